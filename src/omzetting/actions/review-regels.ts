import type { Kysely } from 'kysely';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { GROND_WMO, schrijfLogboek, schrijfLogboekRegels } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { planTaak } from '../../platform/jobs.ts';
import {
  beginNagaan,
  deleteMislukteTarieven,
  findOmzetting,
  lockRegels,
  resetRegels,
  setBesproken,
  setStand,
  setStatus,
} from '../queries/index.ts';
import { keuzeCode, keuzeUit } from '../rules.ts';
import type { Keuze, Stand } from '../types.ts';

/** So many rows are accepted in one go with "all" (keuze): more in a second go. */
export const HOOGSTENS_TEGELIJK = 2000;

const HERHAALBAAR = ['nagaan', 'gestopt', 'klaar'] as const;
const NIET_NU = 'Deze wijziging wordt nu niet nagegaan. Open de bladzijde opnieuw en kijk hoe het ervoor staat.';

/**
 * Accepts the proposals of these rows (of all that are open when none are given), leaves them out, or puts them back. `keuzes` says of a row
 * that something else is to be done than was proposed. Refused while it is carried out, and for a choice that was not offered.
 */
export const reviewRegels = async (
  db: Kysely<DB>,
  o: {
    actor: Actor;
    omzettingId: number;
    stand: Stand;
    toewijzingIds: readonly number[] | undefined;
    keuzes: ReadonlyMap<number, string>;
  },
): Promise<Resultaat<{ aantal: number }>> => {
  const omzetting = await findOmzetting(db, o.omzettingId);
  if (omzetting?.status !== 'nagaan' && omzetting?.status !== 'gestopt') return geweigerd(NIET_NU);
  if (o.toewijzingIds?.length === 0) return geweigerd({ veld: 'regel', tekst: 'Kies minstens één inwoner.' });
  const regels = await lockRegels(db, {
    omzettingId: o.omzettingId,
    ...(o.toewijzingIds === undefined ? {} : { toewijzingIds: o.toewijzingIds }),
    hoogstens: HOOGSTENS_TEGELIJK,
  });
  if (regels.length === 0)
    return geweigerd({ veld: 'regel', tekst: 'Er is niemand meer om over te kiezen. Kijk hoe het ervoor staat.' });
  const keuzes: { toewijzingId: number; gekozen: Keuze | undefined }[] = [];
  for (const { toewijzingId, voorstel } of regels) {
    const code = o.keuzes.get(toewijzingId);
    const keuze = code === undefined ? voorstel.keuze : keuzeUit(voorstel, code);
    if (!keuze) return geweigerd({ veld: `keuze-${toewijzingId}`, tekst: 'Kies iets uit de lijst.' });
    keuzes.push({ toewijzingId, gekozen: keuzeCode(keuze) === keuzeCode(voorstel.keuze) ? undefined : keuze });
  }
  await beginNagaan(db, o.omzettingId);
  await setStand(db, { omzettingId: o.omzettingId, stand: o.stand, keuzes });
  await schrijfLogboekRegels(
    db,
    o.actor,
    regels.map(({ inwonerId, toewijzingId }) => ({
      handeling: 'omzetting-nagegaan',
      soort: 'toewijzing',
      objectId: toewijzingId,
      inwonerId,
      grond: GROND_WMO,
    })),
  );
  return gelukt({ aantal: regels.length });
};

/** Rows that were passed over or failed are proposed anew; of a tariff from what holds by now. */
export const retryRegels = async (
  db: Kysely<DB>,
  o: { actor: Actor; omzettingId: number },
): Promise<Resultaat<{ aantal: number }>> => {
  const omzetting = await findOmzetting(db, o.omzettingId);
  if (!omzetting || !HERHAALBAAR.some((een) => een === omzetting.status)) return geweigerd(NIET_NU);
  const tarief = omzetting.soort === 'tarief';
  const aantal = tarief ? await deleteMislukteTarieven(db, o.omzettingId) : await resetRegels(db, o.omzettingId);
  if (aantal === 0) return geweigerd('Er is niets overgeslagen of mislukt.');
  if (tarief) await setStatus(db, { id: o.omzettingId, van: HERHAALBAAR, naar: 'opstellen' });
  await planTaak(db, 'omzetting', o.omzettingId);
  await schrijfLogboek(db, o.actor, {
    handeling: 'omzetting-opnieuw',
    soort: 'omzetting',
    objectId: o.omzettingId,
    grond: GROND_WMO,
  });
  return gelukt({ aantal });
};

/** The consulent talked to the resident, or arranged by hand what was passed over. */
export const markBesproken = async (
  db: Kysely<DB>,
  o: { actor: Actor; omzettingId: number; toewijzingId: number },
): Promise<Resultaat<null>> => {
  const inwonerId = await setBesproken(db, o);
  if (inwonerId === undefined) return geweigerd('Dit is al vastgelegd, of wordt hier niet gevraagd.');
  await schrijfLogboek(db, o.actor, {
    handeling: 'omzetting-besproken',
    soort: 'toewijzing',
    objectId: o.toewijzingId,
    inwonerId,
    grond: GROND_WMO,
  });
  return gelukt(null);
};
