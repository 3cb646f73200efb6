import { expect, test } from 'vitest';
import { datum } from '../kernel/datum.ts';
import type { Trede } from '../kernel/trede.ts';
import type { Bepaling } from '../ladder/index.ts';
import { ladderVerhaal } from './ladder-verhaal.ts';

const bepaling = (id: number, peildatum: string, trede: Trede): Bepaling => ({
  id,
  peildatum,
  trede,
  perspectief: undefined,
  termijn: undefined,
  motivering: '',
  onderbouwing: '',
  door: '',
  herkomst: 'consulent',
  regelingId: undefined,
  vastgelegdOp: new Date(`${peildatum}T09:00Z`),
});
const toewijzing = {
  id: 7,
  product: 'wm-werkplek-3',
  looptijd: '[2026-03-01,2026-09-01)',
  status: 'gestart' as const,
  doelTrede: null,
  gestartOp: '2026-03-02',
  beeindigdOp: '2026-06-30',
  reden: 'past-niet',
  aanbieder: 'Het Wiel',
};
const plek = {
  toewijzingId: 7,
  werkplek: 'Werkplaats',
  begeleider: 'Karin',
  periode: '[2026-03-02,2026-05-01)',
  aanbieder: 'Het Wiel',
};
const orientatie = {
  product: 'orientatie',
  vraag: 'Wat kan ik?',
  gevraagdOp: '2026-01-10',
  gestartOp: null,
  gestoptOp: null,
  gestoptReden: '',
  afgewezenOp: null,
  afgewezenReden: '',
  gevolgOp: null,
  gevolgToelichting: '',
  centrum: null,
};

test('every step, up and down, with what was tried in between; the newest first', () => {
  const rijen = ladderVerhaal(
    [bepaling(1, '2026-01-01', 2), bepaling(2, '2026-03-02', 3), bepaling(3, '2026-07-01', 2)],
    {
      toewijzingen: [toewijzing],
      plaatsingen: [plek, { ...plek, werkplek: 'Tuin', periode: '[2026-05-01,2026-09-01)' }],
      orientaties: [orientatie],
    },
    datum('2026-11-22'),
  );
  expect(rijen.map((rij) => [rij.soort, rij.dag.toString()])).toEqual([
    ['bepaling', '2026-07-01'],
    ['plaatsing', '2026-05-01'],
    ['bepaling', '2026-03-02'],
    ['toewijzing', '2026-03-02'],
    ['orientatie', '2026-01-10'],
    ['bepaling', '2026-01-01'],
  ]);
  expect(rijen[3]).toMatchObject({ bijTrede: 3, status: 'beeindigd', plek: { werkplek: 'Werkplaats' } });
  expect(rijen[4]).toMatchObject({ bijTrede: 2, stand: 'Gevraagd, nog niet begonnen' });
});

test('L2: a determination that was corrected is not where somebody stood', () => {
  const fout = { ...bepaling(1, '2026-01-01', 5), vervallenOp: new Date('2026-02-01T09:00Z') };
  const rijen = ladderVerhaal([fout], { toewijzingen: [toewijzing], plaatsingen: [], orientaties: [] }, datum('2026-11-22'));
  expect(rijen[0]).toMatchObject({ soort: 'toewijzing', bijTrede: undefined, plek: undefined });
});
