import { type Datum, isoDatum } from '../kernel/datum.ts';
import type { Regeling } from './regeling.ts';

type HeeftRegeling = { regeling: Regeling };

/**
 * The version that applies on a day: the start day of a step, not today (AP31). Among versions that apply the latest geldigVan wins,
 * then the latest vastgesteldOp. Undefined before the first version and after the last one ended.
 */
export function pickRegeling<T extends HeeftRegeling>(
  versies: readonly T[],
  gemeente: string,
  sleutel: string,
  peildatum: Datum,
): T | undefined {
  const dag = isoDatum(peildatum);
  return opVolgorde(versies, gemeente, sleutel).findLast(({ regeling }) => leeft(regeling, dag));
}

/**
 * As `pickRegeling`, but always the version nearest to the day when there is one at all: so that the toets can say that nothing fits
 * because the regeling did not exist yet, or no longer.
 */
export function pickDichtstbij<T extends HeeftRegeling>(
  versies: readonly T[],
  gemeente: string,
  sleutel: string,
  peildatum: Datum,
): T | undefined {
  const dag = isoDatum(peildatum);
  const rij = opVolgorde(versies, gemeente, sleutel);
  return (
    rij.findLast(({ regeling }) => leeft(regeling, dag)) ?? rij.findLast(({ regeling }) => regeling.geldigVan <= dag) ?? rij[0]
  );
}

/** True when the version applies on the day (`jjjj-mm-dd`). */
export function leeft(regeling: Regeling, dag: string): boolean {
  return regeling.geldigVan <= dag && (regeling.geldigTot === null || dag <= regeling.geldigTot);
}

function opVolgorde<T extends HeeftRegeling>(versies: readonly T[], gemeente: string, sleutel: string): T[] {
  return versies
    .filter(({ regeling }) => regeling.gemeente === gemeente && regeling.regeling === sleutel)
    .sort((a, b) => (volgorde(a.regeling) < volgorde(b.regeling) ? -1 : 1));
}

function volgorde(regeling: Regeling): string {
  return `${regeling.geldigVan} ${regeling.vastgesteldOp ?? ''}`;
}
