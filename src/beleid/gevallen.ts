import { z } from 'zod';

/** Agreed example cases of a regeling (`gevallen.yaml`): they run as tests and a policy officer can add to them. */
export const Gevallen = z.strictObject({
  regeling: z.string(),
  gemeente: z.string(),
  /** Facts of a resident to whom everything applies; each case changes a few of them. null takes a fact away. */
  uitgangspunt: z.record(z.string(), z.unknown()),
  toets: z.array(
    z.strictObject({
      geval: z.string(),
      regels: z.array(z.string()).min(1),
      feiten: z.record(z.string(), z.unknown()),
      onbekend: z.array(z.string()).optional(),
      passend: z.array(z.string()).optional(),
      nietPassend: z.array(z.string()).optional(),
      onderVoorwaarde: z.array(z.string()).optional(),
      advies: z.array(z.string()).optional(),
      geenAdvies: z.array(z.string()).optional(),
    }),
  ),
  besluit: z
    .strictObject({
      voorstel: z.record(z.string(), z.unknown()),
      feiten: z.record(z.string(), z.unknown()),
      gevallen: z.array(
        z.strictObject({
          geval: z.string(),
          regels: z.array(z.string()).min(1),
          voorstel: z.record(z.string(), z.unknown()).optional(),
          feiten: z.record(z.string(), z.unknown()).optional(),
          /** The fields that are refused; empty means accepted. */
          geweigerd: z.array(z.string()),
        }),
      ),
    })
    .optional(),
});
export type Gevallen = z.output<typeof Gevallen>;
