// Carrying out: the next row, as whom, and what becomes of it.
import { type Kysely, sql } from 'kysely';
import type { Actor, Rol } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { Keuze, type Uitkomst, Voorstel } from '../types.ts';

export interface TeDoen {
  toewijzingId: number;
  inwonerId: number;
  toewijzingVersie: number;
  keuze: Keuze;
}

/** The next accepted row that nothing was done with; another process that works on the same takes another. */
export const takeRegel = async (db: Kysely<DB>, omzettingId: number): Promise<TeDoen | undefined> => {
  const rij = await db
    .selectFrom('omzettingregel')
    .select(['toewijzing_id', 'inwoner_id', 'toewijzing_versie', 'voorstel', 'gekozen'])
    .where('omzetting_id', '=', omzettingId)
    .where('stand', '=', 'akkoord')
    .where('uitkomst', 'is', null)
    .orderBy('toewijzing_id')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  return (
    rij && {
      toewijzingId: rij.toewijzing_id,
      inwonerId: rij.inwoner_id,
      toewijzingVersie: rij.toewijzing_versie,
      keuze: rij.gekozen === null ? Voorstel.parse(rij.voorstel).keuze : Keuze.parse(rij.gekozen),
    }
  );
};

/** Whether something that was accepted is still to be done, also by another process. */
export const hasTeDoen = async (db: Kysely<DB>, omzettingId: number): Promise<boolean> => {
  const uit = await sql<{ nog: boolean }>`
    select exists (select from omzettingregel where omzetting_id = ${omzettingId}::int and stand = 'akkoord' and uitkomst is null)
        or exists (select from omzettingtarief where omzetting_id = ${omzettingId}::int and stand = 'akkoord' and uitkomst is null) as nog`.execute(
    db,
  );
  return uit.rows[0]?.nog ?? false;
};

/** From here this transaction acts as who accepted the row; undefined when that is nobody (any more). */
export const becomeOmzetter = async (
  db: Kysely<DB>,
  o: { gemeenteId: number; omzettingId: number; toewijzingId: number },
): Promise<Actor | undefined> => {
  const uit =
    await sql<Wie>`select gebruiker_id, rol, naam, functie from app.wordt_omzetter(${o.omzettingId}::int, ${o.toewijzingId}::int)`.execute(
      db,
    );
  return uit.rows[0] && actorVan(uit.rows[0], o.gemeenteId);
};
/** As becomeOmzetter, for the tariffs. */
export const becomeTariefzetter = async (
  db: Kysely<DB>,
  o: { gemeenteId: number; omzettingId: number },
): Promise<Actor | undefined> => {
  const uit = await sql<Wie>`select gebruiker_id, rol, naam, functie from app.wordt_tariefzetter(${o.omzettingId}::int)`.execute(
    db,
  );
  return uit.rows[0] && actorVan(uit.rows[0], o.gemeenteId);
};
interface Wie {
  gebruiker_id: number;
  rol: string;
  naam: string;
  functie: string | null;
}
const ROLLEN: readonly Rol[] = ['consulent', 'teammanager', 'contractmanager'];
const actorVan = (w: Wie, gemeenteId: number): Actor => ({
  gebruikerId: w.gebruiker_id,
  rol: ROLLEN.find((een) => een === w.rol) ?? 'consulent',
  naam: w.naam,
  functie: w.functie ?? undefined,
  gemeenteId,
  gemeenteNaam: undefined,
  aanbiederId: undefined,
  aanbiederNaam: undefined,
  inwonerId: undefined,
  herkomst: 'taak',
});

/** Back to the worker, who alone writes what became of it. */
export const becomeWorker = async (db: Kysely<DB>): Promise<void> => {
  await sql`select set_config('role', 'wm_levering', true), set_config('app.omzetting', '', true)`.execute(db);
};

export const setUitkomst = async (
  db: Kysely<DB>,
  o: {
    omzettingId: number;
    toewijzingId: number;
    uitkomst: Uitkomst;
    tekst: string;
    besluitId?: number | undefined;
    versie?: number | undefined;
  },
): Promise<void> => {
  await db
    .updateTable('omzettingregel')
    .set((eb) => ({
      uitkomst: o.uitkomst,
      uitkomst_tekst: o.tekst.slice(0, 1000),
      besluit_id: o.besluitId ?? null,
      gedaan_op: sql<Date>`now()`,
      versie: eb('versie', '+', 1),
      ...(o.versie === undefined ? {} : { toewijzing_versie: o.versie }),
    }))
    .where('omzetting_id', '=', o.omzettingId)
    .where('toewijzing_id', '=', o.toewijzingId)
    .where('stand', '=', 'akkoord')
    .where('uitkomst', 'is', null)
    .execute();
};

/** Who accepted it may not sign: it goes on to somebody who may, and is not done now. */
export const setVoorgelegd = async (
  db: Kysely<DB>,
  o: { omzettingId: number; toewijzingId: number; tekenaarId: number },
): Promise<void> => {
  await db
    .updateTable('omzettingregel')
    .set((eb) => ({ stand: 'voorgelegd', tekenaar_id: o.tekenaarId, versie: eb('versie', '+', 1) }))
    .where('omzetting_id', '=', o.omzettingId)
    .where('toewijzing_id', '=', o.toewijzingId)
    .where('stand', '=', 'akkoord')
    .where('uitkomst', 'is', null)
    .execute();
};

/** Somebody of an aanbieder of whose toewijzingen something changed. */
export interface TeMelden {
  aanbieder_id: number;
  gebruiker_id: number;
  naam: string;
  email: string;
}

/**
 * Takes the rows that were carried out and of which no aanbieder was told yet, and gives the people of those aanbieders who want such mail:
 * of the place that changed and, where it goes on elsewhere, of the new one. Asked by the owner of the database.
 */
export const takeTeMelden = async (db: Kysely<DB>, o: { gemeenteId: number; omzettingId: number }): Promise<TeMelden[]> => {
  const uit = await sql<TeMelden>`
    with nu as (
      update omzettingregel r set gemeld_op = now()
       where r.gemeente_id = ${o.gemeenteId}::int and r.omzetting_id = ${o.omzettingId}::int and r.uitkomst = 'gedaan' and r.gemeld_op is null
      returning r.gemeente_id, r.aanbieder_id, r.besluit_id)
    select distinct g.aanbieder_id, g.id as gebruiker_id, g.naam, g.email
      from (select aanbieder_id from nu
            union
            select t.aanbieder_id from nu join toewijzing t on t.gemeente_id = nu.gemeente_id and t.besluit_id = nu.besluit_id) a
      join gebruiker g on g.aanbieder_id = a.aanbieder_id and g.rol = 'aanbieder' and g.actief and g.email like '%@%'
     where not exists (select from mailvoorkeur v where v.gebruiker_id = g.id and v.soort = 'wijziging' and v.uit)
     order by g.aanbieder_id, g.id`.execute(db);
  return uit.rows;
};

export const findVersie = async (db: Kysely<DB>, toewijzingId: number): Promise<number | undefined> =>
  (await db.selectFrom('toewijzing').select('versie').where('id', '=', toewijzingId).executeTakeFirst())?.versie;

/** Whether a change for many lies in a concept for this place, which nobody signed or put away. */
export const hasConcept = async (db: Kysely<DB>, toewijzingId: number): Promise<boolean> =>
  (await db
    .selectFrom('besluitconcept')
    .select('id')
    .where('betreft_toewijzing_id', '=', toewijzingId)
    .where('status', 'in', ['concept', 'ter-ondertekening', 'teruggestuurd'])
    .where(sql<boolean>`invoer->>'omzetting' is not null`)
    .limit(1)
    .executeTakeFirst()) !== undefined;
