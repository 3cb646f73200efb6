/**
 * Work that is done at a go, such as loading a delivery or settling a month, beside one statement that does the same. Each round works on
 * a database of its own, cloned from the filled one; the product runs in a process of its own, so that its memory can be read.
 */
import { fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { createOwnerPool } from '../src/platform/db/pool.ts';
import { type EmbeddedPostgres, openEmbeddedPostgres } from '../src/platform/embedded-postgres/index.ts';
import { type Cpu, perVraag, readCpu } from './cpu.ts';
import { startArgs } from './start-args.ts';

const RONDES = 3;

export interface Meting {
  ms: number;
  /** What came out, to be the same on both sides. */
  uitkomst: Record<string, number>;
}
/** What the process of the product says of itself when it is done; memory in MB, and what of it was there before it began. */
export interface ProductMeting extends Meting {
  geheugen: number;
  begin: number;
}

export interface Batch {
  naam: string;
  norm: number;
  /** How many things are done, and what they are. */
  aantal: number;
  wat: string;
  raw(owner: pg.Pool): Promise<Meting>;
  /** The file that does it: forked with `DATABASE` and what `omgeving` gives. */
  product: { bestand: string; omgeving: Record<string, string> };
  /** Files and what else must go afterwards. */
  klaar(): Promise<void>;
}

export interface BatchRij {
  workload: string;
  norm: string;
  aantal: number;
  product: number;
  raw: number;
  verhouding: number;
  /** Processor time in milliseconds: of the product, of the database beside it, of the database alone. */
  cpu: { product: number; database: number; raw: number } | undefined;
  geheugen: number;
  erbij: number;
  gehaald: boolean;
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const median = (list: readonly number[]): number => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;

const asAdmin = async <T>(cluster: EmbeddedPostgres, work: (admin: pg.Client) => Promise<T>): Promise<T> => {
  const admin = new pg.Client({ host: cluster.host, user: cluster.user, database: 'postgres' });
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
};

/** Does `work` on a clone of the filled database, that nobody else may be connected to. */
const onClone = async <T>(cluster: EmbeddedPostgres, work: (name: string) => Promise<T>): Promise<T> => {
  const name = 'bench_ronde';
  const drop = `drop database if exists ${name} with (force)`;
  await asAdmin(cluster, async (admin) => {
    await admin.query(drop);
    await admin.query(`create database ${name} template ${cluster.database} strategy file_copy`);
    await admin.query('checkpoint');
  });
  try {
    return await work(name);
  } finally {
    await asAdmin(cluster, (admin) => admin.query(drop));
  }
};

const runProduct = async (batch: Batch, dataDir: string, database: string): Promise<ProductMeting & { cpu: Cpu | undefined }> => {
  const execArgv = await startArgs();
  return new Promise((resolve, reject) => {
    const child = fork(batch.product.bestand, {
      env: { ...process.env, ...batch.product.omgeving, BENCH_DATA: dataDir, BENCH_DATABASE: database },
      execArgv,
    });
    const cpu = () => readCpu({ dataDir, server: [child.pid ?? 0], vragers: 0 });
    let begin: Cpu | undefined;
    child.on('message', async (message: 'begin' | ProductMeting) => {
      // The child waits for an answer, so that its connections are still there when their time is read.
      if (message === 'begin') begin = await cpu();
      else resolve({ ...message, cpu: perVraag(begin, await cpu(), 1) });
      child.send('verder');
    });
    child.once('error', reject);
    child.once('exit', (code) => code !== 0 && reject(new Error(`${batch.naam}: het product stopte met ${code}`)));
  });
};

const rssNow = (naam: 'VmRSS' | 'VmHWM'): number =>
  Number(new RegExp(`${naam}:\\s+(\\d+)`).exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? 0) / 1024;

/** In the process of the product: does the work and says what it took. */
export const alsProduct = async (work: () => Promise<Record<string, number>>): Promise<void> => {
  const send = (message: unknown): Promise<void> =>
    new Promise((resolve) => {
      process.once('message', () => resolve());
      process.send?.(message);
    });
  const begin = rssNow('VmRSS');
  await send('begin');
  const start = performance.now();
  const uitkomst = await work();
  await send({ ms: performance.now() - start, uitkomst, begin, geheugen: rssNow('VmHWM') } satisfies ProductMeting);
};

/** Rounds of raw and product in turn; both must come to the same. */
export const meet = async (cluster: EmbeddedPostgres, dataDir: string, batch: Batch, rondes = RONDES): Promise<BatchRij> => {
  const raw: (Meting & { cpu: Cpu | undefined })[] = [];
  const product: (ProductMeting & { cpu: Cpu | undefined })[] = [];
  for (let ronde = 0; ronde < rondes; ronde++) {
    raw.push(
      await onClone(cluster, async (database) => {
        const owner = createOwnerPool({ ...cluster, database });
        try {
          const cpu = () => readCpu({ dataDir, server: [], vragers: 0 });
          const begin = await cpu();
          const meting = await batch.raw(owner);
          return { ...meting, cpu: perVraag(begin, await cpu(), 1) };
        } finally {
          await owner.end();
        }
      }),
    );
    product.push(await onClone(cluster, (database) => runProduct(batch, dataDir, database)));
    const [r, p] = [raw.at(-1), product.at(-1)];
    if (JSON.stringify(r?.uitkomst) !== JSON.stringify(p?.uitkomst))
      throw new Error(`${batch.naam}: raw ${JSON.stringify(r?.uitkomst)}, product ${JSON.stringify(p?.uitkomst)}`);
    say(
      `  ${batch.naam}: raw ${seconden(r?.ms)} (cpu ${seconden(r?.cpu?.database)}), product ${seconden(p?.ms)} (cpu ${seconden(p?.cpu?.server)} + ${seconden(p?.cpu?.database)}), geheugen ${Math.round(p?.begin ?? 0)} → ${Math.round(p?.geheugen ?? 0)} MB`,
    );
  }
  const perSeconde = (metingen: readonly Meting[]): number => median(metingen.map(({ ms }) => (batch.aantal / ms) * 1000));
  const cpu = (lijst: readonly { cpu: Cpu | undefined }[], welke: keyof Cpu): number =>
    median(lijst.map((m) => m.cpu?.[welke] ?? 0));
  const verhouding = perSeconde(product) / perSeconde(raw);
  return {
    workload: batch.naam,
    norm: `≥ ${batch.norm} × raw`,
    aantal: batch.aantal,
    product: perSeconde(product),
    raw: perSeconde(raw),
    verhouding,
    cpu: product[0]?.cpu && {
      product: cpu(product, 'server'),
      database: cpu(product, 'database'),
      raw: cpu(raw, 'database'),
    },
    geheugen: Math.max(...product.map(({ geheugen }) => geheugen)),
    erbij: Math.max(...product.map(({ geheugen, begin }) => geheugen - begin)),
    gehaald: verhouding >= batch.norm,
  };
};

const seconden = (ms: number | undefined): string => `${((ms ?? 0) / 1000).toFixed(1)} s`;

export const toon = (rijen: readonly BatchRij[]): void =>
  console.table(
    rijen.map((r) => ({
      workload: r.workload,
      aantal: r.aantal,
      norm: r.norm,
      'product/s': Math.round(r.product),
      'raw/s': Math.round(r.raw),
      verhouding: r.verhouding.toFixed(2),
      'cpu product + database': r.cpu ? `${seconden(r.cpu.product)} + ${seconden(r.cpu.database)}` : '',
      'cpu raw': r.cpu ? seconden(r.cpu.raw) : '',
      'MB erbij': Math.round(r.erbij),
      gehaald: r.gehaald ? 'ja' : 'NEE',
    })),
  );

/** Runs one of them by itself: `--data <folder of a filled database> [--rondes n] [--json file]` and what `maak` reads besides. */
export const alleen = async (maak: (cluster: EmbeddedPostgres, dataDir: string, keuzes: readonly string[]) => Promise<Batch>) => {
  const { values: o, positionals } = parseArgs({
    allowPositionals: true,
    options: { data: { type: 'string' }, json: { type: 'string' }, rondes: { type: 'string' } },
  });
  if (o.data === undefined) throw new Error('noem met --data de map van een gevulde database (bench/generate.ts maakt er een)');
  const cluster = await openEmbeddedPostgres({ dataDir: o.data });
  try {
    const batch = await maak(cluster, o.data, positionals);
    const rij = await meet(cluster, o.data, batch, Number(o.rondes ?? RONDES)).finally(() => batch.klaar());
    toon([rij]);
    if (o.json) await writeFile(o.json, JSON.stringify([rij], null, 2));
  } finally {
    await cluster.close();
  }
};
