import type { Kysely } from 'kysely';
import { type Datum, isoDatum } from '../../kernel/datum.ts';
import { fixed } from '../../platform/db/fixed.ts';
import type { DB } from '../../platform/db/schema.ts';

export interface CaseloadRij {
  consulent_id: number;
  inwoners: number;
  stappen: number;
  laat: number;
  ik: number;
  inwoner: number;
  aanbieder: number;
  /** The earliest day of an open step, as `jjjj-mm-dd`; null when none has a day. */
  oudste: string | null;
}

/** The caseload of each consulent in one look at the werkvoorraad; 0 is who has no consulent yet. Who is done counts with nobody. */
export const countPerConsulent = (db: Kysely<DB>, vandaag: Datum): Promise<CaseloadRij[]> =>
  fixed<CaseloadRij>`
    select consulent_id, count(*) filter (where nr = 0 and status <> 'afgerond') as inwoners, count(soort) as stappen,
           count(*) filter (where uiterlijk < ${isoDatum(vandaag)}::date) as laat, count(*) filter (where eigenaar = 'ik') as ik,
           count(*) filter (where eigenaar = 'inwoner') as inwoner, count(*) filter (where eigenaar = 'aanbieder') as aanbieder,
           min(uiterlijk) as oudste
      from werkvoorraad group by 1`.execute(db);

/** Of how many things that stay late somebody else looks along, by consulent. */
export const countMeekijken = (db: Kysely<DB>): Promise<{ consulent_id: number; aantal: number }[]> =>
  fixed<{ consulent_id: number; aantal: number }>`
    select consulent_id, count(*)::int as aantal from plichtescalatie where opgelost_op is null and gezien_op is null group by 1`.execute(
    db,
  );
