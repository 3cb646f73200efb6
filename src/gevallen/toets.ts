import type { Gevallen } from '../beleid/index.ts';
import type { Landelijk } from '../beleid/landelijk.ts';
import type { Regeling } from '../beleid/regeling.ts';
import { ToetsFeiten, toetsProducten } from '../toets/index.ts';
import { foutTekst } from './vorm.ts';

const GEEN_REGELING = 'er is geen versie van deze regeling';

/** The facts of the starting point with those of the case; a case names only the scores of the Zelfredzaamheid-Matrix that it changes. */
function feitenVan(uitgangspunt: Gevallen['uitgangspunt'], geval: Gevallen['toets'][number]): unknown {
  const samen: Record<string, unknown> = { ...uitgangspunt, ...geval.feiten };
  const { zrm } = geval.feiten;
  if (isBlok(zrm) && isBlok(uitgangspunt.zrm)) samen.zrm = { ...uitgangspunt.zrm, ...zrm };
  for (const feit of geval.onbekend ?? []) delete samen[feit];
  return samen;
}

export function toetsVerschillen(
  geval: Gevallen['toets'][number],
  uitgangspunt: Gevallen['uitgangspunt'],
  versieOp: (dag: string) => Regeling | undefined,
  landelijk: Landelijk,
): string[] {
  const feiten = ToetsFeiten.safeParse(feitenVan(uitgangspunt, geval));
  if (!feiten.success) return foutTekst('feiten', feiten.error);
  const versie = versieOp(feiten.data.peildatum);
  if (!versie) return [GEEN_REGELING];
  const uitkomst = toetsProducten(feiten.data, versie, landelijk);
  const per = new Map(uitkomst.producten.map((product) => [product.product, product.uitkomst]));
  const verwacht = [
    ['passend', geval.passend],
    ['niet-passend', geval.nietPassend],
    ['onder-voorwaarde', geval.onderVoorwaarde],
  ] as const;
  const verschillen = verwacht.flatMap(([woord, producten]) =>
    (producten ?? [])
      .filter((product) => per.get(product) !== woord)
      .map((product) => `${product} is ${per.get(product) ?? 'geen product van deze versie'}, afgesproken is ${woord}`),
  );
  for (const product of geval.bestaatNiet ?? [])
    if (per.has(product)) verschillen.push(`${product} staat in deze versie, afgesproken is dat het er niet is`);
  const advies = uitkomst.advies.map(({ naar }) => naar);
  for (const naar of geval.advies ?? [])
    if (!advies.includes(naar)) verschillen.push(`de wegwijzer naar ${naar} ontbreekt; er staat: ${advies.join(', ') || 'geen'}`);
  for (const naar of geval.geenAdvies ?? [])
    if (advies.includes(naar)) verschillen.push(`er is een wegwijzer naar ${naar}, en die hoort er niet te zijn`);
  return verschillen;
}

const isBlok = (waarde: unknown): waarde is Record<string, unknown> =>
  waarde !== null && typeof waarde === 'object' && !Array.isArray(waarde);
