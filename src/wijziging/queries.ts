import { type Kysely, type SqlBool, sql } from 'kysely';
import pg from 'pg';
import { type Datum, datum, isoDatum } from '../kernel/datum.ts';
import { type Periode, toDaterange, toMultirange } from '../kernel/periode.ts';
import type { DB, JsonWaarde } from '../platform/db/schema.ts';
import type { ToewijzingRij } from '../toewijzing/index.ts';
import type { Rust } from './mogelijk.ts';
import type { Verloop, Wijziging, WijzigingSoort } from './types.ts';

/** What an aanbieder may read of a change: never why. */
const GEDEELD = [
  'w.id',
  'w.toewijzing_id',
  'w.soort',
  'w.van',
  'w.tot',
  'w.minuten',
  'w.betreft_id',
  'w.looptijd_voor',
  'w.looptijd_na',
  'w.verschil',
  'w.besluit_id',
  'w.van_regeling_id',
  'w.naar_regeling_id',
  'w.vastgelegd_op',
] as const;

/** The changes of one toewijzing, in the order in which they were decided. */
export const findWijzigingen = (db: Kysely<DB>, toewijzingId: number) =>
  db.selectFrom('toewijzingwijziging as w').select(GEDEELD).where('w.toewijzing_id', '=', toewijzingId).orderBy('w.id').execute();
export type WijzigingRij = Awaited<ReturnType<typeof findWijzigingen>>[number];

/** As findWijzigingen, with why and by whom: for the municipality. */
export const findVerhaal = (db: Kysely<DB>, toewijzingId: number) =>
  db
    .selectFrom('toewijzingwijziging as w')
    .innerJoin('gebruiker as g', 'g.id', 'w.door')
    .leftJoin('toewijzing as n', (join) =>
      join.onRef('n.gemeente_id', '=', 'w.gemeente_id').onRef('n.id', '=', 'w.naar_toewijzing_id'),
    )
    .leftJoin('aanbieder as a', 'a.id', 'n.aanbieder_id')
    .select([...GEDEELD, 'w.reden', 'w.toelichting', 'g.naam as door', 'n.nummer as naar_nummer', 'a.naam as naar_aanbieder'])
    .where('w.toewijzing_id', '=', toewijzingId)
    .orderBy('w.id')
    .execute();
export type VerhaalRij = Awaited<ReturnType<typeof findVerhaal>>[number];

/** What was changed of the toewijzingen of the aanbieder that asks, the latest first; without what it said of a place itself. */
export const listGewijzigd = (db: Kysely<DB>, o: { overslaan: number; hoogstens: number }) =>
  db
    .selectFrom('toewijzingwijziging as w')
    .innerJoin('toewijzing as t', (join) =>
      join.onRef('t.gemeente_id', '=', 'w.gemeente_id').onRef('t.id', '=', 'w.toewijzing_id'),
    )
    .innerJoin('inwoner_persoon as p', (join) =>
      join.onRef('p.gemeente_id', '=', 'w.gemeente_id').onRef('p.inwoner_id', '=', 'w.inwoner_id'),
    )
    .select([
      ...GEDEELD,
      'w.gemeente_id',
      't.product',
      't.status',
      't.gestart_op',
      't.herkomst',
      'p.voornaam',
      'p.voorvoegsel',
      'p.achternaam',
    ])
    .where('w.aanbieder_id', '=', sql<number>`(select app.aanbieder())`)
    .where('w.soort', '<>', 'plaats')
    .orderBy('w.vastgelegd_op', 'desc')
    .orderBy('w.id', 'desc')
    .limit(o.hoogstens)
    .offset(o.overslaan)
    .execute();
export type GewijzigdRij = Awaited<ReturnType<typeof listGewijzigd>>[number];

/** Duties of the aanbieder that asks whose day moved, the latest first. */
export const listVerschoven = (db: Kysely<DB>, hoogstens: number) =>
  db
    .selectFrom('plichtverschil as v')
    .innerJoin('inwoner_persoon as p', (join) =>
      join.onRef('p.gemeente_id', '=', 'v.gemeente_id').onRef('p.inwoner_id', '=', 'v.inwoner_id'),
    )
    .select(['v.toewijzing_id', 'v.naam', 'v.oud', 'v.nieuw', 'p.voornaam', 'p.voorvoegsel', 'p.achternaam'])
    .where('v.aanbieder_id', '=', sql<number>`(select app.aanbieder())`)
    .orderBy('v.op', 'desc')
    .orderBy('v.id', 'desc')
    .limit(hoogstens)
    .execute();

export const naarWijziging = (w: {
  id: number;
  soort: WijzigingSoort;
  van: string;
  tot: string | null;
  minuten: number | null;
  betreft_id: number | null;
}): Wijziging => ({
  id: w.id,
  soort: w.soort,
  van: datum(w.van),
  tot: w.tot === null ? undefined : datum(w.tot),
  minuten: w.minuten ?? undefined,
  betreft: w.betreft_id ?? undefined,
});

/** What hangs on a toewijzing, as far as the reader may see it. */
export const findRust = async (db: Kysely<DB>, toewijzingId: number): Promise<Rust> => {
  const bij = (tabel: string) => sql<boolean>`exists (select from ${sql.table(tabel)} x where x.toewijzing_id = ${toewijzingId})`;
  const { rows } = await sql<Rust>`select ${bij('uren')} as uren, ${bij('voortgang')} as voortgang,
    ${bij('resultaat')} as resultaat,
    exists (select from resultaat r where r.toewijzing_id = ${toewijzingId} and r.akkoord) as bevestigd`.execute(db);
  return rows[0] ?? { uren: true, voortgang: true, resultaat: true, bevestigd: true };
};

/** The first day with hours that count in a period. */
export const findUrenIn = async (db: Kysely<DB>, toewijzingId: number, p: Periode): Promise<{ dag: Datum } | undefined> => {
  const rij = await db
    .selectFrom('uren')
    .select('datum')
    .where('toewijzing_id', '=', toewijzingId)
    .where('datum', '>=', isoDatum(p.van))
    .where('datum', '<=', isoDatum(p.tot))
    .where('vervallen_op', 'is', null)
    .orderBy('datum')
    .limit(1)
    .executeTakeFirst();
  return rij && { dag: datum(rij.datum) };
};

export const findVerzoeken = (db: Kysely<DB>, toewijzingId: number) =>
  db
    .selectFrom('verlengverzoek as v')
    .innerJoin('gebruiker as g', 'g.id', 'v.gevraagd_door')
    .leftJoin('voortgang as r', (join) => join.onRef('r.gemeente_id', '=', 'v.gemeente_id').onRef('r.id', '=', 'v.voortgang_id'))
    .select([
      'v.id',
      'v.toewijzing_id',
      'v.tot',
      'v.reden',
      'v.gevraagd_op',
      'g.naam as gevraagd_door',
      'v.gevraagd_door as gevraagd_door_id',
      'v.stand',
      'v.besloten_op',
      'v.antwoord',
      'v.wat_dan',
      'v.versie',
      'v.voortgang_id',
      'r.datum as verslag_datum',
      'r.hoe_gaat_het as verslag_hoe',
      'r.tekst as verslag_tekst',
    ])
    .where('v.toewijzing_id', '=', toewijzingId)
    .orderBy('v.id', 'desc')
    .execute();
export type VerzoekRij = Awaited<ReturnType<typeof findVerzoeken>>[number];

const UNIEK = '23505';

/** False when there is an open one already. */
export const insertVerzoek = async (
  db: Kysely<DB>,
  t: ToewijzingRij,
  o: { voortgangId: number; tot: Datum; reden: string; op: Datum; door: number },
): Promise<number | undefined> => {
  try {
    const { id } = await db
      .insertInto('verlengverzoek')
      .values({
        ...sleutelVan(t),
        voortgang_id: o.voortgangId,
        tot: isoDatum(o.tot),
        reden: o.reden,
        gevraagd_op: isoDatum(o.op),
        gevraagd_door: o.door,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  } catch (fout) {
    if (fout instanceof pg.DatabaseError && fout.code === UNIEK) return undefined;
    throw fout;
  }
};

export const withdrawVerzoek = async (db: Kysely<DB>, o: { id: number; toewijzingId: number }): Promise<boolean> =>
  (await db
    .updateTable('verlengverzoek')
    .set((eb) => ({ stand: 'ingetrokken', versie: eb('versie', '+', 1) }))
    .where('id', '=', o.id)
    .where('toewijzing_id', '=', o.toewijzingId)
    .where('stand', '=', 'open')
    .returning('id')
    .executeTakeFirst()) !== undefined;

/** False when somebody decided, or it was withdrawn, in the meantime. */
export const decideVerzoek = async (
  db: Kysely<DB>,
  o: {
    id: number;
    stand: 'verlengd' | 'geweigerd';
    op: Datum;
    door: number;
    antwoord: string;
    watDan: string;
    besluitId: number | null;
  },
): Promise<boolean> =>
  (await db
    .updateTable('verlengverzoek')
    .set((eb) => ({
      stand: o.stand,
      besloten_op: isoDatum(o.op),
      besloten_door: o.door,
      antwoord: o.antwoord,
      wat_dan: o.watDan,
      besluit_id: o.besluitId,
      versie: eb('versie', '+', 1),
    }))
    .where('id', '=', o.id)
    .where('stand', '=', 'open')
    .returning('id')
    .executeTakeFirst()) !== undefined;

const sleutelVan = (t: ToewijzingRij) => ({
  gemeente_id: t.gemeente_id,
  toewijzing_id: t.id,
  inwoner_id: t.inwoner_id,
  consulent_id: t.consulent_id,
  aanbieder_id: t.aanbieder_id,
});

export interface NieuweWijziging {
  soort: WijzigingSoort;
  van: Datum;
  tot?: Datum | undefined;
  minuten?: number | undefined;
  betreft?: number | undefined;
  naarToewijzing?: number | undefined;
  /** versie: the version that decided, and the one that decides from `van` on. */
  regeling?: { van: number; naar: number } | undefined;
  looptijdNa: Periode;
  /** As JSON: what moved and why. */
  verschil: readonly Readonly<Record<string, JsonWaarde>>[];
  reden: string;
  toelichting: string;
  besluitId?: number | undefined;
  gevraagdDoor?: number | undefined;
  door: number;
}

export const insertWijziging = (db: Kysely<DB>, t: ToewijzingRij, w: NieuweWijziging) =>
  db
    .insertInto('toewijzingwijziging')
    .values({
      ...sleutelVan(t),
      soort: w.soort,
      van: isoDatum(w.van),
      tot: w.tot ? isoDatum(w.tot) : null,
      minuten: w.minuten ?? null,
      betreft_id: w.betreft ?? null,
      naar_toewijzing_id: w.naarToewijzing ?? null,
      van_regeling_id: w.regeling?.van ?? null,
      naar_regeling_id: w.regeling?.naar ?? null,
      looptijd_voor: t.looptijd,
      looptijd_na: toDaterange(w.looptijdNa),
      verschil: JSON.stringify(w.verschil),
      reden: w.reden,
      toelichting: w.toelichting,
      besluit_id: w.besluitId ?? null,
      gevraagd_door: w.gevraagdDoor ?? null,
      door: w.door,
    })
    .returning('id')
    .executeTakeFirstOrThrow();

const EXCLUSION = '23P01';

/**
 * What holds now, on the toewijzing itself. `bezet`: another toewijzing of the same product stands in the way (AP9), the transaction can then
 * only be undone; `anders`: somebody changed it in the meantime.
 */
export const storeVerloop = async (
  db: Kysely<DB>,
  t: ToewijzingRij,
  versie: number,
  v: Verloop,
  /** Why it ends earlier, when that becomes another. */
  reden?: string,
): Promise<'gelukt' | 'anders' | 'bezet'> => {
  try {
    const rij = await db
      .updateTable('toewijzing')
      .set((eb) => ({
        looptijd: toDaterange(v.periode),
        looptijd_besloten: eb.fn.coalesce('looptijd_besloten', 'looptijd'),
        opgeschort: toMultirange(v.opschortingen),
        verlengd: v.verlengd,
        verlengingen: v.verlengingen.length === 0 ? null : JSON.stringify(v.verlengingen.map(isoDatum)),
        minuten_per_week: v.minutenPerWeek,
        ...(reden === undefined ? {} : { reden }),
        // §10: a werkplek is agreed in minutes a week, an ontwikkeling is one price.
        ...(v.minutenPerWeek === null ? {} : { volume: v.minutenPerWeek }),
        uren_eerder:
          v.urenEerder.length === 0
            ? null
            : JSON.stringify(v.urenEerder.map(({ tot, minuten }) => ({ tot: isoDatum(tot), minuten }))),
        versie: versie + 1,
      }))
      .where('id', '=', t.id)
      .where('versie', '=', versie)
      .returning('id')
      .executeTakeFirst();
    if (!rij) return 'anders';
  } catch (fout) {
    if (fout instanceof pg.DatabaseError && fout.code === EXCLUSION) return 'bezet';
    throw fout;
  }
  // The last place goes along with the end.
  await db
    .updateTable('plaatsing as p')
    .set({ periode: sql<string>`daterange(lower(p.periode), ${isoDatum(v.periode.tot)}::date, '[]')` })
    .where('p.toewijzing_id', '=', t.id)
    .where(sql<SqlBool>`lower(p.periode) <= ${isoDatum(v.periode.tot)}::date`)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('plaatsing as q')
            .select('q.id')
            .whereRef('q.gemeente_id', '=', 'p.gemeente_id')
            .whereRef('q.toewijzing_id', '=', 'p.toewijzing_id')
            .where(sql<SqlBool>`lower(q.periode) > lower(p.periode)`),
        ),
      ),
    )
    .execute();
  return 'gelukt';
};

/** The place of now, if one was written down, ends the day before, and the next begins. */
export const followPlaatsing = async (
  db: Kysely<DB>,
  t: ToewijzingRij,
  o: { vorige: number | undefined; van: Datum; tot: Datum; werkplek: string; begeleider: string },
): Promise<void> => {
  if (o.vorige !== undefined)
    await db
      .updateTable('plaatsing')
      .set({ periode: sql<string>`daterange(lower(periode), ${isoDatum(o.van)}::date)` })
      .where('id', '=', o.vorige)
      .where('toewijzing_id', '=', t.id)
      .execute();
  await db
    .insertInto('plaatsing')
    .values({
      ...sleutelVan(t),
      werkplek: o.werkplek,
      begeleider: o.begeleider,
      periode: toDaterange({ van: o.van, tot: o.tot }),
    })
    .execute();
};

/** Where the traject stands that a toewijzing belongs to. */
export const findTraject = (db: Kysely<DB>, toewijzingId: number) =>
  db.selectFrom('toewijzing').select(['traject_id', 'beschikkingnummer']).where('id', '=', toewijzingId).executeTakeFirst();
