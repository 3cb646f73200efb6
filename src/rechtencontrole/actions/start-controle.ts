import type { Kysely } from 'kysely';
import type { Datum } from '../../kernel/datum.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { findControle, findFunctiesMetMandaat, insertControle, insertRegels, listHouders } from '../queries.ts';
import { bijzondereRechten, kwartaalVan, toonKwartaal } from '../rules.ts';

/** Begins the review of this quarter with a line for each special right of today. Refused when the quarter has one. Gives its id. */
export const startControle = async (db: Kysely<DB>, actor: Actor, vandaag: Datum): Promise<Resultaat<number>> => {
  if (actor.gemeenteId === undefined) throw new NietGevonden();
  const kwartaal = kwartaalVan(vandaag);
  const id = await insertControle(db, { gemeenteId: actor.gemeenteId, kwartaal, door: actor.gebruikerId });
  if (id === undefined) return geweigerd(`De controle van het ${toonKwartaal(kwartaal)} is al begonnen.`);
  await fillControle(db, actor.gemeenteId, id, vandaag);
  await schrijfLogboek(db, actor, {
    handeling: 'rechtencontrole-begonnen',
    soort: 'rechtencontrole',
    objectId: id,
    grond: 'beheer van toegang',
  });
  return gelukt(id);
};

/** Adds the rights that came since the list was made; those that stand there stay as they are. Refused when it is finished. */
export const refreshControle = async (db: Kysely<DB>, actor: Actor, id: number, vandaag: Datum): Promise<Resultaat<null>> => {
  const controle = await findControle(db, id);
  if (!controle || actor.gemeenteId === undefined) throw new NietGevonden();
  if (controle.afgerondOp) return geweigerd('Deze controle is al afgerond.');
  await fillControle(db, actor.gemeenteId, id, vandaag);
  await schrijfLogboek(db, actor, {
    handeling: 'rechtencontrole-bijgewerkt',
    soort: 'rechtencontrole',
    objectId: id,
    grond: 'beheer van toegang',
  });
  return gelukt(null);
};

const fillControle = async (db: Kysely<DB>, gemeenteId: number, controleId: number, vandaag: Datum): Promise<void> => {
  const rechten = bijzondereRechten(await listHouders(db), await findFunctiesMetMandaat(db, vandaag));
  await insertRegels(db, { gemeenteId, controleId, rechten });
};
