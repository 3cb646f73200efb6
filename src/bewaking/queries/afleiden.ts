// What the deriving of duties reads and writes: facts of toewijzingen, what is kept of them, and what moved.

import { type Kysely, sql } from 'kysely';
import { isoDatum } from '../../kernel/datum.ts';
import { leesRegelingEerder } from '../../kernel/versieverloop.ts';
import { written } from '../../platform/db/fixed.ts';
import type { DB } from '../../platform/db/schema.ts';
import type { Afdoening } from '../../plicht/index.ts';
import type { Bijwerking } from '../rules.ts';
import type { Grondslag, PlichtRij, Soort, Stand, ToewijzingFeiten } from '../types.ts';

type Db = Kysely<DB>;

/** Suspended days as a list: a multirange is read by the database, not by us. */
const OPGESCHORT = (kolom: string): string =>
  `case when ${kolom} = '{}' then '' else (select string_agg(lower(r)::text || '/' || (upper(r) - 1)::text, ' ' order by lower(r)) from unnest(${kolom}) r) end`;

const leesOpgeschort = (tekst: string): { van: string; tot: string }[] =>
  tekst === '' ? [] : tekst.split(' ').map((deel) => ({ van: deel.slice(0, 10), tot: deel.slice(11, 21) }));

interface FeitRij {
  id: number;
  inwoner_id: number;
  consulent_id: number;
  aanbieder_id: number;
  status: string;
  product: string;
  regeling_id: number;
  regeling_eerder: unknown;
  van: string;
  tot: string;
  opgeschort: string;
  toegewezen_op: string;
  doel_trede: number | null;
  stil: boolean;
}

interface StandRij {
  toewijzing_id: number;
  soort: Soort;
  nr: number;
  wie: string;
  dag: string;
  stand: Stand;
  op: string | null;
  product: string;
  regeling_id: number;
  van: string;
  tot: string;
  opgeschort: string;
}

/** A toewijzing with what is kept of its duties; `grondslag` undefined: nothing yet. */
export interface TeHerleiden {
  feiten: ToewijzingFeiten;
  oud: { rijen: PlichtRij[]; grondslag: Grondslag | undefined };
}

/** The facts of these toewijzingen of one municipality and what is kept of them, as far as the reader may see them. */
export const findTeHerleiden = async (db: Db, gemeenteId: number, ids: readonly number[]): Promise<TeHerleiden[]> => {
  const waarden = [gemeenteId, [...ids]];
  const van = (kolommen: string, tabel: string, rest = '') =>
    `select ${kolommen} from ${tabel} x where x.gemeente_id = $1 and x.toewijzing_id = any($2::int[]) ${rest}`;
  const [rijen, voortgang, afdoeningen, resultaten, standen] = await Promise.all([
    written<FeitRij>(
      `select t.id, t.inwoner_id, t.consulent_id, t.aanbieder_id, t.status, t.product, t.regeling_id, t.regeling_eerder, lower(t.looptijd)::text as van,
              (upper(t.looptijd) - 1)::text as tot, ${OPGESCHORT('t.opgeschort')} as opgeschort, t.toegewezen_op, t.doel_trede,
              i.status = 'afgerond' or p.overleden_op is not null as stil
         from toewijzing t
         join inwoner i on i.gemeente_id = t.gemeente_id and i.id = t.inwoner_id
         join inwoner_persoon p on p.gemeente_id = t.gemeente_id and p.inwoner_id = t.inwoner_id
        where t.gemeente_id = $1 and t.id = any($2::int[])`,
      waarden,
    ).execute(db),
    written<{ toewijzing_id: number; datum: string }>(van('toewijzing_id, datum', 'voortgang'), waarden).execute(db),
    written<Afdoening & { toewijzing_id: number }>(
      van('toewijzing_id, soort, wat, dag', 'plichtafdoening', 'order by x.id'),
      waarden,
    ).execute(db),
    written<{ toewijzing_id: number; datum: string }>(
      van('toewijzing_id, min(datum) as datum', 'resultaat', 'group by 1'),
      waarden,
    ).execute(db),
    written<StandRij>(
      van(
        `toewijzing_id, soort, nr, wie, dag, stand, op, product, regeling_id, lower(looptijd)::text as van, (upper(looptijd) - 1)::text as tot,
         ${OPGESCHORT('opgeschort')} as opgeschort`,
        'plichtstand',
      ),
      waarden,
    ).execute(db),
  ]);
  const per = <T extends { toewijzing_id: number }>(lijst: readonly T[]): Map<number, T[]> =>
    Map.groupBy(lijst, (een) => een.toewijzing_id);
  const [vanVoortgang, vanAfdoening, vanResultaat, vanStand] = [per(voortgang), per(afdoeningen), per(resultaten), per(standen)];
  return rijen.map((t) => {
    const oud = vanStand.get(t.id) ?? [];
    const [een] = oud;
    return {
      feiten: {
        id: t.id,
        inwonerId: t.inwoner_id,
        consulentId: t.consulent_id,
        aanbiederId: t.aanbieder_id,
        status: t.status,
        product: t.product,
        regelingId: t.regeling_id,
        regelingEerder: leesRegelingEerder(t.regeling_eerder).map((een) => ({
          tot: isoDatum(een.tot),
          regelingId: een.regelingId,
        })),
        van: t.van,
        tot: t.tot,
        opgeschort: leesOpgeschort(t.opgeschort),
        toegewezenOp: t.toegewezen_op,
        doelTrede: t.doel_trede,
        stil: t.stil,
        voortgang: vanVoortgang.get(t.id) ?? [],
        afdoeningen: vanAfdoening.get(t.id) ?? [],
        resultaatOp: vanResultaat.get(t.id)?.[0]?.datum,
      },
      oud: {
        rijen: oud,
        grondslag: een && {
          product: een.product,
          regelingId: een.regeling_id,
          van: een.van,
          tot: een.tot,
          opgeschort: leesOpgeschort(een.opgeschort),
        },
      },
    };
  });
};

/** Toewijzingen of which a fact moved, at most `hoogstens`, of whom the reader may see; of one aanbieder only when it is given. */
export const findGewijzigd = async (
  db: Db,
  o: { hoogstens: number; aanbiederId?: number | undefined },
): Promise<{ gemeente_id: number; toewijzing_id: number }[]> =>
  written<{ gemeente_id: number; toewijzing_id: number }>(
    `select gemeente_id, toewijzing_id from (select gemeente_id, toewijzing_id, id from plicht_wijziging ${o.aanbiederId === undefined ? '' : 'where aanbieder_id = $1'} order by gemeente_id, id limit ${Math.trunc(o.hoogstens)}) w group by 1, 2 order by 1, 2`,
    o.aanbiederId === undefined ? [] : [o.aanbiederId],
  ).execute(db);

/** In which municipalities something moved, of what the reader may see. */
export const findGewijzigdIn = async (db: Db): Promise<number[]> =>
  (await written<{ gemeente_id: number }>('select distinct gemeente_id from plicht_wijziging order by 1', []).execute(db)).map(
    ({ gemeente_id }) => gemeente_id,
  );

/** Whether something moved that the reader may see; an aanbieder has no werkvoorraad. `vandaag` as `jjjj-mm-dd`. */
export const isVerouderd = async (
  db: Db,
  o: { vandaag: string; werkvoorraad: boolean },
): Promise<{ plichten: boolean; stappen: boolean }> =>
  (
    await written<{ plichten: boolean; stappen: boolean }>(
      o.werkvoorraad
        ? `select exists (select from plicht_wijziging) as plichten,
                  exists (select from werkvoorraad_wijziging) or exists (select from werkvoorraad where nr = 0 and verandert_op <= $1::date) as stappen`
        : 'select exists (select from plicht_wijziging) as plichten, false as stappen',
      o.werkvoorraad ? [o.vandaag] : [],
    ).execute(db)
  )[0] ?? { plichten: false, stappen: false };

/** Takes the notes away. Before the facts are read: what moves after that leaves a new one. */
export const takeWijzigingen = async (db: Db, gemeenteId: number, ids: readonly number[]): Promise<void> => {
  await sql`delete from plicht_wijziging where gemeente_id = ${gemeenteId} and toewijzing_id = any(${[...ids]}::int[])`.execute(
    db,
  );
};

/** Who derives in a municipality does so alone, until the end of the transaction. */
export const lockAfleiden = async (db: Db, gemeenteId: number): Promise<void> => {
  await sql`select pg_advisory_xact_lock(7300255, ${gemeenteId}::int)`.execute(db);
};

/** The next toewijzingen, in order of their number, that have duties or had them when they were last looked at. Under the owner. */
export const findVolgende = async (db: Db, o: { gemeenteId: number; na: number; hoogstens: number }): Promise<number[]> =>
  (
    await written<{ id: number }>(
      `select t.id from toewijzing t
        where t.gemeente_id = $1 and t.id > $2
          and (t.status in ('toegewezen','geaccepteerd','gestart')
               or exists (select from plichtstand s where s.gemeente_id = t.gemeente_id and s.toewijzing_id = t.id and s.stand in ('open','gepland')))
        order by t.id limit ${Math.trunc(o.hoogstens)}`,
      [o.gemeenteId, o.na],
    ).execute(db)
  ).map(({ id }) => id);

export interface Bij extends Bijwerking {
  feiten: ToewijzingFeiten;
}

const range = (van: string, tot: string): string => `[${van},${tot}]`;

/** Writes what follows now, and what moved. */
export const storeBijwerkingen = async (db: Db, gemeenteId: number, alle: readonly Bij[]): Promise<void> => {
  const weg = alle.flatMap(({ feiten, weg }) => weg.map((een) => ({ id: feiten.id, ...een })));
  if (weg.length > 0)
    await sql`
      delete from plichtstand p using unnest(${weg.map((een) => een.id)}::int[], ${weg.map((een) => een.soort)}::text[], ${weg.map((een) => een.nr)}::smallint[]) w (id, soort, nr)
       where p.gemeente_id = ${gemeenteId} and p.toewijzing_id = w.id and p.soort = w.soort and p.nr = w.nr`.execute(db);
  const erbij = alle.flatMap(({ feiten, schrijf }) => schrijf.map((rij) => ({ feiten, rij })));
  if (erbij.length > 0) {
    const f = <T>(wat: (een: (typeof erbij)[number]) => T): T[] => erbij.map(wat);
    await sql`
      insert into plichtstand as p (gemeente_id, toewijzing_id, inwoner_id, consulent_id, aanbieder_id, soort, nr, wie, dag, stand, op, product, regeling_id, looptijd, opgeschort)
      select ${gemeenteId}::int, r.* from unnest(
        ${f(({ feiten }) => feiten.id)}::int[], ${f(({ feiten }) => feiten.inwonerId)}::int[], ${f(({ feiten }) => feiten.consulentId)}::int[],
        ${f(({ feiten }) => feiten.aanbiederId)}::int[], ${f(({ rij }) => rij.soort)}::text[], ${f(({ rij }) => rij.nr)}::smallint[],
        ${f(({ rij }) => rij.wie)}::text[], ${f(({ rij }) => rij.dag)}::date[], ${f(({ rij }) => rij.stand)}::text[],
        ${f(({ rij }) => rij.op)}::date[], ${f(({ feiten }) => feiten.product)}::text[], ${f(({ feiten }) => feiten.regelingId)}::int[],
        ${f(({ feiten }) => range(feiten.van, feiten.tot))}::daterange[],
        ${f(({ feiten }) => `{${feiten.opgeschort.map((o) => range(o.van, o.tot)).join(',')}}`)}::datemultirange[]) r
      on conflict (gemeente_id, toewijzing_id, soort, nr) do update
        set wie = excluded.wie, dag = excluded.dag, stand = excluded.stand, op = excluded.op, product = excluded.product,
            regeling_id = excluded.regeling_id, looptijd = excluded.looptijd, opgeschort = excluded.opgeschort, afgeleid_op = clock_timestamp()`.execute(
      db,
    );
  }
  const anders = alle.flatMap(({ feiten, verschillen }) => verschillen.map((een) => ({ feiten, een })));
  if (anders.length > 0) {
    const f = <T>(wat: (een: (typeof anders)[number]) => T): T[] => anders.map(wat);
    await sql`
      insert into plichtverschil (gemeente_id, toewijzing_id, inwoner_id, consulent_id, aanbieder_id, soort, naam, oud, nieuw, reden)
      select ${gemeenteId}::int, r.* from unnest(
        ${f(({ feiten }) => feiten.id)}::int[], ${f(({ feiten }) => feiten.inwonerId)}::int[], ${f(({ feiten }) => feiten.consulentId)}::int[],
        ${f(({ feiten }) => feiten.aanbiederId)}::int[], ${f(({ een }) => een.soort)}::text[], ${f(({ een }) => een.naam)}::text[],
        ${f(({ een }) => een.oud)}::date[], ${f(({ een }) => een.nieuw)}::date[], ${f(({ een }) => een.reden.slice(0, 500))}::text[]) r`.execute(
      db,
    );
  }
};

/** Municipalities with residents. */
export const findGemeenteIds = async (db: Db): Promise<number[]> =>
  (await db.selectFrom('gemeente').select('id').orderBy('id').execute()).map(({ id }) => id);
