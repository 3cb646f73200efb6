import type { Kysely } from 'kysely';
import { type BeleidInHuis, countTeSchrijven } from '../../beleid/index.ts';
import { type Datum, isoDatum } from '../../kernel/datum.ts';
import { gelukt, type Resultaat } from '../../kernel/resultaat.ts';
import { schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { insertGebeurtenis, insertVersie, lockConcept, updateConcept } from '../queries/concept.ts';
import { findLaatste } from '../queries/doorrekening.ts';
import { klaarzetRedenen } from '../rules/oordeel.ts';
import { probeerGevallen, regelingVan } from '../settings.ts';
import { GROND } from './grond.ts';

export const VERANDERD = 'Een collega heeft deze wijziging intussen veranderd. Open de pagina opnieuw.';

/**
 * Puts a concept ready for a second person: from here on it is a version that does not change, and that does not apply yet. Refused
 * while its consequences are not known, with failing cases or a day that has passed without a reason, or on a basis that was overtaken.
 */
export const prepareConcept = async (
  db: Kysely<DB>,
  actor: Actor,
  o: { beleid: BeleidInHuis; vandaag: Datum; id: number; versie: number; faalReden: string; terugReden: string },
): Promise<Resultaat<number>> => {
  const concept = await lockConcept(db, o.id);
  if (!concept || actor.gemeenteId === undefined) throw new NietGevonden();
  await o.beleid.ververs();
  const { vastgesteldOp } = regelingVan(concept);
  const doorrekening = await findLaatste(db, concept.id);
  const redenen = klaarzetRedenen({
    concept,
    vastgesteldOp,
    versies: o.beleid.versies(actor.gemeenteId),
    vandaag: isoDatum(o.vandaag),
    doorgerekend: doorrekening?.status === 'klaar' && doorrekening.conceptversie === concept.laatste.versie,
    mislukteGevallen: probeerGevallen(o.beleid, concept).filter(({ verschillen }) => verschillen.length > 0).length,
    teSchrijven: countTeSchrijven(concept.laatste.inhoud),
    faalReden: o.faalReden,
    terugReden: o.terugReden,
  });
  if (redenen.length > 0) return { ok: false, redenen };
  const regelingId = await insertVersie(db, {
    ...concept.laatste,
    gemeenteId: actor.gemeenteId,
    sleutel: concept.sleutel,
    vastgesteldOp,
    basisId: concept.basisId,
  });
  const op = await insertGebeurtenis(db, {
    gemeenteId: actor.gemeenteId,
    regelingId,
    soort: 'klaargezet',
    door: actor.gebruikerId,
    reden: o.faalReden,
  });
  const bewaard = await updateConcept(db, concept.id, o.versie, {
    status: 'klaargezet',
    regeling_id: regelingId,
    faal_reden: o.faalReden,
    terug_reden: o.terugReden,
    klaargezet_door: actor.gebruikerId,
    klaargezet_op: op,
  });
  if (!bewaard) return { ok: false, redenen: [{ tekst: VERANDERD }] };
  await schrijfLogboek(db, actor, {
    handeling: 'beleidsversie-klaargezet',
    soort: 'regeling',
    objectId: regelingId,
    grond: GROND,
  });
  return gelukt(concept.id);
};
