import type { Kysely } from 'kysely';
import { datum, toonDatum } from '../../kernel/datum.ts';
import { type Geweigerd, geweigerd } from '../../kernel/resultaat.ts';
import { GROND_WMO, schrijfLogboekRegels } from '../../platform/audit.ts';
import type { DB } from '../../platform/db/schema.ts';
import { deleteConcepten, sendConcepten } from '../queries.ts';
import { dagVan, isOpen, weekVersie } from '../rules.ts';
import { lockedWeek, logboekregels, type WeekOpdracht } from './load-week.ts';

/**
 * Sends in all concepts of a week: from then on a row changes only by a correction. A concept on a day that was closed or sent in
 * meanwhile goes (the check page said so). Refused when there is nothing to send,
 * and when the week is another than the one that was checked.
 */
export const sendUren = async (db: Kysely<DB>, o: WeekOpdracht): Promise<{ ok: true } | Geweigerd> => {
  const rijen = await lockedWeek(db, o);
  if (o.versie !== String(weekVersie(rijen)))
    return geweigerd('Iemand heeft de uren van deze week intussen gewijzigd. Kijk ze nog eens na en stuur ze dan in.');
  const concepten = rijen.flatMap((rij) =>
    rij.uren
      .filter((uur) => uur.status === 'concept')
      .map((uur) => ({ rij, id: uur.id, open: isOpen(dagVan(rij, datum(uur.datum), o.vandaag), 'invullen') })),
  );
  const uren = concepten.filter(({ open }) => open);
  const afwezig = rijen.flatMap((rij) => (rij.afwezig?.status === 'concept' ? [{ rij, id: rij.afwezig.id }] : []));
  if (uren.length === 0 && afwezig.length === 0)
    return geweigerd('Er staat niets klaar om in te sturen. Vul eerst uren in, of kies waarom iemand er niet was.');
  await deleteConcepten(
    db,
    concepten.filter(({ open }) => !open).map(({ id }) => id),
  );
  await sendConcepten(
    db,
    uren.map(({ id }) => id),
    afwezig.map(({ id }) => id),
    o.actor.gebruikerId,
  );
  await schrijfLogboekRegels(
    db,
    o.actor,
    logboekregels(
      [...uren, ...afwezig].map(({ rij }) => rij),
      'uren-ingestuurd',
      `${GROND_WMO}: verantwoording van uren, week van ${toonDatum(o.maandag)}`,
    ),
  );
  return { ok: true };
};
