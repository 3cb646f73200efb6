import type { Kysely } from 'kysely';
import { isoDatum } from '../../kernel/datum.ts';
import { gelukt, type Resultaat } from '../../kernel/resultaat.ts';
import type { DB } from '../../platform/db/schema.ts';
import { parseForm } from '../../web/form-data.ts';
import { StopForm } from '../types.ts';
import { changeOrientatie, type EindOpdracht, endZicht, loadOrientatie, logOrientatie, zegAf } from './load-orientatie.ts';

/** Ends an orientation before its advice, by the centre or the consulent. The resident reads the reason. Throws NietGevonden or Conflict. */
export const stopOrientatie = async (db: Kysely<DB>, o: EindOpdracht): Promise<Resultaat<number>> => {
  const gelezen = parseForm(StopForm, o.waarden);
  if (!gelezen.ok) return gelezen;
  const geladen = await loadOrientatie(db, o, ['verwezen', 'gepland', 'gestart']);
  if (!geladen.ok) return geladen;
  const { orientatie } = geladen;
  await zegAf(db, o, orientatie.id, `De oriëntatie is gestopt. ${gelezen.waarde.reden}`);
  const zelf = o.actor.rol === 'consulent';
  await changeOrientatie(db, o, orientatie, {
    gestopt_op: isoDatum(o.vandaag),
    gestopt_reden: gelezen.waarde.reden,
    nakijken: !zelf,
  });
  if (zelf) await endZicht(db, o, orientatie);
  await logOrientatie(db, o, 'orientatie-gestopt', orientatie.id, orientatie.aanbiederId);
  return gelukt(orientatie.id);
};
