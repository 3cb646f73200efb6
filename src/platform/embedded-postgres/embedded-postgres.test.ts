import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import readline from 'node:readline';
import { afterAll, expect, test, vi } from 'vitest';
import { NODE_ARGS } from '../node-args.ts';
import { isAlive, waitUntil } from './processes.ts';

const fixture = path.join(import.meta.dirname, 'fixture-user.ts');
/** What one test made and has to clean up: they run beside each other, for most of each is waiting for processes. */
type Bench = { folders: string[]; running: ChildProcess[]; supervisors: number[] };

const cleanUp = async ({ folders, running, supervisors }: Bench): Promise<void> => {
  for (const child of running) child.kill('SIGKILL');
  // What they leave behind would wait for a successor.
  for (const pid of supervisors) if (isAlive(pid)) process.kill(pid, 'SIGTERM');
  for (const folder of folders) {
    const cluster = postmasterOf(folder);
    await waitUntil(() => !cluster || !isAlive(cluster), 10_000);
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  }
};

/** A test that runs beside the others. */
const beside = (name: string, doing: (bench: Bench) => Promise<void>, when = true): void =>
  test.runIf(when).concurrent(name, async () => {
    const bench: Bench = { folders: [], running: [], supervisors: [] };
    try {
      await doing(bench);
    } finally {
      await cleanUp(bench);
    }
  });

function newFolder({ folders }: Bench): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'werktmee-pg-'));
  // Made by root it is where PostgreSQL's own account can come, so that nothing is left elsewhere; one test closes it again.
  fs.chmodSync(folder, 0o755);
  folders.push(folder);
  return folder;
}

const makeCluster = async (): Promise<string> => {
  const bench: Bench = { folders: [], running: [], supervisors: [] };
  const folder = newFolder(bench);
  await (await startUser(bench, folder)).leave();
  return folder;
};
let made: Promise<string> | undefined;
/** A folder with a cluster that nobody runs. Made once and copied: making one is what the other tests are about. */
async function folderWithCluster(bench: Bench): Promise<string> {
  made ??= makeCluster();
  const from = path.join(await made, 'pg');
  const folder = newFolder(bench);
  // With owners and modes: PostgreSQL is particular about them.
  spawnSync('cp', ['-a', from, folder]);
  return folder;
}
afterAll(async () => {
  if (made !== undefined) fs.rmSync(await made, { recursive: true, force: true });
});

type Answer = {
  ready?: boolean;
  supervisorPid?: number;
  rows?: { n: number }[];
  error?: string;
  lost?: string;
  closed?: boolean;
};

/** A process of its own that uses the database of `folder`. */
async function startUser({ running, supervisors }: Bench, folder: string) {
  const child = spawn(process.execPath, [...NODE_ARGS, fixture, folder], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  running.push(child);
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const lines = readline.createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const answer = async (): Promise<Answer> => JSON.parse((await lines.next()).value ?? '{}');
  const first = await answer();
  if (first.supervisorPid) supervisors.push(first.supervisorPid);
  const ask = async (sql: string) => {
    child.stdin.write(`${sql}\n`);
    return answer();
  };
  return {
    first,
    supervisorPid: first.supervisorPid ?? 0,
    ask,
    answer,
    /** Asks until it succeeds: a pool has to find out first that its connection broke. */
    askPatiently: async (sql: string) => {
      for (const end = Date.now() + 10_000; ; await new Promise((resolve) => setTimeout(resolve, 50))) {
        const result = await ask(sql);
        if (result.rows || Date.now() > end) return result;
      }
    },
    leave: async () => {
      child.stdin.end();
      const last = await answer();
      await exited;
      return last;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

/** Process id of the PostgreSQL of a folder, wherever its data are; undefined while it begins: then the file is there and empty. */
function postmasterOf(folder: string): number | undefined {
  try {
    return Number(fs.readFileSync(path.join(folder, 'pg/postmaster.pid'), 'utf8').split('\n')[0]) || undefined;
  } catch {
    return undefined;
  }
}

/** The same, of one that lives: a signal to number 0 would end everybody who runs the tests. */
async function livingPostmaster(folder: string): Promise<number> {
  let pid: number | undefined;
  await waitUntil(() => {
    pid = postmasterOf(folder);
    return pid !== undefined && isAlive(pid);
  }, 10_000);
  if (pid === undefined) throw new Error(`no PostgreSQL runs in ${folder}`);
  return pid;
}

const logOf = (folder: string): string => fs.readFileSync(path.join(folder, 'postgres.log'), 'utf8');

const count = 'select count(*)::int as n from proef';

beside('two processes share one cluster; the last one out stops it, and what was committed stays', async (bench) => {
  const folder = newFolder(bench);
  // Both at once on an empty folder: one makes the cluster, the other joins.
  const [first, second] = await Promise.all([startUser(bench, folder), startUser(bench, folder)]);
  expect(first.supervisorPid).toBeGreaterThan(0);
  expect(second.supervisorPid).toBe(first.supervisorPid);
  await first.ask('create table proef (i int)');
  await first.ask('insert into proef values (1)');
  expect(await second.ask(count)).toEqual({ rows: [{ n: 1 }] });

  expect(await first.leave()).toEqual({ closed: true });
  expect(await second.ask(count)).toEqual({ rows: [{ n: 1 }] });
  const postmaster = await livingPostmaster(folder);
  await second.leave();
  expect(isAlive(postmaster)).toBe(false);

  const third = await startUser(bench, folder);
  expect(await third.ask(count)).toEqual({ rows: [{ n: 1 }] });
  expect((await third.ask(`select 1 as n where lower('ÉÏ') = 'éï' and current_setting('fsync') = 'on'`)).rows).toHaveLength(1);
});

beside('after kill -9 of the only user the next one finds PostgreSQL running, with every committed row', async (bench) => {
  const folder = await folderWithCluster(bench);
  const user = await startUser(bench, folder);
  await user.ask('create table proef (i int)');
  await user.ask('insert into proef select generate_series(1, 1000)');
  const postmaster = await livingPostmaster(folder);
  await user.kill();
  const next = await startUser(bench, folder);
  expect(await next.ask(count)).toEqual({ rows: [{ n: 1000 }] });
  expect(isAlive(postmaster)).toBe(true);
  expect(next.supervisorPid).toBe(user.supervisorPid);
});

beside('after kill -9 of the only user PostgreSQL stops by itself when nobody comes', async (bench) => {
  const folder = await folderWithCluster(bench);
  const user = await startUser(bench, folder);
  const postmaster = await livingPostmaster(folder);
  await user.kill();
  expect(await waitUntil(() => !isAlive(postmaster), 15_000)).toBe(true);
  expect((await startUser(bench, folder)).first.ready).toBe(true);
});

beside('after kill -9 of user and supervisor the orphan is taken over', async (bench) => {
  const folder = await folderWithCluster(bench);
  const user = await startUser(bench, folder);
  await user.ask('create table proef (i int)');
  await user.ask('insert into proef values (1)');
  const orphan = await livingPostmaster(folder);
  process.kill(user.supervisorPid, 'SIGKILL');
  await user.kill();
  expect(isAlive(orphan)).toBe(true);

  const next = await startUser(bench, folder);
  expect(await next.ask(count)).toEqual({ rows: [{ n: 1 }] });
  expect(isAlive(orphan)).toBe(false);
  expect(next.supervisorPid).not.toBe(user.supervisorPid);
});

beside('a user goes on after PostgreSQL or the supervisor was killed', async (bench) => {
  const folder = await folderWithCluster(bench);
  const user = await startUser(bench, folder);
  await user.ask('create table proef (i int)');
  await user.ask('insert into proef values (1)');
  process.kill(await livingPostmaster(folder), 'SIGKILL');
  expect(await user.askPatiently(count)).toEqual({ rows: [{ n: 1 }] });
  process.kill(user.supervisorPid, 'SIGKILL');
  const orphan = await livingPostmaster(folder);
  await waitUntil(() => !isAlive(orphan), 10_000);
  expect(await user.askPatiently(count)).toEqual({ rows: [{ n: 1 }] });
});

beside(
  'PostgreSQL that was killed again and again, and could not be started for a while, comes back by itself',
  async (bench) => {
    const folder = await folderWithCluster(bench);
    const user = await startUser(bench, folder);
    await user.ask('create table proef (i int)');
    for (let kill = 0; kill < 3; kill++) {
      process.kill(await livingPostmaster(folder), 'SIGQUIT');
      expect(await user.askPatiently(count)).toEqual({ rows: [{ n: 0 }] });
    }
    const settings = path.join(folder, 'pg/postgresql.conf');
    const away = path.join(folder, 'away.conf');
    fs.renameSync(settings, away);
    const postmaster = await livingPostmaster(folder);
    process.kill(postmaster, 'SIGQUIT');
    await waitUntil(() => /could not access the server configuration file/.test(logOf(folder)), 10_000);
    expect((await user.ask(count)).error).toBeDefined();
    fs.renameSync(away, settings);
    expect(await user.askPatiently(count)).toEqual({ rows: [{ n: 0 }] });
  },
);

beside('a stale postmaster.pid and socket lock with the number of a stranger do not stop it', async (bench) => {
  const folder = await folderWithCluster(bench);
  await (await startUser(bench, folder)).leave();
  const pid = `${process.pid}\n`;
  fs.writeFileSync(path.join(folder, 'pg/postmaster.pid'), pid);
  const sockets = fs.readdirSync(folder).find((name) => name.startsWith('s-')) ?? '';
  fs.writeFileSync(path.join(folder, sockets, '.s.PGSQL.5432.lock'), pid);
  expect((await startUser(bench, folder)).first.ready).toBe(true);
});

beside('a data folder that was deleted comes back empty, and its old database tells its users', async (bench) => {
  const folder = newFolder(bench);
  const user = await startUser(bench, folder);
  await user.ask('create table proef (i int)');
  const old = await livingPostmaster(folder);
  fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  expect((await user.answer()).lost).toMatch(/is verwijderd/);
  await waitUntil(() => !isAlive(old), 5_000);
  const next = await startUser(bench, folder);
  expect((await next.ask(count)).error).toMatch(/proef/);
});

beside('a folder with a path that is too long for a socket works', async (bench) => {
  const folder = path.join(newFolder(bench), 'een-map-met-een-lange-naam-'.repeat(4));
  const user = await startUser(bench, folder);
  expect(await user.ask('select 1 as n')).toEqual({ rows: [{ n: 1 }] });
  await user.leave();
});

beside('data of another version of PostgreSQL and a damaged cluster are refused in Dutch', async (bench) => {
  const folder = newFolder(bench);
  fs.mkdirSync(path.join(folder, 'pg'));
  expect((await startUser(bench, folder)).first.error).toMatch(/ontbreken bestanden/);
  fs.writeFileSync(path.join(folder, 'pg/PG_VERSION'), '17\n');
  expect((await startUser(bench, folder)).first.error).toMatch(/PostgreSQL 17/);
});

/** A small disk in memory, which only root can make and not in every container. */
function smallDisk(): string | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'werktmee-disk-'));
  return spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=256m,mode=755', 'tmpfs', folder]).status === 0 ? folder : undefined;
}
const disk = smallDisk();
afterAll(() => {
  if (!disk) return;
  spawnSync('umount', ['-l', disk]);
  fs.rmdirSync(disk);
});

beside(
  'on a disk that is almost full it only reads, and with room again it writes again',
  async (bench) => {
    const folder = path.join(disk ?? '', 'data');
    const user = await startUser(bench, folder);
    await user.ask('create table proef (i int)');
    await user.ask('insert into proef values (1)');
    const ballast = path.join(disk ?? '', 'ballast');
    const { bavail, bsize } = fs.statfsSync(disk ?? '');
    fs.writeFileSync(ballast, Buffer.alloc(bavail * bsize - 20_000_000));
    const refused = async () => (await user.ask('insert into proef values (2)')).error ?? '';
    await vi.waitFor(async () => expect(await refused()).toMatch(/read-only transaction/), { timeout: 10_000, interval: 100 });
    expect((await user.ask(count)).rows?.[0]?.n).toBeGreaterThan(0);
    fs.rmSync(ballast);
    await vi.waitFor(async () => expect(await refused()).toBe(''), { timeout: 10_000, interval: 100 });
    await user.leave();
  },
  disk !== undefined,
);

beside(
  'as root in a folder that nobody else may enter the data lie outside it',
  async (bench) => {
    const closed = newFolder(bench);
    fs.chmodSync(closed, 0o700);
    const folder = path.join(closed, 'data');
    const user = await startUser(bench, folder);
    expect(await user.ask('select 1 as n')).toEqual({ rows: [{ n: 1 }] });
    await user.leave();
    const note = fs.readFileSync(path.join(folder, 'WAAR-STAAN-DE-GEGEVENS.txt'), 'utf8');
    const outside = /\/var\/lib\/werktmee\/[0-9a-f]{16}/.exec(note)?.[0] ?? '';
    expect(fs.existsSync(path.join(outside, 'pg/PG_VERSION'))).toBe(true);

    const copy = path.join(closed, 'kopie');
    spawnSync('cp', ['-a', folder, copy]);
    expect((await startUser(bench, copy)).first.error).toMatch(/is een kopie van/);
    fs.rmSync(outside, { recursive: true });
  },
  process.getuid?.() === 0,
);
