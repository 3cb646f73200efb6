// The tussenuitspraak (bestuurlijke lus): a court first lets the municipality mend a defect, within a term. Pure; Awb 8:51a to 8:51d and 8:80a.
import { z } from 'zod';
import { type Datum, datum, isNa, isoDatum, isVoor, laatste, parseDatumNl, toonDatum } from '../kernel/datum.ts';
import { gelukt, geweigerd, type Reden, type Resultaat } from '../kernel/resultaat.ts';
import type { Waarden } from './rules.ts';

/** What the municipality told the court: how the defect was mended, or that it does not mend it (Awb 8:51b). */
export const TussenAntwoord = z.enum(['hersteld', 'niet']);
export type TussenAntwoord = z.output<typeof TussenAntwoord>;
export const tussenAntwoordTekst: Readonly<Record<TussenAntwoord, string>> = {
  hersteld: 'Het gebrek is hersteld',
  niet: 'De gemeente herstelt het gebrek niet',
};

/** One tussenuitspraak; days are jjjj-mm-dd, `was` holds the last days from before the court gave more time. */
const Tussenuitspraak = z.object({
  bij: z.enum(['rechtbank', 'hoger']),
  op: z.string(),
  tot: z.string(),
  was: z.array(z.string()),
  gebrek: z.string(),
  antwoord: TussenAntwoord.nullable(),
  antwoordOp: z.string().nullable(),
  antwoordTekst: z.string(),
});
export type Tussenuitspraak = z.output<typeof Tussenuitspraak>;

/** As they are stored, in the order in which they were said. Throws a ZodError on anything else. */
export const leesTussen = (waarde: unknown): Tussenuitspraak[] => z.array(Tussenuitspraak).parse(waarde);

/** As far as the state of a beroep decides what can be done. */
export interface BijRechter {
  beroep_op: string | null;
  uitspraak: string | null;
  hoger_op: string | null;
  hoger_uitspraak: string | null;
  tussenuitspraken: unknown;
}

/** Which court has it now. */
export const bijWelke = (b: BijRechter): Tussenuitspraak['bij'] | undefined => {
  if (b.hoger_op !== null) return b.hoger_uitspraak === null ? 'hoger' : undefined;
  return b.beroep_op !== null && b.uitspraak === null ? 'rechtbank' : undefined;
};

/** The last tussenuitspraak of the court that has it now. */
export const tussenNu = (b: BijRechter): Tussenuitspraak | undefined => {
  const bij = bijWelke(b);
  return leesTussen(b.tussenuitspraken).findLast((een) => een.bij === bij);
};

/** One that the municipality has yet to answer. */
export const openTussen = (b: BijRechter): Tussenuitspraak | undefined => {
  const nu = tussenNu(b);
  return nu?.antwoord === null ? nu : undefined;
};

/** The first day on which the court can have said more: it had the case, and spoke last. */
export const vanafDag = (b: BijRechter): Datum => {
  const begin = datum(b.hoger_op ?? b.beroep_op ?? '');
  const nu = tussenNu(b);
  return nu ? laatste(begin, datum(nu.antwoordOp ?? nu.op)) : begin;
};

const MAXIMUM = 2000;
const kort = (veld: string, tekst: string, vraag: string): Reden[] =>
  tekst === '' || tekst.length > MAXIMUM ? [{ veld, tekst: `${vraag}, in hoogstens ${MAXIMUM} tekens.` }] : [];

const geenDag = (veld: string, vanaf: Datum): Reden => ({
  veld,
  tekst: `Vul de dag in: van ${toonDatum(vanaf)} tot en met vandaag.`,
});

/** Reads a tussenuitspraak as it was typed, for the court that has the case. */
export const leesTussenuitspraak = (
  w: Waarden,
  o: { bij: Tussenuitspraak['bij']; vanaf: Datum; vandaag: Datum },
): Resultaat<Tussenuitspraak> => {
  const op = parseDatumNl(w.tussenOp ?? '');
  const tot = parseDatumNl(w.tussenTot ?? '');
  const gebrek = (w.tussenGebrek ?? '').trim();
  const goed = op && !isVoor(op, o.vanaf) && !isNa(op, o.vandaag);
  const redenen: Reden[] = [
    ...(goed ? [] : [geenDag('tussenOp', o.vanaf)]),
    ...(tot && !(op && isVoor(tot, op))
      ? []
      : [
          {
            veld: 'tussenTot',
            tekst: 'Vul de laatste dag in die de rechter geeft, bijvoorbeeld 31-01-2020. Die ligt niet voor de tussenuitspraak.',
            regel: 'Awb artikel 8:51a',
            bron: 'Awb artikel 8:51a, lid 2',
          },
        ]),
    ...kort('tussenGebrek', gebrek, 'Schrijf kort op wat de gemeente moet herstellen'),
  ];
  if (redenen.length > 0 || !op || !tot) return geweigerd(...redenen);
  return gelukt({
    bij: o.bij,
    op: isoDatum(op),
    tot: isoDatum(tot),
    was: [],
    gebrek,
    antwoord: null,
    antwoordOp: null,
    antwoordTekst: '',
  });
};

/** Reads another last day, that the court gave later (Awb 8:51a lid 2). */
export const leesTussenTermijn = (w: Waarden, t: Tussenuitspraak): Resultaat<Tussenuitspraak> => {
  const tot = parseDatumNl(w.tussenNieuw ?? '');
  if (!tot || isVoor(tot, datum(t.op)) || isoDatum(tot) === t.tot)
    return geweigerd({
      veld: 'tussenNieuw',
      tekst: `Vul de nieuwe laatste dag in, bijvoorbeeld 31-01-2020. Nu is dat ${toonDatum(datum(t.tot))}.`,
    });
  return gelukt({ ...t, tot: isoDatum(tot), was: [...t.was, t.tot] });
};

/** Reads what the municipality told the court. The Centrale Raad van Beroep orders it: then not to mend is no answer (Awb 8:51d). */
export const leesTussenAntwoord = (w: Waarden, t: Tussenuitspraak, vandaag: Datum): Resultaat<Tussenuitspraak> => {
  const antwoord = TussenAntwoord.safeParse(w.tussenAntwoord ?? '');
  const op = parseDatumNl(w.tussenAntwoordOp ?? '');
  const tekst = (w.tussenAntwoordTekst ?? '').trim();
  const goed = op && !isVoor(op, datum(t.op)) && !isNa(op, vandaag);
  const redenen: Reden[] = [
    ...(antwoord.success ? [] : [{ veld: 'tussenAntwoord', tekst: 'Kies wat de gemeente de rechter liet weten.' }]),
    ...(antwoord.data === 'niet' && t.bij === 'hoger'
      ? [
          {
            veld: 'tussenAntwoord',
            tekst: 'De Centrale Raad van Beroep draagt het herstel op: de gemeente kan dat niet weigeren.',
            regel: 'Awb artikel 8:51d',
            bron: 'Awb artikel 8:51d',
          },
        ]
      : []),
    ...(goed ? [] : [geenDag('tussenAntwoordOp', datum(t.op))]),
    ...kort('tussenAntwoordTekst', tekst, 'Schrijf op wat de gemeente de rechter schreef, en welk besluit daarbij hoort'),
  ];
  if (redenen.length > 0 || !op || !antwoord.success) return geweigerd(...redenen);
  return gelukt({ ...t, antwoord: antwoord.data, antwoordOp: isoDatum(op), antwoordTekst: tekst });
};
