import { copyFile, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Antwoord, alsProces, inHuis } from '../../test/opdracht.ts';
import { doelVan } from '../opdrachten/herstel.ts';
import { leesOpdracht, VerkeerdGebruik } from '../opdrachten/index.ts';
import { readConfig } from '../platform/config.ts';
import { type Database, openDatabase } from '../platform/database.ts';
import { openEmbeddedPostgres } from '../platform/embedded-postgres/index.ts';
import { generateKeys } from '../platform/keys.ts';

let map: string;
/** Holds the first database beside the commands, as a running server does. */
let database: Database;

const omgeving = (data: string) => ({ WERKTMEE_DATA: join(map, data), INIT_CWD: map });
/** The person stands in `map`; npm moves to the folder of the project. */
const werktmee = (data: string, ...args: string[]): Promise<Antwoord> => inHuis(args, omgeving(data));

const aan: { close(): Promise<void> }[] = [];
/** Keeps the PostgreSQL of a folder on between the commands: starting and stopping it is most of what they take. */
const houdAan = async (data: string): Promise<void> => {
  aan.push(await openEmbeddedPostgres({ dataDir: join(map, data) }));
};

beforeAll(async () => {
  map = await mkdtemp(join(tmpdir(), 'werktmee-'));
  database = await openDatabase(readConfig({ WERKTMEE_DATA: join(map, 'data') }));
});
afterAll(async () => {
  await Promise.all(aan.map((een) => een.close()));
  await database.close();
  await rm(map, { recursive: true, force: true });
});

test.each([
  [['logboek'], 'Noem wat er moet gebeuren'],
  [['logboek', 'repareer'], '‘repareer’ bestaat niet'],
  [['logboek', 'controleer', '--anker', 'abc'], '64 cijfers en letters'],
  [['logboek', 'verzegel', '--anker', 'a'.repeat(64)], '--anker hoort bij logboek controleer'],
  [['bewaar'], 'Noem een nieuwe map'],
  [['bewaar', 'x', 'y'], '‘y’ hoort er niet bij'],
  [['bewaar', '--controle', 'x', '--met-sleutels'], '--met-sleutels hoort niet bij --controle'],
  [['herstel'], 'Noem de map'],
  [['herstel', 'x', '--proef'], '--proef hoort niet bij herstel'],
])('%j is not understood', (args, zin) => {
  expect(() => leesOpdracht(args, {})).toThrow(VerkeerdGebruik);
  expect(() => leesOpdracht(args, {})).toThrow(zin);
});

test('what is not understood gets help and exit 2, and opens no database', async () => {
  const { code, fout, uit } = await werktmee('leeg', 'herstel');
  expect([code, uit]).toEqual([2, '']);
  expect(fout).toContain('Noem de map');
  expect(fout).toContain('Gebruik:');
  await expect(stat(join(map, 'leeg'))).rejects.toThrow('ENOENT');
});

test('what is no back-up opens no database', async () => {
  expect(await werktmee('leeg', 'herstel', 'nergens')).toEqual({
    code: 1,
    uit: '',
    fout: `In ${join(map, 'nergens')} staat geen back-up: manifest.json ontbreekt.\n`,
  });
  await expect(stat(join(map, 'leeg'))).rejects.toThrow('ENOENT');
});

test('seal, check, save while the product runs, put back elsewhere, check', async () => {
  expect(await werktmee('data', 'bewaar', 'te-vroeg')).toMatchObject({
    code: 1,
    fout: expect.stringContaining('er is niets om te bewaren'),
  });
  const nieuw = await werktmee('data', 'logboek', 'controleer', '--json');
  expect(nieuw.code).toBe(0);
  expect(JSON.parse(nieuw.uit)).toMatchObject({ heel: true, regels: 0 });
  await database.owner.query(`insert into logboek (gebruiker_id, rol, handeling, soort, object_id, grond, uitkomst, herkomst)
    values (0, 'systeem', 'x', 'x', '1', 'x', 'gelukt', 'taak')`);
  const verzegeld = await werktmee('data', 'logboek', 'verzegel');
  expect(verzegeld).toMatchObject({
    code: 0,
    uit: expect.stringMatching(/^1 regel verzegeld\.\nVerzegeld tot en met regel 1\.\nAnker: [0-9a-f]{64}\n$/),
  });
  const anker = /[0-9a-f]{64}/.exec(verzegeld.uit)?.[0] ?? '';
  expect(await readFile(join(map, 'data/logboek-ankers.txt'), 'utf8')).toContain(anker);
  expect((await werktmee('data', 'logboek', 'controleer', '--anker', anker.toUpperCase())).uit).toContain('Het logboek is heel.');
  expect(await werktmee('data', 'logboek', 'controleer', '--anker', 'b'.repeat(64))).toMatchObject({
    code: 1,
    fout: expect.stringContaining('hoort niet bij deze keten'),
  });

  // As a process, as people give it: while another holds the database.
  const bewaard = await alsProces(['bewaar', 'kopie', '--json'], omgeving('data'));
  expect(bewaard.code).toBe(0);
  expect(JSON.parse(bewaard.uit)).toMatchObject({ map: join(map, 'kopie'), tabellen: { logboek: 1 }, sleutels: true, anker });
  expect(bewaard.fout).toContain('Bewaar die map apart');
  expect(await werktmee('data', 'bewaar', 'kopie')).toMatchObject({ code: 1, fout: expect.stringContaining('is niet leeg') });
  expect((await werktmee('data', 'bewaar', '--controle', 'kopie')).uit).toMatch(/^De back-up is heel/);
  // The queue of a server asks every second: it always has a connection.
  const server = await database.owner.connect();
  expect(await werktmee('data', 'herstel', 'kopie', '--leeg-eerst')).toMatchObject({
    code: 1,
    fout: expect.stringContaining('gebruikt deze database nog'),
  });
  server.release();

  const terug = await alsProces(['herstel', 'kopie', '--json'], omgeving('elders'));
  expect(terug.code).toBe(0);
  expect(JSON.parse(terug.uit)).toMatchObject({ logboek: { heel: true, regels: 1 }, bijgewerkt: [] });
  await houdAan('elders');
  expect(JSON.parse(await readFile(join(map, 'elders/sleutels.json'), 'utf8'))).toEqual(
    JSON.parse(await readFile(join(map, 'data/sleutels.json'), 'utf8')),
  );
  expect((await werktmee('elders', 'logboek', 'controleer', '--anker', anker)).code).toBe(0);

  // Once more over it: what was here stays beside it.
  expect((await werktmee('elders', 'herstel', 'kopie')).fout).toContain('Deze database is niet leeg');
  expect((await werktmee('elders', 'herstel', 'kopie', '--leeg-eerst')).code).toBe(0);
  expect((await readdir(join(map, 'elders'))).filter((naam) => naam.includes('voor-herstel'))).toHaveLength(1);
}, 120_000);

test('the folder of the keys is kept apart: those of the settings count, and none or others are refused', async () => {
  expect((await werktmee('data', 'bewaar', 'zonder')).code).toBe(0);
  await rename(join(map, 'zonder/sleutels'), join(map, 'kluis'));
  expect(await werktmee('data', 'bewaar', '--controle', 'zonder')).toMatchObject({
    code: 0,
    uit: expect.stringMatching(/sleutels erbij {5}nee\n/),
    fout: expect.stringContaining('passen erbij'),
  });
  const nergens = await werktmee('nieuw', 'bewaar', '--controle', 'zonder');
  expect([nergens.code, nergens.fout]).toEqual([0, expect.stringContaining('staan niet in')]);
  expect(await werktmee('nieuw', 'herstel', 'zonder')).toMatchObject({
    code: 1,
    fout: expect.stringContaining(`Zet de map sleutels terug in ${join(map, 'zonder')}`),
  });
  // Refused before anything was made.
  await expect(stat(join(map, 'nieuw'))).rejects.toThrow('ENOENT');

  const terug = await werktmee('nieuw', 'herstel', 'zonder', '--zonder-sleutels');
  expect(terug).toMatchObject({ code: 0, fout: expect.stringContaining(`Zet voor de start de sleutels die bij deze back-up`) });
  await houdAan('nieuw');
  expect(terug.uit).toContain(`teruggezet in      de ingebouwde database in ${join(map, 'nieuw')}\n`);
  const bestand = join(map, 'nieuw/sleutels.json');
  await expect(stat(bestand)).rejects.toThrow('ENOENT');
  // The anchor that the restore gives is the one to keep.
  const anker = /anker logboek {6}([0-9a-f]{64})/.exec(terug.uit)?.[1];
  expect((await werktmee('nieuw', 'logboek', 'controleer')).uit).toContain(`Anker: ${anker}\n`);

  await writeFile(bestand, JSON.stringify(generateKeys()));
  for (const keuze of [[], ['--zonder-sleutels']]) {
    expect(await werktmee('nieuw', 'herstel', 'zonder', '--leeg-eerst', ...keuze)).toMatchObject({
      code: 1,
      fout: expect.stringContaining('passen niet bij deze back-up (anders of niet hier: bsn versie 1, zoek)'),
    });
  }
  await copyFile(join(map, 'kluis/sleutels.json'), bestand);
  expect((await werktmee('nieuw', 'herstel', 'zonder', '--leeg-eerst')).code).toBe(0);
}, 120_000);

test('where it was put back is said without who and with which password', () => {
  const van = (ownerUrl: string) => doelVan({ soort: 'url', url: '', ownerUrl }, '/data');
  expect(van('postgres://eigenaar:geheim@db.voorbeeld.nl:5433/werktmee?sslmode=verify-full')).toBe(
    'database werktmee op db.voorbeeld.nl:5433',
  );
  expect(van('postgres://eigenaar:geheim@%2Fvar%2Frun/werk%20mee')).toBe('database werk mee op /var/run');
  expect(van('postgres:///werktmee?host=/tmp')).toBe('database werktmee op /tmp');
});
