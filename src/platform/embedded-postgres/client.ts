/** The part in each process that uses the database: joins the supervisor of the data folder, or starts one. */
import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import { getCompileCacheDir } from 'node:module';
import net from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { NODE_ARGS } from '../node-args.ts';
import { type DataFolder, giveToOwnerOfFolder, prepareDataFolder } from './data-folder.ts';
import { exitOtherInCharge, type Message, receive, type SupervisorArguments } from './messages.ts';
import { codeOf, EmbeddedPostgresError } from './problem.ts';

type Ready = Extract<Message, { state: 'ready' }>;
export type Membership = {
  readonly ready: Ready;
  readonly socket: net.Socket;
  /** Why the supervisor gave up, once it did; its socket closes then. */
  reasonOfEnd(): string | undefined;
};

export type JoinOptions = SupervisorArguments;

/** First start on a slow machine: copy 60 MB, make the cluster, start it. */
const longestJoin = 120_000;
const pollInterval = 25;
const supervisorFile = fileURLToPath(new URL('./supervisor.ts', import.meta.url));

/**
 * Joins or starts the PostgreSQL of a data folder. Safe when several processes do so at once, and while the last user is
 * leaving: a supervisor that does not get the folder's lock ends by itself, and this tries again.
 *
 * @throws EmbeddedPostgresError with the supervisor's reason.
 */
export async function join(options: JoinOptions): Promise<Membership> {
  const end = Date.now() + longestJoin;
  let supervisor: ChildProcess | undefined;
  while (Date.now() < end) {
    const folder = prepareDataFolder(options.dataDir);
    const socket = await connect(folder.control);
    if (socket) {
      const { answer, reasonOfEnd } = await listenTo(socket, end - Date.now());
      if (answer?.state === 'ready') return { ready: answer, socket, reasonOfEnd };
      socket.destroy();
      if (answer?.state === 'failed') throw new EmbeddedPostgresError(answer.message);
      // It was just stopping.
    } else if (!supervisor) {
      supervisor = startSupervisor(folder, options);
    } else if (supervisor.exitCode !== null || supervisor.signalCode !== null) {
      if (supervisor.exitCode !== exitOtherInCharge && supervisor.exitCode !== 0) throw unexplained(folder);
      supervisor = undefined;
    }
    await new Promise((resolve) => setTimeout(resolve, pollInterval));
  }
  throw unexplained(prepareDataFolder(options.dataDir));
}

function startSupervisor(folder: DataFolder, options: JoinOptions): ChildProcess {
  const log = openLog(folder);
  const args = [...NODE_ARGS, supervisorFile, JSON.stringify({ ...options, dataDir: folder.dataDir })];
  const child = spawn(process.execPath, args, {
    detached: true,
    cwd: '/',
    env: { PATH: process.env.PATH ?? '', ...compiledBefore() },
    stdio: ['ignore', log, log],
  });
  child.once('error', () => undefined);
  child.unref();
  fs.closeSync(log);
  return child;
}

/** Where this process keeps what it compiled: the supervisor is waited for, and need not do that again either. */
function compiledBefore(): { NODE_COMPILE_CACHE?: string } {
  const folder = getCompileCacheDir();
  return folder === undefined ? {} : { NODE_COMPILE_CACHE: path.dirname(folder) };
}

function openLog(folder: DataFolder): number {
  try {
    const opened = fs.openSync(folder.logFile, 'a', 0o600);
    giveToOwnerOfFolder(folder.logFile);
    return opened;
  } catch (error) {
    throw new EmbeddedPostgresError(
      `In de datamap ${folder.dataDir} kan niet worden geschreven (${codeOf(error)}). Misschien is het product eerder als root gestart: ` +
        'start het als die gebruiker, of kies een andere map met WERKTMEE_DATA.',
      { cause: error },
    );
  }
}

function unexplained(folder: DataFolder): EmbeddedPostgresError {
  const log = fs.existsSync(folder.logFile)
    ? fs.readFileSync(folder.logFile, 'utf8').trim().split('\n').slice(-15).join('\n')
    : '';
  return new EmbeddedPostgresError(`De ingebouwde database komt niet op gang; zie ${folder.logFile}.\n${log}`);
}

/** Undefined when nobody listens there. */
function connect(control: string): Promise<net.Socket | undefined> {
  return new Promise((resolve) => {
    const socket = net.connect(control);
    socket.once('connect', () => resolve(socket));
    socket.once('error', () => resolve(undefined));
  });
}

/** Waits for the first message; undefined when the other side left without a word, or says nothing for so long. */
function listenTo(
  socket: net.Socket,
  milliseconds: number,
): Promise<{ answer: Message | undefined; reasonOfEnd: () => string | undefined }> {
  return new Promise((resolve) => {
    let reason: string | undefined;
    const reasonOfEnd = () => reason;
    const give = (answer: Message | undefined) => {
      clearTimeout(patience);
      resolve({ answer, reasonOfEnd });
    };
    const patience = setTimeout(() => give(undefined), milliseconds);
    socket.on('error', () => undefined);
    socket.once('close', () => give(undefined));
    receive(socket, (message) => {
      if (message.state === 'failed') reason = message.message;
      give(message);
    });
  });
}
