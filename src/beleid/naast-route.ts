// What a regeling says of its route, as sentences to lay side by side. Pure.

import { toonGeld } from '../kernel/geld.ts';
import { hoofdletter } from '../kernel/tekst.ts';
import { SOORT, type Waarde } from './naast-waarden.ts';
import type { Regeling } from './regeling.ts';
import { type RouteDuur, rolNaam } from './route.ts';

const EENHEDEN: Readonly<Record<string, string>> = {
  dagen: 'dag',
  werkdagen: 'werkdag',
  weken: 'week',
  maanden: 'maand',
  jaren: 'jaar',
};
const MEERVOUD: Readonly<Record<string, string>> = { jaren: 'jaar' };
const lang = (aantal: number, eenheid: string): string =>
  `${aantal} ${aantal === 1 ? (EENHEDEN[eenheid] ?? eenheid) : (MEERVOUD[eenheid] ?? eenheid)}`;
const duur = (o: RouteDuur): string =>
  Object.entries(o)
    .map(([eenheid, aantal]) => lang(aantal, eenheid))
    .join('');

const stappen = ({ route }: Regeling) => route?.stappen ?? [];
const namen = ({ route }: Regeling, rollen: readonly string[]): string =>
  rollen
    .map((rol) => rolNaam(route ?? {}, rol))
    .join(', ')
    .replace(/, ([^,]*)$/, ' en $1');

/** The terms of steps, and what is owed at a moment of them. */
export const stapTermijnen = (regeling: Regeling): Waarde[] =>
  stappen(regeling).flatMap((stap): Waarde[] => {
    const { termijn } = stap;
    const zelf = termijn
      ? [
          {
            bron: stap.bron,
            keuze: stap.keuze,
            tekst: `${stap.naam}: ${termijn.minstens === undefined ? SOORT[termijn.soort](lang(termijn.aantal, termijn.eenheid)) : `${termijn.minstens} tot ${lang(termijn.aantal, termijn.eenheid)}`}`,
          },
          ...(termijn.verlenging
            ? [
                {
                  ...termijn.verlenging,
                  tekst: `${stap.naam}, verlengen: ${termijn.verlenging.keren === null ? 'aantal keren niet geregeld' : `${termijn.verlenging.keren} keer`}${termijn.verlenging.aantal === null ? '' : `, ${lang(termijn.verlenging.aantal, termijn.verlenging.eenheid)}`}`,
                },
              ]
            : []),
        ]
      : [];
    const momenten = stap.plichten.flatMap((plicht): Waarde[] => {
      const { wanneer: w } = plicht;
      if ('bij' in w) return [];
      const wanneer =
        'na' in w
          ? `${duur(w.na)} na het begin`
          : 'voorEinde' in w
            ? `${duur(w.voorEinde)} voor het einde`
            : `elke ${duur(w.elk)}`;
      return [{ ...plicht, tekst: `${stap.naam}: ${plicht.naam}, ${wanneer}` }];
    });
    return [...zelf, ...momenten];
  });

const BETALER: Readonly<Record<string, string>> = {
  wmo: 'de Wmo',
  participatiewet: 'de Participatiewet',
  rijk: 'het Rijk',
  uwv: 'UWV',
  'werk-en-inkomen': 'Werk en Inkomen',
  werkgever: 'de werkgever',
};

export const geldRijen = (regeling: Regeling): Waarde[] =>
  stappen(regeling).flatMap((stap) =>
    stap.geld.map((geld): Waarde => {
      const hoeveel =
        geld.bedrag === null
          ? 'bedrag niet geregeld'
          : `${toonGeld(geld.bedrag)}${geld.per === 'eenmalig' ? ' eenmalig' : ` per ${geld.per}`}`;
      const delen = [
        ...(geld.bijUren === undefined ? [] : [`bij ${geld.bijUren} uur per week`]),
        ...(geld.hoogstensJaren === undefined ? [] : [`hoogstens ${geld.hoogstensJaren} jaar`]),
        `aan de ${geld.aan}`,
        ...(geld.betaler.length === 0 ? [] : [`betaald door ${geld.betaler.map((b) => BETALER[b] ?? b).join(' en ')}`]),
        ...(geld.alleenAls === undefined ? [] : [`alleen als ${geld.alleenAls}`]),
        ...(geld.nietBij ? [`niet bij ${geld.nietBij.map((soort) => hoofdletter(soort)).join(', ')}`] : []),
      ];
      return { ...geld, tekst: `${stap.naam}: ${geld.naam}, ${hoeveel}, ${delen.join(', ')}` };
    }),
  );

const VORM: Readonly<Record<string, string>> = {
  beschikking: 'met een beschikking',
  toewijzing: 'met een toewijzing',
  goedkeuring: 'goedkeuring',
  keuze: 'eigen keuze',
  gezamenlijk: 'alle samen',
  geen: '',
};

/** Who decides over products, or at steps of the route. */
export const wieBeslist = (regeling: Regeling, wat: 'product' | 'stap'): Waarde[] => {
  const zin = (naam: string, wie: readonly string[], samen: readonly string[], vorm: string): string => {
    const met = samen.length > 0 ? samen : wie;
    const hoe = VORM[vorm] ?? vorm;
    return `${naam}: ${met.length === 0 ? 'wie is niet geregeld' : namen(regeling, met)}${hoe === '' ? '' : `, ${hoe}`}`;
  };
  if (wat === 'stap')
    return stappen(regeling).flatMap(({ naam, besluit, bron, keuze }): Waarde[] =>
      besluit && besluit.wie.length + besluit.samen.length > 0
        ? [{ bron, keuze, tekst: zin(naam, besluit.wie, besluit.samen, besluit.vorm) }]
        : [],
    );
  return regeling.producten.flatMap(({ naam, besluit }): Waarde[] =>
    besluit ? [{ ...besluit, tekst: zin(naam, [...besluit.wie, ...(besluit.samenMet ?? [])], [], besluit.vorm) }] : [],
  );
};

const INDICATIE = {
  blijft: 'de indicatie blijft gelden',
  nieuw: 'een nieuwe indicatie is nodig',
  ruimhartig: 'ruimhartig, maar niet vanzelf',
} as const;

type Weg = NonNullable<Regeling['route']>['terug'][number];
const waarheen = ({ naar, volgorde }: Weg): string => {
  const uitgangen = naar.map(({ wat }) => wat);
  return volgorde ? `${uitgangen.map((wat, i) => `${i + 1}. ${wat}`).join('; ')} (in deze volgorde)` : uitgangen.join(' of ');
};
const TERUG: Record<'wegen' | 'pogingen' | 'indicatie' | 'inkomen', (weg: Weg) => Waarde[]> = {
  wegen: (weg) => [{ ...weg, tekst: `${weg.in}: ${weg.naar.length === 0 ? 'niet geregeld' : waarheen(weg)}` }],
  pogingen: (weg) => (weg.pogingen === undefined ? [] : [{ ...weg, tekst: `${weg.pogingen} keer, ${weg.in}` }]),
  indicatie: (weg) => (weg.indicatie === undefined ? [] : [{ ...weg, tekst: `${weg.in}: ${INDICATIE[weg.indicatie]}` }]),
  inkomen: (weg) => weg.inkomen.map((een) => ({ ...een, tekst: een.wat })),
};

/** Of the ways back one side: where to, how often, the indication, the income. */
export const terugRijen = (regeling: Regeling, wat: keyof typeof TERUG): Waarde[] => [
  ...(regeling.route?.terug ?? []).flatMap(TERUG[wat]),
  ...(wat === 'pogingen'
    ? stappen(regeling).flatMap(({ naam, pogingen }): Waarde[] =>
        pogingen ? [{ ...pogingen, tekst: `${naam}: hoogstens ${pogingen.hoogstens} keer` }] : [],
      )
    : []),
];
