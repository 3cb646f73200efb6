/** The product in productie as IT would run it: its own process, a PostgreSQL that somebody else started, a login service, a mail server. */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import os from 'node:os';
import path from 'node:path';
import tls from 'node:tls';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ConfigError } from '../../src/platform/config.ts';
import { createAppPool, createOwnerPool } from '../../src/platform/db/pool.ts';
import { NODE_ARGS } from '../../src/platform/node-args.ts';
import { checkDatabase } from '../../src/platform/start-check.ts';
import { compileCache } from '../compile-cache.ts';
import { CA, CA_FILE, type MailServer, ontcijfer, SERVER_TLS, startMailServer } from '../mail-server.ts';
import { Browser } from './browser.ts';
import { type Cluster, freePort, startCluster } from './cluster.ts';
import { kopVan } from './huis.ts';
import { startIssuer, type TestIssuer } from './issuer.ts';

const project = path.resolve(import.meta.dirname, '../..');
const PRODUCT = 'https://werktmee.example';
const WACHTWOORD = { eigenaar: randomBytes(18).toString('base64url'), web: randomBytes(18).toString('base64url') };

let map: string;
let cluster: Cluster;
let issuer: TestIssuer;
let post: MailServer;
let env: Record<string, string>;

/** The SQL that docs/beheer.md tells IT to run. */
const sqlVoorBeheer = (): string[] => {
  const tekst = fs.readFileSync(path.join(project, 'docs/beheer.md'), 'utf8');
  const blok = /### Database klaarzetten.*?```sql\n(.*?)```/s.exec(tekst)?.[1];
  if (!blok) throw new Error('docs/beheer.md heeft geen SQL onder Database klaarzetten');
  return blok
    .replace('<wachtwoord van de eigenaar>', WACHTWOORD.eigenaar)
    .replace('<wachtwoord van de webserver>', WACHTWOORD.web)
    .split(';\n')
    .filter((regel) => regel.trim() !== '');
};

const draai = (bestand: string, args: readonly string[], met: Record<string, string>): ChildProcess =>
  spawn(process.execPath, [...NODE_ARGS, path.join(project, bestand), ...args], {
    cwd: project,
    // Nothing of the environment of the test: only what IT set.
    env: { PATH: process.env.PATH, ...compileCache(), HOME: map, NODE_EXTRA_CA_CERTS: CA_FILE, ...met },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
const uitkomst = (kind: ChildProcess): Promise<{ code: number | null; uit: string; fout: string }> =>
  new Promise((resolve) => {
    let uit = '';
    let fout = '';
    kind.stdout?.on('data', (deel: Buffer) => {
      uit += deel.toString();
    });
    kind.stderr?.on('data', (deel: Buffer) => {
      fout += deel.toString();
    });
    kind.once('close', (code) => resolve({ code, uit, fout }));
  });
const opdracht = (...args: string[]) => uitkomst(draai('src/cli.ts', args, env));
/** A start that has to be refused: what it said, line by line. */
const geweigerd = async (anders: Record<string, string>): Promise<string[]> => {
  const { code, fout } = await uitkomst(draai('src/main.ts', [], { ...env, ...anders }));
  expect(code).toBe(1);
  expect(fout).toMatch(/^De instellingen kloppen niet:/);
  return fout
    .split('\n')
    .filter((regel) => regel.startsWith('  - '))
    .map((regel) => regel.slice(4));
};

interface Draaiend {
  log(): string;
  stop(): Promise<number | null>;
}
const start = async (anders: Record<string, string> = {}): Promise<Draaiend> => {
  const kind = draai('src/main.ts', [], { ...env, ...anders });
  const einde = uitkomst(kind);
  let log = '';
  await new Promise<void>((resolve, reject) => {
    kind.stderr?.on('data', (deel: Buffer) => {
      log += deel.toString();
    });
    kind.stdout?.on('data', (deel: Buffer) => {
      if (deel.toString().includes('Werkt mee draait op')) resolve();
    });
    kind.once('close', (code) => reject(new Error(`gestopt met ${code}: ${log}`)));
  });
  return {
    log: () => log,
    stop: async () => {
      kind.kill('SIGTERM');
      return (await einde).code;
    },
  };
};

/** A browser that trusts the CA of the test, and finds the product behind the proxy that gives it https. */
const browser = (): Browser =>
  new Browser(
    (url, init) =>
      new Promise((resolve, reject) => {
        const lichaam = init.body instanceof URLSearchParams ? init.body.toString() : undefined;
        const headers = {
          ...(init.headers as Record<string, string>),
          host: url.host,
          ...(lichaam === undefined
            ? {}
            : { 'content-type': 'application/x-www-form-urlencoded', 'content-length': String(Buffer.byteLength(lichaam)) }),
        };
        const naar =
          url.origin === PRODUCT
            ? { port: Number(env.PORT), hostname: '127.0.0.1' }
            : { port: Number(url.port), hostname: url.hostname };
        const verzoek = (url.origin === PRODUCT ? http : https).request(
          {
            ...naar,
            path: `${url.pathname}${url.search}`,
            method: init.method ?? 'GET',
            headers,
            ...(url.origin === PRODUCT ? {} : { ca: CA }),
          },
          (antwoord) => {
            const delen: Buffer[] = [];
            antwoord.on('data', (deel: Buffer) => delen.push(deel));
            antwoord.on('end', () => {
              const koppen = new Headers();
              for (let i = 0; i < antwoord.rawHeaders.length; i += 2)
                koppen.append(antwoord.rawHeaders[i] ?? '', antwoord.rawHeaders[i + 1] ?? '');
              const status = antwoord.statusCode ?? 0;
              resolve(new Response(status === 204 || status === 304 ? null : Buffer.concat(delen), { status, headers: koppen }));
            });
          },
        );
        verzoek.on('error', reject);
        verzoek.end(lichaam);
      }),
  );

beforeAll(async () => {
  tls.setDefaultCACertificates([...tls.getCACertificates('default'), CA]);
  map = fs.mkdtempSync(path.join(os.tmpdir(), 'werktmee-productie-'));
  [cluster, issuer, post] = await Promise.all([
    startCluster(),
    startIssuer({ redirectUris: () => [`${PRODUCT}/inloggen/terug`], tls: SERVER_TLS, uitlogpagina: true }),
    startMailServer({ tls: 'starttls', wachtwoord: 'post-wachtwoord' }),
  ]);
  for (const regel of sqlVoorBeheer()) await cluster.beheer(regel);
  env = {
    WERKTMEE_OMGEVING: 'productie',
    PORT: String(await freePort()),
    BASE_URL: PRODUCT,
    WERKTMEE_DATA: path.join(map, 'data'),
    DATABASE_URL: cluster.url('wm_app', WACHTWOORD.web, 'werktmee'),
    DATABASE_OWNER_URL: cluster.url('werktmee_eigenaar', WACHTWOORD.eigenaar, 'werktmee'),
    OIDC_ISSUER: issuer.url,
    OIDC_CLIENT_ID: issuer.clientId,
    OIDC_CLIENT_SECRET: issuer.clientSecret,
    OIDC_AMR: 'mfa',
    SMTP_URL: `smtp://gemeente:post-wachtwoord@localhost:${post.port}`,
    SMTP_VAN: 'Gemeente Apeldoorn <werktmee@apeldoorn.example>',
    WERKTMEE_UITLOOP: '0',
  };
  const gemaakt = await opdracht('sleutels', 'maak', path.join(map, 'sleutels.json'));
  expect(gemaakt.code, gemaakt.fout).toBe(0);
  env.WERKTMEE_SLEUTELS = path.join(map, 'sleutels.json');
}, 120_000);
afterAll(async () => {
  await Promise.all([issuer?.close(), post?.close(), cluster?.stop()]);
  fs.rmSync(map, { recursive: true, force: true });
});

test('the keys that the command made are for their owner only, and are never overwritten', async () => {
  expect(fs.statSync(env.WERKTMEE_SLEUTELS ?? '').mode & 0o777).toBe(0o600);
  const nogmaals = await opdracht('sleutels', 'maak', env.WERKTMEE_SLEUTELS ?? '');
  expect([nogmaals.code, nogmaals.fout.trim()]).toEqual([1, `${env.WERKTMEE_SLEUTELS} is er al en blijft zoals het is.`]);
});

test('an empty database: start, ready, the first beheerder by a link, log in, invite a colleague by mail, who logs in, log out', async () => {
  const server = await start();
  try {
    const eerst = browser();
    expect((await eerst.een(`${PRODUCT}/klaar`)).status).toBe(200);
    // Nobody comes in yet.
    issuer.wie = { sub: 'tom', amr: ['mfa'] };
    expect(kopVan((await eerst.volg(`${PRODUCT}/inloggen`)).tekst)).toBe('Er is nog geen account voor jou');

    const gemaakt = await opdracht('beheerder', '--gemeente', '0200', '--naam', 'Tom de Groot');
    expect(gemaakt.code, gemaakt.fout).toBe(0);
    const link = gemaakt.uit.trim();
    expect(link).toMatch(/^https:\/\/werktmee\.example\/uitnodiging\/[\w-]{43}$/);
    const tom = browser();
    const uitnodiging = await tom.een(link);
    expect([uitnodiging.status, kopVan(uitnodiging.tekst)]).toEqual([200, 'Welkom, Tom de Groot']);
    const binnen = await tom.volg(`${link}/inloggen`);
    expect([binnen.status, binnen.url.pathname]).toEqual([200, '/beheer']);
    for (const regel of tom.gezet.filter((een) => !een.includes('Max-Age=0') && een.includes('werktmee')))
      expect(regel).toMatch(/^__Host-.*; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    expect(binnen.headers.get('strict-transport-security')).toContain('max-age=31536000');
    const tweede = await opdracht('beheerder', '--gemeente', '0200', '--naam', 'Nog Iemand');
    expect([tweede.code, tweede.fout]).toEqual([
      1,
      expect.stringContaining('Er is al een beheerder die kan inloggen: Tom de Groot'),
    ]);

    // A colleague, by the form of beheer, and the mail that it sends.
    const nieuw = await tom.een(`${PRODUCT}/beheer/medewerkers/nieuw`);
    const velden = new Map(
      [...nieuw.tekst.matchAll(/<input[^>]*name="([^"]+)"[^>]*value="([^"]*)"/g)].map(
        ([, naam = '', waarde = '']): [string, string] => [naam, waarde],
      ),
    );
    const actie = /<form[^>]*action="(\/beheer\/medewerkers[^"]*)"/.exec(nieuw.tekst)?.[1] ?? '';
    const bewaard = await tom.volg(`${PRODUCT}${actie}`, {
      form: {
        _sleutel: velden.get('_sleutel') ?? '',
        naam: 'Sanne de Wit',
        rol: 'consulent',
        email: 'sanne@apeldoorn.example',
        functie: 'trajectregisseur',
        telefoon: '',
        bij: 'gemeente',
        aanbieder: '',
        team: '',
        uitnodigen: 'ja',
      },
    });
    expect(bewaard.status, kopVan(bewaard.tekst)).toBe(200);
    await expect.poll(() => post.ontvangen.length, { timeout: 30_000, interval: 200 }).toBe(1);
    const mail = post.ontvangen[0];
    expect(mail).toMatchObject({ aan: ['sanne@apeldoorn.example'], versleuteld: true, gebruiker: 'gemeente' });
    const inMail = /https:\/\/werktmee\.example\/uitnodiging\/[\w-]{43}/.exec(ontcijfer(mail?.bron ?? '').tekst)?.[0] ?? '';
    expect(bewaard.tekst).not.toContain(inMail);
    issuer.wie = { sub: 'sanne', amr: ['mfa'] };
    const sanne = browser();
    expect((await sanne.volg(`${inMail}/inloggen`)).url.pathname).toBe('/werkvoorraad');
    expect(kopVan((await sanne.een(inMail)).tekst)).toBe('Deze uitnodiging is al gebruikt');

    const uit = await sanne.volg(`${PRODUCT}/uitloggen`, { form: {} });
    expect([uit.url.pathname, kopVan(uit.tekst)]).toEqual(['/uitgelogd', 'Je bent uitgelogd']);
    expect(uit.headers.get('refresh')).toContain(`${issuer.url}/session/end`);
    expect((await sanne.een(`${PRODUCT}/werkvoorraad`)).status).toBe(303);

    // What stands in the log of all this holds nobody.
    for (const wie of ['Tom', 'Sanne', 'sanne', 'apeldoorn.example', link.slice(-43), inMail.slice(-43)])
      expect(server.log()).not.toContain(wie);
  } finally {
    expect(await server.stop()).toBe(0);
  }
}, 120_000);

test('a second start finds all in place, and the keys turn beside it', async () => {
  const server = await start();
  try {
    for (const wat of [['nieuw'], ['wissel'], ['controleer'], ['opruimen']]) {
      const uit = await opdracht('sleutels', ...wat);
      expect(uit.code, `${wat.join(' ')}: ${uit.fout}`).toBe(0);
    }
    expect(JSON.parse(fs.readFileSync(env.WERKTMEE_SLEUTELS ?? '', 'utf8'))).toMatchObject({
      bsn: [null, expect.stringMatching(/^[0-9a-f]{64}$/)],
    });
    expect(fs.statSync(env.WERKTMEE_SLEUTELS ?? '').mode & 0o777).toBe(0o600);
    expect((await opdracht('sleutels', 'nieuw', '--zoek')).code).toBe(0);
    const bezig = await opdracht('sleutels', 'wissel', '--zoek');
    expect([bezig.code, bezig.fout]).toEqual([1, expect.stringContaining('Er werkt nog een server')]);
  } finally {
    expect(await server.stop()).toBe(0);
  }
  const wissel = await opdracht('sleutels', 'wissel', '--zoek');
  expect(wissel.code, wissel.fout).toBe(0);
  const na = await start();
  expect(await na.stop()).toBe(0);
}, 120_000);

describe('a start that is refused', () => {
  test('says all that is wrong with the settings at once', async () => {
    const regels = await geweigerd({
      BASE_URL: 'http://werktmee.example',
      OIDC_CLIENT_SECRET: 'kort',
      OIDC_AMR: '',
      OIDC_CLIENTID: 'x',
      WERKTMEE_VANDAAG: '2026-11-22',
      SMTP_VAN: '',
    });
    expect(regels.map((regel) => regel.split(':')[0]).sort()).toEqual([
      'BASE_URL',
      'OIDC_AMR',
      'OIDC_CLIENTID',
      'OIDC_CLIENT_SECRET',
      'SMTP_VAN',
      'WERKTMEE_VANDAAG',
    ]);
  });

  test.each([
    ['DATABASE_URL', 'wm_app', 'wachtwoord of gebruiker ‘wm_app’'],
    ['DATABASE_OWNER_URL', 'werktmee_eigenaar', 'wachtwoord of gebruiker ‘werktmee_eigenaar’'],
  ])('says in one line that the login of %s is not let in', async (naam, gebruiker, zin) => {
    const url = cluster.url(gebruiker, randomBytes(18).toString('base64url'), 'werktmee');
    const { code, fout } = await uitkomst(draai('src/main.ts', [], { ...env, [naam]: url }));
    expect([code, fout.trimEnd().split('\n')]).toEqual([
      1,
      [expect.stringContaining(`De database weigert de login uit ${naam} (`)],
    ]);
    expect(fout).toContain(zin);
  });

  /** What the check of the start says of a login, without starting the rest. */
  const bezwaren = async (gebruiker: string): Promise<readonly string[]> => {
    const app = createAppPool({ connectionString: cluster.url(gebruiker, WACHTWOORD.web, 'werktmee') }, 1);
    const owner = createOwnerPool({ connectionString: env.DATABASE_OWNER_URL ?? '' });
    try {
      await checkDatabase({ app, owner });
      return [];
    } catch (error) {
      if (error instanceof ConfigError) return error.problems;
      throw error;
    } finally {
      await Promise.all([app.end(), owner.end()]);
    }
  };

  test('says what the login of the web server may do too much', async () => {
    await cluster.beheer(`create role te_veel login createdb createrole password '${WACHTWOORD.web}'`);
    await cluster.beheer('grant wm_app, pg_read_all_data to te_veel');
    await cluster.beheer('grant connect on database werktmee to te_veel');
    expect(await bezwaren('te_veel')).toEqual([
      'DATABASE_URL: de gebruiker te_veel heeft CREATEROLE en kan zich zo rechten geven',
      'DATABASE_URL: de gebruiker te_veel heeft CREATEDB; dat is niet nodig',
      'DATABASE_URL: de gebruiker te_veel kan ook een andere rol worden: pg_read_all_data; dat mag alleen wm_app zijn',
    ]);
    await cluster.beheer('alter role te_veel superuser');
    expect(await bezwaren('te_veel')).toEqual([expect.stringContaining('de gebruiker te_veel is superuser')]);
    await cluster.beheer('alter role te_veel nosuperuser nocreatedb nocreaterole bypassrls');
    await cluster.beheer('revoke pg_read_all_data from te_veel');
    expect(await bezwaren('te_veel')).toEqual([expect.stringContaining('te_veel heeft BYPASSRLS')]);
    // Another name than wm_app is fine when it may become that and nothing else.
    await cluster.beheer('alter role te_veel nobypassrls');
    expect(await bezwaren('te_veel')).toEqual([]);
    expect(await bezwaren('wm_app')).toEqual([]);
  });

  test('when the owner logs in as the web server under another name', async () => {
    await cluster.beheer(`create role tweede_eigenaar login in role werktmee_eigenaar password '${WACHTWOORD.web}'`);
    expect(await bezwaren('tweede_eigenaar')).toEqual([
      expect.stringContaining('kan ook een andere rol worden: pg_database_owner, werktmee_eigenaar'),
    ]);
  });

  test('for a database of the demo, and commands are refused there too', async () => {
    const db = new pg.Client({
      host: 'localhost',
      port: cluster.port,
      user: 'werktmee_eigenaar',
      password: WACHTWOORD.eigenaar,
      database: 'werktmee',
      ssl: { ca: CA },
    });
    await db.connect();
    await db.query(
      "insert into gebruiker (issuer, subject, rol, naam, gemeente_id) select 'demo', 'consulent', 'consulent', 'Sanne', id from gemeente limit 1",
    );
    const demo = expect.stringContaining('in deze database staan bedachte mensen van de demo') as string;
    expect(await geweigerd({})).toEqual([demo]);
    const uit = await opdracht('declareer', '2026-10', '--gemeente', '0200');
    expect([uit.code, uit.fout]).toEqual([1, demo]);
    await db.query("delete from gebruiker where issuer = 'demo'");
    await db.end();
  });

  test('without TLS to the database, and for a certificate that is not trusted', async () => {
    const kaal = (env.DATABASE_URL ?? '').replace('localhost', 'db.elders.example').replace('?sslmode=verify-full', '');
    expect(await geweigerd({ DATABASE_URL: kaal })).toEqual([
      expect.stringContaining('DATABASE_URL: de verbinding naar een andere machine moet versleuteld'),
    ]);
    const { code, fout } = await uitkomst(draai('src/main.ts', [], { ...env, NODE_EXTRA_CA_CERTS: '' }));
    expect([code, fout]).toEqual([1, expect.stringMatching(/certificate|DEPTH_ZERO|UNABLE_TO/)]);
  });
});
