// What is asked at night about terms that pass, under the owner and for one municipality.
import { type Kysely, sql } from 'kysely';
import type pg from 'pg';
import { z } from 'zod';
import { type Datum, isoDatum } from '../kernel/datum.ts';
import type { DB } from '../platform/db/schema.ts';
import { type Feit, FeitSoort } from './types.ts';

export const gemeentenVan = async (owner: pg.Pool): Promise<number[]> =>
  (await owner.query<{ id: number }>('select id from gemeente order by id')).rows.map(({ id }) => id);

const Rij = z.object({
  soort: FeitSoort,
  wat: z.enum(['vastgelegd', 'ingetrokken']),
  dag: z.string(),
  keuze: z.string(),
  tot: z.string().nullable(),
});

export interface LopendeAanmelding {
  consulent_id: number;
  ontvangen_op: string;
  feiten: Feit[];
}

/** The latest aanmelding of each resident that has no besluit yet, when its six weeks or its request are long enough ago to be late. */
export const findLopendeAanmeldingen = async (
  db: Kysely<DB>,
  o: { gemeenteId: number; vandaag: Datum },
): Promise<LopendeAanmelding[]> => {
  const { rows } = await sql<{ consulent_id: number; ontvangen_op: string; feiten: unknown }>`
    select a.consulent_id, a.ontvangen_op, coalesce(f.feiten, '[]'::jsonb) as feiten
      from inwoner i
      join lateral (select x.* from aanmelding x where x.gemeente_id = i.gemeente_id and x.inwoner_id = i.id order by x.id desc limit 1) a on true
      left join lateral (select jsonb_agg(jsonb_build_object('soort', y.soort, 'wat', y.wat, 'dag', y.dag, 'keuze', y.keuze, 'tot', y.tot) order by y.id) as feiten
                           from aanmeldingfeit y where y.gemeente_id = a.gemeente_id and y.aanmelding_id = a.id) f on true
     where i.gemeente_id = ${o.gemeenteId} and i.status <> 'afgerond' and i.consulent_id <> 0
       and (a.ontvangen_op < ${isoDatum(o.vandaag)}::date - 42 or f.feiten is not null)
       and not exists (select from besluit b where b.gemeente_id = i.gemeente_id and b.inwoner_id = i.id and b.bekendgemaakt_op >= a.ontvangen_op)`.execute(
    db,
  );
  return rows.map((rij) => ({
    consulent_id: rij.consulent_id,
    ontvangen_op: rij.ontvangen_op,
    feiten: z
      .array(Rij)
      .parse(rij.feiten)
      .map((feit) => ({ ...feit, id: 0, toelichting: '', documentId: null, door: '', vastgelegdOp: new Date(0) })),
  }));
};

/** Meldingen that should have been taken yesterday at the latest and still wait; how many dagen that is, is a setting (3 unless told). */
export const countLaatOpgepakt = async (db: Kysely<DB>, o: { gemeenteId: number; vandaag: Datum }): Promise<number> => {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from melding
     where gemeente_id = ${o.gemeenteId} and status = 'nieuw'
       and ontvangen_op + coalesce(app.instelling(gemeente_id, 'melding-oppakken-dagen'), 3) = ${isoDatum(o.vandaag)}::date - 1`.execute(
    db,
  );
  return rows[0]?.n ?? 0;
};

/** Teammanagers and these consulenten with a mail address, who want such mail (mailvoorkeur) and had none today. */
export const findOntvangers = async (
  db: Kysely<DB>,
  o: { gemeenteId: number; consulenten: number[] },
): Promise<{ id: number; naam: string; rol: string; email: string }[]> => {
  const { rows } = await sql<{ id: number; naam: string; rol: string; email: string }>`
    select g.id, g.naam, g.rol, g.email from gebruiker g
     where g.gemeente_id = ${o.gemeenteId} and g.actief and g.email <> ''
       and (g.rol = 'teammanager' or g.id = any(${o.consulenten}::int[]))
       and not exists (select from mailvoorkeur v where v.gebruiker_id = g.id and v.soort = 'termijn-voorbij' and v.uit)
       and not exists (select from mail m where m.gemeente_id = ${o.gemeenteId} and m.gebruiker_id = g.id and m.soort = 'termijn-voorbij'
                          and m.gemaakt_op > now() - interval '20 hours')`.execute(db);
  return rows;
};
