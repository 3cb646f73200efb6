import fs from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { expect, test } from 'vitest';
import { createTestDatabase } from './database.ts';

async function query(address: pg.ClientConfig, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(address);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

test('two test databases are migrated and know nothing of each other', async () => {
  const [first, second] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  const migrations = fs
    .readdirSync(path.join(import.meta.dirname, '../../db/migrations'))
    .filter((name) => name.endsWith('.sql'));
  expect((await query(first.address, 'select naam from migratie order by naam')).map((row) => row.naam)).toEqual(
    migrations.sort(),
  );
  await query(first.address, 'create table alleen_hier (i int)');
  await expect(query(second.address, 'select * from alleen_hier')).rejects.toThrow(/alleen_hier/);
  await first.drop();
  await expect(query(first.address, 'select 1')).rejects.toThrow(/does not exist/);
  await second.drop();
});
