import type { Kysely } from 'kysely';
import { findAanbiedersVan } from '../../inwoner/index.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { GROND_WMO, schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { findOverleg, insertBericht, updatePartijen } from '../queries.ts';
import { partijenUit, partijNaam } from '../rules.ts';
import { plaatsVan } from './send-bericht.ts';

/** Brings a party into a thread. It reads what is written from now on; what stands there was written for fewer eyes. */
export const addPartij = async (
  db: Kysely<DB>,
  o: { actor: Actor; inwonerId: number; overlegId: number; versie: number; wie: string },
): Promise<Resultaat<{ id: number }>> => {
  const [overleg, aanbieders] = await Promise.all([
    findOverleg(db, o.inwonerId, o.overlegId),
    findAanbiedersVan(db, o.inwonerId),
  ]);
  if (!overleg) throw new NietGevonden();
  const erbij = partijenUit(o.wie, aanbieders);
  if (!erbij) return geweigerd({ veld: 'wie', tekst: 'Kies wie je erbij haalt.' });
  if (erbij.aanbiederId !== null && (overleg.aanbiederId !== null || overleg.centrumId !== null))
    return geweigerd({
      veld: 'wie',
      tekst: `In dit overleg zit al een organisatie (${overleg.aanbieder ?? overleg.centrum}). Begin met een andere een nieuw overleg.`,
    });
  const na = {
    metInwoner: overleg.metInwoner || erbij.metInwoner,
    aanbiederId: overleg.aanbiederId ?? erbij.aanbiederId,
    centrumId: overleg.centrumId,
  };
  if (na.metInwoner === overleg.metInwoner && na.aanbiederId === overleg.aanbiederId)
    return geweigerd({ veld: 'wie', tekst: 'Die doet al mee. Kies iemand anders.' });
  if (!(await updatePartijen(db, { ...na, inwonerId: o.inwonerId, id: overleg.id, versie: o.versie })))
    return geweigerd({ veld: 'wie', tekst: 'Een collega haalde er net iemand bij. Kijk eerst wie er nu meeleest.' });
  const nieuw = await findOverleg(db, o.inwonerId, o.overlegId);
  if (!nieuw) throw new NietGevonden();
  const naam = partijNaam(nieuw, erbij.aanbiederId === null ? 'inwoner' : 'aanbieder');
  await insertBericht(db, plaatsVan(nieuw), {
    ...na,
    overlegId: overleg.id,
    soort: 'erbij',
    van: 'gemeente',
    tekst: `${naam} leest vanaf nu mee.`,
    door: o.actor.gebruikerId,
    namens: null,
  });
  await schrijfLogboek(db, o.actor, {
    handeling: 'overleg-partij-erbij',
    soort: 'overleg',
    objectId: overleg.id,
    inwonerId: o.inwonerId,
    grond: GROND_WMO,
  });
  return gelukt({ id: overleg.id });
};
