import { appendFile, mkdir, readFile, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Where the server keeps the chain hashes it made: outside the database, in the data folder. */
export const ankerbestand = (dataDir: string): string => join(dataDir, 'logboek-ankers.txt');

/** Adds a line: when, which seal, up to which line, and its chain hash. */
export const schrijfAnker = async (bestand: string, o: { id: number; totId: number; keten: string }, nu: Date): Promise<void> => {
  await mkdir(dirname(bestand), { recursive: true });
  await appendFile(bestand, `${nu.toISOString()} verzegeling ${o.id} tot en met regel ${o.totId} ${o.keten}\n`, { mode: 0o600 });
};

/** Every chain hash in the file, oldest first; none when there is no file. A line that was cut off by a crash is skipped. */
export const leesAnkers = async (bestand: string): Promise<string[]> => {
  try {
    const tekst = await readFile(bestand, 'utf8');
    return tekst.split('\n').flatMap((regel) => / ([0-9a-f]{64})$/.exec(regel)?.[1] ?? []);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
};

/** The hashes belong to one database: when another takes its place, the file keeps them under another name. */
export const legAnkersWeg = async (bestand: string, achtervoegsel: string): Promise<void> => {
  try {
    await rename(bestand, `${bestand}.${achtervoegsel}`);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
};
