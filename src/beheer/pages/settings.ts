import type { BeleidInHuis, Regeling } from '../../beleid/index.ts';
import { NietGevonden } from '../../platform/problem.ts';
import type { PageContext } from '../../web/route.ts';
import { COLLEGE } from '../types.ts';

/** What the pages of beheer need of the house. */
export interface BeheerSettings {
  beleid: BeleidInHuis;
}

export const alleenBeheer = { rollen: ['beheer'], van: 'gemeente' } as const;

/** The regeling of today, for the chain of mandates. */
export const getRegeling = async (c: PageContext, s: BeheerSettings): Promise<Regeling> => {
  const { gemeenteId } = await c.actor();
  const gevonden = gemeenteId === undefined ? undefined : s.beleid.dichtstbij(gemeenteId, c.vandaag);
  if (!gevonden) throw new NietGevonden();
  return gevonden.regeling;
};

/** A functie of the register as people say it; another one as it was typed. */
export const functieNaam = (regeling: Regeling, functie: string): string =>
  functie === COLLEGE ? 'College van burgemeester en wethouders' : (regeling.mandaat.functies[functie] ?? functie);
