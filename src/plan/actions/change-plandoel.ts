import type { Kysely } from 'kysely';
import type { Datum } from '../../kernel/datum.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import {
  insertDoel,
  insertPlandoel,
  listPlandoelen,
  listPlekken,
  removePlandoel,
  setPlandoel,
  type Van,
} from '../queries/index.ts';
import { leesDoel, leesWatErmee } from '../rules.ts';
import type { Plandoel } from '../types.ts';
import { doelConflict, loadPlan, loadVan, logPlan } from './load-plan.ts';

interface Opdracht {
  vandaag: Datum;
  inwonerId: number;
  planId: number;
  waarden: Readonly<Record<string, string>>;
}

const openConcept = async (db: Kysely<DB>, o: Pick<Opdracht, 'inwonerId' | 'planId'>) => {
  const van = await loadVan(db, o.inwonerId);
  const plan = await loadPlan(db, { inwonerId: o.inwonerId, planId: o.planId });
  const doelen = (await listPlandoelen(db, o.inwonerId)).filter(({ planId }) => planId === plan.id);
  return { van, plan, doelen };
};

/** What the draft holds by now, for who worked on a goal that another changed or took away. */
const intussen = (doelen: readonly Plandoel[]): string =>
  doelen.length === 0 ? 'Er staat nu geen doel in.' : `Nu staat erin: ${doelen.map(({ tekst }) => `“${tekst}”`).join(', ')}.`;

const GEEN_CONCEPT = 'Deze versie is al voorgelegd. Pas hem eerst aan.';

/** Adds a goal to a draft, or changes one that is new in it; a goal that another changed or took away meanwhile is refused at its text. */
export const putDoel = async (
  db: Kysely<DB>,
  actor: Actor,
  o: Opdracht & { doelId?: number | undefined },
): Promise<Resultaat<{ id: number }>> => {
  const { van, plan, doelen } = await openConcept(db, o);
  if (plan.status !== 'concept') return geweigerd(GEEN_CONCEPT);
  const oud = o.doelId === undefined ? undefined : doelen.find(({ doelId }) => doelId === o.doelId);
  if (o.doelId !== undefined && (!oud || (oud.stand !== 'nieuw' && oud.stand !== 'aangepast')))
    return geweigerd({
      veld: 'tekst',
      tekst: `Dit doel is intussen gewijzigd of weggehaald. ${intussen(doelen)} Sla je op, dan komt jouw tekst er als nieuw doel bij.`,
    });
  const plekken = await listPlekken(db, o.inwonerId);
  const gelezen = leesDoel(o.waarden, { vandaag: o.vandaag, toewijzingen: plekken.map(({ id }) => id) });
  if (!gelezen.ok) return gelezen;
  const doel = gelezen.waarde;
  const aanbiederId = plekken.find(({ id }) => id === doel.toewijzingId)?.aanbieder_id ?? null;
  const { id } = await insertDoel(db, van, { ...doel, aanbiederId, vorigeId: oud?.vorigeId ?? null });
  await insertPlandoel(db, van, {
    plan_id: plan.id,
    doel_id: id,
    aanbieder_id: aanbiederId,
    stand: oud?.stand ?? 'nieuw',
    reden: oud?.reden ?? '',
    vorige_id: oud?.vorigeId ?? null,
  });
  if (oud) await removePlandoel(db, { planId: plan.id, doelId: oud.doelId });
  await logPlan(db, actor, van, 'plandoel-geschreven', plan.id);
  return gelukt({ id });
};

/** Takes back what a draft did with a goal: what was new goes, what was changed or closed stands as it was. */
const undoDoel = async (db: Kysely<DB>, van: Van, planId: number, doel: Plandoel): Promise<void> => {
  if (doel.stand !== 'nieuw' && doel.stand !== 'aangepast') {
    await setPlandoel(db, { planId, doelId: doel.doelId, stand: 'blijft', reden: '' });
    return;
  }
  await removePlandoel(db, { planId, doelId: doel.doelId });
  if (doel.vorigeId !== null)
    await insertPlandoel(db, van, { plan_id: planId, doel_id: doel.vorigeId, aanbieder_id: doel.aanbiederId, stand: 'blijft' });
};

/**
 * Says in a draft what becomes of a goal that runs: reached, dropped, or changed into another, each with why. It counts when the version
 * does. Throws Conflict when another did something with the goal meanwhile; with `gezien`, the goal that the conflict page showed, the own
 * choice takes the place of that.
 */
export const judgeDoel = async (
  db: Kysely<DB>,
  actor: Actor,
  o: Opdracht & { doelId: number; gezien?: number },
): Promise<Resultaat<{ id: number }>> => {
  const { van, plan, doelen } = await openConcept(db, o);
  if (plan.status !== 'concept') return geweigerd(GEEN_CONCEPT);
  const nu = doelen.find(({ doelId }) => doelId === o.doelId) ?? doelen.find(({ vorigeId }) => vorigeId === o.doelId);
  if (nu?.stand !== 'blijft') {
    const plekken = await listPlekken(db, o.inwonerId);
    if (!nu || o.gezien !== nu.doelId) throw doelConflict({ ...o, nu, plekken });
    await undoDoel(db, van, plan.id, nu);
  }
  const wat = leesWatErmee(o.waarden);
  if (!wat.ok) return wat;
  const { stand, reden } = wat.waarde;
  if (stand !== 'aangepast') await setPlandoel(db, { planId: plan.id, doelId: o.doelId, stand, reden });
  else {
    const plekken = await listPlekken(db, o.inwonerId);
    const gelezen = leesDoel(o.waarden, { vandaag: o.vandaag, toewijzingen: plekken.map(({ id }) => id) });
    if (!gelezen.ok) return gelezen;
    const aanbiederId = plekken.find(({ id }) => id === gelezen.waarde.toewijzingId)?.aanbieder_id ?? null;
    const { id } = await insertDoel(db, van, { ...gelezen.waarde, aanbiederId, vorigeId: o.doelId });
    await insertPlandoel(db, van, {
      plan_id: plan.id,
      doel_id: id,
      aanbieder_id: aanbiederId,
      stand,
      reden,
      vorige_id: o.doelId,
    });
    await removePlandoel(db, { planId: plan.id, doelId: o.doelId });
  }
  await logPlan(db, actor, van, 'plandoel-geschreven', plan.id);
  return gelukt({ id: o.doelId });
};

/** Takes back what a draft did with a goal: a new one goes, a changed or closed one stays as it was. Throws NietGevonden. */
export const resetDoel = async (
  db: Kysely<DB>,
  actor: Actor,
  o: Omit<Opdracht, 'waarden' | 'vandaag'> & { doelId: number },
): Promise<Resultaat<{ id: number }>> => {
  const { van, plan, doelen } = await openConcept(db, o);
  if (plan.status !== 'concept') return geweigerd(GEEN_CONCEPT);
  const doel = doelen.find(({ doelId }) => doelId === o.doelId);
  if (!doel) throw new NietGevonden();
  await undoDoel(db, van, plan.id, doel);
  await logPlan(db, actor, van, 'plandoel-geschreven', plan.id);
  return gelukt({ id: doel.doelId });
};
