import type { Kysely } from 'kysely';
import { perWeekTekst, tredeNaam } from '../../beleid/index.ts';
import { isoDatum } from '../../kernel/datum.ts';
import { toonPeriode } from '../../kernel/periode.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { GROND_WMO, schrijfLogboek } from '../../platform/audit.ts';
import type { DB } from '../../platform/db/schema.ts';
import { leesInvoer } from '../invoer.ts';
import { findGenoemden, leesGetypt } from '../queries/concept.ts';
import { findMedewerkers } from '../queries/index.ts';
import { dropSamenspraak, insertSamenspraak, listSamenspraak } from '../queries/samen.ts';
import { type Gevraagde, huidige, type Samenspraak, samenNaam, verdeelSamen } from '../samen.ts';
import type { WijzigingDaden } from './carry-out-concept.ts';
import { findTekenaars } from './find-tekenaars.ts';
import { type Beoordeeld, judgeBesluit } from './judge-besluit.ts';
import { type ConceptVraag, isVrij, loadConcept, NET_VERANDERD } from './submit-concept.ts';

type Geladen = Awaited<ReturnType<typeof loadConcept>>;
type Regel = { kop: string; waarde: string };

/** With whom the besluit of a concept is taken, how each is reached, and what each said until now. */
export async function loadSamen(
  db: Kysely<DB>,
  g: Geladen,
  actor: { gebruikerId: number },
): Promise<{ wie: readonly string[]; gevraagden: Gevraagde[]; rijen: Samenspraak[] }> {
  const { inwoner, concept, opgeslagen, samen: wie } = g;
  if (wie.length === 0) return { wie, gevraagden: [], rijen: [] };
  const rijen = await listSamenspraak(db, { inwonerId: inwoner.id, conceptId: concept.id });
  const medewerkers = await findMedewerkers(db, inwoner.gemeente_id);
  const genoemden = await findGenoemden(db, inwoner.id);
  const niet = [actor.gebruikerId, ...(concept.eerste_door === null ? [] : [concept.eerste_door])];
  const collegas = medewerkers.filter(({ id }) => genoemden === undefined || genoemden.includes(id));
  return { wie, rijen, gevraagden: verdeelSamen(wie, { regeling: opgeslagen.regeling, collegas, niet }) };
}

/**
 * Asks one of those with whom the regeling wants the besluit taken for a yes or no on what the concept would decide. After a no it is asked
 * anew. Refused for a concept that cannot be read or decided yet, that lies before somebody to sign, and for a question that is open. Throws
 * NietGevonden.
 */
export async function askSamen(
  db: Kysely<DB>,
  o: ConceptVraag & { wie: string; gevraagdAan: number | undefined; wijziging: Pick<WijzigingDaden, 'beoordeel'> },
): Promise<Resultaat<number>> {
  const g = await loadConcept(db, o);
  const { inwoner, concept } = g;
  if (!isVrij(concept)) return geweigerd('Dit concept ligt bij iemand om te tekenen, of is al afgehandeld.');
  if (concept.versie !== o.versie) return geweigerd(NET_VERANDERD);
  const samen = await loadSamen(db, g, o.actor);
  const gevraagde = samen.gevraagden.find(({ wie }) => wie === o.wie);
  if (!gevraagde) return geweigerd({ veld: 'wie', tekst: 'De regeling vraagt hiervoor niet om een ja of nee van een ander.' });
  const nu = huidige(samen.rijen, o.wie);
  if (nu && nu.antwoord !== false) return geweigerd({ veld: 'wie', tekst: `Dit vroeg je al aan ${samenNaam(o.wie)}.` });
  const aan = gevraagde.soort === 'collega' ? gevraagde.keuze.find(({ id }) => id === o.gevraagdAan) : undefined;
  if (gevraagde.soort === 'collega' && !aan)
    return geweigerd({ veld: `gevraagd-${o.wie}`, tekst: 'Kies aan welke collega je het vraagt.', regel: 'AP16', bron: 'keuze' });
  const voorstel = await voorstelVoor(db, o, g);
  if (!voorstel.ok) return voorstel;
  const { aanbiederId } = voorstel.waarde;
  if (nu) await dropSamenspraak(db, { inwonerId: inwoner.id, conceptId: concept.id, wie: o.wie, op: o.vandaag });
  const id = await insertSamenspraak(db, {
    gemeente_id: inwoner.gemeente_id,
    inwoner_id: inwoner.id,
    consulent_id: inwoner.consulent_id,
    concept_id: concept.id,
    wie: o.wie,
    gevraagd_aan: aan?.id ?? null,
    aanbieder_id: gevraagde.soort === 'aanbieder' ? aanbiederId : null,
    voorstel: JSON.stringify(voorstel.waarde.regels(gevraagde.soort !== 'aanbieder')),
    gevraagd_op: isoDatum(o.vandaag),
    door: o.actor.gebruikerId,
  });
  await schrijfLogboek(db, o.actor, {
    handeling: 'samenspraak-gevraagd',
    soort: 'samenspraak',
    objectId: id,
    inwonerId: inwoner.id,
    ...(gevraagde.soort === 'aanbieder' ? { aanbiederId } : {}),
    grond: GROND_WMO,
  });
  return gelukt(id);
}

/** What the button on the check page sends along: keep it and ask at once. */
export const VRAAG = 'vragen';

/**
 * Asks everybody of whom it is clear who answers and who was not asked yet, in the transaction that kept the concept. A colleague of several
 * is chosen on the concept, and what cannot be asked yet says why there: the concept is kept all the same.
 */
export async function askAllen(
  db: Kysely<DB>,
  o: Omit<ConceptVraag, 'versie'> & { wijziging: Pick<WijzigingDaden, 'beoordeel'> },
): Promise<void> {
  const g = await loadConcept(db, o);
  const { gevraagden, rijen } = await loadSamen(db, g, o.actor);
  for (const gevraagde of gevraagden) {
    if (huidige(rijen, gevraagde.wie)) continue;
    const keuze = gevraagde.soort === 'collega' ? gevraagde.keuze : [];
    if (gevraagde.soort === 'collega' && keuze.length !== 1) continue;
    await askSamen(db, { ...o, versie: g.concept.versie, wie: gevraagde.wie, gevraagdAan: keuze[0]?.id });
  }
}

/** What the concept would decide, judged for somebody who may sign it today: nobody is asked about what cannot be. */
async function voorstelVoor(
  db: Kysely<DB>,
  o: ConceptVraag & { wijziging: Pick<WijzigingDaden, 'beoordeel'> },
  g: Geladen,
): Promise<Resultaat<{ aanbiederId: number; regels: (metWaarom: boolean) => readonly Regel[] }>> {
  const { inwoner, concept } = g;
  const eerst = (redenen: readonly { tekst: string }[]) =>
    geweigerd(...redenen.map(({ tekst }) => ({ tekst: `Maak het concept eerst af. ${tekst}` })));
  if (concept.betreft_toewijzing_id !== null) {
    const getypt = leesGetypt(concept.invoer);
    const w = await o.wijziging.beoordeel(db, { ...o, toewijzingId: concept.betreft_toewijzing_id, getypt });
    if (!w.ok) return eerst(w.redenen);
    const { aanbiederId, regels } = w.waarde;
    return gelukt({ aanbiederId, regels: () => regels });
  }
  const invoer = leesInvoer(leesGetypt(concept.invoer));
  if (!invoer.ok) return eerst(invoer.redenen);
  const [tekenaar] = await findTekenaars(db, {
    gemeenteId: inwoner.gemeente_id,
    inwonerId: inwoner.id,
    opgeslagen: g.opgeslagen,
    soort: g.soort,
    product: g.product,
    vandaag: o.vandaag,
    niet: [],
  });
  const b = await judgeBesluit(db, {
    ...o,
    invoer: invoer.waarde,
    tekenaar: tekenaar && { gebruikerId: tekenaar.id, functie: tekenaar.functie },
    inPlaatsVan: g.vervangtToewijzing,
  });
  if (!b.ok) return eerst(b.redenen);
  const { waarde } = b;
  return gelukt({ aanbiederId: waarde.contract.id, regels: (metWaarom) => regelsVan(waarde, metWaarom) });
}

/** What is asked, as it stays with the answer. The reasons are written to the resident and not for an aanbieder. */
const regelsVan = (b: Beoordeeld, metWaarom: boolean): Regel[] => {
  const { doelTrede, doelen, minutenPerWeek, motivering } = b.invoer;
  return [
    { kop: 'Wat', waarde: b.product.naam },
    { kop: 'Waar', waarde: `${b.contract.naam}, ${b.contract.woonplaats}` },
    { kop: 'Wanneer', waarde: toonPeriode(b.periode) },
    ...(minutenPerWeek === null ? [] : [{ kop: 'Hoeveel', waarde: perWeekTekst(b.product, minutenPerWeek) }]),
    ...(doelTrede === null
      ? []
      : [
          { kop: 'Naar welke trede', waarde: `trede ${doelTrede}: ${tredeNaam(b.opgeslagen.regeling, doelTrede).toLowerCase()}` },
        ]),
    { kop: 'Doelen', waarde: doelen.map(({ tekst }) => tekst).join('\n') },
    ...(metWaarom ? [{ kop: 'Waarom', waarde: motivering }] : []),
  ];
};
