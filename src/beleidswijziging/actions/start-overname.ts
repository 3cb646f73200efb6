import type { Kysely } from 'kysely';
import type { BeleidInHuis, OpgeslagenRegeling } from '../../beleid/index.ts';
import { type Datum, isoDatum } from '../../kernel/datum.ts';
import { gelukt, type Reden, type Resultaat } from '../../kernel/resultaat.ts';
import { schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import type { Gelezen } from '../lezen.ts';
import { insertConcept, insertTekst, listConcepten, lockConcept } from '../queries/concept.ts';
import { overnameRedenen } from '../rules/oordeel.ts';
import { GROND } from './grond.ts';
import { requestDoorrekening } from './request-doorrekening.ts';

/** What a municipality that draws its own route begins with. */
export interface OvernameVraag {
  /** The version of the other municipality; the concept is compared with it. */
  bron: OpgeslagenRegeling;
  titel: string;
  /** Key of the own regeling. */
  sleutel: string;
  /** The text that was made of it (`neemOver`), read. */
  gelezen: Gelezen;
}

/**
 * Begins a concept of a regeling of our own with that of another municipality: from here on it is a change like any other, with its own
 * key, so that nothing of what runs is touched. Refused for a key that is in use and for an own regeling.
 */
export const startOvername = async (
  db: Kysely<DB>,
  actor: Actor,
  o: { beleid: BeleidInHuis; vandaag: Datum; vraag: OvernameVraag },
): Promise<Resultaat<number>> => {
  const { gemeenteId } = actor;
  if (gemeenteId === undefined) throw new NietGevonden();
  const { bron, titel, sleutel, gelezen } = o.vraag;
  // Nobody else begins one with the same key until this transaction ends.
  await lockConcept(db, 0);
  const redenen: Reden[] = overnameRedenen({
    vanEigen: bron.gemeenteId === gemeenteId,
    sleutel,
    bezet: [
      ...o.beleid.versies(gemeenteId).map((versie) => versie.sleutel),
      ...(await listConcepten(db))
        .filter(({ status }) => status === 'concept' || status === 'klaargezet')
        .map((concept) => concept.sleutel),
    ],
    geldigVan: gelezen.regeling.geldigVan,
    vandaag: isoDatum(o.vandaag),
  });
  if (redenen.length > 0) return { ok: false, redenen };
  const id = await insertConcept(db, { gemeenteId, sleutel, titel, basisId: bron.id, door: actor.gebruikerId });
  await insertTekst(db, {
    gemeenteId,
    conceptId: id,
    versie: 1,
    door: actor.gebruikerId,
    tekst: gelezen.tekst,
    inhoud: gelezen.inhoud,
    hash: gelezen.hash,
    geldigVan: gelezen.regeling.geldigVan,
    gevallen: undefined,
    bestandsnaam: `${sleutel}.yaml`,
  });
  await requestDoorrekening(db, actor, {
    conceptId: id,
    conceptversie: 1,
    geldigVan: gelezen.regeling.geldigVan,
    metId: bron.id,
    vandaag: o.vandaag,
  });
  await schrijfLogboek(db, actor, {
    handeling: 'beleidsconcept-gemaakt',
    soort: 'regelingconcept',
    objectId: id,
    grond: GROND,
  });
  return gelukt(id);
};
