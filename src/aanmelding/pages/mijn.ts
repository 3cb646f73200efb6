// What the resident sees of his own aanmelding, in B1, and what he does himself: a plan, and whether he wants support.
import type { BeleidInHuis } from '../../beleid/index.ts';
import { datum, toonDatum } from '../../kernel/datum.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { ondersteuningBij } from '../../melding/index.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { parseForm } from '../../web/form-data.ts';
import {
  acties,
  badge,
  melding as bericht,
  form,
  foutSamenvatting,
  foutVan,
  type Html,
  html,
  kaart,
  keuzerondjes,
  knop,
  kop,
  lijst,
  link,
  linkKnop,
  stapel,
  takenlijst,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { answerOndersteuning, sendPlan } from '../actions/send-plan.ts';
import { findMijnAanmelding, findMijnBrief, type MijnAanmelding } from '../queries.ts';
import { feitVan, klokkenVan } from '../rules.ts';
import { type Klok, type KlokSoort, PlanForm } from '../types.ts';
import { planVelden } from './feit.ts';

type Getypt = Readonly<Record<string, string>>;
const zelf = { rollen: ['inwoner'], van: 'zelf' } as const;
const PAD = '/mijn/aanmelding';

export const registerMijnAanmelding = (router: Router, s: { beleid: BeleidInHuis }): void => {
  router.get(PAD, { ...zelf, logboek: false }, (c) => overzicht(c, s));

  router.get(`${PAD}/plan`, { ...zelf, logboek: false }, async (c) => planPagina(c, await getMijn(c), {}));

  router.post(`${PAD}/plan`, { ...zelf, logboek: 'plan-ontvangen' }, async (c) => {
    const getypt = c.form.waarden;
    const plan = parseForm(PlanForm, getypt);
    if (!plan.ok) return planPagina(c, await getMijn(c), getypt, plan.redenen);
    const uit = await c.submit(async (db, actor) => {
      const r = await sendPlan(db, { actor, vandaag: c.vandaag, plan: plan.waarde });
      return r.ok ? { ok: true, naar: `${PAD}?gedaan=plan` } : r;
    });
    return uit instanceof Response ? uit : planPagina(c, await getMijn(c), getypt, uit);
  });

  router.post(`${PAD}/ondersteuning`, { ...zelf, logboek: 'ondersteuning-beantwoord' }, async (c) => {
    const uit = await c.submit(async (db, actor) => {
      const r = await answerOndersteuning(db, { actor, vandaag: c.vandaag, keuze: c.form.tekst('ondersteuning') });
      return r.ok ? { ok: true, naar: `${PAD}?gedaan=ondersteuning` } : r;
    });
    return uit instanceof Response ? uit : overzicht(c, s, uit);
  });

  router.get(`${PAD}/brief/:document`, { ...zelf, logboek: false }, async (c) => {
    const brief = await findMijnBrief(c.db, c.nummer('document'));
    if (!brief) throw new NietGevonden();
    return c.file({ inhoud: brief.inhoud, type: 'application/pdf', naam: brief.bestandsnaam, tonen: true });
  });
};

const getMijn = async (c: PageContext): Promise<MijnAanmelding> => {
  const mijn = await findMijnAanmelding(c.db);
  if (!mijn) throw new NietGevonden();
  return mijn;
};

/** The steps as the resident reads them; what only matters to the municipality is left out. */
const WOORDEN: Readonly<Partial<Record<KlokSoort, { wat: string; wie?: string }>>> = {
  plan: { wat: 'Je mag zelf een plan maken' },
  identiteit: { wat: 'Je laat je paspoort, identiteitskaart of rijbewijs zien' },
  onderzoek: { wat: 'We praten over wat je nodig hebt (het onderzoek)', wie: 'De gemeente doet dit, met jou.' },
  verslag: { wat: 'Je krijgt op papier wat we bespraken', wie: 'De gemeente doet dit.' },
  aanvraag: { wat: 'Je vraagt de hulp aan' },
  beschikking: { wat: 'Je krijgt een brief met ons besluit', wie: 'De gemeente doet dit.' },
};

const stand = (k: Klok): Html => {
  if (k.gedaanOp) return badge('goed', 'Klaar');
  if (k.stand === 'telaat') return badge('telaat', 'Te laat');
  if (k.stand === 'nog-niet') return badge('neutraal', 'Komt later');
  if (k.soort === 'plan') return badge('info', 'Als je wilt');
  return k.soort === 'identiteit' || k.soort === 'aanvraag' ? badge('aandacht', 'Nog doen') : badge('info', 'Bezig');
};

const wanneer = (k: Klok): string => {
  if (k.gedaanOp) return `Klaar op ${toonDatum(k.gedaanOp)}.`;
  if (!k.uiterlijk) return '';
  if (k.soort === 'plan')
    return k.stand === 'verstreken'
      ? 'De zeven dagen zijn voorbij. Je mag nog steeds een plan geven.'
      : `Liefst tot en met ${toonDatum(k.uiterlijk)}. Later mag ook.`;
  return `Uiterlijk op ${toonDatum(k.uiterlijk)}.`;
};

const overzicht = async (c: PageContext, s: { beleid: BeleidInHuis }, redenen: readonly Reden[] = []): Promise<Response> => {
  const mijn = await findMijnAanmelding(c.db);
  const { gemeenteId } = await c.actor();
  const gemeente = s.beleid.gemeente(gemeenteId ?? 0);
  const hulp = ondersteuningBij(gemeente);
  const bel = link(`tel:${gemeente.telefoon.waarde.replace(/[^\d+]/g, '')}`, gemeente.telefoon.waarde);
  const kruimels = [{ tekst: 'Mijn overzicht', href: '/mijn' }, { tekst: 'Mijn aanmelding' }];
  const vraag = kaart({
    titel: 'Heb je een nieuwe vraag?',
    inhoud: html`<p>Is er iets veranderd, of heb je andere hulp nodig? Laat het ons weten.</p>${acties(linkKnop({ tekst: 'Stel een nieuwe vraag', href: '/mijn/vraag' }))}`,
  });
  if (!mijn)
    return c.page({
      titel: 'Mijn aanmelding',
      kruimels,
      inhoud: stapel(
        kop({ titel: 'Mijn aanmelding' }),
        html`<p>Er is geen aanmelding van je bekend. Heb je een vraag? Bel ${bel}.</p>`,
        vraag,
      ),
    });
  const klokken = klokkenVan(mijn.feiten, s.beleid.landelijk, c.vandaag);
  const onderzoek = klokken.find((k) => k.soort === 'onderzoek');
  const verdaging = feitVan(mijn.feiten.feiten, 'verdaging');
  const klaar = mijn.feiten.besluitOp !== undefined || mijn.feiten.afgerond;
  return c.page({
    titel: 'Mijn aanmelding',
    kruimels,
    fout: redenen.length > 0,
    inhoud: stapel(
      foutSamenvatting(redenen),
      kop({ titel: 'Mijn aanmelding', onder: `Aangemeld op ${toonDatum(mijn.feiten.ontvangenOp)}` }),
      c.zoek.get('gedaan') === 'plan' &&
        bericht({ soort: 'succes', titel: 'We hebben je plan', inhoud: 'Je contactpersoon leest het voor jullie gesprek.' }),
      c.zoek.get('gedaan') === 'ondersteuning' && bericht({ soort: 'succes', titel: 'We hebben je antwoord' }),
      onderzoek?.stand === 'telaat' &&
        bericht({
          soort: 'waarschuwing',
          titel: 'We zijn te laat met het onderzoek',
          inhoud: html`<p>Dat spijt ons. Je mag nu al hulp aanvragen, ook al is het onderzoek niet klaar. Bel ${bel}.</p>`,
        }),
      kaart({
        titel: 'Hoe gaat het verder?',
        inhoud: takenlijst(
          klokken.flatMap((k) => {
            const woord = WOORDEN[k.soort];
            // What nobody asks any more is left out: there is a besluit.
            if (!woord || k.stand === 'vervallen') return [];
            const plan = k.soort === 'plan' && !klaar ? { href: `${PAD}/plan` } : {};
            return [{ titel: woord.wat, ...plan, onder: [woord.wie, wanneer(k)].filter(Boolean).join(' '), status: stand(k) }];
          }),
        ),
      }),
      verdaging?.tot &&
        kaart({
          titel: 'Het besluit komt later',
          inhoud: html`<p>Je krijgt ons besluit uiterlijk op ${toonDatum(datum(verdaging.tot))}.</p>${
            verdaging.documentId !== null &&
            acties(linkKnop({ tekst: 'Lees de brief (PDF)', href: `${PAD}/brief/${verdaging.documentId}`, icoon: 'file-text' }))
          }`,
        }),
      kaart({ titel: 'Je vraag', inhoud: html`<p>${mijn.vraag}</p>` }),
      kaart({
        titel: 'Mijn eigen plan',
        inhoud: html`${!klaar && html`<p>Wat wil je, wat kan je, wat heb je nodig? Je contactpersoon leest het voor jullie gesprek.</p>`}${
          mijn.plannen.length === 0
            ? html`<p>Je hebt nog geen plan gemaakt. Dat hoeft ook niet.</p>`
            : mijn.plannen.toReversed().map(
                (plan) =>
                  html`<h3>${toonDatum(datum(plan.ontvangen_op))}</h3>${lijst(
                    [
                      { kop: 'Ik wil', waarde: plan.ik_wil },
                      { kop: 'Ik kan', waarde: plan.ik_kan },
                      { kop: 'Ik heb nodig', waarde: plan.ik_heb_nodig },
                      { kop: 'In eigen woorden', waarde: plan.tekst },
                    ].filter(({ waarde }) => waarde !== ''),
                    { smal: true },
                  )}`,
              )
        }${
          !klaar &&
          acties(
            linkKnop({
              tekst: mijn.plannen.length === 0 ? 'Maak je plan' : 'Maak een nieuw plan',
              href: `${PAD}/plan`,
              soort: mijn.plannen.length === 0 ? 'primair' : 'tweede',
            }),
          )
        }`,
      }),
      !klaar && ondersteuning(c, mijn, hulp, redenen),
      vraag,
      html`<p>Heb je een vraag over je aanmelding? Bel ${bel}.</p>`,
    ),
  });
};

const ondersteuning = (
  c: PageContext,
  mijn: MijnAanmelding,
  hulp: { naam: string; telefoon: string },
  redenen: readonly Reden[],
): Html => {
  const antwoord = feitVan(mijn.feiten.feiten, 'ondersteuning-antwoord');
  return kaart({
    titel: 'Gratis hulp bij het gesprek',
    inhoud: html`<p>Een cliëntondersteuner denkt met je mee en gaat mee naar het gesprek. Die werkt niet voor de gemeente die beslist. Het is gratis.</p><p>Bel ${hulp.naam}: ${link(`tel:${hulp.telefoon.replace(/[^\d+]/g, '')}`, hulp.telefoon)}.</p>${form(
      {
        actie: `${PAD}/ondersteuning`,
        sleutel: c.sleutel(),
        naam: 'Gratis hulp bij het gesprek',
        inhoud: html`${keuzerondjes({
          naam: 'ondersteuning',
          label: 'Wil je dat?',
          waarde: antwoord?.keuze,
          fout: foutVan(redenen, 'ondersteuning'),
          keuzes: [
            { waarde: 'wil', tekst: 'Ja, ik wil hulp van een cliëntondersteuner' },
            { waarde: 'heeft-al', tekst: 'Ik heb al iemand die mij helpt' },
            { waarde: 'later', tekst: 'Ik denk er nog over na' },
            { waarde: 'wil-niet', tekst: 'Nee, dat is niet nodig' },
          ],
        })}${acties(knop({ tekst: 'Bewaar mijn antwoord', soort: 'tweede' }))}`,
      },
    )}`,
  });
};

const planPagina = (c: PageContext, _mijn: MijnAanmelding, getypt: Getypt, redenen: readonly Reden[] = []): Promise<Response> =>
  c.page({
    titel: 'Mijn eigen plan',
    kruimels: [{ tekst: 'Mijn overzicht', href: '/mijn' }, { tekst: 'Mijn aanmelding', href: PAD }, { tekst: 'Mijn eigen plan' }],
    fout: redenen.length > 0,
    smal: true,
    inhoud: stapel(
      foutSamenvatting(redenen),
      kop({ titel: 'Mijn eigen plan', onder: 'Een paar woorden is genoeg. Je contactpersoon leest dit voor jullie gesprek.' }),
      form({
        actie: `${PAD}/plan`,
        sleutel: c.sleutel(),
        naam: 'Mijn eigen plan',
        inhoud: html`${planVelden(getypt, redenen, true)}${acties(knop({ tekst: 'Verstuur mijn plan', icoon: 'send' }), linkKnop({ tekst: 'Stop', href: PAD, soort: 'stil' }))}`,
      }),
    ),
  });
