import type { Kysely } from 'kysely';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { GROND_WMO, schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { planTaak } from '../../platform/jobs.ts';
import { setStatus } from '../queries/index.ts';
import type { OmzettingStatus } from '../types.ts';

/** What may be done with the whole, and from which states. */
const DADEN = {
  uitvoeren: { van: ['nagaan', 'gestopt'], naar: 'bezig', handeling: 'omzetting-uitgevoerd' },
  stoppen: { van: ['bezig', 'opstellen'], naar: 'gestopt', handeling: 'omzetting-gestopt' },
  verder: { van: ['gestopt'], naar: 'nagaan', handeling: 'omzetting-begonnen' },
  wegleggen: { van: ['nagaan', 'gestopt', 'opstellen'], naar: 'weggelegd', handeling: 'omzetting-weggelegd' },
  afsluiten: { van: ['nagaan'], naar: 'klaar', handeling: 'omzetting-afgesloten' },
} as const satisfies Readonly<Record<string, { van: readonly OmzettingStatus[]; naar: OmzettingStatus; handeling: string }>>;
export type OmzettingDaad = keyof typeof DADEN;
export const isOmzettingDaad = (tekst: string): tekst is OmzettingDaad => Object.hasOwn(DADEN, tekst);

/** Carries out what was accepted, stops half-way, goes on, puts away or closes. Refused when it changed since it was shown. */
export const changeOmzetting = async (
  db: Kysely<DB>,
  o: { actor: Actor; omzettingId: number; versie: number; daad: OmzettingDaad },
): Promise<Resultaat<null>> => {
  const { van, naar, handeling } = DADEN[o.daad];
  const gezet = await setStatus(db, {
    id: o.omzettingId,
    van,
    naar,
    versie: o.versie,
    ...(o.daad === 'uitvoeren' ? { door: o.actor.gebruikerId } : {}),
  });
  if (!gezet)
    return geweigerd('De wijziging is intussen veranderd. Hieronder staat hoe het er nu voor staat: kijk het nog eens na.');
  if (o.daad === 'uitvoeren') await planTaak(db, 'omzetting', o.omzettingId);
  await schrijfLogboek(db, o.actor, { handeling, soort: 'omzetting', objectId: o.omzettingId, grond: GROND_WMO });
  return gelukt(null);
};
