import type { Kysely } from 'kysely';
import { GROND_WMO, schrijfLogboekRegels } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { findActieveConsulent, setUitkomst, setVerdelingStatus, takeRegels, updateConsulent } from '../queries/index.ts';

/**
 * Gives out the next residents of a verdeling, at most `hoogstens`, and says of each what became of it: who has another consulent by now,
 * or would go to somebody who left, is passed over. With nobody left the verdeling is done. Gives how many were dealt with.
 */
export const carryOutVerdeling = async (
  db: Kysely<DB>,
  o: { actor: Actor; verdelingId: number; hoogstens: number; herkomst: 'web' | 'taak' },
): Promise<number> => {
  const regels = await takeRegels(db, o.verdelingId, o.hoogstens);
  const gegeven: number[] = [];
  for (const [naar, erheen] of Map.groupBy(regels, ({ naarId }) => naarId)) {
    if (!(await findActieveConsulent(db, { id: naar, gemeenteId: o.actor.gemeenteId ?? 0 }))) continue;
    for (const [van, lijst] of Map.groupBy(erheen, ({ vanId }) => vanId))
      gegeven.push(...(await updateConsulent(db, { van, naar, inwonerIds: lijst.map(({ inwonerId }) => inwonerId) })));
  }
  const over = new Set(gegeven);
  await setUitkomst(db, { verdelingId: o.verdelingId, inwonerIds: gegeven, uitkomst: 'gegeven' });
  await setUitkomst(db, {
    verdelingId: o.verdelingId,
    inwonerIds: regels.flatMap(({ inwonerId }) => (over.has(inwonerId) ? [] : [inwonerId])),
    uitkomst: 'overgeslagen',
  });
  await schrijfLogboekRegels(
    db,
    o.actor,
    gegeven.map((id) => ({ handeling: 'consulent-gewijzigd', soort: 'inwoner', objectId: id, inwonerId: id, grond: GROND_WMO })),
    o.herkomst,
  );
  if (regels.length < o.hoogstens) await setVerdelingStatus(db, { id: o.verdelingId, van: 'bezig', naar: 'klaar' });
  return regels.length;
};
