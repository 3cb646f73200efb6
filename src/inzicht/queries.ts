import { type Kysely, sql } from 'kysely';
import { type Datum, isoDatum } from '../kernel/datum.ts';
import type { DB } from '../platform/db/schema.ts';

/** Residents per trede where they stand now; a trede with fewer than five is left out. */
export const findAantallenPerTrede = async (db: Kysely<DB>): Promise<{ trede: number; aantal: number }[]> => {
  const { rows } = await sql<{
    trede: number;
    aantal: number | string;
  }>`select trede, aantal from app.aantallen_per_trede()`.execute(db);
  return rows.map((rij) => ({ trede: rij.trede, aantal: Number(rij.aantal) }));
};

/** Toewijzingen per product and status; `aantal` undefined: fewer than five residents. */
export const findToewijzingenPerProduct = async (
  db: Kysely<DB>,
  vandaag: Datum,
): Promise<{ product: string; status: string; aantal: number | undefined }[]> => {
  const { rows } = await sql<{
    product: string;
    status: string;
    aantal: number | string | null;
  }>`select product, status, aantal from app.toewijzingen_per_product(${isoDatum(vandaag)}::date)`.execute(db);
  return rows.map((rij) => ({ ...rij, aantal: rij.aantal === null ? undefined : Number(rij.aantal) }));
};

/** How many steps up held, by months after (K7); undefined: too few residents to tell. */
export const findDuurzaam = async (
  db: Kysely<DB>,
): Promise<{ maanden: number; gevraagd: number | undefined; duurzaam: number | undefined }[]> => {
  const { rows } = await sql<{
    maanden: number;
    gevraagd: number | string | null;
    duurzaam: number | string | null;
  }>`select maanden, gevraagd, duurzaam from app.nazorg_uitkomsten()`.execute(db);
  const getal = (waarde: number | string | null) => (waarde === null ? undefined : Number(waarde));
  return rows.map((rij) => ({ maanden: rij.maanden, gevraagd: getal(rij.gevraagd), duurzaam: getal(rij.duurzaam) }));
};
