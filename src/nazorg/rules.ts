import { type Datum, isNa, plusMaanden } from '../kernel/datum.ts';
import type { Trede } from '../kernel/trede.ts';
import type { Nazorgmoment, NazorgStand, NazorgUitkomst } from './types.ts';

/** From this trede on a step up is asked after (keuze: below it the place itself is evaluated). */
export const NAZORG_VANAF: Trede = 4;

/** Whether a new trede is a step up that is asked after; the first trede of a dossier is none. */
export const isNazorgStap = (nieuw: Trede, eerder: Trede | undefined): boolean =>
  eerder !== undefined && nieuw > eerder && nieuw >= NAZORG_VANAF;

/** K1, K7: the days that lie ahead, so many months after `begin`. What is over already is not asked any more. */
export const nazorgDagen = (begin: Datum, maanden: readonly number[], vandaag: Datum): { maanden: number; datum: Datum }[] =>
  [...new Set(maanden)]
    .map((aantal) => ({ maanden: aantal, datum: plusMaanden(begin, aantal) }))
    .filter(({ datum }) => isNa(datum, vandaag));

/** Where a moment stands: a doubt or a no waits until somebody did something with it. */
export const nazorgStand = (m: Nazorgmoment, vandaag: Datum): NazorgStand => {
  if (m.vervallenOp) return 'vervallen';
  if (m.uitkomst !== null) return m.uitkomst === 'goed' || m.opgevolgdOp ? 'beantwoord' : 'op-te-volgen';
  return isNa(m.datum, vandaag) ? 'gepland' : 'open';
};

/** A sustained result (keuze): the place was not called wrong, and the resident stands where he came or higher. The database holds it to this. */
export const isDuurzaam = (uitkomst: NazorgUitkomst, o: { nu: Trede; bereikt: Trede }): boolean =>
  uitkomst !== 'niet-goed' && o.nu >= o.bereikt;
