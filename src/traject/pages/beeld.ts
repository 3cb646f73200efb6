// The route of one resident as a drawing: where he is, what was tried, what may follow.
import { routebeeldVan, type StapInBeeld } from '../../beleid/index.ts';
import type { Datum } from '../../kernel/datum.ts';
import { type Html, routebeeld } from '../../web/index.ts';
import { loopt, volgende } from '../rules/index.ts';
import type { Stand } from '../types.ts';

/**
 * `naam` is what it is a drawing of: "De route van Jan". `aanInwoner`: the stand has the route in the words
 * of the resident, and so has the drawing.
 */
export function trajectbeeld(stand: Stand, op: Datum, naam: string, { aanInwoner }: { aanInwoner?: boolean } = {}): Html {
  const stappen = new Map(
    volgende(stand, op).map(({ stap, mag }): [string, StapInBeeld] => {
      const eigen = stand.stappen.filter((t) => t.stap === stap.id);
      const staat = eigen.some(loopt) ? 'nu' : mag !== 'mag-niet' ? 'kan' : eigen.length > 0 ? 'gedaan' : 'rest';
      return [
        stap.id,
        {
          staat,
          ...(eigen.length > 0 ? { keren: eigen.length } : {}),
          gekozen: eigen.flatMap(({ uitkomst }) => uitkomst ?? []),
        },
      ];
    }),
  );
  return routebeeld(routebeeldVan(stand.route, naam, { stappen, ...(aanInwoner ? { aanInwoner } : {}) }));
}
