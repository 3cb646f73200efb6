import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { type Antwoord, alsProces, inHuis } from '../../test/opdracht.ts';
import { BELEID_MAP } from '../beleid/index.ts';

/** The command without a database and without settings. */
const controleer = (...woorden: string[]): Promise<Antwoord> => inHuis(['beleid', ...woorden]);

const map = mkdtempSync(join(tmpdir(), 'controleer-'));
afterAll(() => rmSync(map, { recursive: true, force: true }));
beforeEach(() => {
  rmSync(map, { recursive: true, force: true });
  cpSync(BELEID_MAP, map, { recursive: true });
});
const ARNHEM = join(map, 'gemeenten/0202-arnhem');
const VERSIE = join(ARNHEM, 'activerend-werk/2020-07-01.yaml');
const wijzig = (oud: string, nieuw: string): void => {
  const tekst = readFileSync(VERSIE, 'utf8');
  if (!tekst.includes(oud)) throw new Error(`het bestand heeft geen ${oud}`);
  writeFileSync(VERSIE, tekst.replace(oud, nieuw));
};

test('het beleid van dit systeem klopt', async () => {
  // As a process: as people give it.
  const { code, uit, fout } = await alsProces(['beleid', 'controleer']);
  expect({ code, fout }).toEqual({ code: 0, fout: 'Alles klopt.\n' });
  expect(uit).toMatch(/^16 gemeenten, 18 versies van regelingen, \d{4} gevallen\./);
});

test('een fout: bestand, regel, plek, wat er mis is en wat wel mag', async () => {
  wijzig('soort: maximum', 'soort: hoogstens');
  const regel =
    readFileSync(VERSIE, 'utf8')
      .split('\n')
      .findIndex((een) => een.includes('soort: hoogstens')) + 1;
  const { code, uit, fout } = await controleer('controleer', map);
  expect(code).toBe(1);
  expect(uit).toContain(
    `activerend-werk/2020-07-01.yaml:${regel} producten.aw-op-de-plek-3.duur.soort: kan alleen zijn: vast, maximum`,
  );
  expect(fout).toContain('1 fout in ');
});

test('een geval dat anders uitkomt', async () => {
  wijzig('maanden: 24', 'maanden: 18');
  const { code, uit, fout } = await controleer('controleer', map, '--json');
  expect(code).toBe(1);
  expect(fout).toMatch(/gevallen komen anders uit dan afgesproken/);
  expect(JSON.parse(uit)).toMatchObject({ fouten: [], telling: { gemeenten: 16, versies: 18 } });
});

test('één gemeente, met de landelijke gegevens van dit systeem', async () => {
  const { code, uit } = await controleer('controleer', ARNHEM);
  expect(code).toBe(0);
  expect(uit).toMatch(/^1 gemeente, 2 versies van regelingen/);
});

test('een product waar geen geval over gaat', async () => {
  const pad = join(ARNHEM, 'activerend-werk/gevallen.yaml');
  const tekst = readFileSync(pad, 'utf8');
  writeFileSync(pad, `${tekst.slice(0, tekst.indexOf('\ntoets:'))}\ntoets: []\n`);
  const { code, uit } = await controleer('controleer', map);
  expect(code).toBe(0);
  expect(uit).toMatch(/activerend-werk\/gevallen\.yaml: nog geen geval over aw-orientatie, aw-op-weg-naar-2, /);
});

test('bestanden die niet gelezen zouden worden, of een andere naam hebben', async () => {
  renameSync(VERSIE, VERSIE.replace('2020-07-01.yaml', '2020-08-01.yaml'));
  writeFileSync(join(ARNHEM, 'activerend-werk/2022-01-01.yml'), 'naam: x\n');
  const { code, uit } = await controleer('controleer', map);
  expect(code).toBe(1);
  expect(uit).toMatch(/2022-01-01\.yml:1 dit bestand wordt niet gelezen; laat de naam eindigen op \.yaml/);
  expect(uit).toMatch(/2020-08-01\.yaml:\d+ geldigVan: is 2020-07-01, maar het bestand heet 2020-08-01\.yaml/);
});

test('een map die er niet is, en verkeerd gebruik', async () => {
  expect(await controleer('controleer', join(map, 'nergens'))).toMatchObject({
    code: 1,
    fout: expect.stringContaining('bestaat niet'),
  });
  expect(await controleer('bekijk')).toMatchObject({ code: 2 });
  expect(await controleer('controleer', map, 'nog-een')).toMatchObject({ code: 2 });
});

test('beginnen met de route van een ander: een bestand dat klopt, zonder wat van daar alleen is', async () => {
  const { code, uit } = await controleer(
    'overnemen',
    '0034',
    '--gemeente',
    '0228',
    '--naam',
    'Stap voor stap',
    '--vandaag',
    '2027-01-01',
  );
  expect(code).toBe(0);
  expect(uit).toMatch(/^regeling: stap-voor-stap\nnaam: Stap voor stap\ngemeente: "0228"\ngeldigVan: 2027-01-01$/m);
  expect(uit).not.toContain('7.600,00');
  const eigen = join(map, 'gemeenten/0228-ede/stap-voor-stap');
  mkdirSync(eigen);
  writeFileSync(join(eigen, '2027-01-01.yaml'), uit);
  // The cases of its route hold, and are counted.
  const gevallen = await controleer('gevallen', map, 'stap-voor-stap');
  writeFileSync(join(eigen, 'gevallen.yaml'), gevallen.uit);
  expect(await controleer('controleer', map)).toMatchObject({
    code: 0,
    uit: expect.stringMatching(/0228-ede\/stap-voor-stap\/gevallen\.yaml: .*route 1\d/),
  });
  expect(await controleer('gevallen')).toMatchObject({ code: 2 });
  expect(await controleer('overnemen', '0034', '--gemeente', '0034', '--naam', 'x')).toMatchObject({ code: 1 });
  expect(await controleer('overnemen', '--gemeente', '0228', '--naam', 'x')).toMatchObject({ code: 2 });
});
