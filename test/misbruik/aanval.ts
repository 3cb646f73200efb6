/**
 * `npm run aanval`: the long form of the attack, with a report. Everything in test/misbruik and test/rechten, against everything; half an
 * hour. `--zaad <getal>` repeats an earlier one; other words go to vitest (`npm run aanval -- -t brief`). The report stands in
 * .data/aanval.json too. Exit 1 when something was found.
 */
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';

const projectFolder = path.resolve(import.meta.dirname, '../..');

const Deel = z.object({
  naam: z.string(),
  zaad: z.number(),
  cijfers: z.record(z.string(), z.number()),
  bevindingen: z.array(z.string()),
  opmerkingen: z.array(z.string()).default([]),
  traag: z.array(z.object({ duur: z.number(), wat: z.string() })),
});
const Uitslag = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(
        z.object({ status: z.string(), fullName: z.string(), failureMessages: z.array(z.string()).default([]) }),
      ),
    }),
  ),
});

const woorden = process.argv.slice(2);
const bij = woorden.indexOf('--zaad');
const [, gegeven] = bij < 0 ? [] : woorden.splice(bij, 2);
const zaad = String(gegeven ?? randomInt(2 ** 31));
const map = fs.mkdtempSync(path.join(os.tmpdir(), 'werktmee-aanval-'));
const uitslagBestand = path.join(map, 'vitest.json');
const delenMap = path.join(map, 'delen');

console.log(`De lange aanval begint, met zaad ${zaad}. Herhalen: npm run aanval -- --zaad ${zaad}\n`);
const begin = performance.now();
const { status } = spawnSync(
  path.join(projectFolder, 'node_modules/.bin/vitest'),
  [
    'run',
    'test/misbruik',
    'test/rechten',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${uitslagBestand}`,
    '--testTimeout=7200000',
    '--hookTimeout=600000',
    ...woorden,
  ],
  {
    cwd: projectFolder,
    // What the product logs about each refused request would hide the outcome.
    stdio: ['ignore', 'inherit', 'ignore'],
    env: { ...process.env, WERKTMEE_AANVAL: delenMap, WERKTMEE_ZAAD: zaad },
  },
);
const seconden = Math.round((performance.now() - begin) / 1000);

const delen = fs.existsSync(delenMap)
  ? fs
      .readdirSync(delenMap)
      .sort()
      .map((naam) => Deel.parse(JSON.parse(fs.readFileSync(path.join(delenMap, naam), 'utf8'))))
  : [];
const uitslag = fs.existsSync(uitslagBestand) ? Uitslag.parse(JSON.parse(fs.readFileSync(uitslagBestand, 'utf8'))) : undefined;
const mislukt = (uitslag?.testResults ?? []).flatMap((bestand) => [
  ...(bestand.status === 'failed' && bestand.assertionResults.length === 0
    ? [`${path.relative(projectFolder, bestand.name)} kon niet beginnen`]
    : []),
  ...bestand.assertionResults
    .filter((een) => een.status === 'failed')
    .map(
      (een) =>
        `${path.relative(projectFolder, bestand.name)}: ${een.fullName}\n  ${een.failureMessages.join('\n').slice(0, 1000)}`,
    ),
]);
const bevindingen = delen.flatMap((deel) => deel.bevindingen.map((wat) => `${deel.naam}: ${wat}`));
const verslag = {
  zaad: Number(zaad),
  seconden,
  tests: { geslaagd: uitslag?.numPassedTests ?? 0, mislukt: uitslag?.numFailedTests ?? 0 },
  verzoeken: delen.reduce((som, deel) => som + (deel.cijfers.verzoeken ?? 0), 0),
  delen,
  bevindingen,
  mislukt,
};
fs.mkdirSync(path.join(projectFolder, '.data'), { recursive: true });
fs.writeFileSync(path.join(projectFolder, '.data/aanval.json'), `${JSON.stringify(verslag, null, 2)}\n`);
fs.rmSync(map, { recursive: true, force: true });

const getal = (n: number): string => n.toLocaleString('nl-NL');
for (const deel of delen) {
  console.log(`\n${deel.naam}`);
  for (const [wat, aantal] of Object.entries(deel.cijfers)) console.log(`  ${getal(aantal).padStart(10)}  ${wat}`);
}
const traagste = delen.flatMap((deel) => deel.traag).sort((a, b) => b.duur - a.duur)[0];
console.log(`\n  ${getal(verslag.verzoeken).padStart(10)}  verzoeken samen, in ${getal(seconden)} s`);
if (traagste) console.log(`  ${getal(traagste.duur).padStart(10)}  ms: het traagste antwoord (${traagste.wat})`);
console.log(`  ${getal(verslag.tests.geslaagd).padStart(10)}  tests geslaagd, ${getal(verslag.tests.mislukt)} mislukt`);
console.log(`  ${getal(bevindingen.length).padStart(10)}  bevindingen`);
for (const wat of delen.flatMap((deel) => deel.opmerkingen)) console.log(`  ${wat}`);
for (const wat of [...bevindingen, ...mislukt]) console.log(`\n- ${wat}`);
console.log('\nHet verslag staat ook in .data/aanval.json.');
process.exitCode = status === 0 && bevindingen.length === 0 ? 0 : 1;
