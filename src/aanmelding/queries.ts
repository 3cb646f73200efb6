import { type Insertable, type Kysely, sql } from 'kysely';
import { datum } from '../kernel/datum.ts';
import { once, onceFirst } from '../platform/db/once.ts';
import type { AanmeldingfeitTable, AanmeldingTable, DB, InwonerPersoonTable, InwonerTable } from '../platform/db/schema.ts';
import type { AanmeldingFeiten, PlanForm } from './types.ts';

/** The latest aanmelding of a resident; undefined for who came in another way or may not be known. */
export const findAanmelding = onceFirst((db, inwonerId: number) =>
  db
    .selectFrom('aanmelding')
    .select(['id', 'ontvangen_op', 'aangemeld_door', 'vraag', 'vastgelegd_op'])
    .where('inwoner_id', '=', inwonerId)
    .orderBy('id', 'desc'),
);

/** Opens a dossier with the next number of the year. */
export const insertInwoner = (
  db: Kysely<DB>,
  o: { gemeenteId: number; consulentId: number; jaar: number; contactToelichting: string } & Pick<
    Insertable<InwonerTable>,
    'lezen' | 'taal' | 'contact'
  >,
): Promise<{ id: number; dossiernummer: string }> =>
  db
    .insertInto('inwoner')
    .values({
      gemeente_id: o.gemeenteId,
      dossiernummer: sql<string>`${o.jaar}::text || '-' || nextval('dossiernummer_reeks')`,
      consulent_id: o.consulentId,
      lezen: o.lezen,
      taal: o.taal,
      contact: o.contact,
      contact_toelichting: o.contactToelichting,
      herkomst: 'aanmelding',
    })
    .returning(['id', 'dossiernummer'])
    .executeTakeFirstOrThrow();

/** Who the resident is; false when somebody with this BSN is known already. */
export const insertPersoon = async (db: Kysely<DB>, rij: Insertable<InwonerPersoonTable>): Promise<boolean> => {
  const gemaakt = await db
    .insertInto('inwoner_persoon')
    .values(rij)
    .onConflict((conflict) => conflict.doNothing())
    .returning('inwoner_id')
    .executeTakeFirst();
  return gemaakt !== undefined;
};

export const insertAanmelding = (db: Kysely<DB>, rij: Insertable<AanmeldingTable>): Promise<{ id: number }> =>
  db.insertInto('aanmelding').values(rij).returning('id').executeTakeFirstOrThrow();

const feiten = once((db, inwonerId: number) =>
  db
    .selectFrom('aanmeldingfeit as f')
    // Staff does not see the accounts of residents: what has no name was written by the resident himself.
    .leftJoin('gebruiker as g', 'g.id', 'f.door')
    .select([
      'f.id',
      'f.aanmelding_id',
      'f.soort',
      'f.wat',
      'f.dag',
      'f.keuze',
      'f.tot',
      'f.toelichting',
      'f.document_id',
      'g.naam as door',
      'f.vastgelegd_op',
    ])
    .where('f.inwoner_id', '=', inwonerId)
    .orderBy('f.id'),
);

const plannen = once((db, inwonerId: number) =>
  db
    .selectFrom('persoonlijkplan as p')
    .leftJoin('gebruiker as g', 'g.id', 'p.door')
    .select([
      'p.id',
      'p.aanmelding_id',
      'p.ik_wil',
      'p.ik_kan',
      'p.ik_heb_nodig',
      'p.tekst',
      'p.ontvangen_op',
      'g.naam as door',
      'g.rol as door_rol',
      'p.vastgelegd_op',
    ])
    .where('p.inwoner_id', '=', inwonerId)
    .orderBy('p.id'),
);
export type PlanRij = Awaited<ReturnType<typeof plannen>>[number];

const aanmeldingen = once((db, inwonerId: number) =>
  db
    .selectFrom('aanmelding as a')
    .leftJoin('gebruiker as g', 'g.id', 'a.vastgelegd_door')
    .select([
      'a.id',
      'a.ontvangen_op',
      'a.aangemeld_door',
      'a.vraag',
      'a.vastgelegd_op',
      'a.melding_id',
      'g.naam as vastgelegd_door',
    ])
    .where('a.inwoner_id', '=', inwonerId)
    .orderBy('a.id', 'desc'),
);

const besluiten = once((db, inwonerId: number) =>
  db
    .selectFrom('besluit')
    .select(['bekendgemaakt_op'])
    .where('inwoner_id', '=', inwonerId)
    .where('bekendgemaakt_op', 'is not', null)
    .orderBy('bekendgemaakt_op'),
);

const status = onceFirst((db, inwonerId: number) =>
  db.selectFrom('inwoner').select(['gemeente_id', 'consulent_id', 'status']).where('id', '=', inwonerId),
);

/** The latest aanmelding of a resident with all that its clocks follow from, and the earlier ones. */
export interface AanmeldingDossier {
  aanmelding: Awaited<ReturnType<typeof aanmeldingen>>[number];
  feiten: AanmeldingFeiten;
  plannen: PlanRij[];
  eerder: Awaited<ReturnType<typeof aanmeldingen>>;
  van: { gemeente_id: number; consulent_id: number };
}

/** Undefined for who came in another way, or may not be known. Its queries travel together. */
export const findAanmeldingDossier = async (db: Kysely<DB>, inwonerId: number): Promise<AanmeldingDossier | undefined> => {
  const [alle, rijen, plan, besluit, inwoner] = await Promise.all([
    aanmeldingen(db, inwonerId),
    feiten(db, inwonerId),
    plannen(db, inwonerId),
    besluiten(db, inwonerId),
    status(db, inwonerId),
  ]);
  const [aanmelding, ...eerder] = alle;
  if (!aanmelding || !inwoner) return undefined;
  const mijnPlannen = plan.filter((een) => een.aanmelding_id === aanmelding.id);
  const besluitOp = besluit.map((een) => een.bekendgemaakt_op).find((dag) => dag !== null && dag >= aanmelding.ontvangen_op);
  return {
    aanmelding,
    eerder,
    plannen: mijnPlannen,
    van: { gemeente_id: inwoner.gemeente_id, consulent_id: inwoner.consulent_id },
    feiten: {
      ontvangenOp: datum(aanmelding.ontvangen_op),
      afgerond: inwoner.status === 'afgerond',
      feiten: rijen
        .filter((rij) => rij.aanmelding_id === aanmelding.id)
        .map((rij) => ({
          id: rij.id,
          soort: rij.soort,
          wat: rij.wat,
          dag: rij.dag,
          keuze: rij.keuze,
          tot: rij.tot,
          toelichting: rij.toelichting,
          documentId: rij.document_id,
          door: rij.door ?? 'De inwoner zelf',
          vastgelegdOp: rij.vastgelegd_op,
        })),
      plannen: mijnPlannen.map((een) => datum(een.ontvangen_op)),
      besluitOp: besluitOp ? datum(besluitOp) : undefined,
    },
  };
};

/** The same for the resident himself, who sees what he may: no explanations of others. */
export const findMijnAanmelding = async (db: Kysely<DB>): Promise<MijnAanmelding | undefined> => {
  const ik = sql<number>`app.inwoner()`;
  const [aanmelding, rijen, plan, besluit, inwoner] = await Promise.all([
    db
      .selectFrom('aanmelding')
      .select(['id', 'ontvangen_op', 'vraag'])
      .where('inwoner_id', '=', ik)
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst(),
    db
      .selectFrom('aanmeldingfeit')
      .select(['id', 'aanmelding_id', 'soort', 'wat', 'dag', 'keuze', 'tot', 'document_id'])
      .where('inwoner_id', '=', ik)
      .orderBy('id')
      .execute(),
    db
      .selectFrom('persoonlijkplan')
      .select(['id', 'aanmelding_id', 'ik_wil', 'ik_kan', 'ik_heb_nodig', 'tekst', 'ontvangen_op', 'door'])
      .where('inwoner_id', '=', ik)
      .orderBy('id')
      .execute(),
    db
      .selectFrom('besluit')
      .select(['bekendgemaakt_op'])
      .where('inwoner_id', '=', ik)
      .where('bekendgemaakt_op', 'is not', null)
      .orderBy('bekendgemaakt_op')
      .execute(),
    db.selectFrom('inwoner').select(['gemeente_id', 'id', 'consulent_id', 'status']).where('id', '=', ik).executeTakeFirst(),
  ]);
  if (!aanmelding || !inwoner) return undefined;
  const mijnPlannen = plan.filter((een) => een.aanmelding_id === aanmelding.id);
  const besluitOp = besluit.map((een) => een.bekendgemaakt_op).find((dag) => dag !== null && dag >= aanmelding.ontvangen_op);
  return {
    id: aanmelding.id,
    vraag: aanmelding.vraag,
    van: { gemeente_id: inwoner.gemeente_id, inwoner_id: inwoner.id, consulent_id: inwoner.consulent_id },
    plannen: mijnPlannen,
    feiten: {
      ontvangenOp: datum(aanmelding.ontvangen_op),
      afgerond: inwoner.status === 'afgerond',
      feiten: rijen
        .filter((rij) => rij.aanmelding_id === aanmelding.id)
        .map((rij) => ({ ...rij, documentId: rij.document_id, toelichting: '', door: '', vastgelegdOp: new Date(0) })),
      plannen: mijnPlannen.map((een) => datum(een.ontvangen_op)),
      besluitOp: besluitOp ? datum(besluitOp) : undefined,
    },
  };
};

export interface MijnAanmelding {
  id: number;
  vraag: string;
  van: { gemeente_id: number; inwoner_id: number; consulent_id: number };
  plannen: {
    id: number;
    ik_wil: string;
    ik_kan: string;
    ik_heb_nodig: string;
    tekst: string;
    ontvangen_op: string;
    door: number;
  }[];
  feiten: AanmeldingFeiten;
}

/** A letter about my aanmelding. */
export const findMijnBrief = (db: Kysely<DB>, documentId: number) =>
  db
    .selectFrom('document as d')
    .innerJoin('aanmeldingfeit as f', (join) =>
      join.onRef('f.gemeente_id', '=', 'd.gemeente_id').onRef('f.document_id', '=', 'd.id'),
    )
    .select(['d.inhoud', 'd.bestandsnaam'])
    .where('d.id', '=', documentId)
    .where('d.inwoner_id', '=', sql<number>`app.inwoner()`)
    .executeTakeFirst();

type NieuweRij = { gemeente_id: number; inwoner_id: number; consulent_id: number; aanmelding_id: number; door: number };

export const insertFeit = async (db: Kysely<DB>, rij: Insertable<AanmeldingfeitTable>): Promise<void> => {
  // No "returning": the resident may write a row that he may not read as a whole.
  await db.insertInto('aanmeldingfeit').values(rij).execute();
};

export const insertPlan = async (db: Kysely<DB>, rij: NieuweRij & PlanForm & { ontvangen_op: string }): Promise<void> => {
  await db.insertInto('persoonlijkplan').values(rij).execute();
};

/** Locks the aanmelding, so that two who write down the same follow each other. */
export const lockAanmelding = async (db: Kysely<DB>, aanmeldingId: number): Promise<void> => {
  await db.selectFrom('aanmelding').select('id').where('id', '=', aanmeldingId).forNoKeyUpdate().execute();
};

/** A resident who was done, or on whom nothing runs, is being looked into again. */
export const reopenInwoner = async (db: Kysely<DB>, inwonerId: number): Promise<void> => {
  await db
    .updateTable('inwoner')
    .set({ status: 'aangemeld' })
    .where('id', '=', inwonerId)
    .where('status', '=', 'afgerond')
    .execute();
};

/** Telephone numbers of employees. */
export const findTelefoons = async (db: Kysely<DB>, ids: readonly number[]): Promise<Map<number, string>> => {
  const rijen = await db
    .selectFrom('gebruiker')
    .select(['id', 'telefoon'])
    .where('id', 'in', [0, ...ids])
    .execute();
  return new Map(rijen.map((rij) => [rij.id, rij.telefoon ?? '']));
};
