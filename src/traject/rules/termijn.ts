// How long a step lasts. Only `vast`, `maximum` and `minstens` are limits: an average never is (regels §0).
import { type Landelijk, plusWerkdagen } from '../../beleid/landelijk.ts';
import { type RouteStap, type RouteTermijn, type RouteTerug, termijnTekst, toonDuur } from '../../beleid/regeling.ts';
import { type Datum, plusDagen, plusMaanden, toonDatum } from '../../kernel/datum.ts';
import type { Stand, TermijnDagen } from '../types.ts';

type Eenheid = RouteTermijn['eenheid'];

const MAANDEN_PER_JAAR = 12;

/** The same day so much later (K1); without `landelijk` only weekends are no working days. */
export function plus(dag: Datum, aantal: number, eenheid: Eenheid, landelijk?: Landelijk): Datum {
  switch (eenheid) {
    case 'dagen':
      return plusDagen(dag, aantal);
    case 'weken':
      return plusDagen(dag, 7 * aantal);
    case 'maanden':
      return plusMaanden(dag, aantal);
    case 'jaren':
      return plusMaanden(dag, MAANDEN_PER_JAAR * aantal);
    case 'werkdagen':
      return landelijk ? plusWerkdagen(landelijk, dag, aantal) : zonderWeekenden(dag, aantal);
  }
}

const zonderWeekenden = (dag: Datum, aantal: number): Datum => {
  let uit = dag;
  for (let over = aantal; over > 0; ) {
    uit = plusDagen(uit, 1);
    if (uit.dayOfWeek < 6) over--;
  }
  return uit;
};

/** The days of a step that begins on `op`; undefined when no source gives a term. */
export function termijnDagen(stap: RouteStap, op: Datum, landelijk?: Stand['landelijk']): TermijnDagen | undefined {
  const { termijn, bron } = stap;
  if (!termijn) return undefined;
  const { aantal, eenheid, soort, minstens, vanaf } = termijn;
  const basis = { soort, tekst: termijnTekst(termijn), bron };
  if (vanaf !== undefined && vanaf !== 'begin') return basis;
  // K1: the last day of a term.
  const laatste = (n: number): Datum => plusDagen(plus(op, n, eenheid, landelijk), -1);
  const dag = laatste(aantal);
  const vroegst = minstens === undefined ? {} : { vroegst: laatste(minstens) };
  switch (soort) {
    case 'vast':
      return { ...basis, ...vroegst, verwacht: dag, uiterst: dag };
    case 'maximum':
      return { ...basis, ...vroegst, uiterst: dag };
    case 'minimum':
      return { ...basis, vroegst: dag };
    case 'gemiddeld':
    case 'uitgangspunt':
      return { ...basis, ...vroegst, verwacht: dag };
  }
}

/** AM5: the day from which something lasts longer than the months that a way back asks for, and how that is said. */
export const nietVoor = ({ naMaanden }: RouteTerug, begonnenOp: Datum): { vanaf: Datum; tekst: string } | undefined => {
  if (naMaanden === undefined) return undefined;
  const vanaf = plusMaanden(begonnenOp, naMaanden);
  return { vanaf, tekst: `Dit kan vanaf ${toonDatum(vanaf)}: dan duurt het langer dan ${toonDuur(naMaanden, 'maanden')}.` };
};
