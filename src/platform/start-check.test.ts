import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compileCache } from '../../test/compile-cache.ts';
import { type Cluster, freePort, startCluster } from '../../test/inloggen/cluster.ts';
import { CA_FILE } from '../../test/mail-server.ts';
import { explainDatabaseError } from './db/explain-error.ts';
import { NODE_ARGS } from './node-args.ts';

const project = fileURLToPath(new URL('../../', import.meta.url));
const OWNER = 'Kw8-rTz5_MnB2xVc';
let folder: string;
let cluster: Cluster;
let port: number;

type Answer = { code: number; out: string; err: string };
const run = (args: readonly string[], urls: Record<string, string>): Promise<Answer> =>
  new Promise((done) => {
    execFile(
      process.execPath,
      [...NODE_ARGS, ...args],
      {
        cwd: project,
        timeout: 50_000,
        env: {
          PATH: process.env.PATH,
          ...compileCache(),
          NODE_EXTRA_CA_CERTS: CA_FILE,
          WERKTMEE_DATA: join(folder, 'data'),
          PORT: String(port),
          ...urls,
        },
      },
      (error, out, err) => done({ code: error ? Number(error.code) : 0, out, err }),
    );
  });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'werktmee-start-'));
  [cluster, port] = await Promise.all([startCluster(), freePort()]);
  await cluster.beheer(`create role eigenaar login createrole password '${OWNER}'`);
  await cluster.beheer("create database werktmee owner eigenaar encoding 'UTF8' template template0");
});
afterAll(async () => {
  await cluster?.stop();
  await rm(folder, { recursive: true, force: true });
});

test('a demo whose pages cannot log in does not say that it runs: one line and exit 1', async () => {
  const owner = cluster.url('eigenaar', OWNER, 'werktmee');
  const wrong = await run(['src/main.ts'], {
    DATABASE_URL: cluster.url('eigenaar', 'iets-heel-anders', 'werktmee'),
    DATABASE_OWNER_URL: owner,
  });
  expect(wrong).toEqual({
    code: 1,
    out: '',
    err: 'De database weigert de login uit DATABASE_URL (wachtwoord of gebruiker ‘eigenaar’). Zet daar de goede, of geef de gebruiker in de database dit wachtwoord.\n',
  });
  expect(await run(['src/main.ts'], { DATABASE_URL: cluster.url('eigenaar', OWNER, 'bestaatniet') })).toMatchObject({
    code: 1,
    out: '',
    err: expect.stringMatching(/^De database ‘bestaatniet’ uit DATABASE_URL bestaat niet\.[^\n]+\n$/),
  });
});

test('what PostgreSQL says in English is one Dutch sentence in a command', async () => {
  const say = async (url: string) => {
    const { code, err } = await run(['src/cli.ts', 'logboek', 'verzegel'], { DATABASE_URL: url });
    return [code, err];
  };
  const line = (start: string) => [1, expect.stringMatching(new RegExp(`^${start}[^\\n]*\\n$`))];
  expect(await say(cluster.url('eigenaar', 'fout', 'werktmee'))).toEqual(line('De database weigert de login'));
  expect(await say(cluster.url('eigenaar', OWNER, 'weg'))).toEqual(line('De database ‘weg’ uit DATABASE_URL'));
  const nobody = await freePort();
  expect(await say(`postgres://eigenaar:x@localhost:${nobody}/werktmee`)).toEqual(
    line(`De database uit DATABASE_URL of DATABASE_OWNER_URL is niet te bereiken \\([^ ]+:${nobody}\\)`),
  );
  await cluster.beheer("create role niemand login password 'Zn4-qWe7_RtY8uIo'");
  expect(await say(cluster.url('niemand', 'Zn4-qWe7_RtY8uIo', 'werktmee'))).toEqual(
    line('De databasegebruiker mag dit niet \\(permission denied'),
  );
});

test('another error keeps its own words', () => {
  expect(explainDatabaseError(new Error('iets anders'))).toBeUndefined();
  expect(explainDatabaseError(Object.assign(new Error('dubbel'), { code: '23505' }))).toBeUndefined();
  expect(explainDatabaseError('tekst')).toBeUndefined();
  expect(explainDatabaseError(Object.assign(new Error('no equivalent'), { code: '22P05' }))).toContain('geen codering UTF8');
});
