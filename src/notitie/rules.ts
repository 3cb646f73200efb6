import type { Notitie, NotitieSoort } from './types.ts';

export interface Filter {
  /** Words that all must stand in the text. */
  zoek: string;
  soort: NotitieSoort | undefined;
  /** Who wrote the latest version. */
  door: number | undefined;
}

const gelijk = (tekst: string): string => tekst.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The notes that fit, in the order they came. Case and accents do not count; every word that was typed must be there. */
export const gefilterd = (notities: readonly Notitie[], filter: Filter): Notitie[] => {
  const woorden = gelijk(filter.zoek).split(/\s+/).filter(Boolean);
  return notities.filter((een) => {
    if (filter.soort && een.soort !== filter.soort) return false;
    if (filter.door !== undefined && een.doorId !== filter.door) return false;
    const tekst = woorden.length > 0 ? gelijk(een.tekst) : '';
    return woorden.every((woord) => tekst.includes(woord));
  });
};

/** The latest version of each note, the note that was begun last first. */
export const laatsteVersies = (versies: readonly Notitie[]): Notitie[] => {
  const per = new Map<string, Notitie>();
  for (const een of versies) {
    const sleutel = `${een.soort} ${een.reeks}`;
    const nu = per.get(sleutel);
    if (!nu || een.versie > nu.versie) per.set(sleutel, een);
  }
  return [...per.values()].sort((a, b) => b.begonnenOp.getTime() - a.begonnenOp.getTime() || b.reeks - a.reeks);
};
