// Cells of the files that people open in a spreadsheet. What somebody typed must never be computed there: a formula can read other
// cells, fetch an address, or start a program.

/** What a spreadsheet begins a formula with, also behind space that nobody sees and in the wide letters of Asian keyboards. */
const FORMULE = /^[\s\u200b-\u200d\u2060\ufeff]*[=+\-@|＝＋－＠]|^[\t\r]/;

/** The text as it is, with an apostrophe ahead when a spreadsheet would take it for a formula. */
export const zonderFormule = (tekst: string): string => (FORMULE.test(tekst) ? `'${tekst}` : tekst);

/** A cell with text: quoted, never a formula. */
export const csvTekst = (tekst: string): string => `"${zonderFormule(tekst).replaceAll('"', '""')}"`;

/** A line of cells with semicolons, as a Dutch spreadsheet reads them; quoted where that is needed, never a formula. */
export const csvRegel = (velden: readonly string[]): string =>
  `${velden.map((veld) => (/[";\n\r\t]/.test(veld) ? csvTekst(veld) : zonderFormule(veld))).join(';')}\r\n`;
