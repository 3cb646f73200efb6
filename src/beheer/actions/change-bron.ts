import type { Kysely } from 'kysely';
import { type Datum, toonDatum } from '../../kernel/datum.ts';
import { gelukt, type Resultaat } from '../../kernel/resultaat.ts';
import { schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { Conflict, NietGevonden } from '../../platform/problem.ts';
import { findMandaten, updateMandaatBron } from '../queries/mandaten.ts';
import { GROND_MANDAAT } from '../rules/mandaat.ts';

/**
 * Writes down better where a mandate stands and in which words. Who may do what, and from when to when, does not change. What stood
 * there before is kept. Throws Conflict when it was changed since `versie`.
 */
export const changeBron = async (
  db: Kysely<DB>,
  actor: Actor,
  o: { mandaatId: number; versie: number; bereik: string; bron: string; bronOp: Datum | null; bronPlaats: string },
): Promise<Resultaat<null>> => {
  const nu = (await findMandaten(db)).find((een) => een.id === o.mandaatId);
  if (!nu) throw new NietGevonden();
  if (!(await updateMandaatBron(db, { ...o, id: nu.id }))) {
    const dag = (waarde: Datum | null | undefined): string => (waarde ? toonDatum(waarde) : 'niet ingevuld');
    throw new Conflict({
      wat: 'de bron van dit mandaat',
      velden: [
        { label: 'Waarvoor', jouw: o.bereik, nu: nu.bereik, anders: o.bereik !== nu.bereik },
        { label: 'Bron', jouw: o.bron, nu: nu.bron, anders: o.bron !== nu.bron },
        { label: 'Bekendgemaakt op', jouw: dag(o.bronOp), nu: dag(nu.bronOp), anders: dag(o.bronOp) !== dag(nu.bronOp) },
        { label: 'Waar te vinden', jouw: o.bronPlaats, nu: nu.bronPlaats, anders: o.bronPlaats !== nu.bronPlaats },
      ],
      terug: `/beheer/mandaten/${nu.id}/bron`,
      nieuweVersie: nu.versie,
    });
  }
  await schrijfLogboek(db, actor, {
    handeling: 'mandaat-bron-gewijzigd',
    soort: 'mandaat',
    objectId: nu.id,
    grond: GROND_MANDAAT,
  });
  return gelukt(null);
};
