// A traject under another version of its regeling: what each step becomes, what moves, and what people must choose. Pure.
import { findStap, geldTekst, type Regeling, type Route, type RouteStap } from '../../beleid/regeling.ts';
import { type Datum, datum, isNa, toonDatum } from '../../kernel/datum.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import type { Stand, Trajectstap } from '../types.ts';
import { plichtenVan } from './plichten.ts';
import { loopt, namen, opVolgorde } from './stand.ts';
import { termijnDagen } from './termijn.ts';
import { beslissers, volgende } from './volgende.ts';

/** A step that runs and stays as it is under no name: it ends here, with the reason of the move. */
export const STOPT_HIER = 'stopt-hier';

/** One line of what moves. null: it is not there. */
export interface Verschilregel {
  wat: string;
  oud: string | null;
  nieuw: string | null;
}

/** What becomes of one step. */
export interface Overgang {
  t: Trajectstap;
  naam: string;
  loopt: boolean;
  /** The step of the new version that it is; undefined: it knows none by this name. */
  nieuw: RouteStap | undefined;
  /** Of a step that runs and that the new version does not know: to choose from, the likely ones first. */
  keuzes: RouteStap[];
  verschil: Verschilregel[];
  /** Shown, not refused: the agreed end lies behind the new limit, or before it where that end is of a toewijzing. */
  letOp: string[];
  /** The new term is longer than what was agreed: whether the agreed end moves along is for people. */
  langer: { afgesproken: Datum; kan: Datum } | undefined;
}

/** What becomes of an agreed end when the new term is longer. */
export const EINDE = { blijft: 'blijft', mee: 'gaat-mee' } as const;
export const eindeVeld = (id: string): string => `einde_${id}`;

export interface Overzetting {
  stappen: Overgang[];
  plichten: Verschilregel[];
  /** Steps that may follow now, and then; apart those that only follow with a reason. */
  volgt: Record<'mag' | 'beslissen', { oud: string[]; nieuw: string[] }>;
  /** Steps of the address that need an answer before it can be done. */
  teKiezen: string[];
  /** Steps of which nobody said yet whether the agreed end moves along. */
  eindeTeKiezen: string[];
}

/** What was chosen for a step that the new version does not know, by the id of the trajectstap; of an agreed end by {@link eindeVeld}. */
export type Keuzes = Readonly<Record<string, string>>;

/**
 * Everything of a traject beside itself under another version, before anything is kept. `nieuw` is the same traject as that version sees
 * it, with the chosen step in the place of one that it does not know.
 */
export function overzetting(oud: Stand, nieuw: Stand, keuzes: Keuzes, op: Datum): Overzetting {
  const stappen = opVolgorde(oud.stappen).map((t): Overgang => {
    const was = findStap(oud.route, t.stap);
    const gekozen = findStap(nieuw.route, nieuw.stappen.find(({ id }) => id === t.id)?.stap ?? '');
    const actief = loopt(t);
    return {
      t,
      naam: was?.naam ?? t.stap.replaceAll('-', ' '),
      loopt: actief,
      nieuw: gekozen,
      // What is a record of another area goes on there.
      keuzes: findStap(nieuw.route, t.stap) || !actief || !isRij(t) ? [] : mogelijk(nieuw.route, was),
      verschil: was && gekozen ? verschilVan({ stand: oud, stap: was }, { stand: nieuw, stap: gekozen }, t) : [],
      letOp: actief && gekozen ? eindeLetOp(gekozen, t, oud.landelijk) : [],
      langer: actief && gekozen ? langerDan(gekozen, t, oud.landelijk) : undefined,
    };
  });
  const [volgtOud, volgtNieuw] = [volgende(oud, op), volgende(nieuw, op)];
  const kan = (hoe: 'mag' | 'beslissen') => ({
    oud: volgtOud.filter(({ mag }) => mag === hoe).map(({ stap }) => stap.naam),
    nieuw: volgtNieuw.filter(({ mag }) => mag === hoe).map(({ stap }) => stap.naam),
  });
  return {
    stappen,
    plichten: plichtVerschil(oud, nieuw, op),
    volgt: { mag: kan('mag'), beslissen: kan('beslissen') },
    teKiezen: stappen.flatMap(({ t, keuzes: uit }) => (uit.length > 0 && !isGekozen(uit, keuzes[t.id]) ? [t.id] : [])),
    eindeTeKiezen: stappen.flatMap(({ t, langer }) =>
      langer && keuzes[eindeVeld(t.id)] !== EINDE.blijft && keuzes[eindeVeld(t.id)] !== EINDE.mee ? [t.id] : [],
    ),
  };
}

const isGekozen = (uit: readonly RouteStap[], keuze: string | undefined): boolean =>
  keuze === STOPT_HIER || uit.some(({ id }) => id === keuze);

/** Of the same kind first, then the rest in the order of the route. */
const mogelijk = (route: Route, was: RouteStap | undefined): RouteStap[] => [
  ...route.stappen.filter(({ soort }) => soort === was?.soort),
  ...route.stappen.filter(({ soort }) => soort !== was?.soort),
];

const isRij = ({ id }: Trajectstap): boolean => /^\d+$/.test(id);

const eindeLetOp = (stap: RouteStap, t: Trajectstap, landelijk: Stand['landelijk']): string[] => {
  const uiterst = termijnDagen(stap, t.begonnenOp, landelijk)?.uiterst;
  if (uiterst && t.eindeGepland && isNa(uiterst, t.eindeGepland) && !isRij(t))
    return [
      `Afgesproken is tot en met ${toonDatum(t.eindeGepland)}. Volgens de nieuwe versie kan ${stap.naam} duren tot en met ${toonDatum(uiterst)}. Overzetten verandert de afgesproken dag niet: die staat in de toewijzing, en verlengen doe je daar.`,
    ];
  return uiterst && t.eindeGepland && isNa(t.eindeGepland, uiterst)
    ? [
        `Afgesproken is tot en met ${toonDatum(t.eindeGepland)}. Volgens de nieuwe versie zou ${stap.naam} uiterlijk op ${toonDatum(uiterst)} eindigen. Wat is afgesproken, blijft staan.`,
      ]
    : [];
};

const langerDan = (stap: RouteStap, t: Trajectstap, landelijk: Stand['landelijk']): Overgang['langer'] => {
  // What is a record of another area has its end there, and another step than it was begins anew.
  if (!isRij(t) || stap.id !== t.stap || !t.eindeGepland) return undefined;
  const kan = termijnDagen(stap, t.begonnenOp, landelijk)?.uiterst;
  return kan && isNa(kan, t.eindeGepland) ? { afgesproken: t.eindeGepland, kan } : undefined;
};

/** The agreed end of a step under another version: that of the new term where people chose so. */
export const eindeOnder = (
  stap: RouteStap | undefined,
  t: Trajectstap,
  keuzes: Keuzes,
  landelijk: Stand['landelijk'],
): Datum | undefined =>
  (stap && keuzes[eindeVeld(t.id)] === EINDE.mee ? langerDan(stap, t, landelijk)?.kan : undefined) ?? t.eindeGepland;

interface Onder {
  stand: Stand;
  stap: RouteStap;
}

const regel = (wat: string, oud: string | null, nieuw: string | null): Verschilregel[] =>
  oud === nieuw ? [] : [{ wat, oud, nieuw }];

/** What is other about a step that goes on or was gone: name, term, who decides, tries, ways out, money. */
function verschilVan(oud: Onder, nieuw: Onder, t: Trajectstap): Verschilregel[] {
  const termijn = ({ stand, stap }: Onder): string | null => termijnDagen(stap, t.begonnenOp, stand.landelijk)?.tekst ?? null;
  const beslist = ({ stand, stap }: Onder): string | null => {
    const besluit = beslissers(stap);
    const wie = [...new Set([...(besluit?.wie ?? []), ...(besluit?.samen ?? [])])];
    return wie.length === 0 ? null : `${namen(stand, wie)}${(besluit?.samen.length ?? 0) > 1 ? ', samen' : ''}`;
  };
  const lijst = (delen: readonly string[]): string | null => (delen.length === 0 ? null : delen.join('; '));
  return [
    ...regel('Naam', oud.stap.naam, nieuw.stap.naam),
    ...(loopt(t)
      ? [
          ...regel('Termijn', termijn(oud), termijn(nieuw)),
          ...regel('Wie beslist', beslist(oud), beslist(nieuw)),
          ...regel('Hoe vaak het mag', keer(oud.stap), keer(nieuw.stap)),
          ...regel('Wat eruit kan komen', lijst(oud.stap.uit.map(({ wat }) => wat)), lijst(nieuw.stap.uit.map(({ wat }) => wat))),
          ...geldVerschil(oud.stap, nieuw.stap),
        ]
      : []),
  ];
}

/** Of each amount by itself what is other: what stays is not said again. */
const geldVerschil = (oud: RouteStap, nieuw: RouteStap): Verschilregel[] => {
  const per = (stap: RouteStap) => new Map(stap.geld.map((geld) => [geld.sleutel, geld] as const));
  const [was, wordt] = [per(oud), per(nieuw)];
  return [...new Set([...was.keys(), ...wordt.keys()])].flatMap((sleutel) => {
    const [a, b] = [was.get(sleutel), wordt.get(sleutel)];
    return regel(`Geld: ${(b ?? a)?.naam ?? sleutel}`, a ? geldTekst(a) : null, b ? geldTekst(b) : null);
  });
};

const keer = ({ pogingen }: RouteStap): string | null => (pogingen ? `hoogstens ${pogingen.hoogstens} keer` : null);

/** Duties of what runs: new, gone, or on another day. */
function plichtVerschil(oud: Stand, nieuw: Stand, op: Datum): Verschilregel[] {
  const lopend = (stand: Stand) => {
    const ids = new Set(stand.stappen.filter(loopt).map(({ id }) => id));
    return new Map(plichtenVan(stand, op).flatMap((p) => (ids.has(p.trajectstap) ? [[p.sleutel, p] as const] : [])));
  };
  const [was, wordt] = [lopend(oud), lopend(nieuw)];
  const dag = (p: { dag: Datum | undefined; wanneer: string } | undefined): string | null =>
    p === undefined ? null : p.dag ? toonDatum(p.dag) : p.wanneer;
  return [...new Set([...was.keys(), ...wordt.keys()])].flatMap((sleutel) =>
    regel(wordt.get(sleutel)?.naam ?? was.get(sleutel)?.naam ?? '', dag(was.get(sleutel)), dag(wordt.get(sleutel))),
  );
}

/** Whether it may be kept so: every step that the new version does not know has an answer. */
export function beoordeelOverzetting(o: Overzetting, reden: string): Resultaat<true> {
  const open = o.stappen.filter(({ t }) => o.teKiezen.includes(t.id));
  const redenen = [
    ...open.map(({ t, naam }) => ({
      veld: `stap_${t.id}`,
      tekst: `De nieuwe versie kent ${naam} niet. Kies wat deze stap wordt, of dat zij hier stopt.`,
    })),
    ...o.stappen
      .filter(({ t }) => o.eindeTeKiezen.includes(t.id))
      .map(({ t, naam }) => ({
        veld: eindeVeld(t.id),
        tekst: `De nieuwe termijn van ${naam} is langer. Kies of de afgesproken laatste dag meegaat.`,
      })),
    ...(reden.trim() === '' ? [{ veld: 'reden', tekst: 'Schrijf op waarom dit traject overgaat op de nieuwe versie.' }] : []),
  ];
  return redenen.length > 0 ? geweigerd(...redenen) : gelukt(true);
}

/** The version that a traject goes to, as in a sentence. A text of the same day that was put right says so: two equal days would say nothing. */
export const naarVersie = (nu: Pick<Regeling, 'geldigVan'>, straks: Pick<Regeling, 'geldigVan'>): string =>
  `de ${nu.geldigVan === straks.geldigVan ? 'verbeterde ' : ''}versie van ${toonDatum(datum(straks.geldigVan))}`;

/** What applies under a version, as one text: the drawing of its route (`gewoneWeg`) is looked at, and applies to nobody. */
const watGeldt = ({ route, ...rest }: Regeling): string =>
  JSON.stringify({ ...rest, route: route && { ...route, gewoneWeg: undefined } });

/** Whether two texts of a regeling say the same to everybody: one was put right without changing what applies. */
export const zegtHetzelfde = (nu: Regeling, straks: Regeling): boolean =>
  nu.geldigVan === straks.geldigVan && watGeldt(nu) === watGeldt(straks);
