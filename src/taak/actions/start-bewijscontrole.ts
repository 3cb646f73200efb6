import type { Kysely } from 'kysely';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { insertGeplandWerk, listTaken } from '../queries.ts';

/** Computes all stored outcomes again as soon as a worker is free; refused while that waits already. */
export const startBewijscontrole = async (db: Kysely<DB>, actor: Actor): Promise<Resultaat<true>> => {
  const wacht = await listTaken(db, { standen: ['wacht', 'opnieuw'], aantal: 100 });
  if (wacht.some(({ wachtrij }) => wachtrij === 'bewijs-controleren'))
    return geweigerd('Deze controle staat al klaar. Wacht tot zij klaar is.');
  await insertGeplandWerk(db, 'bewijs-controleren');
  await schrijfLogboek(db, actor, { handeling: 'taak-gestart', soort: 'taak', objectId: 0, grond: 'beheer van het systeem' });
  return gelukt(true);
};
