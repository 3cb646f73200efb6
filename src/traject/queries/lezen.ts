import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import { type Datum, datum, parseDatum } from '../../kernel/datum.ts';
import { fromDaterange } from '../../kernel/periode.ts';
import { written } from '../../platform/db/fixed.ts';
import type { DB } from '../../platform/db/schema.ts';
import {
  Aanwezig,
  type EigenVerzoek,
  type GeldRij,
  type Houder,
  type OordeelRij,
  type PlichtRij,
  type StapRij,
  type TrajectRij,
  type VerzoekRij,
} from '../types-rijen.ts';

type Db = Kysely<DB>;

const dag = (iso: string | null): Datum | undefined => (iso === null ? undefined : datum(iso));

/** The resident, as rows of his traject need him. Undefined: none that the reader may know of. */
export const findHouder = (db: Db, inwonerId: number): Promise<Houder | undefined> =>
  db.selectFrom('inwoner').select(['id', 'gemeente_id', 'consulent_id']).where('id', '=', inwonerId).executeTakeFirst();

/** The trajecten of a resident, the latest first; at most one of them runs. */
export const listTrajecten = async (db: Db, inwonerId: number): Promise<TrajectRij[]> => {
  const rijen = await db
    .selectFrom('traject')
    .select([
      'id',
      'regeling_id',
      'begonnen_op',
      'beeindigd_op',
      'einde_uitkomst',
      'einde_toelichting',
      'overzettingen',
      'einde_vastgelegd_op',
      'versie',
    ])
    .where('inwoner_id', '=', inwonerId)
    .orderBy(sql`beeindigd_op desc nulls first`)
    .orderBy('id', 'desc')
    .execute();
  return rijen.map((rij) => ({
    id: rij.id,
    regelingId: rij.regeling_id,
    begonnenOp: datum(rij.begonnen_op),
    beeindigdOp: dag(rij.beeindigd_op),
    eindeMoment: rij.einde_vastgelegd_op ?? undefined,
    uitkomst: rij.einde_uitkomst,
    toelichting: rij.einde_toelichting,
    overgezet: alsOverzettingen(rij.overzettingen),
    versie: rij.versie,
  }));
};

const Overzettingen = z.array(z.object({ op: z.string(), reden: z.string() }));
const alsOverzettingen = (uit: unknown): TrajectRij['overgezet'] =>
  Overzettingen.catch([])
    .parse(uit ?? [])
    .flatMap(({ op, reden }) => {
      const gelezen = parseDatum(op);
      return gelezen ? [{ op: gelezen, reden }] : [];
    });

const alsAntwoorden = (uit: unknown): Record<string, boolean> => {
  const antwoorden: Record<string, boolean> = {};
  if (typeof uit === 'object' && uit !== null)
    for (const [sleutel, waarde] of Object.entries(uit)) if (typeof waarde === 'boolean') antwoorden[sleutel] = waarde;
  return antwoorden;
};

const Tafel = z.array(Aanwezig);

/** The steps of a resident in order, of all of his trajecten. */
export const listStappen = async (db: Db, inwonerId: number): Promise<StapRij[]> => {
  const rijen = await db
    .selectFrom('trajectstap as s')
    .leftJoin('aanbieder as a', 'a.id', 's.aanbieder_id')
    .leftJoin('gebruiker as g', 'g.id', 's.door')
    .selectAll('s')
    .select(['a.naam as aanbieder_naam', 'g.naam as door_naam'])
    .where('s.inwoner_id', '=', inwonerId)
    .orderBy('s.traject_id')
    .orderBy('s.nummer')
    .execute();
  return rijen.map((rij) => ({
    id: rij.id,
    trajectId: rij.traject_id,
    stap: rij.stap,
    nummer: rij.nummer,
    poging: rij.poging,
    voorgesteld: rij.voorgesteld,
    ingetrokkenOp: dag(rij.ingetrokken_op),
    ingetrokkenReden: rij.ingetrokken_reden,
    begonnenOp: datum(rij.begonnen_op),
    eindeGepland: dag(rij.einde_gepland),
    aanbiederId: rij.aanbieder_id ?? undefined,
    aanbieder: rij.aanbieder_naam ?? '',
    waar: rij.waar,
    uren: rij.uren ?? undefined,
    toelichting: rij.toelichting,
    afwijking: rij.afwijking,
    via: rij.via,
    volgtOp: rij.volgt_op ?? undefined,
    voorwaarden: alsAntwoorden(rij.voorwaarden),
    terug: rij.terug,
    indicatie: rij.indicatie ?? undefined,
    indicatieVan: dag(rij.indicatie_van),
    indicatieTot: dag(rij.indicatie_tot),
    inkomen: rij.inkomen ?? undefined,
    inkomenToelichting: rij.inkomen_toelichting,
    door: rij.door_naam ?? 'de gemeente',
    verlengd: rij.verlengd,
    verlengingReden: rij.verlenging_reden,
    tafel: rij.tafel === null ? undefined : Tafel.catch([]).parse(rij.tafel),
    plekDoor: rij.plek_door,
    geeindigdOp: dag(rij.geeindigd_op),
    uitkomst: rij.uitkomst,
    uitkomstToelichting: rij.uitkomst_toelichting,
    uitkomstAfwijking: rij.uitkomst_afwijking,
    leidtVerder: rij.leidt_verder,
    vastgelegdOp: rij.vastgelegd_op,
    versie: rij.versie,
  }));
};

const OORDEEL = [
  'o.id',
  'o.trajectstap_id',
  'o.wie',
  'o.aanbieder_id',
  'o.gevraagd_op',
  'o.voor',
  'o.oordeel',
  'o.reden',
  'o.hoe',
  'o.gegeven_op',
  'o.vervallen_op',
  'o.versie',
] as const;

/** What was asked and said of the steps of a resident. `namen`: also of which colleague; a resident and an aanbieder do not hear that. */
export const listOordelen = async (db: Db, inwonerId: number, o: { namen: boolean }): Promise<OordeelRij[]> => {
  const vraag = db.selectFrom('trajectoordeel as o').where('o.inwoner_id', '=', inwonerId).orderBy('o.id');
  const rijen = o.namen
    ? await vraag
        .leftJoin('gebruiker as g', 'g.id', 'o.gevraagd_aan')
        .leftJoin('gebruiker as d', 'd.id', 'o.gegeven_door')
        .select(OORDEEL)
        .select(['o.gevraagd_aan', 'g.naam as gevraagd_naam', 'd.naam as door_naam'])
        .execute()
    : (await vraag.select(OORDEEL).execute()).map((rij) => ({
        ...rij,
        gevraagd_aan: null,
        gevraagd_naam: null,
        door_naam: null,
      }));
  return rijen.map((rij) => ({
    id: rij.id,
    stapId: rij.trajectstap_id,
    wie: rij.wie,
    aanbiederId: rij.aanbieder_id ?? undefined,
    gevraagdAan: rij.gevraagd_aan ?? undefined,
    gevraagdAanNaam: rij.gevraagd_naam ?? '',
    gevraagdOp: datum(rij.gevraagd_op),
    voor: rij.voor,
    oordeel: rij.oordeel ?? undefined,
    reden: rij.reden,
    hoe: rij.hoe,
    gegevenOp: dag(rij.gegeven_op),
    gegevenDoor: rij.door_naam ?? '',
    vervallen: rij.vervallen_op !== null,
    versie: rij.versie,
  }));
};

/** Questions to third parties, in order. */
export const listVerzoeken = async (db: Db, inwonerId: number): Promise<VerzoekRij[]> => {
  const rijen = await db
    .selectFrom('trajectverzoek as v')
    .leftJoin('dossierstuk as d', (join) => join.onRef('d.gemeente_id', '=', 'v.gemeente_id').onRef('d.id', '=', 'v.bewijs_id'))
    .selectAll('v')
    .select('d.titel as bewijs')
    .where('v.inwoner_id', '=', inwonerId)
    .orderBy('v.id')
    .execute();
  return rijen.map((rij) => ({
    id: rij.id,
    stapId: rij.trajectstap_id,
    derde: rij.derde,
    derdeNaam: rij.derde_naam,
    vraag: rij.vraag,
    wens: rij.wens,
    metInwoner: rij.met_inwoner,
    gevraagdOp: datum(rij.gevraagd_op),
    antwoordTot: dag(rij.antwoord_tot),
    antwoord: rij.antwoord,
    antwoordTekst: rij.antwoord_tekst,
    loonwaarde: rij.loonwaarde ?? undefined,
    antwoordOp: dag(rij.antwoord_op),
    bewijsId: rij.bewijs_id ?? undefined,
    bewijs: rij.bewijs ?? '',
    gestoptOp: dag(rij.gestopt_op),
    gestoptReden: rij.gestopt_reden,
    versie: rij.versie,
  }));
};

/** As {@link listVerzoeken}, with only what the resident himself may read: of whom, when, and whether there was an answer. */
export const listEigenVerzoeken = async (db: Db, inwonerId: number): Promise<EigenVerzoek[]> => {
  const rijen = await db
    .selectFrom('trajectverzoek')
    .select(['trajectstap_id', 'derde_naam', 'gevraagd_op', 'antwoord_tot', 'antwoord_op'])
    .where('inwoner_id', '=', inwonerId)
    .where('gestopt_op', 'is', null)
    .orderBy('id')
    .execute();
  return rijen.map((rij) => ({
    stapId: rij.trajectstap_id,
    derdeNaam: rij.derde_naam,
    gevraagdOp: datum(rij.gevraagd_op),
    antwoordTot: dag(rij.antwoord_tot),
    antwoordOp: dag(rij.antwoord_op),
  }));
};

export const listPlichten = async (db: Db, inwonerId: number): Promise<PlichtRij[]> => {
  const rijen = await db
    .selectFrom('trajectplicht')
    .select([
      'id',
      'trajectstap_id',
      'sleutel',
      'nr',
      'naam',
      'wie',
      'dag',
      'bron',
      'stand',
      'op',
      'hoe',
      'versie',
      'was_dag',
      'verschoven_reden',
    ])
    .where('inwoner_id', '=', inwonerId)
    .orderBy(sql`dag nulls last`)
    .orderBy('id')
    .execute();
  return rijen.map((rij) => ({
    id: rij.id,
    stapId: rij.trajectstap_id,
    sleutel: rij.sleutel,
    nr: rij.nr,
    naam: rij.naam,
    wie: rij.wie,
    dag: dag(rij.dag),
    bron: rij.bron,
    stand: rij.stand,
    op: dag(rij.op),
    hoe: rij.hoe,
    versie: rij.versie,
    wasDag: dag(rij.was_dag),
    verschovenReden: rij.verschoven_reden,
  }));
};

interface GeldUitDatabase extends Omit<GeldRij, 'stapId' | 'van' | 'tot' | 'herleid' | 'beoordeeldOp' | 'uitvoerId' | 'bedrag'> {
  trajectstap_id: number;
  periode: string;
  bedrag: number;
  herleid: unknown;
  beoordeeld_op: string | null;
  uitvoer_id: number | null;
}

const GELD = `g.id, g.trajectstap_id, g.sleutel, g.naam, g.aan, g.ontvanger, g.betaler, g.soort, g.periode, g.bedrag::int as bedrag, g.bron, g.herleid, g.stand,
  g.beoordeeld_op, g.reden, g.uitvoer_id, g.versie`;

const alsRegels = (herleid: unknown): string[] =>
  Array.isArray(herleid) ? herleid.filter((een): een is string => typeof een === 'string') : [];

const naarGeld = ({ trajectstap_id, periode, beoordeeld_op, uitvoer_id, herleid, ...rij }: GeldUitDatabase): GeldRij => ({
  ...rij,
  stapId: trajectstap_id,
  ...fromDaterange(periode),
  herleid: alsRegels(herleid),
  beoordeeldOp: dag(beoordeeld_op),
  uitvoerId: uitvoer_id ?? undefined,
});

/** What fell due for a resident, in order. */
export const listGeld = async (db: Db, inwonerId: number): Promise<GeldRij[]> =>
  (
    await written<GeldUitDatabase>(
      `select ${GELD} from trajectgeld g where g.inwoner_id = $1 and g.stand <> 'vervallen' order by lower(g.periode), g.id`,
      [inwonerId],
    ).execute(db)
  ).map(naarGeld);

/** Amounts of a municipality in a state, the oldest first, for finance. */
export const listGeldVan = async (db: Db, stand: GeldRij['stand'], hoogstens: number): Promise<GeldRij[]> =>
  (
    await written<GeldUitDatabase>(
      `select ${GELD} from trajectgeld g where g.gemeente_id = app.gemeente() and g.stand = $1 order by g.id limit ${Math.trunc(hoogstens)}`,
      [stand],
    ).execute(db)
  ).map(naarGeld);

export const findGeld = async (db: Db, id: number): Promise<GeldRij | undefined> => {
  const [rij] = await written<GeldUitDatabase>(`select ${GELD} from trajectgeld g where g.id = $1`, [id]).execute(db);
  return rij && naarGeld(rij);
};

/** How many amounts are in each state, with their sum in eurocent. */
export const countGeld = async (db: Db): Promise<Map<string, { aantal: number; som: number }>> => {
  const rijen = await written<{ stand: string; aantal: number; som: number }>(
    `select stand, count(*)::int as aantal, coalesce(sum(bedrag), 0)::float8 as som from trajectgeld where gemeente_id = app.gemeente() group by 1`,
    [],
  ).execute(db);
  return new Map(rijen.map(({ stand, aantal, som }) => [stand, { aantal, som }]));
};

export interface Uitvoer {
  id: number;
  gemaaktOp: Date;
  door: string;
  aantal: number;
  totaal: number;
  regels: unknown;
}

const uitvoerVan = (db: Db) =>
  db
    .selectFrom('trajectgelduitvoer as u')
    .innerJoin('gebruiker as g', 'g.id', 'u.door')
    .select([
      'u.id',
      'u.gemaakt_op as gemaaktOp',
      'g.naam as door',
      'u.aantal',
      sql<number>`u.totaal::float8`.as('totaal'),
      'u.regels',
    ]);

export const listUitvoer = (db: Db): Promise<Uitvoer[]> => uitvoerVan(db).orderBy('u.id', 'desc').limit(24).execute();
export const findUitvoer = (db: Db, id: number): Promise<Uitvoer | undefined> =>
  uitvoerVan(db).where('u.id', '=', id).executeTakeFirst();

/** Colleagues who may decide along: consulenten of the municipality with a functie. */
export const listCollegas = (db: Db, gemeenteId: number) =>
  db
    .selectFrom('gebruiker')
    .select(['id', 'naam', 'functie'])
    .where('gemeente_id', '=', gemeenteId)
    .where('rol', '=', 'consulent')
    .where('actief', '=', true)
    .orderBy('naam')
    .execute();

/** Places that run, with the day on which the indication ends. */
export const listPlekken = (db: Db, inwonerId: number) =>
  db
    .selectFrom('toewijzing as t')
    .innerJoin('aanbieder as a', 'a.id', 't.aanbieder_id')
    .select([
      't.id',
      't.product',
      't.regeling_id',
      't.status',
      't.looptijd',
      't.versie',
      't.minuten_per_week',
      't.uren_eerder',
      'a.id as aanbieder_id',
      'a.naam as aanbieder',
    ])
    .where('t.inwoner_id', '=', inwonerId)
    .where('t.status', 'in', ['toegewezen', 'geaccepteerd', 'gestart', 'beeindigd'])
    .orderBy('t.id')
    .execute();

/** Documents of the resident that can show an answer. */
export const listBewijs = (db: Db, inwonerId: number) =>
  db
    .selectFrom('dossierstuk')
    .select(['id', 'titel'])
    .where('inwoner_id', '=', inwonerId)
    .where('verborgen_op', 'is', null)
    .orderBy('id', 'desc')
    .limit(50)
    .execute();
