import type { Kysely } from 'kysely';
import type { Regeling } from '../../beleid/index.ts';
import type { Datum } from '../../kernel/datum.ts';
import type { Trede } from '../../kernel/trede.ts';
import { GROND_WMO, schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { findLaatsteTreden, insertNazorg, updateVervallen } from '../queries.ts';
import { isNazorgStap, nazorgDagen } from '../rules.ts';
import type { NazorgAanleiding } from '../types.ts';

/**
 * Plans the questions after a step up (K7), in the transaction that recorded it: one for each number of months that lies ahead. What was
 * still to be asked after an earlier step is dropped: the new one takes its place. Gives how many were planned.
 */
export const planNazorg = async (
  db: Kysely<DB>,
  o: {
    actor: Actor;
    vandaag: Datum;
    inwoner: { id: number; gemeente_id: number; consulent_id: number };
    regeling: Regeling | undefined;
    aanleiding: NazorgAanleiding;
    trede: Trede;
    begin: Datum;
  },
): Promise<number> => {
  const dagen = nazorgDagen(o.begin, o.regeling?.keuzes.K7.nazorgMaanden ?? [], o.vandaag);
  if (dagen.length === 0) return 0;
  await updateVervallen(db, {
    inwonerId: o.inwoner.id,
    op: o.vandaag,
    reden: 'Er is een nieuwe stap vastgelegd. We vragen het opnieuw, geteld vanaf die stap.',
  });
  const gepland = await insertNazorg(db, o.inwoner, {
    aanleiding: o.aanleiding,
    trede: o.trede,
    begin: o.begin,
    dagen,
    door: o.actor.gebruikerId,
  });
  if (gepland > 0)
    await schrijfLogboek(db, o.actor, {
      handeling: 'nazorg-gepland',
      soort: 'nazorg',
      objectId: o.inwoner.id,
      inwonerId: o.inwoner.id,
      grond: GROND_WMO,
    });
  return gepland;
};

/** Plans them when the determination that was just recorded is a step up that is asked after, and counts now (not one of long ago). */
export const planNazorgNaStap = async (
  db: Kysely<DB>,
  o: Pick<Parameters<typeof planNazorg>[1], 'actor' | 'vandaag' | 'inwoner' | 'regeling'> & { bepalingId: number },
): Promise<void> => {
  const [nu, eerder] = await findLaatsteTreden(db, o.inwoner.id);
  if (nu?.id !== o.bepalingId || !isNazorgStap(nu.trede, eerder?.trede)) return;
  await planNazorg(db, { ...o, aanleiding: 'trede', trede: nu.trede, begin: nu.peildatum });
};

/** A step back: what was still to be asked after the step up is dropped, with the reason. */
export const dropNazorg = async (db: Kysely<DB>, o: { inwonerId: number; vandaag: Datum; reden: string }): Promise<void> => {
  await updateVervallen(db, { inwonerId: o.inwonerId, op: o.vandaag, reden: o.reden });
};
