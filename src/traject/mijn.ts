// What of his route the resident reads on his own pages: what runs, whether it is over and why, and that somebody chooses with him.
import type { Kysely } from 'kysely';
import type { BeleidInHuis } from '../beleid/index.ts';
import { findStap, type RouteStap } from '../beleid/regeling.ts';
import { type Datum, isVoor, toonDatum } from '../kernel/datum.ts';
import { hoofdletter } from '../kernel/tekst.ts';
import type { DB } from '../platform/db/schema.ts';
import { laatsteTraject, standVan } from './actions/load-traject.ts';
import { routeVoorInwoner, stapNaam } from './pages/lees.ts';
import { watEruitKwam } from './pages/mijn-gedaan.ts';
import { findAchtergrond, listEigenVerzoeken, listFeiten, listOordelen, listStappen, listTrajecten } from './queries/index.ts';
import { beslissers, deNamen, en, isKlaar, isOpen, isRecord, kiestZelf, loopt, opVolgorde } from './rules/index.ts';
import { STOPT, type Stand, type StapFeit, type Trajectstap } from './types.ts';
import type { EigenVerzoek, OordeelRij, StapRij } from './types-rijen.ts';

/** All that a resident may read of his way. */
export const readMijnRoute = async (db: Kysely<DB>, inwonerId: number) => {
  const [trajecten, stappen, oordelen, feiten, achtergrond, verzoeken] = await Promise.all([
    listTrajecten(db, inwonerId),
    listStappen(db, inwonerId),
    listOordelen(db, inwonerId, { namen: false }),
    listFeiten(db, inwonerId, { zelf: true }),
    findAchtergrond(db, inwonerId),
    listEigenVerzoeken(db, inwonerId),
  ]);
  return { trajecten, stappen, oordelen, feiten, achtergrond, verzoeken };
};

/** Where the way of a resident is, in the words that are said to him. */
export interface MijnRouteStand {
  /** A step of it runs. */
  loopt: boolean;
  /** What runs and is no place: of a place its own card tells. `wanneer`: a day that is still to come. */
  nu: { wat: string; wie: string; href: string; wanneer: string | undefined }[];
  /** It is over: he stopped, or it came to its end. */
  einde: 'gestopt' | 'klaar' | undefined;
  /** Something of it is over and nothing runs: the next step has to be chosen. */
  kiezen: boolean;
  /** What the last step came to, when no source says what follows on that, or when it was the end. */
  kwam?: string | undefined;
  /** The last step led to a next one, which has yet to begin. */
  verder?: boolean;
  /** Who took him over and goes on with him: the one who was his contact does not choose with him any more. */
  neemtOver?: string | undefined;
}

/** With these the research begins; what comes of them is told by the research itself. */
const ONDERZOEK: ReadonlySet<string> = new Set(['aanmelding', 'ladder']);
const PLEK: ReadonlySet<string> = new Set(['werkplek', 'ontwikkeling']);

/** What is said of an oriëntatie that has yet to begin. */
export const FASE_B1 = {
  gevraagd: 'Hier is om gevraagd. Je contactpersoon kijkt ernaar en laat je iets weten.',
  verwezen: 'Je bent aangemeld bij het centrum. Het centrum neemt contact met je op.',
} as const;

/** On what of a hand-over one waits; a day that is past is not promised. */
export const wachtOpAntwoord = ({ antwoordTot, bij }: Pick<Trajectstap, 'antwoordTot' | 'bij'>, vandaag: Datum): string =>
  antwoordTot === undefined && bij?.mag === true
    ? `Jij vindt het goed dat ${bij.naam} met je verder gaat. Dat wordt doorgegeven.`
    : antwoordTot === undefined
      ? 'We vragen of iemand anders met je verder gaat.'
      : isVoor(antwoordTot, vandaag)
        ? 'We vroegen of iemand anders met je verder gaat. We wachten nog op antwoord.'
        : `We vroegen of iemand anders met je verder gaat. Het antwoord komt uiterlijk ${toonDatum(antwoordTot)}.`;

/**
 * What somebody outside was asked at a step that runs: that we wait for an answer, and where the step is about that answer alone also that
 * it came. A day that is past is not promised.
 */
export const gevraagdAanAnder = (
  { route }: Pick<Stand, 'route'>,
  t: Pick<Trajectstap, 'id' | 'stap'>,
  verzoeken: readonly EigenVerzoek[],
  vandaag: Datum,
): { zin: string; wie: string } | undefined => {
  const eigen = verzoeken.filter(({ stapId }) => String(stapId) === t.id);
  const open = eigen.findLast(({ antwoordOp }) => antwoordOp === undefined);
  if (open) {
    const tot =
      open.antwoordTot && !isVoor(open.antwoordTot, vandaag)
        ? `We verwachten het antwoord uiterlijk ${toonDatum(open.antwoordTot)}.`
        : 'We wachten op het antwoord.';
    return { zin: `Op ${toonDatum(open.gevraagdOp)} vroegen we het aan ${open.derdeNaam}. ${tot}`, wie: open.derdeNaam };
  }
  const laatste = eigen.at(-1);
  return laatste && findStap(route, t.stap)?.soort === 'verzoek'
    ? { zin: `${laatste.derdeNaam} gaf antwoord. Je contactpersoon vertelt je wat het antwoord is.`, wie: 'de gemeente' }
    : undefined;
};

/**
 * What he himself has to do with the outcome of a step: that he will be asked, or what he said already. Undefined when it is not his to
 * decide on, and while the question stands on his page.
 */
export const eigenWoord = (
  stand: Pick<Stand, 'route'>,
  t: Pick<Trajectstap, 'id' | 'stap'>,
  oordelen: readonly OordeelRij[],
): string | undefined => {
  const stap = findStap(stand.route, t.stap);
  const besluit = stap && beslissers(stap);
  if (besluit?.over !== 'uitkomst' || ![...besluit.wie, ...besluit.samen].includes('inwoner')) return undefined;
  const laatste = oordelen.findLast(({ stapId, wie, vervallen }) => String(stapId) === t.id && wie === 'inwoner' && !vervallen);
  const kiest = stap !== undefined && kiestZelf(stap);
  // Of several of whom one is enough he need not be asked.
  if (!laatste && !besluit.samen.includes('inwoner') && besluit.wie.length > 1) return undefined;
  if (!laatste) return `Je contactpersoon vraagt je wat je ${kiest ? 'kiest' : 'vindt'}.`;
  if (laatste.oordeel === undefined) return undefined;
  const zei =
    laatste.oordeel && kiest && laatste.voor !== ''
      ? `Jij koos: ${watEruitKwam(stand, t.stap, laatste.voor)}.`
      : `Jij zei ${laatste.oordeel ? 'ja' : 'nee'}.`;
  return `${zei} Je contactpersoon laat weten hoe het verder gaat.`;
};

/** Who does it, the aanbieder and the employer by their own names where the step says which one. */
const wieHetDoet = (stand: Stand, t: Trajectstap, wie: readonly string[], rijen: readonly StapRij[]): string[] => {
  const rij = rijen.find(({ id }) => String(id) === t.id);
  const eigen: Readonly<Record<string, string | undefined>> = { aanbieder: rij?.aanbieder, werkgever: rij?.waar };
  return wie.flatMap((een) => eigen[een] || deNamen(stand, [een]));
};

/** ED7: a place for which no toewijzing is granted has no card of its own: the route tells of it. */
const isGekocht = ({ regeling }: Stand, { product }: RouteStap): boolean =>
  regeling.producten.some((een) => een.product === product && een.iwmo !== undefined);

const nuRegel = (
  stand: Stand,
  t: Trajectstap,
  { oordelen, stappen, verzoeken }: Pick<Awaited<ReturnType<typeof readMijnRoute>>, 'oordelen' | 'stappen' | 'verzoeken'>,
  vandaag: Datum,
): MijnRouteStand['nu'] => {
  const stap = findStap(stand.route, t.stap);
  // Of a place its own card tells, of a besluit its letter; that a plan lies before him stands among what he has to do himself.
  if (!stap || /^(toewijzing|besluit|plan)-/.test(t.id) || (PLEK.has(stap.soort) && isGekocht(stand, stap))) return [];
  const naam = stapNaam(stand, t.stap);
  const over = stap.soort === 'overdracht';
  // As long as he is asked himself, that question says it.
  if (over && t.bij?.mag === false) return [];
  const eigen = eigenWoord(stand, t, oordelen);
  const ander = stap.soort === 'verzoek' ? gevraagdAanAnder(stand, t, verzoeken, vandaag) : undefined;
  const zin = over
    ? wachtOpAntwoord(t, vandaag)
    : t.fase
      ? FASE_B1[t.fase]
      : (ander?.zin ?? eigen ?? stap.kortgezegd?.waarde ?? '');
  // Who came in has done his part: the municipality takes it up. Until it was handed over nobody else does something.
  const aangemeld = stap.soort === 'signaal';
  const anderen =
    (over && t.antwoordTot === undefined) || t.fase === 'gevraagd' || eigen !== undefined || aangemeld
      ? ['de gemeente']
      : ander || (over && t.bij)
        ? [ander?.wie ?? t.bij?.naam ?? '']
        : wieHetDoet(
            stand,
            t,
            stap.wie.filter((wie) => wie !== 'inwoner'),
            stappen,
          );
  const mee =
    t.fase === undefined && eigen === undefined && !ander && !(over && t.bij) && [...stap.wie, ...stap.met].includes('inwoner')
      ? ['jij']
      : [];
  return [
    {
      // A sentence that begins with the name says it already.
      wat: zin.startsWith(naam) ? zin : `${naam}${/[?!.]$/.test(naam) ? '' : '.'} ${zin}`.trim(),
      // OS9: at a talk all who are named sit at the table.
      wie: hoofdletter(en([...anderen, ...mee])),
      href: stap.soort === 'orientatie' ? '/mijn/orientatie' : over ? '/mijn/overdracht' : '/mijn/route',
      wanneer: t.eindeGepland && !isVoor(t.eindeGepland, vandaag) ? `tot en met ${toonDatum(t.eindeGepland)}` : undefined,
    },
  ];
};

/** “Een baan met extra hulp zoeken: er is nog geen plek die bij je past.”; undefined when what comes is known. */
export const watKwam = (stand: Pick<Stand, 'route' | 'stappen'>): string | undefined => {
  const laatste = opVolgorde(stand.stappen).at(-1);
  const uitgang = laatste && findStap(stand.route, laatste.stap)?.uit.find(({ uitkomst }) => uitkomst === laatste.uitkomst);
  return laatste && uitgang && isOpen(stand, laatste) ? `${stapNaam(stand, laatste.stap)}: ${uitgang.wat}.` : undefined;
};

/** How a way came to its end; what a record of another area came to is told by that area. */
export const hoeKlaar = (over: Pick<Stand, 'route' | 'stappen'>): Pick<MijnRouteStand, 'einde' | 'kwam'> => {
  const laatste = opVolgorde(over.stappen).at(-1);
  if (laatste?.uitkomst === STOPT) return { einde: 'gestopt' };
  const uitgang =
    laatste &&
    !isRecord(laatste) &&
    findStap(over.route, laatste.stap)?.uit.find(({ uitkomst }) => uitkomst === laatste.uitkomst);
  return { einde: 'klaar', kwam: uitgang ? uitgang.wat : undefined };
};

/** What people ended leads to a next step; what another area recorded is followed by what it records. */
const leidtVerder = (stand: Pick<Stand, 'route' | 'stappen'>): boolean => {
  const laatste = opVolgorde(stand.stappen).at(-1);
  const uitgang = laatste && findStap(stand.route, laatste.stap)?.uit.find(({ uitkomst }) => uitkomst === laatste.uitkomst);
  return laatste !== undefined && !isRecord(laatste) && (uitgang?.naar.length ?? 0) > 0;
};

/** The besluit gave a place, and that has yet to begin. */
export const wachtOpPlek = (stand: Pick<Stand, 'route' | 'stappen'>): boolean => {
  const laatste = opVolgorde(stand.stappen).at(-1);
  const stap = laatste && findStap(stand.route, laatste.stap);
  return stap?.soort === 'besluit' && (stap.uit.find(({ uitkomst }) => uitkomst === laatste?.uitkomst)?.naar.length ?? 0) > 0;
};

/** The party that took him over, until the hand-over is rounded off. */
export const neemtOver = (feiten: readonly StapFeit[]): string | undefined =>
  feiten.findLast(({ soort }) => soort === 'overdracht')?.overgenomen;

/** Where his way is; undefined when the municipality has none, or nothing of it began. */
export const mijnRouteStand = (
  beleid: BeleidInHuis,
  g: Awaited<ReturnType<typeof readMijnRoute>>,
  o: { gemeenteId: number; vandaag: Datum },
): MijnRouteStand | undefined => {
  const gelezen = standVan(beleid, g, o)?.stand;
  if (!gelezen) return undefined;
  const stand = { ...gelezen, route: routeVoorInwoner(gelezen.regeling, gelezen.route) };
  const nu = stand.stappen.filter(loopt);
  // What he is asked himself stands with his questions already.
  const gevraagd = new Set(
    g.oordelen.flatMap(({ stapId, wie, oordeel, vervallen }) =>
      wie === 'inwoner' && oordeel === undefined && !vervallen ? [String(stapId)] : [],
    ),
  );
  const zonder = nu.filter(({ id }) => !gevraagd.has(id));
  if (nu.length > 0)
    return { loopt: true, nu: zonder.flatMap((t) => nuRegel(stand, t, g, o.vandaag)), einde: undefined, kiezen: false };
  const vorig = laatsteTraject(beleid, g, o);
  const klaar = isKlaar(stand) || (vorig !== undefined && stand.stappen.length === 0);
  if (klaar) {
    const over = stand.stappen.length > 0 || !vorig ? stand : vorig;
    const { regeling } = vorig === over ? beleid.regelingMetId(vorig.traject.regelingId) : gelezen;
    return {
      loopt: false,
      nu: [],
      kiezen: false,
      ...hoeKlaar({ stappen: over.stappen, route: routeVoorInwoner(regeling, over.route) }),
    };
  }
  const kiezen = stand.stappen.some(({ stap }) => !ONDERZOEK.has(findStap(stand.route, stap)?.soort ?? ''));
  return {
    loopt: false,
    nu: [],
    einde: undefined,
    kiezen,
    kwam: watKwam(stand),
    verder: leidtVerder(stand),
    neemtOver: neemtOver(g.feiten),
  };
};
