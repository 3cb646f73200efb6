import { z } from 'zod';
import type { Regeling, Route } from '../../beleid/regeling.ts';
import { type Datum, parseDatum } from '../../kernel/datum.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import type { Stand } from '../types.ts';
import { genummerd } from './stand.ts';

const dag = z
  .string()
  .refine((tekst) => parseDatum(tekst) !== undefined, 'schrijf een dag die bestaat, als tekst: "2019-09-01"')
  .transform((tekst): Datum => parseDatum(tekst) ?? neverDag(tekst));

/** `refine` let it through, so it is a day. */
const neverDag = (tekst: string): never => {
  throw new RangeError(`geen datum: ${tekst}`);
};

const Vraag = z.strictObject({
  stappen: z
    .array(
      z.strictObject({
        stap: z.string(),
        van: dag,
        /** The planned end of what runs. */
        einde: dag.optional(),
        /** With its outcome: the step is over. */
        tot: dag.optional(),
        uitkomst: z.string().optional(),
        urenPerWeek: z.number().positive().max(168).optional(),
        voorwaarden: z.record(z.string(), z.boolean()).optional(),
      }),
    )
    .max(200)
    .default([]),
  trede: z.literal([1, 2, 3, 4, 5, 6]).optional(),
  uitkeringen: z.array(z.string()).max(20).optional(),
  indicatie: z.strictObject({ van: dag, tot: dag.nullable() }).nullable().optional(),
});

const VORM =
  'Schrijf een stand als {"stappen": [{"stap": "proef", "van": "2019-02-01", "tot": "2019-03-01", "uitkomst": "past-niet"}], "trede": 3, "uitkeringen": ["bijstand"], "indicatie": {"van": "2019-01-01", "tot": null}}.';

/** Reads a stand of the command line or of an agreed case; refused with what is allowed. */
export function leesStand(invoer: unknown, regeling: Regeling, route: Route): Resultaat<Stand> {
  const gelezen = Vraag.safeParse(invoer);
  if (!gelezen.success) {
    const [fout] = gelezen.error.issues;
    return geweigerd(`${fout ? `${fout.path.join('.')}: ${fout.message}. ` : ''}${VORM}`);
  }
  const { stappen, ...rest } = gelezen.data;
  for (const { stap, uitkomst, tot } of stappen) {
    const gekend = route.stappen.find(({ id }) => id === stap);
    if (!gekend) return geweigerd(`De stap ${stap} is er niet. Kies uit: ${route.stappen.map(({ id }) => id).join(', ')}.`);
    if ((uitkomst === undefined) !== (tot === undefined))
      return geweigerd(
        `Bij ${stap} horen “tot” en “uitkomst” bij elkaar. Uitkomsten: ${gekend.uit.map((uit) => uit.uitkomst).join(', ')}.`,
      );
  }
  return gelukt({
    regeling,
    route,
    ...rest,
    stappen: genummerd(
      stappen.map(({ van, tot, einde, ...stap }, i) => ({
        ...stap,
        id: String(i + 1),
        // What is written down in an order stands in that order.
        nummer: i + 1,
        poging: 0,
        begonnenOp: van,
        eindeGepland: einde,
        geeindigdOp: tot,
        oordelen: [],
      })),
      route,
    ),
  });
}
