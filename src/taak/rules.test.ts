import { describe, expect, test } from 'vitest';
import { rooster } from './rooster.ts';
import { volgendeKeer, wanneerInWoorden } from './rules.ts';

describe('when planned work runs, in words', () => {
  test.each([
    ['*/5 * * * *', 'elke 5 minuten'],
    ['* * * * *', 'elke minuut'],
    ['10 * * * *', 'elk uur, 10 minuten na het hele uur'],
    ['0 */4 * * *', 'elke 4 uur'],
    ['5 9-17 * * *', 'elk uur van 9 tot en met 17 uur, 5 minuten na het hele uur'],
    ['5 17-9 * * *', '5 17-9 * * *'],
    ['15 3 * * *', 'elke dag om 3.15 uur'],
    ['0 6 * * 1', 'elke maandag om 6.00 uur'],
    ['0 6 * * 7', 'elke zondag om 6.00 uur'],
    ['5 2 1 * *', 'elke maand op dag 1 om 2.05 uur'],
    ['1-5 2 * * *', '1-5 2 * * *'],
  ])('%s', (cron, woorden) => expect(wanneerInWoorden(cron)).toBe(woorden));
});

describe('the next time', () => {
  const na = (cron: string, moment: string): string | undefined => {
    const volgende = volgendeKeer(cron, Date.parse(moment));
    return volgende === undefined ? undefined : new Date(volgende).toISOString();
  };
  test.each([
    ['*/5 * * * *', '2026-11-22T08:04:59Z', '2026-11-22T08:05:00.000Z'],
    // on the moment itself: the next one
    ['*/5 * * * *', '2026-11-22T08:05:00Z', '2026-11-22T08:10:00.000Z'],
    ['15 3 * * *', '2026-11-22T02:14:00Z', '2026-11-22T02:15:00.000Z'],
    ['15 3 * * *', '2026-11-22T02:15:00Z', '2026-11-23T02:15:00.000Z'],
    // summer time ends on 25 October 2026
    ['15 3 * * *', '2026-10-24T12:00:00Z', '2026-10-25T02:15:00.000Z'],
    ['15 3 * * *', '2026-10-23T12:00:00Z', '2026-10-24T01:15:00.000Z'],
    ['0 6 * * 1', '2026-11-22T12:00:00Z', '2026-11-23T05:00:00.000Z'],
    ['5 2 1 * *', '2026-11-01T12:00:00Z', '2026-12-01T01:05:00.000Z'],
    ['5 9-17 * * *', '2026-11-22T16:30:00Z', '2026-11-23T08:05:00.000Z'],
  ])('%s after %s', (cron, moment, volgende) => expect(na(cron, moment)).toBe(volgende));
  test('of a plan that the rooster does not use is not guessed', () =>
    expect(na('1-5 2 * * *', '2026-11-22T08:00:00Z')).toBeUndefined());
});

test('what is planned says in words when, and has a next time', () => {
  for (const { naam, cron } of rooster) {
    expect(wanneerInWoorden(cron), naam).toMatch(/^elke? /);
    expect(volgendeKeer(cron, Date.parse('2026-11-22T08:00:00Z')), naam).toBeGreaterThan(0);
  }
});
