import type { Kysely } from 'kysely';
import type { BeleidInHuis } from '../../beleid/index.ts';
import { type Datum, isoDatum, plusDagen } from '../../kernel/datum.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { type Intrekking, intrekbaar, intrekGrond, intrekRedenen } from '../anders.ts';
import { findBesluit } from '../queries/index.ts';
import { endVorige } from './end-vorige.ts';
import { recordBesluit } from './record-besluit.ts';
import type { Extra } from './take-besluit.ts';

/**
 * Withdraws a besluit from a day (Wmo 2015 art. 2.3.10): its toewijzing ends the day before, the besluit itself stays readable. Gives the id
 * of the new besluit. Throws NietGevonden.
 */
export async function withdrawBesluit(
  db: Kysely<DB>,
  o: {
    actor: Actor;
    beleid: BeleidInHuis;
    vandaag: Datum;
    inwonerId: number;
    besluitId: number;
    invoer: Intrekking;
  } & Pick<Extra, 'eerste' | 'conceptId'>,
): Promise<Resultaat<number>> {
  const { invoer } = o;
  const besluit = await findBesluit(db, o.inwonerId, o.besluitId);
  if (!besluit) throw new NietGevonden();
  const redenen = intrekRedenen(intrekbaar(besluit), invoer.vanaf, o.vandaag);
  if (redenen.length > 0) return geweigerd(...redenen);
  const uit = await recordBesluit(db, {
    ...o,
    soort: 'intrekking',
    product: besluit.product,
    betreftToewijzingId: besluit.toewijzing_id,
    vervangtBesluitId: besluit.id,
    toetsId: besluit.toets_id,
    regelingId: besluit.regeling_id,
    gronden: [intrekGrond(invoer.reden)],
    feiten: { reden: invoer.reden, vanaf: isoDatum(invoer.vanaf), vervangt: besluit.beschikkingnummer },
    motivering: invoer.motivering,
    ingang: invoer.vanaf,
  });
  if (!uit.ok) return uit;
  const einde = await endVorige(db, {
    ...o,
    besluit,
    laatste: plusDagen(invoer.vanaf, -1),
    door: { ...uit.waarde, soort: 'intrekking' },
  });
  if (!einde.ok) return geweigerd(...einde.redenen.map((reden) => ({ ...reden, veld: 'vanaf' })));
  return gelukt(uit.waarde.besluitId);
}
