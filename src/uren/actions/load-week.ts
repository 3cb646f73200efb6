import type { Kysely } from 'kysely';
import type { BeleidInHuis } from '../../beleid/index.ts';
import type { Datum } from '../../kernel/datum.ts';
import { toonUren } from '../../kernel/minuten.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { Conflict } from '../../platform/problem.ts';
import { lockWeek, selectWeek } from '../queries.ts';
import { afwezigVeld, dagenVan, dagVan, dagVoluit, leesCel, standVan, urenVeld, weekVersie } from '../rules.ts';
import { AFWEZIG, isAfwezigReden, type WeekRij } from '../types.ts';

/** What every act on a week of an aanbieder gets. */
export interface WeekOpdracht {
  actor: Actor;
  beleid: BeleidInHuis;
  vandaag: Datum;
  maandag: Datum;
  /** `_versie` of the form: the state of the week when it was opened. */
  versie: string;
  /** What was typed. */
  waarden: Readonly<Record<string, string>>;
  /** Where the week can be opened afresh. */
  terug: string;
}

const tekstVan = (reden: string | undefined): string => (reden !== undefined && isAfwezigReden(reden) ? AFWEZIG[reden] : 'Geen');

/** The week as it stands now, locked for this transaction. */
export const lockedWeek = async (db: Kysely<DB>, o: WeekOpdracht): Promise<WeekRij[]> => {
  if (o.actor.aanbiederId === undefined) throw new Error('uren zonder aanbieder');
  await lockWeek(db, o.actor.aanbiederId, o.maandag);
  return selectWeek(db, o.maandag, o.beleid);
};

/**
 * As lockedWeek. Throws a Conflict with both versions when it is not the week that the form was opened on and something that was
 * typed differs from what stands there now.
 */
export const loadWeek = async (db: Kysely<DB>, o: WeekOpdracht): Promise<WeekRij[]> => {
  const rijen = await lockedWeek(db, o);
  const nu = weekVersie(rijen);
  if (o.versie === String(nu)) return rijen;
  const velden = rijen.flatMap((rij) => {
    const dagen = dagenVan(o.maandag).flatMap((datum, nr) => {
      const jouw = o.waarden[urenVeld(rij.id, nr)];
      const stand = standVan(dagVan(rij, datum, o.vandaag));
      const gelezen = jouw === undefined ? undefined : leesCel(jouw, rij.dagdeel);
      if (jouw === undefined || (gelezen?.ok && gelezen.minuten === stand)) return [];
      return [
        {
          label: `${rij.naam}, ${dagVoluit(datum)}`,
          jouw: jouw === '' ? 'leeg' : `${jouw} uur`,
          nu: stand === 0 ? 'leeg' : `${toonUren(stand)} uur`,
          anders: true,
        },
      ];
    });
    const jouw = o.waarden[afwezigVeld(rij.id)];
    if (jouw === undefined || jouw === (rij.afwezig?.reden ?? '')) return dagen;
    return [
      ...dagen,
      { label: `${rij.naam}, bijzonderheden`, jouw: tekstVan(jouw), nu: tekstVan(rij.afwezig?.reden), anders: true },
    ];
  });
  if (velden.length === 0) return rijen;
  throw new Conflict({ wat: 'de uren van deze week', velden, terug: o.terug, nieuweVersie: nu });
};

/** The rows of the logboek of an act: one for each resident that it touches. */
export const logboekregels = (rijen: readonly WeekRij[], handeling: string, grond: string) =>
  [...new Map(rijen.map((rij) => [rij.id, rij])).values()].map((rij) => ({
    handeling,
    soort: 'uren',
    objectId: rij.id,
    inwonerId: rij.inwonerId,
    aanbiederId: rij.aanbiederId,
    gemeenteId: rij.gemeenteId,
    grond,
  }));
