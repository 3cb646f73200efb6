import { z } from 'zod';
import type { Landelijk } from '../beleid/landelijk.ts';
import type { Regeling } from '../beleid/regeling.ts';
import { type Verschil, verschilVanGronden, verschilVanVersie } from '../kernel/bewijs.ts';
import { toetsProducten } from './rules.ts';
import type { BewaardeToets } from './stored.ts';

/** What is kept beside facts and outcome since receipts are; null or absent in older rows. */
const Bewijs = z.object({ hash: z.string(), code: z.string() }).nullish();

/** Computes a stored toets again from its facts, by the version it rests on. Empty: the same came out, ground by ground. */
export function herrekenToets(
  { feiten, uitkomst }: BewaardeToets,
  bewijs: unknown,
  versie: { regeling: Regeling; hash: string },
  landelijk: Landelijk,
): Verschil[] {
  const nu = toetsProducten(feiten, versie.regeling, landelijk);
  const uit = verschilVanVersie(Bewijs.parse(bewijs) ?? undefined, versie);
  if (nu.versie !== uitkomst.versie) uit.push({ ernst: 'uitkomst', tekst: `Versie: toen ${uitkomst.versie}, nu ${nu.versie}.` });
  for (const toen of uitkomst.producten) {
    const naam = versie.regeling.producten.find((p) => p.product === toen.product)?.naam ?? toen.product;
    const product = nu.producten.find((p) => p.product === toen.product);
    if (!product) {
      uit.push({ ernst: 'uitkomst', tekst: `${naam}: staat nu niet meer in de uitkomst.` });
      continue;
    }
    if (product.uitkomst !== toen.uitkomst)
      uit.push({ ernst: 'uitkomst', tekst: `${naam}: toen ${toen.uitkomst}, nu ${product.uitkomst}.` });
    uit.push(...verschilVanGronden(naam, toen.gronden, product.gronden));
  }
  for (const { product } of nu.producten)
    if (!uitkomst.producten.some((p) => p.product === product))
      uit.push({ ernst: 'uitkomst', tekst: `${product}: staat nu ook in de uitkomst.` });
  const wijzers = (lijst: readonly { naar: string }[]) =>
    lijst
      .map(({ naar }) => naar)
      .sort()
      .join(', ') || 'geen';
  if (wijzers(uitkomst.advies) !== wijzers(nu.advies))
    uit.push({ ernst: 'uitkomst', tekst: `Wegwijzers: toen ${wijzers(uitkomst.advies)}, nu ${wijzers(nu.advies)}.` });
  return uit;
}
