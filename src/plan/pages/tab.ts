// The tab in the dossier: own words, the plan that holds, what waits, who is around.
import { datum, toonDatum } from '../../kernel/datum.ts';
import { toonMoment } from '../../kernel/moment.ts';
import {
  acties,
  badge,
  form,
  html,
  type Inhoud,
  kaart,
  knop,
  kolommen,
  leegBlok,
  link,
  linkKnop,
  melding,
  takenlijst,
  tekstvak,
  uitklap,
  zacht,
} from '../../web/index.ts';
import type { PageContext } from '../../web/route.ts';
import { verdeelDoelen } from '../rules.ts';
import { AANLEIDINGEN } from '../types.ts';
import { akkoordLijst, akkoordZin, contactBlok, doelRegels, mensRegel, planBadge, woordenLijst } from './blokken.ts';
import type { PlanGelezen } from './settings.ts';

/** The content of the tab; buttons only for who may act. */
export const planTab = (
  c: PageContext,
  g: PlanGelezen,
  o: { inwonerId: number; naam: string; voornaam: string; schrijft: boolean; overleden: boolean },
): Inhoud => {
  const basis = `/dossier/${o.inwonerId}/plan`;
  const { geldt, open } = g;
  const begin = (aanleiding: string, tekst: string, soort: 'primair' | 'tweede') =>
    form({
      actie: `${basis}/versie`,
      sleutel: c.sleutel(),
      kaal: true,
      verborgen: { aanleiding },
      inhoud: knop({ tekst, soort, icoon: 'edit' }),
    });
  const openMeldingen = g.meldingen.filter((een) => een.antwoord_op === null);
  return kolommen({
    breed: [
      openMeldingen.length > 0 &&
        kaart({
          titel: `${o.voornaam} zegt dat er iets niet klopt`,
          inhoud: html`${openMeldingen.map(
            (een) =>
              html`<p><strong>${een.betreft}</strong>: “${een.tekst}”<br>${zacht(toonMoment(een.op, c.vandaag))}</p>${
                o.schrijft &&
                form({
                  actie: `${basis}/klopt-niet/${een.id}`,
                  sleutel: c.sleutel(),
                  inhoud: html`${tekstvak({ naam: 'antwoord', label: 'Wat heb je gedaan?', hint: `${o.voornaam} leest dit.`, regels: 2, maximum: 2000 })}${acties(knop({ tekst: 'Beantwoord', soort: 'tweede' }))}`,
                })
              }`,
          )}`,
        }),
      kaart({
        titel: `In de woorden van ${o.voornaam}`,
        inhoud: html`${woordenLijst(g.woorden, c.vandaag)}${o.schrijft && acties(linkKnop({ tekst: `Schrijf op wat ${o.voornaam} zegt`, href: `${basis}/woorden`, icoon: 'writing' }))}`,
      }),
      open &&
        kaart({
          titel: `Versie ${open.nummer}: ${open.status === 'concept' ? 'nog niet af' : 'ligt voor'}`,
          inhoud: html`<p>${planBadge(open)} ${open.status === 'voorgelegd' ? akkoordZin(g.partijenVan(open), o.naam) : `${AANLEIDINGEN[open.aanleiding]}.`}</p>${acties(linkKnop({ tekst: open.status === 'concept' && o.schrijft ? 'Ga verder met deze versie' : 'Bekijk deze versie', href: `${basis}/${open.id}`, soort: 'primair' }))}`,
        }),
      geldt
        ? kaart({
            titel: `Het plan dat nu geldt: versie ${geldt.nummer}`,
            acties: linkKnop({ tekst: 'Op papier (PDF)', href: `${basis}/${geldt.id}/pdf`, icoon: 'printer', download: true }),
            inhoud: html`${geldt.geldtOp && html`<p>Geldt sinds ${toonDatum(datum(geldt.geldtOp))}.${geldt.evaluatieOp && ` We kijken terug op ${toonDatum(datum(geldt.evaluatieOp))}.`}</p>`}${verdeelDoelen(g.doelenVan(geldt)).loopt.map((doel) => doelRegels(doel, { verschil: false }))}${uitklap('Wie is het eens met deze versie?', akkoordLijst(geldt, g.partijenVan(geldt), o.naam, c.vandaag))}${
              o.schrijft &&
              !open &&
              acties(
                begin('evaluatie', 'Evalueer en maak een nieuwe versie', 'primair'),
                begin('wijziging', 'Pas het plan aan', 'tweede'),
              )
            }<p>${zacht('Hoe vaak je terugkijkt staat in geen bron: spreek het samen af.')}</p>`,
          })
        : !open &&
          leegBlok({
            titel: 'Er is nog geen plan.',
            inhoud:
              g.lopend.length > 0
                ? `${g.lopend.length === 1 ? 'Er is al een doel' : `Er zijn al ${g.lopend.length} doelen`} uit een besluit. Wat daar is afgesproken staat vast in het plan.`
                : o.overleden
                  ? `Voor het overlijden van ${o.voornaam} is er geen plan gemaakt.`
                  : 'Schrijf eerst op wat de inwoner wil, kan en nodig heeft. Maak dan samen doelen.',
            acties: o.schrijft && begin('eerste', 'Maak het plan', 'primair'),
          }),
      kaart({
        titel: 'Alle versies',
        inhoud: takenlijst(
          g.plannen.map((plan) => ({
            titel: `Versie ${plan.nummer}: ${AANLEIDINGEN[plan.aanleiding].toLowerCase()}`,
            href: `${basis}/${plan.id}`,
            onder: html`${plan.voorgelegdOp ? `Voorgelegd op ${toonDatum(datum(plan.voorgelegdOp))}` : 'Niet voorgelegd'}${plan.reden !== '' && html`<br>“${plan.reden}”`}`,
            status: planBadge(plan),
          })),
          'Er is nog geen versie.',
        ),
      }),
    ],
    smal: [
      kaart({
        titel: 'Vast contact',
        inhoud: html`${contactBlok(g.contact)}${g.contact?.vanzelf && html`<p>${zacht('Niemand anders gekozen: dan is het de consulent (keuze).')}</p>`}${o.schrijft && acties(linkKnop({ tekst: 'Kies het vaste contact', href: `${basis}/contact`, icoon: 'user' }))}${
          g.contacten.some(({ tot }) => tot !== undefined) &&
          uitklap(
            'Wie was het eerder?',
            takenlijst(
              g.contacten
                .filter(({ tot }) => tot !== undefined)
                .map((een) => ({
                  titel: een.naam,
                  onder: `${een.sinds ? toonDatum(een.sinds) : ''} tot ${een.tot ? toonDatum(een.tot) : ''}`,
                })),
            ),
          )
        }`,
      }),
      kaart({
        titel: `Wie helpt ${o.voornaam}?`,
        inhoud: html`${takenlijst(
          g.mensen.map((mens) => ({
            ...mensRegel(mens, c.vandaag),
            ...(o.schrijft && mens.sleutel.startsWith('betrokkene-')
              ? { status: link(`${basis}/mensen/${mens.sleutel.slice('betrokkene-'.length)}`, 'Wijzig', mens.naam) }
              : {}),
            ...(mens.tot ? { status: badge('neutraal', 'Gestopt') } : {}),
          })),
        )}${o.schrijft && acties(linkKnop({ tekst: 'Voeg iemand toe', href: `${basis}/mensen`, icoon: 'user-plus' }))}<p>${zacht(`${o.voornaam} ziet dezelfde lijst en kan zeggen dat iets niet klopt.`)}</p>`,
      }),
      g.meldingen.some((een) => een.antwoord_op !== null) &&
        uitklap(
          'Wat klopte er eerder niet?',
          takenlijst(
            g.meldingen
              .filter((een) => een.antwoord_op !== null)
              .map((een) => ({ titel: `${een.betreft}: “${een.tekst}”`, onder: een.antwoord })),
          ),
        ),
      !o.schrijft && !o.overleden && melding({ soort: 'info', inhoud: 'Alleen de consulent verandert het plan.' }),
    ],
  });
};
