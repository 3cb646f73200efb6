/** What a question costs in processor time, apart from how busy the machine is: read from /proc, so on Linux only. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const TICK_MS = 10;

/** Milliseconds of processor time that a process has used, and its parent. Undefined when it is gone. */
const statOf = async (pid: number): Promise<{ ms: number; parent: number } | undefined> => {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  // The name may hold spaces and brackets: count from behind it.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return { ms: (Number(fields[11]) + Number(fields[12])) * TICK_MS, parent: Number(fields[1]) };
};

const sum = async (pids: readonly number[]): Promise<number> => {
  const all = await Promise.all(pids.map(statOf));
  return all.reduce((total, one) => total + (one?.ms ?? 0), 0);
};

/** PostgreSQL of a data folder with everything that it started. */
const databasePids = async (dataDir: string): Promise<number[]> => {
  const [first = ''] = (await readFile(join(dataDir, 'pg', 'postmaster.pid'), 'utf8')).split('\n');
  const postmaster = Number(first);
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const stats = await Promise.all(pids.map(async (pid) => ({ pid, stat: await statOf(pid) })));
  return [postmaster, ...stats.flatMap(({ pid, stat }) => (stat?.parent === postmaster ? [pid] : []))];
};

export interface Cpu {
  server: number;
  database: number;
  vragers: number;
}

/** The clock of the processors now; undefined where there is no /proc. */
export const readCpu = async (o: { dataDir: string; server: readonly number[]; vragers: number }): Promise<Cpu | undefined> => {
  try {
    const [server, database, vragers] = await Promise.all([sum(o.server), databasePids(o.dataDir).then(sum), sum([o.vragers])]);
    return { server, database, vragers };
  } catch {
    return undefined;
  }
};

/** Milliseconds for each of `aantal` questions between two readings. */
export const perVraag = (begin: Cpu | undefined, eind: Cpu | undefined, aantal: number): Cpu | undefined =>
  begin && eind && aantal > 0
    ? {
        server: (eind.server - begin.server) / aantal,
        database: (eind.database - begin.database) / aantal,
        vragers: (eind.vragers - begin.vragers) / aantal,
      }
    : undefined;
