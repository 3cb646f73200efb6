import { z } from 'zod';
import { type Datum, datum } from './datum.ts';

const Eerder = z.array(z.object({ tot: z.iso.date(), regeling: z.int().positive() })).nullable();

/** A version of a regeling that decided before the one of now, up to and including a day. */
export interface VersieEerder {
  tot: Datum;
  regelingId: number;
}

/** Versions before the one of now, in order, as a toewijzing keeps them. Throws a ZodError on anything else. */
export const leesRegelingEerder = (waarde: unknown): VersieEerder[] =>
  (Eerder.parse(waarde ?? null) ?? []).map(({ tot, regeling }) => ({ tot: datum(tot), regelingId: regeling }));
