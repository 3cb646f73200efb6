/**
 * The process that owns the PostgreSQL of one data folder.
 *
 * Every process that uses the database holds a connection to the control socket for as long as it lives; the kernel closes it
 * even at kill -9, so this process always knows how many users are left. At none it stops PostgreSQL and ends. It runs apart
 * from the terminal, so that Ctrl-C in one of the users does not take the database from the others.
 */
import type { ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { databaseName, ensureCluster, ownerName, startPostgres, stopPostgres, takeOverLeftovers } from './cluster.ts';
import { giveToOwnerOfFolder, isRoot, makePrivateFolder, prepareDataFolder, removeSocketFolder } from './data-folder.ts';
import { arrangeHome, type Home, outsideFolder } from './home.ts';
import { takeLock } from './lock.ts';
import { exitOtherInCharge, type Message, SupervisorArguments, send } from './messages.ts';

/** How long a new supervisor waits for its first user. */
const patience = 10_000;
const watchInterval = 1_000;
/** More crashes than this within a minute is not bad luck. */
const mostCrashes = 5;
const largestLog = 2_000_000;

const { dataDir, throwaway } = SupervisorArguments.parse(JSON.parse(process.argv[2] ?? '{}'));
process.umask(0o077);
const folder = prepareDataFolder(dataDir);
const lock = takeLock(folder.lockFile) ?? process.exit(exitOtherInCharge);

const log = openLog();
const users = new Set<net.Socket>();
const crashes: number[] = [];
let hadUser = false;
let stopping = false;
let ending: Promise<void> | undefined;
/** What users hear on arrival; undefined while PostgreSQL starts. */
let state: Message | undefined;
let postgres: ChildProcess | undefined;

const server = net.createServer({ allowHalfOpen: true }, (socket) => {
  hadUser = true;
  users.add(socket);
  const leave = () => {
    users.delete(socket);
    const last = users.size === 0 && state !== undefined;
    // The last one out hears that it is over only when it is, so that it may delete the folder.
    if (last) void end().finally(() => socket.end());
    else socket.end();
  };
  socket.once('end', leave);
  socket.once('error', () => socket.destroy());
  socket.once('close', () => {
    if (users.has(socket)) leave();
  });
  socket.resume();
  if (state) send(socket, state);
});

process.on('SIGINT', () => void end());
process.on('SIGTERM', () => void end());
process.on('SIGHUP', () => undefined);

await listen();
setTimeout(() => {
  if (!hadUser && state) void end();
}, patience);
setInterval(() => {
  if (!lock.stillOurs()) void abandon();
}, watchInterval);

let home: Home | undefined;
try {
  home = arrangeHome(folder);
  await takeOverLeftovers(home);
  await ensureCluster(home, { log, throwaway });
  await start(home);
} catch (error) {
  await fail(error);
}

/** Waiting in the queue from here on, users are served when PostgreSQL is up. */
async function listen(): Promise<void> {
  if (path.dirname(folder.control) !== folder.dataDir) makePrivateFolder(path.dirname(folder.control));
  fs.rmSync(folder.control, { force: true });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(folder.control, resolve);
  });
  giveToOwnerOfFolder(folder.control);
}

async function start(at: Home): Promise<void> {
  const child = await startPostgres(at, { log, throwaway });
  postgres = child;
  child.once('exit', () => {
    if (!stopping) void restart(at);
  });
  tell({ state: 'ready', socketDir: at.socketDir, user: ownerName, database: databaseName, supervisorPid: process.pid });
  if (hadUser && users.size === 0) void end();
}

async function restart(at: Home): Promise<void> {
  crashes.push(Date.now());
  state = undefined;
  try {
    if (!lock.stillOurs()) return await abandon();
    if (crashes.filter((moment) => moment > Date.now() - 60_000).length > mostCrashes) {
      throw new Error(`De ingebouwde database valt telkens uit; zie ${folder.logFile}.`);
    }
    await takeOverLeftovers(at);
    await start(at);
  } catch (error) {
    await fail(error);
  }
}

function tell(message: Message): void {
  state = message;
  for (const user of users) send(user, message);
}

/** The users hear why; whoever started this process may still be on its way to the control socket. */
async function fail(error: unknown): Promise<void> {
  const message = error instanceof Error ? error.message : String(error);
  fs.writeSync(log, `${message}\n`);
  tell({ state: 'failed', message });
  const last = Date.now() + patience;
  while (!hadUser && Date.now() < last) await new Promise((resolve) => setTimeout(resolve, 20));
  await end();
}

/** The data folder was deleted: a new one may already be in its place, so nothing of it may be touched. */
async function abandon(): Promise<void> {
  if (stopping) return;
  stopping = true;
  tell({
    state: 'failed',
    message: `De datamap ${folder.dataDir} is verwijderd terwijl het product draaide. Start het product opnieuw.`,
  });
  postgres?.kill('SIGKILL');
  for (const user of users) user.end();
  server.close();
  setTimeout(() => process.exit(1), 200);
}

function end(): Promise<void> {
  ending ??= stopAll();
  return ending;
}

async function stopAll(): Promise<void> {
  if (stopping) return;
  stopping = true;
  // Who comes from here on finds nobody, and starts a supervisor that gets the lock when this process is gone.
  server.close();
  fs.rmSync(folder.control, { force: true });
  if (postgres) await stopPostgres(postgres);
  for (const user of users) user.end();
  if (home) removeSocketFolder(home.socketDir);
  removeSocketFolder(path.dirname(folder.control));
  if (throwaway) removeAll();
  lock.release();
  setTimeout(() => process.exit(state?.state === 'failed' ? 1 : 0), 50);
}

function removeAll(): void {
  fs.rmSync(folder.dataDir, { recursive: true, force: true });
  if (isRoot) fs.rmSync(outsideFolder(folder), { recursive: true, force: true });
}

function openLog(): number {
  const size = fs.statSync(folder.logFile, { throwIfNoEntry: false })?.size ?? 0;
  if (size > largestLog) fs.renameSync(folder.logFile, `${folder.logFile}.1`);
  const opened = fs.openSync(folder.logFile, 'a+', 0o600);
  giveToOwnerOfFolder(folder.logFile);
  return opened;
}
