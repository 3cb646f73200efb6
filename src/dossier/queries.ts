import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import { once } from '../platform/db/once.ts';
import type { DB } from '../platform/db/schema.ts';

/** Toewijzingen of a resident, latest first, with the name of the aanbieder. */
export const findToewijzingen = once((db, inwonerId: number) =>
  db
    .selectFrom('toewijzing as t')
    .innerJoin('aanbieder as a', 'a.id', 't.aanbieder_id')
    .where('t.inwoner_id', '=', inwonerId)
    .select([
      't.id',
      't.nummer',
      't.besluit_id',
      't.herkomst',
      't.beschikkingnummer',
      't.product',
      't.productcategorie',
      't.productcode',
      't.eenheid',
      't.frequentie',
      't.volume',
      't.minuten_per_week',
      't.looptijd',
      't.looptijd_besloten',
      't.opgeschort',
      't.verlengd',
      't.verlengingen',
      't.uren_eerder',
      't.regeling_eerder',
      't.start_trede',
      't.doel_trede',
      't.status',
      't.toegewezen_op',
      't.geaccepteerd_op',
      't.gestart_op',
      't.beeindigd_op',
      't.reden',
      't.regeling_id',
      'a.naam as aanbieder',
    ])
    .orderBy('t.id', 'desc'),
);
export type ToewijzingRij = Awaited<ReturnType<typeof findToewijzingen>>[number];

export const findDoelen = once((db, inwonerId: number) =>
  db
    .selectFrom('doel')
    .select(['id', 'toewijzing_id', 'soort', 'tekst'])
    .where('inwoner_id', '=', inwonerId)
    .where('toewijzing_id', 'is not', null)
    .where('stand', '=', 'loopt')
    .$narrowType<{ toewijzing_id: number }>()
    .orderBy('id'),
);

export const findPlaatsingen = once((db, inwonerId: number) =>
  db
    .selectFrom('plaatsing')
    .select(['toewijzing_id', 'werkplek', 'begeleider', 'periode'])
    .where('inwoner_id', '=', inwonerId)
    .orderBy('id', 'desc'),
);

export const findInstemmingen = once((db, inwonerId: number) =>
  db
    .selectFrom('instemming')
    .select(['id', 'toewijzing_id', 'onderwerp', 'maandag', 'akkoord', 'toelichting', 'gegeven_op'])
    .where('inwoner_id', '=', inwonerId)
    .orderBy('id', 'desc'),
);
export type InstemmingRij = Awaited<ReturnType<typeof findInstemmingen>>[number];

export const findVoortgang = once((db, inwonerId: number) =>
  db
    .selectFrom('voortgang as v')
    .innerJoin('aanbieder as a', 'a.id', 'v.aanbieder_id')
    .where('v.inwoner_id', '=', inwonerId)
    .select([
      'v.id',
      'v.toewijzing_id',
      'v.datum',
      'v.hoe_gaat_het',
      'v.tekst',
      'v.volgende_stap',
      'v.gelezen_op',
      'a.naam as aanbieder',
    ])
    .orderBy('v.datum', 'desc')
    .orderBy('v.id', 'desc'),
);

export const findResultaten = once((db, inwonerId: number) =>
  db
    .selectFrom('resultaat')
    .select([
      'id',
      'toewijzing_id',
      'datum',
      'bereikte_trede',
      'onderbouwing',
      'gemeld_op',
      'akkoord',
      'akkoord_reden',
      'akkoord_op',
    ])
    .where('inwoner_id', '=', inwonerId)
    .orderBy('id', 'desc'),
);

export const findToetsen = once((db, inwonerId: number) =>
  db
    .selectFrom('toets as t')
    .leftJoin('gebruiker as g', 'g.id', 't.door')
    .where('t.inwoner_id', '=', inwonerId)
    .select(['t.id', 't.peildatum', 't.uitkomst', 't.vastgelegd_op', 'g.naam as door'])
    .orderBy('t.id', 'desc'),
);

const uitkomst = z.object({ producten: z.array(z.object({ product: z.string(), uitkomst: z.string() })) });

/** Products that a stored toets said yes to, without or under a condition. An outcome of another shape says nothing. */
export const passendeProducten = (opgeslagen: unknown): { product: string; voorwaarde: boolean }[] => {
  const gelezen = uitkomst.safeParse(opgeslagen);
  if (!gelezen.success) return [];
  return gelezen.data.producten
    .filter((een) => een.uitkomst === 'passend' || een.uitkomst === 'onder-voorwaarde')
    .map((een) => ({ product: een.product, voorwaarde: een.uitkomst === 'onder-voorwaarde' }));
};

export const findBesluiten = once((db, inwonerId: number) =>
  db
    .selectFrom('besluit as b')
    .leftJoin('gebruiker as g', 'g.id', 'b.genomen_door')
    .where('b.inwoner_id', '=', inwonerId)
    .select([
      'b.id',
      'b.beschikkingnummer',
      'b.soort',
      'b.product',
      'b.genomen_op',
      'b.bekendgemaakt_op',
      'b.bezwaar_tot',
      'b.beroep_tot',
      'b.document_id',
      'b.vastgelegd_op',
      'g.naam as door',
    ])
    .orderBy('b.id', 'desc'),
);

export const findDocumenten = (db: Kysely<DB>, inwonerId: number) =>
  db
    .selectFrom('document')
    .select((eb) => ['id', 'soort', 'titel', 'bestandsnaam', 'gemaakt_op', eb.fn<number>('length', ['inhoud']).as('bytes')])
    .where('inwoner_id', '=', inwonerId)
    .orderBy('id', 'desc')
    .execute();

export const findDocument = (db: Kysely<DB>, inwonerId: number, documentId: number) =>
  db
    .selectFrom('document')
    .select(['bestandsnaam', 'inhoud'])
    .where('inwoner_id', '=', inwonerId)
    .where('id', '=', documentId)
    .executeTakeFirst();

/** Hours that were sent in, per week and toewijzing, latest week first; the Monday as ISO text. */
export const findUrenPerWeek = (db: Kysely<DB>, inwonerId: number, vanaf: string) =>
  // Among the hours of everybody those of a resident are found by toewijzing.
  db
    .selectFrom('toewijzing as t')
    .innerJoin('uren as u', (join) => join.onRef('u.gemeente_id', '=', 't.gemeente_id').onRef('u.toewijzing_id', '=', 't.id'))
    .select((eb) => [
      'u.toewijzing_id',
      sql<string>`to_char(date_trunc('week', u.datum), 'YYYY-MM-DD')`.as('maandag'),
      eb.fn.sum<number>('u.minuten').as('minuten'),
      eb.fn.max('u.vastgelegd_op').as('laatst'),
    ])
    .where('t.inwoner_id', '=', inwonerId)
    .where('u.vervallen_op', 'is', null)
    .where('u.status', '=', 'ingestuurd')
    .where('u.datum', '>=', vanaf)
    .groupBy(['u.toewijzing_id', sql`2`])
    .orderBy(sql`2 desc`)
    .execute();

export const findAfwezigheid = (db: Kysely<DB>, inwonerId: number, vanaf: string) =>
  db
    .selectFrom('afwezigheid')
    .select(['toewijzing_id', 'maandag', 'reden'])
    .where('inwoner_id', '=', inwonerId)
    .where('vervallen_op', 'is', null)
    .where('status', '=', 'ingestuurd')
    .where('maandag', '>=', vanaf)
    .execute();

/** The dossier and those that went into it: their lines stay where they were written. */
const metSamengevoegd = (inwonerId: number) =>
  sql<number>`(select ${inwonerId}::int union all select s.weg_id from samenvoeging s where s.inwoner_id = ${inwonerId}::int and s.status = 'uitgevoerd')`;

/** Lines of the logboek about a resident, latest first, one more than a page to know whether there are older ones. */
export const findLogboek = (db: Kysely<DB>, inwonerId: number, o: { pagina: number; perPagina: number }) =>
  db
    .selectFrom('logboek as l')
    .leftJoin('gebruiker as g', 'g.id', 'l.gebruiker_id')
    .leftJoin('aanbieder as a', 'a.id', 'l.aanbieder_id')
    .leftJoin('gebruiker as v', 'v.id', 'l.namens_id')
    .where('l.inwoner_id', 'in', metSamengevoegd(inwonerId))
    .select([
      'v.naam as namens',
      'l.noodtoegang_id as nood',
      'l.id',
      'l.moment',
      'l.rol',
      'l.handeling',
      'l.soort',
      'l.grond',
      'l.uitkomst',
      'g.naam',
      'a.naam as aanbieder',
    ])
    .orderBy('l.moment', 'desc')
    .orderBy('l.id', 'desc')
    .limit(o.perPagina + 1)
    .offset((o.pagina - 1) * o.perPagina)
    .execute();

/** The encrypted BSN; ask for it only when it is going to be shown and written down. */
export const findBsn = (db: Kysely<DB>, inwonerId: number) =>
  db.selectFrom('inwoner_persoon').select('bsn_versleuteld').where('inwoner_id', '=', inwonerId).executeTakeFirst();
