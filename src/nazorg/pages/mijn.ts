// The resident: one question, and after a doubt or a no one more. B1.
import { toonDatum } from '../../kernel/datum.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { NietGevonden } from '../../platform/problem.ts';
import {
  acties,
  form,
  foutSamenvatting,
  foutVan,
  html,
  kaart,
  keuzerondjes,
  knop,
  kop,
  link,
  melding,
  stapel,
  tekstvak,
  telefoonLink,
  terug,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { answerNazorg } from '../actions/answer-nazorg.ts';
import { listNazorg } from '../queries.ts';
import { nazorgStand } from '../rules.ts';
import type { NazorgSettings } from './dossier.ts';

const zelf = { rollen: ['inwoner'], van: 'zelf' } as const;
const PAD = '/mijn/nazorg';
const ANTWOORD_B1 = {
  goed: 'Ja, het gaat goed',
  twijfel: 'Ik twijfel. Er moet iets anders',
  'niet-goed': 'Nee, dit past niet meer',
} as const;

const lees = async (c: PageContext, s: NazorgSettings) => {
  const actor = await c.actor();
  if (actor.inwonerId === undefined) throw new NietGevonden();
  const momenten = await listNazorg(c.db, actor.inwonerId);
  const nummer = s.beleid.gemeente(actor.gemeenteId ?? 0).telefoon.waarde;
  return {
    momenten,
    bel: html`<p>Liever praten? Bel de gemeente: ${telefoonLink(nummer)}.</p>`,
  };
};

const toon = async (
  c: PageContext,
  s: NazorgSettings,
  getypt: Readonly<Record<string, string>> = {},
  fouten: readonly Reden[] = [],
): Promise<Response> => {
  const { momenten, bel } = await lees(c, s);
  const nu = momenten.findLast((m) => nazorgStand(m, c.vandaag) === 'open');
  const straks = momenten.find((m) => nazorgStand(m, c.vandaag) === 'gepland');
  const gezegd = momenten.filter((m) => m.uitkomst !== null).reverse();
  const [laatst] = gezegd;
  // Who said that it does not fit is rung: that is no question of what he would like.
  const belt = laatst?.uitkomst !== 'goed' && laatst?.opgevolgdOp === undefined;
  const waarom = getypt.uitkomst === 'twijfel' || getypt.uitkomst === 'niet-goed' ? getypt.uitkomst : undefined;
  const titel = nu ? (waarom ? 'Wat moet er anders?' : 'Is je plek nog goed?') : 'Hoe gaat het met je plek?';
  return c.page({
    titel,
    fout: fouten.length > 0,
    smal: true,
    inhoud: html`${waarom ? terug(PAD, 'Vorige') : terug('/mijn', 'Mijn overzicht')}${foutSamenvatting(fouten)}${kop({
      titel,
      onder: nu && !waarom ? `Je zette op ${toonDatum(nu.begin)} een stap. We zijn nu ${nu.maanden} maanden verder.` : undefined,
    })}${stapel(
      c.zoek.has('verstuurd') &&
        melding({
          soort: 'succes',
          titel: 'Bedankt voor je antwoord',
          inhoud: belt ? 'Je contactpersoon neemt contact met je op.' : 'Je contactpersoon leest het.',
        }),
      nu &&
        form({
          actie: `${PAD}/${nu.id}`,
          sleutel: c.sleutel(),
          versie: nu.versie,
          ...(waarom ? { verborgen: { uitkomst: waarom } } : {}),
          inhoud: html`${
            waarom
              ? tekstvak({
                  naam: 'toelichting',
                  label: 'Schrijf op wat er anders moet',
                  hint: 'Spelfouten zijn niet erg. Je hoeft niets te zeggen over je gezondheid.',
                  waarde: getypt.toelichting,
                  fout: foutVan(fouten, 'toelichting'),
                  regels: 4,
                  maximum: 1000,
                })
              : keuzerondjes({
                  naam: 'uitkomst',
                  label: 'Past de plek waar je nu bent nog bij je?',
                  waarde: getypt.uitkomst,
                  fout: foutVan(fouten, 'uitkomst'),
                  keuzes: Object.entries(ANTWOORD_B1).map(([waarde, tekst]) => ({ waarde, tekst })),
                })
          }${acties(knop({ tekst: waarom ? 'Versturen' : 'Ga verder', ...(waarom ? { icoon: 'send' as const } : {}) }))}`,
        }),
      !nu &&
        kaart({
          inhoud: straks
            ? html`<p>Op ${toonDatum(straks.datum)} vragen we je of je plek nog goed is. Nu hoef je niets te doen.</p><p>Gaat het eerder niet goed? Wacht dan niet en bel ons.</p>`
            : html`<p>Er is nu geen vraag voor je.</p>`,
        }),
      gezegd.length > 0 &&
        kaart({
          titel: 'Wat je eerder zei',
          inhoud: html`<ul>${gezegd.map(
            (m) =>
              html`<li>${m.antwoordOp && toonDatum(m.antwoordOp)}: ${m.uitkomst && ANTWOORD_B1[m.uitkomst]}${m.toelichting && `. “${m.toelichting}”`}${m.opvolging && html`<br>Je contactpersoon: ${m.opvolging}`}</li>`,
          )}</ul>`,
        }),
      html`<p>${link('/mijn/terugkeer', 'Lees hoe je terug kunt als het niet lukt')}</p>`,
      bel,
    )}`,
  });
};

/** The page of the resident. */
export const registerMijnNazorg = (router: Router, s: NazorgSettings): void => {
  router.get(PAD, { ...zelf, logboek: false }, (c) => toon(c, s));
  router.post(`${PAD}/:moment`, { ...zelf, logboek: 'nazorg-beantwoord' }, async (c) => {
    const { waarden } = c.form;
    // A doubt or a no is asked about on a page of its own.
    if ((waarden.uitkomst === 'twijfel' || waarden.uitkomst === 'niet-goed') && waarden.toelichting === undefined)
      return toon(c, s, waarden);
    const uit = await c.submit(async (db, actor) => {
      const r = await answerNazorg(db, {
        actor,
        vandaag: c.vandaag,
        inwonerId: actor.inwonerId ?? 0,
        momentId: c.nummer('moment'),
        versie: c.form.versie(),
        waarden,
      });
      return r.ok ? { ok: true, naar: `${PAD}?verstuurd=ja` } : r;
    });
    return uit instanceof Response ? uit : toon(c, s, waarden, uit);
  });
};
