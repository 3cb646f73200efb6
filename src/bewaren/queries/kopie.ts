// A copy of the own dossier, read with the rights of the resident: what he may see is in it, and nothing besides.
import type { Kysely } from 'kysely';
import type pg from 'pg';
import { z } from 'zod';
import { type Datum, isoDatum } from '../../kernel/datum.ts';
import type { DB } from '../../platform/db/schema.ts';

type Db = Kysely<DB>;

export interface Kopie {
  id: number;
  gevraagdOp: Date;
  klaarOp: Date | null;
  bytes: number | null;
  verlooptOp: string | null;
  mislukt: boolean;
}

/** Copies that the resident asked for, the latest first. */
export const listKopieen = async (db: Db, inwonerId: number): Promise<Kopie[]> =>
  (
    await db
      .selectFrom('dossierkopie')
      .where('inwoner_id', '=', inwonerId)
      .select(['id', 'gevraagd_op', 'klaar_op', 'bytes', 'verloopt_op', 'mislukt'])
      .orderBy('id', 'desc')
      .limit(5)
      .execute()
  ).map((rij) => ({
    id: rij.id,
    gevraagdOp: rij.gevraagd_op,
    klaarOp: rij.klaar_op,
    bytes: rij.bytes,
    verlooptOp: rij.verloopt_op,
    mislukt: rij.mislukt,
  }));

export const insertKopie = async (db: Db, o: { inwonerId: number; door: number }): Promise<number | undefined> => {
  const i = await db
    .selectFrom('inwoner')
    .where('id', '=', o.inwonerId)
    .select(['id', 'gemeente_id', 'consulent_id'])
    .executeTakeFirst();
  if (!i) return undefined;
  const { id } = await db
    .insertInto('dossierkopie')
    .values({ gemeente_id: i.gemeente_id, inwoner_id: i.id, consulent_id: i.consulent_id, door: o.door })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
};

/** The bytes, while the copy is kept; undefined otherwise. */
export const findKopie = (db: Db, o: { inwonerId: number; id: number; vandaag: Datum }) =>
  db
    .selectFrom('dossierkopie')
    .where('inwoner_id', '=', o.inwonerId)
    .where('id', '=', o.id)
    .where('inhoud', 'is not', null)
    .where('verloopt_op', '>=', isoDatum(o.vandaag))
    .select(['id', 'inhoud', 'gevraagd_op'])
    .executeTakeFirst();

/** Whose copy a job makes; undefined when it was made already. Over a connection of the owner. */
export const selectGevraagd = async (verbinding: pg.ClientBase, o: { gemeenteId: number; id: number }) =>
  (
    await verbinding.query<{ inwoner_id: number; door: number }>(
      'select inwoner_id, door from dossierkopie where gemeente_id = $1 and id = $2 and klaar_op is null and not mislukt for update',
      [o.gemeenteId, o.id],
    )
  ).rows[0];

/** From here on this transaction is the resident: rights, policies and all. */
export const becomeInwoner = async (
  verbinding: pg.ClientBase,
  o: { gemeenteId: number; inwonerId: number; gebruikerId: number },
): Promise<void> => {
  await verbinding.query(
    `select set_config('app.gemeente', $1, true), set_config('app.inwoner', $2, true), set_config('app.gebruiker', $3, true),
            set_config('app.rol', 'inwoner', true), set_config('app.aanbieder', '', true), set_config('role', 'wm_inwoner', true)`,
    [String(o.gemeenteId), String(o.inwonerId), String(o.gebruikerId)],
  );
};

const Kolom = z.object({ tabel: z.string(), kolommen: z.array(z.string()), bestand: z.boolean(), kolom: z.string() });

/** The tables of a dossier with the columns that this resident may read. */
export const selectLeesbaar = async (verbinding: pg.ClientBase): Promise<z.output<typeof Kolom>[]> => {
  const { rows } = await verbinding.query(
    `select c.relname as tabel, case c.relname when 'inwoner' then 'id' else 'inwoner_id' end as kolom, array_agg(a.attname::text order by a.attnum) filter (where t.typname <> 'bytea') as kolommen,
            bool_or(a.attname = 'inhoud' and t.typname = 'bytea') as bestand
       from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped join pg_type t on t.oid = a.atttypid
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and has_column_privilege('wm_inwoner', c.oid, a.attnum, 'select')
        and c.relname not in ('dossierkopie', 'gebruiker', 'werkvoorraad')
        and (c.relname = 'inwoner' or exists (select from pg_attribute i where i.attrelid = c.oid and i.attname = 'inwoner_id' and has_column_privilege('wm_inwoner', c.oid, i.attnum, 'select')))
      group by 1, 2 order by 1`,
  );
  return z.array(Kolom).parse(rows);
};

/** Every row of a table that this resident may read, as it is. */
export const selectRijen = async (
  verbinding: pg.ClientBase,
  o: { tabel: string; kolom: string; kolommen: readonly string[]; inwonerId: number },
): Promise<Record<string, unknown>[]> => {
  const namen = o.kolommen.map((naam) => `x.${pgNaam(naam)}`).join(', ');
  const { rows } = await verbinding.query<{ rij: Record<string, unknown> }>(
    `select to_jsonb(r) as rij from (select ${namen} from ${pgNaam(o.tabel)} x where x.${pgNaam(o.kolom)} = $1) r`,
    [o.inwonerId],
  );
  return rows.map(({ rij }) => rij);
};
const pgNaam = (naam: string): string => `"${naam.replaceAll('"', '""')}"`;

/** Letters and documents with their bytes, one after the other. */
export const selectBestand = async (
  verbinding: pg.ClientBase,
  o: { tabel: string; inwonerId: number; id: number },
): Promise<{ bestandsnaam: string; inhoud: Buffer } | undefined> =>
  (
    await verbinding.query<{ bestandsnaam: string; inhoud: Buffer }>(
      `select bestandsnaam, inhoud from ${pgNaam(o.tabel)} where inwoner_id = $1 and id = $2 and inhoud is not null`,
      [o.inwonerId, o.id],
    )
  ).rows[0];

export const saveKopie = async (
  verbinding: pg.ClientBase,
  o: { gemeenteId: number; id: number; inhoud: Uint8Array; verlooptOp: Datum },
): Promise<void> => {
  await verbinding.query(
    'update dossierkopie set inhoud = $3, bytes = $4, klaar_op = clock_timestamp(), verloopt_op = $5::date where gemeente_id = $1 and id = $2',
    [o.gemeenteId, o.id, Buffer.from(o.inhoud), o.inhoud.length, isoDatum(o.verlooptOp)],
  );
};

/** Copies that nobody needs any more: bytes go, the line stays. Gives how many. */
export const wipeKopieen = async (owner: pg.Pool, o: { gemeenteId: number; vandaag: Datum }): Promise<number> =>
  (
    await owner.query(
      'update dossierkopie set inhoud = null, bytes = null where gemeente_id = $2 and inhoud is not null and verloopt_op < $1::date',
      [isoDatum(o.vandaag), o.gemeenteId],
    )
  ).rowCount ?? 0;

/** How long a copy stays ready, in kalenderdagen, when beheer set something (keuze). */
export const findDagen = async (verbinding: pg.ClientBase, gemeenteId: number): Promise<number> =>
  (
    await verbinding.query<{ dagen: number }>("select coalesce(app.instelling($1, 'kopie-bewaren-dagen'), 14) as dagen", [
      gemeenteId,
    ])
  ).rows[0]?.dagen ?? 14;
