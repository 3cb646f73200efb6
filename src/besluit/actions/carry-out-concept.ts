import type { Kysely } from 'kysely';
import type { BeleidInHuis } from '../../beleid/index.ts';
import type { Datum } from '../../kernel/datum.ts';
import { gelukt, type Resultaat } from '../../kernel/resultaat.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { leesAfwijzing, leesIntrekking } from '../anders.ts';
import { leesInvoer } from '../invoer.ts';
import { type ConceptRij, leesGetypt } from '../queries/concept.ts';
import { refuseBesluit } from './refuse-besluit.ts';
import { type Extra, takeBesluit } from './take-besluit.ts';
import { withdrawBesluit } from './withdraw-besluit.ts';

type WijzigingVraag = {
  beleid: BeleidInHuis;
  vandaag: Datum;
  inwonerId: number;
  toewijzingId: number;
  getypt: Readonly<Record<string, string>>;
};

/** What somebody who decides along is asked about a change, in lines, and whose toewijzing it is. */
export interface GevraagdeWijziging {
  regels: readonly { kop: string; waarde: string }[];
  aanbiederId: number;
}

/**
 * A change of a toewijzing that lies in a concept: held against the rules, and taken in the transaction of the caller with the id of its besluit.
 * Its rules are of an area that stands on this one (src/wijziging), so the composition hands it in.
 */
export interface WijzigingDaden {
  beoordeel: (db: Kysely<DB>, o: WijzigingVraag) => Promise<Resultaat<GevraagdeWijziging>>;
  neem: (
    db: Kysely<DB>,
    o: WijzigingVraag & { actor: Actor } & Pick<Extra, 'eerste' | 'conceptId'>,
  ) => Promise<Resultaat<number>>;
}

/** Takes the besluit that a concept holds, signed by the actor. Gives the id of the besluit; refused as each kind is. */
export async function carryOutConcept(
  db: Kysely<DB>,
  o: {
    actor: Actor;
    beleid: BeleidInHuis;
    vandaag: Datum;
    concept: Pick<ConceptRij, 'id' | 'inwoner_id' | 'soort' | 'betreft_besluit_id' | 'betreft_toewijzing_id' | 'invoer'>;
    wijziging: WijzigingDaden;
  } & Pick<Extra, 'eerste'>,
): Promise<Resultaat<number>> {
  const { concept } = o;
  const getypt = leesGetypt(concept.invoer);
  const wie = {
    actor: o.actor,
    beleid: o.beleid,
    vandaag: o.vandaag,
    inwonerId: concept.inwoner_id,
    eerste: o.eerste,
    conceptId: concept.id,
  };
  if (concept.betreft_toewijzing_id !== null)
    return o.wijziging.neem(db, { ...wie, toewijzingId: concept.betreft_toewijzing_id, getypt });
  const betreft = concept.betreft_besluit_id ?? 0;
  switch (concept.soort) {
    case 'toekenning':
    case 'herziening': {
      const invoer = leesInvoer(getypt);
      if (!invoer.ok) return invoer;
      return takeBesluit(db, { ...wie, invoer: invoer.waarde, ...(concept.soort === 'herziening' ? { herziet: betreft } : {}) });
    }
    case 'afwijzing': {
      const invoer = leesAfwijzing(getypt);
      return invoer.ok ? refuseBesluit(db, { ...wie, invoer: invoer.waarde }) : invoer;
    }
    case 'intrekking': {
      const invoer = leesIntrekking(getypt);
      return invoer.ok ? withdrawBesluit(db, { ...wie, besluitId: betreft, invoer: invoer.waarde }) : invoer;
    }
  }
  throw new NietGevonden();
}

/** Whether what was typed can be read at all. */
export function leesbaar(
  { soort, betreft_toewijzing_id }: Pick<ConceptRij, 'soort' | 'betreft_toewijzing_id'>,
  getypt: Readonly<Record<string, string>>,
): Resultaat<null> {
  // A change is judged before it is kept.
  if (betreft_toewijzing_id !== null) return gelukt(null);
  const uit =
    soort === 'afwijzing' ? leesAfwijzing(getypt) : soort === 'intrekking' ? leesIntrekking(getypt) : leesInvoer(getypt);
  return uit.ok ? gelukt(null) : uit;
}
