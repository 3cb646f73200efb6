// What waits and follows from more than one row: a term of the law or of the regeling beside what was done. Pure.
import { beslistOver, type RouteStap } from '../beleid/regeling.ts';
import { type Datum, isNa, plusDagen } from '../kernel/datum.ts';
import type { WachtFeit } from './types.ts';

/**
 * Wmo 2015 art. 2.3.2 lid 2: for seven days after the melding the resident may give a plan of his own. After them he still may, and nobody
 * waits for it. `feiten`: the kinds that were written down after the aanmelding.
 */
export const eigenPlan = (o: { tot: Datum | undefined; besloten: boolean; feiten: readonly string[] }): WachtFeit[] =>
  o.tot === undefined || o.besloten || o.feiten.some((een) => ['plan', 'geen-plan', 'onderzoek-afgerond'].includes(een))
    ? []
    : [
        {
          soort: 'eigen-plan',
          eigenaar: 'inwoner',
          naam: '',
          pad: '/aanmelding',
          tot: o.tot,
          vanaf: undefined,
          totEnMet: o.tot,
        },
      ];

/**
 * Wmo 2015 art. 2.3.2 lid 8 and 9: after the research the resident gets the report, and then he says whether he asks for support. No law
 * gives a day for either; unseen they would wait for ever. Over when something was decided, or when something runs. `feiten`: the kinds
 * that were written down after the aanmelding.
 */
export const naOnderzoek = (o: { besloten: boolean; loopt: boolean; feiten: readonly string[] }): WachtFeit[] => {
  const is = (soort: string): boolean => o.feiten.includes(soort);
  if (o.besloten || o.loopt || !is('onderzoek-afgerond') || is('aanvraag') || is('geen-aanvraag')) return [];
  const feit = { naam: '', pad: '/aanmelding', tot: undefined, vanaf: undefined };
  return is('verslag-gegeven')
    ? [{ ...feit, soort: 'aanvraag-afwachten', eigenaar: 'inwoner' }]
    : [{ ...feit, soort: 'verslag-geven', eigenaar: 'ik' }];
};

/**
 * AP10, AR3: an orientation that runs without an advice ends. A longest term is the last day of the centre; an average one gives only the
 * signal to the consulent, some days before.
 */
export const metEinde = (
  wacht: readonly WachtFeit[],
  o: { laatste: Datum; soort: string; centrum: string; signaalDagen: number } | undefined,
): WachtFeit[] => {
  if (!o) return [...wacht];
  const tot = o.soort === 'maximum' || o.soort === 'vast' ? o.laatste : undefined;
  return [
    ...wacht.map((een) => (een.soort === 'orientatie-adviseren' ? { ...een, tot } : een)),
    {
      soort: 'orientatie-loopt-af',
      eigenaar: 'ik',
      naam: o.centrum,
      pad: '/orientatie',
      tot,
      vanaf: plusDagen(o.laatste, -o.signaalDagen),
    },
  ];
};

/** A step of a route that runs, with whom was asked for it. */
export interface LopendeStap {
  id: number;
  /** Of somebody his yes, no or choice was asked. */
  gevraagd: boolean;
  /** It has a last day, or a duty with a day, by which it is asked for. */
  metDag: boolean;
  /** To a third party: no request yet, one that is open, or the one who answered last. */
  verzoek: { stand: 'geen' | 'open' } | { stand: 'beantwoord'; door: string };
}

/**
 * What a step waits for that only who works on it can do: ask who decides on its outcome, ask the third party, or end it with the answer
 * that came. A step with a last day is asked for by that day.
 */
export const vanRoute = (stap: RouteStap, o: LopendeStap, derde: string): WachtFeit[] => {
  const feit = { eigenaar: 'ik' as const, pad: `/route#stap-${o.id}`, tot: undefined, vanaf: undefined };
  if (stap.soort === 'verzoek') {
    if (o.verzoek.stand === 'open') return [];
    return o.verzoek.stand === 'beantwoord'
      ? [{ ...feit, soort: 'traject-beantwoord', naam: o.verzoek.door }]
      : [{ ...feit, soort: 'traject-verzoek', naam: derde }];
  }
  const { besluit } = stap;
  // Of several of whom one is enough somebody of the municipality needs no answer of another.
  const anderen = besluit && (besluit.samen.length > 1 || (besluit.wie.length > 0 && besluit.wie.every((wie) => ANDER.has(wie))));
  if (o.gevraagd) return [];
  if (anderen && beslistOver(stap) === 'uitkomst') return [{ ...feit, soort: 'traject-vragen', naam: '' }];
  // What goes on by itself (a place, a stage) waits for nobody; a talk or a choice that nobody finishes is forgotten,
  // and so is who looks for a place when nobody else works on it.
  const eigen = stap.wie.filter((wie) => !BUITEN.has(wie));
  const doen = DOEN.has(stap.soort)
    ? eigen.length > 0
    : stap.soort === 'traject' && eigen.length > 0 && eigen.length === stap.wie.length;
  return doen && !o.metDag ? [{ ...feit, soort: 'traject-doen', naam: stap.naam }] : [];
};
const DOEN: ReadonlySet<string> = new Set([
  'gesprek',
  'verkenning',
  'toets',
  'keuze',
  'plan',
  'besluit',
  'overleg',
  'evaluatie',
  'bestemming',
] satisfies RouteStap['soort'][]);
const BUITEN: ReadonlySet<string> = new Set(['inwoner', 'aanbieder', 'werkgever']);
const ANDER: ReadonlySet<string> = new Set(['inwoner', 'aanbieder']);

/** In place of the general question to pick up a first step stands what it waits for. */
export const metRoute = (wacht: readonly WachtFeit[], route: readonly WachtFeit[]): WachtFeit[] => [
  ...wacht.filter(({ soort, pad }) => soort !== 'traject-oppakken' || !route.some((een) => een.pad === pad)),
  ...route,
];

/** A besluit that is being made has a step of its own; it is asked for by the last day of the law when that comes first. */
export const besluitBezig = (wacht: readonly WachtFeit[], uiterlijk: Datum | undefined): boolean =>
  wacht.some(({ soort, tot }) => OVER_CONCEPT.includes(soort) && (!uiterlijk || (tot !== undefined && !isNa(tot, uiterlijk))));
const OVER_CONCEPT: readonly string[] = [
  'besluitconcept-afmaken',
  'besluitconcept-terug',
  'besluitconcept-tekenen',
  'samen-antwoorden',
  'samen-oneens',
  'samen-klaar',
] satisfies WachtFeit['soort'][];

/** Where it is dealt with stands outside the dossier. */
export const ELDERS: readonly string[] = [
  'samenvoegen-beslissen',
  'vernietigen-beslissen',
  'omzetting-nagaan',
  'omzetting-tekenen',
  'omzetting-uitvoeren',
  'omzetting-bespreken',
  'omzetting-zelf',
] satisfies WachtFeit['soort'][];
/** Asked also of a dossier that was put away, of somebody who died, or that nobody has yet. */
export const OVER_DOSSIER: readonly string[] = [
  'dubbel-beoordelen',
  'samenvoegen-beslissen',
  'vernietigverzoek-beantwoorden',
  'vernietigen-voorleggen',
  'vernietigen-beslissen',
  'noodtoegang-beoordelen',
] satisfies WachtFeit['soort'][];
