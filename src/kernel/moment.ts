import { type Datum, Temporal, toonDatum } from './datum.ts';

const ZONE = 'Europe/Amsterdam';

const inNederland = (moment: Date) => Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(ZONE);

/** The calendar day in the Netherlands on which a moment falls. */
export function dagVan(moment: Date): Datum {
  return inNederland(moment).toPlainDate();
}

/** "22 november 2026, 14.05 uur", in Dutch time. */
export function toonMoment(moment: Date): string {
  return `${toonDatum(dagVan(moment))}, ${toonTijdstip(moment)}`;
}

/** "14.05 uur", in Dutch time. */
export function toonTijdstip(moment: Date): string {
  const hier = inNederland(moment);
  return `${hier.hour}.${String(hier.minute).padStart(2, '0')} uur`;
}
