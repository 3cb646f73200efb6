/**
 * Where the cluster lives and as whom PostgreSQL runs.
 *
 * PostgreSQL refuses to run as root. Started as root it therefore runs as another account, and its data must be where that
 * account can come: in the data folder when that is reachable, else under /var/lib/werktmee, with a note in the data folder.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { canEnter, type RunUser, usableBinaries } from './binaries.ts';
import { type DataFolder, folderForSocket, isRoot, makePrivateFolder } from './data-folder.ts';
import { EmbeddedPostgresError } from './problem.ts';

export type Home = {
  /** Folder with bin, lib and share. */
  readonly native: string;
  /** The cluster (PGDATA); may not exist yet. */
  readonly pgData: string;
  readonly socketDir: string;
  /** Undefined = the account of this process. */
  readonly user: RunUser | undefined;
};

const systemFolder = '/var/lib/werktmee';
const noteName = 'WAAR-STAAN-DE-GEGEVENS.txt';
const socketName = '.s.PGSQL.5432';

/** Makes everything but the cluster itself; holding the lock of the data folder. */
export function arrangeHome(folder: DataFolder): Home {
  const home = isRoot ? placeForRoot(folder) : placeForSelf(folder);
  const base = path.dirname(home.pgData);
  const socketDir = folderForSocket(path.join(base, `s-${folder.id}`), folder.dataDir, folder.id, socketName);
  makePrivateFolder(socketDir, home.user);
  return { ...home, socketDir, native: usableBinaries(isRoot ? systemFolder : folder.dataDir, home.user) };
}

/** The folder outside the data folder that belongs to it, if one was made. */
export function outsideFolder(folder: DataFolder): string {
  return path.join(systemFolder, folder.id);
}

type Place = Pick<Home, 'pgData' | 'user'>;

function placeForSelf(folder: DataFolder): Place {
  if (fs.existsSync(path.join(outsideFolder(folder), 'pg'))) throw belongsToAnother(folder);
  const pgData = path.join(folder.dataDir, 'pg');
  const owner = fs.statSync(pgData, { throwIfNoEntry: false })?.uid;
  if (owner !== undefined && owner !== process.getuid?.()) throw belongsToAnother(folder);
  return { pgData, user: undefined };
}

function belongsToAnother(folder: DataFolder): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    `De database van ${folder.dataDir} is gemaakt door een andere gebruiker van deze computer, waarschijnlijk door root. ` +
      'Start het product als die gebruiker, of kies een andere map met WERKTMEE_DATA.',
  );
}

function placeForRoot(folder: DataFolder): Place {
  const inside = path.join(folder.dataDir, 'pg');
  const outside = path.join(outsideFolder(folder), 'pg');
  if (fs.existsSync(inside)) return { pgData: inside, user: ownerFor(inside) };
  if (fs.existsSync(outside)) return openOutside(folder, ownerFor(outside));

  const folderOwner = fs.statSync(folder.dataDir);
  if (folderOwner.uid !== 0 && hasAccount(folderOwner.uid)) {
    return { pgData: inside, user: { uid: folderOwner.uid, gid: folderOwner.gid } };
  }
  const user = accountForPostgres();
  if (canEnter(path.dirname(folder.dataDir), user)) {
    // Passing through is all that others may; what lies in it is private by itself.
    fs.chmodSync(folder.dataDir, 0o711);
    return { pgData: inside, user };
  }
  return openOutside(folder, user);
}

function openOutside(folder: DataFolder, user: RunUser): Place {
  const base = outsideFolder(folder);
  for (const [made, mode] of [[systemFolder, 0o755] as const, [base, 0o711] as const]) {
    fs.mkdirSync(made, { recursive: true, mode });
    fs.chmodSync(made, mode);
  }
  refuseCopy(folder, path.join(base, 'datamap'));
  fs.writeFileSync(
    path.join(folder.dataDir, noteName),
    `De gegevens van de ingebouwde database staan in ${base}.\n` +
      'PostgreSQL draait niet als root, en de gebruiker waaronder het wel draait kan niet in deze map.\n' +
      `Wil je alles weggooien? Verwijder dan ${folder.dataDir} en ${base}.\n`,
  );
  return { pgData: path.join(base, 'pg'), user };
}

/** A copied data folder has the same id; two products must not work on one cluster. A moved one is fine. */
function refuseCopy(folder: DataFolder, ownerFile: string): void {
  const owner = fs.existsSync(ownerFile) ? fs.readFileSync(ownerFile, 'utf8').trim() : folder.dataDir;
  const idOfOwner = path.join(owner, 'id');
  if (owner !== folder.dataDir && fs.existsSync(idOfOwner) && fs.readFileSync(idOfOwner, 'utf8').trim() === folder.id) {
    throw new EmbeddedPostgresError(
      `De datamap ${folder.dataDir} is een kopie van ${owner}; de gegevens zelf staan in ${outsideFolder(folder)} en zijn niet meegekopieerd. ` +
        `Verwijder ${folder.dataDir} om daar met een lege database te beginnen.`,
    );
  }
  fs.writeFileSync(ownerFile, `${folder.dataDir}\n`, { mode: 0o600 });
}

/** The account that owns an existing cluster goes on with it; a cluster that was copied by root gets an owner again. */
function ownerFor(pgData: string): RunUser {
  const { uid, gid } = fs.statSync(pgData);
  if (uid !== 0) return { uid, gid };
  const user = accountForPostgres();
  const changed = spawnSync('chown', ['-R', `${user.uid}:${user.gid}`, pgData], { encoding: 'utf8' });
  if (changed.status !== 0)
    throw new EmbeddedPostgresError(`De eigenaar van ${pgData} kan niet worden gewijzigd: ${changed.stderr}`);
  return user;
}

const idOf = (flag: '-u' | '-g', account: string) => {
  const asked = spawnSync('id', [flag, account], { encoding: 'utf8' });
  return asked.status === 0 ? Number(asked.stdout) : undefined;
};

const hasAccount = (uid: number) => spawnSync('id', ['-un', String(uid)]).status === 0;

function accountForPostgres(): RunUser {
  for (const account of ['postgres', 'nobody']) {
    const uid = idOf('-u', account);
    const gid = idOf('-g', account);
    if (uid && gid) return { uid, gid };
  }
  throw new EmbeddedPostgresError(
    'PostgreSQL draait niet als root, en er is geen gebruiker ‘postgres’ of ‘nobody’ op deze computer. ' +
      'Start het product als gewone gebruiker, of zet DATABASE_URL.',
  );
}
