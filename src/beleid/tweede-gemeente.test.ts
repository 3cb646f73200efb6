// A municipality that has a policy and nobody in it: every page opens, with its own policy and nothing of the other's.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type House, openHouse } from '../../test/house.ts';
import { datum } from '../kernel/datum.ts';

const ROLLEN = ['consulent', 'teammanager', 'financien', 'contractmanager', 'beleid', 'beheer'] as const;

let huis: House;
let arnhem: number;
beforeAll(async () => {
  huis = await openHouse();
  arnhem = huis.beleid.gemeenteIdVan('0202') ?? 0;
});
afterAll(() => huis.close());

test('beide gemeenten staan er, elk met haar hoofdregeling en haar versies', () => {
  expect(
    huis.beleid
      .gemeenteIds()
      .map((id) => huis.beleid.gemeente(id).naam)
      .slice(0, 2),
  ).toEqual(['Apeldoorn', 'Arnhem']);
  expect(huis.beleid.eersteGemeente()).toBe(huis.gemeenteId);
  const versie = (dag: string) => huis.beleid.regelingOp(arnhem, datum(dag))?.regeling.geldigVan;
  expect([versie('2016-12-31'), versie('2017-01-01'), versie('2020-06-30'), versie('2020-07-01'), versie('2026-11-22')]).toEqual([
    undefined,
    '2017-01-01',
    '2017-01-01',
    '2020-07-01',
    '2020-07-01',
  ]);
  expect(huis.beleid.regelingOp(huis.gemeenteId, datum('2026-11-22'))?.regeling.regeling).toBe('werkt-mee');
});

test.each(ROLLEN)('%s van Arnhem kan elke pagina openen', async (rol) => {
  const wie = await huis.bezoeker({ rol, gemeenteId: arnhem });
  const paden = huis.web.routes
    .filter(({ methode, pad, rollen }) => methode === 'GET' && !/[:*]/.test(pad) && (rollen.length === 0 || rollen.includes(rol)))
    .map(({ pad }) => pad);
  expect(paden.length).toBeGreaterThan(5);
  const mis: string[] = [];
  for (const pad of paden) {
    const antwoord = await wie.get(pad);
    if (antwoord.status >= 500) mis.push(`${pad} ${antwoord.status}`);
    if (
      antwoord.status === 200 &&
      rol === 'beleid' &&
      pad.startsWith('/beleid') &&
      // For everybody, and about everybody.
      !pad.startsWith('/beleid/naast-elkaar') &&
      antwoord.text.includes('Werkt mee ontwikkeling')
    )
      mis.push(`${pad} toont Apeldoorn`);
  }
  expect(mis).toEqual([]);
});
