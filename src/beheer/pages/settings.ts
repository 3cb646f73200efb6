import { type BeleidInHuis, mandaatFunctie, mandaatKeten, type Regeling } from '../../beleid/index.ts';
import type { UitnodigingSettings } from '../../inloggen/index.ts';
import { type Datum, isVoor } from '../../kernel/datum.ts';
import { bevat } from '../../kernel/periode.ts';
import { NietGevonden } from '../../platform/problem.ts';
import type { Optie } from '../../web/index.ts';
import type { PageContext } from '../../web/route.ts';
import { sleutelVan } from '../rules/mandaat.ts';
import { COLLEGE, type Functie } from '../types.ts';

/** What the pages of beheer need of the house. */
export interface BeheerSettings {
  beleid: BeleidInHuis;
  /** Where people open the product; the first goes into an invitation. */
  baseUrls: readonly string[];
  /** Only in the demo; there the link of an invitation may be seen. */
  personas: readonly unknown[] | undefined;
  /** How many changes of the policy wait for a second person. */
  wachtendBeleid: (db: PageContext['db']) => Promise<number>;
}

export const alleenBeheer = { rollen: ['beheer'], van: 'gemeente' } as const;

export const MEDEWERKERS = '/beheer/medewerkers';
export const UITNODIGINGEN = `${MEDEWERKERS}/uitnodigingen`;
export const AFWEZIGHEID = `${MEDEWERKERS}/afwezigheid`;
export const TEAMS = `${MEDEWERKERS}/teams`;
export const FUNCTIES = `${MEDEWERKERS}/functies`;
export const MANDATEN = '/beheer/mandaten';

/** The regeling of today, for the chain of mandates. */
export const getRegeling = async (c: PageContext, s: BeheerSettings): Promise<Regeling> => {
  const { gemeenteId } = await c.actor();
  const gevonden = gemeenteId === undefined ? undefined : s.beleid.dichtstbij(gemeenteId, c.vandaag);
  if (!gevonden) throw new NietGevonden();
  return gevonden.regeling;
};

/** A functie of the register as people say it; another one as it was typed. */
export const functieNaam = (regeling: Regeling, functie: string): string =>
  functie.toLowerCase() === COLLEGE
    ? 'College van burgemeester en wethouders'
    : (mandaatFunctie(regeling, sleutelVan(regeling, functie)) ?? functie);

/** How a functie stands in a choice: those of the chain by their key, however they were typed. */
export const functieWaarde = (regeling: Regeling, functie: string | undefined): string => {
  const sleutel = sleutelVan(regeling, functie ?? '');
  return mandaatKeten(regeling).includes(sleutel) ? sleutel : (functie ?? '');
};

/** Functies to choose from: those of the chain, then those of the municipality that hold today; and the one that is there already. */
export const functieOpties = (regeling: Regeling, functies: readonly Functie[], vandaag: Datum, nu?: string): Optie[] => {
  const opties = [
    ...mandaatKeten(regeling).map((functie) => ({ waarde: functie, tekst: functieNaam(regeling, functie) })),
    ...functies
      .filter(({ geldig }) => bevat(geldig, vandaag) || isVoor(vandaag, geldig.van))
      .filter(({ naam }) => !mandaatKeten(regeling).includes(sleutelVan(regeling, naam)))
      .map(({ naam }) => ({ waarde: naam, tekst: naam })),
  ];
  const huidig = functieWaarde(regeling, nu);
  return huidig !== '' && !opties.some(({ waarde }) => waarde === huidig)
    ? [...opties, { waarde: huidig, tekst: functieNaam(regeling, huidig) }]
    : opties;
};

/** What an invitation needs of the house. */
export const uitnodigingVan = async (c: PageContext, s: BeheerSettings): Promise<UitnodigingSettings> => {
  const [{ gemeenteId }, regeling] = await Promise.all([c.actor(), getRegeling(c, s)]);
  if (gemeenteId === undefined) throw new NietGevonden();
  const { naam, telefoon } = s.beleid.gemeente(gemeenteId);
  return {
    baseUrl: s.baseUrls[0] ?? '',
    demo: s.personas !== undefined,
    gemeente: { naam, telefoon: telefoon.waarde },
    functieNaam: (functie) => functieNaam(regeling, functie),
  };
};

/** A number out of a form or an address; undefined when it is none. */
export const nummerUit = (tekst: string): number | undefined => (/^\d{1,9}$/.test(tekst) ? Number(tekst) : undefined);
