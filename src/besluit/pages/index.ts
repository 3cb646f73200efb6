import type { BeleidInHuis } from '../../beleid/index.ts';
import type { Router } from '../../web/route.ts';
import {
  bekendgemaaktPagina,
  bekendmakenPagina,
  besluitPagina,
  bewaardeBrief,
  genomenPagina,
  maakBekend,
  voorbeeldBrief,
} from './besluit.ts';
import { controle, formulier, neem } from './voorbereiden.ts';

export interface BesluitSettings {
  beleid: BeleidInHuis;
}

/** Preparing, checking and taking a besluit, and making it known. */
export const registerBesluit = (router: Router, s: BesluitSettings): void => {
  const consulent = { rollen: ['consulent'], van: 'inwoner' } as const;
  const lezen = { rollen: ['consulent', 'teammanager'], van: 'inwoner', logboek: 'inzage' } as const;
  const een = '/dossier/:inwoner/besluit/:besluit';
  router.get('/dossier/:inwoner/besluit', { ...consulent, logboek: 'inzage' }, (c) => formulier(c, s));
  router.post('/dossier/:inwoner/besluit/controle', { ...consulent, logboek: 'inzage' }, (c) => controle(c, s));
  router.post('/dossier/:inwoner/besluit', { ...consulent, logboek: 'besluit-genomen' }, (c) => neem(c, s));
  router.get(een, lezen, (c) => besluitPagina(c, s));
  router.get(`${een}/voorbeeld`, lezen, (c) => voorbeeldBrief(c, s));
  router.get(`${een}/brief`, lezen, (c) => bewaardeBrief(c, s));
  router.get(`${een}/genomen`, { ...consulent, logboek: 'inzage' }, (c) => genomenPagina(c, s));
  router.get(`${een}/bekendmaken`, { ...consulent, logboek: 'inzage' }, (c) => bekendmakenPagina(c, s));
  router.post(`${een}/bekendmaken`, { ...consulent, logboek: 'besluit-bekendgemaakt' }, (c) => maakBekend(c, s));
  router.get(`${een}/bekendgemaakt`, { ...consulent, logboek: 'inzage' }, (c) => bekendgemaaktPagina(c, s));
};
