// What work by the clock reads and writes: who is held against the BRP, who reaches an age, what begins today. Under the owner.
import type { Kysely } from 'kysely';
import type pg from 'pg';
import type { DB } from '../platform/db/schema.ts';
import type { Vorige } from './types.ts';

/** A change whose day came, locked; undefined when it was taken back or another process does it. In a transaction of the owner. */
export const lockGepland = (db: Kysely<DB>, id: number) =>
  db
    .selectFrom('gebeurtenisvoorstel')
    .select(['id', 'inwoner_id', 'soort', 'gegevens'])
    .where('id', '=', id)
    .where('status', '=', 'gepland')
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();

/** What became of a change on its day; who confirmed it, and when, stays. */
export const setBegonnen = async (
  db: Kysely<DB>,
  o: { id: number; status: 'uitgevoerd' | 'niet-nodig'; vorige?: Vorige; reden?: string },
): Promise<void> => {
  await db
    .updateTable('gebeurtenisvoorstel')
    .set((eb) => ({
      status: o.status,
      ...(o.vorige ? { vorige: JSON.stringify(o.vorige) } : {}),
      ...(o.reden === undefined ? {} : { reden: o.reden }),
      versie: eb('versie', '+', 1),
    }))
    .where('id', '=', o.id)
    .execute();
};

/** Who is held against the BRP: not done, not dead, longest not looked at first; with what is needed to compare. */
export const listTeControleren = async (owner: pg.Pool, gemeenteId: number, aantal: number) =>
  (
    await owner.query<{
      inwoner_id: number;
      consulent_id: number;
      bsn_versleuteld: Buffer;
      voornaam: string;
      voorvoegsel: string;
      achternaam: string;
      geboortedatum: string;
      geboortedatum_bekend: 'volledig' | 'jaar-maand' | 'jaar';
      straat: string;
      huisnummer: string;
      postcode: string;
      woonplaats: string;
      geheim: boolean;
    }>(
      `select p.inwoner_id, p.consulent_id, p.bsn_versleuteld, p.voornaam, p.voorvoegsel, p.achternaam, p.geboortedatum, p.geboortedatum_bekend,
              p.straat, p.huisnummer, p.postcode, p.woonplaats, p.geheim
         from inwoner_persoon p join inwoner i on i.gemeente_id = p.gemeente_id and i.id = p.inwoner_id
        where p.gemeente_id = $1 and i.status <> 'afgerond' and p.overleden_op is null
        order by p.brp_op nulls first, p.inwoner_id limit $2`,
      [gemeenteId, aantal],
    )
  ).rows;
export type TeControleren = Awaited<ReturnType<typeof listTeControleren>>[number];

/** Writes down that somebody was held against the BRP, with what comes along by itself; one line in the logboek each. */
export const markGecontroleerd = async (
  owner: pg.Pool,
  gemeenteId: number,
  rijen: readonly { inwonerId: number; geheim: boolean; inOnderzoek: boolean }[],
  grond: string,
): Promise<void> => {
  await owner.query(
    `with n as (select * from unnest($2::int[], $3::bool[], $4::bool[]) as n (id, geheim, onderzoek)),
          w as (update inwoner_persoon p set brp_op = now(), geheim = n.geheim, in_onderzoek = n.onderzoek from n where p.gemeente_id = $1 and p.inwoner_id = n.id returning p.inwoner_id)
     insert into logboek (gemeente_id, gebruiker_id, rol, handeling, soort, object_id, inwoner_id, grond, uitkomst, herkomst)
     select $1, 0, 'systeem', 'brp-geraadpleegd', 'inwoner', w.inwoner_id::text, w.inwoner_id, $5, 'gelukt', 'taak' from w order by w.inwoner_id`,
    [gemeenteId, rijen.map((r) => r.inwonerId), rijen.map((r) => r.geheim), rijen.map((r) => r.inOnderzoek), grond],
  );
};

/** Residents who reach an age soon, by birth date, with the last that was written down about it, for src/levensgebeurtenis/jobs.ts. */
export const listGeborenTussen = async (owner: pg.Pool, gemeenteId: number, van: string, tot: string) =>
  (
    await owner.query<{
      inwoner_id: number;
      consulent_id: number;
      geboortedatum: string;
      gebeurtenis_id: number | null;
      gezegd: string | null;
      herkomst: 'consulent' | 'brp' | 'berekend' | null;
      onbeslist: boolean;
    }>(
      `select p.inwoner_id, p.consulent_id, p.geboortedatum, e.id as gebeurtenis_id, e.datum as gezegd, e.herkomst,
              e.status = 'open' and not exists (select from gebeurtenisvoorstel v where v.gebeurtenis_id = e.id and v.status <> 'open') as onbeslist
         from inwoner_persoon p join inwoner i on i.gemeente_id = p.gemeente_id and i.id = p.inwoner_id
         left join lateral (select * from levensgebeurtenis e where e.gemeente_id = p.gemeente_id and e.inwoner_id = p.inwoner_id and e.soort = 'aow' order by e.id desc limit 1) e on true
        where p.gemeente_id = $1 and p.geboortedatum between $2::date and $3::date and i.status <> 'afgerond' and p.overleden_op is null
        order by p.inwoner_id`,
      [gemeenteId, van, tot],
    )
  ).rows;

/** Confirmed changes of a municipality whose day is there. */
export const listTeBeginnen = async (owner: pg.Pool, gemeenteId: number, dag: string): Promise<number[]> =>
  (
    await owner.query<{ id: number }>(
      "select id from gebeurtenisvoorstel where gemeente_id = $1 and status = 'gepland' and dag <= $2::date order by dag, id",
      [gemeenteId, dag],
    )
  ).rows.map(({ id }) => id);

export const listGemeenten = async (owner: pg.Pool): Promise<{ id: number; code: string | null }[]> =>
  (
    await owner.query<{ id: number; code: string | null }>(
      'select g.id, (select c.code from gemeentecode c where c.gemeente_id = g.id and c.geldig @> app.dag_in(g.id)) as code from gemeente g order by g.id',
    )
  ).rows;

/** A line of the logboek of a job: nobody did it by hand. In a transaction of the owner. */
export const logTaak = async (
  db: Kysely<DB>,
  o: { gemeenteId: number; handeling: string; soort: string; objectId: number; inwonerId: number; grond: string },
): Promise<void> => {
  await db
    .insertInto('logboek')
    .values({
      gemeente_id: o.gemeenteId,
      gebruiker_id: 0,
      rol: 'systeem',
      handeling: o.handeling,
      soort: o.soort,
      object_id: String(o.objectId),
      inwoner_id: o.inwonerId,
      grond: o.grond,
      uitkomst: 'gelukt',
      herkomst: 'taak',
    })
    .execute();
};
