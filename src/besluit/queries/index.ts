import { type Kysely, type SqlBool, sql } from 'kysely';
import { isoDatum } from '../../kernel/datum.ts';
import { fromDaterangeOpen } from '../../kernel/periode.ts';
import type { DB } from '../../platform/db/schema.ts';
import type { RegisterMandaat } from '../bevoegd.ts';
import type { Middel } from '../rechtsmiddel.ts';
import { type BesluitSoort, MandaatHandeling } from '../soorten.ts';
import { naBezwaar, wachtOpNieuw } from './na-bezwaar.ts';

/** The aanbieders with a contract for the product on the day (`jjjj-mm-dd`), with what the contract says. */
export const findContracten = (db: Kysely<DB>, o: { gemeenteId: number; product: string; dag: string }) =>
  db
    .selectFrom('contractproduct as cp')
    .innerJoin('contract as c', (join) => join.onRef('c.gemeente_id', '=', 'cp.gemeente_id').onRef('c.id', '=', 'cp.contract_id'))
    .innerJoin('aanbieder as a', 'a.id', 'cp.aanbieder_id')
    .select([
      'a.id',
      'a.naam',
      'a.sector',
      'a.postcode',
      'a.woonplaats',
      'cp.tarief',
      'cp.productcategorie',
      'cp.productcode',
      'c.nummer as contract',
    ])
    .where('cp.gemeente_id', '=', o.gemeenteId)
    .where('cp.product', '=', o.product)
    .where(sql<SqlBool>`cp.geldig @> ${o.dag}::date and c.geldig @> ${o.dag}::date`)
    .orderBy('a.naam')
    .execute();
export type ContractRij = Awaited<ReturnType<typeof findContracten>>[number];

export const findAanbiederNaam = async (db: Kysely<DB>, aanbiederId: number): Promise<string | undefined> =>
  (await db.selectFrom('aanbieder').select('naam').where('id', '=', aanbiederId).executeTakeFirst())?.naam;

/** The register of mandates for deciding on a product (AP16): each by functie or by name. */
export const findMandaten = (db: Kysely<DB>, gemeenteId: number, product: string) =>
  db
    .selectFrom('mandaat')
    .select(['id', 'functie', 'gebruiker_id', 'geldig', 'tot_bedrag'])
    .where('gemeente_id', '=', gemeenteId)
    .where('handeling', '=', 'beschikking-verlenen')
    .where((eb) => eb.or([eb('producten', 'is', null), eb(eb.val(product), '=', eb.fn.any('producten'))]))
    .execute();
export type MandaatRij = Awaited<ReturnType<typeof findMandaten>>[number];

/** The whole register for a product, of every act, with by whom each was given: for the chain (AP16, AP30). */
export const findRegister = async (db: Kysely<DB>, gemeenteId: number, product: string): Promise<RegisterMandaat[]> => {
  const rijen = await db
    .selectFrom('mandaat')
    .select(['id', 'functie', 'gebruiker_id', 'verleend_door', 'handeling', 'bron', 'geldig', 'tot_bedrag'])
    .where('gemeente_id', '=', gemeenteId)
    .where((eb) => eb.or([eb('producten', 'is', null), eb(eb.val(product), '=', eb.fn.any('producten'))]))
    .orderBy('id')
    .execute();
  return rijen.map(({ geldig, handeling, ...rij }) => ({
    ...rij,
    handeling: MandaatHandeling.parse(handeling),
    periode: fromDaterangeOpen(geldig),
  }));
};

/** The toewijzing that a besluit changes. */
export const findBetreft = (db: Kysely<DB>, inwonerId: number, toewijzingId: number) =>
  db
    .selectFrom('toewijzing')
    .select(['id', 'product', 'regeling_id', 'besluit_id', 'looptijd'])
    .where('inwoner_id', '=', inwonerId)
    .where('id', '=', toewijzingId)
    .executeTakeFirst();

/** Employees of the municipality who are at work, by function. */
export const findMedewerkers = (db: Kysely<DB>, gemeenteId: number) =>
  db
    .selectFrom('gebruiker')
    .select(['id', 'naam', 'functie', 'telefoon', 'rol'])
    .where('gemeente_id', '=', gemeenteId)
    .where('rol', 'in', ['consulent', 'teammanager'])
    .where('actief', '=', true)
    .where('functie', 'is not', null)
    .orderBy('naam')
    .execute();

export const findGebruiker = (db: Kysely<DB>, gebruikerId: number) =>
  db.selectFrom('gebruiker').select(['naam', 'functie', 'telefoon']).where('id', '=', gebruikerId).executeTakeFirst();

/** The traject that runs; made when there is none. Two who decide at once get the same one. */
export const ensureTraject = async (
  db: Kysely<DB>,
  rij: { gemeente_id: number; inwoner_id: number; consulent_id: number; regeling_id: number; begonnen_op: string },
): Promise<number> => {
  const nieuw = await db
    .insertInto('traject')
    .values(rij)
    .onConflict((conflict) => conflict.columns(['gemeente_id', 'inwoner_id']).where('beeindigd_op', 'is', null).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (nieuw) return nieuw.id;
  const bestaand = await db
    .selectFrom('traject')
    .select('id')
    .where('inwoner_id', '=', rij.inwoner_id)
    .where('beeindigd_op', 'is', null)
    .executeTakeFirstOrThrow();
  return bestaand.id;
};

export const insertBesluit = (
  db: Kysely<DB>,
  rij: {
    gemeente_id: number;
    inwoner_id: number;
    consulent_id: number;
    soort: BesluitSoort;
    toets_id?: number | null;
    regeling_id: number;
    product: string;
    gronden: string;
    feiten: string;
    motivering: string;
    genomen_op: string;
    genomen_door: number;
    mandaat_id: number;
    ingang?: string | null;
    betreft_toewijzing_id?: number | null;
    vervangt_besluit_id?: number | null;
    vier_ogen?: boolean;
    samen?: string[];
    mede_door?: number | null;
    mede_mandaat_id?: number | null;
    mede_op?: string | null;
  },
) => db.insertInto('besluit').values(rij).returning(['id', 'beschikkingnummer']).executeTakeFirstOrThrow();

/** The resident is under way from now on. Not an edit of the file, so its version stays. */
export const markInTraject = (db: Kysely<DB>, inwonerId: number) =>
  db.updateTable('inwoner').set({ status: 'in-traject' }).where('id', '=', inwonerId).execute();

// The toewijzing that a besluit gave, or the one that it changes.
const toewijzingVan = sql<number>`coalesce(
  (select n.id from toewijzing n where n.gemeente_id = b.gemeente_id and n.inwoner_id = b.inwoner_id and n.besluit_id = b.id order by n.id limit 1), b.betreft_toewijzing_id,
  (select n.id from toewijzing n where n.gemeente_id = b.gemeente_id and n.inwoner_id = b.inwoner_id and n.besluit_id = b.vervangt_besluit_id order by n.id limit 1))`;
/**
 * The besluit that withdrew this one, came in its place or followed from an objection to it; not one that was taken back since, so that this one
 * holds again.
 */
const vervangenDoor = sql<
  number | null
>`(select n.id from besluit n where n.gemeente_id = b.gemeente_id and n.inwoner_id = b.inwoner_id and (n.vervangt_besluit_id = b.id
       or n.id in (select z.gevolg_besluit_id from bezwaar z where z.gemeente_id = b.gemeente_id and z.besluit_id = b.id))
     and not exists (select from besluit m where m.gemeente_id = n.gemeente_id and m.inwoner_id = n.inwoner_id and m.vervangt_besluit_id = n.id and m.soort = 'herziening'
                      and m.betreft_toewijzing_id is not null) order by n.id desc limit 1)`;

/** The latest objection to it: what was decided, null while it is open. */
const bezwaarTegen = sql<{
  id: number;
  beslissing: 'gegrond' | 'ongegrond' | 'niet-ontvankelijk' | 'ingetrokken' | null;
} | null>`(
  select jsonb_build_object('id', z.id, 'beslissing', z.beslissing) from bezwaar z
   where z.gemeente_id = b.gemeente_id and z.besluit_id = b.id order by z.id desc limit 1)`;

// What its letter said that can be done against it; null when the letter has none, or is from before that was kept.
const briefZei = sql<
  string | null
>`(select d.gegevens #>> '{inhoud,besluit,rechtsmiddel,soort}' from document d where d.gemeente_id = b.gemeente_id and d.inwoner_id = b.inwoner_id and d.id = b.document_id)`;

/** A besluit of this resident with its toewijzing; undefined when the reader may not know of it. */
export const findBesluit = (db: Kysely<DB>, inwonerId: number, besluitId: number) =>
  db
    .selectFrom('besluit as b')
    .innerJoin('gebruiker as g', 'g.id', 'b.genomen_door')
    .leftJoin('gebruiker as m', 'm.id', 'b.mede_door')
    .leftJoin('besluit as v', (join) =>
      join.onRef('v.gemeente_id', '=', 'b.gemeente_id').onRef('v.id', '=', 'b.vervangt_besluit_id'),
    )
    .leftJoin('toewijzing as t', (join) =>
      join
        .onRef('t.gemeente_id', '=', 'b.gemeente_id')
        .onRef('t.inwoner_id', '=', 'b.inwoner_id')
        .onRef('t.id', '=', toewijzingVan),
    )
    .leftJoin('aanbieder as a', 'a.id', 't.aanbieder_id')
    .select([
      'b.soort',
      'b.ingang',
      'b.betreft_toewijzing_id',
      'b.vervangt_besluit_id',
      'b.vier_ogen',
      'b.mede_op',
      'b.genomen_door as genomen_door_id',
      'm.naam as mede_door',
      'v.beschikkingnummer as vervangt_nummer',
      vervangenDoor.as('vervangen_door'),
      bezwaarTegen.as('bezwaar'),
      naBezwaar.as('na_bezwaar'),
      wachtOpNieuw.as('gegrond'),
      'b.id',
      'b.gemeente_id',
      'b.inwoner_id',
      'b.consulent_id',
      'b.beschikkingnummer',
      'b.toets_id',
      'b.regeling_id',
      'b.product',
      'b.gronden',
      'b.feiten',
      'b.motivering',
      'b.genomen_op',
      'b.bekendgemaakt_op',
      'b.bezwaar_tot',
      'b.beroep_tot',
      'b.document_id',
      briefZei.as('brief_zei'),
      'b.versie',
      'g.naam as genomen_door',
      'g.functie as genomen_functie',
      't.id as toewijzing_id',
      't.besluit_id as toewijzing_besluit_id',
      't.nummer as toewijzingnummer',
      // As the besluit gave it; what became of it since stands with the toewijzing.
      sql<string | null>`coalesce(t.looptijd_besloten, t.looptijd)`.as('looptijd'),
      sql<number | null>`coalesce((t.uren_eerder -> 0 ->> 'minuten')::int, t.minuten_per_week)`.as('minuten_per_week'),
      't.looptijd as looptijd_nu',
      't.start_trede',
      't.doel_trede',
      't.status',
      't.reden',
      't.productcategorie',
      't.productcode',
      't.eenheid',
      't.frequentie',
      't.volume',
      'a.naam as aanbieder',
      'a.woonplaats as aanbieder_woonplaats',
    ])
    .where('b.inwoner_id', '=', inwonerId)
    .where('b.id', '=', besluitId)
    .executeTakeFirst();
export type BesluitRij = NonNullable<Awaited<ReturnType<typeof findBesluit>>>;

/** The besluiten on a resident, newest first. */
export const findBesluiten = (db: Kysely<DB>, inwonerId: number) =>
  db
    .selectFrom('besluit as b')
    .leftJoin('toewijzing as t', (join) =>
      join
        .onRef('t.gemeente_id', '=', 'b.gemeente_id')
        .onRef('t.inwoner_id', '=', 'b.inwoner_id')
        .onRef('t.id', '=', toewijzingVan),
    )
    .leftJoin('aanbieder as a', 'a.id', 't.aanbieder_id')
    .select([
      'b.id',
      'b.soort',
      'b.ingang',
      'b.regeling_id',
      'b.vier_ogen',
      'b.mede_door',
      'b.vervangt_besluit_id',
      vervangenDoor.as('vervangen_door'),
      'b.beschikkingnummer',
      'b.product',
      'b.genomen_op',
      'b.bekendgemaakt_op',
      'b.bezwaar_tot',
      'b.beroep_tot',
      'b.document_id',
      't.looptijd',
      // What this besluit gave, and not what became of it since.
      sql<
        string | null
      >`coalesce((select w.looptijd_na from toewijzingwijziging w where w.gemeente_id = b.gemeente_id and w.besluit_id = b.id and w.toewijzing_id = t.id
        order by w.id limit 1), t.looptijd_besloten, t.looptijd)`.as('gegeven'),
      't.status',
      'a.naam as aanbieder',
    ])
    .where('b.inwoner_id', '=', inwonerId)
    .orderBy('b.id', 'desc')
    .execute();

/** The stored letter, byte for byte. */
export const findDocument = (db: Kysely<DB>, inwonerId: number, documentId: number) =>
  db
    .selectFrom('document')
    .select(['bestandsnaam', 'inhoud'])
    .where('inwoner_id', '=', inwonerId)
    .where('id', '=', documentId)
    .executeTakeFirst();

/** False when it was made known by somebody else in the meantime. */
export const setBekendgemaakt = async (
  db: Kysely<DB>,
  o: { id: number; versie: number; op: string; middel: Middel; documentId: number },
): Promise<boolean> => {
  const rij = await db
    .updateTable('besluit')
    .set({
      bekendgemaakt_op: o.op,
      [o.middel.soort === 'beroep' ? 'beroep_tot' : 'bezwaar_tot']: isoDatum(o.middel.tot),
      document_id: o.documentId,
      versie: o.versie + 1,
    })
    .where('id', '=', o.id)
    .where('versie', '=', o.versie)
    .where('bekendgemaakt_op', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return rij !== undefined;
};
