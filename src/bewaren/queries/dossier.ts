import { type Kysely, sql } from 'kysely';
import { type Datum, datum, isoDatum } from '../../kernel/datum.ts';
import type { DB } from '../../platform/db/schema.ts';
import { isWeigergrond, type SluitFeiten, type Sluiting, type Verzoek } from '../types.ts';

type Db = Kysely<DB>;
const dag = (iso: string | null): Datum | undefined => (iso === null ? undefined : datum(iso));

/** The closing that holds; undefined when the dossier is open or is not the reader's. */
export const findSluiting = async (db: Db, inwonerId: number): Promise<Sluiting | undefined> => {
  const rij = await db
    .selectFrom('dossiersluiting as s')
    .innerJoin('gebruiker as g', 'g.id', 's.door')
    .where('s.inwoner_id', '=', inwonerId)
    .where('s.heropend_op', 'is', null)
    .select([
      's.id',
      's.reden',
      's.toelichting',
      's.gesloten_op',
      's.laatste_ondersteuning',
      's.bewaren_tot',
      's.bewaren_bron',
      's.versie',
      'g.naam as door',
    ])
    .executeTakeFirst();
  return (
    rij && {
      id: rij.id,
      reden: rij.reden,
      toelichting: rij.toelichting,
      geslotenOp: datum(rij.gesloten_op),
      laatsteOndersteuning: dag(rij.laatste_ondersteuning),
      bewarenTot: datum(rij.bewaren_tot),
      bron: rij.bewaren_bron,
      door: rij.door,
      versie: rij.versie,
    }
  );
};

/** The closing as the resident may know it. */
export const findMijnSluiting = (db: Db, inwonerId: number) =>
  db
    .selectFrom('dossiersluiting')
    .where('inwoner_id', '=', inwonerId)
    .where('heropend_op', 'is', null)
    .select(['gesloten_op', 'bewaren_tot'])
    .executeTakeFirst();

/** What runs and waits in a dossier, with the last day of support and the day of the last piece. */
export const findSluitFeiten = async (
  db: Db,
  inwonerId: number,
  o: { vandaag: Datum; perUur: (product: string) => boolean; noem: (product: string) => string },
): Promise<
  SluitFeiten & {
    laatsteOndersteuning: Datum | undefined;
    laatsteStuk: Datum | undefined;
    bezwaarTot: Datum | undefined;
    beroep: boolean;
  }
> => {
  const [toewijzingen, besluiten, onbetaald, stappen, dagen] = await Promise.all([
    db
      .selectFrom('toewijzing as t')
      .innerJoin('aanbieder as a', 'a.id', 't.aanbieder_id')
      .where('t.inwoner_id', '=', inwonerId)
      .where('t.status', 'in', ['toegewezen', 'geaccepteerd', 'gestart'])
      .select(['t.id', 't.product', 'a.naam as aanbieder'])
      .orderBy('t.id')
      .execute(),
    db
      .selectFrom('besluit')
      .where('inwoner_id', '=', inwonerId)
      .where('bekendgemaakt_op', 'is', null)
      .select('id')
      .orderBy('id')
      .execute(),
    sql<{ toewijzing_id: number; product: string; maanden: number }>`
      select toewijzing_id, product, maanden from app.uren_onbetaald(${inwonerId}::int) order by 1`.execute(db),
    db
      .selectFrom('werkvoorraad')
      .where('inwoner_id', '=', inwonerId)
      .where('soort', 'is not', null)
      .select(['soort', 'tekst', 'href', 'uiterlijk', 'toewijzing_id'])
      .orderBy('nr')
      .execute(),
    sql<{ ondersteuning: string | null; stuk: string | null; bezwaar: string | null; beroep: boolean }>`
      select (select max(coalesce(t.beeindigd_op, upper(t.looptijd) - 1)) from toewijzing t
               where t.inwoner_id = ${inwonerId} and t.gestart_op is not null)::text as ondersteuning,
             (select least((max(moment) at time zone 'Europe/Amsterdam')::date, ${isoDatum(o.vandaag)}::date)
                from (select gemaakt_op from document where inwoner_id = ${inwonerId} union all
                      select toegevoegd_op from dossierstuk where inwoner_id = ${inwonerId} union all
                      select vastgelegd_op from notitie where inwoner_id = ${inwonerId} union all
                      select vastgelegd_op from werknotitie where inwoner_id = ${inwonerId}) stuk (moment))::text as stuk,
             (select max(coalesce(b.beroep_tot, b.bezwaar_tot)) from besluit b where b.inwoner_id = ${inwonerId})::text as bezwaar,
             exists (select from bezwaar z where z.inwoner_id = ${inwonerId} and ((z.beroep_op is not null and z.uitspraak is null) or (z.hoger_op is not null and z.hoger_uitspraak is null)
                      or (z.vorige_id is not null and z.beslissing is null)
                      or (coalesce(z.hoger_gevolg, z.uitspraak_gevolg) = 'zelf' and z.uitgevoerd_op is null))) as beroep`.execute(
      db,
    ),
  ]);
  const [d] = dagen.rows;
  return {
    inwonerId,
    lopend: toewijzingen.map(({ id, product, aanbieder }) => ({ id, naam: `${o.noem(product)} bij ${aanbieder}` })),
    besluiten,
    onbetaald: onbetaald.rows
      .filter(({ product }) => o.perUur(product))
      .map((rij) => ({ toewijzingId: rij.toewijzing_id, naam: o.noem(rij.product), maanden: rij.maanden })),
    // What a place that runs asks stands with that place.
    stappen: stappen.flatMap((s) =>
      s.soort === null || toewijzingen.some(({ id }) => id === s.toewijzing_id)
        ? []
        : [{ soort: s.soort, tekst: s.tekst, href: s.href, termijn: s.uiterlijk !== null }],
    ),
    laatsteOndersteuning: dag(d?.ondersteuning ?? null),
    laatsteStuk: dag(d?.stuk ?? null),
    bezwaarTot: dag(d?.bezwaar ?? null),
    beroep: d?.beroep ?? false,
  };
};

/** The dossier, for who may only read it too. */
export const findDossier = (db: Db, inwonerId: number) =>
  db.selectFrom('inwoner').where('id', '=', inwonerId).select(['id', 'gemeente_id', 'consulent_id']).executeTakeFirst();

/** The resident of the dossier with how he stands, locked until the transaction ends. Undefined for one out of reach. */
export const lockDossier = (db: Db, inwonerId: number) =>
  db
    .selectFrom('inwoner')
    .where('id', '=', inwonerId)
    .select(['id', 'gemeente_id', 'consulent_id', 'status', 'dossiernummer', 'versie'])
    .forNoKeyUpdate()
    .executeTakeFirst();

export const insertSluiting = async (
  db: Db,
  i: { id: number; gemeente_id: number; consulent_id: number; status: string },
  o: {
    reden: Sluiting['reden'];
    toelichting: string;
    geslotenOp: Datum;
    laatsteOndersteuning: Datum | undefined;
    bewarenTot: Datum;
    bron: string;
    door: number;
  },
): Promise<number> => {
  const { id } = await db
    .insertInto('dossiersluiting')
    .values({
      gemeente_id: i.gemeente_id,
      inwoner_id: i.id,
      consulent_id: i.consulent_id,
      reden: o.reden,
      toelichting: o.toelichting,
      status_ervoor: i.status,
      gesloten_op: isoDatum(o.geslotenOp),
      laatste_ondersteuning: o.laatsteOndersteuning ? isoDatum(o.laatsteOndersteuning) : null,
      bewaren_tot: isoDatum(o.bewarenTot),
      bewaren_bron: o.bron,
      door: o.door,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db.updateTable('inwoner').set({ status: 'afgerond', versie: sql<number>`versie + 1` }).where('id', '=', i.id).execute();
  return id;
};

/** Ends the closing, and the dossier stands again as it did. False when it was opened already. */
export const endSluiting = async (
  db: Db,
  o: { inwonerId: number; id: number; versie: number; op: Datum; door: number; reden: string },
): Promise<boolean> => {
  const rij = await db
    .updateTable('dossiersluiting')
    .set({ heropend_op: isoDatum(o.op), heropend_door: o.door, heropen_reden: o.reden, versie: o.versie + 1 })
    .where('inwoner_id', '=', o.inwonerId)
    .where('id', '=', o.id)
    .where('versie', '=', o.versie)
    .where('heropend_op', 'is', null)
    .returning('status_ervoor')
    .executeTakeFirst();
  if (!rij) return false;
  const { status_ervoor: ervoor } = rij;
  const status = ervoor === 'in-traject' || ervoor === 'in-onderzoek' ? ervoor : 'aangemeld';
  await db.updateTable('inwoner').set({ status, versie: sql<number>`versie + 1` }).where('id', '=', o.inwonerId).execute();
  return true;
};

/** Requests of a resident, the latest first. */
export const listVerzoeken = async (db: Db, inwonerId: number): Promise<Verzoek[]> => {
  const rijen = await db
    .selectFrom('vernietigverzoek')
    .where('inwoner_id', '=', inwonerId)
    .select(['id', 'toelichting', 'gevraagd_op', 'uiterlijk', 'status', 'gronden', 'antwoord', 'beantwoord_op', 'versie'])
    .orderBy('id', 'desc')
    .limit(50)
    .execute();
  return rijen.map((rij) => ({
    id: rij.id,
    toelichting: rij.toelichting,
    gevraagdOp: datum(rij.gevraagd_op),
    uiterlijk: datum(rij.uiterlijk),
    status: rij.status,
    gronden: rij.gronden.filter(isWeigergrond),
    antwoord: rij.antwoord,
    beantwoordOp: dag(rij.beantwoord_op),
    versie: rij.versie,
  }));
};

/** Undefined when there is an open request already. */
export const insertVerzoek = async (
  db: Db,
  o: { toelichting: string; gevraagdOp: Datum; uiterlijk: Datum; door: number; inwonerId: number },
): Promise<number | undefined> => {
  const i = await db
    .selectFrom('inwoner')
    .where('id', '=', o.inwonerId)
    .select(['id', 'gemeente_id', 'consulent_id'])
    .executeTakeFirst();
  if (!i) return undefined;
  const rij = await db
    .insertInto('vernietigverzoek')
    .values({
      gemeente_id: i.gemeente_id,
      inwoner_id: i.id,
      consulent_id: i.consulent_id,
      toelichting: o.toelichting,
      gevraagd_op: isoDatum(o.gevraagdOp),
      uiterlijk: isoDatum(o.uiterlijk),
      door: o.door,
    })
    .onConflict((c) => c.doNothing())
    .returning('id')
    .executeTakeFirst();
  return rij?.id;
};

/** False when it was answered already. */
export const withdrawVerzoek = async (db: Db, o: { inwonerId: number; id: number; versie: number }): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('vernietigverzoek')
    .set({ status: 'ingetrokken', versie: o.versie + 1 })
    .where('inwoner_id', '=', o.inwonerId)
    .where('id', '=', o.id)
    .where('versie', '=', o.versie)
    .where('status', '=', 'open')
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

/** False when somebody else answered first, or the resident withdrew it. */
export const answerVerzoek = async (
  db: Db,
  o: {
    inwonerId: number;
    id: number;
    versie: number;
    status: 'toegewezen' | 'geweigerd';
    gronden: readonly string[];
    antwoord: string;
    op: Datum;
    door: number;
  },
): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('vernietigverzoek')
    .set({
      status: o.status,
      gronden: [...o.gronden],
      antwoord: o.antwoord,
      beantwoord_op: isoDatum(o.op),
      beantwoord_door: o.door,
      versie: o.versie + 1,
    })
    .where('inwoner_id', '=', o.inwonerId)
    .where('id', '=', o.id)
    .where('versie', '=', o.versie)
    .where('status', '=', 'open')
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

/** A letter, document or note with its own last day; `tot` is empty when it follows from the day it was made. */
export interface Stuk {
  soort: string;
  titel: string;
  gemaaktOp: Datum;
  tot: Datum | undefined;
  vernietigd: boolean;
}

/** The latest pieces of a dossier. */
export const listStukken = async (db: Db, inwonerId: number): Promise<Stuk[]> =>
  (
    await sql<{ soort: string; titel: string; op: string; tot: string | null; weg: boolean }>`
      select * from (
        select 'Brief' as soort, d.titel, least((d.gemaakt_op at time zone 'Europe/Amsterdam')::date, app.dag())::text as op, null as tot, false as weg from document d where d.inwoner_id = ${inwonerId}
        union all select 'Document', s.titel, least((s.toegevoegd_op at time zone 'Europe/Amsterdam')::date, app.dag())::text, s.bewaren_tot::text, s.vernietigd_op is not null from dossierstuk s where s.inwoner_id = ${inwonerId}
        union all select 'Notitie', 'Notitie voor de inwoner', least((n.vastgelegd_op at time zone 'Europe/Amsterdam')::date, app.dag())::text, null, false from notitie n where n.inwoner_id = ${inwonerId}
        union all select 'Notitie', 'Werknotitie', least((n.vastgelegd_op at time zone 'Europe/Amsterdam')::date, app.dag())::text, null, false from werknotitie n where n.inwoner_id = ${inwonerId}) x
      order by op desc, soort, titel limit 100`.execute(db)
  ).rows.map((rij) => ({
    soort: rij.soort,
    titel: rij.titel,
    gemaaktOp: datum(rij.op),
    tot: dag(rij.tot),
    vernietigd: rij.weg,
  }));
