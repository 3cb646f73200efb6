// What the resident reads of now: until when a step runs, and what there is while none does.
import { type Datum, isVoor, toonDatum } from '../../kernel/datum.ts';
import { type Html, html, link } from '../../web/index.ts';
import type { EigenPlek } from '../queries/index.ts';
import { en } from '../rules/index.ts';
import type { Trajectstap } from '../types.ts';

/** By when it would be over; of a day that is past it is said that it takes longer. */
export const totWanneer = ({ eindeGepland }: Trajectstap, vandaag: Datum): string =>
  eindeGepland === undefined
    ? ''
    : isVoor(eindeGepland, vandaag)
      ? `. Het zou tot en met ${toonDatum(eindeGepland)} duren. Dit duurt langer dan afgesproken`
      : `. Tot en met ${toonDatum(eindeGepland)}`;

/** What there is while no step runs: a place that has yet to begin or that is no step of this way, and who chooses with him. */
export const nuGeenStap = (
  plekken: readonly EigenPlek[],
  o: { begonnen: boolean; verderMet: string | undefined; wacht: boolean },
): Html => {
  const loopt = plekken.filter(({ begonnen }) => begonnen);
  const straks = plekken.filter(({ begonnen }) => !begonnen);
  const overzicht = link('/mijn', 'Op je overzicht zie je wat er nu gebeurt');
  return html`${loopt.map(({ aanbieder }) => html`<p>Je hebt nu een plek bij ${aanbieder}. Die plek is geen stap van deze route.</p>`)}${
    straks.length > 0 || o.wacht
      ? html`<p>${straks.length > 0 ? `Je plek bij ${en(straks.map(({ aanbieder }) => aanbieder))} moet nog beginnen.` : 'Je plek moet nog beginnen.'} ${overzicht}.</p>`
      : html`<p>${loopt.length > 0 ? 'Van deze route loopt nu geen stap.' : 'Er loopt nu geen stap.'}${
          o.begonnen &&
          (o.verderMet === undefined
            ? ' Je contactpersoon kijkt met jou wat de volgende stap is.'
            : html` ${o.verderMet} gaat met je verder en kijkt met jou wat de volgende stap is. ${link('/mijn/overdracht', 'Lees wat is afgesproken')}.`)
        }</p>`
  }${o.verderMet === undefined && html`<p>Bel je contactpersoon als je wilt weten wat er komt.</p>`}`;
};
