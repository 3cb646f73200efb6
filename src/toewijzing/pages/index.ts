import type { BeleidInHuis } from '../../beleid/index.ts';
import type { Router } from '../../web/route.ts';
import { beeindigdPagina, beeindigen, verwerkBeeindigen } from './beeindigen.ts';
import { accepteren, starten, verwerkAccepteren, verwerkStarten, verwerkWeigeren, weigeren } from './daden.ts';
import { lijstPagina } from './lijst.ts';
import { plichtPagina, plichtVastgelegd, verwerkPlicht } from './plicht.ts';
import { klaarPagina, toewijzingPagina } from './toewijzing.ts';

export interface ToewijzingSettings {
  beleid: BeleidInHuis;
}

/** The list and the page of a toewijzing for the aanbieder with its acts, and the early end by the consulent. */
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
  const einde = '/dossier/:inwoner/toewijzingen/:toewijzing';
  router.get(`${einde}/beeindigen`, { ...consulent, logboek: 'inzage' }, (c) => beeindigen(c, s));
  router.post(`${einde}/beeindigen`, { ...consulent, logboek: 'toewijzing-beeindigd' }, (c) => verwerkBeeindigen(c, s));
  router.get(`${einde}/beeindigd`, { ...consulent, logboek: 'inzage' }, (c) => beeindigdPagina(c, s));
  const inDossier = { ...s, dossier: true };
  router.get(`${einde}/plicht/:plicht`, { ...consulent, logboek: 'inzage' }, (c) => plichtPagina(c, inDossier));
  router.post(`${einde}/plicht/:plicht`, { ...consulent, logboek: 'plicht-vastgelegd' }, (c) => verwerkPlicht(c, inDossier));
  router.get(`${einde}/plicht/:plicht/vastgelegd`, { ...consulent, logboek: 'inzage' }, (c) => plichtVastgelegd(c, inDossier));
};
