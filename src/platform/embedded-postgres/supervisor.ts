/**
 * The process that owns the PostgreSQL of one data folder.
 *
 * Every process that uses the database holds a connection to the control socket for as long as it lives; the kernel closes it
 * even at kill -9, so this process always knows how many users are left. When the last one says goodbye it stops PostgreSQL and
 * ends; when the last one was killed it waits a moment for its successor, which then finds a database that runs. It runs apart from
 * the terminal, so that Ctrl-C in one of the users does not take the database from the others.
 *
 * A PostgreSQL that falls over is started again for as long as there are users, also when that does not work at once: a disk that is
 * full gets room again, and then the product goes on by itself.
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
import { lookAtRoom, type Room, writeRoom } from './room.ts';

const { dataDir, throwaway } = SupervisorArguments.parse(JSON.parse(process.argv[2] ?? '{}'));

/** How long a new supervisor waits for its first user. */
const patience = 10_000;
/** How long it waits for the successor of a user that was killed. */
const patienceAfterKill = throwaway ? 0 : 5_000;
const watchInterval = 1_000;
/** Between attempts to start PostgreSQL again; doubles up to the longest. */
const [firstPause, longestPause] = [100, 2_000];
/** A PostgreSQL that lived longer than this did not fall over for what made it start. */
const soundAfter = 1_000;
const largestLog = 2_000_000;

process.umask(0o077);
const folder = prepareDataFolder(dataDir);
const lock = takeLock(folder.lockFile) ?? process.exit(exitOtherInCharge);

const log = openLog();
const users = new Set<net.Socket>();
let hadUser = false;
let waiting: NodeJS.Timeout | undefined;
let stopping = false;
let ending: Promise<void> | undefined;
/** What users hear on arrival; undefined while PostgreSQL starts. */
let state: Message | undefined;
let postgres: ChildProcess | undefined;
let room: Room = 'enough';
let startedAt = 0;
let pause = firstPause;

const server = net.createServer({ allowHalfOpen: true }, (socket) => {
  hadUser = true;
  clearTimeout(waiting);
  users.add(socket);
  let saidGoodbye = false;
  const leave = () => {
    users.delete(socket);
    if (users.size > 0 || state === undefined) socket.end();
    // The last one out hears that it is over only when it is, so that it may delete the folder.
    else if (saidGoodbye || patienceAfterKill === 0) void end().finally(() => socket.end());
    else {
      socket.end();
      endUnlessSomebodyComes(patienceAfterKill);
    }
  };
  socket.once('end', leave);
  socket.once('error', () => socket.destroy());
  socket.once('close', () => {
    if (users.has(socket)) leave();
  });
  // The one thing that a user ever says is goodbye.
  socket.on('data', () => {
    saidGoodbye = true;
  });
  if (state) send(socket, state);
});

process.on('SIGINT', () => void end());
process.on('SIGTERM', () => void end());
process.on('SIGHUP', () => undefined);

await listen();
endUnlessSomebodyComes(patience);
let home: Home | undefined;
setInterval(() => {
  if (!lock.stillOurs()) void abandon();
  else if (home && postgres && state && !throwaway) watchRoom(home, postgres);
}, watchInterval);

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

function endUnlessSomebodyComes(milliseconds: number): void {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    if (users.size === 0 && state) void end();
  }, milliseconds);
}

async function start(at: Home): Promise<void> {
  if (!throwaway) {
    room = lookAtRoom(at, room);
    writeRoom(at, room);
  }
  const child = await startPostgres(at, { log, throwaway });
  if (stopping) return void (await stopPostgres(child));
  postgres = child;
  startedAt = Date.now();
  child.once('exit', () => {
    if (!stopping) void restart(at);
  });
  tell({ state: 'ready', socketDir: at.socketDir, user: ownerName, database: databaseName, supervisorPid: process.pid });
  if (hadUser && users.size === 0) endUnlessSomebodyComes(patienceAfterKill);
}

async function restart(at: Home): Promise<void> {
  state = undefined;
  if (Date.now() - startedAt > soundAfter) pause = firstPause;
  else await rest();
  while (!stopping) {
    if (!lock.stillOurs()) return abandon();
    try {
      await takeOverLeftovers(at);
      return await start(at);
    } catch (error) {
      say(error instanceof Error ? error.message : String(error));
      // Nobody waits for it: who comes next starts afresh, and hears why that does not work.
      if (users.size === 0) return end();
      await rest();
    }
  }
}

function watchRoom(at: Home, running: ChildProcess): void {
  try {
    const found = lookAtRoom(at, room);
    if (found === room) return;
    writeRoom(at, found);
    room = found;
    running.kill('SIGHUP');
    say(found === 'little' ? 'De schijf is bijna vol: er wordt alleen nog gelezen.' : 'Er is weer ruimte op de schijf.');
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
  }
}

/** In the log; on a full disk that does not work either. */
function say(text: string): void {
  try {
    fs.writeSync(log, `${text}\n`);
  } catch {
    // there is nowhere else to say it
  }
}

async function rest(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, pause));
  pause = Math.min(pause * 2, longestPause);
}

function tell(message: Message): void {
  state = message;
  for (const user of users) send(user, message);
}

/** The users hear why; whoever started this process may still be on its way to the control socket. */
async function fail(error: unknown): Promise<void> {
  const message = error instanceof Error ? error.message : String(error);
  say(message);
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
