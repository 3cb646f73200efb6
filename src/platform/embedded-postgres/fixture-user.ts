/** A process that uses the database of a data folder, for the tests: each line on stdin is SQL, each line on stdout its rows. */
import readline from 'node:readline';
import pg from 'pg';
import { openEmbeddedPostgres } from './index.ts';

const say = (value: unknown) => process.stdout.write(`${JSON.stringify(value)}\n`);

try {
  const database = await openEmbeddedPostgres({
    dataDir: process.argv[2] ?? '',
    onLost: (reason) => say({ lost: reason.message }),
  });
  say({ ready: true, supervisorPid: database.supervisorPid });
  const pool = new pg.Pool({ host: database.host, user: database.user, database: database.database, max: 1 });
  pool.on('error', () => undefined);
  for await (const line of readline.createInterface({ input: process.stdin })) {
    try {
      say({ rows: (await pool.query(line)).rows });
    } catch (error) {
      say({ error: String(error) });
    }
  }
  await pool.end();
  await database.close();
  say({ closed: true });
} catch (error) {
  say({ error: error instanceof Error ? error.message : String(error) });
}
