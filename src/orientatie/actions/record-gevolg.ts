import type { Kysely } from 'kysely';
import { isoDatum } from '../../kernel/datum.ts';
import { gelukt, type Resultaat } from '../../kernel/resultaat.ts';
import type { DB } from '../../platform/db/schema.ts';
import { parseForm } from '../../web/form-data.ts';
import { GevolgForm } from '../types.ts';
import { changeOrientatie, type EindOpdracht, endZicht, loadOrientatie, logOrientatie, zegAf } from './load-orientatie.ts';

/** What came of the advice (AR20): with that the orientation is done and the centre sees the resident no more. Throws NietGevonden or Conflict. */
export const recordGevolg = async (db: Kysely<DB>, o: EindOpdracht): Promise<Resultaat<number>> => {
  const gelezen = parseForm(GevolgForm, { toelichting: '', ...o.waarden });
  if (!gelezen.ok) return gelezen;
  const geladen = await loadOrientatie(db, o, ['besproken']);
  if (!geladen.ok) return geladen;
  const { orientatie } = geladen;
  await zegAf(db, o, orientatie.id, 'De oriëntatie is afgerond.');
  await changeOrientatie(db, o, orientatie, {
    gevolg: gelezen.waarde.gevolg,
    gevolg_op: isoDatum(o.vandaag),
    gevolg_toelichting: gelezen.waarde.toelichting,
    gevolg_verteld: gelezen.waarde.toelichting,
  });
  await endZicht(db, o, orientatie);
  await logOrientatie(db, o, 'orientatie-gevolgd', orientatie.id);
  return gelukt(orientatie.id);
};
