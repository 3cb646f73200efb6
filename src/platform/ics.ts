/**
 * Calendar files (iCalendar, RFC 5545; invitations RFC 5546). What an event says is for the caller: this file knows times and addresses only.
 * Times are written in Dutch time with its rules (VTIMEZONE), so that a calendar elsewhere shows the right hour on both sides of a change of
 * the clock.
 */
import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalAttendeeType,
  ICalCalendarMethod,
  ICalEventStatus,
} from 'ical-generator';
import { Temporal } from 'temporal-polyfill';
import { timeZone } from './clock.ts';

/** Europe/Amsterdam as it has been since 1996: the last Sunday of March and of October, at one o'clock UTC. */
const AMSTERDAM = [
  'BEGIN:VTIMEZONE',
  'TZID:Europe/Amsterdam',
  'BEGIN:DAYLIGHT',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'TZNAME:CEST',
  'DTSTART:19960331T020000',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'END:DAYLIGHT',
  'BEGIN:STANDARD',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'TZNAME:CET',
  'DTSTART:19961027T030000',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'END:STANDARD',
  'END:VTIMEZONE',
].join('\r\n');

export interface IcsEvent {
  /** The same for the whole life of the event. */
  uid: string;
  /** SEQUENCE: one more each time that guests must know of a change. */
  sequence: number;
  start: Date;
  /** Length in minutes of the clock. */
  minutes: number;
  title: string;
  /** Where it can be read in full. */
  url: string;
  description: string;
  /** When this version of it was made: DTSTAMP, so that the same data give the same bytes. */
  stamp: Date;
}

/** For a file to keep (PUBLISH), an invitation (REQUEST) or its withdrawal (CANCEL). */
export type IcsMethod = 'PUBLISH' | 'REQUEST' | 'CANCEL';

/**
 * The text of a calendar with these events.
 *
 * @param o.organizer Who invites, and the one address that is invited. A guest is not asked to answer by mail: answers are given in the product.
 * @param o.name Of a calendar that somebody subscribes to, with how often to look, in hours.
 */
export const icsText = (
  events: readonly IcsEvent[],
  o: { method: IcsMethod; organizer?: { name: string; email: string }; guest?: string; name?: string; refreshHours?: number },
): string => {
  const calendar = ical({
    prodId: { company: 'Werkt mee', product: 'agenda', language: 'NL' },
    method: ICalCalendarMethod[o.method],
    // On the events and not on the calendar: there it would take the Z off DTSTAMP, which is UTC, and leave the times without a zone.
    timezone: { name: null, generator: () => AMSTERDAM },
    ...(o.name === undefined ? {} : { name: o.name }),
    ...(o.refreshHours === undefined ? {} : { ttl: o.refreshHours * 3600 }),
  });
  for (const { uid, sequence, start, minutes, title, url, description, stamp } of events) {
    const begin = Temporal.Instant.fromEpochMilliseconds(start.getTime()).toZonedDateTimeISO(timeZone);
    calendar.createEvent({
      id: uid,
      sequence,
      timezone: timeZone,
      start: begin,
      end: begin.add({ minutes }),
      stamp,
      summary: title,
      description,
      url,
      status: o.method === 'CANCEL' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      ...(o.organizer ? { organizer: o.organizer } : {}),
      attendees:
        o.guest === undefined
          ? []
          : [
              {
                email: o.guest,
                name: o.guest,
                role: ICalAttendeeRole.REQ,
                type: ICalAttendeeType.INDIVIDUAL,
                status: ICalAttendeeStatus.NEEDSACTION,
                rsvp: false,
              },
            ],
    });
  }
  return `${calendar.toString()}\r\n`;
};
