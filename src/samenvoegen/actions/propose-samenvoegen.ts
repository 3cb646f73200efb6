import type { Kysely } from 'kysely';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { GROND_WMO, schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { findZichtbaar, insertVoorstel } from '../queries.ts';

/**
 * A consulent says that two dossiers are one person. A teammanager decides and does it (keuze: a second person). Throws NietGevonden when
 * neither is the actor's own.
 */
export const proposeSamenvoegen = async (
  db: Kysely<DB>,
  o: { actor: Actor; inwonerId: number; blijft: number; weg: number; reden: string },
): Promise<Resultaat<{ id: number }>> => {
  if (o.blijft === o.weg) return geweigerd({ veld: 'ander', tekst: 'Kies een ander dossier dan dit.' });
  // Who may see only the other dossier proposes it from there.
  if (!(await findZichtbaar(db, [o.inwonerId])).has(o.inwonerId)) throw new NietGevonden();
  const id = await insertVoorstel(db, o);
  if (id === undefined) throw new NietGevonden();
  if (id === 0) return geweigerd('Over een van deze dossiers loopt al een voorstel. Wacht tot de teammanager daarover besliste.');
  await schrijfLogboek(db, o.actor, {
    handeling: 'samenvoegen-voorgesteld',
    soort: 'samenvoeging',
    objectId: id,
    inwonerId: o.inwonerId,
    grond: GROND_WMO,
  });
  return gelukt({ id });
};
