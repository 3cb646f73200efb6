import type { Kysely } from 'kysely';
import type { BeleidInHuis } from '../../beleid/index.ts';
import type { DB } from '../../platform/db/schema.ts';
import { type Afzender, type BerichtSoort, berichtVan } from '../berichten.ts';
import { insertBericht } from '../queries/index.ts';
import { wieMoet } from '../rules.ts';
import type { Afspraak, Partij } from '../types.ts';

/** Who writes for a municipality. `basis` is the origin of the product. */
export const afzenderVan = (beleid: BeleidInHuis, gemeenteId: number, basis: string): Afzender => {
  const { naam, telefoon } = beleid.gemeente(gemeenteId);
  return { gemeente: naam, telefoon: telefoon.waarde, basis };
};

/** Plans a mail to each guest, in the transaction of the act. `behalve` did it himself and need not be told. */
export const tellGenodigden = async (
  db: Kysely<DB>,
  a: Pick<
    Afspraak,
    'id' | 'uid' | 'begin' | 'minuten' | 'gemeenteId' | 'inwonerId' | 'consulentId' | 'aanbiederId' | 'metInwoner'
  >,
  o: {
    soort: BerichtSoort;
    volgnummer: number;
    afzender: Afzender;
    behalve?: Partij | undefined;
    eerder?: Date | undefined;
    door: number;
  },
): Promise<void> => {
  for (const aan of wieMoet(a)) {
    if (aan === o.behalve || (aan === 'consulent' && a.consulentId === 0)) continue;
    await insertBericht(db, a, { aan, soort: o.soort, door: o.door, ...berichtVan(a, { ...o, aan }) });
  }
};
