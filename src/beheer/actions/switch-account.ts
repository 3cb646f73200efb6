import type { Kysely } from 'kysely';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { Conflict, NietGevonden } from '../../platform/problem.ts';
import { findMedewerker, GEEN_BEHEERDER, updateMedewerker } from '../queries/medewerkers.ts';
import { GROND_TOEGANG } from '../rules/medewerker.ts';
import { EIGEN_ACCOUNT } from './change-medewerker.ts';
import { LAATSTE_BEHEERDER } from './change-rol.ts';

/**
 * Switches an account off or on for now; who is switched off is out at once. Whoever leaves goes by `arrangeVertrek` and comes back by
 * `returnMedewerker`. Refused for oneself and for the last beheerder. Throws Conflict when the account was changed since `versie`.
 */
export const switchAccount = async (
  db: Kysely<DB>,
  actor: Actor,
  o: { gebruikerId: number; versie: number; actief: boolean },
): Promise<Resultaat<null>> => {
  const nu = await findMedewerker(db, o.gebruikerId);
  if (!nu) throw new NietGevonden();
  if (nu.id === actor.gebruikerId) return geweigerd(EIGEN_ACCOUNT);
  if (nu.laatsteDag && o.actief) return geweigerd(`${nu.naam} is vertrokken. Kies bij het account “Komt terug”.`);
  const bewaard =
    nu.actief === o.actief ? false : await updateMedewerker(db, { id: nu.id, versie: o.versie }, { actief: o.actief });
  if (bewaard === GEEN_BEHEERDER) return geweigerd(LAATSTE_BEHEERDER);
  if (!bewaard) {
    const toon = (actief: boolean): string => (actief ? 'mag inloggen' : 'mag niet inloggen');
    throw new Conflict({
      wat: `het account van ${nu.naam}`,
      velden: [{ label: 'Account', jouw: toon(o.actief), nu: toon(nu.actief), anders: o.actief !== nu.actief }],
      terug: `/beheer/medewerkers/${nu.id}`,
    });
  }
  await schrijfLogboek(db, actor, {
    handeling: o.actief ? 'account-aangezet' : 'account-uitgezet',
    soort: 'gebruiker',
    objectId: nu.id,
    grond: GROND_TOEGANG,
  });
  return gelukt(null);
};
