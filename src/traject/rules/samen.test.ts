import { expect, test } from 'vitest';
import { D, stand, VANDAAG } from '../../../test/proefroute.ts';
import { RouteShape } from '../../beleid/route.ts';
import type { Oordeel, Stand } from '../types.ts';
import { beoordeelEinde, volgende } from './index.ts';

const ja = (wie: string, op = '2019-09-01'): Oordeel => ({ wie, ja: true, op: D(op) });
const mag = (s: Stand): Record<string, string> =>
  Object.fromEntries(volgende(s, VANDAAG).flatMap((v) => (v.mag === 'mag-niet' ? [] : [[v.stap.id, v.mag]])));

test('what only a decision of all leads to begins by no reason instead of it (AM1)', () => {
  const samen = RouteShape.parse({
    rollen: { klantmanager: 'de klantmanager' },
    stappen: [
      {
        id: 'overleg',
        naam: 'Overleg',
        soort: 'overleg',
        begin: true,
        wie: ['klantmanager'],
        uit: [{ wat: 'wil', naar: 'besluit' }],
        bron: 'SS 1',
      },
      {
        id: 'besluit',
        naam: 'Besluit',
        soort: 'besluit',
        besluit: { samen: ['klantmanager', 'inwoner'], vorm: 'gezamenlijk' },
        uit: [
          { wat: 'samen eens', naar: 'route' },
          { wat: 'niet eens', naar: 'overleg', keuze: 'Dan een nieuw overleg.' },
        ],
        bron: 'SS 2',
      },
      { id: 'route', naam: 'Leerroute', soort: 'traject', uit: [{ wat: 'klaar', naar: 'baan' }], bron: 'SS 3' },
      { id: 'baan', naam: 'Baan', soort: 'dienstverband', uit: [{ wat: 'blijft', einde: true }], bron: 'SS 4' },
    ],
  });
  const anders = stand([['overleg', '2019-01-01', '2019-02-01', 'anders']], { route: samen });
  expect(mag(anders)).toEqual({ overleg: 'beslissen', besluit: 'mag', baan: 'beslissen' });
  expect(volgende(anders, VANDAAG)[2]?.waarom).toEqual([
    {
      tekst: 'Een reden is hier niet genoeg. Eerst moet er zijn: de klantmanager en de inwoner samen: Besluit (samen eens).',
      bron: 'SS 3',
      status: 'praktijk',
    },
  ]);
  const eerder: Parameters<typeof stand>[0] = [
    ['besluit', '2019-01-01', '2019-02-01', 'samen-eens'],
    ['route', '2019-02-01', '2019-03-01', 'anders'],
  ];
  expect(mag(stand(eerder, { route: samen })).route).toBe('beslissen');

  // One no is enough for the outcome that leads back, and what was chosen to follow is said as a choice.
  const verdeeld = stand(
    [
      ['overleg', '2019-01-01', '2019-02-01', 'wil'],
      ['besluit', '2019-02-01'],
    ],
    { route: samen },
  );
  const oordelen = [ja('klantmanager'), { ...ja('inwoner'), ja: false }];
  const id = verdeeld.stappen.find(({ stap }) => stap === 'besluit')?.id ?? '';
  const eens = beoordeelEinde(verdeeld, { id, uitkomst: 'samen-eens', op: VANDAAG, oordelen }, VANDAAG);
  expect(eens.ok ? '' : eens.redenen[0]?.tekst).toContain('afronden met “niet eens”');
  expect(beoordeelEinde(verdeeld, { id, uitkomst: 'niet-eens', op: VANDAAG, oordelen }, VANDAAG).ok).toBe(true);
  const daarna = stand(
    [
      ['overleg', '2019-01-01', '2019-02-01', 'wil'],
      ['besluit', '2019-02-01', '2019-03-01', 'niet-eens'],
    ],
    {
      route: samen,
    },
  );
  expect(mag(daarna)).toEqual({ overleg: 'mag' });
  expect(volgende(daarna, VANDAAG)[0]?.waarom[1]).toEqual({ tekst: 'Dan een nieuw overleg.', bron: 'keuze', status: 'keuze' });
});
