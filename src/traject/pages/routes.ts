// What runs on the routes of the caseload, and where a colleague asked for one's own yes or no.
import type { BeleidInHuis } from '../../beleid/index.ts';
import { findStap, rolNaam } from '../../beleid/regeling.ts';
import { toonNaam } from '../../inwoner/index.ts';
import { datum, isVoor, toonDatum } from '../../kernel/datum.ts';
import { badge, html, kaart, kop, link, melding, metOnder, stapel, tabel } from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { listGevraagd, listLopend } from '../queries/index.ts';

const HOOGSTENS = 300;

const stapVan = (beleid: BeleidInHuis, regelingId: number, stap: string) => {
  const { route } = beleid.regelingMetId(regelingId).regeling;
  return {
    naam: (route && findStap(route, stap)?.naam) ?? stap.replaceAll('-', ' '),
    rol: (wie: string) => rolNaam(route ?? {}, wie),
  };
};

/** /routes. */
export const registerRoutes = (router: Router, s: { beleid: BeleidInHuis }): void => {
  router.get('/routes', { rollen: ['consulent', 'teammanager'], van: 'gemeente', logboek: false }, async (c: PageContext) => {
    const actor = await c.actor();
    const [gevraagd, lopend] = await Promise.all([listGevraagd(c.db, actor.gebruikerId), listLopend(c.db, HOOGSTENS)]);
    return c.page({
      titel: 'Routes',
      inhoud: html`${kop({ titel: 'Routes', onder: 'De stappen die nu lopen, en waar een collega jouw ja of nee vraagt.' })}${stapel(
        c.zoek.has('gegeven') &&
          melding({
            soort: 'succes',
            titel: 'Je antwoord staat erbij',
            inhoud: 'Je collega gaat verder. Het dossier zie je nu niet meer.',
          }),
        gevraagd.length > 0 &&
          kaart({
            titel: 'Wacht op jouw ja of nee',
            inhoud: tabel({
              caption: 'Gevraagd door een collega',
              kolommen: [{ kop: 'Inwoner' }, { kop: 'Stap' }, { kop: 'Als' }, { kop: 'Gevraagd' }],
              rijen: gevraagd.map((rij) => {
                const stap = stapVan(s.beleid, rij.regeling_id, rij.stap);
                return [
                  link(`/dossier/${rij.inwoner_id}/route/oordeel/${rij.id}`, toonNaam(rij)),
                  stap.naam,
                  stap.rol(rij.wie),
                  metOnder(toonDatum(datum(rij.gevraagd_op)), `door ${rij.consulent ?? 'een collega'}`),
                ];
              }),
            }),
          }),
        kaart({
          titel: 'Loopt nu',
          inhoud: tabel({
            caption: 'Stappen die lopen',
            toetsen: true,
            kolommen: [{ kop: 'Inwoner' }, { kop: 'Stap' }, { kop: 'Sinds' }, { kop: 'Tot' }, { kop: 'Contactpersoon' }],
            rijen: lopend.map((rij) => {
              const tot = rij.einde_gepland === null ? undefined : datum(rij.einde_gepland);
              return [
                link(`/dossier/${rij.inwoner_id}/route#stap-${rij.id}`, toonNaam(rij)),
                metOnder(
                  `${stapVan(s.beleid, rij.regeling_id, rij.stap).naam}${rij.poging > 1 ? ` (poging ${rij.poging})` : ''}`,
                  rij.aanbieder ?? '',
                ),
                toonDatum(datum(rij.begonnen_op)),
                tot === undefined
                  ? 'geen einddag'
                  : isVoor(tot, c.vandaag)
                    ? badge('telaat', `${toonDatum(tot)}, te laat`)
                    : toonDatum(tot),
                rij.consulent ?? '',
              ];
            }),
            leeg: 'Er loopt geen stap die je hier zelf vastlegt. Wat uit een toewijzing of oriëntatie volgt, staat bij de inwoner op Route.',
          }),
        }),
      )}`,
    });
  });
};
