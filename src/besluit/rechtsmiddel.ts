// What can be done against a besluit. Pure.
import { type Datum, datum, isVoor, toonDatum } from '../kernel/datum.ts';

/** Bezwaar; or beroep at the rechtbank, for what was decided on an objection (Awb 7:1 lid 1 onder a, 8:1). `tot`: the last day. */
export type Middel = { soort: 'bezwaar' | 'beroep'; tot: Datum };

/** Undefined as long as it was not made known: the term runs from there (Awb 6:8). */
export const middelVan = (b: { bezwaar_tot: string | null; beroep_tot: string | null }): Middel | undefined =>
  b.beroep_tot !== null
    ? { soort: 'beroep', tot: datum(b.beroep_tot) }
    : b.bezwaar_tot !== null
      ? { soort: 'bezwaar', tot: datum(b.bezwaar_tot) }
      : undefined;

const KAN: Readonly<Record<Middel['soort'], string>> = {
  bezwaar: 'bezwaar maken',
  beroep: 'in beroep bij de rechtbank',
};

/** “De inwoner kan bezwaar maken tot en met 4 januari 2027.” */
export const middelZin = (m: Middel, vandaag: Datum, wie = 'De inwoner'): string =>
  `${wie} ${isVoor(m.tot, vandaag) ? 'kon' : 'kan'} ${KAN[m.soort]} tot en met ${toonDatum(m.tot)}.`;

/** Why one and not the other, with the place in the law. */
export const BEROEP_BRON = 'Awb artikel 7:1, lid 1, onder a, en artikel 8:1';
