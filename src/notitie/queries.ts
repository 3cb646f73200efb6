import { type Kysely, sql } from 'kysely';
import type { DB } from '../platform/db/schema.ts';
import type { Notitie, NotitieSoort } from './types.ts';

type Db = Kysely<DB>;

/** Of a dossier at most so many versions are read: more than anybody writes in fifteen years. */
const MEESTE = 2000;

/** What both tables have. */
interface Rij {
  inwoner_id: number;
  id: number;
  reeks: number;
  versie: number;
  tekst: string;
  reden: string;
  door: number;
  vastgelegd_op: Date;
}

const versies = (db: Db, soort: NotitieSoort) =>
  db
    .selectFrom(sql<Rij>`${sql.table(soort)}`.as('n'))
    .innerJoin('gebruiker as g', 'g.id', 'n.door')
    .select([
      'n.reeks',
      'n.versie',
      'n.tekst',
      'n.reden',
      'n.door as doorId',
      'g.naam as door',
      'n.vastgelegd_op as vastgelegdOp',
      sql<Date>`min(n.vastgelegd_op) over (partition by n.reeks)`.as('begonnenOp'),
    ]);

/** Every version of the notes of a kind in a dossier. */
export const listNotities = async (db: Db, soort: NotitieSoort, inwonerId: number): Promise<Notitie[]> =>
  (await versies(db, soort).where('n.inwoner_id', '=', inwonerId).orderBy('n.id', 'desc').limit(MEESTE).execute()).map((rij) => ({
    soort,
    ...rij,
  }));

/** All versions of one note, the latest first; none when the reader may not know of it. */
export const listVersies = async (db: Db, soort: NotitieSoort, inwonerId: number, reeks: number): Promise<Notitie[]> =>
  (
    await versies(db, soort)
      .where('n.inwoner_id', '=', inwonerId)
      .where('n.reeks', '=', reeks)
      .orderBy('n.versie', 'desc')
      .execute()
  ).map((rij) => ({ soort, ...rij }));

/** Gives the number of the note; undefined when somebody else wrote this version first. Without `reeks` it is a new note. */
export const insertNotitie = async (
  db: Db,
  soort: NotitieSoort,
  plaats: { gemeente_id: number; inwoner_id: number; consulent_id: number },
  o: { reeks: number | undefined; versie: number; tekst: string; reden: string; door: number },
): Promise<number | undefined> =>
  (
    await db
      .insertInto(soort)
      .values({
        ...plaats,
        ...(o.reeks === undefined ? {} : { reeks: o.reeks }),
        versie: o.versie,
        tekst: o.tekst,
        reden: o.reden,
        door: o.door,
      })
      .onConflict((oc) => oc.columns(['gemeente_id', 'reeks', 'versie']).doNothing())
      .returning('reeks')
      .executeTakeFirst()
  )?.reeks;
