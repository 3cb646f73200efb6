import type pg from 'pg';
import { applicationName } from './db/pool.ts';
import { type BsnKluis, createBsnKluis, type Keys, keyPrint, versieVan } from './keys.ts';

/** A resident whose BSN does not come out as it went in, by the numbers of the row. */
export interface Onleesbaar {
  gemeenteId: number;
  inwonerId: number;
}

/** Where a BSN stands: of each resident, and of what stood there before. `key` tells the rows of a municipality apart. */
const TABLES = [
  { table: 'inwoner_persoon', key: 'inwoner_id' },
  { table: 'persoonversie', key: 'id' },
] as const;
type Where = (typeof TABLES)[number];

interface Row {
  gemeente_id: number;
  nr: number;
  inwoner_id: number;
  bsn_versleuteld: Buffer;
  bsn_hash: Buffer;
}

const BATCH = 500;

/** The BSN when it can be read and has the hash that stands beside it. */
const readBsn = (kluis: BsnKluis, row: Row): string | undefined => {
  try {
    const bsn = kluis.ontsleutel(row.bsn_versleuteld);
    return kluis.hash(bsn).equals(row.bsn_hash) ? bsn : undefined;
  } catch {
    return undefined;
  }
};

const inTransaction = async <T>(owner: pg.Pool, fn: (client: pg.PoolClient) => Promise<T>): Promise<T> => {
  const client = await owner.connect();
  try {
    await client.query('begin');
    const value = await fn(client);
    await client.query('commit');
    return value;
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
};

const columnsOf = ({ key }: Where, alias = ''): string =>
  ['gemeente_id', `${key} as nr`, 'inwoner_id', 'bsn_versleuteld', 'bsn_hash'].map((column) => `${alias}${column}`).join(', ');

const updateRows = (
  client: pg.PoolClient,
  where: Where,
  column: 'bsn_versleuteld' | 'bsn_hash',
  rows: readonly Row[],
  values: readonly Buffer[],
) =>
  client.query<Row>(
    `update ${where.table} p set ${column} = n.waarde
       from unnest($1::int[], $2::int[], $3::bytea[]) as n(gemeente_id, nr, waarde)
      where p.gemeente_id = n.gemeente_id and p.${where.key} = n.nr
      returning ${columnsOf(where, 'p.')}`,
    [rows.map((row) => row.gemeente_id), rows.map((row) => row.nr), values],
  );

/** What stands in the database now must be the BSN that was there before. */
const check = (kluis: BsnKluis, stored: readonly Row[], expected: ReadonlyMap<string, string>): void => {
  if (stored.length !== expected.size) throw new Error('niet elke rij is opnieuw versleuteld');
  for (const row of stored)
    if (readBsn(kluis, row) !== expected.get(`${row.gemeente_id}-${row.nr}`))
      throw new Error('een BSN kwam anders terug dan het was; er is niets van deze stap bewaard');
};

/**
 * Encrypts every BSN with the newest version of the key, some hundreds at a time and each time in a transaction of its own: beside a
 * running server, and to be begun again after it was interrupted. Before a commit each BSN is read back from the database and must
 * have the hash that it had. What cannot be read stays as it is and comes out in the answer.
 */
export const reencrypt = async (
  owner: pg.Pool,
  keys: Keys,
  progress: (done: number) => void = () => undefined,
): Promise<{ gewisseld: number; onleesbaar: Onleesbaar[] }> => {
  const kluis = createBsnKluis(keys);
  const newest = keys.bsn.length;
  const onleesbaar: Onleesbaar[] = [];
  let gewisseld = 0;
  for (const where of TABLES) {
    let after = { gemeente: 0, nr: 0 };
    for (;;) {
      const seen = await inTransaction(owner, async (client) => {
        const { rows } = await client.query<Row>(
          `select ${columnsOf(where)} from ${where.table}
            where get_byte(bsn_versleuteld, 0) <> $1 and (gemeente_id, ${where.key}) > ($2, $3)
            order by gemeente_id, ${where.key} limit ${BATCH} for no key update`,
          [newest, after.gemeente, after.nr],
        );
        const readable = rows.flatMap((row) => {
          const bsn = readBsn(kluis, row);
          if (bsn === undefined) onleesbaar.push({ gemeenteId: row.gemeente_id, inwonerId: row.inwoner_id });
          return bsn === undefined ? [] : [{ row, bsn }];
        });
        const stored = await updateRows(
          client,
          where,
          'bsn_versleuteld',
          readable.map(({ row }) => row),
          readable.map(({ bsn }) => kluis.versleutel(bsn)),
        );
        check(kluis, stored.rows, new Map(readable.map(({ row, bsn }) => [`${row.gemeente_id}-${row.nr}`, bsn])));
        gewisseld += readable.length;
        return rows;
      });
      const last = seen.at(-1);
      if (!last) break;
      after = { gemeente: last.gemeente_id, nr: last.nr };
      progress(gewisseld);
    }
  }
  return { gewisseld, onleesbaar };
};

/** Reads every BSN there is. Changes nothing. */
export const checkBsns = async (
  owner: pg.Pool,
  keys: Keys,
): Promise<{ perVersie: Map<number, number>; onleesbaar: Onleesbaar[] }> => {
  const kluis = createBsnKluis(keys);
  const perVersie = new Map<number, number>();
  const onleesbaar: Onleesbaar[] = [];
  for (const where of TABLES) {
    let after = { gemeente: 0, nr: 0 };
    for (;;) {
      const { rows } = await owner.query<Row>(
        `select ${columnsOf(where)} from ${where.table}
          where (gemeente_id, ${where.key}) > ($1, $2) order by gemeente_id, ${where.key} limit ${BATCH * 10}`,
        [after.gemeente, after.nr],
      );
      for (const row of rows) {
        const version = versieVan(row.bsn_versleuteld);
        perVersie.set(version, (perVersie.get(version) ?? 0) + 1);
        if (readBsn(kluis, row) === undefined) onleesbaar.push({ gemeenteId: row.gemeente_id, inwonerId: row.inwoner_id });
      }
      const last = rows.at(-1);
      if (!last) break;
      after = { gemeente: last.gemeente_id, nr: last.nr };
    }
  }
  return { perVersie, onleesbaar };
};

/** Other connections of the product to this database: a server, or another command. */
export const othersConnected = async (owner: pg.Pool, appUser: string): Promise<number> => {
  const { rows } = await owner.query<{ n: number }>(
    `select count(*)::int as n from pg_stat_activity
      where datname = current_database() and backend_type = 'client backend' and usename in (session_user, $1)
        and application_name <> $2`,
    [appUser, applicationName],
  );
  return rows[0]?.n ?? 0;
};

/**
 * Computes every look-up hash again with `zoekNieuw`, in one transaction in which nobody else reads or writes a BSN. Which key counts
 * is decided by the print that is stored in the same transaction. Throws when a BSN cannot be read: then nothing has changed.
 */
export const rehash = async (owner: pg.Pool, keys: Keys, zoekNieuw: string): Promise<number> => {
  const oud = createBsnKluis(keys);
  const nieuw = createBsnKluis({ ...keys, zoek: zoekNieuw });
  return inTransaction(owner, async (client) => {
    await client.query("set local statement_timeout = 0; set local lock_timeout = '10s'");
    // A server that starts now waits here until it is known which key counts.
    await client.query('lock table sleutelafdruk, inwoner_persoon, persoonversie in access exclusive mode');
    let gedaan = 0;
    for (const where of TABLES) {
      let after = { gemeente: 0, nr: 0 };
      for (;;) {
        const { rows } = await client.query<Row>(
          `select ${columnsOf(where)} from ${where.table}
            where (gemeente_id, ${where.key}) > ($1, $2) order by gemeente_id, ${where.key} limit ${BATCH * 10}`,
          [after.gemeente, after.nr],
        );
        const last = rows.at(-1);
        if (!last) break;
        const expected = new Map<string, string>();
        for (const row of rows) {
          const bsn = readBsn(oud, row);
          if (bsn === undefined)
            throw new Error(
              `het BSN van inwoner ${row.inwoner_id} van gemeente ${row.gemeente_id} is niet te lezen; er is niets veranderd`,
            );
          expected.set(`${row.gemeente_id}-${row.nr}`, bsn);
        }
        const stored = await updateRows(
          client,
          where,
          'bsn_hash',
          rows,
          [...expected.values()].map((bsn) => nieuw.hash(bsn)),
        );
        check(nieuw, stored.rows, expected);
        gedaan += rows.length;
        after = { gemeente: last.gemeente_id, nr: last.nr };
      }
    }
    await client.query(
      `insert into sleutelafdruk (soort, versie, afdruk) select 'zoek', coalesce(max(versie), 0) + 1, $1 from sleutelafdruk where soort = 'zoek'`,
      [keyPrint(zoekNieuw)],
    );
    return gedaan;
  });
};

/** Writes down that keys changed; who it was is known by the machine, not by the product. */
export const logKeys = async (owner: pg.Pool, handeling: string, versie: string): Promise<void> => {
  await owner.query(
    `insert into logboek (gebruiker_id, rol, handeling, soort, object_id, grond, uitkomst, herkomst)
     values (0, 'systeem', $1, 'sleutel', $2, 'beveiliging van persoonsgegevens', 'gelukt', 'opdrachtregel')`,
    [handeling, versie],
  );
};
