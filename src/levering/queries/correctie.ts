import { type Kysely, sql } from 'kysely';
import { datum } from '../../kernel/datum.ts';
import { toDaterange } from '../../kernel/periode.ts';
import type { DB } from '../../platform/db/schema.ts';
import type { BewaardeCorrectie } from '../correcties.ts';
import type { Toewijzingsvelden } from '../toewijzing.ts';

type Van<S extends BewaardeCorrectie['soort']> = Extract<BewaardeCorrectie, { soort: S }>;

/**
 * Runs `fn` under the role of the import: a teammanager reads the whole municipality and writes nothing of it by hand, but may take
 * over what was delivered. The person who acts stays the same. Only inside a transaction of a session.
 */
export async function alsLevering<T>(db: Kysely<DB>, fn: () => Promise<T>): Promise<T> {
  await sql`select set_config('role', 'wm_levering', true)`.execute(db);
  const waarde = await fn();
  await sql`select set_config('role', 'wm_teammanager', true)`.execute(db);
  return waarde;
}

/** The row that a delivered row stands in now, locked. */
export async function lockUur(db: Kysely<DB>, c: Van<'uren'>) {
  return db
    .selectFrom('uren as u')
    .innerJoin('aanbieder as a', 'a.id', 'u.aanbieder_id')
    .innerJoin('toewijzing as t', (j) => j.onRef('t.gemeente_id', '=', 'u.gemeente_id').onRef('t.id', '=', 'u.toewijzing_id'))
    .select(['u.id', 'u.datum', 'u.minuten', 't.nummer', 'u.inwoner_id as inwonerId'])
    .where('a.agb', '=', c.agb)
    .where('u.regel_id', '=', c.regelId)
    .where('u.vervallen_op', 'is', null)
    .forUpdate('u')
    .executeTakeFirst();
}

/** The toewijzing of a number, with the minutes that stand on a day, one row thought away. */
export async function findDag(db: Kysely<DB>, o: { nummer: string; datum: string; zonder: number }) {
  const rijen = await sql<{ id: number; inwonerId: number; binnen: boolean; minuten: number }>`
    select t.id, t.inwoner_id as "inwonerId", t.looptijd @> ${o.datum}::date as binnen,
           (select coalesce(sum(u.minuten), 0)::int from uren u where u.gemeente_id = t.gemeente_id and u.toewijzing_id = t.id
               and u.datum = ${o.datum}::date and u.vervallen_op is null and u.id <> ${o.zonder}) as minuten
      from toewijzing t where t.nummer = ${Number(o.nummer)}::int`.execute(db);
  return rijen.rows[0];
}

/** Ends the old row and adds the new one that names it: hours that were sent in are never changed. */
export async function replaceUur(
  db: Kysely<DB>,
  c: Van<'uren'>,
  o: { oudId: number; toewijzingId: number; gebruikerId: number; reden: string },
): Promise<void> {
  await sql`update uren set vervallen_op = clock_timestamp(), vervallen_reden = ${o.reden} where id = ${o.oudId}`.execute(db);
  await sql`
    insert into uren (gemeente_id, toewijzing_id, inwoner_id, consulent_id, aanbieder_id, datum, minuten, status, herkomst, regel_id,
                      vervangt_id, reden, door)
    select t.gemeente_id, t.id, t.inwoner_id, t.consulent_id, t.aanbieder_id, ${c.nieuw.datum}::date, ${c.nieuw.minuten}::int, 'ingestuurd',
           'levering', ${c.regelId}, ${o.oudId}::bigint, ${o.reden}, ${o.gebruikerId}::int
      from toewijzing t where t.id = ${o.toewijzingId}`.execute(db);
}

export async function lockInwoner(db: Kysely<DB>, c: Van<'inwoners'>) {
  const rijen = await sql<{ consulentId: number; geboortedatum: string; trede: number | null }>`
    select p.consulent_id as "consulentId", p.geboortedatum,
           (select l.trede from ladderbepaling l where l.gemeente_id = p.gemeente_id and l.inwoner_id = p.inwoner_id
               and l.peildatum = ${c.oud.tredeDatum}::date order by l.vastgelegd_op desc, l.id desc limit 1) as trede
      from inwoner_persoon p where p.inwoner_id = ${c.inwonerId} for update of p`.execute(db);
  return rijen.rows[0];
}

export async function lockToewijzing(db: Kysely<DB>, nummer: string) {
  return db
    .selectFrom('toewijzing')
    .select([
      'id',
      'inwoner_id as inwonerId',
      'herkomst',
      'looptijd',
      'minuten_per_week as minutenPerWeek',
      'doel_trede as doelTrede',
      // Of another place of work no date or number of hours depends.
      sql<boolean>`exists (select from toewijzingwijziging w where w.gemeente_id = toewijzing.gemeente_id and w.toewijzing_id = toewijzing.id and w.soort <> 'plaats')`.as(
        'gewijzigd',
      ),
    ])
    .where('nummer', '=', Number(nummer))
    .forUpdate()
    .executeTakeFirst();
}

export async function updateToewijzing(
  db: Kysely<DB>,
  o: {
    id: number;
    nieuw: Van<'toewijzingen'>['nieuw'];
    velden: Pick<Toewijzingsvelden, 'volume' | 'status' | 'gestartOp' | 'beeindigdOp'>;
  },
): Promise<void> {
  await db
    .updateTable('toewijzing')
    .set({
      looptijd: toDaterange({ van: datum(o.nieuw.van), tot: datum(o.nieuw.tot) }),
      minuten_per_week: o.nieuw.minutenPerWeek,
      doel_trede: o.nieuw.doelTrede,
      volume: o.velden.volume,
      status: o.velden.status,
      gestart_op: o.velden.gestartOp,
      beeindigd_op: o.velden.beeindigdOp,
      versie: sql`versie + 1`,
    })
    .where('id', '=', o.id)
    .execute();
}

export async function lockResultaat(db: Kysely<DB>, toewijzing: string) {
  return db
    .selectFrom('resultaat as r')
    .innerJoin('toewijzing as t', (j) => j.onRef('t.gemeente_id', '=', 'r.gemeente_id').onRef('t.id', '=', 'r.toewijzing_id'))
    .select(['r.id', 'r.inwoner_id as inwonerId', 'r.datum', 'r.bereikte_trede as bereikteTrede', 'r.akkoord'])
    .where('t.nummer', '=', Number(toewijzing))
    .forUpdate('r')
    .executeTakeFirst();
}

/** Keeps what stood there and writes the new. */
export async function replaceResultaat(
  db: Kysely<DB>,
  o: { id: number; nieuw: Van<'resultaten'>['nieuw']; gebruikerId: number; reden: string },
): Promise<void> {
  await sql`
    insert into resultaatversie (gemeente_id, toewijzing_id, inwoner_id, consulent_id, aanbieder_id, resultaat_id, versie, datum, bereikte_trede,
                                 onderbouwing, gemeld_door, gemeld_op, akkoord, akkoord_reden, akkoord_door, akkoord_op, bewijs)
    select gemeente_id, toewijzing_id, inwoner_id, consulent_id, aanbieder_id, id, versie, datum, bereikte_trede, onderbouwing, gemeld_door,
           gemeld_op, akkoord, akkoord_reden, akkoord_door, akkoord_op, bewijs from resultaat where id = ${o.id}`.execute(db);
  const beslist = o.nieuw.akkoordGemeente !== null;
  await db
    .updateTable('resultaat')
    .set({
      datum: o.nieuw.datum,
      bereikte_trede: o.nieuw.bereikteTrede,
      onderbouwing: o.reden,
      herkomst: 'levering',
      gemeld_door: o.gebruikerId,
      gemeld_op: sql`clock_timestamp()`,
      akkoord: o.nieuw.akkoordGemeente,
      akkoord_reden: '',
      // What an answer of before rested on goes with that answer.
      bewijs: null,
      akkoord_door: beslist ? o.gebruikerId : null,
      akkoord_op: beslist ? sql`clock_timestamp()` : null,
      versie: sql`versie + 1`,
    })
    .where('id', '=', o.id)
    .execute();
}
