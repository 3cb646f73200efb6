/**
 * Keeps PostgreSQL from running its disk full. Where its journal cannot grow it stops altogether, and then nobody reads either; so when
 * there is little room left it only reads, until there is enough again.
 */
import fs from 'node:fs';
import path from 'node:path';
import type { Home } from './home.ts';

const MB = 1024 * 1024;
/** Below this it only reads: three files of the journal. */
const little = 48 * MB;
/** Above this it writes again; more than `little`, so that it does not go back and forth. */
const enough = 96 * MB;

const fileName = 'werktmee-ruimte.conf';
const include = `include_if_exists '${fileName}'`;
/** Equally long: it is written over in its place, for which a full disk has room. */
const contents = { on: 'default_transaction_read_only = on \n', off: 'default_transaction_read_only = off\n' };

export type Room = 'enough' | 'little';

/** Whether there is room on the disk of the cluster, given what was found before. */
export function lookAtRoom(home: Home, before: Room): Room {
  const { bavail, bsize } = fs.statfsSync(home.pgData);
  const free = bavail * bsize;
  if (free < little) return 'little';
  return free > enough ? 'enough' : before;
}

/** Tells PostgreSQL, which reads it at its start and at SIGHUP. */
export function writeRoom(home: Home, room: Room): void {
  const file = path.join(home.pgData, fileName);
  const settings = path.join(home.pgData, 'postgresql.conf');
  if (!fs.existsSync(file)) {
    fs.writeFileSync(file, contents.off, { mode: 0o600 });
    if (home.user) fs.chownSync(file, home.user.uid, home.user.gid);
  }
  if (!fs.readFileSync(settings, 'utf8').includes(include)) fs.appendFileSync(settings, `${include}\n`);
  const opened = fs.openSync(file, 'r+');
  try {
    fs.writeSync(opened, room === 'little' ? contents.on : contents.off, 0);
  } finally {
    fs.closeSync(opened);
  }
}
