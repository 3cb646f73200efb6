import type { Kysely } from 'kysely';
import { datum, toonKort } from '../../kernel/datum.ts';
import { GROND_WMO, schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { Conflict, NietGevonden } from '../../platform/problem.ts';
import { findVanWie, listPlannen, type Van } from '../queries/index.ts';
import type { Plan, Plandoel } from '../types.ts';

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

const WAT: Readonly<Record<string, string>> = {
  gehaald: 'Het is gehaald',
  vervallen: 'Het vervalt',
  aangepast: 'Het wordt anders',
};

/** What two people did with one goal of a draft, field by field; `nu` is undefined when it is not in the draft any more. */
export const doelConflict = (o: {
  inwonerId: number;
  planId: number;
  waarden: Readonly<Record<string, string>>;
  nu: Plandoel | undefined;
  plekken: readonly { id: number; aanbieder: string }[];
}): Conflict => {
  const { waarden: jouw, nu } = o;
  const plek = (id: number | string | null | undefined): string =>
    o.plekken.find((een) => String(een.id) === String(id ?? ''))?.aanbieder ?? '';
  const trede = (nummer: number | string | null | undefined): string => (nummer ? `Trede ${nummer}` : '');
  const anders = jouw.stand === 'aangepast';
  const velden = [
    { label: 'Kies', jouw: WAT[jouw.stand ?? ''] ?? '', nu: nu ? (WAT[nu.stand] ?? '') : 'Het staat niet meer in dit plan' },
    { label: 'Waarom?', jouw: jouw.reden ?? '', nu: nu?.reden ?? '' },
    ...(anders || nu?.stand === 'aangepast'
      ? [
          { label: 'Het doel', jouw: anders ? (jouw.tekst ?? '') : '', nu: nu?.tekst ?? '' },
          { label: 'Waaraan zien jullie dat het is gelukt?', jouw: anders ? (jouw.maat ?? '') : '', nu: nu?.maat ?? '' },
          { label: 'Wie doet wat?', jouw: anders ? (jouw.wie ?? '') : '', nu: nu?.wie ?? '' },
          {
            label: 'Wanneer kijken jullie?',
            jouw: anders ? (jouw.uiterlijk ?? '') : '',
            nu: nu?.uiterlijk ? toonKort(datum(nu.uiterlijk)) : '',
          },
          { label: 'Naar welke trede?', jouw: anders ? trede(jouw.trede) : '', nu: trede(nu?.trede) },
          { label: 'Bij welke plek?', jouw: anders ? plek(jouw.plek) : '', nu: plek(nu?.toewijzingId) },
        ]
      : []),
  ];
  return new Conflict({
    wat: 'dit doel',
    velden: velden.map((veld) => ({ ...veld, anders: veld.jouw !== veld.nu })),
    terug: `/dossier/${o.inwonerId}/plan/${o.planId}`,
    ...(nu ? { nieuweVersie: nu.doelId } : {}),
  });
};

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
