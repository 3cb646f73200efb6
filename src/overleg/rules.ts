import { type Datum, plusDagen } from '../kernel/datum.ts';
import type { Bericht, Overleg, Partij, Partijen } from './types.ts';

/** What is needed to see who must answer. */
type Wending = Pick<Bericht, 'soort' | 'van' | 'geschrevenOp'>;

/**
 * Since when the municipality owes an answer: the first message of another party after the last word of the municipality. Undefined:
 * nothing waits. `berichten` stand in the order they were written.
 */
export const wachtSinds = (berichten: readonly Wending[]): { van: Partij; op: Date } | undefined => {
  const laatste = berichten.findLastIndex(({ van, soort }) => van === 'gemeente' && soort !== 'erbij');
  const eerste = berichten.slice(laatste + 1).find(({ van, soort }) => van !== 'gemeente' && soort === 'bericht');
  return eerste && { van: eerste.van, op: eerste.geschrevenOp };
};

/** The last day for an answer, so many days after the message (keuze of the municipality). */
export const antwoordTot = (op: Datum, dagen: number): Datum => plusDagen(op, dagen);

/** Whose turn of phrase: the other parties of an overleg, seen from one of them. */
export const anderen = (o: Partijen, ik: Partij): Partij[] => {
  const alle: Partij[] = ['gemeente'];
  if (o.metInwoner) alle.unshift('inwoner');
  if (o.aanbiederId !== null) alle.push('aanbieder');
  return alle.filter((partij) => partij !== ik);
};

/** "Jan Hoekstra, de gemeente (Sanne de Wit) en Fietspunt". */
export const partijNaam = (o: Overleg, partij: Partij): string =>
  partij === 'inwoner'
    ? o.inwoner
    : partij === 'aanbieder'
      ? (o.aanbieder ?? 'de aanbieder')
      : o.consulentId === 0
        ? 'de gemeente'
        : `de gemeente (${o.consulent})`;

/** The parties that a form names: `inwoner`, `aanbieder-4` or `inwoner-aanbieder-4`; undefined for anything else. */
export const partijenUit = (met: string, aanbieders: readonly { id: number }[]): Partijen | undefined => {
  const [, inwoner, id] = /^(inwoner)?-?(?:aanbieder-([1-9]\d{0,8}))?$/.exec(met) ?? [];
  const aanbiederId = id === undefined ? null : Number(id);
  if (aanbiederId !== null && !aanbieders.some((een) => een.id === aanbiederId)) return undefined;
  if (inwoner === undefined && aanbiederId === null) return undefined;
  return { metInwoner: inwoner !== undefined, aanbiederId };
};
