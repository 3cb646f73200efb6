// From records of other areas to outcomes of the route: what followed tells how a step ended. Pure.
import { findStap, type Regeling, type Route, type RouteStap } from '../beleid/regeling.ts';
import { type Datum, isNa, isVoor } from '../kernel/datum.ts';
import { ANDERS, type StapFeit, type Trajectstap } from './types.ts';

const leidtNaar = (stap: RouteStap | undefined, naar: string): string | undefined =>
  stap?.uit.find((uitgang) => uitgang.naar.includes(naar))?.uitkomst;

/** A place that is granted and that several products can be: it begins with its toewijzing (Arnhem). */
export const isVerleend = ({ soort, product, besluit }: RouteStap): boolean =>
  product === undefined && soort !== 'besluit' && (besluit?.vorm === 'toewijzing' || besluit?.vorm === 'beschikking');

/** Kinds of which a route may have several and a record does not say which: then people record the step itself. */
const EEN_ALLEEN: ReadonlySet<string> = new Set(['plan', 'goedkeuring', 'overdracht']);

/** Whether records of another area are the steps of this kind in this route. */
export const isElders = (route: Route, stap: RouteStap): boolean => {
  if (EEN_ALLEEN.has(stap.soort)) return route.stappen.filter(({ soort }) => soort === stap.soort).length === 1;
  if (stap.soort === 'besluit') return stap.besluit?.vorm === 'beschikking' || stap.besluit?.vorm === 'toewijzing';
  return stap.soort === 'aanmelding' || stap.soort === 'ladder' || stap.soort === 'toets' || stap.soort === 'orientatie';
};

/**
 * AP17: a toets ends with who went to another party when the hand-over to it was taken on, where the route has an outcome of that name
 * (Lucrato). A toets of after that begins anew.
 */
const doorgegeven = (toets: StapFeit, feiten: readonly StapFeit[], stap: RouteStap | undefined): string | undefined => {
  const later = feiten.filter(({ soort, begonnenOp }) => soort === 'toets' && isVoor(toets.begonnenOp, begonnenOp));
  // What was decided after the toets is where it led to (L9); a hand-over of later is about that.
  const besloten = feiten.filter(({ soort, begonnenOp }) => soort === 'besluit' && !isVoor(begonnenOp, toets.begonnenOp));
  return feiten.find(
    ({ soort, uitkomst, partij, begonnenOp }) =>
      soort === 'overdracht' &&
      uitkomst === 'aangenomen' &&
      stap?.uit.some((uitgang) => uitgang.uitkomst === partij) &&
      !isVoor(begonnenOp, toets.begonnenOp) &&
      [...later, ...besloten].every((ander) => isVoor(begonnenOp, ander.begonnenOp)),
  )?.partij;
};

/** The day on which another traject ended, and when that was written down; absent: not kept. */
export interface Vorige {
  op: Datum;
  moment?: Date | undefined;
}

/**
 * What was over when another traject ended belonged to that one. What begins on that very day is of the next, but a record that stood there
 * when the traject was closed: that was a step of what ended.
 */
const wasVoorbij = ({ begonnenOp, geeindigdOp, moment }: StapFeit, sinds: Vorige): boolean =>
  geeindigdOp !== undefined &&
  !isNa(geeindigdOp, sinds.op) &&
  (isVoor(begonnenOp, sinds.op) || (moment !== undefined && sinds.moment !== undefined && moment < sinds.moment));

/** The records of a traject that ended: not what was written down on its last day after it was closed. */
export const feitenTot = (feiten: readonly StapFeit[], einde: Vorige | undefined): StapFeit[] =>
  feiten.filter(
    ({ begonnenOp, moment }) =>
      !einde ||
      isVoor(begonnenOp, einde.op) ||
      (!isNa(begonnenOp, einde.op) && !(moment && einde.moment && moment > einde.moment)),
  );

/** The records that count, with the outcome as the route calls it. `sinds`: where another traject ended. */
export const passendeFeiten = (
  feiten: readonly StapFeit[],
  route: Route,
  sinds: Vorige | undefined,
  producten: readonly Pick<Regeling['producten'][number], 'product' | 'soort'>[] = [],
): StapFeit[] =>
  feiten.flatMap((feit) => {
    if (sinds && wasVoorbij(feit, sinds)) return [];
    const stap = route.stappen.find(({ soort }) => soort === feit.soort);
    if (feit.product === undefined && stap && !isElders(route, stap)) return [];
    const elders = feit.soort === 'toets' ? doorgegeven(feit, feiten, stap) : undefined;
    if (elders) return [{ ...feit, uitkomst: elders }];
    const { uitkomst } = feit;
    if (feit.soort !== 'besluit' || uitkomst === undefined) return [feit];
    const soort = producten.find(({ product }) => product === uitkomst)?.soort;
    const naar =
      route.stappen.find(({ product }) => product === uitkomst) ??
      route.stappen.find((een) => isVerleend(een) && een.soort === soort);
    const gevonden = naar && leidtNaar(stap, naar.id);
    return [gevonden === undefined ? feit : { ...feit, uitkomst: gevonden }];
  });

/** Where somebody is before the route begins, and where it may end: a place, no step on the way. */
const HERKOMST: ReadonlySet<string> = new Set(['bestemming', 'rust', 'vrijwilligerswerk']);

/**
 * The records that are steps of this way. A place where the resident was before it began is where he comes from; and a place that people
 * recorded as a step themselves is not counted again.
 */
export const zonderHerkomst = (feiten: readonly StapFeit[], route: Route, rijen: readonly Trajectstap[]): StapFeit[] => {
  const telt = (feit: StapFeit): boolean =>
    !isPlek(feit, route) &&
    route.stappen.some(({ soort, product }) => (feit.product === undefined ? soort === feit.soort : product === feit.product));
  const begin = [...rijen.map(({ begonnenOp }) => begonnenOp), ...feiten.filter(telt).map(({ begonnenOp }) => begonnenOp)];
  return feiten.filter((feit) => {
    if (rijen.some((rij) => isDezelfde(feit, rij, route))) return false;
    const stap = isPlek(feit, route);
    if (!stap) return true;
    if (rijen.some((rij) => rij.stap === stap.id)) return false;
    return begin.some((dag) => isVoor(dag, feit.begonnenOp));
  });
};

/** The place that a row of people already is: begun on the way back, with the besluit that followed (NI6). */
const isDezelfde = (feit: StapFeit, rij: Trajectstap, route: Route): boolean =>
  feit.product !== undefined &&
  findStap(route, rij.stap)?.product === feit.product &&
  !(rij.geeindigdOp && isVoor(rij.geeindigdOp, feit.begonnenOp)) &&
  !(feit.geeindigdOp && isVoor(feit.geeindigdOp, rij.begonnenOp));

const isPlek = (feit: StapFeit, route: Route): RouteStap | undefined =>
  feit.product === undefined
    ? undefined
    : route.stappen.find((stap) => stap.product === feit.product && HERKOMST.has(stap.soort) && stap.begin !== true);

/** AR20: who is handed over and comes back while his place ran stays there. Gives the outcome that leads to it. */
const blijftUitgang = (stap: RouteStap, t: Trajectstap, stappen: readonly Trajectstap[]): string | undefined => {
  const { geeindigdOp } = t;
  if (stap.soort !== 'overdracht' || t.uitkomst !== ANDERS || !geeindigdOp) return undefined;
  const liep = (id: string): boolean =>
    stappen.some(
      (u) =>
        u.stap === id && isVoor(u.begonnenOp, geeindigdOp) && (u.geeindigdOp === undefined || isNa(u.geeindigdOp, geeindigdOp)),
    );
  return stap.uit.find(({ naar }) => naar.some(liep))?.uitkomst;
};

/**
 * A derived step whose outcome nobody recorded ended as what followed shows; a trede leads to the toets where the route has one. A toets is an
 * aid (L9): what people decided after it goes before what it said itself.
 */
export const metGevolg = (stappen: readonly Trajectstap[], route: Route): Trajectstap[] =>
  stappen.map((t) => {
    if (t.afwijking !== undefined || /^\d+$/.test(t.id)) return t;
    const stap = findStap(route, t.stap);
    const doodlopend =
      stap?.soort === 'toets' && stap.uit.some(({ uitkomst, naar }) => uitkomst === t.uitkomst && naar.length === 0);
    if (t.uitkomst !== ANDERS && !doodlopend) return t;
    const blijft = stap && blijftUitgang(stap, t, stappen);
    if (blijft !== undefined) return { ...t, uitkomst: blijft };
    const gevolgd = stappen
      .filter(({ nummer }) => nummer > t.nummer)
      .map((u) => leidtNaar(stap, u.stap))
      .find((uitkomst) => uitkomst !== undefined);
    const toets = stap?.soort === 'ladder' ? route.stappen.find(({ soort }) => soort === 'toets') : undefined;
    const uitkomst = gevolgd ?? (toets && leidtNaar(stap, toets.id));
    return uitkomst === undefined ? t : { ...t, uitkomst };
  });

/**
 * A place is over after its last day, also when nobody did anything: a toewijzing says so on its own page, and what the route or the resident
 * reads may not say that it runs. Other records have no last day of themselves.
 */
export const totVandaag = (feiten: readonly StapFeit[], vandaag: Datum): StapFeit[] =>
  feiten.map((feit) =>
    feit.geeindigdOp === undefined && feit.eindeGepland && /^toewijzing-/.test(feit.id) && isVoor(feit.eindeGepland, vandaag)
      ? { ...feit, geeindigdOp: feit.eindeGepland }
      : feit,
  );
