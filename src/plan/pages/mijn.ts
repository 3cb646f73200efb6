// The resident: my own words, my plan, whether I agree, and who is around me. B1, one question a page.
import { datum, toonDatum } from '../../kernel/datum.ts';
import { toonMoment } from '../../kernel/moment.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { NietGevonden } from '../../platform/problem.ts';
import {
  acties,
  badge,
  bevestiging,
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
  linkKnop,
  stapel,
  takenlijst,
  tekstvak,
  telefoonLink,
  terug,
  uitklap,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { answerPlan } from '../actions/answer-plan.ts';
import { reportKloptNiet } from '../actions/change-mensen.ts';
import { woordenVersie, writeWoorden } from '../actions/write-woord.ts';
import { planPdf } from '../letters/plan.ts';
import { verdeelDoelen } from '../rules.ts';
import { type Plandoel, WOORD_VELDEN, WOORDEN, type WoordVeld } from '../types.ts';
import { alineas, contactBlok, mensRegel } from './blokken.ts';
import { type PlanGelezen, type PlanSettings, readPlan } from './settings.ts';

const zelf = { rollen: ['inwoner'], van: 'zelf' } as const;

const read = async (c: PageContext, s: PlanSettings) => {
  const actor = await c.actor();
  if (actor.inwonerId === undefined) throw new NietGevonden();
  const g = await readPlan(c.db, actor.inwonerId, 'inwoner');
  const { telefoon } = s.beleid.gemeente(actor.gemeenteId ?? 0);
  const nummer = g.contact?.telefoon || telefoon.waarde;
  return {
    g,
    inwonerId: actor.inwonerId,
    naam: actor.naam,
    bel: belZin(g.contact?.telefoon ? g.contact.naam : 'de gemeente', nummer),
  };
};

const belZin = (wie: string, nummer: string): Html => html`<p>Vragen? Bel ${wie}: ${telefoonLink(nummer)}.</p>`;

const mijnDoel = (doel: Plandoel, o: { verschil: boolean }): Html =>
  html`<h3>${doel.tekst}</h3>${
    o.verschil && doel.stand === 'nieuw' && html`<p>${badge('info', 'Nieuw')}</p>`
  }${o.verschil && doel.stand === 'aangepast' && html`<p>${badge('aandacht', 'Anders')} Eerst stond er: “${doel.vorige}”. ${doel.reden}</p>`}${
    doel.maat !== '' && html`<p>Het is gelukt als: ${doel.maat}</p>`
  }${doel.wie !== '' && html`<p>Wie doet wat: ${doel.wie}</p>`}${doel.uiterlijk !== null && html`<p>We kijken op ${toonDatum(datum(doel.uiterlijk))}.</p>`}${doel.aanbieder !== null && html`<p>Dit doe je bij ${doel.aanbieder}.</p>`}`;

const doelen = (lijstje: readonly Plandoel[], o: { verschil: boolean }): Html => {
  const { loopt, klaar } = verdeelDoelen(lijstje);
  return html`${loopt.map((doel) => mijnDoel(doel, o))}${
    klaar.length > 0 &&
    html`<h3>Klaar of niet meer nodig</h3><ul>${klaar.map((doel) => html`<li>${doel.tekst}: ${doel.stand === 'gehaald' ? 'gehaald' : 'niet meer nodig'}. ${doel.reden}</li>`)}</ul>`
  }`;
};

const toonPlan = async (c: PageContext, s: PlanSettings): Promise<Response> => {
  const { g, bel } = await read(c, s);
  const voorgelegd = g.plannen.find(({ status }) => status === 'voorgelegd');
  const antwoord = voorgelegd && g.partijenVan(voorgelegd).find(({ wie }) => wie === 'inwoner')?.antwoord;
  return c.page({
    titel: 'Mijn plan',
    inhoud: html`${kop({ titel: 'Mijn plan', onder: 'Hier staat wat je wilt, waar je aan werkt en wie je helpt.' })}${stapel(
      voorgelegd &&
        kaart({
          titel: antwoord ? 'Je gaf antwoord op je nieuwe plan' : 'Er is een nieuw plan voor je',
          inhoud: html`${
            antwoord
              ? html`<p>${antwoord.akkoord ? badge('goed', 'Jij bent het eens') : badge('aandacht', 'Jij bent het niet eens', 'x')}${antwoord.toelichting !== '' && html` Je schreef: “${antwoord.toelichting}”`}</p><p>Je hoort het als het plan gaat gelden, of als het verandert.</p>`
              : html`<p>Lees het rustig. Zeg daarna of je het ermee eens bent.</p>`
          }${acties(linkKnop({ tekst: antwoord ? 'Lees het plan of geef een ander antwoord' : 'Lees het plan en geef antwoord', href: '/mijn/plan/antwoord', soort: antwoord ? 'tweede' : 'primair' }))}`,
        }),
      kaart({
        titel: 'In mijn woorden',
        inhoud: html`${lijst(
          WOORD_VELDEN.map((veld) => {
            const woord = g.woorden.find((een) => een.veld === veld);
            return {
              kop: WOORDEN[veld].kop,
              waarde: woord
                ? html`${alineas(woord.tekst)}${woord.getypt === 'consulent' && html`<p>${woord.door} schreef dit op, op ${toonMoment(woord.op, c.vandaag)}.</p>`}`
                : '',
              wijzig: `/mijn/plan/woorden/${veld}`,
              wijzigTekst: woord ? 'Verander' : 'Schrijf',
            };
          }),
        )}`,
      }),
      g.geldt
        ? kaart({
            titel: 'Hier werk ik aan',
            inhoud: html`${doelen(g.doelenVan(g.geldt), { verschil: false })}${g.geldt.evaluatieOp && html`<p>Op ${toonDatum(datum(g.geldt.evaluatieOp))} kijken we samen hoe het gaat.</p>`}${acties(linkKnop({ tekst: 'Neem mijn plan mee op papier (PDF)', href: '/mijn/plan/pdf', icoon: 'printer', download: true }))}`,
          })
        : kaart({
            titel: 'Hier werk ik aan',
            inhoud:
              g.lopend.length > 0
                ? html`<ul>${g.lopend.map((doel) => html`<li>${doel.tekst}${doel.aanbieder && ` (bij ${doel.aanbieder})`}</li>`)}</ul><p>Je plan is nog niet af. Je contactpersoon maakt het samen met jou.</p>`
                : html`<p>Je plan is nog niet af. Je contactpersoon maakt het samen met jou.</p>`,
          }),
      kaart({ titel: 'Mijn vaste contact', inhoud: html`<p>Deze persoon kun je altijd bellen.</p>${contactBlok(g.contact)}` }),
      kaart({
        titel: 'Wie helpt mij?',
        inhoud: html`${takenlijst(g.mensen.filter(({ tot }) => tot === undefined).map((mens) => mensRegel(mens, c.vandaag)))}${acties(linkKnop({ tekst: 'Er klopt iets niet', href: '/mijn/plan/klopt-niet' }))}${
          g.meldingen.length > 0 &&
          uitklap(
            'Wat zei ik eerder?',
            takenlijst(
              g.meldingen.map((een) => ({
                titel: `“${een.tekst}”`,
                onder: een.antwoord_op === null ? 'Nog geen antwoord' : `Antwoord: ${een.antwoord}`,
              })),
            ),
          )
        }`,
      }),
      bel,
    )}`,
  });
};

const isVeld = (tekst: string): tekst is WoordVeld => Object.hasOwn(WOORDEN, tekst);

const toonWoord = async (c: PageContext, s: PlanSettings, fouten: readonly Reden[] = []): Promise<Response> => {
  const veld = c.param('veld');
  if (!isVeld(veld)) throw new NietGevonden();
  const { g, bel } = await read(c, s);
  return c.page({
    titel: WOORDEN[veld].vraag,
    smal: true,
    fout: fouten.length > 0,
    inhoud: html`${terug('/mijn/plan')}${foutSamenvatting(fouten)}${form({
      actie: `/mijn/plan/woorden/${veld}`,
      sleutel: c.sleutel(),
      versie: fouten.length > 0 ? c.form.versie() : woordenVersie(g.woorden),
      inhoud: html`${tekstvak({
        naam: veld,
        label: WOORDEN[veld].vraag,
        paginakop: true,
        hint: html`${WOORDEN[veld].hint} Schrijf in je eigen woorden. Spelfouten zijn niet erg.`,
        regels: 6,
        maximum: 2000,
        waarde: c.form.waarden[veld] ?? g.woorden.find((een) => een.veld === veld)?.tekst,
        fout: foutVan(fouten, veld),
      })}<p>Je contactpersoon leest dit. Je aanbieder alleen als jij dat goed vindt.</p>${acties(knop({ tekst: 'Bewaar' }))}`,
    })}${bel}`,
  });
};

const toonAntwoord = async (c: PageContext, s: PlanSettings, fouten: readonly Reden[] = []): Promise<Response> => {
  const { g, bel } = await read(c, s);
  const plan = g.plannen.find(({ status }) => status === 'voorgelegd');
  if (!plan) return c.redirect('/mijn/plan');
  const waarden = c.form.waarden;
  return c.page({
    titel: 'Ben je het eens met dit plan?',
    smal: true,
    fout: fouten.length > 0,
    inhoud: html`${terug('/mijn/plan')}${foutSamenvatting(fouten)}${kop({ titel: 'Ben je het eens met dit plan?' })}${plan.reden !== '' && html`<p>Waarom een nieuw plan? ${plan.reden}</p>`}${kaart(
      {
        titel: 'Het plan',
        inhoud: doelen(g.doelenVan(plan), { verschil: plan.nummer > 1 }),
      },
    )}<p>${plan.delen ? 'Je aanbieder mag ook lezen wat je wilt, kunt en nodig hebt.' : 'Je aanbieder leest alleen de doelen die bij hem horen.'}</p>${form(
      {
        actie: '/mijn/plan/antwoord',
        sleutel: c.sleutel(),
        verborgen: { plan: String(plan.id) },
        inhoud: html`${keuzerondjes({
          naam: 'antwoord',
          label: 'Jouw antwoord',
          waarde: waarden.antwoord,
          fout: foutVan(fouten, 'antwoord'),
          keuzes: [
            { waarde: 'ja', tekst: 'Ja, ik ben het eens' },
            { waarde: 'nee', tekst: 'Nee, ik ben het niet eens' },
          ],
        })}${tekstvak({
          naam: 'toelichting',
          label: 'Zeg je nee? Schrijf op waarom.',
          hint: 'Wat moet er anders? Bellen mag ook.',
          regels: 4,
          maximum: 2000,
          waarde: waarden.toelichting,
          fout: foutVan(fouten, 'toelichting'),
        })}${acties(knop({ tekst: 'Verstuur' }))}`,
      },
    )}${bel}`,
  });
};

const toonKloptNiet = async (c: PageContext, s: PlanSettings, fouten: readonly Reden[] = []): Promise<Response> => {
  const { g, bel } = await read(c, s);
  return c.page({
    titel: 'Wat klopt er niet?',
    smal: true,
    fout: fouten.length > 0,
    inhoud: html`${terug('/mijn/plan')}${foutSamenvatting(fouten)}${kop({ titel: 'Wat klopt er niet?' })}${form({
      actie: '/mijn/plan/klopt-niet',
      sleutel: c.sleutel(),
      inhoud: html`${keuzerondjes({
        naam: 'betreft',
        label: 'Over wie gaat het?',
        waarde: c.form.waarden.betreft ?? 'Iets anders',
        fout: foutVan(fouten, 'betreft'),
        keuzes: [
          ...g.mensen.map((mens) => ({ waarde: mens.naam, tekst: mens.naam })),
          { waarde: 'Iemand mist', tekst: 'Er mist iemand' },
          { waarde: 'Iets anders', tekst: 'Iets anders' },
        ],
      })}${tekstvak({
        naam: 'tekst',
        label: 'Wat klopt er niet?',
        hint: 'Bijvoorbeeld: zij helpt mij niet meer.',
        regels: 4,
        maximum: 2000,
        waarde: c.form.waarden.tekst,
        fout: foutVan(fouten, 'tekst'),
      })}${acties(knop({ tekst: 'Verstuur' }))}`,
    })}${bel}`,
  });
};

const naVersturen = (g: PlanGelezen): string => g.contact?.naam ?? 'De gemeente';

export const registerMijnPlan = (router: Router, s: PlanSettings): void => {
  router.get('/mijn/plan', { ...zelf, logboek: false }, (c) => toonPlan(c, s));
  router.get('/mijn/plan/woorden/:veld', { ...zelf, logboek: false }, (c) => toonWoord(c, s));
  router.get('/mijn/plan/antwoord', { ...zelf, logboek: false }, (c) => toonAntwoord(c, s));
  router.get('/mijn/plan/klopt-niet', { ...zelf, logboek: false }, (c) => toonKloptNiet(c, s));

  router.post('/mijn/plan/woorden/:veld', { ...zelf, logboek: 'planwoorden-geschreven' }, async (c) => {
    const veld = c.param('veld');
    if (!isVeld(veld)) throw new NietGevonden();
    const { g, inwonerId } = await read(c, s);
    // The other two stay as they are: a page asks one of them.
    const waarden = { ...Object.fromEntries(g.woorden.map((woord) => [woord.veld, woord.tekst])), [veld]: c.form.tekst(veld) };
    const uit = await c.submit(async (db, actor) => {
      const r = await writeWoorden(db, actor, {
        inwonerId,
        waarden,
        versie: c.form.versie(),
        terug: `/mijn/plan/woorden/${veld}`,
      });
      return r.ok ? { ok: true, naar: '/mijn/plan' } : { ok: false, redenen: r.redenen.map((reden) => ({ ...reden, veld })) };
    });
    return uit instanceof Response ? uit : toonWoord(c, s, uit);
  });

  router.post('/mijn/plan/antwoord', { ...zelf, logboek: 'plan-beantwoord' }, async (c) => {
    const antwoord = c.form.tekst('antwoord');
    if (antwoord !== 'ja' && antwoord !== 'nee') return toonAntwoord(c, s, [{ veld: 'antwoord', tekst: 'Kies ja of nee.' }]);
    const uit = await c.submit(async (db, actor) => {
      if (actor.inwonerId === undefined) throw new NietGevonden();
      const planId = Number(/^\d{1,9}$/.exec(c.form.tekst('plan'))?.[0] ?? '0');
      const r = await answerPlan(db, actor, {
        inwonerId: actor.inwonerId,
        planId,
        akkoord: antwoord === 'ja',
        toelichting: c.form.tekst('toelichting'),
      });
      return r.ok ? { ok: true, naar: `/mijn/plan/klaar?antwoord=${antwoord}` } : r;
    });
    return uit instanceof Response ? uit : toonAntwoord(c, s, uit);
  });

  router.post('/mijn/plan/klopt-niet', { ...zelf, logboek: 'klopt-niet-gemeld' }, async (c) => {
    const uit = await c.submit(async (db, actor) => {
      if (actor.inwonerId === undefined) throw new NietGevonden();
      const r = await reportKloptNiet(db, actor, {
        inwonerId: actor.inwonerId,
        betreft: c.form.tekst('betreft'),
        tekst: c.form.tekst('tekst'),
      });
      return r.ok ? { ok: true, naar: '/mijn/plan/klaar?antwoord=klopt-niet' } : r;
    });
    return uit instanceof Response ? uit : toonKloptNiet(c, s, uit);
  });

  router.get('/mijn/plan/klaar', { ...zelf, logboek: false }, async (c) => {
    const { g, bel } = await read(c, s);
    const wat = c.zoek.get('antwoord');
    const wie = naVersturen(g);
    return c.page({
      titel: 'Je antwoord is binnen',
      smal: true,
      inhoud: html`${bevestiging({
        titel:
          wat === 'ja'
            ? 'Je bent het eens met je plan'
            : wat === 'nee'
              ? 'Je bent het niet eens met je plan'
              : 'We hebben je bericht',
        hierna:
          wat === 'ja'
            ? [{ wat: 'Is iedereen het eens? Dan geldt je plan.', wie, wanneer: 'vanaf dan' }]
            : [
                { wat: 'We lezen wat je schreef.', wie, wanneer: 'vanaf nu' },
                { wat: 'We praten erover met jou.', wie, wanneer: 'daarna' },
              ],
        inhoud: bel,
        acties: acties(linkKnop({ tekst: 'Naar mijn plan', href: '/mijn/plan', soort: 'primair' })),
      })}`,
    });
  });

  router.get('/mijn/plan/pdf', { ...zelf, logboek: false }, async (c) => {
    const { g, naam } = await read(c, s);
    const { gemeenteId } = await c.actor();
    if (!g.geldt || gemeenteId === undefined) throw new NietGevonden();
    return c.file(await planPdf({ plan: g.geldt, g, naam, gemeente: s.beleid.gemeente(gemeenteId), vandaag: c.vandaag }));
  });
};
