// One version of the plan for the consulent: to make, to put before the others, and to read later.
import { bijLeven, findInwoner, toonNaam } from '../../inwoner/index.ts';
import { datum, toonDatum, toonKort } from '../../kernel/datum.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { schrijfInzage } from '../../platform/audit.ts';
import { NietGevonden } from '../../platform/problem.ts';
import {
  acties,
  datumveld,
  form,
  foutSamenvatting,
  foutVan,
  html,
  type Inhoud,
  kaart,
  keuzerondjes,
  knop,
  kolommen,
  kop,
  leegBlok,
  lijst,
  linkKnop,
  melding,
  stapel,
  tekstvak,
  uitklap,
  vinkje,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { answerPlan } from '../actions/answer-plan.ts';
import { resetDoel } from '../actions/change-plandoel.ts';
import { dropVersie, reviseVersie, startVersie } from '../actions/start-versie.ts';
import { adoptVersie, submitVersie } from '../actions/submit-versie.ts';
import { akkoordStand, verdeelDoelen } from '../rules.ts';
import { AANLEIDINGEN, type Plan, type Plandoel, WOORD_VELDEN, WOORDEN } from '../types.ts';
import {
  akkoordLijst,
  akkoordZin,
  alineas,
  bewaardeWoorden,
  doelRegels,
  partijNaam,
  planBadge,
  woordenLijst,
} from './blokken.ts';
import { type PlanGelezen, readPlan } from './settings.ts';

const schrijft = { rollen: ['consulent'], van: 'inwoner' } as const;

/** A version with everything around it; throws NietGevonden for one that the reader may not know of. */
export const readVersie = async (c: PageContext) => {
  const inwonerId = c.nummer('inwoner');
  const planId = c.nummer('plan');
  const [inwoner, g, actor] = await Promise.all([
    findInwoner(c.db, inwonerId),
    readPlan(c.db, inwonerId),
    c.actor(),
    schrijfInzage(c.db, { inwonerId, soort: 'plan', objectId: planId }),
  ]);
  const plan = g.plannen.find(({ id }) => id === planId);
  if (!inwoner || !plan) throw new NietGevonden();
  return { inwonerId, inwoner, naam: toonNaam(inwoner), g, actor, plan };
};

export const kruimels = (inwonerId: number, naam: string, laatste: string) => [
  { tekst: 'Inwoners', href: '/inwoners' },
  { tekst: naam, href: `/dossier/${inwonerId}` },
  { tekst: 'Plan', href: `/dossier/${inwonerId}/plan` },
  { tekst: laatste },
];

const toon = async (c: PageContext, fouten: readonly Reden[] = []): Promise<Response> => {
  const { inwonerId, inwoner, naam, g, actor, plan } = await readVersie(c);
  const basis = `/dossier/${inwonerId}/plan/${plan.id}`;
  const mag = actor.rol === 'consulent';
  const doelen = g.doelenVan(plan);
  const { loopt, klaar } = verdeelDoelen(doelen);
  const concept = plan.status === 'concept' && mag;
  const woorden = bewaardeWoorden(plan.woorden);
  const titel = `Plan van ${naam}, versie ${plan.nummer}`;
  return c.page({
    titel,
    fout: fouten.length > 0,
    kruimels: kruimels(inwonerId, naam, `Versie ${plan.nummer}`),
    inhoud: html`${foutSamenvatting(fouten)}${kop({
      titel,
      onder: html`${AANLEIDINGEN[plan.aanleiding]} ${planBadge(plan)}`,
      acties: linkKnop({ tekst: 'Op papier (PDF)', href: `${basis}/pdf`, icoon: 'printer', download: true }),
    })}${kolommen({
      breed: [
        concept
          ? gezegdVan(g, plan, naam)
          : plan.reden !== '' && melding({ soort: 'info', titel: 'Waarom deze versie?', inhoud: plan.reden }),
        kaart({
          titel: 'Waar werken we aan?',
          acties: concept && linkKnop({ tekst: 'Voeg een doel toe', href: `${basis}/doel`, icoon: 'plus' }),
          inhoud:
            loopt.length === 0
              ? leegBlok({
                  titel: 'Er staat nog geen doel in.',
                  inhoud: 'Zonder doel kan niemand zien waar jullie naartoe werken.',
                })
              : stapel(
                  loopt.map((doel) =>
                    doelRegels(doel, { verschil: plan.nummer > 1 || concept, na: concept && doelKnoppen(c, basis, doel) }),
                  ),
                ),
        }),
        klaar.length > 0 &&
          kaart({
            titel: 'Wat is klaar of vervalt?',
            inhoud: stapel(klaar.map((doel) => doelRegels(doel, { verschil: true, na: concept && doelKnoppen(c, basis, doel) }))),
          }),
        concept && voorlegKaart(c, plan, inwoner.voornaam, basis, fouten),
        plan.status === 'voorgelegd' && mag && wachtKaart(c, g, plan, naam, basis, fouten),
      ],
      smal: [
        plan.status !== 'concept' &&
          kaart({ titel: 'Wie is het eens?', inhoud: akkoordLijst(plan, g.partijenVan(plan), naam, c.vandaag) }),
        kaart({
          titel: `In de woorden van ${inwoner.voornaam}`,
          inhoud:
            plan.status === 'concept'
              ? woordenLijst(g.woorden, c.vandaag)
              : html`${lijst(WOORD_VELDEN.map((veld) => ({ kop: WOORDEN[veld].kop, waarde: woorden[veld] ? alineas(woorden[veld]) : '' })))}<p>${plan.delen ? 'De aanbieder mag deze woorden lezen.' : 'De aanbieder leest deze woorden niet.'}</p>`,
        }),
        kaart({
          titel: 'Terugkijken',
          inhoud: html`<p>${plan.evaluatieOp ? `Op ${toonDatum(datum(plan.evaluatieOp))} kijken jullie hoe het gaat.` : 'Er is geen dag afgesproken.'}</p>${plan.evaluatieOp && mag && acties(linkKnop({ tekst: 'Maak de afspraak', href: `/dossier/${inwonerId}/afspraken/nieuw?soort=evaluatie`, icoon: 'calendar-event' }))}`,
        }),
      ],
    })}`,
  });
};

/** What the others said against the version that this draft takes the place of: what there is to change. */
const gezegdVan = (g: PlanGelezen, plan: Plan, naam: string): Inhoud => {
  const vorige = g.plannen.find(({ nummer, status }) => nummer === plan.nummer - 1 && status === 'ingetrokken');
  const oneens = vorige ? akkoordStand(g.partijenVan(vorige)).oneens : [];
  return (
    vorige !== undefined &&
    oneens.length > 0 &&
    melding({
      soort: 'waarschuwing',
      titel: `Niet eens met versie ${vorige.nummer}`,
      inhoud: html`<ul>${oneens.map((partij) => html`<li>${partijNaam(partij, naam)}: “${partij.antwoord?.toelichting}”</li>`)}</ul>`,
    })
  );
};

const doelKnoppen = (c: PageContext, basis: string, doel: Plandoel): Inhoud => {
  const eigen = doel.stand === 'nieuw' || doel.stand === 'aangepast';
  return acties(
    (eigen || doel.stand === 'blijft') &&
      linkKnop({
        tekst: eigen ? 'Wijzig' : 'Gehaald, aanpassen of laten vallen',
        href: `${basis}/doel/${doel.doelId}`,
        extra: doel.tekst,
      }),
    doel.stand !== 'blijft' &&
      form({
        actie: `${basis}/doel/${doel.doelId}/terug`,
        sleutel: c.sleutel(),
        kaal: true,
        inhoud: knop({
          tekst: doel.stand === 'nieuw' ? 'Haal weg' : 'Maak ongedaan',
          soort: 'stil',
          icoon: 'arrow-back-up',
          extra: doel.tekst,
        }),
      }),
  );
};

const voorlegKaart = (c: PageContext, plan: Plan, voornaam: string, basis: string, fouten: readonly Reden[]): Inhoud =>
  kaart({
    titel: 'Leg dit plan voor',
    inhoud: html`${form({
      actie: `${basis}/voorleggen`,
      sleutel: c.sleutel(),
      versie: plan.versie,
      inhoud: html`${
        plan.nummer > 1 &&
        tekstvak({
          naam: 'reden',
          label: 'Waarom is er een nieuwe versie?',
          hint: 'Iedereen leest dit.',
          regels: 3,
          maximum: 2000,
          waarde: c.form.waarden.reden ?? plan.reden,
          fout: foutVan(fouten, 'reden'),
        })
      }${datumveld({
        naam: 'evaluatie',
        label: 'Wanneer kijken jullie terug?',
        hint: 'Bijvoorbeeld 01-06-2027. Geen bron noemt een termijn: spreek het samen af.',
        verplicht: false,
        waarde: c.form.waarden.evaluatie ?? (plan.evaluatieOp ? toonKort(datum(plan.evaluatieOp)) : ''),
        fout: foutVan(fouten, 'evaluatie'),
      })}${vinkje({
        naam: 'delen',
        label: `De aanbieder mag lezen wat ${voornaam} wil, kan en nodig heeft`,
        hint: `Vraag het eerst aan ${voornaam}. Zonder vinkje ziet de aanbieder alleen de doelen van de eigen plek.`,
        verplicht: false,
        aan: fouten.length > 0 ? c.form.waarden.delen === 'ja' : plan.delen,
      })}<p>Wie het leest, zegt of hij het eens is. Daarna verandert deze versie niet meer.</p>${acties(knop({ tekst: 'Leg voor', icoon: 'send' }))}`,
    })}${uitklap(
      'Deze versie weggooien',
      form({
        actie: `${basis}/weggooien`,
        sleutel: c.sleutel(),
        versie: plan.versie,
        inhoud: html`<p>Het plan dat nu geldt blijft zoals het is.</p>${acties(knop({ tekst: 'Gooi deze versie weg', soort: 'gevaar', icoon: 'trash' }))}`,
      }),
    )}`,
  });

const wachtKaart = (
  c: PageContext,
  g: PlanGelezen,
  plan: Plan,
  naam: string,
  basis: string,
  fouten: readonly Reden[],
): Inhoud => {
  const partijen = g.partijenVan(plan);
  const { stand } = akkoordStand(partijen);
  const fout = (veld: string) => foutVan(fouten, veld);
  return kaart({
    titel: akkoordZin(partijen, naam),
    inhoud: html`<p>Is iedereen het eens, dan geldt het plan vanzelf.</p>${acties(
      form({
        actie: `${basis}/aanpassen`,
        sleutel: c.sleutel(),
        versie: plan.versie,
        kaal: true,
        inhoud: knop({ tekst: 'Pas het plan aan', soort: stand === 'oneens' ? 'primair' : 'tweede', icoon: 'edit' }),
      }),
    )}${uitklap(
      `Vertelde ${naam} je het antwoord? Schrijf het hier op`,
      form({
        actie: `${basis}/antwoord`,
        sleutel: c.sleutel(),
        inhoud: html`${keuzerondjes({
          naam: 'antwoord',
          label: `Is ${naam} het eens met deze versie?`,
          waarde: c.form.waarden.antwoord,
          fout: fout('antwoord'),
          keuzes: [
            { waarde: 'ja', tekst: 'Ja' },
            { waarde: 'nee', tekst: 'Nee' },
          ],
        })}${tekstvak({
          naam: 'toelichting',
          label: 'Zo nee, waarom niet?',
          hint: `In de woorden van ${naam}. Erbij staat dat jij het opschreef.`,
          regels: 3,
          maximum: 2000,
          waarde: c.form.waarden.toelichting,
          fout: fout('toelichting'),
        })}${acties(knop({ tekst: 'Leg het antwoord vast', soort: 'tweede' }))}`,
      }),
      { open: fout('antwoord') !== undefined || fout('toelichting') !== undefined },
    )}${uitklap(
      'Laat het plan toch gelden',
      form({
        actie: `${basis}/gelden`,
        sleutel: c.sleutel(),
        versie: plan.versie,
        inhoud: html`<p>Wat iemand zei blijft erbij staan. Wie dit mag beslissen staat in geen bron: dit is een keuze.</p>${tekstvak(
          {
            naam: 'waarom',
            label: 'Waarom gaat het plan toch gelden?',
            regels: 3,
            maximum: 2000,
            waarde: c.form.waarden.waarom,
            fout: fout('waarom'),
          },
        )}${acties(knop({ tekst: 'Laat het plan gelden', soort: 'tweede' }))}`,
      }),
      { open: fout('waarom') !== undefined },
    )}`,
  });
};

export const registerVersie = (router: Router): void => {
  const leeft = bijLeven(router);
  const pad = '/dossier/:inwoner/plan/:plan';
  router.get(pad, { rollen: ['consulent', 'teammanager'], van: 'inwoner', logboek: 'inzage' }, (c) => toon(c));

  leeft.post('/dossier/:inwoner/plan/versie', { ...schrijft, logboek: 'plan-begonnen' }, async (c) => {
    const inwonerId = c.nummer('inwoner');
    const uit = await c.submit(async (db, actor) => {
      const r = await startVersie(db, actor, { inwonerId, aanleiding: c.form.tekst('aanleiding') });
      return r.ok ? { ok: true, naar: `/dossier/${inwonerId}/plan/${r.waarde.id}` } : r;
    });
    return uit instanceof Response ? uit : c.redirect(`/dossier/${inwonerId}/plan`);
  });

  type Opdracht = { inwonerId: number; planId: number; versie: number };
  const doe = (
    actie: string,
    logboek: string,
    act: (
      c: PageContext,
      db: PageContext['db'],
      actor: Awaited<ReturnType<PageContext['actor']>>,
      o: Opdracht,
    ) => Promise<{ ok: true; waarde: { id: number } } | { ok: false; redenen: Reden[] }>,
    naarNieuw = false,
  ): void =>
    (actie === 'weggooien' ? router : leeft).post(`${pad}/${actie}`, { ...schrijft, logboek }, async (c) => {
      const o = { inwonerId: c.nummer('inwoner'), planId: c.nummer('plan'), versie: c.form.versie() };
      const uit = await c.submit(async (db, actor) => {
        const r = await act(c, db, actor, o);
        return r.ok ? { ok: true, naar: `/dossier/${o.inwonerId}/plan/${naarNieuw ? r.waarde.id : o.planId}` } : r;
      });
      return uit instanceof Response ? uit : toon(c, uit);
    });

  doe('voorleggen', 'plan-voorgelegd', (c, db, actor, o) =>
    submitVersie(db, actor, {
      ...o,
      vandaag: c.vandaag,
      reden: c.form.tekst('reden'),
      evaluatie: c.form.tekst('evaluatie'),
      delen: c.form.tekst('delen') === 'ja',
    }),
  );
  doe('aanpassen', 'plan-aangepast', (_c, db, actor, o) => reviseVersie(db, actor, o), true);
  doe('weggooien', 'plan-weggegooid', (_c, db, actor, o) => dropVersie(db, actor, o));
  doe('gelden', 'plan-geldt', (c, db, actor, o) =>
    adoptVersie(db, actor, { ...o, vandaag: c.vandaag, waarom: c.form.tekst('waarom') }),
  );
  doe('antwoord', 'plan-beantwoord', async (c, db, actor, o) => {
    const antwoord = c.form.tekst('antwoord');
    if (antwoord !== 'ja' && antwoord !== 'nee') return { ok: false, redenen: [{ veld: 'antwoord', tekst: 'Kies ja of nee.' }] };
    return answerPlan(db, actor, { ...o, akkoord: antwoord === 'ja', toelichting: c.form.tekst('toelichting') });
  });
  doe('doel/:doel/terug', 'plandoel-geschreven', (c, db, actor, o) => resetDoel(db, actor, { ...o, doelId: c.nummer('doel') }));
};
