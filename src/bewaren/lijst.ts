// What was destroyed, kept outside the database: a back-up that is put back knows nothing of it.
import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Vernietigd } from './queries/vernietiging.ts';

/** Where the list stands: in the data folder, beside the anchors of the logboek. */
export const vernietigdbestand = (dataDir: string): string => join(dataDir, 'vernietigd.txt');

/** Adds a line for each number: when, municipality, number, mark. */
export const schrijfVernietigd = async (bestand: string, regels: readonly Vernietigd[], nu: Date): Promise<void> => {
  if (regels.length === 0) return;
  await mkdir(dirname(bestand), { recursive: true });
  const tekst = regels.map((r) => `${nu.toISOString()} gemeente ${r.gemeenteId} nummer ${r.nummer} ${r.kenmerk}\n`).join('');
  await appendFile(bestand, tekst, { mode: 0o600 });
};

/** Every line of the list; none when there is no file. A line that was cut off by a crash is skipped. */
export const leesVernietigd = async (bestand: string): Promise<Vernietigd[]> => {
  try {
    return (await readFile(bestand, 'utf8')).split('\n').flatMap((regel) => {
      const delen = / gemeente (\d{1,9}) nummer (\d{1,9}) ([0-9a-f]{64})$/.exec(regel);
      return delen ? [{ gemeenteId: Number(delen[1]), nummer: Number(delen[2]), kenmerk: delen[3] ?? '' }] : [];
    });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
};
