import type { Kysely } from 'kysely';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { schrijfLogboek } from '../../platform/audit.ts';
import { rolnamen } from '../../platform/auth/rolnamen.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { Conflict, NietGevonden } from '../../platform/problem.ts';
import { findMedewerker, GEEN_BEHEERDER, updateMedewerker } from '../queries/medewerkers.ts';
import { getCaseload } from '../queries/vertrek.ts';
import { GROND_TOEGANG, heeftCaseload } from '../rules/medewerker.ts';
import type { Stafrol } from '../types.ts';
import { EIGEN_ACCOUNT } from './change-medewerker.ts';

/** Nobody could let others in any more. */
export const LAATSTE_BEHEERDER =
  'Dit is de laatste beheerder. Geef eerst een ander de rol beheer, anders kan niemand meer accounts beheren.';

/**
 * Gives an employee another role; the database ends the sessions at once. Refused for oneself (nobody widens his own rights), for a
 * consulent who still has residents, for the last beheerder and for accounts of aanbieders. Throws Conflict when the account was
 * changed since `versie`.
 */
export const changeRol = async (
  db: Kysely<DB>,
  actor: Actor,
  o: { gebruikerId: number; versie: number; rol: Stafrol },
): Promise<Resultaat<null>> => {
  const nu = await findMedewerker(db, o.gebruikerId);
  if (!nu) throw new NietGevonden();
  if (nu.id === actor.gebruikerId) return geweigerd('Je eigen rol kun je niet wijzigen. Vraag het een andere beheerder.');
  if (nu.rol === 'aanbieder' || nu.rol === 'orientatie')
    return geweigerd('Een account van een aanbieder krijgt geen rol bij de gemeente. Voeg een nieuwe medewerker toe.');
  if (nu.rol === o.rol) return geweigerd({ veld: 'rol', tekst: `${nu.naam} heeft deze rol al. Kies een andere rol.` });
  if (nu.rol === 'consulent' && heeftCaseload(await getCaseload(db, nu.id)))
    return geweigerd({ veld: 'rol', tekst: `${nu.naam} heeft nog inwoners. Draag die eerst over aan een collega.` });
  const bewaard = await updateMedewerker(db, { id: nu.id, versie: o.versie }, { rol: o.rol });
  if (bewaard === GEEN_BEHEERDER) return geweigerd({ veld: 'rol', tekst: LAATSTE_BEHEERDER });
  if (!bewaard)
    throw new Conflict({
      wat: `het account van ${nu.naam}`,
      velden: [{ label: 'Rol', jouw: rolnamen[o.rol], nu: rolnamen[nu.rol], anders: true }],
      terug: `/beheer/medewerkers/${nu.id}/rol`,
      nieuweVersie: nu.versie,
    });
  await schrijfLogboek(db, actor, { handeling: 'rol-gewijzigd', soort: 'gebruiker', objectId: nu.id, grond: GROND_TOEGANG });
  return gelukt(null);
};

export { EIGEN_ACCOUNT };
