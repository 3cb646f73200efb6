import type { Kysely } from 'kysely';
import type { BeleidInHuis, OpgeslagenRegeling } from '../../beleid/index.ts';
import type { Datum } from '../../kernel/datum.ts';
import { toonDatum } from '../../kernel/datum.ts';
import { GROND_WMO, schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { Conflict, NietGevonden } from '../../platform/problem.ts';
import { findHouder, lockTraject } from '../queries/index.ts';
import type { Stand } from '../types.ts';
import type { Houder, StapRij, TrajectRij } from '../types-rijen.ts';
import { type Gelezen, readTraject, standNaEinde, standVan } from './load-traject.ts';

/** What every act on a traject needs to know. */
export interface TrajectOpdracht {
  actor: Actor;
  beleid: BeleidInHuis;
  vandaag: Datum;
  inwonerId: number;
  waarden: Readonly<Record<string, string>>;
}

/** Of an act on a step: which, and of which version the form was made. */
export interface StapOpdracht extends TrajectOpdracht {
  stapId: number;
  versie: number;
}

export interface Geladen {
  houder: Houder;
  gelezen: Gelezen;
  regeling: OpgeslagenRegeling;
  traject: TrajectRij | undefined;
  stand: Stand;
}

/** The traject as it stands, held still until the end of the transaction; `naEinde`: for a way back, one that ended too. Throws NietGevonden without a resident or a route. */
export const loadTraject = async (
  db: Kysely<DB>,
  o: TrajectOpdracht & { stap?: string; naEinde?: boolean },
): Promise<Geladen> => {
  await lockTraject(db, o.inwonerId);
  const houder = await findHouder(db, o.inwonerId);
  if (!houder) throw new NietGevonden();
  const gelezen = await readTraject(db, o.inwonerId);
  const wanneer = { gemeenteId: houder.gemeente_id, vandaag: o.vandaag };
  const geladen =
    (o.naEinde === true ? standNaEinde(o.beleid, gelezen, wanneer) : undefined) ??
    standVan(o.beleid, gelezen, { ...wanneer, begin: o.stap });
  if (!geladen?.stand) throw new NietGevonden();
  return { houder, gelezen, regeling: geladen.regeling, traject: geladen.traject, stand: geladen.stand };
};

const standTekst = (rij: StapRij): string =>
  rij.ingetrokkenOp
    ? `ingetrokken op ${toonDatum(rij.ingetrokkenOp)}`
    : rij.geeindigdOp
      ? `geëindigd op ${toonDatum(rij.geeindigdOp)}`
      : rij.voorgesteld
        ? 'voorgesteld'
        : 'loopt';

/** Somebody changed the step in between. */
export const stapConflict = (inwonerId: number, nu: StapRij, jouw: string): Conflict =>
  new Conflict({
    wat: 'deze stap',
    velden: [{ label: 'Stap', jouw, nu: standTekst(nu), anders: true }],
    terug: `/dossier/${inwonerId}/route`,
    nieuweVersie: nu.versie,
  });

/** The step of the address, as the form was made of it. Throws NietGevonden or Conflict. */
export const getStap = (gelezen: Pick<Gelezen, 'stappen'>, o: StapOpdracht, jouw: string): StapRij => {
  const rij = gelezen.stappen.find(({ id }) => id === o.stapId);
  if (!rij) throw new NietGevonden();
  if (rij.versie !== o.versie) throw stapConflict(o.inwonerId, rij, jouw);
  return rij;
};

/** A line in the logboek about something of a traject. */
export const logTraject = (
  db: Kysely<DB>,
  o: { actor: Actor; inwonerId: number; gemeenteId?: number },
  handeling: string,
  soort: 'traject' | 'trajectstap' | 'trajectoordeel' | 'trajectverzoek' | 'trajectplicht' | 'trajectgeld',
  objectId: number,
): Promise<void> =>
  schrijfLogboek(db, o.actor, {
    handeling,
    soort,
    objectId,
    inwonerId: o.inwonerId,
    grond: GROND_WMO,
    gemeenteId: o.gemeenteId,
  });
