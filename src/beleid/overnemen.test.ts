// An own route that begins with that of another: what is left of the other, and what is asked of who goes on with it.
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { beleidVanHuis } from '../../test/beleid.ts';
import { leesRegeling } from './load.ts';
import { countTeSchrijven, namenVan, nogTeRegelen } from './nog-te-regelen.ts';
import { neemOver, OVERGENOMEN, sleutelVoor } from './overnemen.ts';

const beleid = beleidVanHuis();
const bestanden = beleid.regelingen.filter(({ bestand }, i, alle) => alle.findIndex((een) => een.bestand === bestand) === i);

/** Every value under a key, wherever it stands. */
const onder = (waarde: unknown, sleutel: string): unknown[] =>
  Array.isArray(waarde)
    ? waarde.flatMap((deel) => onder(deel, sleutel))
    : waarde !== null && typeof waarde === 'object'
      ? Object.entries(waarde).flatMap(([naam, deel]) => [...(naam === sleutel ? [deel] : []), ...onder(deel, sleutel)])
      : [];

describe.each(bestanden.map((een) => [een.bestand, een] as const))('%s', (_, { tekst, regeling }) => {
  const gemeente = beleid.gemeenten.find(({ code }) => code === regeling.gemeente);
  const van = gemeente?.naam ?? '';
  const eigen = neemOver(tekst, { code: '9901', sleutel: 'eigen', naam: 'Eigen', geldigVan: '2027-01-01', van });
  const uit = leesRegeling(eigen, 'eigen.yaml');
  if (!uit.ok) throw new Error(JSON.stringify(uit.fouten[0]));

  test('heeft de vorm van een regeling en dezelfde weg, en niets dat van daar alleen is', () => {
    const inhoud: unknown = parse(eigen);
    expect(uit.regeling).toMatchObject({ gemeente: '9901', regeling: 'eigen', naam: 'Eigen', vastgesteldOp: null, bronnen: {} });
    expect(
      uit.regeling.route?.stappen.map(({ id, uit: uitkomsten, pogingen }) => [id, uitkomsten.length, pogingen?.hoogstens]),
    ).toEqual(regeling.route?.stappen.map(({ id, uit: uitkomsten, pogingen }) => [id, uitkomsten.length, pogingen?.hoogstens]));
    expect(onder(inhoud, 'bedrag').filter((bedrag) => bedrag !== null)).toEqual([]);
    for (const veld of ['mandaat', 'iwmo', 'toelichting', 'tegenspraak', 'rollen', 'eigenOordeel', 'elementen', 'gemeenten'])
      expect(onder(inhoud, veld), veld).toEqual([]);
    expect(uit.regeling.vragen).toEqual([]);
    const bronnen = onder(inhoud, 'bron').map(String);
    expect(
      bronnen.filter(
        (bron) => bron !== 'keuze' && !bron.startsWith(`${OVERGENOMEN}${van}`) && !/^(Wmo 2015|Awb|Atw|AOW|AVG) /.test(bron),
      ),
    ).toEqual([]);
    expect(eigen).not.toMatch(/^ *#(?! (yaml-language|Eigen:|Namen|dat is|Waar)|$)/m);
  });

  test('zegt wat er nog te regelen is, elk op een regel die er staat', () => {
    const namen = namenVan(regeling, gemeente ? [gemeente] : []);
    const punten = nogTeRegelen(
      { tekst: eigen, inhoud: uit.inhoud, regeling: uit.regeling, vragenlijst: beleid.vragenlijst },
      namen,
    );
    const regels = eigen.split('\n');
    expect(countTeSchrijven(uit.inhoud)).toBe(1);
    expect(punten.filter(({ soort }) => soort === 'vraag')).toHaveLength(10);
    expect(punten.filter(({ soort }) => soort === 'besluit')).toHaveLength(3);
    expect(punten.filter(({ regel }) => regel < 1 || regel > regels.length)).toEqual([]);
    for (const { soort, regel, pad } of punten.filter((een) => een.soort === 'bron'))
      expect(regels[regel - 1], `${soort} ${pad}`).toContain(OVERGENOMEN);
    for (const { regel } of punten.filter((een) => een.soort === 'schrijven'))
      expect(regels[regel - 1]).toContain('Nog te regelen');
    // A product that the municipality has already is said, with the line of its key.
    const [product] = uit.regeling.producten;
    const ernaast = [{ regeling: 'van-ons', naam: 'Van ons', producten: product ? [product] : [] }];
    const vraag = { tekst: eigen, inhoud: uit.inhoud, regeling: uit.regeling, vragenlijst: beleid.vragenlijst };
    const dubbel = nogTeRegelen(vraag, namen, ernaast).filter(({ wat }) => wat.includes('Van ons heeft ook een product'));
    expect(dubbel.map(({ regel }) => regels[regel - 1]?.includes(product?.product ?? 'geen'))).toEqual([true]);
    expect(
      nogTeRegelen(vraag, namen, [
        { ...ernaast[0], regeling: uit.regeling.regeling, naam: '', producten: uit.regeling.producten },
      ]),
    ).toHaveLength(punten.length);
  });
});

test('wat geregeld wordt, staat niet meer in de lijst', () => {
  const almere = bestanden.find(({ regeling }) => regeling.gemeente === '0034');
  if (!almere) throw new Error('geen Almere');
  const begin = neemOver(almere.tekst, { code: '9901', sleutel: 'eigen', naam: 'Eigen', geldigVan: '2027-01-01', van: 'Almere' });
  const van = (tekst: string) => {
    const uit = leesRegeling(tekst, '');
    if (!uit.ok) throw new Error(JSON.stringify(uit.fouten));
    return nogTeRegelen({ tekst, inhoud: uit.inhoud, regeling: uit.regeling, vragenlijst: beleid.vragenlijst });
  };
  const wijzigingen: readonly (readonly [string, RegExp | string, string])[] = [
    ['schrijven', /"Nog te regelen:[^"]*"/, 'Iedereen een plek.'],
    ['rol', 'route:\n', 'route:\n  rollen: { accountadviseur: de trajectregisseur }\n'],
    ['termijn', /(- id: observatie[\s\S]*?)termijn: null/, '$1termijn: { aantal: 2, eenheid: maanden, soort: maximum }'],
    ['bedrag', /(sleutel: begeleiding, naam: Begeleidingsvergoeding, aan: werkgever, bedrag: )null/, '$1"5.000,00"'],
    ['uitkomst', 'uitkomst: negatief, wat: negatief advies', 'uitkomst: negatief, wat: negatief advies, naar: dagbesteding'],
    ['besluit', 'vastgesteldOp: null', 'vastgesteldOp: 2026-12-01'],
  ];
  const was = van(begin);
  for (const [soort, oud, nieuw] of wijzigingen) {
    const tekst = begin.replace(oud, nieuw);
    expect(tekst, soort).not.toBe(begin);
    const aantal = (punten: typeof was): number => punten.filter((een) => een.soort === soort).length;
    expect([soort, aantal(van(tekst))]).toEqual([soort, aantal(was) - 1]);
  }
});

test.each([
  ['Stap voor stap naar werk', 'stap-voor-stap-naar-werk'],
  ['  Één  route! ', 'een-route'],
  ['—', ''],
])('de sleutel van “%s” is “%s”', (naam, sleutel) => expect(sleutelVoor(naam)).toBe(sleutel));
