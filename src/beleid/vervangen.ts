// Who replaces whom without anybody arranging it: people of one functie who know each other's residents (AL8). Pure.
import type { Gemeente } from './gemeente.ts';

const kaal = (functie: string): string =>
  functie
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '-');

/** Where it stands that people of a functie replace each other, and who those are; undefined when no source says so. */
export function vervangenElkaar<C extends { id: number; functie?: string | null | undefined }>(
  gemeente: Pick<Gemeente, 'vervangenElkaar'>,
  gebruikerId: number,
  collegas: readonly C[],
): { bron: string; collegas: C[] } | undefined {
  const ik = collegas.find(({ id }) => id === gebruikerId)?.functie;
  if (!ik) return undefined;
  const regel = gemeente.vervangenElkaar.find(({ functie }) => kaal(functie) === kaal(ik));
  return (
    regel && {
      bron: regel.bron,
      collegas: collegas.filter(({ id, functie }) => id !== gebruikerId && !!functie && kaal(functie) === kaal(ik)),
    }
  );
}
