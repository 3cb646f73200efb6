// Spreadsheets. What somebody typed is a text in it and never a formula: each cell has the type of its column.
import { helperThreads } from './helper-threads.ts';

export interface XlsxKolom {
  kop: string;
  soort: 'tekst' | 'getal' | 'datum';
  /** In characters. */
  breedte: number;
}

/** A text, a number, a day as `jjjj-mm-dd`, or nothing. */
export type XlsxCel = string | number | null;

/**
 * So many rows at most (keuze). The library holds a whole sheet in memory while it writes: ten thousand rows of twelve cells cost sixty
 * megabytes beside the server, twenty thousand a hundred; gone when it is done. For more there is CSV.
 */
export const XLSX_RIJEN = 10_000;

/** How long one file may take, in milliseconds (keuze). */
const TIJD = 60_000;

export interface Xlsx {
  /** Adds rows, in the order of the columns. */
  voegToe(rijen: readonly (readonly XlsxCel[])[]): void;
  /** The file. Throws when it takes too long. */
  klaar(): Promise<Uint8Array>;
  /** Nothing will come of it: gives the memory back. A file that is made stays. */
  stop(): void;
}

const schrijvers = helperThreads(new URL('./xlsx-worker.ts', import.meta.url), {
  maxOldGenerationSizeMb: 64,
  maxYoungGenerationSizeMb: 4,
});

// One at a time: two people who ask at once must not cost twice the memory.
let beurt: Promise<unknown> = Promise.resolve();

/** Begins a file with one sheet: a bold header row that stays in sight, and columns with their type. Waits for its turn. */
export const startXlsx = async (blad: string, kolommen: readonly XlsxKolom[]): Promise<Xlsx> => {
  const { promise: weg, resolve: vrij } = Promise.withResolvers<void>();
  const vorige = beurt;
  beurt = vorige.then(() => weg);
  await vorige;
  const worker = schrijvers.take();
  let af = false;
  const stop = (): void => {
    if (af) return;
    af = true;
    clearTimeout(wekker);
    void worker.terminate().finally(vrij);
  };
  const wekker = setTimeout(stop, TIJD);
  const uit = new Promise<Uint8Array>((resolve, reject) => {
    worker.once('message', (bestand: Uint8Array) => {
      af = true;
      clearTimeout(wekker);
      schrijvers.give(worker);
      vrij();
      resolve(bestand);
    });
    worker.once('error', (fout) => {
      reject(fout);
      stop();
    });
    worker.once('exit', () => reject(new Error('het rekenblad kwam niet af')));
  });
  // Who stops does not ask how it ended.
  uit.catch(() => undefined);
  worker.postMessage({ blad, kolommen });
  return {
    voegToe: (rijen) => worker.postMessage(rijen),
    klaar: () => {
      worker.postMessage('klaar');
      return uit;
    },
    stop,
  };
};
