import type { Kysely } from 'kysely';
import type pg from 'pg';
import type { BeleidInHuis } from '../beleid/index.ts';
import { addTarief } from '../contract/index.ts';
import type { Datum } from '../kernel/datum.ts';
import type { Reden } from '../kernel/resultaat.ts';
import { refusalOf } from '../platform/db/refusal.ts';
import type { DB } from '../platform/db/schema.ts';
import { transactLevering, transactSysteem } from '../platform/db/transact.ts';
import { DatabaseUnavailable } from '../platform/db/unavailable.ts';
import type { Taak } from '../platform/jobs.ts';
import { log } from '../platform/log.ts';
import { planMail } from '../platform/mail/index.ts';
import { Conflict, NietGevonden } from '../platform/problem.ts';
import { carryOutRegel, type Uitgevoerd, VERANDERD } from './actions/carry-out-regel.ts';
import { drawUpVoorstellen, redrawVoorstellen } from './actions/draw-up-voorstellen.ts';
import { wijzigingMail } from './letters/mail.ts';
import {
  becomeOmzetter,
  becomeTariefzetter,
  becomeWorker,
  countRegels,
  findOmzetting,
  findVersie,
  hasTeDoen,
  setStatus,
  setTariefUitkomst,
  setUitkomst,
  setVoorgelegd,
  takeRegel,
  takeTarief,
  takeTeMelden,
} from './queries/index.ts';
import type { Uitkomst } from './types.ts';

/** Proposals in one transaction: short, for somebody may be waiting for the page. */
const STUK = 200;

export interface OmzettingTaakSettings {
  pool: pg.Pool;
  /** Plans mail; absent: no aanbieder is told by mail. */
  owner?: pg.Pool;
  /** Where a browser finds the product; absent: no aanbieder is told by mail. */
  baseUrl?: string;
  beleid: BeleidInHuis;
  vandaag: Datum;
  /** Says after each row that it was committed; a test ends the process here. */
  naElke?: (() => Promise<void> | void) | undefined;
}

/**
 * Works out the proposals of a change in bulk, and carries out what was accepted: row by row, each in a transaction of its own with the
 * rights of who accepted it. Runs again after a process died and goes on where it was; stops when somebody says so.
 */
export const runOmzetting = async (s: OmzettingTaakSettings, taak: Taak): Promise<void> => {
  await s.beleid.ververs();
  const wie = { gemeenteId: taak.gemeenteId, gebruikerId: taak.gebruikerId };
  const doe = <T>(fn: (db: Kysely<DB>, undo: (waarde: T) => never) => Promise<T>) => transactLevering(s.pool, wie, fn);
  const omzetting = await doe((db) => findOmzetting(db, taak.id));
  if (!omzetting) return;
  const opstellen = { beleid: s.beleid, gemeenteId: taak.gemeenteId, vandaag: s.vandaag, omzetting };
  if (omzetting.status === 'opstellen') {
    for (let na: number | undefined; ; ) {
      na = await doe((db) => drawUpVoorstellen(db, { ...opstellen, na, hoogstens: STUK }));
      if (na === undefined) break;
    }
    await doe((db) => setStatus(db, { id: taak.id, van: ['opstellen'], naar: 'nagaan' }));
    return;
  }
  let opnieuw = 0;
  for (;;) {
    const stuk = await doe((db) => redrawVoorstellen(db, { ...opstellen, hoogstens: STUK }));
    opnieuw += stuk;
    if (stuk < STUK) break;
  }
  if (opnieuw > 0) await doe((db) => setStatus(db, { id: taak.id, van: ['klaar'], naar: 'nagaan' }));
  if (omzetting.status !== 'bezig') return;
  const volgende =
    omzetting.soort === 'tarief' ? () => volgendTarief(s, taak, omzetting) : () => volgendeRegel(s, taak, omzetting);
  while (await volgende()) await s.naElke?.();
  // Another process may still be busy with the last row: it closes then.
  await doe(async (db) => {
    if (await hasTeDoen(db, taak.id)) return;
    const open = (await countRegels(db, taak.id)).some(({ stand }) => stand === 'open' || stand === 'voorgelegd');
    await setStatus(db, { id: taak.id, van: ['bezig'], naar: open ? 'nagaan' : 'klaar' });
  });
  // Once for all that was done: not by each process that worked on it.
  if ((await doe((db) => findOmzetting(db, taak.id)))?.status !== 'bezig') await meldAanbieders(s, taak);
};

/** Tells the people of each aanbieder, once, that something changed: not for whom, that stands behind the login. */
async function meldAanbieders(s: OmzettingTaakSettings, taak: Taak): Promise<void> {
  const { owner, baseUrl } = s;
  if (!owner || baseUrl === undefined) return;
  const gemeente = s.beleid.gemeente(taak.gemeenteId);
  await transactSysteem(owner, taak.gemeenteId, async (db) => {
    for (const wie of await takeTeMelden(db, { gemeenteId: taak.gemeenteId, omzettingId: taak.id }))
      await planMail(db, taak, wijzigingMail(gemeente, { gemeenteId: taak.gemeenteId, baseUrl, ...wie }));
  });
}

type Gevolg =
  | { klaar: true }
  | { klaar: false; na?: { id: number } & ({ uitkomst: Uitkomst; tekst: string } | { tekenaarId: number }) };
type Omzettingkop = NonNullable<Awaited<ReturnType<typeof findOmzetting>>>;

const woorden = (redenen: readonly Reden[]): string => redenen.map(({ tekst }) => tekst).join(' ');

/** What became of a row that threw: somebody changed it, or it went wrong for a reason that is told. The database being away is not one. */
const foutUitkomst = (fout: unknown): { uitkomst: 'overgeslagen' | 'mislukt'; tekst: string } => {
  if (fout instanceof DatabaseUnavailable) throw fout;
  if (fout instanceof Conflict) return { uitkomst: 'overgeslagen', tekst: VERANDERD };
  if (fout instanceof NietGevonden)
    return { uitkomst: 'overgeslagen', tekst: 'Wie dit goedkeurde, mag dit dossier nu niet zien. Er is niets gedaan.' };
  const tekst = refusalOf(fout);
  if (tekst !== undefined) return { uitkomst: 'mislukt', tekst };
  log.error('een regel van een omzetting is mislukt', { fout });
  return { uitkomst: 'mislukt', tekst: 'Er ging iets mis. Er is niets gedaan. Doe het met de hand, of probeer het opnieuw.' };
};

/** False when nothing is left, or somebody stopped it. */
async function volgendeRegel(s: OmzettingTaakSettings, taak: Taak, omzetting: Omzettingkop): Promise<boolean> {
  const wie = { gemeenteId: taak.gemeenteId, gebruikerId: taak.gebruikerId };
  let bezig: number | undefined;
  const schrijf = (id: number, uit: Uitgevoerd) =>
    transactLevering(s.pool, wie, (db) => setUitkomst(db, { omzettingId: taak.id, toewijzingId: id, ...uit }));
  try {
    const uit = await transactLevering<Gevolg>(s.pool, wie, async (db, undo) => {
      if ((await findOmzetting(db, taak.id))?.status !== 'bezig') return { klaar: true };
      const regel = await takeRegel(db, taak.id);
      if (!regel) return { klaar: true };
      bezig = regel.toewijzingId;
      const { toewijzingId } = regel;
      const actor = await becomeOmzetter(db, { gemeenteId: taak.gemeenteId, omzettingId: taak.id, toewijzingId });
      if (!actor)
        return undo({
          klaar: false,
          na: {
            id: toewijzingId,
            uitkomst: 'mislukt',
            tekst: 'Wie dit goedkeurde, werkt hier niet meer. Laat een ander het nagaan.',
          },
        });
      const r = await carryOutRegel(db, { actor, beleid: s.beleid, vandaag: s.vandaag, omzetting, regel });
      if (!r.ok) return undo({ klaar: false, na: { id: toewijzingId, uitkomst: 'mislukt', tekst: woorden(r.redenen) } });
      if ('tekenaarId' in r.waarde) return undo({ klaar: false, na: { id: toewijzingId, ...r.waarde } });
      const versie = await findVersie(db, toewijzingId);
      await becomeWorker(db);
      await setUitkomst(db, { omzettingId: taak.id, toewijzingId, ...r.waarde, versie });
      return { klaar: false };
    });
    const na = uit.klaar ? undefined : uit.na;
    if (na && 'tekenaarId' in na)
      await transactLevering(s.pool, wie, (db) =>
        setVoorgelegd(db, { omzettingId: taak.id, toewijzingId: na.id, tekenaarId: na.tekenaarId }),
      );
    else if (na) await schrijf(na.id, na);
    return !uit.klaar;
  } catch (fout) {
    const uitkomst = foutUitkomst(fout);
    if (bezig === undefined) throw fout;
    await schrijf(bezig, uitkomst);
    return true;
  }
}

async function volgendTarief(s: OmzettingTaakSettings, taak: Taak, omzetting: Omzettingkop): Promise<boolean> {
  const wie = { gemeenteId: taak.gemeenteId, gebruikerId: taak.gebruikerId };
  let bezig: number | undefined;
  const schrijf = (id: number, uitkomst: 'overgeslagen' | 'mislukt', tekst: string) =>
    transactLevering(s.pool, wie, (db) =>
      setTariefUitkomst(db, { omzettingId: taak.id, contractproductId: id, uitkomst, tekst }),
    );
  try {
    const uit = await transactLevering<{ klaar: boolean; na?: { id: number; tekst: string } }>(s.pool, wie, async (db, undo) => {
      if ((await findOmzetting(db, taak.id))?.status !== 'bezig') return { klaar: true };
      const rij = await takeTarief(db, taak.id);
      if (!rij) return { klaar: true };
      bezig = rij.contractproduct_id;
      const actor = await becomeTariefzetter(db, { gemeenteId: taak.gemeenteId, omzettingId: taak.id });
      if (!actor)
        return undo({ klaar: false, na: { id: rij.contractproduct_id, tekst: 'Wie dit begon, werkt hier niet meer.' } });
      const r = await addTarief(db, actor, {
        beleid: s.beleid,
        vandaag: s.vandaag,
        contractId: rij.contract_id,
        product: rij.product,
        versie: rij.contractproduct_id,
        nieuw: { tarief: rij.nieuw, ingang: omzetting.dag, bron: omzetting.bron },
      });
      if (!r.ok) return undo({ klaar: false, na: { id: rij.contractproduct_id, tekst: woorden(r.redenen) } });
      await becomeWorker(db);
      await setTariefUitkomst(db, {
        omzettingId: taak.id,
        contractproductId: rij.contractproduct_id,
        uitkomst: 'gedaan',
        tekst: '',
      });
      return { klaar: false };
    });
    if (uit.na) await schrijf(uit.na.id, 'mislukt', uit.na.tekst);
    return !uit.klaar;
  } catch (fout) {
    const { uitkomst, tekst } = foutUitkomst(fout);
    if (bezig === undefined) throw fout;
    await schrijf(
      bezig,
      uitkomst,
      fout instanceof Conflict ? 'Er is intussen een ander tarief vastgelegd. Er is niets gedaan.' : tekst,
    );
    return true;
  }
}
