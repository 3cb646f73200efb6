import type { Kysely } from 'kysely';
import type { Datum } from '../../kernel/datum.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { findControle, findFunctiesMetMandaat, listHouders, listRegels, updateAfgerond, updateOordeel } from '../queries.ts';
import { bijzondereRechten, nietKlaarRedenen } from '../rules.ts';

/**
 * Says of one special right whether it stays. The right itself is taken away at the person's own page, and the review shows whether
 * that happened. Refused for one's own right, for a line that was judged and in a review that is finished. Throws NietGevonden.
 */
export const judgeRecht = async (
  db: Kysely<DB>,
  actor: Actor,
  o: { controleId: number; regelId: number; oordeel: 'blijft' | 'intrekken'; reden: string },
): Promise<Resultaat<null>> => {
  const controle = await findControle(db, o.controleId);
  const regels = await listRegels(db, o.controleId);
  const regel = regels.find(({ id }) => id === o.regelId);
  if (!controle || !regel) throw new NietGevonden();
  if (controle.afgerondOp) return geweigerd('Deze controle is al afgerond.');
  if (regel.gebruikerId === actor.gebruikerId)
    return geweigerd('Over je eigen recht oordeel je niet zelf. Vraag het een andere beheerder.');
  if (!(await updateOordeel(db, { id: regel.id, oordeel: o.oordeel, reden: o.reden, door: actor.gebruikerId })))
    return geweigerd(`${regel.door ?? 'Een collega'} heeft hier al over geoordeeld.`);
  await schrijfLogboek(db, actor, {
    handeling: o.oordeel === 'blijft' ? 'recht-blijft' : 'recht-moet-weg',
    soort: 'rechtencontroleregel',
    objectId: regel.id,
    grond: 'beheer van toegang',
  });
  return gelukt(null);
};

/** Ends a review. Refused while a line is open, a right that must go is still there, or somebody got one since. Throws NietGevonden. */
export const finishControle = async (db: Kysely<DB>, actor: Actor, id: number, vandaag: Datum): Promise<Resultaat<null>> => {
  if (!(await findControle(db, id))) throw new NietGevonden();
  const regels = await listRegels(db, id);
  const nu = bijzondereRechten(await listHouders(db), await findFunctiesMetMandaat(db, vandaag));
  const redenen = nietKlaarRedenen(regels, nu);
  if (redenen.length > 0) return geweigerd(...redenen);
  if (!(await updateAfgerond(db, id, actor.gebruikerId))) return geweigerd('Deze controle is al afgerond.');
  await schrijfLogboek(db, actor, {
    handeling: 'rechtencontrole-afgerond',
    soort: 'rechtencontrole',
    objectId: id,
    grond: 'beheer van toegang',
  });
  return gelukt(null);
};
