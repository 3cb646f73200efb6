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
  /** Its place among the municipalities of this system; those without come after, by their codes. The first is who a page without an actor speaks for. */
  volgorde: z.int().positive().optional(),
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
  /** In the head of letters. `tekst` is read out to who does not see it. */
  logo: z
    .strictObject({
      bestand: z.string().regex(/^[a-z0-9-]+\.svg$/, 'schrijf de naam van een SVG-bestand in deze map, bijvoorbeeld logo.svg'),
      tekst: z.string().min(1).max(200),
      /** The name in words beside it: not for a logo that holds the name itself. */
      naamErbij: z.boolean().default(true),
      bron,
    })
    .optional()
    .describe('een eigen logo boven brieven; zonder staat daar alleen de naam van de gemeente'),
  ondertekening: z.strictObject({ namens: z.string(), afdeling: z.string(), bron }),
  bezwaar: z.strictObject({ aan: z.string(), adres: z.string(), bron }),
  /** Which court hears beroep against a decision on an objection (Awb 8:7): without it letters say “de rechtbank” and whom to ask. */
  rechtbank: z.strictObject({ naam: z.string(), adres: z.string(), bron }).optional(),
  /** Who gives free and independent support to residents (Wmo 2015 art. 2.2.4). */
  clientondersteuning: z.strictObject({ naam: z.string(), telefoon: z.string(), bron }).optional(),
  /** To whom a resident can be handed over besides another municipality (AP17, AR20); none when no source names any. */
  overdrachtspartijen: z
    .array(
      z.strictObject({
        sleutel,
        naam: z.string(),
        tekst: z.string().optional(),
        /** Who of that party works in this system: taken over, the resident can go on with one of them at once. */
        functie: z.string().min(1).optional(),
        bron,
      }),
    )
    .default([]),
  /** Functies of which people replace each other by themselves when one of them is away (AL8); none when no source says so. */
  vervangenElkaar: z.array(z.strictObject({ functie: z.string().min(1), bron, toelichting: z.string().optional() })).default([]),
  woonplaatsen: z.strictObject({ bron, namen: z.array(z.string()) }),
});
/** As it is read: with the drawing of the logo, when there is one. */
export type Gemeente = z.output<typeof Gemeente> & { logoSvg?: string };

/** A letter keeps its logo, so it stays small (keuze). */
const LOGO_TEKENS = 20_000;

/**
 * What is wrong with a drawing for the head of a letter; undefined when it can be used. Only shapes: a letter must look the same for ever and
 * on each machine, so no fonts, no pictures from elsewhere, no programs.
 */
export function logoFout(svg: string): string | undefined {
  if (!/^\s*(<\?xml[^>]*>\s*)?<svg[\s>]/.test(svg)) return 'is geen SVG-tekening; sla het logo op als SVG';
  if (svg.length > LOGO_TEKENS) return `is te groot; maak het kleiner dan ${LOGO_TEKENS / 1000} kB`;
  if (/<(text|tspan|foreignObject|style)[\s>]/i.test(svg)) return 'heeft letters of opmaak; zet tekst om naar vormen';
  if (/<(image|script|use|a)[\s>]|\son\w+\s*=|url\(\s*['"]?(?!#)/i.test(svg))
    return 'verwijst naar iets buiten de tekening; laat alleen vormen over';
  if (!/<svg[^>]*\sviewBox\s*=/.test(svg)) return 'heeft geen viewBox; sla het logo opnieuw op met een maat';
  return undefined;
}
