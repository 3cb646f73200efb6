import type { Compilable, CompiledQuery, Kysely } from 'kysely';
import { z } from 'zod';
import type { DB } from './schema.ts';

/** Something that stands where a value will come, while the text is made. */
const placesFor = <P extends readonly unknown[]>(count: number): P =>
  z.custom<P>().parse(Array.from({ length: count }, () => ({})));

/**
 * A query whose text never changes, built and compiled the first time only: for what is asked at every page, where building it anew takes as
 * long as answering it. `once((db, inwonerId: number) => db.selectFrom('doel').select('id').where('inwoner_id', '=', inwonerId))`. Each
 * parameter is one value in the text: nothing may be decided by it.
 */
export const once = <P extends readonly unknown[], O>(
  build: (db: Kysely<DB>, ...values: P) => Compilable<O>,
): ((db: Kysely<DB>, ...values: P) => Promise<O[]>) => {
  const places = placesFor<P>(build.length - 1);
  let made: CompiledQuery<O> | undefined;
  return async (db, ...values) => {
    made ??= build(db, ...places).compile();
    const parameters = made.parameters.map((one) => {
      const at = places.indexOf(one);
      return at === -1 ? one : values[at];
    });
    return (await db.executeQuery<O>({ ...made, parameters })).rows;
  };
};

/** As `once`, for at most one row. */
export const onceFirst = <P extends readonly unknown[], O>(
  build: (db: Kysely<DB>, ...values: P) => Compilable<O>,
): ((db: Kysely<DB>, ...values: P) => Promise<O | undefined>) => {
  const all = once(build);
  return async (db, ...values) => (await all(db, ...values))[0];
};
