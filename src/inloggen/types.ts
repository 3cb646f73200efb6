import { z } from 'zod';
import type { RelyingParty } from '../platform/auth/relying-party.ts';
import type { Rol } from '../platform/db/reader.ts';
import type { Eisen } from './rules/identiteit.ts';

/** Somebody whom a visitor of the demo can be. */
export interface Persona {
  /** Subject at the demo's issuer, and the form value. */
  id: string;
  naam: string;
  rolnaam: string;
  /** Code of the municipality in which this person lives or works. */
  gemeente: string;
  /** What this person's day looks like and where to begin, one or two sentences. */
  dag: string;
}

/** A mail address as it goes into the header of a mail: one address, no name, no line break. */
export const Mailadres = z
  .email('Dit is geen mailadres. Schrijf bijvoorbeeld naam@organisatie.nl.')
  .max(254, 'Dit mailadres is te lang.');

/** Who is invited, as what. */
export interface Uitgenodigde {
  gebruikerId: number;
  naam: string;
  rol: Exclude<Rol, 'inwoner'>;
  functie: string | undefined;
  aanbiederNaam: string | undefined;
  actief: boolean;
  /** Somebody logs in with this account already. */
  gekoppeld: boolean;
}

/** `open` can be accepted; `gekoppeld`: the account got a login in another way. */
export type UitnodigingStaat = 'open' | 'aanvaard' | 'ingetrokken' | 'verlopen' | 'uit' | 'gekoppeld';

/** An invitation as beheer sees it. */
export interface Uitnodiging {
  id: number;
  gebruikerId: number;
  email: string;
  staat: 'open' | 'aanvaard' | 'ingetrokken' | 'verlopen';
  gemaaktOp: Date;
  verlooptOp: Date;
  aanvaardOp: Date | undefined;
  ingetrokkenOp: Date | undefined;
}

/** What an invitation needs of the house. */
export interface UitnodigingSettings {
  /** Where people open the product, without a slash at the end. */
  baseUrl: string;
  /** In the demo the link may be read by whoever made it; in productie only the receiver of the mail has it. */
  demo: boolean;
  gemeente: { naam: string; telefoon: string };
  /** How a functie of the register is written. */
  functieNaam(functie: string): string;
}

/** One way to log in: an issuer, and what its tokens must say. */
export interface Login {
  eisen: Eisen;
  relyingParty: RelyingParty;
  /** Address of the issuer. */
  issuer: string;
  /** Under which name the accounts of this issuer stand in the database. */
  issuerNaam: string;
}

/** What an account is, as a login has to know it. */
export interface Account {
  gebruikerId: number;
  rol: Rol;
  naam: string;
  kvk: string | undefined;
  rsin: string | undefined;
}

/** An invitation as whoever holds the link sees it. */
export interface GeopendeUitnodiging {
  gebruikerId: number;
  staat: UitnodigingStaat;
  naam: string;
  rol: Rol;
  functie: string | undefined;
  gemeenteId: number;
  gemeenteNaam: string;
  aanbiederNaam: string | undefined;
  kvk: string | undefined;
  rsin: string | undefined;
  /** Who made it; undefined when it came from the command line. */
  door: string | undefined;
  verlooptOp: Date;
}
