import type { Kysely } from 'kysely';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { schrijfLogboekRegels } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { Conflict, NietGevonden } from '../../platform/problem.ts';
import { findMedewerker, updateMedewerker } from '../queries.ts';

/**
 * Changes the functie of an employee and whether the account works. The functie decides on the mandate (AP16), so each change is a
 * line in the logboek. Who is switched off is out at once: the database ends the sessions.
 * Refused for one's own account. Throws NietGevonden for somebody who is no employee here, Conflict when it was changed since `versie`.
 */
export const changeMedewerker = async (
  db: Kysely<DB>,
  actor: Actor,
  o: { gebruikerId: number; versie: number; functie: string | null; actief: boolean },
): Promise<Resultaat<null>> => {
  const nu = await findMedewerker(db, o.gebruikerId);
  if (!nu) throw new NietGevonden();
  if (nu.id === actor.gebruikerId) return geweigerd('Je eigen account kun je niet wijzigen. Vraag het een andere beheerder.');
  const functie = nu.functie ?? null;
  if (!(await updateMedewerker(db, { id: nu.id, versie: o.versie, functie: o.functie, actief: o.actief }))) {
    const toon = (actief: boolean): string => (actief ? 'mag inloggen' : 'mag niet inloggen');
    throw new Conflict({
      wat: `de gegevens van ${nu.naam}`,
      velden: [
        { label: 'Functie', jouw: o.functie ?? 'geen', nu: functie ?? 'geen', anders: o.functie !== functie },
        { label: 'Account', jouw: toon(o.actief), nu: toon(nu.actief), anders: o.actief !== nu.actief },
      ],
      terug: `/beheer/medewerkers/${nu.id}`,
      nieuweVersie: nu.versie,
    });
  }
  const handelingen = [
    ...(o.functie === functie ? [] : ['functie-gewijzigd']),
    ...(o.actief === nu.actief ? [] : [o.actief ? 'account-aangezet' : 'account-uitgezet']),
  ];
  await schrijfLogboekRegels(
    db,
    actor,
    handelingen.map((handeling) => ({ handeling, soort: 'gebruiker', objectId: nu.id, grond: 'beheer van toegang' })),
  );
  return gelukt(null);
};
