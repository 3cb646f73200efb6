import { type Kysely, sql } from 'kysely';
import type pg from 'pg';
import { type Datum, isoDatum } from '../kernel/datum.ts';
import { bladzijde, written } from '../platform/db/fixed.ts';
import { onceFirst } from '../platform/db/once.ts';
import type { DB } from '../platform/db/schema.ts';
import type { MeldingMail } from './mail.ts';
import type { MeldingRij, Sluitreden, Terugkoppeling } from './types.ts';

/** What goes in, as app.ontvang_melding takes it. Dates are ISO text, '' or absent is not known. */
export interface NieuweMelding {
  kenmerk: string;
  inzending: string;
  melder_soort: string;
  toestemming: 'zelf' | 'ja' | 'nee';
  toestemming_reden: string;
  vraag: string;
  /** Only what the municipality itself writes down may have come in on another day. */
  ontvangen_op?: string;
  voornaam: string;
  voorvoegsel: string;
  achternaam: string;
  zoeknaam: string;
  geboortedatum: string | null;
  telefoon: string;
  email: string;
  postcode: string;
  woonplaats: string;
  contact: string;
  contact_toelichting: string;
  melder_naam: string;
  melder_organisatie: string;
  melder_telefoon: string;
  melder_email: string;
}

export interface Ontvangst {
  gemeenteId: number;
  melding: NieuweMelding;
  vandaag: Datum;
  /** Undefined: nobody gets a mail. */
  mail: MeldingMail | undefined;
}

type Ontvangen = { id: number; kenmerk: string };
const ONTVANG = 'select id, kenmerk from app.ontvang_melding($1::int, $2::jsonb, $3::date, $4::text, $5::jsonb)';
const waardenVan = ({ gemeenteId, melding, vandaag, mail }: Ontvangst): unknown[] => [
  gemeenteId,
  JSON.stringify(melding),
  isoDatum(vandaag),
  mail?.onderwerp ?? null,
  mail === undefined ? null : JSON.stringify(mail.inhoud),
];

/** Stores a melding of who is logged in, with the line in the logboek. The same inzending gives the same melding. */
export const receiveMelding = async (db: Kysely<DB>, o: Ontvangst): Promise<Ontvangen> => {
  const [rij] = await written<Ontvangen>(ONTVANG, waardenVan(o)).execute(db);
  if (!rij) throw new Error('app.ontvang_melding gaf geen antwoord');
  return rij;
};

/** As receiveMelding, for somebody who is not logged in. */
export const receivePubliekeMelding = async (pool: pg.Pool, o: Ontvangst): Promise<Ontvangen> => {
  const { rows } = await pool.query<Ontvangen>(ONTVANG, waardenVan(o));
  const [rij] = rows;
  if (!rij) throw new Error('app.ontvang_melding gaf geen antwoord');
  return rij;
};

/** How far the melding with this number is, for whoever holds the number; undefined when there is none. */
export const findStand = async (
  pool: pg.Pool,
  kenmerk: string,
): Promise<{ gemeenteId: number; ontvangenOp: string; stand: string } | undefined> => {
  const { rows } = await pool.query<{ gemeente_id: number; ontvangen_op: string; stand: string }>(
    'select gemeente_id, ontvangen_op, stand from app.melding_stand($1)',
    [kenmerk],
  );
  const [rij] = rows;
  return rij && { gemeenteId: rij.gemeente_id, ontvangenOp: rij.ontvangen_op, stand: rij.stand };
};

/** Within how many dagen a melding is taken (keuze), for a page without a session. */
export const findPubliekeOppakDagen = async (pool: pg.Pool, gemeenteId: number, standaard: number): Promise<number> => {
  const { rows } = await pool.query<{ waarde: number }>(
    "select coalesce(app.instelling($1, 'melding-oppakken-dagen'), $2::int) as waarde",
    [gemeenteId, standaard],
  );
  return rows[0]?.waarde ?? standaard;
};

/** The same for somebody who is logged in. */
export const findOppakDagen = async (db: Kysely<DB>, gemeenteId: number, standaard: number): Promise<number> => {
  const [rij] = await written<{ waarde: number }>(
    "select coalesce(app.instelling($1::int, 'melding-oppakken-dagen'), $2::int) as waarde",
    [gemeenteId, standaard],
  ).execute(db);
  return rij?.waarde ?? standaard;
};

export type Toon = 'wachtrij' | 'mijn' | 'verdeeld' | 'terugbellen' | 'klaar';

const EISEN: Record<Toon, string> = {
  wachtrij: "m.consulent_id = 0 and m.status in ('nieuw','in-behandeling')",
  // Row-level security leaves the own and those of whom one replaces.
  mijn: "m.consulent_id <> 0 and m.status in ('nieuw','in-behandeling')",
  verdeeld: "m.consulent_id <> 0 and m.status in ('nieuw','in-behandeling')",
  terugbellen:
    "m.status in ('aangemeld','gesloten') and m.terugkoppeling is null and m.toestemming <> 'zelf' and m.gewist_op is null",
  klaar: "m.status in ('aangemeld','gesloten')",
};

/** Meldingen that the reader may see, a page at a time, with how many there are in all: what waits oldest first, what is done newest first. */
export const findMeldingen = (db: Kysely<DB>, o: { toon: Toon; pagina: number; perPagina: number }): Promise<MeldingRij[]> => {
  const waarden: unknown[] = [];
  const volgorde = o.toon === 'klaar' ? 'm.id desc' : 'm.ontvangen_op, m.id';
  return written<MeldingRij>(
    `select m.id, m.kenmerk, m.status, m.melder_soort as "melderSoort", p.voornaam, p.voorvoegsel, p.achternaam, p.woonplaats, m.vraag,
            m.ontvangen_op as "ontvangenOp", m.consulent_id as "consulentId", g.naam as consulent, m.inwoner_id as "inwonerId",
            m.sluitreden, m.terugkoppeling, count(*) over () as totaal
       from melding m join gebruiker g on g.id = m.consulent_id
       left join meldingpersoon p on p.gemeente_id = m.gemeente_id and p.melding_id = m.id
      where ${EISEN[o.toon]} order by ${volgorde} ${bladzijde(o, waarden)}`,
    waarden,
  ).execute(db);
};

/** How many stand where. */
export const countMeldingen = async (db: Kysely<DB>): Promise<Record<Exclude<Toon, 'klaar'>, number>> => {
  const [rij] = await written<Record<Exclude<Toon, 'klaar'>, number>>(
    `select count(*) filter (where ${EISEN.wachtrij})::int as wachtrij, count(*) filter (where ${EISEN.mijn})::int as mijn,
            count(*) filter (where ${EISEN.verdeeld})::int as verdeeld, count(*) filter (where ${EISEN.terugbellen})::int as terugbellen
       from melding m where m.status in ('nieuw','in-behandeling') or (m.terugkoppeling is null and m.gewist_op is null)`,
    [],
  ).execute(db);
  return rij ?? { wachtrij: 0, mijn: 0, verdeeld: 0, terugbellen: 0 };
};

/** One melding with whom it is about and who reports; undefined when the reader may not know of it. Without persons once those were wiped. */
export const findMelding = onceFirst((db, meldingId: number) =>
  db
    .selectFrom('melding as m')
    .innerJoin('gebruiker as g', 'g.id', 'm.consulent_id')
    .leftJoin('gebruiker as a', 'a.id', 'm.afgehandeld_door')
    .leftJoin('inwoner as i', (join) => join.onRef('i.gemeente_id', '=', 'm.gemeente_id').onRef('i.id', '=', 'm.inwoner_id'))
    .leftJoin('meldingpersoon as p', (join) =>
      join.onRef('p.gemeente_id', '=', 'm.gemeente_id').onRef('p.melding_id', '=', 'm.id'),
    )
    .select([
      'm.id',
      'm.gemeente_id',
      'm.kenmerk',
      'm.weg',
      'm.melder_soort',
      'm.toestemming',
      'm.toestemming_reden',
      'm.vraag',
      'm.ontvangen_op',
      'm.ontvangen_om',
      'm.inwoner_id',
      'm.consulent_id',
      'm.status',
      'm.sluitreden',
      'm.sluit_toelichting',
      'm.afgehandeld_op',
      'm.terugkoppeling',
      'm.teruggekoppeld_op',
      'm.versie',
      'g.naam as consulent',
      'a.naam as afgehandeld_door',
      'i.dossiernummer',
      'p.voornaam',
      'p.voorvoegsel',
      'p.achternaam',
      'p.zoeknaam',
      'p.geboortedatum',
      'p.telefoon',
      'p.email',
      'p.postcode',
      'p.woonplaats',
      'p.contact',
      'p.contact_toelichting',
      'p.melder_naam',
      'p.melder_organisatie',
      'p.melder_telefoon',
      'p.melder_email',
    ])
    .where('m.id', '=', meldingId),
);
export type Melding = NonNullable<Awaited<ReturnType<typeof findMelding>>>;

/** Changes a melding that still stands as it was seen; false when somebody was earlier. */
export const updateMelding = async (
  db: Kysely<DB>,
  o: {
    id: number;
    versie: number;
    wat: {
      status?: 'in-behandeling' | 'aangemeld' | 'gesloten' | 'nieuw';
      consulent_id?: number;
      inwoner_id?: number;
      sluitreden?: Sluitreden;
      sluit_toelichting?: string;
      terugkoppeling?: Terugkoppeling;
      teruggekoppeld_op?: string;
      afgehandeld_door?: number;
    };
  },
): Promise<boolean> => {
  const klaar = o.wat.afgehandeld_door === undefined ? {} : { afgehandeld_op: sql<Date>`clock_timestamp()` };
  const { numUpdatedRows } = await db
    .updateTable('melding')
    .set((eb) => ({ ...o.wat, ...klaar, versie: eb('versie', '+', 1) }))
    .where('id', '=', o.id)
    .where('versie', '=', o.versie)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

/** Writes to whoever reported; false when there is no address. */
export const mailMelder = async (db: Kysely<DB>, meldingId: number, mail: MeldingMail): Promise<boolean> => {
  const [rij] = await written<{ gemaild: boolean }>('select app.mail_melder($1::int, $2::text, $3::jsonb) as gemaild', [
    meldingId,
    mail.onderwerp,
    JSON.stringify(mail.inhoud),
  ]).execute(db);
  return rij?.gemaild ?? false;
};

/** Gives a melding to the colleague who has this dossier; gives the name of that colleague, undefined when it could not be. */
export const passMeldingOn = async (db: Kysely<DB>, meldingId: number, dossiernummer: string): Promise<string | undefined> => {
  const [rij] = await written<{ naam: string | null }>('select app.melding_naar_dossier($1::int, $2::text) as naam', [
    meldingId,
    dossiernummer,
  ]).execute(db);
  return rij?.naam ?? undefined;
};

/** Municipalities that this aanbieder has a contract with. */
export const findContractgemeenten = (db: Kysely<DB>): Promise<{ id: number; naam: string }[]> =>
  db
    .selectFrom('contract as c')
    .innerJoin('gemeente as g', 'g.id', 'c.gemeente_id')
    .select(['g.id', 'g.naam'])
    .distinct()
    .orderBy('g.naam')
    .execute();

/** What people of this organisation reported, newest first. */
export const findEigenMeldingen = (db: Kysely<DB>, aantal: number) =>
  db
    .selectFrom('melding as m')
    .innerJoin('gemeente as g', 'g.id', 'm.gemeente_id')
    .leftJoin('gebruiker as d', 'd.id', 'm.gemeld_door')
    .leftJoin('meldingpersoon as p', (join) =>
      join.onRef('p.gemeente_id', '=', 'm.gemeente_id').onRef('p.melding_id', '=', 'm.id'),
    )
    .select([
      'm.id',
      'm.kenmerk',
      'm.ontvangen_op',
      'm.status',
      'g.naam as gemeente',
      'd.naam as door',
      'p.voornaam',
      'p.voorvoegsel',
      'p.achternaam',
    ])
    .where('m.aanbieder_id', '=', sql<number>`app.aanbieder()`)
    .orderBy('m.ontvangen_om', 'desc')
    .limit(aantal)
    .execute();

/** Who the resident is, for a new question of his own. */
export const findMijzelf = (db: Kysely<DB>) =>
  db
    .selectFrom('inwoner as i')
    .innerJoin('inwoner_persoon as p', (join) =>
      join.onRef('p.gemeente_id', '=', 'i.gemeente_id').onRef('p.inwoner_id', '=', 'i.id'),
    )
    .leftJoin('gebruiker as g', 'g.id', 'i.consulent_id')
    .select([
      'i.gemeente_id',
      'i.consulent_id',
      'i.contact',
      'i.contact_toelichting',
      'g.naam as consulent',
      'p.voornaam',
      'p.voorvoegsel',
      'p.achternaam',
      'p.zoeknaam',
      'p.geboortedatum',
      'p.telefoon',
      'p.email',
      'p.postcode',
      'p.woonplaats',
    ])
    .where('i.id', '=', sql<number>`app.inwoner()`)
    .executeTakeFirstOrThrow();

/** My own questions, newest first. */
export const findMijnMeldingen = (db: Kysely<DB>) =>
  db
    .selectFrom('melding')
    .select(['id', 'kenmerk', 'vraag', 'ontvangen_op', 'status'])
    .where('inwoner_id', '=', sql<number>`app.inwoner()`)
    .orderBy('id', 'desc')
    .limit(20)
    .execute();

/** Removes who it was about and what was asked, some days after a melding was dealt with; that there was one stays. Under the owner. */
export const wipeMeldingen = async (owner: pg.Pool, dagen: number): Promise<number> => {
  const { rowCount } = await owner.query(
    `with weg as (
       update melding set gewist_op = now(), vraag = '', toestemming_reden = '', sluit_toelichting = ''
        where gewist_op is null and afgehandeld_op < now() - make_interval(days => coalesce(app.instelling(gemeente_id, 'melding-bewaren-dagen'), $1))
        returning gemeente_id, id)
     delete from meldingpersoon p using weg where p.gemeente_id = weg.gemeente_id and p.melding_id = weg.id`,
    [dagen],
  );
  return rowCount ?? 0;
};

/** Writes down that a melding was read: who, which, and whose data when that is known. What the reader may not see leaves no line. */
export const noteInzage = async (db: Kysely<DB>, meldingId: number): Promise<void> => {
  await written(
    `insert into logboek (gemeente_id, gebruiker_id, rol, handeling, soort, object_id, inwoner_id, grond, uitkomst, herkomst)
     select gemeente_id, app.gebruiker(), app.rol(), 'inzage', 'melding', id::text, inwoner_id, 'Wmo 2015 artikel 2.3.2', 'gelukt', 'web'
       from melding where id = $1::int`,
    [meldingId],
  ).execute(db);
};
