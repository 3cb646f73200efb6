import type { Kysely } from 'kysely';
import { type Datum, isoDatum } from '../../kernel/datum.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { GROND_WMO, schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { planTaak } from '../../platform/jobs.ts';
import { findLevering, insertLevering, updateVoortgang } from '../queries/levering.ts';

const MEESTE_BESTANDEN = 100;

/** Stores what was uploaded and plans the work, in one transaction: both are there or neither is. Gives the number of the delivery. */
export async function startLevering(
  db: Kysely<DB>,
  o: { actor: Actor; naam: string; proef: boolean; vandaag: Datum; bestanden: readonly { naam: string; inhoud: Uint8Array }[] },
): Promise<Resultaat<{ id: number }>> {
  const { gemeenteId, gebruikerId } = o.actor;
  if (gemeenteId === undefined) throw new Error('een teammanager hoort bij een gemeente');
  if (o.bestanden.length === 0) return geweigerd({ veld: 'bestanden', tekst: 'Kies een of meer bestanden.' });
  if (o.bestanden.length > MEESTE_BESTANDEN) {
    return geweigerd({ veld: 'bestanden', tekst: `Kies ten hoogste ${MEESTE_BESTANDEN} bestanden tegelijk.` });
  }
  const dubbel = o.bestanden.find((b, i) => o.bestanden.findIndex((ander) => ander.naam === b.naam) < i);
  if (dubbel) return geweigerd({ veld: 'bestanden', tekst: `Het bestand ${dubbel.naam} is twee keer gekozen.` });
  const naam =
    o.naam === ''
      ? o.bestanden.length === 1
        ? (o.bestanden[0]?.naam ?? '')
        : `Levering van ${o.bestanden.length} bestanden`
      : o.naam;
  const id = await insertLevering(db, { ...o, gemeenteId, gebruikerId, naam, vandaag: isoDatum(o.vandaag) });
  await planTaak(db, 'levering', id);
  await schrijfLogboek(db, o.actor, { handeling: 'levering-aangeboden', soort: 'levering', objectId: id, grond: GROND_WMO });
  return gelukt({ id });
}

/** Puts a delivery that failed in the queue again. */
export async function retryLevering(db: Kysely<DB>, o: { actor: Actor; id: number }): Promise<Resultaat<{ id: number }>> {
  const levering = await findLevering(db, o.id);
  if (levering?.status !== 'mislukt') return geweigerd('Deze levering hoeft niet opnieuw: zij wacht, loopt of is verwerkt.');
  await updateVoortgang(db, { id: o.id, status: 'wacht', stap: '', gedaan: 0, totaal: 0 });
  await planTaak(db, 'levering', o.id);
  await schrijfLogboek(db, o.actor, { handeling: 'levering-opnieuw', soort: 'levering', objectId: o.id, grond: GROND_WMO });
  return gelukt({ id: o.id });
}
