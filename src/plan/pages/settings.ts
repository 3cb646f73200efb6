import type { Kysely } from 'kysely';
import type { BeleidInHuis } from '../../beleid/index.ts';
import type { DB } from '../../platform/db/schema.ts';
import {
  listLopendeDoelen,
  listMeldingen,
  listMensen,
  listPartijen,
  listPlandoelen,
  listPlannen,
  listVastContact,
  listWoorden,
} from '../queries/index.ts';
import type { Lezer } from '../queries/plek.ts';
import { vastContactVan } from '../rules.ts';
import type { Plan } from '../types.ts';

export interface PlanSettings {
  beleid: BeleidInHuis;
}

/** Everything of the plan that the reader may know of, in one round trip; `lezer` is who reads. */
export const readPlan = async (db: Kysely<DB>, inwonerId: number, lezer: Lezer = 'gemeente') => {
  const [woorden, plannen, doelen, lopend, partijen, mensen, contacten, meldingen] = await Promise.all([
    listWoorden(db, inwonerId),
    listPlannen(db, inwonerId),
    listPlandoelen(db, inwonerId, lezer),
    listLopendeDoelen(db, inwonerId, lezer),
    listPartijen(db, inwonerId),
    listMensen(db, inwonerId, lezer),
    listVastContact(db, inwonerId),
    listMeldingen(db, inwonerId),
  ]);
  const gekozen = contacten.find(({ tot }) => tot === undefined);
  return {
    woorden,
    plannen,
    doelen,
    lopend,
    partijen,
    mensen,
    contacten,
    meldingen,
    contact: vastContactVan(
      gekozen,
      mensen.find(({ sleutel }) => sleutel === 'consulent'),
      undefined,
    ),
    geldt: plannen.find(({ status }) => status === 'geldt'),
    open: plannen.find(({ status }) => status === 'concept' || status === 'voorgelegd'),
    doelenVan: (plan: Pick<Plan, 'id'>) => doelen.filter(({ planId }) => planId === plan.id),
    partijenVan: (plan: Pick<Plan, 'id'>) => partijen.filter(({ planId }) => planId === plan.id),
  };
};
export type PlanGelezen = Awaited<ReturnType<typeof readPlan>>;
