import { expect, test } from 'vitest';
import { alsProces } from '../../test/opdracht.ts';

/** As a person runs it: no database, no settings. */
const draai = (invoer: string, ...args: string[]) =>
  alsProces(['termijnen', ...args], { DATABASE_URL: 'postgres://nergens.invalid:1/niets' }, invoer);

const vraag = { gemeente: '0202', product: 'aw-op-weg-naar-3', ingangsdatum: '2026-01-01', opschortingen: [], verlengingen: [] };

test('one question, one answer, without a database', async () => {
  const { code, uit } = await draai(
    JSON.stringify({ ...vraag, opschortingen: [{ van: '2026-02-01', tot: '2026-02-14' }] }),
    '--json',
  );
  expect(code).toBe(0);
  expect(JSON.parse(uit)).toEqual({
    uitersteEinddatum: '2026-06-30',
    einddatum: '2026-07-14',
    verlengbaar: true,
    reden: expect.stringContaining('praktijk'),
    plichten: [
      { soort: 'voortgangsbericht', wie: 'aanbieder', datum: '2026-04-15', regel: 'AR7' },
      { soort: 'evaluatiegesprek', wie: 'aanbieder', datum: '2026-06-02', regel: 'AR8' },
    ],
  });
});

test('a list gives a list; one that is impossible says so in its place, and the exit code is 1', async () => {
  const { code, uit } = await draai(JSON.stringify([vraag, { ...vraag, ingangsdatum: '2026-02-30' }]), '--json');
  expect(code).toBe(1);
  expect(JSON.parse(uit)).toMatchObject([
    { einddatum: '2026-06-30' },
    { fout: { regel: 'K1', tekst: expect.stringContaining('2026-02-30') } },
  ]);
});

test.each([
  [JSON.stringify({ ...vraag, einddatum: '2026-07-01' }), 'AR3'],
  ['geen json', 'K8'],
  ['', 'K8'],
  ['{"gemeente":"0202"}', 'K8'],
])('%s is refused as one object', async (invoer, regel) => {
  const { code, uit } = await draai(invoer, '--json');
  expect(code).toBe(1);
  expect(JSON.parse(uit)).toEqual({ fout: { regel, tekst: expect.any(String) } });
});

test('for a person: the days, the reason and the sources', async () => {
  const { code, uit } = await draai(JSON.stringify(vraag));
  expect(code).toBe(0);
  expect(uit).toContain('Einde: 2026-06-30');
  expect(uit).toMatch(/2026-04-01 +aanbieder +Voortgangsbericht/);
  expect((await draai(JSON.stringify(vraag), 'iets')).code).toBe(2);
});

test('a route, and what may follow on a stand', async () => {
  const route = (invoer: string, ...args: string[]) => alsProces(['route', '--gemeente', '0200', ...args], {}, invoer);
  const stand = { stappen: [{ stap: 'orientatie', van: '2026-01-01', tot: '2026-03-01', uitkomst: 'advies' }] };
  const { code, uit } = await route(JSON.stringify(stand), '--vandaag', '2026-11-22');
  expect(code).toBe(0);
  expect(uit).toMatch(/mag +Past Werkt mee\?/);
  expect(uit).toContain('Volgt op Oriëntatie: schriftelijk advies. [BR 2.2]');
  expect(await route('{"stappen":[{"stap":"nergens","van":"2026-01-01"}]}')).toMatchObject({
    code: 1,
    fout: expect.stringContaining('Kies uit: ladder'),
  });
});
