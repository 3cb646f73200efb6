import { readFileSync } from 'node:fs';
import type { Gemeente } from '../../beleid/index.ts';
import { type Datum, datum, toonDatum } from '../../kernel/datum.ts';
import { renderPdf } from '../../platform/pdf/index.ts';
import { bewaardeWoorden, partijNaam } from '../pages/blokken.ts';
import type { PlanGelezen } from '../pages/settings.ts';
import { verdeelDoelen } from '../rules.ts';
import { type Plan, type Plandoel, WOORD_VELDEN, WOORDEN } from '../types.ts';

const template = readFileSync(new URL('plan.typ', import.meta.url), 'utf8');

const regels = (doel: Plandoel): { kop: string; waarde: string }[] => [
  ...(doel.maat === '' ? [] : [{ kop: 'Het is gelukt als', waarde: doel.maat }]),
  ...(doel.wie === '' ? [] : [{ kop: 'Wie doet wat', waarde: doel.wie }]),
  ...(doel.uiterlijk === null ? [] : [{ kop: 'We kijken op', waarde: toonDatum(datum(doel.uiterlijk)) }]),
  ...(doel.trede === null ? [] : [{ kop: 'Op weg naar', waarde: `trede ${doel.trede}` }]),
  ...(doel.aanbieder === null ? [] : [{ kop: 'Bij', waarde: doel.aanbieder }]),
];

/** A version of the plan as a tagged PDF, for the resident to take along. The same version on the same day gives the same bytes. */
export const planPdf = async (o: { plan: Plan; g: PlanGelezen; naam: string; gemeente: Gemeente; vandaag: Datum }) => {
  const { plan, g } = o;
  const bewaard = bewaardeWoorden(plan.woorden);
  const { loopt, klaar } = verdeelDoelen(g.doelenVan(plan));
  const woord = (veld: (typeof WOORD_VELDEN)[number]): string =>
    (plan.status === 'concept' ? g.woorden.find((een) => een.veld === veld)?.tekst : bewaard[veld]) ?? 'Nog niet opgeschreven.';
  const stand =
    plan.status === 'geldt' && plan.geldtOp
      ? `Dit plan geldt sinds ${toonDatum(datum(plan.geldtOp))}.`
      : plan.status === 'vervangen'
        ? 'Dit plan geldt niet meer: er is een nieuwe versie.'
        : 'Dit plan geldt nog niet.';
  const inhoud = await renderPdf({
    template,
    data: {
      titel: `Het plan van ${o.naam}`,
      versie: `Versie ${plan.nummer}`,
      stand,
      gemeente: o.gemeente.naam,
      kleur: '#0d535f',
      jaarMaandDag: [o.vandaag.year, o.vandaag.month, o.vandaag.day],
      woorden: WOORD_VELDEN.map((veld) => ({ kop: WOORDEN[veld].kop, alineas: woord(veld).split(/\n+/) })),
      doelen:
        loopt.length === 0
          ? [{ tekst: 'Er staat nog geen doel in.', regels: [] }]
          : loopt.map((doel) => ({ tekst: doel.tekst, regels: regels(doel) })),
      klaar: klaar.map((doel) => `${doel.tekst}: ${doel.stand === 'gehaald' ? 'gehaald' : 'niet meer nodig'}. ${doel.reden}`),
      akkoord: [
        `Gemeente ${o.gemeente.naam} (${plan.door}): ${plan.voorgelegdOp ? 'eens' : 'nog niet voorgelegd'}`,
        ...g.partijenVan(plan).map((partij) => {
          const { antwoord } = partij;
          const zei =
            antwoord === undefined ? 'nog geen antwoord' : antwoord.akkoord ? 'eens' : `niet eens: ${antwoord.toelichting}`;
          return `${partijNaam(partij, o.naam)}: ${zei}`;
        }),
      ],
      contact: g.contact
        ? [
            [g.contact.naam, g.contact.organisatie, g.contact.telefoon].filter(Boolean).join(', '),
            ...(g.contact.vervanger === ''
              ? []
              : [
                  `Is ${g.contact.naam} er niet? Bel ${[g.contact.vervanger, g.contact.vervangerTelefoon].filter(Boolean).join(', ')}.`,
                ]),
          ]
        : [`Bel de gemeente: ${o.gemeente.telefoon.waarde}`],
      mensen: g.mensen
        .filter(({ tot }) => tot === undefined)
        .map((mens) => [mens.naam, mens.rol, mens.organisatie, mens.telefoon].filter(Boolean).join(', ')),
      evaluatie: plan.evaluatieOp ? `Op ${toonDatum(datum(plan.evaluatieOp))} kijken we samen hoe het gaat.` : null,
    },
  });
  return { inhoud, type: 'application/pdf', naam: `plan-versie-${plan.nummer}.pdf` };
};
