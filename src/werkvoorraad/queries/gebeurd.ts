// What happened around a resident: after an aanmelding, what came in, and in his life.
import { type Kysely, sql } from 'kysely';
import type { GebeurtenisSoort } from '../../levensgebeurtenis/index.ts';
import { written } from '../../platform/db/fixed.ts';
import type { DB } from '../../platform/db/schema.ts';
import { isGestopt } from '../../traject/index.ts';

/** Of each kind of fact after an aanmelding the latest; one that was taken back is none. A plan of the resident counts as one. */
export const aanmeldingfeiten = (db: Kysely<DB>, ids: readonly number[]) =>
  written<{
    inwoner_id: number;
    aanmelding_id: number;
    soort: string;
    dag: string;
    keuze: string;
    tot: string | null;
    vastgelegd_op: Date;
  }>(
    `select inwoner_id, aanmelding_id, soort, dag, keuze, tot, vastgelegd_op from (
       select distinct on (inwoner_id, aanmelding_id, soort) inwoner_id, aanmelding_id, soort, wat, dag, keuze, tot, vastgelegd_op
         from aanmeldingfeit where inwoner_id = any($1::int[]) and soort in ('onderzoek-afgerond','aanvraag','verdaging','geen-plan','verslag-gegeven','geen-aanvraag')
        order by inwoner_id, aanmelding_id, soort, id desc) f where wat = 'vastgelegd'
     union all select inwoner_id, aanmelding_id, 'plan', ontvangen_op, '', null, vastgelegd_op from persoonlijkplan where inwoner_id = any($1::int[])`,
    [[...ids]],
  ).execute(db);

/** What came in about somebody who is known, and nobody began with. */
export const nieuweMeldingen = (db: Kysely<DB>, ids: readonly number[]) =>
  written<{ inwoner_id: number; id: number; tot: string }>(
    `select inwoner_id, id, ontvangen_op + coalesce(app.instelling(gemeente_id, 'melding-oppakken-dagen'), 3) as tot
       from melding where inwoner_id = any($1::int[]) and status = 'nieuw' order by id`,
    [[...ids]],
  ).execute(db);

/** Events that still have to be decided on, and a death (without a number) that was written down. */
export const gebeurtenissen = (db: Kysely<DB>, ids: readonly number[]) =>
  written<{ inwoner_id: number; id: number | null; soort: GebeurtenisSoort }>(
    `select inwoner_id, id, soort from levensgebeurtenis where inwoner_id = any($1::int[]) and status = 'open'
     union all select inwoner_id, null, 'overlijden' from inwoner_persoon where inwoner_id = any($1::int[]) and overleden_op is not null
     order by 2`,
    [[...ids]],
  ).execute(db);

/** Of an inwoner: whether a step of a route runs, whether he stopped, or a traject came to its end; null: none of these. */
export const routeStand = sql<'loopt' | 'gestopt' | 'klaar' | null>`case
    when exists (select from trajectstap s where s.gemeente_id = inwoner.gemeente_id and s.inwoner_id = inwoner.id
      and s.geeindigd_op is null and s.ingetrokken_op is null) then 'loopt'
    when ${sql.raw(isGestopt('inwoner'))} then 'gestopt'
    when exists (select from traject r where r.gemeente_id = inwoner.gemeente_id and r.inwoner_id = inwoner.id
      and r.beeindigd_op is not null) then 'klaar' end`.as('route');
