import type { Kysely } from 'kysely';
import type { BeleidInHuis } from '../../beleid/index.ts';
import { type Datum, isoDatum } from '../../kernel/datum.ts';
import { gelukt, type Resultaat } from '../../kernel/resultaat.ts';
import { schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { planTaak } from '../../platform/jobs.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { insertGebeurtenis, lockConcept, updateConcept } from '../queries/concept.ts';
import { activeerRedenen } from '../rules/oordeel.ts';
import { regelingVan } from '../settings.ts';
import { GROND } from './grond.ts';
import { VERANDERD } from './prepare-concept.ts';

/**
 * Activates a version that a colleague put ready: it applies from its first day, in every process. Call `ververs` of the policy after
 * the commit. Refused to whoever worked on it, on a basis that was overtaken meanwhile, or with retroactive effect without a reason.
 */
export const activateConcept = async (
  db: Kysely<DB>,
  actor: Actor,
  o: { beleid: BeleidInHuis; vandaag: Datum; id: number; versie: number; gezien: boolean; terugReden: string },
): Promise<Resultaat<number>> => {
  const concept = await lockConcept(db, o.id);
  if (!concept || actor.gemeenteId === undefined) throw new NietGevonden();
  // Another process may have activated something a moment ago; nobody can any more until this transaction ends.
  await o.beleid.ververs();
  const { overgang, vastgesteldOp } = regelingVan(concept);
  const redenen = activeerRedenen({
    concept,
    vastgesteldOp,
    versies: o.beleid.versies(actor.gemeenteId),
    vandaag: isoDatum(o.vandaag),
    gebruikerId: actor.gebruikerId,
    klaargezetDoorId: concept.klaargezetDoorId,
    gezien: o.gezien,
    terugReden: o.terugReden,
  });
  if (redenen.length > 0 || concept.regelingId === undefined) return { ok: false, redenen };
  const reden = o.terugReden.trim() === '' ? concept.terugReden : o.terugReden;
  const op = await insertGebeurtenis(db, {
    gemeenteId: actor.gemeenteId,
    regelingId: concept.regelingId,
    soort: 'geactiveerd',
    door: actor.gebruikerId,
    reden,
  });
  const bewaard = await updateConcept(db, concept.id, o.versie, {
    status: 'geactiveerd',
    geactiveerd_door: actor.gebruikerId,
    geactiveerd_op: op,
    geactiveerd_reden: reden,
  });
  if (!bewaard) return { ok: false, redenen: [{ tekst: VERANDERD }] };
  if (overgang?.lopende === 'nieuwe-versie') await planTaak(db, 'overgang', concept.regelingId);
  await schrijfLogboek(db, actor, {
    handeling: 'beleidsversie-geactiveerd',
    soort: 'regeling',
    objectId: concept.regelingId,
    grond: GROND,
  });
  return gelukt(concept.id);
};
