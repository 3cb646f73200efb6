import { csvTekst } from '../platform/csv.ts';

/** The refused rows as a file for a spreadsheet: semicolons, UTF-8 with BOM, no BSN (no message holds one). */
export function afwijzingenCsv(rijen: readonly { bestand: string; regel: number; reden: string; tekst: string }[]): string {
  const regels = rijen.map((rij) =>
    [csvTekst(rij.bestand), String(rij.regel), csvTekst(rij.reden), csvTekst(rij.tekst)].join(';'),
  );
  return `\ufeff${['bestand;regel;reden;tekst', ...regels].join('\r\n')}\r\n`;
}
