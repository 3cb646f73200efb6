import { z } from 'zod';
import { parseDatumNl } from '../kernel/datum.ts';
import type { Eurocent } from '../kernel/geld.ts';
import type { Geldigheid } from '../kernel/periode.ts';

/** One version of the tariff of a product in a contract: eurocent an hour or a traject. */
export type TariefVersie = { id: number; product: string; tarief: Eurocent; bron: string; geldig: Geldigheid };

/** Euros as people write them: "9", "9,50", "1.600,00". */
const BEDRAG = /^(?:€\s*)?(\d{1,3}(?:\.\d{3})+|\d{1,6})(?:,(\d{2}))?$/;

/** Reads euros as eurocent; undefined when it is not an amount. */
export function parseBedrag(tekst: string): Eurocent | undefined {
  const delen = BEDRAG.exec(tekst.trim());
  return delen?.[1] ? Number(delen[1].replaceAll('.', '')) * 100 + Number(delen[2] ?? '0') : undefined;
}

export const bedragVeld = z.string().transform((tekst, ctx) => {
  const bedrag = parseBedrag(tekst);
  if (bedrag !== undefined && bedrag > 0) return bedrag;
  ctx.addIssue({ code: 'custom', message: 'Vul een bedrag in euro’s in, bijvoorbeeld 9,50.' });
  return z.NEVER;
});

export const datumVeld = z.string().transform((tekst, ctx) => {
  const dag = parseDatumNl(tekst);
  if (dag) return dag;
  ctx.addIssue({ code: 'custom', message: 'Vul een datum in die bestaat, bijvoorbeeld 01-01-2027.' });
  return z.NEVER;
});

const tekst = (leeg: string, maximum: number) => z.string().min(1, leeg).max(maximum, `Houd dit onder de ${maximum} tekens.`);

export const NieuwTarief = z.object({
  tarief: bedragVeld,
  ingang: datumVeld,
  bron: tekst('Schrijf waar het tarief is afgesproken, bijvoorbeeld Addendum 2027-1.', 100),
});
export type NieuwTarief = z.output<typeof NieuwTarief>;

export const NieuwContract = z.object({
  nummer: tekst('Vul het contractnummer in.', 40),
  ingang: datumVeld,
  einde: z
    .string()
    .default('')
    .transform((waarde, ctx) => {
      if (waarde === '') return null;
      const dag = parseDatumNl(waarde);
      if (dag) return dag;
      ctx.addIssue({ code: 'custom', message: 'Vul een datum in die bestaat, of laat dit leeg.' });
      return z.NEVER;
    }),
});
export type NieuwContract = z.output<typeof NieuwContract>;
