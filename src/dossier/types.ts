import type { Datum } from '../kernel/datum.ts';

/** One thing in the timeline, in words. `straks`: planned. */
export interface Moment {
  datum: Datum;
  titel: string;
  tekst?: string | undefined;
  link?: { href: string; tekst: string } | undefined;
  soort: 'geweest' | 'straks';
}
