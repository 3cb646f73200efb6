import type pg from 'pg';
import type { BeleidInHuis } from '../beleid/index.ts';
import { isoDatum } from '../kernel/datum.ts';
import { type Dagen, dagIn } from '../platform/clock.ts';
import type { Actor } from '../platform/db/reader.ts';
import { transactLevering } from '../platform/db/transact.ts';
import type { Taak } from '../platform/jobs.ts';
import { carryOutVerdeling } from './actions/carry-out-verdeling.ts';
import { type Controle, checkWerkvoorraad } from './actions/check-werkvoorraad.ts';
import { deriveWerkvoorraad, termijnenOp } from './actions/derive-werkvoorraad.ts';
import { grondslagVan } from './grondslag.ts';
import { findGemeenteIds, findVerdeling, noteAndereGrondslag } from './queries/index.ts';

/** Residents in one transaction: short, for a page of the same municipality may be waiting for its turn. */
const STUK = 250;
/** As STUK, of a verdeling: each resident changes in all tables that name the consulent. */
const STUK_VERDELING = 100;

/**
 * Derives the steps of everybody of whom something moved and whose page nobody opened: after a delivery, at the turn of a day, and of
 * everybody once when the rules are other ones. Gives how many residents.
 */
export const refreshWerkvoorraad = async (s: { pool: pg.Pool; beleid: BeleidInHuis; vandaag: Dagen }): Promise<number> => {
  const { pool, beleid } = s;
  const eerste = { gemeenteId: beleid.eersteGemeente(), gebruikerId: 0 };
  let aantal = 0;
  for (const gemeenteId of await transactLevering(pool, eerste, findGemeenteIds)) {
    const systeem = { gemeenteId, gebruikerId: 0 };
    const vandaag = dagIn(s.vandaag, gemeenteId);
    const grondslag = grondslagVan(termijnenOp(beleid, gemeenteId, vandaag), beleid.landelijk);
    await transactLevering(pool, systeem, (db) => noteAndereGrondslag(db, grondslag));
    for (;;) {
      const stuk = await transactLevering(pool, systeem, (db) =>
        deriveWerkvoorraad(db, { beleid, gemeenteId, vandaag, hoogstens: STUK }),
      );
      aantal += stuk;
      // Not at a small piece: a resident has a note for each fact that moved, and a piece is so many notes.
      if (stuk === 0) break;
    }
  }
  return aantal;
};

/**
 * Gives out what is left of a verdeling, in pieces that each are one transaction. Runs again after a process died, and goes on where it
 * was; stops when somebody says so.
 */
export const runVerdeling = async (s: { pool: pg.Pool }, taak: Taak): Promise<void> => {
  const wie = { gemeenteId: taak.gemeenteId, gebruikerId: taak.gebruikerId };
  const actor: Actor = {
    ...wie,
    rol: 'teammanager',
    naam: '',
    functie: undefined,
    gemeenteNaam: undefined,
    aanbiederId: undefined,
    aanbiederNaam: undefined,
    inwonerId: undefined,
  };
  for (;;) {
    const stuk = await transactLevering(s.pool, wie, async (db) => {
      const verdeling = await findVerdeling(db, taak.id);
      if (verdeling?.status !== 'bezig') return 0;
      return carryOutVerdeling(db, { actor, verdelingId: taak.id, hoogstens: STUK_VERDELING, herkomst: 'taak' });
    });
    if (stuk < STUK_VERDELING) return;
  }
};

/** Looks in every municipality for what stands in nobody's queue. */
export const runWerkvoorraadcontrole = async (s: {
  pool: pg.Pool;
  beleid: BeleidInHuis;
  vandaag: Dagen;
}): Promise<({ gemeenteId: number } & Controle)[]> => {
  const eerste = { gemeenteId: s.beleid.eersteGemeente(), gebruikerId: 0 };
  const uit: ({ gemeenteId: number } & Controle)[] = [];
  for (const gemeenteId of await transactLevering(s.pool, eerste, findGemeenteIds))
    uit.push({
      gemeenteId,
      ...(await transactLevering(s.pool, { gemeenteId, gebruikerId: 0 }, (db) =>
        checkWerkvoorraad(db, { vandaag: isoDatum(dagIn(s.vandaag, gemeenteId)) }),
      )),
    });
  return uit;
};
