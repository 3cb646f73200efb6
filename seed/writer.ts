import type pg from 'pg';

/** Inserts one row and gives its id (0 for a table without one). Only for seeds: table and columns are our own words. */
export type Insert = (table: string, row: Record<string, unknown>) => Promise<number>;

export const insertInto =
  (client: pg.PoolClient): Insert =>
  async (table, row) => {
    const columns = Object.keys(row);
    const places = columns.map((_, i) => `$${i + 1}`).join(', ');
    const result = await client.query<{ id?: number }>(
      `insert into ${table} (${columns.join(', ')}) values (${places}) returning *`,
      Object.values(row),
    );
    return result.rows[0]?.id ?? 0;
  };
