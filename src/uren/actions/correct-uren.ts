import type { Kysely } from 'kysely';
import { toonDatum } from '../../kernel/datum.ts';
import { type Geweigerd, geweigerd } from '../../kernel/resultaat.ts';
import { GROND_WMO, schrijfLogboekRegels } from '../../platform/audit.ts';
import type { DB } from '../../platform/db/schema.ts';
import { correctAfwezig, correctUren, deleteConcepten } from '../queries.ts';
import { leesRedenen, leesWeek } from '../rules.ts';
import { loadWeek, logboekregels, type WeekOpdracht } from './load-week.ts';

/**
 * Corrects a week that was sent in: the old rows end with the reason, one new row a day names the first of them. Rows of a delivery of
 * that day are replaced together. Zero hours end a day without a new row. Also in a month that was settled: the declaratie then gets a
 * credit and a new debit. Throws a Conflict.
 */
export const correctWeek = async (db: Kysely<DB>, o: WeekOpdracht): Promise<{ ok: true } | Geweigerd> => {
  const rijen = await loadWeek(db, o);
  const { wijziging, fouten } = leesWeek(rijen, o.maandag, o.vandaag, o.waarden, 'corrigeren');
  if (fouten.length > 0) return geweigerd(...fouten);
  if (wijziging.cellen.length === 0 && wijziging.afwezig.length === 0)
    return geweigerd('Je hebt nog niets gewijzigd. Pas een dag aan, of ga terug naar de week.');
  const gelezen = leesRedenen(wijziging.cellen, o.waarden);
  if (gelezen.fouten.length > 0) return geweigerd(...gelezen.fouten);
  const { gebruikerId } = o.actor;
  // A concept on the same day (a delivery came after it) would stand beside the corrected hours.
  await deleteConcepten(
    db,
    wijziging.cellen.flatMap(({ rij, datum }) =>
      rij.uren.filter((uur) => uur.datum === datum && uur.status === 'concept').map((uur) => uur.id),
    ),
  );
  await correctUren(
    db,
    wijziging.cellen.map((cel, nr) => ({
      cel,
      vervangt: cel.rij.uren
        .filter((uur) => uur.datum === cel.datum && uur.status === 'ingestuurd')
        .map((uur) => uur.id)
        .sort((a, b) => a - b),
      reden: gelezen.redenen[nr] ?? '',
    })),
    gebruikerId,
  );
  await correctAfwezig(db, wijziging.afwezig, o.maandag, gebruikerId);
  await schrijfLogboekRegels(
    db,
    o.actor,
    logboekregels(
      [...wijziging.cellen, ...wijziging.afwezig].map(({ rij }) => rij),
      'uren-gecorrigeerd',
      `${GROND_WMO}: correctie van ingestuurde uren, week van ${toonDatum(o.maandag)}`,
    ),
  );
  return { ok: true };
};
