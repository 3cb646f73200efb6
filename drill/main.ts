/** `npm run drill`: everything that shows that nothing is lost. `npm run drill -- <naam>` for one, `--kort` for the short form. */
import { parseArgs } from 'node:util';
import { brokenOff, failed, type Outcome, store, table } from './report.ts';

type Drill = (o: { kort: boolean; say: (text: string) => void }) => Promise<Outcome>;

// Each is read when it is asked for: they stand on very different parts of the product.
const drills: Readonly<Record<string, { wat: string; run: Drill }>> = {
  doden: {
    wat: 'kill -9 van de server tijdens gemengd schrijven',
    run: async ({ kort, say }) => {
      const { drillKills } = await import('./kills.ts');
      return drillKills(kort ? { kills: 3, writes: 300, uploads: 2, say } : { kills: 100, writes: 50_000, uploads: 60, say });
    },
  },
  omvallen: {
    wat: 'PostgreSQL onmiddellijk gestopt terwijl de server doorgaat',
    run: async ({ kort, say }) => {
      const { drillStops } = await import('./stops.ts');
      return drillStops(kort ? { stops: 1, between: 150, uploads: 1, say } : { stops: 20, between: 300, uploads: 20, say });
    },
  },
  opdrachten: {
    wat: 'een fout bij elke opdracht aan de database van levering, besluit en afrekening',
    run: async ({ kort, say }) => {
      const { drillStatements } = await import('./statements/drill.ts');
      return drillStatements(
        kort ? { only: ['levering op de opdrachtregel', 'besluit'], hows: ['fout erna', 'breuk erna'], say } : { say },
      );
    },
  },
  velen: {
    wat: 'kill -9 terwijl een wijziging voor velen wordt uitgevoerd',
    run: async ({ kort, say }) => {
      const { drillBulk } = await import('./bulk.ts');
      return drillBulk({ kills: kort ? 1 : 5, say });
    },
  },
  dubbel: {
    wat: 'hetzelfde formulier telkens opnieuw, ook nadat de server stierf tussen bewaren en antwoord',
    run: async ({ kort, say }) => {
      const { drillDoubles } = await import('./doubles.ts');
      return drillDoubles(kort ? { doubles: 200, crashes: 2, say } : { doubles: 10_000, crashes: 20, say });
    },
  },
  strijd: {
    wat: 'velen wijzigen tegelijk hetzelfde',
    run: async ({ kort, say }) => {
      const { drillEdits } = await import('./edits.ts');
      return drillEdits(kort ? { edits: 200, people: 5, say } : { edits: 10_000, people: 10, say });
    },
  },
  storing: {
    wat: 'de database is weg, zwijgt of is traag',
    run: async ({ kort, say }) => {
      const { drillOutage } = await import('./outage.ts');
      const troubles = [{ name: 'zwijgt', traffic: 'stil' as const }];
      return drillOutage(kort ? { lastsMs: 6000, between: 50, troubles, say } : { lastsMs: 8000, between: 200, say });
    },
  },
  vol: {
    wat: 'de schijf van de ingebouwde database is vol',
    run: async ({ kort, say }) => {
      const { drillFull } = await import('./full.ts');
      return drillFull(kort ? { times: 1, lastsMs: 5000, between: 50, say } : { times: 3, lastsMs: 8000, between: 200, say });
    },
  },
  migraties: {
    wat: 'migraties op een gevulde database terwijl er gewerkt wordt',
    run: async (o) => (await import('./migrations.ts')).drillMigrations(o),
  },
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    kort: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

const unknown = positionals.filter((name) => !(name in drills));
if (values.help || unknown.length > 0) {
  if (unknown.length > 0) console.error(`Deze drill is er niet: ${unknown.join(', ')}`);
  console.log(
    `npm run drill -- [naam …] [--kort] [--json]\n${Object.entries(drills)
      .map(([name, { wat }]) => `  ${name.padEnd(12)} ${wat}`)
      .join('\n')}`,
  );
  process.exit(unknown.length > 0 ? 2 : 0);
}

const outcomes: Outcome[] = [];
for (const [name, { wat, run }] of Object.entries(drills)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  process.stderr.write(`${name}: ${wat}\n`);
  // One that breaks off says so in the table; what the others found is not lost with it, nor when somebody stops all of it half-way.
  const outcome = await run({ kort: values.kort, say: (text) => process.stderr.write(`  ${text}\n`) }).catch((error: unknown) =>
    brokenOff(name, wat, error),
  );
  outcomes.push(outcome);
  process.stderr.write(`${table([outcome])}\n`);
}
const file = store(outcomes);
console.log(values.json ? JSON.stringify(outcomes, null, 2) : `\n${table(outcomes)}\n\nOok in ${file}`);
process.exitCode = outcomes.some(failed) ? 1 : 0;
