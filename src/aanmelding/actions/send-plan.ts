// What the resident does himself after an aanmelding.
import type { Kysely } from 'kysely';
import { type Datum, isoDatum } from '../../kernel/datum.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { findMijnAanmelding, insertFeit, insertPlan, type MijnAanmelding } from '../queries.ts';
import { ANTWOORD } from '../rules.ts';
import type { PlanForm } from '../types.ts';
import { GROND_ONDERZOEK, LEEG_PLAN } from './record-feit.ts';

const getMijn = async (db: Kysely<DB>): Promise<MijnAanmelding> => {
  const mijn = await findMijnAanmelding(db);
  if (!mijn) throw new NietGevonden();
  return mijn;
};

/** The own plan of the resident (Wmo 2015 art. 2.3.2 lid 2); also after the seven days. A later one stands beside the earlier. */
export const sendPlan = async (
  db: Kysely<DB>,
  o: { actor: Actor; vandaag: Datum; plan: PlanForm },
): Promise<Resultaat<{ aanmeldingId: number }>> => {
  if (Object.values(o.plan).every((deel) => deel === '')) return geweigerd({ veld: 'ik_wil', tekst: LEEG_PLAN });
  const { id, van } = await getMijn(db);
  await insertPlan(db, { ...van, ...o.plan, aanmelding_id: id, ontvangen_op: isoDatum(o.vandaag), door: o.actor.gebruikerId });
  await schrijfLogboek(db, o.actor, {
    handeling: 'plan-ontvangen',
    soort: 'aanmelding',
    objectId: id,
    inwonerId: van.inwoner_id,
    grond: GROND_ONDERZOEK,
  });
  return gelukt({ aanmeldingId: id });
};

/** Whether the resident wants free client support (Wmo 2015 art. 2.2.4), in his own word. */
export const answerOndersteuning = async (
  db: Kysely<DB>,
  o: { actor: Actor; vandaag: Datum; keuze: string },
): Promise<Resultaat<{ aanmeldingId: number }>> => {
  if (ANTWOORD[o.keuze] === undefined) return geweigerd({ veld: 'ondersteuning', tekst: 'Kies een antwoord.' });
  const { id, van } = await getMijn(db);
  await insertFeit(db, {
    ...van,
    aanmelding_id: id,
    soort: 'ondersteuning-antwoord',
    dag: isoDatum(o.vandaag),
    keuze: o.keuze,
    door: o.actor.gebruikerId,
  });
  await schrijfLogboek(db, o.actor, {
    handeling: 'ondersteuning-beantwoord',
    soort: 'aanmelding',
    objectId: id,
    inwonerId: van.inwoner_id,
    grond: GROND_ONDERZOEK,
  });
  return gelukt({ aanmeldingId: id });
};
