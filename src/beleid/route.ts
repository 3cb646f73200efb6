import { z } from 'zod';
import { herkomst, SoortTermijn, sleutel } from './waarden.ts';

/** Where a step leads to: another step of the route, or a place outside it. */
const Uitgang = z.strictObject({ wat: z.string(), naar: sleutel.optional() });

/**
 * One node of the way that a resident goes. Data that the document shows; what no source gives is null or absent ("niet geregeld").
 * `in` is when it is entered, `uit` what it can lead to.
 */
const Stap = z.strictObject({
  id: sleutel,
  naam: z.string(),
  soort: z.enum([
    'gesprek',
    'toets',
    'orientatie',
    'plan',
    'besluit',
    'ontwikkeling',
    'werkplek',
    'begeleiding-groep',
    'algemene-voorziening',
    'evaluatie',
    'signaal',
    'overdracht',
    'uitstroom',
    'geen-product',
  ]),
  in: z.string().optional(),
  wie: z.array(sleutel).default([]),
  met: z.array(sleutel).default([]),
  product: sleutel.optional(),
  besluit: z
    .strictObject({
      wie: z.array(sleutel).default([]),
      vorm: z.enum(['beschikking', 'toewijzing', 'goedkeuring', 'keuze', 'geen']),
    })
    .optional(),
  /** null: no source gives a term. */
  termijn: z
    .strictObject({
      aantal: z.int().positive(),
      eenheid: z.enum(['werkdagen', 'dagen', 'weken', 'maanden', 'jaren']),
      soort: SoortTermijn,
      vanaf: z.string().optional(),
    })
    .nullable()
    .optional(),
  uit: z.array(Uitgang).default([]),
  ...herkomst,
});

export const RouteShape = z.strictObject({
  stappen: z.array(Stap).min(1, 'noem minstens één stap'),
  /** The way back; an empty list of ways with a source is "niet geregeld". */
  terug: z
    .array(z.strictObject({ in: z.string(), naar: z.array(Uitgang), wie: z.array(sleutel).default([]), ...herkomst }))
    .default([]),
});
export type Route = z.output<typeof RouteShape>;
