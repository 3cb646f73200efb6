import type { Kysely } from 'kysely';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { GROND_WMO, schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { insertAntwoord, listPlannen, readVoorAanbieder } from '../queries/index.ts';
import { antwoordReden } from '../rules.ts';
import { loadVan, logPlan } from './load-plan.ts';

/**
 * Agrees with a version or not, with why: the resident himself, or the consulent who writes down what he said. The last yes lets the version
 * hold. Answers are added, the latest counts. Throws NietGevonden.
 */
export const answerPlan = async (
  db: Kysely<DB>,
  actor: Actor,
  o: { inwonerId: number; planId: number; akkoord: boolean; toelichting: string },
): Promise<Resultaat<{ id: number }>> => {
  const van = await loadVan(db, o.inwonerId);
  const plan = (await listPlannen(db, o.inwonerId)).find(({ id }) => id === o.planId);
  if (!plan) throw new NietGevonden();
  const reden = antwoordReden(plan, o);
  if (reden) return geweigerd(reden);
  const getypt = actor.rol === 'inwoner' ? ('inwoner' as const) : ('consulent' as const);
  await insertAntwoord(db, van, {
    plan_id: plan.id,
    wie: 'inwoner',
    aanbieder_id: null,
    akkoord: o.akkoord,
    toelichting: o.toelichting,
    getypt,
    door: actor.gebruikerId,
  });
  await logPlan(db, actor, van, 'plan-beantwoord', plan.id);
  return gelukt({ id: plan.id });
};

/** The same of an aanbieder, on the goals that belong to its toewijzing. Throws NietGevonden for a plan that was not put before it. */
export const answerPlanAlsAanbieder = async (
  db: Kysely<DB>,
  actor: Actor,
  o: { inwonerId: number; planId: number; akkoord: boolean; toelichting: string },
): Promise<Resultaat<{ id: number }>> => {
  const { delen } = await readVoorAanbieder(db, o.inwonerId);
  const [deel] = delen;
  if (deel?.plan_id !== o.planId || actor.aanbiederId === undefined) throw new NietGevonden();
  const reden = antwoordReden({ status: deel.open ? 'voorgelegd' : 'vervangen' }, o);
  if (reden) return geweigerd(reden);
  await insertAntwoord(
    db,
    { gemeente_id: deel.gemeente_id, inwoner_id: o.inwonerId, consulent_id: deel.consulent_id },
    {
      plan_id: o.planId,
      wie: 'aanbieder',
      aanbieder_id: actor.aanbiederId,
      akkoord: o.akkoord,
      toelichting: o.toelichting,
      getypt: 'aanbieder',
      door: actor.gebruikerId,
    },
  );
  await schrijfLogboek(db, actor, {
    handeling: 'plan-beantwoord',
    soort: 'plan',
    objectId: o.planId,
    inwonerId: o.inwonerId,
    aanbiederId: actor.aanbiederId,
    gemeenteId: deel.gemeente_id,
    grond: GROND_WMO,
  });
  return gelukt({ id: o.planId });
};
