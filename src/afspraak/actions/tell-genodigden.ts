import type { Kysely } from 'kysely';
import type { BeleidInHuis } from '../../beleid/index.ts';
import type { DB } from '../../platform/db/schema.ts';
import { type Afzender, type BerichtSoort, berichtVan } from '../berichten.ts';
import { insertBericht } from '../queries/index.ts';
import { wieMoet } from '../rules.ts';
import type { Afspraak, Partij, Partijen } from '../types.ts';

/** Who writes for a municipality. `basis` is the origin of the product. */
export const afzenderVan = (beleid: BeleidInHuis, gemeenteId: number, basis: string): Afzender => {
  const { naam, telefoon } = beleid.gemeente(gemeenteId);
  return { gemeente: naam, telefoon: telefoon.waarde, basis };
};

/** Plans a mail to each guest, in the transaction of the act. `behalve` did it himself and need not be told; `alleen`: nobody else is told. */
export const tellGenodigden = async (
  db: Kysely<DB>,
  a: Pick<Afspraak, 'id' | 'uid' | 'soort' | 'begin' | 'minuten' | 'gemeenteId' | 'inwonerId' | 'consulentId' | 'aanbiederId'> &
    Partijen,
  o: {
    soort: BerichtSoort;
    volgnummer: number;
    afzender: Afzender;
    behalve?: Partij | undefined;
    alleen?: Partij | undefined;
    eerder?: Date | undefined;
    door: number;
  },
): Promise<void> => {
  for (const aan of o.alleen === undefined ? wieMoet(a) : [o.alleen]) {
    if (aan === o.behalve || (aan === 'consulent' && a.consulentId === 0)) continue;
    await insertBericht(db, a, { aan, soort: o.soort, door: o.door, ...berichtVan(a, { ...o, aan }) });
  }
};
