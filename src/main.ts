import { createServer } from 'node:http';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import type pg from 'pg';
import { personas as demoPersonas } from '../seed/personas.ts';
import type { Persona } from './inloggen/index.ts';
import { ankerbestand } from './logboek/index.ts';
import { createDemoIssuer } from './platform/auth/demo-issuer.ts';
import { DEMO_ISSUER_PATH } from './platform/auth/demo-settings.ts';
import { systemClock } from './platform/clock.ts';
import { type Config, ConfigError, readConfig } from './platform/config.ts';
import { openDatabase } from './platform/database.ts';
import { migrate } from './platform/db/migrate.ts';
import { createBsnKluis, demoKeys, type Keys, readKeys } from './platform/keys.ts';
import { log } from './platform/log.ts';
import { pdfStandard } from './platform/pdf/index.ts';

/** By far the most of the product. */
const readHouse = async () => {
  const [{ createApp }, inloggen, { storeBeleid }, { startWorker }, { seedDemo }] = await Promise.all([
    import('./app.ts'),
    import('./inloggen/index.ts'),
    import('./beleid/index.ts'),
    import('./worker.ts'),
    import('../seed/demo.ts'),
  ]);
  return { createApp, inloggen, storeBeleid, startWorker, seedDemo };
};

const bewaarElkeNacht =
  (owner: pg.Pool, o: { map: string; aantal: number; omgeving: Config['omgeving']; sleutels: Keys }) =>
  async (): Promise<string> => {
    const { keepReservekopieen, readVersie } = await import('./reservekopie/index.ts');
    return keepReservekopieen(owner, { ...o, product: await readVersie(), nu: new Date() });
  };

const start = async (): Promise<void> => {
  const config = readConfig(process.env);
  if (config.omgeving === 'productie' && pdfStandard() !== 'ua-1') {
    throw new ConfigError(['deze machine kan geen toegankelijke brieven maken (PDF/UA-1); draai productie op Linux x64']);
  }
  const clock = systemClock(config.vandaag);
  // PostgreSQL starts while the house is read: they wait for each other on nothing.
  const [database, { createApp, inloggen, storeBeleid, startWorker, seedDemo }] = await Promise.all([
    openDatabase(config),
    readHouse(),
  ]);
  await migrate(database.owner);
  const beleid = await storeBeleid(database.owner);
  const keys =
    config.omgeving === 'productie' ? await readKeys(config.sleutels) : await demoKeys(join(config.dataDir, 'sleutels.json'));
  const bsn = createBsnKluis(keys);
  if (config.omgeving === 'demo') await seedDemo({ owner: database.owner, beleid, bsn, vandaag: clock.vandaag() });
  const worker = await startWorker({
    pool: database.app,
    owner: database.owner,
    beleid,
    bsn,
    ankers: ankerbestand(config.dataDir),
    ...(config.bewaar
      ? { bewaar: bewaarElkeNacht(database.owner, { ...config.bewaar, omgeving: config.omgeving, sleutels: keys }) }
      : {}),
  });
  const baseUrls = config.omgeving === 'demo' ? [config.baseUrl, `http://127.0.0.1:${config.port}`] : [config.baseUrl];
  const issuer = `${config.baseUrl}${DEMO_ISSUER_PATH}`;
  const personas = config.omgeving === 'demo' ? demoPersonas : undefined;
  const web = createApp({
    pool: database.app,
    clock,
    bsn,
    beleid,
    logins: config.omgeving === 'demo' ? [inloggen.createDemoLogin(issuer)] : inloggen.createLogins(config.logins),
    baseUrls,
    secure: config.omgeving === 'productie',
    personas,
    verstuurtMail: config.mail !== undefined,
  });
  const demoIssuer = personas
    ? createDemoIssuer({
        issuer,
        redirectUris: baseUrls.map((url) => `${url}/inloggen/terug`),
        mayBe: (id) => inloggen.isGast(id) || personas.some((p) => p.id === id),
      })
    : undefined;
  const listener = getRequestListener(web.app.fetch);
  const server = createServer((request, response) => {
    if (demoIssuer && request.url?.startsWith(`${DEMO_ISSUER_PATH}/`)) demoIssuer(request, response);
    else void listener(request, response);
  });
  server.once('error', (error) => {
    const inGebruik = 'code' in error && error.code === 'EADDRINUSE';
    process.stderr.write(
      inGebruik
        ? `Poort ${config.port} is al in gebruik. Stop wat daar draait, of kies een andere poort: PORT=3001 npm start\n`
        : `De webserver kan niet starten: ${error.message}\n`,
    );
    void worker
      .stop()
      .then(() => database.close())
      .then(() => process.exit(1));
  });
  server.listen(config.port, () => {
    process.stdout.write(`${welcome(config.baseUrl, personas)}\n`);
  });
  const stop = (): void => {
    server.close();
    server.closeIdleConnections();
    void worker
      .stop()
      .then(() => database.close())
      .then(() => process.exit(0));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
};

/** What whoever starts the product reads: the address, and in the demo a line for each persona. */
const welcome = (baseUrl: string, personas: readonly Persona[] | undefined): string =>
  [
    `Werkt mee draait op ${baseUrl}`,
    ...(personas ?? []).map(
      (persona) =>
        `  ${persona.id.padEnd(16)} ${persona.naam} (${persona.rolnaam}): ${/^.*?\./.exec(persona.dag)?.[0] ?? persona.dag}`,
    ),
  ].join('\n');

// A rejection that nobody waits for is a mistake of ours; it may not end everybody else's work.
process.on('unhandledRejection', (error) => log.error('een belofte waar niemand op wachtte', { fout: error }));

start().catch((error: unknown) => {
  process.stderr.write(
    error instanceof ConfigError
      ? `${error.message}\n`
      : `Werkt mee kan niet starten: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exitCode = 1;
});
