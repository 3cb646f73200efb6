// The hours a week of a step: what was agreed, and of hours that are built up (AL2) where they stand now and where they change.
import type { RouteStap } from '../../beleid/regeling.ts';
import { isNa, toonDatum } from '../../kernel/datum.ts';
import { toonUren } from '../../kernel/minuten.ts';
import { type Html, html, link } from '../../web/index.ts';
import { urenLetOp } from '../rules/index.ts';
import { waaromRegel } from './lees.ts';
import type { Blik } from './vervolg.ts';

/** Hours are built up on the place: the toewijzing has them, with the days from which they held. */
const urenNu = (b: Blik): { kop: string; waarde: Html }[] =>
  (b.g.plekken ?? []).flatMap(({ id, aanbieder, uren }) => {
    const nu = uren.findLast(({ vanaf }) => !vanaf || !isNa(vanaf, b.c.vandaag));
    return nu === undefined
      ? []
      : [
          {
            kop: 'Uren per week nu',
            waarde: html`${toonUren(nu.minuten)}, bij ${aanbieder}${uren
              .filter(({ vanaf }) => vanaf && isNa(vanaf, b.c.vandaag))
              .map(({ vanaf, minuten }) => html`<br>${toonUren(minuten)} vanaf ${vanaf && toonDatum(vanaf)}`)}${
              b.mag &&
              html`<br>${link(`${b.pad.replace(/route$/, 'toewijzingen')}/${id}/wijzigen/uren`, 'Uren wijzigen', `bij ${aanbieder}`)}`
            }`,
          },
        ];
  });

/** What the card of a step that runs says of its hours. */
export const urenRijen = (b: Blik, stap: RouteStap, uren: number | undefined): { kop: string; waarde: Html }[] => [
  ...(stap.soort === 'opbouw' ? urenNu(b) : []),
  ...(uren === undefined
    ? []
    : [
        {
          kop: stap.soort === 'opbouw' ? 'Op weg naar' : 'Uren per week',
          waarde: html`${stap.soort === 'opbouw' ? `${uren} uur per week` : String(uren)}${urenLetOp(b.stand, stap, uren).map(waaromRegel)}`,
        },
      ]),
];
