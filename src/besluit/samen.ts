// A besluit that the regeling wants taken together with somebody (besluit.samenMet): who is asked, what each said, and what is still missing. Pure.

import { bronStatus } from '../beleid/explain.ts';
import { type BesluitBij, mandaatFunctie, type Product, type Regeling, SAMEN_BIJ } from '../beleid/regeling.ts';
import { type Datum, isoDatum, datum as naarDatum, toonDatum } from '../kernel/datum.ts';
import type { Reden } from '../kernel/resultaat.ts';
import { hoofdletter } from '../kernel/tekst.ts';
import type { Grond } from '../kernel/uitkomst.ts';

export const HOE_GEZEGD = {
  zelf: 'zelf',
  gesprek: 'in een gesprek',
  telefoon: 'aan de telefoon',
  brief: 'in een brief',
} as const;
export type HoeGezegd = keyof typeof HOE_GEZEGD;

/** A question to one of those with whom a besluit is taken, with the answer. */
export interface Samenspraak {
  id: number;
  conceptId: number;
  inwonerId: number;
  /** As the regeling names him: inwoner, aanbieder, or a functie. */
  wie: string;
  gevraagdAan: number | undefined;
  aanbiederId: number | undefined;
  /** Who it is by name; for the resident empty. */
  naam: string;
  voorstel: { kop: string; waarde: string }[];
  gevraagdOp: Datum;
  /** undefined: nothing was said yet. */
  antwoord: boolean | undefined;
  reden: string;
  hoe: HoeGezegd | undefined;
  /** Who said it, when somebody wrote it down. */
  namens: string;
  gegevenOp: Datum | undefined;
  gegevenDoor: number | undefined;
  vervallen: boolean;
  versie: number;
}

/** A colleague by his functie. */
export interface Collega {
  id: number;
  naam: string;
  functie: string | null;
}

/** How somebody is asked: he answers himself, or what he said is written down. */
export type Gevraagde =
  | { wie: string; soort: 'inwoner' }
  | { wie: string; soort: 'aanbieder' }
  | { wie: string; soort: 'collega'; keuze: readonly Collega[] }
  | { wie: string; soort: 'buiten' };

/** "uitkerende-instantie" → "de uitkerende instantie" */
export const samenNaam = (wie: string): string => `de ${wie.replaceAll('-', ' ')}`;

/** With whom this kind of besluit on this product is taken; none where the regeling names nobody, or not at this kind (keuze). */
export const samenMet = (product: Product | undefined, bij: BesluitBij): readonly string[] => {
  const waarbij = product?.besluit?.samenBij?.waarde ?? SAMEN_BIJ;
  return waarbij.some((een) => een === bij) ? (product?.besluit?.samenMet ?? []) : [];
};

const sleutel = (functie: string): string =>
  functie
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');

/** Divides those with whom it is taken. Who asks, and who signed first, is never the other (keuze). */
export const verdeelSamen = (
  wie: readonly string[],
  o: { regeling: Pick<Regeling, 'mandaat'>; collegas: readonly Collega[]; niet: readonly number[] },
): Gevraagde[] =>
  wie.map((een): Gevraagde => {
    if (een === 'inwoner' || een === 'aanbieder') return { wie: een, soort: een };
    const namen = [een, ...[mandaatFunctie(o.regeling, een)].flatMap((naam) => (naam === undefined ? [] : [sleutel(naam)]))];
    const met = o.collegas.filter(({ functie }) => functie !== null && namen.includes(sleutel(functie)));
    return met.length === 0
      ? { wie: een, soort: 'buiten' }
      : { wie: een, soort: 'collega', keuze: met.filter(({ id }) => !o.niet.includes(id)) };
  });

/** The question that counts now for one of them. */
export const huidige = (rijen: readonly Samenspraak[], wie: string): Samenspraak | undefined =>
  rijen.find((rij) => rij.wie === wie && !rij.vervallen);

/** What stands in the way of signing: who was not asked, did not answer, or said no. Empty: all said yes. */
export const samenRedenen = (
  product: Product | undefined,
  wie: readonly string[],
  rijen: readonly Samenspraak[],
  tekenaars: readonly number[] = [],
): Reden[] => {
  const bron = product?.besluit?.bron ?? 'keuze';
  const reden = (tekst: string): Reden => ({ veld: 'samen', tekst, regel: 'AP16', bron });
  return wie.flatMap((een): Reden[] => {
    const rij = huidige(rijen, een);
    const naam = rij?.naam || samenNaam(een);
    if (!rij) return [reden(`De regeling wil dat je dit samen met ${samenNaam(een)} besluit. Vraag eerst om ja of nee.`)];
    if (rij.antwoord === undefined) return [reden(`Dit besluit wacht op het ja of nee van ${naam}.`)];
    if (!rij.antwoord)
      return [reden(`${hoofdletter(naam)} zei nee: ${rij.reden} Overleg, pas het concept aan en vraag het opnieuw.`)];
    if (rij.hoe === 'zelf' && rij.gegevenDoor !== undefined && tekenaars.includes(rij.gegevenDoor))
      return [reden(`${hoofdletter(naam)} zei al ja als ${een.replaceAll('-', ' ')}. Wie meebesluit, tekent niet ook zelf.`)];
    return [];
  });
};

/** Who said yes, as the receipt keeps it. */
export interface SamenFeit {
  wie: string;
  naam: string;
  hoe: string;
  op: string;
}

export const samenFeiten = (wie: readonly string[], rijen: readonly Samenspraak[]): SamenFeit[] =>
  wie.flatMap((een) => {
    const rij = huidige(rijen, een);
    return rij?.antwoord && rij.gegevenOp && rij.hoe
      ? [{ wie: een, naam: rij.naam || rij.namens, hoe: rij.hoe, op: isoDatum(rij.gegevenOp) }]
      : [];
  });

/** The ground of the receipt: with whom it was decided. None where the regeling names nobody. */
export function samenGronden(regeling: Regeling, product: Product | undefined, samen: readonly SamenFeit[]): Grond[] {
  const besluit = product?.besluit;
  if (!besluit || samen.length === 0) return [];
  const wie = samen.map(({ wie: een, naam, op }) =>
    [samenNaam(een), ...(naam === '' ? [] : [naam]), `ja op ${toonDatum(naarDatum(op))}`].join(', '),
  );
  return [
    {
      regel: 'AP16',
      bron: besluit.bron,
      status: bronStatus(regeling, besluit.bron),
      tekst: `Besloten samen met: ${wie.join('; ')}.`,
      voldaan: true,
    },
  ];
}

/** What the letter says of it, to the resident, in B1: one sentence each. */
export const samenZinnen = (samen: readonly SamenFeit[]): string[] =>
  samen.map(({ wie, naam, op }) => {
    const dag = toonDatum(naarDatum(op));
    if (wie === 'inwoner') return `Jij zei ja op ${dag}.`;
    return `${hoofdletter(samenNaam(wie))}${naam === '' ? '' : ` (${naam})`} zei ja op ${dag}.`;
  });
