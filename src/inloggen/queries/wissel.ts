import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import type pg from 'pg';
import { hashToken } from '../../platform/auth/token.ts';
import { written } from '../../platform/db/fixed.ts';
import type { DB } from '../../platform/db/schema.ts';

export interface EigenAccount {
  gebruiker_id: number;
  rol: string;
  functie: string | null;
  gemeente_id: number;
  gemeente_naam: string;
}

/** The accounts that the login of the reader opens, one for each municipality that invited him; his own is among them. */
export const listEigenAccounts = (db: Kysely<DB>): Promise<EigenAccount[]> =>
  written<EigenAccount>('select * from app.mijn_accounts()', []).execute(db);

/**
 * Goes on as another account of the same login: a new session that ends when this one would have, and this one is over. Gives the token for
 * the cookie; undefined when that account is not of this login, or is off.
 */
export const switchSessie = async (pool: pg.Pool, o: { token: string; naar: number }): Promise<string | undefined> => {
  const nu = hashToken(o.token);
  const { rows } = await pool.query<{ rol: string | null }>('select app.wissel_rol($1, $2) as rol', [nu, o.naar]);
  const rol = rows[0]?.rol;
  if (!rol) return undefined;
  const token = `${rol}.${randomBytes(32).toString('base64url')}`;
  const made = await pool.query<{ ok: boolean }>('select app.wissel_account($1, $2, $3) as ok', [nu, hashToken(token), o.naar]);
  return made.rows[0]?.ok ? token : undefined;
};
