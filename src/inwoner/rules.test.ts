import { expect, test } from 'vitest';
import { normaliseer, soortZoekvraag, toonNaam, zoeknaam, zoekvormen } from './rules.ts';

test.each([
  ['Aydın', 'aydin'],
  ['Yılmaz', 'yilmaz'],
  ['İnan', 'inan'],
  ['Šofranko-Müller', 'sofranko muller'],
  ['D’Hont', 'dhont'],
  ["d'Hont", 'dhont'],
  ['Łukasz Ørsted', 'lukasz orsted'],
  ['  Straße   5 ', 'strasse 5'],
])('normaliseer %s', (naam, verwacht) => expect(normaliseer(naam)).toBe(verwacht));

test('a zoeknaam is surname, first name, without voorvoegsel', () => {
  expect(zoeknaam({ voornaam: 'Zoë', achternaam: 'Dijk-Öztürk' })).toBe('dijk ozturk zoe');
});

test.each([
  ['dijk', ['dijk']],
  ['van dijk', ['dijk', 'van dijk', 'dijk van']],
  ['Jan van Dijk', ['jan dijk', 'dijk jan']],
  ['Dijk, Jan', ['dijk jan']],
  ['van', ['van']],
  ['', []],
])('zoekvormen of "%s"', (getypt, verwacht) => {
  for (const vorm of verwacht) expect(zoekvormen(getypt)).toContain(vorm);
  if (verwacht.length === 0) expect(zoekvormen(getypt)).toEqual([]);
});

test.each([
  ['7311 AB', 'postcode'],
  ['7311ab', 'postcode'],
  ['7311', 'postcode'],
  ['7311 A', 'postcode'],
  ['0311', 'naam'],
  ['7311 ABC', 'naam'],
  ['2026-1001', 'dossiernummer'],
  ['Hoekstra', 'naam'],
  ['  ', 'leeg'],
  ['123456782', 'bsn'],
  ['1234.56.782', 'bsn'],
  ['123456789', 'bsn'],
  ['12345678', 'bsn'],
  ['1234567', 'naam'],
])('soortZoekvraag of "%s"', (getypt, soort) => expect(soortZoekvraag(getypt)).toBe(soort));

test('toonNaam leaves no double space', () => {
  expect(toonNaam({ voornaam: 'Jan', voorvoegsel: '', achternaam: 'Hoekstra' })).toBe('Jan Hoekstra');
  expect(toonNaam({ voornaam: 'Jan', voorvoegsel: 'van', achternaam: 'Dijk' })).toBe('Jan van Dijk');
});
