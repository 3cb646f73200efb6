/**
 * `npm run bench` measures the figures of ontwerp §9 on an invented municipality of a hundred thousand residents;
 * `npm run bench -- dossier uren` only those. `--data <folder>` uses a database that is there, `--json <file>` says where the figures go.
 */
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type pg from 'pg';
import { createOwnerPool } from '../src/platform/db/pool.ts';
import { type EmbeddedPostgres, openEmbeddedPostgres } from '../src/platform/embedded-postgres/index.ts';
import { maakAfrekening } from './afrekening.ts';
import { type Batch, type BatchRij, meet, toon } from './batch.ts';
import { meetBladeren, toonBladeren } from './bladeren.ts';
import { type Cpu, perVraag, readCpu } from './cpu.ts';
import { generateAt } from './generate.ts';
import { maakImport } from './import.ts';
import type { Opdracht, Uitkomst } from './load.ts';
import { startArgs, startEnv } from './start-args.ts';
import { type Workload, workloads } from './workloads.ts';

const POORT = { product: 4106, raw: 4160 };
const VERBINDINGEN = 10;
const RONDES = 3;
/** What is done at a go, without a server: on a clone of the filled database. */
const batches: Readonly<Record<string, (cluster: EmbeddedPostgres, dataDir: string) => Promise<Batch>>> = {
  import: maakImport,
  afrekening: maakAfrekening,
};
const here = import.meta.dirname;
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const median = (list: readonly number[]): number => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;

const { values: o, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    data: { type: 'string' },
    json: { type: 'string' },
    seconden: { type: 'string' },
    aantal: { type: 'string' },
    prof: { type: 'string' },
  },
});
/** A round lasts so long, or so many questions: the last for a machine that others use too. */
const ronde = o.aantal ? { milliseconden: 300_000, aantal: Number(o.aantal) } : { milliseconden: Number(o.seconden ?? 5) * 1000 };

interface Server {
  process: ChildProcess;
  /** Milliseconds from start to the first answer. */
  klaarNa: number;
  stop(): Promise<void>;
}

const ended = (child: ChildProcess): Promise<void> =>
  child.exitCode !== null ? Promise.resolve() : new Promise((resolve) => child.once('exit', () => resolve()));

/** The product as it is started by hand, in the demo, so that no issuer of its own is needed. */
const startProduct = async (dataDir: string): Promise<Server> => {
  const begin = performance.now();
  const child = spawn(
    process.execPath,
    [...(await startArgs()), ...(o.prof ? ['--cpu-prof', `--cpu-prof-dir=${o.prof}`] : []), join(here, '../src/main.ts')],
    {
      env: {
        ...process.env,
        ...(await startEnv()),
        PORT: String(POORT.product),
        WERKTMEE_DATA: dataDir,
        WERKTMEE_VANDAAG: '2026-11-22',
        // One sender does here what a whole municipality does.
        WERKTMEE_GRENZEN: 'nee',
        WERKTMEE_POORTDELEN: 'ja',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  // The line that says where to go is written when the door is open.
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (text: Buffer) => text.includes(`:${POORT.product}`) && resolve());
    child.once('exit', () => reject(new Error('het product start niet')));
  });
  return {
    process: child,
    klaarNa: performance.now() - begin,
    stop: async () => {
      child.removeAllListeners('exit');
      child.kill('SIGTERM');
      await ended(child);
    },
  };
};

const startRaw = async (address: { host: string; user: string; database: string }): Promise<Server> => {
  const begin = performance.now();
  const child = fork(join(here, 'raw.ts'), {
    env: {
      ...process.env,
      PORT: String(POORT.raw),
      PGHOST_BENCH: address.host,
      PGUSER_BENCH: address.user,
      PGDATABASE_BENCH: address.database,
    },
  });
  await new Promise((resolve) => child.once('message', resolve));
  return {
    process: child,
    klaarNa: performance.now() - begin,
    stop: async () => {
      child.disconnect();
      await ended(child);
    },
  };
};

/** Waits until what the product does by itself after a start is done: sealing a logboek that came in whole, deriving all steps. */
const quiet = async (owner: pg.Pool): Promise<void> => {
  for (let still = 0; still < 3; ) {
    const { rows } = await owner.query<{ bezig: boolean }>(
      `select exists (select from werkvoorraad_wijziging) or exists (select from pgboss.job where state in ('created','retry','active') and start_after <= now()) as bezig`,
    );
    still = rows[0]?.bezig ? 0 : still + 1;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  // Steps that were derived just now are a table without statistics: PostgreSQL would plan the raw limit badly for a minute.
  await owner.query('analyze werkvoorraad');
};

/** Resident memory of a process in MB. */
const rss = async (child: ChildProcess): Promise<number> =>
  Number(/VmRSS:\s+(\d+)/.exec(await readFile(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;

interface Rij {
  workload: string;
  norm: string;
  product: number;
  raw: number | undefined;
  verhouding: number | undefined;
  perTabel: number | undefined;
  p50: number;
  p99: number;
  bytes: number;
  gehaald: boolean;
}

type Ask = (wie: 'product' | 'raw', opdracht: Opdracht) => Promise<Uitkomst & { cpu: Cpu | undefined }>;

const measure = async (w: Workload, ask: Ask, owner: pg.Pool): Promise<Rij> => {
  const fetchPage = async (pad: string, cookie: string): Promise<string> =>
    (await fetch(`http://127.0.0.1:${POORT.product}${pad}`, { headers: { cookie } })).text();
  const product: Awaited<ReturnType<Ask>>[] = [];
  const raw: Awaited<ReturnType<Ask>>[] = [];
  const perTabel: Awaited<ReturnType<Ask>>[] = [];
  const lijsten = { raw, product, perTabel };
  for (let nummer = 0; nummer < RONDES; nummer++) {
    const round = await w.round(owner, nummer, fetchPage);
    for (const [wie, een] of [
      ['raw', round.raw],
      ['product', round.product],
      ['perTabel', round.perTabel],
    ] as const) {
      if (!een) continue;
      const server = wie === 'product' ? 'product' : 'raw';
      const opdracht = { ...een, poort: POORT[server], verbindingen: VERBINDINGEN };
      if (een.vragen[0]?.body === undefined && nummer === 0) await ask(server, { ...opdracht, ...ronde });
      const uit = await ask(server, { ...opdracht, ...ronde });
      if (uit.fouten > 0) throw new Error(`${w.naam}, ${wie}: ${uit.fouten} van ${uit.aantal} antwoorden fout; ${uit.fout}`);
      lijsten[wie].push(uit);
      say(
        `  ${w.naam} ${wie}: ${Math.round(uit.perSeconde)}/s, p50 ${uit.p50.toFixed(1)} ms, p99 ${uit.p99.toFixed(1)} ms, ${Math.round(uit.bytes)} bytes${cpuTekst(uit.cpu)}`,
      );
    }
  }
  const snelheid = median(product.map((u) => u.perSeconde));
  const limietVan = (lijst: typeof raw) => (lijst.length === 0 ? undefined : median(lijst.map((u) => u.perSeconde)));
  const limiet = limietVan(raw);
  const verhouding = limiet === undefined ? undefined : snelheid / limiet;
  const p99 = median(product.map((u) => u.p99));
  return {
    workload: w.naam,
    norm: w.norm === undefined ? `p99 ≤ ${w.p99} ms` : `≥ ${w.norm} × raw`,
    product: snelheid,
    raw: limiet,
    verhouding,
    perTabel: limietVan(perTabel),
    p50: median(product.map((u) => u.p50)),
    p99,
    bytes: median(product.map((u) => u.bytes)),
    gehaald: w.norm === undefined ? p99 <= (w.p99 ?? 0) : (verhouding ?? 0) >= w.norm,
  };
};

/** Milliseconds of processor time for one question: web server + database (+ who asks). */
const cpuTekst = (cpu: Cpu | undefined): string =>
  cpu ? `, cpu ${cpu.server.toFixed(2)} + ${cpu.database.toFixed(2)} (+ ${cpu.vragers.toFixed(2)}) ms` : '';

/** The list of a consulent from one process, and from two on one port: what a second core brings. */
const measureProcesses = async (w: Workload, ask: Ask, owner: pg.Pool, dataDir: string): Promise<Processen> => {
  const { product } = await w.round(owner, 0, async () => '');
  const opdracht = { ...product, ...ronde, poort: POORT.product, verbindingen: VERBINDINGEN * 2 };
  const gemeten: Record<'een' | 'twee', number[]> = { een: [], twee: [] };
  for (let nummer = 0; nummer < RONDES; nummer++) {
    gemeten.een.push((await ask('product', opdracht)).perSeconde);
    const tweede = await startProduct(dataDir);
    try {
      await ask('product', { ...opdracht, milliseconden: 1500 });
      gemeten.twee.push((await ask('product', opdracht)).perSeconde);
    } finally {
      await tweede.stop();
    }
  }
  const uit = { workload: `${w.naam}, twee processen`, een: median(gemeten.een), twee: median(gemeten.twee) };
  say(`  ${uit.workload}: ${Math.round(uit.een)}/s met een, ${Math.round(uit.twee)}/s met twee`);
  return uit;
};

interface Processen {
  workload: string;
  een: number;
  twee: number;
}

const runBatches = async (cluster: EmbeddedPostgres, dataDir: string, namen: readonly string[]): Promise<BatchRij[]> => {
  const rijen: BatchRij[] = [];
  for (const naam of namen) {
    const batch = await batches[naam]?.(cluster, dataDir);
    if (batch) rijen.push(await meet(cluster, dataDir, batch).finally(() => batch.klaar()));
  }
  return rijen;
};

const main = async (): Promise<void> => {
  const own = o.data === undefined;
  const dataDir = o.data ?? (await mkdtemp(join(tmpdir(), 'werktmee-bench-')));
  const asked = (naam: string): boolean => positionals.length === 0 || positionals.includes(naam);
  const gekozen = workloads.filter(({ naam }) => asked(naam));
  const onbekend = positionals.filter(
    (naam) => !(naam in batches || naam === 'processen' || naam === 'bladeren' || workloads.some((w) => w.naam === naam)),
  );
  if (onbekend.length > 0) throw new Error(`${onbekend.join(', ')} is er niet`);
  let product: Server | undefined;
  let raw: Server | undefined;
  const loader = fork(join(here, 'load.ts'));
  try {
    if (own) say(`Vullen: ${JSON.stringify(await generateAt(dataDir))}`);
    product = await startProduct(dataDir);
    const cluster = await openEmbeddedPostgres({ dataDir });
    const owner = createOwnerPool(cluster);
    raw = await startRaw({ host: cluster.host, user: cluster.user, database: cluster.database });
    await quiet(owner);
    const pids = { product: product.process.pid ?? 0, raw: raw.process.pid ?? 0 };
    const ask: Ask = async (wie, opdracht) => {
      const cpu = () => readCpu({ dataDir, server: [pids[wie]], vragers: loader.pid ?? 0 });
      const begin = await cpu();
      const uit = await new Promise<Uitkomst>((resolve) => {
        loader.once('message', (answer: Uitkomst) => resolve(answer));
        loader.send(opdracht);
      });
      return { ...uit, cpu: perVraag(begin, await cpu(), uit.aantal) };
    };
    const rijen: Rij[] = [];
    for (const w of gekozen) rijen.push(await measure(w, ask, owner));
    const geheugen = Math.round(await rss(product.process));
    const klaarNa = Math.round(product.klaarNa);
    say(`Geheugen ${geheugen} MB, klaar na ${klaarNa} ms`);
    const lijst = workloads[0];
    const processen = lijst && asked('processen') ? await measureProcesses(lijst, ask, owner, dataDir) : undefined;
    const bladeren = asked('bladeren') ? await meetBladeren(owner, `http://127.0.0.1:${POORT.product}`) : undefined;
    if (bladeren) toonBladeren(bladeren);
    if (rijen.length > 0)
      console.table(
        rijen.map((r) => ({
          workload: r.workload,
          norm: r.norm,
          'product/s': Math.round(r.product),
          'raw/s': r.raw === undefined ? '' : Math.round(r.raw),
          verhouding: r.verhouding === undefined ? '' : r.verhouding.toFixed(2),
          'raw per tabel/s': r.perTabel === undefined ? '' : `${Math.round(r.perTabel)} (${(r.product / r.perTabel).toFixed(2)})`,
          p50: r.p50.toFixed(1),
          p99: r.p99.toFixed(1),
          bytes: Math.round(r.bytes),
          gehaald: r.gehaald ? 'ja' : 'NEE',
        })),
      );
    await owner.end();
    await raw.stop();
    await product.stop();
    // A clone is made of a database that nobody is connected to.
    const grote = await runBatches(cluster, dataDir, Object.keys(batches).filter(asked));
    if (grote.length > 0) toon(grote);
    if (o.json)
      await writeFile(
        o.json,
        JSON.stringify({ geheugen, klaarNa, workloads: rijen, processen, bladeren, batches: grote }, null, 2),
      );
    await cluster.close();
  } finally {
    loader.kill();
    raw?.process.kill();
    product?.process.kill('SIGTERM');
    if (own) await rm(dataDir, { recursive: true, force: true });
  }
};

await main();
