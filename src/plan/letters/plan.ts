import type { Gemeente } from '../../beleid/index.ts';
import {
  alineas,
  type BriefdataInvoer,
  type BriefInhoud,
  bestandsnaam,
  briefhoofd,
  opEenRegel,
  renderBrief,
} from '../../brief/index.ts';
import { type Datum, datum, isoDatum, toonDatum } from '../../kernel/datum.ts';
import { bewaardeWoorden, partijNaam } from '../pages/blokken.ts';
import type { PlanGelezen } from '../pages/settings.ts';
import { verdeelDoelen } from '../rules.ts';
import { type Plan, type Plandoel, WOORD_VELDEN, WOORDEN } from '../types.ts';

interface PlanOpPapier {
  plan: Plan;
  g: PlanGelezen;
  naam: string;
  gemeente: Gemeente;
  vandaag: Datum;
}

const rijen = (doel: Plandoel): { kop: string; waarde: string }[] => [
  ...(doel.maat === '' ? [] : [{ kop: 'Het is gelukt als', waarde: doel.maat }]),
  ...(doel.wie === '' ? [] : [{ kop: 'Wie doet wat', waarde: doel.wie }]),
  ...(doel.uiterlijk === null ? [] : [{ kop: 'We kijken op', waarde: toonDatum(datum(doel.uiterlijk)) }]),
  ...(doel.trede === null ? [] : [{ kop: 'Op weg naar', waarde: `trede ${doel.trede}` }]),
  ...(doel.aanbieder === null ? [] : [{ kop: 'Bij', waarde: doel.aanbieder }]),
];

/** What the plan says, for the resident to take along: the own words on top, then the goals, who agreed and whom to call. */
export const planInhoud = ({ plan, g, naam, gemeente }: PlanOpPapier): BriefInhoud => {
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
  const akkoord = [
    `Gemeente ${gemeente.naam} (${plan.door}): ${plan.voorgelegdOp ? 'eens' : 'nog niet voorgelegd'}`,
    ...g.partijenVan(plan).map((partij) => {
      const { antwoord } = partij;
      const zei = antwoord === undefined ? 'nog geen antwoord' : antwoord.akkoord ? 'eens' : `niet eens: ${antwoord.toelichting}`;
      return `${partijNaam(partij, naam)}: ${zei}`;
    }),
  ];
  const contact = g.contact
    ? [
        [g.contact.naam, g.contact.organisatie, g.contact.telefoon].filter(Boolean).join(', '),
        ...(g.contact.vervanger === ''
          ? []
          : [
              `Is ${g.contact.naam} er niet? Bel ${[g.contact.vervanger, g.contact.vervangerTelefoon].filter(Boolean).join(', ')}.`,
            ]),
      ]
    : [`Bel de gemeente: ${gemeente.telefoon.waarde}`];
  const mensen = g.mensen
    .filter(({ tot }) => tot === undefined)
    .map((mens) => [mens.naam, mens.rol, mens.organisatie, mens.telefoon].filter(Boolean).join(', '));
  return {
    onderwerp: `Het plan van ${naam}`,
    inleiding: [`Versie ${plan.nummer}. ${stand}`],
    samenvatting: [
      ...WOORD_VELDEN.map((veld) => ({ vraag: WOORDEN[veld].kop, antwoord: alineas(woord(veld)) })),
      ...(plan.evaluatieOp
        ? [{ vraag: 'Terugkijken', antwoord: [`Op ${toonDatum(datum(plan.evaluatieOp))} kijken we samen hoe het gaat.`] }]
        : []),
    ],
    delen: [
      ...(loopt.length === 0
        ? [{ kop: 'Hier werk ik aan', blokken: ['Er staat nog geen doel in.'] }]
        : loopt.map((doel, nr) => {
            const over = rijen(doel);
            return {
              kop: `Doel ${nr + 1}: ${doel.tekst}`,
              blokken: over.length === 0 ? ['Hier werk ik aan.'] : [{ rijen: over }],
            };
          })),
      ...(klaar.length === 0
        ? []
        : [
            {
              kop: 'Klaar of niet meer nodig',
              blokken: [
                {
                  punten: klaar.map(
                    (een) => `${een.tekst}: ${een.stand === 'gehaald' ? 'gehaald' : 'niet meer nodig'}. ${een.reden}`,
                  ),
                },
              ],
            },
          ]),
      { kop: 'Wie is het eens?', blokken: [{ punten: akkoord }] },
      { kop: 'Mijn vaste contact', blokken: contact },
      ...(mensen.length === 0 ? [] : [{ kop: 'Wie helpt mij?', blokken: [{ punten: mensen }] }]),
    ],
  };
};

/** A version of the plan as a tagged PDF, in the letter of the house. The same version on the same day gives the same bytes. */
export const planPdf = async (o: PlanOpPapier) => {
  const { plan, gemeente } = o;
  const brief: BriefdataInvoer = {
    ...briefhoofd(gemeente),
    soort: 'plan',
    inwoner: { naam: opEenRegel(o.naam), aanhef: `Beste ${o.naam}`, adres: [] },
    datum: isoDatum(o.vandaag),
    kenmerk: `Plan ${plan.nummer}`,
    inhoud: planInhoud(o),
    ondertekening: { namens: gemeente.ondertekening.namens, naam: plan.door, functie: gemeente.ondertekening.afdeling },
    contact: { naam: `de gemeente ${gemeente.naam}`, telefoon: gemeente.telefoon.waarde, bereikbaar: null },
    verzending: 'digitaal',
  };
  return { inhoud: await renderBrief(brief), type: 'application/pdf', naam: bestandsnaam(brief) };
};
