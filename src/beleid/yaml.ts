import { createHash } from 'node:crypto';
import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { foutTekst, yamlFout, zonderGevolg } from './fout.ts';

/** One fault in a file, with the line to look at. */
export type Fout = { bestand: string; regel: number; pad: string; tekst: string };

/** A policy file that cannot be used. Its message lists every fault as `bestand:regel pad: wat er mis is`. */
export class BeleidsFout extends Error {
  readonly fouten: Fout[];
  constructor(fouten: Fout[]) {
    super(fouten.map((f) => `${f.bestand}:${f.regel} ${f.pad ? `${f.pad}: ` : ''}${f.tekst}`).join('\n'));
    this.name = 'BeleidsFout';
    this.fouten = fouten;
  }
}

type Gelezen<T> = { ok: true; waarde: T; inhoud: unknown } | { ok: false; fouten: Fout[] };

function parseYaml<T extends z.ZodType>(
  tekst: string,
  bestand: string,
  shape: T,
  vernieuw: (inhoud: unknown) => unknown,
): Gelezen<z.output<T>> {
  const regels = new LineCounter();
  const document = parseDocument(tekst, { lineCounter: regels });
  // Only the first: after it the reader guesses, and one tab would blame twenty lines that are right.
  const [eerste] = document.errors.toSorted((a, b) => a.pos[0] - b.pos[0]);
  if (eerste) {
    const fout = yamlFout(eerste.code, tekst, regels.linePos(eerste.pos[0]).line);
    return { ok: false, fouten: [{ bestand, regel: fout.regel, pad: '', tekst: fout.tekst }] };
  }
  const inhoud: unknown = document.toJS();
  const gelezen = shape.safeParse(vernieuw(inhoud));
  if (gelezen.success) return { ok: true, waarde: gelezen.data, inhoud };
  const fouten = zonderGevolg(gelezen.error.issues, inhoud).map((issue) => ({
    bestand,
    regel: regelVan(document.contents, plaats(issue), regels),
    pad: padTekst(inhoud, issue.path),
    tekst: foutTekst(issue, shape),
  }));
  return { ok: false, fouten };
}

/** Where to look: at a field that does not exist itself, not at the block around it. */
const plaats = (issue: z.core.$ZodIssue): PropertyKey[] =>
  issue.code === 'unrecognized_keys' && issue.keys[0] !== undefined ? [...issue.path, issue.keys[0]] : issue.path;

/** A path as people can find it: an item of a list by its own name where it has one. */
function padTekst(inhoud: unknown, pad: readonly PropertyKey[]): string {
  let hier: unknown = inhoud;
  return pad
    .map((deel) => {
      const onder: unknown = hier !== null && typeof hier === 'object' ? Reflect.get(hier, deel) : undefined;
      hier = onder;
      if (typeof deel !== 'number' || onder === null || typeof onder !== 'object') return String(deel);
      const naam = ['id', 'sleutel', 'uitkomst', 'geval', 'product', 'trede', 'naar'].map((sleutel): unknown =>
        Reflect.get(onder, sleutel),
      );
      return String(naam.find((een) => typeof een === 'string' || typeof een === 'number') ?? deel);
    })
    .join('.');
}

/** Line of the deepest part of the path that exists in the file. */
function regelVan(begin: unknown, pad: readonly PropertyKey[], regels: LineCounter): number {
  let knoop = begin;
  let regel = 1;
  for (const deel of pad) {
    if (isMap(knoop)) {
      const paar = knoop.items.find((item) => isScalar(item.key) && String(item.key.value) === String(deel));
      if (!paar) break;
      if (isScalar(paar.key) && paar.key.range) regel = regels.linePos(paar.key.range[0]).line;
      knoop = paar.value;
    } else if (isSeq(knoop)) {
      knoop = knoop.items[Number(deel)];
      if ((isMap(knoop) || isScalar(knoop) || isSeq(knoop)) && knoop.range) regel = regels.linePos(knoop.range[0]).line;
    } else break;
  }
  return regel;
}

/**
 * Reads YAML text and holds it against a shape; each fault carries the line it stands on. What cannot be read at all is a fault too,
 * never an error. `vernieuw` brings what an earlier release wrote into today's shape.
 */
export function leesTekst<T extends z.ZodType>(
  tekst: string,
  bestand: string,
  shape: T,
  vernieuw: (inhoud: unknown) => unknown = (inhoud) => inhoud,
): Gelezen<z.output<T>> {
  try {
    return parseYaml(tekst, bestand, shape, vernieuw);
  } catch (fout) {
    // Aliases that multiply, brackets in brackets without end: yaml and zod give up on them with an error of their own.
    if (!(fout instanceof ReferenceError) && !(fout instanceof RangeError) && !(fout instanceof TypeError)) throw fout;
    const tekst = 'het bestand zit te diep in elkaar om te lezen; schrijf elke waarde voluit, zonder & en *';
    return { ok: false, fouten: [{ bestand, regel: 1, pad: '', tekst }] };
  }
}

/** Where something stands in a text: the line of a path, or of the deepest part of it that is there. */
export function regelzoeker(tekst: string): (pad: readonly PropertyKey[]) => number {
  const regels = new LineCounter();
  const document = parseDocument(tekst, { lineCounter: regels });
  return (pad) => regelVan(document.contents, pad, regels);
}

/** SHA-256 over the content with sorted keys. */
export function hashVan(inhoud: unknown): string {
  return createHash('sha256').update(canoniek(inhoud)).digest('hex');
}

function canoniek(waarde: unknown): string {
  if (Array.isArray(waarde)) return `[${waarde.map(canoniek).join(',')}]`;
  if (waarde !== null && typeof waarde === 'object') {
    const delen = Object.entries(waarde)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([sleutel, deel]) => `${JSON.stringify(sleutel)}:${canoniek(deel)}`);
    return `{${delen.join(',')}}`;
  }
  return JSON.stringify(waarde) ?? 'null';
}
