import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { hashToken } from '../../platform/auth/token.ts';
import { SESSIE_MINUTEN, stilMinuten } from '../rules/sessie.ts';

/**
 * A new session for the account (issuer, subject); the old one, when the browser still had one, ends. Gives the token for the
 * cookie, or undefined when nobody is known by that subject. Only the hash of the token is stored. `weg` is the way that was used.
 */
export const startSessie = async (
  pool: pg.Pool,
  o: { issuer: string; subject: string; oud: string | undefined; weg?: string },
): Promise<string | undefined> => {
  const secret = randomBytes(32).toString('base64url');
  // The role stands ahead of the secret as a hint for statement names; it is known only after the look-up, so look first.
  const known = await pool.query<{ rol: string | null }>('select app.rol_van($1, $2) as rol', [o.issuer, o.subject]);
  const rol = known.rows[0]?.rol;
  if (!rol) return undefined;
  const token = `${rol}.${secret}`;
  const made = await pool.query('select * from app.maak_sessie($1, $2, $3, $4, $5, $6, $7)', [
    o.issuer,
    o.subject,
    hashToken(token),
    o.oud ? hashToken(o.oud) : null,
    SESSIE_MINUTEN,
    stilMinuten(rol),
    o.weg ?? null,
  ]);
  return made.rowCount === 1 ? token : undefined;
};

/** Ends the session of this token. Gives the way it came in by; undefined when there was none. */
export const endSessie = async (pool: pg.Pool, token: string): Promise<string | undefined> => {
  const { rows } = await pool.query<{ weg: string | null }>('select app.eindig_sessie($1) as weg', [hashToken(token)]);
  return rows[0]?.weg ?? undefined;
};

/** Who is logged in with this token: the name only. */
export const findIngelogde = async (pool: pg.Pool, token: string): Promise<{ gebruikerId: number; naam: string } | undefined> => {
  const { rows } = await pool.query<{ gebruikerId: number; naam: string }>(
    'select gebruiker_id as "gebruikerId", naam from app.zoek_sessie($1)',
    [hashToken(token)],
  );
  return rows[0];
};
