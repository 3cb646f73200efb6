import type pg from 'pg';
import type { BeleidInHuis } from '../src/beleid/index.ts';
import { type Datum, datum, isoDatum, plusDagen } from '../src/kernel/datum.ts';
import type { BsnKluis } from '../src/platform/keys.ts';
import type { Insert } from './writer.ts';

export interface SeedSettings {
  owner: pg.Pool;
  beleid: BeleidInHuis;
  bsn: BsnKluis;
  vandaag: Datum;
}

/** What the parts of the seed share. */
export interface Seed extends SeedSettings {
  client: pg.PoolClient;
  insert: Insert;
  gemeenteId: number;
  regelingId: number;
  /** Account ids by persona id. */
  gebruikers: Map<string, number>;
  /** Aanbieder ids by sleutel. */
  aanbieders: Map<string, number>;
  mandaten: Map<string, number>;
  /** Letters that must still be made known, as the story goes on. */
  bekendmakingen: { inwonerId: number; besluitId: number; consulent: string; op: Datum }[];
  /** The resident who has an account: he answers. */
  inwonerMetAccount: number | undefined;
  /** Days back from today. */
  dag(geleden: number): Datum;
}

/** The version of the regeling that holds on a day; on a day without one the version of today. */
export const regelingIdOp = (seed: Seed, dag: Datum): number =>
  seed.beleid.regelingOp(seed.gemeenteId, dag)?.id ?? seed.regelingId;

/** The story was written in 2026; people keep their age in later years. */
export const geborenOp = (seed: Seed, p: { geboren: string }): Datum => datum(p.geboren).add({ years: seed.vandaag.year - 2026 });

/** A line in the logboek as if it was written on that day. */
export const seedLogboek = async (
  seed: Seed,
  handeling: string,
  soort: string,
  objectId: number,
  inwonerId: number,
  gebruikerId: number,
  op: Datum,
  aanbiederId?: number,
): Promise<void> => {
  await seed.insert('logboek', {
    moment: `${isoDatum(op)} 10:${String(objectId % 60).padStart(2, '0')}:00+01`,
    gemeente_id: seed.gemeenteId,
    gebruiker_id: gebruikerId,
    rol: aanbiederId === undefined ? 'consulent' : 'aanbieder',
    handeling,
    soort,
    object_id: String(objectId),
    inwoner_id: inwonerId,
    aanbieder_id: aanbiederId ?? null,
    grond: 'uitvoering Wmo 2015, Werkt mee',
    uitkomst: 'gelukt',
    herkomst: 'web',
  });
};

/** In a weekend nobody of the municipality works: the Friday before, or the Monday after. */
export const opWerkdag = (dag: Datum, kant: 'ervoor' | 'erna' = 'ervoor'): Datum => {
  const over = dag.dayOfWeek - 5;
  return over <= 0 ? dag : plusDagen(dag, kant === 'ervoor' ? -over : 3 - over);
};
