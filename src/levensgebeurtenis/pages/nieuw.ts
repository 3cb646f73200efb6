import { aowDatum, type BeleidInHuis } from '../../beleid/index.ts';
import { type PersoonRij, productNaam, toonNaam, UitkeringAntwoord, uitkeringTekst } from '../../inwoner/index.ts';
import { datum, isNa, isVoor, plusMaanden, toonDatum, toonKort } from '../../kernel/datum.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { parseForm } from '../../web/form-data.ts';
import {
  acties,
  datumveld,
  form,
  foutSamenvatting,
  foutVan,
  type Html,
  html,
  kaart,
  keuzelijst,
  knop,
  kop,
  link,
  linkKnop,
  melding,
  naastElkaar,
  stapel,
  tekstvak,
  tekstveld,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { recordGebeurtenis } from '../actions/record-gebeurtenis.ts';
import { datumVraag, GebeurtenisForm, GebeurtenisSoort, soortTekst } from '../types.ts';

import { consulent, kruimels, open, pad } from './frame.ts';

export interface GebeurtenisSettings {
  beleid: BeleidInHuis;
  baseUrls: readonly string[];
}

/** Entering an event: what happened, since when, and what goes with it. */
export const registerNieuw = (router: Router, s: GebeurtenisSettings): void => {
  router.get(`${pad}/nieuw`, { ...consulent, logboek: 'inzage' }, async (c) => {
    const p = await open(c);
    const soort = GebeurtenisSoort.safeParse(c.zoek.get('soort')).data;
    return soort === undefined ? kies(c, p) : formulier(c, s, p, { soort, ...voorstelDag(c, s, p, soort) });
  });

  router.post(`${pad}/nieuw`, { ...consulent, logboek: 'gebeurtenis-vastgelegd' }, async (c) => {
    const p = await open(c);
    const { stap, ...getypt } = c.form.waarden;
    if (stap === 'invullen') return formulier(c, s, p, getypt);
    const gelezen = parseForm(GebeurtenisForm, getypt);
    if (!gelezen.ok) return formulier(c, s, p, getypt, gelezen.redenen);
    const uit = await c.submit(async (db, actor) => {
      const r = await recordGebeurtenis(db, {
        door: actor,
        vandaag: c.vandaag,
        inwonerId: p.id,
        gegevens: gelezen.waarde,
        noem: (product) => productNaam(s.beleid, p.gemeente_id, c.vandaag, product),
        aow: (geboren) => aowDatum(s.beleid.landelijk, geboren),
      });
      return r.ok ? { ok: true, naar: `/dossier/${p.id}/gebeurtenissen/${r.waarde.id}` } : r;
    });
    return uit instanceof Response ? uit : formulier(c, s, p, getypt, uit);
  });
};

const kies = (c: PageContext, p: PersoonRij): Promise<Response> =>
  c.page({
    titel: 'Gebeurtenis vastleggen',
    kruimels: kruimels(p, 'Vastleggen'),
    smal: true,
    inhoud: html`${kop({ titel: 'Wat is er gebeurd?', onder: toonNaam(p) })}${kaart({
      inhoud: html`<p>Je krijgt eerst een voorstel van wat er moet gebeuren. Er verandert niets voordat jij dat bevestigt.</p><ul>${GebeurtenisSoort.options.map(
        (soort) => html`<li>${link(`/dossier/${p.id}/gebeurtenissen/nieuw?soort=${soort}`, soortTekst[soort])}</li>`,
      )}</ul>`,
    })}`,
  });

const aowVan = (s: GebeurtenisSettings, p: PersoonRij) => aowDatum(s.beleid.landelijk, datum(p.geboortedatum));

/** What follows from the birth date: nobody computes that by hand. */
const aowHint = (s: GebeurtenisSettings, p: PersoonRij): string => {
  const aow = aowVan(s, p);
  const leeftijd = `${aow.jaren} jaar${aow.maanden > 0 ? ` en ${aow.maanden} maanden` : ''}`;
  return `Uit de geboortedatum volgt ${toonDatum(aow.datum)} (${leeftijd}).${aow.status === 'gecontroleerd' ? '' : ' Die leeftijd is nog niet nagekeken; vraag het na bij de SVB.'}`;
};

/** The AOW day is known; filled in when it is near enough to be the one that is meant. */
const voorstelDag = (c: PageContext, s: GebeurtenisSettings, p: PersoonRij, soort: GebeurtenisSoort): { datum?: string } => {
  if (soort !== 'aow') return {};
  const dag = aowVan(s, p).datum;
  return isVoor(dag, plusMaanden(c.vandaag, -12)) || isNa(dag, plusMaanden(c.vandaag, 6)) ? {} : { datum: toonKort(dag) };
};

type Getypt = Readonly<Record<string, string>>;

const formulier = (
  c: PageContext,
  s: GebeurtenisSettings,
  p: PersoonRij,
  getypt: Getypt,
  redenen: readonly Reden[] = [],
): Promise<Response> => {
  const soort = GebeurtenisSoort.safeParse(getypt.soort).data;
  if (soort === undefined) return kies(c, p);
  const veld = (naam: string) => ({ naam, waarde: getypt[naam], fout: foutVan(redenen, naam) });
  return c.page({
    titel: `${soortTekst[soort]}: vastleggen`,
    kruimels: kruimels(p, soortTekst[soort]),
    smal: true,
    fout: redenen.length > 0,
    inhoud: html`${foutSamenvatting(redenen)}${kop({ titel: soortTekst[soort], onder: toonNaam(p) })}${
      soort === 'overlijden' &&
      melding({
        soort: 'info',
        titel: 'Zorgvuldig',
        inhoud:
          'Kijk het eerst na, in de BRP of bij een naaste. Klopt het niet, dan kun je het intrekken en staat alles weer zoals het was.',
      })
    }${form({
      actie: `/dossier/${p.id}/gebeurtenissen/nieuw`,
      sleutel: c.sleutel(),
      naam: soortTekst[soort],
      verborgen: { soort },
      inhoud: stapel(
        datumveld({ ...veld('datum'), label: datumVraag[soort], ...(soort === 'aow' ? { hint: aowHint(s, p) } : {}) }),
        eigenVelden(soort, veld),
        tekstvak({
          ...veld('toelichting'),
          label: 'Toelichting',
          hint: 'Van wie weet je dit? Schrijf niet meer op dan nodig is.',
          verplicht: false,
          regels: 3,
          maximum: 1000,
        }),
        acties(
          knop({ tekst: 'Verder naar het voorstel', icoon: 'check' }),
          linkKnop({ tekst: 'Stop zonder bewaren', href: `/dossier/${p.id}/gebeurtenissen`, soort: 'stil' }),
        ),
      ),
    })}`,
  });
};

const eigenVelden = (
  soort: GebeurtenisSoort,
  veld: (naam: string) => { naam: string; waarde: string | undefined; fout: string | undefined },
): Html | false => {
  switch (soort) {
    case 'verhuizing':
      return stapel(
        naastElkaar(
          tekstveld({ ...veld('straat'), label: 'Straat', autocomplete: 'off', maximum: 100 }),
          tekstveld({ ...veld('huisnummer'), label: 'Huisnummer', breedte: 4, autocomplete: 'off', maximum: 10 }),
        ),
        naastElkaar(
          tekstveld({ ...veld('postcode'), label: 'Postcode', breedte: 10, autocomplete: 'off', maximum: 7 }),
          tekstveld({ ...veld('woonplaats'), label: 'Woonplaats', autocomplete: 'off', maximum: 100 }),
        ),
      );
    case 'verhuizing-weg':
      return tekstveld({ ...veld('gemeente'), label: 'Naar welke gemeente?', autocomplete: 'off', maximum: 100 });
    case 'uitkering':
      return keuzelijst({
        ...veld('uitkering'),
        label: 'Welke uitkering is het nu?',
        leeg: 'Kies een antwoord',
        opties: UitkeringAntwoord.options.map((waarde) => ({ waarde, tekst: uitkeringTekst[waarde] })),
      });
    case 'detentie':
      return datumveld({ ...veld('tot'), label: 'Tot wanneer, voor zover bekend?', verplicht: false });
    case 'overlijden':
    case 'aow':
      return false;
  }
};
