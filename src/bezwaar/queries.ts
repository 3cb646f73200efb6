import { type Kysely, sql } from 'kysely';
import { once } from '../platform/db/once.ts';
import type { DB } from '../platform/db/schema.ts';
import type { Beslissing, HogerDoor, HogerUitspraak, Uitspraak, UitspraakGevolg } from './types.ts';

// The new decision on the same objection, after a court annulled this one.
const vervolg = sql<
  number | null
>`(select n.id from bezwaar n where n.gemeente_id = b.gemeente_id and n.inwoner_id = b.inwoner_id and n.vorige_id = b.id order by n.id limit 1)`;

// A court waits until the municipality mended a defect (openTussen in tussen.ts).
const wachtOpOns = sql`(b.tussenuitspraken->-1->>'op' is not null and b.tussenuitspraken->-1->>'antwoord' is null
  and case when b.hoger_op is null then b.uitspraak is null else b.hoger_uitspraak is null and b.tussenuitspraken->-1->>'bij' = 'hoger' end)`;

// The place that the besluit objected to let somebody go on at.
const vervolgPlek = sql<
  number | null
>`(select w.naar_toewijzing_id from toewijzingwijziging w where w.gemeente_id = s.gemeente_id and w.toewijzing_id = s.betreft_toewijzing_id and w.besluit_id = s.id and w.soort = 'aanbieder' limit 1)`;

// What kind of besluit holds now: what came of the objection before a court spoke, else the besluit objected to.
const geldendSoort = (gevolgId: typeof gevolg) =>
  sql<
    string | null
  >`(select n.soort from besluit n where n.gemeente_id = b.gemeente_id and n.id = coalesce(${gevolgId}, b.geldend_besluit_id, b.besluit_id))`;

// The besluit that came after a decision for the resident in the place of the one that held; of an annulled decision only what was said.
const gevolg = sql<
  number | null
>`coalesce(b.gevolg_besluit_id, (select n.id from besluit n where n.gemeente_id = b.gemeente_id and n.inwoner_id = b.inwoner_id
  and n.vervangt_besluit_id = coalesce(b.geldend_besluit_id, b.besluit_id) and b.beslissing = 'gegrond' and b.gevolg_reden = '' and n.genomen_op >= b.beslist_op
  and not exists (select from bezwaar v where v.gemeente_id = b.gemeente_id and v.inwoner_id = b.inwoner_id and v.vorige_id = b.id) order by n.id desc limit 1))`;

const bezwaren = (db: Kysely<DB>) =>
  db
    .selectFrom('bezwaar as b')
    .innerJoin('besluit as s', (join) => join.onRef('s.gemeente_id', '=', 'b.gemeente_id').onRef('s.id', '=', 'b.besluit_id'))
    .leftJoin('gebruiker as d', 'd.id', 'b.door')
    .innerJoin('gebruiker as g', 'g.id', 's.genomen_door')
    .leftJoin('gebruiker as h', 'h.id', 'b.behandelaar_id')
    .leftJoin('gebruiker as j', 'j.id', 'b.beslist_door')
    .leftJoin('bezwaar as v', (join) => join.onRef('v.gemeente_id', '=', 'b.gemeente_id').onRef('v.id', '=', 'b.vorige_id'))
    .selectAll('b')
    .select([
      'd.naam as door_naam',
      'h.naam as behandelaar',
      'j.naam as beslist_door_naam',
      'g.naam as genomen_door_naam',
      's.genomen_door',
      's.mede_door',
      's.product',
      's.soort as besluit_soort',
      's.genomen_op as besluit_genomen_op',
      's.betreft_toewijzing_id as over_toewijzing',
      vervolgPlek.as('over_vervolg'),
      's.regeling_id',
      's.beschikkingnummer',
      's.bekendgemaakt_op as besluit_bekend_op',
      's.bezwaar_tot',
      's.beroep_tot',
      'v.gehoord_op as eerder_gehoord',
      sql<boolean>`coalesce(v.hoger_schorst and v.hoger_uitspraak is null, false)`.as('wacht_op_raad'),
      sql<string>`coalesce(nullif(v.hoger_uitspraak_tekst, ''), v.uitspraak_tekst)`.as('rechter_zei'),
      gevolg.as('gevolg_id'),
      geldendSoort(gevolg).as('geldend_soort'),
      vervolg.as('vervolg_id'),
    ]);

export const findBezwaar = (db: Kysely<DB>, inwonerId: number, id: number) =>
  bezwaren(db).where('b.inwoner_id', '=', inwonerId).where('b.id', '=', id).executeTakeFirst();
export type BezwaarRij = NonNullable<Awaited<ReturnType<typeof findBezwaar>>>;

/** The objections of a resident, newest first. */
export const listBezwaren = once((db, inwonerId: number) =>
  bezwaren(db).where('b.inwoner_id', '=', inwonerId).orderBy('b.id', 'desc'),
);

/** What was decided for this resident since the objection was, the latest first: one of these may be its effect. */
export const listGevolg = (
  db: Kysely<DB>,
  b: { inwoner_id: number; besluit_id: number; beslist_op: string | null; id: number },
) =>
  db
    .selectFrom('besluit as n')
    .select(['n.id', 'n.soort', 'n.product', 'n.regeling_id', 'n.beschikkingnummer', 'n.genomen_op'])
    .where('n.inwoner_id', '=', b.inwoner_id)
    .where('n.id', '>', b.besluit_id)
    .where('n.genomen_op', '>=', b.beslist_op)
    // What came of another objection, or is objected to itself, did not come of this one.
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('bezwaar as z')
            .select('z.id')
            .whereRef('z.gemeente_id', '=', 'n.gemeente_id')
            .where((of) => of.or([of('z.gevolg_besluit_id', '=', of.ref('n.id')), of('z.besluit_id', '=', of.ref('n.id'))])),
        ),
      ),
    )
    .orderBy('n.id', 'desc')
    .limit(10)
    .execute();

/** All objections that are not rounded off, the nearest last day first, and those of the last year behind them. */
export const listOpen = (db: Kysely<DB>) =>
  bezwaren(db)
    .innerJoin('inwoner as i', (join) => join.onRef('i.gemeente_id', '=', 'b.gemeente_id').onRef('i.id', '=', 'b.inwoner_id'))
    .innerJoin('inwoner_persoon as p', (join) =>
      join.onRef('p.gemeente_id', '=', 'b.gemeente_id').onRef('p.inwoner_id', '=', 'b.inwoner_id'),
    )
    .select(['i.dossiernummer', 'p.voornaam', 'p.voorvoegsel', 'p.achternaam'])
    .orderBy(sql`b.bekendgemaakt_op is not null and not ${wachtOpOns}`)
    .orderBy(
      sql`case when ${wachtOpOns} then (b.tussenuitspraken->-1->>'tot')::date else coalesce(b.verdaagd_tot, b.beslis_uiterlijk) end`,
    )
    .orderBy('b.id')
    .limit(300)
    .execute();

// The objection that the besluit itself was decided on.
const naBezwaar = sql<{
  id: number;
  besluitId: number;
  beroep: boolean;
} | null>`(select jsonb_build_object('id', z.id, 'besluitId', z.besluit_id, 'beroep', z.beroep_op is not null) from bezwaar z where z.gemeente_id = s.gemeente_id and z.gevolg_besluit_id = s.id limit 1)`;

/** The besluit that somebody would object to, and whether an objection to it is open. */
export const findBestreden = (db: Kysely<DB>, inwonerId: number, besluitId: number) =>
  db
    .selectFrom('besluit as s')
    .select([
      's.id',
      's.gemeente_id',
      's.consulent_id',
      's.soort',
      's.product',
      's.regeling_id',
      's.beschikkingnummer',
      's.genomen_op',
      's.bekendgemaakt_op',
      's.bezwaar_tot',
      's.beroep_tot',
      naBezwaar.as('na_bezwaar'),
    ])
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('bezwaar as b')
            .select('b.id')
            .whereRef('b.gemeente_id', '=', 's.gemeente_id')
            .whereRef('b.besluit_id', '=', 's.id')
            .where('b.beslissing', 'is', null),
        )
        .as('open'),
    )
    // One that was taken back by who objected leaves the way open.
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('bezwaar as b')
            .select('b.id')
            .whereRef('b.gemeente_id', '=', 's.gemeente_id')
            .whereRef('b.besluit_id', '=', 's.id')
            .where('b.beslissing', 'in', ['gegrond', 'ongegrond', 'niet-ontvankelijk']),
        )
        .as('beslist'),
    )
    .where('s.inwoner_id', '=', inwonerId)
    .where('s.id', '=', besluitId)
    .executeTakeFirst();

/** The objection as far as a letter of its receipt needs it, for a reader who sees no more. */
export const findOntvangst = (db: Kysely<DB>, inwonerId: number, id: number) =>
  db
    .selectFrom('bezwaar as b')
    .innerJoin('besluit as s', (join) => join.onRef('s.gemeente_id', '=', 'b.gemeente_id').onRef('s.id', '=', 'b.besluit_id'))
    .select(['b.besluit_id', 'b.ontvangen_op', 'b.beslis_uiterlijk', 'b.te_laat', 'b.laat_reden', 'b.reden', 'b.bevestigd_op'])
    .select(['s.product', 's.regeling_id', 's.beschikkingnummer'])
    .where('b.inwoner_id', '=', inwonerId)
    .where('b.id', '=', id)
    .executeTakeFirst();
export type OntvangstRij = NonNullable<Awaited<ReturnType<typeof findOntvangst>>>;

/** What the resident may know of his objections to a besluit; `gevolg_brief`: the letter of the besluit that came of it, once it was sent. */
export const listEigen = (db: Kysely<DB>, inwonerId: number, besluitId: number) =>
  db
    .selectFrom('bezwaar as b')
    .select([
      'id',
      'ontvangen_op',
      'te_laat',
      'bevestigd_op',
      'beslis_uiterlijk',
      'verdaagd_tot',
      'reden',
      'wil',
      'hoor_op',
      'hoor_tijd',
      'hoor_waar',
      'gehoord_op',
      'beslissing',
      'bekendgemaakt_op',
      'document_id',
      'gevolg_reden',
      'beslist_op',
      'beroep_op',
      'uitspraak',
      'uitspraak_op',
      'uitspraak_gevolg',
      'uitspraak_brief_id',
      'uitgevoerd_op',
      'hoger_op',
      'hoger_door',
      'hoger_uitspraak',
      'hoger_uitspraak_op',
      'hoger_gevolg',
      'hoger_brief_id',
      'hoger_schorst',
      'tussenuitspraken',
      'vorige_id',
    ])
    .select((eb) =>
      eb
        .selectFrom('besluit as g')
        .select('g.document_id')
        .whereRef('g.gemeente_id', '=', 'b.gemeente_id')
        .where('g.id', '=', gevolg)
        .where('g.bekendgemaakt_op', 'is not', null)
        .as('gevolg_brief'),
    )
    .where('inwoner_id', '=', inwonerId)
    .where('besluit_id', '=', besluitId)
    .orderBy('id', 'desc')
    .execute();

export const insertBezwaar = async (
  db: Kysely<DB>,
  rij: {
    gemeente_id: number;
    inwoner_id: number;
    consulent_id: number;
    besluit_id: number;
    ontvangen_op: string;
    langs: 'mijn' | 'brief' | 'balie';
    reden: string;
    wil: string;
    getypt: 'inwoner' | 'consulent' | 'teammanager';
    door: number;
    te_laat: boolean;
    laat_reden: string;
    beslis_uiterlijk: string;
  },
): Promise<number | undefined> =>
  (
    await db
      .insertInto('bezwaar')
      .values(rij)
      .onConflict((conflict) => conflict.columns(['gemeente_id', 'besluit_id']).where('beslissing', 'is', null).doNothing())
      .returning('id')
      .executeTakeFirst()
  )?.id;

/** The same objection, to be decided again after a court annulled `v`: what was said stays as it was. Undefined when one is open already. */
export const insertOpnieuw = async (
  db: Kysely<DB>,
  v: BezwaarRij,
  rij: { geldend_besluit_id: number; beslis_uiterlijk: string; getypt: 'consulent' | 'teammanager'; door: number },
): Promise<number | undefined> =>
  (
    await db
      .insertInto('bezwaar')
      .values({
        gemeente_id: v.gemeente_id,
        inwoner_id: v.inwoner_id,
        consulent_id: v.consulent_id,
        besluit_id: v.besluit_id,
        vorige_id: v.id,
        ontvangen_op: v.ontvangen_op,
        langs: v.langs,
        reden: v.reden,
        wil: v.wil,
        te_laat: v.te_laat,
        laat_reden: v.laat_reden,
        ...rij,
      })
      .onConflict((conflict) => conflict.columns(['gemeente_id', 'besluit_id']).where('beslissing', 'is', null).doNothing())
      .returning('id')
      .executeTakeFirst()
  )?.id;

/** The decision on the same objection that is still to be taken. */
export const findOpen = (db: Kysely<DB>, v: { inwoner_id: number; besluit_id: number }) =>
  db
    .selectFrom('bezwaar')
    .select(['id', 'versie', 'beslis_uiterlijk'])
    .where('inwoner_id', '=', v.inwoner_id)
    .where('besluit_id', '=', v.besluit_id)
    .where('beslissing', 'is', null)
    .executeTakeFirst();

/** Columns that handling it fills. */
export interface BezwaarWijziging {
  verschoonbaar?: boolean;
  verschoonbaar_reden?: string;
  bevestigd_op?: string;
  bevestiging_id?: number;
  behandelaar_id?: number;
  behandelaar_op?: string;
  hoor_op?: string | null;
  hoor_tijd?: string;
  hoor_waar?: string;
  gehoord_op?: string;
  hoor_verslag?: string;
  niet_horen_reden?: string;
  verdaagd_op?: string;
  verdaagd_tot?: string;
  verdaging_reden?: string;
  verdaging_id?: number;
  beslissing?: Beslissing;
  beslist_op?: string;
  beslist_door?: number;
  motivering?: string;
  bekendgemaakt_op?: string;
  document_id?: number;
  gevolg_besluit_id?: number;
  gevolg_reden?: string;
  beroep_op?: string;
  beroep_langs?: 'rechtbank' | 'doorgestuurd';
  beroep_nummer?: string;
  beroep_id?: number;
  uitspraak?: Uitspraak;
  uitspraak_op?: string;
  uitspraak_tekst?: string;
  uitspraak_gevolg?: UitspraakGevolg | null;
  uitspraak_tot?: string | null;
  uitspraak_brief_id?: number;
  uitgevoerd_op?: string;
  uitgevoerd_tekst?: string;
  hoger_op?: string;
  hoger_door?: HogerDoor;
  hoger_nummer?: string;
  hoger_uitspraak?: HogerUitspraak;
  hoger_uitspraak_op?: string;
  hoger_uitspraak_tekst?: string;
  hoger_gevolg?: UitspraakGevolg | null;
  hoger_tot?: string | null;
  hoger_brief_id?: number;
  hoger_schorst?: boolean;
  tussenuitspraken?: string;
  beslis_uiterlijk?: string;
}

/** False when somebody else changed it in the meantime. */
export const updateBezwaar = async (
  db: Kysely<DB>,
  o: { id: number; versie: number },
  wijziging: BezwaarWijziging,
): Promise<boolean> =>
  (await db
    .updateTable('bezwaar')
    .set({ ...wijziging, versie: o.versie + 1 })
    .where('id', '=', o.id)
    .where('versie', '=', o.versie)
    .returning('id')
    .executeTakeFirst()) !== undefined;

/** What came of an objection is open to beroep in the same six weeks (Awb 7:1, 8:1); one that was not made known yet gets that with its letter. */
export const setBeroep = (db: Kysely<DB>, besluitId: number) =>
  db
    .updateTable('besluit')
    .set((eb) => ({ beroep_tot: eb.ref('bezwaar_tot'), bezwaar_tot: null, versie: eb('versie', '+', 1) }))
    .where('id', '=', besluitId)
    .where('bezwaar_tot', 'is not', null)
    .execute();
