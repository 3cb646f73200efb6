import type { Weg } from './identiteit.ts';

/** How long a session lasts, in minuten: a working day. */
export const SESSIE_MINUTEN = 8 * 60;

/** After how many minuten in which nothing happens a session ends (keuze; beheer may set it): a resident may sit at another's computer. */
export const stilMinuten = (rol: string): number => (rol === 'inwoner' ? 30 : 60);

/** Subject of somebody who came into the demo by an invitation. */
export const gastId = (gebruikerId: number): string => `uitgenodigd-${gebruikerId}`;
export const isGast = (subject: string): boolean => /^uitgenodigd-[1-9][0-9]{0,8}$/.test(subject);

/**
 * Whether a role comes in by a way. A resident only by DigiD. Somebody of an aanbieder or of an orientation centre by eHerkenning; where that is not set up, by
 * the login service of the municipality, as a guest.
 */
export const magLangs = (rol: string, weg: Weg, o: { eherkenning: boolean }): boolean => {
  switch (weg) {
    case 'demo':
      return true;
    case 'digid':
      return rol === 'inwoner';
    case 'eherkenning':
      return rol === 'aanbieder' || rol === 'orientatie';
    case 'medewerker':
      return rol !== 'inwoner' && ((rol !== 'aanbieder' && rol !== 'orientatie') || !o.eherkenning);
  }
};
