import { type Kysely, sql } from 'kysely';
import type pg from 'pg';
import { onceFirst } from '../platform/db/once.ts';
import type { DB } from '../platform/db/schema.ts';
import type { GebeurtenisSoort, Gegevens, Voorstel, VoorstelStatus, Vorige } from './types.ts';

const basis = (db: Kysely<DB>) =>
  db
    .selectFrom('levensgebeurtenis as e')
    .innerJoin('gebruiker as g', 'g.id', 'e.door')
    .leftJoin('gebruiker as a', 'a.id', 'e.afgerond_door')
    .select([
      'e.id',
      'e.gemeente_id',
      'e.inwoner_id',
      'e.consulent_id',
      'e.soort',
      'e.datum',
      'e.gegevens',
      'e.herkomst',
      'e.toelichting',
      'e.status',
      'e.vastgelegd_op',
      'e.afgerond_op',
      'e.intrek_reden',
      'e.versie',
      'g.naam as door',
      'a.naam as afgerond_door',
    ]);
export type GebeurtenisRij = Awaited<ReturnType<ReturnType<typeof basis>['execute']>>[number];

/** Events of a resident, the latest first, with how many proposals still wait. */
export const listGebeurtenissen = (db: Kysely<DB>, inwonerId: number) =>
  basis(db)
    .select((eb) =>
      eb
        .selectFrom('gebeurtenisvoorstel as v')
        .whereRef('v.gemeente_id', '=', 'e.gemeente_id')
        .whereRef('v.gebeurtenis_id', '=', 'e.id')
        .where('v.status', '=', 'open')
        .select((x) => x.fn.countAll<number>().as('n'))
        .as('open'),
    )
    .where('e.inwoner_id', '=', inwonerId)
    .orderBy('e.id', 'desc')
    .execute();

export const findGebeurtenis = (db: Kysely<DB>, o: { id: number; inwonerId: number }): Promise<GebeurtenisRij | undefined> =>
  basis(db).where('e.id', '=', o.id).where('e.inwoner_id', '=', o.inwonerId).executeTakeFirst();

/** How many appointments of a resident are proposed or fixed and still to come. */
export const countAfspraken = async (db: Kysely<DB>, inwonerId: number, vanaf?: string): Promise<number> => {
  const { aantal } = await db
    .selectFrom('afspraak')
    .select((eb) => eb.fn.countAll<number>().as('aantal'))
    .where('inwoner_id', '=', inwonerId)
    .where('status', 'in', ['voorgesteld', 'vast'])
    .where(sql<boolean>`(begin is null or begin > now())`)
    .$if(vanaf !== undefined, (q) =>
      q.where(sql<boolean>`(begin is null or (begin at time zone 'Europe/Amsterdam')::date >= ${vanaf}::date)`),
    )
    .executeTakeFirstOrThrow();
  return Number(aantal);
};

/** An event of this kind on this day that was not withdrawn. */
export const findZelfde = async (
  db: Kysely<DB>,
  o: { inwonerId: number; soort: GebeurtenisSoort; datum: string },
): Promise<number | undefined> =>
  (
    await db
      .selectFrom('levensgebeurtenis')
      .select('id')
      .where('inwoner_id', '=', o.inwonerId)
      .where('soort', '=', o.soort)
      .where('datum', '=', o.datum)
      .where('status', '<>', 'ingetrokken')
      .executeTakeFirst()
  )?.id;

export const listVoorstellen = (db: Kysely<DB>, gebeurtenisId: number) =>
  db
    .selectFrom('gebeurtenisvoorstel as v')
    .leftJoin('gebruiker as g', 'g.id', 'v.door')
    .where('v.gebeurtenis_id', '=', gebeurtenisId)
    .select([
      'v.id',
      'v.soort',
      'v.toewijzing_id',
      'v.dag',
      'v.gegevens',
      'v.tekst',
      'v.grond',
      'v.keuze',
      'v.status',
      'v.reden',
      'v.vorige',
      'v.op',
      'v.versie',
      'g.naam as door',
    ])
    .orderBy('v.id')
    .execute();
export type VoorstelRij = Awaited<ReturnType<typeof listVoorstellen>>[number];

type Van = { gemeente_id: number; inwoner_id: number; consulent_id: number };

export const insertGebeurtenis = async (
  db: Kysely<DB>,
  o: Van & {
    soort: GebeurtenisSoort;
    datum: string;
    gegevens: Gegevens;
    herkomst: 'consulent' | 'brp' | 'berekend';
    toelichting: string;
    door: number;
  },
  voorstellen: readonly Voorstel[],
): Promise<number> => {
  const { id } = await db
    .insertInto('levensgebeurtenis')
    .values({ ...o, gegevens: JSON.stringify(o.gegevens) })
    .returning('id')
    .executeTakeFirstOrThrow();
  if (voorstellen.length > 0)
    await db
      .insertInto('gebeurtenisvoorstel')
      .values(
        voorstellen.map((v) => ({
          gemeente_id: o.gemeente_id,
          inwoner_id: o.inwoner_id,
          consulent_id: o.consulent_id,
          gebeurtenis_id: id,
          soort: v.soort,
          toewijzing_id: v.toewijzingId ?? null,
          dag: v.dag ?? null,
          gegevens: JSON.stringify(v.gegevens ?? {}),
          tekst: v.tekst,
          grond: v.grond,
          keuze: v.keuze,
        })),
      )
      .execute();
  return id;
};

/** Decides on a proposal; false when it is not open any more in this version. */
export const closeVoorstel = async (
  db: Kysely<DB>,
  o: {
    id: number;
    versie: number;
    status: VoorstelStatus;
    reden: string;
    dag: string | null;
    vorige: Vorige | undefined;
    door: number;
  },
): Promise<boolean> =>
  (await db
    .updateTable('gebeurtenisvoorstel')
    .set({
      status: o.status,
      reden: o.reden,
      ...(o.dag === null ? {} : { dag: o.dag }),
      ...(o.vorige ? { vorige: JSON.stringify(o.vorige) } : {}),
      door: o.door,
      op: sql<Date>`clock_timestamp()`,
      versie: o.versie + 1,
    })
    .where('id', '=', o.id)
    .where('versie', '=', o.versie)
    .where('status', '=', 'open')
    .returning('id')
    .executeTakeFirst()) !== undefined;

/** What became of a proposal of an event that was withdrawn. */
export const markVoorstel = async (
  db: Kysely<DB>,
  o: { id: number; status: VoorstelStatus; reden: string; door: number },
): Promise<void> => {
  await db
    .updateTable('gebeurtenisvoorstel')
    .set((eb) => ({
      status: o.status,
      reden: o.reden,
      door: o.door,
      op: sql<Date>`clock_timestamp()`,
      versie: eb('versie', '+', 1),
    }))
    .where('id', '=', o.id)
    .execute();
};

/** Ends an event; false when somebody was earlier. */
export const closeGebeurtenis = async (
  db: Kysely<DB>,
  o: {
    id: number;
    versie: number;
    van: readonly ('open' | 'afgehandeld')[];
    status: 'afgehandeld' | 'ingetrokken';
    reden: string;
    door: number;
  },
): Promise<boolean> =>
  (await db
    .updateTable('levensgebeurtenis')
    .set({
      status: o.status,
      intrek_reden: o.reden,
      afgerond_door: o.door,
      afgerond_op: sql<Date>`clock_timestamp()`,
      versie: o.versie + 1,
    })
    .where('id', '=', o.id)
    .where('versie', '=', o.versie)
    .where('status', 'in', [...o.van])
    .returning('id')
    .executeTakeFirst()) !== undefined;

/** The benefit that holds now. */
export const findUitkeringNu = onceFirst((db, inwonerId: number) =>
  db.selectFrom('uitkering').select(['id', 'soort']).where('inwoner_id', '=', inwonerId).where('vervallen_op', 'is', null),
);

/** Ends a benefit and begins another; gives the number of the new one. */
export const replaceUitkering = async (
  db: Kysely<DB>,
  van: Van,
  o: { oud: number | null; nieuw: 'bijstand' | 'wajong' | 'wia' | 'ww' | 'ziektewet' | undefined },
): Promise<number | null> => {
  if (o.oud !== null)
    await db.updateTable('uitkering').set({ vervallen_op: sql<Date>`clock_timestamp()` }).where('id', '=', o.oud).execute();
  if (o.nieuw === undefined) return null;
  const { id } = await db
    .insertInto('uitkering')
    .values({
      gemeente_id: van.gemeente_id,
      inwoner_id: van.inwoner_id,
      consulent_id: van.consulent_id,
      soort: o.nieuw,
      toestemming: null,
      toestemming_op: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
};

/** Puts the benefit back that stood there; false when it is another by now. */
export const restoreUitkering = async (
  db: Kysely<DB>,
  inwonerId: number,
  o: { oud: number | null; nieuw: number | null },
): Promise<boolean> => {
  const nu = await db
    .selectFrom('uitkering')
    .select('id')
    .where('inwoner_id', '=', inwonerId)
    .where('vervallen_op', 'is', null)
    .executeTakeFirst();
  if ((nu?.id ?? null) !== o.nieuw) return false;
  if (o.nieuw !== null)
    await db.updateTable('uitkering').set({ vervallen_op: sql<Date>`clock_timestamp()` }).where('id', '=', o.nieuw).execute();
  if (o.oud !== null) await db.updateTable('uitkering').set({ vervallen_op: null }).where('id', '=', o.oud).execute();
  return true;
};

/** Where a dossier stands; false when it was not there. */
export const updateStatus = async (
  db: Kysely<DB>,
  o: {
    inwonerId: number;
    van: readonly ('aangemeld' | 'in-onderzoek' | 'in-traject' | 'afgerond')[];
    naar: 'aangemeld' | 'in-onderzoek' | 'in-traject' | 'afgerond';
  },
): Promise<boolean> =>
  (await db
    .updateTable('inwoner')
    .set((eb) => ({ status: o.naar, versie: eb('versie', '+', 1) }))
    .where('id', '=', o.inwonerId)
    .where('status', 'in', [...o.van])
    .returning('id')
    .executeTakeFirst()) !== undefined;

/** Changes of a dossier that were confirmed and wait for their day, the first first. */
export const listGepland = (db: Kysely<DB>, inwonerId: number) =>
  db
    .selectFrom('gebeurtenisvoorstel')
    .select(['id', 'gebeurtenis_id', 'soort', 'dag', 'gegevens'])
    .where('inwoner_id', '=', inwonerId)
    .where('status', '=', 'gepland')
    .orderBy('dag')
    .orderBy('id')
    .execute();

/** A change whose day came, locked; undefined when it was taken back or another process does it. In a transaction of the owner. */
export const lockGepland = (db: Kysely<DB>, id: number) =>
  db
    .selectFrom('gebeurtenisvoorstel')
    .select(['id', 'inwoner_id', 'soort', 'gegevens'])
    .where('id', '=', id)
    .where('status', '=', 'gepland')
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();

/** What became of a change on its day; who confirmed it, and when, stays. */
export const setBegonnen = async (
  db: Kysely<DB>,
  o: { id: number; status: 'uitgevoerd' | 'niet-nodig'; vorige?: Vorige; reden?: string },
): Promise<void> => {
  await db
    .updateTable('gebeurtenisvoorstel')
    .set((eb) => ({
      status: o.status,
      ...(o.vorige ? { vorige: JSON.stringify(o.vorige) } : {}),
      ...(o.reden === undefined ? {} : { reden: o.reden }),
      versie: eb('versie', '+', 1),
    }))
    .where('id', '=', o.id)
    .execute();
};

// ── received: over connections of the owner ──

/** Who is held against the BRP: not done, not dead, longest not looked at first; with what is needed to compare. */
export const listTeControleren = async (owner: pg.Pool, gemeenteId: number, aantal: number) =>
  (
    await owner.query<{
      inwoner_id: number;
      consulent_id: number;
      bsn_versleuteld: Buffer;
      voornaam: string;
      voorvoegsel: string;
      achternaam: string;
      geboortedatum: string;
      geboortedatum_bekend: 'volledig' | 'jaar-maand' | 'jaar';
      straat: string;
      huisnummer: string;
      postcode: string;
      woonplaats: string;
      geheim: boolean;
    }>(
      `select p.inwoner_id, p.consulent_id, p.bsn_versleuteld, p.voornaam, p.voorvoegsel, p.achternaam, p.geboortedatum, p.geboortedatum_bekend,
              p.straat, p.huisnummer, p.postcode, p.woonplaats, p.geheim
         from inwoner_persoon p join inwoner i on i.gemeente_id = p.gemeente_id and i.id = p.inwoner_id
        where p.gemeente_id = $1 and i.status <> 'afgerond' and p.overleden_op is null
        order by p.brp_op nulls first, p.inwoner_id limit $2`,
      [gemeenteId, aantal],
    )
  ).rows;
export type TeControleren = Awaited<ReturnType<typeof listTeControleren>>[number];

/** Writes down that somebody was held against the BRP, with what comes along by itself; one line in the logboek each. */
export const markGecontroleerd = async (
  owner: pg.Pool,
  gemeenteId: number,
  rijen: readonly { inwonerId: number; geheim: boolean; inOnderzoek: boolean }[],
  grond: string,
): Promise<void> => {
  await owner.query(
    `with n as (select * from unnest($2::int[], $3::bool[], $4::bool[]) as n (id, geheim, onderzoek)),
          w as (update inwoner_persoon p set brp_op = now(), geheim = n.geheim, in_onderzoek = n.onderzoek from n where p.gemeente_id = $1 and p.inwoner_id = n.id returning p.inwoner_id)
     insert into logboek (gemeente_id, gebruiker_id, rol, handeling, soort, object_id, inwoner_id, grond, uitkomst, herkomst)
     select $1, 0, 'systeem', 'brp-geraadpleegd', 'inwoner', w.inwoner_id::text, w.inwoner_id, $5, 'gelukt', 'taak' from w order by w.inwoner_id`,
    [gemeenteId, rijen.map((r) => r.inwonerId), rijen.map((r) => r.geheim), rijen.map((r) => r.inOnderzoek), grond],
  );
};

/** Residents who reach an age soon and of whom nobody knows yet: by birth date, for src/levensgebeurtenis/jobs.ts. */
export const listGeborenTussen = async (owner: pg.Pool, gemeenteId: number, van: string, tot: string) =>
  (
    await owner.query<{ inwoner_id: number; consulent_id: number; geboortedatum: string }>(
      `select p.inwoner_id, p.consulent_id, p.geboortedatum from inwoner_persoon p join inwoner i on i.gemeente_id = p.gemeente_id and i.id = p.inwoner_id
        where p.gemeente_id = $1 and p.geboortedatum between $2::date and $3::date and i.status <> 'afgerond' and p.overleden_op is null
          and not exists (select from levensgebeurtenis e where e.gemeente_id = p.gemeente_id and e.inwoner_id = p.inwoner_id and e.soort = 'aow')
        order by p.inwoner_id`,
      [gemeenteId, van, tot],
    )
  ).rows;

/** Confirmed changes of a municipality whose day is there. */
export const listTeBeginnen = async (owner: pg.Pool, gemeenteId: number, dag: string): Promise<number[]> =>
  (
    await owner.query<{ id: number }>(
      "select id from gebeurtenisvoorstel where gemeente_id = $1 and status = 'gepland' and dag <= $2::date order by dag, id",
      [gemeenteId, dag],
    )
  ).rows.map(({ id }) => id);

export const listGemeenten = async (owner: pg.Pool): Promise<{ id: number; code: string | null }[]> =>
  (
    await owner.query<{ id: number; code: string | null }>(
      'select g.id, (select c.code from gemeentecode c where c.gemeente_id = g.id and c.geldig @> app.dag_in(g.id)) as code from gemeente g order by g.id',
    )
  ).rows;

/** A line of the logboek of a job: nobody did it by hand. In a transaction of the owner. */
export const logTaak = async (
  db: Kysely<DB>,
  o: { gemeenteId: number; handeling: string; soort: string; objectId: number; inwonerId: number; grond: string },
): Promise<void> => {
  await db
    .insertInto('logboek')
    .values({
      gemeente_id: o.gemeenteId,
      gebruiker_id: 0,
      rol: 'systeem',
      handeling: o.handeling,
      soort: o.soort,
      object_id: String(o.objectId),
      inwoner_id: o.inwonerId,
      grond: o.grond,
      uitkomst: 'gelukt',
      herkomst: 'taak',
    })
    .execute();
};
