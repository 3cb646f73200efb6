import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { z } from 'zod';
import { IssuerUnavailable, type LoginState } from '../../platform/auth/relying-party.ts';
import { log } from '../../platform/log.ts';
import { acties, html, kop, linkKnop, melding } from '../../web/index.ts';
import { demoCookie, sessionCookie } from '../../web/route.ts';
import { SESSIE_MINUTEN } from '../rules/sessie.ts';
import type { Login } from '../types.ts';
import { baseUrlOf, type InloggenSettings } from './settings.ts';
import { onbereikbaarTekst, type Uitleg } from './teksten.ts';

/** What a browser keeps between leaving for the issuer and coming back: ten minutes, once. */
const Onthouden = z.strictObject({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  weg: z.string(),
  naar: z.string(),
  uitnodiging: z.string().optional(),
});
export type Onthouden = z.output<typeof Onthouden>;

const LOGIN_MINUTEN = 10;

export interface Flow {
  /** Sends the browser to the issuer. */
  begin(
    c: Context,
    login: Login,
    o: { naar: string; uitnodiging?: string; loginHint?: string; anders?: boolean },
  ): Promise<Response>;
  /** What was remembered at the beginning; gone after this. Undefined when there is nothing, or not ours. */
  recall(c: Context): (LoginState & { login: Login; naar: string; uitnodiging: string | undefined }) | undefined;
  /** The page that says why somebody did not come in. */
  refuse(c: Context, uitleg: Uitleg, o?: { login?: Login; status?: 404 | 422 | 503 }): Promise<Response>;
  session(c: Context): string | undefined;
  startSession(c: Context, token: string): void;
  endSession(c: Context): void;
  /** Demo: in which municipality this browser walks along; undefined: on our own day. */
  keepDemo(c: Context, gemeenteId: number | undefined): void;
  /** A token of the issuer that helps to log out there; never one with a BSN. */
  keepHint(c: Context, idToken: string): void;
  takeHint(c: Context): string | undefined;
}

export const createFlow = (s: InloggenSettings): Flow => {
  // __Host-: no other site of the same domain can plant it, and it goes over https only.
  const prefixed = (naam: string): string => (s.secure ? `__Host-${naam}` : naam);
  const LOGIN = prefixed('werktmee_inloggen');
  const SESSION = sessionCookie(s.secure);
  const DEMO = demoCookie(s.secure);
  const HINT = prefixed('werktmee_uitloggen');
  const cookie = { httpOnly: true, sameSite: 'Lax', secure: s.secure, path: '/' } as const;
  const drop = (c: Context, naam: string): void => void deleteCookie(c, naam, { path: '/', secure: s.secure });

  const refuse: Flow['refuse'] = (c, uitleg, o = {}) => {
    const opnieuw =
      o.login && uitleg.anders && o.login.eisen.weg !== 'demo' ? `/inloggen/${o.login.eisen.weg}?anders=ja` : '/inloggen';
    return s.web.sendOpenbaar(c, {
      titel: uitleg.titel,
      status: o.status ?? 422,
      smal: true,
      inhoud: html`${kop({ titel: uitleg.titel })}${melding({
        soort: 'waarschuwing',
        inhoud: html`${uitleg.inhoud.map((alinea) => html`<p>${alinea}</p>`)}`,
      })}${acties(linkKnop({ tekst: 'Opnieuw inloggen', href: opnieuw, soort: 'primair' }))}`,
    });
  };

  return {
    begin: async (c, login, { naar, uitnodiging, loginHint, anders }) => {
      const { weg } = login.eisen;
      try {
        const { url, remember } = await login.relyingParty.begin({
          redirectUri: `${baseUrlOf(s, c)}/inloggen/terug`,
          ...(loginHint === undefined ? {} : { loginHint }),
          ...(anders ? { again: true } : {}),
        });
        const onthouden: Onthouden = { ...remember, weg, naar, ...(uitnodiging === undefined ? {} : { uitnodiging }) };
        const waarde = Buffer.from(JSON.stringify(onthouden)).toString('base64url');
        setCookie(c, LOGIN, waarde, { ...cookie, maxAge: LOGIN_MINUTEN * 60 });
        c.header('cache-control', 'no-store');
        return c.redirect(url, 303);
      } catch (error) {
        if (!(error instanceof IssuerUnavailable)) throw error;
        log.error('de inlogdienst is niet bereikbaar', { weg, fout: error.cause });
        return refuse(c, onbereikbaarTekst(weg, s.gemeente.telefoon), { status: 503 });
      }
    },
    recall: (c) => {
      const sent = getCookie(c, LOGIN);
      drop(c, LOGIN);
      try {
        const { weg, ...rest } = Onthouden.parse(JSON.parse(Buffer.from(sent ?? '', 'base64url').toString('utf8')));
        const login = s.logins.find((een) => een.eisen.weg === weg);
        return login && { ...rest, uitnodiging: rest.uitnodiging, login };
      } catch {
        return undefined;
      }
    },
    refuse,
    session: (c) => getCookie(c, SESSION),
    startSession: (c, token) => setCookie(c, SESSION, token, { ...cookie, maxAge: SESSIE_MINUTEN * 60 }),
    endSession: (c) => {
      drop(c, SESSION);
      if (s.personas) drop(c, DEMO);
    },
    keepDemo: (c, gemeenteId) => {
      if (gemeenteId === undefined) drop(c, DEMO);
      else setCookie(c, DEMO, String(gemeenteId), { ...cookie, maxAge: SESSIE_MINUTEN * 60 });
    },
    keepHint: (c, idToken) => {
      // Longer than a browser keeps: then the issuer asks whom to log out.
      if (idToken.length < 3500) setCookie(c, HINT, idToken, { ...cookie, maxAge: SESSIE_MINUTEN * 60 });
    },
    takeHint: (c) => {
      const hint = getCookie(c, HINT);
      if (hint !== undefined) drop(c, HINT);
      return hint;
    },
  };
};
