import { expect, test } from 'vitest';
import { RouteShape } from '../beleid/route.ts';
import { datum } from '../kernel/datum.ts';
import { metGevolg } from './gevolg.ts';

const VANDAAG = datum('2020-11-02');

test('a toets that people did not follow reads as what they decided (L9)', () => {
  const weg = RouteShape.parse({
    stappen: [
      {
        id: 'past',
        naam: 'Past het?',
        soort: 'toets',
        begin: true,
        uit: [
          { uitkomst: 'ja', wat: 'verder', naar: 'besluit' },
          { uitkomst: 'past-niet', wat: 'iets anders', einde: true },
        ],
        bron: 'keuze',
      },
      {
        id: 'besluit',
        naam: 'Besluit',
        soort: 'besluit',
        uit: [{ uitkomst: 'klaar', wat: 'klaar', einde: true }],
        bron: 'keuze',
      },
    ],
  });
  const t = {
    id: 'toets-1',
    stap: 'past',
    nummer: 1,
    poging: 1,
    begonnenOp: VANDAAG,
    eindeGepland: undefined,
    geeindigdOp: VANDAAG,
    oordelen: [],
  };
  const besluit = { ...t, id: 'besluit-2', stap: 'besluit', nummer: 2, uitkomst: 'klaar' };
  expect(metGevolg([{ ...t, uitkomst: 'past-niet' }, besluit], weg).map(({ uitkomst }) => uitkomst)).toEqual(['ja', 'klaar']);
  expect(metGevolg([{ ...t, uitkomst: 'past-niet' }], weg).map(({ uitkomst }) => uitkomst)).toEqual(['past-niet']);
});
