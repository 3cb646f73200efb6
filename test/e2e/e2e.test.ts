/** Journeys in a real browser against the real server with its demo data, one a role. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../../tooling/browser.ts';
import { walkChain } from './chain.ts';
import * as journeys from './journeys.ts';
import { voorbijganger } from './publiek.ts';
import { type Server, startServer } from './server.ts';
import { arnhem, terugweg } from './terugweg.ts';
import { nieuweControle } from './visitor.ts';

let server: Server;
let browser: Browser;
const controle = nieuweControle();
beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), launchBrowser()]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

// In this order: the journeys meet what the chain left behind.
test('de hele keten: van aanmelding tot goedgekeurde declaratie', { timeout: 240_000 }, () =>
  walkChain(browser, server, controle),
);

describe.concurrent('elke rol', () => {
  test.each(Object.entries({ ...journeys, voorbijganger, terugweg, arnhem }))('%s', { timeout: 180_000 }, (_, reis) =>
    reis({ browser, server, c: controle }),
  );
});

test('elke pagina die is gezien is toegankelijk, geldig en past op een telefoon', () => {
  expect(controle.gezien.size).toBeGreaterThan(60);
  expect(controle.fouten).toEqual([]);
});

test('de server heeft onderweg niets te klagen gehad', () => {
  expect(server.meldingen()).toEqual([]);
});
