import { expect, test } from 'vitest';
import { beleidVanHuis } from '../../test/beleid.ts';
import { beoordeelResultaat, herrekenResultaat, type ResultaatFeiten, resultaatWatAls } from './oordeel.ts';

const geladen = beleidVanHuis().regelingen.find(({ regeling }) => regeling.gemeente === '0200');
if (!geladen) throw new Error('geen regeling');
const { regeling } = geladen;

const feiten: ResultaatFeiten = {
  product: 'wm-ontwikkeling-4',
  doelTrede: 4,
  bereikteTrede: 4,
  akkoord: true,
  contractTarief: null,
};
const oordeel = (anders: Partial<ResultaatFeiten>) => beoordeelResultaat({ ...feiten, ...anders }, regeling);

test.each([
  ['K5: het doel bereikt', {}, 160000],
  ['K5: lager dan het doel', { bereikteTrede: 3 as const }, 0],
  ['K5: hoger dan het doel', { bereikteTrede: 5 as const }, 160000],
  ['K5: niet akkoord', { akkoord: false }, 0],
  ['K5: nog geen antwoord', { akkoord: null }, undefined],
  ['AP7: het contract gaat voor', { contractTarief: 170000 }, 170000],
  ['AP36: geen doel', { doelTrede: undefined }, 0],
])('%s', (_, anders, bedrag) => expect(oordeel(anders).bedrag).toBe(bedrag));

test('K5: what would have changed the amount, both ways', () => {
  expect(resultaatWatAls(feiten, regeling)).toEqual([
    { met: 'Met als bereikte trede 1, 2 of 3', dan: '€\u00a00,00' },
    { met: 'Zonder akkoord van de gemeente', dan: '€\u00a00,00' },
    { met: 'Zonder doeltrede bij de start', dan: '€\u00a00,00' },
  ]);
  expect(resultaatWatAls({ ...feiten, bereikteTrede: 3 }, regeling)).toEqual([
    { met: 'Met als bereikte trede 4, 5 of 6', dan: '€\u00a01.600,00' },
  ]);
});

test('a receipt computes again to the same, and says what differs', () => {
  const bewijs = JSON.parse(JSON.stringify({ hash: geladen.hash, code: 'x', feiten, uitkomst: oordeel({}) }));
  expect(herrekenResultaat(bewijs, geladen)).toEqual([]);
  const anders = { ...bewijs, feiten: { ...bewijs.feiten, bereikteTrede: 3 } };
  expect(herrekenResultaat(anders, geladen)[0]).toEqual({
    ernst: 'uitkomst',
    tekst: 'Te betalen: toen €\u00a01.600,00, nu €\u00a00,00.',
  });
  expect(herrekenResultaat(null, geladen)).toMatchObject([{ ernst: 'onbekend' }]);
});
