import type { Kysely } from 'kysely';
import { findConsulenten } from '../../inwoner/index.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { GROND_WMO, schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { findConcept, refreshGekozen, setNaar } from '../queries/index.ts';
import { verdeelOver } from '../spreiding.ts';

/** Says who of those that were chosen goes to whom; nothing is given out yet. Refused for who is no consulent here, or when nobody would go. */
export const planVerdeling = async (
  db: Kysely<DB>,
  o: { actor: Actor; naar: readonly number[] },
): Promise<Resultaat<{ aantal: number }>> => {
  const concept = await findConcept(db);
  if (!concept) return geweigerd({ veld: 'inwoner', tekst: 'Kies eerst inwoners in de werkvoorraad.' });
  if (o.naar.length === 0) return geweigerd({ veld: 'naar', tekst: 'Kies aan wie je de inwoners geeft.' });
  const consulenten = await findConsulenten(db);
  const naar = o.naar.flatMap((id) => consulenten.find((een) => een.id === id) ?? []);
  if (naar.length !== o.naar.length) return geweigerd({ veld: 'naar', tekst: 'Kies consulenten uit de lijst.' });
  const regels = await refreshGekozen(db, concept.id);
  if (regels.length === 0) return geweigerd({ veld: 'inwoner', tekst: 'Kies eerst inwoners in de werkvoorraad.' });
  const verdeeld = verdeelOver({ regels, naar: naar.map(({ id, aantal }) => ({ id, aantal: Number(aantal) })) });
  if (verdeeld.size === 0)
    return geweigerd({ veld: 'naar', tekst: 'Al deze inwoners zijn al bij die consulent. Kies een andere consulent.' });
  await setNaar(db, { verdelingId: concept.id, consulenten: o.naar, naar: verdeeld });
  await schrijfLogboek(db, o.actor, {
    handeling: 'verdeling-voorbereid',
    soort: 'verdeling',
    objectId: concept.id,
    grond: GROND_WMO,
  });
  return gelukt({ aantal: verdeeld.size });
};
