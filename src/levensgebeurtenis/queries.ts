import { type Kysely, sql } from 'kysely';
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
    .select((eb) =>
      eb
        .selectFrom('gebeurtenisvoorstel as v')
        .whereRef('v.gemeente_id', '=', 'e.gemeente_id')
        .whereRef('v.gebeurtenis_id', '=', 'e.id')
        .where('v.status', '=', 'voorgelegd')
        .select((x) => x.fn.countAll<number>().as('n'))
        .as('voorgelegd'),
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

/** Whether an oriëntatie is asked for or under way: nothing came of it yet and nobody stopped it. */
export const hasOrientatie = async (db: Kysely<DB>, inwonerId: number): Promise<boolean> =>
  (await db
    .selectFrom('orientatie')
    .select('id')
    .where('inwoner_id', '=', inwonerId)
    .where('afgewezen_op', 'is', null)
    .where('gestopt_op', 'is', null)
    .where('gevolg_op', 'is', null)
    .limit(1)
    .executeTakeFirst()) !== undefined;

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
    .leftJoin('toewijzing as t', (join) =>
      join.onRef('t.gemeente_id', '=', 'v.gemeente_id').onRef('t.id', '=', 'v.toewijzing_id'),
    )
    .leftJoin('besluit as b', (join) => join.onRef('b.gemeente_id', '=', 'v.gemeente_id').onRef('b.id', '=', 'v.besluit_id'))
    .leftJoin('besluitconcept as c', (join) =>
      join.onRef('c.gemeente_id', '=', 'v.gemeente_id').onRef('c.id', '=', 'v.concept_id'),
    )
    .leftJoin('gebruiker as k', 'k.id', 'c.tekenaar_id')
    .where('v.gebeurtenis_id', '=', gebeurtenisId)
    .select((eb) => [
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
      'v.besluit_id',
      'v.concept_id',
      'b.beschikkingnummer',
      'b.bekendgemaakt_op',
      'c.status as concept_status',
      'c.versie as concept_versie',
      'k.naam as tekenaar',
      'g.naam as door',
      // The last day of the toewijzing as it stands now.
      eb.fn.coalesce('t.beeindigd_op', sql<string | null>`upper(t.looptijd) - 1`).as('loopt_tot'),
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
    besluitId?: number | undefined;
    conceptId?: number | undefined;
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
      ...(o.besluitId === undefined ? {} : { besluit_id: o.besluitId }),
      ...(o.conceptId === undefined ? {} : { concept_id: o.conceptId }),
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
