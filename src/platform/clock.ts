/**
 * The only fake of the product: which day and what time it is.
 *
 * Rules never read it; they get `vandaag` as an argument.
 */
import { Temporal } from 'temporal-polyfill';

/** Terms run in Dutch calendar days, wherever the server stands. */
export const timeZone = 'Europe/Amsterdam';

export type Clock = {
  /** The calendar day in the Netherlands; in the demo a municipality may have a day of its own. */
  vandaag(gemeenteId?: number): Temporal.PlainDate;
  /** This moment, for what is shown and for expiry; on the own day of a municipality the present time of day. */
  nu(gemeenteId?: number): Date;
  /** The day of a municipality that has one of its own (demo only). */
  eigenDag(gemeenteId: number): Temporal.PlainDate | undefined;
};

/** One day for everybody, or the day of each municipality: what work by the clock is done with. */
export type Dagen = Temporal.PlainDate | ((gemeenteId: number) => Temporal.PlainDate);

/** The day of a municipality. */
export const dagIn = (dagen: Dagen, gemeenteId: number): Temporal.PlainDate =>
  typeof dagen === 'function' ? dagen(gemeenteId) : dagen;

/**
 * The clock of the machine.
 *
 * @param fixed Pins the day (WERKTMEE_VANDAAG): `vandaag` is then always this day and `nu` is the present time of day in the
 *   Netherlands on it, so that a time stamp never lies after `vandaag`.
 * @param instant The machine's own time; tests pass their own.
 * @param eigen Demo only: the day of a municipality whose story plays on another day than this one.
 */
export function systemClock(
  fixed?: Temporal.PlainDate,
  instant: () => Temporal.Instant = () => Temporal.Now.instant(),
  eigen: (gemeenteId: number) => Temporal.PlainDate | undefined = () => undefined,
): Clock {
  const here = () => instant().toZonedDateTimeISO(timeZone);
  const pinned = (gemeenteId: number | undefined): Temporal.PlainDate | undefined =>
    (gemeenteId === undefined ? undefined : eigen(gemeenteId)) ?? fixed;
  return {
    vandaag: (gemeenteId) => pinned(gemeenteId) ?? here().toPlainDate(),
    nu: (gemeenteId) => {
      const dag = pinned(gemeenteId);
      return new Date((dag ? dag.toZonedDateTime({ timeZone, plainTime: here().toPlainTime() }) : instant()).epochMilliseconds);
    },
    eigenDag: eigen,
  };
}
