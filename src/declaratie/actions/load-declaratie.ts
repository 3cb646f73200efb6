import type { Kysely } from 'kysely';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { Conflict, NietGevonden } from '../../platform/problem.ts';
import { magZien } from '../permissions.ts';
import { type Declaratie, lockDeclaratie } from '../queries/index.ts';
import { DECLARATIE_STATUS } from '../status.ts';

/**
 * The declaratie for an act, held until the end of the transaction. Throws NietGevonden when it is not for this actor and Conflict
 * when somebody changed it since the form was shown.
 */
export async function loadVoorActie(
  db: Kysely<DB>,
  actor: Actor,
  o: { id: number; versie: number; wat: string },
): Promise<Declaratie> {
  const declaratie = await lockDeclaratie(db, o.id);
  if (!declaratie || !magZien(actor, declaratie)) throw new NietGevonden();
  if (declaratie.versie !== o.versie)
    throw new Conflict({
      wat: 'deze declaratie',
      door: undefined,
      velden: [
        { label: 'Status', jouw: o.wat, nu: DECLARATIE_STATUS[declaratie.status].tekst, anders: true },
        { label: 'Versie', jouw: String(o.versie), nu: String(declaratie.versie), anders: true },
      ],
      terug: `/declaraties/${declaratie.id}`,
    });
  return declaratie;
}

/** Ground that the logboek gives for what happens to a declaratie. */
export const GROND = 'afrekening van ingekochte ondersteuning (Wmo 2015)';
