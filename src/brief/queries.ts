import { type Kysely, sql } from 'kysely';
import type { DB } from '../platform/db/schema.ts';
import type { Verzending } from './types.ts';

/** Who the consulent of a resident is, to sign and to be called. */
export const findMedewerker = (db: Kysely<DB>, gebruikerId: number) =>
  db.selectFrom('gebruiker').select(['naam', 'functie', 'telefoon']).where('id', '=', gebruikerId).executeTakeFirst();

/** How the resident wants letters; the latest choice counts, none is by post (Awb 2:13, 2:14). */
export const findKeuze = async (db: Kysely<DB>, inwonerId: number): Promise<Verzending> =>
  (
    await db
      .selectFrom('briefkeuze')
      .select('keuze')
      .where('inwoner_id', '=', inwonerId)
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst()
  )?.keuze ?? 'post';

/** Keeps a letter: bytes, what they were set from, and how it goes out. */
export const insertBrief = async (
  db: Kysely<DB>,
  rij: {
    gemeente_id: number;
    inwoner_id: number;
    consulent_id: number;
    soort: string;
    titel: string;
    bestandsnaam: string;
    inhoud: Buffer;
    sha256: string;
    gegevens: string;
    sjabloon: string;
    verzending: Verzending;
  },
): Promise<number> => (await db.insertInto('document').values(rij).returning('id').executeTakeFirstOrThrow()).id;

const ik = sql<number>`app.inwoner()`;

/** My letters, newest first; of a besluit only after it was made known. `gegevens` is absent for a letter from before that was kept. */
export const findEigenBrieven = (db: Kysely<DB>, documentId?: number) =>
  db
    .selectFrom('document as d')
    .leftJoin('besluit as b', (join) => join.onRef('b.gemeente_id', '=', 'd.gemeente_id').onRef('b.document_id', '=', 'd.id'))
    .select(['d.id', 'd.soort', 'd.titel', 'd.bestandsnaam', 'd.gemaakt_op', 'd.gegevens', 'd.gelezen_op', 'b.id as besluit_id'])
    .where('d.inwoner_id', '=', ik)
    .where((eb) => eb.or([eb('b.id', 'is', null), eb('b.bekendgemaakt_op', 'is not', null)]))
    .$if(documentId !== undefined, (q) => q.where('d.id', '=', documentId ?? 0))
    .orderBy('d.id', 'desc')
    .execute();
export type EigenBriefRij = Awaited<ReturnType<typeof findEigenBrieven>>[number];

/** The bytes of my letter; nothing of a besluit that was not made known. */
export const findEigenBytes = async (
  db: Kysely<DB>,
  documentId: number,
): Promise<{ inhoud: Buffer; bestandsnaam: string } | undefined> =>
  db
    .selectFrom('document as d')
    .select(['d.inhoud', 'd.bestandsnaam'])
    .where('d.id', '=', documentId)
    .where('d.inwoner_id', '=', ik)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('besluit as b')
            .select('b.id')
            .whereRef('b.gemeente_id', '=', 'd.gemeente_id')
            .whereRef('b.document_id', '=', 'd.id')
            .where('b.bekendgemaakt_op', 'is', null),
        ),
      ),
    )
    .executeTakeFirst();

/** The first time that I opened it myself. */
export const markGelezen = async (db: Kysely<DB>, documentId: number): Promise<void> => {
  await db
    .updateTable('document')
    .set({ gelezen_op: sql<Date>`now()` })
    .where('id', '=', documentId)
    .where('inwoner_id', '=', ik)
    .where('gelezen_op', 'is', null)
    .execute();
};

/** How many letters I did not open yet, of those that were kept as data. */
export const countOngelezenBrieven = async (db: Kysely<DB>): Promise<number> =>
  (
    await db
      .selectFrom('document as d')
      .leftJoin('besluit as b', (join) => join.onRef('b.gemeente_id', '=', 'd.gemeente_id').onRef('b.document_id', '=', 'd.id'))
      .select((eb) => eb.fn.countAll<number>().as('aantal'))
      .where('d.inwoner_id', '=', ik)
      .where('d.gegevens', 'is not', null)
      .where('d.gelezen_op', 'is', null)
      .where((eb) => eb.or([eb('b.id', 'is', null), eb('b.bekendgemaakt_op', 'is not', null)]))
      .executeTakeFirstOrThrow()
  ).aantal;

const metAdres = (db: Kysely<DB>) =>
  db
    .selectFrom('document as d')
    .innerJoin('inwoner as i', (join) => join.onRef('i.gemeente_id', '=', 'd.gemeente_id').onRef('i.id', '=', 'd.inwoner_id'))
    .innerJoin('inwoner_persoon as p', (join) =>
      join.onRef('p.gemeente_id', '=', 'd.gemeente_id').onRef('p.inwoner_id', '=', 'd.inwoner_id'),
    )
    .innerJoin('gebruiker as g', 'g.id', 'd.consulent_id')
    .select([
      'd.id',
      'd.gemeente_id',
      'd.inwoner_id',
      'd.consulent_id',
      'd.soort',
      'd.titel',
      'd.gegevens',
      'd.verzending',
      'd.afgedrukt_op',
      'd.gelezen_op',
      'd.gemaakt_op',
      'g.naam as consulent',
      'i.dossiernummer',
      'p.voornaam',
      'p.voorvoegsel',
      'p.achternaam',
      'p.straat',
      'p.huisnummer',
      'p.postcode',
      'p.woonplaats',
      'p.overleden_op',
      'p.in_onderzoek',
    ])
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('afscherming as s')
            .select('s.id')
            .whereRef('s.gemeente_id', '=', 'd.gemeente_id')
            .whereRef('s.inwoner_id', '=', 'd.inwoner_id')
            .where('s.opgeheven_op', 'is', null),
        )
        .$castTo<boolean>()
        .as('afgeschermd'),
    );

/** Letters that go by post, were not printed and lie in no open pile: the oldest first, at most `hoogstens`. */
export const listTeDrukken = (db: Kysely<DB>, hoogstens: number) =>
  metAdres(db)
    .where('d.verzending', '=', 'post')
    .where('d.afgedrukt_op', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('afdrukbrief as b')
            .innerJoin('afdruk as a', (join) =>
              join.onRef('a.gemeente_id', '=', 'b.gemeente_id').onRef('a.id', '=', 'b.afdruk_id'),
            )
            .select('b.document_id')
            .whereRef('b.gemeente_id', '=', 'd.gemeente_id')
            .whereRef('b.document_id', '=', 'd.id')
            .where('a.uitkomst', 'is', null),
        ),
      ),
    )
    .orderBy('d.id')
    .limit(hoogstens)
    .execute();
export type BriefRij = Awaited<ReturnType<typeof listTeDrukken>>[number];

/**
 * Letters by number, locked until the end of the transaction: two who print at once do not print the same. In the order of the pile: what goes to
 * one resident lies together, for one envelope.
 */
export const lockBrieven = async (db: Kysely<DB>, ids: readonly number[]): Promise<BriefRij[]> => {
  await db.selectFrom('document').select('id').where('id', 'in', ids).orderBy('id').forNoKeyUpdate().execute();
  return metAdres(db).where('d.id', 'in', ids).orderBy('d.consulent_id').orderBy('d.inwoner_id').orderBy('d.id').execute();
};

/** Which of these lie in a pile that is still open. */
export const findInStapel = async (db: Kysely<DB>, ids: readonly number[]): Promise<ReadonlySet<number>> =>
  new Set(
    (
      await db
        .selectFrom('afdrukbrief as b')
        .innerJoin('afdruk as a', (join) => join.onRef('a.gemeente_id', '=', 'b.gemeente_id').onRef('a.id', '=', 'b.afdruk_id'))
        .select('b.document_id')
        .where('b.document_id', 'in', ids)
        .where('a.uitkomst', 'is', null)
        .execute()
    ).map((rij) => rij.document_id),
  );

/** The letters of one resident, newest first. */
export const listBrieven = (db: Kysely<DB>, inwonerId: number) =>
  metAdres(db).where('d.inwoner_id', '=', inwonerId).orderBy('d.id', 'desc').execute();

export const findBrief = (db: Kysely<DB>, inwonerId: number, documentId: number) =>
  metAdres(db).where('d.inwoner_id', '=', inwonerId).where('d.id', '=', documentId).executeTakeFirst();

export const insertAfdruk = async (
  db: Kysely<DB>,
  o: { gemeenteId: number; dubbelzijdig: boolean; door: number; brieven: readonly (BriefRij & { herdruk: boolean })[] },
): Promise<number> => {
  const { id } = await db
    .insertInto('afdruk')
    .values({ gemeente_id: o.gemeenteId, dubbelzijdig: o.dubbelzijdig, door: o.door })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('afdrukbrief')
    .values(
      o.brieven.map((brief, nr) => ({
        gemeente_id: o.gemeenteId,
        afdruk_id: id,
        volgnummer: nr + 1,
        document_id: brief.id,
        inwoner_id: brief.inwoner_id,
        consulent_id: brief.consulent_id,
        herdruk: brief.herdruk,
      })),
    )
    .execute();
  return id;
};

const stapels = (db: Kysely<DB>) =>
  db
    .selectFrom('afdruk as a')
    .innerJoin('gebruiker as g', 'g.id', 'a.door')
    .select((eb) => [
      'a.id',
      'a.gemeente_id',
      'a.dubbelzijdig',
      'a.door',
      'g.naam as maker',
      'a.gemaakt_op',
      'a.uitkomst',
      'a.gesloten_op',
      eb
        .selectFrom('afdrukbrief as b')
        .select((q) => q.fn.countAll<number>().as('n'))
        .whereRef('b.gemeente_id', '=', 'a.gemeente_id')
        .whereRef('b.afdruk_id', '=', 'a.id')
        .as('aantal'),
    ]);

/** Piles: one's own, or all of the municipality; the open ones first. */
export const listStapels = (db: Kysely<DB>, o: { door: number | undefined; hoogstens: number }) =>
  stapels(db)
    .$if(o.door !== undefined, (q) => q.where('a.door', '=', o.door ?? 0))
    .orderBy((eb) => eb('a.uitkomst', 'is not', null))
    .orderBy('a.id', 'desc')
    .limit(o.hoogstens)
    .execute();

export const findStapel = (db: Kysely<DB>, afdrukId: number) => stapels(db).where('a.id', '=', afdrukId).executeTakeFirst();
export type StapelRij = NonNullable<Awaited<ReturnType<typeof findStapel>>>;

/** The letters of a pile in their order, those that the reader may see. */
export const listStapelbrieven = (db: Kysely<DB>, afdrukId: number) =>
  db
    .selectFrom('afdrukbrief as b')
    .innerJoin('document as d', (join) => join.onRef('d.gemeente_id', '=', 'b.gemeente_id').onRef('d.id', '=', 'b.document_id'))
    .innerJoin('inwoner_persoon as p', (join) =>
      join.onRef('p.gemeente_id', '=', 'b.gemeente_id').onRef('p.inwoner_id', '=', 'b.inwoner_id'),
    )
    .select([
      'b.volgnummer',
      'b.herdruk',
      'd.id',
      'd.inwoner_id',
      'd.titel',
      'd.soort',
      'd.afgedrukt_op',
      'p.voornaam',
      'p.voorvoegsel',
      'p.achternaam',
    ])
    .where('b.afdruk_id', '=', afdrukId)
    .orderBy('b.volgnummer')
    .execute();

/** The bytes of a pile in their order. */
export const listStapelbytes = (db: Kysely<DB>, afdrukId: number) =>
  db
    .selectFrom('afdrukbrief as b')
    .innerJoin('document as d', (join) => join.onRef('d.gemeente_id', '=', 'b.gemeente_id').onRef('d.id', '=', 'b.document_id'))
    .select(['d.id', 'd.inwoner_id', 'd.inhoud', 'd.sha256'])
    .where('b.afdruk_id', '=', afdrukId)
    .orderBy('b.volgnummer')
    .execute();

/** False when somebody closed it in the meantime. */
export const closeStapel = async (
  db: Kysely<DB>,
  o: { id: number; uitkomst: 'verstuurd' | 'teruggelegd'; op: string; door: number },
): Promise<boolean> =>
  (
    await db
      .updateTable('afdruk')
      .set({ uitkomst: o.uitkomst, gesloten_op: o.op, gesloten_door: o.door })
      .where('id', '=', o.id)
      .where('uitkomst', 'is', null)
      .executeTakeFirst()
  ).numUpdatedRows > 0n;

/** The first day that they went out; a reprint leaves it. */
export const markAfgedrukt = async (db: Kysely<DB>, ids: readonly number[], op: string): Promise<void> => {
  await db.updateTable('document').set({ afgedrukt_op: op }).where('id', 'in', ids).where('afgedrukt_op', 'is', null).execute();
};

export const insertKeuze = async (
  db: Kysely<DB>,
  rij: { gemeente_id: number; inwoner_id: number; consulent_id: number; keuze: Verzending; door: number },
): Promise<void> => {
  await db.insertInto('briefkeuze').values(rij).execute();
};
