import { findPlaats } from '../../inwoner/index.ts';
// The resident: what an oriëntatie is, asking for one, where it stands, and what he thinks of the advice. B1.
import { type Datum, toonDatum } from '../../kernel/datum.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { NietGevonden } from '../../platform/problem.ts';
import {
  acties,
  form,
  foutSamenvatting,
  foutVan,
  type Html,
  html,
  kaart,
  keuzerondjes,
  knop,
  kop,
  link,
  linkKnop,
  melding,
  stapel,
  tekstvak,
  telefoonLink,
  terug,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { answerAdvies } from '../actions/discuss-advies.ts';
import { orientatieVan, requestOrientatie } from '../actions/request-orientatie.ts';
import { adviesPdf } from '../letters/advies.ts';
import { listOrientaties } from '../queries.ts';
import { categorieVoorInwoner, looptijdVan, standVan, uitTeZoeken } from '../rules.ts';
import { GEVOLG_B1, STAND_B1 } from '../teksten.ts';
import type { Orientatie } from '../types.ts';
import type { OrientatieSettings } from './acten.ts';
import { alineas, kennismakingTekst, productVan } from './blokken.ts';

const zelf = { rollen: ['inwoner'], van: 'zelf' } as const;
const PAD = '/mijn/orientatie';

const lees = async (c: PageContext, s: OrientatieSettings) => {
  const actor = await c.actor();
  if (actor.inwonerId === undefined) throw new NietGevonden();
  const [ik, orientaties] = await Promise.all([findPlaats(c.db, actor.inwonerId), listOrientaties(c.db, actor.inwonerId)]);
  if (!ik) throw new NietGevonden();
  const { telefoon } = s.beleid.gemeente(ik.gemeente_id);
  const nummer = telefoon.waarde;
  return {
    ik,
    naam: actor.naam,
    orientaties,
    kan: orientatieVan(s.beleid, ik.gemeente_id, c.vandaag),
    bel: html`<p>Vragen? Bel de gemeente: ${telefoonLink(nummer)}.</p>`,
  };
};

const loopt = (o: Orientatie): boolean => !['afgewezen', 'afgerond', 'gestopt'].includes(standVan(o));

const stand = (s: OrientatieSettings, o: Orientatie, vandaag: Datum): Html => {
  const looptijd = o.gestartOp ? looptijdVan(productVan(s.beleid, o), o.gestartOp, vandaag) : undefined;
  return html`<p><strong>${STAND_B1[standVan(o)]}</strong></p>${
    standVan(o) === 'afgewezen' && html`<p>De reden: ${o.afgewezenReden}</p>`
  }${o.gestoptOp && html`<p>De reden: ${o.gestoptReden}</p>`}${o.centrum && html`<p>Het centrum is ${o.centrum}.</p>`}${
    standVan(o) === 'verwezen' &&
    o.kennismaking &&
    html`<p>${link(`/mijn/afspraken/${o.kennismaking.id}`, 'Kies wanneer je kunt kennismaken')}</p>`
  }${
    standVan(o) === 'gepland' &&
    html`<p>De kennismaking is op ${kennismakingTekst(o)}.${o.kennismaking && html` ${link(`/mijn/afspraken/${o.kennismaking.id}`, 'Bekijk waar en met wie')}`}</p>`
  }${
    standVan(o) === 'gestart' &&
    looptijd &&
    html`<p>${looptijd.soort === 'gemiddeld' ? 'Meestal is het advies klaar op' : 'Het advies is uiterlijk klaar op'} ${toonDatum(looptijd.laatste)}.</p>`
  }${o.gevolg && html`<p>${GEVOLG_B1[o.gevolg]}</p>`}${o.gevolg && o.gevolgVerteld && html`<p>Je contactpersoon schreef: “${o.gevolgVerteld}”</p>`}${
    o.gevolg === 'geen' &&
    html`<p>Wil je later toch iets? Bel je contactpersoon, of ${link('/mijn/vraag', 'stel een nieuwe vraag')}. Dan praten jullie opnieuw.</p>`
  }<p>${o.adviezen.length > 0 ? 'Dit is uitgezocht' : 'Dit zoeken we uit'}: ${uitTeZoeken(o)}</p>`;
};

const adviesKaart = (
  c: PageContext,
  s: OrientatieSettings,
  o: Orientatie,
  getypt: Readonly<Record<string, string>>,
  fouten: readonly Reden[],
): Html | false => {
  const [advies] = o.adviezen;
  return (
    advies !== undefined &&
    kaart({
      titel: 'Je advies',
      inhoud: html`${alineas(advies.kort)}${
        advies.categorie !== null &&
        html`<p>Het advies komt uit op: ${categorieVoorInwoner(s.beleid.regelingMetId(o.regelingId).regeling, advies.categorie)}.</p>`
      }<p>${link(`${PAD}/${o.id}/advies/${advies.id}`, 'Lees het hele advies (pdf)')}</p>${
        advies.akkoord !== null
          ? html`<p>Je bent het ${advies.akkoord ? 'eens met dit advies.' : `niet eens met dit advies: ${advies.akkoordReden}`}</p>`
          : form({
              actie: `${PAD}/${o.id}/mening`,
              sleutel: c.sleutel(),
              inhoud: html`${keuzerondjes({
                naam: 'akkoord',
                label: 'Ben je het eens met dit advies?',
                waarde: getypt.akkoord,
                fout: foutVan(fouten, 'akkoord'),
                keuzes: [
                  { waarde: 'ja', tekst: 'Ja' },
                  { waarde: 'nee', tekst: 'Nee' },
                ],
              })}${tekstvak({
                naam: 'reden',
                label: 'Waarom niet?',
                hint: 'Alleen als je nee kiest. Spelfouten zijn niet erg.',
                waarde: getypt.reden,
                fout: foutVan(fouten, 'reden'),
                regels: 3,
                maximum: 1000,
              })}${acties(knop({ tekst: 'Versturen' }))}`,
            })
      }`,
    })
  );
};

const toon = async (
  c: PageContext,
  s: OrientatieSettings,
  getypt: Readonly<Record<string, string>> = {},
  fouten: readonly Reden[] = [],
): Promise<Response> => {
  const { orientaties, kan, bel } = await lees(c, s);
  const nu = orientaties.find(loopt) ?? orientaties[0];
  return c.page({
    titel: 'Mijn oriëntatie',
    fout: fouten.length > 0,
    smal: true,
    inhoud: html`${terug('/mijn', 'Mijn overzicht')}${foutSamenvatting(fouten)}${kop({
      titel: 'Mijn oriëntatie',
      onder: kan?.product.kortgezegd?.waarde ?? 'Uitzoeken wat je wilt en wat je kunt.',
    })}${stapel(
      c.zoek.get('verstuurd') === 'mening' &&
        melding({ soort: 'succes', titel: 'Je antwoord is verstuurd', inhoud: 'Je contactpersoon leest het.' }),
      c.zoek.get('verstuurd') === 'ja' &&
        melding({
          soort: 'succes',
          titel: 'Je vraag is verstuurd',
          inhoud: 'Je contactpersoon kijkt ernaar. Daarna zie je hier wat er gebeurt.',
        }),
      nu && kaart({ titel: 'Waar staat het?', inhoud: stand(s, nu, c.vandaag) }),
      nu && adviesKaart(c, s, nu, getypt, fouten),
      !orientaties.some(loopt) &&
        kaart({
          titel: 'Weet je nog niet wat je wilt of kunt?',
          inhoud: kan
            ? html`<p>Dan kun je een oriëntatie doen${kan.product.uitvoerder ? ` bij ${kan.product.uitvoerder.waarde}` : ''}. Het kost je niets.</p>${linkKnop({ tekst: 'Vraag een oriëntatie', href: `${PAD}/vragen`, soort: 'primair' })}`
            : html`<p>Jouw gemeente heeft nu geen oriëntatie. Bel je contactpersoon.</p>`,
        }),
      bel,
    )}`,
  });
};

/** The pages of the resident. */
export const registerMijnOrientatie = (router: Router, s: OrientatieSettings): void => {
  router.get(PAD, { ...zelf, logboek: false }, async (c) => toon(c, s));

  const vraagPagina = async (c: PageContext, getypt: Readonly<Record<string, string>> = {}, fouten: readonly Reden[] = []) => {
    const { bel } = await lees(c, s);
    const titel = 'Wat wil je uitzoeken?';
    return c.page({
      titel,
      fout: fouten.length > 0,
      smal: true,
      inhoud: html`${terug(PAD, 'Terug')}${foutSamenvatting(fouten)}${kop({ titel })}${form({
        actie: `${PAD}/vragen`,
        sleutel: c.sleutel(),
        inhoud: html`${tekstvak({
          naam: 'vraag',
          label: 'Schrijf op wat je wilt weten over werk of leren',
          hint: 'Spelfouten zijn niet erg. Je contactpersoon en het centrum lezen dit.',
          waarde: getypt.vraag,
          fout: foutVan(fouten, 'vraag'),
          regels: 5,
          maximum: 2000,
        })}${acties(knop({ tekst: 'Versturen', icoon: 'send' }))}`,
      })}${bel}`,
    });
  };
  router.get(`${PAD}/vragen`, { ...zelf, logboek: false }, async (c) => vraagPagina(c));
  router.post(`${PAD}/vragen`, { ...zelf, logboek: 'orientatie-gevraagd' }, async (c) => {
    const uit = await c.submit(async (db, actor) => {
      const ik = await findPlaats(db, actor.inwonerId ?? 0);
      if (!ik) throw new NietGevonden();
      const r = await requestOrientatie(db, {
        actor,
        beleid: s.beleid,
        vandaag: c.vandaag,
        inwoner: { id: ik.inwoner_id, gemeente_id: ik.gemeente_id, consulent_id: ik.consulent_id },
        waarden: c.form.waarden,
      });
      return r.ok ? { ok: true, naar: `${PAD}?verstuurd=ja` } : r;
    });
    return uit instanceof Response ? uit : vraagPagina(c, c.form.waarden, uit);
  });

  router.post(`${PAD}/:orientatie/mening`, { ...zelf, logboek: 'orientatie-beantwoord' }, async (c) => {
    const uit = await c.submit(async (db, actor) => {
      const r = await answerAdvies(db, {
        actor,
        vandaag: c.vandaag,
        inwonerId: actor.inwonerId ?? 0,
        orientatieId: c.nummer('orientatie'),
        versie: 0,
        waarden: c.form.waarden,
      });
      return r.ok ? { ok: true, naar: `${PAD}?verstuurd=mening` } : r;
    });
    return uit instanceof Response ? uit : toon(c, s, c.form.waarden, uit);
  });

  router.get(`${PAD}/:orientatie/advies/:advies`, { ...zelf, logboek: false }, async (c) => {
    const { orientaties, naam } = await lees(c, s);
    const orientatie = orientaties.find(({ id }) => id === c.nummer('orientatie'));
    const advies = orientatie?.adviezen.find(({ id }) => id === c.nummer('advies'));
    if (!orientatie || !advies) throw new NietGevonden();
    return c.file(await adviesPdf({ beleid: s.beleid, orientatie, advies, naam }));
  });
};
