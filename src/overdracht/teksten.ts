import type { OverdrachtStand } from './types.ts';

/** Where a hand-over stands, for staff. */
export const STAND_TEKST: Record<OverdrachtStand, string> = {
  gevraagd: 'Wacht op de inwoner',
  geweigerd: 'De inwoner wil dit niet',
  toegestaan: 'De inwoner vindt het goed, nog niet verstuurd',
  ingetrokken: 'De inwoner trok de toestemming in',
  verstuurd: 'Verstuurd, wacht op antwoord',
  aangenomen: 'Aangenomen',
  teruggegeven: 'Teruggegeven',
  afgerond: 'Afgerond',
  gestopt: 'Gestopt',
};

/** The same for the resident. */
export const STAND_B1: Record<OverdrachtStand, string> = {
  gevraagd: 'We vragen of jij dit goed vindt.',
  geweigerd: 'Jij wilt dit niet. Er gaat niets mee.',
  toegestaan: 'Jij vindt het goed. Je contactpersoon gaat het doorgeven.',
  ingetrokken: 'Jij trok je toestemming in.',
  verstuurd: 'Je contactpersoon gaf het door. We wachten op antwoord.',
  aangenomen: 'Ze gaan met je verder.',
  teruggegeven: 'Het lukt daar nu niet. Je contactpersoon bespreekt met je wat wel kan.',
  afgerond: 'Dit is afgerond.',
  gestopt: 'Dit gaat niet door.',
};
