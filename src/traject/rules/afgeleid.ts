// Steps that are records of their own elsewhere (aanmelding, oriëntatie, toets, besluit, toewijzing, …) become steps of the route.
import type { Route, RouteStap } from '../../beleid/regeling.ts';
import { ANDERS, STOPT, type StapFeit, type Trajectstap } from '../types.ts';
import { genummerd } from './stand.ts';

/** The step that a record is; undefined when the route has none like it. */
const stapVan = (route: Route, feit: StapFeit): RouteStap | undefined =>
  route.stappen.find(({ id }) => id === feit.stap) ??
  (feit.product === undefined ? undefined : route.stappen.find(({ product }) => product === feit.product)) ??
  route.stappen.find(({ soort, product }) => soort === feit.soort && (product === undefined || feit.product === undefined));

const zelfde = (a: string, b: string): boolean => a.localeCompare(b, 'nl', { sensitivity: 'base' }) === 0;

/** After the advice the resident chose nothing: the way stops there, with the reason. */
const isNiets = ({ soort, uitkomst }: StapFeit): boolean => soort === 'orientatie' && uitkomst === STOPT;

/** An outcome by its key or its words; a step with one way out has that one. */
function uitkomstVan(stap: RouteStap, feit: StapFeit): string | undefined {
  if (!feit.geeindigdOp) return undefined;
  const { uitkomst } = feit;
  if (isNiets(feit)) return STOPT;
  const genoemd =
    uitkomst === undefined ? undefined : stap.uit.find((uit) => uit.uitkomst === uitkomst || zelfde(uit.wat, uitkomst));
  // A hand-over that came back or was stopped did not succeed.
  const lukte = feit.soort !== 'overdracht' || uitkomst === 'aangenomen';
  const enige = stap.uit.length === 1 && lukte ? stap.uit[0] : undefined;
  // ED2: taken on is the one outcome by which the way goes on; one with a condition is for when it does not (Arnhem: paid work is no option).
  const verder = stap.uit.filter(({ naar, einde, als }) => als === undefined && (naar.length > 0 || einde === true));
  if (feit.soort === 'overdracht' && lukte && !genoemd && verder.length === 1) return verder[0]?.uitkomst;
  return genoemd?.uitkomst ?? enige?.uitkomst ?? ANDERS;
}

const adviesVan = (stap: RouteStap, { advies }: StapFeit): string | undefined =>
  advies === undefined ? undefined : stap.uit.find(({ wat }) => zelfde(wat, advies))?.uitkomst;

const isGestopt = ({ soort, uitkomst }: StapFeit): boolean => soort === 'overdracht' && uitkomst === 'gestopt';

/** Treden 5 and 6 are paid work in every ladder; a route that names no outcome for them does not say what follows (SS, WM §4, BR 2.3). */
const isBetaald = (stap: RouteStap, feit: StapFeit): boolean =>
  feit.soort === 'ladder' && /^trede [56]$/.test(feit.uitkomst ?? '') && uitkomstVan(stap, feit) === ANDERS;

/** Numbered by their day; `naast` are the rows of steps that are no record elsewhere. A record that the route has no step for is left out. */
export const afgeleid = (feiten: readonly StapFeit[], route: Route, naast: readonly Trajectstap[] = []): Trajectstap[] => {
  const stappen = [
    ...feiten.flatMap((feit): Trajectstap[] => {
      const stap = stapVan(route, feit);
      if (!stap) return [];
      return [
        {
          id: feit.id,
          stap: stap.id,
          nummer: 0,
          poging: 0,
          begonnenOp: feit.begonnenOp,
          eindeGepland: feit.eindeGepland,
          geeindigdOp: feit.geeindigdOp,
          uitkomst: uitkomstVan(stap, feit),
          // Nobody took over: that opens nothing by itself, people decide what then.
          ...(isGestopt(feit) ? { afwijking: 'De overdracht is gestopt.' } : {}),
          ...(isNiets(feit) ? { afwijking: feit.tekst, advies: adviesVan(stap, feit) } : {}),
          ...(isBetaald(stap, feit) ? { bereikt: feit.uitkomst } : {}),
          ...(feit.antwoordTot ? { antwoordTot: feit.antwoordTot } : {}),
          ...(feit.bij ? { bij: feit.bij } : {}),
          ...(feit.fase ? { fase: feit.fase } : {}),
          ...(feit.herzien ? { herzien: true } : {}),
          ...(feit.moment ? { moment: feit.moment } : {}),
          oordelen: [],
        },
      ];
    }),
    ...naast,
  ];
  return genummerd(stappen, route);
};
