import { z } from 'zod';
import { gemeentecode } from './gemeente.ts';
import { bron, herkomst } from './waarden.ts';

// What municipalities are laid side by side on: ten questions with their sub-questions, and elements that work. Words of a source, no rules.

/** "3" is a question as a whole, "3a" a part of it. */
const vraagSleutel = z
  .string()
  .regex(/^([1-9]|10)[a-h]?$/, 'schrijf het nummer van een vraag als "3" of "3a"')
  .describe('nummer van een vraag uit beleid/landelijk/vragen.yaml, zoals 3a');
const elementSleutel = z
  .string()
  .regex(/^[A-Z]{2}[1-9]$/, 'schrijf een element als AM1')
  .describe('een element uit beleid/landelijk/vragen.yaml, zoals AM1');

/** What the sources of a regeling answer. A question without an answer is not arranged; nothing is borrowed from another municipality. */
export const AntwoordShape = z.strictObject({
  vraag: vraagSleutel,
  antwoord: z.string().min(1, 'schrijf het antwoord'),
  ...herkomst,
});
export type Antwoord = z.output<typeof AntwoordShape>;

/** An element that the sources say works here, and where the regeling carries it out; `waar` absent: it is meant or done by people. */
export const ElementShape = z.strictObject({ element: elementSleutel, waar: z.string().optional(), ...herkomst });

/** beleid/landelijk/vragen.yaml: the questions and elements themselves, and what strikes the source across all municipalities. */
export const Vragenlijst = z.strictObject({
  naam: z.string(),
  document: z.string(),
  vragen: z
    .array(
      z.strictObject({
        vraag: vraagSleutel,
        kop: z.string(),
        tekst: z.string().optional(),
        bron,
        deelvragen: z.array(z.strictObject({ vraag: vraagSleutel, tekst: z.string() })).min(2, 'noem minstens twee deelvragen'),
      }),
    )
    .length(10, 'er zijn tien vragen'),
  elementen: z.array(z.strictObject({ element: elementSleutel, gemeente: gemeentecode, tekst: z.string(), bron })).min(1),
  bevindingen: z.array(z.strictObject({ sleutel: z.string().regex(/^U\d+$/), tekst: z.string(), bron })),
});
export type Vragenlijst = z.output<typeof Vragenlijst>;
