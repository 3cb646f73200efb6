import { tabelNaam } from '../../kernel/tabelnaam.ts';
import { hoofdletter } from '../../kernel/tekst.ts';

/** Of these a part stays: what was paid. */
const DEEL: Readonly<Record<string, string>> = {
  toewijzing: 'Toewijzingen zonder declaratie',
  uren: 'Dagen met uren zonder declaratie',
};

/** A table of the dossier as people call it. */
export const tabelWoord = (tabel: string): string => {
  const naam = tabelNaam(tabel);
  return DEEL[tabel] ?? hoofdletter(naam);
};

/** "240 kB", "1,4 MB"; 0 is "0 kB". */
export const grootte = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1).replace('.', ',')} MB`;
