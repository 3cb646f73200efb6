import { type Kysely, sql } from 'kysely';
import { type Datum, isoDatum } from '../../kernel/datum.ts';
import type { Geldigheid } from '../../kernel/periode.ts';
import type { DB } from '../../platform/db/schema.ts';
import type { Houder, Indicatie, Inkomen } from '../types-rijen.ts';

type Db = Kysely<DB>;

export const houderVan = (h: Houder) => ({ gemeente_id: h.gemeente_id, inwoner_id: h.id, consulent_id: h.consulent_id });
const iso = (dag: Datum | undefined): string | null => (dag === undefined ? null : isoDatum(dag));

/** Nobody begins or ends a step of this resident at the same moment, until the end of the transaction. */
export const lockTraject = async (db: Db, inwonerId: number): Promise<void> => {
  await sql`select pg_advisory_xact_lock(7300260, ${inwonerId}::int)`.execute(db);
};

/** The traject that runs, made under this version of the regeling when there is none. */
export const ensureTraject = async (db: Db, h: Houder, o: { regelingId: number; op: Datum }): Promise<number> => {
  const nieuw = await db
    .insertInto('traject')
    .values({ ...houderVan(h), regeling_id: o.regelingId, begonnen_op: isoDatum(o.op) })
    .onConflict((conflict) => conflict.columns(['gemeente_id', 'inwoner_id']).where('beeindigd_op', 'is', null).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (nieuw) return nieuw.id;
  const { id } = await db
    .selectFrom('traject')
    .select('id')
    .where('inwoner_id', '=', h.id)
    .where('beeindigd_op', 'is', null)
    .executeTakeFirstOrThrow();
  return id;
};

/** A traject is over. `doorRecord`: by a record of another area, which stood there before this was written. */
export const endTraject = async (
  db: Db,
  o: { id: number; inwonerId: number; op: Datum; uitkomst: string; toelichting: string; doorRecord?: boolean },
): Promise<void> => {
  await db
    .updateTable('traject')
    .set((eb) => ({
      beeindigd_op: isoDatum(o.op),
      einde_uitkomst: o.uitkomst,
      einde_toelichting: o.toelichting,
      ...(o.doorRecord ? {} : { einde_vastgelegd_op: sql<Date>`clock_timestamp()` }),
      versie: eb('versie', '+', 1),
    }))
    .where('id', '=', o.id)
    .where('inwoner_id', '=', o.inwonerId)
    .where('beeindigd_op', 'is', null)
    .execute();
};

/** A traject that came to its end goes on, by a way back. */
export const reopenTraject = async (db: Db, o: { id: number; inwonerId: number }): Promise<void> => {
  await db
    .updateTable('traject')
    .set((eb) => ({
      beeindigd_op: null,
      einde_uitkomst: '',
      einde_toelichting: '',
      einde_vastgelegd_op: null,
      versie: eb('versie', '+', 1),
    }))
    .where('id', '=', o.id)
    .where('inwoner_id', '=', o.inwonerId)
    .execute();
};

/**
 * Who was through is on the way again, and with a first step the research has begun; with what is carried out (a phase, a stage, a job) it is
 * over. Not an edit of the file, so its version stays.
 */
export const markOnderweg = async (db: Db, inwonerId: number, { uitvoering }: { uitvoering: boolean }): Promise<void> => {
  await db
    .updateTable('inwoner')
    .set({
      status: uitvoering ? 'in-traject' : sql`case status when 'afgerond' then 'in-traject' else 'in-onderzoek' end`,
    })
    .where('id', '=', inwonerId)
    .where('status', 'in', uitvoering ? ['afgerond', 'aangemeld', 'in-onderzoek'] : ['afgerond', 'aangemeld'])
    .execute();
};

/** Whether the dossier was put away and not opened again. */
export const findGesloten = async (db: Db, inwonerId: number): Promise<boolean> =>
  (await db
    .selectFrom('dossiersluiting as d')
    .innerJoin('inwoner as i', (join) => join.onRef('i.gemeente_id', '=', 'd.gemeente_id').onRef('i.id', '=', 'd.inwoner_id'))
    .where('d.inwoner_id', '=', inwonerId)
    .where('d.heropend_op', 'is', null)
    .where('i.status', '=', 'afgerond')
    .select('d.id')
    .executeTakeFirst()) !== undefined;

/** A traject goes over to another version; gives whether it was still as it was read. */
export const moveTrajectRij = async (
  db: Db,
  o: { id: number; inwonerId: number; versie: number; regelingId: number; overzetting: Readonly<Record<string, unknown>> },
): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('traject')
    .set({
      regeling_id: o.regelingId,
      overzettingen: sql`coalesce(overzettingen, '[]') || ${JSON.stringify([o.overzetting])}::jsonb`,
      versie: o.versie + 1,
    })
    .where('id', '=', o.id)
    .where('inwoner_id', '=', o.inwonerId)
    .where('versie', '=', o.versie)
    .where('beeindigd_op', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

export interface NieuweStap {
  trajectId: number;
  stap: string;
  poging: number;
  begonnenOp: Datum;
  eindeGepland: Datum | undefined;
  aanbiederId: number | undefined;
  waar: string;
  uren: number | undefined;
  toelichting: string;
  afwijking: string;
  via: string;
  volgtOp: string | undefined;
  voorwaarden: Readonly<Record<string, boolean>>;
  plekDoor: string;
  /** It lies before those who decide first. */
  voorgesteld: boolean;
  terug?: { id: string; indicatie: Indicatie | undefined; inkomen: Inkomen; toelichting: string } | undefined;
  /** The days of the new indication on which a way back rests. */
  indicatieGeldig?: Geldigheid | undefined;
  door: number;
}

/** A step begins; its number follows the last of the traject. */
export const insertStap = async (db: Db, h: Houder, o: NieuweStap): Promise<number> => {
  const { id } = await db
    .insertInto('trajectstap')
    .values({
      ...houderVan(h),
      traject_id: o.trajectId,
      aanbieder_id: o.aanbiederId ?? null,
      stap: o.stap,
      nummer: sql<number>`(select coalesce(max(e.nummer), 0) + 1 from trajectstap e where e.traject_id = ${o.trajectId} and e.inwoner_id = ${h.id})`,
      poging: o.poging,
      voorgesteld: o.voorgesteld,
      begonnen_op: isoDatum(o.begonnenOp),
      einde_gepland: iso(o.eindeGepland),
      waar: o.waar,
      uren: o.uren ?? null,
      toelichting: o.toelichting,
      afwijking: o.afwijking,
      via: o.via,
      volgt_op: o.volgtOp ?? null,
      voorwaarden: JSON.stringify(o.voorwaarden),
      terug: o.terug?.id ?? '',
      indicatie: o.terug?.indicatie ?? null,
      indicatie_van: iso(o.indicatieGeldig?.van),
      indicatie_tot: iso(o.indicatieGeldig?.tot ?? undefined),
      inkomen: o.terug?.inkomen ?? null,
      inkomen_toelichting: o.terug?.toelichting ?? '',
      plek_door: o.plekDoor,
      door: o.door,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
};

/** As insertStap, by an aanbieder: only what an aanbieder may write. `nummer` follows what it saw. */
export const insertStapVanAanbieder = async (
  db: Db,
  h: Houder,
  o: Pick<
    NieuweStap,
    'trajectId' | 'stap' | 'poging' | 'begonnenOp' | 'eindeGepland' | 'toelichting' | 'via' | 'volgtOp' | 'door'
  > & {
    nummer: number;
    aanbiederId: number;
  },
): Promise<number> => {
  const { id } = await db
    .insertInto('trajectstap')
    .values({
      ...houderVan(h),
      traject_id: o.trajectId,
      aanbieder_id: o.aanbiederId,
      stap: o.stap,
      nummer: o.nummer,
      poging: o.poging,
      begonnen_op: isoDatum(o.begonnenOp),
      einde_gepland: iso(o.eindeGepland),
      toelichting: o.toelichting,
      via: o.via,
      volgt_op: o.volgtOp ?? null,
      door: o.door,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
};

/** Keeps whether the outcome leads to a next step: it follows from the route, so it is no change of the step itself. */
export const markVerder = async (db: Db, o: { id: number; inwonerId: number; verder: boolean }): Promise<void> => {
  await db
    .updateTable('trajectstap')
    .set({ leidt_verder: o.verder })
    .where('id', '=', o.id)
    .where('inwoner_id', '=', o.inwonerId)
    .execute();
};

/** Changes a step that runs if it is still the version that was read; gives whether it was. */
export const updateStap = async (
  db: Db,
  o: { id: number; inwonerId: number; versie: number },
  zet: {
    voorgesteld?: false;
    aanbieder_id?: number;
    begonnen_op?: string;
    ingetrokken_op?: string;
    ingetrokken_reden?: string;
    einde_gepland?: string | null;
    verlengd?: number;
    verlenging_reden?: string;
    geeindigd_op?: string;
    uitkomst?: string;
    uitkomst_toelichting?: string;
    uitkomst_afwijking?: string;
    voorwaarden?: string;
    tafel?: string;
    plek_door?: string;
    geeindigd_door?: number;
  },
): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('trajectstap')
    .set({ ...zet, versie: o.versie + 1 })
    .where('id', '=', o.id)
    .where('inwoner_id', '=', o.inwonerId)
    .where('versie', '=', o.versie)
    .where('geeindigd_op', 'is', null)
    .where('ingetrokken_op', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

/** A question to a third party. Undefined when the same party has one that is open for this step. */
export const insertVerzoek = async (
  db: Db,
  h: Houder,
  o: {
    stapId: number;
    derde: string;
    derdeNaam: string;
    vraag: string;
    wens: string;
    metInwoner: boolean;
    gevraagdOp: string;
    antwoordTot: string | undefined;
    door: number;
  },
): Promise<number | undefined> => {
  const rij = await db
    .insertInto('trajectverzoek')
    .values({
      ...houderVan(h),
      trajectstap_id: o.stapId,
      derde: o.derde,
      derde_naam: o.derdeNaam,
      vraag: o.vraag,
      wens: o.wens,
      met_inwoner: o.metInwoner,
      gevraagd_op: o.gevraagdOp,
      antwoord_tot: o.antwoordTot ?? null,
      door: o.door,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return rij?.id;
};

/** Answers or stops a question that is open, if it is still the version that was read; gives whether it was. */
export const updateVerzoek = async (
  db: Db,
  o: { id: number; inwonerId: number; versie: number },
  zet:
    | {
        antwoord: string;
        antwoord_tekst: string;
        loonwaarde: number | null;
        antwoord_op: string;
        antwoord_door: number;
        bewijs_id: number | null;
      }
    | { gestopt_op: string; gestopt_reden: string },
): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('trajectverzoek')
    .set({ ...zet, versie: o.versie + 1 })
    .where('id', '=', o.id)
    .where('inwoner_id', '=', o.inwonerId)
    .where('versie', '=', o.versie)
    .where('antwoord_op', 'is', null)
    .where('gestopt_op', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

export interface NieuwePlicht {
  sleutel: string;
  nr: number;
  naam: string;
  wie: string;
  dag: Datum | undefined;
  bron: string;
}

/** Duties of a step; one that is there already keeps what became of it. */
export const insertPlichten = async (
  db: Db,
  h: Houder,
  o: { stapId: number; aanbiederId: number | undefined; plichten: readonly NieuwePlicht[] },
): Promise<void> => {
  if (o.plichten.length === 0) return;
  await db
    .insertInto('trajectplicht')
    .values(
      o.plichten.map((plicht) => ({
        ...houderVan(h),
        trajectstap_id: o.stapId,
        aanbieder_id: plicht.wie === 'aanbieder' ? (o.aanbiederId ?? null) : null,
        sleutel: plicht.sleutel,
        nr: plicht.nr,
        naam: plicht.naam,
        wie: plicht.wie,
        dag: iso(plicht.dag),
        bron: plicht.bron,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
};

type Verschuiving = { dag: Datum | undefined; was: Datum | undefined; reden: string };

/** Another day for a duty that is open, with the day that it had and why; or one that is owed no longer. */
export const movePlicht = async (
  db: Db,
  o: { id: number; inwonerId: number } & (Verschuiving | { vervalt: true }),
): Promise<void> => {
  await db
    .updateTable('trajectplicht')
    .set((eb) => ({
      ...('vervalt' in o
        ? { stand: 'vervallen' as const }
        : {
            dag: iso(o.dag),
            was_dag: iso(o.was),
            verschoven_op: sql<Date>`clock_timestamp()`,
            verschoven_reden: o.reden.slice(0, 500),
          }),
      versie: eb('versie', '+', 1),
    }))
    .where('id', '=', o.id)
    .where('inwoner_id', '=', o.inwonerId)
    .where('stand', '=', 'open')
    .execute();
};

/** A duty was done or waived; gives whether it was open and as it was read. */
export const settlePlicht = async (
  db: Db,
  o: { id: number; inwonerId: number; versie: number; stand: 'gedaan' | 'ontheven'; op: string; hoe: string; door: number },
): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('trajectplicht')
    .set({ stand: o.stand, op: o.op, hoe: o.hoe, door: o.door, versie: o.versie + 1 })
    .where('id', '=', o.id)
    .where('inwoner_id', '=', o.inwonerId)
    .where('versie', '=', o.versie)
    .where('stand', '=', 'open')
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};
