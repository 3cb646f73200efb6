import type { Router, Web } from '../web/route.ts';
import { type EigenSettings, registerAanbiederMelding, registerInwonerMelding } from './pages/eigen.ts';
import { registerInbox } from './pages/inbox.ts';
import { registerMeldingPagina, type TeamSettings } from './pages/melding.ts';
import { type OpenbaarSettings, registerOpenbareMelding } from './pages/openbaar.ts';
import { registerSluiten } from './pages/sluiten.ts';

export { completeMelding } from './actions/finish-melding.ts';
export { maakKenmerk } from './actions/send-melding.ts';
export { ondersteuningBij } from './pages/hierna.ts';
export { findMelding, type Melding, type NieuweMelding, noteInzage, receiveMelding, wipeMeldingen } from './queries.ts';
export { Melder, melderTekst } from './types.ts';

export type MeldingSettings = TeamSettings & EigenSettings & Omit<OpenbaarSettings, 'web'>;

/** Reporting from outside, and what the team does with it. */
export const registerMelding = (web: Pick<Web, 'openbaar' | 'sendOpenbaar'> & { router: Router }, s: MeldingSettings): void => {
  registerOpenbareMelding({ ...s, web });
  registerAanbiederMelding(web.router, s);
  registerInwonerMelding(web.router, s);
  registerInbox(web.router, s);
  registerSluiten(web.router, s);
  registerMeldingPagina(web.router, s);
};
