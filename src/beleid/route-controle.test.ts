import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { leesRegeling } from './load.ts';
import { deNaam, gewoneWegVan, isOveral, RouteShape, rolNaam, voorInwoner } from './route.ts';
import { bezet, controleerRoute, zonderLidwoord } from './route-controle.ts';

const GOED = `
stappen:
  - { id: gesprek, naam: Gesprek, soort: gesprek, begin: true, wie: [consulent], uit: [{ uitkomst: ja, wat: ja, naar: advies }, { uitkomst: nee, wat: nee, einde: true }], bron: keuze }
  - { id: advies, naam: Advies, soort: advies, uit: [{ uitkomst: goed, wat: goed, naar: proef }, { uitkomst: slecht, wat: slecht }], bron: keuze }
  - { id: proef, naam: Proef, soort: proefperiode, na: [{ stap: advies, uitkomst: goed }], termijn: { aantal: 3, minstens: 2, eenheid: weken, soort: vast }, pogingen: { hoogstens: 3, dan: rust, bron: keuze }, uit: [{ uitkomst: nog, wat: nog eens, naar: proef }, { uitkomst: werk, wat: werk, einde: true }], bron: keuze }
  - { id: rust, naam: Rust, soort: rust, uit: [{ uitkomst: weer, wat: weer, naar: [gesprek] }], bron: keuze }
terug:
  - { id: terugval, vanaf: [proef], in: terugval, naar: [{ wat: rust, naar: rust }], bron: keuze }
`;
const fouten = (tekst: string): string[] =>
  controleerRoute(RouteShape.parse(parse(tekst))).map(({ pad, tekst: wat }) => `${pad.join('.')}: ${wat}`);

test('een route die te lopen is', () => expect(fouten(GOED)).toEqual([]));

describe('de gewone weg', () => {
  const met = (stappen: string): string[] => fouten(`${GOED}gewoneWeg: { stappen: [${stappen}], bron: keuze }\n`);
  test.each([
    ['gesprek, advies, proef', []],
    ['gesprek, proef', ['gewoneWeg.stappen.1: na gesprek kan proef niet volgen; kies uit: advies']],
    [
      'advies, proef',
      ['gewoneWeg.stappen.0: de gewone weg begint bij advies, en daar begint geen route; noem een stap met “begin: true”'],
    ],
    ['gesprek, bestaat-niet', ['gewoneWeg.stappen.1: er is geen stap bestaat-niet; kies uit: gesprek, advies, proef, rust']],
    ['gesprek, advies, gesprek', ['gewoneWeg.stappen.2: de stap gesprek staat er twee keer in']],
  ])('%s', (stappen, verwacht) => expect(met(stappen)).toEqual(verwacht));
  test('zonder: bij elke stap de eerste uitkomst, tot die rondgaat of het einde is', () => {
    expect(gewoneWegVan(RouteShape.parse(parse(GOED)))).toEqual(['gesprek', 'advies', 'proef']);
  });
});

test('een uitkomst met een naam die het systeem zelf gebruikt', () => {
  const tekst = GOED.replace('uitkomst: slecht, wat: slecht', 'uitkomst: stopt, wat: slecht');
  expect(bezet(RouteShape.parse(parse(tekst)))).toEqual([
    {
      pad: ['stappen', 1, 'uit', 1, 'uitkomst'],
      tekst: 'stopt kan bij elke stap al worden gekozen; geef deze uitkomst een eigen naam, bijvoorbeeld advies-stopt',
    },
  ]);
  expect(bezet(RouteShape.parse(parse(GOED)))).toEqual([]);
});

test('een rol staat er zoals in een zin, en een eigennaam zonder lidwoord', () => {
  const route = RouteShape.parse({
    ...parse(GOED),
    rollen: { klantmanager: 'de klantmanager', wijkteam: 'het wijkteam', pantar: 'Pantar', adviseur: 'adviseur' },
  });
  expect(zonderLidwoord(route)).toEqual([
    {
      pad: ['rollen', 'adviseur'],
      tekst:
        'schrijf adviseur zoals in een zin: de adviseur of het adviseur; alleen een eigennaam (Pantar) begint zonder lidwoord',
    },
  ]);
  const zin = ['klantmanager', 'wijkteam', 'pantar', 'inwoner', 'uwv', 'lokale-toegang'];
  expect(zin.map((rol) => deNaam(route, rol))).toEqual([
    'de klantmanager',
    'het wijkteam',
    'Pantar',
    'de inwoner',
    'UWV',
    'lokale toegang',
  ]);
  expect(zin.map((rol) => rolNaam(route, rol))).toEqual([
    'klantmanager',
    'wijkteam',
    'Pantar',
    'inwoner',
    'UWV',
    'lokale toegang',
  ]);
});

test('pas na de termijn vraagt een termijn', () => {
  const tekst = GOED.replace('uitkomst: slecht, wat: slecht', 'uitkomst: slecht, wat: slecht, naTermijn: true');
  expect(fouten(tekst)).toEqual([
    'stappen.1.uit.1.naTermijn: deze stap heeft geen termijn die om kan zijn; schrijf een termijn, of laat naTermijn weg',
  ]);
});

test('eerder op tijd hoort bij een vaste termijn, zonder minstens', () => {
  const tekst = GOED.replace('uitkomst: werk, wat: werk', 'uitkomst: werk, wat: werk, eerderMag: { weken: 1 }');
  const fout =
    'stappen.2.uit.1.eerderMag: hoort bij een vaste termijn zonder minstens; maak de termijn zo, of laat eerderMag weg';
  expect(fouten(tekst)).toEqual([fout]);
  expect(fouten(tekst.replace('minstens: 2, ', ''))).toEqual([]);
  expect(fouten(tekst.replace('minstens: 2, ', '').replace('soort: vast', 'soort: gemiddeld'))).toEqual([fout]);
});

test.each([
  ['een stap die doodloopt', ', { uitkomst: slecht, wat: slecht }', '', []],
  [
    'een stap zonder uit',
    'uit: [{ uitkomst: weer, wat: weer, naar: [gesprek] }], ',
    '',
    [/^stappen\.3: de stap rust heeft geen uit en loopt dood/],
  ],
  ['niets leidt erheen', 'wat: rust, naar: rust', 'wat: rust, naar: gesprek', []],
  [
    'niets leidt erheen, ook geen laatste poging',
    /dan: rust, |naar: rust /g,
    '',
    [/^stappen\.3\.id: niets leidt naar de stap rust/],
  ],
  ['geen begin', 'begin: true, ', '', [/^stappen\.0: de route begint nergens/]],
  [
    'een voorwaarde die niet altijd vervuld is',
    'wat: ja, naar: advies',
    'wat: ja, naar: proef',
    [/^stappen\.0\.uit\.0\.naar: na “ja” loopt het soms dood: proef vraagt advies met uitkomst goed/],
  ],
  ['een van de stappen kan altijd', 'wat: ja, naar: advies', 'wat: ja, naar: [proef, advies]', []],
  [
    'wat na de laatste poging past, kan niet altijd',
    'soort: rust, ',
    'soort: rust, na: [{ stap: advies, uitkomst: slecht }], ',
    [/^stappen\.2\.pogingen\.dan: na de laatste poging kan rust soms niet beginnen/],
  ],
  [
    'na de laatste poging de stap zelf',
    'dan: rust',
    'dan: proef',
    [/^stappen\.2\.pogingen\.dan: na de laatste poging kan dit niet de stap zelf zijn/],
  ],
  [
    'een kring die niemand stopt',
    /pogingen: \{[^}]*\}, /,
    '',
    [/^stappen\.2\.uit: wie bij proef is, kan daar zonder einde opnieuw komen; zet pogingen/],
  ],
  ['een kring met iemand die beslist', /pogingen: \{[^}]*\}, /, 'besluit: { wie: [consulent], vorm: geen }, ', []],
  [
    'een kring zonder einde',
    /wat: weer, naar: \[gesprek\]/,
    'wat: weer, naar: rust',
    [/^stappen\.3\.uit: vanaf de stap rust komt iemand soms niet bij een einde/, /^stappen\.3\.uit: wie bij rust is/],
  ],
  [
    'een uitkomst die twee keer voorkomt',
    'uitkomst: slecht',
    'uitkomst: goed',
    [/^stappen\.1\.uit\.1: de uitkomst goed staat er twee keer in/],
  ],
  [
    'een stap die twee keer voorkomt',
    'id: rust',
    'id: proef',
    [/^stappen\.3\.id: de stap proef staat er twee keer in/, /er is geen stap rust/, /er is geen stap rust/],
  ],
  [
    'een einde waarop nog iets volgt',
    'wat: werk, einde',
    'wat: werk, naar: rust, einde',
    [/^stappen\.2\.uit\.1\.einde: .*laat einde of naar weg/],
  ],
  [
    'een voorwaarde die de stap niet kent',
    'stap: advies, uitkomst: goed',
    'stap: advies, uitkomst: best',
    [/^stappen\.2\.na\.0\.uitkomst: .*kies uit: goed, slecht/],
  ],
  [
    'een weg terug vanaf een onbekende stap',
    'vanaf: [proef]',
    'vanaf: [werk]',
    [/^terug\.0\.vanaf\.0: er is geen stap werk; kies uit/],
  ],
  ['minstens meer dan hoogstens', 'minstens: 2', 'minstens: 4', [/^stappen\.2\.termijn\.minstens: is meer dan aantal \(3\)/]],
] as const)('%s', (_, oud, nieuw, verwacht) => {
  const tekst = GOED.replace(oud, nieuw);
  expect(tekst).not.toBe(GOED);
  const uit = fouten(tekst);
  expect(uit.length, uit.join('\n')).toBe(verwacht.length);
  verwacht.forEach((patroon, i) => {
    expect(uit[i]).toMatch(patroon);
  });
});

describe('wat de inwoner van een route leest, is tegen hem gezegd', () => {
  const OVER_IEMAND = /inwoner|kandidaat|cli[eë]nt|deelnemer/i;
  test.each(globSync('beleid/{gemeenten,regio}/*/*/2*.yaml').sort())('%s', (pad) => {
    const gelezen = leesRegeling(readFileSync(pad, 'utf8'), pad);
    const route = gelezen.ok ? gelezen.regeling.route : undefined;
    if (!route) throw new Error(`${pad} heeft geen route`);
    const { stappen, terug } = voorInwoner(route);
    const gezegd = [
      ...stappen.flatMap(({ naam, kortgezegd, uit, plichten }) => [
        naam,
        kortgezegd?.waarde ?? '',
        ...[...uit, ...plichten].map((een) => ('wat' in een ? een.wat : een.naam)),
      ]),
      ...terug.flatMap(({ naar }) => naar.map(({ wat }) => wat)),
    ];
    expect(gezegd.filter((tekst) => OVER_IEMAND.test(tekst))).toEqual([]);
    // Who decides or does something can be said in a sentence: nothing guesses de or het.
    const rollen = [...route.stappen, ...route.terug].flatMap((een) => [
      ...een.wie,
      ...('met' in een ? [...een.met, ...(een.besluit?.wie ?? []), ...(een.besluit?.samen ?? [])] : []),
      ...('plichten' in een ? een.plichten.map(({ wie }) => wie) : []),
    ]);
    expect(rollen.filter((rol) => !isOveral(rol) && route.rollen?.[rol] === undefined)).toEqual([]);
    // The others read what they read before.
    expect(stappen.map((stap) => stap.naam)).not.toEqual(route.stappen.map((stap) => stap.naam));
  });

  test('over hem schrijven wordt geweigerd, met wat wel kan', () => {
    const slecht = parse(GOED);
    slecht.stappen[0].naamInwoner = 'De inwoner praat';
    slecht.stappen[0].uit[0].watInwoner = 'de cliënt wil';
    expect(RouteShape.safeParse(slecht).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)).toEqual([
      'stappen.0.naamInwoner: dit leest de inwoner zelf: schrijf je of jij',
      'stappen.0.uit.0.watInwoner: dit leest de inwoner zelf: schrijf je of jij',
    ]);
  });
});
