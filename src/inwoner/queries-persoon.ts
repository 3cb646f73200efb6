// Who somebody is and who looks alike: identifying data, what they were, double persons.
import { type Kysely, sql, type Updateable } from 'kysely';
import pg from 'pg';
import type { Datum } from '../kernel/datum.ts';
import type { DB, InwonerPersoonTable } from '../platform/db/schema.ts';
import { gelijkenis, LIJKT_OP } from './gelijkenis.ts';
import { normaliseer } from './rules.ts';

/**
 * Somebody who may be the same person. `op`: by BSN, by the same name and birth date, or by what looks alike (`redenen`). Of a colleague's
 * resident a page shows no more than whose it is: `inwonerId` is there to record a judgement, not to open.
 */
export type Dubbel = {
  inwonerId: number;
  dossiernummer: string;
  consulent: string;
  consulent_id: number;
  /** The reader's own resident. */
  eigen: boolean;
  op: 'bsn' | 'eerder-bsn' | 'naam-en-geboortedatum' | 'lijkt-op';
  score: number;
  redenen: string[];
};

/** What is known of a person to look for who looks alike; `behalve`: the dossier itself. */
export interface Gezocht {
  bsnHash: Buffer;
  zoeknaam: string;
  geboortedatum: string;
  voornaam?: string;
  postcode?: string;
  huisnummer?: string;
  behalve?: number;
}

/** People in the whole municipality who look like this one (src/inwoner/gelijkenis.ts), the most alike first. */
export const findDubbelen = async (db: Kysely<DB>, o: Gezocht): Promise<Dubbel[]> => {
  const uit = await sql<{
    inwoner_id: number;
    dossiernummer: string;
    consulent_id: number;
    consulent: string;
    eigen: boolean;
    zelfde_bsn: boolean;
    eerder_bsn: boolean;
    naam_afstand: number;
    naam_lengte: number;
    zelfde_voornaam: boolean;
    datum_delen: number;
    zelfde_adres: boolean;
  }>`select * from app.zoek_gelijkenis(${o.bsnHash}, ${o.zoeknaam}, ${normaliseer(o.voornaam ?? '')}, ${o.geboortedatum}::date,
      ${o.postcode ?? ''}, ${o.huisnummer ?? ''}, ${o.behalve ?? null}::int)`.execute(db);
  return uit.rows
    .map((rij): Dubbel => {
      const { score, redenen } = gelijkenis({
        zelfdeBsn: rij.zelfde_bsn,
        eerderBsn: rij.eerder_bsn,
        naamAfstand: rij.naam_afstand,
        naamLengte: rij.naam_lengte,
        zelfdeVoornaam: rij.zelfde_voornaam,
        datumDelen: rij.datum_delen,
        zelfdeAdres: rij.zelfde_adres,
      });
      return {
        inwonerId: rij.inwoner_id,
        dossiernummer: rij.dossiernummer,
        consulent: rij.consulent,
        consulent_id: rij.consulent_id,
        eigen: rij.eigen,
        op: rij.zelfde_bsn
          ? 'bsn'
          : rij.eerder_bsn
            ? 'eerder-bsn'
            : rij.naam_afstand === 0 && rij.datum_delen === 3
              ? 'naam-en-geboortedatum'
              : 'lijkt-op',
        score,
        redenen,
      };
    })
    .filter((een) => een.score >= LIJKT_OP)
    .sort((a, b) => b.score - a.score)
    .slice(0, 5);
};

/**
 * Says that two dossiers are not one person, with why; it is not asked again. At least one of them is the actor's own. Used where a
 * consulent says so: at the aanmelding (the resident that was just registered and each `Dubbel` that was shown) and in the dossier.
 */
export const insertNietDezelfde = async (db: Kysely<DB>, o: { een: number; ander: number; reden: string }): Promise<boolean> => {
  const uit = await sql<{
    gelukt: boolean;
  }>`select app.niet_dezelfde(${o.een}::int, ${o.ander}::int, ${o.reden}) as gelukt`.execute(db);
  return uit.rows[0]?.gelukt ?? false;
};

/** Name, birth date and BSN with the version that a correction is made on; undefined when the reader may not know of it. */
export const findPersoon = (db: Kysely<DB>, inwonerId: number) =>
  db
    .selectFrom('inwoner as i')
    .innerJoin('inwoner_persoon as p', (join) =>
      join.onRef('p.gemeente_id', '=', 'i.gemeente_id').onRef('p.inwoner_id', '=', 'i.id'),
    )
    .where('i.id', '=', inwonerId)
    .select(['i.id', 'i.versie', 'i.status', 'i.dossiernummer'])
    .selectAll('p')
    .executeTakeFirst();
export type PersoonRij = NonNullable<Awaited<ReturnType<typeof findPersoon>>>;

/** What stood there before, the latest first; never the BSN itself. */
export const findPersoonversies = (db: Kysely<DB>, inwonerId: number) =>
  db
    .selectFrom('persoonversie as v')
    .innerJoin('gebruiker as g', 'g.id', 'v.door')
    .where('v.inwoner_id', '=', inwonerId)
    .select([
      'v.id',
      'v.voornaam',
      'v.voorvoegsel',
      'v.achternaam',
      'v.geboortedatum',
      'v.geboortedatum_bekend',
      'v.bsn_einde',
      'v.gewijzigd',
      'v.bron',
      'v.toelichting',
      'v.op',
      'g.naam as door',
    ])
    .orderBy('v.id', 'desc')
    .execute();

/** Keeps name, birth date and BSN as they are now, before they become something else. */
export const keepPersoonversie = async (
  db: Kysely<DB>,
  p: PersoonRij,
  o: { gewijzigd: readonly string[]; bron: 'document' | 'brp' | 'inwoner' | 'typefout'; toelichting: string; door: number },
): Promise<void> => {
  await db
    .insertInto('persoonversie')
    .values({
      gemeente_id: p.gemeente_id,
      inwoner_id: p.inwoner_id,
      consulent_id: p.consulent_id,
      bsn_versleuteld: p.bsn_versleuteld,
      bsn_hash: p.bsn_hash,
      bsn_einde: p.bsn_einde,
      voornaam: p.voornaam,
      voorvoegsel: p.voorvoegsel,
      achternaam: p.achternaam,
      geboortedatum: p.geboortedatum,
      geboortedatum_bekend: p.geboortedatum_bekend,
      gewijzigd: [...o.gewijzigd],
      bron: o.bron,
      toelichting: o.toelichting,
      door: o.door,
    })
    .execute();
};

/** Raises the version of a dossier; false when somebody was earlier. */
export const raiseVersie = async (db: Kysely<DB>, o: { inwonerId: number; versie: number }): Promise<boolean> =>
  (await db
    .updateTable('inwoner')
    .set((eb) => ({ versie: eb('versie', '+', 1) }))
    .where('id', '=', o.inwonerId)
    .where('versie', '=', o.versie)
    .returning('id')
    .executeTakeFirst()) !== undefined;

const UNIEK = '23505';

/** Changes who somebody is. False when the BSN is somebody else's: then the transaction can only be undone. */
export const updatePersoon = async (
  db: Kysely<DB>,
  inwonerId: number,
  naar: Updateable<InwonerPersoonTable>,
): Promise<boolean> => {
  try {
    await db.updateTable('inwoner_persoon').set(naar).where('inwoner_id', '=', inwonerId).execute();
    return true;
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === UNIEK) return false;
    throw error;
  }
};

/** The code of the reader's municipality on a day: four digits. */
export const findGemeentecode = async (db: Kysely<DB>, gemeenteId: number, dag: Datum): Promise<string | undefined> =>
  (
    await db
      .selectFrom('gemeentecode')
      .select('code')
      .where('gemeente_id', '=', gemeenteId)
      .where(sql<boolean>`geldig @> ${dag.toString()}::date`)
      .executeTakeFirst()
  )?.code;
