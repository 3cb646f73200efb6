import type { Regeling } from '../beleid/regeling.ts';

/** Where an aanbieder is, seen from the home of the resident. */
export type Nabijheid = 'woonplaats' | 'gemeente' | 'verder';

export type Gerangschikt<T> = T & { nabijheid: Nabijheid };

const cijfers = (postcode: string): number => Number(postcode.slice(0, 4)) || 0;

/**
 * AP15: as near the home as possible. First the home town, then the other places of the municipality, then the rest; within each by
 * the distance between the figures of the postcodes. Which places adjoin is not in the source: the screen says so, nothing is refused.
 */
export function rangschikAanbieders<T extends { naam: string; postcode: string; woonplaats: string }>(
  aanbieders: readonly T[],
  inwoner: { postcode: string; woonplaats: string },
  plaatsenVanGemeente: readonly string[],
): Gerangschikt<T>[] {
  const gelijk = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();
  const afstand = (a: T) => Math.abs(cijfers(a.postcode) - cijfers(inwoner.postcode));
  const orde: Record<Nabijheid, number> = { woonplaats: 0, gemeente: 1, verder: 2 };
  return aanbieders
    .map((a): Gerangschikt<T> => {
      const nabijheid = gelijk(a.woonplaats, inwoner.woonplaats)
        ? 'woonplaats'
        : plaatsenVanGemeente.some((plaats) => gelijk(plaats, a.woonplaats))
          ? 'gemeente'
          : 'verder';
      return { ...a, nabijheid };
    })
    .sort((a, b) => orde[a.nabijheid] - orde[b.nabijheid] || afstand(a) - afstand(b) || a.naam.localeCompare(b.naam, 'nl'));
}

/** "Apeldoorn: in de woonplaats van de inwoner"; of who is further away what this regeling itself says of near the home, with its source. */
export function nabijheidTekst(
  a: { woonplaats: string; nabijheid: Nabijheid },
  { uitgangspunten }: Pick<Regeling, 'uitgangspunten'>,
): string {
  const lokaal = uitgangspunten.find(({ sleutel }) => sleutel === 'lokaal');
  switch (a.nabijheid) {
    case 'woonplaats':
      return `${a.woonplaats}: in de woonplaats van de inwoner`;
    case 'gemeente':
      return `${a.woonplaats}: in een andere plaats van de gemeente`;
    case 'verder':
      return `${a.woonplaats}: buiten de gemeente.${lokaal ? ` ${lokaal.tekst.replace(/\.$/, '')} (${lokaal.bron}).` : ''}`;
  }
}
