// The line of the tab Route: what was tried, the newest first, with how it ended.
import { findStap } from '../../beleid/regeling.ts';
import { type Datum, toonDatum, vergelijk } from '../../kernel/datum.ts';
import { type Gebeurtenis, type Html, html, link, tijdlijn } from '../../web/index.ts';
import { rijNummer } from '../actions/load-traject.ts';
import { openEinden } from '../rules/index.ts';
import { ANDERS, type Trajectstap } from '../types.ts';
import { INDICATIE_TEKST, INKOMEN_TEKST, type Indicatie, type StapRij } from '../types-rijen.ts';
import { isBesloten } from './brief.ts';
import { adviesZin, keerTekst, stapNaam, uitkomstInZin } from './lees.ts';
import { tafelZin } from './tafel.ts';
import type { Blik } from './vervolg.ts';

/** From when to when; of one day the line says it already. */
const looptijd = (van: Datum, tot: Datum): string =>
  toonDatum(van) === toonDatum(tot) ? '' : `${toonDatum(van)} tot en met ${toonDatum(tot)}. `;

/** Where it was: the place that people wrote down, and the aanbieder. */
export const waarVan = ({ waar, aanbieder }: Pick<StapRij, 'waar' | 'aanbieder'>): string =>
  [waar, aanbieder].filter((een) => een !== '').join(', ');

/** How it ended; of a record of another area nobody says it, until what follows does. */
const uitkomstZin = (b: Blik, t: Trajectstap): Html =>
  t.bereikt !== undefined
    ? html`Uitkomst: ${t.bereikt}.`
    : t.uitkomst === ANDERS && rijVan(b, t) === undefined && t.afwijking === undefined
      ? zonderUitkomst(b, t)
      : html`${teruggegeven(b, t)}Uitkomst: ${uitkomstInZin(b.stand, t.stap, t.uitkomst)}.${adviesZin(b.stand, t)}`;

/** Of a hand-over that came back: that it did, and what the other party said. */
const teruggegeven = (b: Blik, t: Trajectstap): string => {
  const feit = b.g.feiten.find(({ id }) => id === t.id);
  return feit?.uitkomst === 'teruggegeven' ? `Teruggegeven. ${feit.tekst ? `${feit.tekst} ` : ''}` : '';
};

/** What a record came to that names no outcome; as long as nothing followed, what is to be done and by whom. */
const zonderUitkomst = (b: Blik, t: Trajectstap): Html => {
  const terug = teruggegeven(b, t);
  const over = terug || 'Afgelopen. ';
  if (!openEinden(b.stand).some(({ id }) => id === t.id)) return html`${over}De uitkomst volgt uit de stap die erna kwam.`;
  // AP21: of an ontwikkeling the result says it, once the municipality agreed with it.
  const nummer = /^toewijzing-(\d+)$/.exec(t.id)?.[1];
  if (nummer !== undefined && findStap(b.stand.route, t.stap)?.soort === 'ontwikkeling')
    return html`${over}Er is nog geen resultaat waar de gemeente akkoord mee is; daaruit volgt de uitkomst. ${link(
      b.pad.replace(/route$/, `toewijzingen/${nummer}`),
      'Naar de toewijzing',
      stapNaam(b.stand, t.stap),
    )}`;
  return html`${over}Wat er nu moet: bespreek met de inwoner wat wel past, en kies bij “Wat kan volgen” de stap die hierna komt. Dat doet ${b.inwoner.consulent || 'de consulent'}.${
    terug !== '' && b.mag && html` ${link(b.pad.replace(/route$/, 'overdracht'), 'Naar Overdracht', 'om die af te ronden')}`
  }`;
};

/** What becomes of the indication on the way back; once it is arranged that, and the days that people wrote down. */
const indicatieZin = (b: Blik, { id, indicatieVan, indicatieTot }: StapRij, indicatie: Indicatie): string => {
  if (b.g.plichten.some((plicht) => plicht.stapId === id && plicht.sleutel === 'terug-indicatie' && plicht.stand === 'gedaan'))
    return 'De nieuwe indicatie is geregeld';
  if (!indicatieVan) return INDICATIE_TEKST[indicatie];
  return `${INDICATIE_TEKST[indicatie]}. Afgesproken: vanaf ${toonDatum(indicatieVan)}${indicatieTot ? ` tot en met ${toonDatum(indicatieTot)}` : ''}`;
};

/** Where an oriëntatie is that has yet to begin. */
export const FASE = { gevraagd: 'Gevraagd, nog niet verwezen', verwezen: 'Verwezen, nog niet begonnen' } as const;

/** The day under which the line has it. */
const dagVan = (t: Trajectstap): Datum => t.geeindigdOp ?? t.begonnenOp;

/** The way until now, the newest first: what was tried and how it ended. `opnieuw`: there was a traject before this. */
export const lijn = (b: Blik, o: { opnieuw: boolean }): Html => {
  const gebeurd = b.stand.stappen
    .toSorted((een, ander) => vergelijk(dagVan(ander), dagVan(een)) || ander.nummer - een.nummer)
    .map((t): Gebeurtenis => {
      const rij = rijVan(b, t);
      const over = t.geeindigdOp
        ? html`${looptijd(t.begonnenOp, t.geeindigdOp)}${uitkomstZin(b, t)}`
        : t.fase
          ? html`${FASE[t.fase]}.`
          : html`Loopt nu.`;
      const waar = rij ? waarVan(rij) : '';
      return {
        datum: dagVan(t),
        titel: html`${stapNaam(b.stand, t.stap)}${keerTekst(b.stand, t)}${rij?.terug && ', op de weg terug'}`,
        inhoud: html`${waar !== '' && `Waar: ${waar}. `}${over}${rij?.afwijking && html` Beslist met een reden: ${rij.afwijking}`}${!rij && t.afwijking && html` ${t.afwijking}`}${rij?.uitkomstToelichting && html` ${rij.uitkomstToelichting}`}${
          rij?.uitkomstAfwijking && html` De reden: ${rij.uitkomstAfwijking}`
        }${rij && b.mag && isBeslotenStap(b, rij) && html` ${link(`${b.pad}/stap/${rij.id}/brief`, 'Brief over dit besluit', stapNaam(b.stand, t.stap))}`}${rij && tafelZin(b.stand, rij)}${rij?.inkomen && html` ${rij.inkomen === 'onbekend' ? 'Wat het met het inkomen doet, is nog niet bekend' : INKOMEN_TEKST[rij.inkomen]}. ${rij.inkomenToelichting}`}${rij?.indicatie && html` ${indicatieZin(b, rij, rij.indicatie)}.`}`,
        soort: t.geeindigdOp ? 'geweest' : 'nu',
      };
    });
  return tijdlijn(gebeurd, {
    leeg: o.opnieuw ? 'In een nieuw traject is nog geen stap gezet.' : 'Er is nog geen stap gezet.',
  });
};

const isBeslotenStap = (b: Blik, rij: StapRij): boolean => {
  const stap = findStap(b.stand.route, rij.stap);
  return stap !== undefined && isBesloten(rij, stap);
};

export const rijVan = (b: Pick<Blik, 'g'>, t: Trajectstap): StapRij | undefined => {
  const id = rijNummer(t.id);
  return id === undefined ? undefined : b.g.stappen.find((rij) => rij.id === id);
};
