import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { beleidVanHuis } from '../../test/beleid.ts';
import { leesRegeling, type Regeling } from '../beleid/index.ts';
import { datum } from '../kernel/datum.ts';
import { toetsProducten } from '../toets/index.ts';
import { type Geval, toetsFeiten, vergelijkGevallen } from './rules/gevolg.ts';
import { heeftWoord } from './rules/woorden.ts';

const { landelijk } = beleidVanHuis();
const tekst = readFileSync(new URL('../../beleid/gemeenten/0200-apeldoorn/werkt-mee/2021-01-01.yaml', import.meta.url), 'utf8');
const lees = (wijzig: (t: string) => string = (t) => t): Regeling => {
  const uit = leesRegeling(wijzig(tekst), 'proef');
  if (!uit.ok) throw new Error(JSON.stringify(uit.fouten));
  return uit.regeling;
};
const oud = lees();
const met = (wijzig: (t: string) => string, peildatum = '2027-01-01') =>
  vergelijkGevallen({
    oud,
    nieuw: lees((t) => wijzig(t.replace('geldigVan: 2021-01-01', `geldigVan: ${peildatum}`))),
    versieVan: () => oud,
    landelijk,
    peildatum,
  });

const ja = { afstandTotArbeidsmarkt: 'groot', ondersteuningNodig: true, wilDeelnemen: true };
const geval = (o: Partial<Geval> = {}, loop: Partial<NonNullable<Geval['loop']>> = {}): Geval => ({
  feiten: JSON.stringify(ja),
  geboortedatum: '1990-05-01',
  trede: 3,
  perspectief: 5,
  uitkering: 'bijstand',
  toestemming: true,
  doelTrede: null,
  loop: {
    product: 'wm-werkplek-3',
    regelingId: 1,
    van: '2026-07-01',
    tot: '2027-12-31',
    minutenPerWeek: 420,
    eerder: [],
    opgeschort: [],
    metContract: false,
    ...loop,
  },
  ...o,
});
const prijs = (t: string): string => t.replace('bedrag: "9,00", per: uur', 'bedrag: "9,50", per: uur');
const korter = (t: string): string => t.replace(/(product: wm-werkplek-3\n[\s\S]*?duur: \{ maanden: )24/, '$112');
const langer = (t: string): string => t.replace(/(product: wm-werkplek-3\n[\s\S]*?duur: \{ maanden: )24/, '$136');
const plichtNa =
  (maanden: number) =>
  (t: string): string =>
    t.replace(
      /(product: wm-werkplek-3\n {4}naam: [^\n]*)/,
      `$1\n    plichten: [{ soort: voortgangsbericht, naam: Voortgangsbericht, wie: aanbieder, wanneer: { na: { maanden: ${maanden} }, van: start }, bron: keuze }]`,
    );
const leeftijd = (t: string): string => t.replace('minimumLeeftijd: { waarde: 18', 'minimumLeeftijd: { waarde: 37');

describe('wat een andere versie met een geval doet', () => {
  test('dezelfde inhoud raakt niemand', () => expect(met((t) => t)(geval())).toBeUndefined());
  test('een prijs: het verschil over de weken die nog komen, als alle uren worden gemaakt', () => {
    // 365 days of 7 hours a week: 52,142857 weeks × 7 × € 0,50.
    expect(met(prijs)(geval())).toMatchObject({
      richting: 'verschuift',
      bedragVerschil: 18250,
      wat: [{ soort: 'bedrag', wat: 'Prijs' }],
    });
  });
  test('AP7: met een tarief in het contract verandert er niets', () =>
    expect(met(prijs)(geval({}, { metContract: true }))).toBeUndefined());
  test.each([
    [korter, 'verliest', '30 juni 2027'],
    [langer, 'wint', '30 juni 2029'],
  ] as const)('K1: een termijn', (wijzig, richting, dag) =>
    expect(met(wijzig)(geval())).toMatchObject({
      richting,
      // What was agreed is no limit: going over does not move it, and the preview says so.
      wat: [
        { soort: 'einde', wat: 'Uiterste einddatum', oud: '30 juni 2028', nieuw: dag },
        { soort: 'einde', wat: 'Afgesproken einde', oud: '31 december 2027', nieuw: 'blijft, tenzij een besluit het wijzigt' },
      ],
    }),
  );
  test('AP1: een leeftijd, aan beide kanten van de verjaardag', () => {
    const vergelijk = met(leeftijd);
    expect(vergelijk(geval({ geboortedatum: '1990-01-01' }))).toBeUndefined();
    expect(vergelijk(geval({ geboortedatum: '1990-01-02' }))).toMatchObject({
      richting: 'verliest',
      wat: [{ soort: 'toets', oud: 'past', nieuw: 'past niet' }],
    });
  });
  test('een product dat er niet meer in staat', () => {
    const vergelijk = met((t) =>
      t.replace('product: wm-werkplek-3\n', 'product: wm-werkplek-drie\n').replace(/^route:[\s\S]*?\n(?=\S)/m, ''),
    );
    expect(vergelijk(geval())).toMatchObject({ richting: 'verliest', wat: [{ nieuw: 'staat niet in de regeling' }] });
  });
  test('een plicht erbij: met haar dag', () => {
    const vergelijk = met(plichtNa(9));
    expect(vergelijk(geval())).toMatchObject({
      richting: 'verschuift',
      wat: [{ soort: 'plicht', wat: 'Voortgangsbericht', oud: 'niet geregeld', nieuw: '1 april 2027' }],
    });
    // Suspended days move it.
    const stil = { van: datum('2026-09-01'), tot: datum('2026-09-10') };
    expect(vergelijk(geval({}, { opgeschort: [stil] }))?.wat).toMatchObject([{ nieuw: '11 april 2027' }]);
  });
  test('een plicht van voor de eerste dag van de versie wordt niet alsnog gevraagd', () => {
    expect(met(plichtNa(3))(geval())).toBeUndefined();
    expect(met(plichtNa(6))(geval())?.wat).toMatchObject([{ nieuw: '1 januari 2027' }]);
    // Begun on its first day: all of it.
    expect(met(plichtNa(3))(geval({}, { van: '2027-01-01' }))?.wat).toMatchObject([{ nieuw: '1 april 2027' }]);
  });
  test('wat een eerdere versie vroeg op haar dagen, staat voor en na gelijk', () => {
    // It went over from a version that asked after three months to one that asks nothing; the concept asks after nine.
    const eerst = lees(plichtNa(3));
    const vergelijk = vergelijkGevallen({
      oud,
      nieuw: lees((t) => plichtNa(9)(t.replace('geldigVan: 2021-01-01', 'geldigVan: 2027-01-01'))),
      versieVan: (id) => (id === 7 ? eerst : oud),
      landelijk,
      peildatum: '2027-01-01',
    });
    expect(vergelijk(geval({}, { eerder: [{ tot: '2026-11-30', regelingId: 7 }] }))?.wat).toMatchObject([
      { wat: 'Voortgangsbericht', oud: '1 oktober 2026', nieuw: '1 oktober 2026, 1 april 2027' },
    ]);
  });
  test('een aanvraag zonder toewijzing: alle producten die een andere uitkomst krijgen', () => {
    const uit = met(leeftijd)(geval({ loop: undefined, geboortedatum: '2000-05-01' }));
    expect(uit?.richting).toBe('verliest');
    expect(uit?.wat.map(({ wat }) => wat)).toContain('Werkt mee op trede 3');
  });
  test('bewaarde feiten die niet meer kloppen vallen weg, het dossier blijft', () =>
    expect(
      toetsFeiten(geval({ feiten: '{"hoofddoel":"iets van vroeger"}' }), { nieuw: oud, peildatum: '2027-01-01' }),
    ).toMatchObject({
      trede: 3,
      geboortedatum: '1990-05-01',
    }));
});

test('gevallen die voor de toets gelijk zijn, zijn het ook elk apart', () => {
  const nieuw = lees((t) => leeftijd(t).replace('geldigVan: 2021-01-01', 'geldigVan: 2027-01-01'));
  const vergelijk = met(leeftijd);
  const dag = fc
    .integer({ min: -14_000, max: 15_000 })
    .map((n) => new Date(Date.UTC(1970, 0, 1) + n * 86_400_000).toISOString().slice(0, 10));
  const trede = fc.constantFrom(null, 1, 2, 3, 4, 5, 6);
  fc.assert(
    fc.property(dag, trede, trede, fc.constantFrom(true, false, null), (geboortedatum, eigen, perspectief, toestemming) => {
      const een = geval({ geboortedatum, trede: eigen, perspectief, toestemming });
      const feiten = toetsFeiten(een, { nieuw, peildatum: '2027-01-01' });
      const van = (regeling: Regeling) =>
        toetsProducten(feiten, regeling, landelijk).producten.find(({ product }) => product === 'wm-werkplek-3')?.uitkomst;
      const anders = van(oud) !== van(nieuw);
      expect(vergelijk(een)?.wat.some(({ soort }) => soort === 'toets') ?? false).toBe(anders);
    }),
    { numRuns: 300 },
  );
});

test('elk veld van de regelingen in huis heeft een Nederlands woord in de verschillen', () => {
  // Names that a municipality chose itself, and what a sentence takes together.
  const vrij = new Set(['bronnen', 'functies', 'rollen', 'teksten', 'uitgangspunt', 'zrm']);
  const inZin = new Set([
    'prijs',
    'duur',
    'verlenging',
    'uren',
    'besluit',
    'leefgebieden',
    'plichten',
    'iwmo',
    'termijn',
    'uit',
    'stappen',
    'terug',
  ]);
  const mis = new Set<string>();
  const loop = (waarde: unknown, binnen: string): void => {
    if (Array.isArray(waarde)) for (const deel of waarde) loop(deel, binnen);
    else if (waarde !== null && typeof waarde === 'object') {
      for (const [veld, deel] of Object.entries(waarde)) {
        if (
          !vrij.has(binnen) &&
          !inZin.has(binnen) &&
          !/^(K\d|bron|keuze|toelichting|tegenspraak|waarde|lijst)$/.test(veld) &&
          !heeftWoord(veld)
        )
          mis.add(veld);
        if (!inZin.has(veld)) loop(deel, veld);
      }
    }
  };
  for (const { inhoud } of beleidVanHuis().regelingen) loop(inhoud, '');
  expect([...mis]).toEqual([]);
});
