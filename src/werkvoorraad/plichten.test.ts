import { expect, test } from 'vitest';
import { beleidVanHuis } from '../../test/beleid.ts';
import { findProduct } from '../beleid/index.ts';
import { plichtenVoor } from './plichten.ts';

const { regelingen } = beleidVanHuis();
const versie = (geldigVan: string) => {
  const gevonden = regelingen.find(({ regeling: r }) => r.gemeente === '0202' && r.geldigVan === geldigVan);
  if (!gevonden) throw new Error('geen regeling');
  return gevonden.regeling;
};
const [OUD, NIEUW] = [1, 2];
const t = {
  product: 'aw-op-de-plek-3',
  status: 'gestart',
  looptijd: '[2020-01-06,2021-01-06)',
  opgeschort: '{}',
  regeling_id: NIEUW,
};
const eerder = (tot: string) => ({ ...t, regeling_eerder: [{ tot, regeling: OUD }] });

test('a version asks only for the days on which it decides: what lay before it went over is late for nobody', () => {
  const zoek = plichtenVoor((id, product) => findProduct(id === NIEUW ? versie('2020-07-01') : versie('2017-01-01'), product));
  const dagen = (rij: Parameters<typeof zoek>[0]) => zoek(rij, []).map(({ datum: dag }) => String(dag));
  expect(dagen({ ...t, regeling_eerder: null })).toEqual(['2020-07-06', '2020-11-24']);
  expect(dagen(eerder('2020-07-05'))).toEqual(['2020-07-06', '2020-11-24']);
  expect(dagen(eerder('2020-07-06'))).toEqual(['2020-11-24']);
});
