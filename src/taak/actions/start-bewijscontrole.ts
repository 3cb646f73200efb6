import type { Kysely } from 'kysely';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { insertBewijscontrole } from '../queries.ts';

/** Computes all stored outcomes again as soon as a worker is free; refused while that waits already. */
export const startBewijscontrole = async (db: Kysely<DB>, actor: Actor): Promise<Resultaat<true>> => {
  const uit = await insertBewijscontrole(db);
  if (uit === 'staat-klaar') return geweigerd('Deze controle staat al klaar. Wacht tot zij klaar is.');
  if (uit === 'geen-wachtrij')
    return geweigerd('Er is nog niets dat taken uitvoert. Start het systeem, en probeer het dan opnieuw.');
  await schrijfLogboek(db, actor, { handeling: 'taak-gestart', soort: 'taak', objectId: 0, grond: 'beheer van het systeem' });
  return gelukt(true);
};
