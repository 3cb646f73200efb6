import { CsvError, type Options, parse } from 'csv-parse/sync';
import { gelukt, geweigerd, type Resultaat } from '../kernel/resultaat.ts';
import { MAX_BYTES } from './types.ts';

/** One record of a file. `regel` is the line on which it starts; `fout` says that it could not be taken apart. */
export type CsvRecord = { regel: number; velden: string[]; fout?: string };

export const SCHEIDINGSTEKENS = [';', ',', '\t'] as const;

/**
 * Text of a delivered file: UTF-8 with or without BOM, otherwise Windows-1252. Refused with a reason: UTF-16, a file that is no
 * text (Excel, PDF, zip), an empty one and one over MAX_BYTES.
 */
export function decodeBytes(bytes: Uint8Array): Resultaat<string> {
  if (bytes.length > MAX_BYTES) {
    return geweigerd(
      `Het bestand is ${Math.ceil(bytes.length / 1024 / 1024)} MB; meer dan ${MAX_BYTES / 1024 / 1024} MB lezen we niet. Splits het in delen.`,
    );
  }
  if (begintMet(bytes, 0xff, 0xfe) || begintMet(bytes, 0xfe, 0xff)) {
    return geweigerd('Het bestand is UTF-16 (“Unicode-tekst”). Sla het op als “CSV UTF-8” en lever het opnieuw aan.');
  }
  if (begintMet(bytes, 0x50, 0x4b)) {
    return geweigerd('Dit is een Excel- of zipbestand. Sla het blad op als “CSV UTF-8” en lever dat aan.');
  }
  if (begintMet(bytes, 0x25, 0x50, 0x44, 0x46) || begintMet(bytes, 0xd0, 0xcf, 0x11, 0xe0) || bytes.includes(0)) {
    return geweigerd('Dit is geen tekstbestand. Lever een CSV-bestand aan, bijvoorbeeld opgeslagen als “CSV UTF-8”.');
  }
  const utf8 = decodeUtf8(bytes);
  if (utf8 !== undefined) return utf8.trim() === '' ? geweigerd('Het bestand is leeg.') : gelukt(utf8);
  if (begintMet(bytes, 0xef, 0xbb, 0xbf)) {
    return geweigerd(
      'Het bestand zegt dat het UTF-8 is, maar bevat tekens die dat niet zijn. Sla het opnieuw op als “CSV UTF-8”.',
    );
  }
  return gelukt(new TextDecoder('windows-1252').decode(bytes));
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function begintMet(bytes: Uint8Array, ...begin: number[]): boolean {
  return begin.every((waarde, i) => bytes[i] === waarde);
}

const OPTIES = {
  record_delimiter: '\n',
  relax_column_count: true,
  skip_empty_lines: true,
} satisfies Options;

/**
 * Takes the text apart into records, the header included; blank lines are skipped and counted. A quoted field may hold the
 * delimiter and line ends. When quotes are broken only the line with the broken quote is lost: reading goes on at the next line.
 */
export function splitRecords(tekst: string, scheidingsteken: string): CsvRecord[] {
  // One kind of line end: csv-parse counts a quoted CRLF as two lines.
  const regels = tekst.replace(/\r\n?/g, '\n');
  return splitSnel(regels, scheidingsteken) ?? splitVoorzichtig(regels, scheidingsteken);
}

/** The whole file at once; undefined when quotes in it cannot be trusted. */
function splitSnel(tekst: string, scheidingsteken: string): CsvRecord[] | undefined {
  const quotes = tekst.includes('"');
  const records: CsvRecord[] = [];
  let vertrouwd = true;
  try {
    parse(tekst, {
      ...OPTIES,
      delimiter: scheidingsteken,
      on_record: (velden: string[], { lines }) => {
        // `lines` is the line on which the record ends.
        const extra = quotes ? regelsIn(velden) : 0;
        // A record over several lines with another number of columns is a quote that was closed by a later one.
        if (extra > 0 && velden.length !== records[0]?.velden.length) vertrouwd = false;
        if (!isLeeg(velden)) records.push({ regel: lines - extra, velden });
        return null;
      },
    });
  } catch (fout) {
    if (fout instanceof CsvError) return undefined;
    throw fout;
  }
  return vertrouwd ? records : undefined;
}

/** Longest quoted record that is still believed, in lines. */
const MAX_REGELS_PER_RECORD = 50;

function splitVoorzichtig(tekst: string, scheidingsteken: string): CsvRecord[] {
  const regels = tekst.split('\n');
  const records: CsvRecord[] = [];
  for (let i = 0; i < regels.length; i++) {
    const regel = regels[i] ?? '';
    if (regel.trim() === '') continue;
    const kolommen = records[0]?.velden.length;
    let velden: string[] | undefined;
    let aantal = 1;
    if (!regel.includes('"')) velden = regel.split(scheidingsteken);
    else {
      velden = leesRecord(regel, scheidingsteken, false);
      while (!velden && aantal < MAX_REGELS_PER_RECORD && i + aantal < regels.length) {
        aantal++;
        const poging = leesRecord(regels.slice(i, i + aantal).join('\n'), scheidingsteken, false);
        if (poging && poging.length === kolommen) velden = poging;
      }
      if (!velden) {
        aantal = 1;
        // A quote inside a name is harmless as long as the columns stay what they are.
        const soepel = leesRecord(regel, scheidingsteken, true);
        if (soepel && soepel.length === kolommen) velden = soepel;
      }
    }
    const nummer = i + 1;
    if (!velden) records.push({ regel: nummer, velden: [], fout: 'De aanhalingstekens op deze regel kloppen niet.' });
    else if (!isLeeg(velden)) records.push({ regel: nummer, velden });
    i += aantal - 1;
  }
  return records;
}

function leesRecord(tekst: string, scheidingsteken: string, soepel: boolean): string[] | undefined {
  try {
    const records: string[][] = parse(tekst, { ...OPTIES, delimiter: scheidingsteken, relax_quotes: soepel });
    return records.length === 1 ? records[0] : undefined;
  } catch (fout) {
    if (fout instanceof CsvError) return undefined;
    throw fout;
  }
}

function regelsIn(velden: readonly string[]): number {
  let aantal = 0;
  for (const veld of velden) if (veld.includes('\n')) aantal += veld.split('\n').length - 1;
  return aantal;
}

function isLeeg(velden: readonly string[]): boolean {
  return velden.every((veld) => veld.trim() === '');
}
