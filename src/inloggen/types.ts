import { z } from 'zod';
import type { Rol } from '../platform/db/reader.ts';

/** Somebody whom a visitor of the demo can be. */
export interface Persona {
  /** Subject at the demo's issuer, and the form value. */
  id: string;
  naam: string;
  rolnaam: string;
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
