import { type Kysely, sql } from 'kysely';
import { type Datum, datum } from '../../kernel/datum.ts';
import type { DB } from '../../platform/db/schema.ts';
import type { Mens, Partij, Plan, Plandoel, VastContact, Woord } from '../types.ts';
import { aanbiederVan, gaatElders, type Lezer, weetVan } from './plek.ts';

type Db = Kysely<DB>;

const dag = (iso: string | null | undefined): Datum | undefined => (iso ? datum(iso) : undefined);

/** The latest words of each of the three questions. */
export const listWoorden = async (db: Db, inwonerId: number, totEnMet?: number): Promise<Woord[]> => {
  const rijen = await db
    .selectFrom('planwoord as w')
    .leftJoin('gebruiker as g', 'g.id', 'w.door')
    .distinctOn('w.veld')
    .select(['w.id', 'w.veld', 'w.tekst', 'w.getypt', 'g.naam as door', 'w.op'])
    .where('w.inwoner_id', '=', inwonerId)
    .$if(totEnMet !== undefined, (q) => q.where('w.id', '<=', totEnMet ?? 0))
    .orderBy('w.veld')
    .orderBy('w.id', 'desc')
    .execute();
  return rijen.map((rij) => ({ ...rij, door: rij.door ?? '' }));
};

/** All versions of the plan that the reader may know of, the latest first. */
export const listPlannen = async (db: Db, inwonerId: number): Promise<Plan[]> => {
  const rijen = await db
    .selectFrom('plan as p')
    .leftJoin('gebruiker as g', 'g.id', 'p.door')
    .selectAll('p')
    .select('g.naam as door_naam')
    .where('p.inwoner_id', '=', inwonerId)
    .orderBy('p.nummer', 'desc')
    .execute();
  return rijen.map((rij) => ({
    id: rij.id,
    gemeenteId: rij.gemeente_id,
    inwonerId: rij.inwoner_id,
    consulentId: rij.consulent_id,
    nummer: rij.nummer,
    status: rij.status,
    aanleiding: rij.aanleiding,
    reden: rij.reden,
    woorden: rij.woorden,
    delen: rij.delen,
    evaluatieOp: rij.evaluatie_op,
    voorgelegdOp: rij.voorgelegd_op,
    geldtOp: rij.geldt_op,
    zonderAkkoord: rij.zonder_akkoord,
    versie: rij.versie,
    door: rij.door_naam ?? '',
  }));
};

/** The goals of all versions of a resident's plan, as far as the reader may see them; `lezer` is who reads. */
export const listPlandoelen = async (db: Db, inwonerId: number, lezer: Lezer = 'gemeente'): Promise<Plandoel[]> => {
  const rijen = await db
    .selectFrom('plandoel as p')
    .innerJoin('doel as d', (join) => join.onRef('d.gemeente_id', '=', 'p.gemeente_id').onRef('d.id', '=', 'p.doel_id'))
    .leftJoin('doel as v', (join) => join.onRef('v.gemeente_id', '=', 'p.gemeente_id').onRef('v.id', '=', 'p.vorige_id'))
    .select([
      'p.plan_id',
      'p.doel_id',
      'p.stand',
      'p.reden',
      'p.vorige_id',
      'v.tekst as vorige',
      'd.soort',
      'd.tekst',
      'd.maat',
      'd.wie',
      'd.uiterlijk',
      'd.trede',
      'd.toewijzing_id',
      'd.aanbieder_id',
      aanbiederVan(lezer).as('aanbieder'),
    ])
    .where('p.inwoner_id', '=', inwonerId)
    .orderBy('p.doel_id')
    .execute();
  return rijen.map((rij) => ({
    planId: rij.plan_id,
    doelId: rij.doel_id,
    stand: rij.stand,
    reden: rij.reden,
    vorigeId: rij.vorige_id,
    vorige: rij.vorige,
    soort: rij.soort,
    tekst: rij.tekst,
    maat: rij.maat,
    wie: rij.wie,
    uiterlijk: rij.uiterlijk,
    trede: rij.trede,
    toewijzingId: rij.toewijzing_id,
    aanbiederId: rij.aanbieder_id,
    aanbieder: rij.aanbieder,
  }));
};

/** Goals that run now, also those that came with a besluit and stand in no version yet; not those of a place that ended. */
export const listLopendeDoelen = (db: Db, inwonerId: number, lezer: Lezer = 'gemeente') =>
  db
    .selectFrom('doel as d')
    .leftJoin('toewijzing as t', (join) =>
      join.onRef('t.gemeente_id', '=', 'd.gemeente_id').onRef('t.id', '=', 'd.toewijzing_id'),
    )
    .select(['d.id', 'd.tekst', 'd.aanbieder_id', aanbiederVan(lezer).as('aanbieder')])
    .where((eb) => eb.or([eb('t.id', 'is', null), eb('t.status', 'in', ['toegewezen', 'geaccepteerd', 'gestart'])]))
    .where(({ not }) => not(gaatElders(lezer)))
    .$if(lezer === 'inwoner', (q) => q.where(weetVan('t')))
    .where('d.inwoner_id', '=', inwonerId)
    .where('d.stand', '=', 'loopt')
    .orderBy('d.id')
    .execute();

/** Whom each version was put before, with the latest answer of each. */
export const listPartijen = async (db: Db, inwonerId: number): Promise<Partij[]> => {
  const [partijen, antwoorden] = await Promise.all([
    db
      .selectFrom('planpartij as p')
      .leftJoin('aanbieder as a', 'a.id', 'p.aanbieder_id')
      .select(['p.plan_id', 'p.wie', 'p.aanbieder_id', 'a.naam'])
      .where('p.inwoner_id', '=', inwonerId)
      .orderBy('p.id')
      .execute(),
    db
      .selectFrom('planantwoord as w')
      .leftJoin('gebruiker as g', 'g.id', 'w.door')
      .select(['w.plan_id', 'w.wie', 'w.aanbieder_id', 'w.akkoord', 'w.toelichting', 'w.getypt', 'g.naam as door', 'w.op'])
      .where('w.inwoner_id', '=', inwonerId)
      .orderBy('w.id', 'desc')
      .execute(),
  ]);
  return partijen.map((partij) => {
    const antwoord = antwoorden.find(
      (een) => een.plan_id === partij.plan_id && een.wie === partij.wie && een.aanbieder_id === partij.aanbieder_id,
    );
    return {
      planId: partij.plan_id,
      wie: partij.wie,
      aanbiederId: partij.aanbieder_id,
      naam: partij.naam ?? '',
      antwoord: antwoord && {
        akkoord: antwoord.akkoord,
        toelichting: antwoord.toelichting,
        getypt: antwoord.getypt,
        door: antwoord.door ?? '',
        op: antwoord.op,
      },
    };
  });
};

/** The places that run, for a goal that belongs to one. */
export const listPlekken = (db: Db, inwonerId: number) =>
  db
    .selectFrom('toewijzing as t')
    .innerJoin('aanbieder as a', 'a.id', 't.aanbieder_id')
    .select(['t.id', 't.aanbieder_id', 'a.naam as aanbieder', 't.product'])
    .where('t.inwoner_id', '=', inwonerId)
    .where('t.status', 'in', ['toegewezen', 'geaccepteerd', 'gestart'])
    .orderBy('t.id')
    .execute();

/** Everybody around a resident whom the reader may know of: the consulent, the begeleiders, and who was written down. */
export const listMensen = async (db: Db, inwonerId: number, lezer: Lezer = 'gemeente'): Promise<Mens[]> => {
  const [consulent, plekken, anderen] = await Promise.all([
    db
      .selectFrom('inwoner as i')
      .innerJoin('gebruiker as g', 'g.id', 'i.consulent_id')
      .innerJoin('gemeente as m', 'm.id', 'i.gemeente_id')
      .select((eb) => [
        'g.id',
        'm.naam as gemeente',
        'g.naam',
        'g.functie',
        'g.telefoon',
        // A moment is the machine's own; a municipality of the demo may live on an earlier day.
        sql<string>`least(coalesce((select max(l.moment) from logboek l where l.gemeente_id = i.gemeente_id and l.inwoner_id = i.id and l.handeling = 'consulent-gewijzigd'), i.aangemaakt_op)::date, app.dag())::text`.as(
          'sinds',
        ),
        eb
          .selectFrom('afspraak as f')
          .select(sql<string | null>`max(f.begin)::date::text`.as('op'))
          .whereRef('f.gemeente_id', '=', 'i.gemeente_id')
          .whereRef('f.inwoner_id', '=', 'i.id')
          .where('f.status', '=', 'geweest')
          .where('f.met_inwoner', '=', true)
          .as('contact'),
      ])
      .where('i.id', '=', inwonerId)
      .executeTakeFirst(),
    db
      .selectFrom('toewijzing as t')
      .innerJoin('aanbieder as a', 'a.id', 't.aanbieder_id')
      .select((eb) => [
        't.id',
        'a.naam as aanbieder',
        'a.telefoon',
        sql<string>`coalesce(t.gestart_op, lower(t.looptijd))::text`.as('sinds'),
        eb
          .selectFrom('plaatsing as p')
          .select('p.begeleider')
          .whereRef('p.gemeente_id', '=', 't.gemeente_id')
          .whereRef('p.toewijzing_id', '=', 't.id')
          .orderBy('p.id', 'desc')
          .limit(1)
          .as('begeleider'),
        eb
          .selectFrom('gebruiker as g')
          .select('g.telefoon')
          .whereRef('g.aanbieder_id', '=', 't.aanbieder_id')
          .where('g.actief', '=', true)
          .orderBy('g.id')
          .limit(1)
          .as('direct'),
        eb
          .selectFrom('voortgang as v')
          .select(sql<string | null>`max(v.datum)::text`.as('op'))
          .whereRef('v.gemeente_id', '=', 't.gemeente_id')
          .whereRef('v.toewijzing_id', '=', 't.id')
          .as('contact'),
      ])
      .where('t.inwoner_id', '=', inwonerId)
      .where('t.status', 'in', ['toegewezen', 'geaccepteerd', 'gestart'])
      .$if(lezer === 'inwoner', (q) =>
        q.where(({ or, eb, exists, selectFrom }) =>
          or([
            eb('t.besluit_id', 'is', null),
            exists(
              selectFrom('besluit as s')
                .select('s.id')
                .whereRef('s.gemeente_id', '=', 't.gemeente_id')
                .whereRef('s.id', '=', 't.besluit_id')
                .where('s.bekendgemaakt_op', 'is not', null),
            ),
          ]),
        ),
      )
      .orderBy('t.id')
      .execute(),
    listBetrokkenen(db, inwonerId),
  ]);
  return [
    ...(consulent && consulent.id !== 0
      ? [
          {
            sleutel: 'consulent',
            naam: consulent.naam,
            organisatie: `Gemeente ${consulent.gemeente}`,
            rol: consulent.functie ?? 'consulent',
            telefoon: consulent.telefoon ?? '',
            sinds: dag(consulent.sinds),
            laatsteContact: dag(consulent.contact),
            tot: undefined,
          },
        ]
      : []),
    ...plekken.map((rij) => ({
      sleutel: `begeleider-${rij.id}`,
      naam: rij.begeleider ?? rij.aanbieder,
      organisatie: rij.aanbieder,
      rol: 'begeleider',
      telefoon: rij.direct ?? rij.telefoon,
      sinds: dag(rij.sinds),
      laatsteContact: dag(rij.contact),
      tot: undefined,
    })),
    ...anderen.map((rij) => ({
      sleutel: `betrokkene-${rij.id}`,
      naam: rij.naam,
      organisatie: rij.organisatie,
      rol: rij.rol,
      telefoon: rij.telefoon,
      sinds: dag(rij.sinds),
      laatsteContact: dag(rij.laatste_contact),
      tot: dag(rij.tot),
    })),
  ];
};

export const listBetrokkenen = (db: Db, inwonerId: number) =>
  db
    .selectFrom('betrokkene')
    .select(['id', 'naam', 'organisatie', 'rol', 'telefoon', 'sinds', 'tot', 'laatste_contact', 'versie'])
    .where('inwoner_id', '=', inwonerId)
    .orderBy('tot', (ob) => ob.asc().nullsFirst())
    .orderBy('id')
    .execute();

/** The contact person that was chosen, with those before; the first is of now when it has no end. */
export const listVastContact = async (
  db: Db,
  inwonerId: number,
): Promise<(VastContact & { tot: Datum | undefined; reden: string })[]> => {
  const rijen = await db
    .selectFrom('vastcontact')
    .select(['naam', 'organisatie', 'telefoon', 'vervanger', 'vervanger_telefoon', 'sinds', 'tot', 'reden'])
    .where('inwoner_id', '=', inwonerId)
    .orderBy('id', 'desc')
    .execute();
  return rijen.map((rij) => ({
    naam: rij.naam,
    organisatie: rij.organisatie,
    telefoon: rij.telefoon,
    vervanger: rij.vervanger,
    vervangerTelefoon: rij.vervanger_telefoon,
    sinds: dag(rij.sinds),
    tot: dag(rij.tot),
    reden: rij.reden,
    vanzelf: false,
  }));
};

export const listMeldingen = (db: Db, inwonerId: number) =>
  db
    .selectFrom('betrokkenemelding')
    .select(['id', 'betreft', 'tekst', 'op', 'antwoord', 'antwoord_op'])
    .where('inwoner_id', '=', inwonerId)
    .orderBy('id', 'desc')
    .limit(50)
    .execute();

/** What an aanbieder may know of the plan of a resident of one of its toewijzingen: own goals, own answers, words that are shared. */
export const readVoorAanbieder = async (db: Db, inwonerId: number) => {
  const [doelen, partijen, delen] = await Promise.all([
    listPlandoelen(db, inwonerId, 'aanbieder'),
    listPartijen(db, inwonerId),
    db
      .selectFrom('planpartij')
      .select(['plan_id', 'nummer', 'voorgelegd_op', 'open', 'woorden', 'gemeente_id', 'consulent_id', 'aanbieder_id'])
      .where('inwoner_id', '=', inwonerId)
      .orderBy('id', 'desc')
      .execute(),
  ]);
  return { doelen, partijen, delen };
};

/** Who the resident is and whose. */
export const findVanWie = (db: Db, inwonerId: number) =>
  db.selectFrom('inwoner').select(['id', 'gemeente_id', 'consulent_id']).where('id', '=', inwonerId).executeTakeFirst();

/** Whether a version of the plan was put before the resident who asks, and waits for his answer. */
export const wachtPlanOpMij = async (db: Db): Promise<boolean> => {
  const rij = await db
    .selectFrom('plan as p')
    .innerJoin('planpartij as w', (join) => join.onRef('w.plan_id', '=', 'p.id').on('w.wie', '=', 'inwoner'))
    .leftJoin('planantwoord as g', (join) => join.onRef('g.plan_id', '=', 'p.id').on('g.wie', '=', 'inwoner'))
    .select('p.id')
    .where('p.inwoner_id', '=', sql<number>`app.inwoner()`)
    .where('p.status', '=', 'voorgelegd')
    .where('g.id', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return rij !== undefined;
};
