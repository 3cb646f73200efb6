import type { Datum } from '../kernel/datum.ts';
import type { Minuten } from '../kernel/minuten.ts';
import type { Geldigheid, Periode } from '../kernel/periode.ts';
import type { Trede } from '../kernel/trede.ts';
import type { Uitkering } from '../toets/index.ts';

/** What a besluit on a maatwerkvoorziening would lay down. */
export type BesluitVoorstel = {
  product: string;
  ingang: Datum;
  /** Last day, included. */
  einde: Datum;
  /** Agreed time a week; null for an ontwikkeling, which is paid on its result. */
  minutenPerWeek: Minuten | null;
  doelTrede: Trede | null;
  /** Goals in the words of resident, lokale toegang and aanbieder. */
  doelen: string;
  /** Set when this prolongs an earlier toewijzing of the same product. */
  verlenging?: { toewijzing: string; reden: string };
};

/** A toewijzing that the resident has or will have; those that never began or were withdrawn are left out. */
export type BestaandeToewijzing = {
  toewijzing: string;
  product: string;
  periode: Periode;
  doelTrede: Trede | null;
  /** How many times its traject was prolonged up to and including this toewijzing. */
  verlengingen: number;
  /** It ran, or will run, to its own last day: it was not ended before. */
  vol?: boolean | undefined;
};

/** What is known on the day of the decision. undefined: not recorded. */
export type BesluitFeiten = {
  geboortedatum: Datum;
  /** Trede and perspective by the last ladderbepaling on the first day. */
  trede: Trede | undefined;
  perspectief: Trede | undefined;
  /** null: the resident has no benefit. */
  uitkering: Uitkering | null | undefined;
  toewijzingen: BestaandeToewijzing[];
  /** So many days after the end a new besluit for the same product is a prolongation (a setting); absent: not looked at. */
  aansluitDagen?: number | undefined;
  /** Mandates of the person who decides. */
  /** Those of who decides; `opNaam`: granted to the person, whatever the functie. */
  mandaten: { functie: string; periode: Geldigheid; opNaam?: boolean }[];
};
