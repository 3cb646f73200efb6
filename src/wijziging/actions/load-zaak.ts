import type { Kysely } from 'kysely';
import type { BeleidInHuis } from '../../beleid/index.ts';
import { datum } from '../../kernel/datum.ts';
import { leesUrenEerder } from '../../kernel/weekverloop.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import {
  findAfdoeningen,
  findPlaatsingen,
  findToewijzing,
  findVoortgangVan,
  plichtenStand,
  type ToewijzingRij,
} from '../../toewijzing/index.ts';
import { type VolleZaak, zaakVan } from '../gevolg.ts';
import { findWijzigingen, naarWijziging } from '../queries.ts';

export interface Geladen {
  t: ToewijzingRij;
  zaak: VolleZaak;
}

/** A toewijzing with its changes. Throws NietGevonden for one that the reader may not know of, or that is of another resident. */
export async function loadZaak(
  db: Kysely<DB>,
  o: { beleid: BeleidInHuis; toewijzingId: number; inwonerId?: number | undefined },
): Promise<Geladen> {
  const [t, wijzigingen] = [await findToewijzing(db, o.toewijzingId), await findWijzigingen(db, o.toewijzingId)];
  if (!t || (o.inwonerId !== undefined && t.inwoner_id !== o.inwonerId)) throw new NietGevonden();
  const zaak = zaakVan(o.beleid, { ...t, uren_eerder: leesUrenEerder(t.uren_eerder) }, wijzigingen.map(naarWijziging));
  if (!zaak) throw new NietGevonden();
  return { t, zaak };
}

/** The day of the evaluation and when it was held, where the regeling has one (AR8). */
export async function loadEvaluatie(db: Kysely<DB>, o: { beleid: BeleidInHuis; t: ToewijzingRij }) {
  const [voortgang, afdoeningen] = [await findVoortgangVan(db, o.t.id), await findAfdoeningen(db, o.t.id)];
  const { plichten } = plichtenStand(o.beleid, o.t, { voortgang, afdoeningen });
  const gesprek = plichten.findLast(({ plicht }) => plicht.soort === 'evaluatiegesprek');
  return {
    voortgang,
    afdoeningen,
    evaluatie: gesprek && {
      datum: datum(gesprek.plicht.datum),
      gedaanOp: gesprek.stand.stand === 'gedaan' ? datum(gesprek.stand.op) : undefined,
    },
  };
}

/** The place of now: the last one that was written down. */
export const loadPlek = async (db: Kysely<DB>, toewijzingId: number) => (await findPlaatsingen(db, toewijzingId))[0];
