import { type Kysely, sql } from 'kysely';
import type pg from 'pg';
import { gelijkenis, LIJKT_OP } from '../inwoner/index.ts';
import { type Datum, isoDatum } from '../kernel/datum.ts';
import type { DB } from '../platform/db/schema.ts';
import { Proef, type SamenvoegingStatus, Terugproef, type Veld } from './types.ts';

/** Proposes to make one dossier of two; 0 when a proposal about either is open, undefined when neither is the actor's own. */
export const insertVoorstel = async (
  db: Kysely<DB>,
  o: { blijft: number; weg: number; reden: string },
): Promise<number | undefined> => {
  const uit = await sql<{
    id: number | null;
  }>`select app.stel_samenvoegen_voor(${o.blijft}::int, ${o.weg}::int, ${o.reden}) as id`.execute(db);
  return uit.rows[0]?.id ?? undefined;
};

const basis = (db: Kysely<DB>) =>
  db
    .selectFrom('samenvoeging as s')
    .innerJoin('gebruiker as v', 'v.id', 's.voorgesteld_door')
    .leftJoin('gebruiker as b', 'b.id', 's.besloten_door')
    .leftJoin('gebruiker as t', 't.id', 's.terug_door')
    .leftJoin('inwoner_persoon as p', (join) =>
      join.onRef('p.gemeente_id', '=', 's.gemeente_id').onRef('p.inwoner_id', '=', 's.inwoner_id'),
    )
    .select([
      's.id',
      's.inwoner_id',
      's.weg_id',
      's.weg_dossiernummer',
      's.status',
      's.reden',
      's.voorgesteld_door',
      's.voorgesteld_op',
      's.overnemen',
      's.besloten_op',
      's.besluit_reden',
      's.terug_op',
      's.terug_reden',
      's.versie',
      'v.naam as voorsteller',
      'b.naam as beslisser',
      't.naam as terugdraaier',
      'p.voornaam',
      'p.voorvoegsel',
      'p.achternaam',
    ]);
export type SamenvoegingRij = Awaited<ReturnType<ReturnType<typeof basis>['execute']>>[number];

export const findSamenvoeging = (db: Kysely<DB>, id: number): Promise<SamenvoegingRij | undefined> =>
  basis(db).where('s.id', '=', id).executeTakeFirst();

/** Merges with these states, the latest first. */
export const listSamenvoegingen = (
  db: Kysely<DB>,
  standen: readonly SamenvoegingStatus[],
  aantal = 50,
): Promise<SamenvoegingRij[]> =>
  basis(db)
    .where('s.status', 'in', [...standen])
    .orderBy('s.id', 'desc')
    .limit(aantal)
    .execute();

/** What was proposed or done about one dossier, that stays or that goes. */
export const listSamenvoegingenVan = (db: Kysely<DB>, inwonerId: number): Promise<SamenvoegingRij[]> =>
  basis(db)
    .where((eb) => eb.or([eb('s.inwoner_id', '=', inwonerId), eb('s.weg_id', '=', inwonerId)]))
    .orderBy('s.id', 'desc')
    .execute();

/** Where the dossier is that went into another; undefined when it never did, or when the reader may not know. */
export const findVervanger = async (db: Kysely<DB>, wegId: number): Promise<number | undefined> =>
  (
    await db
      .selectFrom('samenvoeging')
      .select('inwoner_id')
      .where('weg_id', '=', wegId)
      .where('status', '=', 'uitgevoerd')
      .executeTakeFirst()
  )?.inwoner_id;

/** Turns a proposal down; false when it is not open any more in this version. */
export const declineVoorstel = async (
  db: Kysely<DB>,
  o: { id: number; versie: number; door: number; reden: string },
): Promise<boolean> =>
  (await db
    .updateTable('samenvoeging')
    .set({
      status: 'afgewezen',
      besloten_door: o.door,
      besloten_op: sql<Date>`clock_timestamp()`,
      besluit_reden: o.reden,
      versie: o.versie + 1,
    })
    .where('id', '=', o.id)
    .where('versie', '=', o.versie)
    .where('status', '=', 'voorgesteld')
    .returning('id')
    .executeTakeFirst()) !== undefined;

/** Makes one dossier of two, or only tries to (`proef`): what is in the way, and how many rows move. */
export const mergeDossiers = async (
  db: Kysely<DB>,
  o: { id: number; overnemen: readonly Veld[]; reden: string; vandaag: Datum; proef: boolean },
): Promise<Proef> => {
  const uit = await sql<{
    uit: unknown;
  }>`select app.voeg_samen(${o.id}::int, ${[...o.overnemen]}::text[], ${o.reden}, ${isoDatum(o.vandaag)}::date, ${o.proef}) as uit`.execute(
    db,
  );
  return Proef.parse(uit.rows[0]?.uit);
};

/** Takes two dossiers apart again, or only tries to (`proef`). */
export const splitDossiers = async (db: Kysely<DB>, o: { id: number; reden: string; proef: boolean }): Promise<Terugproef> => {
  const uit = await sql<{ uit: unknown }>`select app.haal_uit_elkaar(${o.id}::int, ${o.reden}, ${o.proef}) as uit`.execute(db);
  return Terugproef.parse(uit.rows[0]?.uit);
};

/** Which of these dossiers the reader may open: own, of who is replaced, or all. */
export const findZichtbaar = async (db: Kysely<DB>, ids: readonly number[]): Promise<Set<number>> =>
  ids.length === 0
    ? new Set()
    : new Set(
        (
          await db
            .selectFrom('inwoner')
            .select('id')
            .where('id', 'in', [...ids])
            .execute()
        ).map(({ id }) => id),
      );

/** Both sides of a merge, for who sees the whole municipality. */
export const findKant = (db: Kysely<DB>, inwonerId: number) =>
  db
    .selectFrom('inwoner as i')
    .innerJoin('inwoner_persoon as p', (join) =>
      join.onRef('p.gemeente_id', '=', 'i.gemeente_id').onRef('p.inwoner_id', '=', 'i.id'),
    )
    .innerJoin('gebruiker as g', 'g.id', 'i.consulent_id')
    .leftJoin('uitkering as u', (join) =>
      join.onRef('u.gemeente_id', '=', 'i.gemeente_id').onRef('u.inwoner_id', '=', 'i.id').on('u.vervallen_op', 'is', null),
    )
    .where('i.id', '=', inwonerId)
    .select([
      'i.id',
      'i.dossiernummer',
      'i.status',
      'i.aangemaakt_op',
      'i.consulent_id',
      'i.lezen',
      'i.taal',
      'i.contact',
      'g.naam as consulent',
      'p.voornaam',
      'p.voorvoegsel',
      'p.achternaam',
      'p.geboortedatum',
      'p.geboortedatum_bekend',
      'p.bsn_einde',
      'p.straat',
      'p.huisnummer',
      'p.postcode',
      'p.woonplaats',
      'p.telefoon',
      'p.email',
      'u.soort as uitkering',
    ])
    .executeTakeFirst();
export type Kant = NonNullable<Awaited<ReturnType<typeof findKant>>>;

/** Pairs that nobody judged yet, the most alike first. */
export const listParen = async (db: Kysely<DB>, aantal = 100) => {
  const naam = (alias: string) =>
    sql<string>`${sql.ref(`${alias}.voornaam`)} || ' ' || case when ${sql.ref(`${alias}.voorvoegsel`)} = '' then '' else ${sql.ref(`${alias}.voorvoegsel`)} || ' ' end || ${sql.ref(`${alias}.achternaam`)}`;
  return db
    .selectFrom('dubbelpaar as d')
    .innerJoin('inwoner_persoon as a', (join) =>
      join.onRef('a.gemeente_id', '=', 'd.gemeente_id').onRef('a.inwoner_id', '=', 'd.eerste_id'),
    )
    .innerJoin('inwoner_persoon as b', (join) =>
      join.onRef('b.gemeente_id', '=', 'd.gemeente_id').onRef('b.inwoner_id', '=', 'd.tweede_id'),
    )
    .innerJoin('gebruiker as ga', 'ga.id', 'a.consulent_id')
    .innerJoin('gebruiker as gb', 'gb.id', 'b.consulent_id')
    .where('d.oordeel', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('samenvoeging as s')
            .select('s.id')
            .whereRef('s.gemeente_id', '=', 'd.gemeente_id')
            .where('s.status', '=', 'voorgesteld')
            .where((eb) =>
              eb.or([
                eb.and([eb('s.inwoner_id', '=', eb.ref('d.eerste_id')), eb('s.weg_id', '=', eb.ref('d.tweede_id'))]),
                eb.and([eb('s.inwoner_id', '=', eb.ref('d.tweede_id')), eb('s.weg_id', '=', eb.ref('d.eerste_id'))]),
              ]),
            ),
        ),
      ),
    )
    .select([
      'd.id',
      'd.eerste_id',
      'd.tweede_id',
      'd.score',
      'd.redenen',
      naam('a').as('eerste'),
      naam('b').as('tweede'),
      'ga.naam as eerste_consulent',
      'gb.naam as tweede_consulent',
    ])
    .orderBy('d.score', 'desc')
    .orderBy('d.id')
    .limit(aantal)
    .execute();
};

export interface EigenPaar {
  paar_id: number;
  inwoner_id: number;
  ander_id: number;
  ander_dossiernummer: string;
  ander_consulent: string;
  ander_eigen: boolean;
  score: number;
  redenen: string[];
  voornaam: string;
  voorvoegsel: string;
  achternaam: string;
}
/** Pairs of the reader's own residents; of a colleague's only whose it is. */
export const listEigenParen = async (db: Kysely<DB>): Promise<EigenPaar[]> =>
  (
    await sql<EigenPaar>`select m.paar_id, m.inwoner_id, m.ander_id, m.ander_dossiernummer, m.ander_consulent, m.ander_eigen, m.score, m.redenen,
        p.voornaam, p.voorvoegsel, p.achternaam
      from app.mijn_dubbelen() m join inwoner_persoon p on p.inwoner_id = m.inwoner_id order by m.score desc, m.paar_id limit 100`.execute(
      db,
    )
  ).rows;

const KENMERKEN = `k.naam_afstand, length(p.zoeknaam) as naam_lengte, k.zelfde_voornaam, k.datum_delen, k.zelfde_adres`;
const LATERAAL = `cross join lateral app.kenmerken(p.zoeknaam, lower(unaccent(p.voornaam)), p.geboortedatum, p.postcode, p.huisnummer, q) k`;

/**
 * Looks for double persons in one municipality: same birth date with a name or address that is close, or the same name with a birth date
 * that nearly is. Keeps what looks alike, lets go of what does not any more, leaves what was judged. Over a connection of the owner.
 */
export const findNieuweParen = async (owner: pg.Pool, gemeenteId: number): Promise<number> => {
  const verbinding = await owner.connect();
  try {
    await verbinding.query('begin');
    await verbinding.query("set local statement_timeout = '15min'");
    const { rows } = await verbinding.query<{
      eerste: number;
      tweede: number;
      naam_afstand: number;
      naam_lengte: number;
      zelfde_voornaam: boolean;
      datum_delen: number;
      zelfde_adres: boolean;
    }>(
      `select p.inwoner_id as eerste, q.inwoner_id as tweede, ${KENMERKEN}
         from inwoner_persoon p join inwoner_persoon q on q.gemeente_id = p.gemeente_id and q.geboortedatum = p.geboortedatum and q.inwoner_id > p.inwoner_id ${LATERAAL}
        where p.gemeente_id = $1 and (k.naam_afstand <= 4 or k.zelfde_adres)
       union all
       select p.inwoner_id, q.inwoner_id, ${KENMERKEN}
         from inwoner_persoon p join inwoner_persoon q on q.gemeente_id = p.gemeente_id and q.zoeknaam = p.zoeknaam and q.inwoner_id > p.inwoner_id and q.geboortedatum <> p.geboortedatum ${LATERAAL}
        where p.gemeente_id = $1 and k.datum_delen = 2`,
      [gemeenteId],
    );
    const paren = rows.flatMap((rij) => {
      const { score, redenen } = gelijkenis({
        zelfdeBsn: false,
        eerderBsn: false,
        naamAfstand: rij.naam_afstand,
        naamLengte: rij.naam_lengte,
        zelfdeVoornaam: rij.zelfde_voornaam,
        datumDelen: rij.datum_delen,
        zelfdeAdres: rij.zelfde_adres,
      });
      return score < LIJKT_OP ? [] : [{ eerste: rij.eerste, tweede: rij.tweede, score, redenen }];
    });
    const { rows: nieuw } = await verbinding.query<{ nieuw: boolean }>(
      `insert into dubbelpaar (gemeente_id, eerste_id, tweede_id, score, redenen)
       select $1, (x->>'eerste')::int, (x->>'tweede')::int, (x->>'score')::int, array(select jsonb_array_elements_text(x->'redenen')) from jsonb_array_elements($2::jsonb) x
       on conflict (gemeente_id, eerste_id, tweede_id) do update set score = excluded.score, redenen = excluded.redenen, gevonden_op = clock_timestamp()
         where dubbelpaar.oordeel is null
       returning xmax = 0 as nieuw`,
      [gemeenteId, JSON.stringify(paren)],
    );
    await verbinding.query('delete from dubbelpaar where gemeente_id = $1 and oordeel is null and gevonden_op < now()', [
      gemeenteId,
    ]);
    await verbinding.query('commit');
    return nieuw.filter((rij) => rij.nieuw).length;
  } catch (error) {
    await verbinding.query('rollback');
    throw error;
  } finally {
    verbinding.release();
  }
};

export const listGemeenten = async (owner: pg.Pool): Promise<number[]> =>
  (await owner.query<{ id: number }>('select id from gemeente order by id')).rows.map(({ id }) => id);
