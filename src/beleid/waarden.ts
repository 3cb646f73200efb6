import { z } from 'zod';
import { parseDatum } from '../kernel/datum.ts';
import type { Trede } from '../kernel/trede.ts';

// The leaves that every policy file is made of. Each message says what is allowed: a policy officer reads it beside a line number.

/** Day as `jjjj-mm-dd` that exists. Kept as text: it sorts as text and is what YAML, JSON and the database hold. */
export const isoDag = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'schrijf een dag als jjjj-mm-dd, zoals 2021-01-01')
  .refine((tekst) => parseDatum(tekst) !== undefined, 'deze dag bestaat niet; schrijf een dag als jjjj-mm-dd, zoals 2021-01-01')
  .describe('een dag als jjjj-mm-dd');

const BEDRAG = 'schrijf een bedrag in euro’s met twee cijfers achter de komma, tussen aanhalingstekens: "1.600,00"';

/** What to write instead of what stands there: "9.50", "€ 9,5" and 950 each have a slip of their own. */
const bedragFout = ({ input }: { input?: unknown }): string => {
  if (typeof input === 'number') {
    if (!Number.isInteger(input)) return `${BEDRAG}. Bedoel je "${input.toFixed(2).replace('.', ',')}"?`;
    return `${BEDRAG}. Bedoel je "${input},00"?${input >= 100 ? ` Of eurocenten: "${(input / 100).toFixed(2).replace('.', ',')}"?` : ''}`;
  }
  const getal = typeof input === 'string' ? /^(?:€|euro|eur)?\s*(\d+)(?:[.,](\d{1,2}|-))?$/i.exec(input.trim()) : null;
  if (!getal) return BEDRAG;
  return `${BEDRAG}. Bedoel je "${getal[1]},${(getal[2] ?? '').replace('-', '').padEnd(2, '0')}"?`;
};

/** "1.600,00" in the file, integer eurocent in the type. */
export const bedrag = z
  .string({ error: bedragFout })
  .regex(/^\d{1,3}(\.?\d{3})*,\d{2}$/, { error: bedragFout })
  .describe('een bedrag in euro’s als "1.600,00"')
  .transform((tekst) => Number(tekst.replace(/[.,]/g, '')));

const TREDEN: readonly [Trede, ...Trede[]] = [1, 2, 3, 4, 5, 6];
export const trede = z.literal(TREDEN, 'een trede is een heel getal van 1 tot en met 6');
export const treden = z.array(trede).min(1, 'noem minstens één trede');

/** Key that other files and stored rows use; it never changes once it is used. */
export const sleutel = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'gebruik kleine letters, cijfers en streepjes')
  .describe('een woord van kleine letters, cijfers en streepjes');

/** The place in a source ("BR 2.3", "WM §10", "Awb artikel 6:7") or "keuze". */
export const bron = z.string().min(1, 'noem de bron, of schrijf keuze').describe('de vindplaats in een bron, of keuze');
/** What we chose around a value that does have a source. */
export const keuze = z.string().optional();

/** Another text on the same subject, from another place; the value that stands beside it is the reading that was chosen. */
export const tegenspraak = z.array(z.strictObject({ bron, tekst: z.string().min(1, 'schrijf wat daar staat') })).optional();

/** Where a value comes from: its place, what was chosen around it, and what another source says. */
export const herkomst = { bron, keuze, toelichting: z.string().optional(), tegenspraak };

/** A value with the place it comes from. */
export const gewogen = <T extends z.ZodType>(waarde: T) => z.strictObject({ waarde, ...herkomst });

export const lijst = z.strictObject({ ...herkomst, lijst: z.array(z.string()).min(1, 'noem er minstens één') });

/** An average is never a limit (regels.md §0). */
export const SoortTermijn = z.enum(['vast', 'maximum', 'minimum', 'gemiddeld', 'uitgangspunt']);
export type SoortTermijn = z.output<typeof SoortTermijn>;

/** Main goal of the support that a resident asks for; the same words as the facts of the toets. */
export const Hoofddoel = z.enum(['bijdragen-of-werken', 'ontmoeten', 'zelfredzaamheid', 'mantelzorg-ontlasten', 'dagstructuur']);
export type Hoofddoel = z.output<typeof Hoofddoel>;
