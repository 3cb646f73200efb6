import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { hashToken } from '../../platform/auth/token.ts';

/** How long a session lasts, in minuten: a working day. */
export const SESSION_MINUTES = 8 * 60;

/**
 * A new session for the account (issuer, subject); the old one, when the browser still had one, ends. Gives the token for the
 * cookie, or undefined when nobody is known by that subject. Only the hash of the token is stored.
 */
export const startSessie = async (
  pool: pg.Pool,
  o: { issuer: string; subject: string; oud: string | undefined },
): Promise<string | undefined> => {
  const secret = randomBytes(32).toString('base64url');
  // The role stands ahead of the secret as a hint for statement names; it is known only after the look-up, so look first.
  const known = await pool.query<{ rol: string | null }>('select app.rol_van($1, $2) as rol', [o.issuer, o.subject]);
  const rol = known.rows[0]?.rol;
  if (!rol) return undefined;
  const token = `${rol}.${secret}`;
  const made = await pool.query('select * from app.maak_sessie($1, $2, $3, $4, $5)', [
    o.issuer,
    o.subject,
    hashToken(token),
    o.oud ? hashToken(o.oud) : null,
    SESSION_MINUTES,
  ]);
  return made.rowCount === 1 ? token : undefined;
};

/** Ends the session of this token; nothing happens when there is none. */
export const endSessie = async (pool: pg.Pool, token: string): Promise<void> => {
  await pool.query('select app.beeindig_sessie($1)', [hashToken(token)]);
};
