import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compileCache } from '../../test/compile-cache.ts';
import { NODE_ARGS } from '../platform/node-args.ts';

const cli = join(import.meta.dirname, '../cli.ts');
/** As a person runs it: no database, no settings. */
const draai = (invoer: string, ...args: string[]) => {
  const uit = spawnSync(process.execPath, [...NODE_ARGS, cli, 'termijnen', ...args], {
    input: invoer,
    encoding: 'utf8',
    env: { PATH: process.env.PATH ?? '', ...compileCache(), DATABASE_URL: 'postgres://nergens.invalid:1/niets' },
  });
  return { code: uit.status, uit: uit.stdout, fout: uit.stderr };
};

const vraag = { gemeente: '0202', product: 'aw-op-weg-naar-3', ingangsdatum: '2026-01-01', opschortingen: [], verlengingen: [] };

test('one question, one answer, without a database', () => {
  const { code, uit } = draai(JSON.stringify({ ...vraag, opschortingen: [{ van: '2026-02-01', tot: '2026-02-14' }] }), '--json');
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

test('a list gives a list; one that is impossible says so in its place, and the exit code is 1', () => {
  const { code, uit } = draai(JSON.stringify([vraag, { ...vraag, ingangsdatum: '2026-02-30' }]), '--json');
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
])('%s is refused as one object', (invoer, regel) => {
  const { code, uit } = draai(invoer, '--json');
  expect(code).toBe(1);
  expect(JSON.parse(uit)).toEqual({ fout: { regel, tekst: expect.any(String) } });
});

test('for a person: the days, the reason and the sources', () => {
  const { code, uit } = draai(JSON.stringify(vraag));
  expect(code).toBe(0);
  expect(uit).toContain('Einde: 2026-06-30');
  expect(uit).toMatch(/2026-04-01 +aanbieder +Voortgangsbericht/);
  expect(draai(JSON.stringify(vraag), 'iets').code).toBe(2);
});

test('a route, and what may follow on a stand', () => {
  const route = (invoer: string, ...args: string[]) => {
    const uit = spawnSync(process.execPath, [...NODE_ARGS, cli, 'route', '--gemeente', '0200', ...args], {
      input: invoer,
      encoding: 'utf8',
      env: { PATH: process.env.PATH ?? '', ...compileCache() },
    });
    return { code: uit.status, uit: uit.stdout, fout: uit.stderr };
  };
  const stand = { stappen: [{ stap: 'orientatie', van: '2026-01-01', tot: '2026-03-01', uitkomst: 'advies' }] };
  const { code, uit } = route(JSON.stringify(stand), '--vandaag', '2026-11-22');
  expect(code).toBe(0);
  expect(uit).toMatch(/mag +Past Werkt mee\?/);
  expect(uit).toContain('Volgt op Oriëntatie: schriftelijk advies. [BR 2.2]');
  expect(route('{"stappen":[{"stap":"nergens","van":"2026-01-01"}]}')).toMatchObject({
    code: 1,
    fout: expect.stringContaining('Kies uit: ladder'),
  });
});
