// How the parts of a route are said in Dutch: the same on the policy page, in a traject and in a refusal.
import { toonGeld } from '../kernel/geld.ts';
import type { RouteDuur, RouteGeld, RoutePlicht, RouteTermijn } from './route.ts';

type Eenheid = RouteTermijn['eenheid'];

/** A duration that is written as one field: { weken: 5 }. */
export const duurVan = (duur: RouteDuur): { aantal: number; eenheid: Eenheid } => {
  if ('dagen' in duur) return { aantal: duur.dagen, eenheid: 'dagen' };
  if ('weken' in duur) return { aantal: duur.weken, eenheid: 'weken' };
  if ('maanden' in duur) return { aantal: duur.maanden, eenheid: 'maanden' };
  return { aantal: duur.jaren, eenheid: 'jaren' };
};

const EEN: Readonly<Record<Eenheid, string>> = {
  werkdagen: '1 werkdag',
  dagen: '1 dag',
  weken: '1 week',
  maanden: '1 maand',
  jaren: '1 jaar',
};

/** "8 weken", "1 maand", "2 jaar" */
export const toonDuur = (aantal: number, eenheid: Eenheid): string =>
  aantal === 1 ? EEN[eenheid] : `${aantal} ${eenheid === 'jaren' ? 'jaar' : eenheid}`;

/** The term as a sentence without a full stop, its kind in words: an average is never a limit (regels §0). */
export function termijnTekst({ aantal, eenheid, soort, minstens, vanaf }: RouteTermijn): string {
  const duur = toonDuur(aantal, eenheid);
  const van = vanaf === undefined || vanaf === 'begin' ? '' : `, ${vanaf}`;
  const kern = {
    vast: duur,
    maximum: minstens === undefined ? `ten hoogste ${duur}` : `${minstens} tot ${duur}`,
    minimum: `ten minste ${duur}`,
    gemiddeld: `gemiddeld ${duur} (geen grens)`,
    uitgangspunt: `${duur} als uitgangspunt (geen grens)`,
  }[soort];
  return `${kern}${van}`;
}

/** "één keer, ten hoogste 2 weken, met een reden" */
export function verlengingTekst({ keren, aantal, eenheid, reden }: NonNullable<RouteTermijn['verlenging']>): string {
  const vaak = keren === null ? 'zo vaak als nodig (geen grens in de bron)' : keren === 1 ? 'één keer' : `${keren} keer`;
  const lang = aantal === null ? 'hoe lang is niet geregeld' : `ten hoogste ${toonDuur(aantal, eenheid)}`;
  return `${vaak}, ${lang}${reden ? ', met een reden' : ''}`;
}

/** When a duty is due: "5 weken na het begin", "bij een signaal". */
export const wanneerTekst = ({ wanneer }: Pick<RoutePlicht, 'wanneer'>): string => {
  if ('bij' in wanneer) return `bij ${wanneer.bij}`;
  const zeg = (duur: RouteDuur): string => {
    const { aantal, eenheid } = duurVan(duur);
    return toonDuur(aantal, eenheid);
  };
  if ('na' in wanneer) return `${zeg(wanneer.na)} na het begin`;
  if ('voorEinde' in wanneer) return `${zeg(wanneer.voorEinde)} voor het einde`;
  const { aantal, eenheid } = duurVan(wanneer.elk);
  return aantal === 1
    ? { werkdagen: 'elke werkdag', dagen: 'elke dag', weken: 'elke week', maanden: 'elke maand', jaren: 'elk jaar' }[eenheid]
    : `elke ${toonDuur(aantal, eenheid)}`;
};

const BETALER: Readonly<Record<RouteGeld['betaler'][number], string>> = {
  wmo: 'de Wmo',
  participatiewet: 'de Participatiewet',
  rijk: 'geld van het rijk',
  uwv: 'geld van UWV',
  'werk-en-inkomen': 'Werk en Inkomen',
  werkgever: 'geld van de werkgever',
};

/** "de Wmo", "de Participatiewet": out of which money. */
export const toonBetaler = (betaler: RouteGeld['betaler'][number]): string => BETALER[betaler];

/** "€ 7.600,00 per jaar, aan de werkgever, betaald uit …": `niet geregeld` where the source gives nothing. */
export const geldTekst = ({
  bedrag,
  per,
  aan,
  bijUren,
  hoogstensJaren,
  bijTreden,
  alleenAls,
  nietBij,
  betaler,
}: RouteGeld): string =>
  [
    bedrag === null ? 'bedrag niet geregeld' : `${toonGeld(bedrag)}${per === 'eenmalig' ? ' eenmalig' : ` per ${per}`}`,
    `aan de ${aan}`,
    ...(bijUren === undefined ? [] : [`bij ${bijUren} uur per week`]),
    ...(bijTreden === undefined ? [] : [`op trede ${bijTreden.join(' of ')}`]),
    ...(hoogstensJaren === undefined
      ? []
      : [hoogstensJaren === 1 ? 'alleen het eerste jaar' : `ten hoogste ${hoogstensJaren} jaar`]),
    ...(alleenAls === undefined ? [] : [`alleen als: ${alleenAls}`]),
    ...(nietBij === undefined ? [] : [`niet bij ${nietBij.map(uitkeringWoord).join(' of ')}`]),
    betaler.length === 0 ? 'wie betaalt is niet geregeld' : `betaald uit ${betaler.map(toonBetaler).join(' of ')}`,
  ].join(', ');

/** A benefit as it is written: "Wajong", "WIA". */
export const uitkeringWoord = (uitkering: string): string => UITKERINGEN[uitkering] ?? uitkering.replaceAll('-', ' ');
const UITKERINGEN: Readonly<Record<string, string>> = { wajong: 'Wajong', wia: 'WIA', ww: 'WW', ziektewet: 'Ziektewet' };

/** As geldTekst, with the name of the amount and a full stop. */
export const geldZin = (geld: RouteGeld): string => `${geld.naam}: ${geldTekst(geld)}.`;
