// What an error becomes: the page that says what happened, what was kept, and how to go on.
import type { Context } from 'hono';
import { deleteCookie, getCookie } from 'hono/cookie';
import pg from 'pg';
import { toonMoment, toonTijdstip } from '../kernel/moment.ts';
import { rolnamen } from '../platform/auth/rolnamen.ts';
import type { Actor } from '../platform/db/reader.ts';
import { DatabaseUnavailable, type Trouble, troubleOf } from '../platform/db/unavailable.ts';
import { log } from '../platform/log.ts';
import { PdfError, Unprintable } from '../platform/pdf/error.ts';
import { Conflict, NaOverlijden, NietGevonden } from '../platform/problem.ts';
import { isApi, sendProblem } from './api.ts';
import { loginAddress, refererOf } from './came-from.ts';
import * as fout from './errors.ts';
import { Afgebroken, type Form, TeDruk, TeGroot, TeTraag } from './form-data.ts';
import { looksLikeKey, makeKey } from './form-key.ts';
import { nummerOf, routeOf } from './observe.ts';
import { Begrensd } from './rate-limits.ts';
import type { RouterSettings } from './route.ts';
import type { Sender } from './send.ts';
import { sessionCookie } from './session.ts';

export class GeenRecht extends Error {}
export class FormulierVerlopen extends Error {}
/** There is no session, or no longer. */
export class GeenSessie extends Error {}
export class AdresTeLang extends Error {}
/** A method that no page takes. */
export class KanNietZo extends Error {}

export const isPgError = (error: unknown, code: string): boolean => error instanceof pg.DatabaseError && error.code === code;

/** What of the request is known by the time it fails. */
export interface Failed {
  /** Who asked; found out only for the pages that show it. */
  actor(): Promise<Actor | undefined>;
  form?: Form | undefined;
}

/** Seconds after which it makes sense to try again. */
const RETRY: Record<Trouble, number> = { weg: 30, traag: 5, vol: 60 };

export const createFailure = (
  settings: RouterSettings,
  { sendError }: Sender,
): ((c: Context, error: unknown, failed: Failed) => Promise<Response>) => {
  const { clock } = settings;
  const cookieName = sessionCookie(settings.secure);
  const nobody = settings.gemeente(undefined).telefoon;

  /** What was sent, when it was a form of ours; with its own key the answer to sending it again is the same. */
  const verstuurd = (c: Context, form: Form | undefined, sleutel?: string): fout.Verstuurd | undefined => {
    const eigen = form?.tekst('_sleutel') ?? '';
    if (c.req.method !== 'POST' || !form || !looksLikeKey(eigen)) return undefined;
    return { actie: c.req.path, sleutel: sleutel ?? eigen, velden: form.velden, bestanden: form.bestanden.length > 0 };
  };
  const opnieuw = (c: Context): string => (c.req.method === 'POST' ? refererOf(c) : c.req.path);

  /** Pages that ask nothing of the database, so that they come when it does not answer. */
  const withoutDatabase = (c: Context, error: unknown, form: Form | undefined): fout.FoutPagina | undefined => {
    const telefoon = nobody;
    const trouble = troubleOf(error);
    if (trouble) {
      log.warn('de database gaf geen antwoord', {
        verzoek: nummerOf(c),
        methode: c.req.method,
        route: routeOf(c),
        wat: trouble,
        fout: error,
      });
      c.header('retry-after', String(RETRY[trouble]));
      const bewaard = error instanceof DatabaseUnavailable && error.stored === 'unknown' ? 'onbekend' : 'nee';
      return fout.nietBereikbaar({ telefoon, wat: trouble, bewaard, opnieuw: opnieuw(c), verstuurd: verstuurd(c, form) });
    }
    if (error instanceof Begrensd) {
      c.header('retry-after', String(error.seconds));
      const om = toonTijdstip(new Date(clock.nu().getTime() + error.seconds * 1000 + 59_999));
      return fout.teVaak({ telefoon, om, terug: opnieuw(c), verstuurd: verstuurd(c, form) });
    }
    if (error instanceof TeGroot || error instanceof TeTraag) {
      // What is still on its way is not waited for.
      c.header('connection', 'close');
      return error instanceof TeGroot
        ? fout.teGroot({ telefoon, wat: error.wat })
        : fout.teTraag({ telefoon, terug: refererOf(c) });
    }
    if (error instanceof TeDruk) {
      c.header('connection', 'close');
      c.header('retry-after', String(RETRY.weg));
      return fout.teDruk({ telefoon, terug: refererOf(c) });
    }
    if (error instanceof AdresTeLang) return fout.adresTeLang({ telefoon });
    if (error instanceof KanNietZo) {
      c.header('allow', 'GET, HEAD, POST');
      return fout.kanNietZo({ telefoon });
    }
    return undefined;
  };

  const page = async (c: Context, error: unknown, actor: Actor | undefined, form: Form | undefined): Promise<fout.FoutPagina> => {
    const { telefoon } = settings.gemeente(actor);
    if (error instanceof NietGevonden) return fout.nietGevonden({ telefoon });
    if (error instanceof Unprintable)
      return fout.nietAfTeDrukken({
        telefoon,
        tekens: error.details,
        terug: opnieuw(c) === c.req.path ? refererOf(c) : opnieuw(c),
      });
    if (isPgError(error, 'WM403') || error instanceof GeenRecht)
      return fout.geenRecht({ telefoon, ...(actor ? { rolnaam: rolnamen[actor.rol] } : {}) });
    if (error instanceof NaOverlijden) return fout.naOverlijden({ ...error.info, verstuurd: verstuurd(c, form) });
    const token = getCookie(c, cookieName);
    if (error instanceof FormulierVerlopen) {
      const opnieuw = token && actor && verstuurd(c, form, makeKey(token));
      return fout.formulierVerlopen({
        telefoon,
        terug: refererOf(c),
        ...(opnieuw ? { wie: actor.naam, verstuurd: opnieuw } : {}),
      });
    }
    if (error instanceof Conflict) {
      const { nieuweVersie, wanneer, ...info } = error.info;
      const opnieuw =
        nieuweVersie !== undefined && token && form
          ? {
              opnieuw: {
                actie: c.req.path,
                sleutel: makeKey(token),
                versie: nieuweVersie,
                // Boxes that were ticked come more than once under one name.
                waarden: form.velden.filter(([naam]) => naam !== '_versie'),
              },
            }
          : {};
      const op = wanneer && toonMoment(wanneer, clock.vandaag(actor?.gemeenteId));
      return fout.conflict({ ...info, wanneer: op, ...opnieuw });
    }
    const nummer = nummerOf(c);
    log.error('fout in een verzoek', { verzoek: nummer, methode: c.req.method, route: routeOf(c) ?? 'onbekend', fout: error });
    if (error instanceof PdfError)
      return fout.geenBrief({ telefoon, nummer, terug: refererOf(c), verstuurd: verstuurd(c, form) });
    return fout.serverfout({ telefoon, nummer });
  };

  /** The same for a program: what happened, and never more than a page would tell. */
  const forApi = (c: Context, error: unknown): Response => {
    const bezet = { status: 503, title: 'Even niet bereikbaar', detail: 'Probeer het later nog eens.' } as const;
    if (error instanceof Begrensd) {
      c.header('retry-after', String(error.seconds));
      return sendProblem(c, { status: 429, title: 'Te vaak', detail: `Probeer het over ${error.seconds} seconden nog eens.` });
    }
    if (error instanceof TeGroot)
      return sendProblem(c, { status: 413, title: 'Te groot', detail: 'Verdeel het over meer verzoeken.' });
    if (error instanceof TeTraag)
      return sendProblem(c, { status: 408, title: 'Te traag', detail: 'Het verzoek kwam niet op tijd aan. Stuur het opnieuw.' });
    if (error instanceof AdresTeLang)
      return sendProblem(c, { status: 414, title: 'Adres te lang', detail: 'Stuur minder in het adres.' });
    if (error instanceof KanNietZo) {
      c.header('allow', 'GET, HEAD, POST');
      return sendProblem(c, { status: 405, title: 'Kan niet zo', detail: 'Deze methode is er niet.' });
    }
    if (error instanceof GeenRecht)
      return sendProblem(c, { status: 403, title: 'Mag niet', detail: 'Een pagina van een andere website mag dit niet vragen.' });
    if (error instanceof NietGevonden)
      return sendProblem(c, { status: 404, title: 'Bestaat niet', detail: 'Dit adres is er niet. Zie /v1/openapi.json.' });
    if (error instanceof TeDruk || troubleOf(error)) {
      c.header('retry-after', String(RETRY.weg));
      return sendProblem(c, bezet);
    }
    const nummer = nummerOf(c);
    log.error('fout in een verzoek', { verzoek: nummer, methode: c.req.method, route: routeOf(c) ?? 'onbekend', fout: error });
    return sendProblem(c, { status: 500, title: 'Er ging iets mis', detail: `Meld dit met nummer ${nummer}.` });
  };

  return async (c, error, { actor, form }) => {
    if (error instanceof Afgebroken) return c.body(null, 400);
    if (isApi(c.req.path)) return forApi(c, error);
    if (isPgError(error, '28000') || error instanceof GeenSessie) {
      deleteCookie(c, cookieName, { path: '/', secure: settings.secure });
      const bij = verstuurd(c, form);
      return bij?.velden.some(([naam, waarde]) => !naam.startsWith('_') && waarde !== '')
        ? sendError(c, undefined, fout.uitgelogd({ telefoon: nobody, inloggen: loginAddress(c), verstuurd: bij }))
        : c.redirect(loginAddress(c), 303);
    }
    const plain = withoutDatabase(c, error, form);
    if (plain) return sendError(c, undefined, plain);
    const wie = await actor();
    return sendError(c, wie, await page(c, error, wie, form));
  };
};
