// Words of a traject on the screens.
import type { StapSoort } from '../../beleid/regeling.ts';
import { parseDatumNl, toonDatum } from '../../kernel/datum.ts';
import type { BadgeSoort } from '../../web/index.ts';
import type { GeldRij } from '../types-rijen.ts';

export const aanTekst: Readonly<Record<GeldRij['aan'], string>> = {
  aanbieder: 'de aanbieder',
  werkgever: 'de werkgever',
  inwoner: 'de inwoner',
  gemeente: 'de gemeente',
};

const BETALER: Readonly<Record<string, string>> = {
  wmo: 'Wmo',
  participatiewet: 'Participatiewet',
  rijk: 'het rijk',
  uwv: 'UWV',
  'werk-en-inkomen': 'Werk en Inkomen',
  werkgever: 'de werkgever',
};
/** Out of whose budget, "Participatiewet of rijk"; several keys are kept with a comma. */
export const betalerTekst = (betaler: string): string =>
  betaler === ''
    ? 'niet geregeld'
    : betaler
        .split(',')
        .map((een) => (Object.hasOwn(BETALER, een) ? BETALER[een] : een.replaceAll('-', ' ')))
        .join(' en ');

export const GELD_STAND: Readonly<Record<GeldRij['stand'], string>> = {
  klaar: 'Wacht op financiën',
  goedgekeurd: 'Goedgekeurd',
  afgekeurd: 'Afgekeurd',
  uitgevoerd: 'Doorgegeven',
  vervallen: 'Vervallen',
};
export const GELD_BADGE: Readonly<Record<GeldRij['stand'], BadgeSoort>> = {
  klaar: 'aandacht',
  goedgekeurd: 'info',
  afgekeurd: 'neutraal',
  uitgevoerd: 'goed',
  vervallen: 'neutraal',
};

export const ANTWOORD_TEKST: Readonly<Record<string, string>> = {
  positief: 'Positief',
  negatief: 'Negatief',
  anders: 'Anders',
};

/** A day as it was read from what somebody typed: who checks a form sees the month by its name. */
export const getypteDag = (getypt: string | undefined): string => {
  const dag = parseDatumNl(getypt ?? '');
  return dag ? toonDatum(dag) : (getypt ?? '');
};

/** What is talked over, and not worked. */
const TAFEL: ReadonlySet<StapSoort> = new Set(['gesprek', 'verkenning', 'keuze', 'plan', 'overleg', 'evaluatie', 'signaal']);
/** Where somebody works for an employer. */
const WERK: ReadonlySet<StapSoort> = new Set(['dienstverband', 'plaatsing', 'proefplaatsing', 'proefperiode', 'leer-werkstage']);
/** An example of where a step is. */
export const waarHint = (soort: StapSoort): string =>
  TAFEL.has(soort)
    ? 'Bijvoorbeeld in het gemeentehuis of bij de inwoner thuis.'
    : WERK.has(soort)
      ? 'Bijvoorbeeld de naam van de werkgever.'
      : 'Bijvoorbeeld de naam van de plek of de organisatie.';
