/** The product as `npm start` runs it, in a process of its own on a data folder of its own, to be killed at will. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { NODE_ARGS } from '../src/platform/node-args.ts';
import { compileCache } from '../test/compile-cache.ts';
import { request } from './visitor.ts';

const projectFolder = path.resolve(import.meta.dirname, '..');

/** The day on which all drills and journeys take place: a Sunday, so that the whole week lies behind. */
export const VANDAAG = '2026-11-22';

/** How long the product may take to be ready again, in milliseconds. */
export const READY_MS = 2000;

/** Who dies: the server alone; with the process that minds PostgreSQL, which is then an orphan; or all at once, PostgreSQL too. */
export type Blow = 'server' | 'server en oppasser' | 'alles';

export interface Server {
  url: string;
  dataDir: string;
  /** Milliseconds from the start of the process to its first good answer. */
  start(probe?: (url: string) => Promise<boolean>): Promise<number>;
  /** Milliseconds that the process has worked since it was started: says more than a clock on a machine that others use too. */
  worked(): number;
  kill(blow: Blow): Promise<void>;
  /** Process id of the postmaster; undefined when there is none. */
  postmaster(): number | undefined;
  /** Ends it as Ctrl-C does. */
  stop(): Promise<void>;
  /** What it wrote on standard error since it was made. */
  messages(): string[];
  /** Stops it and throws its data away. */
  remove(): Promise<void>;
}

export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('geen poort'))));
    });
  });

/** A new folder that PostgreSQL's own account can come into, also when this is root. */
export const newFolder = (base = os.tmpdir()): string => {
  const folder = fs.mkdtempSync(path.join(base, 'werktmee-drill-'));
  fs.chmodSync(folder, 0o755);
  return folder;
};

const gone = (child: ChildProcess): Promise<void> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise((resolve) => child.once('exit', () => resolve()));

const isAlive = (pid: number): boolean => {
  try {
    return !/^State:\s+[ZX]/m.test(fs.readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return spawnSync('kill', ['-0', String(pid)]).status === 0 && process.platform !== 'linux';
  }
};

const parentOf = (pid: number): number =>
  Number(spawnSync('ps', ['-o', 'ppid=', '-p', String(pid)], { encoding: 'utf8' }).stdout);
const childrenOf = (pid: number): number[] =>
  spawnSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' })
    .stdout.split('\n')
    .filter(Boolean)
    .map(Number);

/** Processor time of a process in milliseconds; 0 where the machine does not say. */
const workedBy = (pid: number | undefined): number => {
  try {
    const [, rest = ''] = fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
    const [user = 0, system = 0] = rest.split(' ').slice(11, 13).map(Number);
    return (user + system) * 10;
  } catch {
    return 0;
  }
};

export const killNow = (pid: number | undefined, signal: NodeJS.Signals = 'SIGKILL'): void => {
  if (pid === undefined || pid <= 1) return;
  try {
    process.kill(pid, signal);
  } catch {
    // it was gone already
  }
};

const pageIsThere = async (url: string): Promise<boolean> => {
  const agent = new http.Agent({ keepAlive: false });
  const answer = await request(url, agent, { method: 'GET', path: '/inloggen' }).catch(() => undefined);
  return answer?.status === 200;
};

/** Waits for the condition; throws when it did not come true in time. */
export const until = async (what: string, done: () => boolean | Promise<boolean>, ms = 60_000, interval = 10): Promise<void> => {
  const end = Date.now() + ms;
  while (!(await done())) {
    if (Date.now() > end) throw new Error(`${what}: niet gebeurd binnen ${ms / 1000} s`);
    await wait(interval);
  }
};

/** Prepares a server; it is not started yet. `dataDir` is made when it is not given and belongs to this server. */
export const makeServer = async (o: { dataDir?: string; port?: number; env?: Record<string, string> } = {}): Promise<Server> => {
  const dataDir = o.dataDir ?? newFolder();
  const port = o.port ?? (await freePort());
  const url = `http://127.0.0.1:${port}`;
  let child: ChildProcess | undefined;
  let written = '';
  const postmaster = (): number | undefined => {
    try {
      const pid = Number(fs.readFileSync(path.join(dataDir, 'pg/postmaster.pid'), 'utf8').split('\n')[0]);
      return isAlive(pid) ? pid : undefined;
    } catch {
      return undefined;
    }
  };
  const stop = async (): Promise<void> => {
    if (!child) return;
    child.kill('SIGTERM');
    await gone(child);
    child = undefined;
  };
  return {
    url,
    dataDir,
    postmaster,
    worked: () => workedBy(child?.pid),
    start: async (probe = pageIsThere) => {
      const began = performance.now();
      const started = spawn(process.execPath, [...NODE_ARGS, path.join(projectFolder, 'src/main.ts')], {
        cwd: projectFolder,
        env: {
          PATH: process.env.PATH,
          ...compileCache(),
          HOME: process.env.HOME,
          PORT: String(port),
          BASE_URL: url,
          WERKTMEE_DATA: dataDir,
          WERKTMEE_VANDAAG: VANDAAG,
          // One sender does here what a whole municipality does.
          WERKTMEE_GRENZEN: 'nee',
          ...o.env,
        },
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      child = started;
      started.stderr?.on('data', (part: Buffer) => {
        written += part.toString();
      });
      await until(
        'de server geeft een pagina',
        async () => {
          if (started.exitCode !== null) throw new Error(`de server stopte met ${started.exitCode}\n${written.slice(-2000)}`);
          return probe(url);
        },
        120_000,
        20,
      );
      return performance.now() - began;
    },
    kill: async (blow) => {
      const database = postmaster();
      const minder = database === undefined ? undefined : parentOf(database);
      const backends = database === undefined || blow !== 'alles' ? [] : childrenOf(database);
      const killed = child;
      child = undefined;
      killed?.kill('SIGKILL');
      if (blow !== 'server') killNow(minder);
      if (blow === 'alles') {
        killNow(database);
        for (const pid of backends) killNow(pid);
      }
      if (killed) await gone(killed);
    },
    stop,
    messages: () => written.split('\n').filter(Boolean),
    remove: async () => {
      await stop();
      const database = postmaster();
      if (database !== undefined) {
        killNow(parentOf(database), 'SIGTERM');
        await until('PostgreSQL is gestopt', () => !isAlive(database)).catch(() => killNow(database));
      }
      fs.rmSync(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    },
  };
};
