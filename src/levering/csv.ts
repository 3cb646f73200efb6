/** Text for a cell: quoted, and never read as a formula by a spreadsheet. */
function cel(tekst: string): string {
  const veilig = /^[=+\-@\t\r|]/.test(tekst.trimStart()) ? `'${tekst}` : tekst;
  return `"${veilig.replaceAll('"', '""')}"`;
}

/** The refused rows as a file for a spreadsheet: semicolons, UTF-8 with BOM, no BSN (no message holds one). */
export function afwijzingenCsv(rijen: readonly { bestand: string; regel: number; reden: string; tekst: string }[]): string {
  const regels = rijen.map((rij) => [cel(rij.bestand), String(rij.regel), cel(rij.reden), cel(rij.tekst)].join(';'));
  return `\ufeff${['bestand;regel;reden;tekst', ...regels].join('\r\n')}\r\n`;
}
