// Shielded dossiers, for who keeps the list (without names) and for who may open them.
import { type Kysely, sql } from 'kysely';
import { type Datum, isoDatum } from '../../kernel/datum.ts';
import type { DB } from '../../platform/db/schema.ts';
import type { AfschermGrond } from '../types.ts';

const hier = sql<number>`app.gemeente()`;

/** Gives its number; 0 when the dossier is shielded already, undefined when there is no such dossier. */
export const schermAf = async (
  db: Kysely<DB>,
  o: { dossiernummer: string; grond: AfschermGrond; toelichting: string; tot: Datum },
): Promise<number | undefined> => {
  const { rows } = await sql<{ id: number | null }>`
    select app.scherm_af(${o.dossiernummer}, ${o.grond}, ${o.toelichting}, ${isoDatum(o.tot)}::date) as id`.execute(db);
  return rows[0]?.id ?? undefined;
};

/** All shielded dossiers of the municipality: number, consulent and how the work stands. No name. */
export const listAfgeschermd = async (db: Kysely<DB>) =>
  (
    await sql<{
      id: number;
      dossiernummer: string;
      status: string;
      consulent_id: number;
      consulent: string;
      stappen: number;
      te_laat: number;
      grond: string;
      tot: string;
      genoemden: string[] | null;
    }>`
      select d.id, d.dossiernummer, d.status, d.consulent_id, d.consulent, d.stappen, d.te_laat, s.grond, s.tot,
             (select array_agg(g.naam order by g.naam) from afschermingpersoon p join gebruiker g on g.id = p.gebruiker_id
               where p.gemeente_id = s.gemeente_id and p.afscherming_id = s.id and p.ingetrokken_op is null) as genoemden
        from app.afgeschermd() d join afscherming s on s.gemeente_id = app.gemeente() and s.id = d.id
       order by s.tot, d.id`.execute(db)
  ).rows;

export const findAfscherming = (db: Kysely<DB>, id: number) =>
  db
    .selectFrom('afscherming as s')
    .innerJoin('gebruiker as d', 'd.id', 's.door')
    .select([
      's.id',
      's.inwoner_id',
      's.consulent_id',
      's.grond',
      's.toelichting',
      's.vanaf',
      's.tot',
      's.vastgelegd_op',
      's.versie',
      'd.naam as door',
    ])
    .where('s.gemeente_id', '=', hier)
    .where('s.id', '=', id)
    .where('s.opgeheven_op', 'is', null)
    .executeTakeFirst();

export const findAfschermingVan = (db: Kysely<DB>, inwonerId: number) =>
  db
    .selectFrom('afscherming')
    .select(['id', 'grond', 'tot', 'vanaf'])
    .where('inwoner_id', '=', inwonerId)
    .where('opgeheven_op', 'is', null)
    .executeTakeFirst();

/** Who is named besides the consulent. */
export const listGenoemden = (db: Kysely<DB>, afschermingId: number) =>
  db
    .selectFrom('afschermingpersoon as p')
    .innerJoin('gebruiker as g', 'g.id', 'p.gebruiker_id')
    .select(['p.id', 'p.gebruiker_id', 'g.naam', 'g.rol'])
    .where('p.gemeente_id', '=', hier)
    .where('p.afscherming_id', '=', afschermingId)
    .where('p.ingetrokken_op', 'is', null)
    .orderBy('g.naam')
    .execute();

/** Who may be named: consulenten and teammanagers who work here. */
export const listNoembaar = (db: Kysely<DB>) =>
  db
    .selectFrom('gebruiker')
    .select(['id', 'naam', 'rol'])
    .where('gemeente_id', '=', hier)
    .where('rol', 'in', ['consulent', 'teammanager'])
    .where('actief', '=', true)
    .orderBy('naam')
    .execute();

/** False when it was changed since. */
export const updateTot = async (db: Kysely<DB>, o: { id: number; versie: number; tot: Datum }): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('afscherming')
    .set({ tot: isoDatum(o.tot), versie: o.versie + 1 })
    .where('gemeente_id', '=', hier)
    .where('id', '=', o.id)
    .where('versie', '=', o.versie)
    .where('opgeheven_op', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

/** False when it was changed since. */
export const hefOp = async (db: Kysely<DB>, o: { id: number; versie: number; reden: string; door: number }): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('afscherming')
    .set({ opgeheven_op: sql<Date>`clock_timestamp()`, opgeheven_door: o.door, opgeheven_reden: o.reden, versie: o.versie + 1 })
    .where('gemeente_id', '=', hier)
    .where('id', '=', o.id)
    .where('versie', '=', o.versie)
    .where('opgeheven_op', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

/** False when this person is named already. */
export const insertGenoemde = async (
  db: Kysely<DB>,
  o: { gemeenteId: number; afschermingId: number; inwonerId: number; consulentId: number; gebruikerId: number; door: number },
): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('afschermingpersoon')
    .values({
      gemeente_id: o.gemeenteId,
      afscherming_id: o.afschermingId,
      inwoner_id: o.inwonerId,
      consulent_id: o.consulentId,
      gebruiker_id: o.gebruikerId,
      door: o.door,
    })
    .onConflict((oc) => oc.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
};

export const endGenoemde = async (db: Kysely<DB>, o: { afschermingId: number; id: number }): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('afschermingpersoon')
    .set({ ingetrokken_op: sql<Date>`clock_timestamp()` })
    .where('gemeente_id', '=', hier)
    .where('afscherming_id', '=', o.afschermingId)
    .where('id', '=', o.id)
    .where('ingetrokken_op', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};
