// What waits for a word of the resident, besides his goals and hours.
import { type Kysely, sql } from 'kysely';
import { type Datum, isoDatum } from '../kernel/datum.ts';
import type { DB } from '../platform/db/schema.ts';

export type MijnVraag = 'terugkeer' | 'overdracht' | 'nazorg' | 'route' | 'samen' | 'kennismaking' | 'advies';

/** Kinds of questions that are open for who reads: the way back, a hand-over, the aftercare. Row-level security says whose. */
export const findMijnVragen = async (db: Kysely<DB>, vandaag: Datum): Promise<MijnVraag[]> => {
  const { rows } = await sql<{ soort: MijnVraag }>`
    select 'terugkeer' as soort from terugkeerafspraak where afgezien = '' and akkoord is null and vervangen_op is null and gebruikt_op is null and tot >= ${isoDatum(vandaag)}::date
    union select 'overdracht' from overdracht where toestemming is null and gestopt_op is null
    union select 'nazorg' from nazorgmoment where uitkomst is null and vervallen_op is null and datum <= ${isoDatum(vandaag)}::date
    union select 'route' from trajectoordeel where wie = 'inwoner' and oordeel is null and vervallen_op is null
    union select 'samen' from samenspraak where wie = 'inwoner' and antwoord is null and vervallen_op is null
    union select 'kennismaking' from orientatie
     where kennismaking_op >= ${isoDatum(vandaag)}::date and gestart_op is null and gestopt_op is null and gevolg is null
    union select 'advies' from orientatie o join orientatieadvies a on a.gemeente_id = o.gemeente_id and a.orientatie_id = o.id
     where o.gevolg is null and o.gestopt_op is null and a.akkoord is null
       and not exists (select from orientatieadvies later where later.gemeente_id = a.gemeente_id and later.orientatie_id = a.orientatie_id and later.nummer > a.nummer)
    order by 1`.execute(db);
  return rows.map(({ soort }) => soort);
};
