// What an appointment is made with: who may come, how to reach the resident, the hours, who is away, the own calendar.
import { type Kysely, sql } from 'kysely';
import { instellingWaarde } from '../../instelling/index.ts';
import { type Datum, datum, isoDatum } from '../../kernel/datum.ts';
import type { DB } from '../../platform/db/schema.ts';

type Db = Kysely<DB>;
// Who acts was set by app.start in the same round trip.
const ik = sql<number>`app.inwoner()`;

/** Who works with a resident in a running place, and who of the centre does the orientation that runs: whom one may invite. */
export const listUitTeNodigen = async (db: Db, inwonerId: number) => {
  const rijen = await db
    .selectFrom('toewijzing as t')
    .innerJoin('aanbieder as o', 'o.id', 't.aanbieder_id')
    .leftJoin('gebruiker as g', (join) =>
      join.onRef('g.aanbieder_id', '=', 't.aanbieder_id').on('g.actief', '=', true).on('g.rol', '=', 'aanbieder'),
    )
    .select(['t.id', 't.aanbieder_id', 't.product', 'o.naam as aanbieder', 'g.id as begeleider_id', 'g.naam as begeleider'])
    .where('t.inwoner_id', '=', inwonerId)
    .where('t.status', 'in', ['toegewezen', 'geaccepteerd', 'gestart'])
    .orderBy('t.id')
    .orderBy('g.naam')
    .execute();
  const vanCentrum = await db
    .selectFrom('orientatie as r')
    .innerJoin('aanbieder as o', 'o.id', 'r.aanbieder_id')
    .leftJoin('gebruiker as g', (join) =>
      join
        .onRef('g.aanbieder_id', '=', 'r.aanbieder_id')
        .onRef('g.gemeente_id', '=', 'r.gemeente_id')
        .on('g.actief', '=', true)
        .on('g.rol', '=', 'orientatie'),
    )
    .select(['r.id', 'o.id as centrum_id', 'o.naam as centrum', 'g.id as adviseur_id', 'g.naam as adviseur'])
    .where('r.inwoner_id', '=', inwonerId)
    .where('r.gestopt_op', 'is', null)
    .where('r.gevolg_op', 'is', null)
    .orderBy('g.naam')
    .execute();
  return [
    ...rijen.map((rij) => ({
      sleutel: `${rij.id}-${rij.begeleider_id ?? 0}`,
      toewijzingId: rij.id,
      aanbiederId: rij.aanbieder_id,
      begeleiderId: rij.begeleider_id,
      naam: rij.begeleider === null ? rij.aanbieder : `${rij.begeleider} (${rij.aanbieder})`,
      orientatieId: null,
      centrumId: null,
      adviseurId: null,
    })),
    ...vanCentrum.map((rij) => ({
      sleutel: `centrum-${rij.id}-${rij.adviseur_id ?? 0}`,
      toewijzingId: null,
      aanbiederId: null,
      begeleiderId: null,
      naam: rij.adviseur === null ? rij.centrum : `${rij.adviseur} (${rij.centrum})`,
      orientatieId: rij.id,
      centrumId: rij.centrum_id,
      adviseurId: rij.adviseur_id,
    })),
  ];
};

/** Whether the orientation runs that an appointment with the centre belongs to. */
export const isOrientatieOpen = async (db: Db, orientatieId: number): Promise<boolean> =>
  (await db
    .selectFrom('orientatie')
    .select('id')
    .where('id', '=', orientatieId)
    .where('gestopt_op', 'is', null)
    .where('gevolg_op', 'is', null)
    .executeTakeFirst()) !== undefined;

/** Where the resident lives and how to reach him, for a new appointment. */
export const findVoorAfspraak = (db: Db, inwonerId: number) =>
  db
    .selectFrom('inwoner as i')
    .innerJoin('inwoner_persoon as p', (join) =>
      join.onRef('p.gemeente_id', '=', 'i.gemeente_id').onRef('p.inwoner_id', '=', 'i.id'),
    )
    .select([
      'i.gemeente_id as gemeenteId',
      'i.consulent_id as consulentId',
      'i.status',
      'i.contact',
      'i.contact_toelichting as contactToelichting',
      'p.voornaam',
      'p.voorvoegsel',
      'p.achternaam',
      'p.straat',
      'p.huisnummer',
      'p.woonplaats',
      'p.telefoon',
      'p.email',
    ])
    .where('i.id', '=', inwonerId)
    .executeTakeFirst();

/** Of a resident whom the centre of who asks knows: how to reach him, and the orientation that runs. No address: the centre does not have it. */
export const findVoorCentrum = (db: Db, inwonerId: number) =>
  db
    .selectFrom('inwoner as i')
    .innerJoin('inwoner_persoon as p', (join) =>
      join.onRef('p.gemeente_id', '=', 'i.gemeente_id').onRef('p.inwoner_id', '=', 'i.id'),
    )
    .leftJoin('gebruiker as g', 'g.id', 'i.consulent_id')
    .leftJoin('orientatie as r', (join) =>
      join
        .onRef('r.gemeente_id', '=', 'i.gemeente_id')
        .onRef('r.inwoner_id', '=', 'i.id')
        .on('r.gestopt_op', 'is', null)
        .on('r.gevolg_op', 'is', null),
    )
    .select([
      'i.gemeente_id as gemeenteId',
      'i.consulent_id as consulentId',
      'i.contact',
      'i.contact_toelichting as contactToelichting',
      'p.voornaam',
      'p.voorvoegsel',
      'p.achternaam',
      'p.telefoon',
      'p.email',
      'g.naam as consulent',
      'r.id as orientatieId',
      'r.kennismaking_op as kennismakingOp',
      'r.kennismaking_waar as kennismakingWaar',
    ])
    .where('i.id', '=', inwonerId)
    .orderBy('r.id', 'desc')
    .limit(1)
    .executeTakeFirst();

const voorkeur = (db: Db) => db.selectFrom('afspraakvoorkeur').select('herinneren').orderBy('id', 'desc').limit(1);

/** Whether the resident wants reminders: the latest word, none is yes. */
export const wilHerinnering = async (db: Db, inwonerId: number): Promise<boolean> =>
  (await voorkeur(db).where('inwoner_id', '=', inwonerId).executeTakeFirst())?.herinneren ?? true;

/** The same of the resident who asks. */
export const wilMijnHerinnering = async (db: Db): Promise<boolean> =>
  (await voorkeur(db).where('inwoner_id', '=', ik).executeTakeFirst())?.herinneren ?? true;

/** Hours and length that beheer chose, or the defaults (keuze). */
export const getUren = (db: Db) =>
  db
    .selectNoFrom([
      instellingWaarde('afspraak-vanaf-uur').as('vanafUur'),
      instellingWaarde('afspraak-tot-uur').as('totUur'),
      instellingWaarde('afspraak-minuten').as('minuten'),
      instellingWaarde('afspraak-dag-minuten').as('dagMinuten'),
    ])
    .executeTakeFirstOrThrow();

/** When a consulent is away between two days (`jjjj-mm-dd`); without `tot` until further notice. */
export const listAfwezig = async (db: Db, o: { consulentId: number; van: string; tot: string }) => {
  const { rows } = await sql<{ van: string; tot: string | null; vervanger: string | null }>`
    select van, tot, vervanger from app.afwezig_tussen(${o.consulentId}, ${o.van}::date, ${o.tot}::date)`.execute(db);
  return rows.map((rij) => ({
    van: datum(rij.van),
    tot: rij.tot === null ? undefined : datum(rij.tot),
    vervanger: rij.vervanger,
  }));
};

/** The secret address of the own calendar; undefined when there is none. */
export const findAgendalink = (db: Db) =>
  db
    .selectFrom('agendalink')
    .select(['sleutel', 'gemaakt_op as gemaaktOp'])
    .where('ingetrokken_op', 'is', null)
    .where('gebruiker_id', '=', sql<number>`app.gebruiker()`)
    .executeTakeFirst();

/** The talk over an objection that still has to come (Awb 7:2), of the resident who asks: no row of this area, but he looks for it here. */
export const findHoorgesprek = async (db: Db, vandaag: Datum) => {
  const rij = await db
    .selectFrom('bezwaar')
    .select(['besluit_id', 'hoor_op', 'hoor_tijd', 'hoor_waar'])
    .where('inwoner_id', '=', ik)
    .where('hoor_op', '>=', isoDatum(vandaag))
    .where('gehoord_op', 'is', null)
    .where('beslissing', 'is', null)
    .orderBy('hoor_op')
    .executeTakeFirst();
  return rij?.hoor_op ? { besluitId: rij.besluit_id, op: rij.hoor_op, tijd: rij.hoor_tijd, waar: rij.hoor_waar } : undefined;
};
export type Hoorgesprek = NonNullable<Awaited<ReturnType<typeof findHoorgesprek>>>;

/** The advisers of the centre of who reads, of whom one holds the talk. */
export const listAdviseurs = (db: Db): Promise<{ id: number; naam: string }[]> =>
  db
    .selectFrom('gebruiker')
    .select(['id', 'naam'])
    .where('rol', '=', 'orientatie')
    .where('actief', '=', true)
    .where('aanbieder_id', '=', sql<number>`app.aanbieder()`)
    .where('gemeente_id', '=', sql<number>`app.gemeente()`)
    .orderBy('naam')
    .orderBy('id')
    .execute();
