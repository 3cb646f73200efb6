/** What the steps of a route and a besluit that is being made ask of the consulent. */
import { expect, test } from 'vitest';
import { beleidVanHuis } from '../../test/beleid.ts';
import { findStap } from '../beleid/regeling.ts';
import { datum } from '../kernel/datum.ts';
import type { WachtFeit } from './types.ts';
import { besluitBezig, type LopendeStap, metRoute, vanRoute } from './wachtend.ts';

const stapVan = (code: string, id: string) => {
  const route = beleidVanHuis().regelingen.find(({ regeling }) => regeling.gemeente === code && regeling.route)?.regeling.route;
  const stap = route && findStap(route, id);
  if (!stap) throw new Error(id);
  return stap;
};
const lopend = (o: Partial<LopendeStap> = {}): LopendeStap => ({
  id: 4,
  gevraagd: false,
  metDag: false,
  verzoek: { stand: 'geen' },
  ...o,
});

test.each<[string, string, string, Partial<LopendeStap>, string[]]>([
  ['AL1: the choice is the resident’s, and nobody asked him', '0034', 'keuze', {}, ['traject-vragen ']],
  ['AL1: he was asked', '0034', 'keuze', { gevraagd: true }, []],
  ['AM1: three decide together, and nobody asked', '0363', 'gezamenlijk-besluit', {}, ['traject-vragen ']],
  [
    'AM2: the consulent may choose as well as the resident, so it is hers to do',
    '0363',
    'uitstroom-kiezen',
    {},
    ['traject-doen Kiezen welke uitstroom past'],
  ],
  ['AM2: with a day of its own it is asked for by that day', '0363', 'uitstroom-kiezen', { metDag: true }, []],
  ['AM10: who looks for a place', '0363', 'plek-regulier', {}, ['traject-doen Een werkplek zoeken: regulier werk']],
  ['AM8: a phase on the way goes on by itself', '0363', 'activering', {}, []],
  ['AL3: no request was made', '0034', 'advies', {}, ['traject-verzoek UWV']],
  ['AL3: the request is open', '0034', 'advies', { verzoek: { stand: 'open' } }, []],
  ['AL3: UWV answered', '0034', 'advies', { verzoek: { stand: 'beantwoord', door: 'UWV' } }, ['traject-beantwoord UWV']],
  ['AL4: a trial that runs waits for its days', '0034', 'proefperiode', {}, []],
  ['AL1: an observation waits for nobody', '0034', 'observatie', {}, []],
])('%s', (_, code, id, o, verwacht) =>
  expect(vanRoute(stapVan(code, id), lopend(o), 'UWV').map(({ soort, naam }) => `${soort} ${naam}`)).toEqual(verwacht),
);

const feit = (soort: WachtFeit['soort'], o: Partial<WachtFeit> = {}): WachtFeit => ({
  soort,
  eigenaar: 'ik',
  naam: '',
  pad: '/route#stap-4',
  tot: undefined,
  vanaf: undefined,
  ...o,
});

test('what a first step waits for stands in place of picking it up', () => {
  const oppakken = feit('traject-oppakken');
  expect(metRoute([oppakken], []).map(({ soort }) => soort)).toEqual(['traject-oppakken']);
  expect(metRoute([oppakken], [feit('traject-vragen')]).map(({ soort }) => soort)).toEqual(['traject-vragen']);
  expect(metRoute([oppakken], [feit('traject-vragen', { pad: '/route#stap-5' })])).toHaveLength(2);
});

test.each<[string, WachtFeit[], string | undefined, boolean]>([
  ['nothing is being made', [feit('plan-akkoord')], '2026-12-01', false],
  ['a concept, and no last day of the law', [feit('samen-antwoorden')], undefined, true],
  ['on the last day of the law', [feit('besluitconcept-tekenen', { tot: datum('2026-12-01') })], '2026-12-01', true],
  ['a day after it: the law asks first', [feit('besluitconcept-tekenen', { tot: datum('2026-12-02') })], '2026-12-01', false],
])('a besluit stands once in the queue: %s', (_, wacht, tot, bezig) =>
  expect(besluitBezig(wacht, tot === undefined ? undefined : datum(tot))).toBe(bezig),
);
