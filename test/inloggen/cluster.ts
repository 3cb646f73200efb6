/** A PostgreSQL as a municipality's IT gives it: a cluster of its own, over TCP with TLS, users with passwords. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import net, { type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { usableBinaries } from '../../src/platform/embedded-postgres/binaries.ts';
import { CA, SERVER_TLS } from '../mail-server.ts';

export const freePort = async (): Promise<number> => {
  const probe = net.createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
};

export interface Cluster {
  port: number;
  /** Runs SQL as superuser. */
  beheer(sql: string, database?: string): Promise<pg.QueryResult>;
  url(gebruiker: string, wachtwoord: string, database: string): string;
  stop(): Promise<void>;
}

const SUPER = 'hoofd';
const SUPER_WACHTWOORD = 'Qx7-vNw3_LpZ9sTk';

export const startCluster = async (): Promise<Cluster> => {
  const map = fs.mkdtempSync(path.join(os.tmpdir(), 'werktmee-cluster-'));
  // PostgreSQL refuses to run as root.
  const user = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : undefined;
  fs.chmodSync(map, 0o755);
  const native = usableBinaries(map, user);
  const data = path.join(map, 'data');
  const bestand = (naam: string, inhoud: string): string => {
    const file = path.join(map, naam);
    fs.writeFileSync(file, inhoud, { mode: 0o600 });
    if (user) fs.chownSync(file, user.uid, user.gid);
    return file;
  };
  fs.mkdirSync(data, { mode: 0o700 });
  if (user) fs.chownSync(data, user.uid, user.gid);
  const env = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' };
  const init = spawnSync(
    path.join(native, 'bin/initdb'),
    [
      ...['-D', data, '-U', SUPER, '-A', 'scram-sha-256', '--pwfile', bestand('wachtwoord', SUPER_WACHTWOORD)],
      ...['-E', 'UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-sync'],
    ],
    { ...user, env, cwd: '/', encoding: 'utf8' },
  );
  if (init.status !== 0) throw new Error(init.stderr);
  const port = await freePort();
  const instellingen = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    ssl: 'on',
    ssl_cert_file: bestand('server.pem', SERVER_TLS.cert),
    ssl_key_file: bestand('server-key.pem', SERVER_TLS.key),
    fsync: 'off',
  };
  const server: ChildProcess = spawn(
    path.join(native, 'bin/postgres'),
    ['-D', data, ...Object.entries(instellingen).flatMap(([naam, waarde]) => ['-c', `${naam}=${waarde}`])],
    { ...user, env, cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let uit = '';
  await new Promise<void>((resolve, reject) => {
    server.stderr?.on('data', (deel: Buffer) => {
      uit += deel.toString();
      if (uit.includes('ready to accept connections')) resolve();
    });
    server.once('exit', () => reject(new Error(uit)));
  });
  const url = (gebruiker: string, wachtwoord: string, database: string): string =>
    `postgres://${gebruiker}:${encodeURIComponent(wachtwoord)}@localhost:${port}/${database}?sslmode=verify-full`;
  return {
    port,
    url,
    beheer: async (sql, database = 'postgres') => {
      const client = new pg.Client({
        host: 'localhost',
        port,
        user: SUPER,
        password: SUPER_WACHTWOORD,
        database,
        ssl: { ca: CA },
      });
      await client.connect();
      try {
        return await client.query(sql);
      } finally {
        await client.end();
      }
    },
    stop: async () => {
      const weg = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGINT');
      await weg;
      fs.rmSync(map, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    },
  };
};
