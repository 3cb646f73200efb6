import { findLaatsteDag, type Landelijk } from '../beleid/index.ts';
import { type Datum, isNa, isVoor, laatste, toonDatum, vroegste } from '../kernel/datum.ts';
import { bevat, type Periode, toonPeriode } from '../kernel/periode.ts';
import type { Reden } from '../kernel/resultaat.ts';
import type { ToewijzingStatus } from './types.ts';

/**
 * The last day for the aanbieder to answer: three working days after the toewijzing (iWmo, retourbericht); undefined outside the years
 * of which the holidays are known.
 */
export const antwoordTermijn = (landelijk: Landelijk, toegewezenOp: Datum): Datum | undefined =>
  findLaatsteDag(landelijk, 'retourbericht', toegewezenOp);

/** The expected start lies within the looptijd. */
export function verwachteStartReden(start: Datum, looptijd: Periode): Reden | undefined {
  if (bevat(looptijd, start)) return undefined;
  return { veld: 'start', tekst: `De toewijzing loopt van ${toonPeriode(looptijd)}. Kies een dag in die periode.` };
}

/** A start is a fact: within the looptijd and not in the future. */
export function startReden(start: Datum, looptijd: Periode, vandaag: Datum): Reden | undefined {
  if (!bevat(looptijd, start)) {
    const vroeg = isVoor(vandaag, looptijd.van) ? ' Starten kan dus nog niet: kom terug op of na die dag.' : '';
    return {
      veld: 'start',
      tekst: `De toewijzing loopt van ${toonPeriode(looptijd)}. Kies een dag in die periode.${vroeg}`,
    };
  }
  if (isNa(start, vandaag)) {
    return { veld: 'start', tekst: `Deze dag ligt in de toekomst. Meld de start op of na ${toonDatum(start)}.` };
  }
  return undefined;
}

/**
 * An early end is a fact too: on or after the start (or the day of the toewijzing when it never began), on or before today and the last
 * day, and not before hours that were written. The looptijd stays what was decided.
 */
export function eindeReden(
  einde: Datum,
  o: {
    status: ToewijzingStatus;
    looptijd: Periode;
    toegewezenOp: Datum;
    gestartOp: Datum | undefined;
    laatsteUren: Datum | undefined;
    vandaag: Datum;
  },
): Reden | undefined {
  const vroegst = o.gestartOp ?? o.toegewezenOp;
  const uiterst = vroegste(o.vandaag, o.looptijd.tot);
  if (isVoor(einde, vroegst)) {
    const wat = o.gestartOp
      ? `De toewijzing is gestart op ${toonDatum(o.gestartOp)}`
      : `De toewijzing is van ${toonDatum(o.toegewezenOp)}`;
    return { veld: 'einde', tekst: `${wat}. Kies die dag of een dag daarna.` };
  }
  if (isNa(einde, uiterst)) {
    return { veld: 'einde', tekst: `Kies een dag tot en met ${toonDatum(laatste(uiterst, vroegst))}.` };
  }
  if (o.laatsteUren && isVoor(einde, o.laatsteUren)) {
    return {
      veld: 'einde',
      tekst: `Er staan uren op ${toonDatum(o.laatsteUren)}. Kies die dag of een dag daarna, of laat de aanbieder die uren eerst verbeteren.`,
    };
  }
  return undefined;
}
