import { z } from 'zod';
import { type Datum, isNa } from '../kernel/datum.ts';
import type { BadgeSoort } from '../web/index.ts';

export const ToewijzingStatus = z.enum(['toegewezen', 'geaccepteerd', 'gestart', 'geweigerd', 'beeindigd']);
export type ToewijzingStatus = z.output<typeof ToewijzingStatus>;

/** The words of a status, the same for aanbieder, consulent and inwoner. */
export const toewijzingStatusTekst: Record<ToewijzingStatus, string> = {
  toegewezen: 'Nieuw',
  geaccepteerd: 'Geaccepteerd',
  gestart: 'Loopt',
  geweigerd: 'Geweigerd',
  beeindigd: 'Geëindigd',
};

export const toewijzingStatusSoort: Record<ToewijzingStatus, BadgeSoort> = {
  toegewezen: 'aandacht',
  geaccepteerd: 'info',
  gestart: 'goed',
  geweigerd: 'telaat',
  beeindigd: 'neutraal',
};

/** What a toewijzing is called on a day: one that was started and whose last day is past has ended, also when nobody ended it. */
export const standOp = (t: { status: ToewijzingStatus; tot: Datum }, dag: Datum): ToewijzingStatus =>
  t.status === 'gestart' && isNa(dag, t.tot) ? 'beeindigd' : t.status;

/** What kind of goal it is (AP25 and the two kinds of skills; BR names them as examples, so "anders" is open). */
export const DoelSoort = z.enum(
  [
    'werknemersvaardigheden',
    'vakvaardigheden',
    'zelfvertrouwen',
    'sociale-vaardigheden',
    'zelfbeheersing',
    'agressiebeheersing',
    'gezondheid',
    'anders',
  ],
  { error: 'Kies waar het doel over gaat.' },
);
export type DoelSoort = z.output<typeof DoelSoort>;
export const doelSoortTekst: Record<DoelSoort, string> = {
  werknemersvaardigheden: 'Werknemersvaardigheden',
  vakvaardigheden: 'Vakvaardigheden',
  zelfvertrouwen: 'Zelfvertrouwen',
  'sociale-vaardigheden': 'Sociale vaardigheden',
  zelfbeheersing: 'Zelfbeheersing',
  agressiebeheersing: 'Agressiebeheersing',
  gezondheid: 'Gezondheid',
  anders: 'Anders',
};

/**
 * What a goal may be about where a regeling holds: what it names, in its own word (C30: one says zelfbeheersing, another agressiebeheersing),
 * and something else. A regeling that names nothing leaves the kinds that AP25 has.
 */
export const doelSoortenVan = (genoemd: readonly string[] | undefined): DoelSoort[] =>
  DoelSoort.options.filter(
    (soort) => soort === 'anders' || (genoemd?.includes(doelSoortTekst[soort].toLowerCase()) ?? soort !== 'agressiebeheersing'),
  );

/** Of the goals of a place those that were decided with a besluit; the others are the plan's. */
export const beslotenDoelen = <T extends { soort: string }>(doelen: readonly T[]): T[] =>
  doelen.filter(({ soort }) => DoelSoort.safeParse(soort).success);

/** Why a toewijzing ends before its last day. Reasons are never deleted, only no longer offered. */
export const EindeReden = z.enum(
  [
    'doel-bereikt',
    'inwoner-stopt',
    'ziekte',
    'verhuizing',
    'verhuizing-weg',
    'aow',
    'detentie',
    'overlijden',
    'past-niet',
    'anders',
  ],
  { error: 'Kies waarom de toewijzing eindigt.' },
);
export type EindeReden = z.output<typeof EindeReden>;
export const eindeRedenTekst: Record<EindeReden, string> = {
  'doel-bereikt': 'Het doel is eerder bereikt',
  'inwoner-stopt': 'De inwoner wil stoppen',
  ziekte: 'Ziekte',
  verhuizing: 'Verhuizing',
  'verhuizing-weg': 'Verhuizing naar een andere gemeente',
  aow: 'AOW-leeftijd',
  detentie: 'Detentie',
  overlijden: 'Overlijden',
  'past-niet': 'De plek past niet',
  anders: 'Anders',
};
