/** The real application on databases that can be cloned, with a wire between them on which every statement can be made to fail. */
import path from 'node:path';
import pg from 'pg';
import { personas } from '../../seed/personas.ts';
import { createApp } from '../../src/app.ts';
import { type BeleidInHuis, storeBeleid } from '../../src/beleid/index.ts';
import { startSessie } from '../../src/inloggen/index.ts';
import { Temporal } from '../../src/kernel/datum.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { createAppPool, createOwnerPool } from '../../src/platform/db/pool.ts';
import { openEmbeddedPostgres } from '../../src/platform/embedded-postgres/index.ts';
import { type BsnKluis, createBsnKluis, demoKeys } from '../../src/platform/keys.ts';
import { makeKey, SESSION_COOKIE } from '../../src/web/route.ts';
import { VANDAAG } from '../server.ts';
import { demoFolder } from '../template.ts';
import { encodeForm, type Fields, type Upload } from '../visitor.ts';
import { startWire, type Wire } from '../wire.ts';

/** The application on one clone. */
export interface House {
  pool: pg.Pool;
  /** Past the wire. */
  owner: pg.Pool;
  beleid: BeleidInHuis;
  bsn: BsnKluis;
  gemeenteId: number;
  vandaag: Temporal.PlainDate;
  get(persona: string, path: string): Promise<{ status: number; text: string }>;
  post(
    persona: string,
    path: string,
    fields: Fields,
    uploads?: readonly Upload[],
  ): Promise<{ status: number; location: string | null; text: string }>;
  leave(): Promise<void>;
}

export interface Bench {
  wire: Wire;
  /** Name of the database with the demo in it. */
  demo: string;
  clone(from: string): Promise<string>;
  drop(name: string): Promise<void>;
  enter(name: string): Promise<House>;
  key(persona: string): string;
  close(): Promise<void>;
}

const WHO = ['consulent', 'aanbieder', 'financien', 'financien-2', 'teammanager'] as const;

export const openBench = async (): Promise<Bench> => {
  const dataDir = await demoFolder();
  const postgres = await openEmbeddedPostgres({ dataDir, throwaway: true });
  const { host, user } = postgres;
  const wire = await startWire(host, path.join(dataDir, 'draad'));
  const admin = new pg.Client({ host, user, database: 'postgres' });
  await admin.connect();
  const demo = postgres.database;
  const owner = createOwnerPool({ host, user, database: demo });
  const beleid = await storeBeleid(owner);
  const bsn = createBsnKluis(await demoKeys(path.join(dataDir, 'sleutels.json')));
  const vandaag = Temporal.PlainDate.from(VANDAAG);
  const app = createAppPool({ host, user: 'wm_app', database: demo }, 1);
  const tokens = new Map<string, string>();
  for (const subject of WHO) {
    const token = await startSessie(app, { issuer: 'demo', subject, oud: undefined });
    if (token) tokens.set(subject, token);
  }
  await Promise.all([owner.end(), app.end()]);
  const tokenOf = (persona: string): string => tokens.get(persona) ?? '';
  const gemeenteId = beleid.gemeenteIdVan('0200') ?? 0;

  let count = 0;
  return {
    wire,
    demo,
    clone: async (from) => {
      const name = `kloon_${++count}`;
      await admin.query(`create database ${name} template ${from}`);
      return name;
    },
    drop: async (name) => void (await admin.query(`drop database if exists ${name} with (force)`)),
    key: (persona) => makeKey(tokenOf(persona)),
    enter: async (database) => {
      const pool = createAppPool({ host: wire.folder, user: 'wm_app', database }, 4);
      const direct = createOwnerPool({ host, user, database });
      const web = createApp({
        pool,
        clock: systemClock(vandaag),
        bsn,
        beleid,
        // Who is here has a session already.
        logins: [],
        baseUrls: ['http://localhost'],
        secure: false,
        personas,
      });
      return {
        pool,
        owner: direct,
        beleid,
        bsn,
        gemeenteId,
        vandaag,
        get: async (persona, to) => {
          const answer = await web.app.request(to, { headers: { cookie: `${SESSION_COOKIE}=${tokenOf(persona)}` } });
          return { status: answer.status, text: await answer.text() };
        },
        post: async (persona, to, fields, uploads) => {
          const form = encodeForm(fields, uploads);
          const answer = await web.app.request(to, {
            method: 'POST',
            body: new Uint8Array(form.body),
            headers: { cookie: `${SESSION_COOKIE}=${tokenOf(persona)}`, ...form.headers },
          });
          return { status: answer.status, location: answer.headers.get('location'), text: await answer.text() };
        },
        leave: async () => {
          await Promise.all([pool.end(), direct.end()]);
        },
      };
    },
    close: async () => {
      await admin.end();
      await wire.close();
      await postgres.close();
    },
  };
};
