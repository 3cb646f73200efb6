import type pg from 'pg';
import { type Rol, rollen } from '../../platform/db/reader.ts';
import type { Account, GeopendeUitnodiging, UitnodigingStaat } from '../types.ts';

const STATEN: readonly UitnodigingStaat[] = ['open', 'aanvaard', 'ingetrokken', 'verlopen', 'uit', 'gekoppeld'];

const isRol = (tekst: string): tekst is Rol => rollen.some((rol) => rol === tekst);

/** The account of a login; undefined when there is none or it is off. */
export const findAccount = async (pool: pg.Pool, o: { issuer: string; subject: string }): Promise<Account | undefined> => {
  const { rows } = await pool.query<{ gebruiker_id: number; rol: string; naam: string; kvk: string | null; rsin: string | null }>(
    'select * from app.account_van($1, $2)',
    [o.issuer, o.subject],
  );
  const rij = rows[0];
  if (!rij || !isRol(rij.rol)) return undefined;
  return { gebruikerId: rij.gebruiker_id, rol: rij.rol, naam: rij.naam, kvk: rij.kvk ?? undefined, rsin: rij.rsin ?? undefined };
};

/** Whether this login has an account that is off. */
export const isAccountUit = async (pool: pg.Pool, o: { issuer: string; subject: string }): Promise<boolean> =>
  (await pool.query<{ uit: boolean }>('select app.account_uit($1, $2) as uit', [o.issuer, o.subject])).rows[0]?.uit === true;

export type InwonerAccount = 'bekend' | 'onbekend' | 'uit' | 'strijdig';
const isInwonerAccount = (tekst: string | undefined): tekst is InwonerAccount =>
  tekst === 'bekend' || tekst === 'onbekend' || tekst === 'uit' || tekst === 'strijdig';

/**
 * Ties the account of a resident to the login, and makes it at the first one. `onbekend`: no dossier with this BSN; `uit`: switched
 * off; `strijdig`: the issuer uses this subject for somebody else.
 */
export const tieInwoner = async (
  pool: pg.Pool,
  o: { gemeenteIds: readonly number[]; bsnHash: Buffer; issuer: string; subject: string },
): Promise<InwonerAccount> => {
  const { rows } = await pool.query<{ uit: string }>('select app.account_inwoner($1, $2, $3, $4) as uit', [
    o.gemeenteIds,
    o.bsnHash,
    o.issuer,
    o.subject,
  ]);
  const uit = rows[0]?.uit;
  if (!isInwonerAccount(uit)) throw new Error('app.account_inwoner gaf geen antwoord');
  return uit;
};

/** What the link of an invitation leads to; undefined for a token that was never made. */
export const openUitnodiging = async (pool: pg.Pool, tokenHash: Buffer): Promise<GeopendeUitnodiging | undefined> => {
  const { rows } = await pool.query<{
    gebruiker_id: number;
    staat: string;
    naam: string;
    rol: string;
    functie: string | null;
    gemeente_id: number;
    gemeente_naam: string;
    aanbieder_naam: string | null;
    kvk: string | null;
    rsin: string | null;
    door: string | null;
    verloopt_op: Date;
  }>('select * from app.zie_uitnodiging($1)', [tokenHash]);
  const rij = rows[0];
  const staat = STATEN.find((een) => een === rij?.staat);
  if (!rij || !staat || !isRol(rij.rol)) return undefined;
  return {
    gebruikerId: rij.gebruiker_id,
    staat,
    naam: rij.naam,
    rol: rij.rol,
    functie: rij.functie ?? undefined,
    gemeenteId: rij.gemeente_id,
    gemeenteNaam: rij.gemeente_naam,
    aanbiederNaam: rij.aanbieder_naam ?? undefined,
    kvk: rij.kvk ?? undefined,
    rsin: rij.rsin ?? undefined,
    door: rij.door ?? undefined,
    verlooptOp: rij.verloopt_op,
  };
};

export type Aanvaarding = 'aanvaard-nu' | 'bezet' | 'onbekend' | UitnodigingStaat;

/** Ties the account of an invitation to a login, once. `bezet`: that login has an account already. */
export const acceptUitnodiging = async (
  pool: pg.Pool,
  o: { tokenHash: Buffer; issuer: string; subject: string },
): Promise<Aanvaarding> => {
  const { rows } = await pool.query<{ uit: string }>('select app.aanvaard_uitnodiging($1, $2, $3) as uit', [
    o.tokenHash,
    o.issuer,
    o.subject,
  ]);
  const uit = rows[0]?.uit;
  if (uit === 'aanvaard-nu' || uit === 'bezet') return uit;
  return STATEN.find((een) => een === uit) ?? 'onbekend';
};

/** People who came into the demo by an invitation. */
export const listUitgenodigden = async (
  pool: pg.Pool,
  issuer: string,
): Promise<{ subject: string; naam: string; rol: string; functie: string | null; organisatie: string }[]> =>
  (
    await pool.query<{ subject: string; naam: string; rol: string; functie: string | null; organisatie: string }>(
      'select * from app.uitgenodigden($1)',
      [issuer],
    )
  ).rows;
