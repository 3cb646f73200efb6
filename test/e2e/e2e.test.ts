/** Journeys in a real browser against the real server with its demo data, one a role. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchTestBrowser } from '../../tooling/browser.ts';
import { arnhemKeten } from './arnhem.ts';
import { walkChain } from './chain.ts';
import { amsterdam, nijmegen } from './gemeenten.ts';
import * as journeys from './journeys.ts';
import { ede, oss } from './oss-ede.ts';
import { voorbijganger } from './publiek.ts';
import { type Server, startServer } from './server.ts';
import { arnhem, terugweg } from './terugweg.ts';
import { nieuweControle } from './visitor.ts';

let server: Server;
let browser: Browser;
const controle = nieuweControle();
beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), launchTestBrowser()]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const reizen = { ...journeys, voorbijganger, terugweg, arnhem, arnhemKeten, nijmegen, amsterdam, oss, ede };
/** What meets what the chain left behind, or would see it change under its eyes. */
const NA_DE_KETEN: readonly string[] = [
  'tweedeConsulent',
  'teammanager',
  'contractmanager',
  'aanbieder',
  'financien',
  'consulent',
  'metToetsenbord',
];
const na = (naam: string): boolean => NA_DE_KETEN.includes(naam);
let isGelopen: () => void;
const keten = new Promise<void>((resolve) => {
  isGelopen = resolve;
});

describe.concurrent('elke rol', () => {
  test('de hele keten: van aanmelding tot goedgekeurde declaratie', { timeout: 600_000 }, () =>
    walkChain(browser, server, controle).finally(isGelopen),
  );

  // The longest first; those that wait for the chain last, for a few go at once.
  const rij = ['beheer', 'beleid', 'orientatie', 'terugweg'];
  const plaats = (naam: string): number => (na(naam) ? 99 : rij.includes(naam) ? rij.indexOf(naam) : 50);
  test.each(Object.entries(reizen).sort(([a], [b]) => plaats(a) - plaats(b)))('%s', { timeout: 600_000 }, async (naam, reis) => {
    if (na(naam)) await keten;
    await reis({ browser, server, c: controle });
  });
});

test('elke pagina die is gezien is toegankelijk, geldig en past op een telefoon', () => {
  expect(controle.gezien.size).toBeGreaterThan(60);
  expect(controle.fouten).toEqual([]);
});

test('de server heeft onderweg niets te klagen gehad', () => {
  expect(server.meldingen()).toEqual([]);
});
