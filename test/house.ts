/** A whole house for a test: its own database, the real application, people who are logged in, and factories. */
import type pg from 'pg';
import { createApp } from '../src/app.ts';
import { BELEID_MAP, type BeleidInHuis, storeBeleid } from '../src/beleid/index.ts';
import { type Login, startSessie } from '../src/inloggen/index.ts';
import { Temporal } from '../src/kernel/datum.ts';
import { readLogins } from '../src/platform/auth/login-settings.ts';
import type { Brp } from '../src/platform/brp/index.ts';
import { systemClock } from '../src/platform/clock.ts';
import { storeOwnDays } from '../src/platform/db/own-day.ts';
import { createAppPool, createOwnerPool } from '../src/platform/db/pool.ts';
import type { Rol } from '../src/platform/db/reader.ts';
import { type BsnKluis, createBsnKluis, generateKeys } from '../src/platform/keys.ts';
import { createSettingsReader } from '../src/platform/settings-reader.ts';
import type { Operation } from '../src/web/operation.ts';
import { makeKey, SESSION_COOKIE, type Web } from '../src/web/route.ts';
import { beleidVanHuis } from './beleid.ts';
import { createTestDatabase } from './setup/database.ts';

export interface Answer {
  status: number;
  text: string;
  location: string | null;
  headers: Headers;
  bytes: Uint8Array;
}

/** Somebody who is logged in. */
export interface Bezoeker {
  gebruikerId: number;
  token: string;
  get(path: string): Promise<Answer>;
  /** Posts a form with a fresh key; give `_sleutel` yourself to send the same form twice. */
  post(path: string, fields?: Record<string, string | string[]>): Promise<Answer>;
  sleutel(): string;
}

export interface House {
  web: Web;
  /** Owner of the database, for factories and for looking behind the scenes. */
  owner: pg.Pool;
  pool: pg.Pool;
  bsn: BsnKluis;
  beleid: BeleidInHuis;
  gemeenteId: number;
  vandaag: Temporal.PlainDate;
  bezoeker(o: {
    rol: Rol;
    naam?: string;
    functie?: string;
    aanbiederId?: number;
    inwonerId?: number;
    gemeenteId?: number;
  }): Promise<Bezoeker>;
  close(): Promise<void>;
}

let counter = 0;

/** Makes the connections of the application, when a test wants others. */
type PoolMaker = (address: { host: string; user: string; database: string }) => Promise<pg.Pool>;

/** The three ways, at an issuer that sends nobody back. */
const logins: Login[] = readLogins(
  createSettingsReader({ OIDC_DIGID_ISSUER: 'https://digid', OIDC_EHERKENNING_ISSUER: 'https://eh' }),
).map(({ eisen }) => ({
  eisen,
  relyingParty: {
    begin: async () => ({
      url: `http://localhost/issuer/${eisen.weg}`,
      remember: { state: 'state', nonce: 'nonce', verifier: 'verifier' },
    }),
    finish: () => Promise.reject(new Error('geen issuer in deze test')),
    logoutUrl: async () => undefined,
  },
  issuer: 'http://localhost/issuer',
  issuerNaam: 'test',
}));

/**
 * Opens a house on a fixed day (2026-11-22 unless told). `beleid` may dress up the policy, such as to let a second municipality
 * borrow Apeldoorn's; `beleidMap` is another folder than `beleid/`, and with `eigenBeleid` the policy was read for this house alone, which
 * may change it. Close it in afterAll.
 */
export const openHouse = async (
  o: {
    vandaag?: string;
    beleid?: (echt: BeleidInHuis) => BeleidInHuis;
    beleidMap?: string;
    eigenBeleid?: boolean;
    operation?: Operation;
    pool?: PoolMaker;
    brp?: Brp;
  } = {},
): Promise<House> => {
  const database = await createTestDatabase();
  const owner = createOwnerPool(database.address);
  const address = { ...database.address, user: 'wm_app' };
  const pool = (await o.pool?.(address)) ?? createAppPool(address, 6);
  const gelezen = o.beleidMap === undefined && !o.eigenBeleid ? beleidVanHuis() : undefined;
  const echtBeleid = await storeBeleid(owner, o.beleidMap ?? BELEID_MAP, gelezen);
  const beleid = o.beleid?.(echtBeleid) ?? echtBeleid;
  const bsn = createBsnKluis(generateKeys());
  const vandaag = Temporal.PlainDate.from(o.vandaag ?? '2026-11-22');
  await storeOwnDays(owner, new Map(beleid.gemeenteIds().map((id) => [id, vandaag])));
  const web = createApp({
    pool,
    clock: systemClock(vandaag),
    bsn,
    beleid,
    logins,
    baseUrls: ['http://localhost'],
    secure: false,
    personas: undefined,
    brp: o.brp,
    // A machine that runs tests may be busy: nobody may get a page about the database for that.
    operation: { databaseTime: 15_000, ...o.operation },
  });
  const gemeenteId = beleid.gemeenteIdVan('0200') ?? beleid.eersteGemeente();

  const answer = async (response: Response): Promise<Answer> => {
    const bytes = new Uint8Array(await response.arrayBuffer());
    return {
      status: response.status,
      text: new TextDecoder().decode(bytes),
      location: response.headers.get('location'),
      headers: response.headers,
      bytes,
    };
  };
  return {
    web,
    owner,
    pool,
    bsn,
    beleid,
    gemeenteId,
    vandaag,
    bezoeker: async (who) => {
      const subject = `${who.rol}-${++counter}`;
      const made = await owner.query<{ id: number }>(
        `insert into gebruiker (issuer, subject, rol, naam, functie, gemeente_id, aanbieder_id, inwoner_id) values ('test', $1, $2, $3, $4, $5, $6, $7) returning id`,
        [
          subject,
          who.rol,
          who.naam ?? `Test ${subject}`,
          who.functie ?? null,
          who.rol === 'aanbieder' ? null : (who.gemeenteId ?? gemeenteId),
          who.aanbiederId ?? null,
          who.inwonerId ?? null,
        ],
      );
      const token = await startSessie(pool, { issuer: 'test', subject, oud: undefined });
      if (!token) throw new Error('inloggen in de test mislukte');
      const cookie = `${SESSION_COOKIE}=${token}`;
      return {
        gebruikerId: made.rows[0]?.id ?? 0,
        token,
        sleutel: () => makeKey(token),
        get: async (path) => answer(await web.app.request(path, { headers: { cookie } })),
        post: async (path, fields = {}) => {
          const body = new URLSearchParams();
          body.set('_sleutel', makeKey(token));
          for (const [name, value] of Object.entries(fields)) {
            body.delete(name);
            for (const one of Array.isArray(value) ? value : [value]) body.append(name, one);
          }
          return answer(await web.app.request(path, { method: 'POST', body, headers: { cookie } }));
        },
      };
    },
    close: async () => {
      await Promise.all([owner.end(), pool.end()]);
      await database.drop();
    },
  };
};
