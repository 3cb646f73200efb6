// What waits for a word of the resident, besides his goals and hours.
import { type Kysely, sql } from 'kysely';
import { type Datum, datum, isoDatum } from '../kernel/datum.ts';
import type { DB } from '../platform/db/schema.ts';

export type MijnVraag = 'terugkeer' | 'overdracht' | 'nazorg' | 'route' | 'routekeuze' | 'samen' | 'kennismaking' | 'advies';

/** A question that is open, with the day and the place of what is planned. */
export interface OpenVraag {
  soort: MijnVraag;
  op: Datum | undefined;
  waar: string;
}

/** Questions that are open for who reads: the way back, a hand-over, the aftercare. Row-level security says whose. */
export const findMijnVragen = async (db: Kysely<DB>, vandaag: Datum): Promise<OpenVraag[]> => {
  const { rows } = await sql<{ soort: MijnVraag; op: string | null; waar: string }>`
    select 'terugkeer' as soort, null::date as op, '' as waar from terugkeerafspraak where afgezien = '' and akkoord is null and vervangen_op is null and gebruikt_op is null and tot >= ${isoDatum(vandaag)}::date
    union select 'overdracht', null, '' from overdracht where toestemming is null and gestopt_op is null
    union select 'nazorg', null, '' from nazorgmoment where uitkomst is null and vervallen_op is null and datum <= ${isoDatum(vandaag)}::date
    union select case when s.voorgesteld then 'route' else 'routekeuze' end, null, '' from trajectoordeel o join trajectstap s on s.gemeente_id = o.gemeente_id and s.id = o.trajectstap_id
     where o.wie = 'inwoner' and o.oordeel is null and o.vervallen_op is null
    union select 'samen', null, '' from samenspraak where wie = 'inwoner' and antwoord is null and vervallen_op is null
    union select 'kennismaking', kennismaking_op, kennismaking_waar from orientatie
     where kennismaking_op >= ${isoDatum(vandaag)}::date and gestart_op is null and gestopt_op is null and gevolg is null
       and not exists (select from afspraak k where k.gemeente_id = orientatie.gemeente_id and k.orientatie_id = orientatie.id and k.soort = 'kennismaking' and k.status in ('voorgesteld','vast','geweest'))
    union select 'advies', null, '' from orientatie o join orientatieadvies a on a.gemeente_id = o.gemeente_id and a.orientatie_id = o.id
     where o.gevolg is null and o.gestopt_op is null and a.akkoord is null
       and not exists (select from orientatieadvies later where later.gemeente_id = a.gemeente_id and later.orientatie_id = a.orientatie_id and later.nummer > a.nummer)
    order by 1`.execute(db);
  return rows.map(({ soort, op, waar }) => ({ soort, op: op === null ? undefined : datum(op), waar }));
};
