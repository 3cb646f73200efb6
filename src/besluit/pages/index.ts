import type { BeleidInHuis } from '../../beleid/index.ts';
import { bijLeven } from '../../inwoner/index.ts';
import type { Router } from '../../web/route.ts';
import { afwijzenControle, afwijzenFormulier, wijsAf } from './anders.ts';
import { bekendgemaaktPagina, bekendmakenPagina, bewaardeBrief, maakBekend, voorbeeldBrief } from './bekendmaken.ts';
import { besluitPagina, genomenPagina } from './besluit.ts';
import { bewaar, conceptPagina, type WijzigingInConcept } from './concept.ts';
import { conceptDaden } from './concept-daden.ts';
import { intrekkenControle, intrekkenFormulier, trekIn } from './intrekken.ts';
import { ondertekenLijst, tekenMede } from './lijst.ts';
import { registerSamenBuiten } from './samen-buiten.ts';
import { controle, formulier, neem } from './voorbereiden.ts';

export interface BesluitSettings {
  beleid: BeleidInHuis;
  wijziging: WijzigingInConcept;
}

/** Preparing, checking and taking a besluit, and making it known. */
export const registerBesluit = (router: Router, s: BesluitSettings): void => {
  const consulent = { rollen: ['consulent'], van: 'inwoner' } as const;
  const lezen = { rollen: ['consulent', 'teammanager'], van: 'inwoner', logboek: 'inzage' } as const;
  const een = '/dossier/:inwoner/besluit/:besluit';
  const leeft = bijLeven(router);
  leeft.get('/dossier/:inwoner/besluit', { ...consulent, logboek: 'inzage' }, (c) => formulier(c, s));
  leeft.post('/dossier/:inwoner/besluit/controle', { ...consulent, logboek: 'inzage' }, (c) => controle(c, s));
  leeft.post('/dossier/:inwoner/besluit', { ...consulent, logboek: 'besluit-genomen' }, (c) => neem(c, s));
  registerConcept(router, s);
  registerSamenBuiten(router, s);
  leeft.get('/dossier/:inwoner/besluit/afwijzen', { ...consulent, logboek: 'inzage' }, (c) => afwijzenFormulier(c, s));
  leeft.post('/dossier/:inwoner/besluit/afwijzen/controle', { ...consulent, logboek: 'inzage' }, (c) => afwijzenControle(c, s));
  leeft.post('/dossier/:inwoner/besluit/afwijzen', { ...consulent, logboek: 'besluit-genomen' }, (c) => wijsAf(c, s));
  router.get(`${een}/intrekken`, { ...consulent, logboek: 'inzage' }, (c) => intrekkenFormulier(c, s));
  router.post(`${een}/intrekken/controle`, { ...consulent, logboek: 'inzage' }, (c) => intrekkenControle(c, s));
  router.post(`${een}/intrekken`, { ...consulent, logboek: 'besluit-genomen' }, (c) => trekIn(c, s));
  router.get(een, lezen, (c) => besluitPagina(c, s));
  router.get(`${een}/voorbeeld`, lezen, (c) => voorbeeldBrief(c, s));
  router.get(`${een}/brief`, lezen, (c) => bewaardeBrief(c, s));
  router.get(`${een}/genomen`, { ...consulent, logboek: 'inzage' }, (c) => genomenPagina(c, s));
  router.get(`${een}/bekendmaken`, { ...consulent, logboek: 'inzage' }, (c) => bekendmakenPagina(c, s));
  router.post(`${een}/bekendmaken`, { ...consulent, logboek: 'besluit-bekendgemaakt' }, (c) => maakBekend(c, s));
  router.get(`${een}/bekendgemaakt`, { ...consulent, logboek: 'inzage' }, (c) => bekendgemaaktPagina(c, s));
};

/** A concept: kept, put before somebody with a mandate, signed or sent back. */
const registerConcept = (router: Router, s: BesluitSettings): void => {
  const consulent = { rollen: ['consulent'], van: 'inwoner' } as const;
  const tekenaar = { rollen: ['consulent', 'teammanager'], van: 'inwoner' } as const;
  const pad = '/dossier/:inwoner/besluit/concept/:besluitconcept';
  const daad = conceptDaden(s);
  const leeft = bijLeven(router);
  router.get('/besluiten-ter-ondertekening', { rollen: ['consulent', 'teammanager'], van: 'gemeente', logboek: false }, (c) =>
    ondertekenLijst(c, s),
  );
  leeft.post('/dossier/:inwoner/besluit/concept', { ...consulent, logboek: 'besluitconcept-bewaard' }, (c) => bewaar(c, s));
  router.get(pad, { ...tekenaar, logboek: 'inzage' }, (c) => conceptPagina(c, s));
  leeft.post(`${pad}/voorleggen`, { ...consulent, logboek: 'besluitconcept-voorgelegd' }, daad.voorleggen);
  leeft.post(`${pad}/tekenen`, { ...tekenaar, logboek: 'besluitconcept-getekend', tekent: true }, daad.tekenen);
  leeft.post(`${pad}/nemen`, { ...consulent, logboek: 'besluitconcept-getekend' }, daad.nemen);
  leeft.post(`${pad}/samen`, { ...consulent, logboek: 'samenspraak-gevraagd' }, daad.vraagSamen);
  leeft.post(`${pad}/samen/:samenspraak`, { ...tekenaar, logboek: 'samenspraak-gegeven', tekent: true }, daad.zegSamen);
  router.post(`${pad}/terug`, { ...tekenaar, logboek: 'besluitconcept-teruggestuurd', tekent: true }, daad.terug);
  router.post(`${pad}/terughalen`, { ...consulent, logboek: 'besluitconcept-teruggehaald' }, daad.terughalen);
  router.post(`${pad}/weg`, { ...consulent, logboek: 'besluitconcept-weggelegd' }, daad.weg);
  router.post('/dossier/:inwoner/besluit/:besluit/medetekenen', { ...tekenaar, logboek: 'besluit-medegetekend' }, (c) =>
    tekenMede(c, s),
  );
};
