import type { Kysely } from 'kysely';
import { gelukt, type Resultaat } from '../../kernel/resultaat.ts';
import type { DB } from '../../platform/db/schema.ts';
import { changeOrientatie, type EindOpdracht, endZicht, loadOrientatie, logOrientatie, zegAf } from './load-orientatie.ts';

/** The consulent saw that the centre stopped; with that the centre sees the resident no more. Throws NietGevonden or Conflict. */
export const closeOrientatie = async (db: Kysely<DB>, o: EindOpdracht): Promise<Resultaat<number>> => {
  const geladen = await loadOrientatie(db, o, ['gestopt']);
  if (!geladen.ok) return geladen;
  const { orientatie } = geladen;
  // What the consulent made himself with the centre: it no longer knows the resident.
  await zegAf(db, o, orientatie.id, 'De oriëntatie is gestopt.');
  await changeOrientatie(db, o, orientatie, { nakijken: false });
  await endZicht(db, o, orientatie);
  await logOrientatie(db, o, 'orientatie-afgerond', orientatie.id);
  return gelukt(orientatie.id);
};
