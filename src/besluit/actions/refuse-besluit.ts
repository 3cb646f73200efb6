import type { Kysely } from 'kysely';
import type { BeleidInHuis } from '../../beleid/index.ts';
import { findInwoner, type InwonerKop } from '../../inwoner/index.ts';
import type { Datum } from '../../kernel/datum.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import type { Grond } from '../../kernel/uitkomst.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { type BewaardeToets, findToets, leesToets } from '../../toets/index.ts';
import { type Afwijzing, afwijzingGronden, type Mogelijk, watWelKan } from '../anders.ts';
import { recordBesluit } from './record-besluit.ts';
import type { Extra } from './take-besluit.ts';

type Vraag = { actor: Actor; beleid: BeleidInHuis; vandaag: Datum; inwonerId: number; invoer: Afwijzing };

export type BeoordeeldeAfwijzing = {
  inwoner: InwonerKop;
  gronden: Grond[];
  mogelijk: Mogelijk[];
  toets: BewaardeToets;
  regelingId: number;
};

/**
 * What a refusal would rest on: what the toets says is not met, and what is possible instead. Refused when nothing carries it. Throws
 * NietGevonden for a resident or toets that the actor may not know of.
 */
export async function judgeAfwijzing(db: Kysely<DB>, o: Omit<Vraag, 'actor'>): Promise<Resultaat<BeoordeeldeAfwijzing>> {
  const inwoner = await findInwoner(db, o.inwonerId);
  const rij = await findToets(db, o.inwonerId, o.invoer.toetsId);
  if (!inwoner || !rij) throw new NietGevonden();
  const toets = leesToets(rij);
  const { regeling } = o.beleid.regelingMetId(rij.regeling_id);
  const gronden = afwijzingGronden(toets.uitkomst, o.invoer.product, regeling);
  if (!gronden.ok) return geweigerd(...gronden.redenen);
  return gelukt({
    inwoner,
    gronden: gronden.waarde,
    mogelijk: watWelKan(toets.uitkomst, o.invoer.product, regeling),
    toets,
    regelingId: rij.regeling_id,
  });
}

/** Refuses what was asked, on the grounds of the toets, with what is possible instead. Gives the id of the besluit. */
export async function refuseBesluit(db: Kysely<DB>, o: Vraag & Pick<Extra, 'eerste' | 'conceptId'>): Promise<Resultaat<number>> {
  const oordeel = await judgeAfwijzing(db, o);
  if (!oordeel.ok) return oordeel;
  const { gronden, mogelijk, toets, regelingId } = oordeel.waarde;
  const uit = await recordBesluit(db, {
    ...o,
    soort: 'afwijzing',
    product: o.invoer.product,
    toetsId: o.invoer.toetsId,
    regelingId,
    gronden,
    feiten: { toets: toets.feiten, product: o.invoer.product, mogelijk },
    motivering: o.invoer.motivering,
    ingang: o.vandaag,
  });
  return uit.ok ? gelukt(uit.waarde.besluitId) : uit;
}
