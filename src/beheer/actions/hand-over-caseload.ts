import type { Kysely } from 'kysely';
import type { Datum } from '../../kernel/datum.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { findMedewerker } from '../queries/medewerkers.ts';
import { draagOver, findOvernemers, getCaseload } from '../queries/vertrek.ts';
import { GROND_TOEGANG, heeftCaseload } from '../rules/medewerker.ts';

/** The queue of residents without a consulent. */
export const NOG_TE_VERDELEN = 0;

/** Whether somebody may take over: the queue, or a consulent who works here and stays. */
export const magOvernemen = async (db: Kysely<DB>, o: { van: number; naar: number; vandaag: Datum }): Promise<boolean> =>
  o.naar === NOG_TE_VERDELEN ||
  (await findOvernemers(db, { behalve: o.van, vandaag: o.vandaag })).some((een) => een.id === o.naar);

/**
 * Gives all residents of a consulent to a colleague or back to the queue, each with its line in the logboek. Beheer learns how many and
 * not who. Refused when there are none, and for who may not take over.
 */
export const handOverCaseload = async (
  db: Kysely<DB>,
  actor: Actor,
  o: { van: number; naar: number; vandaag: Datum },
): Promise<Resultaat<{ aantal: number }>> => {
  const wie = await findMedewerker(db, o.van);
  if (!wie || wie.aanbiederId !== undefined) throw new NietGevonden();
  if (!heeftCaseload(await getCaseload(db, wie.id))) return geweigerd(`${wie.naam} heeft geen inwoners meer.`);
  if (!(await magOvernemen(db, o)))
    return geweigerd({ veld: 'naar', tekst: 'Kies een collega uit de lijst, of “nog te verdelen”.' });
  const aantal = await draagOver(db, { van: wie.id, naar: o.naar, herkomst: 'web' });
  await schrijfLogboek(db, actor, {
    handeling: 'caseload-overgedragen',
    soort: 'gebruiker',
    objectId: wie.id,
    grond: GROND_TOEGANG,
  });
  return gelukt({ aantal });
};
