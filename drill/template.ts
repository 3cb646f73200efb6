/** A data folder with the demo in it, made once and copied for whoever needs one. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { makeServer, newFolder, until } from './server.ts';

/** Where the processes of one test run share the demo; who runs outside of such a run makes its own. */
export const SHARED_DEMO = 'WERKTMEE_TESTDEMO';

const fill = async (dataDir: string): Promise<string> => {
  const server = await makeServer({ dataDir });
  await server.start();
  await server.stop();
  const messages = server.messages();
  if (messages.length > 0) throw new Error(`de eerste start van de demo had te klagen:\n${messages.join('\n')}`);
  return dataDir;
};

const own = (): Promise<string> => {
  const folder = newFolder();
  process.once('exit', () => fs.rmSync(folder, { recursive: true, force: true }));
  return fill(folder);
};

/** Who comes first makes it; the others wait for the file that says how that went. */
const shared = async (folder: string): Promise<string> => {
  const data = path.join(folder, 'demo');
  const outcome = path.join(folder, 'uitkomst');
  const isFirst = fs.mkdirSync(data, { recursive: true }) !== undefined;
  if (isFirst) {
    fs.chmodSync(data, 0o755);
    const error = await fill(data).then(
      () => '',
      (fout: unknown) => String(fout),
    );
    // Under its name in one go: nobody reads half of it.
    fs.writeFileSync(`${outcome}.nieuw`, error);
    fs.renameSync(`${outcome}.nieuw`, outcome);
  } else await until('de demo is gemaakt', () => fs.existsSync(outcome), 120_000, 50);
  const error = fs.readFileSync(outcome, 'utf8');
  if (error !== '') throw new Error(`de demo kon niet worden gemaakt: ${error}`);
  return data;
};

let made: Promise<string> | undefined;

/** Copies the demo into a folder, made when it is not given. Its PostgreSQL does not run yet. */
export const demoFolder = async (folder = newFolder()): Promise<string> => {
  const of = process.env[SHARED_DEMO];
  made ??= of === undefined ? own() : shared(of);
  const from = await made;
  // With owners and modes: PostgreSQL is particular about them.
  const copied = spawnSync('cp', ['-a', `${from}/.`, folder], { encoding: 'utf8' });
  if (copied.status !== 0) throw new Error(`de demo kan niet worden gekopieerd: ${copied.stderr}`);
  return folder;
};
