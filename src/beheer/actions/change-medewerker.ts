import type { Kysely } from 'kysely';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { schrijfLogboekRegels } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { Conflict, NietGevonden } from '../../platform/problem.ts';
import { findAccountMetEmail, findMedewerker, updateMedewerker } from '../queries/medewerkers.ts';
import { GROND_TOEGANG } from '../rules/medewerker.ts';
import type { Persoonsgegevens } from '../types.ts';

/** Nobody keeps his own account. */
export const EIGEN_ACCOUNT = 'Je eigen account kun je niet wijzigen. Vraag het een andere beheerder.';

/**
 * Changes name, functie, telephone and mail address of an account. The functie decides on the mandate (AP16), so that change is a line
 * of its own in the logboek. Refused for one's own account and for a mail address that another account has. Throws NietGevonden for an
 * account out of reach, Conflict when it was changed since `versie`.
 */
export const changeMedewerker = async (
  db: Kysely<DB>,
  actor: Actor,
  o: Persoonsgegevens & { gebruikerId: number; versie: number },
): Promise<Resultaat<null>> => {
  const nu = await findMedewerker(db, o.gebruikerId);
  if (!nu) throw new NietGevonden();
  if (nu.id === actor.gebruikerId) return geweigerd(EIGEN_ACCOUNT);
  const zelfde = o.email === '' ? undefined : await findAccountMetEmail(db, o.email);
  if (zelfde && zelfde.id !== nu.id)
    return geweigerd({ veld: 'email', tekst: `Dit mailadres hoort al bij het account van ${zelfde.naam}.` });
  const functie = nu.functie ?? null;
  const bewaard = await updateMedewerker(
    db,
    { id: nu.id, versie: o.versie },
    { naam: o.naam, functie: o.functie, telefoon: o.telefoon || null, email: o.email || null },
  );
  if (bewaard !== true) {
    const veld = (label: string, jouw: string, staat: string) => ({ label, jouw, nu: staat, anders: jouw !== staat });
    throw new Conflict({
      wat: `de gegevens van ${nu.naam}`,
      velden: [
        veld('Naam', o.naam, nu.naam),
        veld('Functie', o.functie ?? 'geen', functie ?? 'geen'),
        veld('Telefoon', o.telefoon, nu.telefoon),
        veld('E-mail', o.email, nu.email),
      ],
      terug: `/beheer/medewerkers/${nu.id}/wijzigen`,
      nieuweVersie: nu.versie,
    });
  }
  const handelingen = [
    ...(o.functie === functie ? [] : ['functie-gewijzigd']),
    ...(o.naam === nu.naam && o.telefoon === nu.telefoon && o.email === nu.email ? [] : ['account-gewijzigd']),
  ];
  await schrijfLogboekRegels(
    db,
    actor,
    handelingen.map((handeling) => ({ handeling, soort: 'gebruiker', objectId: nu.id, grond: GROND_TOEGANG })),
  );
  return gelukt(null);
};
