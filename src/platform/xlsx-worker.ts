// Writes a spreadsheet in a thread of its own (xlsx.ts): it takes seconds of computing, and pages go on meanwhile.
import { parentPort } from 'node:worker_threads';
import writeExcelFile from 'write-excel-file/node';
import { z } from 'zod';
import { parseDagnummer } from '../kernel/dagnummer.ts';

const Opdracht = z.object({
  blad: z.string(),
  kolommen: z.array(z.object({ kop: z.string(), soort: z.enum(['tekst', 'getal', 'datum']), breedte: z.number() })),
});
const Rijen = z.custom<readonly (readonly (string | number | null)[])[]>(Array.isArray);

type Opdracht = z.infer<typeof Opdracht>;
type Cel = ReturnType<typeof cel> | { value: string; type: StringConstructor; fontWeight: 'bold' };

/** What spreadsheets call 1 January 1970. */
const NUL_DAG = 25_569;

const cel = (waarde: string | number | null, soort: Opdracht['kolommen'][number]['soort'] | undefined) => {
  if (waarde === null || waarde === '') return null;
  if (soort === 'getal') return Number(waarde);
  const dag = soort === 'datum' ? parseDagnummer(String(waarde)) : undefined;
  // A bare text is a text, whatever it begins with.
  return dag === undefined ? String(waarde) : { value: dag + NUL_DAG, type: Number, format: 'dd-mm-yyyy' };
};

const leeg = (): never => {
  throw new Error('een rekenblad begint met zijn kolommen');
};

/** The file that is being made. */
let blad: { opdracht: Opdracht; rijen: Cel[][] } | undefined;

parentPort?.on('message', async (bericht: unknown) => {
  if (Array.isArray(bericht)) {
    const { opdracht, rijen } = blad ?? leeg();
    for (const rij of Rijen.parse(bericht)) rijen.push(rij.map((waarde, nr) => cel(waarde, opdracht.kolommen[nr]?.soort)));
    return;
  }
  if (bericht !== 'klaar') {
    const opdracht = Opdracht.parse(bericht);
    blad = { opdracht, rijen: [opdracht.kolommen.map(({ kop }) => ({ value: kop, type: String, fontWeight: 'bold' }))] };
    return;
  }
  const { opdracht, rijen } = blad ?? leeg();
  blad = undefined;
  const bestand = await writeExcelFile(rijen, {
    sheet: opdracht.blad,
    stickyRowsCount: 1,
    columns: opdracht.kolommen.map(({ breedte }) => ({ width: breedte })),
  }).toBuffer();
  parentPort?.postMessage(new Uint8Array(bestand));
});
