// Versions of regelingen as they stand in the database, under the owner: at the start, and whenever something became of one.
import type pg from 'pg';
import { dagVan } from '../kernel/moment.ts';
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

/** Stores a version unless it is there; gives its number, and true when it is new. */
export const storeVersie = async (
  client: Database,
  o: Pick<VersieRij, 'gemeenteId' | 'sleutel' | 'geldigVan' | 'vastgesteldOp' | 'inhoud' | 'hash' | 'tekst'>,
): Promise<number> => {
  const { rows } = await client.query<{ id: number }>(
    `with nieuw as (insert into regeling (gemeente_id, sleutel, geldig_van, vastgesteld_op, inhoud, hash, tekst)
                    values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing returning id)
     select id from nieuw union all
     select id from regeling where gemeente_id = $1 and sleutel = $2 and geldig_van = $3 and hash = $6`,
    [o.gemeenteId, o.sleutel, o.geldigVan, o.vastgesteldOp, JSON.stringify(o.inhoud), o.hash, o.tekst],
  );
  const id = rows[0]?.id;
  if (id === undefined) throw new Error(`regeling ${o.sleutel} ${o.geldigVan} niet bewaard`);
  await client.query('update regeling set tekst = $2 where id = $1 and tekst is null', [id, o.tekst]);
  return id;
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

/** All versions with what became of them; one moment of the database. */
export const readVersies = async (
  client: Database,
  zonderInhoud: readonly number[],
): Promise<{ merk: string; versies: (VersieRij & { gebeurtenissen: Gebeurtenis[] })[] }> => {
  await client.query('begin isolation level repeatable read read only');
  try {
    const merk = await readMerk(client);
    const versies = await client.query<VersieRij>(
      `select id, gemeente_id as "gemeenteId", sleutel, geldig_van as "geldigVan", vastgesteld_op as "vastgesteldOp", hash, herkomst, basis_id as "basisId",
              case when not id = any ($1::int[]) then inhoud end as inhoud, case when not id = any ($1::int[]) then tekst end as tekst,
              case when not id = any ($1::int[]) then gevallen end as gevallen
         from regeling order by id`,
      [zonderInhoud],
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
