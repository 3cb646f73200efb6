/** One supervisor per data folder, kept by the kernel: the lock is gone the moment its holder is, also after kill -9. */
import fs from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { giveToOwnerOfFolder } from './data-folder.ts';

export type FolderLock = {
  /** False once the file was deleted or replaced: then the data folder is no longer the one that was locked. */
  stillOurs(): boolean;
  release(): void;
};

const locked = z.object({ errcode: z.literal([5, 6]) });

/**
 * Takes the lock or returns undefined when another process has it. Node offers no file locks of its own; SQLite's are the
 * kernel's (fcntl) on every platform. Nothing is stored in the file.
 */
export function takeLock(file: string): FolderLock | undefined {
  const database = new DatabaseSync(file, { timeout: 0 });
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (locked.safeParse(error).success) return undefined;
    throw error;
  }
  fs.chmodSync(file, 0o600);
  giveToOwnerOfFolder(file);
  const inode = fs.statSync(file).ino;
  return {
    stillOurs: () => fs.statSync(file, { throwIfNoEntry: false })?.ino === inode,
    release: () => database.close(),
  };
}
