import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { leesGevallen, leesRegeling } from './index.ts';

const lees = (pad: string): string => readFileSync(new URL(`../../beleid/gemeenten/${pad}`, import.meta.url), 'utf8');
const APELDOORN = lees('0200-apeldoorn/werkt-mee/2021-01-01.yaml');
const ARNHEM = lees('0202-arnhem/activerend-werk/2020-07-01.yaml');

test.each([
  ['apeldoorn', APELDOORN],
  ['arnhem', ARNHEM],
])('%s klopt', (_, tekst) => {
  expect(leesRegeling(tekst, 'proef.yaml')).toMatchObject({ ok: true });
});

/** What only the whole file can tell: each with the line, what is wrong and what is allowed. */
test.each([
  [
    'delen die niet optellen',
    ARNHEM,
    'bedrag: "640,00"',
    'bedrag: "641,00"',
    'producten.aw-op-weg-naar-3.prijs',
    'maak ze gelijk',
  ],
  [
    'een verwijzing zonder wegwijzer',
    ARNHEM,
    'verwijst: zelfstandig',
    'verwijst: nergens',
    'uitsluitingen.0.verwijst',
    'kies uit',
  ],
  [
    'hoofddoelen waar ze niet horen',
    ARNHEM,
    'soort: zelfstandig-na-instructie',
    'soort: hoofddoel',
    'uitsluitingen.0',
    'hoofddoelen',
  ],
  [
    'een stap die nergens heen gaat',
    ARNHEM,
    'wat: oriëntatie, naar: orientatie,',
    'wat: oriëntatie, naar: niets,',
    'route.stappen.gesprek.uit.orientatie.naar',
    'kies uit',
  ],
  [
    'een stap die doodloopt',
    ARNHEM,
    ', uit: [{ uitkomst: besproken, wat: het signaal is besproken, watInwoner: we hebben erover gepraat }]',
    '',
    'route.stappen.signaal',
    'loopt dood',
  ],
  [
    'een product dat twee keer voorkomt',
    ARNHEM,
    'product: aw-op-de-plek-4',
    'product: aw-op-de-plek-3',
    'producten.aw-op-de-plek-3.product',
    'twee keer',
  ],
  ['een prijs die de declaratie niet kent', ARNHEM, 'per: uur', 'per: jaar', 'producten.aw-op-de-plek-3.prijs', 'per: uur'],
  [
    'afrekenen op inspanning',
    ARNHEM,
    'waarde: resultaat',
    'waarde: inspanning',
    'producten.aw-op-weg-naar-3.afrekening',
    'resultaat',
  ],
  ['treden in een andere volgorde', APELDOORN, '{ trede: 1, naam', '{ trede: 2, naam', 'ladder.treden.2.trede', 'trede 1'],
  [
    'een functie zonder naam',
    APELDOORN,
    '    activeringscoach: Activeringscoach',
    '    coach: Coach',
    'mandaat.keten',
    'activeringscoach',
  ],
  ['een einde vóór het begin', APELDOORN, 'geldigTot: null', 'geldigTot: 2020-12-31', 'geldigTot', 'latere dag'],
  [
    'een tekst met een komma zonder aanhalingstekens',
    APELDOORN,
    'tekst: "Je betaalt niets voor deze ondersteuning."',
    'tekst: Je betaalt niets, ook geen reiskosten',
    'teksten.geenEigenBijdrage',
    'aanhalingstekens',
  ],
  [
    'begeleiding groep zonder afspraken daarover',
    APELDOORN,
    /begeleidingGroep:\n(?: {2}.*\n)+/,
    '',
    'producten.begeleiding-groep-basis',
    'begeleidingGroep',
  ],
] as const)('%s', (_, tekst, oud, nieuw, pad, remedie) => {
  const gelezen = leesRegeling(tekst.replace(oud, nieuw), 'proef.yaml');
  const fouten = gelezen.ok ? [] : gelezen.fouten;
  const fout = fouten.find((een) => een.pad === pad);
  expect(fout?.tekst ?? JSON.stringify(fouten)).toContain(remedie);
  expect(fout?.regel).toBeGreaterThan(1);
});

test.each([
  ['een tab', 'naam: Meedoen\n\tgeldigVan: 2026-01-01', 2, 'spaties'],
  ['een veld dat er twee keer staat', 'naam: Een\nnaam: Twee', 2, 'twee keer'],
  ['aanhalingstekens die niet sluiten', 'naam: "Meedoen', 1, 'aanhalingsteken niet gesloten'],
  ['iets dat geen beleid is', '- een\n- twee', 1, 'blok'],
  ['een leeg bestand', '', 1, 'blok'],
])('%s is een fout met een remedie, geen storing', (_, tekst, regel, remedie) => {
  const gelezen = leesRegeling(tekst, 'proef.yaml');
  const fouten = gelezen.ok ? [] : gelezen.fouten;
  expect(fouten.some((fout) => fout.regel === regel && fout.tekst.includes(remedie)) || JSON.stringify(fouten)).toBe(true);
});

test('een geval met een fout zegt welk geval', () => {
  const gelezen = leesGevallen(
    lees('0200-apeldoorn/werkt-mee/gevallen.yaml').replace('uitersteEinddatum: 2026-06-30', 'uitersteEinddatum: 2026-06-31'),
    'gevallen.yaml',
  );
  expect(gelezen).toMatchObject({
    ok: false,
    fouten: [
      { pad: 'termijnen.Een ontwikkeling van zes maanden.uitersteEinddatum', tekst: expect.stringContaining('bestaat niet') },
    ],
  });
});

test('een tekst in de vorm van een eerdere uitgave wordt gelezen zoals die bedoeld was', () => {
  const eerder = readFileSync(new URL('fixtures/eerdere-vorm.yaml', import.meta.url), 'utf8');
  const gelezen = leesRegeling(eerder, 'proef.yaml');
  expect(gelezen).toMatchObject({ ok: true, regeling: { wegwijzers: { length: 4 } } });
});
