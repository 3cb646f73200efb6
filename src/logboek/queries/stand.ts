import type { Kysely } from 'kysely';
import type pg from 'pg';
import { z } from 'zod';
import type { DB } from '../../platform/db/schema.ts';
import type { Controle, StandLogboek } from '../types.ts';

/** Findings that are kept with the outcome of a check. */
const BEWAARD = 100;

const Bevindingen = z.array(
  z.object({
    soort: z.enum([
      'veranderd',
      'verdwenen',
      'toegevoegd',
      'onverzegeld',
      'verzegeling-veranderd',
      'verzegeling-ontbreekt',
      'anker',
    ]),
    verzegeling: z.number().optional(),
    regels: z.array(z.number()),
    aantal: z.number(),
    tekst: z.string(),
  }),
);

export const insertControle = async (
  verbinding: pg.ClientBase,
  controle: Controle,
  o: { begonnenOp: Date; herkomst: 'taak' | 'opdrachtregel' },
): Promise<void> => {
  await verbinding.query(
    `insert into logboekcontrole (begonnen_op, heel, regels, verzegelingen, verzegeld_tot, bevindingen, herkomst)
       values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      o.begonnenOp,
      controle.heel,
      controle.regels,
      controle.verzegelingen,
      controle.verzegeldTot,
      JSON.stringify(controle.bevindingen.slice(0, BEWAARD)),
      o.herkomst,
    ],
  );
};

/** Up to where the logboek is sealed and what the last check found: for beheer, in the round trip of the page. */
export const findStandLogboek = async (db: Kysely<DB>): Promise<StandLogboek> => {
  const [verzegeling, controle] = await Promise.all([
    db.selectFrom('verzegeling').select(['tot_id as totId', 'moment']).orderBy('id', 'desc').limit(1).execute(),
    db
      .selectFrom('logboekcontrole')
      .select(['klaar_op as klaarOp', 'heel', 'regels', 'bevindingen'])
      .orderBy('id', 'desc')
      .limit(1)
      .execute(),
  ]);
  const [laatste] = verzegeling;
  const [gedaan] = controle;
  return {
    ...(laatste ? { verzegeling: laatste } : {}),
    ...(gedaan ? { controle: { ...gedaan, bevindingen: Bevindingen.parse(gedaan.bevindingen) } } : {}),
  };
};
