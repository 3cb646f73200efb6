import type { BeleidInHuis } from '../beleid/index.ts';
import type { Actor } from '../platform/db/reader.ts';
import { type Html, ongelezen } from '../web/index.ts';
import type { Router } from '../web/route.ts';
import { registerAanbieder } from './pages/aanbieder.ts';
import { registerCentrumBerichten } from './pages/centrum.ts';
import { registerGemeente } from './pages/gemeente.ts';
import { registerMijnBerichten } from './pages/mijn.ts';

export { addPartij } from './actions/add-partij.ts';
export { sendBericht } from './actions/send-bericht.ts';
export { startOverleg } from './actions/start-overleg.ts';
export { tellInwoner } from './actions/tell-inwoner.ts';
export { runOverlegmail } from './jobs.ts';
export { centrumBerichten, leesCentrumBerichten } from './pages/centrum.ts';
export { leesOverleg, overlegInhoud, overlegKnoppen } from './pages/gemeente.ts';
export { countOngelezen, listWachtend, listWachtendOpCentrum } from './queries.ts';
export { antwoordTot, wachtSinds } from './rules.ts';

/** New messages above the pages of the hours, where an aanbieder begins. */
export const urenBericht = (actor: Actor, pad: string): Html | undefined =>
  actor.rol === 'aanbieder' && /^\/uren(\/[^/]+)?$/.test(pad)
    ? ongelezen({ href: '/toewijzingen/berichten', aantal: '/toewijzingen/berichten/aantal' })
    : undefined;

/** Messages between the parties of a dossier, on the pages of each of them. */
export const registerOverleg = (router: Router, s: { beleid: BeleidInHuis }): void => {
  registerGemeente(router, s);
  registerAanbieder(router);
  registerCentrumBerichten(router);
  registerMijnBerichten(router);
};
