import { toonUurMinuut } from '../kernel/minuten.ts';
import { toonWaarde } from './fields.ts';
import type { BekendUur, IsoDag, ResultaatRij } from './types.ts';

// How what is known is said in a message.

export function toonUur(uur: BekendUur): string {
  return `${toonUurMinuut(uur.minuten)} uur op ${nl(uur.datum)} bij toewijzing ${toonWaarde(uur.toewijzing)}`;
}

export function toonResultaat(rij: ResultaatRij): string {
  const akkoord = rij.akkoordGemeente === null ? 'akkoord nog open' : rij.akkoordGemeente ? 'akkoord' : 'niet akkoord';
  return `trede ${rij.bereikteTrede} op ${nl(rij.datum)}, ${akkoord}`;
}

/** "2026-10-31" → "31-10-2026" */
export function nl(dag: IsoDag): string {
  return `${dag.slice(8)}-${dag.slice(5, 7)}-${dag.slice(0, 4)}`;
}
