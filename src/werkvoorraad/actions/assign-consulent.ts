import type { Kysely } from 'kysely';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { GROND_WMO, schrijfLogboekRegels } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { findActieveConsulent, updateConsulent } from '../queries/index.ts';

/** How many residents may be given out in one go; one page of the list. */
export const HOOGSTENS = 50;

/**
 * Gives residents to a consulent. The database passes the change on to all rows of each resident, so that the new consulent sees the
 * whole dossier and the old one nothing of it. Refused when one of them has another consulent by now: then nothing changes.
 */
export const assignConsulent = async (
  db: Kysely<DB>,
  o: { actor: Actor; van: number; naar: number; inwonerIds: readonly number[] },
): Promise<Resultaat<{ aantal: number }>> => {
  if (o.inwonerIds.length === 0) return geweigerd({ veld: 'inwoner', tekst: 'Kies minstens één inwoner.' });
  if (o.inwonerIds.length > HOOGSTENS)
    return geweigerd({ veld: 'inwoner', tekst: `Verdeel hoogstens ${HOOGSTENS} inwoners tegelijk.` });
  const consulent = await findActieveConsulent(db, { id: o.naar, gemeenteId: o.actor.gemeenteId ?? 0 });
  if (!consulent) return geweigerd({ veld: 'consulent', tekst: 'Kies een consulent uit de lijst.' });
  if (o.naar === o.van)
    return geweigerd({ veld: 'consulent', tekst: 'Deze consulent heeft de inwoners al. Kies een andere consulent.' });
  const geraakt = await updateConsulent(db, o);
  if (geraakt.length !== o.inwonerIds.length)
    return geweigerd({
      veld: 'inwoner',
      tekst: 'Een van deze inwoners heeft intussen een andere consulent. Er is niets veranderd: kies opnieuw.',
    });
  await schrijfLogboekRegels(
    db,
    o.actor,
    geraakt.map((id) => ({ handeling: 'consulent-gewijzigd', soort: 'inwoner', objectId: id, inwonerId: id, grond: GROND_WMO })),
  );
  return gelukt({ aantal: geraakt.length });
};
