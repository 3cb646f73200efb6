// Versions of regelingen as they stand in the database, under the owner: at the start, and whenever something became of one.
import type pg from 'pg';
import { dagVan } from '../kernel/moment.ts';
import type { Gelezen } from './bestanden.ts';
import type { Gebeurtenis, GebeurtenisSoort } from './versies.ts';

export interface VersieRij {
  id: number;
  gemeenteId: number;
  sleutel: string;
  geldigVan: string;
  vastgesteldOp: string | null;
  inhoud: unknown;
  hash: string;
  tekst: string | null;
  gevallen: string | null;
  herkomst: 'bestand' | 'product';
  basisId: number | null;
}

type Database = Pick<pg.ClientBase, 'query'>;

/** The municipalities that are known, by code. */
export const readGemeenten = async (client: Database): Promise<[string, number][]> => {
  const { rows } = await client.query<{ code: string; gemeente_id: number }>('select code, gemeente_id from gemeentecode');
  return rows.map(({ code, gemeente_id }) => [code, gemeente_id]);
};

/** Adds what is not known yet, in this order. Gives all of them by code. */
export const storeGemeenten = async (
  client: Database,
  gemeenten: readonly { code: string; naam: string; codeGeldigVan: string }[],
): Promise<[string, number][]> => {
  await client.query(
    `with n as (select row_number() over (order by nr) + (select coalesce(max(id), 0) from gemeente) as id, code, naam, van
                  from unnest($1::text[], $2::text[], $3::date[]) with ordinality as x(code, naam, van, nr)
                 where not exists (select from gemeentecode c where c.code = x.code)),
          g as (insert into gemeente (id, naam) select id, naam from n)
     insert into gemeentecode (gemeente_id, code, geldig) select id, code, daterange(van, null) from n`,
    [gemeenten.map(({ code }) => code), gemeenten.map(({ naam }) => naam), gemeenten.map(({ codeGeldigVan }) => codeGeldigVan)],
  );
  return readGemeenten(client);
};

/** Stores versions unless they are there; gives the numbers of all of them. */
export const storeVersies = async (
  client: Database,
  versies: readonly Pick<VersieRij, 'gemeenteId' | 'sleutel' | 'geldigVan' | 'vastgesteldOp' | 'inhoud' | 'hash' | 'tekst'>[],
): Promise<number[]> => {
  const { rows } = await client.query<{ id: number }>(
    `with n as (select * from jsonb_to_recordset($1::jsonb) as x(nr int, "gemeenteId" int, sleutel text, "geldigVan" date, "vastgesteldOp" date, inhoud jsonb, hash text, tekst text)),
          nieuw as (insert into regeling (gemeente_id, sleutel, geldig_van, vastgesteld_op, inhoud, hash, tekst)
                    select "gemeenteId", sleutel, "geldigVan", "vastgesteldOp", inhoud, hash, tekst from n order by nr
                    on conflict do nothing returning id)
     select id from nieuw union all
     select r.id from regeling r join n on r.gemeente_id = n."gemeenteId" and r.sleutel = n.sleutel and r.geldig_van = n."geldigVan" and r.hash = n.hash`,
    [JSON.stringify(versies.map((versie, nr) => ({ nr, ...versie })))],
  );
  if (rows.length < versies.length) throw new Error('niet elke versie van een regeling is bewaard');
  const ids = rows.map(({ id }) => id);
  await client.query(
    `update regeling r set tekst = n.tekst from unnest($1::int[], $2::text[], $3::text[], $4::text[]) as n(gemeente_id, sleutel, hash, tekst)
      where r.gemeente_id = n.gemeente_id and r.sleutel = n.sleutel and r.hash = n.hash and r.tekst is null`,
    [
      versies.map(({ gemeenteId }) => gemeenteId),
      versies.map(({ sleutel }) => sleutel),
      versies.map(({ hash }) => hash),
      versies.map(({ tekst }) => tekst),
    ],
  );
  return ids;
};

/** What was read of policy files and found right by this code, by kind and bytes. */
export const readGelezen = async (db: Database, code: string): Promise<Map<string, string>> => {
  const { rows } = await db.query<{ sleutel: string; gelezen: string }>(
    'select sleutel, gelezen from beleidsbestand where code = $1',
    [code],
  );
  return new Map(rows.map(({ sleutel, gelezen }) => [sleutel, gelezen]));
};

/** Keeps what was read now. What another release left is of no use any more. */
export const storeGelezen = async (client: Database, code: string, { nieuw }: Gelezen): Promise<void> => {
  if (nieuw.size === 0) return;
  await client.query('delete from beleidsbestand where code <> $1', [code]);
  await client.query(
    `insert into beleidsbestand (code, sleutel, gelezen) select $1, * from unnest($2::text[], $3::text[]) on conflict do nothing`,
    [code, [...nieuw.keys()], [...nieuw.values()].map((maak) => maak())],
  );
};

/** What became of files last, as a number. */
const LAATSTE = "(select coalesce(max(id), 0) from regelinggebeurtenis where soort in ('geladen','vervallen'))";
/** Which versions the files held when they were last taken in; undefined when something else was taken in since. */
export const readStandKenmerk = async (client: Database): Promise<string | undefined> => {
  const { rows } = await client.query<{ kenmerk: string }>(`select kenmerk from beleidsstand where gebeurtenis = ${LAATSTE}`);
  return rows[0]?.kenmerk;
};
export const storeStandKenmerk = async (client: Database, kenmerk: string): Promise<void> => {
  await client.query(
    `insert into beleidsstand (kenmerk, gebeurtenis) select $1, ${LAATSTE}
     on conflict (een) do update set kenmerk = excluded.kenmerk, gebeurtenis = excluded.gebeurtenis`,
    [kenmerk],
  );
};

/**
 * Writes down which versions the files hold now: what they did not hold before was loaded, what they no longer hold has lapsed. What a
 * database gets when it first meets a regeling was known since the day that the file gives, or always; later, since it was loaded.
 */
export const recordBestanden = async (client: Database, inBestand: readonly number[]): Promise<void> => {
  await client.query(
    `with laatste as (
       select r.id, (select g.soort from regelinggebeurtenis g where g.regeling_id = r.id and g.soort in ('geladen','vervallen') order by g.id desc limit 1) as soort
         from regeling r)
     insert into regelinggebeurtenis (gemeente_id, regeling_id, soort, bekend_vanaf)
     select r.gemeente_id, r.id, n.soort,
            case when n.soort = 'vervallen' then null
                 when exists (select from regelinggebeurtenis e join regeling o on o.id = e.regeling_id
                               where o.gemeente_id = r.gemeente_id and o.sleutel = r.sleutel) then now()
                 else coalesce(nullif(r.inhoud->>'bekendgemaaktOp', '')::timestamptz, r.vastgesteld_op::timestamptz) end
       from regeling r
       join laatste l on l.id = r.id
       cross join lateral (select case when r.id = any ($1::int[]) then 'geladen' else 'vervallen' end as soort) n
      where (n.soort = 'geladen' and l.soort is distinct from 'geladen') or (n.soort = 'vervallen' and l.soort = 'geladen')
      order by r.id`,
    [inBestand],
  );
};

/** What tells whether anything became of a version since it was last asked. */
export const readMerk = async (db: Database): Promise<string> => {
  const { rows } = await db.query<{ merk: string }>(
    "select count(*) || ' ' || coalesce(max(id), 0) as merk from regelinggebeurtenis",
  );
  return rows[0]?.merk ?? '';
};

/**
 * All versions with what became of them; one moment of the database. `zonder`: versions of which the content is there already, by number or
 * by hash.
 */
export const readVersies = async (
  client: Database,
  zonder: { ids: readonly number[]; hashes: readonly string[] },
): Promise<{ merk: string; versies: (VersieRij & { gebeurtenissen: Gebeurtenis[] })[] }> => {
  await client.query('begin isolation level repeatable read read only');
  try {
    const merk = await readMerk(client);
    const versies = await client.query<VersieRij>(
      `select id, gemeente_id as "gemeenteId", sleutel, geldig_van as "geldigVan", vastgesteld_op as "vastgesteldOp", hash, herkomst, basis_id as "basisId",
              case when not bekend then inhoud end as inhoud, case when not bekend then tekst end as tekst,
              case when not id = any ($1::int[]) then gevallen end as gevallen
         from regeling cross join lateral (select id = any ($1::int[]) or hash = any ($2::text[]) as bekend) b order by id`,
      [zonder.ids, zonder.hashes],
    );
    const gebeurd = await client.query<{
      regeling_id: number;
      soort: GebeurtenisSoort;
      moment: Date;
      bekend_vanaf: Date | null;
    }>('select regeling_id, soort, moment, bekend_vanaf from regelinggebeurtenis order by id');
    const per = Map.groupBy(gebeurd.rows, (rij) => rij.regeling_id);
    return {
      merk,
      versies: versies.rows.map((rij) => ({
        ...rij,
        gebeurtenissen: (per.get(rij.id) ?? []).map(({ soort, moment, bekend_vanaf }) => ({
          soort,
          dag: dagVan(moment).toString(),
          bekendVanaf: bekend_vanaf && dagVan(bekend_vanaf).toString(),
        })),
      })),
    };
  } finally {
    await client.query('commit');
  }
};
