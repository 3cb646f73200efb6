import type { Kysely } from 'kysely';
import type { Landelijk } from '../../beleid/index.ts';
import { addDossierstuk, isDocumentVan } from '../../document/index.ts';
import type { Datum } from '../../kernel/datum.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { GROND_WMO, schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { findVan, insertResultaatstuk } from '../queries-stukken.ts';

type Nieuw = Pick<Parameters<typeof addDossierstuk>[1], 'soort' | 'titel' | 'lezers' | 'bestand'>;

/**
 * Adds a document to what a result rests on (AP21): one that is sent in now and kept in the dossier, or one that stands there already. Refused
 * when the same bytes or the same document stand there. Throws NietGevonden for a toewijzing or document that the actor may not know of.
 */
export const addResultaatstuk = async (
  db: Kysely<DB>,
  o: { actor: Actor; landelijk: Landelijk; vandaag: Datum; toewijzingId: number; stuk: Nieuw | { id: number } },
): Promise<Resultaat<{ stukId: number }>> => {
  const van = await findVan(db, o.toewijzingId);
  if (!van) throw new NietGevonden();
  let stukId: number;
  if ('id' in o.stuk) {
    if (!(await isDocumentVan(db, van.inwoner_id, o.stuk.id))) throw new NietGevonden();
    stukId = o.stuk.id;
  } else {
    const nieuw = await addDossierstuk(db, { ...o, inwonerId: van.inwoner_id, ...o.stuk });
    if (!nieuw.ok) return nieuw;
    stukId = nieuw.waarde.id;
  }
  const { id: toewijzing_id, ...rest } = van;
  const erbij = await insertResultaatstuk(db, {
    ...rest,
    toewijzing_id,
    stuk_id: stukId,
    kant: o.actor.rol === 'aanbieder' ? 'aanbieder' : 'gemeente',
    door: o.actor.gebruikerId,
  });
  if (!erbij) return geweigerd({ veld: 'bestaand', tekst: 'Dit document staat al bij het resultaat.' });
  await schrijfLogboek(db, o.actor, {
    handeling: 'resultaatstuk-toegevoegd',
    soort: 'resultaatstuk',
    objectId: stukId,
    inwonerId: van.inwoner_id,
    aanbiederId: van.aanbieder_id,
    gemeenteId: van.gemeente_id,
    grond: GROND_WMO,
  });
  return gelukt({ stukId });
};
