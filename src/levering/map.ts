import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { gelukt, geweigerd, type Resultaat } from '../kernel/resultaat.ts';
import { type Bron, MAX_BYTES, type OnleesbaarBestand } from './types.ts';

export type GelezenMap = {
  bestanden: (Bron | OnleesbaarBestand)[];
  /** Files that are no .csv: not read. */
  overgeslagen: string[];
};

const codeVan = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined);

/** Finds the .csv files of a folder, in the order of their names; their bytes are read when they are asked for. Refused: no folder, no right to look in it, no .csv file in it. */
export async function readMap(map: string): Promise<Resultaat<GelezenMap>> {
  let namen: string[];
  try {
    namen = (await readdir(map)).filter((naam) => !naam.startsWith('.')).sort();
  } catch (error) {
    switch (codeVan(error)) {
      case 'ENOENT':
        return geweigerd(`De map ${map} bestaat niet.`);
      case 'ENOTDIR':
        return geweigerd(`${map} is een bestand. Geef de map waarin de bestanden van de levering staan.`);
      case 'EACCES':
      case 'EPERM':
        return geweigerd(`De map ${map} mag niet gelezen worden.`);
      default:
        throw error;
    }
  }
  const bestanden: GelezenMap['bestanden'] = [];
  const overgeslagen: string[] = [];
  for (const naam of namen) {
    if (/\.csv$/i.test(naam)) bestanden.push(await readDeel(map, naam));
    else overgeslagen.push(toonbaar(naam));
  }
  if (bestanden.length === 0) {
    return geweigerd(
      namen.length === 0
        ? `De map ${map} is leeg.`
        : `In de map ${map} staat geen .csv-bestand. Gezien: ${overgeslagen.slice(0, 5).join(', ')}.`,
    );
  }
  return gelukt({ bestanden, overgeslagen });
}

const STUK = 64 * 1024;

/** One piece of memory for the whole file: each part holds until the next is asked for. */
async function* stukkenVan(pad: string): AsyncGenerator<Uint8Array> {
  const bestand = await open(pad);
  try {
    const stuk = new Uint8Array(STUK);
    for (;;) {
      const { bytesRead } = await bestand.read(stuk, 0, STUK);
      if (bytesRead === 0) return;
      yield stuk.subarray(0, bytesRead);
    }
  } finally {
    await bestand.close();
  }
}

/** Signs that steer a terminal or turn a line around: no name of a file that people made has them. */
const STUURTEKEN = /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu;
const toonbaar = (naam: string): string => naam.replace(STUURTEKEN, '\ufffd');

async function readDeel(map: string, naam: string): Promise<Bron | OnleesbaarBestand> {
  const pad = join(map, naam);
  if (toonbaar(naam) !== naam) {
    const fout = 'In de naam van dit bestand staan tekens die niet te zien zijn. Geef het een andere naam.';
    return { bestand: toonbaar(naam), soort: null, fout };
  }
  try {
    const wat = await stat(pad);
    if (wat.isDirectory()) return { bestand: naam, soort: null, fout: 'Dit is een map en geen bestand.' };
    // A pipe would be waited for, a device has no end.
    if (!wat.isFile()) return { bestand: naam, soort: null, fout: 'Dit is geen gewoon bestand.' };
    // Opened to see whether it may be read.
    await (await open(pad)).close();
    if (wat.size > MAX_BYTES) {
      const fout = `Het bestand is groter dan ${MAX_BYTES / 1024 / 1024} MB. Splits het in delen.`;
      return { bestand: naam, soort: null, fout };
    }
    return { naam, grootte: wat.size, stukken: () => stukkenVan(pad) };
  } catch (error) {
    switch (codeVan(error)) {
      case 'EACCES':
      case 'EPERM':
        return { bestand: naam, soort: null, fout: 'Het bestand mag niet gelezen worden.' };
      case 'ENOENT':
        return { bestand: naam, soort: null, fout: 'Het bestand is er niet meer.' };
      default:
        throw error;
    }
  }
}
