// What may follow, why and why not: one answer for each step of the route (the order and the tries stand in the regeling).

import { leeft } from '../../beleid/pick.ts';
import { beslistOver, findStap, type RouteStap, type RouteTerug, type Uitgang } from '../../beleid/regeling.ts';
import { type Datum, datum, isoDatum, toonDatum } from '../../kernel/datum.ts';
import { ANDERS, type Beslissers, type Stand, TERUG, type Trajectstap, type Vervolg, type Waarom } from '../types.ts';
import {
  deNamen,
  en,
  isKlaar,
  isOp,
  isOpen,
  isRecord,
  keren,
  lopende,
  magNaast,
  magVanaf,
  naamVan,
  namen,
  of,
  openEinden,
  terugwegVan,
  uitgangVan,
  waarom,
} from './stand.ts';
import { termijnDagen } from './termijn.ts';

/** A way into a step. `beslissen`: only with a reason. */
interface Ingang {
  via: string;
  /** What is over and leads here. */
  volgtOp?: string;
  beslissen: boolean;
  /** Out of a record whose outcome nobody wrote down. */
  vanzelf?: boolean;
  waarom: Waarom;
  /** What was chosen here because no source says what follows. */
  keuze?: string | undefined;
}

/** Who decides; undefined when nobody has to. */
export const beslissers = (stap: RouteStap): Beslissers | undefined =>
  stap.besluit === undefined || (stap.besluit.vorm === 'geen' && stap.besluit.wie.length + stap.besluit.samen.length === 0)
    ? undefined
    : { over: beslistOver(stap), vorm: stap.besluit.vorm, wie: stap.besluit.wie, samen: stap.besluit.samen };

/** The resident chooses what comes, rather than saying yes or no to it with others. */
export const kiestZelf = (stap: RouteStap): boolean => {
  const besluit = beslissers(stap);
  return besluit?.vorm === 'keuze' && besluit.samen.length === 0;
};

/** Where the route begins; one of before there was a begin begins with its first step. */
export const beginnen = ({ route }: Pick<Stand, 'route'>): RouteStap[] => {
  const begin = route.stappen.filter((stap) => stap.begin === true);
  return begin.length > 0 ? begin : route.stappen.slice(0, 1);
};

/** How the first step of a traject begins (`Start.via`). */
export const BEGIN = 'begin';

/** What may follow on `op`, in the order of the route. `weg`: the way back that somebody takes from what is over, also from an end (L4). */
export function volgende(stand: Stand, op: Datum, weg?: string): Vervolg[] {
  const buiten = buitenGeldigheid(stand, op);
  if (buiten)
    return stand.route.stappen.map((stap) => ({ ...vervolgVan(stand, stap, op, []), mag: 'mag-niet', waarom: [buiten] }));
  const alle = stand.route.stappen.map((stap) => vervolgVan(stand, stap, op, ingangenVan(stand, stap, weg), weg));
  // Tries and conditions can leave nothing: then no source says what follows, and people decide.
  const vast = lopende(stand).length === 0 && !isKlaar(stand) && !alle.some(({ mag }) => mag !== 'mag-niet');
  if (!vast) return alle;
  const tekst = 'De regeling zegt niet wat er nu volgt. Beslis samen, en schrijf op waarom.';
  const open = (stap: RouteStap): Ingang => ({ via: 'open', beslissen: true, waarom: waarom(stand, tekst, stap.bron) });
  return stand.route.stappen.map((stap) => vervolgVan(stand, stap, op, [open(stap)]));
}

/** OS1, AP31: nobody begins under a regeling before it holds or after it ended. Who is on the way goes on, on that version. */
export function buitenGeldigheid(stand: Stand, op: Datum): Waarom | undefined {
  const { regeling } = stand;
  if (stand.stappen.length > 0 || leeft(regeling, isoDatum(op))) return undefined;
  const { naam, geldigTot, geldigVan, versiegrens, rechtsgrond } = regeling;
  const tekst =
    geldigTot !== null && geldigTot < isoDatum(op)
      ? `${naam} gold tot en met ${toonDatum(datum(geldigTot))}. Wie daarna begint, kan niet meer meedoen. Wat loopt, loopt door.`
      : `${naam} geldt pas vanaf ${toonDatum(datum(geldigVan))}.`;
  return waarom(stand, tekst, versiegrens?.bron ?? rechtsgrond.bron);
}

/** The condition of `na` is met: an entry is over with its outcome, or runs beside this step. */
const naVoldaan = (stand: Stand, stap: RouteStap): boolean =>
  stap.na === undefined ||
  stap.na.some((eis) =>
    stand.stappen.some(
      (t) =>
        t.stap === eis.stap &&
        (t.geeindigdOp === undefined
          ? eis.uitkomst === undefined && (stap.naast?.includes(t.stap) ?? false)
          : eis.uitkomst === undefined || t.uitkomst === eis.uitkomst),
    ),
  );

const eisTekst = (stand: Stand, eis: NonNullable<RouteStap['na']>[number]): string => {
  const wat = findStap(stand.route, eis.stap)?.uit.find(({ uitkomst }) => uitkomst === eis.uitkomst)?.wat;
  return wat === undefined ? naamVan(stand, eis.stap) : `${naamVan(stand, eis.stap)} (${wat})`;
};

/** A talk on the way back waits for no place that runs: what becomes of that place is what it is about. */
const GESPREK: ReadonlySet<RouteStap['soort']> = new Set(['gesprek', 'overleg', 'verkenning']);
const praatOver = (stap: RouteStap, t: Trajectstap, weg: string | undefined): boolean =>
  weg !== undefined && GESPREK.has(stap.soort) && isRecord(t);

/** ED2, AR20: a hand-over waits for no place that runs; who is taken over leaves it then, and who is not stays on it. */
const draagtOver = (stap: RouteStap, t: Trajectstap): boolean => stap.soort === 'overdracht' && isRecord(t);

function vervolgVan(stand: Stand, stap: RouteStap, op: Datum, ingangen: readonly Ingang[], weg?: string): Vervolg {
  const poging = keren(stand, stap.id) + 1;
  const { pogingen } = stap;
  const nu = lopende(stand);
  const eerst = nu.filter(
    (t) => t.stap !== stap.id && !magNaast(stand.route, stap.id, t.stap) && !praatOver(stap, t, weg) && !draagtOver(stap, t),
  );
  const bij = nu.flatMap((t) =>
    (findStap(stand.route, t.stap)?.uit ?? [])
      .filter((uitgang) => leidtNaar(stand, t.stap, uitgang, stap))
      .map(({ uitkomst, wat }) => ({ trajectstap: t.id, uitkomst, wat })),
  );
  const niet = (tekst: string, bron: string): Waarom => waarom(stand, tekst, bron);
  const tegen: Waarom[] = [];
  if (isKlaar(stand) && !ingangen.some(({ via }) => via === BEGIN || via.startsWith(TERUG)))
    tegen.push(niet('Het traject is klaar. Een nieuw traject begint opnieuw.', stap.bron));
  const zelf = nu.find((t) => t.stap === stap.id);
  if (zelf) tegen.push(niet(`${stap.naam} loopt al.`, stap.bron));
  if (pogingen && isOp(stand, stap)) {
    const al = poging - 1 === 1 ? 'één keer' : `${poging - 1} keer`;
    const dan = pogingen.dan === undefined ? 'Beslis samen wat dan past.' : `Wat dan past: ${naamVan(stand, pogingen.dan)}.`;
    tegen.push(niet(`${stap.naam} is al ${al} gedaan, en vaker kan niet. ${dan}`, pogingen.bron));
  }
  if (!naVoldaan(stand, stap))
    tegen.push(niet(`Eerst moet er zijn: ${of((stap.na ?? []).map((eis) => eisTekst(stand, eis)))}.`, stap.bron));
  if (eerst.length > 0) {
    const uitkomsten = [
      ...new Set(bij.filter(({ trajectstap }) => eerst.some(({ id }) => id === trajectstap)).map(({ wat }) => wat)),
    ];
    const straks = uitkomsten.length > 0 ? ` Volgt bij de uitkomst: ${of(uitkomsten)}.` : '';
    tegen.push(niet(`Rond eerst ${en(eerst.map((t) => naamVan(stand, t.stap)))} af.${straks}`, stap.bron));
  }
  // The way back that was taken goes before what an earlier step would lead to, and a record without an outcome comes last.
  const rang = ({ via, beslissen, vanzelf }: Ingang): number =>
    beslissen ? 3 : via.startsWith(TERUG) ? 0 : vanzelf === true ? 2 : 1;
  const [ingang] = ingangen.toSorted((a, b) => rang(a) - rang(b));
  if (!ingang && tegen.length === 0) tegen.push(niet(`${stap.naam} volgt hier niet. ${wanneerDan(stand, stap)}`, stap.bron));
  const samen = ingang?.via === 'open' ? samenEerst(stand, stap) : [];
  if (samen.length > 0 && tegen.length === 0)
    tegen.push(niet(`Een reden is hier niet genoeg. Eerst moet er zijn: ${of(samen)}.`, stap.bron));
  const besluit = beslissers(stap);
  const voor: Waarom[] = ingang
    ? [ingang.waarom, ...(ingang.keuze === undefined ? [] : [waarom(stand, ingang.keuze, 'keuze')])]
    : [];
  if (besluit && besluit.over === 'begin' && besluit.wie.length + besluit.samen.length === 0)
    voor.push(niet('Wie hierover beslist, staat niet in de bron.', stap.bron));
  return {
    stap,
    mag: tegen.length > 0 || !ingang ? 'mag-niet' : ingang.beslissen ? 'beslissen' : 'mag',
    waarom: tegen.length > 0 ? tegen : voor,
    via: ingang?.via,
    volgtOp: ingang?.volgtOp,
    eerst,
    bij,
    poging,
    pogingenOver: pogingen && Math.max(0, pogingen.hoogstens - poging + 1),
    besluit,
    termijn: termijnDagen(stap, op, stand.landelijk),
    geld: stap.geld.filter(
      ({ bijTreden }) => bijTreden === undefined || stand.trede === undefined || bijTreden.includes(stand.trede),
    ),
  };
}

/** ED2: a signal beside a step is about what runs: it does not follow when that is over. */
const isSignaalNaast = ({ soort, naast }: RouteStap, eis: NonNullable<RouteStap['na']>[number]): boolean =>
  soort === 'signaal' && eis.uitkomst === undefined && (naast?.includes(eis.stap) ?? false);

const leidtNaar = (stand: Stand, van: string, uitgang: Uitgang, naar: RouteStap): boolean =>
  uitgang.naar.includes(naar.id) ||
  (naar.na?.some(
    (eis) => eis.stap === van && !isSignaalNaast(naar, eis) && (eis.uitkomst ?? uitgang.uitkomst) === uitgang.uitkomst,
  ) ??
    false) ||
  volgendePoging(stand, uitgang.naar).includes(naar.id);

/** AM1: what only a decision of several together leads to begins by no reason in its place. Gives that decision, until it was taken. */
function samenEerst(stand: Stand, stap: RouteStap): string[] {
  if (stap.begin || stand.route.terug.some((weg) => weg.naar.some(({ naar }) => naar.includes(stap.id)))) return [];
  const langs = stand.route.stappen.flatMap((van) =>
    van.uit.filter((uitgang) => leidtNaar(stand, van.id, uitgang, stap)).map(({ uitkomst }) => ({ van, uitkomst })),
  );
  const alleenSamen = langs.every(({ van }) => {
    const besluit = beslissers(van);
    return besluit?.over === 'uitkomst' && besluit.samen.length > 1;
  });
  const genomen = langs.some(({ van, uitkomst }) => stand.stappen.some((t) => t.stap === van.id && t.uitkomst === uitkomst));
  return alleenSamen && !genomen
    ? langs.map(
        ({ van, uitkomst }) =>
          `${en(deNamen(stand, beslissers(van)?.samen ?? []))} samen: ${eisTekst(stand, { stap: van.id, uitkomst })}`,
      )
    : [];
}

/** Where one goes instead of the steps of which the tries are over. */
const volgendePoging = (stand: Stand, naar: readonly string[]): string[] =>
  naar.flatMap((id) => {
    const stap = findStap(stand.route, id);
    return stap?.pogingen?.dan !== undefined && isOp(stand, stap) ? [stap.pogingen.dan] : [];
  });

/** In words, when a step comes: for who asks for it too early. */
function wanneerDan(stand: Stand, stap: RouteStap): string {
  const langs = stand.route.stappen.flatMap((van) =>
    van.uit
      .filter((uitgang) => leidtNaar(stand, van.id, uitgang, stap))
      .map((uitgang) => `${van.naam} met de uitkomst “${uitgang.wat}”`),
  );
  if (langs.length > 0) return `Het volgt op ${of(langs)}.`;
  const terug = stand.route.terug.filter((weg) => weg.naar.some(({ naar }) => naar.includes(stap.id)));
  if (terug.length > 0) return `Het kan op de weg terug: ${of(terug.map((weg) => weg.in))}.`;
  return stap.begin ? 'Hiermee begint een traject.' : '';
}

function ingangenVan(stand: Stand, stap: RouteStap, weg?: string): Ingang[] {
  // Who was refused, or went to another party, can come again: a new traject, and no way back.
  const opnieuw = weg === undefined && stand.opnieuw === true;
  if (stand.stappen.length === 0 || opnieuw) {
    const tekst = `Hiermee kan een ${opnieuw ? 'nieuw ' : ''}traject beginnen.`;
    return beginnen(stand).includes(stap) ? [{ via: BEGIN, beslissen: false, waarom: waarom(stand, tekst, stap.bron) }] : [];
  }
  const naast = lopende(stand)
    .filter((t) => stap.naast?.includes(t.stap) && stap.na?.some((eis) => eis.stap === t.stap && eis.uitkomst === undefined))
    .map(
      (t): Ingang => ({
        via: `naast:${t.id}`,
        beslissen: false,
        waarom: waarom(stand, `Kan naast ${naamVan(stand, t.stap)}.`, stap.bron),
      }),
    );
  const terug = stand.route.terug.find(({ id }) => id === weg);
  // From a place that is a record of its own one goes back while it runs: only people end it.
  const vanaf = terug ? lopende(stand).filter((t) => praatOver(stap, t, weg)) : [];
  return [
    ...[...openEinden(stand), ...vanaf].flatMap((t) =>
      [
        ...(terug && magVanaf(stand, terug, t) ? uitTerugweg(stand, terug, stap, new Set()) : []),
        ...ingangenNa(stand, t, stap),
      ].map((ingang) => ({ ...ingang, volgtOp: t.id })),
    ),
    ...naast,
  ];
}

/** The ways into a step out of one that is over. */
function ingangenNa(stand: Stand, t: Trajectstap, stap: RouteStap): Ingang[] {
  const weg = terugwegVan(stand, t.uitkomst);
  if (weg) return uitTerugweg(stand, weg, stap, new Set());
  const naam = naamVan(stand, t.stap);
  const uitgang = uitgangVan(stand, t);
  const bron = uitgang?.bron ?? findStap(stand.route, t.stap)?.bron ?? stap.bron;
  if (isOpen(stand, t)) {
    const vanzelf = afgeleideUitgang(stand, t, stap);
    if (vanzelf) {
      const tekst = `Kan volgen op ${naam}: ${vanzelf.wat}.`;
      return [{ via: `uit:${t.id}:${vanzelf.uitkomst}`, beslissen: false, vanzelf: true, waarom: waarom(stand, tekst, bron) }];
    }
    const open: Ingang = {
      via: 'open',
      beslissen: true,
      waarom: waarom(
        stand,
        `Op ${naam}${uitgang ? ` (${uitgang.wat})` : ''} volgt volgens de bron niets vasts. Beslis samen, en schrijf op waarom.`,
        bron,
      ),
    };
    // What came out of a way back leaves its other exits open.
    const eerder = terugwegVan(stand, t.via);
    return eerder ? [...uitTerugweg(stand, eerder, stap, geprobeerd(stand, eerder, t)), open] : [open];
  }
  if (!uitgang || uitgang.einde) return [];
  if (volgendePoging(stand, uitgang.naar).includes(stap.id)) {
    const van = uitgang.naar.find((id) => findStap(stand.route, id)?.pogingen?.dan === stap.id) ?? '';
    const { pogingen } = findStap(stand.route, van) ?? {};
    const tekst = `Na de laatste poging van ${naamVan(stand, van)} past ${stap.naam}.`;
    return [{ via: `pogingen:${van}`, beslissen: false, waarom: waarom(stand, tekst, pogingen?.bron ?? bron) }];
  }
  if (leidtNaar(stand, t.stap, uitgang, stap)) {
    const als = uitgang.als === undefined ? '' : `, als: ${uitgang.als}`;
    return [
      {
        via: `uit:${t.id}:${uitgang.uitkomst}`,
        beslissen: false,
        waarom: waarom(stand, `Volgt op ${naam}: ${uitgang.wat}${als}.`, bron),
        keuze: uitgang.keuze,
      },
    ];
  }
  // Every try is over and the source does not say what fits then.
  const op = uitgang.naar.map((id) => findStap(stand.route, id)).filter((een) => een !== undefined);
  if (op.length > 0 && op.every((een) => isOp(stand, een) && een.pogingen?.dan === undefined)) {
    const tekst = `Vaker ${of(op.map((een) => een.naam))} kan niet, en de bron zegt niet wat dan past. Beslis samen, en schrijf op waarom.`;
    return [{ via: 'open', beslissen: true, waarom: waarom(stand, tekst, op[0]?.pogingen?.bron ?? bron) }];
  }
  return [];
}

/** A record of another area that is over without an outcome (a plan that holds) ends as what follows on it says. */
const afgeleideUitgang = (stand: Stand, t: Trajectstap, stap: RouteStap): Uitgang | undefined =>
  t.uitkomst !== ANDERS || t.afwijking !== undefined || /^\d+$/.test(t.id)
    ? undefined
    : findStap(stand.route, t.stap)?.uit.find(({ naar }) => naar.includes(stap.id));

/** Exits of a way back that were gone since it was taken. */
const geprobeerd = (stand: Stand, weg: RouteTerug, t: Trajectstap): Set<string> => {
  const via = `${TERUG}${weg.id}`;
  const sinds = stand.stappen.filter((u) => u.uitkomst === via && u.nummer < t.nummer).reduce((n, u) => Math.max(n, u.nummer), 0);
  return new Set(stand.stappen.filter((u) => u.via === via && u.nummer > sinds).map((u) => u.stap));
};

/** ED10: with an order a later exit asks why not an earlier one. */
export function uitTerugweg(stand: Stand, weg: RouteTerug, stap: RouteStap, al: ReadonlySet<string>): Ingang[] {
  const plaats = weg.naar.findIndex(({ naar }) => naar.includes(stap.id));
  const exit = weg.naar[plaats];
  if (!exit) return [];
  const via = `${TERUG}${weg.id}`;
  const bron = exit.bron ?? weg.bron;
  const eerder = weg.volgorde ? weg.naar.slice(0, plaats).filter(({ naar }) => !naar.some((id) => al.has(id))) : [];
  if (eerder.length > 0) {
    const tekst = `Op de weg terug gaat voor: ${en(eerder.map(({ wat }) => wat))}. Schrijf op waarom dat niet kan.`;
    return [{ via, beslissen: true, waarom: waarom(stand, tekst, bron) }];
  }
  const wie = weg.wie.length > 0 ? ` (${namen(stand, weg.wie)})` : '';
  return [{ via, beslissen: false, waarom: waarom(stand, `De weg terug: ${exit.wat}${wie}.`, bron) }];
}
