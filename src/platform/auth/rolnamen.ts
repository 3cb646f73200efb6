import type { Rol } from '../db/reader.ts';

/** How a role is named on the screen and in mail. */
export const rolnamen: Record<Rol, string> = {
  inwoner: 'Inwoner',
  consulent: 'Consulent',
  teammanager: 'Teammanager',
  aanbieder: 'Aanbieder',
  orientatie: 'Oriëntatieadviseur',
  financien: 'Financiën',
  contractmanager: 'Contractmanager',
  beleid: 'Beleid',
  beheer: 'Beheer',
};
