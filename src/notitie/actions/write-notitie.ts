import type { Kysely } from 'kysely';
import { findPlaats } from '../../inwoner/index.ts';
import { gelukt, type Resultaat } from '../../kernel/resultaat.ts';
import { GROND_WMO, schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { insertNotitie } from '../queries.ts';
import type { NotitieSoort } from '../types.ts';

/** Writes a note in a dossier. Throws NietGevonden for a resident of somebody else. */
export const writeNotitie = async (
  db: Kysely<DB>,
  o: { actor: Actor; soort: NotitieSoort; inwonerId: number; tekst: string },
): Promise<Resultaat<{ reeks: number }>> => {
  const plaats = await findPlaats(db, o.inwonerId);
  if (!plaats) throw new NietGevonden();
  const reeks = await insertNotitie(db, o.soort, plaats, {
    reeks: undefined,
    versie: 1,
    tekst: o.tekst,
    reden: '',
    door: o.actor.gebruikerId,
  });
  if (reeks === undefined) throw new Error('een nieuwe notitie kreeg een nummer dat al bestond');
  await schrijfLogboek(db, o.actor, {
    handeling: `${o.soort}-geschreven`,
    soort: o.soort,
    objectId: reeks,
    inwonerId: o.inwonerId,
    grond: GROND_WMO,
  });
  return gelukt({ reeks });
};
