import { type Kysely, sql } from 'kysely';
import { type Datum, isoDatum } from '../kernel/datum.ts';
import type { DB } from '../platform/db/schema.ts';
import type { Aanbieder, AanbiederGegevens, AanbiederInLijst } from './types.ts';

const KOLOMMEN = ['id', 'naam', 'agb', 'kvk', 'rsin', 'sector', 'postcode', 'woonplaats', 'telefoon', 'email', 'versie'] as const;
const metNummers = <T extends { kvk: string | null; rsin: string | null }>(rij: T) => ({
  ...rij,
  kvk: rij.kvk ?? '',
  rsin: rij.rsin ?? '',
});

/** Every organisation with what it does here; those that the municipality works with first. */
export const listAanbieders = async (db: Kysely<DB>, vandaag: Datum): Promise<AanbiederInLijst[]> => {
  const aantallen = sql<{
    aanbieder_id: number;
    lopend: number;
    accounts: number;
    contract: boolean;
    contract_tot: string | null;
  }>`app.aantallen_aanbieders(${isoDatum(vandaag)}::date)`.as('n');
  const rijen = await db
    .selectFrom('aanbieder as a')
    .innerJoin(aantallen, 'n.aanbieder_id', 'a.id')
    .select(KOLOMMEN.map((kolom) => `a.${kolom}` as const))
    .select(['n.lopend', 'n.accounts', 'n.contract', 'n.contract_tot'])
    .orderBy(sql`(n.lopend > 0 or n.contract)`, 'desc')
    .orderBy('a.naam')
    .execute();
  return rijen.map(({ contract_tot, ...rij }) => ({ ...metNummers(rij), contractTot: contract_tot ?? undefined }));
};

export const findAanbieder = async (db: Kysely<DB>, id: number): Promise<Aanbieder | undefined> => {
  const rij = await db.selectFrom('aanbieder').select(KOLOMMEN).where('id', '=', id).executeTakeFirst();
  return rij && metNummers(rij);
};

/** People of the organisation; names only. */
export const listAccounts = (db: Kysely<DB>, aanbiederId: number): Promise<{ id: number; naam: string; actief: boolean }[]> =>
  db
    .selectFrom('gebruiker')
    .select(['id', 'naam', 'actief'])
    .where('aanbieder_id', '=', aanbiederId)
    .orderBy('actief', 'desc')
    .orderBy('naam')
    .execute();

/** What stood there before, newest first. */
export const listAanbiederversies = (db: Kysely<DB>, aanbiederId: number) =>
  db
    .selectFrom('aanbiederversie as v')
    .leftJoin('gebruiker as g', 'g.id', 'v.door')
    .select(['v.versie', 'v.inhoud', 'v.op', 'g.naam as door'])
    .where('v.aanbieder_id', '=', aanbiederId)
    .orderBy('v.versie', 'desc')
    .execute();

export const findAanbiederOpAgb = async (db: Kysely<DB>, agb: string): Promise<{ id: number; naam: string } | undefined> =>
  db.selectFrom('aanbieder').select(['id', 'naam']).where('agb', '=', agb).executeTakeFirst();

const rijVan = ({ kvk, rsin, ...gegevens }: AanbiederGegevens) => ({ ...gegevens, kvk: kvk || null, rsin: rsin || null });

/** Undefined when the AGB code is taken. */
export const insertAanbieder = async (
  db: Kysely<DB>,
  gemeenteId: number,
  agb: string,
  gegevens: AanbiederGegevens,
): Promise<number | undefined> =>
  (
    await db
      .insertInto('aanbieder')
      .values({ agb, ...rijVan(gegevens), door_gemeente_id: gemeenteId })
      .onConflict((oc) => oc.column('agb').doNothing())
      .returning('id')
      .executeTakeFirst()
  )?.id;

/** False when somebody else changed it since `versie`, or when this municipality may not. */
export const updateAanbieder = async (
  db: Kysely<DB>,
  o: { id: number; versie: number; gegevens: AanbiederGegevens },
): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('aanbieder')
    .set({ ...rijVan(o.gegevens), versie: o.versie + 1 })
    .where('id', '=', o.id)
    .where('versie', '=', o.versie)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

export const insertAanbiederversie = async (
  db: Kysely<DB>,
  o: { oud: Aanbieder; gemeenteId: number; door: number },
): Promise<void> => {
  const { id, versie, ...inhoud } = o.oud;
  await db
    .insertInto('aanbiederversie')
    .values({ aanbieder_id: id, versie, inhoud: JSON.stringify(inhoud), gemeente_id: o.gemeenteId, door: o.door })
    .execute();
};
