import type { Kysely } from 'kysely';
import { type Datum, isoDatum, parseDatumNl } from '../../kernel/datum.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { insertPartij, listPartijen, listPlandoelen, listWoorden, setDoelenVan, updatePlan } from '../queries/index.ts';
import { akkoordStand, gedeeldeWoorden, partijenVan, voorlegRedenen } from '../rules.ts';
import { loadPlan, loadVan, logPlan, planConflict } from './load-plan.ts';

/**
 * Puts a draft before the resident and each aanbieder of whom a goal stands in it, with the words of the resident as they are now. From
 * here on it does not change any more. Throws NietGevonden or Conflict.
 */
export const submitVersie = async (
  db: Kysely<DB>,
  actor: Actor,
  o: { vandaag: Datum; inwonerId: number; planId: number; versie: number; reden: string; evaluatie: string; delen: boolean },
): Promise<Resultaat<{ id: number }>> => {
  const van = await loadVan(db, o.inwonerId);
  const plan = await loadPlan(db, { ...o, wilde: 'voorleggen' });
  const doelen = (await listPlandoelen(db, o.inwonerId)).filter(({ planId }) => planId === plan.id);
  const redenen = voorlegRedenen(plan, doelen, o);
  if (redenen.length > 0) return geweigerd(...redenen);
  const woorden = Object.fromEntries((await listWoorden(db, o.inwonerId)).map(({ veld, tekst }) => [veld, tekst]));
  const evaluatie = parseDatumNl(o.evaluatie);
  const voorgelegd = isoDatum(o.vandaag);
  await setDoelenVan(db, plan.id, 'concept', 'voorgelegd');
  for (const partij of partijenVan(doelen))
    await insertPartij(db, van, {
      plan_id: plan.id,
      wie: partij.wie,
      aanbieder_id: partij.wie === 'aanbieder' ? partij.aanbiederId : null,
      nummer: plan.nummer,
      voorgelegd_op: voorgelegd,
      woorden: partij.wie === 'aanbieder' ? gedeeldeWoorden(o.delen, woorden) : null,
    });
  const gelukte = await updatePlan(db, plan, {
    status: 'voorgelegd',
    reden: o.reden,
    woorden: JSON.stringify(woorden),
    delen: o.delen,
    evaluatie_op: evaluatie ? isoDatum(evaluatie) : null,
    voorgelegd_op: voorgelegd,
  });
  if (!gelukte) throw planConflict(o.inwonerId, 'voorleggen', 'net veranderd');
  await logPlan(db, actor, van, 'plan-voorgelegd', plan.id);
  return gelukt({ id: plan.id });
};

/**
 * Lets a version hold although not everybody agreed, with why; what they said stays beside it. No source says who decides then: keuze.
 * Throws NietGevonden or Conflict.
 */
export const adoptVersie = async (
  db: Kysely<DB>,
  actor: Actor,
  o: { vandaag: Datum; inwonerId: number; planId: number; versie: number; waarom: string },
): Promise<Resultaat<{ id: number }>> => {
  const van = await loadVan(db, o.inwonerId);
  const plan = await loadPlan(db, { ...o, wilde: 'laten gelden' });
  if (plan.status !== 'voorgelegd') return geweigerd('Leg deze versie eerst voor.');
  const partijen = (await listPartijen(db, o.inwonerId)).filter(({ planId }) => planId === plan.id);
  if (akkoordStand(partijen).stand !== 'allen' && o.waarom === '')
    return geweigerd({ veld: 'waarom', tekst: 'Niet iedereen is het eens. Schrijf op waarom het plan toch gaat gelden.' });
  if (o.waarom.length > 2000) return geweigerd({ veld: 'waarom', tekst: 'Schrijf hoogstens 2000 tekens.' });
  if (!(await updatePlan(db, plan, { status: 'geldt', geldt_op: isoDatum(o.vandaag), zonder_akkoord: o.waarom })))
    throw planConflict(o.inwonerId, 'laten gelden', 'net veranderd');
  await logPlan(db, actor, van, 'plan-geldt', plan.id);
  return gelukt({ id: plan.id });
};
