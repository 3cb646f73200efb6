// A further municipality without touching TypeScript: the one that docs/beleid-schrijven.md writes, block by block.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type House, openHouse } from '../../test/house.ts';
import { BeleidsFout, loadBeleid } from '../beleid/index.ts';
import { datum } from '../kernel/datum.ts';
import { termijnenVan } from '../plicht/index.ts';
import { toetsProducten } from '../toets/index.ts';
import { draaiGevallen } from './index.ts';

const uitleg = readFileSync(new URL('../../docs/beleid-schrijven.md', import.meta.url), 'utf8');
const map = mkdtempSync(join(tmpdir(), 'voorbeeldstad-'));
const stad = join(map, 'gemeenten', '9901-voorbeeldstad');
/** The blocks of a file, in the order of the text. */
const bestand = (naam: string): string =>
  [...uitleg.matchAll(/^```yaml (\S+)\n([\s\S]*?)^```$/gm)].flatMap(([, waar, tekst]) => (waar === naam ? [tekst] : [])).join('');
const schrijf = (wijzig: (tekst: string) => string = (tekst) => tekst): void => {
  mkdirSync(join(stad, 'meedoen'), { recursive: true });
  writeFileSync(join(stad, 'gemeente.yaml'), bestand('gemeente.yaml'));
  writeFileSync(join(stad, 'meedoen', '2026-01-01.yaml'), wijzig(bestand('2026-01-01.yaml')));
  writeFileSync(join(stad, 'meedoen', 'gevallen.yaml'), bestand('gevallen.yaml'));
};
schrijf();
const beleid = loadBeleid(map);
const regeling = beleid.regelingen[0]?.regeling;
if (!regeling) throw new Error('geen regeling');
afterAll(() => rmSync(map, { recursive: true, force: true }));

test('alle gevallen komen uit zoals afgesproken', () => {
  const uitkomsten = beleid.gevallen.flatMap(({ gevallen }) => draaiGevallen(gevallen, [regeling], beleid.landelijk));
  expect(uitkomsten.length).toBe(11);
  expect(uitkomsten.filter(({ verschillen }) => verschillen.length > 0)).toEqual([]);
});

test('de toets noemt de eigen producten, met de naam en de bron van deze gemeente', () => {
  const uitkomst = toetsProducten(
    { gemeente: '9901', peildatum: '2026-06-01', trede: 2, perspectief: 3, geboortedatum: '1990-05-01', wilDeelnemen: true },
    regeling,
    beleid.landelijk,
  );
  expect(uitkomst).toMatchObject({ gemeente: '9901', regeling: 'meedoen', versie: '2026-01-01' });
  expect(uitkomst.producten.map(({ product }) => product)).toEqual(['md-verkennen', 'md-stap-3', 'md-plek-3']);
  const gronden = uitkomst.producten.flatMap((product) => product.gronden);
  expect(gronden.filter(({ bron }) => !bron.startsWith('BV') && !bron.startsWith('keuze'))).toEqual([]);
  expect(JSON.stringify(uitkomst)).not.toContain('Werkt mee');
});

test('de termijnen zijn die van deze gemeente', () => {
  const uit = termijnenVan(regeling, beleid.landelijk, {
    product: 'md-stap-3',
    ingangsdatum: '2026-01-01',
    opschortingen: [{ van: '2026-02-01', tot: '2026-02-07' }],
    verlengingen: [],
  });
  expect(uit).toMatchObject({ ok: true, waarde: { uitersteEinddatum: '2026-04-30', einddatum: '2026-05-07' } });
});

test('een typefout noemt bestand, regel en wat wel mag', () => {
  schrijf((tekst) => tekst.replace('minimumLeeftijd', 'minimumLeeftyd'));
  try {
    loadBeleid(map);
    expect.unreachable();
  } catch (fout) {
    if (!(fout instanceof BeleidsFout)) throw fout;
    const regel =
      bestand('2026-01-01.yaml')
        .split('\n')
        .findIndex((een) => een.includes('minimumLeeftijd')) + 1;
    expect(fout.message).toMatch(
      new RegExp(`2026-01-01\\.yaml:${regel} doelgroep: kent geen minimumLeeftyd; bedoel je minimumLeeftijd`),
    );
  } finally {
    schrijf();
  }
});

describe('het systeem start erop', () => {
  let huis: House;
  beforeAll(async () => {
    huis = await openHouse({ beleidMap: map });
  });
  afterAll(() => huis?.close());

  test('met deze gemeente en haar regeling, en geen andere', () => {
    expect(huis.beleid.gemeenteIds()).toHaveLength(1);
    expect(huis.beleid.gemeente(huis.gemeenteId).naam).toBe('Voorbeeldstad');
    expect(huis.beleid.regelingOp(huis.gemeenteId, datum('2026-06-01'))?.regeling.naam).toBe('Meedoen');
    expect(huis.beleid.regelingOp(huis.gemeenteId, datum('2025-12-31'))).toBeUndefined();
  });

  test.each([
    ['beleid', '/beleid', 'Meedoen'],
    ['beleid', '/beleid/producten', 'Stap naar bijdragen'],
    ['beleid', '/beleid/keuzes', 'Nazorg na een traject'],
    ['consulent', '/', 'Voorbeeldstad'],
    ['beheer', '/beheer/mandaten', 'Mandaat'],
    ['contractmanager', '/contracten', 'Contracten'],
    ['teammanager', '/', 'Voorbeeldstad'],
    ['financien', '/', 'Voorbeeldstad'],
  ] as const)('%s ziet %s', async (rol, pad, tekst) => {
    const wie = await huis.bezoeker({ rol });
    let antwoord = await wie.get(pad);
    if (antwoord.location) antwoord = await wie.get(antwoord.location);
    expect(antwoord.status).toBe(200);
    expect(antwoord.text).toContain(tekst);
  });
});
