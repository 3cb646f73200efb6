import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type pg from 'pg';
import { z } from 'zod';
import type { RelyingParty } from '../platform/auth/relying-party.ts';
import { log } from '../platform/log.ts';
import { readForm } from '../web/form-data.ts';
import { acties, html, kop, linkKnop, melding, personas as personaLijst } from '../web/index.ts';
import { SESSION_COOKIE, type Web } from '../web/route.ts';
import { endSessie, SESSION_MINUTES, startSessie } from './queries/sessie.ts';
import type { Persona } from './types.ts';

const LOGIN_COOKIE = 'werktmee_inloggen';

const remembered = z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), naar: z.string() });

export interface InloggenSettings {
  web: Web;
  pool: pg.Pool;
  relyingParty: RelyingParty;
  /** Under which name the accounts of this issuer stand in the database. */
  issuerNaam: string;
  /** Addresses on which a browser may have opened the product, without a slash at the end; the first is the default. */
  baseUrls: string[];
  secure: boolean;
  /** Only in the demo. */
  personas: readonly Persona[] | undefined;
}

/** Only a path of this product: never another site, never a login page again. */
const safePath = (naar: string | undefined): string =>
  naar && /^\/(?![/\\])[\w\-./%?=&]*$/.test(naar) && !naar.startsWith('/inloggen') ? naar : '/';

/** Logging in and out through OIDC. In the demo the personas stand on the login page. */
export const registerInloggen = (s: InloggenSettings): void => {
  const cookie = { httpOnly: true, sameSite: 'Lax', secure: s.secure, path: '/' } as const;

  const baseUrlOf = (c: Context): string => {
    const host = c.req.header('host');
    return s.baseUrls.find((url) => new URL(url).host === host) ?? s.baseUrls[0] ?? '';
  };

  const begin = async (c: Context, naar: string, loginHint?: string): Promise<Response> => {
    const { url, remember } = await s.relyingParty.begin({
      redirectUri: `${baseUrlOf(c)}/inloggen/terug`,
      ...(loginHint === undefined ? {} : { loginHint }),
    });
    setCookie(c, LOGIN_COOKIE, Buffer.from(JSON.stringify({ ...remember, naar })).toString('base64url'), {
      ...cookie,
      maxAge: 600,
    });
    return c.redirect(url, 303);
  };

  const mislukt = (c: Context, inhoud = 'Probeer het opnieuw. Blijft het misgaan? Bel dan de gemeente.') =>
    s.web.sendOpenbaar(c, {
      titel: 'Inloggen is niet gelukt',
      status: 422,
      inhoud: html`${kop({ titel: 'Inloggen is niet gelukt' })}${melding({ soort: 'fout', titel: 'Je bent nog niet ingelogd', inhoud })}${acties(linkKnop({ tekst: 'Opnieuw inloggen', href: '/inloggen', soort: 'primair' }))}`,
    });

  s.web.openbaar('GET', '/inloggen', async (c) => {
    const naar = safePath(c.req.query('naar'));
    if (!s.personas) return begin(c, naar);
    return s.web.sendOpenbaar(c, {
      titel: 'Kies wie je bent',
      inhoud: html`${kop({ titel: 'Kies wie je bent', onder: 'Dit is een demo met bedachte mensen. Kies een rol en loop mee met de dag van die persoon.' })}${personaLijst({ actie: '/demo/inloggen', personas: s.personas, naar })}`,
    });
  });

  if (s.personas) {
    const { personas } = s;
    s.web.openbaar('POST', '/demo/inloggen', async (c) => {
      const form = await readForm(c.req.raw, 10_000);
      const persona = personas.find((one) => one.id === form.tekst('persona'));
      if (!persona) return mislukt(c);
      return begin(c, safePath(form.tekst('naar')), persona.id);
    });
  }

  s.web.openbaar('GET', '/inloggen/terug', async (c) => {
    const sent = getCookie(c, LOGIN_COOKIE);
    deleteCookie(c, LOGIN_COOKIE, { path: '/' });
    try {
      const memory = remembered.parse(JSON.parse(Buffer.from(sent ?? '', 'base64url').toString('utf8')));
      const currentUrl = new URL(`${baseUrlOf(c)}${c.req.path}${new URL(c.req.url).search}`);
      const { subject } = await s.relyingParty.finish({ currentUrl, remembered: memory });
      const token = await startSessie(s.pool, { issuer: s.issuerNaam, subject, oud: getCookie(c, SESSION_COOKIE) });
      if (!token)
        return mislukt(
          c,
          'Er is hier geen account voor jou, of je account staat uit. Vraag het aan de beheerder bij je gemeente of organisatie.',
        );
      setCookie(c, SESSION_COOKIE, token, { ...cookie, maxAge: SESSION_MINUTES * 60 });
      return c.redirect(memory.naar, 303);
    } catch (error) {
      log.warn('inloggen mislukt', { fout: error });
      return mislukt(c);
    }
  });

  s.web.openbaar('POST', '/uitloggen', async (c) => {
    const token = getCookie(c, SESSION_COOKIE);
    if (token) await endSessie(s.pool, token);
    c.header('clear-site-data', '"cache"');
    deleteCookie(c, SESSION_COOKIE, { path: '/' });
    return c.redirect('/inloggen', 303);
  });
};
