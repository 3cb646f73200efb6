import type { Kysely } from 'kysely';
import { findPlaats } from '../../inwoner/index.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { heeftLopendePlek, insertOverleg } from '../queries.ts';
import type { Partijen } from '../types.ts';
import { NIET_MEER, partijVan, sendBericht } from './send-bericht.ts';

/** Begins a thread with its first message. The resident writes to the municipality, an aanbieder too; the municipality chooses with whom. */
export const startOverleg = async (
  db: Kysely<DB>,
  o: { actor: Actor; inwonerId: number; partijen: Partijen; onderwerp: string; tekst: string },
): Promise<Resultaat<{ id: number }>> => {
  const plaats = await findPlaats(db, o.inwonerId);
  if (!plaats) throw new NietGevonden();
  if (partijVan(o.actor) === 'aanbieder' && !(await heeftLopendePlek(db, plaats.gemeente_id, o.inwonerId)))
    return geweigerd(NIET_MEER);
  const { id } = await insertOverleg(db, plaats, { ...o.partijen, onderwerp: o.onderwerp, door: o.actor.gebruikerId });
  const r = await sendBericht(db, { actor: o.actor, inwonerId: o.inwonerId, overlegId: id, tekst: o.tekst });
  return r.ok ? gelukt({ id }) : r;
};
