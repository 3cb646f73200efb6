import { type Datum, datum, Temporal, toonDatum, vroegste } from './datum.ts';

const ZONE = 'Europe/Amsterdam';
const UUR = 3_600_000;
const MEESTE_UREN = 50_000;
const verschillen = new Map<number, number>();

/** Milliseconds that Dutch time is ahead. The clock changes on a whole hour, so the answer holds for the hour of a moment. */
const verschil = (ms: number): number => {
  const uur = Math.floor(ms / UUR);
  let bekend = verschillen.get(uur);
  if (bekend === undefined) {
    bekend = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(ZONE).offsetNanoseconds / 1e6;
    if (verschillen.size < MEESTE_UREN) verschillen.set(uur, bekend);
  }
  return bekend;
};

/** The moment as a Date of which the UTC parts are what the clock in the Netherlands says. */
const inNederland = (moment: Date): Date => new Date(moment.getTime() + verschil(moment.getTime()));

/** The calendar day in the Netherlands on which a moment falls. */
export function dagVan(moment: Date): Datum {
  return datum(inNederland(moment).toISOString().slice(0, 10));
}

/**
 * The day of a moment for a municipality that may live on a day of its own (demo): moments stay the machine's, so one that lies behind its own
 * today happened today.
 */
export const dagTotVandaag = (moment: Date, vandaag: Datum): Datum => vroegste(dagVan(moment), vandaag);

/** "22 november 2026, 14.05 uur", in Dutch time: when something happened, with the day as `dagTotVandaag` has it. */
export const toonMoment = (moment: Date, vandaag: Datum): string =>
  `${toonDatum(dagTotVandaag(moment, vandaag))}, ${toonTijdstip(moment)}`;

/** As toonMoment, for a moment to come that the clock of the municipality gave: it may lie behind today. */
export const toonMomentStraks = (moment: Date): string => `${toonDatum(dagVan(moment))}, ${toonTijdstip(moment)}`;

/** "14.05 uur", in Dutch time. */
export function toonTijdstip(moment: Date): string {
  const hier = inNederland(moment);
  return `${hier.getUTCHours()}.${String(hier.getUTCMinutes()).padStart(2, '0')} uur`;
}

/** "9.30 uur" for "09:30", as a form keeps a time of the clock. */
export const toonKloktijd = (tijd: string): string => `${tijd.replace(/^0?(\d{1,2}):/, '$1.')} uur`;

/**
 * The moment at which the Dutch clock shows a day and a time. Undefined on the night when the clock changes, for an hour that does not
 * exist (March) or comes twice (October).
 */
export function momentOp(dag: Datum, { uur, minuut }: { uur: number; minuut: number }): Date | undefined {
  const hier = dag.toPlainDateTime({ hour: uur, minute: minuut });
  const eerst = hier.toZonedDateTime(ZONE, { disambiguation: 'earlier' });
  const laatst = hier.toZonedDateTime(ZONE, { disambiguation: 'later' });
  return eerst.epochMilliseconds === laatst.epochMilliseconds ? new Date(eerst.epochMilliseconds) : undefined;
}

/** A moment so many minutes of the clock later. */
export function plusMinuten(moment: Date, minuten: number): Date {
  return new Date(moment.getTime() + minuten * 60_000);
}
