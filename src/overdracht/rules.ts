import { type Datum, isNa, isVoor, plusDagen, toonDatum } from '../kernel/datum.ts';
import type { Reden } from '../kernel/resultaat.ts';
import type { Overdracht, OverdrachtStand } from './types.ts';

/** Where a hand-over stands: what was written last decides. */
export const standVan = (o: Overdracht): OverdrachtStand => {
  if (o.gestoptOp) return 'gestopt';
  if (o.vervolgOp) return 'afgerond';
  if (o.ingetrokkenOp) return 'ingetrokken';
  if (o.uitkomst) return o.uitkomst;
  if (o.verstuurdOp) return 'verstuurd';
  if (o.toestemming === null) return 'gevraagd';
  return o.toestemming ? 'toegestaan' : 'geweigerd';
};

/** Whether it stands in the way of another one. */
export const loopt = (o: Overdracht): boolean =>
  ['gevraagd', 'toegestaan', 'verstuurd', 'aangenomen', 'teruggegeven'].includes(standVan(o));

/** What is wrong with the day by which an answer must come. */
export const beoordeelAntwoorddag = (tot: Datum, vandaag: Datum): Reden[] => {
  const laatste = plusDagen(vandaag, 365);
  return isVoor(tot, vandaag) || isNa(tot, laatste)
    ? [{ veld: 'antwoord_tot', tekst: `Kies een dag van vandaag tot en met ${toonDatum(laatste)}.` }]
    : [];
};
