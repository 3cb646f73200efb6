import type { Kysely } from 'kysely';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import {
  insertPlan,
  insertPlandoel,
  listLopendeDoelen,
  listPlandoelen,
  listPlannen,
  setDoelenVan,
  updatePlan,
} from '../queries/index.ts';
import type { Aanleiding } from '../types.ts';
import { loadPlan, loadVan, logPlan, planConflict } from './load-plan.ts';

/** Begins a version of the plan with the goals that run now, those of a besluit too. One draft at a time. */
export const startVersie = async (
  db: Kysely<DB>,
  actor: Actor,
  o: { inwonerId: number; aanleiding: string },
): Promise<Resultaat<{ id: number }>> => {
  const van = await loadVan(db, o.inwonerId);
  const plannen = await listPlannen(db, o.inwonerId);
  const open = plannen.find(({ status }) => status === 'concept' || status === 'voorgelegd');
  if (open) return geweigerd(`Versie ${open.nummer} staat nog open. Maak die eerst af.`);
  const eerste = plannen.every(({ status }) => status === 'ingetrokken');
  const aanleiding: Aanleiding = eerste ? 'eerste' : o.aanleiding === 'evaluatie' ? 'evaluatie' : 'wijziging';
  const { id } = await insertPlan(db, van, { nummer: (plannen[0]?.nummer ?? 0) + 1, aanleiding, door: actor.gebruikerId });
  for (const doel of await listLopendeDoelen(db, o.inwonerId))
    await insertPlandoel(db, van, { plan_id: id, doel_id: doel.id, aanbieder_id: doel.aanbieder_id, stand: 'blijft' });
  await logPlan(db, actor, van, 'plan-begonnen', id);
  return gelukt({ id });
};

/**
 * Takes back a version that lay before the others, and goes on with a new one: what was put before them, and what they said of it, stays.
 * Throws NietGevonden or Conflict.
 */
export const reviseVersie = async (
  db: Kysely<DB>,
  actor: Actor,
  o: { inwonerId: number; planId: number; versie: number },
): Promise<Resultaat<{ id: number }>> => {
  const van = await loadVan(db, o.inwonerId);
  const plan = await loadPlan(db, { ...o, wilde: 'aanpassen' });
  if (plan.status !== 'voorgelegd') return geweigerd('Alleen een versie die is voorgelegd kun je aanpassen.');
  const doelen = (await listPlandoelen(db, o.inwonerId)).filter(({ planId }) => planId === plan.id);
  if (!(await updatePlan(db, plan, { status: 'ingetrokken' }))) throw planConflict(o.inwonerId, 'aanpassen', 'net veranderd');
  await setDoelenVan(db, plan.id, 'voorgelegd', 'concept');
  const { id } = await insertPlan(db, van, {
    nummer: plan.nummer + 1,
    aanleiding: plan.aanleiding,
    door: actor.gebruikerId,
    // Why there is another version is another story than why there was the one that is taken back.
    reden: '',
    delen: plan.delen,
    evaluatie_op: plan.evaluatieOp,
  });
  for (const doel of doelen)
    await insertPlandoel(db, van, {
      plan_id: id,
      doel_id: doel.doelId,
      aanbieder_id: doel.aanbiederId,
      stand: doel.stand,
      reden: doel.reden,
      vorige_id: doel.vorigeId,
    });
  await logPlan(db, actor, van, 'plan-aangepast', id);
  return gelukt({ id });
};

/** Throws a draft away: the plan that held goes on as it was. */
export const dropVersie = async (
  db: Kysely<DB>,
  actor: Actor,
  o: { inwonerId: number; planId: number; versie: number },
): Promise<Resultaat<{ id: number }>> => {
  const van = await loadVan(db, o.inwonerId);
  const plan = await loadPlan(db, { ...o, wilde: 'weggooien' });
  if (plan.status !== 'concept') return geweigerd('Deze versie is al voorgelegd.');
  if (!(await updatePlan(db, plan, { status: 'ingetrokken' }))) throw planConflict(o.inwonerId, 'weggooien', 'net veranderd');
  await setDoelenVan(db, plan.id, 'concept', 'vervallen');
  await logPlan(db, actor, van, 'plan-weggegooid', plan.id);
  return gelukt({ id: plan.id });
};
