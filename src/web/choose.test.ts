import { expect, test } from 'vitest';
import { keuzeFout, keuzeGevraagd, leesKeuze, VEEL_OPTIES, zoekkeuze } from './index.ts';

const veel = Array.from({ length: VEEL_OPTIES + 1 }, (_, nr) => ({ waarde: String(nr + 1), tekst: `Bea Boer ${nr + 1}` }));
const opties = [
  ...veel,
  { waarde: '90', tekst: 'Sanne de Wit' },
  { waarde: '91', tekst: 'Zoë Łukasz' },
  { waarde: '92', tekst: 'Sanne Smit' },
];
const lees = (typt: Record<string, string>) => leesKeuze(opties, 'wie', (naam) => typt[naam] ?? '');

test.each([
  [{ wie: '90' }, '90', ''],
  [{ wie: 'wit sanne' }, '90', ''],
  [{ wie: 'ZOE' }, '91', ''],
  [{ wie: '90', wie_anders: 'zoë' }, '91', ''],
  [{ wie: 'sanne' }, '', '2 namen passen bij “sanne”. Kies er een uit de lijst.'],
  [{ wie: 'boer' }, '', `${VEEL_OPTIES + 1} namen passen bij “boer”. Typ meer van de naam.`],
  [{ wie: 'xyz' }, '', 'Er is niemand met “xyz”. Kijk de naam na, of typ een kleiner deel.'],
  [{ wie: '' }, '', ''],
  // A number that none of them has is no name.
  [{ wie: '999' }, '', ''],
])('%o means "%s"', (typt, waarde, fout) => {
  const gekozen = lees(typt);
  expect(gekozen.waarde).toBe(waarde);
  expect(keuzeFout('wie', gekozen)[0]?.tekst ?? '').toBe(fout);
});

test('few make a list, many a field to type in, and who fits a list again', () => {
  const toon = (typt: Record<string, string>, uit = opties, leeg = 'Iedereen') =>
    String(
      zoekkeuze({
        naam: 'wie',
        label: 'Wie',
        leeg,
        opties: uit,
        gekozen: leesKeuze(uit, 'wie', (n) => typt[n] ?? ''),
      }),
    );
  expect(toon({}, opties.slice(0, 3))).toContain('<select');
  expect(toon({})).toMatch(/type="search"[^>]*value=""/);
  expect(toon({})).not.toContain('<option');
  expect(toon({})).toContain('Leeg: iedereen.');
  expect(toon({}, opties, 'Kies een naam')).not.toContain('Leeg');
  const passen = toon({ wie: 'sanne' });
  expect(passen.match(/<option/g)).toHaveLength(3);
  expect(passen).toContain('name="wie_anders"');
  expect(toon({ wie: '90' })).toMatch(/<option value="90" selected/);
});

test.each([
  [{}, false],
  [{ wie: '', wie_anders: ' ' }, false],
  [{ wie: '90' }, true],
  [{ wie: '', wie_anders: 'zoë' }, true],
])('%o asks for somebody: %s', (typt: Record<string, string>, gevraagd) => {
  expect(keuzeGevraagd('wie', (naam) => typt[naam] ?? '')).toBe(gevraagd);
});
