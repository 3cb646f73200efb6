import type { Kysely } from 'kysely';
import { insertNietDezelfde } from '../../inwoner/index.ts';
import type { Datum } from '../../kernel/datum.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { GROND_WMO, schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { Conflict, NietGevonden } from '../../platform/problem.ts';
import { findSamenvoeging, mergeDossiers, splitDossiers } from '../queries.ts';
import { terugWeigering, weigerRedenen } from '../rules.ts';
import type { Proef, Veld } from '../types.ts';

const andersGeworden = (id: number): Conflict =>
  new Conflict({ wat: 'deze samenvoeging', velden: [], terug: `/samenvoegen/${id}` });

/**
 * Makes one dossier of two in one transaction: all rows of the one that goes move to the one that stays, and each is written down. Refused
 * when there is something of which there can be one only, with what to do first, and for who proposed it. Throws NietGevonden, and Conflict
 * when the proposal is not open any more in this version.
 */
export const mergeSamenvoeging = async (
  db: Kysely<DB>,
  o: { actor: Actor; vandaag: Datum; id: number; versie: number; overnemen: readonly Veld[]; reden: string },
): Promise<Resultaat<Proef>> => {
  const s = await findSamenvoeging(db, o.id);
  if (!s) throw new NietGevonden();
  if (s.status !== 'voorgesteld' || s.versie !== o.versie) throw andersGeworden(o.id);
  if (s.voorgesteld_door === o.actor.gebruikerId)
    return geweigerd('Je stelde dit zelf voor. Een andere teammanager moet het nakijken en doen.');
  const uit = await mergeDossiers(db, { ...o, proef: false });
  if (uit.weigeringen.length > 0) return geweigerd(...weigerRedenen(uit.weigeringen));
  for (const inwonerId of [s.inwoner_id, s.weg_id])
    await schrijfLogboek(db, o.actor, {
      handeling: 'dossier-samengevoegd',
      soort: 'samenvoeging',
      objectId: o.id,
      inwonerId,
      grond: GROND_WMO,
    });
  return gelukt(uit);
};

/**
 * Takes two dossiers apart that turned out to be two people: exactly what moved goes back. Refused when a BSN is in use by a third dossier, or when what was there before is not kept.
 * Throws NietGevonden, and Conflict when it was taken apart already.
 */
export const splitSamenvoeging = async (
  db: Kysely<DB>,
  o: { actor: Actor; id: number; versie: number; reden: string },
): Promise<Resultaat<{ inwonerId: number; wegId: number }>> => {
  const s = await findSamenvoeging(db, o.id);
  if (!s) throw new NietGevonden();
  if (s.status !== 'uitgevoerd' || s.versie !== o.versie) throw andersGeworden(o.id);
  const uit = await splitDossiers(db, { ...o, proef: false });
  if (uit.weigeringen.length > 0) return geweigerd(...uit.weigeringen.map(terugWeigering));
  // Two people: not asked again.
  await insertNietDezelfde(db, { een: s.inwoner_id, ander: s.weg_id, reden: o.reden });
  for (const inwonerId of [s.inwoner_id, s.weg_id])
    await schrijfLogboek(db, o.actor, {
      handeling: 'samenvoeging-teruggedraaid',
      soort: 'samenvoeging',
      objectId: o.id,
      inwonerId,
      grond: GROND_WMO,
    });
  return gelukt({ inwonerId: s.inwoner_id, wegId: s.weg_id });
};
