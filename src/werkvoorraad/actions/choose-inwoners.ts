import type { Kysely } from 'kysely';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { GROND_WMO, schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { addGekozen, countGekozen, deleteConcept, ensureConcept, removeGekozen } from '../queries/index.ts';

/** So many residents go in one verdeling at most (keuze): more is no choice but a reorganisation. */
export const HOOGSTENS_GEKOZEN = 5000;

/** Adds residents to what the actor is choosing, and takes others out. Kept until it is given out or thrown away, so that one may stop half-way. */
export const chooseInwoners = async (
  db: Kysely<DB>,
  o: { actor: Actor; erbij: readonly number[]; eraf: readonly number[] },
): Promise<Resultaat<{ aantal: number }>> => {
  const id = await ensureConcept(db);
  if (o.eraf.length > 0) await removeGekozen(db, id, o.eraf);
  if (o.erbij.length > 0) await addGekozen(db, id, o.erbij);
  const aantal = await countGekozen(db, id);
  if (aantal > HOOGSTENS_GEKOZEN)
    return geweigerd({
      veld: 'inwoner',
      tekst: `Verdeel hoogstens ${HOOGSTENS_GEKOZEN} inwoners tegelijk. Er is niets aan je keuze veranderd.`,
    });
  if (aantal === 0) {
    if (o.eraf.length === 0) return geweigerd({ veld: 'inwoner', tekst: 'Kies minstens één inwoner.' });
    await deleteConcept(db);
  }
  await schrijfLogboek(db, o.actor, { handeling: 'verdeling-voorbereid', soort: 'verdeling', objectId: id, grond: GROND_WMO });
  return gelukt({ aantal });
};
