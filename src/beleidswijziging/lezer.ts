// Reads what a stranger handed in, in a thread of its own: a file that is made to be slow holds nobody else up (lees-apart.ts).
import { parentPort } from 'node:worker_threads';
import { z } from 'zod';
import { basisVan, leesBestand, leesGevallenBestand } from './lezen.ts';

const Vraag = z.object({
  bestand: z.instanceof(Uint8Array),
  gevallen: z.instanceof(Uint8Array).optional(),
  geldigVan: z.string().optional(),
});

parentPort?.on('message', (vraag: unknown) => {
  const { bestand, gevallen, geldigVan } = Vraag.parse(vraag);
  parentPort?.postMessage({
    bestand: leesBestand(bestand, { geldigVan }),
    gemaaktVan: basisVan(bestand),
    gevallen: gevallen && leesGevallenBestand(gevallen),
  });
});
