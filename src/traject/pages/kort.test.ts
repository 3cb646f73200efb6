import { expect, test } from 'vitest';
import { ADVIES, stand } from '../../../test/proefroute.ts';
import { of } from '../rules/index.ts';
import { inEenZin, straksVan } from './kort.ts';

test('what can come follows from what runs, without what runs already; an end is told apart', () => {
  expect(straksVan(stand([['stage', '2019-01-01']]))).toEqual({ stappen: ['advies', 'dagbesteding'], einden: [] });
  expect(straksVan(stand([ADVIES]))).toEqual({ stappen: [], einden: [] });
  expect(straksVan(stand([['dienst', '2019-01-01']])).einden.length).toBeGreaterThan(0);
});

test('of', () => expect([of([]), of(['a']), of(['a', 'b', 'c'])]).toEqual(['', 'a', 'a, b of c']));

test('so many that they fit in a sentence are named, within it with a small letter; of more only the first', () => {
  expect(inEenZin(['Een baan', 'UWV-advies'])).toBe('een baan of UWV-advies');
  expect(inEenZin(['A b', 'C d', 'Ef', 'Gh', 'Ij', 'Kl'])).toBe('a b, c d, ef of nog 3 andere stappen, zie hieronder');
});

test('a name that is a question stands in the sentence without its mark', () => {
  expect(inEenZin(['Wat wil ik en wat kan ik?', 'De gemeente beslist'])).toBe('wat wil ik en wat kan ik of de gemeente beslist');
});
