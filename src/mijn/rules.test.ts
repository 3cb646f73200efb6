import { describe, expect, test } from 'vitest';
import { standVanUren, weekAntwoord } from '../instemming/index.ts';
import { opsomming } from '../kernel/aantal.ts';
import { datum } from '../kernel/datum.ts';
import {
  ladderZin,
  mijnWeken,
  openWeken,
  urenInWoorden,
  vasteDagen,
  volgendeStappen,
  weekNaam,
  zichtbarePlekken,
} from './rules.ts';
import type { Brief, MijnFeiten, Plek, UrenMetPlek } from './types.ts';

const vandaag = datum('2026-11-22');
const moment = (iso: string) => new Date(`${iso}T12:00:00Z`);

const plek = (o: Partial<Plek> = {}): Plek => ({
  regelingId: 1,
  id: 7,
  product: 'wm-werkplek-3',
  besluitId: undefined,
  aanbieder: 'Het Wiel',
  periode: { van: datum('2026-07-01'), tot: datum('2027-06-30') },
  loop: {
    product: 'wm-werkplek-3',
    regeling_id: 1,
    looptijd: '[2026-07-01,2027-07-01)',
    opgeschort: '{}',
    verlengd: 0,
    verlengingen: null,
    regeling_eerder: null,
  },
  opgeschort: [],
  minutenPerWeek: 720,
  status: 'gestart',
  begonnenOp: datum('2026-07-01'),
  beeindigdOp: undefined,
  begeleider: undefined,
  werkplek: undefined,
  doelen: [{ id: 1, tekst: 'Ik leer plakken' }],
  doelenAntwoord: { akkoord: true, toelichting: '', gegevenOp: moment('2026-07-02') },
  resultaatWacht: false,
  afdoeningen: [],
  wijzigingen: [],
  nietVerlengd: undefined,
  ...o,
});
const brief = (o: Partial<Brief> = {}): Brief => ({
  soort: 'toekenning',
  regelingId: 1,
  gronden: [],
  feiten: {},
  bezwaar: undefined,
  besluitId: 3,
  product: 'wm-werkplek-3',
  genomenOp: datum('2026-11-02'),
  bekendgemaaktOp: datum('2026-11-03'),
  middel: { soort: 'bezwaar', tot: datum('2026-12-15') },
  documentId: 9,
  vervangen: undefined,
  ...o,
});
const feiten = (o: Partial<MijnFeiten> = {}): MijnFeiten => ({
  status: 'in-traject',
  contact: { naam: 'Sanne', functie: undefined, telefoon: undefined },
  contactWijze: 'bellen',
  onderzoekTot: datum('2026-12-28'),
  trede: 3,
  brieven: [],
  plekken: [],
  openWeken: 0,
  ...o,
});
const route = (o: Partial<NonNullable<MijnFeiten['route']>>) => ({ loopt: false, nu: [], einde: undefined, kiezen: false, ...o });
const wat = (o: Partial<MijnFeiten>) => volgendeStappen(feiten(o), vandaag).map((stap) => `${stap.wie}: ${stap.wat}`);

describe('what happens next', () => {
  test.each<[string, Partial<MijnFeiten>, string[]]>([
    [
      'nobody yet',
      { contact: undefined, status: 'aangemeld' },
      ['De gemeente: De gemeente zoekt iemand die jou gaat helpen. Die neemt contact met je op.'],
    ],
    ['a talk', { status: 'aangemeld', trede: undefined }, ['Sanne: Sanne belt je voor een gesprek over wat je wilt en kunt.']],
    [
      'a letter instead of a call',
      { status: 'aangemeld', trede: undefined, contactWijze: 'brief' },
      ['Sanne: Sanne schrijft je een brief voor een gesprek over wat je wilt en kunt.'],
    ],
    ['what fits', { status: 'in-onderzoek' }, ['Sanne: Sanne zoekt met jou uit wat bij je past. Daarna krijg je een besluit.']],
    [
      'a letter that was not sent',
      { brieven: [brief({ bekendgemaaktOp: undefined, middel: undefined })] },
      ['Sanne: Je krijgt een brief over het besluit.'],
    ],
    [
      'the aanbieder answers',
      { plekken: [plek({ status: 'toegewezen' })] },
      ['Het Wiel: Het Wiel laat weten of je daar kunt beginnen.'],
    ],
    [
      'a start ahead',
      { plekken: [plek({ status: 'geaccepteerd', periode: { van: datum('2026-11-23'), tot: datum('2027-06-30') } })] },
      ['Jij en Het Wiel: Je begint bij Het Wiel.'],
    ],
    [
      'a start that is due',
      { plekken: [plek({ status: 'geaccepteerd', periode: { van: vandaag, tot: datum('2027-06-30') } })] },
      ['Het Wiel: Het Wiel spreekt met je af wanneer je begint.'],
    ],
    [
      'goals without an answer',
      { plekken: [plek({ doelenAntwoord: undefined })] },
      ['jij: Zeg of je het eens bent met je doelen bij Het Wiel.'],
    ],
    [
      'goals not agreed',
      { plekken: [plek({ doelenAntwoord: { akkoord: false, toelichting: 'nee', gegevenOp: moment('2026-07-02') } })] },
      ['Sanne: Je bent het niet eens met je doelen bij Het Wiel. Jullie praten daarover.'],
    ],
    ['one week of hours', { plekken: [plek()], openWeken: 1 }, ['jij: Kijk of je uren kloppen.']],
    ['more weeks', { plekken: [plek()], openWeken: 3 }, ['jij: Kijk of je uren kloppen. Er staan 3 weken klaar.']],
    [
      'refused by the aanbieder',
      { plekken: [plek({ status: 'geweigerd', doelenAntwoord: undefined })] },
      ['Sanne: Bij Het Wiel lukt het niet. Jullie zoeken samen een andere plek.'],
    ],
    [
      'a result to confirm',
      { plekken: [plek({ resultaatWacht: true })] },
      ['Sanne: Het Wiel schreef op wat je hebt bereikt. De gemeente kijkt of dat klopt.'],
    ],
    ['nothing to do', { plekken: [plek()] }, ['Het Wiel: Je gaat door bij Het Wiel. Je hoeft nu niets te doen.']],
    [
      'done',
      { status: 'afgerond', plekken: [plek({ status: 'beeindigd' })] },
      ['Sanne: Je traject is klaar. Wil je weer hulp? Bel de gemeente.'],
    ],
    [
      'a step of the route runs: nobody calls for a first talk any more',
      {
        status: 'aangemeld',
        trede: undefined,
        route: route({
          loopt: true,
          nu: [{ wat: 'Je probeert uit.', wie: 'Het centrum', href: '/mijn/orientatie', wanneer: undefined }],
        }),
      },
      ['Het centrum: Je probeert uit.'],
    ],
    [
      'he is asked about the step that runs, and nothing more',
      { status: 'aangemeld', trede: undefined, route: route({ loopt: true }) },
      ['Sanne: Je hoeft nu niets te doen.'],
    ],
    [
      'the next step has to be chosen',
      { status: 'aangemeld', trede: undefined, route: route({ kiezen: true }) },
      ['Sanne en jij: Sanne kijkt met jou wat de volgende stap is.'],
    ],
    [
      'a search came to nothing while he goes on where he is',
      { plekken: [plek()], route: route({ kiezen: true, kwam: 'Een baan zoeken: er is nog geen plek die bij je past.' }) },
      ['Sanne en jij: Een baan zoeken: er is nog geen plek die bij je past. Sanne kijkt met jou wat de volgende stap is.'],
    ],
    [
      'the way is over, with what it came to',
      { status: 'in-traject', route: route({ einde: 'klaar', kwam: 'je gaat verder met Van Zorg naar Werk' }) },
      [
        'jij, als je dat wilt: Je route is klaar: je gaat verder met Van Zorg naar Werk. Wil je weer hulp? Stel een nieuwe vraag, of bel.',
      ],
    ],
    [
      'he stopped',
      { status: 'in-onderzoek', route: route({ einde: 'gestopt' }) },
      ['jij, als je dat wilt: Je route stopte. Er volgt nu niets. Wil je weer hulp? Stel een nieuwe vraag, of bel.'],
    ],
    [
      'a place runs, and the route says nothing besides',
      { plekken: [plek()], route: route({ kiezen: true }) },
      ['Het Wiel: Je gaat door bij Het Wiel. Je hoeft nu niets te doen.'],
    ],
    [
      'AL5: a place runs beside, and the trial led to a next one',
      { plekken: [plek()], route: route({ kiezen: true, verder: true }) },
      ['Sanne en jij: Sanne kijkt met jou wat de volgende stap is.'],
    ],
    [
      'a step led further, and the place for it has yet to begin',
      { plekken: [plek({ status: 'geaccepteerd' })], route: route({ kiezen: true, verder: true }) },
      ['Het Wiel: Het Wiel spreekt met je af wanneer je begint.'],
    ],
  ])('%s', (_naam, o, verwacht) => {
    expect(wat(o)).toEqual(verwacht);
  });

  test('a day that is past is promised to nobody', () => {
    const stap = (onderzoekTot: string) =>
      volgendeStappen(feiten({ status: 'aangemeld', trede: undefined, onderzoekTot: datum(onderzoekTot) }), vandaag)[0]?.wanneer;
    expect(stap('2026-11-22')).toBe('uiterlijk 22 november 2026');
    expect(stap('2026-11-21')).toBe('zo snel mogelijk. Dit duurt langer dan afgesproken');
    const laat = { akkoord: false, toelichting: 'nee', gegevenOp: moment('2026-10-01') };
    expect(volgendeStappen(feiten({ plekken: [plek({ doelenAntwoord: laat })] }), vandaag)[0]?.wanneer).toContain(
      'zo snel mogelijk',
    );
  });

  test('objection until its last day, and no longer', () => {
    const stappen = (dag: string) => volgendeStappen(feiten({ brieven: [brief()] }), datum(dag)).map((stap) => stap.wanneer);
    expect(stappen('2026-12-15')).toContain('tot en met 15 december 2026');
    expect(stappen('2026-12-16')).not.toContain('tot en met 15 december 2026');
  });

  test('who does not agree with the goals reads by when somebody talks about it', () => {
    const [stap] = volgendeStappen(
      feiten({ plekken: [plek({ doelenAntwoord: { akkoord: false, toelichting: 'nee', gegevenOp: moment('2026-11-20') } })] }),
      vandaag,
    );
    expect(stap?.wanneer).toBe('uiterlijk 4 december 2026');
  });

  test('who goes on elsewhere without a gap reads that, and not that something has to be found', () => {
    const nu = plek({ periode: { van: datum('2026-07-01'), tot: datum('2026-11-30') } });
    const straks = (o: Partial<Plek> = {}) =>
      plek({
        id: 99,
        aanbieder: 'Lunchroom',
        status: 'toegewezen',
        periode: { van: datum('2026-12-01'), tot: datum('2027-06-30') },
        ...o,
      });
    expect(wat({ plekken: [nu, straks()] })[0]).toContain('is 30 november 2026. Daarna ga je verder bij Lunchroom.');
    expect(wat({ plekken: [nu, straks({ status: 'geweigerd' })] })[0]).toContain('loopt bijna af');
    expect(wat({ plekken: [nu, straks({ product: 'iets-anders' })] })[0]).toContain('loopt bijna af');
  });

  test('the end of a place is told from eight weeks before', () => {
    const tot = (iso: string) => wat({ plekken: [plek({ periode: { van: datum('2026-07-01'), tot: datum(iso) } })] })[0];
    expect(tot('2027-01-17')).toContain('loopt bijna af');
    expect(tot('2027-01-18')).toContain('Je gaat door');
  });

  test('a place is over after its last day, and its goals are not asked any more', () => {
    const op = (iso: string) =>
      wat({ plekken: [plek({ doelenAntwoord: undefined, periode: { van: datum('2026-07-01'), tot: datum(iso) } })] });
    expect(op('2026-11-21').join()).not.toMatch(/Je gaat door|doelen/);
    expect(op('2026-11-22').join()).toContain('Zeg of je het eens bent met je doelen');
  });

  test('a place of which the letter was not sent is not shown', () => {
    const eentje = [plek({ besluitId: 3 })];
    expect(zichtbarePlekken(eentje, [brief({ bekendgemaaktOp: undefined })])).toEqual([]);
    expect(zichtbarePlekken(eentje, [brief()])).toHaveLength(1);
  });
});

describe('the ladder in words', () => {
  test.each([
    [[], 'We hebben nog niet samen bepaald op welke trede je staat.'],
    [[3], ''],
    [[3, 3], ''],
    [[2, 3], 'Je stond eerst op trede 2.'],
    [[4, 3], 'Je stond eerst op trede 4. Dat kan gebeuren: soms is er even meer rust of hulp nodig.'],
  ])('%j', (verloop, zin) => {
    expect(ladderZin(verloop)).toBe(zin);
  });
});

describe('hours', () => {
  const regel = (id: number, dag: string, minuten: number, o: Partial<UrenMetPlek> = {}): UrenMetPlek => ({
    id,
    toewijzingId: 7,
    datum: dag,
    minuten,
    vastgelegdOp: moment('2026-11-16'),
    vervallenOp: null,
    ...o,
  });
  const ja = { toewijzingId: 7, maandag: '2026-11-09', akkoord: true, toelichting: '', gegevenOp: moment('2026-11-17') };

  test('by week and day; what no longer counts is left out', () => {
    const weken = mijnWeken(
      [
        regel(1, '2026-11-15', 60),
        regel(2, '2026-11-16', 90),
        regel(3, '2026-11-16', 30),
        regel(4, '2026-11-17', 60, { vervallenOp: moment('2026-11-18') }),
      ],
      [ja],
    );
    expect(weken.map((week) => [week.week.week, week.plekken.map((p) => [p.minuten, p.antwoord])])).toEqual([
      [47, [[120, 'open']]],
      [46, [[60, 'ja']]],
    ]);
    expect(openWeken(weken)).toBe(1);
  });

  test('an answer is about the week as it was then', () => {
    const uren = [regel(1, '2026-11-10', 60)];
    expect(weekAntwoord(undefined, uren)).toBe('open');
    expect(weekAntwoord(ja, uren)).toBe('ja');
    expect(weekAntwoord({ ...ja, akkoord: false }, uren)).toBe('nee');
    expect(weekAntwoord(ja, [...uren, regel(2, '2026-11-11', 30, { vastgelegdOp: moment('2026-11-18') })])).toBe('veranderd');
    expect(weekAntwoord(ja, [...uren, regel(2, '2026-11-11', 30, { vervallenOp: moment('2026-11-18') })])).toBe('veranderd');
  });

  test('the latest answer counts', () => {
    const later = { ...ja, akkoord: false, toelichting: 'niet waar', gegevenOp: moment('2026-11-19') };
    expect(mijnWeken([regel(1, '2026-11-10', 60)], [later, ja])[0]?.plekken[0]?.antwoord).toBe('nee');
  });

  test('other minutes are another thing to answer on, another order is not', () => {
    expect(standVanUren([regel(1, '2026-11-10', 60), regel(2, '2026-11-11', 30)])).toBe(
      standVanUren([regel(2, '2026-11-11', 30), regel(1, '2026-11-10', 60)]),
    );
    expect(standVanUren([regel(1, '2026-11-10', 60)])).not.toBe(standVanUren([regel(1, '2026-11-10', 61)]));
  });

  test('usual days: in at least half of the weeks', () => {
    const weken = mijnWeken(
      [
        regel(1, '2026-11-02', 60),
        regel(2, '2026-11-03', 60),
        regel(3, '2026-11-09', 60),
        regel(4, '2026-11-16', 60),
        regel(5, '2026-11-19', 60),
      ],
      [],
    );
    expect(vasteDagen(weken, 7)).toEqual(['maandag']);
    expect(vasteDagen(weken, 8)).toEqual([]);
  });

  test.each([
    [720, '12 uur'],
    [150, '2 uur en 30 minuten'],
    [61, '1 uur en 1 minuut'],
    [45, '45 minuten'],
  ])('%i minutes is %s', (minuten, woorden) => {
    expect(urenInWoorden(minuten)).toBe(woorden);
  });

  test.each([
    ['2026-11-16', 'Deze week'],
    ['2026-11-09', 'Vorige week'],
    ['2026-11-02', '2 tot en met 8 november 2026'],
    ['2026-09-28', '28 september tot en met 4 oktober 2026'],
  ])('the week of %s is %s', (maandag, naam) => {
    expect(weekNaam(datum(maandag), vandaag)).toBe(naam);
  });

  test.each([
    [[], ''],
    [['maandag'], 'maandag'],
    [['maandag', 'dinsdag', 'vrijdag'], 'maandag, dinsdag en vrijdag'],
  ])('%j', (woorden, zin) => {
    expect(opsomming(woorden)).toBe(zin);
  });
});
