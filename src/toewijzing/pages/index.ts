import type { BeleidInHuis } from '../../beleid/index.ts';
import type { Router } from '../../web/route.ts';
import { accepteren, starten, verwerkAccepteren, verwerkStarten, verwerkWeigeren, weigeren } from './daden.ts';
import { lijstPagina } from './lijst.ts';
import { plichtPagina, plichtVastgelegd, verwerkPlicht } from './plicht.ts';
import { klaarPagina, toewijzingPagina } from './toewijzing.ts';

export interface ToewijzingSettings {
  beleid: BeleidInHuis;
}

/** The list and the page of a toewijzing for the aanbieder with its acts, and its duties in the dossier. */
export const registerToewijzing = (router: Router, s: ToewijzingSettings): void => {
  const aanbieder = { rollen: ['aanbieder'], van: 'aanbieder' } as const;
  const lezen = { ...aanbieder, logboek: 'inzage' } as const;
  const een = '/toewijzingen/:toewijzing';
  router.get('/toewijzingen', { ...aanbieder, logboek: false }, (c) => lijstPagina(c, s));
  router.get(een, lezen, (c) => toewijzingPagina(c, s));
  router.get(`${een}/accepteren`, lezen, (c) => accepteren(c, s));
  router.post(`${een}/accepteren`, { ...aanbieder, logboek: 'toewijzing-geaccepteerd' }, (c) => verwerkAccepteren(c, s));
  router.get(`${een}/weigeren`, lezen, (c) => weigeren(c, s));
  router.post(`${een}/weigeren`, { ...aanbieder, logboek: 'toewijzing-geweigerd' }, (c) => verwerkWeigeren(c, s));
  router.get(`${een}/starten`, lezen, (c) => starten(c, s));
  router.post(`${een}/starten`, { ...aanbieder, logboek: 'toewijzing-gestart' }, (c) => verwerkStarten(c, s));
  const eigen = { ...s, dossier: false };
  router.get(`${een}/plicht/:plicht`, lezen, (c) => plichtPagina(c, eigen));
  router.post(`${een}/plicht/:plicht`, { ...aanbieder, logboek: 'plicht-vastgelegd' }, (c) => verwerkPlicht(c, eigen));
  router.get(`${een}/plicht/:plicht/vastgelegd`, lezen, (c) => plichtVastgelegd(c, eigen));
  for (const wat of ['geaccepteerd', 'geweigerd', 'gestart'] as const) {
    router.get(`${een}/${wat}`, lezen, (c) => klaarPagina(c, s, wat));
  }

  const consulent = { rollen: ['consulent'], van: 'inwoner' } as const;
  const inwoner = '/dossier/:inwoner/toewijzingen/:toewijzing';
  const inDossier = { ...s, dossier: true };
  router.get(`${inwoner}/plicht/:plicht`, { ...consulent, logboek: 'inzage' }, (c) => plichtPagina(c, inDossier));
  router.post(`${inwoner}/plicht/:plicht`, { ...consulent, logboek: 'plicht-vastgelegd' }, (c) => verwerkPlicht(c, inDossier));
  router.get(`${inwoner}/plicht/:plicht/vastgelegd`, { ...consulent, logboek: 'inzage' }, (c) => plichtVastgelegd(c, inDossier));
};
