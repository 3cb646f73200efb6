/**
 * The only fake of the product: which day and what time it is.
 *
 * Rules never read it; they get `vandaag` as an argument.
 */
import { Temporal } from 'temporal-polyfill';

/** Terms run in Dutch calendar days, wherever the server stands. */
export const timeZone = 'Europe/Amsterdam';

export type Clock = {
  /** The calendar day in the Netherlands. */
  vandaag(): Temporal.PlainDate;
  /** This moment, for time stamps and expiry. */
  nu(): Date;
};

/**
 * The clock of the machine.
 *
 * @param fixed Pins the day (WERKTMEE_VANDAAG): `vandaag` is then always this day and `nu` is the present time of day in the
 *   Netherlands on it, so that a time stamp never lies after `vandaag`.
 * @param instant The machine's own time; tests pass their own.
 */
export function systemClock(fixed?: Temporal.PlainDate, instant: () => Temporal.Instant = () => Temporal.Now.instant()): Clock {
  const here = () => instant().toZonedDateTimeISO(timeZone);
  if (!fixed) {
    return { vandaag: () => here().toPlainDate(), nu: () => new Date(instant().epochMilliseconds) };
  }
  return {
    vandaag: () => fixed,
    nu: () => new Date(fixed.toZonedDateTime({ timeZone, plainTime: here().toPlainTime() }).epochMilliseconds),
  };
}
