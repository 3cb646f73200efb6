import type { Kysely } from 'kysely';
import { parseBsn } from '../../kernel/bsn.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import type { DB } from '../../platform/db/schema.ts';
import type { BsnKluis } from '../../platform/keys.ts';
import { openNood, sluitNood } from '../queries/index.ts';
import type { NoodReden } from '../types.ts';

/**
 * Opens a dossier of another at once, to read it, for as long as beheer set (keuze). The resident, his consulent and the teammanager see
 * that, with the reason. Gives the resident. Refused for a dossier that does not exist here, and for one within reach anyway.
 */
export const openNoodtoegang = async (
  db: Kysely<DB>,
  bsn: BsnKluis,
  o: { wie: string; reden: NoodReden; toelichting: string },
): Promise<Resultaat<{ inwonerId: number }>> => {
  const gelezen = parseBsn(o.wie);
  const uit = await openNood(db, {
    dossiernummer: gelezen === undefined ? o.wie : null,
    bsnHash: gelezen === undefined ? null : bsn.hash(gelezen),
    reden: o.reden,
    toelichting: o.toelichting,
  });
  if (uit.uit === 'onbekend' || uit.inwoner_id === null)
    return geweigerd({
      veld: 'wie',
      tekst: 'Er is in deze gemeente geen dossier met dit nummer. Kijk het na, of zoek eerst bij wie de inwoner bekend is.',
    });
  if (uit.uit === 'eigen')
    return geweigerd({ veld: 'wie', tekst: 'Dit dossier mag je gewoon openen. Daar is geen noodtoegang voor nodig.' });
  return gelukt({ inwonerId: uit.inwoner_id });
};

/** Gives back an access before its time. Refused when it is over already. */
export const closeNoodtoegang = async (db: Kysely<DB>, id: number): Promise<Resultaat<null>> =>
  (await sluitNood(db, id)) ? gelukt(null) : geweigerd('Deze noodtoegang is al voorbij.');
