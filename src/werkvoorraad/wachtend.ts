// What waits and follows from more than one row: a term of the law or of the regeling beside what was done. Pure.
import { type Datum, plusDagen } from '../kernel/datum.ts';
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
