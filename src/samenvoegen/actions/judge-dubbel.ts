import type { Kysely } from 'kysely';
import { insertNietDezelfde } from '../../inwoner/index.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { GROND_WMO, schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { Conflict, NietGevonden } from '../../platform/problem.ts';
import { declineVoorstel, findSamenvoeging, findZichtbaar } from '../queries.ts';

/** Says that two dossiers are two people; it is not asked again. Throws NietGevonden when the actor may judge neither. */
export const judgeNietDezelfde = async (
  db: Kysely<DB>,
  o: { actor: Actor; een: number; ander: number; reden: string },
): Promise<Resultaat<true>> => {
  if (!(await findZichtbaar(db, [o.een])).has(o.een) || !(await insertNietDezelfde(db, o))) throw new NietGevonden();
  await schrijfLogboek(db, o.actor, {
    handeling: 'niet-dezelfde-persoon',
    soort: 'inwoner',
    objectId: o.een,
    inwonerId: o.een,
    grond: GROND_WMO,
  });
  return gelukt(true);
};

/** A teammanager turns a proposal down: the two stay apart and are not asked about again. */
export const declineSamenvoegen = async (
  db: Kysely<DB>,
  o: { actor: Actor; id: number; versie: number; reden: string },
): Promise<Resultaat<true>> => {
  const s = await findSamenvoeging(db, o.id);
  if (!s) throw new NietGevonden();
  if (!(await declineVoorstel(db, { id: o.id, versie: o.versie, door: o.actor.gebruikerId, reden: o.reden })))
    throw new Conflict({ wat: 'dit voorstel', velden: [], terug: `/samenvoegen/${o.id}` });
  if (!(await insertNietDezelfde(db, { een: s.inwoner_id, ander: s.weg_id, reden: o.reden })))
    return geweigerd('Een van de dossiers is er niet meer.');
  for (const inwonerId of [s.inwoner_id, s.weg_id])
    await schrijfLogboek(db, o.actor, {
      handeling: 'samenvoegen-afgewezen',
      soort: 'samenvoeging',
      objectId: o.id,
      inwonerId,
      grond: GROND_WMO,
    });
  return gelukt(true);
};
