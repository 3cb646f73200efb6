import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type { DB } from '../../platform/db/schema.ts';
import type { BesluitSoort } from '../soorten.ts';

/** A form as it was typed. */
export const leesGetypt = (invoer: unknown): Record<string, string> => z.record(z.string(), z.string()).parse(invoer);

const concepten = (db: Kysely<DB>) =>
  db
    .selectFrom('besluitconcept as c')
    .innerJoin('gebruiker as g', 'g.id', 'c.door')
    .leftJoin('gebruiker as t', 't.id', 'c.tekenaar_id')
    .leftJoin('gebruiker as e', 'e.id', 'c.eerste_door')
    .leftJoin('gebruiker as r', 'r.id', 'c.terug_door')
    .select([
      'c.id',
      'c.inwoner_id',
      'c.consulent_id',
      'c.soort',
      'c.product',
      'c.invoer',
      'c.betreft_besluit_id',
      'c.betreft_toewijzing_id',
      'c.status',
      'c.gemaakt_op',
      'c.gewijzigd_op',
      'c.tekenaar_id',
      'c.voorgelegd_op',
      'c.eerste_door',
      'c.eerste_mandaat_id',
      'c.eerste_op',
      'c.terug_op',
      'c.terug_reden',
      'c.besluit_id',
      'c.versie',
      'g.naam as door',
      't.naam as tekenaar',
      'e.naam as eerste',
      'r.naam as terug_van',
    ]);

export const findConcept = (db: Kysely<DB>, inwonerId: number, id: number) =>
  concepten(db).where('c.inwoner_id', '=', inwonerId).where('c.id', '=', id).executeTakeFirst();
export type ConceptRij = NonNullable<Awaited<ReturnType<typeof findConcept>>>;

/** The concepts on a resident that are still open, newest first. */
export const listConcepten = (db: Kysely<DB>, inwonerId: number) =>
  concepten(db)
    .where('c.inwoner_id', '=', inwonerId)
    .where('c.status', 'in', ['concept', 'ter-ondertekening', 'teruggestuurd'])
    .orderBy('c.id', 'desc')
    .execute();

/** What lies before who asks to be signed, the longest waiting first. */
export const listTerOndertekening = (db: Kysely<DB>) =>
  concepten(db)
    .innerJoin('inwoner as i', (join) => join.onRef('i.gemeente_id', '=', 'c.gemeente_id').onRef('i.id', '=', 'c.inwoner_id'))
    .innerJoin('inwoner_persoon as p', (join) =>
      join.onRef('p.gemeente_id', '=', 'c.gemeente_id').onRef('p.inwoner_id', '=', 'c.inwoner_id'),
    )
    .innerJoin('gebruiker as v', 'v.id', 'c.voorgelegd_door')
    .select([
      'i.gemeente_id',
      'i.dossiernummer',
      'p.voornaam',
      'p.voorvoegsel',
      'p.achternaam',
      'p.geboortedatum',
      'v.naam as voorgelegd_door',
    ])
    .where('c.status', '=', 'ter-ondertekening')
    .where('c.tekenaar_id', '=', sql<number>`app.gebruiker()`)
    .orderBy('c.voorgelegd_op')
    .execute();

/** Changes for many in which a row lies before the reader to be signed (src/omzetting), with how many. */
export const listOmzettingenTeTekenen = (db: Kysely<DB>) =>
  db
    .selectFrom('omzettingregel as r')
    .innerJoin('omzetting as o', (join) => join.onRef('o.gemeente_id', '=', 'r.gemeente_id').onRef('o.id', '=', 'r.omzetting_id'))
    .select((eb) => ['o.id', 'o.reden', 'o.nagaan_tot', eb.fn.countAll<number>().as('aantal')])
    .where('r.stand', '=', 'voorgelegd')
    .where('r.tekenaar_id', '=', sql<number>`app.gebruiker()`)
    .where('r.uitkomst', 'is', null)
    .where('o.status', 'in', ['nagaan', 'gestopt', 'bezig'])
    .groupBy(['o.id', 'o.reden', 'o.nagaan_tot'])
    .orderBy('o.nagaan_tot')
    .execute();

/** Besluiten that were taken with one signature and wait for another's (four eyes), of the residents that the reader sees. */
export const listTweedeHandtekening = (db: Kysely<DB>) =>
  db
    .selectFrom('besluit as b')
    .innerJoin('inwoner_persoon as p', (join) =>
      join.onRef('p.gemeente_id', '=', 'b.gemeente_id').onRef('p.inwoner_id', '=', 'b.inwoner_id'),
    )
    .innerJoin('gebruiker as g', 'g.id', 'b.genomen_door')
    .select([
      'b.id',
      'b.inwoner_id',
      'b.soort',
      'b.product',
      'b.beschikkingnummer',
      'b.genomen_op',
      'p.voornaam',
      'p.voorvoegsel',
      'p.achternaam',
      'g.naam as door',
    ])
    .where('b.vier_ogen', '=', true)
    .where('b.mede_door', 'is', null)
    .where('b.genomen_door', '<>', sql<number>`app.gebruiker()`)
    .orderBy('b.genomen_op')
    .limit(200)
    .execute();

export const insertConcept = async (
  db: Kysely<DB>,
  rij: {
    gemeente_id: number;
    inwoner_id: number;
    consulent_id: number;
    soort: BesluitSoort;
    product: string;
    invoer: string;
    betreft_besluit_id: number | null;
    betreft_toewijzing_id: number | null;
    door: number;
  },
): Promise<number> => (await db.insertInto('besluitconcept').values(rij).returning('id').executeTakeFirstOrThrow()).id;

/** What may be set of a concept. */
export interface ConceptWijziging {
  product?: string;
  invoer?: string;
  status?: 'concept' | 'ter-ondertekening' | 'teruggestuurd' | 'getekend' | 'weggelegd';
  gewijzigd_op?: 'nu';
  tekenaar_id?: number | null;
  voorgelegd_door?: number;
  voorgelegd_op?: 'nu';
  eerste_door?: number | null;
  eerste_mandaat_id?: number | null;
  eerste_op?: string | null;
  terug_door?: number | null;
  terug_op?: 'nu' | null;
  terug_reden?: string;
  besluit_id?: number;
}

/** In this transaction the actor signs this concept: until then he only reads the dossier it is about. */
export const setTekent = async (db: Kysely<DB>, conceptId: number): Promise<void> => {
  await sql`select set_config('app.tekent', ${String(conceptId)}, true)`.execute(db);
};

/** False when somebody else changed it in the meantime. */
export const updateConcept = async (
  db: Kysely<DB>,
  o: { id: number; versie: number },
  wijziging: ConceptWijziging,
): Promise<boolean> => {
  const nu = sql<Date>`clock_timestamp()`;
  const { gewijzigd_op, voorgelegd_op, terug_op, ...rest } = wijziging;
  const rij = await db
    .updateTable('besluitconcept')
    .set({
      ...rest,
      ...(gewijzigd_op ? { gewijzigd_op: nu } : {}),
      ...(voorgelegd_op ? { voorgelegd_op: nu } : {}),
      ...(terug_op === undefined ? {} : { terug_op: terug_op === null ? null : nu }),
      versie: o.versie + 1,
    })
    .where('id', '=', o.id)
    .where('versie', '=', o.versie)
    .returning('id')
    .executeTakeFirst();
  return rij !== undefined;
};

/** Who may open a shielded dossier besides its consulent; undefined: it is not shielded. */
export const findGenoemden = async (db: Kysely<DB>, inwonerId: number): Promise<number[] | undefined> => {
  const schild = await db
    .selectFrom('afscherming')
    .select('id')
    .where('inwoner_id', '=', inwonerId)
    .where('opgeheven_op', 'is', null)
    .executeTakeFirst();
  if (!schild) return undefined;
  const rijen = await db
    .selectFrom('afschermingpersoon')
    .select('gebruiker_id')
    .where('afscherming_id', '=', schild.id)
    .where('ingetrokken_op', 'is', null)
    .execute();
  return rijen.map(({ gebruiker_id }) => gebruiker_id);
};

/** Puts the second signature under a besluit that was taken; false when somebody was first. */
export const setMede = async (db: Kysely<DB>, o: { id: number; door: number; mandaatId: number; op: string }): Promise<boolean> =>
  (await db
    .updateTable('besluit')
    .set((eb) => ({ mede_door: o.door, mede_mandaat_id: o.mandaatId, mede_op: o.op, versie: eb('versie', '+', 1) }))
    .where('id', '=', o.id)
    .where('mede_door', 'is', null)
    .returning('id')
    .executeTakeFirst()) !== undefined;

/** A concept whose owner took the besluit himself. One that is not there, or was settled, is left. */
export const closeConcept = (db: Kysely<DB>, o: { inwonerId: number; conceptId: number; besluitId: number }) =>
  db
    .updateTable('besluitconcept')
    .set((eb) => ({ status: 'getekend' as const, besluit_id: o.besluitId, versie: eb('versie', '+', 1) }))
    .where('inwoner_id', '=', o.inwonerId)
    .where('id', '=', o.conceptId)
    .where('status', 'in', ['concept', 'teruggestuurd'])
    .execute();
