import type { Kysely } from 'kysely';
import { type Datum, toonDatum } from '../../kernel/datum.ts';
import { toDaterange, toonPeriode } from '../../kernel/periode.ts';
import { gelukt, type Resultaat } from '../../kernel/resultaat.ts';
import { schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { Conflict, NietGevonden } from '../../platform/problem.ts';
import { findMandaten, updateMandaatGeldig } from '../queries/mandaten.ts';
import { eindeRedenen, GROND_MANDAAT } from '../rules/mandaat.ts';

/**
 * Gives a mandate its last day (AP16). `gezien` is its period as it was shown, `daterange` text: another one is a Conflict.
 * Throws NietGevonden for a mandate of another municipality.
 */
export const endMandaat = async (
  db: Kysely<DB>,
  actor: Actor,
  o: { mandaatId: number; laatste: Datum; gezien: string; reden: string },
  vandaag: Datum,
): Promise<Resultaat<null>> => {
  const mandaat = (await findMandaten(db)).find((een) => een.id === o.mandaatId);
  if (!mandaat) throw new NietGevonden();
  const nieuw = { van: mandaat.geldig.van, tot: o.laatste };
  const conflict = () =>
    new Conflict({
      wat: 'dit mandaat',
      velden: [{ label: 'Geldig', jouw: `tot en met ${toonDatum(o.laatste)}`, nu: toonPeriode(mandaat.geldig), anders: true }],
      terug: `/beheer/mandaten/${mandaat.id}`,
    });
  if (toDaterange(mandaat.geldig) !== o.gezien) throw conflict();
  const redenen = eindeRedenen(mandaat, o.laatste, vandaag);
  if (redenen.length > 0) return { ok: false, redenen };
  if (!(await updateMandaatGeldig(db, { id: mandaat.id, oud: mandaat.geldig, nieuw, reden: o.reden }))) throw conflict();
  await schrijfLogboek(db, actor, {
    handeling: 'mandaat-beeindigd',
    soort: 'mandaat',
    objectId: mandaat.id,
    grond: GROND_MANDAAT,
  });
  return gelukt(null);
};
