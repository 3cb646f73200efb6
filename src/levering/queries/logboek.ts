import type { Kysely } from 'kysely';
import { GROND_WMO } from '../../platform/audit.ts';
import type { DB } from '../../platform/db/schema.ts';

/** A line about a delivery as a whole, written by the role that loads it. */
export async function insertLogboekLevering(
  db: Kysely<DB>,
  o: {
    gemeenteId: number;
    gebruikerId: number;
    leveringId: number;
    handeling: string;
    uitkomst: 'gelukt' | 'geweigerd';
    herkomst: 'opdrachtregel' | 'taak';
  },
): Promise<void> {
  await db
    .insertInto('logboek')
    .values((eb) => ({
      gemeente_id: o.gemeenteId,
      gebruiker_id: o.gebruikerId,
      rol: eb.fn<string>('app.rol'),
      handeling: o.handeling,
      soort: 'levering',
      object_id: String(o.leveringId),
      grond: GROND_WMO,
      uitkomst: o.uitkomst,
      herkomst: o.herkomst,
    }))
    .execute();
}
