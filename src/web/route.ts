import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { deleteCookie, getCookie } from 'hono/cookie';
import { secureHeaders } from 'hono/secure-headers';
import type { Kysely } from 'kysely';
import pg from 'pg';
import type { Temporal } from 'temporal-polyfill';
import type { Reden } from '../kernel/resultaat.ts';
import { rolnamen } from '../platform/auth/rolnamen.ts';
import { hashToken } from '../platform/auth/token.ts';
import type { Clock } from '../platform/clock.ts';
import { type Actor, createReader, type Entry, type Rol, rollen } from '../platform/db/reader.ts';
import type { DB } from '../platform/db/schema.ts';
import { transact } from '../platform/db/transact.ts';
import { log } from '../platform/log.ts';
import { Conflict, NietGevonden } from '../platform/problem.ts';
import { ASSET_CACHE, assetFor } from './assets.ts';
import { isForeign, loginAddress, refererOf } from './came-from.ts';
import { conflict, type FoutPagina, formulierVerlopen, geenRecht, nietGevonden, serverfout, teGroot } from './errors.ts';
import { clean, type Form, readForm, TeGroot } from './form-data.ts';
import type { Html } from './html.ts';
import { type MenuItem, type Pagina, page } from './layout.ts';

export { rolnamen };

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
  /** Largest body in bytes; 1 MB unless told. */
  maxBody?: number;
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
  gemeente(actor: Actor | undefined): { naam: string; telefoon: string };
  /** How the functie of an employee is written: the register holds keys such as `teammanager-wmo`. */
  functieNaam(actor: Actor): string | undefined;
  /** Extra lines in the role menu, such as another persona in the demo. */
  rolmenu: { tekst: string; href: string }[];
}

export const SESSION_COOKIE = 'werktmee_sessie';
/** Over https no other site of the same domain can plant it: a browser holds the prefix against that. */
export const sessionCookie = (secure: boolean): string => (secure ? `__Host-${SESSION_COOKIE}` : SESSION_COOKIE);

const mac = (token: string, id: string): string => createHmac('sha256', token).update(id).digest('base64url').slice(0, 22);
/** A key for a form of this session. */
export const makeKey = (token: string): string => {
  const id = randomUUID();
  return `${id}.${mac(token, id)}`;
};
const isKey = (token: string, key: string): boolean => {
  const [id = '', given = ''] = key.split('.');
  const expected = Buffer.from(mac(token, id));
  return given.length === expected.length && timingSafeEqual(Buffer.from(given), expected);
};

const isPgError = (error: unknown, code: string): boolean => error instanceof pg.DatabaseError && error.code === code;

export interface Web {
  app: Hono;
  router: Router;
  /** The table that the authorisation matrix is made from. */
  routes: readonly RouteDefinition[];
  /** A route that anybody may use; stands in the table with no roles. */
  openbaar(methode: 'GET' | 'POST', pad: string, handler: (c: Context) => Promise<Response>): void;
  /** A page for somebody who is not logged in. */
  sendOpenbaar(c: Context, options: PageOptions): Promise<Response>;
}

/** The web application: pages with declared rights, assets, error pages. */
export const createRouter = (settings: RouterSettings): Web => {
  const { pool, clock } = settings;
  const cookieName = sessionCookie(settings.secure);
  const routes: RouteDefinition[] = [];
  const app = new Hono();

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
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD' && isForeign(c)) throw new GeenRecht();
    await next();
  });
  app.get('/assets/*', (c) => {
    const asset = assetFor(c.req.path);
    if (!asset) return c.notFound();
    return c.body(asset.body, 200, { 'content-type': asset.type, 'cache-control': ASSET_CACHE });
  });

  const layoutOf = (actor: Actor | undefined, token: string | undefined, current: string, options: PageOptions) => {
    const zoekActie = actor && settings.zoekActie(actor);
    return page({
      titel: options.titel,
      gemeente: settings.gemeente(actor).naam,
      telefoon: settings.gemeente(actor).telefoon,
      menu: actor ? withCurrent(settings.menu(actor), current) : [],
      inhoud: options.inhoud,
      fout: options.fout ?? false,
      smal: options.smal ?? false,
      kruimels: options.kruimels ?? [],
      actor: actor && {
        naam: actor.naam,
        rolnaam: actor.aanbiederNaam ?? settings.functieNaam(actor) ?? rolnamen[actor.rol],
        rol: actor.rol,
        rolkort: rolnamen[actor.rol],
      },
      inwoner: actor?.rol === 'inwoner',
      sleutel: token && makeKey(token),
      zoek: zoekActie ? { actie: zoekActie, waarde: options.zoekwaarde } : undefined,
      rolmenu: settings.rolmenu,
    });
  };

  const send = async (
    c: Context,
    actor: Actor | undefined,
    options: PageOptions & { code?: 403 | 413 | 500 },
  ): Promise<Response> => {
    // The answer to a form may stand in the cache of this browser: with no-store the back button would ask to send the form again.
    // Logging out empties that cache.
    c.header('cache-control', c.req.method === 'POST' ? 'private, no-cache' : 'no-store');
    const token = getCookie(c, cookieName);
    return c.html(
      await layoutOf(actor, token, c.req.path, options),
      options.code ?? options.status ?? (options.fout ? 422 : 200),
    );
  };
  const sendError = (c: Context, actor: Actor | undefined, fout: FoutPagina): Promise<Response> =>
    send(c, actor, {
      titel: fout.titel,
      inhoud: fout.inhoud,
      ...(fout.status === 403 || fout.status === 500 ? { code: fout.status } : { status: fout.status }),
    });

  const failure = async (c: Context, error: unknown, actor: Actor | undefined, form?: Form): Promise<Response> => {
    const { telefoon } = settings.gemeente(actor);
    if (isPgError(error, '28000')) {
      deleteCookie(c, cookieName, { path: '/', secure: settings.secure });
      return c.redirect(loginAddress(c), 303);
    }
    if (error instanceof NietGevonden) return sendError(c, actor, nietGevonden({ telefoon }));
    if (isPgError(error, 'WM403') || error instanceof GeenRecht)
      return sendError(c, actor, geenRecht({ telefoon, ...(actor ? { rolnaam: rolnamen[actor.rol] } : {}) }));
    if (error instanceof FormulierVerlopen) return sendError(c, actor, formulierVerlopen({ telefoon, terug: refererOf(c) }));
    if (error instanceof TeGroot) return send(c, actor, { titel: 'Te groot', inhoud: teGroot(telefoon), code: 413 });
    if (error instanceof Conflict) {
      const { nieuweVersie, ...info } = error.info;
      const token = getCookie(c, cookieName);
      const opnieuw =
        nieuweVersie !== undefined && token && form
          ? { opnieuw: { actie: c.req.path, sleutel: makeKey(token), versie: nieuweVersie, waarden: form.waarden } }
          : {};
      return sendError(c, actor, conflict({ ...info, ...opnieuw }));
    }
    const nummer = randomUUID().slice(0, 8);
    log.error('fout in een verzoek', { nummer, methode: c.req.method, route: c.req.routePath, fout: error });
    return sendError(c, actor, serverfout({ telefoon, nummer }));
  };

  const add = (methode: 'GET' | 'POST', pad: string, options: RouteOptions, handler: Handler): void => {
    routes.push({ methode, pad, rollen: options.rollen, van: options.van, logboek: options.logboek });
    app.on(methode, pad, async (c) => {
      const token = getCookie(c, cookieName);
      if (!token) return c.redirect(loginAddress(c), 303);
      const entry: Entry = { tokenHash: hashToken(token), rollen: options.rollen, planRol: planRolOf(token) };
      const reader = createReader(pool, entry);
      let form: Form | undefined;
      try {
        // A large body is read only for who may send one.
        if (options.maxBody !== undefined) await reader.actor();
        const sent = await readForm(c.req.raw, methode === 'POST' ? (options.maxBody ?? 1_000_000) : 0);
        form = sent;
        const sleutel = sent.tekst('_sleutel');
        if (methode === 'POST' && !isKey(token, sleutel)) {
          await reader.actor();
          throw new FormulierVerlopen();
        }
        let entered = false;
        const answer = await handler({
          db: reader.db,
          actor: reader.actor,
          vandaag: clock.vandaag(),
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
          page: async (pageOptions) => send(c, await reader.actor(), pageOptions),
          redirect: (naar) => c.redirect(naar, 303),
          file: ({ inhoud, type, naam, tonen }) =>
            c.body(typeof inhoud === 'string' ? inhoud : new Uint8Array(inhoud), 200, {
              'content-type': type,
              'cache-control': 'no-store',
              'content-disposition': `${tonen ? 'inline' : 'attachment'}; filename="${naam.replace(/[^\w.-]/g, '-')}"`,
            }),
          submit: async (fn) => {
            const result = await transact<Uitslag>(pool, entry, async (db, actor, undo) => {
              entered = true;
              const earlier = await claimKey(db, actor.gebruikerId, sleutel);
              if (earlier !== undefined) return { ok: true, naar: earlier };
              const uitslag = await fn(db, actor);
              if (!uitslag.ok) return undo(uitslag);
              await db
                .updateTable('idempotentie')
                .set({ naar: uitslag.naar })
                .where('gebruiker_id', '=', actor.gebruikerId)
                .where('sleutel', '=', sleutel)
                .execute();
              return uitslag;
            });
            return result.ok ? c.redirect(result.naar, 303) : result.redenen;
          },
        });
        // A handler that asked nothing of the database has not been past app.start, and so not past its own rights.
        if (!entered) await reader.actor();
        return answer;
      } catch (error) {
        return failure(c, error, await actorOf(token), form);
      }
    });
  };

  /** Who looks at an error page; undefined when that cannot be found out. */
  const actorOf = (token: string): Promise<Actor | undefined> =>
    createReader(pool, { tokenHash: hashToken(token), rollen, planRol: planRolOf(token) })
      .actor()
      .catch(() => undefined);

  app.notFound(async (c) => {
    const token = getCookie(c, cookieName);
    return failure(c, new NietGevonden(), token ? await actorOf(token) : undefined);
  });
  app.onError((error, c) => failure(c, error, undefined));

  return {
    app,
    routes,
    openbaar: (methode, pad, handler) => {
      routes.push({ methode, pad, rollen: [], van: 'niemand', logboek: false });
      app.on(methode, pad, handler);
    },
    sendOpenbaar: (c, options) => send(c, undefined, options),
    router: {
      get: (pad, options, handler) => add('GET', pad, options, handler),
      post: (pad, options, handler) => add('POST', pad, options, handler),
    },
  };
};

class GeenRecht extends Error {}
class FormulierVerlopen extends Error {}

// A session token begins with its role: a hint for the name of prepared statements only, never for rights.
const planRolOf = (token: string): string => rollen.find((rol) => token.startsWith(`${rol}.`)) ?? 'onbekend';

const isCurrent = (href: string, path: string): boolean => href === path || (href !== '/' && path.startsWith(`${href}/`));

// The item that fits closest: /beheer/logboek is not Medewerkers (/beheer) as well.
const withCurrent = (menu: readonly MenuItem[], path: string): MenuItem[] => {
  const closest = menu
    .filter((item) => isCurrent(item.href, path))
    .reduce<MenuItem | undefined>((a, b) => (a && a.href.length >= b.href.length ? a : b), undefined);
  return menu.map((item) => ({ ...item, huidig: item === closest }));
};

/** Takes the key of a form for this transaction; gives the earlier answer when the same form was sent before. */
const claimKey = async (db: Kysely<DB>, gebruikerId: number, sleutel: string): Promise<string | undefined> => {
  const taken = await db
    .insertInto('idempotentie')
    .values({ gebruiker_id: gebruikerId, sleutel })
    .onConflict((conflict) => conflict.doNothing())
    .returning('sleutel')
    .executeTakeFirst();
  if (taken) return undefined;
  const earlier = await db
    .selectFrom('idempotentie')
    .select('naar')
    .where('gebruiker_id', '=', gebruikerId)
    .where('sleutel', '=', sleutel)
    .executeTakeFirst();
  return earlier?.naar ?? '/';
};
