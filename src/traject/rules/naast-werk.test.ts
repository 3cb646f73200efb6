import { describe, expect, test } from 'vitest';
import { beleidVanHuis } from '../../../test/beleid.ts';
import { findStap } from '../../beleid/regeling.ts';
import { datum } from '../../kernel/datum.ts';
import { heeftRol } from '../beslissers.ts';
import { leesTafel, stoelen } from '../tafel.ts';
import { ANDERS, type Stand, type Trajectstap } from '../types.ts';
import {
  afgeleid,
  afgesprokenEinde,
  beoordeelEinde,
  geenGeld,
  geldVan,
  isKlaar,
  plekkenNaastWerk,
  plichtenVan,
  terugVan,
  VOLGEN,
  volgende,
} from './index.ts';

const beleid = beleidVanHuis();
const standVan = (gemeente: string, sleutel: string, o: Partial<Stand> = {}): Stand => {
  const regeling = beleid.regelingen.find(
    (een) => een.regeling.gemeente === gemeente && een.regeling.regeling === sleutel,
  )?.regeling;
  if (!regeling?.route) throw new Error(`geen route in ${gemeente}/${sleutel}`);
  return { regeling, route: regeling.route, stappen: [], ...o };
};
const stapVan = (stand: Stand, id: string) => {
  const stap = findStap(stand.route, id);
  if (!stap) throw new Error(id);
  return stap;
};
const plek = { id: 7, product: 'arbeidsmatige-dagbesteding', aanbieder: 'De Buurtkamer', tot: datum('2027-07-30') };
const begin = datum('2026-11-23');
const werkt = (stap: string, o: Partial<Trajectstap> = {}): Trajectstap => ({
  id: '1',
  stap,
  nummer: 1,
  poging: 1,
  begonnenOp: datum('2026-01-01'),
  oordelen: [],
  ...o,
});

describe('AM12: dagbesteding naast werk dat begint', () => {
  const amsterdam = standVan('0363', 'leer-werkroute');

  test('bij werk wordt voorgesteld dat zij eindigt, bij een andere stap niet', () => {
    expect(plekkenNaastWerk(amsterdam, stapVan(amsterdam, 'regulier-werk'), [plek], begin)).toEqual([plek]);
    expect(plekkenNaastWerk(amsterdam, stapVan(amsterdam, 'leer-werkstage'), [plek], begin)).toEqual([]);
  });

  test('wat al voorbij is als het werk begint, eindigt niet nog eens', () => {
    const stap = stapVan(amsterdam, 'beschut-werk');
    expect(plekkenNaastWerk(amsterdam, stap, [{ ...plek, tot: datum('2026-11-22') }], begin)).toEqual([]);
    expect(plekkenNaastWerk(amsterdam, stap, [{ ...plek, tot: begin }], begin)).toHaveLength(1);
  });

  test('OS4: waar de indicatie achter het werk blijft gelden, wordt niets voorgesteld', () => {
    const oss = standVan('0828', 'van-zorg-naar-werk');
    expect(plekkenNaastWerk(oss, stapVan(oss, 'betaald-werk'), [plek], begin)).toEqual([]);
  });

  test('een plek die zelf een stap van de route is, daarover gaat de route', () => {
    const loopt = { ...amsterdam, stappen: [werkt('dagbesteding', { id: 'toewijzing-7' })] };
    expect(plekkenNaastWerk(loopt, stapVan(amsterdam, 'regulier-werk'), [plek], begin)).toEqual([]);
  });
});

describe('AM4: geld dat er niet is bij deze inwoner', () => {
  const geld = (sleutel: string, o: Partial<Stand>, t: Partial<Trajectstap> = {}) => {
    const stand = standVan('0363', 'leer-werkroute', { stappen: [werkt('beschut-werk', t)], ...o });
    const een = stapVan(stand, 'beschut-werk').geld.find((regel) => regel.sleutel === sleutel);
    const [stap] = stand.stappen;
    if (!een || !stap) throw new Error(sleutel);
    return { niet: geenGeld(stand, stap, een), regels: geldVan(stand, { van: begin, tot: begin }) };
  };

  test('geen loonkostensubsidie bij een Wajong, wel bij bijstand en WIA', () => {
    expect(geld('loonkostensubsidie', { uitkeringen: ['wajong'] }).niet).toContain('loondispensatie');
    expect(geld('loonkostensubsidie', { uitkeringen: ['bijstand'] }).niet).toBeUndefined();
    expect(geld('loonkostensubsidie', { uitkeringen: ['wia'] }).niet).toBeUndefined();
  });

  test('geen jobcoaching als de voorwaarde niet klopt; onbeantwoord is geen nee', () => {
    expect(geld('jobcoaching', {}, { voorwaarden: { jobcoaching: false } }).niet).toContain('sociale firma');
    expect(geld('jobcoaching', {}, { voorwaarden: {} }).niet).toBeUndefined();
  });
});

describe('OS9: wie er aan tafel zat', () => {
  const oss = standVan('0828', 'van-zorg-naar-werk');
  const collegas = [
    { id: 1, naam: 'Hanneke Verhoeven', functie: 'consulent Wmo' },
    { id: 2, naam: 'Bart Smulders', functie: 'consulent Werk' },
    { id: 3, naam: 'Ria van Lith', functie: 'arbeidsdeskundige' },
  ];
  const tafel = stoelen(stapVan(oss, 'verkenning'), {
    ik: 1,
    inwoner: 'Thijs Ploegmakers',
    collegas,
    aanbieders: ['Werkplaats De Linde'],
  });

  test('vier zitten er, de arbeidsdeskundige alleen als hij is gevraagd', () => {
    expect(tafel.map(({ wie, gekozen }) => [wie, gekozen])).toEqual([
      ['consulent-wmo', '1'],
      ['consulent-werk', '2'],
      ['inwoner', 'zelf'],
      ['aanbieder', 'aanbieder-0'],
      ['arbeidsdeskundige', ''],
    ]);
  });

  test('wat is gekozen wordt bewaard met naam en rol; wie er niet bij was staat er niet', () => {
    const uit = leesTafel(tafel, {
      'tafel_consulent-wmo': '1',
      tafel_inwoner: 'zelf',
      'tafel_consulent-werk': '',
      tafel_aanbieder: '',
    });
    expect(uit.ok && uit.waarde).toEqual([
      { wie: 'consulent-wmo', naam: 'Hanneke Verhoeven' },
      { wie: 'inwoner', naam: 'Thijs Ploegmakers' },
    ]);
    expect(leesTafel(tafel, {})).toEqual({ ok: true, waarde: undefined });
    expect(leesTafel(tafel, { tafel_inwoner: 'iemand' }).ok).toBe(false);
  });
});

describe('K7: van een plek zonder einde en zonder dag blijft iemand vragen hoe het gaat', () => {
  const nijmegen = standVan('0268', 'op-weg-naar-werk');
  const vragen = (stap: string, vandaag: string, o: Partial<Trajectstap> = {}) =>
    plichtenVan({ ...nijmegen, stappen: [werkt(stap, o)] }, datum(vandaag))
      .filter(({ sleutel }) => sleutel.includes(VOLGEN))
      .map(({ dag, wie }) => `${dag} ${wie}`);

  test.each([
    ['vrijwilligerswerk', '2026-01-01', ['2026-04-01 consulent']],
    // The day that was stays until it was asked; the one before that was for then.
    ['vrijwilligerswerk', '2026-03-31', ['2026-04-01 consulent']],
    ['vrijwilligerswerk', '2026-04-01', ['2026-04-01 consulent', '2026-07-01 consulent']],
    ['opleiding', '2026-12-31', ['2026-07-01 consulent', '2027-01-01 consulent']],
    ['opleiding', '2027-01-01', ['2027-01-01 consulent', '2028-01-01 consulent']],
    ['regulier', '2026-01-01', ['2026-04-01 werkbedrijf']],
    // A talk, a place of a toewijzing and what has a term are looked after by their own days.
    ['casus', '2026-01-01', []],
    ['basis-4', '2026-01-01', []],
  ])('%s op %s', (stap, vandaag, verwacht) => expect(vragen(stap, vandaag)).toEqual(verwacht));

  test('niet meer als de stap klaar is, en niet na een einde dat is afgesproken', () => {
    expect(vragen('opleiding', '2026-05-01', { geeindigdOp: datum('2026-04-20') })).toEqual([]);
    expect(vragen('opleiding', '2026-01-01', { eindeGepland: datum('2026-03-31') })).toEqual([]);
    expect(vragen('opleiding', '2026-01-01', { eindeGepland: datum('2026-04-01') })).toEqual(['2026-04-01 consulent']);
  });
});

test('NI5: wie van WerkBedrijf is zit er voor WerkBedrijf', () => {
  const nijmegen = standVan('0268', 'op-weg-naar-werk');
  const wie = (functie: string) =>
    stoelen(stapVan(nijmegen, 'casus'), {
      ik: 1,
      inwoner: 'Ilse van Rossum',
      collegas: [{ id: 1, naam: 'Femke Gerrits', functie }],
      aanbieders: ['Tuinderij Het Groene Rijk'],
    }).map((stoel) => [stoel.wie, stoel.gekozen]);
  expect(wie('consulent van WerkBedrijf')).toEqual([
    ['inwoner', ''],
    ['werkbedrijf', '1'],
    ['aanbieder', 'aanbieder-0'],
  ]);
  expect(wie('consulent')).toContainEqual(['werkbedrijf', '']);
  expect(
    ['consulent-werkbedrijf', 'werkbedrijf', 'consulent', 'bedrijf'].map((rol) => heeftRol('consulent van WerkBedrijf', rol)),
  ).toEqual([true, true, false, false]);
});

test('AM5: de weg terug na een lange terugval is er niet eerder dan na drie maanden', () => {
  const stand = standVan('0363', 'leer-werkroute', {
    stappen: [werkt('regulier-werk'), werkt('terugval', { id: '2', nummer: 2, begonnenOp: datum('2026-08-24'), via: 'naast:1' })],
    indicatie: { van: datum('2026-01-01'), tot: datum('2027-01-01') },
  });
  const weg = (op: string) => terugVan(stand, datum(op)).find(({ id }) => id === 'lange-terugval');
  expect(weg('2026-11-23')?.teVroeg?.tekst).toContain('24 november 2026');
  expect(weg('2026-11-23')?.uitgangen.map(({ mag }) => mag)).toEqual(['mag-niet', 'mag-niet']);
  expect(weg('2026-11-24')?.teVroeg).toBeUndefined();
  // Generous but not by itself: who comes back on the indication of before is decided on, with a reason. Volunteering rests on none.
  expect(weg('2026-11-24')?.uitgangen.map(({ mag }) => mag)).toEqual(['beslissen', 'mag']);
});

test.each([
  ['langer-dan-drie-maanden', '2026-11-23', 'Dit kan vanaf 24 november 2026'],
  ['terug:lange-terugval', '2026-11-23', 'Dit kan vanaf 24 november 2026'],
  ['langer-dan-drie-maanden', '2026-11-24', ''],
  ['hersteld', '2026-11-23', ''],
])('AM5: uitkomst %s op %s', (uitkomst, op, tekst) => {
  const stand = standVan('0363', 'leer-werkroute', {
    stappen: [werkt('regulier-werk'), werkt('terugval', { id: '2', nummer: 2, begonnenOp: datum('2026-08-24'), via: 'naast:1' })],
  });
  const r = beoordeelEinde(stand, { id: '2', uitkomst, op: datum(op), oordelen: [], reden: undefined }, datum('2026-11-24'));
  expect(r.ok ? '' : r.redenen.map((reden) => `${reden.tekst} ${reden.bron}`).join(' ')).toContain(tekst);
  expect(r.ok).toBe(tekst === '');
  // What is possible, and where it stands.
  if (!r.ok) expect(r.redenen[0]).toMatchObject({ bron: 'SS Amsterdam, terugval', veld: 'uitkomst' });
  if (!r.ok) expect(r.redenen[0]?.tekst).toContain('Nu kan: “hersteld en weer aan het werk”');
});

test.each([
  ['lange-terugval', '2026-11-23', false],
  ['lange-terugval', '2026-11-24', true],
  ['niet-werkfit', '2026-09-01', true],
  ['match-mislukt', '2026-09-01', true],
])('AM5: de weg %s verlaat het werk en de terugval ernaast, op %s: %s', (weg, op, mag) => {
  const stand = standVan('0363', 'leer-werkroute', {
    stappen: [werkt('regulier-werk'), werkt('terugval', { id: '2', nummer: 2, begonnenOp: datum('2026-08-24'), via: 'naast:1' })],
  });
  const eindigt = (stappen: Stand, id: string): boolean =>
    beoordeelEinde(stappen, { id, uitkomst: `terug:${weg}`, op: datum(op), oordelen: [], reden: undefined }, datum('2026-11-24'))
      .ok;
  expect([eindigt(stand, '1'), eindigt(stand, '2')]).toEqual([mag, mag]);
  // A terugval beside nothing is left by its own way only, and work beside no terugval not by that one.
  const alleen = (id: string): Stand => ({ ...stand, stappen: stand.stappen.filter((t) => t.id === id) });
  expect(eindigt(alleen('1'), '1')).toBe(weg !== 'lange-terugval');
  expect(eindigt(alleen('2'), '2')).toBe(weg === 'lange-terugval' && mag);
});

test.each([
  ['gestopt', 'beslissen'],
  ['teruggegeven', 'beslissen'],
  ['aangenomen', 'mag'],
])('ED2: een overdracht die is %s: toeleiding %s', (uitkomst, mag) => {
  const stand = standVan('0228', 'ontwikkeltraject');
  const overdracht = {
    id: 'overdracht-1',
    soort: 'overdracht' as const,
    begonnenOp: datum('2026-11-06'),
    geeindigdOp: datum('2026-11-23'),
  };
  const stappen = afgeleid([{ ...overdracht, uitkomst }], stand.route);
  expect(volgende({ ...stand, stappen }, datum('2026-11-23')).find(({ stap }) => stap.id === 'toeleiding')?.mag).toBe(mag);
  expect(stappen[0]?.uitkomst).toBe({ gestopt: ANDERS, teruggegeven: 'teruggegeven', aangenomen: 'overgedragen' }[uitkomst]);
});

test.each([
  ['aangenomen', 'aan-het-werk', true],
  ['teruggegeven', ANDERS, false],
])('Arnhem: het arbeidsontwikkelbedrijf heeft de inwoner %s: %s, terwijl de plek nog liep', (uitkomst, wordt, klaar) => {
  const stand = standVan('0202', 'activerend-werk');
  const overdracht = {
    id: 'overdracht-1',
    soort: 'overdracht' as const,
    begonnenOp: datum('2019-12-02'),
    geeindigdOp: datum('2019-12-02'),
    uitkomst,
  };
  // The place began before the hand-over, and is over after it.
  const met = (geeindigdOp: string | undefined): Stand => ({
    ...stand,
    stappen: afgeleid([overdracht], stand.route, [
      werkt('op-weg-naar', {
        begonnenOp: datum('2019-06-17'),
        ...(geeindigdOp ? { geeindigdOp: datum(geeindigdOp), uitkomst: 'betaald-werk' } : {}),
      }),
    ]),
  });
  expect(met(undefined).stappen.find(({ stap }) => stap === 'betaald')?.uitkomst).toBe(wordt);
  expect([isKlaar(met(undefined)), isKlaar(met('2019-12-16')), isKlaar(met('2019-12-01'))]).toEqual([false, klaar, klaar]);
});

test('AR20: after the talk about a place that runs the hand-over may begin at once: nobody ends the place for it', () => {
  const nu = beleid.regelingen.find(
    ({ regeling: { gemeente, geldigVan } }) => gemeente === '0202' && geldigVan === '2020-07-01',
  )?.regeling;
  if (!nu?.route) throw new Error('geen route in Arnhem');
  const stand: Stand = {
    regeling: nu,
    route: nu.route,
    stappen: [
      werkt('op-de-plek', { id: 'toewijzing-1' }),
      werkt('evaluatie', {
        id: '2',
        nummer: 2,
        begonnenOp: datum('2026-11-01'),
        geeindigdOp: datum('2026-11-20'),
        uitkomst: 'betaald-werk',
      }),
    ],
  };
  expect(volgende(stand, begin).find(({ stap }) => stap.id === 'betaald')).toMatchObject({ mag: 'mag', eerst: [] });
});

test('AM5: vindt niemand een andere plek, dan is de weg naar dagbesteding open zoals vanaf het werk', () => {
  const stappen = [
    werkt('banenafspraak', { geeindigdOp: datum('2026-11-09'), uitkomst: 'terug:match-mislukt' }),
    werkt('plek-banenafspraak', {
      id: '2',
      nummer: 2,
      begonnenOp: datum('2026-11-09'),
      geeindigdOp: datum('2026-11-23'),
      uitkomst: 'niet-gevonden',
      via: 'terug:match-mislukt',
      volgtOp: '1',
    }),
  ];
  const stand = standVan('0363', 'leer-werkroute', {
    stappen,
    indicatie: { van: datum('2026-01-01'), tot: datum('2027-01-01') },
  });
  const op = datum('2026-11-23');
  expect(terugVan(stand, op).map(({ id }) => id)).toEqual(['niet-werkfit']);
  const naar = (weg: string | undefined) => volgende(stand, op, weg).find(({ stap }) => stap.id === 'dagbesteding');
  expect(naar('niet-werkfit')?.via).toBe('terug:niet-werkfit');
  expect(naar(undefined)?.via).toBe('open');
  // What was not looked for on a way back leads nowhere by itself.
  const zo = { ...stand, stappen: stappen.map((t) => ({ ...t, via: undefined })) };
  expect(terugVan(zo, op)).toEqual([]);
});

test('AR8: an end that was agreed beside a place that runs is the end of that place, and not of nothing', () => {
  const nu = beleid.regelingen.find(
    ({ regeling: { gemeente, geldigVan } }) => gemeente === '0202' && geldigVan === '2020-07-01',
  )?.regeling;
  if (!nu?.route) throw new Error('geen route in Arnhem');
  const plek = werkt('op-weg-naar', { id: 'toewijzing-1' });
  const gesprek = (uitkomst: string) =>
    werkt('evaluatie', { id: '2', nummer: 2, begonnenOp: datum('2026-11-01'), geeindigdOp: datum('2026-11-20'), uitkomst });
  const einde = (uitkomst: string) =>
    afgesprokenEinde({ route: nu.route ?? { stappen: [], terug: [], rollen: {} }, stappen: [plek, gesprek(uitkomst)] }, plek)?.id;
  expect([einde('einde'), einde('juiste-plek'), einde('stap')]).toEqual(['2', undefined, undefined]);
});
