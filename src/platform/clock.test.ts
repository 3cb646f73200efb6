import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { dagIn, systemClock } from './clock.ts';

const at = (moment: string) => () => Temporal.Instant.from(moment);

test.each([
  ['2026-10-31T22:59:59Z', '2026-10-31'],
  ['2026-10-31T23:00:00Z', '2026-11-01'],
  ['2026-07-01T21:59:59Z', '2026-07-01'],
  ['2026-07-01T22:00:00Z', '2026-07-02'],
])('at %s it is %s in the Netherlands', (moment, day) => {
  expect(systemClock(undefined, at(moment)).vandaag().toString()).toBe(day);
});

test('without a fixed day the moment is the real one', () => {
  expect(systemClock(undefined, at('2026-10-31T23:00:00.250Z')).nu().toISOString()).toBe('2026-10-31T23:00:00.250Z');
});

test('a fixed day keeps the time of day, in Dutch time on both sides of summer time', () => {
  const clock = systemClock(Temporal.PlainDate.from('2026-07-01'), at('2026-12-24T09:30:00Z'));
  expect(clock.vandaag().toString()).toBe('2026-07-01');
  expect(clock.nu().toISOString()).toBe('2026-07-01T08:30:00.000Z');
});

test('a municipality of the demo may have a day of its own, with the present time of day', () => {
  const eigen = (gemeenteId: number) => (gemeenteId === 2 ? Temporal.PlainDate.from('2020-11-02') : undefined);
  const clock = systemClock(Temporal.PlainDate.from('2026-07-01'), at('2026-12-24T09:30:00Z'), eigen);
  expect([undefined, 1, 2].map((id) => clock.vandaag(id).toString())).toEqual(['2026-07-01', '2026-07-01', '2020-11-02']);
  expect(clock.nu(2).toISOString()).toBe('2020-11-02T09:30:00.000Z');
  expect(dagIn(clock.vandaag, 2)).toEqual(dagIn(Temporal.PlainDate.from('2020-11-02'), 1));
});
