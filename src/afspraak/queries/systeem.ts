// What is asked without a session: the calendar behind a secret address, and the reminders of the job.
import { type Kysely, sql } from 'kysely';
import type pg from 'pg';
import type { DB } from '../../platform/db/schema.ts';
import type { AfspraakSoort, Partij } from '../types.ts';

export interface AgendaRegel {
  rol: 'consulent' | 'aanbieder' | 'inwoner' | 'orientatie';
  id: number | null;
  uid: string;
  volgnummer: number;
  begin: Date;
  minuten: number;
  gewijzigd: Date;
}

/** The times behind a secret address from a moment on; undefined when the address does not work. */
export const findAgenda = async (pool: pg.Pool, sleutel: string, vanaf: Date): Promise<AgendaRegel[] | undefined> => {
  const { rows } = await pool.query<AgendaRegel>('select * from app.agenda($1, $2)', [sleutel, vanaf]);
  return rows.length === 0 ? undefined : rows;
};

export const listGemeenten = async (owner: pg.Pool): Promise<number[]> =>
  (await owner.query<{ id: number }>('select distinct gemeente_id as id from inwoner')).rows.map(({ id }) => id);

/** What is fixed between two moments, with who wants to be reminded and what was told last. Under the owner: all of a municipality. */
export const listVoorHerinnering = async (db: Kysely<DB>, o: { gemeenteId: number; van: Date; tot: Date; dag: string }) => {
  const { rows } = await sql<{
    id: number;
    gemeenteId: number;
    inwonerId: number;
    consulentId: number;
    aanbiederId: number | null;
    metInwoner: boolean;
    centrumId: number | null;
    vanCentrum: boolean;
    metConsulent: boolean;
    soort: AfspraakSoort;
    begin: Date;
    minuten: number;
    status: 'vast';
    herinnerInwoner: boolean;
    herinnerAanbieder: boolean;
    herinnerConsulent: boolean;
    herinnerCentrum: boolean;
    inwonerStatus: string;
    overleden: boolean;
    wil: boolean | null;
    /** When each was told something last. */
    laatst: Partial<Record<Partij, string>>;
    /** Who was reminded of this day already. */
    herinnerd: string[];
  }>`
    select a.id, a.gemeente_id as "gemeenteId", a.inwoner_id as "inwonerId", a.consulent_id as "consulentId", a.aanbieder_id as "aanbiederId",
           a.met_inwoner as "metInwoner", a.centrum_id as "centrumId", a.van_centrum as "vanCentrum", a.met_consulent as "metConsulent",
           a.herinner_consulent as "herinnerConsulent", a.herinner_centrum as "herinnerCentrum", a.soort, a.begin, a.minuten, a.status, a.herinner_inwoner as "herinnerInwoner",
           a.herinner_aanbieder as "herinnerAanbieder", i.status as "inwonerStatus", p.overleden_op is not null as overleden,
           (select v.herinneren from afspraakvoorkeur v where v.gemeente_id = a.gemeente_id and v.inwoner_id = a.inwoner_id order by v.id desc limit 1) as wil,
           coalesce((select jsonb_object_agg(l.aan, l.op) from (select b.aan, max(b.op) as op from afspraakbericht b
                      where b.gemeente_id = a.gemeente_id and b.afspraak_id = a.id group by b.aan) l), '{}') as laatst,
           array(select b.aan from afspraakbericht b where b.gemeente_id = a.gemeente_id and b.afspraak_id = a.id and b.soort = 'herinnering' and b.dag = ${o.dag}::date) as herinnerd
      from afspraak a join inwoner i on i.gemeente_id = a.gemeente_id and i.id = a.inwoner_id
      join inwoner_persoon p on p.gemeente_id = a.gemeente_id and p.inwoner_id = a.inwoner_id
     where a.gemeente_id = ${o.gemeenteId} and a.status = 'vast' and a.begin >= ${o.van} and a.begin < ${o.tot}
     order by a.id`.execute(db);
  return rows;
};
