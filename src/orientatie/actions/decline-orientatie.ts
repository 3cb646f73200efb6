import type { Kysely } from 'kysely';
import { isoDatum } from '../../kernel/datum.ts';
import { gelukt, type Resultaat } from '../../kernel/resultaat.ts';
import type { DB } from '../../platform/db/schema.ts';
import { parseForm } from '../../web/form-data.ts';
import { AfwijzingForm } from '../types.ts';
import { changeOrientatie, loadOrientatie, logOrientatie, type Opdracht } from './load-orientatie.ts';

/** Says no to a request of the resident, with a reason that he reads. Throws NietGevonden or Conflict. */
export const declineOrientatie = async (db: Kysely<DB>, o: Opdracht): Promise<Resultaat<number>> => {
  const gelezen = parseForm(AfwijzingForm, o.waarden);
  if (!gelezen.ok) return gelezen;
  const geladen = await loadOrientatie(db, o, ['gevraagd']);
  if (!geladen.ok) return geladen;
  const { orientatie } = geladen;
  await changeOrientatie(db, o, orientatie, { afgewezen_op: isoDatum(o.vandaag), afgewezen_reden: gelezen.waarde.reden });
  await logOrientatie(db, o, 'orientatie-afgewezen', orientatie.id);
  return gelukt(orientatie.id);
};
