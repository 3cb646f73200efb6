// One amount, one term and one exclusion in a file: what the toets says, when a duty is due, what is paid and what the screen shows.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openHouse } from '../../test/house.ts';
import { BELEID_MAP, loadBeleid, type Regeling } from '../beleid/index.ts';
import { termijnenVan } from '../plicht/index.ts';
import { draaiGevallen } from './index.ts';

const map = mkdtempSync(join(tmpdir(), 'wijziging-'));
afterAll(() => rmSync(map, { recursive: true, force: true }));
cpSync(BELEID_MAP, map, { recursive: true });
const bestand = join(map, 'gemeenten/0202-arnhem/activerend-werk/2020-07-01.yaml');
const oud = readFileSync(bestand, 'utf8');
const WIJZIGINGEN: readonly (readonly [string | RegExp, string])[] = [
  ['bedrag: "8,35"', 'bedrag: "8,60"'],
  ['bedrag: "6,10"', 'bedrag: "6,35"'],
  ['maanden: 24', 'maanden: 18'],
  [/ {2}- soort: mantelzorg-overbelast\n(?: {4}.*\n)+/, ''],
];
writeFileSync(
  bestand,
  WIJZIGINGEN.reduce((tekst, [was, wordt]) => {
    if (tekst.search(was) < 0) throw new Error(`het bestand heeft geen ${was}`);
    return tekst.replace(was, wordt);
  }, oud),
);
const beleid = loadBeleid(map);
const arnhem = (): Regeling => {
  const gevonden = beleid.regelingen.findLast(({ regeling }) => regeling.gemeente === '0202');
  if (!gevonden) throw new Error('geen Arnhem');
  return gevonden.regeling;
};

test('de gevallen over het bedrag, de termijn en de uitsluiting komen anders uit, en geen andere', () => {
  const anders = beleid.gevallen.flatMap(({ gevallen }) =>
    draaiGevallen(
      gevallen,
      beleid.regelingen.map(({ regeling }) => regeling),
      beleid.landelijk,
    ).filter(({ verschillen }) => verschillen.length > 0),
  );
  expect(anders.map(({ deel, geval }) => `${deel}: ${geval}`)).toEqual([
    'toets: De mantelzorg is overbelast',
    'besluit: Op de plek zonder uren',
    'besluit: Op de plek met uren',
    'termijnen: Op de plek op trede 3, ten hoogste twee jaar',
    'termijnen: Begonnen op de eerste dag van de tweede versie, dan ten hoogste twee jaar',
    'bedragen: Tien uur op de plek op trede 3',
  ]);
  expect(anders.at(-1)?.verschillen.join()).toMatch(/€\s86,00, afgesproken is €\s83,50/);
});

test('het einde en de plicht zes weken daarvoor schuiven mee', () => {
  const uit = termijnenVan(arnhem(), beleid.landelijk, {
    product: 'aw-op-de-plek-3',
    ingangsdatum: '2026-01-01',
    opschortingen: [],
    verlengingen: [],
  });
  if (!uit.ok) throw new Error(JSON.stringify(uit.redenen));
  expect(uit.waarde.einddatum).toBe('2027-06-30');
  expect(uit.waarde.plichten.map(({ soort, datum }) => `${soort} ${datum}`)).toEqual([
    'voortgangsbericht 2026-07-01',
    'evaluatiegesprek 2027-05-19',
  ]);
});

test('het scherm toont het bedrag en de termijn', async () => {
  const huis = await openHouse({ beleidMap: map });
  try {
    const wie = await huis.bezoeker({ rol: 'beleid', gemeenteId: huis.beleid.gemeenteIdVan('0202') ?? 0 });
    const { text, status } = await wie.get('/beleid/producten');
    expect(status).toBe(200);
    expect(text).toMatch(/€\s8,60/);
    expect(text).toContain('18 maanden');
    expect(text).not.toMatch(/€\s8,35/);
  } finally {
    await huis.close();
  }
});
