import type { Kysely } from 'kysely';
import type { BeleidInHuis } from '../../beleid/index.ts';
import { type Datum, isNa, isVoor, plusDagen, toonDatum } from '../../kernel/datum.ts';
import { gelukt, geweigerd, type Reden, type Resultaat } from '../../kernel/resultaat.ts';
import { GROND_WMO, schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { planTaak } from '../../platform/jobs.ts';
import { insertOmzetting } from '../queries/index.ts';
import type { Omzetting } from '../types.ts';

export type NieuweOmzetting = Omit<Omzetting, 'id' | 'aanbieder' | 'status' | 'versie' | 'doorId' | 'door'>;

/** A change cannot begin longer ago or further ahead than this, in dagen (keuze): such a day is a slip of the pen. */
const VER = 2 * 366;

/** What is wrong with a change as it was filled in, each at its field. */
export function omzettingRedenen(n: NieuweOmzetting, vandaag: Datum, beleid: Pick<BeleidInHuis, 'regelingMetId'>): Reden[] {
  const uit: Reden[] = [];
  if (isVoor(n.dag, plusDagen(vandaag, -VER)) || isNa(n.dag, plusDagen(vandaag, VER)))
    uit.push({
      veld: 'dag',
      tekst: `Kies een dag tussen ${toonDatum(plusDagen(vandaag, -VER))} en ${toonDatum(plusDagen(vandaag, VER))}.`,
    });
  if (isVoor(n.nagaanTot, vandaag))
    uit.push({ veld: 'nagaanTot', tekst: 'Deze dag is al voorbij. Kies vandaag of een dag daarna.' });
  if (n.van && n.tot && isVoor(n.tot, n.van))
    uit.push({ veld: 'tot', tekst: `De laatste dag ligt vóór de eerste. Kies ${toonDatum(n.van)} of een dag daarna.` });
  if (n.soort === 'nieuwe-versie' && n.regelingId !== undefined) {
    const begin = beleid.regelingMetId(n.regelingId).geldigVan;
    if (String(n.dag) < begin) uit.push({ veld: 'dag', tekst: 'De gekozen versie geldt dan nog niet. Kies een latere dag.' });
  }
  return uit;
}

/** Writes down what changes and lets the worker work out the proposals. Nothing changes for anybody yet. Gives its number. */
export const createOmzetting = async (
  db: Kysely<DB>,
  o: { actor: Actor; beleid: BeleidInHuis; vandaag: Datum; nieuw: NieuweOmzetting },
): Promise<Resultaat<number>> => {
  const { actor, nieuw } = o;
  const magNiet =
    actor.rol === 'contractmanager' ? nieuw.soort !== 'tarief' && nieuw.soort !== 'aanbieder-stopt' : nieuw.soort === 'tarief';
  if (magNiet) return geweigerd({ veld: 'soort', tekst: 'Deze wijziging begint een collega met een andere rol.' });
  const redenen = omzettingRedenen(nieuw, o.vandaag, o.beleid);
  if (redenen.length > 0) return geweigerd(...redenen);
  const id = await insertOmzetting(db, { ...nieuw, gemeenteId: actor.gemeenteId ?? 0, doorId: actor.gebruikerId });
  await planTaak(db, 'omzetting', id);
  await schrijfLogboek(db, actor, { handeling: 'omzetting-begonnen', soort: 'omzetting', objectId: id, grond: GROND_WMO });
  return gelukt(id);
};
