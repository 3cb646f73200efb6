import { type Datum, isNa, isVoor, plusDagen, toonDatum } from '../kernel/datum.ts';
import type { Eurocent } from '../kernel/geld.ts';
import { gelukt, geweigerd, type Resultaat } from '../kernel/resultaat.ts';
import type { TariefVersie } from './types.ts';

/** Facts about the day on which something new begins. */
export type Ingang = {
  ingang: Datum;
  vandaag: Datum;
  /** Last day of which this aanbieder declared something at the present tariff. */
  laatstGedeclareerd: Datum | undefined;
  /** The month of `ingang` is closed. */
  gesloten: boolean;
};

/**
 * A tariff begins on a day to come, or on the first day of a month of which nothing was declared yet: what was settled keeps the
 * tariff that was then in force (AP7; the moments are our choice).
 */
export function beoordeelIngang({ ingang, vandaag, laatstGedeclareerd, gesloten }: Ingang): Resultaat<Datum> {
  if (isNa(ingang, vandaag)) return gelukt(ingang);
  if (ingang.day !== 1)
    return geweigerd({
      veld: 'ingang',
      tekst: 'Kies een dag die nog komt, of de eerste dag van een maand die nog niet is afgerekend.',
    });
  if (gesloten) return geweigerd({ veld: 'ingang', tekst: 'Die maand is gesloten. Kies een maand die nog open is.' });
  if (laatstGedeclareerd && !isNa(ingang, laatstGedeclareerd))
    return geweigerd({
      veld: 'ingang',
      tekst: `Er is al gedeclareerd tot en met ${toonDatum(laatstGedeclareerd)}. Kies een dag daarna.`,
    });
  return gelukt(ingang);
}

/**
 * The new version fits behind the last one: that one ends the day before. Refused when it would begin before or with another, or
 * when nothing changes.
 */
export function beoordeelVersie(
  versies: readonly TariefVersie[],
  ingang: Datum,
  tarief: Eurocent,
): Resultaat<TariefVersie | undefined> {
  const laatste = [...versies].sort((a, b) => (isVoor(a.geldig.van, b.geldig.van) ? -1 : 1)).at(-1);
  if (!laatste) return gelukt(undefined);
  if (!isNa(ingang, laatste.geldig.van))
    return geweigerd({
      veld: 'ingang',
      tekst: `Er staat al een tarief vanaf ${toonDatum(laatste.geldig.van)}. Kies een dag daarna.`,
    });
  const loopt = laatste.geldig.tot === null || !isVoor(laatste.geldig.tot, plusDagen(ingang, -1));
  if (loopt && laatste.tarief === tarief)
    return geweigerd({ veld: 'tarief', tekst: 'Dit is het tarief dat nu al geldt. Vul een ander bedrag in.' });
  return gelukt(laatste);
}
