import { type Expression, type ExpressionBuilder, type Kysely, type SqlBool, sql } from 'kysely';
import { type Datum, isoDatum } from '../../kernel/datum.ts';
import type { DB } from '../../platform/db/schema.ts';
import type { Eigenaar } from '../types.ts';

/** Which steps or residents are asked for; all of it stands in the address. */
export interface LijstVraag {
  /** nu: every open step. alle: every resident with the most pressing step. */
  tab: 'nu' | 'alle';
  wie: Eigenaar | undefined;
  laat: boolean;
  trede: number | undefined;
  consulentId: number | undefined;
  sorteer: 'stap' | 'inwoner' | 'trede';
  aflopend: boolean;
}

type Eb = ExpressionBuilder<DB & { w: DB['werkvoorraad'] }, 'w'>;

const waar = (v: LijstVraag, vandaag: Datum) => (eb: Eb) => {
  const eisen: Expression<SqlBool>[] = [v.tab === 'alle' ? sql<SqlBool>`w.nr = 0` : sql<SqlBool>`w.soort is not null`];
  if (v.wie !== undefined) eisen.push(eb('w.eigenaar', '=', v.wie), sql<SqlBool>`w.soort is not null`);
  if (v.laat) eisen.push(sql<SqlBool>`w.uiterlijk < ${isoDatum(vandaag)}::date and w.soort is not null`);
  if (v.trede !== undefined) eisen.push(eb('w.trede', '=', v.trede));
  if (v.consulentId !== undefined) eisen.push(eb('w.consulent_id', '=', v.consulentId));
  return eb.and(eisen);
};

// On a day, and without one, who is known longest comes first. Residents without an open step stand at the end, whichever way.
const volgorde = ({ tab, sorteer, aflopend }: LijstVraag) => {
  const richting = aflopend ? sql`desc` : sql`asc`;
  if (sorteer === 'inwoner') return sql`p.zoeknaam ${richting}, w.inwoner_id, w.nr`;
  if (sorteer === 'trede') return sql`w.trede ${richting}, w.inwoner_id ${richting}, w.nr ${richting}`;
  return tab === 'alle'
    ? sql`(w.soort is null), w.uiterlijk ${richting}, w.inwoner_id ${richting}`
    : sql`w.uiterlijk ${richting}, w.inwoner_id ${richting}, w.nr ${richting}`;
};

/** One page of the list. */
export const findRegels = (db: Kysely<DB>, v: LijstVraag, vandaag: Datum, o: { pagina: number; perPagina: number }) =>
  db
    .selectFrom('werkvoorraad as w')
    .innerJoin('inwoner_persoon as p', (join) =>
      join.onRef('p.gemeente_id', '=', 'w.gemeente_id').onRef('p.inwoner_id', '=', 'w.inwoner_id'),
    )
    .select([
      'w.inwoner_id',
      'w.consulent_id',
      'w.dossiernummer',
      'w.status',
      'w.trede',
      'w.doel_trede',
      'w.plek',
      'w.product',
      'w.andere',
      'w.eigenaar',
      'w.tekst',
      'w.uiterlijk',
      'w.href',
      'p.voornaam',
      'p.voorvoegsel',
      'p.achternaam',
    ])
    .where(waar(v, vandaag))
    .orderBy(volgorde(v))
    .limit(o.perPagina)
    .offset((o.pagina - 1) * o.perPagina)
    .execute();
export type RegelRij = Awaited<ReturnType<typeof findRegels>>[number];

/** How many rows the list has, counted up to `hoogstens`. */
export const countRegels = async (db: Kysely<DB>, v: LijstVraag, vandaag: Datum, hoogstens: number): Promise<number> => {
  const deel = db.selectFrom('werkvoorraad as w').select('w.inwoner_id').where(waar(v, vandaag)).limit(hoogstens).as('deel');
  const rij = await db
    .selectFrom(deel)
    .select((eb) => eb.fn.countAll<number>().as('aantal'))
    .executeTakeFirst();
  return rij?.aantal ?? 0;
};

export interface Tellers {
  ik: number;
  inwoner: number;
  aanbieder: number;
  laat: number;
  stappen: number;
  inwoners: number;
  te_verdelen: number;
}

/** What the tiles and tabs say, for one consulent: all of it in one look at the own rows. */
export const countEigen = async (db: Kysely<DB>, vandaag: Datum): Promise<Tellers> =>
  eerste(
    await sql<Tellers>`
      select count(*) filter (where eigenaar = 'ik') as ik, count(*) filter (where eigenaar = 'inwoner') as inwoner,
             count(*) filter (where eigenaar = 'aanbieder') as aanbieder, count(*) filter (where uiterlijk < ${isoDatum(vandaag)}::date) as laat,
             count(soort) as stappen, count(*) filter (where nr = 0) as inwoners, 0::bigint as te_verdelen
        from werkvoorraad`.execute(db),
  );

/** The same for a whole municipality, each counted up to `hoogstens`. */
export const countGemeente = async (db: Kysely<DB>, vandaag: Datum, hoogstens: number): Promise<Tellers> => {
  const tel = (eis: Expression<SqlBool>) =>
    sql<number>`(select count(*) from (select from werkvoorraad w where ${eis} limit ${hoogstens}) deel)`;
  const van = (wie: Eigenaar) => tel(sql<SqlBool>`w.soort is not null and w.eigenaar = ${sql.lit(wie)}`);
  return eerste(
    await sql<Tellers>`
      select ${van('ik')} as ik, ${van('inwoner')} as inwoner, ${van('aanbieder')} as aanbieder,
             ${tel(sql<SqlBool>`w.soort is not null and w.uiterlijk < ${isoDatum(vandaag)}::date`)} as laat,
             ${tel(sql<SqlBool>`w.soort is not null`)} as stappen, ${tel(sql<SqlBool>`w.nr = 0`)} as inwoners,
             (select count(*) from (select from inwoner where consulent_id = 0 and status <> 'afgerond' limit ${hoogstens}) deel) as te_verdelen`.execute(
      db,
    ),
  );
};

const eerste = ({ rows }: { rows: Tellers[] }): Tellers => {
  const [rij] = rows;
  if (!rij) throw new Error('een telling gaf geen rij');
  return rij;
};

/**
 * What others did with the reader's residents from a moment on, latest first. A consulent's residents are looked up one by one; for a
 * whole municipality the logboek is read from its end.
 */
export const findGewijzigd = async (db: Kysely<DB>, vanaf: Date, o: { eigen: boolean }) => {
  const { rows } = await (o.eigen ? vanEigen(vanaf) : vanGemeente(vanaf)).execute(db);
  return rows;
};

export interface Gewijzigd {
  id: number;
  moment: Date;
  handeling: string;
  soort: string;
  rol: string;
  inwoner_id: number;
  voornaam: string;
  voorvoegsel: string;
  achternaam: string;
  door: string | null;
  aanbieder: string | null;
}

const TOON = 8;
const van = (vanaf: Date) =>
  sql`l.moment >= ${vanaf} and l.handeling not in ('inzage','bsn-gezocht') and l.uitkomst = 'gelukt' and l.gebruiker_id <> app.gebruiker()`;
// Nobody in person (0): a delivery, or a reading in at the start.
const metNamen = (regels: ReturnType<typeof sql>) => sql<Gewijzigd>`
  select l.id, l.moment, l.handeling, l.soort, l.rol, l.inwoner_id, p.voornaam, p.voorvoegsel, p.achternaam, g.naam as door, a.naam as aanbieder
    from (${regels}) l
    join inwoner_persoon p on p.gemeente_id = l.gemeente_id and p.inwoner_id = l.inwoner_id
    left join gebruiker g on g.id = l.gebruiker_id and g.id <> 0
    left join aanbieder a on a.id = g.aanbieder_id
   order by l.moment desc, l.id desc`;
const vanEigen = (vanaf: Date) =>
  metNamen(sql`
    select l.* from inwoner i
     cross join lateral (select * from logboek l where l.gemeente_id = i.gemeente_id and l.inwoner_id = i.id and ${van(vanaf)}
                          order by l.moment desc, l.id desc limit ${TOON}) l
     order by l.moment desc, l.id desc limit ${TOON}`);
// Bounded: on a day on which nobody changes anything the end of the logboek is all that is read.
const vanGemeente = (vanaf: Date) =>
  metNamen(sql`
    select * from (select * from logboek order by id desc limit 5000) l where l.inwoner_id is not null and ${van(vanaf)}
     order by l.moment desc, l.id desc limit ${TOON}`);
