import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { aandacht } from './rules/aandacht.ts';
import { type Verschil, verschillen } from './rules/verschillen.ts';

const tekst = readFileSync(new URL('../../beleid/gemeenten/0200-apeldoorn/werkt-mee/2021-01-01.yaml', import.meta.url), 'utf8');
const na = (wijzig: (tekst: string) => string): Verschil[] => verschillen(parse(tekst), parse(wijzig(tekst)));
const kort = (lijst: Verschil[]): string[] =>
  lijst.map((v) => `${v.soort} | ${v.onderwerp} | ${v.wat} | ${v.oud?.tekst ?? '-'} → ${v.nieuw?.tekst ?? '-'}`);

describe('de verschillen in woorden', () => {
  test('dezelfde inhoud heeft geen verschil, ook niet met andere volgorde', () => {
    expect(verschillen(parse(tekst), parse(tekst))).toEqual([]);
    expect(verschillen({ a: 1, b: { c: 2, d: 3 } }, { b: { d: 3, c: 2 }, a: 1 })).toEqual([]);
  });
  test('een tarief, met bron en kracht', () => {
    const [v, ...rest] = na((t) => t.replace('bedrag: "9,00", per: uur', 'bedrag: "9,50", per: uur'));
    expect(rest).toEqual([]);
    expect(kort(v ? [v] : [])).toEqual(['gewijzigd | Werkt mee op trede 3 | Prijs | € 9,00 per uur → € 9,50 per uur']);
    expect(v?.nieuw).toMatchObject({ bron: 'WM §10', status: 'productbeschrijving' });
    expect(v?.pad).toBe('producten.wm-werkplek-3.prijs');
  });
  test('een termijn, een leeftijd en een datum', () => {
    expect(
      kort(
        na((t) =>
          t
            .replace('duur: { maanden: 24, soort: maximum', 'duur: { maanden: 12, soort: maximum')
            .replace('waarde: 18, bron', 'waarde: 21, bron')
            .replace('geldigVan: 2021-01-01', 'geldigVan: 2027-01-01'),
        ),
      ),
    ).toEqual([
      'gewijzigd | Deze versie | Geldig vanaf | 1 januari 2021 → 1 januari 2027',
      'gewijzigd | Doelgroep | Doelgroep: minimumleeftijd | 18 → 21',
      'gewijzigd | Werkt mee op trede 3 | Duur | ten hoogste 24 maanden → ten hoogste 12 maanden',
    ]);
  });
  test('alleen de bron of de keuze is ook een verschil', () => {
    const [v] = na((t) => t.replace('bedrag: "9,00", per: uur, bron: WM §10', 'bedrag: "9,00", per: uur, bron: BR 2.3'));
    expect(v).toMatchObject({ oud: { tekst: '€ 9,00 per uur', bron: 'WM §10' }, nieuw: { bron: 'BR 2.3', status: 'besluit' } });
  });
  test('een termijn in de weg van de inwoner, en de naam van een bron zoals die is', () => {
    const nieuw = tekst
      .replace(/(product: wm-werkplek-3, wie: [^\n]*? termijn: \{ aantal: )2/, '$11')
      .replace('bronnen:\n', 'bronnen:\n  CB: { naam: Collegebesluit, kort: CB, status: besluit, uitleg: Van het college. }\n');
    // A database gives the fields in another order than the file had.
    const omgekeerd = (een: string): unknown => Object.fromEntries(Object.entries(Object(parse(een))).reverse());
    const lijst = verschillen(omgekeerd(tekst), omgekeerd(nieuw));
    expect(lijst.map((v) => v.wat)).toEqual(['Bronnen: CB', 'Stap: Werkplek op trede 3: termijn']);
    expect(lijst.at(-1)).toMatchObject({
      oud: { tekst: 'ten hoogste 2 jaren, verlengen zo vaak als nodig, ten hoogste 2 jaren' },
      nieuw: { tekst: 'ten hoogste 1 jaar, verlengen zo vaak als nodig, ten hoogste 2 jaren' },
    });
  });
  test('een veld erbij en een veld weg', () => {
    expect(kort(na((t) => t.replace(/\n {4}korterMag: \{ waarde: true, bron: keuze \}/, '')))).toEqual([
      'vervallen | Werkt mee ontwikkeling naar trede 3 | Korter mag | ja → -',
    ]);
    expect(kort(na((t) => t.replace('nietGeregeld:\n', 'nietGeregeld:\n  - { onderwerp: proef, tekst: Een proef }\n')))).toEqual([
      'toegevoegd | Niet geregeld | Proef | - → Een proef',
    ]);
  });
  test('een heel product erbij staat er veld voor veld', () => {
    const product =
      '  - product: proef\n    naam: Proefplek\n    soort: orientatie\n    voorziening: algemeen\n    startTreden: { waarde: [2], bron: keuze }\n';
    const lijst = na((t) => t.replace('  - product: orientatie\n', `${product}\n  - product: orientatie\n`));
    expect(lijst.every((v) => v.soort === 'toegevoegd' && v.onderwerp === 'Proefplek')).toBe(true);
    expect(kort(lijst)).toContain('toegevoegd | Proefplek | Kan beginnen op trede | - → 2');
  });
  test('de volgorde van een lijst van producten doet er niet toe, die van een keten wel', () => {
    const omgekeerd = parse(tekst) as { producten: unknown[]; mandaat: { keten: unknown[] } };
    omgekeerd.producten.reverse();
    expect(verschillen(parse(tekst), omgekeerd)).toEqual([]);
    omgekeerd.mandaat.keten.reverse();
    expect(verschillen(parse(tekst), omgekeerd)).toHaveLength(1);
  });
  test.each(['constructor', '__proto__', 'toString'])('een veld dat %s heet', (naam) => {
    const raar = JSON.parse(`{"${naam}":{"waarde":1,"bron":"keuze"},"bronnen":{"${naam}":{"status":"besluit"}}}`);
    expect(() => verschillen({}, raar)).not.toThrow();
    expect(verschillen(raar, raar)).toEqual([]);
  });
});

describe('waar twee mensen nog eens naar kijken', () => {
  const vragen = (...paren: [string, string][]): string[] => {
    const nieuw: unknown = parse(
      paren.reduce((t, [oud, wordt]) => {
        if (!t.includes(oud)) throw new Error(`niet in het bestand: ${oud}`);
        return t.replace(oud, wordt);
      }, tekst),
    );
    return aandacht(verschillen(parse(tekst), nieuw), nieuw);
  };
  const TARIEF = 'bedrag: "9,00", per: uur, bron: WM §10';
  const DUUR = 'duur: { maanden: 24, soort: maximum, bron: BR 2.3 }';
  const ROUTE =
    'in: trede 3, naast: [naar-3, naar-4, naar-5], besluit: { wie: [trajectregisseur, activeringscoach], vorm: beschikking }, termijn: { aantal: 2, eenheid: jaren';

  test.each<[string, [string, string][], RegExp[]]>([
    ['niets veranderd', [], []],
    [
      'een andere waarde, dezelfde bron',
      [[TARIEF, TARIEF.replace('9,00', '9,50')]],
      [/trede 3, prijs: .* de bron is nog WM §10/],
    ],
    ['een andere waarde, een andere bron', [[TARIEF, TARIEF.replace('9,00', '9,50').replace('WM §10', 'keuze')]], []],
    ['alleen een andere bron', [[TARIEF, TARIEF.replace('WM §10', 'BR 2.3')]], []],
    [
      'een termijn die de route anders zegt',
      [[DUUR, DUUR.replace('24', '12').replace('BR 2.3', 'keuze')]],
      [/bij het product staat 12 maanden, bij route \(stap op-3\) 2 jaren/],
    ],
    [
      'een termijn op beide plaatsen',
      [
        [DUUR, DUUR.replace('24', '12').replace('BR 2.3', 'keuze')],
        [ROUTE, ROUTE.replace('aantal: 2', 'aantal: 1')],
      ],
      [],
    ],
  ])('%s', (_naam, paren, verwacht) => {
    const uit = vragen(...paren);
    expect(uit).toHaveLength(verwacht.length);
    verwacht.forEach((patroon, nr) => {
      expect(uit[nr]).toMatch(patroon);
    });
  });
});
