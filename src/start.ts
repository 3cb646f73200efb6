import type pg from 'pg';
import { demoDagen, verhaalDag } from '../seed/dagen.ts';
import { seedDemo } from '../seed/demo.ts';
import { personas as demoPersonas } from '../seed/personas.ts';
import { brpPersonen } from '../seed/personen.ts';
import { createApp } from './app.ts';
import { type BeleidInHuis, storeBeleid } from './beleid/index.ts';
import { vernietigdbestand } from './bewaren/index.ts';
import { createDemoLogin, createLogins, isGast, type Persona } from './inloggen/index.ts';
import type { Datum } from './kernel/datum.ts';
import { ankerbestand } from './logboek/index.ts';
import { createDemoIssuer } from './platform/auth/demo-issuer.ts';
import { DEMO_ISSUER_PATH } from './platform/auth/demo-settings.ts';
import { type BrpSettings, createBrp, type StandIn, startStandIn } from './platform/brp/index.ts';
import { systemClock } from './platform/clock.ts';
import type { Config } from './platform/config.ts';
import type { Database } from './platform/database.ts';
import { migrate, readMigrations } from './platform/db/migrate.ts';
import { storeOwnDays } from './platform/db/own-day.ts';
import { matchKeys } from './platform/key-check.ts';
import { createBsnKluis, type Keys } from './platform/keys.ts';
import { keysSource } from './platform/keys-source.ts';
import { log } from './platform/log.ts';
import { createMailSender } from './platform/mail/index.ts';
import { adviceFor } from './platform/operation-advice.ts';
import { createReadiness } from './platform/readiness.ts';
import { checkDatabase, checkLogin } from './platform/start-check.ts';
import { createRateLimits } from './web/rate-limits.ts';
import { createWebServer } from './web/server.ts';
import { refreshWerkvoorraad } from './werkvoorraad/index.ts';
import { startWorker } from './worker.ts';

const bewaarElkeNacht =
  (owner: pg.Pool, o: { map: string; aantal: number; omgeving: Config['omgeving']; sleutels: Keys }) =>
  async (): Promise<string> => {
    const { keepReservekopieen, readVersie } = await import('./reservekopie/index.ts');
    return keepReservekopieen(owner, { ...o, product: await readVersie(), nu: new Date() });
  };

/** Brings the database up to date and holds it against the settings. Throws a ConfigError when they do not belong together. */
const readyDatabase = async (config: Config, database: Database): Promise<{ beleid: BeleidInHuis; keys: Keys }> => {
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

/**
 * Starts the product on a database that is being opened, and says where it runs. Read apart from main.ts: PostgreSQL starts meanwhile.
 *
 * @throws ConfigError, NoDatabase and BeleidsFout, which say to people what has to be mended.
 */
export const start = async (config: Config, opening: Promise<Database>): Promise<void> => {
  const { operation } = config;
  // Filled as soon as the house knows its municipalities; nothing reads the clock of one before that.
  const eigenDagen = new Map<number, Datum>();
  const clock = systemClock(config.vandaag, undefined, (gemeenteId) => eigenDagen.get(gemeenteId));
  const database = await opening;
  const { beleid, keys } = await readyDatabase(config, database).catch(async (error: unknown) => {
    await database.close();
    throw error;
  });
  const bsn = createBsnKluis(keys, keysSource(config).reread);
  const vandaag = clock.vandaag();
  if (config.omgeving === 'demo') {
    const verhaal = verhaalDag(vandaag);
    if (verhaal) for (const gemeenteId of beleid.gemeenteIds()) eigenDagen.set(gemeenteId, verhaal);
    for (const [code, dag] of demoDagen) {
      const gemeenteId = beleid.gemeenteIdVan(code);
      if (gemeenteId !== undefined) eigenDagen.set(gemeenteId, dag);
    }
    const vast = config.vandaag ? beleid.gemeenteIds().map((id) => [id, clock.vandaag(id)] as const) : eigenDagen;
    await storeOwnDays(database.owner, new Map(vast));
  }
  // Whoever comes in first meets a list that is whole.
  if (
    config.omgeving === 'demo' &&
    (await seedDemo({ owner: database.owner, beleid, bsn, vandaag: verhaalDag(vandaag) ?? vandaag }))
  )
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
    logins: config.omgeving === 'demo' ? [createDemoLogin(issuer)] : createLogins(config.logins),
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
        mayBe: (id) => isGast(id) || personas.some((p) => p.id === id),
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
