import type pg from 'pg';

/** Tables of the product that the transaction of this connection keeps for itself: everybody else waits at them, also who only reads. */
export const heldTables = async (client: pg.ClientBase): Promise<string[]> => {
  const { rows } = await client.query<{ tabel: string }>(
    `select distinct c.relname::text as tabel from pg_locks l join pg_class c on c.oid = l.relation
      where l.pid = pg_backend_pid() and l.mode = 'AccessExclusiveLock' and c.relnamespace = 'public'::regnamespace order by 1`,
  );
  return rows.map(({ tabel }) => tabel);
};
