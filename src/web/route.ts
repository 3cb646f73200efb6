import { type Context, Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import { secureHeaders } from 'hono/secure-headers';
import type { Kysely } from 'kysely';
import type pg from 'pg';
import type { Temporal } from 'temporal-polyfill';
import type { Reden } from '../kernel/resultaat.ts';
import { rolnamen } from '../platform/auth/rolnamen.ts';
import { hashToken } from '../platform/auth/token.ts';
import type { Clock } from '../platform/clock.ts';
import { Deadline } from '../platform/db/deadline.ts';
import { type Actor, createReader, type Entry, type Rol, rollen } from '../platform/db/reader.ts';
import { refusalOf } from '../platform/db/refusal.ts';
import type { DB } from '../platform/db/schema.ts';
import { transact } from '../platform/db/transact.ts';
import { troubleOf } from '../platform/db/unavailable.ts';
import { NietGevonden } from '../platform/problem.ts';
import { ASSET_CACHE, assetFor } from './assets.ts';
import { isForeign } from './came-from.ts';
import { clientAddress } from './client-address.ts';
import { AdresTeLang, createFailure, FormulierVerlopen, GeenRecht, GeenSessie, isPgError, KanNietZo } from './failure.ts';
import { clean, createUploads, type Form, readForm } from './form-data.ts';
import { isKey, makeKey } from './form-key.ts';
import { registerHealth } from './health.ts';
import type { Html } from './html.ts';
import { claimKey, earlierAnswer, rememberAnswer } from './idempotency.ts';
import type { MenuItem, Pagina } from './layout.ts';
import { observe } from './observe.ts';
import type { Operation } from './operation.ts';
import type { RateLimitName } from './rate-limits.ts';
import { alleenLezen } from './read-only.ts';
import { createSender } from './send.ts';
import { demoCookie, demoGemeenteOf, planRolOf, SESSION_COOKIE, sessionCookie } from './session.ts';
import { SIZES, TIMES } from './sizes.ts';

export { demoCookie, makeKey, rolnamen, SESSION_COOKIE, sessionCookie };

/** Whose data a route shows or changes; with the roles this is a row of the authorisation matrix. */
export type Wiens = 'niemand' | 'inwoner' | 'aanbieder' | 'gemeente' | 'zelf';

/** One route with its declared rights. */
export interface RouteDefinition {
  methode: 'GET' | 'POST';
  pad: string;
  /** Who may come in; empty: everybody, also without a session. */
  rollen: readonly Rol[];
  van: Wiens;
  /** What is written down in the logboek; every POST writes, a GET only when it opens a dossier. */
  logboek: string | false;
}

export interface RouteOptions {
  rollen: readonly Rol[];
  van: Wiens;
  logboek: string | false;
  /** Largest body in bytes; 1 MB unless told. A route that takes more takes files. */
  maxBody?: number;
  /** How long it may ask the database, in milliseconds, when that is longer than a page may; of one step of a form when it waits for somebody else. */
  tijd?: number | ((form: Form) => number | undefined);
  /** Also for who opens the dossier only to sign: signing, and sending back. */
  tekent?: boolean;
  /** It looks people up: a GET counts for the limit on searching when its address has a search text, a POST always. */
  zoekt?: boolean;
}

export interface PageOptions {
  titel: string;
  inhoud: Html;
  kruimels?: Pagina['kruimels'];
  /** The page shows an error summary: title begins with "Fout:" and the status is 422 unless told. */
  fout?: boolean;
  status?: 200 | 404 | 409 | 422 | 503;
  /** One-question page: a narrow column. */
  smal?: boolean;
  /** Larger text and targets, as residents get them. */
  inwoner?: boolean;
  /** Whose page it is, when that is not the municipality of who is logged in. */
  gemeente?: { id?: number; naam: string; telefoon: string };
  /** A page of all municipalities together: none of them stands in its head. */
  vanAllen?: boolean;
  /** What stands in the search field, on the page that answers it. */
  zoekwaarde?: string;
}

/** What `submit` may give back: where to go, or why not. */
export type Uitslag = { ok: true; naar: string } | { ok: false; redenen: Reden[] };

/** Everything a page gets. Nothing here is global. */
export interface PageContext {
  /** Reading view; queries started in the same tick travel in one round trip. */
  db: Kysely<DB>;
  actor(): Promise<Actor>;
  vandaag: Temporal.PlainDate;
  /** This moment, on `vandaag`. */
  nu: Date;
  /** A part of the path, as text. */
  param(naam: string): string;
  /** A part of the path that must be a whole number; anything else is a page that does not exist. */
  nummer(naam: string): number;
  /** The query of the address. */
  zoek: URLSearchParams;
  /** What was sent with a POST. */
  form: Form;
  /** A new key for a form: makes a second submission of the same form harmless, and shows that the form was ours. */
  sleutel(): string;
  page(options: PageOptions): Promise<Response>;
  /**
   * Runs `fn` in one transaction as the actor. `{ ok: true, naar }` commits, remembers the key of the form and answers with a
   * redirect; a second submission of the same form gets that same answer. `{ ok: false, redenen }` undoes everything.
   */
  submit(fn: (db: Kysely<DB>, actor: Actor) => Promise<Uitslag>): Promise<Response | Reden[]>;
  /**
   * One transaction as the actor for what a page itself derives and keeps; nothing that a person did. Gives undefined when the database
   * can only be read for a while: then the page shows what was kept before.
   */
  keep<T>(fn: (db: Kysely<DB>, actor: Actor) => Promise<T>): Promise<T | undefined>;
  /** The role that the session token names: to choose what to read in the first round trip. Rights never hang on it. */
  rolHint: string;
  redirect(naar: string): Response;
  /** A file to download or show. */
  file(o: { inhoud: Uint8Array | string; type: string; naam: string; tonen?: boolean }): Response;
}

export type Handler = (c: PageContext) => Promise<Response>;

export interface Router {
  get(pad: string, options: RouteOptions, handler: Handler): void;
  post(pad: string, options: RouteOptions, handler: Handler): void;
}

export interface RouterSettings {
  pool: pg.Pool;
  clock: Clock;
  secure: boolean;
  /** Origins that logging in passes through. */
  loginOrigins: readonly string[];
  menu(actor: Actor): MenuItem[];
  zoekActie(actor: Actor): string | undefined;
  /** Name and telephone number at the head and foot of a page; of the house itself when nobody is logged in. */
  gemeente(actor: Actor | undefined, demoGemeenteId?: number): { naam: string; telefoon: string };
  /** How the functie of an employee is written: the register holds keys such as `teammanager-wmo`. */
  functieNaam(actor: Actor): string | undefined;
  /** What stands above the content of a page for this actor at this address, if anything. */
  bericht?: (actor: Actor, pad: string) => Html | undefined;
  /** Extra lines in the role menu, such as another persona in the demo. */
  rolmenu: { tekst: string; href: string }[];
  operation?: Operation | undefined;
}

export interface Web {
  app: Hono;
  router: Router;
  /** The table that the authorisation matrix is made from. */
  routes: readonly RouteDefinition[];
  /** A route that anybody may use; stands in the table with no roles. `grens`: how often, when that is not as often as any page. */
  openbaar(methode: 'GET' | 'POST', pad: string, handler: (c: Context) => Promise<Response>, grens?: RateLimitName): void;
  /** A page for somebody who is not logged in. */
  sendOpenbaar(c: Context, options: PageOptions): Promise<Response>;
}

/** The web application: pages with declared rights, assets, error pages. */
export const createRouter = (settings: RouterSettings): Web => {
  const { pool, clock, operation = {} } = settings;
  const { rateLimits, proxies = 0, databaseTime = TIMES.database } = operation;
  const cookieName = sessionCookie(settings.secure);
  const routes: RouteDefinition[] = [];
  const app = new Hono();
  const sender = createSender(settings);
  const failure = createFailure(settings, sender);
  const upload = createUploads(SIZES.uploads);

  app.use(observe(operation));
  // Around the headers of the house: a picture that somebody sent gets an origin of its own. Not a PDF: browsers show none in a sandbox.
  app.use(async (c, next) => {
    await next();
    if (c.get('opgestuurd')) c.header('content-security-policy', "default-src 'none'; frame-ancestors 'none'; sandbox");
  });
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        scriptSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        // A browser holds this against every redirect after a form too: logging in leads to the issuer and back.
        formAction: ["'self'", ...settings.loginOrigins],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
      referrerPolicy: 'same-origin',
      xFrameOptions: 'DENY',
      strictTransportSecurity: settings.secure ? 'max-age=31536000; includeSubDomains' : false,
    }),
  );
  app.use(async (c, next) => {
    const { method, url } = c.req;
    if (url.length > SIZES.address || hasManyParts(url)) throw new AdresTeLang();
    if (method !== 'GET' && method !== 'HEAD' && method !== 'POST') throw new KanNietZo();
    if (method === 'POST' && isForeign(c)) throw new GeenRecht();
    await next();
  });
  app.get('/assets/*', (c) => {
    c.set('route', '/assets/*');
    const asset = assetFor(c.req.path);
    if (!asset) return c.notFound();
    return c.body(asset.body, 200, { 'content-type': asset.type, 'cache-control': ASSET_CACHE });
  });
  routes.push(...registerHealth(app, operation));

  const count = (name: RateLimitName, who: string): Promise<void> | undefined => rateLimits?.count(name, who);
  const perAddress = (c: Context, name: RateLimitName): Promise<void> | undefined => count(name, clientAddress(c, proxies));

  /** What one request asks the database as: its session, its roles, its time. */
  const entryOf = (token: string, entryRollen: readonly Rol[], tijd = databaseTime): Entry & { deadline: Deadline } => ({
    tokenHash: hashToken(token),
    rollen: entryRollen,
    planRol: planRolOf(token),
    deadline: new Deadline(tijd),
    ...(tijd > databaseTime ? { statementTime: tijd } : {}),
  });
  /** Who looks at an error page; undefined when that cannot be found out. */
  const actorOf = async (token: string): Promise<Actor | undefined> => {
    const entry = entryOf(token, rollen);
    const actor = await createReader(pool, entry)
      .actor()
      .catch(() => undefined);
    entry.deadline.end();
    return actor;
  };

  const limitsOf = (c: Context, methode: 'GET' | 'POST', options: RouteOptions): RateLimitName[] => {
    if (methode === 'GET') return options.zoekt && c.req.query('zoek') ? ['zoeken', 'zoekenPerUur'] : [];
    if (options.maxBody !== undefined) return ['bestanden'];
    return options.zoekt ? ['zoeken', 'zoekenPerUur'] : ['versturen'];
  };

  const add = (methode: 'GET' | 'POST', pad: string, options: RouteOptions, handler: Handler): void => {
    routes.push({ methode, pad, rollen: options.rollen, van: options.van, logboek: options.logboek });
    app.on(methode, pad, async (c) => {
      c.set('route', pad);
      const token = getCookie(c, cookieName);
      const read = (): Promise<Form> => readForm(c.req.raw, methode === 'POST' ? (options.maxBody ?? SIZES.form) : 0);
      let form: Form | undefined;
      if (!token) {
        // Nothing is kept of files for who is not logged in.
        const error = options.maxBody === undefined && (await perAddress(c, 'geenSessie')?.catch((e: unknown) => e));
        if (!error && options.maxBody === undefined) form = await read();
        return failure(c, error || new GeenSessie(), { actor: async () => undefined, form });
      }
      const tijd = typeof options.tijd === 'function' ? undefined : options.tijd;
      const entry = entryOf(token, options.rollen, tijd);
      const reader = createReader(pool, entry);
      const who = entry.tokenHash.toString('base64url', 0, 18);
      const limits = rateLimits ? limitsOf(c, methode, options) : [];
      try {
        for (const name of limits) await count(name, who);
        // A large body is read only for who may send one.
        if (options.maxBody !== undefined) await reader.actor();
        const sent = await (options.maxBody === undefined ? read() : upload(read));
        form = sent;
        if (methode === 'POST') {
          // How long it took to send is not held against the database.
          entry.deadline.end();
          entry.deadline = new Deadline(
            tijd ?? (typeof options.tijd === 'function' ? options.tijd(sent) : undefined) ?? databaseTime,
          );
        }
        const sleutel = sent.tekst('_sleutel');
        if (methode === 'POST' && !isKey(token, sleutel)) {
          await reader.actor();
          throw new FormulierVerlopen();
        }
        let entered = false;
        const hier = demoGemeenteOf(getCookie(c, demoCookie(settings.secure)));
        const answer = await handler({
          db: reader.db,
          actor: reader.actor,
          vandaag: clock.vandaag(hier),
          nu: clock.nu(hier),
          param: (naam) => clean(c.req.param(naam) ?? ''),
          nummer: (naam) => {
            const tekst = c.req.param(naam) ?? '';
            if (!/^[1-9][0-9]{0,8}$/.test(tekst)) throw new NietGevonden();
            return Number(tekst);
          },
          zoek: new URLSearchParams(
            [...new URL(c.req.url).searchParams].map(([naam, waarde]): [string, string] => [clean(naam), clean(waarde)]),
          ),
          form: sent,
          sleutel: () => makeKey(token),
          page: async (pageOptions) => sender.send(c, await reader.actor(), pageOptions),
          redirect: (naar) => c.redirect(naar, 303),
          file: ({ inhoud, type, naam, tonen }) => {
            c.set('opgestuurd', type.startsWith('image/'));
            return c.body(typeof inhoud === 'string' ? inhoud : new Uint8Array(inhoud), 200, {
              'content-type': type,
              'cache-control': 'no-store',
              'content-disposition': `${tonen ? 'inline' : 'attachment'}; filename="${naam.replace(/[^\w.-]/g, '-')}"`,
            });
          },
          keep: (fn) =>
            transact(pool, entry, (db, actor) => fn(db, actor)).catch((error: unknown) => {
              if (troubleOf(error) !== 'vol') throw error;
              return undefined;
            }),
          rolHint: entry.planRol,
          submit: async (fn) => {
            const result = await transact<Uitslag>(
              pool,
              entry,
              async (db, actor, undo, { opened: [claimed], atCommit }) => {
                entered = true;
                const dicht = alleenLezen(actor, c.req.param('inwoner'), options.tekent ?? false);
                if (dicht !== undefined) return undo({ ok: false, redenen: [{ tekst: dicht }] });
                if (!claimed?.length) return { ok: true, naar: await earlierAnswer(db, actor.gebruikerId, sleutel) };
                const uitslag = await fn(db, actor);
                if (!uitslag.ok) return undo(uitslag);
                atCommit(rememberAnswer(entry.planRol, sleutel, uitslag.naar));
                return uitslag;
              },
              [claimKey(entry.planRol, sleutel)],
            ).catch((error: unknown): Uitslag => {
              const tekst = refusalOf(error);
              if (tekst === undefined) throw error;
              return { ok: false, redenen: [{ tekst }] };
            });
            return result.ok ? c.redirect(result.naar, 303) : result.redenen;
          },
        });
        // A handler that asked nothing of the database has not been past app.start, and so not past its own rights.
        if (!entered) await reader.actor();
        return answer;
      } catch (error) {
        return await failure(c, await forgetStranger(c, error, limits, who), {
          actor: () => (isPgError(error, 'WM403') ? actorOf(token) : reader.actor().catch(() => actorOf(token))),
          form,
        });
      } finally {
        entry.deadline.end();
      }
    });
  };

  /** A session that is not there leaves no count of its own behind, but one for where it came from. Gives what went wrong. */
  const forgetStranger = async (c: Context, error: unknown, limits: readonly RateLimitName[], who: string): Promise<unknown> => {
    if (!rateLimits || !isPgError(error, '28000')) return error;
    for (const name of limits) await rateLimits.forget(name, who);
    return (await perAddress(c, 'geenSessie')?.catch((limited: unknown) => limited)) ?? error;
  };

  app.notFound((c) => {
    const token = getCookie(c, cookieName);
    return failure(c, new NietGevonden(), { actor: async () => (token ? actorOf(token) : undefined) });
  });
  app.onError((error, c) => failure(c, error, { actor: async () => undefined }));

  return {
    app,
    routes,
    openbaar: (methode, pad, handler, grens) => {
      routes.push({ methode, pad, rollen: [], van: 'niemand', logboek: false });
      app.on(methode, pad, async (c) => {
        c.set('route', pad);
        const inloggen = /\/inloggen(\/|$)/.test(pad);
        await perAddress(c, grens ?? (inloggen ? 'inloggen' : 'openbaar'));
        if (pad !== WAY_BACK) return handler(c);
        const who = clientAddress(c, proxies);
        await rateLimits?.check('inlogfouten', who);
        const answer = await handler(c);
        const gelukt = answer.status < 400;
        operation.metrics?.login(gelukt ? 'gelukt' : 'mislukt');
        // What is counted here shows at the next one: this one has its own answer.
        if (!gelukt && answer.status < 500) await count('inlogfouten', who)?.catch(() => undefined);
        return answer;
      });
    },
    sendOpenbaar: (c, options) => sender.send(c, undefined, options),
    router: {
      get: (pad, options, handler) => add('GET', pad, options, handler),
      post: (pad, options, handler) => add('POST', pad, options, handler),
    },
  };
};

/** Where the login services send people back to. */
const WAY_BACK = '/inloggen/terug';

const hasManyParts = (url: string): boolean => {
  const query = url.indexOf('?');
  return query !== -1 && url.slice(query).split('&', SIZES.queryParts + 1).length > SIZES.queryParts;
};
