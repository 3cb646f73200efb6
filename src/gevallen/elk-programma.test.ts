// Of each version of the seven programmes one amount, one term and the order of steps are changed in the file: the screen, the letter, the duty and the payment
// follow, without a line of code.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { beleidVanHuis } from '../../test/beleid.ts';
import { type House, openHouse } from '../../test/house.ts';
import { BELEID_MAP, loadBeleid, type Regeling, type RouteGeval } from '../beleid/index.ts';
import { findStap, geldZin, type Route, termijnTekst } from '../beleid/regeling.ts';
import { type Datum, datum } from '../kernel/datum.ts';
import { eindeVoorstel, termijnenVan } from '../plicht/index.ts';
import { stapInhoud } from '../traject/letters/brieven.ts';
import { type InwonerFeiten, stappenVan } from '../werkvoorraad/index.ts';
import { draaiGevallen } from './index.ts';
import { routeFeiten } from './route.ts';

type Wijziging = readonly [was: string | RegExp, wordt: string];
interface Programma {
  code: string;
  bestand: string;
  bedrag: Wijziging[];
  termijn: Wijziging[];
  volgorde: Wijziging[];
  /** Who walks to the step of which the amount or the term moved, and what is said of it then. */
  geval: Pick<RouteGeval, 'weg' | 'op'> & Partial<RouteGeval>;
  wordt: Partial<ReturnType<typeof routeFeiten>>;
  /** Where the order shows: what may follow there. */
  daar: Pick<RouteGeval, 'weg' | 'op'> & Partial<RouteGeval>;
  volgt: Partial<ReturnType<typeof routeFeiten>>;
  /** On the policy page, and in the letter about the step. */
  scherm: readonly string[];
  brief: readonly string[];
  /** What settlement pays otherwise, of the agreed cases. */
  betaald?: string;
  /** What falls due for a step of which the amount moved, by its key: "begeleiding 7.900,00 aan werkgever uit …". */
  betaling?: { geval: Programma['geval']; geld: string };
  /** A duty of a place, that begins on the day: "2022-05-19 evaluatiegesprek". Where no source names one, choosing what comes next (K7). */
  plicht?: { product: string; ingang: string; wordt: string };
  /** A duty of another step than that of `geval`. */
  casus?: { geval: Programma['geval']; plicht: string };
}

const PROGRAMMAS: readonly Programma[] = [
  {
    code: '0200',
    bestand: 'gemeenten/0200-apeldoorn/werkt-mee/2021-01-01.yaml',
    bedrag: [['bedrag: "9,00", per: uur', 'bedrag: "9,40", per: uur']],
    termijn: [
      ['duur: { maanden: 24, soort: maximum, bron: BR 2.3 }', 'duur: { maanden: 18, soort: maximum, bron: BR 2.3 }'],
      [/(id: op-3, .*?termijn: \{ aantal: )2, eenheid: jaren/, '$118, eenheid: maanden'],
    ],
    // The way that is drawn as the ordinary one has to follow.
    volgorde: [
      ['naar: [uitkering, besluit],', 'naar: uitkering,'],
      ['doelen, besluit, naar-3', 'doelen, uitkering, besluit, naar-3'],
    ],
    geval: { weg: ['op-3'], op: '2026-01-01' },
    wordt: { uiterst: '2027-06-30' },
    daar: { weg: ['doelen'], op: '2026-01-01' },
    volgt: { uitkomsten: { plan: { mag: ['uitkering'], beslissen: [], klaar: false } } },
    scherm: ['€ 9,40', '18 maanden'],
    brief: ['ten hoogste 18 maanden'],
    betaald: '€ 94,00',
    plicht: { product: 'wm-werkplek-3', ingang: '2026-01-01', wordt: '2027-06-30 einde-nadert' },
  },
  {
    code: '0202',
    bestand: 'gemeenten/0202-arnhem/activerend-werk/2020-07-01.yaml',
    bedrag: [
      ['bedrag: "8,35"', 'bedrag: "8,60"'],
      ['bedrag: "6,10"', 'bedrag: "6,35"'],
    ],
    termijn: [
      ['maanden: 24', 'maanden: 18'],
      [/(id: op-de-plek, .*?termijn: \{ aantal: )2, eenheid: jaren/, '$118, eenheid: maanden'],
    ],
    volgorde: [['wat: ontwikkelarrangement, naar: toewijzing', 'wat: ontwikkelarrangement, naar: afbakening']],
    geval: { weg: ['op-de-plek'], op: '2021-01-01' },
    wordt: { uiterst: '2022-06-30' },
    daar: { weg: ['orientatie'], op: '2021-01-01' },
    volgt: { uitkomsten: expect.objectContaining({ ontwikkel: { mag: ['afbakening'], beslissen: [], klaar: false } }) },
    scherm: ['€ 8,60', '18 maanden'],
    brief: ['ten hoogste 18 maanden'],
    betaald: '€ 86,00',
    plicht: { product: 'aw-op-de-plek-3', ingang: '2021-01-01', wordt: '2022-05-19 evaluatiegesprek' },
  },
  {
    code: '0202',
    bestand: 'gemeenten/0202-arnhem/activerend-werk/2017-01-01.yaml',
    bedrag: [
      ['bedrag: "1.370,00"', 'bedrag: "1.400,00"'],
      [/("1\.400,00"[\s\S]*?aan de trede", bedrag: )"560,00"/, '$1"590,00"'],
    ],
    termijn: [
      [/(id: op-de-plek, .*?termijn: \{ aantal: )1, eenheid: jaren/, '$19, eenheid: maanden'],
      [
        /duur: \{ maanden: 12, soort: maximum, bron: "SS Arnhem, wie/g,
        'duur: { maanden: 9, soort: maximum, bron: "SS Arnhem, wie',
      ],
    ],
    volgorde: [['wat: een stap, naar: toewijzing', 'wat: een stap, naar: [toewijzing, orientatie]']],
    geval: { weg: ['op-de-plek'], op: '2019-01-01' },
    wordt: { uiterst: '2019-09-30' },
    daar: { weg: ['op-de-plek'], op: '2019-01-01' },
    volgt: {
      uitkomsten: expect.objectContaining({ stap: { mag: ['orientatie', 'toewijzing'], beslissen: [], klaar: false } }),
    },
    scherm: ['€ 1.400,00', '9 maanden'],
    brief: ['ten hoogste 9 maanden'],
    betaald: '€ 1.400,00',
    plicht: { product: 'aw-op-de-plek-3', ingang: '2019-01-01', wordt: '2019-09-30 einde-nadert' },
  },
  {
    code: '0268',
    bestand: 'regio/rijk-van-nijmegen/op-weg-naar-werk/2019-01-01.yaml',
    bedrag: [[/bedrag: "3\.200,00"/g, 'bedrag: "3.600,00"']],
    termijn: [
      ['termijn: { aantal: 1, eenheid: jaren, soort: gemiddeld }', 'termijn: { aantal: 9, eenheid: maanden, soort: maximum }'],
      [/(sleutel: behandelen, .*?weken: )1/, '$12'],
    ],
    volgorde: [['wat: de doelen zijn gehaald, naar: casus', 'wat: de doelen zijn gehaald, naar: [regulier, casus]']],
    geval: { weg: ['ontwikkel-loonwaarde'], op: '2019-02-01', tot: '2020-01-31' },
    wordt: { uiterst: '2019-10-31', geld: ['arrangement 3.600,00 aan aanbieder uit wmo+participatiewet'] },
    daar: { weg: ['eind'], op: '2019-02-01' },
    volgt: { uitkomsten: expect.objectContaining({ gehaald: expect.objectContaining({ mag: ['casus', 'regulier'] }) }) },
    casus: { geval: { weg: ['casus'], op: '2019-02-01' }, plicht: '2019-02-15 behandelen werkbedrijf+aanbieder' },
    scherm: ['€ 3.600,00', 'ten hoogste 9 maanden'],
    brief: ['€ 3.600,00', 'ten hoogste 9 maanden'],
    betaald: '€ 305,75',
  },
  {
    code: '0034',
    bestand: 'gemeenten/0034-almere/van-dagbesteding-naar-werk/2015-01-01.yaml',
    bedrag: [[/(aan: werkgever, bedrag: )"7\.600,00"/, '$1"7.900,00"']],
    termijn: [
      [/aantal: 8\n( +)eenheid: weken/, 'aantal: 10\n$1eenheid: weken'],
      ['wanneer: { na: { weken: 5 } }', 'wanneer: { na: { weken: 7 } }'],
    ],
    volgorde: [
      ['wat: wil doorgroeien naar betaald werk, naar: plan', 'wat: wil doorgroeien naar betaald werk, naar: opbouw'],
      ['het werknemersschap is er, naar: advies', 'het werknemersschap is er, naar: plan'],
      ['wat: uren opbouwen, naar: opbouw', 'wat: uren opbouwen, naar: advies'],
    ],
    betaling: {
      geval: { weg: ['dienst'], op: '2026-01-05', tot: '2027-01-04' },
      geld: 'begeleiding 7.900,00 aan werkgever uit werk-en-inkomen',
    },
    geval: { weg: ['advies/positief', 'proefperiode'], op: '2026-01-05', tot: '2026-03-31' },
    wordt: { uiterst: '2026-03-15', plichten: ['2026-02-23 loonwaardemeting accountadviseur+inwoner'] },
    daar: { weg: ['keuze'], op: '2026-01-05' },
    volgt: { uitkomsten: expect.objectContaining({ wil: { mag: ['opbouw'], beslissen: [], klaar: false } }) },
    scherm: ['€ 7.900,00', '10 weken', '7 weken na het begin'],
    brief: ['10 weken'],
  },
  {
    code: '0363',
    bestand: 'gemeenten/0363-amsterdam/leer-werkroute/2019-01-01.yaml',
    bedrag: [[/(aan: werkgever, bedrag: )"8\.500,00"/, '$1"8.900,00"']],
    termijn: [
      [
        'termijn: { aantal: 6, eenheid: maanden, soort: maximum, minstens: 3 }',
        'termijn: { aantal: 5, eenheid: maanden, soort: maximum, minstens: 2 }',
      ],
      [/(sleutel: leerwerkplan, .*?weken: )2/, '$13'],
    ],
    volgorde: [
      [
        'wat: alle drie willen de stap naar werk, naar: zaken-regelen',
        'wat: alle drie willen de stap naar werk, naar: activering',
      ],
      ['wat: toe aan begeleiding naar werk, naar: naar-werk', 'wat: toe aan begeleiding naar werk, naar: zaken-regelen'],
      ['of vragen geen aandacht, naar: activering', 'of vragen geen aandacht, naar: naar-werk'],
    ],
    betaling: {
      geval: { weg: ['beschut-werk'], op: '2026-01-05', tot: '2027-01-04', inwoner: { urenPerWeek: 36 } },
      geld: 'begeleiding 8.900,00 aan werkgever uit participatiewet',
    },
    geval: { weg: ['leer-werkstage'], op: '2026-01-05' },
    wordt: { uiterst: '2026-06-04', vroegst: '2026-03-04', plichten: ['2026-01-26 leerwerkplan consulent-beschut-werk+inwoner'] },
    daar: { weg: ['gezamenlijk-besluit'], op: '2026-01-05' },
    volgt: { uitkomsten: expect.objectContaining({ 'samen-eens': { mag: ['activering'], beslissen: [], klaar: false } }) },
    scherm: ['€ 8.900,00', '2 tot 5 maanden', '3 weken na het begin'],
    brief: ['2 tot 5 maanden'],
  },
  {
    code: '0828',
    bestand: 'regio/oss-bernheze-boekel-uden/van-zorg-naar-werk/2018-01-01.yaml',
    bedrag: [[/(naam: Inzet van de zorgaanbieder, aan: aanbieder, bedrag: )null/, '$1"1.200,00"']],
    termijn: [
      [/(- id: traject\n[\s\S]*?)termijn: null/, '$1termijn: { aantal: 6, eenheid: maanden, soort: maximum }'],
      ['wanneer: { bij: tussentijdse evaluatie }', 'wanneer: { elk: { maanden: 3 } }'],
    ],
    volgorde: [
      ['wat: doet mee, naar: plan-van-aanpak', 'wat: doet mee, naar: persoonlijk-plan'],
      ['de partijen die meedoen, naar: traject', 'de partijen die meedoen, naar: plan-van-aanpak'],
      ['wat: concrete doelen, naar: persoonlijk-plan', 'wat: concrete doelen, naar: traject'],
    ],
    geval: { weg: ['traject'], op: '2018-03-01', tot: '2018-12-31' },
    wordt: {
      uiterst: '2018-08-31',
      plichten: ['2018-06-01 evaluatie vaste-contactpersoon+inwoner+aanbieder'],
      geld: ['aanbieder 1.200,00 aan aanbieder uit wmo', 'jobcoach niet-geregeld aan aanbieder uit participatiewet'],
    },
    daar: { weg: ['eigen-keuze'], op: '2018-03-01' },
    volgt: { uitkomsten: expect.objectContaining({ 'doet-mee': { mag: ['persoonlijk-plan'], beslissen: [], klaar: false } }) },
    scherm: ['€ 1.200,00', 'ten hoogste 6 maanden', 'elke 3 maanden'],
    brief: ['€ 1.200,00', 'ten hoogste 6 maanden'],
  },
  {
    // Its source names no amount: nothing is paid by it.
    code: '0828',
    bestand: 'gemeenten/0828-oss/van-vso-naar-beschut-werk/2018-01-01.yaml',
    bedrag: [],
    termijn: [
      ['termijn: { aantal: 3, eenheid: jaren, soort: vast }', 'termijn: { aantal: 2, eenheid: jaren, soort: vast }'],
      ['duur: { maanden: 36,', 'duur: { maanden: 24,'],
      ['wanneer: { voorEinde: { maanden: 3 } }', 'wanneer: { voorEinde: { maanden: 2 } }'],
    ],
    volgorde: [['wat: beschut werk, naar: advies-beschut-werk', 'wat: beschut werk, naar: [advies-beschut-werk, dagbesteding]']],
    geval: { weg: ['volgen'], op: '2018-09-01' },
    wordt: { uiterst: '2020-08-31', plichten: ['2020-06-30 toets arbeidsdeskundige+inwoner'] },
    daar: { weg: ['toets'], op: '2018-09-01' },
    volgt: {
      uitkomsten: expect.objectContaining({
        beschut: { mag: ['advies-beschut-werk', 'dagbesteding'], beslissen: [], klaar: false },
      }),
    },
    scherm: ['2 jaar', '2 maanden voor het einde'],
    brief: ['2 jaar'],
  },
  {
    code: '0228',
    bestand: 'gemeenten/0228-ede/ontwikkeltraject/2019-01-01.yaml',
    bedrag: [[/(naam: Participatietraject, aan: aanbieder, bedrag: )null/, '$1"2.000,00"']],
    termijn: [
      ['termijn: { aantal: 6, eenheid: maanden, soort: maximum }', 'termijn: { aantal: 4, eenheid: maanden, soort: maximum }'],
      [/(sleutel: zes-maanden, .*?weken: )4/, '$16'],
    ],
    // The way back: another place is looked for before the work itself is kept (ED10 is the other way round).
    volgorde: [[/( +- \{ uitkomst: behoud, .*\n)( +- \{ uitkomst: andere-werkplek, .*\n)/, '$2$1']],
    betaling: {
      geval: { weg: ['ontwikkeltraject'], op: '2026-01-05', tot: '2026-12-31' },
      geld: 'participatietraject 2.000,00 aan aanbieder uit participatiewet',
    },
    geval: { weg: ['werkgever-zoeken'], op: '2026-01-05', tot: '2026-12-31' },
    wordt: { uiterst: '2026-05-04', plichten: ['2026-03-23 zes-maanden trajectbegeleider'] },
    daar: { weg: ['werkgever/terug:terugval'], op: '2026-01-05', inwoner: { indicatie: 'loopt' } },
    volgt: { mag: ['andere-werkplek'] },
    scherm: ['€ 2.000,00', 'ten hoogste 4 maanden', '6 weken voor het einde'],
    brief: ['ten hoogste 4 maanden'],
  },
];

const map = mkdtempSync(join(tmpdir(), 'elk-programma-'));
afterAll(() => rmSync(map, { recursive: true, force: true }));
cpSync(BELEID_MAP, map, { recursive: true });
const eerder = beleidVanHuis();
for (const { bestand, bedrag, termijn, volgorde } of PROGRAMMAS) {
  const pad = join(map, bestand);
  const nieuw = [...bedrag, ...termijn, ...volgorde].reduce(
    (tekst, [was, wordt]) => {
      if (typeof was === 'string' ? !tekst.includes(was) : tekst.search(was) < 0) throw new Error(`${bestand} heeft geen ${was}`);
      return tekst.replace(was, wordt);
    },
    readFileSync(pad, 'utf8'),
  );
  writeFileSync(pad, nieuw);
}
const beleid = loadBeleid(map, { zonderGevallen: true });

const zoek = (van: typeof beleid, { code, bestand }: Programma): { regeling: Regeling; route: Route } => {
  const regeling = van.regelingen.find((een) => een.regeling.gemeente === code && een.bestand.endsWith(bestand))?.regeling;
  if (!regeling?.route) throw new Error(`geen route in ${bestand}`);
  return { regeling, route: regeling.route };
};
const feiten = (van: typeof beleid, p: Programma, geval: Programma['geval']) => {
  const { regeling, route } = zoek(van, p);
  return routeFeiten({ geval: '', regels: [''], inwoner: {}, ...geval }, regeling, route, van.landelijk);
};
/** Somebody on a place that began, and nothing else to do. */
const opDePlek = (van: Datum, tot: Datum): InwonerFeiten => ({
  id: 1,
  gemeenteId: 1,
  dossiernummer: '',
  status: 'in-traject',
  consulentId: 1,
  onderzoekTot: undefined,
  trede: undefined,
  toets: undefined,
  besluiten: [],
  toewijzingen: [
    {
      id: 1,
      product: '',
      aanbieder: '',
      status: 'gestart',
      periode: { van, tot },
      antwoordTot: undefined,
      doelTrede: undefined,
      doelen: 1,
      doelenAkkoord: { akkoord: true, op: van, toelichting: '' },
      betwisteWeken: [],
      plichten: [],
      resultaat: undefined,
    },
  ],
  ongelezenVoortgang: [],
  uitkering: undefined,
});
const WACHT = { betwisteUrenDagen: 14, reactieDoelenDagen: 14, wekenVoorPlicht: 4, navraagDagen: 7 };

/** An amount has a space that does not break. */
const gewoon = (tekst: string): string => tekst.replaceAll('\u00a0', ' ');

describe.each(PROGRAMMAS.map((p) => [p.bestand, p] as const))('%s', (_, p) => {
  test('de termijn, de plicht en het geld van de stap', () => {
    expect(feiten(beleid, p, p.geval)).toMatchObject(p.wordt);
    expect(feiten(eerder, p, p.geval)).not.toMatchObject(p.wordt);
  });

  test('de volgorde van de stappen', () => {
    expect(feiten(beleid, p, p.daar)).toMatchObject(p.volgt);
    expect(feiten(eerder, p, p.daar)).not.toMatchObject(p.volgt);
  });

  test('de brief over de stap', () => {
    const brief = (van: typeof beleid): string => {
      const stap = findStap(zoek(van, p).route, p.geval.weg.at(-1) ?? '');
      if (!stap) throw new Error('geen stap');
      const termijn = stap.termijn ? termijnTekst(stap.termijn) : '';
      return gewoon(
        JSON.stringify(
          stapInhoud({
            stap: stap.naam,
            begonnenOp: datum(p.geval.op),
            eindeGepland: undefined,
            waar: '',
            termijn,
            plichten: [],
            geld: stap.geld.map(geldZin),
            terug: false,
            telefoon: '14 000',
          }),
        ),
      );
    };
    for (const tekst of p.brief)
      expect([tekst, brief(beleid).includes(tekst), brief(eerder).includes(tekst)]).toEqual([tekst, true, false]);
  });

  test('de plicht', () => {
    const dagen = (van: typeof beleid): string[] => {
      const { regeling } = zoek(van, p);
      if (p.casus) return feiten(van, p, p.casus.geval).plichten;
      if (!p.plicht) return feiten(van, p, p.geval).plichten;
      const { product: naam, ingang } = p.plicht;
      const uit = termijnenVan(regeling, van.landelijk, {
        product: naam,
        ingangsdatum: ingang,
        opschortingen: [],
        verlengingen: [],
      });
      const product = regeling.producten.find((een) => een.product === naam);
      const tot = product && eindeVoorstel(product, datum(ingang));
      if (!uit.ok || !tot) throw new Error(naam);
      return [
        ...uit.waarde.plichten.map(({ datum: dag, soort }) => `${dag} ${soort}`),
        ...stappenVan(opDePlek(datum(ingang), tot), { ...WACHT, wekenVoorEinde: regeling.keuzes.K7.eindeVooruitWeken }, tot).map(
          ({ soort, uiterlijk }) => `${uiterlijk} ${soort}`,
        ),
      ];
    };
    const wordt = p.casus?.plicht ?? p.plicht?.wordt ?? p.wordt.plichten?.[0] ?? 'geen plicht';
    expect([wordt, dagen(beleid).includes(wordt), dagen(eerder).includes(wordt)]).toEqual([wordt, true, false]);
  });

  test('wat er voor de stap wordt betaald', () => {
    // Its source names no amount.
    if (p.bedrag.length === 0) return;
    const { geval, geld } = p.betaling ?? { geval: p.geval, geld: p.wordt.geld?.[0] };
    if (geld === undefined) expect(p.betaald).toBeDefined();
    else
      expect([feiten(beleid, p, geval).geld.includes(geld), feiten(eerder, p, geval).geld.includes(geld)]).toEqual([true, false]);
  });

  if (p.betaald === undefined) return;
  test('wat de afrekening betaalt', () => {
    const { regeling } = zoek(eerder, p);
    const eigen = eerder.gevallen.find((een) => een.gemeente === p.code && een.regeling === regeling.regeling);
    if (!eigen) throw new Error('geen gevallen');
    const { gevallen } = eigen;
    const alleen = { ...gevallen, toets: [], besluit: undefined, termijnen: [], inhoud: [], route: [] };
    const versies = beleid.regelingen.map(({ regeling }) => regeling);
    const anders = draaiGevallen(alleen, versies, beleid.landelijk).flatMap(({ verschillen }) => verschillen);
    expect(gewoon(anders.join(' '))).toContain(p.betaald);
  });
});

test('elke versie met een route staat hierboven', () => {
  const bestanden = eerder.regelingen.filter(({ regeling }) => regeling.route).map(({ bestand }) => bestand);
  expect(new Set(bestanden.map((een) => een.replace(/^.*?(?=(gemeenten|regio)\/)/, '')))).toEqual(
    new Set(PROGRAMMAS.map(({ bestand }) => bestand)),
  );
});

describe('op het scherm', () => {
  let huis: House;
  beforeAll(async () => {
    huis = await openHouse({ beleidMap: map });
  });
  afterAll(() => huis?.close());

  test.each(PROGRAMMAS.map((p) => [p.bestand, p] as const))('%s', async (_, p) => {
    const gemeenteId = huis.beleid.gemeenteIdVan(p.code) ?? 0;
    const wie = await huis.bezoeker({ rol: 'beleid', gemeenteId });
    const { regeling: van } = zoek(beleid, p);
    const versie = huis.beleid.versies(gemeenteId).find((v) => v.sleutel === van.regeling && v.geldigVan === van.geldigVan);
    const keuze = `?versie=${versie?.id}`;
    const [regeling, producten] = await Promise.all([wie.get(`/beleid${keuze}`), wie.get(`/beleid/producten${keuze}`)]);
    const tekst = gewoon(`${regeling.text}${producten.text}`);
    for (const wat of p.scherm) expect([wat, tekst.includes(wat)]).toEqual([wat, true]);
  });
});
