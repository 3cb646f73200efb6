// The hours of a step against what the route says of them.
import type { RouteStap } from '../../beleid/regeling.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import type { Stand, Waarom } from '../types.ts';
import { waarom } from './stand.ts';

/** AL2: a starting point that is not reached is shown, a limit that is not kept is refused. */
export function urenOordeel(stand: Stand, stap: RouteStap, uren: number | undefined): { redenen: Reden[]; letOp: Waarom[] } {
  const eis = stap.uren;
  if (!eis || uren === undefined) return { redenen: [], letOp: [] };
  const teveel = (eis.soort === 'maximum' || eis.soort === 'vast') && uren > eis.perWeek;
  const teweinig = (eis.soort === 'minimum' || eis.soort === 'vast') && uren < eis.perWeek;
  if (teveel || teweinig)
    return {
      redenen: [
        {
          veld: 'uren',
          tekst: `Bij ${stap.naam} horen ${teveel ? 'ten hoogste' : 'ten minste'} ${eis.perWeek} uur per week.`,
          bron: eis.bron,
        },
      ],
      letOp: [],
    };
  return { redenen: [], letOp: urenLetOp(stand, stap, uren) };
}

/** AL2: fewer hours than the starting point are said, and no reason to refuse. */
export const urenLetOp = (stand: Pick<Stand, 'regeling'>, { uren: eis }: Pick<RouteStap, 'uren'>, uren: number): Waarom[] =>
  eis && (eis.soort === 'uitgangspunt' || eis.soort === 'gemiddeld') && uren < eis.perWeek
    ? [waarom(stand, `Het uitgangspunt is ${eis.perWeek} uur per week.`, eis.bron)]
    : [];
