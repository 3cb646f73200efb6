import { expect, test } from 'vitest';
import { nabijheidTekst, rangschikAanbieders } from './aanbieders.ts';

test('AP15: eerst de woonplaats, dan de gemeente, dan verder weg, en telkens de dichtstbijzijnde postcode eerst', () => {
  const a = (naam: string, woonplaats: string, postcode: string) => ({ naam, woonplaats, postcode });
  const uit = rangschikAanbieders(
    [
      a('Deventer', 'Deventer', '7411 AA'),
      a('Uddel', 'Uddel', '3888 AA'),
      a('Beekbergen', 'beekbergen', '7361 AA'),
      a('Ver in stad', 'Apeldoorn', '7339 AA'),
      a('Om de hoek', 'Apeldoorn', '7312 AA'),
      a('Zutphen', 'Zutphen', '7201 AA'),
    ],
    { postcode: '7311 AB', woonplaats: 'Apeldoorn' },
    ['Apeldoorn', 'Beekbergen', 'Uddel'],
  );
  expect(uit.map((x) => x.naam)).toEqual(['Om de hoek', 'Ver in stad', 'Beekbergen', 'Uddel', 'Deventer', 'Zutphen']);
  expect(uit.map((x) => x.nabijheid)).toEqual(['woonplaats', 'woonplaats', 'gemeente', 'gemeente', 'verder', 'verder']);
});

test('AP15: van ver weg staat erbij wat de eigen regeling over dichtbij zegt, en van een andere gemeente niets', () => {
  const ver = { woonplaats: 'Deventer', nabijheid: 'verder' } as const;
  const lokaal = { sleutel: 'lokaal', tekst: 'In de woonplaats of een plaats die daaraan grenst.', bron: 'BR 2.3' };
  expect(nabijheidTekst(ver, { uitgangspunten: [lokaal] })).toBe(
    'Deventer: buiten de gemeente. In de woonplaats of een plaats die daaraan grenst (BR 2.3).',
  );
  expect(nabijheidTekst(ver, { uitgangspunten: [] })).toBe('Deventer: buiten de gemeente.');
});
