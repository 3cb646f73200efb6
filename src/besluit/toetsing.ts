import type { Landelijk } from '../beleid/landelijk.ts';
import type { Product, Regeling } from '../beleid/regeling.ts';
import type { Datum } from '../kernel/datum.ts';
import type { BesluitFeiten, BesluitVoorstel, BestaandeToewijzing } from './types.ts';

/** A proposed besluit with all that it is held against. */
export type Vraag = {
  voorstel: BesluitVoorstel;
  feiten: BesluitFeiten;
  regeling: Regeling;
  landelijk: Landelijk;
  vandaag: Datum;
  product: Product;
  /** The toewijzing that is prolonged, if any. */
  vorige: BestaandeToewijzing | undefined;
};

/** One rule held against the proposal: the field of the form, and what to say when it is met or not. */
export type Toetsing = { veld: string; regel: string; bron: string; voldaan: boolean; tekst: string };
