import type { Kysely } from 'kysely';
import type { DB } from '../../platform/db/schema.ts';
import { storeBevindingen } from '../queries/index.ts';

export interface Controle {
  /** What stands in nobody's queue now. */
  gevonden: number;
  /** Of those, what the check before did not find. */
  nieuw: number;
  /** What is found no longer. */
  opgelost: number;
}

/**
 * Looks for what nobody is called to do something about, in the municipality of the transaction, and keeps what it found. The steps must
 * have been derived. `vandaag` as `jjjj-mm-dd`.
 */
export const checkWerkvoorraad = (db: Kysely<DB>, o: { vandaag: string }): Promise<Controle> => storeBevindingen(db, o);

/** What a check did, in one sentence without personal data. */
export const controleZin = ({ gevonden, nieuw, opgelost }: Controle): string =>
  gevonden === 0
    ? `Alles staat in iemands werkvoorraad.${opgelost > 0 ? ` ${opgelost} opgelost.` : ''}`
    : `${gevonden} ${gevonden === 1 ? 'staat' : 'staan'} in niemands werkvoorraad, waarvan ${nieuw} nieuw; ${opgelost} opgelost.`;
