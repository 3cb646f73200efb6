import type { Kysely } from 'kysely';
import { isoDatum } from '../../kernel/datum.ts';
import { gelukt, type Resultaat } from '../../kernel/resultaat.ts';
import type { DB } from '../../platform/db/schema.ts';
import { leesOrientatiedag } from '../rules.ts';
import { changeOrientatie, loadOrientatie, logOrientatie, type Opdracht } from './load-orientatie.ts';

/** From this day the term of the regeling runs (AP10, AR3). Throws NietGevonden or Conflict. */
export const startOrientatie = async (db: Kysely<DB>, o: Opdracht): Promise<Resultaat<number>> => {
  const geladen = await loadOrientatie(db, o, ['verwezen', 'gepland']);
  if (!geladen.ok) return geladen;
  const { orientatie } = geladen;
  const dag = leesOrientatiedag(o.waarden.start ?? '', {
    veld: 'start',
    vanaf: orientatie.verwezenOp ?? undefined,
    tot: o.vandaag,
  });
  if (!dag.ok) return dag;
  await changeOrientatie(db, o, orientatie, { gestart_op: isoDatum(dag.waarde) });
  await logOrientatie(db, o, 'orientatie-gestart', orientatie.id);
  return gelukt(orientatie.id);
};
