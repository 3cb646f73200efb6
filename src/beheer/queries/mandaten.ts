import { type Kysely, type SqlBool, sql } from 'kysely';
import { type Datum, datum, isoDatum } from '../../kernel/datum.ts';
import { fromDaterangeOpen, type Geldigheid, toDaterange } from '../../kernel/periode.ts';
import type { DB } from '../../platform/db/schema.ts';
import type { Getekend, Mandaat, MandaatVoorstel } from '../types.ts';

const hier = sql<number>`app.gemeente()`;

/** The whole register, newest start first. */
export const findMandaten = async (db: Kysely<DB>): Promise<Mandaat[]> => {
  const rijen = await db
    .selectFrom('mandaat as m')
    .leftJoin('gebruiker as g', 'g.id', 'm.gebruiker_id')
    .select([
      'm.id',
      'm.functie',
      'm.gebruiker_id',
      'g.naam',
      'm.verleend_door',
      'm.handeling',
      'm.producten',
      'm.tot_bedrag',
      'm.ondermandaat',
      'm.bereik',
      'm.geldig',
      'm.bron',
      'm.bron_op',
      'm.bron_plaats',
      'm.einde_reden',
      'm.versie',
    ])
    .where('m.gemeente_id', '=', hier)
    .orderBy(sql`lower(m.geldig)`, 'desc')
    .orderBy('m.id')
    .execute();
  return rijen.map((rij) => ({
    id: rij.id,
    functie: rij.functie ?? undefined,
    gebruikerId: rij.gebruiker_id ?? undefined,
    naam: rij.naam ?? undefined,
    verleendDoor: rij.verleend_door,
    handeling: rij.handeling,
    producten: rij.producten ?? undefined,
    totBedrag: rij.tot_bedrag ?? undefined,
    ondermandaat: rij.ondermandaat,
    bereik: rij.bereik,
    geldig: fromDaterangeOpen(rij.geldig),
    bron: rij.bron,
    bronOp: rij.bron_op === null ? undefined : datum(rij.bron_op),
    bronPlaats: rij.bron_plaats,
    eindeReden: rij.einde_reden,
    versie: rij.versie,
  }));
};

export const insertMandaat = async (
  db: Kysely<DB>,
  o: { gemeenteId: number; door: number },
  m: MandaatVoorstel,
): Promise<number> =>
  (
    await db
      .insertInto('mandaat')
      .values({
        gemeente_id: o.gemeenteId,
        functie: m.functie ?? null,
        gebruiker_id: m.gebruikerId ?? null,
        verleend_door: m.verleendDoor,
        handeling: m.handeling,
        producten: m.producten ?? null,
        tot_bedrag: m.totBedrag ?? null,
        ondermandaat: m.ondermandaat,
        bereik: m.bereik,
        geldig: toDaterange(m.geldig),
        bron: m.bron,
        bron_op: m.bronOp ? isoDatum(m.bronOp) : null,
        bron_plaats: m.bronPlaats,
        door: o.door,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
  ).id;

/** False when its period is no longer `oud`. */
export const updateMandaatGeldig = async (
  db: Kysely<DB>,
  o: { id: number; oud: Geldigheid; nieuw: Geldigheid; reden: string },
): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('mandaat')
    .set((eb) => ({ geldig: toDaterange(o.nieuw), einde_reden: o.reden, versie: eb('versie', '+', 1) }))
    .where('gemeente_id', '=', hier)
    .where('id', '=', o.id)
    .where('geldig', '=', sql<string>`${toDaterange(o.oud)}::daterange`)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

/** Writes down better where a mandate stands; what was granted stays. False when it was changed since `versie`. */
export const updateMandaatBron = async (
  db: Kysely<DB>,
  o: { id: number; versie: number; bereik: string; bron: string; bronOp: Datum | null; bronPlaats: string },
): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('mandaat')
    .set({
      bereik: o.bereik,
      bron: o.bron,
      bron_op: o.bronOp ? isoDatum(o.bronOp) : null,
      bron_plaats: o.bronPlaats,
      versie: o.versie + 1,
    })
    .where('gemeente_id', '=', hier)
    .where('id', '=', o.id)
    .where('versie', '=', o.versie)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

/** Ends what somebody holds by name; what had to begin later keeps only its first day. Gives how many. */
export const endMandatenOpNaam = async (
  db: Kysely<DB>,
  o: { gebruikerId: number; laatste: Datum; reden: string },
): Promise<number[]> => {
  const dag = isoDatum(o.laatste);
  const rijen = await db
    .updateTable('mandaat')
    .set((eb) => ({
      geldig: sql<string>`daterange(lower(geldig), greatest(lower(geldig), ${dag}::date) + 1)`,
      einde_reden: o.reden,
      versie: eb('versie', '+', 1),
    }))
    .where('gemeente_id', '=', hier)
    .where('gebruiker_id', '=', o.gebruikerId)
    .where(sql<SqlBool>`(upper(geldig) is null or upper(geldig) > greatest(lower(geldig), ${dag}::date) + 1)`)
    .returning('id')
    .execute();
  return rijen.map((rij) => rij.id);
};

/** How many besluiten rest on each mandate, by who signed; nobody they are about. */
export const findGetekend = async (db: Kysely<DB>): Promise<Getekend[]> => {
  const { rows } = await sql<{
    mandaat_id: number;
    gebruiker_id: number;
    naam: string;
    aantal: number | string;
    eerste: string;
    laatste: string;
  }>`select t.mandaat_id, t.gebruiker_id, g.naam, t.aantal, t.eerste, t.laatste
       from app.getekend() t join gebruiker g on g.id = t.gebruiker_id order by t.aantal desc, g.naam`.execute(db);
  return rows.map((rij) => ({
    mandaatId: rij.mandaat_id,
    gebruikerId: rij.gebruiker_id,
    naam: rij.naam,
    aantal: Number(rij.aantal),
    eerste: datum(rij.eerste),
    laatste: datum(rij.laatste),
  }));
};
