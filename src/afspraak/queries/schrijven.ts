import { type Kysely, sql } from 'kysely';
import type { DB } from '../../platform/db/schema.ts';
import type { MailInhoud } from '../../platform/mail/index.ts';
import type { Afspraak, AfspraakSoort, AfspraakStand, AfspraakVorm, Partij } from '../types.ts';

type Db = Kysely<DB>;
type Sleutel = Pick<Afspraak, 'gemeenteId' | 'inwonerId' | 'consulentId' | 'aanbiederId' | 'centrumId'>;

const rijVan = (a: Sleutel) => ({
  gemeente_id: a.gemeenteId,
  inwoner_id: a.inwonerId,
  consulent_id: a.consulentId,
  aanbieder_id: a.aanbiederId,
  centrum_id: a.centrumId,
});

export const insertAfspraak = (
  db: Db,
  a: Sleutel & {
    toewijzingId: number | null;
    begeleiderId: number | null;
    orientatieId: number | null;
    adviseurId: number | null;
    vanCentrum: boolean;
    metConsulent: boolean;
    soort: AfspraakSoort;
    vorm: AfspraakVorm;
    plaats: string;
    toelichting: string;
    metInwoner: boolean;
    begin: Date | null;
    minuten: number;
    naId: number | null;
    door: number;
  },
): Promise<{ id: number }> =>
  db
    .insertInto('afspraak')
    .values({
      ...rijVan(a),
      toewijzing_id: a.toewijzingId,
      begeleider_id: a.begeleiderId,
      soort: a.soort,
      vorm: a.vorm,
      plaats: a.plaats,
      toelichting: a.toelichting,
      met_inwoner: a.metInwoner,
      orientatie_id: a.orientatieId,
      adviseur_id: a.adviseurId,
      van_centrum: a.vanCentrum,
      met_consulent: a.metConsulent,
      begin: a.begin,
      minuten: a.minuten,
      status: a.begin === null ? 'voorgesteld' : 'vast',
      na_id: a.naId,
      door: a.door,
    })
    .returning('id')
    .executeTakeFirstOrThrow();

export const insertMomenten = async (
  db: Db,
  a: Sleutel & { id: number },
  o: { ronde: number; momenten: readonly Date[]; van: Partij; door: number },
): Promise<void> => {
  await db
    .insertInto('afspraakmoment')
    .values(o.momenten.map((begin) => ({ ...rijVan(a), afspraak_id: a.id, ronde: o.ronde, begin, van: o.van, door: o.door })))
    .execute();
};

export const insertAntwoorden = async (
  db: Db,
  a: Sleutel & { id: number },
  o: { antwoorden: readonly { momentId: number; kan: boolean }[]; van: Partij; door: number },
): Promise<void> => {
  if (o.antwoorden.length === 0) return;
  await db
    .insertInto('afspraakantwoord')
    .values(
      o.antwoorden.map(({ momentId, kan }) => ({
        ...rijVan(a),
        afspraak_id: a.id,
        moment_id: momentId,
        van: o.van,
        kan,
        door: o.door,
      })),
    )
    .execute();
};

/** Fixes a moment, or puts an appointment back to choosing. False when somebody else changed it first. */
export const setBegin = async (
  db: Db,
  a: Pick<Afspraak, 'id' | 'versie' | 'volgnummer'>,
  o: { begin: Date | null; status: 'vast' | 'voorgesteld' },
): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('afspraak')
    .set({ begin: o.begin, status: o.status, volgnummer: a.volgnummer + 1, versie: a.versie + 1 })
    .where('id', '=', a.id)
    .where('versie', '=', a.versie)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

/** Puts the whole state of an appointment. False when somebody else changed it first. */
export const setStand = async (
  db: Db,
  a: Pick<Afspraak, 'id' | 'versie'>,
  stand: AfspraakStand,
  volgnummer: number,
): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('afspraak')
    .set({
      status: stand.status,
      begin: stand.begin === null ? null : new Date(stand.begin),
      minuten: stand.minuten,
      vorm: stand.vorm,
      plaats: stand.plaats,
      reden: stand.reden,
      toelichting_uitkomst: stand.toelichtingUitkomst,
      opvolging: stand.opvolging,
      opvolging_op: stand.opvolgingOp,
      opvolging_toelichting: stand.opvolgingToelichting,
      volgnummer,
      versie: a.versie + 1,
    })
    .where('id', '=', a.id)
    .where('versie', '=', a.versie)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

/** Who gets a reminder of this appointment. */
export const setHerinnering = async (db: Db, id: number, aan: Partij, wil: boolean): Promise<void> => {
  await db
    .updateTable('afspraak')
    .set(
      aan === 'inwoner'
        ? { herinner_inwoner: wil }
        : aan === 'aanbieder'
          ? { herinner_aanbieder: wil }
          : aan === 'centrum'
            ? { herinner_centrum: wil }
            : { herinner_consulent: wil },
    )
    .where('id', '=', id)
    .execute();
};

export const insertVoorkeur = async (
  db: Db,
  a: Omit<Sleutel, 'aanbiederId' | 'centrumId'>,
  o: { herinneren: boolean; door: number },
): Promise<void> => {
  await db
    .insertInto('afspraakvoorkeur')
    .values({ gemeente_id: a.gemeenteId, inwoner_id: a.inwonerId, consulent_id: a.consulentId, ...o })
    .execute();
};

export const insertGebeurtenis = async (
  db: Db,
  a: Sleutel & { id: number },
  o: {
    wat:
      | 'gemaakt'
      | 'voorgesteld'
      | 'vastgezet'
      | 'verplaatst'
      | 'afgezegd'
      | 'kan-niet'
      | 'geweest'
      | 'niet-verschenen'
      | 'opvolging'
      | 'teruggedraaid'
      | 'verwijderd';
    ervoor?: AfspraakStand;
    toelichting?: string;
    van: Partij;
    door: number;
  },
): Promise<void> => {
  await db
    .insertInto('afspraakgebeurtenis')
    .values({
      ...rijVan(a),
      afspraak_id: a.id,
      wat: o.wat,
      ervoor: o.ervoor === undefined ? null : JSON.stringify(o.ervoor),
      toelichting: o.toelichting ?? '',
      van: o.van,
      door: o.door,
    })
    .execute();
};

/** Tells somebody by mail; the database looks up the address, and without one only that it was meant to be told stays. */
export const insertBericht = async (
  db: Db,
  a: Sleutel & { id: number },
  o: {
    aan: Partij;
    soort: 'voorstel' | 'uitnodiging' | 'verplaatst' | 'afzegging' | 'kan-niet' | 'herinnering';
    onderwerp: string;
    inhoud: MailInhoud;
    /** After this moment the mail would only mislead, and is not sent any more. */
    nuttigTot?: Date | undefined;
    dag?: string;
    door: number;
  },
): Promise<void> => {
  await db
    .insertInto('afspraakbericht')
    .values({
      ...rijVan(a),
      afspraak_id: a.id,
      aan: o.aan,
      soort: o.soort,
      onderwerp: o.onderwerp,
      inhoud: JSON.stringify(o.inhoud),
      dag: o.dag ?? null,
      nuttig_tot: o.nuttigTot ?? null,
      door: o.door,
    })
    .execute();
};

/** A new secret address for the own calendar; the one before no longer works. */
export const renewAgendalink = async (db: Db, gebruikerId: number, sleutel: string | undefined): Promise<void> => {
  await db
    .updateTable('agendalink')
    .set({ ingetrokken_op: sql<Date>`clock_timestamp()` })
    .where('gebruiker_id', '=', gebruikerId)
    .where('ingetrokken_op', 'is', null)
    .execute();
  if (sleutel !== undefined) await db.insertInto('agendalink').values({ gebruiker_id: gebruikerId, sleutel }).execute();
};
