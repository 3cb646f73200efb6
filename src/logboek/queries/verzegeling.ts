import type pg from 'pg';
import type { Schakel, Verzegeld } from '../types.ts';

/**
 * What a line is as bytes, for each version of the seal. The text of a row value quotes what needs it and tells empty from absent;
 * the moment goes in whole microseconds, so that no setting of the database can change the text. A version stays as it is for ever;
 * sealing takes the last one.
 */
const REGEL: Readonly<Record<number, string>> = {
  1: `sha256(convert_to(row(l.id, (extract(epoch from l.moment) * 1000000)::bigint, l.gemeente_id, l.gebruiker_id, l.rol, l.handeling,
        l.soort, l.object_id, l.inwoner_id, l.aanbieder_id, l.grond, l.uitkomst, l.herkomst)::text, 'UTF8'))`,
  // In whose place, and under which access in an emergency.
  2: `sha256(convert_to(row(l.id, (extract(epoch from l.moment) * 1000000)::bigint, l.gemeente_id, l.gebruiker_id, l.rol, l.handeling,
        l.soort, l.object_id, l.inwoner_id, l.aanbieder_id, l.grond, l.uitkomst, l.herkomst, l.namens_id, l.noodtoegang_id)::text, 'UTF8'))`,
};
const VERSIE = 2;

/** The lines of a seal together. */
const SAMEN = `sha256(string_agg(int8send(r.id) || r.h, ''::bytea order by r.id))`;
const REGELS = `string_agg(int8send(r.id) || substr(r.h, 1, 8), ''::bytea order by r.id)`;

/** The chain hash of seal `s`: over the one before, and over everything that the seal says. */
const KETEN = `sha256(s.vorige || convert_to(row(s.id, s.versie, s.van_id, s.tot_id, s.aantal, encode(s.hash, 'hex'),
  encode(sha256(s.regels), 'hex'), (extract(epoch from s.moment) * 1000000)::bigint)::text, 'UTF8'))`;

/** Lines in one seal at most: a check reads a range at once, and names lines by comparing one range. */
const GROOTTE = 10_000;
/** Two who seal at once take turns. */
const SLOT = 7_300_213;

/** The highest number that was given to a line so far, whether or not that line is there already. */
export const selectUitgegeven = async (verbinding: pg.Pool): Promise<number> => {
  const { rows } = await verbinding.query<{ id: number }>(
    'select case when is_called then last_value else 0 end as id from logboek_id_seq',
  );
  return rows[0]?.id ?? 0;
};

/**
 * Transactions that may still show a line with a number that was given already: who inserts holds this lock from before it asks for
 * a number until its lines can be seen.
 */
export const selectSchrijvers = async (verbinding: pg.Pool): Promise<string[]> => {
  const { rows } = await verbinding.query<{ wie: string }>(
    `select distinct virtualtransaction as wie from pg_locks
      where locktype = 'relation' and relation = 'public.logboek'::regclass and granted and pid is distinct from pg_backend_pid()
        and database = (select oid from pg_database where datname = current_database())
        and mode in ('RowExclusiveLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock')`,
  );
  return rows.map(({ wie }) => wie);
};

/** Adds one seal over the next lines up to `totId`; undefined when there are none. In a transaction of its own. */
export const insertVerzegeling = async (verbinding: pg.ClientBase, totId: number): Promise<number | undefined> => {
  await verbinding.query('begin');
  try {
    await verbinding.query('select pg_advisory_xact_lock($1)', [SLOT]);
    const { rows } = await verbinding.query<{ aantal: number }>(
      `with vorig as (select id, tot_id, keten from verzegeling order by id desc limit 1),
       r as (select l.id, ${REGEL[VERSIE]} as h from logboek l
              where l.id > greatest(coalesce((select tot_id from vorig), 0), 0) and l.id <= $1 order by l.id limit ${GROOTTE}),
       s as materialized (
         select coalesce((select id from vorig), 0) + 1 as id, ${VERSIE}::smallint as versie, coalesce((select tot_id from vorig), 0) + 1 as van_id,
                max(r.id) as tot_id, count(*)::int as aantal, ${REGELS} as regels, ${SAMEN} as hash,
                coalesce((select keten from vorig), decode(repeat('00', 32), 'hex')) as vorige, clock_timestamp() as moment
           from r having count(*) > 0)
       insert into verzegeling (id, versie, van_id, tot_id, aantal, regels, hash, vorige, keten, moment)
         select id, versie, van_id, tot_id, aantal, regels, hash, vorige, ${KETEN}, moment from s returning aantal`,
      [totId],
    );
    await verbinding.query('commit');
    return rows[0]?.aantal;
  } catch (error) {
    await verbinding.query('rollback');
    throw error;
  }
};

export const selectLaatste = async (verbinding: pg.ClientBase): Promise<Verzegeld['laatste']> => {
  const { rows } = await verbinding.query<{ id: number; totId: number; keten: string }>(
    `select id, tot_id as "totId", encode(keten, 'hex') as keten from verzegeling order by id desc limit 1`,
  );
  return rows[0];
};

/** A check sees one moment of the database, however long it reads. */
export const begin = async (verbinding: pg.ClientBase): Promise<void> => {
  await verbinding.query('begin isolation level repeatable read read only');
};
export const eindig = async (verbinding: pg.ClientBase): Promise<void> => {
  await verbinding.query('rollback');
};

/** The next seals after this one, each with what its lines are now. Throws on a version that this product does not know. */
export const selectSchakels = async (verbinding: pg.ClientBase, naId: number): Promise<Schakel[]> => {
  const { rows } = await verbinding.query<Schakel & { versie: number }>(
    `select s.id, s.versie, s.van_id as "vanId", s.tot_id as "totId", s.aantal, encode(s.vorige, 'hex') as vorige,
            encode(s.keten, 'hex') as keten, n.gevonden, coalesce(n.gevonden = s.aantal and n.hash = s.hash, false) as "regelsKloppen",
            s.keten = ${KETEN} as "schakelKlopt"
       from (select * from verzegeling where id > $1 order by id limit 20) s
       cross join lateral (
         select count(*)::int as gevonden, ${SAMEN} as hash
           from (select l.id, ${regelVan('s.versie')} as h from logboek l where l.id between s.van_id and s.tot_id) r) n
      order by s.id`,
    [naId],
  );
  const vreemd = rows.find(({ versie }) => REGEL[versie] === undefined);
  if (vreemd) throw new Error(`verzegeling ${vreemd.id} heeft versie ${vreemd.versie}; die kent dit product niet`);
  return rows.map(({ versie: _, ...schakel }) => schakel);
};

const regelVan = (versie: string): string =>
  `case ${versie} ${Object.entries(REGEL)
    .map(([nummer, bytes]) => `when ${nummer} then ${bytes}`)
    .join(' ')} end`;

/** The lines of one seal as they were sealed and as they are now: for each 16 bytes, its number and the beginning of its hash. */
export const selectRegels = async (verbinding: pg.ClientBase, id: number): Promise<{ verzegeld: Buffer; nu: Buffer }> => {
  const { rows } = await verbinding.query<{ verzegeld: Buffer; nu: Buffer }>(
    `select s.regels as verzegeld, coalesce((
              select ${REGELS} from (select l.id, ${regelVan('s.versie')} as h from logboek l where l.id between s.van_id and s.tot_id) r), '') as nu
       from verzegeling s where s.id = $1`,
    [id],
  );
  const [rij] = rows;
  if (!rij) throw new Error(`geen verzegeling ${id}`);
  return rij;
};

/** Lines after the last seal, the first hundred by number; moments in milliseconds by the clock of the database. */
export const selectOnverzegeld = async (verbinding: pg.ClientBase, naId: number) => {
  const { rows } = await verbinding.query<{
    aantal: number;
    regels: number[];
    oudste: number | null;
    laatsteVerzegeling: number | null;
    nu: number;
    voorHetBegin: number[];
  }>(
    `select (select count(*) from logboek where id > $1) as aantal,
            array(select id from logboek where id > $1 order by id limit 100) as regels,
            (select extract(epoch from min(moment))::float8 * 1000 from logboek where id > $1) as oudste,
            (select extract(epoch from max(moment))::float8 * 1000 from verzegeling) as "laatsteVerzegeling",
            extract(epoch from clock_timestamp())::float8 * 1000 as nu,
            array(select id from logboek where id < 1 order by id limit 100) as "voorHetBegin"`,
    [naId],
  );
  const rij = rows[0];
  if (!rij) throw new Error('geen antwoord van de database');
  return {
    aantal: rij.aantal,
    regels: rij.regels.map(Number),
    oudste: rij.oudste ?? undefined,
    laatsteVerzegeling: rij.laatsteVerzegeling ?? undefined,
    nu: rij.nu,
    voorHetBegin: rij.voorHetBegin.map(Number),
  };
};

/** Which of these chain hashes no seal has. */
export const selectVreemdeAnkers = async (verbinding: pg.ClientBase, ankers: readonly string[]): Promise<string[]> => {
  const { rows } = await verbinding.query<{ anker: string }>(
    `select a.anker from unnest($1::text[]) with ordinality a (anker, nr)
      where not exists (select from verzegeling where keten = decode(a.anker, 'hex')) order by a.nr`,
    [ankers],
  );
  return rows.map(({ anker }) => anker);
};
