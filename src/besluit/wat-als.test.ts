import { expect, test } from 'vitest';
import { beleidVanHuis } from '../../test/beleid.ts';
import { datum, plusDagen } from '../kernel/datum.ts';
import { besluitBewijs, besluitGronden, herrekenBesluit, leesBesluitBewijs } from './bewijs.ts';
import { beoordeelBesluit } from './rules.ts';
import type { BesluitFeiten, BesluitVoorstel } from './types.ts';
import { besluitWatAls } from './wat-als.ts';

const beleid = beleidVanHuis();
const geladen = beleid.regelingen.find(({ regeling: r }) => r.gemeente === '0200');
if (!geladen) throw new Error('geen regeling');
const { regeling } = geladen;
const { landelijk } = beleid;

const vandaag = datum('2026-11-22');
const voorstel: BesluitVoorstel = {
  product: 'wm-ontwikkeling-4',
  ingang: datum('2026-12-01'),
  einde: datum('2027-05-31'),
  minutenPerWeek: null,
  doelTrede: 4,
  doelen: 'op tijd komen',
};
const feiten: BesluitFeiten = {
  geboortedatum: datum('1990-05-01'),
  trede: 2,
  perspectief: 4,
  uitkering: { soort: 'bijstand', toestemming: true },
  toewijzingen: [],
  mandaten: [{ functie: 'trajectregisseur', periode: { van: datum('2021-01-01'), tot: null } }],
};
const zinnen = (v: Partial<BesluitVoorstel> = {}, f: Partial<BesluitFeiten> = {}, deel?: 'periode' | 'uren'): string[] =>
  besluitWatAls({ voorstel: { ...voorstel, ...v }, feiten: { ...feiten, ...f }, vandaag }, regeling, landelijk, deel).map(
    ({ met, dan }) => `${met}: ${dan}`,
  );

test('AP5, K1: one day longer than six months is refused, one day shorter is not', () => {
  const uit = zinnen({}, {}, 'periode');
  expect(uit).toContain('Eén dag langer, met als einddatum 1 juni 2027: dan mag dit besluit niet (regel AP5)');
  expect(uit.some((zin) => zin.includes('korter'))).toBe(false);
  const teLang = zinnen({ einde: datum('2027-06-01') }, {}, 'periode');
  expect(teLang).toContain('Eén dag korter, met als einddatum 31 mei 2027: dan mag dit besluit');
});

test('AP3, AP12, AP16, AP9: each fact on which it rests', () => {
  const uit = zinnen();
  expect(uit).toContain('Zonder perspectief verder op de ladder: dan mag dit besluit niet (regel AP3)');
  expect(uit).toContain('Met een uitkering zonder akkoord van wie haar betaalt: dan mag dit besluit niet (regel AP12)');
  expect(uit).toContain('Als wie beslist die dag geen mandaat had: dan mag dit besluit niet (regel AP16)');
  expect(uit).toContain('Met een andere toewijzing van dit product in die periode: dan mag dit besluit niet (regel AP9)');
});

test('AP8: hours a week on both sides of the bound', () => {
  const werkplek = { product: 'wm-werkplek-3', minutenPerWeek: 720, doelTrede: null, einde: datum('2028-11-30') };
  expect(zinnen(werkplek, { trede: 3 }, 'uren')).toEqual([
    'Zonder afgesproken uren: dan mag dit besluit niet (regel AP8)',
    'Met 40,25 uur per week: dan mag dit besluit niet (regel AP8)',
  ]);
});

const oordeel = beoordeelBesluit(voorstel, feiten, regeling, landelijk, vandaag);
if (!oordeel.ok) throw new Error(JSON.stringify(oordeel.redenen));
const gronden = besluitGronden([], oordeel.waarde, true);
const bon = JSON.parse(
  JSON.stringify(
    besluitBewijs({ voorstel, feiten, toetsGronden: [], metAanbieder: true, vandaag, hash: geladen.hash, code: 'x' }),
  ),
);

test('a receipt goes through the database and comes out the same', () => {
  const gelezen = leesBesluitBewijs(bon);
  expect(gelezen?.voorstel.einde.equals(voorstel.einde)).toBe(true);
  expect(gelezen?.feiten.mandaten[0]?.periode.van.equals(datum('2021-01-01'))).toBe(true);
  expect(herrekenBesluit({ feiten: bon, gronden }, geladen, landelijk)).toEqual([]);
});

test('what differs is said exactly: a fact that was changed, another version, an older row', () => {
  const langer = { ...bon, voorstel: { ...bon.voorstel, einde: plusDagen(voorstel.einde, 1).toString() } };
  expect(herrekenBesluit({ feiten: langer, gronden }, geladen, landelijk)).toMatchObject([
    { ernst: 'uitkomst', tekst: expect.stringContaining('zou nu worden geweigerd (regel AP5)') },
  ]);
  expect(herrekenBesluit({ feiten: bon, gronden }, { ...geladen, hash: '0'.repeat(64) }, landelijk)[0]?.ernst).toBe('uitkomst');
  const { voorstel: _, ...oud } = bon;
  expect(herrekenBesluit({ feiten: oud, gronden }, geladen, landelijk)).toMatchObject([{ ernst: 'onbekend' }]);
  const anders = gronden.map((g) => (g.regel === 'AP5' ? { ...g, tekst: 'Anders gezegd.' } : g));
  expect(herrekenBesluit({ feiten: bon, gronden: anders }, geladen, landelijk)).toMatchObject([{ ernst: 'woorden' }]);
});
