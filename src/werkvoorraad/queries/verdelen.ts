import type { Kysely } from 'kysely';
import type { DB } from '../../platform/db/schema.ts';

/** Residents of a consulent (0: nobody yet) for giving them out, the oldest aanmelding first. */
export const findTeVerdelen = (db: Kysely<DB>, o: { consulentId: number; perPagina: number; pagina: number }) =>
  db
    .selectFrom('inwoner as i')
    .innerJoin('inwoner_persoon as p', (join) =>
      join.onRef('p.gemeente_id', '=', 'i.gemeente_id').onRef('p.inwoner_id', '=', 'i.id'),
    )
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('aanmelding as a')
          .select(['a.ontvangen_op', 'a.vraag'])
          .whereRef('a.gemeente_id', '=', 'i.gemeente_id')
          .whereRef('a.inwoner_id', '=', 'i.id')
          .orderBy('a.id', 'desc')
          .limit(1)
          .as('m'),
      (join) => join.onTrue(),
    )
    .where('i.consulent_id', '=', o.consulentId)
    .where('i.status', '<>', 'afgerond')
    .select((eb) => [
      'i.id',
      'i.dossiernummer',
      'i.herkomst',
      'p.voornaam',
      'p.voorvoegsel',
      'p.achternaam',
      'p.postcode',
      'p.woonplaats',
      'm.ontvangen_op',
      'm.vraag',
      eb.fn.countAll<number>().over().as('totaal'),
    ])
    .orderBy('m.ontvangen_op', (orde) => orde.asc().nullsLast())
    .orderBy('i.id')
    .limit(o.perPagina)
    .offset((o.pagina - 1) * o.perPagina)
    .execute();

/** Names and consulent of the residents that were ticked. */
export const findGekozen = async (db: Kysely<DB>, ids: readonly number[]) =>
  ids.length === 0
    ? []
    : db
        .selectFrom('inwoner as i')
        .innerJoin('inwoner_persoon as p', (join) =>
          join.onRef('p.gemeente_id', '=', 'i.gemeente_id').onRef('p.inwoner_id', '=', 'i.id'),
        )
        .where('i.id', 'in', [...ids])
        .select(['i.id', 'i.dossiernummer', 'i.consulent_id', 'p.voornaam', 'p.voorvoegsel', 'p.achternaam'])
        .orderBy('p.zoeknaam')
        .execute();

/** A consulent of the municipality who works here today. */
export const findActieveConsulent = (
  db: Kysely<DB>,
  o: { id: number; gemeenteId: number },
): Promise<{ id: number } | undefined> =>
  db
    .selectFrom('gebruiker')
    .select('id')
    .where('id', '=', o.id)
    .where('rol', '=', 'consulent')
    .where('actief', '=', true)
    .where('gemeente_id', '=', o.gemeenteId)
    .executeTakeFirst();

/** Residents who still have consulent `van` get `naar`; gives whom it reached. */
export const updateConsulent = async (
  db: Kysely<DB>,
  o: { van: number; naar: number; inwonerIds: readonly number[] },
): Promise<number[]> => {
  const geraakt = await db
    .updateTable('inwoner')
    .set((eb) => ({ consulent_id: o.naar, versie: eb('versie', '+', 1) }))
    .where('id', 'in', [...o.inwonerIds])
    .where('consulent_id', '=', o.van)
    .returning('id')
    .execute();
  return geraakt.map(({ id }) => id);
};
