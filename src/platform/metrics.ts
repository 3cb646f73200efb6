import { createServer, type Server } from 'node:http';
import type pg from 'pg';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What is counted for who watches over the product. Nothing in it names a person, a number of a dossier or an address. */
export interface Metrics {
  /** One request: its route pattern, and how long it took in seconds. */
  request(o: { route: string; method: string; status: number; seconds: number }): void;
  login(outcome: 'gelukt' | 'mislukt'): void;
  limitHit(limit: string): void;
  /** The text that Prometheus reads. */
  text(): Promise<string>;
}

export interface MetricsSources {
  /** Pools by their name. */
  pools: Readonly<Record<string, pg.Pool>>;
  /** For the queue of jobs, counted when somebody reads the metrics. */
  owner: pg.Pool;
}

const STATES = ['created', 'retry', 'active', 'failed'] as const;
const stateWords: Record<(typeof STATES)[number], string> = {
  created: 'wacht',
  retry: 'opnieuw',
  active: 'bezig',
  failed: 'mislukt',
};

/** Counters of one process. Waiting and failed jobs are those of the whole house. */
export const createMetrics = (sources: MetricsSources): Metrics => {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    name: 'werktmee_verzoeken_total',
    help: 'Verzoeken, per routepatroon, methode en status.',
    labelNames: ['route', 'methode', 'status'],
    registers,
  });
  const duration = new Histogram({
    name: 'werktmee_verzoek_duur_seconden',
    help: 'Hoe lang een verzoek duurde, per routepatroon en methode.',
    labelNames: ['route', 'methode'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers,
  });
  const logins = new Counter({
    name: 'werktmee_inloggen_total',
    help: 'Terugkomsten van de inlogdienst, gelukt of mislukt.',
    labelNames: ['uitkomst'],
    registers,
  });
  for (const outcome of ['gelukt', 'mislukt']) logins.inc({ uitkomst: outcome }, 0);
  const limits = new Counter({
    name: 'werktmee_begrensd_total',
    help: 'Verzoeken die een grens raakten en een 429 kregen, per grens.',
    labelNames: ['grens'],
    registers,
  });
  new Gauge({
    name: 'werktmee_database_verbindingen',
    help: 'Verbindingen met de database: in gebruik en vrij; wachtend zijn verzoeken die er geen hebben.',
    labelNames: ['pool', 'toestand'],
    registers,
    collect() {
      for (const [pool, { totalCount, idleCount, waitingCount }] of Object.entries(sources.pools)) {
        this.set({ pool, toestand: 'gebruikt' }, totalCount - idleCount);
        this.set({ pool, toestand: 'vrij' }, idleCount);
        this.set({ pool, toestand: 'wachtend' }, waitingCount);
      }
    },
  });
  new Gauge({
    name: 'werktmee_taken',
    help: 'Taken in de wachtrij van het hele huis, per wachtrij en toestand; mislukt zijn die van de bewaartijd.',
    labelNames: ['wachtrij', 'toestand'],
    registers,
    async collect() {
      this.reset();
      for (const { naam, toestand, aantal } of await countJobs(sources.owner)) this.set({ wachtrij: naam, toestand }, aantal);
    },
  });
  new Gauge({
    name: 'werktmee_database_bereikbaar',
    help: 'Of de database op dit moment antwoordt: 1 of 0.',
    registers,
    async collect() {
      this.set(
        await sources.owner.query(asked('select 1')).then(
          () => 1,
          () => 0,
        ),
      );
    },
  });
  return {
    request: ({ route, method, status, seconds }) => {
      requests.inc({ route, methode: method, status });
      duration.observe({ route, methode: method }, seconds);
    },
    login: (outcome) => logins.inc({ uitkomst: outcome }),
    limitHit: (limit) => limits.inc({ grens: limit }),
    text: () => registry.metrics(),
  };
};

/** Who reads the metrics waits a second at most for the database. */
const asked = (text: string) => ({ text, query_timeout: 1000 });

const countJobs = async (owner: pg.Pool): Promise<{ naam: string; toestand: string; aantal: number }[]> => {
  try {
    const { rows } = await owner.query<{ name: string; state: string; aantal: number }>(
      asked(
        `select name, state::text as state, count(*)::int as aantal from pgboss.job where state in ('created','retry','active','failed') and name not like '\\_\\_%' group by 1, 2`,
      ),
    );
    return rows.flatMap(({ name, state, aantal }) => {
      const known = STATES.find((one) => one === state);
      return known ? [{ naam: name, toestand: stateWords[known], aantal }] : [];
    });
  } catch {
    return []; // werktmee_database_bereikbaar tells it
  }
};

/** Serves the metrics on `GET /metrics` of a port of its own, to this machine only. Port 0 picks a free one. */
export const serveMetrics = (metrics: Pick<Metrics, 'text'>, port: number): Promise<Server> => {
  const server = createServer({ headersTimeout: 5000, requestTimeout: 5000 }, (request, response) => {
    if (request.url !== '/metrics' || (request.method !== 'GET' && request.method !== 'HEAD')) {
      response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('De metingen staan op /metrics.\n');
      return;
    }
    metrics.text().then(
      (text) => response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }).end(text),
      () => response.writeHead(500).end(),
    );
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
};
