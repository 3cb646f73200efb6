import { expect, test } from 'vitest';
import { datum } from '../kernel/datum.ts';
import { type TijdlijnFeiten, tijdlijnVan } from './timeline.ts';

const leeg: TijdlijnFeiten = {
  inwonerId: 7,
  aanmelding: undefined,
  bepalingen: [],
  toetsen: [],
  besluiten: [],
  bezwaren: [],
  toewijzingen: [],
  instemmingen: [],
  voortgang: [],
  resultaten: [],
  stappen: [],
  orientaties: [],
  overdrachten: [],
};
const woorden = { trede: (trede: number) => `naam ${trede}`, product: (product: string) => product };
const regels = (o: Partial<TijdlijnFeiten>) =>
  tijdlijnVan({ ...leeg, ...o }, woorden, datum('2026-11-22')).map((m) => `${m.datum} ${m.soort} ${m.titel}`);

const besluit = {
  id: 4,
  beschikkingnummer: 200001,
  product: 'werkplek',
  soort: 'toekenning' as const,
  genomen_op: '2026-11-01',
  bekendgemaakt_op: '2026-11-01',
  bezwaar_tot: '2026-12-14',
  beroep_tot: null,
  document_id: null,
  door: 'Sanne',
};
const toewijzing = {
  id: 1,
  nummer: 500001,
  product: 'werkplek',
  aanbieder: 'Fietspunt',
  looptijd: '[2026-12-01,2027-12-01)',
  status: 'geaccepteerd' as const,
  herkomst: 'besluit' as const,
  toegewezen_op: '2026-11-01',
  geaccepteerd_op: '2026-11-03',
  gestart_op: null,
  beeindigd_op: null,
  reden: '',
};

const bezwaar = {
  id: 9,
  besluit_id: 4,
  beschikkingnummer: 200001,
  ontvangen_op: '2026-11-10',
  beslis_uiterlijk: '2027-01-25',
  verdaagd_tot: null,
  gehoord_op: null,
  beslissing: null,
  bekendgemaakt_op: null,
  beroep_op: null,
  uitspraak: null,
  uitspraak_op: null,
  uitspraak_gevolg: null,
  uitgevoerd_op: null,
  hoger_op: null,
  hoger_door: null,
  hoger_uitspraak: null,
  hoger_uitspraak_op: null,
  hoger_gevolg: null,
  tussenuitspraken: [],
  vorige_id: null,
};
test('an objection stands in the story with the last day to decide on it, and the last day to object goes', () => {
  expect(regels({ besluiten: [besluit], bezwaren: [bezwaar] })).toEqual([
    '2027-01-25 straks Laatste dag om op het bezwaar te beslissen',
    '2026-11-10 geweest Bezwaar ontvangen',
    '2026-11-01 geweest Besluit bekendgemaakt',
    '2026-11-01 geweest Besluit genomen: werkplek',
  ]);
  const klaar = { ...bezwaar, gehoord_op: '2026-11-12', beslissing: 'ongegrond' as const, bekendgemaakt_op: '2026-11-20' };
  expect(regels({ besluiten: [besluit], bezwaren: [klaar] }).slice(0, 3)).toEqual([
    '2026-11-20 geweest Beslissing op het bezwaar: ongegrond',
    '2026-11-12 geweest Gehoord over het bezwaar',
    '2026-11-10 geweest Bezwaar ontvangen',
  ]);
});

test('planned on top, then newest first; on one day the later step of the chain stands higher', () => {
  expect(
    regels({
      aanmelding: { ontvangen_op: '2026-10-01', aangemeld_door: 'wijkteam', vraag: 'Ik wil werken' },
      besluiten: [besluit],
      toewijzingen: [toewijzing],
    }),
  ).toEqual([
    '2027-11-30 straks Einde van de toewijzing bij Fietspunt',
    '2026-12-14 straks Laatste dag om bezwaar te maken',
    '2026-12-01 straks Start bij Fietspunt',
    '2026-11-03 geweest Fietspunt heeft de toewijzing geaccepteerd',
    '2026-11-01 geweest Toegewezen aan Fietspunt',
    '2026-11-01 geweest Besluit bekendgemaakt',
    '2026-11-01 geweest Besluit genomen: werkplek',
    '2026-10-01 geweest Aangemeld door het wijkteam',
  ]);
});

test.each([
  ['toekenning', 'Besluit genomen: werkplek'],
  ['opschorting', 'Besluit genomen: opschorting van werkplek'],
] as const)('a besluit says what it does: %s', (soort, titel) => {
  expect(regels({ besluiten: [{ ...besluit, soort }] })).toContain(`2026-11-01 geweest ${titel}`);
});

test.each([
  ['2026-11-22', 'straks'],
  ['2026-11-21', 'geweest'],
])('the last day to object, %s, is %s', (bezwaar_tot, soort) => {
  expect(regels({ besluiten: [{ ...besluit, bezwaar_tot }] })).toContain(
    `${bezwaar_tot} ${soort} Laatste dag om bezwaar te maken`,
  );
});

test('refused and ended toewijzingen plan nothing any more', () => {
  const ended = regels({
    toewijzingen: [
      { ...toewijzing, status: 'geweigerd', geaccepteerd_op: null, reden: 'Geen plek' },
      { ...toewijzing, id: 2, status: 'beeindigd', gestart_op: '2026-11-05', beeindigd_op: '2026-11-10' },
    ],
  });
  expect(ended.filter((regel) => regel.includes('straks'))).toEqual([]);
  expect(ended).toContain('2026-11-01 geweest Fietspunt heeft de toewijzing geweigerd');
  expect(ended).toContain('2026-11-10 geweest Beëindigd bij Fietspunt');
});

test('a no of the resident is told with why; a weekly yes on hours is not', () => {
  const antwoord = { toewijzing_id: 1, maandag: '2026-11-02', toelichting: '', gegeven_op: new Date('2026-11-09T23:30:00Z') };
  expect(
    regels({
      instemmingen: [
        { ...antwoord, onderwerp: 'uren', akkoord: true },
        { ...antwoord, onderwerp: 'uren', akkoord: false, toelichting: 'Dinsdag was ik ziek' },
        { ...antwoord, onderwerp: 'doelen', maandag: null, akkoord: true },
      ],
    }),
  ).toEqual([
    // half past eleven in the evening in UTC is the next day here
    '2026-11-10 geweest De inwoner is het niet eens met de uren van week 45',
    '2026-11-10 geweest De inwoner is het eens met de doelen',
  ]);
});

test('a resultaat that waits leads to its judgement; afterwards it says what the municipality found', () => {
  const resultaat = {
    id: 3,
    toewijzing_id: 1,
    datum: '2026-11-15',
    bereikte_trede: 4,
    onderbouwing: 'Werkt zelfstandig',
    akkoord: null,
    akkoord_reden: '',
    akkoord_op: null,
  };
  const [wacht] = tijdlijnVan({ ...leeg, resultaten: [resultaat] }, woorden, datum('2026-11-22'));
  expect(wacht?.link?.href).toBe('/dossier/7/resultaat/3');
  expect(regels({ resultaten: [{ ...resultaat, akkoord: false, akkoord_op: new Date('2026-11-16T09:00:00Z') }] })[0]).toBe(
    '2026-11-16 geweest De gemeente is het niet eens met het resultaat',
  );
});

test('a step of the route stands in the story when it begins and when it ends, and once when that is one day', () => {
  const stap = {
    id: 3,
    naam: 'Proefperiode',
    begonnen_op: '2026-09-01',
    geeindigd_op: '2026-10-26',
    uitkomst: 'Het lukt',
    waar: 'Bakkerij',
  };
  const dienst = { ...stap, id: 4, naam: 'In dienst', begonnen_op: '2026-10-27', geeindigd_op: null, uitkomst: '' };
  const keuze = { ...stap, id: 2, naam: 'Keuze', begonnen_op: '2026-08-30', geeindigd_op: '2026-08-30' };
  expect(regels({ stappen: [keuze, stap, dienst] })).toEqual([
    '2026-10-27 geweest Begonnen: In dienst',
    '2026-10-26 geweest Klaar: Proefperiode',
    '2026-09-01 geweest Begonnen: Proefperiode',
    '2026-08-30 geweest Klaar: Keuze',
  ]);
});

test('an oriëntatie and a hand-over stand in the story: begun, advised, sent, answered', () => {
  const orientatie: TijdlijnFeiten['orientaties'][number] = {
    id: 5,
    gemeenteId: 1,
    inwonerId: 7,
    regelingId: 1,
    product: 'aw-orientatie',
    gevraagdDoor: 'consulent',
    gevraagdOp: datum('2026-10-01'),
    vraag: 'Wat past?',
    opdracht: '',
    afgewezenOp: null,
    afgewezenReden: '',
    aanbiederId: 3,
    centrum: 'Het centrum',
    toegangId: null,
    verwezenOp: datum('2026-10-01'),
    kennismaking: null,
    kennismakingOp: null,
    kennismakingWaar: '',
    gestartOp: datum('2026-10-05'),
    gestoptOp: null,
    gestoptReden: '',
    gevolg: 'betaald-werk',
    gevolgOp: datum('2026-10-20'),
    gevolgVerteld: 'Je zoekt werk.',
    versie: 1,
    adviezen: [
      {
        id: 1,
        nummer: 1,
        werkplek: '',
        opleiding: '',
        vervolg: '',
        categorie: 'betaald werk',
        kort: 'Werk past.',
        gegevenOp: datum('2026-10-12'),
        door: 'Noor',
        besprokenOp: datum('2026-10-14'),
        akkoord: false,
        akkoordReden: 'Liever later.',
        akkoordDoor: 'consulent',
      },
    ],
  };
  const overdracht: TijdlijnFeiten['overdrachten'][number] = {
    id: 2,
    partij: 'aob',
    partijNaam: 'Arbeidsontwikkelbedrijf',
    partijBron: '',
    waarom: 'Werk zoeken.',
    mee: [],
    gevraagdOp: datum('2026-10-21'),
    door: 'Sanne',
    toestemming: true,
    toestemmingMee: [],
    toestemmingOp: datum('2026-10-22'),
    toestemmingDoor: 'inwoner',
    toestemmingReden: '',
    ingetrokkenOp: undefined,
    verstuurdOp: datum('2026-10-23'),
    verstuurdHoe: '',
    antwoordTot: datum('2026-11-06'),
    pakket: undefined,
    uitkomst: 'teruggegeven',
    uitkomstOp: datum('2026-10-30'),
    uitkomstTekst: 'Nu geen optie.',
    vervolg: '',
    vervolgOp: undefined,
    gestoptOp: undefined,
    gestoptReden: '',
    teVertellen: '',
    verteldOp: undefined,
    verteldHoe: '',
    versie: 1,
  };
  expect(regels({ orientaties: [orientatie], overdrachten: [overdracht] })).toEqual([
    '2026-10-30 geweest Overdracht teruggegeven: Arbeidsontwikkelbedrijf',
    '2026-10-23 geweest Overdracht doorgegeven: Arbeidsontwikkelbedrijf',
    '2026-10-21 geweest Overdracht voorgesteld: Arbeidsontwikkelbedrijf',
    '2026-10-20 geweest Klaar: oriëntatie',
    '2026-10-14 geweest Advies besproken: de inwoner is het niet eens',
    '2026-10-12 geweest Advies van de oriëntatie: betaald werk',
    '2026-10-05 geweest Begonnen: oriëntatie',
    '2026-10-01 geweest Verwezen naar een oriëntatie',
  ]);
});
