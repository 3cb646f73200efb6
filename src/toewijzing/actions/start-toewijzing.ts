import type { Kysely } from 'kysely';
import { type Datum, isoDatum, toonDatum } from '../../kernel/datum.ts';
import { fromDaterange, toDaterange } from '../../kernel/periode.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { GROND_WMO, schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { findToewijzing, insertPlaatsing, updateToewijzing } from '../queries.ts';
import { startReden } from '../rules.ts';
import { statusConflict } from './change-status.ts';

/** The resident has begun: the toewijzing runs, with a plaatsing up to its last day. Throws Conflict when it was not accepted. */
export async function startToewijzing(
  db: Kysely<DB>,
  o: {
    actor: Actor;
    vandaag: Datum;
    toewijzingId: number;
    versie: number;
    start: Datum;
    werkplek: string;
    begeleider: string;
  },
): Promise<Resultaat<number>> {
  const t = await findToewijzing(db, o.toewijzingId);
  if (!t) throw new NietGevonden();
  const looptijd = fromDaterange(t.looptijd);
  const reden = startReden(o.start, looptijd, o.vandaag);
  if (reden) return geweigerd(reden);
  const gelukte = await updateToewijzing(db, {
    id: t.id,
    versie: o.versie,
    van: ['geaccepteerd'],
    naar: { status: 'gestart', gestart_op: isoDatum(o.start) },
  });
  if (!gelukte) throw statusConflict(t, `Starten op ${toonDatum(o.start)}`, `/toewijzingen/${t.id}`);
  await insertPlaatsing(db, {
    gemeente_id: t.gemeente_id,
    toewijzing_id: t.id,
    inwoner_id: t.inwoner_id,
    consulent_id: t.consulent_id,
    aanbieder_id: t.aanbieder_id,
    werkplek: o.werkplek,
    begeleider: o.begeleider,
    periode: toDaterange({ van: o.start, tot: looptijd.tot }),
  });
  await schrijfLogboek(db, o.actor, {
    handeling: 'toewijzing-gestart',
    soort: 'toewijzing',
    objectId: t.id,
    inwonerId: t.inwoner_id,
    gemeenteId: t.gemeente_id,
    grond: GROND_WMO,
  });
  return gelukt(t.id);
}
