import type { Router } from '../../web/route.ts';
import { beeindigdPagina, beeindigen, controleerEinde, verwerkBeeindigen } from './beeindigen.ts';
import type { WijzigingSettings } from './delen.ts';
import { plaatsPagina, verwerkPlaats } from './plaats.ts';
import { toewijzingPagina } from './toewijzing.ts';
import { gevraagdPagina, nietVerlengen, trekIn, verwerkNiet, verwerkVraag, vraagVerlenging } from './verlenging.ts';
import { controlePagina, gewijzigdPagina, verwerkWijziging, wijzigPagina } from './wijzigen.ts';

/** A toewijzing through time: its page in the dossier with all that can be done, and what the aanbieder asks and says. */
export const registerWijziging = (router: Router, s: WijzigingSettings): void => {
  const consulent = { rollen: ['consulent'], van: 'inwoner' } as const;
  const inzage = { ...consulent, logboek: 'inzage' } as const;
  const een = '/dossier/:inwoner/toewijzingen/:toewijzing';
  router.get(een, { rollen: ['consulent', 'teammanager'], van: 'inwoner', logboek: 'inzage' }, (c) => toewijzingPagina(c, s));
  router.get(`${een}/wijzigen/:daad`, inzage, (c) => wijzigPagina(c, s));
  router.post(`${een}/wijzigen/:daad/controle`, inzage, (c) => controlePagina(c, s));
  router.post(`${een}/wijzigen/:daad`, { ...consulent, logboek: 'toewijzing-gewijzigd' }, (c) => verwerkWijziging(c, s));
  router.get(`${een}/gewijzigd/:verandering`, inzage, (c) => gewijzigdPagina(c, s));
  router.get(`${een}/niet-verlengen`, inzage, (c) => nietVerlengen(c, s));
  router.post(`${een}/niet-verlengen`, { ...consulent, logboek: 'verlenging-geweigerd' }, (c) => verwerkNiet(c, s));
  router.get(`${een}/beeindigen`, inzage, (c) => beeindigen(c, s));
  router.post(`${een}/beeindigen/controle`, inzage, (c) => controleerEinde(c, s));
  router.post(`${een}/beeindigen`, { ...consulent, logboek: 'toewijzing-beeindigd' }, (c) => verwerkBeeindigen(c, s));
  router.get(`${een}/beeindigd`, inzage, (c) => beeindigdPagina(c, s));

  const aanbieder = { rollen: ['aanbieder'], van: 'aanbieder' } as const;
  const lezen = { ...aanbieder, logboek: 'inzage' } as const;
  const eigen = '/toewijzingen/:toewijzing';
  router.get(`${eigen}/verlengen`, lezen, (c) => vraagVerlenging(c, s));
  router.post(`${eigen}/verlengen`, { ...aanbieder, logboek: 'verlenging-gevraagd' }, (c) => verwerkVraag(c, s));
  router.get(`${eigen}/verlengen/gevraagd`, lezen, (c) => gevraagdPagina(c, s));
  router.post(`${eigen}/verlengen/intrekken`, { ...aanbieder, logboek: 'verlenging-ingetrokken' }, (c) => trekIn(c, s));
  router.get(`${eigen}/plaats`, lezen, (c) => plaatsPagina(c, s));
  router.post(`${eigen}/plaats`, { ...aanbieder, logboek: 'werkplek-gewijzigd' }, (c) => verwerkPlaats(c, s));
};
