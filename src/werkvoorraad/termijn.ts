// The terms of the law that a step can have. Pure.
import type { Datum } from '../kernel/datum.ts';
import type { InwonerFeiten } from './types.ts';

/** The term that runs: of the research (Wmo 2015 art. 2.3.2 lid 1), or of the beschikking once it was asked for (art. 2.3.5 lid 2). */
export const wettelijkeTermijn = ({ aanmelding, onderzoekTot }: InwonerFeiten): Datum | undefined =>
  aanmelding?.aanvraag ? aanmelding.aanvraag.beschikkingTot : aanmelding?.onderzoekKlaar ? undefined : onderzoekTot;

/** The day by which a besluit must be made known: of the aanvraag, until one on it was. No source gives a day to a change of later. */
export const beschikkingTot = ({ aanmelding, besluiten }: Pick<InwonerFeiten, 'aanmelding' | 'besluiten'>): Datum | undefined => {
  const aanvraag = aanmelding?.aanvraag;
  const beantwoord = aanvraag && besluiten.some((b) => b.bekendgemaakt && b.vastgelegdOp > aanvraag.sinds);
  return beantwoord ? undefined : aanvraag?.beschikkingTot;
};
