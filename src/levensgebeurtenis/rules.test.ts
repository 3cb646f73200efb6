import { expect, test } from 'vitest';
import { datum } from '../kernel/datum.ts';
import { dagRedenen, type Feiten, voorstellenBij } from './rules.ts';
import { GebeurtenisSoort } from './types.ts';

const loopt = (id: number, van: string, tot: string, gestart: string | undefined = van) => ({
  id,
  naam: `Werkplek ${id} bij Fiets & Co`,
  looptijd: { van: datum(van), tot: datum(tot) },
  gestartOp: gestart ? datum(gestart) : undefined,
  toegewezenOp: datum('2026-01-01'),
});
const feiten: Feiten = {
  lopend: [loopt(1, '2026-02-01', '2027-01-31'), loopt(2, '2026-06-01', '2026-12-31')],
  uitkering: 'bijstand',
  afgerond: false,
  afspraken: 0,
};
const bij = (soort: GebeurtenisSoort, dag: string, gegevens = {}, f = feiten) =>
  voorstellenBij({ soort, datum: datum(dag), gegevens }, f).map((v) => [v.soort, v.toewijzingId, v.dag]);

test('every proposal says where it stands, or that it is a choice', () => {
  for (const soort of GebeurtenisSoort.options)
    for (const v of voorstellenBij({ soort, datum: datum('2026-11-01'), gegevens: { uitkering: 'wia' } }, feiten)) {
      expect(v.grond.length).toBeGreaterThan(10);
      expect(v.keuze || /AVG|art\.|Wie de uitkering betaalt/.test(v.grond)).toBe(true);
      // The number of a rule of our own list says nothing to who reads it.
      expect(v.grond).not.toMatch(/\b[A-Z]{1,2}\d{1,2}\b/);
    }
});

test('AP15: who moves within the municipality gets the address, and a talk about each place', () => {
  expect(bij('verhuizing', '2026-11-01')).toEqual([
    ['adres', undefined, '2026-11-01'],
    ['gesprek', 1, undefined],
    ['gesprek', 2, undefined],
  ]);
});

test('who moves away: what runs ends on the day before, bijstand stops, the dossier is handed over and put away', () => {
  expect(bij('verhuizing-weg', '2026-11-10', { gemeente: 'Deventer' })).toEqual([
    ['toewijzing-beeindigen', 1, '2026-11-09'],
    ['toewijzing-beeindigen', 2, '2026-11-09'],
    ['uitkering-wijzigen', undefined, '2026-11-10'],
    ['overdracht', undefined, undefined],
    ['dossier-afronden', undefined, undefined],
  ]);
  // not before it began, and a benefit of the state goes along
  expect(
    bij('verhuizing-weg', '2026-11-10', {}, { ...feiten, lopend: [loopt(3, '2026-11-20', '2027-01-01')], uitkering: 'wajong' }),
  ).toEqual([
    ['toewijzing-beeindigen', 3, '2026-11-20'],
    ['overdracht', undefined, undefined],
    ['dossier-afronden', undefined, undefined],
  ]);
});

test('who died: first the death itself, then what runs on that day, last the dossier', () => {
  expect(bij('overlijden', '2026-11-15').map(([soort, , dag]) => [soort, dag])).toEqual([
    ['overlijden-vastleggen', '2026-11-15'],
    ['toewijzing-beeindigen', '2026-11-15'],
    ['toewijzing-beeindigen', '2026-11-15'],
    ['uitkering-wijzigen', '2026-11-15'],
    ['gesprek', undefined],
    ['dossier-afronden', undefined],
  ]);
  expect(bij('overlijden', '2026-11-15', {}, { lopend: [], uitkering: undefined, afgerond: true, afspraken: 0 })).toEqual([
    ['overlijden-vastleggen', undefined, '2026-11-15'],
  ]);
});

test('K3: at the AOW age only what runs on that day or after ends, on the day before', () => {
  expect(bij('aow', '2027-01-01').filter(([soort]) => soort === 'toewijzing-beeindigen')).toEqual([
    ['toewijzing-beeindigen', 1, '2026-12-31'],
    ['toewijzing-beeindigen', 2, '2026-12-31'],
  ]);
  expect(bij('aow', '2027-01-02').filter(([soort]) => soort === 'toewijzing-beeindigen')).toEqual([
    ['toewijzing-beeindigen', 1, '2027-01-01'],
  ]);
  expect(bij('aow', '2027-02-02').filter(([soort]) => soort === 'toewijzing-beeindigen')).toEqual([]);
  // What begins only after that day does not begin: no day in between can be its last.
  const straks = { ...feiten, lopend: [loopt(4, '2027-01-11', '2027-06-30', '')] };
  expect(voorstellenBij({ soort: 'aow', datum: datum('2027-01-01'), gegevens: {} }, straks)[0]).toMatchObject({
    soort: 'toewijzing-beeindigen',
    toewijzingId: 4,
    tekst: 'Laat Werkplek 4 bij Fiets & Co niet beginnen: de eerste dag is 11 januari 2027.',
  });
});

test('AP12: another benefit asks the agreement anew; without one there is nobody to ask', () => {
  expect(bij('uitkering', '2026-11-01', { uitkering: 'wia' }).map(([soort]) => soort)).toEqual(['uitkering-wijzigen', 'gesprek']);
  expect(bij('uitkering', '2026-11-01', { uitkering: 'geen' }).map(([soort]) => soort)).toEqual(['uitkering-wijzigen']);
});

test('detention: what runs is asked, bijstand stops', () => {
  expect(bij('detentie', '2026-11-10').map(([soort, , dag]) => [soort, dag])).toEqual([
    ['toewijzing-beeindigen', '2026-11-09'],
    ['toewijzing-beeindigen', '2026-11-09'],
    ['uitkering-wijzigen', '2026-11-10'],
  ]);
});

test.each([
  ['overlijden', '2026-11-22', false],
  ['overlijden', '2026-11-23', true],
  ['verhuizing', '2027-05-22', false],
  ['verhuizing', '2027-05-23', true],
  ['uitkering', '1979-12-31', true],
] as const)('%s on %s is refused: %s', (soort, dag, geweigerd) =>
  expect(dagRedenen(soort, datum(dag), { vandaag: datum('2026-11-22'), geboren: datum('1980-01-01') }).length > 0).toBe(
    geweigerd,
  ),
);

test('who died or moves away has appointments in the agenda: they are called off', () => {
  const tekst = (afspraken: number, soort: GebeurtenisSoort = 'overlijden') =>
    voorstellenBij({ soort, datum: datum('2026-11-15'), gegevens: {} }, { ...feiten, afspraken })
      .map((v) => v.tekst)
      .filter((een) => een.startsWith('Zeg af'));
  expect(tekst(1)).toEqual(['Zeg af wat nog in de agenda staat: 1 afspraak. Wie erbij zou zijn, krijgt bericht.']);
  expect(tekst(2)).toEqual(['Zeg af wat nog in de agenda staat: 2 afspraken. Wie erbij zou zijn, krijgt bericht.']);
  expect(tekst(0)).toEqual([]);
  expect(tekst(1, 'verhuizing')).toEqual([]);
  expect(tekst(1, 'verhuizing-weg')[0]).toContain('vanaf 15 november 2026');
  for (const soort of ['overlijden', 'verhuizing-weg'] as const) {
    const bijCentrum = voorstellenBij({ soort, datum: datum('2026-11-15'), gegevens: {} }, { ...feiten, orientatie: true });
    expect(bijCentrum.map((v) => v.tekst).join()).toContain('bel het centrum');
  }
});

test('the AOW age is reached on the day that follows from the birth date; with half a birth date about then', () => {
  const o = { vandaag: datum('2026-11-23'), geboren: datum('1959-08-01') };
  const op = (dag: string, zeker: boolean) => dagRedenen('aow', datum(dag), { ...o, aow: { datum: datum('2026-08-01'), zeker } });
  expect(op('2026-08-01', true)).toEqual([]);
  expect(op('2026-08-02', true)[0]?.tekst).toContain('volgt 1 augustus 2026');
  expect(op('2025-08-01', false)).toEqual([]);
  expect(op('2025-07-31', false)[0]?.veld).toBe('datum');
});
