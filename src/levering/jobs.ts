import type pg from 'pg';
import type { BeleidInHuis } from '../beleid/index.ts';
import { datum } from '../kernel/datum.ts';
import { transactLevering } from '../platform/db/transact.ts';
import type { Taak } from '../platform/jobs.ts';
import type { BsnKluis } from '../platform/keys.ts';
import { log } from '../platform/log.ts';
import { loadLevering } from './actions/import-levering.ts';
import {
  deleteAfwijzingen,
  findLevering,
  findLeveringbestanden,
  lockLeveringen,
  readInhoud,
  updateVoortgang,
} from './queries/levering.ts';
import { insertLogboekLevering } from './queries/logboek.ts';
import { analyzeTables } from './queries/stukken.ts';
import type { Bron } from './types.ts';

export type LeveringTaakSettings = { pool: pg.Pool; owner: pg.Pool; beleid: BeleidInHuis; bsn: BsnKluis };

const MISLUKT =
  'De levering kon niet verwerkt worden. Er is niets van bewaard. Probeer het opnieuw; gaat het weer mis, vraag dan hulp aan beheer.';

/** How often it is written down how far a delivery is. */
const VOORTGANG_MS = 1000;

/** Bytes of an upload that are in memory at a time. */
const SLICE = 256 * 1024;

function bronVan(
  { id, naam, grootte }: { id: number; naam: string; grootte: number },
  lees: (vraag: { id: number; vanaf: number; aantal: number }) => Promise<Buffer>,
): Bron {
  return {
    naam,
    grootte,
    stukken: async function* () {
      for (let vanaf = 0; vanaf < grootte; vanaf += SLICE) yield await lees({ id, vanaf, aantal: SLICE });
    },
  };
}

/**
 * Loads a delivery that was uploaded. Runs again from the start when it was interrupted: what was half done was never committed, and
 * a delivery that is done is left alone. A failure is written with the delivery, for whoever uploaded it.
 */
export async function runLevering(s: LeveringTaakSettings, { gemeenteId, gebruikerId, id }: Taak): Promise<void> {
  const wie = { gemeenteId, gebruikerId };
  let gemeld = { stap: '', op: 0 };
  const voortgang = async (stap: string, gedaan: number, totaal: number): Promise<void> => {
    // Parts go by many a second; nobody sees more than the page asks for.
    if (stap === gemeld.stap && performance.now() - gemeld.op < VOORTGANG_MS) return;
    gemeld = { stap, op: performance.now() };
    await transactLevering(s.pool, wie, (db) => updateVoortgang(db, { id, status: 'bezig', stap, gedaan, totaal }));
  };
  const werk = await transactLevering(s.pool, wie, async (db) => {
    const levering = await findLevering(db, id);
    if (!levering || levering.status === 'klaar') return undefined;
    return { levering, bestanden: await findLeveringbestanden(db, id) };
  });
  if (!werk) return;
  const { levering } = werk;
  const lees = (vraag: { id: number; vanaf: number; aantal: number }): Promise<Buffer> =>
    transactLevering(s.pool, wie, (db) => readInhoud(db, vraag));
  try {
    await loadLevering(s.pool, {
      ...wie,
      naam: levering.naam,
      bestanden: werk.bestanden.map((bestand) => bronVan(bestand, lees)),
      vandaag: datum(levering.vandaag),
      proef: levering.proef,
      herkomst: 'taak',
      leveringId: id,
      beleid: s.beleid,
      bsn: s.bsn,
      voortgang,
    });
  } catch (fout) {
    log.error('levering mislukt', { levering: id, fout });
    const bewaard = await transactLevering(s.pool, wie, async (db) => {
      // The answer to the commit may be what was lost: behind the lock stands what became of it.
      await lockLeveringen(db, gemeenteId);
      if ((await findLevering(db, id))?.status === 'klaar') return true;
      await deleteAfwijzingen(db, id);
      await updateVoortgang(db, { id, status: 'mislukt', stap: '', gedaan: 0, totaal: 0, fout: MISLUKT });
      const regel = { ...wie, leveringId: id, handeling: 'levering-verwerkt', herkomst: 'taak' } as const;
      await insertLogboekLevering(db, { ...regel, uitkomst: 'geweigerd' });
      return false;
    });
    if (!bewaard) return;
  }
  if (!levering.proef) await analyzeTables(s.owner);
}
