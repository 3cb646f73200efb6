import { helperThreads } from '../platform/helper-threads.ts';
import type { basisVan, Fouten, leesBestand, leesGevallenBestand } from './lezen.ts';

export interface GelezenBestanden {
  bestand: ReturnType<typeof leesBestand>;
  /** The version from which the file says that it was made. */
  gemaaktVan: ReturnType<typeof basisVan>;
  gevallen: ReturnType<typeof leesGevallenBestand> | undefined;
}

/** How long reading may take, in milliseconds (keuze): a real policy file takes half a second. */
const TIJD = 15_000;

const teZwaar = (): GelezenBestanden => {
  const tekst = 'het lezen duurde te lang; lever het nog eens in, of ga uit van het bestand dat je hier downloadt';
  const fouten: Fouten = { ok: false, fouten: [{ bestand: '', regel: 1, pad: '', tekst }], tekst: '' };
  return { bestand: fouten, gemaaktVan: undefined, gevallen: undefined };
};

const lezers = helperThreads(new URL('./lezer.ts', import.meta.url));

/** Reads a version, and agreed cases when they came along, beside everybody's work; what takes too long is a fault. */
export const leesApart = (vraag: {
  bestand: Uint8Array;
  gevallen: Uint8Array | undefined;
  geldigVan: string | undefined;
}): Promise<GelezenBestanden> =>
  new Promise((resolve, reject) => {
    const lezer = lezers.take();
    const wekker = setTimeout(() => {
      resolve(teZwaar());
      void lezer.terminate();
    }, TIJD);
    lezer.once('message', (antwoord: GelezenBestanden) => {
      clearTimeout(wekker);
      lezers.give(lezer);
      resolve(antwoord);
    });
    lezer.once('error', (fout) => {
      clearTimeout(wekker);
      reject(fout);
    });
    lezer.postMessage(vraag);
  });
