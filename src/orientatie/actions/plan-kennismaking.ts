import type { Kysely } from 'kysely';
import { isoDatum } from '../../kernel/datum.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import type { DB } from '../../platform/db/schema.ts';
import { parseForm } from '../../web/form-data.ts';
import { leesOrientatiedag } from '../rules.ts';
import { KennismakingForm } from '../types.ts';
import { changeOrientatie, loadOrientatie, logOrientatie, type Opdracht } from './load-orientatie.ts';

/** When and where the centre meets the resident for the first time; may be moved until the orientation began. Throws NietGevonden or Conflict. */
export const planKennismaking = async (db: Kysely<DB>, o: Opdracht): Promise<Resultaat<number>> => {
  const geladen = await loadOrientatie(db, o, ['verwezen', 'gepland']);
  if (!geladen.ok) return geladen;
  const { orientatie } = geladen;
  const dag = leesOrientatiedag(o.waarden.kennismaking ?? '', {
    veld: 'kennismaking',
    vanaf: orientatie.verwezenOp ?? undefined,
  });
  const gelezen = parseForm(KennismakingForm, o.waarden);
  if (!dag.ok || !gelezen.ok) return geweigerd(...(dag.ok ? [] : dag.redenen), ...(gelezen.ok ? [] : gelezen.redenen));
  await changeOrientatie(db, o, orientatie, { kennismaking_op: isoDatum(dag.waarde), kennismaking_waar: gelezen.waarde.waar });
  await logOrientatie(db, o, 'orientatie-gepland', orientatie.id);
  return gelukt(orientatie.id);
};
