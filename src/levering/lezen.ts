import { setImmediate as adem } from 'node:timers/promises';
import { gelukt, geweigerd, type Resultaat } from '../kernel/resultaat.ts';
import { type Indeling, recogniseKolommen, recogniseScheidingsteken } from './columns.ts';
import { type Keuring, keurBytes, maakTekstlezer } from './decode.ts';
import { type CsvRecord, type Lezer, maakSnelleLezer, maakVoorzichtigeLezer } from './lezer.ts';
import { maakRijlezer } from './rows.ts';
import { type Bron, type Deel, MAX_BYTES, MAX_RIJEN, type OnleesbaarBestand } from './types.ts';

/** A file of which is known what it is and how to read it; its rows come from `leesDelen`. */
export type GeopendBestand = {
  bron: Bron;
  codering: Keuring['codering'];
  indeling: Indeling;
  maakLezer: () => Lezer;
  /** Number of the record that holds the headers, the first being 0. */
  kop: number;
  /** At most so many rows. */
  hoogstens: number;
};

/** A file that is in memory already. */
export const bronVan = (naam: string, bytes: Uint8Array): Bron => ({ naam, grootte: bytes.length, stukken: () => [bytes] });

/** Bytes that are read at a go: a few milliseconds, so that the pages are not kept waiting. */
const HAP = 64 * 1024;
/** Rows that are judged and stored at a go. */
export const DEEL = 2_000;

async function* happen(bron: Bron): AsyncGenerator<Uint8Array> {
  for await (const stuk of bron.stukken()) {
    for (let i = 0; i < stuk.length; i += HAP) {
      yield stuk.subarray(i, i + HAP);
      await adem();
    }
  }
}

async function* teksten(bron: Bron, codering: Keuring['codering']): AsyncGenerator<string> {
  const lezer = maakTekstlezer(codering);
  for await (const hap of happen(bron)) yield lezer.neem(hap);
  yield lezer.einde();
}

async function* recordsVan(bron: Bron, codering: Keuring['codering'], lezer: Lezer): AsyncGenerator<CsvRecord[]> {
  for await (const tekst of teksten(bron, codering)) yield lezer.neem(tekst);
  yield lezer.einde();
}

/**
 * Looks at a file without keeping it: decodes the bytes, recognises delimiter and columns. The name is for the report only; what a
 * file is shows in its columns. A file that cannot be read says why.
 */
export async function openBestand(bron: Bron): Promise<GeopendBestand | OnleesbaarBestand> {
  const onleesbaar = (redenen: readonly { tekst: string }[]): OnleesbaarBestand => ({
    bestand: bron.naam,
    soort: null,
    fout: redenen.map((reden) => reden.tekst).join(' '),
  });
  const keuring = keurBytes(bron.grootte);
  if (bron.grootte <= MAX_BYTES) for await (const hap of happen(bron)) keuring.neem(hap);
  const gekeurd = keuring.einde();
  if (!gekeurd.ok) return onleesbaar(gekeurd.redenen);
  const geopend = await vindIndeling(bron, gekeurd.waarde);
  return geopend.ok ? geopend.waarde : onleesbaar(geopend.redenen);
}

async function vindIndeling(bron: Bron, keuring: Keuring): Promise<Resultaat<GeopendBestand>> {
  const { codering } = keuring;
  const regels = await eersteRegels(bron, codering);
  const teken = recogniseScheidingsteken(regels.find((regel) => regel.trim() !== '' && !SEP.test(regel)) ?? '');
  const maakLezer = (await zijnQuotesBetrouwbaar(bron, keuring, teken))
    ? () => maakSnelleLezer(teken)
    : () => maakVoorzichtigeLezer(teken);

  const eerste: CsvRecord[] = [];
  for await (const records of recordsVan(bron, codering, maakLezer())) {
    eerste.push(...records.slice(0, 2));
    if (eerste.length >= 2) break;
  }
  // Excel writes its delimiter on a first line of its own.
  const kop = eerste[0] && SEP.test(regels[eerste[0].regel - 1] ?? '') ? 1 : 0;
  const koprecord = eerste[kop];
  if (!koprecord) return geweigerd('Het bestand is leeg.');
  if (koprecord.fout) return geweigerd(`Regel ${koprecord.regel}, de regel met kolomnamen, is niet te lezen. ${koprecord.fout}`);
  const indeling = recogniseKolommen(koprecord.velden);
  if (!indeling.ok) return indeling;
  const geopend = { bron, codering, indeling: indeling.waarde, maakLezer, kop, hoogstens: keuring.regeleinden };
  if (keuring.regeleinden > MAX_RIJEN) {
    let aantal = -1 - kop;
    for await (const records of recordsVan(bron, codering, maakLezer())) aantal += records.length;
    if (aantal > MAX_RIJEN) {
      const punten = (n: number) => String(n).replace(/\B(?=(\d{3})+(?!\d))/g, '.');
      return geweigerd(
        `Het bestand heeft ${punten(aantal)} regels; meer dan ${punten(MAX_RIJEN)} lezen we niet. Splits het in delen.`,
      );
    }
  }
  return gelukt(geopend);
}

const SEP = /^\uFEFF?sep=.?\s*$/i;
const MEESTE_EERSTE_REGELS = 1000;

async function eersteRegels(bron: Bron, codering: Keuring['codering']): Promise<string[]> {
  const delen: string[] = [];
  let regels = 1;
  for await (const deel of teksten(bron, codering)) {
    delen.push(deel);
    regels += deel.split('\n').length - 1;
    if (regels > MEESTE_EERSTE_REGELS) break;
  }
  return delen.join('').split('\n', MEESTE_EERSTE_REGELS);
}

async function zijnQuotesBetrouwbaar(bron: Bron, keuring: Keuring, teken: string): Promise<boolean> {
  if (!keuring.aanhalingstekens) return true;
  const lezer = maakSnelleLezer(teken);
  for await (const _ of recordsVan(bron, keuring.codering, lezer)) if (!lezer.betrouwbaar) return false;
  return lezer.betrouwbaar;
}

/** The rows of a file in file order, in parts: each typed, or refused with its line and reason. */
export async function* leesDelen({ bron, codering, indeling, maakLezer, kop }: GeopendBestand): AsyncGenerator<Deel> {
  const rijlezer = maakRijlezer(indeling);
  let overslaan = kop + 1;
  let wacht = false;
  for await (const records of recordsVan(bron, codering, maakLezer())) {
    // Typed at once: the fields of a record take far more room than its row.
    const { aantal } = rijlezer.neem(overslaan > 0 ? records.slice(overslaan) : records);
    overslaan = Math.max(0, overslaan - records.length);
    wacht = aantal > 0 && aantal < DEEL;
    if (aantal >= DEEL) yield rijlezer.geef();
  }
  if (wacht) yield rijlezer.geef();
}
