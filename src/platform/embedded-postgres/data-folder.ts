/** The data folder and the fixed places in it that every process must agree on before it can talk to the others. */
import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { codeOf, EmbeddedPostgresError } from './problem.ts';

export type DataFolder = {
  /** Real, absolute path. */
  readonly dataDir: string;
  /** Random and made with the folder: a folder that was deleted and made again is another one, with another database. */
  readonly id: string;
  /** Unix socket of the supervisor. */
  readonly control: string;
  /** Held by the supervisor for as long as it lives. */
  readonly lockFile: string;
  /** Log of PostgreSQL and of the supervisor. */
  readonly logFile: string;
};

export const isRoot = process.getuid?.() === 0;

/** Longest path of a unix socket in bytes: 107 on Linux, 103 on macOS. */
const longestSocketPath = 103;

/**
 * Makes the folder where it is missing and finds its fixed places.
 *
 * @throws EmbeddedPostgresError when the folder belongs to somebody else or cannot be made.
 */
export function prepareDataFolder(wanted: string): DataFolder {
  try {
    fs.mkdirSync(wanted, { recursive: true, mode: 0o700 });
    const dataDir = fs.realpathSync(wanted);
    const id = readOrMakeId(dataDir);
    return {
      dataDir,
      id,
      control: path.join(folderForSocket(dataDir, dataDir, id, `control-${id}`), `control-${id}`),
      lockFile: path.join(dataDir, 'lock'),
      logFile: path.join(dataDir, 'postgres.log'),
    };
  } catch (error) {
    const code = codeOf(error);
    if (code === 'EACCES' || code === 'EPERM') {
      throw new EmbeddedPostgresError(
        `De datamap ${wanted} is van een andere gebruiker van deze computer (misschien is het product eerder als root gestart). ` +
          'Start het product als die gebruiker, of kies een andere map met WERKTMEE_DATA.',
        { cause: error },
      );
    }
    throw new EmbeddedPostgresError(`De datamap ${wanted} kan niet worden gemaakt: ${String(error)}`, { cause: error });
  }
}

/** Linked into place, so that of two processes that start at once one wins and both read the same id. */
function readOrMakeId(dataDir: string): string {
  const file = path.join(dataDir, 'id');
  const read = () => fs.readFileSync(file, 'utf8').trim();
  if (!fs.existsSync(file)) {
    const draft = `${file}.${process.pid}`;
    fs.writeFileSync(draft, `${randomBytes(8).toString('hex')}\n`, { mode: 0o600 });
    giveToOwnerOfFolder(draft);
    try {
      fs.linkSync(draft, file);
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    } finally {
      fs.rmSync(draft, { force: true });
    }
  }
  const id = read();
  if (!/^[0-9a-f]{16}$/.test(id)) throw new Error(`${file} is beschadigd`);
  return id;
}

/** So that the owner of a folder can go on by himself after somebody started the product as root in it. */
export function giveToOwnerOfFolder(file: string): void {
  if (!isRoot) return;
  const { uid, gid } = fs.statSync(path.dirname(file));
  fs.chownSync(file, uid, gid);
}

/**
 * A folder in which a socket of this name has a path that is short enough: `preferred`, or else a private one in /tmp.
 * Not the TMPDIR of the environment, since all processes of one data folder must come to the same answer.
 */
export function folderForSocket(preferred: string, dataDir: string, id: string, socketName: string): string {
  if (Buffer.byteLength(path.join(preferred, socketName)) <= longestSocketPath) return preferred;
  const kind = socketName.startsWith('control') ? 'c' : 's';
  const name = createHash('sha256').update(`${id} ${dataDir}`).digest('hex').slice(0, 16);
  const folder = `/tmp/werktmee-${kind}-${name}`;
  makePrivateFolder(folder);
  return folder;
}

/** Tidies up a folder of folderForSocket in /tmp. Never removes more than an empty folder: data could not be lost by a mistake here. */
export function removeSocketFolder(folder: string): void {
  if (!/^\/tmp\/werktmee-[cs]-[0-9a-f]{16}$/.test(folder)) return;
  try {
    fs.rmdirSync(folder);
  } catch (error) {
    if (codeOf(error) !== 'ENOTEMPTY' && codeOf(error) !== 'ENOENT') throw error;
  }
}

/** Makes a folder that only `owner` (default: this process) can enter; refuses one that somebody else planted. */
export function makePrivateFolder(folder: string, owner?: { uid: number; gid: number }): void {
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  const found = fs.lstatSync(folder);
  const mine = process.getuid?.() ?? 0;
  if (!found.isDirectory() || (found.uid !== mine && found.uid !== owner?.uid && !isRoot)) {
    throw new EmbeddedPostgresError(
      `De map ${folder} is van een andere gebruiker; verwijder hem of vraag de beheerder dat te doen.`,
    );
  }
  fs.chmodSync(folder, 0o700);
  if (owner) fs.chownSync(folder, owner.uid, owner.gid);
}
