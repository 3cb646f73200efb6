import { describe, expect, test } from 'vitest';
import { datum } from '../kernel/datum.ts';
import { dagenVan, leesKijk, toenVan, toewijzingOp } from './rules.ts';
import type { ToenBepaling, ToenFeiten, ToenToewijzing, ToenWijziging } from './types.ts';

const bepaling = (
  id: number,
  peildatum: string,
  trede: 2 | 3 | 4,
  vastgelegd: string,
  meer: Partial<ToenBepaling> = {},
): ToenBepaling => ({
  id,
  peildatum,
  trede,
  perspectief: undefined,
  termijn: undefined,
  motivering: '',
  onderbouwing: '',
  door: '',
  herkomst: 'consulent',
  regelingId: undefined,
  vastgelegdOp: new Date(`${vastgelegd}T11:00:00Z`),
  bekend: vastgelegd,
  vervallen: undefined,
  ...meer,
});

const toewijzing = (meer: Partial<ToenToewijzing> = {}): ToenToewijzing => ({
  id: 1,
  nummer: 1,
  product: 'wm-werkplek-3',
  aanbieder: 'De Werkplaats',
  regelingId: 1,
  regelingEerder: [],
  doelTrede: undefined,
  minutenPerWeek: 720,
  urenEerder: [],
  looptijd: '[2026-01-01,2027-01-01)',
  opgeschort: '{}',
  looptijdBesloten: undefined,
  verlengingen: [],
  verlengd: 0,
  geldt: '2025-12-20',
  bekend: '2025-12-20',
  geaccepteerd: { geldt: '2025-12-22', bekend: '2025-12-22' },
  gestart: { geldt: '2026-01-05', bekend: '2026-01-12' },
  geweigerd: undefined,
  beeindigd: undefined,
  wijzigingen: [],
  voortgang: [],
  afdoeningen: [],
  ...meer,
});

const wijziging = (soort: string, geldt: string, bekend: string, meer: Partial<ToenWijziging> = {}): ToenWijziging => ({
  id: 1,
  soort,
  geldt,
  bekend,
  tot: undefined,
  minuten: undefined,
  regelingVoor: undefined,
  looptijdVoor: '[2026-01-01,2026-07-01)',
  betreft: undefined,
  ...meer,
});

const feiten = (meer: Partial<ToenFeiten> = {}): ToenFeiten => ({
  naam: { voornaam: 'Sanne', voorvoegsel: '', achternaam: 'Bakker', geboortedatum: '1990-01-01' },
  eerdereNamen: [],
  uitkeringen: [],
  bepalingen: [],
  besluiten: [],
  toewijzingen: [],
  plannen: [],
  resultaten: [],
  orientaties: [],
  brieven: [],
  verhalen: [],
  ...meer,
});

const op = (dag: string, bekend = dag) => ({ dag, bekend });
const toen = (f: ToenFeiten, dag: string, bekend = dag) => toenVan(f, op(dag, bekend), (product) => product);

describe('een toewijzing op een dag', () => {
  test.each([
    ['2025-12-19', '2026-11-22', undefined],
    ['2025-12-20', '2026-11-22', 'toegewezen'],
    ['2025-12-22', '2026-11-22', 'geaccepteerd'],
    ['2026-01-05', '2026-11-22', 'gestart'],
    ['2026-12-31', '2027-01-02', 'gestart'],
    ['2027-01-01', '2027-01-02', 'beeindigd'],
  ])('op %s, bekend op %s: %s', (dag, bekend, status) => {
    expect(toewijzingOp(toewijzing(), op(dag, bekend))?.status).toBe(status);
  });

  test('een start die later is gemeld, was toen nog niet bekend', () => {
    expect(toewijzingOp(toewijzing(), op('2026-01-11'))?.status).toBe('geaccepteerd');
    expect(toewijzingOp(toewijzing(), op('2026-01-11', '2026-01-12'))?.status).toBe('gestart');
  });

  test('de laatste dag hoort erbij; de dag daarna is zij geëindigd', () => {
    const t = toewijzing({ beeindigd: { geldt: '2026-03-31', bekend: '2026-03-20' } });
    expect(toewijzingOp(t, op('2026-03-31'))?.status).toBe('gestart');
    expect(toewijzingOp(t, op('2026-04-01'))?.status).toBe('beeindigd');
  });

  test('wat later is verlengd telt pas mee als het bekend is', () => {
    const t = toewijzing({
      looptijd: '[2026-01-01,2027-01-01)',
      looptijdBesloten: '[2026-01-01,2026-07-01)',
      verlengingen: ['2026-12-31'],
      verlengd: 1,
      wijzigingen: [wijziging('verlenging', '2026-07-01', '2026-06-10', { tot: '2026-12-31' })],
    });
    expect(toewijzingOp(t, op('2026-06-09'))).toMatchObject({
      looptijd: '[2026-01-01,2026-07-01)',
      verlengd: 0,
      verlengingen: [],
    });
    expect(toewijzingOp(t, op('2026-06-10'))).toMatchObject({
      looptijd: '[2026-01-01,2027-01-01)',
      verlengd: 1,
      verlengingen: ['2026-12-31'],
    });
    expect(toewijzingOp(t, op('2026-07-01', '2026-06-09'))?.status).toBe('beeindigd');
  });

  test('opgeschort met terugwerkende kracht: die dag wel, maar toen nog niet bekend', () => {
    const t = toewijzing({
      opgeschort: '{[2026-03-02,2026-03-16)}',
      wijzigingen: [wijziging('opschorting', '2026-03-02', '2026-03-10', { tot: '2026-03-15' })],
    });
    expect(toewijzingOp(t, op('2026-03-05'))?.isOpgeschort).toBe(false);
    expect(toewijzingOp(t, op('2026-03-05', '2026-03-10'))?.isOpgeschort).toBe(true);
    expect(toewijzingOp(t, op('2026-03-16'))?.isOpgeschort).toBe(false);
  });

  test('andere regels gelden vanaf hun dag, en pas als dat bekend is', () => {
    const t = toewijzing({
      regelingId: 9,
      regelingEerder: [{ tot: '2026-04-30', regelingId: 8 }],
      wijzigingen: [wijziging('versie', '2026-05-01', '2026-04-20', { regelingVoor: 8 })],
    });
    const regels = (dag: string, bekend?: string) => toewijzingOp(t, op(dag, bekend))?.regelingId;
    expect([regels('2026-04-30'), regels('2026-05-01'), regels('2026-05-01', '2026-04-19')]).toEqual([8, 9, 8]);
    const eerder = (dag: string, bekend?: string) => toewijzingOp(t, op(dag, bekend))?.regelingEerder;
    expect(eerder('2026-05-01')).toEqual([{ tot: '2026-04-30', regelingId: 8 }]);
    expect([eerder('2026-04-30'), eerder('2026-05-01', '2026-04-19')]).toEqual([[], []]);
  });

  test('een regeling die voor iedereen anders werd geldt vanaf haar dag, zonder besluit', () => {
    const t = toewijzing({ regelingId: 9, regelingEerder: [{ tot: '2026-04-30', regelingId: 8 }] });
    expect(['2026-04-30', '2026-05-01'].map((dag) => toewijzingOp(t, op(dag))?.regelingId)).toEqual([8, 9]);
  });

  test('andere uren gelden vanaf hun dag', () => {
    const t = toewijzing({
      minutenPerWeek: 960,
      urenEerder: [{ tot: '2026-05-03', minuten: 720 }],
      wijzigingen: [wijziging('uren', '2026-05-04', '2026-04-20', { minuten: 960 })],
    });
    expect(toewijzingOp(t, op('2026-05-03'))?.minutenPerWeek).toBe(720);
    expect(toewijzingOp(t, op('2026-05-04'))?.minutenPerWeek).toBe(960);
    expect(toewijzingOp(t, op('2026-05-04', '2026-04-19'))?.minutenPerWeek).toBe(720);
  });
});

describe('het dossier op een dag', () => {
  test('een gecorrigeerde trede gold tot zij werd gecorrigeerd', () => {
    const bepalingen = [
      bepaling(1, '2026-02-01', 3, '2026-02-01', {
        vervallenOp: new Date('2026-04-01T10:00:00Z'),
        vervallen: '2026-04-01',
      }),
      bepaling(2, '2026-02-01', 2, '2026-04-01', { corrigeert: 1 }),
    ];
    expect(toen(feiten({ bepalingen }), '2026-03-01').bepaling?.trede).toBe(3);
    expect(toen(feiten({ bepalingen }), '2026-03-01', '2026-04-01').bepaling?.trede).toBe(2);
    expect(toen(feiten({ bepalingen }), '2026-01-31', '2026-04-01').bepaling).toBeUndefined();
  });

  test('een naam die later is verbeterd stond er toen anders', () => {
    const f = feiten({
      eerdereNamen: [{ voornaam: 'Sane', voorvoegsel: '', achternaam: 'Baker', geboortedatum: '1990-01-01', tot: '2026-05-01' }],
    });
    expect(toen(f, '2026-04-30').naam.achternaam).toBe('Baker');
    expect(toen(f, '2026-05-01').naam.achternaam).toBe('Bakker');
  });

  test('een besluit is genomen en nog niet bekendgemaakt', () => {
    const besluiten = [
      {
        id: 1,
        soort: 'toekenning',
        beschikkingnummer: 7,
        product: 'wm-werkplek-3',
        geldt: '2026-03-01',
        bekend: '2026-03-01',
        bekendgemaakt: { geldt: '2026-03-04', bekend: '2026-03-04' },
        middel: { soort: 'bezwaar' as const, tot: datum('2026-04-15') },
      },
    ];
    expect(toen(feiten({ besluiten }), '2026-03-03').besluiten[0]?.isBekend).toBe(false);
    expect(toen(feiten({ besluiten }), '2026-03-04').besluiten[0]?.isBekend).toBe(true);
  });

  test('wat later is vastgelegd staat apart, en niet meer als het bekend is', () => {
    const f = feiten({ toewijzingen: [toewijzing()], bepalingen: [bepaling(1, '2026-01-02', 3, '2026-01-20')] });
    expect(toen(f, '2026-01-11').later.map(({ wat, geldt, bekend }) => `${wat} ${geldt} ${bekend}`)).toEqual([
      'wm-werkplek-3 bij De Werkplaats gestart 2026-01-05 2026-01-12',
      'Trede 3 2026-01-02 2026-01-20',
    ]);
    expect(toen(f, '2026-01-11', '2026-01-20').later).toEqual([]);
  });

  test('wat er speelde staat bij zijn laatste stap van die dag, en een vervangen afspraak niet meer', () => {
    const stap = (geldt: string, wat: string, meer: { bekend?: string; weg?: boolean } = {}) => ({
      geldt,
      bekend: geldt,
      wat,
      ...meer,
    });
    const verhalen = [
      {
        soort: 'terugkeer' as const,
        pad: '/terugkeer',
        stappen: [
          stap('2026-03-01', 'Afgesproken'),
          stap('2026-03-05', 'De inwoner is het eens'),
          stap('2026-06-01', '', { weg: true }),
        ],
      },
      { soort: 'terugstap' as const, pad: '/terugkeer', stappen: [stap('2026-06-01', 'Naar trede 3', { bekend: '2026-06-04' })] },
    ];
    const wat = (dag: string, bekend?: string) =>
      toen(feiten({ verhalen }), dag, bekend).verhalen.map((v) => `${v.wat} ${v.dag}`);
    expect(wat('2026-02-28')).toEqual([]);
    expect(wat('2026-03-04')).toEqual(['Afgesproken 2026-03-01']);
    expect(wat('2026-05-31')).toEqual(['De inwoner is het eens 2026-03-05']);
    expect(wat('2026-06-01')).toEqual([]);
    expect(wat('2026-06-01', '2026-06-04')).toEqual(['Naar trede 3 2026-06-01']);
  });

  test('de dagen waarop iets veranderde, elk een keer en op volgorde', () => {
    const f = feiten({ toewijzingen: [toewijzing()], bepalingen: [bepaling(1, '2025-12-20', 3, '2026-01-20')] });
    expect(dagenVan(f)).toEqual(['2025-12-20', '2025-12-22', '2026-01-05']);
  });
});

describe('de gevraagde dag', () => {
  const vandaag = datum('2026-11-22');
  test.each([
    ['', '', '2026-11-22', undefined, []],
    ['01-03-2026', '', '2026-03-01', undefined, []],
    ['2026-03-01', '2026-04-01', '2026-03-01', '2026-04-01', []],
    ['31-02-2026', '', '2026-11-22', undefined, ['dag']],
    ['22-11-2026', '23-11-2026', '2026-11-22', undefined, ['bekend']],
  ])('%s en %s', (dag, bekend, verwachtDag, verwachtBekend, velden) => {
    const kijk = leesKijk({ dag, bekend }, vandaag);
    expect([kijk.dag.toString(), kijk.bekend?.toString()]).toEqual([verwachtDag, verwachtBekend]);
    expect(kijk.fouten.map(({ veld }) => veld)).toEqual(velden);
  });
});
