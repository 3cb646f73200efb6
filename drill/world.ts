/** The demo as the visitors of a drill find it: who has which residents and places. Read from the database while the product is off. */
import path from 'node:path';
import pg from 'pg';
import { openEmbeddedPostgres } from '../src/platform/embedded-postgres/index.ts';
import { createBsnKluis, demoKeys } from '../src/platform/keys.ts';
import { until } from './server.ts';

/** A toewijzing that runs, with what a delivery must say of it. */
export interface Place {
  id: number;
  nummer: number;
  inwonerId: number;
  aanbiederId: number;
  bsn: string;
  /** ISO days; both in it. */
  van: string;
  tot: string;
}

export interface World {
  gemeenteId: number;
  /** Id of the account of a persona. */
  gebruikers: ReadonlyMap<string, number>;
  /** Running places of the aanbieder of a persona. */
  places: ReadonlyMap<string, readonly Place[]>;
  /** Dossiers of a consulent. */
  dossiers: ReadonlyMap<string, readonly number[]>;
  /** The last line of the logboek before the drill. */
  logboek: number;
}

/** Opens the database of a data folder for a moment, as its owner. */
export const withDatabase = async <T>(dataDir: string, work: (db: pg.Client) => Promise<T>): Promise<T> => {
  const postgres = await openEmbeddedPostgres({ dataDir });
  const db = new pg.Client({ host: postgres.host, user: postgres.user, database: postgres.database });
  try {
    await db.connect();
    return await work(db);
  } finally {
    await db.end();
    await postgres.close();
  }
};

const grouped = <T>(rows: readonly { name: string; value: T }[]): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const { name, value } of rows) groups.set(name, [...(groups.get(name) ?? []), value]);
  return groups;
};

export const readWorld = (dataDir: string): Promise<World> => withDatabase(dataDir, (db) => readWorldOf(db, dataDir));

export const readWorldOf = async (db: pg.Client, dataDir: string): Promise<World> => {
  const kluis = createBsnKluis(await demoKeys(path.join(dataDir, 'sleutels.json')));
  const accounts = await db.query<{ subject: string; id: number }>(
    "select subject, id from gebruiker where issuer = 'demo' and subject is not null",
  );
  const places = await db.query<{
    subject: string;
    id: number;
    nummer: number;
    inwoner_id: number;
    aanbieder_id: number;
    bsn: Buffer;
    van: string;
    tot: string;
  }>(
    `select g.subject, t.id, t.nummer, t.inwoner_id, t.aanbieder_id, p.bsn_versleuteld as bsn, lower(t.looptijd)::text as van, (upper(t.looptijd) - 1)::text as tot
       from toewijzing t join inwoner_persoon p on p.inwoner_id = t.inwoner_id and p.gemeente_id = t.gemeente_id
       join gebruiker g on g.aanbieder_id = t.aanbieder_id and g.issuer = 'demo' where t.status = 'gestart' order by t.id`,
  );
  const dossiers = await db.query<{ subject: string; id: number }>(
    `select g.subject, i.id from inwoner i join gebruiker g on g.id = i.consulent_id where g.issuer = 'demo' order by i.id`,
  );
  const rest = await db.query<{ gemeente: number; logboek: string }>(
    'select (select min(id) from gemeente) as gemeente, (select coalesce(max(id), 0) from logboek)::text as logboek',
  );
  return {
    gemeenteId: rest.rows[0]?.gemeente ?? 0,
    logboek: Number(rest.rows[0]?.logboek ?? 0),
    gebruikers: new Map(accounts.rows.map((row) => [row.subject, row.id])),
    places: grouped(
      places.rows.map((row) => ({
        name: row.subject,
        value: {
          id: row.id,
          nummer: row.nummer,
          inwonerId: row.inwoner_id,
          aanbiederId: row.aanbieder_id,
          bsn: kluis.ontsleutel(row.bsn),
          van: row.van,
          tot: row.tot,
        },
      })),
    ),
    dossiers: grouped(dossiers.rows.map((row) => ({ name: row.subject, value: row.id }))),
  };
};

/** Waits until every delivery was handled; one whose process died is taken up again after its heartbeat stopped. */
export const untilDelivered = (dataDir: string): Promise<void> =>
  withDatabase(dataDir, (db) =>
    until(
      'de leveringen zijn verwerkt',
      async () => (await db.query("select from levering where status in ('wacht', 'bezig') limit 1")).rowCount === 0,
      120_000,
      500,
    ),
  );
