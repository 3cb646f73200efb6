// What the pages of the plan share: words, goals with what changed, who agreed.

import { z } from 'zod';
import { opsomming } from '../../kernel/aantal.ts';
import { type Datum, datum, isNa, toonDatum } from '../../kernel/datum.ts';
import { toonMoment } from '../../kernel/moment.ts';
import { type BadgeSoort, badge, type Html, html, type Inhoud, lijst, takenlijst, telefoonLink, zacht } from '../../web/index.ts';
import { akkoordStand } from '../rules.ts';
import {
  type DoelInPlan,
  type Mens,
  type Partij,
  type Plan,
  type Plandoel,
  type PlanStatus,
  type VastContact,
  WOORD_VELDEN,
  WOORDEN,
  type Woord,
} from '../types.ts';

const STATUS: Record<PlanStatus, { soort: BadgeSoort; tekst: string }> = {
  concept: { soort: 'neutraal', tekst: 'Concept' },
  voorgelegd: { soort: 'aandacht', tekst: 'Wacht op antwoord' },
  geldt: { soort: 'goed', tekst: 'Geldt nu' },
  vervangen: { soort: 'neutraal', tekst: 'Vervangen' },
  ingetrokken: { soort: 'neutraal', tekst: 'Ingetrokken' },
};
export const planBadge = ({ status }: Pick<Plan, 'status'>): Html => badge(STATUS[status].soort, STATUS[status].tekst);

const DOEL: Record<DoelInPlan, { soort: BadgeSoort; tekst: string }> = {
  nieuw: { soort: 'info', tekst: 'Nieuw' },
  blijft: { soort: 'neutraal', tekst: 'Blijft' },
  aangepast: { soort: 'aandacht', tekst: 'Aangepast' },
  gehaald: { soort: 'goed', tekst: 'Gehaald' },
  vervallen: { soort: 'neutraal', tekst: 'Vervalt' },
};
export const doelBadge = (stand: DoelInPlan): Html => badge(DOEL[stand].soort, DOEL[stand].tekst);

const Bewaard = z.partialRecord(z.enum(['ik-wil', 'ik-kan', 'ik-heb-nodig']), z.string());

/** The words as a version keeps them. */
export const bewaardeWoorden = (woorden: unknown): Partial<Record<(typeof WOORD_VELDEN)[number], string>> => {
  const gelezen = Bewaard.safeParse(woorden);
  return gelezen.success ? gelezen.data : {};
};

/** The words of now, each with whose hands typed it. */
export const woordenLijst = (woorden: readonly Woord[], vandaag: Datum): Html =>
  lijst(
    WOORD_VELDEN.map((veld) => {
      const woord = woorden.find((een) => een.veld === veld);
      return {
        kop: WOORDEN[veld].kop,
        waarde: woord
          ? html`${alineas(woord.tekst)}<p>${zacht(woord.getypt === 'inwoner' ? `Zelf geschreven op ${toonMoment(woord.op, vandaag)}` : `Opgeschreven door ${woord.door} op ${toonMoment(woord.op, vandaag)}`)}</p>`
          : '',
      };
    }),
  );

export const alineas = (tekst: string): Html => html`${tekst.split(/\n+/).map((alinea) => html`<p>${alinea}</p>`)}`;

/** One goal with what this version does with it, and what it said before. `na` stands under it. */
export const doelRegels = (doel: Plandoel, o: { verschil: boolean; na?: Inhoud }): Html =>
  html`<div><h3>${doel.tekst}</h3>${
    o.verschil &&
    html`<p>${doelBadge(doel.stand)}${doel.vorige !== null && html` Eerst stond er: “${doel.vorige}”.`}${doel.reden !== '' && html` Waarom: ${doel.reden}`}</p>`
  }${doel.maat !== '' && html`<p>Gelukt als: ${doel.maat}</p>`}${doel.wie !== '' && html`<p>Wie doet wat: ${doel.wie}</p>`}<p>${zacht(
    [
      doel.soort === 'leerdoel' ? 'Leerdoel' : 'Doel',
      doel.aanbieder === null ? '' : `bij ${doel.aanbieder}`,
      doel.uiterlijk === null ? '' : `we kijken op ${toonDatum(datum(doel.uiterlijk))}`,
      doel.trede === null ? '' : `op weg naar trede ${doel.trede}`,
    ]
      .filter(Boolean)
      .join(' · '),
  )}</p>${o.na}</div>`;

export const partijNaam = (partij: Partij, inwoner: string): string => (partij.wie === 'inwoner' ? inwoner : partij.naam);

/** Who agreed with a version, who did not and why, and for whom it waits. */
export const akkoordLijst = (plan: Plan, partijen: readonly Partij[], inwoner: string, vandaag: Datum): Html =>
  html`${takenlijst([
    {
      titel: `${plan.door} (gemeente)`,
      onder: plan.voorgelegdOp ? `Legde deze versie voor op ${toonDatum(datum(plan.voorgelegdOp))}` : 'Nog niet voorgelegd',
      status: plan.voorgelegdOp ? badge('goed', 'Eens') : badge('neutraal', 'Concept'),
    },
    ...partijen.map((partij) => ({
      titel: partijNaam(partij, inwoner),
      onder: partij.antwoord
        ? html`${toonMoment(partij.antwoord.op, vandaag)}${partij.wie === 'inwoner' && partij.antwoord.getypt === 'consulent' && `, opgeschreven door ${partij.antwoord.door}`}${partij.antwoord.toelichting !== '' && html`<br>“${partij.antwoord.toelichting}”`}`
        : 'Nog geen antwoord',
      status: partij.antwoord
        ? partij.antwoord.akkoord
          ? badge('goed', 'Eens')
          : badge('aandacht', 'Niet eens', 'x')
        : badge('neutraal', 'Wacht', 'clock'),
    })),
  ])}${plan.zonderAkkoord !== '' && html`<p>Dit plan geldt, ook al is niet iedereen het eens: “${plan.zonderAkkoord}”</p>`}`;

export const akkoordZin = (partijen: readonly Partij[], inwoner: string): string => {
  const { stand, oneens, wacht } = akkoordStand(partijen);
  const namen = (van: readonly Partij[]): string => opsomming(van.map((p) => partijNaam(p, inwoner)));
  if (stand === 'allen') return 'Iedereen is het eens.';
  return stand === 'oneens' ? `${namen(oneens)} is het niet eens.` : `Wacht op antwoord van ${namen(wacht)}.`;
};

const bel = (telefoon: string): Inhoud => telefoon !== '' && telefoonLink(telefoon);

/** The fixed contact person and who replaces. */
export const contactBlok = (contact: VastContact | undefined): Html =>
  contact
    ? html`<p><strong>${contact.naam}</strong><br>${contact.organisatie}</p><p>${bel(contact.telefoon)}</p>${contact.sinds && html`<p>Sinds ${toonDatum(contact.sinds)}.</p>`}${
        contact.vervanger !== '' &&
        html`<p>Is ${contact.naam} er niet? Dan is ${contact.vervanger} er${contact.vervangerTelefoon !== '' && html`: ${bel(contact.vervangerTelefoon)}`}.</p>`
      }`
    : html`<p>Er is nog geen vast contact.</p>`;

/** Somebody around the resident, in a line; `na` stands under it. */
export const mensRegel = (mens: Mens, vandaag: Datum): { titel: Inhoud; onder: Inhoud } => ({
  titel: html`<strong>${mens.naam}</strong>, ${mens.rol}`,
  onder: html`${[
    mens.organisatie,
    mens.sinds ? `${isNa(mens.sinds, vandaag) ? 'vanaf' : 'sinds'} ${toonDatum(mens.sinds)}` : '',
    mens.tot ? `tot en met ${toonDatum(mens.tot)}` : '',
    mens.laatsteContact ? `laatste contact ${toonDatum(mens.laatsteContact)}` : '',
  ]
    .filter(Boolean)
    .join(' · ')}${mens.telefoon !== '' && html`<br>${bel(mens.telefoon)}`}`,
});
