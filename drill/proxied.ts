/** The product on a PostgreSQL that is somebody else's, with a wire in between. */
import fs from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { openEmbeddedPostgres } from '../src/platform/embedded-postgres/index.ts';
import { makeServer, type Server } from './server.ts';
import { demoFolder } from './template.ts';
import { startWire, type Wire } from './wire.ts';
import { readWorldOf, type World } from './world.ts';

export interface Proxied {
  server: Server;
  wire: Wire;
  /** Past the wire, as the owner. */
  db: pg.Client;
  world: World;
  remove(): Promise<void>;
}

/** Starts PostgreSQL, the product with the demo on it, and the wire between them; also what the product does as the owner goes over it. */
export const startProxied = async (): Promise<Proxied> => {
  const folder = await demoFolder();
  const postgres = await openEmbeddedPostgres({ dataDir: folder });
  const wire = await startWire(postgres.host, path.join(folder, 'draad'));
  const address = (user: string): string =>
    `postgres://${user}@localhost/${postgres.database}?host=${encodeURIComponent(wire.folder)}`;
  const server = await makeServer({
    dataDir: folder,
    env: { DATABASE_URL: address('wm_app'), DATABASE_OWNER_URL: address(postgres.user) },
  });
  const db = new pg.Client({ host: postgres.host, user: postgres.user, database: postgres.database });
  const remove = async (): Promise<void> => {
    await db.end().catch(() => undefined);
    await server.stop();
    await wire.close();
    await postgres.close();
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  };
  try {
    await server.start();
    await db.connect();
    return { server, wire, db, world: await readWorldOf(db, folder), remove };
  } catch (error) {
    await remove();
    throw error;
  }
};
