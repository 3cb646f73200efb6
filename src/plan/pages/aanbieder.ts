// The aanbieder: the goals that belong to its own toewijzing, the words when they may be shared, and whether it agrees.
import { datum, toonDatum } from '../../kernel/datum.ts';
import { toonMoment } from '../../kernel/moment.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { schrijfInzage } from '../../platform/audit.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { findToewijzing } from '../../toewijzing/index.ts';
import {
  acties,
  badge,
  form,
  foutSamenvatting,
  foutVan,
  html,
  type Inhoud,
  kaart,
  keuzerondjes,
  knop,
  kop,
  leegBlok,
  lijst,
  melding,
  stapel,
  tekstvak,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { answerPlanAlsAanbieder } from '../actions/answer-plan.ts';
import { listLopendeDoelen, readVoorAanbieder } from '../queries/index.ts';
import { verdeelDoelen } from '../rules.ts';
import { WOORD_VELDEN, WOORDEN } from '../types.ts';
import { alineas, bewaardeWoorden, doelRegels } from './blokken.ts';

const van = { rollen: ['aanbieder'], van: 'aanbieder' } as const;

const toon = async (c: PageContext, fouten: readonly Reden[] = []): Promise<Response> => {
  const t = await findToewijzing(c.db, c.nummer('toewijzing'));
  if (!t) throw new NietGevonden();
  const [g, lopend] = await Promise.all([
    readVoorAanbieder(c.db, t.inwoner_id),
    listLopendeDoelen(c.db, t.inwoner_id, 'aanbieder'),
    schrijfInzage(c.db, { inwonerId: t.inwoner_id, soort: 'plan', objectId: t.id }),
  ]);
  const [deel] = g.delen;
  const doelen = g.doelen.filter((doel) => doel.planId === deel?.plan_id && doel.toewijzingId === t.id);
  const { loopt, klaar } = verdeelDoelen(doelen);
  const antwoord = g.partijen.find((partij) => partij.planId === deel?.plan_id)?.antwoord;
  const woorden = deel?.woorden ? bewaardeWoorden(deel.woorden) : undefined;
  const naam = [t.voornaam, t.voorvoegsel, t.achternaam].filter(Boolean).join(' ');
  const fout = (veld: string) => foutVan(fouten, veld);
  return c.page({
    titel: `Plan van ${naam}`,
    fout: fouten.length > 0,
    kruimels: [{ tekst: 'Inwoners', href: '/toewijzingen' }, { tekst: naam, href: `/toewijzingen/${t.id}` }, { tekst: 'Plan' }],
    inhoud: html`${foutSamenvatting(fouten)}${kop({ titel: `Plan van ${naam}`, onder: 'Je ziet alleen de doelen van jullie eigen plek.' })}${stapel(
      fouten.length === 0 && antwoord && gedaanMelding(c.zoek.get('gedaan'), naam, t.consulent),
      deel?.open &&
        kaart({
          titel: antwoord ? 'Jullie antwoord' : `Versie ${deel.nummer}: zijn jullie het eens?`,
          inhoud: html`${
            antwoord &&
            html`<p>${antwoord.akkoord ? badge('goed', 'Eens') : badge('aandacht', 'Niet eens', 'x')} ${antwoord.door}, ${toonMoment(antwoord.op, c.vandaag)}${antwoord.toelichting !== '' && html`<br>“${antwoord.toelichting}”`}</p>`
          }${form({
            actie: `/toewijzingen/${t.id}/plan`,
            sleutel: c.sleutel(),
            verborgen: { plan: String(deel.plan_id) },
            inhoud: html`${keuzerondjes({
              naam: 'antwoord',
              label: antwoord ? 'Geef een ander antwoord' : 'Zijn jullie het eens met de doelen hieronder?',
              naastElkaar: true,
              waarde: c.form.waarden.antwoord,
              fout: fout('antwoord'),
              keuzes: [
                { waarde: 'ja', tekst: 'Ja' },
                { waarde: 'nee', tekst: 'Nee' },
              ],
            })}${tekstvak({
              naam: 'toelichting',
              label: 'Zo nee, waarom niet?',
              hint: `${naam} leest dit ook.`,
              regels: 3,
              maximum: 2000,
              waarde: c.form.waarden.toelichting,
              fout: fout('toelichting'),
            })}${acties(knop({ tekst: 'Verstuur', icoon: 'send' }))}`,
          })}`,
        }),
      kaart({
        titel: deel ? `Doelen bij jullie, versie ${deel.nummer}` : 'Doelen bij jullie',
        inhoud: deel
          ? html`<p>Voorgelegd op ${toonDatum(datum(deel.voorgelegd_op))}.</p>${loopt.length === 0 ? html`<p>In deze versie staat geen doel voor deze plek.</p>` : stapel(loopt.map((doel) => doelRegels(doel, { verschil: deel.nummer > 1 })))}${
              klaar.length > 0 &&
              html`<h3>Klaar of vervalt</h3>${stapel(klaar.map((doel) => doelRegels(doel, { verschil: true })))}`
            }`
          : lopend.length === 0
            ? leegBlok({ titel: 'Er is nog geen plan voor deze plek.' })
            : html`<ul>${lopend.map((doel) => html`<li>${doel.tekst}</li>`)}</ul><p>Deze doelen komen uit het besluit.</p>`,
      }),
      woorden &&
        kaart({
          titel: `In de woorden van ${t.voornaam}`,
          inhoud: lijst(
            WOORD_VELDEN.map((veld) => ({ kop: WOORDEN[veld].kop, waarde: woorden[veld] ? alineas(woorden[veld]) : '' })),
          ),
        }),
    )}`,
  });
};

/** What comes after the answer, and who does it. */
const gedaanMelding = (antwoord: string | null, naam: string, consulent: string): Inhoud =>
  antwoord === 'ja'
    ? melding({
        soort: 'succes',
        titel: 'Jullie zijn het eens met het plan',
        inhoud: `${consulent} en ${naam} lezen dit. Is iedereen het eens, dan geldt het plan vanaf dat moment.`,
      })
    : antwoord === 'nee' &&
      melding({
        soort: 'succes',
        titel: 'Jullie antwoord is verstuurd: niet eens',
        inhoud: `${consulent} leest waarom en bespreekt het met jullie en met ${naam}. Past het plan daarna niet meer, dan leggen we jullie een nieuwe versie voor.`,
      });

export const registerPlanAanbieder = (router: Router): void => {
  router.get('/toewijzingen/:toewijzing/plan', { ...van, logboek: 'inzage' }, (c) => toon(c));

  router.post('/toewijzingen/:toewijzing/plan', { ...van, logboek: 'plan-beantwoord' }, async (c) => {
    const antwoord = c.form.tekst('antwoord');
    if (antwoord !== 'ja' && antwoord !== 'nee') return toon(c, [{ veld: 'antwoord', tekst: 'Kies ja of nee.' }]);
    const toewijzing = c.nummer('toewijzing');
    const uit = await c.submit(async (db, actor) => {
      const t = await findToewijzing(db, toewijzing);
      if (!t) throw new NietGevonden();
      const r = await answerPlanAlsAanbieder(db, actor, {
        inwonerId: t.inwoner_id,
        planId: Number(/^\d{1,9}$/.exec(c.form.tekst('plan'))?.[0] ?? '0'),
        akkoord: antwoord === 'ja',
        toelichting: c.form.tekst('toelichting'),
      });
      return r.ok ? { ok: true, naar: `/toewijzingen/${toewijzing}/plan?gedaan=${antwoord}` } : r;
    });
    return uit instanceof Response ? uit : toon(c, uit);
  });
};
