// Writes a spreadsheet in a thread of its own (xlsx.ts): it takes seconds of computing, and pages go on meanwhile.
import { parentPort, workerData } from 'node:worker_threads';
import writeExcelFile from 'write-excel-file/node';
import { z } from 'zod';
import { parseDagnummer } from '../kernel/dagnummer.ts';

const Opdracht = z.object({
  blad: z.string(),
  kolommen: z.array(z.object({ kop: z.string(), soort: z.enum(['tekst', 'getal', 'datum']), breedte: z.number() })),
});
const Rijen = z.custom<readonly (readonly (string | number | null)[])[]>(Array.isArray);

const { blad, kolommen } = Opdracht.parse(workerData);

/** What spreadsheets call 1 January 1970. */
const NUL_DAG = 25_569;

const cel = (waarde: string | number | null, soort: (typeof kolommen)[number]['soort'] | undefined) => {
  if (waarde === null || waarde === '') return null;
  if (soort === 'getal') return Number(waarde);
  const dag = soort === 'datum' ? parseDagnummer(String(waarde)) : undefined;
  // A bare text is a text, whatever it begins with.
  return dag === undefined ? String(waarde) : { value: dag + NUL_DAG, type: Number, format: 'dd-mm-yyyy' };
};

const data: (ReturnType<typeof cel> | { value: string; type: StringConstructor; fontWeight: 'bold' })[][] = [
  kolommen.map(({ kop }) => ({ value: kop, type: String, fontWeight: 'bold' })),
];

parentPort?.on('message', async (bericht: unknown) => {
  if (bericht !== 'klaar') {
    for (const rij of Rijen.parse(bericht)) data.push(rij.map((waarde, nr) => cel(waarde, kolommen[nr]?.soort)));
    return;
  }
  const bestand = await writeExcelFile(data, {
    sheet: blad,
    stickyRowsCount: 1,
    columns: kolommen.map(({ breedte }) => ({ width: breedte })),
  }).toBuffer();
  parentPort?.postMessage(new Uint8Array(bestand));
});
