import { type Datum, plusDagen } from '../kernel/datum.ts';
import type { Bericht, Overleg, Partij, Partijen } from './types.ts';

/** What is needed to see who must answer. */
type Wending = Pick<Bericht, 'soort' | 'van' | 'geschrevenOp'>;

/**
 * Since when a party owes an answer: the first message of another after its own last word. Undefined: nothing waits. `berichten` stand in
 * the order they were written.
 */
export const wachtSinds = (berichten: readonly Wending[], ik: Partij = 'gemeente'): { van: Partij; op: Date } | undefined => {
  const laatste = berichten.findLastIndex(({ van, soort }) => van === ik && soort !== 'erbij');
  const eerste = berichten.slice(laatste + 1).find(({ van, soort }) => van !== ik && soort === 'bericht');
  return eerste && { van: eerste.van, op: eerste.geschrevenOp };
};

/** The last day for an answer, so many days after the message (keuze of the municipality). */
export const antwoordTot = (op: Datum, dagen: number): Datum => plusDagen(op, dagen);

/** Whose turn of phrase: the other parties of an overleg, seen from one of them. */
export const anderen = (o: Partijen, ik: Partij): Partij[] => {
  const alle: Partij[] = ['gemeente'];
  if (o.metInwoner) alle.unshift('inwoner');
  if (o.aanbiederId !== null) alle.push('aanbieder');
  if (o.centrumId !== null) alle.push('centrum');
  return alle.filter((partij) => partij !== ik);
};

/** "Jan Hoekstra, de gemeente (Sanne de Wit) en Fietspunt". */
export const partijNaam = (o: Overleg, partij: Partij): string => {
  switch (partij) {
    case 'inwoner':
      return o.inwoner;
    case 'aanbieder':
      return o.aanbieder ?? 'de aanbieder';
    case 'centrum':
      return o.centrum ?? 'het oriëntatiecentrum';
    case 'gemeente':
      return o.consulentId === 0 ? 'de gemeente' : `de gemeente (${o.consulent})`;
  }
};

/**
 * The parties that a form names: `inwoner`, `aanbieder-4`, `inwoner-aanbieder-4`, and the same with `centrum`; undefined for anything else.
 */
export const partijenUit = (
  met: string,
  aanbieders: readonly { id: number }[],
  centra: readonly { id: number }[] = [],
): Partijen | undefined => {
  const [, inwoner, soort, nummer] = /^(inwoner)?-?(?:(aanbieder|centrum)-([1-9]\d{0,8}))?$/.exec(met) ?? [];
  const id = nummer === undefined ? null : Number(nummer);
  if (id !== null && !(soort === 'centrum' ? centra : aanbieders).some((een) => een.id === id)) return undefined;
  if (inwoner === undefined && id === null) return undefined;
  return {
    metInwoner: inwoner !== undefined,
    aanbiederId: soort === 'aanbieder' ? id : null,
    centrumId: soort === 'centrum' ? id : null,
  };
};
