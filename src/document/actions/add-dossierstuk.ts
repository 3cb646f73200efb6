import type { Kysely } from 'kysely';
import type { Landelijk } from '../../beleid/index.ts';
import { findPlaats } from '../../inwoner/index.ts';
import { type Datum, isoDatum } from '../../kernel/datum.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { GROND_WMO, schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { findZelfde, insertStuk } from '../queries.ts';
import { bewarenTot, titelVan } from '../rules.ts';
import type { Lezers, Soort } from '../types.ts';
import type { Ontvangen } from './receive-bestand.ts';

/** Keeps a document in a dossier until the day that the law gives (Wmo 2015 art. 5.3.4). Refused when the same bytes stand there already. */
export const addDossierstuk = async (
  db: Kysely<DB>,
  o: {
    actor: Actor;
    landelijk: Landelijk;
    vandaag: Datum;
    inwonerId: number;
    soort: Soort;
    titel: string;
    lezers: Lezers;
    bestand: Ontvangen;
  },
): Promise<Resultaat<{ id: number }>> => {
  const plaats = await findPlaats(db, o.inwonerId);
  if (!plaats) throw new NietGevonden();
  const zelfde = await findZelfde(db, o.inwonerId, o.bestand.sha256);
  if (zelfde !== undefined)
    return geweigerd({
      veld: 'bestand',
      tekst: `Dit document staat al in het dossier, als “${zelfde}”. Kies een ander bestand.`,
    });
  const { bewaren } = o.landelijk.termijnen;
  const herkomst = o.actor.rol === 'inwoner' || o.actor.rol === 'aanbieder' ? o.actor.rol : 'gemeente';
  const { id } = await insertStuk(db, plaats, {
    ...o.lezers,
    ...o.bestand,
    soort: o.soort,
    titel: titelVan(o.titel, o.bestand.bestandsnaam),
    herkomst,
    door: o.actor.gebruikerId,
    bewarenTot: isoDatum(bewarenTot(bewaren, o.vandaag)),
    bewarenBron: bewaren.bron,
  });
  await schrijfLogboek(db, o.actor, {
    handeling: 'document-toegevoegd',
    soort: 'dossierstuk',
    objectId: id,
    inwonerId: o.inwonerId,
    gemeenteId: plaats.gemeente_id,
    grond: herkomst === 'inwoner' ? 'eigen gegevens (AVG artikel 15)' : GROND_WMO,
  });
  return gelukt({ id });
};
