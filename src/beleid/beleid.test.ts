import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { beleidVanHuis } from '../../test/beleid.ts';
import { type Datum, datum, isNa, isoDatum, plusDagen } from '../kernel/datum.ts';
import { nieuwGelezen } from './bestanden.ts';
import {
  aowDatum,
  BeleidsFout,
  bezwaartermijn,
  bronStatus,
  findLaatsteDag,
  getProduct,
  hashVan,
  isVrijeDag,
  laatsteDag,
  loadBeleid,
  parseRegeling,
  pickDichtstbij,
  pickRegeling,
  plusWerkdagen,
  toonBron,
  tredeNaam,
} from './index.ts';
import { WettelijkeTermijn } from './landelijk.ts';

const map = new URL('../../beleid', import.meta.url).pathname;
const beleid = beleidVanHuis();
/** Of a copy only what was changed is read anew. */
const eerst = nieuwGelezen(new Map());
loadBeleid(map, { gelezen: eerst });
const bekend = new Map([...eerst.nieuw].map(([sleutel, maak]) => [sleutel, maak()]));
const laad = (kopie: string) => loadBeleid(kopie, { gelezen: nieuwGelezen(bekend) });
const { landelijk } = beleid;
const isWerktMee = ({ regeling: een }: { regeling: { regeling: string } }): boolean => een.regeling === 'werkt-mee';
const geladen = beleid.regelingen.find(isWerktMee);
if (!geladen) throw new Error('geen regeling');
const { regeling } = geladen;

const tijdelijk = mkdtempSync(join(tmpdir(), 'beleid-'));
afterAll(() => rmSync(tijdelijk, { recursive: true, force: true }));

/** A copy of the policy folder with one file changed. */
function metWijziging(naam: string, bestand: string, wijzig: (tekst: string) => string): string {
  const kopie = join(tijdelijk, naam);
  cpSync(map, kopie, { recursive: true });
  const pad = join(kopie, bestand);
  writeFileSync(pad, wijzig(readFileSync(pad, 'utf8')));
  return kopie;
}

const WERKT_MEE = 'gemeenten/0200-apeldoorn/werkt-mee/2021-01-01.yaml';

function fouten(naam: string, wijzig: (tekst: string) => string, bestand = WERKT_MEE) {
  try {
    laad(metWijziging(naam, bestand, wijzig));
  } catch (fout) {
    if (fout instanceof BeleidsFout) return fout.fouten;
    throw fout;
  }
  return [];
}

test.each(['constructor', '__proto__', 'toString'])('een functie die %s heet is niet bij het beleid bekend', (naam) => {
  expect(regeling.mandaat?.functies[naam]).toBeUndefined();
  expect(Object.keys(regeling.mandaat?.functies ?? {})).not.toEqual([]);
});

describe('Werkt mee 2021-01-01 zegt wat in de bronnen staat', () => {
  test.each([
    ['wm-ontwikkeling-3', [2], [3], 160000, 'traject', 6, 'vast', 1],
    ['wm-ontwikkeling-4', [2, 3], [4], 160000, 'traject', 6, 'vast', 1],
    ['wm-ontwikkeling-5', [2, 3, 4], [5, 6], 160000, 'traject', 6, 'vast', 1],
    ['wm-werkplek-3', [3], undefined, 900, 'uur', 24, 'maximum', null],
    ['wm-werkplek-4', [4], undefined, 660, 'uur', 24, 'maximum', null],
  ])('AP2, AP5, AP6, AP7: %s', (sleutel, start, doel, bedrag, per, maanden, soort, verlengingen) => {
    const product = getProduct(regeling, sleutel);
    expect(product.startTreden?.waarde).toEqual(start);
    expect(product.doelTreden?.waarde).toEqual(doel);
    expect(product.prijs).toMatchObject({ bedrag, per, bron: 'WM §10' });
    expect(product.duur).toMatchObject({ maanden, soort, bron: 'BR 2.3' });
    expect(product.verlenging?.aantal).toBe(verlengingen);
  });

  test('AP1, AP10, AP16, L6, AP44', () => {
    expect(regeling.doelgroep.minimumLeeftijd).toMatchObject({ waarde: 18, bron: 'BR 2.1' });
    expect(getProduct(regeling, 'orientatie')).toMatchObject({ voorziening: 'algemeen', duur: { maanden: 3, soort: 'maximum' } });
    expect(regeling.mandaat?.keten.slice(-2)).toEqual(['trajectregisseur', 'activeringscoach']);
    expect(tredeNaam(regeling, 4)).toBe('Onbetaald werk');
    expect(regeling.nietGeregeld.map((n) => n.onderwerp)).toContain('voortgangsbericht');
  });
});

describe('explain', () => {
  test.each([
    ['BR 2.3', 'Beleidsregels MO en Jeugd 2018, hoofdstuk G, 2.3 (besluit)', 'besluit'],
    ['WM §10', 'Werkt mee, een nadere beschrijving §10 (productbeschrijving)', 'productbeschrijving'],
    ['keuze', 'niet in de bron: een keuze van de gemeente in dit systeem', 'keuze'],
    ['keuze K3', 'niet in de bron: een keuze van de gemeente in dit systeem (K3)', 'keuze'],
    ['Awb artikel 6:7', 'Algemene wet bestuursrecht, artikel 6:7 (wet)', 'wet'],
    ['Wmo 2015 artikel 2.3.5, lid 2', 'Wet maatschappelijke ondersteuning 2015, artikel 2.3.5, lid 2 (wet)', 'wet'],
  ])('%s', (bron, tekst, status) => {
    expect(toonBron(regeling, bron)).toBe(tekst);
    expect(bronStatus(regeling, bron)).toBe(status);
  });

  test('een onbekende bron is een fout', () => {
    expect(() => toonBron(regeling, 'AW r79')).toThrow('AW r79');
  });
});

describe('pick', () => {
  test('AP31: de dag vóór en de dag van het begin', () => {
    const kies = (dag: string) => pickRegeling(beleid.regelingen, '0200', 'werkt-mee', datum(dag))?.regeling.geldigVan;
    expect(kies('2020-12-31')).toBeUndefined();
    expect(kies('2021-01-01')).toBe('2021-01-01');
    expect(pickRegeling(beleid.regelingen, '0202', 'werkt-mee', datum('2026-01-01'))).toBeUndefined();
    expect(pickDichtstbij(beleid.regelingen, '0200', 'werkt-mee', datum('2020-12-31'))?.regeling.geldigVan).toBe('2021-01-01');
  });

  test('de laatste versie die geldt wint, en een afgelopen versie geldt niet', () => {
    const versies = [
      { regeling: { ...regeling, geldigVan: '2027-01-01', geldigTot: '2027-12-31' } },
      { regeling },
      { regeling: { ...regeling, geldigVan: '2025-01-01', geldigTot: '2026-12-31' } },
    ];
    const kies = (dag: string) => pickRegeling(versies, '0200', 'werkt-mee', datum(dag))?.regeling.geldigVan;
    expect(['2024-12-31', '2025-01-01', '2026-12-31', '2027-01-01', '2027-12-31', '2028-01-01'].map(kies)).toEqual([
      '2021-01-01',
      '2025-01-01',
      '2025-01-01',
      '2027-01-01',
      '2027-01-01',
      '2021-01-01',
    ]);
  });
});

describe('landelijk', () => {
  test.each([
    ['1957-02-28', '2023-12-28', 'te-controleren'],
    ['1957-03-01', '2024-03-01', 'gecontroleerd'],
    ['1960-12-31', '2027-12-31', 'gecontroleerd'],
    ['1961-01-01', '2028-04-01', 'gecontroleerd'],
    ['1964-09-30', '2031-12-30', 'gecontroleerd'],
    ['1964-10-01', '2032-01-01', 'voorlopig'],
    ['1940-01-01', '2005-01-01', 'te-controleren'],
    // 31 November does not exist: the last day of that month.
    ['1962-08-31', '2029-11-30', 'gecontroleerd'],
  ])('AOW van wie is geboren op %s: %s, %s', (geboren, dag, status) => {
    const aow = aowDatum(landelijk, datum(geboren));
    expect([isoDatum(aow.datum), aow.status]).toEqual([dag, status]);
  });

  test('wie later is geboren krijgt nooit eerder AOW', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 25000 }), (dagen) => {
        const geboren = plusDagen(datum('1940-01-01'), dagen);
        const volgende = aowDatum(landelijk, plusDagen(geboren, 1)).datum;
        expect(isNa(aowDatum(landelijk, geboren).datum, volgende)).toBe(false);
      }),
    );
  });

  test.each([
    ['2026-11-20', '2027-01-04'], // Friday + 6 weeks = New Year's Day, then a weekend
    ['2026-11-19', '2026-12-31'],
    ['2026-11-13', '2026-12-28'], // first Christmas day, second, Sunday
    ['2026-02-20', '2026-04-07'], // Goede Vrijdag, weekend, tweede Paasdag
    ['2026-02-19', '2026-04-02'],
    ['2027-03-16', '2027-04-28'], // Koningsdag
  ])('Atw artikel 1: bekendgemaakt op %s, bezwaar tot en met %s', (bekend, laatste) => {
    expect(isoDatum(bezwaartermijn(landelijk, datum(bekend)))).toBe(laatste);
  });

  test('Atw artikel 3: negen feestdagen per jaar, 5 mei en Goede Vrijdag horen erbij', () => {
    for (let jaar = landelijk.feestdagJaren.van; jaar <= landelijk.feestdagJaren.totEnMet; jaar++) {
      expect([...landelijk.feestdagen.keys()].filter((dag) => dag.startsWith(`${jaar}-`)).length).toBe(9);
    }
    expect(isVrijeDag(landelijk, datum('2026-05-05'))).toBe(true);
    expect(isVrijeDag(landelijk, datum('2025-04-18'))).toBe(true);
    expect(isVrijeDag(landelijk, datum('2025-04-26'))).toBe(true);
    expect(isVrijeDag(landelijk, datum('2026-05-06'))).toBe(false);
  });

  test('buiten de lijst met feestdagen gokken we niet', () => {
    expect(() => bezwaartermijn(landelijk, datum('2040-12-20'))).toThrow('feestdagen');
    expect(findLaatsteDag(landelijk, 'bezwaar', datum('2040-12-20'))).toBeUndefined();
    expect(findLaatsteDag(landelijk, 'retourbericht', datum('2016-12-20'))).toBeUndefined();
    // Not moved by the law, so no holiday is asked.
    expect(isoDatum(findLaatsteDag(landelijk, 'bewaren', datum('2040-12-20')) ?? datum('1900-01-01'))).toBe('2055-12-20');
    expect(isoDatum(bezwaartermijn(landelijk, datum('2040-11-12')))).toBe('2040-12-24');
  });

  test.each([
    // Good Friday up to and including Easter Monday: Tuesday and Wednesday are the two days.
    [3, '2026-04-02', '2026-04-08'],
    [2, '2026-04-02', '2026-04-07'],
    [3, '2026-04-07', '2026-04-10'],
    [5, '2026-04-02', '2026-04-08'],
  ])('Atw artikel 2: %s dagen na %s tot en met %s', (aantal, vanaf, laatste) => {
    const termijn = { ...landelijk.termijnen.bezwaar, aantal, eenheid: 'dagen' as const };
    const met = { ...landelijk, termijnen: { ...landelijk.termijnen, bezwaar: termijn } };
    expect(isoDatum(laatsteDag(met, 'bezwaar', datum(vanaf)))).toBe(laatste);
  });

  test.each([
    [12, 'weken', true],
    [13, 'weken', false],
    [3, 'maanden', true],
    [4, 'maanden', false],
    [90, 'dagen', true],
    [91, 'dagen', false],
    [1, 'jaren', false],
    [3, 'werkdagen', false],
  ] as const)('Atw artikel 4: een termijn van %s %s mag opschuiven: %s', (aantal, eenheid, mag) => {
    expect(WettelijkeTermijn.safeParse({ ...landelijk.termijnen.bezwaar, aantal, eenheid }).success).toBe(mag);
    expect(WettelijkeTermijn.safeParse({ ...landelijk.termijnen.bezwaar, aantal, eenheid, schuiftOp: false }).success).toBe(true);
  });

  test('Atw artikel 3: de feestdagen volgen uit Pasen, en Koningsdag is een dag eerder als de 27e een zondag is', () => {
    for (let jaar = landelijk.feestdagJaren.van; jaar <= landelijk.feestdagJaren.totEnMet; jaar++) {
      const [goedeVrijdag = ''] =
        [...landelijk.feestdagen].find(([dag, naam]) => dag.startsWith(`${jaar}-`) && naam === 'Goede Vrijdag') ?? [];
      const pasen = plusDagen(datum(goedeVrijdag), 2);
      expect(pasen.dayOfWeek).toBe(7);
      const naamVan = (dag: Datum) => landelijk.feestdagen.get(isoDatum(dag));
      expect([1, 39, 50].map((n) => naamVan(plusDagen(pasen, n)))).toEqual([
        'Tweede Paasdag',
        'Hemelvaartsdag',
        'Tweede Pinksterdag',
      ]);
      const april = datum(`${jaar}-04-27`);
      expect(naamVan(april.dayOfWeek === 7 ? plusDagen(april, -1) : april)).toBe('Koningsdag');
    }
  });

  test('werkdagen en weken', () => {
    expect(isoDatum(plusWerkdagen(landelijk, datum('2026-12-24'), 3))).toBe('2026-12-30');
    expect(isoDatum(laatsteDag(landelijk, 'beschikking', datum('2026-11-22')))).toBe('2026-12-07');
    expect(isoDatum(laatsteDag(landelijk, 'bewaren', datum('2026-11-22')))).toBe('2041-11-22');
  });
});

describe('laden', () => {
  test('een versie leest uit de opslag als dezelfde regeling', () => {
    expect(parseRegeling(JSON.parse(JSON.stringify(geladen.inhoud)))).toEqual(regeling);
  });

  test('de hash hangt aan de inhoud, niet aan volgorde of commentaar', () => {
    expect(hashVan({ a: 1, b: [2, { c: 3, d: 4 }] })).toBe(hashVan({ b: [2, { d: 4, c: 3 }], a: 1 }));
    expect(hashVan({ a: 1 })).not.toBe(hashVan({ a: 2 }));
    const kopie = laad(metWijziging('commentaar', WERKT_MEE, (tekst) => `# nog een regel\n${tekst}`));
    expect(kopie.regelingen.find(isWerktMee)?.hash).toBe(geladen.hash);
  });

  test('een ander bedrag in het bestand is een ander bedrag in het systeem', () => {
    const kopie = laad(metWijziging('bedrag', WERKT_MEE, (tekst) => tekst.replace('bedrag: "9,00"', 'bedrag: "9,25"')));
    const veranderd = kopie.regelingen.find(isWerktMee);
    if (!veranderd) throw new Error('geen regeling');
    expect(getProduct(veranderd.regeling, 'wm-werkplek-3').prijs?.bedrag).toBe(925);
    expect(veranderd.hash).not.toBe(geladen.hash);
  });

  const regelVan = (zoek: string) =>
    readFileSync(join(map, WERKT_MEE), 'utf8')
      .split('\n')
      .findIndex((r) => r.includes(zoek)) + 1;

  test.each([
    ['typefout', 'minimumLeeftijd:', 'minimumLeeftyd:', 'bedoel je minimumLeeftijd?', 'minimumLeeftijd'],
    ['bedrag als getal', 'bedrag: "9,00"', 'bedrag: 9.00', 'tussen aanhalingstekens', 'bedrag: "9,00"'],
    ['bedrag zonder centen', 'bedrag: "9,00"', 'bedrag: "9"', 'twee cijfers achter de komma', 'bedrag: "9,00"'],
    ['dag die niet bestaat', 'geldigVan: 2021-01-01', 'geldigVan: 2021-02-30', 'jjjj-mm-dd', 'geldigVan'],
    [
      'trede buiten de ladder',
      'waarde: [2, 3, 4], bron: BR 2.2',
      'waarde: [2, 3, 7], bron: BR 2.2',
      '1 tot en met 6',
      'bron: BR 2.2',
    ],
    ['onbekende bron', 'waarde: [2], bron: WM §4', 'waarde: [2], bron: XX 1', 'XX 1', 'perspectiefNodig'],
    ['onbekende bron bij prijs', 'per: uur, bron: WM §10', 'per: uur, bron: AW r79', 'AW r79', 'bedrag: "9,00"'],
    [
      'onbekend soort termijn',
      'maanden: 24, soort: maximum',
      'maanden: 24, soort: hoogstens',
      'maximum',
      'maanden: 24, soort: maximum',
    ],
  ])('%s: bestand, regel en wat er mis is', (naam, oud, nieuw, tekst, plaats) => {
    const gevonden = fouten(naam, (inhoud) => inhoud.replace(oud, nieuw));
    expect(gevonden.length).toBeGreaterThan(0);
    expect(gevonden.some((fout) => fout.bestand.endsWith(WERKT_MEE) && fout.tekst.includes(tekst))).toBe(true);
    expect(gevonden.map((fout) => fout.regel)).toContain(regelVan(plaats));
  });

  test('een veld dat ontbreekt', () => {
    const [fout] = fouten('ontbreekt', (tekst) => tekst.replace(/^naam: Werkt mee$/m, ''));
    expect(fout).toMatchObject({ pad: 'naam', tekst: 'ontbreekt; schrijf tekst' });
  });

  test('twee keer hetzelfde product', () => {
    const gevonden = fouten('dubbel', (tekst) => tekst.replace('product: wm-werkplek-4', 'product: wm-werkplek-3'));
    expect(gevonden).toMatchObject([{ tekst: expect.stringContaining('twee keer') }, { pad: 'route.stappen.op-4.product' }]);
  });

  test('een gat in de AOW-tabel', () => {
    const gevonden = fouten(
      'gat',
      (tekst) => tekst.replace('totEnMet: 1960-12-31', 'totEnMet: 1960-12-30'),
      'landelijk/aow-leeftijd.yaml',
    );
    expect(gevonden).toMatchObject([{ tekst: expect.stringContaining('dag erna') }]);
  });

  test('een bestand in de map van een andere gemeente', () => {
    const gevonden = fouten('gemeente', (tekst) => tekst.replace('gemeente: "0200"', 'gemeente: "0202"'));
    expect(gevonden).toMatchObject([{ pad: 'gemeente' }]);
  });
});

describe('een versie die een eerdere uitgave bewaarde', () => {
  // The file as it landed on 2026-11-22, before signposts were a list and the perspective was a value.
  const oud: unknown = parse(readFileSync(new URL('fixtures/eerdere-vorm.yaml', import.meta.url), 'utf8'));

  test('blijft leesbaar en zegt wat ze toen zei', () => {
    const gelezen = parseRegeling(oud);
    expect(gelezen.wegwijzers.map(({ naar, wanneer }) => [naar, wanneer])).toEqual([
      ['algemene-voorziening-ontmoeten', 'trede-2-zonder-perspectief'],
      ['algemene-voorziening-ontmoeten', 'trede-1'],
      ['orientatie', 'onduidelijk-wat-inwoner-wil-en-kan'],
      ['lucrato', 'betaald-werk-binnen-een-jaar'],
    ]);
    expect(gelezen.doelgroep.perspectiefNodig).toMatchObject({ waarde: [2], bron: 'WM §4' });
    expect(gelezen.producten.map((product) => product.product)).toHaveLength(9);
    expect(getProduct(gelezen, 'wm-werkplek-3').prijs?.bedrag).toBe(900);
  });

  test('twee handtekeningen die bij ‘wie beslist’ stonden, gelden nog voor elk besluit', () => {
    const vroeger = structuredClone(oud) as { producten: { product: string; besluit?: Record<string, unknown> }[] };
    const zet = (product: string, vierOgen: boolean) => {
      const een = vroeger.producten.find((p) => p.product === product);
      if (een) een.besluit = { wie: ['trajectregisseur'], vorm: 'beschikking', vierOgen, bron: 'WM §9' };
    };
    zet('wm-werkplek-3', true);
    zet('wm-werkplek-4', false);
    const gelezen = parseRegeling(vroeger);
    expect(getProduct(gelezen, 'wm-werkplek-3').vierOgen).toMatchObject({
      bron: 'WM §9',
      waarde: expect.arrayContaining(['toekenning', 'afwijzing', 'wijziging']),
    });
    expect(getProduct(gelezen, 'wm-werkplek-4').vierOgen).toBeUndefined();
  });

  test('een fout in een bewaarde versie wordt nog steeds geweigerd', () => {
    expect(() => parseRegeling({ ...Object(oud), producten: [] })).toThrow(/minstens/);
  });
});
