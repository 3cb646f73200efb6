import { datum, toonDatum } from '../../kernel/datum.ts';
import { Conflict } from '../../platform/problem.ts';
import type { ToewijzingRij } from '../queries.ts';
import { toewijzingStatusTekst } from '../types.ts';

/** Somebody else was first: shows what the toewijzing has become. */
export function statusConflict(nu: ToewijzingRij, jouw: string, terug: string): Conflict {
  const sinds = nu.beeindigd_op ?? nu.gestart_op ?? nu.geaccepteerd_op;
  return new Conflict({
    wat: 'deze toewijzing',
    velden: [
      {
        label: 'Stand',
        jouw,
        nu: `${toewijzingStatusTekst[nu.status]}${sinds === null ? '' : ` (${toonDatum(datum(sinds))})`}`,
        anders: true,
      },
    ],
    terug,
  });
}
