import type pg from 'pg';
import { datum } from '../../kernel/datum.ts';
import { type Dagen, dagIn } from '../../platform/clock.ts';
import { leesVernietigd, schrijfVernietigd } from '../lijst.ts';
import { inTransactie } from '../queries/transactie.ts';
import {
  clearVoorHerstel,
  destroyDossier,
  failVernietiging,
  finishVernietiging,
  insertHerstel,
  lockAkkoord,
  logVernietigd,
  selectAkkoord,
  selectTerug,
  selectVernietigd,
  type Vernietigd,
} from '../queries/vernietiging.ts';
import { isVoorbij, NIET_VERNIETIGD } from '../rules.ts';

export interface VernietigSettings {
  owner: pg.Pool;
  /** The day, or that of each municipality. */
  vandaag: Dagen;
  /** File outside the database that gets the numbers. */
  lijst: string;
  herkomst: 'taak' | 'opdrachtregel';
}

/** Writes to the list outside the database what it does not have yet: also what a process that died had no time for. */
export const bringLijst = async (s: { owner: pg.Pool; lijst: string }): Promise<void> => {
  const had = new Set((await leesVernietigd(s.lijst)).map(({ kenmerk }) => kenmerk));
  await schrijfVernietigd(
    s.lijst,
    (await selectVernietigd(s.owner)).filter(({ kenmerk }) => !had.has(kenmerk)),
    new Date(),
  );
};

/**
 * Destroys one dossier that two persons agreed on: all rows and files in one transaction. Done already, or taken by another process: undefined. Refused: why, in words, and it stands with
 * the proposal.
 */
export const destroyOne = async (
  s: VernietigSettings,
  o: { gemeenteId: number; id: number },
): Promise<{ rijen: number } | { geweigerd: string } | undefined> => {
  const uit = await inTransactie(s.owner, 'vernietigen', async (verbinding) => {
    const v = await lockAkkoord(verbinding, o);
    if (!v) return undefined;
    const mag =
      v.status === 'afgerond' &&
      v.bewaren_tot !== null &&
      (v.aanleiding === 'verzoek' || isVoorbij(datum(v.bewaren_tot), dagIn(s.vandaag, o.gemeenteId)));
    if (!mag) return { geweigerd: v.status === null ? 'weg' : 'loopt' };
    const gedaan = await destroyDossier(verbinding, {
      gemeenteId: o.gemeenteId,
      inwonerId: v.dossier_id,
      vernietigingId: o.id,
      vandaag: dagIn(s.vandaag, o.gemeenteId),
    });
    if ('geweigerd' in gedaan) return gedaan;
    await finishVernietiging(verbinding, { ...o, telling: gedaan.telling });
    const grond = v.aanleiding === 'verzoek' ? 'Wmo 2015 artikel 5.3.5' : 'Wmo 2015 artikel 5.3.4';
    await logVernietigd(verbinding, { ...o, dossierId: v.dossier_id, grond, herkomst: s.herkomst });
    return { rijen: Object.values(gedaan.telling.rijen).reduce((som, n) => som + n, 0) };
  });
  if (uit && 'rijen' in uit) await bringLijst(s);
  if (uit && 'geweigerd' in uit) {
    const fout = NIET_VERNIETIGD[uit.geweigerd] ?? uit.geweigerd;
    await inTransactie(s.owner, 'vernietigen', (verbinding) => failVernietiging(verbinding, { ...o, fout }));
    return { geweigerd: fout };
  }
  return uit;
};

/** Everything that two persons agreed on, one transaction each: what was done stays done when the next fails. */
export const destroyAll = async (s: VernietigSettings): Promise<{ vernietigd: number; geweigerd: string[] }> => {
  let vernietigd = 0;
  const geweigerd: string[] = [];
  for (const een of await selectAkkoord(s.owner)) {
    const uit = await destroyOne(s, een);
    if (uit && 'rijen' in uit) vernietigd++;
    else if (uit) geweigerd.push(uit.geweigerd);
  }
  return { vernietigd, geweigerd };
};

/** Destroys again what stood on the list and came back with a back-up. Gives how many. Throws when something refuses: nobody may work then. */
export const destroyAgain = async (s: VernietigSettings, lijst: readonly Vernietigd[]): Promise<number> => {
  const terug = await selectTerug(s.owner, lijst);
  for (const { gemeenteId, inwonerId } of terug) {
    const vandaag = dagIn(s.vandaag, gemeenteId);
    await inTransactie(s.owner, 'vernietigen', async (verbinding) => {
      const grond = 'Al eerder vernietigd; teruggekomen met een back-up';
      await clearVoorHerstel(verbinding, { gemeenteId, inwonerId });
      const id = await insertHerstel(verbinding, { gemeenteId, inwonerId, vandaag, grond });
      const gedaan = await destroyDossier(verbinding, { gemeenteId, inwonerId, vernietigingId: id, vandaag });
      if ('geweigerd' in gedaan)
        throw new Error(`dossier ${inwonerId} was vernietigd en staat er weer: ${NIET_VERNIETIGD[gedaan.geweigerd] ?? ''}`);
      await finishVernietiging(verbinding, { gemeenteId, id, telling: gedaan.telling });
      await logVernietigd(verbinding, { gemeenteId, id, dossierId: inwonerId, grond, herkomst: s.herkomst });
    });
  }
  return terug.length;
};
