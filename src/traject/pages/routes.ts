// What runs on the routes of the caseload, and where a colleague asked for one's own yes or no.
import type { BeleidInHuis } from '../../beleid/index.ts';
import { findStap, rolNaam } from '../../beleid/regeling.ts';
import { toonNaam } from '../../inwoner/index.ts';
import { type Datum, datum, isNa, isoDatum, isVoor, plusDagen, toonDatum } from '../../kernel/datum.ts';
import { badge, type Html, html, kaart, kop, link, melding, metOnder, stapel, tabel } from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { nieuwereVersie } from '../actions/move-traject.ts';
import { type GemetenRij, listGemeten, listGevraagd, listLopend, listOnderVersie, listVersies } from '../queries/index.ts';
import { termijnDagen } from '../rules/index.ts';

const HOOGSTENS = 300;

const stapVan = (beleid: BeleidInHuis, regelingId: number, stap: string) => {
  const { route } = beleid.regelingMetId(regelingId).regeling;
  const een = route && findStap(route, stap);
  return {
    naam: een?.naam ?? stap.replaceAll('-', ' '),
    rol: (wie: string) => rolNaam(route ?? {}, wie),
    /** A term that is measured and is no limit: an average, or a starting point (NI5). */
    gemeten: (van: Datum) => {
      const termijn = een && termijnDagen(een, van, beleid.landelijk);
      return termijn?.uiterst === undefined && termijn?.verwacht ? { tekst: termijn.tekst, dag: termijn.verwacht } : undefined;
    },
  };
};

/** Until when a step lasts: what was agreed, or what it mostly takes. */
const totWanneer = (c: PageContext, tot: Datum | undefined, meestal: Datum | undefined): Html | string => {
  if (tot) return isVoor(tot, c.vandaag) ? badge('telaat', `${toonDatum(tot)}, te laat`) : toonDatum(tot);
  if (!meestal) return 'geen einddag';
  return isVoor(meestal, c.vandaag) ? badge('aandacht', 'duurt langer dan meestal') : `meestal tot ${toonDatum(meestal)}`;
};

/** NI5: how long steps took of which the source says how long that mostly is. */
const hoeLang = (beleid: BeleidInHuis, rijen: readonly GemetenRij[]): Html | false => {
  const metTermijn = rijen.flatMap((rij) => {
    const [van, tot] = [datum(rij.begonnen_op), datum(rij.geeindigd_op)];
    const { naam, gemeten } = stapVan(beleid, rij.regeling_id, rij.stap);
    const termijn = gemeten(van);
    return termijn ? [{ naam, tekst: termijn.tekst, dagen: van.until(tot).days + 1, opTijd: !isNa(tot, termijn.dag) }] : [];
  });
  if (metTermijn.length === 0) return false;
  return kaart({
    titel: 'Hoe lang het duurde',
    inhoud: tabel({
      caption: 'Stappen die in een jaar klaar waren',
      kolommen: [
        { kop: 'Stap' },
        { kop: 'Klaar', uitlijning: 'eind' },
        { kop: 'Binnen de tijd', uitlijning: 'eind' },
        { kop: 'Gemiddeld', uitlijning: 'eind' },
      ],
      rijen: [...Map.groupBy(metTermijn, ({ naam, tekst }) => `${naam}|${tekst}`).values()].flatMap((groep) => {
        const [een] = groep;
        if (!een) return [];
        const dagen = Math.round(groep.reduce((som, stap) => som + stap.dagen, 0) / groep.length);
        const opTijd = groep.filter((stap) => stap.opTijd).length;
        return [
          [
            metOnder(een.naam, een.tekst),
            String(groep.length),
            `${opTijd} (${Math.round((100 * opTijd) / groep.length)} procent)`,
            dagen === 1 ? '1 dag' : `${dagen} dagen`,
          ],
        ];
      }),
    }),
  });
};

/** Who is still on the way under a version that another followed: each can go over, one by one. */
const onderOudeVersie = async (c: PageContext, beleid: BeleidInHuis, regelingIds: readonly number[]): Promise<Html | false> => {
  const { gemeenteId } = await c.actor();
  const oud = new Set(
    regelingIds.filter((regelingId) => nieuwereVersie(beleid, { gemeenteId: gemeenteId ?? 0, regelingId, vandaag: c.vandaag })),
  );
  if (oud.size === 0) return false;
  const rijen = await listOnderVersie(c.db, [...oud], HOOGSTENS);
  return kaart({
    titel: 'Loopt onder een oudere versie',
    inhoud: html`<p>Wie onderweg is, houdt de afspraken waaronder dat begon. Overzetten kan per inwoner: je ziet eerst wat er voor hem verandert.</p>${tabel(
      {
        caption: 'Routes onder een oudere versie',
        kolommen: [{ kop: 'Inwoner' }, { kop: 'Onderweg sinds' }, { kop: 'Onder de versie van' }, { kop: 'Contactpersoon' }],
        rijen: rijen.map((rij) => [
          link(`/dossier/${rij.inwoner_id}/route`, toonNaam(rij)),
          toonDatum(datum(rij.begonnen_op)),
          toonDatum(datum(beleid.regelingMetId(rij.regeling_id).geldigVan)),
          rij.consulent ?? '',
        ]),
      },
    )}`,
  });
};

/** /routes. */
export const registerRoutes = (router: Router, s: { beleid: BeleidInHuis }): void => {
  router.get('/routes', { rollen: ['consulent', 'teammanager'], van: 'gemeente', logboek: false }, async (c: PageContext) => {
    const actor = await c.actor();
    const [gevraagd, lopend, gemeten, versies] = await Promise.all([
      listGevraagd(c.db, actor.gebruikerId),
      listLopend(c.db, HOOGSTENS),
      listGemeten(c.db, isoDatum(plusDagen(c.vandaag, -365))),
      listVersies(c.db),
    ]);
    const oud = await onderOudeVersie(c, s.beleid, versies);
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
              const stap = stapVan(s.beleid, rij.regeling_id, rij.stap);
              const tot = rij.einde_gepland === null ? undefined : datum(rij.einde_gepland);
              return [
                link(`/dossier/${rij.inwoner_id}/route#stap-${rij.id}`, toonNaam(rij)),
                metOnder(`${stap.naam}${rij.poging > 1 ? ` (poging ${rij.poging})` : ''}`, rij.aanbieder ?? ''),
                toonDatum(datum(rij.begonnen_op)),
                totWanneer(c, tot, stap.gemeten(datum(rij.begonnen_op))?.dag),
                rij.consulent ?? '',
              ];
            }),
            leeg: 'Er loopt geen stap die je hier zelf vastlegt. Wat uit een toewijzing of oriëntatie volgt, staat bij de inwoner op Route.',
          }),
        }),
        oud,
        hoeLang(s.beleid, gemeten),
      )}`,
    });
  });
};
