import type { BriefInhoud } from '../../brief/index.ts';
import { type Datum, toonDatum } from '../../kernel/datum.ts';

export interface Verdaging {
  aanvraagOp: Datum;
  /** Last day by law; undefined when it cannot be told. */
  wasTot: Datum | undefined;
  tot: Datum;
  /** The resident agreed in writing (Awb 4:15); otherwise it is told only (Awb 4:14). */
  instemming: boolean;
  reden: string;
}

/** The letter that says when the beschikking comes. */
export const verdagingInhoud = (v: Verdaging): BriefInhoud => ({
  onderwerp: 'Je hoort later van ons',
  inleiding: [
    `Op ${toonDatum(v.aanvraagOp)} vroeg je om ondersteuning. Wij moeten daar binnen twee weken over beslissen${
      v.wasTot ? `: tot en met ${toonDatum(v.wasTot)}` : ''
    }. Dat lukt niet.`,
  ],
  samenvatting: [
    { vraag: 'Wanneer hoor je het?', antwoord: [['Je krijgt onze beslissing uiterlijk op ', { sterk: toonDatum(v.tot) }, '.']] },
    { vraag: 'Waarom duurt het langer?', antwoord: [v.reden] },
    {
      vraag: 'Wat moet je doen?',
      antwoord: [
        v.instemming ? 'Niets. Je hebt zelf laten weten dat je dit goed vindt.' : 'Niets. Duurt het je te lang? Bel ons.',
      ],
    },
  ],
  delen: [
    {
      kop: 'Wat zegt de wet?',
      blokken: [
        v.instemming
          ? 'Je hebt zelf schriftelijk laten weten dat je dit goed vindt. Daarom mogen we langer doen over de beslissing (Algemene wet bestuursrecht, artikel 4:15, lid 2).'
          : 'Wij vertellen je dit omdat de wet dat vraagt (Algemene wet bestuursrecht, artikel 4:14). De termijn van twee weken wordt er niet langer van. Is die voorbij, dan mag je ons in een brief vragen om snel te beslissen (Algemene wet bestuursrecht, artikel 4:17 en 6:12).',
      ],
    },
  ],
});
