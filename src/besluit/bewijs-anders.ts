// The receipt of a besluit that gives nothing new: a refusal, a withdrawal, and what another area recorded. Computed again from its facts.
import { z } from 'zod';
import type { Landelijk } from '../beleid/landelijk.ts';
import type { Regeling } from '../beleid/regeling.ts';
import { type Verschil, verschilVanGronden, verschilVanVersie } from '../kernel/bewijs.ts';
import type { Grond } from '../kernel/uitkomst.ts';
import { ToetsFeiten, toetsProducten } from '../toets/index.ts';
import { afwijzingGronden, intrekGrond, isIntrekReden } from './anders.ts';
import { BesluitSoort, soortNaam } from './soorten.ts';

/** As recordBesluit keeps it. */
const Ander = z.looseObject({
  soort: BesluitSoort.exclude(['toekenning', 'herziening']),
  hash: z.string(),
  peildatum: z.string(),
  mandaat: z.object({ van: z.string(), tot: z.string().nullable() }),
});

/** Whether a receipt is of this shape. */
export const isAnderBewijs = (feiten: unknown): boolean => Ander.safeParse(feiten).success;

/** Mandate on the day, version of the regeling, and the grounds as they follow from the facts. Empty: the same comes out. */
export function herrekenAnder(
  rij: { feiten: unknown; gronden: readonly Grond[] },
  versie: { regeling: Regeling; hash: string },
  landelijk: Landelijk,
): Verschil[] {
  const b = Ander.parse(rij.feiten);
  const uit = verschilVanVersie(b, versie);
  if (b.mandaat.van > b.peildatum || (b.mandaat.tot !== null && b.mandaat.tot < b.peildatum))
    uit.push({ ernst: 'uitkomst', tekst: 'Het mandaat gold niet op de dag van het besluit.' });
  // Who signed is a ground of its own: it rests on the mandate above.
  const toen = rij.gronden.filter(({ regel }) => regel !== 'AP16' && regel !== 'AP30');
  const wat = `De ${soortNaam(b.soort).toLowerCase()}`;
  if (b.soort === 'afwijzing') {
    const feiten = z.looseObject({ toets: ToetsFeiten, product: z.string() }).parse(rij.feiten);
    const nu = afwijzingGronden(toetsProducten(feiten.toets, versie.regeling, landelijk), feiten.product, versie.regeling);
    if (!nu.ok)
      return [
        ...uit,
        ...nu.redenen.map(({ tekst }): Verschil => ({ ernst: 'uitkomst', tekst: `${wat} zou nu niet kunnen: ${tekst}` })),
      ];
    return [...uit, ...verschilVanGronden(wat, toen, nu.waarde)];
  }
  if (b.soort === 'intrekking') {
    const { reden } = z.looseObject({ reden: z.string() }).parse(rij.feiten);
    if (!isIntrekReden(reden)) return [...uit, { ernst: 'uitkomst', tekst: `De reden “${reden}” bestaat niet meer.` }];
    return [...uit, ...verschilVanGronden(wat, toen, [intrekGrond(reden)])];
  }
  return toen.length > 0
    ? uit
    : [...uit, { ernst: 'onbekend', tekst: `${wat} heeft geen gronden die opnieuw te berekenen zijn.` }];
}
