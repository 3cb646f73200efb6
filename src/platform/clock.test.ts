import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { systemClock } from './clock.ts';

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
