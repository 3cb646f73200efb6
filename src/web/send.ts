// A page in its frame, and an error page: the one place where content becomes an answer.
import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { toonDatum } from '../kernel/datum.ts';
import { rolnamen } from '../platform/auth/rolnamen.ts';
import type { Actor } from '../platform/db/reader.ts';
import type { FoutPagina } from './errors.ts';
import { makeKey } from './form-key.ts';
import { type MenuItem, page } from './layout.ts';
import { demoDag } from './personas.ts';
import type { PageOptions, RouterSettings } from './route.ts';
import { demoCookie, demoGemeenteOf, sessionCookie } from './session.ts';

export interface Sender {
  send(c: Context, actor: Actor | undefined, options: PageOptions): Promise<Response>;
  sendError(c: Context, actor: Actor | undefined, fout: FoutPagina): Promise<Response>;
}

const utf8 = new TextEncoder();
let room = new Uint8Array(1 << 18);

/** The bytes of a page, part by part. One room for all pages: this never waits, so no two pages are in it. */
const encode = (parts: readonly string[]): Uint8Array<ArrayBuffer> => {
  let end = 0;
  for (const part of parts) {
    // No character takes more than three bytes for each of its sixteen-bit units.
    if (part.length * 3 > room.length - end) {
      const larger = new Uint8Array((end + part.length * 3) * 2);
      larger.set(room.subarray(0, end));
      room = larger;
    }
    end += utf8.encodeInto(part, room.subarray(end)).written;
  }
  return room.slice(0, end);
};

export const createSender = (settings: RouterSettings): Sender => {
  const cookieName = sessionCookie(settings.secure);
  const demoName = demoCookie(settings.secure);
  const layoutOf = (c: Context, actor: Actor | undefined, options: PageOptions) => {
    const token = getCookie(c, cookieName);
    const current = c.req.path;
    const hier = options.gemeente?.id ?? (actor && demoGemeenteOf(getCookie(c, demoName)));
    const eigenDag = hier === undefined ? undefined : settings.clock.eigenDag(hier);
    const zoekActie = actor && settings.zoekActie(actor);
    const { naam, telefoon } = options.gemeente ?? settings.gemeente(actor, hier);
    return page({
      titel: options.titel,
      ...(options.vanAllen ? {} : { gemeente: naam, telefoon }),
      menu: actor ? withCurrent(settings.menu(actor), current) : [],
      bericht: actor && settings.bericht?.(actor, current),
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
      inwoner: options.inwoner ?? actor?.rol === 'inwoner',
      sleutel: token && makeKey(token),
      zoek: zoekActie ? { actie: zoekActie, waarde: options.zoekwaarde } : undefined,
      rolmenu: settings.rolmenu,
      demo: eigenDag && demoDag({ gemeente: settings.gemeente(undefined, hier).naam, dag: toonDatum(eigenDag) }),
    });
  };
  const answer = async (c: Context, actor: Actor | undefined, options: PageOptions, status: FoutPagina['status'] | 200 | 422) => {
    // The answer to a form may stand in the cache of this browser: with no-store the back button would ask to send the form again.
    // Logging out empties that cache.
    c.header('cache-control', c.req.method === 'POST' ? 'private, no-cache' : 'no-store');
    // As bytes: a long text would be measured, and then turned into bytes once more while it is written.
    const bytes = encode(layoutOf(c, actor, options).delen);
    return c.body(bytes, status, { 'content-type': 'text/html; charset=UTF-8' });
  };
  return {
    send: (c, actor, options) => answer(c, actor, options, options.status ?? (options.fout ? 422 : 200)),
    sendError: (c, actor, { status, ...inhoud }) => answer(c, actor, inhoud, status),
  };
};

const isCurrent = (href: string, path: string): boolean => href === path || (href !== '/' && path.startsWith(`${href}/`));

// The item that fits closest: /beheer/logboek is not Medewerkers (/beheer) as well.
const withCurrent = (menu: readonly MenuItem[], path: string): MenuItem[] => {
  const closest = menu
    .filter((item) => [item.href, ...(item.ook ?? [])].some((href) => isCurrent(href, path)))
    .reduce<MenuItem | undefined>((a, b) => (a && a.href.length >= b.href.length ? a : b), undefined);
  return menu.map((item) => ({ ...item, huidig: item === closest }));
};
