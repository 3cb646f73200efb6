/** The short form of `npm run drill`: real processes that are killed while people write. How fast it was says nothing here. */
import { expect, test } from 'vitest';
import { drillBulk } from '../drill/bulk.ts';
import { drillDoubles } from '../drill/doubles.ts';
import { drillEdits } from '../drill/edits.ts';
import { drillKills } from '../drill/kills.ts';
import type { Outcome } from '../drill/report.ts';
import { drillStatements } from '../drill/statements/drill.ts';
import { drillStops } from '../drill/stops.ts';

const LONG = 300_000;

const expectNothingLost = ({ verloren, dubbel, half, fouten }: Outcome): void =>
  expect({ verloren, dubbel, half, fouten }).toEqual({ verloren: 0, dubbel: 0, half: 0, fouten: [] });

test('kill -9 of the server, of what minds PostgreSQL and of all at once: every confirmed write is there once', {
  timeout: LONG,
}, async () => {
  const outcome = await drillKills({ kills: 3, writes: 240, uploads: 0 });
  expect(outcome.aantal).toBeGreaterThanOrEqual(240);
  expectNothingLost(outcome);
});

test('PostgreSQL that falls over comes back by itself, with a clear answer meanwhile', { timeout: LONG }, async () => {
  expectNothingLost(await drillStops({ stops: 1, between: 100, uploads: 0 }));
});

test('a change for many whose process is killed goes on where it was: one besluit and one letter each', {
  timeout: LONG,
}, async () => {
  const outcome = await drillBulk({ kills: 1 });
  expect(outcome.aantal).toBeGreaterThan(30);
  expectNothingLost(outcome);
});

test('a form that is sent ten times makes one row and one answer, also when the server died between the two', {
  timeout: LONG,
}, async () => {
  const outcome = await drillDoubles({ doubles: 200, crashes: 1 });
  expect(outcome.aantal).toBeGreaterThanOrEqual(200);
  expectNothingLost(outcome);
});

test('of those who change the same version one is accepted, the others see both', { timeout: LONG }, async () => {
  const outcome = await drillEdits({ edits: 200, people: 5 });
  expectNothingLost(outcome);
  expect(Number(outcome.cijfers['conflictpagina 409'])).toBeGreaterThan(100);
});

test('a failure at any statement leaves all or nothing, and a second time gives the same', {
  timeout: LONG,
}, async () => {
  const outcome = await drillStatements({ only: ['besluit'], steps: 1, half: true });
  expect(outcome.aantal).toBeGreaterThan(30);
  expectNothingLost(outcome);
});
