import { findLaatsteDag, type Landelijk } from '../beleid/index.ts';
import { type Datum, datum, isNa, isVoor, laatste, toonDatum, vroegste } from '../kernel/datum.ts';
import { bevat, fromDaterange, type Periode, toonPeriode } from '../kernel/periode.ts';
import type { Reden } from '../kernel/resultaat.ts';
import type { ToewijzingStatus } from './types.ts';

/**
 * The last day for the aanbieder to answer: three working days after the toewijzing (iWmo, retourbericht); undefined outside the years
 * of which the holidays are known.
 */
export const antwoordTermijn = (landelijk: Landelijk, toegewezenOp: Datum): Datum | undefined =>
  findLaatsteDag(landelijk, 'retourbericht', toegewezenOp);

/** Ended before anybody came: it does not go ahead, and has no last day. What was delivered from elsewhere says nothing of a start. */
export const nooitBegonnen = (t: { status: ToewijzingStatus; gestart_op: string | null; herkomst: string }): boolean =>
  t.status === 'beeindigd' && t.gestart_op === null && t.herkomst !== 'levering';

/** The last day that holds: the looptijd stays what was decided when it ended on a day that was. */
export const laatsteDagVan = (t: { looptijd: string; beeindigd_op: string | null }): Datum => {
  const { tot } = fromDaterange(t.looptijd);
  return t.beeindigd_op === null ? tot : vroegste(tot, datum(t.beeindigd_op));
};

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
 * An early end: on or after the start (or the day of the toewijzing when it never began), not after the last day, and not before hours that
 * were written. On a day to come it goes on until then, so one that has not begun ends now or on a day after its first.
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
  const { van, tot } = o.looptijd;
  const met = (tekst: string): Reden => ({ veld: 'einde', tekst, regel: 'K8', bron: 'keuze' });
  if (isVoor(einde, vroegst)) {
    const wat = o.gestartOp
      ? `De toewijzing is gestart op ${toonDatum(o.gestartOp)}`
      : `De toewijzing is van ${toonDatum(o.toegewezenOp)}`;
    return met(`${wat}. Kies die dag of een dag daarna.`);
  }
  if (isNa(einde, tot)) return met(`Kies een dag tot en met ${toonDatum(laatste(tot, vroegst))}.`);
  if (isNa(einde, o.vandaag)) {
    if (isVoor(einde, van))
      return met(
        `De toewijzing begint pas op ${toonDatum(van)}. Kies ${toonDatum(o.vandaag)}, dan begint zij niet, of een dag vanaf ${toonDatum(van)}.`,
      );
    if (einde.equals(tot)) return met(`De toewijzing eindigt al op ${toonDatum(tot)}. Kies een dag daarvoor.`);
  }
  if (o.laatsteUren && isVoor(einde, o.laatsteUren))
    return met(
      `Er staan uren op ${toonDatum(o.laatsteUren)}. Kies die dag of een dag daarna, of laat de aanbieder die uren eerst verbeteren.`,
    );
  return undefined;
}
