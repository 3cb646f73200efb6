import { z } from 'zod';
import { datum } from './datum.ts';
import { fromMultirange, type Periode } from './periode.ts';
import type { Weekverloop } from './weken.ts';

const Eerder = z.array(z.object({ tot: z.iso.date(), minuten: z.int().positive() })).nullable();

/** Weekly minutes before those of now, as a toewijzing keeps them. Throws a ZodError on anything else. */
export const leesUrenEerder = (waarde: unknown): Weekverloop['eerder'] =>
  (Eerder.parse(waarde ?? null) ?? []).map(({ tot, minuten }) => ({ tot: datum(tot), minuten }));

/** The columns of a toewijzing that say how its weeks differ; undefined when they do not, which is nearly always. */
export const leesWeekverloop = (rij: { opgeschort: string; uren_eerder: unknown }): Weekverloop | undefined =>
  rij.opgeschort === '{}' && rij.uren_eerder === null
    ? undefined
    : { eerder: leesUrenEerder(rij.uren_eerder), opgeschort: fromMultirange(rij.opgeschort) };

/** Suspended days of a toewijzing, in order. */
export const leesOpgeschort = (opgeschort: string): Periode[] => (opgeschort === '{}' ? [] : fromMultirange(opgeschort));
