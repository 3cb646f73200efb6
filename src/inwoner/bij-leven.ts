// What needs the resident himself is refused after a death, by a typed address and a form that was open too.
import { datum, toonDatum } from '../kernel/datum.ts';
import { schrijfInzage } from '../platform/audit.ts';
import { NaOverlijden } from '../platform/problem.ts';
import type { Handler, Router } from '../web/route.ts';
import { findInwoner } from './queries.ts';

const levend =
  (handler: Handler): Handler =>
  async (c) => {
    const id = c.nummer('inwoner');
    const inwoner = await findInwoner(c.db, id);
    if (!inwoner || inwoner.overleden_op === null) return handler(c);
    await schrijfInzage(c.db, { inwonerId: id, soort: 'dossier' });
    throw new NaOverlijden({
      voornaam: inwoner.voornaam,
      op: toonDatum(datum(inwoner.overleden_op)),
      terug: `/dossier/${id}`,
    });
  };

/** The router for pages under `/dossier/:inwoner` that cannot be used after a death. Winding up, reading and sending back keep the plain one. */
export const bijLeven = (router: Router): Router => ({
  get: (pad, options, handler) => router.get(pad, options, levend(handler)),
  post: (pad, options, handler) => router.post(pad, options, levend(handler)),
});
