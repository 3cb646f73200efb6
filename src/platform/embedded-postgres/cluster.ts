/** One PostgreSQL cluster on disk: made, freed from what a crash left behind, started and stopped. */
import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import type { Home } from './home.ts';
import { EmbeddedPostgresError } from './problem.ts';
import { hasArgument, isAlive, waitUntil } from './processes.ts';

/** Database that exists from the start, besides PostgreSQL's own `postgres`. */
export const databaseName = 'werktmee';
/** Role that owns everything; who can reach the socket folder needs no password. */
export const ownerName = 'postgres';

export type ClusterOptions = {
  /** Open file that gets the log of PostgreSQL. */
  readonly log: number;
  /** For tests: nothing survives a power cut, and writing is much faster. */
  readonly throwaway: boolean;
};

const secondsToStart = 60;

/** Never the locale or time zone of whoever started the product: the order of names would change with the terminal. */
const environment = { PATH: process.env.PATH ?? '', LC_ALL: 'C', TZ: 'UTC' };

function settings(throwaway: boolean): string[] {
  const values = {
    listen_addresses: '',
    unix_socket_permissions: '0700',
    max_connections: '60',
    // Restoring locks every table, index and sequence of the product at once; the tests do that beside other databases.
    max_locks_per_transaction: '256',
    shared_buffers: '128MB',
    fsync: throwaway ? 'off' : 'on',
    full_page_writes: throwaway ? 'off' : 'on',
    synchronous_commit: throwaway ? 'off' : 'on',
    // What a killed process was still asking ends soon: its successor must not wait for the locks of it.
    client_connection_check_interval: '1s',
    // A statement or the detail of an error can hold personal data; the product logs its own errors.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** Makes the cluster when there is none. It is renamed into place when it is whole, so a crash half-way leaves nothing. */
export async function ensureCluster(home: Home, options: ClusterOptions): Promise<void> {
  const version = path.join(home.pgData, 'PG_VERSION');
  if (fs.existsSync(version)) {
    const found = fs.readFileSync(version, 'utf8').trim();
    if (found !== '18') {
      throw new EmbeddedPostgresError(
        `De gegevens in ${home.pgData} zijn van PostgreSQL ${found}; deze versie van het product werkt met 18. ` +
          'Kies een andere map met WERKTMEE_DATA, of zet de gegevens eerst over.',
      );
    }
    return;
  }
  if (fs.existsSync(home.pgData)) {
    throw new EmbeddedPostgresError(
      `In ${home.pgData} ontbreken bestanden van de database. Zet een reservekopie terug, of verwijder de hele datamap om leeg te beginnen.`,
    );
  }
  const draft = `${home.pgData}.nieuw`;
  fs.rmSync(draft, { recursive: true, force: true });
  fs.mkdirSync(draft, { mode: 0o700 });
  if (home.user) fs.chownSync(draft, home.user.uid, home.user.gid);
  await run(home, 'initdb', [
    ...['-D', draft, '-U', ownerName, '-A', 'trust', '-E', 'UTF8', '--no-instructions'],
    ...['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
    ...(options.throwaway ? ['--no-sync'] : []),
  ]);
  await run(
    home,
    'postgres',
    ['--single', '-D', draft, ...settings(options.throwaway), 'postgres'],
    `create database ${databaseName}\n`,
  );
  fs.renameSync(draft, home.pgData);
}

async function run(home: Home, program: string, args: readonly string[], input = ''): Promise<void> {
  const child = spawn(path.join(home.native, 'bin', program), args, { ...home.user, env: environment, cwd: '/' });
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    output += chunk;
  });
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status, signal) => resolve(status ?? signal));
  });
  if (code !== 0)
    throw new EmbeddedPostgresError(
      `De ingebouwde database kan niet worden gemaakt (${program}: ${String(code)}).\n${output.trim()}`,
    );
}

const pidFile = (home: Home) => path.join(home.pgData, 'postmaster.pid');

/** The process id in postmaster.pid and, once PostgreSQL takes connections, its status `ready`. */
function readPidFile(home: Home): { pid: number; status: string } | undefined {
  try {
    const lines = fs.readFileSync(pidFile(home), 'utf8').split('\n');
    return { pid: Math.abs(Number(lines[0])), status: lines[7]?.trim() ?? '' };
  } catch {
    return undefined;
  }
}

/**
 * Ends a PostgreSQL that its supervisor left behind and removes the marks of one that is no more. Never attaches to it: nobody
 * would notice its death, and it may be of an older version. Only the holder of the folder's lock may call this.
 */
export async function takeOverLeftovers(home: Home): Promise<void> {
  const found = readPidFile(home);
  if (!found) return;
  const running = () => isAlive(found.pid) && hasArgument(found.pid, home.pgData);
  for (const [signal, patience] of [['SIGINT', 20_000] as const, ['SIGQUIT', 5_000] as const, ['SIGKILL', 5_000] as const]) {
    if (!running()) break;
    process.kill(found.pid, signal);
    await waitUntil(() => !running(), patience);
  }
  // What remains names a dead process, a zombie or a stranger with the same number; the socket's lock file holds it too.
  fs.rmSync(pidFile(home), { force: true });
  for (const name of fs.readdirSync(home.socketDir)) {
    if (name.startsWith('.s.PGSQL.')) fs.rmSync(path.join(home.socketDir, name), { force: true });
  }
}

/**
 * Starts PostgreSQL and waits until it takes connections. Parts of one that was killed may hold its shared memory for a
 * moment longer; then it is tried again.
 *
 * @throws EmbeddedPostgresError with the end of the log when it does not start.
 */
export async function startPostgres(home: Home, options: ClusterOptions): Promise<ChildProcess> {
  const end = Date.now() + secondsToStart * 1000;
  for (;;) {
    const logStart = fs.fstatSync(options.log).size;
    const child = spawn(
      path.join(home.native, 'bin', 'postgres'),
      ['-D', home.pgData, '-k', home.socketDir, ...settings(options.throwaway)],
      { ...home.user, env: environment, cwd: '/', stdio: ['ignore', options.log, options.log], detached: true },
    );
    let problem: unknown;
    child.once('error', (error) => {
      problem = error;
    });
    const over = () => problem !== undefined || child.exitCode !== null || child.signalCode !== null;
    const ready = () => {
      const found = readPidFile(home);
      return found?.pid === child.pid && found?.status === 'ready';
    };
    await waitUntil(() => over() || ready(), end - Date.now());
    if (!over() && ready()) return child;
    const log = readFrom(options.log, logStart);
    if (!over()) child.kill('SIGKILL');
    const passing = /pre-existing shared memory block|lock file .* already exists/.test(log);
    if (!passing || Date.now() > end) {
      throw new EmbeddedPostgresError(`De ingebouwde database start niet.\n${problem ? String(problem) : log.trim()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

function readFrom(file: number, start: number): string {
  const size = Math.min(fs.fstatSync(file).size - start, 8192);
  if (size <= 0) return '';
  const buffer = Buffer.alloc(size);
  fs.readSync(file, buffer, 0, size, start);
  return buffer.toString('utf8');
}

/** Stops PostgreSQL; open transactions are rolled back, what was committed is on disk. */
export async function stopPostgres(child: ChildProcess): Promise<void> {
  const over = () => child.exitCode !== null || child.signalCode !== null;
  for (const [signal, patience] of [['SIGINT', 30_000] as const, ['SIGQUIT', 5_000] as const, ['SIGKILL', 5_000] as const]) {
    if (over()) return;
    child.kill(signal);
    await waitUntil(over, patience, 5);
  }
}
