import { expect, test } from 'vitest';
import { datum, plusDagen } from '../src/kernel/datum.ts';
import { NietGevonden } from '../src/platform/problem.ts';
import { beleidVanHuis } from '../test/beleid.ts';
import type { Seed } from './context.ts';
import type { Zet } from './traject-loper.ts';
import { verhaalPastNiet } from './verhaal-fout.ts';

const vandaag = datum('2026-11-23');
const ede = beleidVanHuis().regelingen.find(({ regeling }) => regeling.gemeente === '0228');
const seed = {
  vandaag,
  gemeenteId: 1,
  regelingId: 7,
  dag: (geleden: number) => plusDagen(vandaag, -geleden),
  beleid: { regelingMetId: () => ede, regelingOp: () => undefined, gemeente: () => ({ naam: 'Ede' }) },
  client: { query: async () => ({ rows: [] }) },
} as unknown as Seed;
const zin = async (zet: Zet, oorzaak: unknown): Promise<string> =>
  (await verhaalPastNiet(seed, { wie: 'Gerda Hofstee', inwonerId: 1, zet, oorzaak })).message;

test('a story that does not fit says whose it is, where it stops, why, and the line of the file', async () => {
  const tekst = await zin(
    { stap: 'overdracht', begon: 20, klaar: 6, uitkomst: 'overgedragen' },
    new Error('de demo liep vast bij ede-consulent: Eerst moet betaald werk in zicht zijn.'),
  );
  expect(tekst).toContain('Gerda Hofstee, gemeente Ede');
  expect(tekst).toContain(
    'de stap overdracht, begonnen op 3 november 2026, klaar op 17 november 2026 met de uitkomst overgedragen',
  );
  expect(tekst).toContain('Waarom:        Eerst moet betaald werk in zicht zijn.');
  expect(tekst).toMatch(/0228-ede\/ontwikkeltraject\/2019-01-01\.yaml, regel \d{3} \(route\.stappen\.overdracht\)/);
  expect(tekst).not.toMatch(/[{}"]|\bat /);
});

test.each<[string, Zet, RegExp]>([
  ['a step that the route does not have', { stap: 'bestaat-niet', begon: 9 }, /route\.stappen\.bestaat-niet staat er niet in/],
  ['a product', { plek: 'bestaat-niet', bij: 'x', begon: 9, tot: 5 }, /producten\.bestaat-niet staat er niet in/],
  [
    'a way back',
    { terug: 'terugval', naar: 'dagbesteding', op: 9, toelichting: '', inkomen: { hoe: 'gelijk', toelichting: '' } },
    /regel \d{3} \(route\.terug\.terugval\)/,
  ],
])('%s', async (_, zet, verwacht) => {
  const tekst = await zin(zet, new NietGevonden());
  expect(tekst).toMatch(verwacht);
  expect(tekst).toContain('dit staat niet in de route die voor deze inwoner geldt');
});
