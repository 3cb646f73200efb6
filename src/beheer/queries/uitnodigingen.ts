import { type Kysely, sql } from 'kysely';
import type { Uitnodiging } from '../../inloggen/index.ts';
import type { DB } from '../../platform/db/schema.ts';

/** Invitations that were not accepted or withdrawn, however old, those that expired first; or the one with this number. */
export const findUitnodigingen = async (db: Kysely<DB>, o: 'open' | { id: number }): Promise<Uitnodiging[]> => {
  const query = db
    .selectFrom('uitnodiging')
    .select([
      'id',
      'gebruiker_id as gebruikerId',
      'email',
      'gemaakt_op as gemaaktOp',
      'verloopt_op as verlooptOp',
      'aanvaard_op',
      'ingetrokken_op',
      sql<boolean>`verloopt_op <= now()`.as('verlopen'),
    ])
    .where('gemeente_id', '=', sql<number>`app.gemeente()`)
    .orderBy('verloopt_op');
  const rijen = await (o === 'open'
    ? query.where('aanvaard_op', 'is', null).where('ingetrokken_op', 'is', null)
    : query.where('id', '=', o.id)
  ).execute();
  return rijen.map(({ aanvaard_op, ingetrokken_op, verlopen, ...rij }) => ({
    ...rij,
    aanvaardOp: aanvaard_op ?? undefined,
    ingetrokkenOp: ingetrokken_op ?? undefined,
    staat: aanvaard_op ? 'aanvaard' : ingetrokken_op ? 'ingetrokken' : verlopen ? 'verlopen' : 'open',
  }));
};
