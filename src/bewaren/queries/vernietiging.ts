import { type Kysely, sql } from 'kysely';
import type pg from 'pg';
import { type Datum, isoDatum } from '../../kernel/datum.ts';
import { type Dagen, dagIn } from '../../platform/clock.ts';
import type { DB } from '../../platform/db/schema.ts';
import { metGrondslag } from '../rules.ts';
import { Grondslag, Telling, type VernietigingStatus } from '../types.ts';

type Db = Kysely<DB>;

const basis = (db: Db) =>
  db
    .selectFrom('vernietiging as v')
    .innerJoin('gebruiker as g', 'g.id', 'v.voorgesteld_door')
    .leftJoin('gebruiker as b', 'b.id', 'v.besloten_door')
    .leftJoin('inwoner as i', (join) => join.onRef('i.gemeente_id', '=', 'v.gemeente_id').onRef('i.id', '=', 'v.dossier_id'))
    .leftJoin('inwoner_persoon as p', (join) =>
      join.onRef('p.gemeente_id', '=', 'v.gemeente_id').onRef('p.inwoner_id', '=', 'v.dossier_id'),
    )
    .leftJoin('dossiersluiting as s', (join) =>
      join
        .onRef('s.gemeente_id', '=', 'v.gemeente_id')
        .onRef('s.inwoner_id', '=', 'v.dossier_id')
        .on('s.heropend_op', 'is', null),
    )
    .select([
      'v.id',
      'v.dossier_id',
      'v.aanleiding',
      'v.aanleiding_op',
      'v.grond',
      'v.status',
      'v.voorgesteld_door',
      'v.voorgesteld_op',
      'v.besloten_op',
      'v.besluit_reden',
      'v.uitgevoerd_op',
      'v.rijen',
      'v.zonder_naam',
      'v.bestanden',
      'v.bytes',
      'v.financien_tot',
      'v.fout',
      'v.versie',
      'g.naam as voorsteller',
      'b.naam as beslisser',
      'i.dossiernummer',
      'p.voornaam',
      'p.voorvoegsel',
      'p.achternaam',
      's.gesloten_op',
      's.laatste_ondersteuning',
      's.bewaren_tot',
      's.bewaren_bron',
    ]);
export type VernietigingRij = Awaited<ReturnType<ReturnType<typeof basis>['execute']>>[number];

export const findVernietiging = (db: Db, id: number): Promise<VernietigingRij | undefined> =>
  basis(db).where('v.id', '=', id).executeTakeFirst();

/** Destructions with these states, the latest first. */
export const listVernietigingen = (db: Db, standen: readonly VernietigingStatus[], aantal = 100): Promise<VernietigingRij[]> =>
  basis(db)
    .where('v.status', 'in', [...standen])
    .orderBy('v.id', 'desc')
    .limit(aantal)
    .execute();

/** What is proposed about a dossier and not carried out. */
export const findOpenVernietiging = (db: Db, dossierId: number): Promise<VernietigingRij | undefined> =>
  basis(db).where('v.dossier_id', '=', dossierId).executeTakeFirst();

/** Closed dossiers of which the term is over and that nobody proposed yet, the longest over first. */
export const listVoorbij = (db: Db, vandaag: Datum, aantal = 200) =>
  db
    .selectFrom('dossiersluiting as s')
    .innerJoin('inwoner as i', (join) => join.onRef('i.gemeente_id', '=', 's.gemeente_id').onRef('i.id', '=', 's.inwoner_id'))
    .innerJoin('inwoner_persoon as p', (join) =>
      join.onRef('p.gemeente_id', '=', 's.gemeente_id').onRef('p.inwoner_id', '=', 's.inwoner_id'),
    )
    .where('s.heropend_op', 'is', null)
    .where('s.bewaren_tot', '<', isoDatum(vandaag))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('vernietiging as v')
            .select('v.id')
            .whereRef('v.gemeente_id', '=', 's.gemeente_id')
            .whereRef('v.dossier_id', '=', 's.inwoner_id'),
        ),
      ),
    )
    .select(['s.inwoner_id', 's.gesloten_op', 's.bewaren_tot', 'i.dossiernummer', 'p.voornaam', 'p.voorvoegsel', 'p.achternaam'])
    .orderBy('s.bewaren_tot')
    .orderBy('s.inwoner_id')
    .limit(aantal)
    .execute();

/** Undefined when there is one for this dossier already. */
export const insertVernietiging = async (
  db: Db,
  i: { gemeente_id: number; id: number; consulent_id: number },
  o: { aanleiding: 'bewaartermijn' | 'verzoek'; aanleidingOp: Datum; grond: string; door: number },
): Promise<number | undefined> =>
  (
    await db
      .insertInto('vernietiging')
      .values({
        gemeente_id: i.gemeente_id,
        dossier_id: i.id,
        consulent_id: i.consulent_id,
        aanleiding: o.aanleiding,
        aanleiding_op: isoDatum(o.aanleidingOp),
        grond: o.grond,
        voorgesteld_door: o.door,
      })
      .onConflict((c) => c.doNothing())
      .returning('id')
      .executeTakeFirst()
  )?.id;

/** False when it does not wait any more in this version. */
export const decideVernietiging = async (
  db: Db,
  o: { id: number; versie: number; akkoord: boolean; door: number; reden: string },
): Promise<boolean> =>
  (await db
    .updateTable('vernietiging')
    .set({
      status: o.akkoord ? 'akkoord' : 'afgewezen',
      ...(o.akkoord ? {} : { dossier_id: null }),
      besloten_door: o.door,
      besloten_op: sql<Date>`clock_timestamp()`,
      besluit_reden: o.reden,
      fout: '',
      versie: o.versie + 1,
    })
    .where('id', '=', o.id)
    .where('versie', '=', o.versie)
    .where('status', 'in', ['voorgesteld', 'mislukt'])
    .returning('id')
    .executeTakeFirst()) !== undefined;

/** What would go now; undefined when it does not wait, or is not for the reader. */
export const countVernietiging = async (db: Db, id: number, vandaag: Datum): Promise<Telling | undefined> => {
  const { rows } = await sql<{ uit: unknown; geld: unknown }>`
    select app.tel_vernietiging(${id}::int) as uit, app.tel_financien(${id}::int, ${isoDatum(vandaag)}::date) as geld`.execute(
    db,
  );
  const [rij] = rows;
  return rij?.uit ? metGrondslag(Telling.parse(rij.uit), Grondslag.parse(rij.geld)) : undefined;
};

/** A line of what was destroyed: municipality, number, and the mark that tells it from a number given out again. */
export interface Vernietigd {
  gemeenteId: number;
  nummer: number;
  kenmerk: string;
}

export interface Wachtend {
  gemeenteId: number;
  id: number;
  dossierId: number | null;
  dossiernummer: string | null;
  aanleiding: string;
  status: string;
  bewarenTot: string | null;
}

/** Everything that is past its term or proposed, in the whole house; over a connection of the owner. */
export const selectWachtend = async (owner: pg.Pool, vandaag: Dagen): Promise<Wachtend[]> => {
  const { rows } = await owner.query<{ id: number }>('select id from gemeente order by id');
  const gemeenten = rows.map(({ id }) => id);
  const uit = await owner.query<Wachtend>(
    `select v.gemeente_id as "gemeenteId", v.id, v.dossier_id as "dossierId", i.dossiernummer, v.aanleiding, v.status, s.bewaren_tot as "bewarenTot"
       from vernietiging v left join inwoner i on i.gemeente_id = v.gemeente_id and i.id = v.dossier_id
       left join dossiersluiting s on s.gemeente_id = v.gemeente_id and s.inwoner_id = v.dossier_id and s.heropend_op is null
      where v.status in ('voorgesteld','akkoord','mislukt')
     union all
     select s.gemeente_id, 0, s.inwoner_id, i.dossiernummer, 'bewaartermijn', 'nog niet voorgelegd', s.bewaren_tot
       from dossiersluiting s join inwoner i on i.gemeente_id = s.gemeente_id and i.id = s.inwoner_id
       join unnest($1::int[], $2::date[]) d (gemeente_id, dag) on d.gemeente_id = s.gemeente_id
      where s.heropend_op is null and s.bewaren_tot < d.dag
        and not exists (select from vernietiging v where v.gemeente_id = s.gemeente_id and v.dossier_id = s.inwoner_id)
      order by 1, 7, 3`,
    [gemeenten, gemeenten.map((id) => isoDatum(dagIn(vandaag, id)))],
  );
  return uit.rows;
};

/** One that two persons agreed on, with what it rests on now; locked, and passed over when another process has it. */
export const lockAkkoord = async (verbinding: pg.ClientBase, o: { gemeenteId: number; id: number }) =>
  (
    await verbinding.query<{
      dossier_id: number;
      aanleiding: 'bewaartermijn' | 'verzoek';
      consulent_id: number;
      status: string | null;
      bewaren_tot: string | null;
    }>(
      `select v.dossier_id, v.aanleiding, v.consulent_id, i.status, s.bewaren_tot from vernietiging v
         left join inwoner i on i.gemeente_id = v.gemeente_id and i.id = v.dossier_id
         left join dossiersluiting s on s.gemeente_id = v.gemeente_id and s.inwoner_id = v.dossier_id and s.heropend_op is null
        where v.gemeente_id = $1 and v.id = $2 and v.status = 'akkoord' and v.besloten_door <> v.voorgesteld_door for update of v skip locked`,
      [o.gemeenteId, o.id],
    )
  ).rows[0];

export const selectAkkoord = async (owner: pg.Pool): Promise<{ gemeenteId: number; id: number }[]> =>
  (
    await owner.query<{ gemeenteId: number; id: number }>(
      `select gemeente_id as "gemeenteId", id from vernietiging where status = 'akkoord' order by gemeente_id, id`,
    )
  ).rows;

/** Takes a dossier away, whole. Gives what went, or the code of why not. In the transaction of `verbinding`, of the owner. */
export const destroyDossier = async (
  verbinding: pg.ClientBase,
  o: { gemeenteId: number; inwonerId: number; vernietigingId: number; vandaag: Datum },
): Promise<{ geweigerd: string } | { telling: Telling }> => {
  // Which of its toewijzingen were paid: afterwards they hang on the dossier of nobody.
  const { rows: betaald } = await verbinding.query<{ ids: number[] }>('select app.betaalde_toewijzingen($1, $2) as ids', [
    o.gemeenteId,
    o.inwonerId,
  ]);
  const { rows } = await verbinding.query<{ uit: { geweigerd?: string } }>(
    'select app.vernietig_dossier($1, $2, $3, $4::date) as uit',
    [o.gemeenteId, o.inwonerId, o.vernietigingId, isoDatum(o.vandaag)],
  );
  const uit = rows[0]?.uit ?? { geweigerd: 'weg' };
  if (uit.geweigerd !== undefined) return { geweigerd: uit.geweigerd };
  const geld = await wipeGrondslag(verbinding, { ...o, toewijzingen: betaald[0]?.ids ?? [] });
  return { telling: metGrondslag(Telling.parse(uit), geld) };
};

/**
 * Takes the hours and results away that stand without a name under what was paid and whose term is over: of these toewijzingen, or without a
 * list of the whole municipality. Gives what went.
 */
export const wipeGrondslag = async (
  verbinding: pg.ClientBase,
  o: { gemeenteId: number; vandaag: Datum; toewijzingen?: readonly number[] },
): Promise<Grondslag> => {
  const { rows } = await verbinding.query<{ uit: unknown }>('select app.vernietig_grondslag($1, $2::int[], $3::date) as uit', [
    o.gemeenteId,
    o.toewijzingen ?? null,
    isoDatum(o.vandaag),
  ]);
  return Grondslag.parse(rows[0]?.uit);
};

/** Writes the statement of what was destroyed; who it was about is no longer in it. */
export const finishVernietiging = async (
  verbinding: pg.ClientBase,
  o: { gemeenteId: number; id: number; telling: Telling },
): Promise<void> => {
  const { telling: t } = o;
  await verbinding.query(
    `update vernietiging set status = 'uitgevoerd', dossier_id = null, uitgevoerd_op = clock_timestamp(), rijen = $3, zonder_naam = $4, bestanden = $5, bytes = $6,
        financien_tot = $7::date, fout = '', versie = versie + 1 where gemeente_id = $1 and id = $2`,
    [o.gemeenteId, o.id, JSON.stringify(t.rijen), JSON.stringify(t.zonderNaam), t.bestanden, t.bytes, t.financienTot],
  );
};

export const failVernietiging = async (
  verbinding: pg.ClientBase,
  o: { gemeenteId: number; id: number; fout: string },
): Promise<void> => {
  await verbinding.query(
    "update vernietiging set status = 'mislukt', fout = $3, versie = versie + 1 where gemeente_id = $1 and id = $2 and status = 'akkoord'",
    [o.gemeenteId, o.id, o.fout],
  );
};

/** A line of the logboek by the house itself: the number of a dossier that is no more names nobody. */
export const logVernietigd = async (
  verbinding: pg.ClientBase,
  o: { gemeenteId: number; id: number; dossierId: number; grond: string; herkomst: 'taak' | 'opdrachtregel' },
): Promise<void> => {
  await verbinding.query(
    `insert into logboek (gemeente_id, gebruiker_id, rol, handeling, soort, object_id, inwoner_id, grond, uitkomst, herkomst)
       values ($1, 0, 'systeem', 'dossier-vernietigd', 'vernietiging', $2, $3, $4, 'gelukt', $5)`,
    [o.gemeenteId, String(o.id), o.dossierId, o.grond, o.herkomst],
  );
};

/** What was destroyed, as it stands in the database; empty in a database that does not know destruction yet. */
export const selectVernietigd = async (owner: pg.Pool): Promise<Vernietigd[]> => {
  const { rows } = await owner.query<{ er: boolean }>("select to_regclass('public.vernietigdnummer') is not null as er");
  if (!rows[0]?.er) return [];
  return (await owner.query<Vernietigd>('select gemeente_id as "gemeenteId", nummer, kenmerk from vernietigdnummer order by op'))
    .rows;
};

/** Which of these dossiers stand here (again): the same number, made at the same moment. */
export const selectTerug = async (
  owner: pg.Pool,
  lijst: readonly Vernietigd[],
): Promise<{ gemeenteId: number; inwonerId: number; kenmerk: string }[]> =>
  (
    await owner.query<{ gemeenteId: number; inwonerId: number; kenmerk: string }>(
      `select i.gemeente_id as "gemeenteId", i.id as "inwonerId", n.kenmerk
         from jsonb_to_recordset($1::jsonb) n ("gemeenteId" int, nummer int, kenmerk text)
         join inwoner i on i.gemeente_id = n."gemeenteId" and i.id = n.nummer and app.dossierkenmerk(i.gemeente_id, i.id, i.aangemaakt_op) = n.kenmerk
        order by i.id`,
      [JSON.stringify(lijst)],
    )
  ).rows;

/** A row for a dossier that came back with a back-up: nobody has to agree again. */
export const insertHerstel = async (
  verbinding: pg.ClientBase,
  o: { gemeenteId: number; inwonerId: number; vandaag: Datum; grond: string },
): Promise<number> => {
  await verbinding.query(
    "update vernietiging set status = 'vervallen', dossier_id = null, besluit_reden = 'Al eerder vernietigd', versie = versie + 1 where gemeente_id = $1 and dossier_id = $2",
    [o.gemeenteId, o.inwonerId],
  );
  const { rows } = await verbinding.query<{ id: number }>(
    `insert into vernietiging (gemeente_id, dossier_id, consulent_id, aanleiding, aanleiding_op, grond, status, voorgesteld_door)
       values ($1, $2, 0, 'herstel', $3::date, $4, 'akkoord', 0) returning id`,
    [o.gemeenteId, o.inwonerId, isoDatum(o.vandaag), o.grond],
  );
  return rows[0]?.id ?? 0;
};

/** Lifts what would refuse a dossier that was destroyed before: the shield and the proposal came back with the back-up. */
export const clearVoorHerstel = async (
  verbinding: pg.ClientBase,
  o: { gemeenteId: number; inwonerId: number },
): Promise<void> => {
  await verbinding.query(
    "update afscherming set opgeheven_op = clock_timestamp(), opgeheven_door = 0, opgeheven_reden = 'al eerder vernietigd' where gemeente_id = $1 and inwoner_id = $2 and opgeheven_op is null",
    [o.gemeenteId, o.inwonerId],
  );
  await verbinding.query(
    "update samenvoeging set status = 'ingetrokken' where gemeente_id = $1 and $2 in (inwoner_id, weg_id) and status = 'voorgesteld'",
    [o.gemeenteId, o.inwonerId],
  );
};

/** The municipalities of the house, each with a day of its own. */
export const selectGemeenten = async (owner: pg.Pool): Promise<number[]> =>
  (await owner.query<{ id: number }>('select id from gemeente order by id')).rows.map(({ id }) => id);

/** Destroys the bytes of documents that were taken out of a dossier and whose own day has passed. Gives how many. */
export const wipeStukken = async (owner: pg.Pool, o: { gemeenteId: number; vandaag: Datum }): Promise<number> =>
  (
    await owner.query(
      'update dossierstuk set inhoud = null, vernietigd_op = clock_timestamp(), versie = versie + 1 where gemeente_id = $2 and vernietigd_op is null and verborgen_op is not null and bewaren_tot < $1::date',
      [isoDatum(o.vandaag), o.gemeenteId],
    )
  ).rowCount ?? 0;
