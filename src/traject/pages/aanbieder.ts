// The aanbieder: where its yes or no is asked, which steps run at its place, and the steps that it begins itself.

import type { BeleidInHuis } from '../../beleid/index.ts';
import { findStap } from '../../beleid/regeling.ts';
import { toonNaam } from '../../inwoner/index.ts';
import { datum, toonDatum, toonKort } from '../../kernel/datum.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { hoofdletter } from '../../kernel/tekst.ts';
import { schrijfInzage } from '../../platform/audit.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { findToewijzing } from '../../toewijzing/index.ts';
import {
  acties,
  datumveld,
  form,
  foutSamenvatting,
  foutVan,
  html,
  kaart,
  keuzerondjes,
  knop,
  kop,
  lijst,
  link,
  linkKnop,
  melding,
  metOnder,
  stapel,
  tabel,
  tekstvak,
  tijdlijn,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { beginBijAanbieder, kanAanbieder, standVoorAanbieder } from '../actions/begin-bij-aanbieder.ts';
import { giveOordeel } from '../actions/give-oordeel.ts';
import { andereRegelingen } from '../actions/load-traject.ts';
import {
  type AanbiederVraag,
  findAanbiederStand,
  listAanbiederPlichten,
  listAanbiederStappen,
  listAanbiederVragen,
} from '../queries/index.ts';
import { eigenPlichten } from './aanbieder-plicht.ts';
import { bronVan, keerTekst, metBron, stapNaam, uitkomstInZin, uitkomstTekst, waaromRegel } from './lees.ts';
import { metNummer, veldVan, zonderNummer } from './veldnaam.ts';

const aanbieder = { rollen: ['aanbieder'], van: 'aanbieder' } as const;

interface Settings {
  beleid: BeleidInHuis;
}

/** The route that knows the step: the main one of the municipality, else that of another regeling there (OS5). */
const routeMet = (s: Settings, gemeenteId: number, vandaag: PageContext['vandaag'], stap: string) =>
  [s.beleid.dichtstbij(gemeenteId, vandaag), ...andereRegelingen(s.beleid, { gemeenteId, vandaag })]
    .map((een) => een?.regeling.route)
    .find((route) => route && findStap(route, stap));

const naamVan = (s: Settings, gemeenteId: number, dag: PageContext['vandaag'], stap: string): string => {
  const route = routeMet(s, gemeenteId, dag, stap);
  return route ? stapNaam({ route }, stap) : hoofdletter(stap.replaceAll('-', ' '));
};

/** The outcome in the words of the route. */
const watVan = (s: Settings, gemeenteId: number, dag: PageContext['vandaag'], stap: string, uitkomst: string): string => {
  const route = routeMet(s, gemeenteId, dag, stap);
  return route ? uitkomstTekst({ route }, stap, uitkomst) : uitkomst.replaceAll('-', ' ');
};

/** /toewijzingen/routes, the answers there, and the route of one resident. */
export const registerAanbiederRoute = (router: Router, s: Settings): void => {
  const lijstPagina = async (c: PageContext, fouten: readonly Reden[] = [], van?: number): Promise<Response> => {
    const [vragen, stappen, plichten] = await Promise.all([
      listAanbiederVragen(c.db),
      listAanbiederStappen(c.db),
      listAanbiederPlichten(c.db),
    ]);
    const waarden = van === undefined ? {} : zonderNummer(c.form.waarden, van);
    const vraag = (v: AanbiederVraag) => {
      const deze = v.id === van;
      return kaart({
        titel: `${toonNaam(v)}: ${naamVan(s, v.gemeente_id, c.vandaag, v.stap)}`,
        inhoud: html`${lijst([
          { kop: 'Gevraagd', waarde: toonDatum(datum(v.gevraagd_op)) },
          ...(v.voorgesteld ? [{ kop: 'Zou beginnen', waarde: toonDatum(datum(v.begonnen_op)) }] : []),
          ...(v.voor ? [{ kop: 'Waar gaat het over', waarde: watVan(s, v.gemeente_id, c.vandaag, v.stap, v.voor) }] : []),
          ...(v.waar ? [{ kop: 'Waar', waarde: v.waar }] : []),
          ...(v.toelichting ? [{ kop: 'Toelichting', waarde: v.toelichting }] : []),
        ])}${form({
          actie: `/toewijzingen/routes/${v.id}`,
          sleutel: c.sleutel(),
          versie: deze ? c.form.tekst('_versie') : v.versie,
          inhoud: html`${keuzerondjes({
            naam: veldVan('oordeel', v.id),
            label: v.voor ? `Ben je het hiermee eens voor ${toonNaam(v)}?` : `Ga je mee in deze stap van ${toonNaam(v)}?`,
            waarde: deze ? waarden.oordeel : undefined,
            fout: deze ? foutVan(fouten, 'oordeel') : undefined,
            keuzes: [
              { waarde: 'ja', tekst: 'Ja' },
              { waarde: 'nee', tekst: 'Nee' },
            ],
          })}${tekstvak({ naam: veldVan('reden', v.id), label: 'Waarom?', hint: 'Nodig bij nee. De gemeente en de inwoner lezen dit.', verplicht: false, waarde: deze ? waarden.reden : undefined, fout: deze ? foutVan(fouten, 'reden') : undefined, regels: 3, maximum: 2000 })}${acties(knop({ tekst: 'Versturen', icoon: 'send' }))}`,
        })}`,
      });
    };
    return c.page({
      titel: 'Routes',
      fout: fouten.length > 0,
      kruimels: [{ tekst: 'Inwoners', href: '/toewijzingen' }, { tekst: 'Routes' }],
      inhoud: html`${foutSamenvatting(metNummer(fouten, van))}${kop({ titel: 'Routes', onder: 'Stappen van inwoners bij jullie, en waar de gemeente jullie ja of nee vraagt.' })}${stapel(
        c.zoek.has('verstuurd') && melding({ soort: 'succes', titel: 'Verstuurd', inhoud: 'De consulent ziet het in de route.' }),
        vragen.map(vraag),
        eigenPlichten(plichten, c.vandaag, (rij) => naamVan(s, rij.gemeente_id, c.vandaag, rij.stap)),
        kaart({
          titel: 'Loopt nu bij jullie',
          inhoud: tabel({
            caption: 'Stappen die lopen',
            kolommen: [{ kop: 'Inwoner' }, { kop: 'Stap' }, { kop: 'Sinds' }, { kop: 'Tot' }],
            rijen: stappen.map((rij) => [
              rij.toewijzing_id === null ? toonNaam(rij) : link(`/toewijzingen/${rij.toewijzing_id}/route`, toonNaam(rij)),
              metOnder(
                `${naamVan(s, rij.gemeente_id, c.vandaag, rij.stap)}${rij.poging > 1 ? ` (poging ${rij.poging})` : ''}`,
                rij.waar,
              ),
              toonDatum(datum(rij.begonnen_op)),
              rij.einde_gepland === null ? 'geen einddag' : toonDatum(datum(rij.einde_gepland)),
            ]),
            leeg: 'Er loopt nu geen stap bij jullie. Zie je dat iemand verder kan? Open de inwoner en kies Route.',
          }),
        }),
      )}`,
    });
  };
  router.get('/toewijzingen/routes', { ...aanbieder, logboek: false }, (c) => lijstPagina(c));
  router.post('/toewijzingen/routes/:trajectoordeel', { ...aanbieder, logboek: 'trajectoordeel-gegeven' }, async (c) => {
    const id = c.nummer('trajectoordeel');
    const uit = await c.submit(async (db, actor) => {
      const vraag = (await listAanbiederVragen(db)).find((een) => een.id === id);
      if (!vraag) throw new NietGevonden();
      const r = await giveOordeel(db, {
        actor,
        vandaag: c.vandaag,
        inwonerId: vraag.inwoner_id,
        waarden: zonderNummer(c.form.waarden, id),
        oordeelId: id,
        versie: c.form.versie(),
        keuzes: [],
      });
      return r.ok ? { ok: true, naar: '/toewijzingen/routes?verstuurd=ja' } : r;
    });
    return uit instanceof Response ? uit : lijstPagina(c, uit, id);
  });

  const eenPagina = async (c: PageContext, fouten: readonly Reden[] = []): Promise<Response> => {
    const id = c.nummer('toewijzing');
    const [t, a] = await Promise.all([findToewijzing(c.db, id), findAanbiederStand(c.db, id)]);
    if (!t) throw new NietGevonden();
    await schrijfInzage(c.db, { inwonerId: t.inwoner_id, soort: 'traject', objectId: t.id });
    const stand = a && standVoorAanbieder(s.beleid, a, c.vandaag);
    const kan = stand ? kanAanbieder(stand, c.vandaag) : [];
    const { waarden } = c.form;
    const naam = toonNaam(t);
    return c.page({
      titel: `Route van ${naam}`,
      fout: fouten.length > 0,
      kruimels: [
        { tekst: 'Inwoners', href: '/toewijzingen' },
        { tekst: naam, href: `/toewijzingen/${t.id}` },
        { tekst: 'Route' },
      ],
      inhoud: html`${foutSamenvatting(fouten)}${kop({ titel: `Route van ${naam}`, onder: stand ? stand.regeling.naam : '' })}${stapel(
        kaart({
          titel: 'De stappen tot nu',
          inhoud: stand
            ? tijdlijn(
                stand.stappen
                  .toSorted((een, ander) => ander.nummer - een.nummer)
                  .map((stap) => ({
                    datum: stap.geeindigdOp ?? stap.begonnenOp,
                    titel: `${stapNaam(stand, stap.stap)}${keerTekst(stand, stap)}`,
                    inhoud: stap.geeindigdOp
                      ? `Klaar. Uitkomst: ${uitkomstInZin(stand, stap.stap, stap.uitkomst)}.`
                      : 'Loopt nu.',
                    soort: stap.geeindigdOp ? ('geweest' as const) : ('nu' as const),
                  })),
                { leeg: 'Er is nog geen stap gezet.' },
              )
            : html`<p>De gemeente werkt hier niet met een route, of deze toewijzing loopt niet meer.</p>`,
        }),
        stand &&
          kan.map(({ stap, waarom }) =>
            kaart({
              titel: stap.naam,
              inhoud: html`${waarom.map(waaromRegel)}<p>${stap.in && hoofdletter(stap.in)} ${bronVan(stand, stap.bron)}</p>${form(
                {
                  actie: `/toewijzingen/${t.id}/route/${stap.id}`,
                  sleutel: c.sleutel(),
                  inhoud: html`${datumveld({ naam: 'op', label: 'Sinds wanneer?', waarde: waarden.op ?? toonKort(c.vandaag), fout: foutVan(fouten, 'op') })}${tekstvak({ naam: 'toelichting', label: 'Wat zie je?', hint: 'De gemeente en de inwoner lezen dit. Schrijf geen medische gegevens op.', waarde: waarden.toelichting, fout: foutVan(fouten, 'toelichting'), regels: 4, maximum: 2000 })}${acties(knop({ tekst: 'Doorgeven aan de gemeente', extra: stap.naam, icoon: 'send' }))}`,
                },
              )}`,
            }),
          ),
        acties(linkKnop({ tekst: `Terug naar ${naam}`, href: `/toewijzingen/${t.id}` })),
      )}`,
    });
  };
  router.get('/toewijzingen/:toewijzing/route', { ...aanbieder, logboek: 'inzage' }, (c) => eenPagina(c));
  router.post('/toewijzingen/:toewijzing/route/:routestap', { ...aanbieder, logboek: 'trajectstap-begonnen' }, async (c) => {
    const uit = await c.submit(async (db, actor) => {
      const r = await beginBijAanbieder(db, {
        actor,
        beleid: s.beleid,
        vandaag: c.vandaag,
        toewijzingId: c.nummer('toewijzing'),
        stap: c.param('routestap'),
        waarden: c.form.waarden,
      });
      return r.ok ? { ok: true, naar: '/toewijzingen/routes?verstuurd=ja' } : r;
    });
    return uit instanceof Response ? uit : eenPagina(c, metBron(uit, ['op', 'toelichting']));
  });
};
