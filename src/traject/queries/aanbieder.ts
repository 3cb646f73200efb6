// What an aanbieder sees and begins of a route: of residents of its own toewijzingen only.
import type { Kysely } from 'kysely';
import { type Datum, datum, isoDatum } from '../../kernel/datum.ts';
import { written } from '../../platform/db/fixed.ts';
import type { DB } from '../../platform/db/schema.ts';
import type { Houder } from '../types-rijen.ts';

type Db = Kysely<DB>;

export interface AanbiederStand {
  houder: Houder;
  trajectId: number | undefined;
  regelingId: number;
  stappen: {
    id: number;
    stap: string;
    nummer: number;
    poging: number;
    voorgesteld: boolean;
    begonnenOp: Datum;
    eindeGepland: Datum | undefined;
    geeindigdOp: Datum | undefined;
    uitkomst: string;
    via: string;
    volgtOp: string | undefined;
  }[];
}

/** On which steps the resident of a toewijzing is. Undefined: no toewijzing of this aanbieder that runs. */
export const findAanbiederStand = async (db: Db, toewijzingId: number): Promise<AanbiederStand | undefined> => {
  const rijen = await written<{
    traject_id: number | null;
    regeling_id: number;
    inwoner_id: number;
    consulent_id: number;
    gemeente_id: number;
    id: number | null;
    stap: string | null;
    nummer: number | null;
    poging: number | null;
    voorgesteld: boolean | null;
    begonnen_op: string | null;
    einde_gepland: string | null;
    geeindigd_op: string | null;
    uitkomst: string | null;
    via: string | null;
    volgt_op: string | null;
  }>('select * from app.trajectstand($1)', [toewijzingId]).execute(db);
  const [eerste] = rijen;
  if (!eerste) return undefined;
  return {
    houder: { id: eerste.inwoner_id, gemeente_id: eerste.gemeente_id, consulent_id: eerste.consulent_id },
    trajectId: eerste.traject_id ?? undefined,
    regelingId: eerste.regeling_id,
    stappen: rijen.flatMap((rij) =>
      rij.id === null || rij.stap === null || rij.begonnen_op === null
        ? []
        : [
            {
              id: rij.id,
              stap: rij.stap,
              nummer: rij.nummer ?? 1,
              poging: rij.poging ?? 1,
              voorgesteld: rij.voorgesteld ?? false,
              begonnenOp: datum(rij.begonnen_op),
              eindeGepland: rij.einde_gepland === null ? undefined : datum(rij.einde_gepland),
              geeindigdOp: rij.geeindigd_op === null ? undefined : datum(rij.geeindigd_op),
              uitkomst: rij.uitkomst ?? '',
              via: rij.via ?? '',
              volgtOp: rij.volgt_op ?? undefined,
            },
          ],
    ),
  };
};

/** The traject that runs of the resident of a toewijzing, made when there is none. Undefined: not a toewijzing of this aanbieder. */
export const ensureTrajectVoorAanbieder = async (
  db: Db,
  o: { toewijzingId: number; regelingId: number; op: Datum },
): Promise<number | undefined> => {
  const [rij] = await written<{ id: number | null }>('select app.traject_voor_aanbieder($1, $2, $3::date) as id', [
    o.toewijzingId,
    o.regelingId,
    isoDatum(o.op),
  ]).execute(db);
  return rij?.id ?? undefined;
};

export interface AanbiederVraag {
  id: number;
  inwoner_id: number;
  gemeente_id: number;
  /** The outcome that it is about; empty: whether the step begins. */
  voor: string;
  voorgesteld: boolean;
  stap: string;
  wie: string;
  gevraagd_op: string;
  begonnen_op: string;
  waar: string;
  toelichting: string;
  versie: number;
  voornaam: string;
  voorvoegsel: string;
  achternaam: string;
  toewijzing_id: number | null;
}

/** Questions for a yes or no that lie with this aanbieder, the oldest first. */
export const listAanbiederVragen = (db: Db): Promise<AanbiederVraag[]> =>
  written<AanbiederVraag>(
    `select o.id, o.inwoner_id, o.gemeente_id, o.voor, s.voorgesteld, s.stap, o.wie, o.gevraagd_op, s.begonnen_op, s.waar, s.toelichting, o.versie, p.voornaam, p.voorvoegsel, p.achternaam,
            (select max(t.id) from toewijzing t where t.gemeente_id = o.gemeente_id and t.inwoner_id = o.inwoner_id and t.aanbieder_id = o.aanbieder_id
                and t.status in ('toegewezen','geaccepteerd','gestart')) as toewijzing_id
       from trajectoordeel o join trajectstap s on s.gemeente_id = o.gemeente_id and s.id = o.trajectstap_id
       join inwoner_persoon p on p.gemeente_id = o.gemeente_id and p.inwoner_id = o.inwoner_id
      where o.aanbieder_id = app.aanbieder() and o.oordeel is null and o.vervallen_op is null order by o.gevraagd_op, o.id limit 200`,
    [],
  ).execute(db);

export interface AanbiederStapRij {
  id: number;
  inwoner_id: number;
  gemeente_id: number;
  stap: string;
  poging: number;
  begonnen_op: string;
  einde_gepland: string | null;
  waar: string;
  voornaam: string;
  voorvoegsel: string;
  achternaam: string;
  toewijzing_id: number | null;
}

/** Steps that run at a place of this aanbieder, the earliest end first. */
export const listAanbiederStappen = (db: Db): Promise<AanbiederStapRij[]> =>
  written<AanbiederStapRij>(
    `select s.id, s.inwoner_id, s.gemeente_id, s.stap, s.poging, s.begonnen_op, s.einde_gepland, s.waar, p.voornaam, p.voorvoegsel, p.achternaam,
            (select max(t.id) from toewijzing t where t.gemeente_id = s.gemeente_id and t.inwoner_id = s.inwoner_id and t.aanbieder_id = s.aanbieder_id
                and t.status in ('toegewezen','geaccepteerd','gestart')) as toewijzing_id
       from trajectstap s join inwoner_persoon p on p.gemeente_id = s.gemeente_id and p.inwoner_id = s.inwoner_id
      where s.aanbieder_id = app.aanbieder() and s.geeindigd_op is null and s.ingetrokken_op is null and not s.voorgesteld
      order by s.einde_gepland nulls last, s.id limit 500`,
    [],
  ).execute(db);

export interface AanbiederPlicht {
  id: number;
  inwoner_id: number;
  gemeente_id: number;
  naam: string;
  stap: string;
  begonnen_op: string;
  dag: string | null;
  bron: string;
  stand: 'open' | 'gedaan' | 'ontheven' | 'vervallen';
  versie: number;
  voornaam: string;
  voorvoegsel: string;
  achternaam: string;
}

const PLICHT = `select p.id, p.inwoner_id, p.gemeente_id, p.naam, s.stap, s.begonnen_op, p.dag, p.bron, p.stand, p.versie, i.voornaam, i.voorvoegsel, i.achternaam
       from trajectplicht p join trajectstap s on s.gemeente_id = p.gemeente_id and s.id = p.trajectstap_id
       join inwoner_persoon i on i.gemeente_id = p.gemeente_id and i.inwoner_id = p.inwoner_id
      where p.aanbieder_id = app.aanbieder() and p.wie = 'aanbieder'`;

/** What this aanbieder itself still owes for steps of a route, the earliest day first. */
export const listAanbiederPlichten = (db: Db): Promise<AanbiederPlicht[]> =>
  written<AanbiederPlicht>(`${PLICHT} and p.stand = 'open' order by p.dag nulls last, p.id limit 200`, []).execute(db);

export const findAanbiederPlicht = async (db: Db, id: number): Promise<AanbiederPlicht | undefined> =>
  (await written<AanbiederPlicht>(`${PLICHT} and p.id = $1`, [id]).execute(db))[0];
