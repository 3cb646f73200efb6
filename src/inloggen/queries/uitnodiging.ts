import { type Kysely, sql } from 'kysely';
import { type Rol, rollen } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import type { Uitgenodigde, Uitnodiging } from '../types.ts';

const isRol = (rol: string): rol is Exclude<Rol, 'inwoner'> => rol !== 'inwoner' && rollen.some((een) => een === rol);

/** An account that beheer may invite somebody for: an employee here, or somebody of an aanbieder. */
export const findUitTeNodigen = async (db: Kysely<DB>, gebruikerId: number): Promise<Uitgenodigde | undefined> => {
  const rij = await db
    .selectFrom('gebruiker as g')
    .leftJoin('aanbieder as a', 'a.id', 'g.aanbieder_id')
    .select(['g.id', 'g.naam', 'g.rol', 'g.functie', 'g.actief', 'g.gekoppeld', 'a.naam as aanbieder'])
    .where('g.id', '=', gebruikerId)
    .where((eb) => eb.or([eb('g.gemeente_id', '=', sql<number>`app.gemeente()`), eb('g.aanbieder_id', 'is not', null)]))
    .executeTakeFirst();
  if (!rij || !isRol(rij.rol)) return undefined;
  return {
    gebruikerId: rij.id,
    naam: rij.naam,
    rol: rij.rol,
    functie: rij.functie ?? undefined,
    aanbiederNaam: rij.aanbieder ?? undefined,
    actief: rij.actief,
    gekoppeld: rij.gekoppeld === true,
  };
};

export const insertUitnodiging = async (
  db: Kysely<DB>,
  o: { gemeenteId: number; gebruikerId: number; tokenHash: Buffer; email: string; door: number; dagen: number },
): Promise<{ id: number; verlooptOp: Date }> => {
  const { id, verloopt_op } = await db
    .insertInto('uitnodiging')
    .values({
      gemeente_id: o.gemeenteId,
      gebruiker_id: o.gebruikerId,
      token_hash: o.tokenHash,
      email: o.email,
      gemaakt_door: o.door,
      verloopt_op: sql<Date>`now() + make_interval(days => ${o.dagen}::int)`,
    })
    .returning(['id', 'verloopt_op'])
    .executeTakeFirstOrThrow();
  return { id, verlooptOp: verloopt_op };
};

/** Withdraws what is open: one invitation by its number, or all of an account. Gives the accounts that it was for. */
export const withdrawOpen = async (db: Kysely<DB>, o: { id: number } | { gebruikerId: number }): Promise<number[]> => {
  const rijen = await db
    .updateTable('uitnodiging')
    .set({ ingetrokken_op: sql<Date>`now()` })
    .where('id' in o ? 'id' : 'gebruiker_id', '=', 'id' in o ? o.id : o.gebruikerId)
    .where('aanvaard_op', 'is', null)
    .where('ingetrokken_op', 'is', null)
    .returning('gebruiker_id')
    .execute();
  return rijen.map((rij) => rij.gebruiker_id);
};

/** Invitations of the municipality, newest first; of one account when that is given. */
export const listUitnodigingen = async (db: Kysely<DB>, o: { gebruikerId?: number } = {}): Promise<Uitnodiging[]> => {
  let query = db
    .selectFrom('uitnodiging')
    .select([
      'id',
      'gebruiker_id as gebruikerId',
      'email',
      'gemaakt_op as gemaaktOp',
      'verloopt_op as verlooptOp',
      'aanvaard_op',
      'ingetrokken_op',
      sql<boolean>`verloopt_op <= now()`.as('verlopen'),
    ])
    .orderBy('id', 'desc')
    .limit(200);
  if (o.gebruikerId !== undefined) query = query.where('gebruiker_id', '=', o.gebruikerId);
  return (await query.execute()).map(({ aanvaard_op, ingetrokken_op, verlopen, ...rij }) => ({
    ...rij,
    aanvaardOp: aanvaard_op ?? undefined,
    ingetrokkenOp: ingetrokken_op ?? undefined,
    staat: aanvaard_op ? 'aanvaard' : ingetrokken_op ? 'ingetrokken' : verlopen ? 'verlopen' : 'open',
  }));
};

/** Takes the login away from an account. False when nobody logged in with it, or when it is out of reach. */
export const ontkoppel = async (db: Kysely<DB>, gebruikerId: number): Promise<boolean> => {
  const { rows } = await sql<{ ok: boolean }>`select app.ontkoppel(${gebruikerId}::int) as ok`.execute(db);
  return rows[0]?.ok ?? false;
};
