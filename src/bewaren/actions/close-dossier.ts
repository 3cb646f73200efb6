import type { Kysely } from 'kysely';
import type { BeleidInHuis } from '../../beleid/index.ts';
import { productNaam } from '../../inwoner/index.ts';
import type { Datum } from '../../kernel/datum.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { GROND_WMO, schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { Conflict, NietGevonden } from '../../platform/problem.ts';
import { endSluiting, findSluitFeiten, findSluiting, insertSluiting, lockDossier } from '../queries/dossier.ts';
import { findOpenVernietiging } from '../queries/vernietiging.ts';
import { bewaarEinde, isVoorbij, openBijSluiten, sluitRedenen } from '../rules.ts';
import type { SluitForm } from '../types.ts';

/** What findSluitFeiten has to know of the regeling: how a product is paid and called. */
export const sluitWoorden = (beleid: BeleidInHuis, gemeenteId: number, vandaag: Datum) => {
  const regeling = beleid.dichtstbij(gemeenteId, vandaag)?.regeling;
  return {
    vandaag,
    perUur: (product: string): boolean => regeling?.producten.find((een) => een.product === product)?.prijs?.per === 'uur',
    noem: (product: string): string => productNaam(beleid, gemeenteId, vandaag, product),
  };
};

/** Derives the steps of one resident as they are now; the werkvoorraad does. */
export type HerleidStappen = (
  db: Kysely<DB>,
  o: { beleid: BeleidInHuis; gemeenteId: number; vandaag: Datum; inwonerId: number },
) => Promise<void>;

/**
 * Closes a dossier: nothing runs in it any more, and from now on it is only kept (Wmo 2015 art. 5.3.4). Refused while something runs, with
 * what has to be done first. Throws NietGevonden for a dossier that the actor may not know of.
 */
export const closeDossier = async (
  db: Kysely<DB>,
  o: {
    actor: Actor;
    beleid: BeleidInHuis;
    vandaag: Datum;
    inwonerId: number;
    gegevens: SluitForm;
    op?: Datum;
    herleid?: HerleidStappen;
  },
): Promise<Resultaat<{ id: number; bewarenTot: Datum }>> => {
  const i = await lockDossier(db, o.inwonerId);
  if (!i) throw new NietGevonden();
  if (i.status === 'afgerond' && (await findSluiting(db, o.inwonerId))) return geweigerd('Dit dossier is al gesloten.');
  // What is open is read from the kept steps: first those of this moment.
  await o.herleid?.(db, { beleid: o.beleid, gemeenteId: i.gemeente_id, vandaag: o.vandaag, inwonerId: o.inwonerId });
  const feiten = await findSluitFeiten(db, o.inwonerId, sluitWoorden(o.beleid, i.gemeente_id, o.vandaag));
  const redenen = sluitRedenen(openBijSluiten(feiten).eerst);
  if (redenen.length > 0) return { ok: false, redenen };
  const geslotenOp = o.op ?? o.vandaag;
  const { tot, bron } = bewaarEinde(o.beleid.landelijk, { ...feiten, geslotenOp });
  const id = await insertSluiting(db, i, {
    ...o.gegevens,
    geslotenOp,
    laatsteOndersteuning: feiten.laatsteOndersteuning,
    bewarenTot: tot,
    bron,
    door: o.actor.gebruikerId,
  });
  await schrijfLogboek(db, o.actor, {
    handeling: 'dossier-gesloten',
    soort: 'dossiersluiting',
    objectId: id,
    inwonerId: o.inwonerId,
    grond: GROND_WMO,
  });
  return gelukt({ id, bewarenTot: tot });
};

/**
 * Opens a closed dossier again, as it stood; what was proposed about its destruction lapses. Refused when the term is over or two persons
 * agreed to destroy it. Throws NietGevonden, and Conflict when somebody opened it first.
 */
export const reopenDossier = async (
  db: Kysely<DB>,
  o: { actor: Actor; vandaag: Datum; inwonerId: number; versie: number; reden: string },
): Promise<Resultaat<null>> => {
  const [i, sluiting] = [await lockDossier(db, o.inwonerId), await findSluiting(db, o.inwonerId)];
  if (!i) throw new NietGevonden();
  const anders = () => new Conflict({ wat: 'dit dossier', velden: [], terug: `/dossier/${o.inwonerId}/bewaren` });
  if (!sluiting || sluiting.versie !== o.versie) throw anders();
  if (isVoorbij(sluiting.bewarenTot, o.vandaag))
    return geweigerd({
      veld: 'heropenreden',
      tekst:
        'De bewaartermijn is voorbij: dit dossier wordt vernietigd. Komt de inwoner terug, begin dan met een nieuwe aanmelding.',
      bron: sluiting.bron,
    });
  if ((await findOpenVernietiging(db, o.inwonerId))?.status === 'akkoord')
    return geweigerd({
      veld: 'heropenreden',
      tekst: 'Twee personen hebben besloten dit dossier te vernietigen. Openen kan niet meer.',
    });
  const klaar = await endSluiting(db, {
    inwonerId: o.inwonerId,
    id: sluiting.id,
    versie: o.versie,
    op: o.vandaag,
    door: o.actor.gebruikerId,
    reden: o.reden,
  });
  if (!klaar) throw anders();
  await schrijfLogboek(db, o.actor, {
    handeling: 'dossier-heropend',
    soort: 'dossiersluiting',
    objectId: sluiting.id,
    inwonerId: o.inwonerId,
    grond: GROND_WMO,
  });
  return gelukt(null);
};
