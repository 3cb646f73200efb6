import { createHash } from 'node:crypto';
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';
import type pg from 'pg';
import { z } from 'zod';
import { type BatchRow, runBatch, type Statement } from './batch.ts';
import type { Deadline } from './deadline.ts';
import type { DB } from './schema.ts';

/** Who acts, as app.start found it. */
export interface Actor {
  gebruikerId: number;
  rol: Rol;
  naam: string;
  functie: string | undefined;
  gemeenteId: number | undefined;
  gemeenteNaam: string | undefined;
  aanbiederId: number | undefined;
  aanbiederNaam: string | undefined;
  inwonerId: number | undefined;
  /** By which way he acts, for the logboek; a page when absent. */
  herkomst?: 'opdrachtregel' | 'taak' | undefined;
  /** What there is besides the own caseload today; absent for who has nothing more. */
  meer?: Meer | undefined;
}

/** What somebody may see besides his own caseload. The database holds to it; this is for telling it. */
export interface Meer {
  /** Absent colleagues whose caseload he works in; `tot` is the last day (ISO), null when it is not known yet. */
  vervangt: readonly { id: number; naam: string; tot: string | null }[];
  /** Dossiers that he reads in an emergency, until a moment. */
  nood: readonly { id: number; inwonerId: number; tot: Date }[];
  /** Dossiers that he reads since a besluit lies before him to be signed: he signs it or sends it back, and writes nothing else. */
  tekent: readonly number[];
}

const MeerUit = z.object({
  vervangt: z
    .array(z.object({ id: z.number(), naam: z.string(), tot: z.string().nullable() }))
    .nullish()
    .transform((een) => een ?? []),
  nood: z
    .array(z.object({ id: z.number(), inwonerId: z.number(), tot: z.coerce.date() }))
    .nullish()
    .transform((een) => een ?? []),
  tekent: z
    .array(z.number())
    .nullish()
    .transform((een) => een ?? []),
});

export const rollen = [
  'inwoner',
  'consulent',
  'teammanager',
  'aanbieder',
  'orientatie',
  'financien',
  'contractmanager',
  'beleid',
  'beheer',
] as const;
export type Rol = (typeof rollen)[number];
const isRol = (tekst: unknown): tekst is Rol => rollen.some((rol) => rol === tekst);

const optionalNumber = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);
const optionalText = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** The row of app.start as an Actor. Throws on a row that app.start cannot have given. */
export const toActor = (row: BatchRow | undefined): Actor => {
  if (!row || !isRol(row.rol) || typeof row.gebruiker_id !== 'number' || typeof row.naam !== 'string')
    throw new Error('app.start gaf geen actor');
  return {
    gebruikerId: row.gebruiker_id,
    rol: row.rol,
    naam: row.naam,
    functie: optionalText(row.functie),
    gemeenteId: optionalNumber(row.gemeente_id),
    gemeenteNaam: optionalText(row.gemeente_naam),
    aanbiederId: optionalNumber(row.aanbieder_id),
    aanbiederNaam: optionalText(row.aanbieder_naam),
    inwonerId: optionalNumber(row.inwoner_id),
    ...(row.meer ? { meer: MeerUit.parse(row.meer) } : {}),
  };
};

/** The session and the roles that may come in; goes ahead of every batch and every transaction. */
export interface Entry {
  tokenHash: Buffer;
  rollen: readonly Rol[];
  /** The role that the session token names: part of the statement names, since a plan belongs to a role. */
  planRol: string;
  /** Until when the request may ask the database. */
  deadline?: Deadline;
  /** Longest wait for one statement of a transaction, in milliseconds, when that is longer than for a page. */
  statementTime?: number;
}

export const startText = 'select * from app.start($1::bytea, $2::text[])';

/** A reading view on the database for one request. Queries of one tick travel together, behind app.start, in one round trip. */
export interface Reader {
  db: Kysely<DB>;
  /** Who acts; the answer of the first batch, or of one of its own when nothing was asked yet. */
  actor(): Promise<Actor>;
}

interface Waiting {
  query: CompiledQuery | undefined;
  resolve(rows: BatchRow[]): void;
  reject(error: unknown): void;
}

// By role and then by text, so that no long key is put together for each statement.
const names = new Map<string, Map<string, string>>();
/** One name for a text and a role: a plan belongs to a role. */
export const statementName = (text: string, planRol: string): string => {
  let ofRole = names.get(planRol);
  if (!ofRole) {
    ofRole = new Map();
    names.set(planRol, ofRole);
  }
  let name = ofRole.get(text);
  if (name === undefined) {
    name = `wm_${createHash('sha1').update(`${planRol}:${text}`).digest('hex').slice(0, 24)}`;
    if (ofRole.size > 500) ofRole.clear();
    ofRole.set(text, name);
  }
  return name;
};

// Sessions that were let in as wm_vervanger the last time: a plan belongs to a role of the database, so their statements have names of
// their own. Only a hint: wrong costs a plan that is made anew, never a right.
const wide = new Set<string>();
const keyOf = (tokenHash: Buffer): string => tokenHash.toString('latin1');
/** The role in the names of the statements of an entry. */
export const planOf = ({ tokenHash, planRol }: Entry): string =>
  wide.size > 0 && wide.has(keyOf(tokenHash)) ? `${planRol}+` : planRol;
/** Remembers as what a session was let in. */
export const rememberPlan = ({ tokenHash }: Entry, actor: Actor): void => {
  if (actor.rol === 'consulent' && actor.meer) {
    if (wide.size > 5000) wide.clear();
    wide.add(keyOf(tokenHash));
  } else if (wide.size > 0) wide.delete(keyOf(tokenHash));
};

export const createReader = (pool: pg.Pool, entry: Entry): Reader => {
  let waiting: Waiting[] = [];
  let scheduled = false;
  let known: Actor | undefined;

  const flush = async (): Promise<void> => {
    const batch = waiting;
    waiting = [];
    scheduled = false;
    const asked = batch.flatMap(({ query }) => (query ? [query] : []));
    const planRol = planOf(entry);
    const start: Statement = {
      name: statementName(startText, planRol),
      text: startText,
      values: [entry.tokenHash, entry.rollen],
    };
    try {
      const [started, ...answers] = await runBatch(
        pool,
        [
          start,
          ...asked.map((query) => ({ name: statementName(query.sql, planRol), text: query.sql, values: query.parameters })),
        ],
        entry.deadline,
      );
      if (!known) {
        known = toActor(started?.[0]);
        rememberPlan(entry, known);
      }
      for (const one of batch) one.resolve(one.query ? (answers.shift() ?? []) : []);
    } catch (error) {
      for (const one of batch) one.reject(error);
    }
  };

  /** Without a query: only past app.start. */
  const enqueue = (query?: CompiledQuery): Promise<BatchRow[]> =>
    new Promise((resolve, reject) => {
      waiting.push({ query, resolve, reject });
      // setImmediate and not a microtask: a query passes through some promises of Kysely before it comes here
      if (!scheduled) setImmediate(() => void flush());
      scheduled = true;
    });

  const connection: DatabaseConnection = {
    executeQuery: async <R>(query: CompiledQuery): Promise<QueryResult<R>> => ({ rows: rowsOf<R>(await enqueue(query)) }),
    streamQuery: () => {
      throw new Error('een lezer streamt niet');
    },
  };
  return {
    db: new Kysely<DB>({ dialect: dialectOf(connection) }),
    actor: async () => {
      if (!known) await enqueue();
      if (!known) throw new Error('geen actor na app.start');
      return known;
    },
  };
};

/** Kysely leaves the row type to the driver: the builder of the query knows it, nobody can check it here. */
export const rowsOf = <R>(rows: readonly unknown[]): R[] => untyped.parse(rows);
const untyped = z.custom<never[]>();

/** A Kysely dialect over one connection that we hold ourselves. */
export const dialectOf = (connection: DatabaseConnection): Dialect => ({
  createAdapter: () => new PostgresAdapter(),
  createQueryCompiler: () => new PostgresQueryCompiler(),
  createIntrospector: (db) => new PostgresIntrospector(db),
  createDriver: () => ({
    init: async () => undefined,
    acquireConnection: async () => connection,
    beginTransaction: () => Promise.reject(new Error('de transactie loopt al: gebruik het handvat dat je kreeg')),
    commitTransaction: () => Promise.reject(new Error('de transactie eindigt vanzelf')),
    rollbackTransaction: () => Promise.reject(new Error('gooi een fout om terug te draaien')),
    releaseConnection: async () => undefined,
    destroy: async () => undefined,
  }),
});
