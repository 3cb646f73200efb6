import { z } from 'zod';
import { bron, gewogen, isoDag, sleutel } from './waarden.ts';

export const gemeentecode = z
  .string()
  .regex(/^\d{4}$/, 'een gemeentecode is vier cijfers, tussen aanhalingstekens')
  .describe('vier cijfers tussen aanhalingstekens');

export const Gemeente = z.strictObject({
  code: gemeentecode,
  naam: z.string(),
  codeGeldigVan: isoDag,
  /** The regeling that pages and commands mean when they name none. */
  hoofdregeling: sleutel,
  telefoon: gewogen(z.string()),
  email: gewogen(z.string()),
  bezoekadres: gewogen(z.string()),
  postadres: gewogen(z.string()),
  openingstijden: gewogen(z.string()),
  sites: z.array(z.strictObject({ waarde: z.string(), waarvoor: z.string(), bron })),
  kleuren: z.strictObject({
    hoofdkleur: z.string().regex(/^#[0-9a-f]{6}$/, 'schrijf een kleur als #00528c, tussen aanhalingstekens'),
    accent: z.string().regex(/^#[0-9a-f]{6}$/, 'schrijf een kleur als #00528c, tussen aanhalingstekens'),
    bron,
  }),
  ondertekening: z.strictObject({ namens: z.string(), afdeling: z.string(), bron }),
  bezwaar: z.strictObject({ aan: z.string(), adres: z.string(), bron }),
  /** Who gives free and independent support to residents (Wmo 2015 art. 2.2.4). */
  clientondersteuning: z.strictObject({ naam: z.string(), telefoon: z.string(), bron }).optional(),
  /** To whom a resident can be handed over besides another municipality (AP17, AR20); none when no source names any. */
  overdrachtspartijen: z.array(z.strictObject({ sleutel, naam: z.string(), tekst: z.string().optional(), bron })).default([]),
  woonplaatsen: z.strictObject({ bron, namen: z.array(z.string()) }),
});
export type Gemeente = z.output<typeof Gemeente>;
