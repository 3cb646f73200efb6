/** A data folder with the demo in it, made once and copied for each drill. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { makeServer, newFolder } from './server.ts';

let made: Promise<string> | undefined;

const make = async (): Promise<string> => {
  const server = await makeServer();
  process.once('exit', () => fs.rmSync(server.dataDir, { recursive: true, force: true }));
  await server.start();
  await server.stop();
  return server.dataDir;
};

/** Copies the demo into a folder, made when it is not given. Its PostgreSQL does not run yet. */
export const demoFolder = async (folder = newFolder()): Promise<string> => {
  made ??= make();
  const from = await made;
  // With owners and modes: PostgreSQL is particular about them.
  const copied = spawnSync('cp', ['-a', `${from}/.`, folder], { encoding: 'utf8' });
  if (copied.status !== 0) throw new Error(`de demo kan niet worden gekopieerd: ${copied.stderr}`);
  return folder;
};
