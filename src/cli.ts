import { Geweigerd, HULP, leesOpdracht, VerkeerdGebruik, zeg } from './opdrachten/index.ts';
import { ConfigError } from './platform/config.ts';
import { explainDatabaseError } from './platform/db/explain-error.ts';

async function main(args: readonly string[]): Promise<number> {
  try {
    const doe = leesOpdracht(args, process.env);
    if (!doe) process.stdout.write(HULP);
    else await doe();
    return 0;
  } catch (error) {
    if (error instanceof VerkeerdGebruik) {
      zeg(`${error.message}\n\n${HULP}`);
      return 2;
    }
    if (error instanceof Geweigerd || error instanceof ConfigError) zeg(error.message);
    else zeg(explainDatabaseError(error) ?? `Er ging iets mis: ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  }
}

// Whoever reads the output may stop early (a pipe into head).
process.stdout.on('error', () => undefined);
process.exitCode = await main(process.argv.slice(2));
