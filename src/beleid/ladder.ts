import { z } from 'zod';
import { bron, gewogen, herkomst, keuze, sleutel, trede } from './waarden.ts';

/** A question of the consulent out of the criteria of the treden (L6), to be answered with yes, no or unknown. */
const LadderVraag = z.strictObject({
  sleutel,
  vraag: z.string().min(1, 'schrijf de vraag'),
  /** Examples and limits out of the criterium. */
  uitleg: z.string().optional(),
  ...herkomst,
});
export type LadderVraag = z.output<typeof LadderVraag>;

/** One way to meet the criterium of a trede: all answers under `ja` are yes and all under `nee` are no. */
const Weg = z
  .strictObject({ ja: z.array(sleutel).default([]), nee: z.array(sleutel).default([]) })
  .refine(({ ja, nee }) => ja.length + nee.length > 0, 'noem minstens één vraag');

const TredeShape = z.strictObject({
  trede,
  naam: z.string(),
  criterium: z.string().nullable(),
  /** null: the source says nothing of support on this trede. */
  ondersteuning: z.string().nullable(),
  /** Learning that counts for this trede (L7). */
  opleiding: gewogen(z.string()).optional(),
  /** When the answers say that somebody stands on this trede or higher; each item is enough. */
  wanneer: z.array(Weg).min(1, 'noem minstens één weg').optional(),
  bron: bron.optional(),
  keuze,
});

/** The participatieladder of a regeling: names, criteria, and the criteria as questions (L1, L6). */
export const LadderShape = z
  .strictObject({
    ...herkomst,
    vragen: z.array(LadderVraag).default([]),
    treden: z.array(TredeShape).length(6, 'de ladder heeft zes treden'),
  })
  .superRefine(({ vragen, treden }, ctx) => {
    const bekend = new Set(vragen.map((vraag) => vraag.sleutel));
    const gebruikt = new Set<string>();
    for (const [i, { wanneer }] of treden.entries()) {
      for (const [j, { ja, nee }] of (wanneer ?? []).entries()) {
        for (const naam of [...ja, ...nee]) {
          gebruikt.add(naam);
          if (!bekend.has(naam))
            ctx.addIssue({
              code: 'custom',
              path: ['treden', i, 'wanneer', j],
              message: `er is geen vraag ${naam} bij ladder.vragen`,
            });
        }
      }
      if (vragen.length > 0 && i > 0 && wanneer === undefined)
        ctx.addIssue({
          code: 'custom',
          path: ['treden', i],
          message: 'schrijf bij wanneer welke antwoorden bij deze trede horen',
        });
    }
    for (const [i, vraag] of vragen.entries())
      if (!gebruikt.has(vraag.sleutel))
        ctx.addIssue({ code: 'custom', path: ['vragen', i], message: `geen trede gebruikt de vraag ${vraag.sleutel}` });
  });
