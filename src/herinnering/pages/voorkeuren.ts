// Which mail somebody wants, of all kinds on one page, and what he was reminded of.
import { toonNaam } from '../../inwoner/index.ts';
import { datum, isoDatum, toonDatum } from '../../kernel/datum.ts';
import { STAP_UITLEG } from '../../uitleg/index.ts';
import {
  acties,
  badge,
  form,
  type Html,
  html,
  kaart,
  knop,
  kop,
  link,
  linkKnop,
  melding,
  stapel,
  tabel,
  terug,
  vinkjes,
} from '../../web/index.ts';
import type { PageContext, RouteOptions, Router } from '../../web/route.ts';
import { changeVoorkeuren, soortenVoor } from '../actions/change-voorkeuren.ts';
import { type HerinneringRij, listMijn, listUit } from '../queries.ts';
import type { Moment } from '../types.ts';

export const MOMENT: Record<Moment, string> = {
  vooraf: 'Vooraf',
  laat: 'Te laat',
  wacht: 'Wacht op de inwoner',
  escalatie: 'Kijk mee',
};

/** What a reminder was about, by its kind; `routeplicht`: the name of a duty of a route, where it is known. */
export const watTekst = (soort: string, routeplicht = ''): string =>
  STAP_UITLEG.find((een) => een.soort === soort || een.soort === `plicht-${soort}`)?.titel ??
  (soort.startsWith('route-')
    ? `Stap van de route: ${routeplicht === '' ? soort.slice('route-'.length).replaceAll('-', ' ') : routeplicht}`
    : 'Iets dat moet gebeuren');

/** The same for the resident, in his words. */
const VOOR_INWONER: Readonly<Record<string, string>> = {
  'doelen-akkoord': 'Je doelen: zeg of ze goed zijn',
  'plan-akkoord': 'Je plan: zeg of het goed is',
  'afspraak-kiezen': 'Een afspraak: kies een moment',
};

const lijstVan = (c: PageContext, rijen: readonly HerinneringRij[], inwoner: boolean): Html =>
  kaart({
    titel: inwoner ? 'Herinneringen die je kreeg' : 'Waar je aan bent herinnerd',
    inhoud: tabel({
      caption: inwoner ? 'Herinneringen die je kreeg' : 'Waar je aan bent herinnerd in de laatste dertig dagen',
      kolommen: inwoner
        ? [{ kop: 'Wanneer' }, { kop: 'Waarover' }]
        : [{ kop: 'Wanneer' }, { kop: 'Inwoner' }, { kop: 'Waaraan' }, { kop: 'Laatste dag' }, { kop: 'Waarom nu' }],
      leeg: inwoner ? 'Je kreeg nog geen herinnering.' : 'Je bent de laatste dertig dagen nergens aan herinnerd.',
      rijen: rijen.map((rij) => {
        const wanneer = `${toonDatum(datum(rij.op))}${rij.gemaild ? ', ook per mail' : ''}`;
        if (inwoner) return [wanneer, VOOR_INWONER[rij.soort] ?? 'Iets dat we met je hebben afgesproken'];
        const href = c.rolHint === 'aanbieder' ? `/toewijzingen/${rij.toewijzing_id}` : `/dossier/${rij.inwoner_id}/plichten`;
        return [
          wanneer,
          link(href, toonNaam(rij)),
          watTekst(rij.soort),
          toonDatum(datum(rij.dag)),
          badge(rij.moment === 'vooraf' ? 'aandacht' : 'telaat', MOMENT[rij.moment]),
        ];
      }),
    }),
  });

const plichtenPad = (c: PageContext): string => (c.rolHint === 'aanbieder' ? '/toewijzingen/plichten' : '/plichten');

const pagina = async (c: PageContext, o: { pad: string; inwoner: boolean }): Promise<Response> => {
  // An orientation centre has no duties here, and so no reminders: it chooses its mail only.
  const centrum = c.rolHint === 'orientatie';
  const [actor, uit, rijen] = await Promise.all([c.actor(), listUit(c.db), centrum ? [] : listMijn(c.db, isoDatum(c.vandaag))]);
  const titel = centrum ? 'Mijn mail' : 'Mijn herinneringen';
  const soorten = soortenVoor(actor.rol);
  return c.page({
    titel,
    inwoner: o.inwoner,
    inhoud: html`${terug(o.inwoner ? '/mijn' : centrum ? '/verwezen' : plichtenPad(c))}${kop({
      titel,
      onder: o.inwoner || centrum ? 'Kies welke mail je wilt.' : 'Welke mail je wilt, en waar je aan bent herinnerd.',
    })}${c.zoek.get('bewaard') === 'ja' && melding({ soort: 'succes', inhoud: 'Je keuze is bewaard.' })}${stapel(
      kaart({
        titel: 'Welke mail wil je?',
        inhoud: html`<p>${
          o.inwoner
            ? 'In de mail staat alleen dat er iets klaarstaat. Wat het is, lees je na het inloggen.'
            : 'In een mail staat nooit over wie of wat het gaat. Wat je uitzet, blijft wel in Werkt mee zelf staan.'
        }</p>${form({
          actie: o.pad,
          sleutel: c.sleutel(),
          naam: 'Welke mail wil je?',
          inhoud: html`${vinkjes({
            naam: 'mail',
            label: 'Stuur mij een mail als',
            keuzes: soorten.map(({ soort, naam, uitleg }) => ({ waarde: soort, tekst: naam, uitleg })),
            waarden: soorten.map(({ soort }) => soort).filter((soort) => !uit.includes(soort)),
            verplicht: false,
          })}${acties(knop({ tekst: 'Bewaar' }))}`,
        })}${
          o.inwoner &&
          html`<p>Of je een herinnering aan een afspraak wilt, kies je bij ${link('/mijn/afspraken', 'Afspraken')}.</p>`
        }`,
      }),
      !centrum && lijstVan(c, rijen, o.inwoner),
      !o.inwoner && !centrum && acties(linkKnop({ tekst: 'Naar de plichten', href: plichtenPad(c), soort: 'stil' })),
    )}`,
  });
};

const registreer = (
  router: Router,
  o: {
    pad: string;
    inwoner: boolean;
    oud: string;
    rechten: Pick<RouteOptions, 'rollen' | 'van'>;
    oudeRechten: Pick<RouteOptions, 'rollen' | 'van'>;
  },
): void => {
  router.get(o.pad, { ...o.rechten, logboek: false }, (c) => pagina(c, o));
  router.post(o.pad, { ...o.rechten, logboek: 'mailvoorkeur-gewijzigd' }, async (c) => {
    const aan = c.form.lijst('mail');
    const uit = await c.submit(async (db, actor) => {
      const r = await changeVoorkeuren(db, { actor, aan });
      return r.ok ? { ok: true, naar: `${o.pad}?bewaard=ja` } : r;
    });
    return uit instanceof Response ? uit : pagina(c, o);
  });
  // The address that stands in mail of before there was one page for all kinds.
  router.get(o.oud, { ...o.oudeRechten, logboek: false }, async (c) => c.redirect(o.pad));
};

export const registerVoorkeuren = (router: Router): void => {
  registreer(router, {
    pad: '/herinneringen',
    inwoner: false,
    oud: '/berichten/mail',
    rechten: { rollen: ['consulent', 'teammanager', 'aanbieder', 'orientatie'], van: 'zelf' },
    oudeRechten: { rollen: ['consulent', 'aanbieder'], van: 'zelf' },
  });
  registreer(router, {
    pad: '/mijn/herinneringen',
    inwoner: true,
    oud: '/mijn/berichten/mail',
    rechten: { rollen: ['inwoner'], van: 'zelf' },
    oudeRechten: { rollen: ['inwoner'], van: 'zelf' },
  });
};
