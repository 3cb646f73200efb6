// What was agreed beside a place that runs.
import { toonDatum } from '../../kernel/datum.ts';
import { type Html, melding } from '../../web/index.ts';
import { afgesprokenEinde } from '../rules/index.ts';
import type { Trajectstap } from '../types.ts';
import { stapNaam, uitkomstInZin } from './lees.ts';
import type { Blik } from './vervolg.ts';

/** It was agreed that the way ends with this place: when that is, and what to do when it is sooner. */
export const eindeMelding = (b: Blik, t: Trajectstap): Html | false => {
  const gesprek = afgesprokenEinde(b.stand, t);
  return (
    gesprek !== undefined &&
    melding({
      soort: 'info',
      titel: `Afgesproken: ${uitkomstInZin(b.stand, gesprek.stap, gesprek.uitkomst)}`,
      inhoud: `${stapNaam(b.stand, gesprek.stap)} van ${toonDatum(gesprek.geeindigdOp ?? gesprek.begonnenOp)}. De plek loopt ${t.eindeGepland ? `tot en met ${toonDatum(t.eindeGepland)}` : 'nog door'}; dan is het traject klaar. Stopt de inwoner eerder, beëindig dan de toewijzing.`,
      niveau: 3,
    })
  );
};
