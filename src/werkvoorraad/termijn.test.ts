import { expect, test } from 'vitest';
import { datum } from '../kernel/datum.ts';
import { beschikkingTot } from './termijn.ts';
import type { InwonerFeiten } from './types.ts';

const op = (dag: string) => new Date(`${dag}T12:00:00Z`);
const besluit = (dag: string, bekendgemaakt = true) => ({
  id: 1,
  product: 'wm-werkplek-3',
  vastgelegdOp: op(dag),
  bekendgemaakt,
  genomenOp: datum(dag),
});
const aanmelding = {
  onderzoekKlaar: true,
  aanvraag: { beschikkingTot: datum('2026-11-20'), sinds: op('2026-11-04') },
  opnieuw: false,
};

// Wmo 2015 art. 2.3.5: the beschikking on an aanvraag has a term. What changes that besluit a year later was not asked for.
test.each<[string, InwonerFeiten['aanmelding'], InwonerFeiten['besluiten'], string | undefined]>([
  ['no aanmelding', undefined, [besluit('2026-11-08', false)], undefined],
  ['no aanvraag', { ...aanmelding, aanvraag: undefined }, [besluit('2026-11-08', false)], undefined],
  ['the first besluit on it', aanmelding, [besluit('2026-11-08', false)], '2026-11-20'],
  ['known already by a besluit of before', aanmelding, [besluit('2026-11-03'), besluit('2026-11-08', false)], '2026-11-20'],
  ['two of which none was made known', aanmelding, [besluit('2026-11-07', false), besluit('2026-11-08', false)], '2026-11-20'],
  ['a change of one that was made known', aanmelding, [besluit('2026-11-07'), besluit('2027-11-08', false)], undefined],
])('%s', (_naam, van, besluiten, tot) => {
  expect(beschikkingTot({ aanmelding: van, besluiten })?.toString()).toBe(tot);
});
