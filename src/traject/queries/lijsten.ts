// Lists over several residents: what was asked of a colleague, and what runs.
import type { Kysely } from 'kysely';
import { written } from '../../platform/db/fixed.ts';
import type { DB } from '../../platform/db/schema.ts';

type Db = Kysely<DB>;

export interface GevraagdRij {
  id: number;
  inwoner_id: number;
  stap: string;
  wie: string;
  gevraagd_op: string;
  regeling_id: number;
  voornaam: string;
  voorvoegsel: string;
  achternaam: string;
  consulent: string | null;
}

/** What a colleague asked of who reads: his yes or no, the oldest first. */
export const listGevraagd = (db: Db, gebruikerId: number): Promise<GevraagdRij[]> =>
  written<GevraagdRij>(
    `select o.id, o.inwoner_id, s.stap, o.wie, o.gevraagd_op, t.regeling_id, p.voornaam, p.voorvoegsel, p.achternaam, g.naam as consulent
       from trajectoordeel o join trajectstap s on s.gemeente_id = o.gemeente_id and s.id = o.trajectstap_id
       join traject t on t.gemeente_id = s.gemeente_id and t.id = s.traject_id
       join inwoner_persoon p on p.gemeente_id = o.gemeente_id and p.inwoner_id = o.inwoner_id
       left join gebruiker g on g.id = o.door
      where o.gevraagd_aan = $1 and o.oordeel is null and o.vervallen_op is null order by o.gevraagd_op, o.id limit 200`,
    [gebruikerId],
  ).execute(db);

export interface LopendRij {
  id: number;
  inwoner_id: number;
  stap: string;
  poging: number;
  begonnen_op: string;
  einde_gepland: string | null;
  regeling_id: number;
  voornaam: string;
  voorvoegsel: string;
  achternaam: string;
  consulent: string | null;
  aanbieder: string | null;
}

/** The steps that run with residents whom the reader may see, the earliest end first. */
export const listLopend = (db: Db, hoogstens: number): Promise<LopendRij[]> =>
  written<LopendRij>(
    `select s.id, s.inwoner_id, s.stap, s.poging, s.begonnen_op, s.einde_gepland, t.regeling_id, p.voornaam, p.voorvoegsel, p.achternaam, g.naam as consulent, a.naam as aanbieder
       from trajectstap s join traject t on t.gemeente_id = s.gemeente_id and t.id = s.traject_id
       join inwoner_persoon p on p.gemeente_id = s.gemeente_id and p.inwoner_id = s.inwoner_id
       left join gebruiker g on g.id = s.consulent_id left join aanbieder a on a.id = s.aanbieder_id
      where s.geeindigd_op is null and s.ingetrokken_op is null order by s.einde_gepland nulls last, s.id limit ${Math.trunc(hoogstens)}`,
    [],
  ).execute(db);

export interface GezetRij {
  id: number;
  stap: string;
  poging: number;
  begonnen_op: string;
  geeindigd_op: string | null;
  uitkomst: string;
  waar: string;
  regeling_id: number;
}

/** The steps that a resident took or takes and that are a record of no other area, the first first. */
export const listGezet = (db: Db, inwonerId: number): Promise<GezetRij[]> =>
  written<GezetRij>(
    `select s.id, s.stap, s.poging, s.begonnen_op, s.geeindigd_op, s.uitkomst, s.waar, t.regeling_id
       from trajectstap s join traject t on t.gemeente_id = s.gemeente_id and t.id = s.traject_id
      where s.inwoner_id = $1 and s.ingetrokken_op is null and not s.voorgesteld order by s.begonnen_op, s.id`,
    [inwonerId],
  ).execute(db);

export interface VersieRij {
  inwoner_id: number;
  regeling_id: number;
  begonnen_op: string;
  voornaam: string;
  voorvoegsel: string;
  achternaam: string;
  consulent: string | null;
}

/** The versions that trajecten which run rest on, of residents whom the reader may see. */
export const listVersies = async (db: Db): Promise<number[]> =>
  (
    await written<{ regeling_id: number }>('select distinct regeling_id from traject where beeindigd_op is null', []).execute(db)
  ).map(({ regeling_id }) => regeling_id);

/** Trajecten that run under one of these versions, the oldest first. */
export const listOnderVersie = (db: Db, regelingIds: readonly number[], hoogstens: number): Promise<VersieRij[]> =>
  written<VersieRij>(
    `select t.inwoner_id, t.regeling_id, t.begonnen_op, p.voornaam, p.voorvoegsel, p.achternaam, g.naam as consulent
       from traject t join inwoner_persoon p on p.gemeente_id = t.gemeente_id and p.inwoner_id = t.inwoner_id
       left join gebruiker g on g.id = t.consulent_id
      where t.beeindigd_op is null and t.regeling_id = any($1::int[]) order by t.begonnen_op, t.id limit ${Math.trunc(hoogstens)}`,
    [`{${regelingIds.join(',')}}`],
  ).execute(db);

/** Residents of whom a step runs, in order of their number. For the work of the night. */
export const findMetLopend = async (db: Db, gemeenteId: number): Promise<number[]> =>
  (
    await written<{ inwoner_id: number }>(
      'select distinct inwoner_id from trajectstap where gemeente_id = $1 and geeindigd_op is null and ingetrokken_op is null and not voorgesteld order by 1',
      [gemeenteId],
    ).execute(db)
  ).map(({ inwoner_id }) => inwoner_id);

export interface GemetenRij {
  regeling_id: number;
  stap: string;
  begonnen_op: string;
  geeindigd_op: string;
}

/** Steps that ended since a day, with residents whom the reader may see: to measure how long they took. The latest first. */
export const listGemeten = (db: Db, sinds: string): Promise<GemetenRij[]> =>
  written<GemetenRij>(
    `select t.regeling_id, s.stap, s.begonnen_op, s.geeindigd_op
       from trajectstap s join traject t on t.gemeente_id = s.gemeente_id and t.id = s.traject_id
      where s.geeindigd_op >= $1::date and not s.voorgesteld and s.ingetrokken_op is null order by s.geeindigd_op desc, s.id limit 5000`,
    [sinds],
  ).execute(db);
