import { z } from 'zod';
import { Verklaard } from '../platform/problem.ts';

const Hash = z.string().regex(/^[0-9a-f]{64}$/);

/** What one file holds: COPY text, compressed with gzip. `sha256` is over the text and not over the file. */
const Inhoud = z.object({
  kolommen: z.array(z.string()).min(1),
  rijen: z.int().min(0),
  sha256: Hash,
});
export type Inhoud = z.output<typeof Inhoud>;

/** What stands in manifest.json: what the back-up holds and what it takes to put it back. */
export const Manifest = z.object({
  soort: z.literal('werktmee-reservekopie'),
  /** The shape of the folder; another number is another shape. */
  vorm: z.literal(1),
  gemaaktOp: z.iso.datetime(),
  omgeving: z.enum(['demo', 'productie']),
  product: z.string(),
  postgres: z.string(),
  migraties: z.array(z.object({ naam: z.string(), hash: Hash })).min(1),
  tabellen: z.record(z.string().regex(/^[a-z_][a-z0-9_]*$/), Inhoud),
  /** Jobs that wait or failed, of the queue. */
  taken: Inhoud,
  /** Of each sequence the next number it would give is after `waarde`, or `waarde` itself when `gebruikt` is false. */
  reeksen: z.record(z.string().regex(/^(public|app)\.[a-z_][a-z0-9_]*$/), z.object({ waarde: z.int(), gebruikt: z.boolean() })),
  /** The newest seal of the logboek. */
  anker: z.object({ verzegeling: z.int(), totId: z.int(), keten: Hash }).optional(),
  /** Prints of the keys, never a key; `bestand` tells that the keys themselves are in the back-up. */
  sleutels: z.object({ bsn: z.array(z.string().nullable()), zoek: z.string(), bestand: z.boolean() }),
});
export type Manifest = z.output<typeof Manifest>;

/** A back-up that was made, or that was read again and is whole. */
export interface Overzicht {
  map: string;
  gemaaktOp: string;
  product: string;
  /** Rows for each table. */
  tabellen: Record<string, number>;
  taken: number;
  /** Bytes on disk. */
  grootte: number;
  /** Of the newest seal of the logboek: in the back-up, or after a restore in the database. */
  anker?: string | undefined;
  /** The keys themselves are in the folder. */
  sleutels: boolean;
}

/** What a restore did. */
export interface Hersteld extends Overzicht {
  /** Migrations of this product that ran after the data came in: the back-up was older. */
  bijgewerkt: string[];
  logboek: { heel: boolean; regels: number };
}

/** Something a person can mend: the sentence says what and how. */
export class NietMogelijk extends Verklaard {}
