import type { Kysely } from 'kysely';
import { findInwoner } from '../../inwoner/index.ts';
import { type Datum, isoDatum, isVoor, plusDagen, toonDatum } from '../../kernel/datum.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { GROND_WMO, schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { findPeriode, insertStop, listStops } from '../queries.ts';
import { isGestopt, periodeBegin } from '../rules.ts';

/** A stop lasts at most a year (keuze): what must be silent for longer is asked again. */
const HOOGSTENS_DAGEN = 366;

/**
 * Stops all reminders about one resident, to anybody, or takes them up again; with the reason. `tot` is the last day without; undefined:
 * until they are taken up again. Refused when they stand as asked already, or for a day that has gone by. Throws NietGevonden for a
 * resident who is not one's own.
 */
export const stopHerinneringen = async (
  db: Kysely<DB>,
  o: { actor: Actor; vandaag: Datum; inwonerId: number; wat: 'gestopt' | 'hervat'; tot: Datum | undefined; reden: string },
): Promise<Resultaat<{ wat: 'gestopt' | 'hervat' }>> => {
  const inwoner = await findInwoner(db, o.inwonerId);
  if (!inwoner) throw new NietGevonden();
  const [laatste] = await listStops(db, o.inwonerId);
  const periode = await findPeriode(db, o.inwonerId);
  const nu = isGestopt(
    laatste && { wat: laatste.wat, tot: laatste.tot, op: laatste.dag },
    isoDatum(o.vandaag),
    periodeBegin(periode.aanmeldingen, periode.looptijden),
  );
  if (o.wat === 'hervat' && !nu) return geweigerd('De herinneringen staan al aan.');
  if (o.tot && isVoor(o.tot, o.vandaag))
    return geweigerd({ veld: 'tot', tekst: `Deze dag is voorbij. Kies een dag vanaf ${toonDatum(o.vandaag)}.` });
  if (o.tot && isVoor(plusDagen(o.vandaag, HOOGSTENS_DAGEN), o.tot))
    return geweigerd({ veld: 'tot', tekst: 'Dit is langer dan een jaar. Kies een eerdere dag.' });
  await insertStop(db, {
    gemeenteId: inwoner.gemeente_id,
    inwonerId: inwoner.id,
    consulentId: inwoner.consulent_id,
    wat: o.wat,
    tot: o.wat === 'gestopt' && o.tot ? isoDatum(o.tot) : null,
    reden: o.reden,
    door: o.actor.gebruikerId,
  });
  await schrijfLogboek(db, o.actor, {
    handeling: o.wat === 'gestopt' ? 'herinneringen-gestopt' : 'herinneringen-hervat',
    soort: 'herinneringstop',
    objectId: inwoner.id,
    inwonerId: inwoner.id,
    gemeenteId: inwoner.gemeente_id,
    grond: GROND_WMO,
  });
  return gelukt({ wat: o.wat });
};
