// Who may see a dossier, and whether a resident is known with a colleague.
import { type Kysely, sql } from 'kysely';
import { type Datum, isoDatum } from '../../kernel/datum.ts';
import type { DB } from '../../platform/db/schema.ts';

export interface Bekend {
  dossiernummer: string | null;
  consulent_id: number;
  consulent: string;
  telefoon: string | null;
  team: string | null;
  afgeschermd: boolean;
}

/** With whom a resident is known: only for a whole BSN, or a whole name with the birth date. */
export const findBekend = async (
  db: Kysely<DB>,
  o: { bsnHash: Buffer | null; zoeknaam: string | null; geboortedatum: Datum | null },
): Promise<Bekend[]> =>
  (
    await sql<Bekend>`
      select dossiernummer, consulent_id, consulent, telefoon, team, afgeschermd
        from app.bekend_bij(${o.bsnHash}::bytea, ${o.zoeknaam}::text, ${o.geboortedatum ? isoDatum(o.geboortedatum) : null}::date, null)`.execute(
      db,
    )
  ).rows;

/** Aanbieders with a place for the resident, and the consulent with who replaces him on a day as far as the reader may know. */
export const findWie = async (db: Kysely<DB>, inwonerId: number) => {
  const [aanbieders, teammanagers, consulent] = await Promise.all([
    db
      .selectFrom('toewijzing as t')
      .innerJoin('aanbieder as a', 'a.id', 't.aanbieder_id')
      .select('a.naam')
      .distinct()
      .where('t.inwoner_id', '=', inwonerId)
      .orderBy('a.naam')
      .execute(),
    db
      .selectFrom('gebruiker')
      .select('naam')
      .where('gemeente_id', '=', sql<number>`app.gemeente()`)
      .where('rol', '=', 'teammanager')
      .where('actief', '=', true)
      .orderBy('naam')
      .execute(),
    db
      .selectFrom('inwoner as i')
      .innerJoin('gebruiker as g', 'g.id', 'i.consulent_id')
      .select(['g.id', 'g.naam', 'g.telefoon', 'i.gemeente_id'])
      .where('i.id', '=', inwonerId)
      .executeTakeFirst(),
  ]);
  return { aanbieders: aanbieders.map(({ naam }) => naam), teammanagers: teammanagers.map(({ naam }) => naam), consulent };
};
