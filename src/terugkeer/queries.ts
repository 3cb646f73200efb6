import { type Kysely, sql } from 'kysely';
import { type Datum, datum, isoDatum } from '../kernel/datum.ts';
import { isTrede, type Trede } from '../kernel/trede.ts';
import type { DB } from '../platform/db/schema.ts';
import {
  type Indicatie,
  type Inkomen,
  isVervolg,
  type LopendePlek,
  type Terugkeerafspraak,
  type Terugstap,
  type Vervolg,
  type VervolgSoort,
} from './types.ts';

type Db = Kysely<DB>;

const dag = (iso: string | null): Datum | undefined => (iso === null ? undefined : datum(iso));
// The database holds 1..6 only.
const trede = (waarde: number): Trede => (isTrede(waarde) ? waarde : 1);

/** Every version of the agreement on the way back, the latest first. */
export const listAfspraken = async (db: Db, inwonerId: number): Promise<Terugkeerafspraak[]> => {
  const rijen = await db
    .selectFrom('terugkeerafspraak as a')
    .leftJoin('gebruiker as g', 'g.id', 'a.door')
    .selectAll('a')
    .select('g.naam as door_naam')
    .where('a.inwoner_id', '=', inwonerId)
    .orderBy('a.id', 'desc')
    .execute();
  return rijen.map((rij) => ({
    id: rij.id,
    nummer: rij.nummer,
    bijTrede: trede(rij.bij_trede),
    afgezien: rij.afgezien,
    terugTrede: rij.terug_trede === null ? undefined : trede(rij.terug_trede),
    terugNaar: rij.terug_naar,
    tot: dag(rij.tot),
    beslist: rij.beslist,
    indicatie: rij.indicatie ?? undefined,
    indicatieBron: rij.indicatie_bron,
    indicatieReden: rij.indicatie_reden,
    inkomen: rij.inkomen ?? undefined,
    inkomenToelichting: rij.inkomen_toelichting,
    gemaaktOp: datum(rij.gemaakt_op),
    door: rij.door_naam ?? 'de gemeente',
    akkoord: rij.akkoord,
    akkoordReden: rij.akkoord_reden,
    akkoordOp: dag(rij.akkoord_op),
    akkoordDoor: rij.akkoord_door,
    vervangenOp: dag(rij.vervangen_op),
    gebruiktOp: dag(rij.gebruikt_op),
    versie: rij.versie,
  }));
};

interface Inwoner {
  id: number;
  gemeente_id: number;
  consulent_id: number;
}

/** The trede that holds now and since when; undefined as long as none was determined. */
export const findTredeNu = async (
  db: Db,
  inwonerId: number,
): Promise<{ trede: Trede; peildatum: Datum; eerder: Trede | undefined } | undefined> => {
  const [nu, vorige] = await db
    .selectFrom('ladderbepaling')
    .select(['trede', 'peildatum'])
    .where('inwoner_id', '=', inwonerId)
    .where('vervallen_op', 'is', null)
    .orderBy('peildatum', 'desc')
    .orderBy('vastgelegd_op', 'desc')
    .limit(2)
    .execute();
  return nu && { trede: trede(nu.trede), peildatum: datum(nu.peildatum), eerder: vorige && trede(vorige.trede) };
};

/** Places that run or were given and not ended. */
export const listLopend = async (db: Db, inwonerId: number): Promise<LopendePlek[]> => {
  const rijen = await db
    .selectFrom('toewijzing as t')
    .innerJoin('aanbieder as a', 'a.id', 't.aanbieder_id')
    .select(['t.id', 't.product', 't.regeling_id', 'a.naam as aanbieder'])
    .where('t.inwoner_id', '=', inwonerId)
    .where('t.status', 'in', ['toegewezen', 'geaccepteerd', 'gestart'])
    // Past its last day it is over, whether or not somebody wrote that down.
    .where(sql<boolean>`upper(t.looptijd) > app.dag()`)
    .orderBy('t.id')
    .execute();
  return rijen.map((rij) => ({ id: rij.id, product: rij.product, regelingId: rij.regeling_id, aanbieder: rij.aanbieder }));
};

/** Ends the version that is open, if it is the one that was read (0: none); gives whether that was so. */
export const closeAfspraak = async (db: Db, inwonerId: number, nummer: number, op: Datum): Promise<boolean> => {
  const open = await db
    .updateTable('terugkeerafspraak')
    .set((eb) => ({ vervangen_op: isoDatum(op), versie: eb('versie', '+', 1) }))
    .where('inwoner_id', '=', inwonerId)
    .where('vervangen_op', 'is', null)
    .where('gebruikt_op', 'is', null)
    .returning('nummer')
    .execute();
  return (open[0]?.nummer ?? 0) === nummer;
};

/** A new version. Undefined when somebody made one at the same moment. */
export const insertAfspraak = async (
  db: Db,
  inwoner: Inwoner,
  a: { regelingId: number | undefined; bijTrede: Trede; op: Datum; door: number } & (
    | { afgezien: string }
    | {
        terugTrede: Trede;
        terugNaar: string;
        tot: string;
        beslist: string;
        indicatie: Indicatie;
        indicatieBron: string;
        indicatieReden: string;
        inkomen: Inkomen;
        inkomenToelichting: string;
      }
  ),
): Promise<number | undefined> => {
  const rij = await db
    .insertInto('terugkeerafspraak')
    .values({
      gemeente_id: inwoner.gemeente_id,
      inwoner_id: inwoner.id,
      consulent_id: inwoner.consulent_id,
      nummer: sql<number>`(select coalesce(max(n.nummer), 0) + 1 from terugkeerafspraak n where n.inwoner_id = ${inwoner.id})`,
      regeling_id: a.regelingId ?? null,
      bij_trede: a.bijTrede,
      gemaakt_op: isoDatum(a.op),
      door: a.door,
      ...('afgezien' in a
        ? { afgezien: a.afgezien }
        : {
            terug_trede: a.terugTrede,
            terug_naar: a.terugNaar,
            tot: a.tot,
            beslist: a.beslist,
            indicatie: a.indicatie,
            indicatie_bron: a.indicatieBron,
            indicatie_reden: a.indicatieReden,
            inkomen: a.inkomen,
            inkomen_toelichting: a.inkomenToelichting,
          }),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return rij?.id;
};

/** What the resident says of this version, or what the consulent heard; gives whether it was still to be said. */
export const updateAkkoord = async (
  db: Db,
  o: { id: number; inwonerId: number; versie: number; akkoord: boolean; reden: string; op: Datum; door: 'inwoner' | 'consulent' },
): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('terugkeerafspraak')
    .set({
      akkoord: o.akkoord,
      akkoord_reden: o.reden,
      akkoord_op: isoDatum(o.op),
      akkoord_door: o.door,
      versie: o.versie + 1,
    })
    .where('id', '=', o.id)
    .where('inwoner_id', '=', o.inwonerId)
    .where('versie', '=', o.versie)
    .where('vervangen_op', 'is', null)
    .where('gebruikt_op', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

export const markGebruikt = async (db: Db, id: number, op: Datum): Promise<void> => {
  await db
    .updateTable('terugkeerafspraak')
    .set((eb) => ({ gebruikt_op: isoDatum(op), versie: eb('versie', '+', 1) }))
    .where('id', '=', id)
    .execute();
};

/** How many steps back there were. */
export const countTerugstappen = async (db: Db, inwonerId: number): Promise<number> => {
  const { aantal } = await db
    .selectFrom('terugstap')
    .select((eb) => eb.fn.countAll<number | string>().as('aantal'))
    .where('inwoner_id', '=', inwonerId)
    .executeTakeFirstOrThrow();
  return Number(aantal);
};

export const insertTerugstap = async (
  db: Db,
  inwoner: Inwoner,
  o: {
    afspraakId: number | undefined;
    bepalingId: number;
    datum: string;
    vanTrede: Trede;
    naarTrede: Trede;
    poging: number;
    inkomen: Inkomen;
    inkomenToelichting: string;
    door: number;
  },
): Promise<number> => {
  const { id } = await db
    .insertInto('terugstap')
    .values({
      gemeente_id: inwoner.gemeente_id,
      inwoner_id: inwoner.id,
      consulent_id: inwoner.consulent_id,
      afspraak_id: o.afspraakId ?? null,
      bepaling_id: o.bepalingId,
      datum: o.datum,
      van_trede: o.vanTrede,
      naar_trede: o.naarTrede,
      poging: o.poging,
      inkomen: o.inkomen,
      inkomen_toelichting: o.inkomenToelichting,
      door: o.door,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
};

export const insertVervolg = async (
  db: Db,
  inwoner: Inwoner,
  terugstapId: number,
  vervolg: readonly { soort: VervolgSoort; bron: string; tot: Datum | undefined }[],
): Promise<void> => {
  if (vervolg.length === 0) return;
  await db
    .insertInto('terugstapvervolg')
    .values(
      vervolg.map(({ soort, bron, tot }) => ({
        gemeente_id: inwoner.gemeente_id,
        terugstap_id: terugstapId,
        inwoner_id: inwoner.id,
        consulent_id: inwoner.consulent_id,
        soort,
        bron,
        tot: tot === undefined ? null : isoDatum(tot),
      })),
    )
    .execute();
};

/** Says that something was done; gives whether it was still open in this version. */
export const updateVervolg = async (
  db: Db,
  o: { id: number; inwonerId: number; versie: number; op: Datum; hoe: string; door: number },
): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('terugstapvervolg')
    .set({ gedaan_op: isoDatum(o.op), gedaan_hoe: o.hoe, gedaan_door: o.door, versie: o.versie + 1 })
    .where('id', '=', o.id)
    .where('inwoner_id', '=', o.inwonerId)
    .where('versie', '=', o.versie)
    .where('gedaan_op', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

const toVervolg = (rij: {
  id: number;
  soort: string;
  bron: string;
  tot: string | null;
  gedaan_op: string | null;
  gedaan_hoe: string;
  blijkt: boolean;
  versie: number;
}): Vervolg[] =>
  isVervolg(rij.soort)
    ? [
        {
          id: rij.id,
          soort: rij.soort,
          bron: rij.bron,
          tot: dag(rij.tot),
          gedaanOp: dag(rij.gedaan_op),
          gedaanHoe: rij.gedaan_hoe,
          blijktGedaan: rij.blijkt,
          versie: rij.versie,
        },
      ]
    : [];

/** The steps back with what each opened, the latest first. The same tests of "done elsewhere" stand in the werkvoorraad. */
export const listTerugstappen = async (db: Db, inwonerId: number): Promise<Terugstap[]> => {
  const [stappen, vervolg] = await Promise.all([
    db
      .selectFrom('terugstap as s')
      .leftJoin('gebruiker as g', 'g.id', 's.door')
      .leftJoin('ladderbepaling as b', (join) =>
        join.onRef('b.gemeente_id', '=', 's.gemeente_id').onRef('b.id', '=', 's.bepaling_id'),
      )
      .select([
        's.id',
        's.datum',
        's.van_trede',
        's.naar_trede',
        's.poging',
        's.inkomen',
        's.inkomen_toelichting',
        's.afspraak_id',
        'g.naam as door',
        'b.motivering',
      ])
      .where('s.inwoner_id', '=', inwonerId)
      .orderBy('s.id', 'desc')
      .execute(),
    sql<Parameters<typeof toVervolg>[0] & { terugstap_id: number }>`
      select v.id, v.terugstap_id, v.soort, v.bron, v.tot, v.gedaan_op, v.gedaan_hoe, v.versie,
             case v.soort
               when 'orientatie' then exists (select from orientatie o where o.gemeente_id = v.gemeente_id and o.inwoner_id = v.inwoner_id and o.gevraagd_op >= s.datum and o.afgewezen_op is null)
               when 'toets' then exists (select from toets o where o.gemeente_id = v.gemeente_id and o.inwoner_id = v.inwoner_id and o.vastgelegd_op > s.vastgelegd_op)
               when 'ondersteuning' then not exists (select from toewijzing o where o.gemeente_id = v.gemeente_id and o.inwoner_id = v.inwoner_id
                 and o.status in ('toegewezen','geaccepteerd','gestart') and lower(o.looptijd) <= s.datum and upper(o.looptijd) > app.dag())
               else false end as blijkt
        from terugstapvervolg v join terugstap s on s.gemeente_id = v.gemeente_id and s.id = v.terugstap_id
       where v.inwoner_id = ${inwonerId} order by v.id`.execute(db),
  ]);
  return stappen.map((rij) => ({
    id: rij.id,
    datum: datum(rij.datum),
    vanTrede: trede(rij.van_trede),
    naarTrede: trede(rij.naar_trede),
    poging: rij.poging,
    inkomen: rij.inkomen,
    inkomenToelichting: rij.inkomen_toelichting,
    metAfspraak: rij.afspraak_id !== null,
    motivering: rij.motivering ?? '',
    door: rij.door ?? 'de gemeente',
    vervolg: vervolg.rows.filter((een) => een.terugstap_id === rij.id).flatMap(toVervolg),
  }));
};

/** Steps back as the resident reads them, the latest first. */
export const listMijnTerugstappen = async (
  db: Db,
  inwonerId: number,
): Promise<{ datum: Datum; naarTrede: Trede; afgesproken: string | undefined }[]> => {
  const rijen = await db
    .selectFrom('terugstap as s')
    .leftJoin('terugkeerafspraak as a', (join) =>
      join.onRef('a.gemeente_id', '=', 's.gemeente_id').onRef('a.id', '=', 's.afspraak_id'),
    )
    .select(['s.datum', 's.naar_trede', 'a.terug_naar'])
    .where('s.inwoner_id', '=', inwonerId)
    .orderBy('s.id', 'desc')
    .execute();
  return rijen.map((rij) => ({
    datum: datum(rij.datum),
    naarTrede: trede(rij.naar_trede),
    afgesproken: rij.terug_naar ?? undefined,
  }));
};
