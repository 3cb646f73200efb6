import type { Kysely } from 'kysely';
import { GROND_WMO, schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { Conflict, NietGevonden } from '../../platform/problem.ts';
import { findVanWie, listPlannen, type Van } from '../queries/index.ts';
import type { Plan } from '../types.ts';

/** Whose plan it is. Throws NietGevonden for a resident who is not the actor's. */
export const loadVan = async (db: Kysely<DB>, inwonerId: number): Promise<Van> => {
  const van = await findVanWie(db, inwonerId);
  if (!van) throw new NietGevonden();
  return { gemeente_id: van.gemeente_id, inwoner_id: van.id, consulent_id: van.consulent_id };
};

export const planConflict = (inwonerId: number, wilde: string, nu: string, versie?: number): Conflict =>
  new Conflict({
    wat: 'dit plan',
    velden: [{ label: 'Plan', jouw: wilde, nu, anders: true }],
    terug: `/dossier/${inwonerId}/plan`,
    ...(versie === undefined ? {} : { nieuweVersie: versie }),
  });

const STAND: Record<Plan['status'], string> = {
  concept: 'een concept',
  voorgelegd: 'voorgelegd',
  geldt: 'geldt',
  vervangen: 'vervangen door een nieuwe versie',
  ingetrokken: 'ingetrokken',
};

/** A version as it is now. Throws NietGevonden, and Conflict when it changed since `versie`. */
export const loadPlan = async (
  db: Kysely<DB>,
  o: { inwonerId: number; planId: number; versie?: number; wilde?: string },
): Promise<Plan> => {
  const plan = (await listPlannen(db, o.inwonerId)).find(({ id }) => id === o.planId);
  if (!plan) throw new NietGevonden();
  if (o.versie !== undefined && o.versie !== plan.versie)
    throw planConflict(o.inwonerId, o.wilde ?? 'wat jij koos', `versie ${plan.nummer} is ${STAND[plan.status]}`, plan.versie);
  return plan;
};

/** The line in the logboek that each act leaves. */
export const logPlan = (
  db: Kysely<DB>,
  actor: Actor,
  o: { gemeente_id: number; inwoner_id: number },
  handeling: string,
  objectId: number,
): Promise<void> =>
  schrijfLogboek(db, actor, {
    handeling,
    soort: 'plan',
    objectId,
    inwonerId: o.inwoner_id,
    gemeenteId: o.gemeente_id,
    grond: GROND_WMO,
  });
