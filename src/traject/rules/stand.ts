// What can be read off a row of steps: what runs, what is over and waits for a follow-up, how often a step was tried.
import { bronStatus } from '../../beleid/explain.ts';
import {
  deNaam,
  findStap,
  isOpenUitgang,
  type Route,
  type RouteStap,
  type RouteTerug,
  rolNaam,
  type Uitgang,
} from '../../beleid/regeling.ts';
import { opsomming } from '../../kernel/aantal.ts';
import { isNa, isVoor, vergelijk } from '../../kernel/datum.ts';
import { ANDERS, STOPT, type Stand, TERUG, type Trajectstap, type Waarom } from '../types.ts';

export const opVolgorde = (stappen: readonly Trajectstap[]): Trajectstap[] => stappen.toSorted((a, b) => a.nummer - b.nummer);

export const loopt = (t: Trajectstap): boolean => t.geeindigdOp === undefined;

export const lopende = (stand: Pick<Stand, 'stappen'>): Trajectstap[] => opVolgorde(stand.stappen).filter(loopt);

/** Numbers and tries by the day of beginning. Of one day what led to another by the route stands before it, however they are given. */
export function genummerd(stappen: readonly Trajectstap[], route: Pick<Route, 'stappen'> = { stappen: [] }): Trajectstap[] {
  const keren = new Map<string, number>();
  const dagen = Map.groupBy(
    stappen.toSorted((a, b) => vergelijk(a.begonnenOp, b.begonnenOp)),
    ({ begonnenOp }) => begonnenOp.toString(),
  );
  return [...dagen.values()]
    .flatMap((dag) => vanEenDag(dag, route))
    .map((t, i) => {
      const poging = (keren.get(t.stap) ?? 0) + 1;
      keren.set(t.stap, poging);
      return { ...t, nummer: i + 1, poging };
    });
}

/** Each time the first that nothing else of the day leads to; in a circle the first that there is. */
function vanEenDag(dag: readonly Trajectstap[], route: Pick<Route, 'stappen'>): Trajectstap[] {
  const plaats = (t: Trajectstap): number => route.stappen.findIndex(({ id }) => id === t.stap);
  const over = dag.toSorted(
    (a, b) =>
      Number(loopt(a)) - Number(loopt(b)) ||
      Number(a.moment ?? 0) - Number(b.moment ?? 0) ||
      plaats(a) - plaats(b) ||
      a.nummer - b.nummer ||
      (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  );
  const uit: Trajectstap[] = [];
  while (over.length > 0) {
    const vrij = over.findIndex((t) => !over.some((ander) => ander !== t && gaatVoor(ander, t, route)));
    uit.push(...over.splice(Math.max(vrij, 0), 1));
  }
  return uit;
}

/** Whether `a` comes before `b` of the same day: it is named so, rows keep their order, what is over leads to what its outcome names, and what runs to what may be beside it. */
const gaatVoor = (a: Trajectstap, b: Trajectstap, route: Pick<Route, 'stappen'>): boolean => {
  if (a.volgtOp === b.id || b.volgtOp === a.id) return b.volgtOp === a.id;
  if (a.nummer > 0 && b.nummer > 0) return a.nummer < b.nummer;
  if (a.stap === b.stap) return false;
  const van = route.stappen.find(({ id }) => id === a.stap);
  const naar = route.stappen.find(({ id }) => id === b.stap);
  // NI3: a plan that is made on the day on which the place begins is beside that place; the place does not follow on the plan.
  if (loopt(a))
    return naar?.na?.some((eis) => eis.stap === a.stap && eis.uitkomst === undefined && naar.naast?.includes(a.stap)) === true;
  return (
    van?.uit.some(({ uitkomst, naar: ids }) => (uitkomst === a.uitkomst || a.uitkomst === ANDERS) && ids.includes(b.stap)) ===
      true || naar?.na?.some((eis) => eis.stap === a.stap && (eis.uitkomst === undefined || eis.uitkomst === a.uitkomst)) === true
  );
};

/** Whether `u` began as what follows on `t`. */
const volgtOp = (u: Trajectstap, t: Trajectstap): boolean => {
  if (u.volgtOp !== undefined) return u.volgtOp === t.id;
  if (u.nummer <= t.nummer || t.geeindigdOp === undefined || u.via?.startsWith('naast:')) return false;
  return !isVoor(u.begonnenOp, t.geeindigdOp);
};

/** NI2: a place that is renewed while what was on top of it ends is not what came of that: nothing of `t` leads to it, and it may be beside it. */
const alleenErnaast = ({ route }: Pick<Stand, 'route'>, u: Trajectstap, t: Trajectstap): boolean => {
  const stap = findStap(route, t.stap);
  if (!stap?.naast?.includes(u.stap) || !isRecord(u)) return false;
  const uitgang = uitgangVan({ route }, t);
  const naar = (uitgang ? [uitgang] : stap.uit).flatMap((uit) => uit.naar);
  return naar.length > 0 && !naar.includes(u.stap) && !findStap(route, u.stap)?.na?.some((eis) => eis.stap === t.stap);
};

/** What `t` leads to ran already when it was over: a talk about a place that goes on. */
const looptAl = ({ route, stappen }: Pick<Stand, 'route' | 'stappen'>, t: Trajectstap): boolean => {
  const { geeindigdOp } = t;
  const naar = uitgangVan({ route }, t)?.naar ?? [];
  if (!geeindigdOp) return false;
  return stappen.some(
    (u) =>
      u.id !== t.id &&
      naar.includes(u.stap) &&
      !isNa(u.begonnenOp, geeindigdOp) &&
      (u.geeindigdOp === undefined || isNa(u.geeindigdOp, geeindigdOp)),
  );
};

/**
 * What `t` leads to began after it, as what follows on a step that ran beside it: a place ends when the talk about it led to work (NI4), and
 * then that work follows on both.
 */
const gingVerder = ({ route, stappen }: Pick<Stand, 'route' | 'stappen'>, t: Trajectstap): boolean => {
  const { geeindigdOp } = t;
  const naar = uitgangVan({ route }, t)?.naar ?? [];
  if (!geeindigdOp) return false;
  return stappen.some((u) => {
    const van = stappen.find(({ id }) => id === u.volgtOp);
    return (
      van !== undefined &&
      van.id !== t.id &&
      naar.includes(u.stap) &&
      !isVoor(u.begonnenOp, geeindigdOp) &&
      !isVoor(van.begonnenOp, t.begonnenOp) &&
      magNaast(route, van.stap, t.stap)
    );
  });
};

/** Whether these two may run at the same time. */
export const magNaast = (route: Route, een: string, ander: string): boolean =>
  (findStap(route, een)?.naast?.includes(ander) ?? false) || (findStap(route, ander)?.naast?.includes(een) ?? false);

/**
 * What runs beside `t` and is where a way back begins: who takes that way leaves both (AM5: the work and the terugval beside it). Undefined
 * when the way begins at `t` itself, and when nothing beside it is such a place.
 */
export const naastVerlaten = (
  stand: Pick<Stand, 'route' | 'stappen'>,
  t: Pick<Trajectstap, 'id' | 'stap'>,
  { vanaf }: RouteTerug,
): Trajectstap | undefined =>
  vanaf === undefined || vanaf.includes(t.stap)
    ? undefined
    : lopende(stand).find((u) => u.id !== t.id && vanaf.includes(u.stap) && magNaast(stand.route, u.stap, t.stap));

/** The steps that are over and on which nothing followed yet. */
export const openEinden = (stand: Pick<Stand, 'route' | 'stappen'>): Trajectstap[] =>
  opVolgorde(stand.stappen).filter(
    (t) =>
      !loopt(t) &&
      !stand.stappen.some((u) => volgtOp(u, t) && !alleenErnaast(stand, u, t)) &&
      !looptAl(stand, t) &&
      !gingVerder(stand, t) &&
      !gingTerug(stand, t),
  );

/** The way back that ended it was taken, by a step that follows on what it ran beside: a terugval beside a job (AM5). */
const gingTerug = ({ stappen }: Pick<Stand, 'stappen'>, t: Trajectstap): boolean =>
  t.uitkomst?.startsWith(TERUG) === true && stappen.some((u) => u.via === t.uitkomst && u.nummer > t.nummer);

/** The outcome as the route has it; undefined for a way back, ANDERS, STOPT and what another version knew. */
export const uitgangVan = ({ route }: Pick<Stand, 'route'>, t: Trajectstap): Uitgang | undefined =>
  findStap(route, t.stap)?.uit.find(({ uitkomst }) => uitkomst === t.uitkomst);

export const terugwegVan = ({ route }: Pick<Stand, 'route'>, uitkomst: string | undefined) =>
  uitkomst?.startsWith(TERUG) ? route.terug.find(({ id }) => `${TERUG}${id}` === uitkomst) : undefined;

/**
 * Whether this way back goes from here: from the step itself; and of one that was looked for on a way back and came to nothing, from where that
 * way began: AM5, no other workplace is found, and the way to dagbesteding is open as it was. The exits of the way that was taken stand with what
 * may follow.
 */
export const magVanaf = (
  stand: Pick<Stand, 'route' | 'stappen'>,
  weg: { id: string; vanaf?: readonly string[] | undefined },
  t: Trajectstap,
): boolean => {
  if (weg.vanaf === undefined || weg.vanaf.includes(t.stap)) return true;
  const genomen = terugwegVan(stand, t.via);
  if (!genomen || genomen.id === weg.id || !isOpen(stand, t)) return false;
  const van = stand.stappen.find(({ id }) => id === t.volgtOp);
  return van !== undefined && van.nummer < t.nummer && (weg.vanaf.includes(van.stap) || magVanaf(stand, weg, van));
};

/** What ended the traject: nothing runs, and this was last over. Undefined as long as the traject is not over. */
function slot(stand: Pick<Stand, 'route' | 'stappen'>): Trajectstap | undefined {
  if (stand.stappen.some(loopt)) return undefined;
  const laatste = opVolgorde(stand.stappen).reduce<Trajectstap | undefined>(
    (a, b) => (a?.geeindigdOp && b.geeindigdOp && isVoor(b.geeindigdOp, a.geeindigdOp) ? a : b),
    undefined,
  );
  if (!laatste) return undefined;
  const sluit = (t: Trajectstap): boolean => t.uitkomst === STOPT || uitgangVan(stand, t)?.einde === true;
  if (sluit(laatste)) return laatste;
  // What it led to was over already: a hand-over that was taken on while the place still ran. The day is that of the place.
  const naar = uitgangVan(stand, laatste)?.naar ?? [];
  const al = stand.stappen.find((u) => naar.includes(u.stap) && !isVoor(u.begonnenOp, laatste.begonnenOp) && sluit(u));
  return al && { ...al, geeindigdOp: laatste.geeindigdOp };
}

/** The talk beside a place that runs in which it was agreed that the way ends with that place. */
export const afgesprokenEinde = (stand: Pick<Stand, 'route' | 'stappen'>, t: Trajectstap): Trajectstap | undefined =>
  loopt(t)
    ? opVolgorde(stand.stappen).findLast(
        (u) =>
          !loopt(u) &&
          magNaast(stand.route, u.stap, t.stap) &&
          !isVoor(u.begonnenOp, t.begonnenOp) &&
          uitgangVan(stand, u)?.einde === true,
      )
    : undefined;

/** Whether the traject is over. */
export const isKlaar = (stand: Pick<Stand, 'route' | 'stappen'>): boolean => slot(stand) !== undefined;

/** A step that is a record of another area, and no act of the route. */
export const isRecord = ({ id }: Pick<Trajectstap, 'id'>): boolean => !/^\d+$/.test(id);

/** The record that brought the traject to its end: a refusal, a hand-over that was taken on. No act of the route closed it. */
export const slotElders = (stand: Pick<Stand, 'route' | 'stappen'>): Trajectstap | undefined => {
  const laatste = slot(stand);
  return laatste && isRecord(laatste) ? laatste : undefined;
};

/**
 * As {@link slotElders}, of a traject behind which other records stand by now: a new toets or besluit after a refusal is of the next one. What
 * people record on the way back goes on with it (L4, NI6), and so does the besluit that came in the place of a refusal.
 */
export const slotEerder = (stand: Pick<Stand, 'route' | 'stappen'>): Trajectstap | undefined => {
  const stappen = opVolgorde(stand.stappen);
  return stappen.find((t, i) => {
    const { geeindigdOp } = t;
    if (!isRecord(t) || !geeindigdOp || t.herzien) return false;
    const later = stappen.slice(i + 1);
    if (later.length === 0 || !later.every((u) => isRecord(u) && !isVoor(u.begonnenOp, geeindigdOp))) return false;
    // What ended later ran then.
    const toen = stappen
      .slice(0, i + 1)
      .map((u) => (u.geeindigdOp && isNa(u.geeindigdOp, geeindigdOp) ? { ...u, geeindigdOp: undefined } : u));
    return slot({ route: stand.route, stappen: toen })?.id === t.id;
  });
};

/** Whether no source says what follows on a step that is over. */
export const isOpen = (stand: Pick<Stand, 'route'>, t: Trajectstap): boolean => {
  if (loopt(t) || t.uitkomst === STOPT || terugwegVan(stand, t.uitkomst)) return false;
  if (t.uitkomst === ANDERS) return true;
  const uitgang = uitgangVan(stand, t);
  return uitgang === undefined || isOpenUitgang(stand.route, t.stap, uitgang);
};

export const keren = (stand: Pick<Stand, 'stappen'>, stap: string): number => stand.stappen.filter((t) => t.stap === stap).length;

/** The tries of a step are over. */
export const isOp = (stand: Pick<Stand, 'stappen'>, stap: RouteStap): boolean =>
  stap.pogingen !== undefined && keren(stand, stap.id) >= stap.pogingen.hoogstens;

export const waarom = (stand: Pick<Stand, 'regeling'>, tekst: string, bron: string): Waarom => ({
  tekst,
  bron,
  status: bronStatus(stand.regeling, bron),
});

export const naamVan = ({ route }: Pick<Stand, 'route'>, stap: string): string => findStap(route, stap)?.naam ?? stap;

/** "klantmanager, aanbieder en inwoner" */
export const namen = ({ route }: Pick<Stand, 'route'>, rollen: readonly string[]): string =>
  en(rollen.map((rol) => rolNaam(route, rol)));

/** As in a sentence: "de klantmanager, de aanbieder en de inwoner", "UWV". */
export const deNamen = ({ route }: Pick<Stand, 'route'>, rollen: readonly string[]): string[] =>
  rollen.map((rol) => deNaam(route, rol));

export const en = (delen: readonly string[]): string => opsomming(delen);
export const of = (delen: readonly string[]): string => opsomming(delen, 'of');
