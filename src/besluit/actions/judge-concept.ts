import type { Kysely } from 'kysely';
import type { BeleidInHuis } from '../../beleid/index.ts';
import type { Datum } from '../../kernel/datum.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { intrekbaar, intrekRedenen, leesAfwijzing, leesIntrekking } from '../anders.ts';
import { leesInvoer } from '../invoer.ts';
import { type ConceptRij, leesGetypt } from '../queries/concept.ts';
import { findBesluit } from '../queries/index.ts';
import type { WijzigingDaden } from './carry-out-concept.ts';
import { judgeBesluit } from './judge-besluit.ts';
import { judgeAfwijzing } from './refuse-besluit.ts';

type Vraag = {
  actor: Actor;
  beleid: BeleidInHuis;
  vandaag: Datum;
  concept: Pick<ConceptRij, 'inwoner_id' | 'soort' | 'betreft_besluit_id' | 'betreft_toewijzing_id' | 'invoer'>;
  wijziging: Pick<WijzigingDaden, 'beoordeel'>;
};

/**
 * Nobody puts the first of two signatures under what cannot become a besluit as it stands: refused with what is missing, at this field of the
 * page. Throws NietGevonden.
 */
export async function judgeEerste(db: Kysely<DB>, o: Vraag & { veld: string }): Promise<Resultaat<null>> {
  const oordeel = await judgeConcept(db, o);
  if (oordeel.ok) return oordeel;
  return geweigerd(
    ...oordeel.redenen.map((reden) => ({ ...reden, veld: o.veld, tekst: `Tekenen kan nog niet. ${reden.tekst}` })),
  );
}

/** Whether a concept could become a besluit today, signed by the actor: what `carryOutConcept` asks, without storing anything. */
async function judgeConcept(db: Kysely<DB>, o: Vraag): Promise<Resultaat<null>> {
  const { concept } = o;
  const getypt = leesGetypt(concept.invoer);
  const wie = { actor: o.actor, beleid: o.beleid, vandaag: o.vandaag, inwonerId: concept.inwoner_id };
  if (concept.betreft_toewijzing_id !== null)
    return klaar(await o.wijziging.beoordeel(db, { ...wie, toewijzingId: concept.betreft_toewijzing_id, getypt }));
  if (concept.soort === 'afwijzing') {
    const invoer = leesAfwijzing(getypt);
    return klaar(invoer.ok ? await judgeAfwijzing(db, { ...wie, invoer: invoer.waarde }) : invoer);
  }
  const betreft =
    concept.betreft_besluit_id === null ? undefined : await findBesluit(db, concept.inwoner_id, concept.betreft_besluit_id);
  if (concept.soort === 'intrekking') {
    if (!betreft) throw new NietGevonden();
    const invoer = leesIntrekking(getypt);
    if (!invoer.ok) return invoer;
    const redenen = intrekRedenen(intrekbaar(betreft), invoer.waarde.vanaf, o.vandaag);
    return redenen.length > 0 ? geweigerd(...redenen) : gelukt(null);
  }
  const invoer = leesInvoer(getypt);
  if (!invoer.ok) return invoer;
  return klaar(await judgeBesluit(db, { ...wie, invoer: invoer.waarde, inPlaatsVan: betreft?.toewijzing_id ?? undefined }));
}

const klaar = (r: Resultaat<unknown>): Resultaat<null> => (r.ok ? gelukt(null) : r);
