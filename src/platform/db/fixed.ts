import { CompiledQuery, type Kysely } from 'kysely';
import { rowsOf } from './reader.ts';
import type { DB } from './schema.ts';

/** A statement written out, with its values. */
export interface Fixed<R> {
  execute(db: Kysely<DB>): Promise<R[]>;
}

// The parts of a template are one and the same object each time a line of code runs: the text is put together once.
const texts = new WeakMap<TemplateStringsArray, string>();

/**
 * A statement written out, for what is asked at every page: each value becomes a parameter, so that its text is always the same and
 * is put together once, prepared once on a connection and named once. Building a query anew takes as long as some pages may.
 * `fixed<{ naam: string }>\`select naam from gemeente where id = ${id}\`.execute(db)`; the caller vouches for the row.
 */
export const fixed = <R>(delen: TemplateStringsArray, ...waarden: readonly unknown[]): Fixed<R> => {
  let text = texts.get(delen);
  if (text === undefined) {
    text = delen.reduce((sql, deel, i) => (i === 0 ? deel : `${sql}$${i}${deel}`), '');
    texts.set(delen, text);
    fixedTexts.add(text);
  }
  return written(text, waarden);
};

/** As `fixed`, for a text that is put together from a few written parts (an order, a condition); values are `$1`, `$2`, … in it. */
export const written = <R>(text: string, values: readonly unknown[]): Fixed<R> => {
  const compiled = CompiledQuery.raw(text, [...values]);
  return { execute: async (db) => rowsOf<R>((await db.executeQuery(compiled)).rows) };
};

const fixedTexts = new Set<string>();
/** Whether a text is worth preparing: there are as many as there are lines of code, and not as there are values. */
export const isFixed = (text: string): boolean => fixedTexts.has(text);

/**
 * The end of a written statement that gives one page; adds the value that it needs. The limit is written out: of one that it does not know
 * PostgreSQL thinks that it takes a tenth of all rows, and then it reads whole tables.
 */
export const bladzijde = ({ pagina, perPagina }: { pagina: number; perPagina: number }, values: unknown[]): string => {
  if (!Number.isSafeInteger(perPagina)) throw new RangeError('geen aantal per bladzijde');
  return pagina <= 1 ? `limit ${perPagina}` : `limit ${perPagina} offset $${values.push((pagina - 1) * perPagina)}`;
};
