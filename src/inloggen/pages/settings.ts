import type { Context } from 'hono';
import type pg from 'pg';
import type { Datum } from '../../kernel/datum.ts';
import type { BsnKluis } from '../../platform/keys.ts';
import type { Web } from '../../web/route.ts';
import type { Login, Persona } from '../types.ts';

export interface InloggenSettings {
  web: Web;
  pool: pg.Pool;
  bsn: BsnKluis;
  /** The ways to log in, employees first. */
  logins: readonly Login[];
  /** Municipalities of this house. */
  gemeenteIds: readonly number[];
  /** Of the municipality that speaks when nobody is logged in. */
  gemeente: { naam: string; telefoon: string };
  /** How a functie of the register is written. */
  functieNaam(gemeenteId: number, functie: string): string;
  /** Addresses on which a browser may have opened the product, without a slash at the end; the first is the default. */
  baseUrls: readonly string[];
  secure: boolean;
  /** A municipality of this house by its code, with the day on which it lives when that is another than ours (demo). */
  gemeenteMet(code: string): { id: number; naam: string; eigenDag: Datum | undefined } | undefined;
  /** Only in the demo. */
  personas: readonly Persona[] | undefined;
}

/** The address on which this browser opened the product. */
export const baseUrlOf = (s: InloggenSettings, c: Context): string => {
  const host = c.req.header('host');
  return s.baseUrls.find((url) => new URL(url).host === host) ?? s.baseUrls[0] ?? '';
};

/** Only a path of this product: never another site, never a login page again. */
export const safePath = (naar: string | undefined): string =>
  naar && /^\/(?![/\\])[\w\-./%?=&]*$/.test(naar) && !/^\/(inloggen|uitgelogd|uitnodiging)/.test(naar) ? naar : '/';
