// "Waarom?" for the resident: the same facts as the staff sees, in short words and with je.
import { besluitVoorInwoner, inwonerGronden } from '../../besluit/index.ts';
import { toonDatum } from '../../kernel/datum.ts';
import { termijnenVan } from '../../plicht/index.ts';
import { termijnFeiten } from '../../toewijzing/index.ts';
import { waaromVan } from '../../uitleg/index.ts';
import { type Html, niets } from '../../web/index.ts';
import type { Brief, Plek } from '../types.ts';
import type { MijnSettings } from './settings.ts';

const GEEFT: ReadonlySet<string> = new Set(['toekenning', 'herziening', 'verlenging']);

/** Why I get this: by the besluit. */
export function waaromBrief({ beleid }: MijnSettings, brief: Brief): Html {
  const uit = beleid.regelingMetId(brief.regelingId);
  return waaromVan(uit, {
    over: GEEFT.has(brief.soort) ? 'krijg je dit' : 'besloten wij dit',
    ...besluitVoorInwoner(uit, brief, beleid.landelijk),
    // The letter has its grounds; the page of letters is printed to have them at hand.
    alsGeopend: true,
  });
}

/** Why my place ends on this day. What came in from elsewhere and does not keep to the terms has no answer here. */
export function waaromEinde({ beleid }: MijnSettings, plek: Plek): Html {
  const uit = beleid.regelingMetId(plek.regelingId);
  const { tot } = plek.periode;
  const termijnen = termijnenVan(uit.regeling, beleid.landelijk, termijnFeiten(plek.loop));
  if (!termijnen.ok) return niets;
  const { gronden, verlengbaar, verlengGronden } = termijnen.waarde;
  const [verleng] = verlengGronden;
  // What other texts say and what was chosen around it is for who works with the regeling.
  const eigen = gronden.filter((grond) => grond.voldaan === true && (grond.status !== 'keuze' || grond.regel.startsWith('K')));
  return waaromVan(uit, {
    over: `duurt je plek tot en met ${toonDatum(tot)}`,
    alsGeopend: true,
    gronden: [
      ...inwonerGronden(eigen, true),
      ...(verleng
        ? [
            {
              ...verleng,
              tekst: verlengbaar ? 'Daarna kan je plek langer duren, als dat nodig is.' : 'Je plek kan nu niet langer duren.',
            },
          ]
        : []),
    ],
  });
}
