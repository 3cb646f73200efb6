import type { Kysely } from 'kysely';
import { gelukt, type Resultaat } from '../../kernel/resultaat.ts';
import type { DB } from '../../platform/db/schema.ts';
import { parseForm } from '../../web/form-data.ts';
import { BevindingForm } from '../types.ts';
import { changeOrientatie, loadOrientatie, logOrientatie, type Opdracht } from './load-orientatie.ts';

/** What the centre knows so far of wishes, possibilities and perspective on work (AP34); grows until the advice. Throws NietGevonden or Conflict. */
export const recordBevinding = async (db: Kysely<DB>, o: Opdracht): Promise<Resultaat<number>> => {
  const gelezen = parseForm(BevindingForm, o.waarden);
  if (!gelezen.ok) return gelezen;
  const geladen = await loadOrientatie(db, o, ['verwezen', 'gepland', 'gestart']);
  if (!geladen.ok) return geladen;
  await changeOrientatie(db, o, geladen.orientatie, gelezen.waarde);
  await logOrientatie(db, o, 'orientatie-aangevuld', geladen.orientatie.id);
  return gelukt(geladen.orientatie.id);
};
