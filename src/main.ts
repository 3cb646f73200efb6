import { enableCompileCache } from 'node:module';
import path from 'node:path';
import { type Config, ConfigError, readConfig } from './platform/config.ts';
import { log, setLogLevel } from './platform/log.ts';
import { Verklaard } from './platform/problem.ts';

/** Productie sends letters that everybody can read, or does not start. */
const checkLetters = async ({ omgeving }: Config): Promise<void> => {
  if (omgeving !== 'productie') return;
  const { pdfStandard } = await import('./platform/pdf/index.ts');
  if (pdfStandard() !== 'ua-1')
    throw new ConfigError(['deze machine kan geen toegankelijke brieven maken (PDF/UA-1); draai productie op Linux x64']);
};

/**
 * Reads the settings, and then the house while PostgreSQL starts: they wait for each other on nothing. What stands above this is read
 * before either can begin and without what an earlier start compiled: keep it small.
 */
const begin = async (): Promise<void> => {
  const config = readConfig(process.env);
  setLogLevel(config.operation.logLevel);
  // What was compiled at an earlier start need not be again; where nothing may be written it simply is.
  enableCompileCache(path.join(config.dataDir, 'gelezen'));
  await checkLetters(config);
  const { openDatabase } = await import('./platform/database.ts');
  const opening = openDatabase(config);
  // Whoever waits for it hears what went wrong; nobody does while the house is read.
  opening.catch(() => undefined);
  const { start } = await import('./start.ts');
  await start(config, opening);
};

// What nobody caught may have left anything half done: the process ends, in words of ours and not with the values of the error.
process.on('uncaughtException', (error) => {
  log.error('een fout die niemand opving; het proces stopt', { fout: error });
  process.exit(1);
});
// A rejection that nobody waits for is a mistake of ours; it may not end everybody else's work.
process.on('unhandledRejection', (error) => log.error('een belofte waar niemand op wachtte', { fout: error }));

begin().catch((error: unknown) => {
  process.stderr.write(
    error instanceof ConfigError || error instanceof Verklaard
      ? `${error.message}\n`
      : error instanceof Error && error.name === 'BeleidsFout'
        ? `Werkt mee kan niet starten: het beleid klopt niet.\n${error.message}\nControleer het met: npm run -s werktmee -- beleid controleer\n`
        : `Werkt mee kan niet starten: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exitCode = 1;
});
