import { enableCompileCache } from 'node:module';
import path from 'node:path';
import type pg from 'pg';
import { demoDagen } from '../seed/dagen.ts';
import { personas as demoPersonas } from '../seed/personas.ts';
import { brpPersonen } from '../seed/personen.ts';
import type { BeleidInHuis } from './beleid/index.ts';
import { vernietigdbestand } from './bewaren/index.ts';
import type { Persona } from './inloggen/index.ts';
import type { Datum } from './kernel/datum.ts';
import { ankerbestand } from './logboek/index.ts';
import { createDemoIssuer } from './platform/auth/demo-issuer.ts';
import { DEMO_ISSUER_PATH } from './platform/auth/demo-settings.ts';
import { type BrpSettings, createBrp, type StandIn, startStandIn } from './platform/brp/index.ts';
import { systemClock } from './platform/clock.ts';
import { type Config, ConfigError, readConfig } from './platform/config.ts';
import { type Database, openDatabase } from './platform/database.ts';
import { migrate, readMigrations } from './platform/db/migrate.ts';
import { matchKeys } from './platform/key-check.ts';
import { createBsnKluis, type Keys } from './platform/keys.ts';
import { keysSource } from './platform/keys-source.ts';
import { log, setLogLevel } from './platform/log.ts';
import { createMailSender } from './platform/mail/index.ts';
import { adviceFor } from './platform/operation-advice.ts';
import { pdfStandard } from './platform/pdf/index.ts';
import { createReadiness } from './platform/readiness.ts';
import { checkDatabase, checkLogin, NoDatabase } from './platform/start-check.ts';
import { createRateLimits } from './web/rate-limits.ts';
import { createWebServer } from './web/server.ts';

/** By far the most of the product. */
const readHouse = async () => {
  const [{ createApp }, inloggen, { storeBeleid }, { startWorker }, { seedDemo }, { refreshWerkvoorraad }] = await Promise.all([
    import('./app.ts'),
    import('./inloggen/index.ts'),
    import('./beleid/index.ts'),
    import('./worker.ts'),
    import('../seed/demo.ts'),
    import('./werkvoorraad/index.ts'),
  ]);
  return { createApp, inloggen, storeBeleid, startWorker, seedDemo, refreshWerkvoorraad };
};

const bewaarElkeNacht =
  (owner: pg.Pool, o: { map: string; aantal: number; omgeving: Config['omgeving']; sleutels: Keys }) =>
  async (): Promise<string> => {
    const { keepReservekopieen, readVersie } = await import('./reservekopie/index.ts');
    return keepReservekopieen(owner, { ...o, product: await readVersie(), nu: new Date() });
  };

/** Brings the database up to date and holds it against the settings. Throws a ConfigError when they do not belong together. */
const readyDatabase = async (
  config: Config,
  database: Database,
  storeBeleid: (owner: pg.Pool) => Promise<BeleidInHuis>,
): Promise<{ beleid: BeleidInHuis; keys: Keys }> => {
  const { database: where } = config;
  if (where.soort === 'url') {
    await checkLogin(database.owner, where.ownerUrl === where.url ? 'DATABASE_URL' : 'DATABASE_OWNER_URL');
  }
  await migrate(database.owner);
  // Not before: the migrations may have to make the role that these connections take.
  if (where.soort === 'url') await checkLogin(database.app, 'DATABASE_URL');
  if (config.omgeving === 'productie') await checkDatabase(database);
  const beleid = await storeBeleid(database.owner);
  return { beleid, keys: await matchKeys(database.owner, await keysSource(config).read()) };
};

const brpOf = (standIn: StandIn | undefined): BrpSettings | undefined =>
  standIn && { url: standIn.url, toegang: { soort: 'sleutel', kop: 'X-API-KEY', sleutel: 'demo' } };

const start = async (): Promise<void> => {
  const config = readConfig(process.env);
  const { operation } = config;
  setLogLevel(operation.logLevel);
  if (config.omgeving === 'productie' && pdfStandard() !== 'ua-1') {
    throw new ConfigError(['deze machine kan geen toegankelijke brieven maken (PDF/UA-1); draai productie op Linux x64']);
  }
  // What was compiled at an earlier start need not be again; where nothing may be written it simply is.
  enableCompileCache(path.join(config.dataDir, 'gelezen'));
  // Filled as soon as the house knows its municipalities; nothing reads the clock of one before that.
  const eigenDagen = new Map<number, Datum>();
  const clock = systemClock(config.vandaag, undefined, (gemeenteId) => eigenDagen.get(gemeenteId));
  // PostgreSQL starts while the house is read: they wait for each other on nothing.
  const [database, { createApp, inloggen, storeBeleid, startWorker, seedDemo, refreshWerkvoorraad }] = await Promise.all([
    openDatabase(config),
    readHouse(),
  ]);
  const { beleid, keys } = await readyDatabase(config, database, storeBeleid).catch(async (error: unknown) => {
    await database.close();
    throw error;
  });
  const bsn = createBsnKluis(keys, keysSource(config).reread);
  const vandaag = clock.vandaag();
  if (config.omgeving === 'demo')
    for (const [code, dag] of demoDagen) {
      const gemeenteId = beleid.gemeenteIdVan(code);
      if (gemeenteId !== undefined) eigenDagen.set(gemeenteId, dag);
    }
  // Whoever comes in first meets a list that is whole.
  if (config.omgeving === 'demo' && (await seedDemo({ owner: database.owner, beleid, bsn, vandaag })))
    await refreshWerkvoorraad({ pool: database.jobs, beleid, vandaag: clock.vandaag });
  // Without a BRP of its own the demo asks a stand-in, over the same HTTP and on this machine only.
  const standIn =
    config.omgeving === 'demo' && !config.brp
      ? await startStandIn({ sleutel: 'demo', personen: await brpPersonen(database.owner, bsn, clock.vandaag()) })
      : undefined;
  const brpSettings = config.brp ?? brpOf(standIn);
  const brp = brpSettings && createBrp(brpSettings);
  const stopVolgen = beleid.volg();
  const worker = await startWorker({
    baseUrl: config.baseUrl,
    pool: database.jobs,
    owner: database.owner,
    beleid,
    bsn,
    clock,
    ankers: ankerbestand(config.dataDir),
    vernietigd: vernietigdbestand(config.dataDir),
    brp,
    basis: config.baseUrl,
    ...(config.mail ? { mail: createMailSender(config.mail) } : {}),
    ...(config.bewaar
      ? { bewaar: bewaarElkeNacht(database.owner, { ...config.bewaar, omgeving: config.omgeving, sleutels: keys }) }
      : {}),
  });
  const baseUrls = config.omgeving === 'demo' ? [config.baseUrl, `http://127.0.0.1:${config.port}`] : [config.baseUrl];
  const issuer = `${config.baseUrl}${DEMO_ISSUER_PATH}`;
  const personas = config.omgeving === 'demo' ? demoPersonas : undefined;
  let stopping = false;
  const { metricsPort } = operation;
  const watching = metricsPort === undefined ? undefined : await import('./platform/metrics.ts');
  const metrics = watching?.createMetrics({
    pools: { web: database.app, taken: database.jobs, eigenaar: database.owner },
    owner: database.owner,
  });
  const migration = (await readMigrations()).at(-1)?.name ?? '';
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
    brp,
    virusscanner: config.virusscanner,
    operation: {
      proxies: operation.proxies,
      rateLimits: operation.rateLimits ? createRateLimits({ onHit: (name) => metrics?.limitHit(name) }) : undefined,
      metrics,
      notReady: createReadiness({ pool: database.app, migration, stopping: () => stopping }),
    },
  });
  const demoIssuer = personas
    ? createDemoIssuer({
        issuer,
        redirectUris: baseUrls.map((url) => `${url}/inloggen/terug`),
        mayBe: (id) => inloggen.isGast(id) || personas.some((p) => p.id === id),
      })
    : undefined;
  const door = createWebServer(web.app.fetch, {
    first: (request, response) => {
      if (!demoIssuer || !request.url?.startsWith(`${DEMO_ISSUER_PATH}/`)) return false;
      demoIssuer(request, response);
      return true;
    },
  });
  try {
    await door.listen({ port: config.port, share: operation.sharePort });
    if (watching && metrics && metricsPort !== undefined) await watching.serveMetrics(metrics, metricsPort);
  } catch (error) {
    process.stderr.write(`${cannotListen(error)}\n`);
    await worker.stop();
    await database.close();
    process.exit(1);
  }
  const stop = async (): Promise<void> => {
    stopping = true;
    log.info('stoppen');
    stopVolgen();
    const [cut] = await Promise.all([
      door.stop({ drain: operation.drainSeconds * 1000, grace: operation.stopSeconds * 1000 }),
      worker.stop(),
      standIn?.stop(),
    ]);
    if (cut > 0) log.warn('verzoeken zijn afgebroken bij het stoppen', { aantal: cut });
    await Promise.race([database.close(), new Promise((resolve) => setTimeout(resolve, LEAVE_MS))]);
    log.info('gestopt');
    process.exit(0);
  };
  const onSignal = (): void => {
    // Who asks twice does not want to wait.
    if (stopping) process.exit(1);
    void stop();
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  // Last: whoever waits for this line may ask to stop at once.
  process.stdout.write(`${welcome(config.baseUrl, personas)}\n`);
  for (const line of await adviceFor(config)) log.warn(line);
};

/** How long letting go of the database may take when everything else has ended, in milliseconds. */
const LEAVE_MS = 5000;

const cannotListen = (error: unknown): string => {
  if (!(error instanceof Error)) return `De webserver kan niet starten: ${String(error)}`;
  return 'code' in error && error.code === 'EADDRINUSE' && 'port' in error
    ? `Poort ${String(error.port)} is al in gebruik. Stop wat daar draait, of kies een andere poort: PORT=3001 npm start`
    : `De webserver kan niet starten: ${error.message}`;
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

// What nobody caught may have left anything half done: the process ends, in words of ours and not with the values of the error.
process.on('uncaughtException', (error) => {
  log.error('een fout die niemand opving; het proces stopt', { fout: error });
  process.exit(1);
});
// A rejection that nobody waits for is a mistake of ours; it may not end everybody else's work.
process.on('unhandledRejection', (error) => log.error('een belofte waar niemand op wachtte', { fout: error }));

start().catch((error: unknown) => {
  process.stderr.write(
    error instanceof ConfigError || error instanceof NoDatabase
      ? `${error.message}\n`
      : error instanceof Error && error.name === 'BeleidsFout'
        ? `Werkt mee kan niet starten: het beleid klopt niet.\n${error.message}\nControleer het met: npm run -s werktmee -- beleid controleer\n`
        : `Werkt mee kan niet starten: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exitCode = 1;
});
