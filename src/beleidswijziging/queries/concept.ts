import { type Kysely, sql } from 'kysely';
import type { DB } from '../../platform/db/schema.ts';
import type { Concept, ConceptStatus, ConceptTekst } from '../types.ts';

type Rij = {
  id: number;
  sleutel: string;
  titel: string;
  basis_id: number;
  status: ConceptStatus;
  regeling_id: number | null;
  faal_reden: string;
  terug_reden: string;
  gemaakt: string;
  gemaakt_door: number;
  gemaakt_op: Date;
  klaargezet: string | null;
  klaargezet_door: number | null;
  klaargezet_op: Date | null;
  geactiveerd: string | null;
  geactiveerd_op: Date | null;
  geactiveerd_reden: string;
  einde: string | null;
  einde_op: Date | null;
  einde_reden: string;
  versie: number;
  v_versie: number;
  tekst: string;
  inhoud: unknown;
  hash: string;
  geldig_van: string;
  gevallen: string | null;
  bestandsnaam: string;
  v_door: string;
  v_op: Date;
  schrijvers: number[];
};

const toConcept = (rij: Rij): Concept => ({
  id: rij.id,
  sleutel: rij.sleutel,
  titel: rij.titel,
  basisId: rij.basis_id,
  status: rij.status,
  regelingId: rij.regeling_id ?? undefined,
  faalReden: rij.faal_reden,
  terugReden: rij.terug_reden,
  gemaaktDoor: rij.gemaakt,
  gemaaktDoorId: rij.gemaakt_door,
  gemaaktOp: rij.gemaakt_op,
  klaargezetDoor: rij.klaargezet ?? undefined,
  klaargezetDoorId: rij.klaargezet_door ?? undefined,
  klaargezetOp: rij.klaargezet_op ?? undefined,
  geactiveerdDoor: rij.geactiveerd ?? undefined,
  geactiveerdOp: rij.geactiveerd_op ?? undefined,
  geactiveerdReden: rij.geactiveerd_reden,
  eindeDoor: rij.einde ?? undefined,
  eindeOp: rij.einde_op ?? undefined,
  eindeReden: rij.einde_reden,
  versie: rij.versie,
  laatste: {
    versie: rij.v_versie,
    tekst: rij.tekst,
    inhoud: rij.inhoud,
    hash: rij.hash,
    geldigVan: rij.geldig_van,
    gevallen: rij.gevallen ?? undefined,
    bestandsnaam: rij.bestandsnaam,
    door: rij.v_door,
    op: rij.v_op,
  },
  schrijvers: rij.schrijvers,
});

const kies = sql`
  select c.id, c.sleutel, c.titel, c.basis_id, c.status, c.regeling_id, c.faal_reden, c.terug_reden, g.naam as gemaakt, c.gemaakt_door, c.gemaakt_op,
         k.naam as klaargezet, c.klaargezet_door, c.klaargezet_op, a.naam as geactiveerd, c.geactiveerd_op, c.geactiveerd_reden, e.naam as einde, c.einde_op, c.einde_reden, c.versie,
         v.versie as v_versie, v.tekst, v.inhoud, v.hash, v.geldig_van, v.gevallen, v.bestandsnaam, d.naam as v_door, v.op as v_op,
         (select coalesce(json_agg(distinct s.door), '[]') from regelingconceptversie s where s.gemeente_id = c.gemeente_id and s.concept_id = c.id) as schrijvers
    from regelingconcept c
    join lateral (select * from regelingconceptversie v where v.gemeente_id = c.gemeente_id and v.concept_id = c.id order by v.versie desc limit 1) v on true
    join gebruiker g on g.id = c.gemaakt_door
    join gebruiker d on d.id = v.door
    left join gebruiker k on k.id = c.klaargezet_door
    left join gebruiker a on a.id = c.geactiveerd_door
    left join gebruiker e on e.id = c.einde_door
   where c.gemeente_id = app.gemeente()`;

/** How many changes wait for a second person. */
export const countKlaargezet = async (db: Kysely<DB>): Promise<number> => {
  const { rows } = await sql<{
    n: number;
  }>`select count(*)::int as n from regelingconcept where gemeente_id = app.gemeente() and status = 'klaargezet'`.execute(db);
  return rows[0]?.n ?? 0;
};

/** All changes of the municipality, newest first. */
export const listConcepten = async (db: Kysely<DB>): Promise<Concept[]> =>
  (await sql<Rij>`${kies} order by c.id desc`.execute(db)).rows.map(toConcept);

export const findConcept = async (db: Kysely<DB>, id: number): Promise<Concept | undefined> => {
  const { rows } = await sql<Rij>`${kies} and c.id = ${id}`.execute(db);
  return rows[0] && toConcept(rows[0]);
};

/**
 * As findConcept, and nobody else activates or changes one of the municipality until this transaction ends: two that are activated at
 * the same moment would not see each other.
 */
export const lockConcept = async (db: Kysely<DB>, id: number): Promise<Concept | undefined> => {
  await sql`select pg_advisory_xact_lock(hashtext('beleidswijziging'), app.gemeente())`.execute(db);
  return findConcept(db, id);
};

export const insertConcept = async (
  db: Kysely<DB>,
  o: { gemeenteId: number; sleutel: string; titel: string; basisId: number; door: number },
): Promise<number> => {
  const { id } = await db
    .insertInto('regelingconcept')
    .values({ gemeente_id: o.gemeenteId, sleutel: o.sleutel, titel: o.titel, basis_id: o.basisId, gemaakt_door: o.door })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
};

export const insertTekst = async (
  db: Kysely<DB>,
  o: { gemeenteId: number; conceptId: number; door: number } & Omit<ConceptTekst, 'door' | 'op'>,
): Promise<void> => {
  await db
    .insertInto('regelingconceptversie')
    .values({
      gemeente_id: o.gemeenteId,
      concept_id: o.conceptId,
      versie: o.versie,
      tekst: o.tekst,
      inhoud: JSON.stringify(o.inhoud),
      hash: o.hash,
      geldig_van: o.geldigVan,
      gevallen: o.gevallen ?? null,
      bestandsnaam: o.bestandsnaam,
      door: o.door,
    })
    .execute();
};

type Velden = {
  titel?: string;
  basis_id?: number;
  status?: ConceptStatus;
  regeling_id?: number | null;
  faal_reden?: string;
  terug_reden?: string;
  klaargezet_door?: number | null;
  klaargezet_op?: Date | null;
  geactiveerd_door?: number;
  geactiveerd_op?: Date;
  geactiveerd_reden?: string;
  einde_door?: number;
  einde_op?: Date;
  einde_reden?: string;
};

/** False when somebody changed it since `versie` was shown. */
export const updateConcept = async (db: Kysely<DB>, id: number, versie: number, velden: Velden): Promise<boolean> => {
  const rij = await db
    .updateTable('regelingconcept')
    .set({ ...velden, versie: versie + 1 })
    .where('gemeente_id', '=', sql<number>`app.gemeente()`)
    .where('id', '=', id)
    .where('versie', '=', versie)
    .returning('id')
    .executeTakeFirst();
  return rij !== undefined;
};

/** The version that a concept becomes: the same content on the same day is the same row. */
export const insertVersie = async (
  db: Kysely<DB>,
  o: { gemeenteId: number; sleutel: string; vastgesteldOp: string | null; basisId: number } & Omit<
    ConceptTekst,
    'versie' | 'door' | 'op' | 'bestandsnaam'
  >,
): Promise<number> => {
  const { rows } = await sql<{ id: number }>`
    with nieuw as (
      insert into regeling (gemeente_id, sleutel, geldig_van, vastgesteld_op, inhoud, hash, tekst, gevallen, herkomst, basis_id)
      values (${o.gemeenteId}, ${o.sleutel}, ${o.geldigVan}, ${o.vastgesteldOp}, ${JSON.stringify(o.inhoud)}, ${o.hash}, ${o.tekst}, ${o.gevallen ?? null}, 'product', ${o.basisId})
      on conflict do nothing returning id)
    select id from nieuw union all
    select id from regeling where gemeente_id = ${o.gemeenteId} and sleutel = ${o.sleutel} and geldig_van = ${o.geldigVan} and hash = ${o.hash}`.execute(
    db,
  );
  const id = rows[0]?.id;
  if (id === undefined) throw new Error('de versie is niet bewaard');
  return id;
};

export const insertGebeurtenis = async (
  db: Kysely<DB>,
  o: {
    gemeenteId: number;
    regelingId: number;
    soort: 'klaargezet' | 'teruggezet' | 'geactiveerd' | 'ingetrokken';
    door: number;
    reden: string;
  },
): Promise<Date> => {
  const { rows } = await sql<{ moment: Date }>`
    insert into regelinggebeurtenis (gemeente_id, regeling_id, soort, moment, bekend_vanaf, door, reden)
    select ${o.gemeenteId}, ${o.regelingId}, ${o.soort}, m, case when ${o.soort} in ('geactiveerd','ingetrokken') then m end, ${o.door}, ${o.reden}
      from (select clock_timestamp() as m) nu returning moment`.execute(db);
  const moment = rows[0]?.moment;
  if (!moment) throw new Error('de gebeurtenis is niet bewaard');
  return moment;
};

/** One line of what happened to a version, with who did it. */
export interface VersieGebeurtenis {
  regelingId: number;
  soort: string;
  moment: Date;
  door: string;
  doorId: number;
  reden: string;
}

/** What happened to the versions of the municipality, oldest first. */
export const listGebeurtenissen = async (db: Kysely<DB>): Promise<VersieGebeurtenis[]> => {
  const { rows } = await sql<VersieGebeurtenis>`
    select g.regeling_id as "regelingId", g.soort, g.moment, u.naam as door, g.door as "doorId", g.reden
      from regelinggebeurtenis g join gebruiker u on u.id = g.door
     where g.gemeente_id = app.gemeente() order by g.id`.execute(db);
  return rows;
};
