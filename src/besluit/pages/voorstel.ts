// What a concept would decide, of any kind, judged for who would sign it.
import type { Kysely } from 'kysely';
import { type BeleidInHuis, findProduct, getProduct } from '../../beleid/index.ts';
import { type Datum, toonDatum } from '../../kernel/datum.ts';
import type { Reden, Resultaat } from '../../kernel/resultaat.ts';
import type { Grond } from '../../kernel/uitkomst.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { controleer, type Html, html, link, melding, niets } from '../../web/index.ts';
import type { PageContext } from '../../web/route.ts';
import type { GevraagdeWijziging } from '../actions/carry-out-concept.ts';
import { judgeBesluit } from '../actions/judge-besluit.ts';
import { judgeAfwijzing } from '../actions/refuse-besluit.ts';
import {
  INTREK_REDENEN,
  type Intrekking,
  intrekbaar,
  intrekGrond,
  intrekRedenen,
  leesAfwijzing,
  leesIntrekking,
  type Mogelijk,
  mogelijkRegels,
} from '../anders.ts';
import type { Tekenaar } from '../bevoegd.ts';
import { DOELVELDEN, leesInvoer } from '../invoer.ts';
import { type ConceptRij, leesGetypt } from '../queries/concept.ts';
import { type BesluitRij, findBesluit } from '../queries/index.ts';
import type { BesluitSoort } from '../soorten.ts';
import { overzicht } from './velden.ts';

/** A change of a toewijzing, judged as it was typed: how it is shown, or each reason at its field. Writes nothing. */
export type BeoordeelWijziging = (
  db: Kysely<DB>,
  o: {
    beleid: BeleidInHuis;
    vandaag: Datum;
    inwonerId: number;
    toewijzingId: number;
    getypt: Readonly<Record<string, string>>;
  },
) => Promise<Resultaat<{ soort: BesluitSoort; product: string; inhoud: Html; gronden: readonly Grond[] } & GevraagdeWijziging>>;

type Settings = { beleid: BeleidInHuis; wijziging: { beoordeel: BeoordeelWijziging } };
/** How a proposal is shown, its grounds, and what is still wrong with it. */
export type Voorstel = { inhoud: Html; gronden: readonly Grond[]; ontbreekt: readonly Reden[] };

const alineas = (tekst: string) => html`${tekst.split(/\n+/).map((regel) => html`<p>${regel}</p>`)}`;

/** What a refusal says, as the check page and the concept show it. */
export const afwijzingOverzicht = (o: { product: string; motivering: string; mogelijk: readonly Mogelijk[] }): Html =>
  controleer([
    { vraag: 'Wat wijs je af?', antwoord: o.product },
    { vraag: 'Waarom', antwoord: alineas(o.motivering) },
    {
      vraag: 'Wat kan wel?',
      antwoord:
        o.mogelijk.length === 0
          ? 'De toets noemt niets anders dat past. Bespreek met de inwoner wat wel kan.'
          : html`<ul>${mogelijkRegels(o.mogelijk).map((regel) => html`<li>${regel}</li>`)}</ul>`,
    },
  ]);

/** What a withdrawal says. */
export const intrekOverzicht = (o: { besluit: BesluitRij; product: string; invoer: Intrekking }): Html =>
  controleer([
    { vraag: 'Welk besluit?', antwoord: `Besluit ${o.besluit.beschikkingnummer}: ${o.product}` },
    { vraag: 'Waarom trek je het in?', antwoord: INTREK_REDENEN[o.invoer.reden].keuze },
    { vraag: 'Vanaf welke dag?', antwoord: toonDatum(o.invoer.vanaf) },
    {
      vraag: 'Wat gebeurt er met de toewijzing?',
      antwoord:
        o.besluit.toewijzing_id === null || o.besluit.status === 'geweigerd' || o.besluit.status === 'beeindigd'
          ? 'Er loopt geen toewijzing die eindigt.'
          : `De toewijzing bij ${o.besluit.aanbieder} eindigt de dag ervoor.`,
    },
    { vraag: 'Uitleg aan de inwoner', antwoord: alineas(o.invoer.motivering) },
  ]);

export async function voorstelVan(
  c: PageContext,
  s: Settings,
  o: { concept: ConceptRij; actor: Actor; tekenaar: Tekenaar | undefined },
): Promise<Voorstel> {
  const { concept } = o;
  const getypt = leesGetypt(concept.invoer);
  const inwonerId = concept.inwoner_id;
  // What became a besluit, or was put aside, is not held against what holds since then.
  if (concept.status === 'getekend' || concept.status === 'weggelegd') return kaal(getypt, []);
  if (concept.betreft_toewijzing_id !== null) {
    const r = await s.wijziging.beoordeel(c.db, {
      beleid: s.beleid,
      vandaag: c.vandaag,
      inwonerId,
      toewijzingId: concept.betreft_toewijzing_id,
      getypt,
    });
    return r.ok ? { inhoud: r.waarde.inhoud, gronden: r.waarde.gronden, ontbreekt: [] } : kaal(getypt, r.redenen);
  }
  if (concept.soort === 'afwijzing') {
    const invoer = leesAfwijzing(getypt);
    if (!invoer.ok) return kaal(getypt, invoer.redenen);
    const r = await judgeAfwijzing(c.db, { beleid: s.beleid, vandaag: c.vandaag, inwonerId, invoer: invoer.waarde });
    if (!r.ok) return kaal(getypt, r.redenen);
    const { regeling } = s.beleid.regelingMetId(r.waarde.regelingId);
    const product = findProduct(regeling, invoer.waarde.product)?.naam ?? invoer.waarde.product;
    return {
      inhoud: afwijzingOverzicht({ product, motivering: invoer.waarde.motivering, mogelijk: r.waarde.mogelijk }),
      gronden: r.waarde.gronden,
      ontbreekt: [],
    };
  }
  const betreft =
    concept.betreft_besluit_id === null ? undefined : await findBesluit(c.db, inwonerId, concept.betreft_besluit_id);
  if (concept.soort === 'intrekking') {
    const invoer = leesIntrekking(getypt);
    if (!invoer.ok || !betreft) return kaal(getypt, invoer.ok ? [] : invoer.redenen);
    const { regeling } = s.beleid.regelingMetId(betreft.regeling_id);
    return {
      inhoud: intrekOverzicht({ besluit: betreft, product: getProduct(regeling, betreft.product).naam, invoer: invoer.waarde }),
      gronden: [intrekGrond(invoer.waarde.reden)],
      ontbreekt: intrekRedenen(intrekbaar(betreft), invoer.waarde.vanaf, c.vandaag),
    };
  }
  const invoer = leesInvoer(getypt);
  if (!invoer.ok) return kaal(getypt, invoer.redenen);
  const r = await judgeBesluit(c.db, {
    actor: o.actor,
    beleid: s.beleid,
    vandaag: c.vandaag,
    inwonerId,
    invoer: invoer.waarde,
    tekenaar: o.tekenaar,
    inPlaatsVan: betreft?.toewijzing_id ?? undefined,
  });
  if (!r.ok) return kaal(getypt, r.redenen);
  return { inhoud: overzicht(r.waarde, () => niets), gronden: r.waarde.gronden, ontbreekt: [] };
}

const NAMEN: Readonly<Record<string, string>> = {
  ingang: 'Vanaf welke dag',
  einde: 'Tot en met welke dag',
  urenPerWeek: 'Uren per week',
  van: 'Vanaf welke dag',
  vanaf: 'Vanaf welke dag',
  tot: 'Tot en met welke dag',
  toelichting: 'Toelichting',
  motivering: 'Waarom',
};

/** What was typed, when it cannot be judged yet: nothing is lost. */
const kaal = (getypt: Readonly<Record<string, string>>, ontbreekt: readonly Reden[]): Voorstel => ({
  inhoud: controleer([
    ...Object.entries(NAMEN).flatMap(([veld, vraag]) => (getypt[veld] ? [{ vraag, antwoord: alineas(getypt[veld]) }] : [])),
    ...DOELVELDEN.flatMap((veld) => (getypt[veld] ? [{ vraag: 'Doel', antwoord: alineas(getypt[veld]) }] : [])),
  ]),
  gronden: [],
  ontbreekt,
});

/**
 * No product that needs a besluit fits by the toets: what is possible instead. Of a besluit that is taken anew, after an objection for one, the
 * toets of then may rest on what was not right.
 */
export const nietsPast = (inwonerId: number, herzien: boolean): Html =>
  melding({
    soort: 'info',
    titel: 'Volgens de toets past geen van deze producten nu',
    inhoud: herzien
      ? html`<p>Klopte er iets niet, bijvoorbeeld na een bezwaar? Verbeter dat eerst: ${link(`/dossier/${inwonerId}/ladder/nieuw`, 'bepaal de trede opnieuw')}, en ${link(`/dossier/${inwonerId}/toets`, 'doe de toets opnieuw')}. Het nieuwe besluit rust dan op die toets.</p>`
      : 'Bespreek met de inwoner wat de toets wel adviseert. Vraagt de inwoner er toch om? Wijs het product dan af: dat is ook een besluit.',
  });
