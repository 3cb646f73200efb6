import { z } from 'zod';
import { herkomst, SoortTermijn, sleutel } from './waarden.ts';

/** Where a step leads to: another step of the route (`naar`) or a place outside it; `als` is the condition when there is one. */
const Uitgang = z.strictObject({ wat: z.string(), naar: sleutel.optional(), als: z.string().optional() });

/**
 * One node of the way that a resident goes. Data that the document shows; what no source gives is null or absent ("niet geregeld").
 * `in` is when it is entered, `uit` what it can lead to.
 */
const Stap = z.strictObject({
  id: sleutel,
  naam: z.string(),
  soort: z.enum([
    'aanmelding',
    'gesprek',
    'verkenning',
    'toets',
    'orientatie',
    'plan',
    'besluit',
    'advies',
    'goedkeuring',
    'ontwikkeling',
    'werkplek',
    'begeleiding-groep',
    'algemene-voorziening',
    'opleiding',
    'overleg',
    'evaluatie',
    'signaal',
    'overdracht',
    'proefplaatsing',
    'plaatsing',
    'uitstroom',
    'nazorg',
    'geen-product',
  ]),
  in: z.string().optional(),
  wie: z.array(sleutel).default([]),
  met: z.array(sleutel).default([]),
  product: sleutel.optional(),
  waar: z.string().optional(),
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
    .array(
      z.strictObject({
        in: z.string(),
        naar: z.array(Uitgang),
        wie: z.array(sleutel).default([]),
        /** How many more tries before this way back. */
        pogingen: z.int().positive().optional(),
        /** What becomes of the indication (C23); absent: not arranged. */
        indicatie: z.enum(['blijft', 'nieuw', 'ruimhartig']).optional(),
        ...herkomst,
      }),
    )
    .default([]),
});
export type Route = z.output<typeof RouteShape>;
