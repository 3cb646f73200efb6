import type { Kysely } from 'kysely';
import type { Gemeente } from '../../beleid/index.ts';
import { findInwoner } from '../../inwoner/index.ts';
import type { Datum } from '../../kernel/datum.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { completeMelding, findMelding } from '../../melding/index.ts';
import { GROND_WMO, schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { insertAanmelding, reopenInwoner } from '../queries.ts';

/** A melding about somebody who has a dossier becomes a new aanmelding in it: the research starts on the day of the melding. */
export const linkMelding = async (
  db: Kysely<DB>,
  o: { actor: Actor; meldingId: number; inwonerId: number; vandaag: Datum; gemeente(gemeenteId: number): Gemeente },
): Promise<Resultaat<{ inwonerId: number }>> => {
  const [m, inwoner] = await Promise.all([findMelding(db, o.meldingId), findInwoner(db, o.inwonerId)]);
  if (!m || !inwoner) throw new NietGevonden();
  if (m.status === 'nieuw') return geweigerd('Pak de melding eerst op.');
  const klaar = await completeMelding(db, {
    actor: o.actor,
    meldingId: m.id,
    vandaag: o.vandaag,
    gemeente: o.gemeente(m.gemeente_id),
    inwonerId: inwoner.id,
    consulentId: inwoner.consulent_id,
  });
  if (!klaar.ok) return klaar;
  const aanmelding = await insertAanmelding(db, {
    gemeente_id: inwoner.gemeente_id,
    inwoner_id: inwoner.id,
    consulent_id: inwoner.consulent_id,
    ontvangen_op: m.ontvangen_op,
    aangemeld_door: m.melder_soort,
    vraag: m.vraag,
    vastgelegd_door: o.actor.gebruikerId,
    melding_id: m.id,
  });
  await reopenInwoner(db, inwoner.id);
  await schrijfLogboek(db, o.actor, {
    handeling: 'aanmelding-vastgelegd',
    soort: 'aanmelding',
    objectId: aanmelding.id,
    inwonerId: inwoner.id,
    grond: GROND_WMO,
  });
  return gelukt({ inwonerId: inwoner.id });
};
