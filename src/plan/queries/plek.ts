// At which aanbieder a goal `d` is worked on, when its place was replaced by another, as far as who reads it may know of that.
import { type RawBuilder, sql } from 'kysely';

/** Who reads: an aanbieder knows of its own places only, a resident of those whose letter was sent. */
export type Lezer = 'gemeente' | 'inwoner' | 'aanbieder';

// Of a besluit whose letter was not sent the resident knows nothing yet: portal and letter are one moment.
const bekend = (plek: string): string =>
  `(${plek}.besluit_id is null or exists (select from besluit s where s.gemeente_id = d.gemeente_id and s.id = ${plek}.besluit_id and s.bekendgemaakt_op is not null))`;

// The place `n` that came in the stead of another by `w`, unless that was a mistake.
const NAAR = `join toewijzing n on n.gemeente_id = d.gemeente_id and n.id = w.naar_toewijzing_id and n.status <> 'geweigerd'
     and not exists (select from toewijzingwijziging x where x.gemeente_id = n.gemeente_id and x.toewijzing_id = n.id and x.soort = 'vergissing')`;

/** Whether the resident knows of the place `t` of the goal. */
export const weetVan = (plek: 't'): RawBuilder<boolean> =>
  sql<boolean>`(${sql.ref(`${plek}.id`)} is null or ${sql.raw(bekend(plek))})`;

/**
 * The name of the aanbieder of a goal: of its place, and of the one that came in the stead of that since the day on which it begins. For the
 * resident it is the place of before until the letter about the new one was sent.
 */
export const aanbiederVan = (lezer: Lezer): RawBuilder<string | null> => {
  if (lezer === 'aanbieder') return sql<string | null>`(select a.naam from aanbieder a where a.id = d.aanbieder_id)`;
  const zelf = lezer === 'inwoner';
  const vorige = `(select w.toewijzing_id from toewijzingwijziging w ${NAAR}
     where w.gemeente_id = d.gemeente_id and w.naar_toewijzing_id = d.toewijzing_id and w.soort = 'aanbieder' and not ${bekend('n')})`;
  return sql<string | null>`(with recursive plek (id, nr) as (
    select ${sql.raw(zelf ? `coalesce(${vorige}, d.toewijzing_id)` : 'd.toewijzing_id')}, 0
    union all
    select n.id, p.nr + 1 from plek p
      join toewijzingwijziging w on w.gemeente_id = d.gemeente_id and w.toewijzing_id = p.id and w.soort = 'aanbieder' ${sql.raw(NAAR)}
     where lower(n.looptijd) <= app.dag() and ${sql.raw(zelf ? bekend('n') : 'true')})
    select coalesce((select a.naam from plek p join toewijzing t on t.gemeente_id = d.gemeente_id and t.id = p.id join aanbieder a on a.id = t.aanbieder_id
      order by p.nr desc limit 1), (select a.naam from aanbieder a where a.id = d.aanbieder_id)))`;
};

/** Whether the goal goes on at the place that came in the stead of its own, so that it counts there. */
export const gaatElders = (lezer: Lezer): RawBuilder<boolean> => {
  const besloten = `v.vorige_id is null and v.soort = d.soort and v.tekst = d.tekst and exists (select from toewijzingwijziging w
    where w.gemeente_id = d.gemeente_id and w.toewijzing_id = d.toewijzing_id and w.naar_toewijzing_id = n.id and w.soort = 'aanbieder')`;
  return sql<boolean>`exists (select from doel v join toewijzing n on n.gemeente_id = v.gemeente_id and n.id = v.toewijzing_id
    where v.gemeente_id = d.gemeente_id and v.inwoner_id = d.inwoner_id and v.stand = 'loopt' and v.toewijzing_id <> d.toewijzing_id
      and (v.vorige_id = d.id${sql.raw(lezer === 'aanbieder' ? '' : ` or (${besloten})`)}) and ${sql.raw(lezer === 'inwoner' ? bekend('n') : 'true')})`;
};
