// What is wrong with a policy file and what is allowed there, in the words of who writes one.
import { z } from 'zod';

/** A part of the JSON Schema of a shape, as far as a message needs it. */
type Vorm = {
  type?: unknown;
  enum?: unknown;
  const?: unknown;
  properties?: unknown;
  required?: unknown;
  items?: unknown;
  additionalProperties?: unknown;
  anyOf?: unknown;
  description?: unknown;
};

const isBlok = (waarde: unknown): waarde is Record<string, unknown> =>
  waarde !== null && typeof waarde === 'object' && !Array.isArray(waarde);

const vormen = new WeakMap<z.ZodType, Vorm>();
const vormVan = (shape: z.ZodType): Vorm => {
  const bekend = vormen.get(shape);
  if (bekend) return bekend;
  const vorm: Vorm = z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' });
  vormen.set(shape, vorm);
  return vorm;
};

const keuzesVan = (vorm: Vorm): Vorm[] => (Array.isArray(vorm.anyOf) ? vorm.anyOf.filter(isBlok).flatMap(keuzesVan) : [vorm]);

/** The shapes that are possible at a place. */
const opPlaats = (shape: z.ZodType, pad: readonly PropertyKey[]): Vorm[] => {
  let hier = keuzesVan(vormVan(shape));
  for (const deel of pad) {
    hier = hier.flatMap((vorm) => {
      const onder =
        isBlok(vorm.properties) && Object.hasOwn(vorm.properties, String(deel))
          ? vorm.properties[String(deel)]
          : typeof deel === 'number'
            ? vorm.items
            : vorm.additionalProperties;
      return isBlok(onder) ? keuzesVan(onder) : [];
    });
  }
  return hier;
};

const veldenVan = (vorm: Vorm): string[] => (isBlok(vorm.properties) ? Object.keys(vorm.properties) : []);

/** "schrijf een heel getal", "kies uit: vast, maximum": what a shape takes. */
const wat = (vorm: Vorm): string | undefined => {
  if (typeof vorm.description === 'string') return `schrijf ${vorm.description}`;
  if (Array.isArray(vorm.enum)) return `kies uit: ${vorm.enum.map(String).join(', ')}`;
  if (vorm.const !== undefined) return `schrijf ${String(vorm.const)}`;
  switch (vorm.type) {
    case 'string':
      return 'schrijf tekst';
    case 'integer':
      return 'schrijf een heel getal';
    case 'number':
      return 'schrijf een getal';
    case 'boolean':
      return 'schrijf true of false';
    case 'null':
      return 'schrijf null';
    case 'array':
      return 'schrijf een lijst';
    case 'object': {
      const nodig = Array.isArray(vorm.required) ? vorm.required.map(String) : [];
      return nodig.length > 0 ? `schrijf een blok met ${nodig.join(', ')}` : 'schrijf een blok met velden';
    }
    default:
      return undefined;
  }
};

const raad = (vormenHier: readonly Vorm[]): string => {
  const zinnen = [...new Set(vormenHier.flatMap((vorm) => wat(vorm) ?? []))];
  return zinnen.length === 0 ? '' : `; ${zinnen.join(', of ')}`;
};

/** How many letters differ, for a word that was almost right. */
const afstand = (a: string, b: string): number => {
  let rij = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const vorige = rij;
    rij = [i];
    for (let j = 1; j <= b.length; j++) {
      const zelfde = a[i - 1] === b[j - 1] ? 0 : 1;
      rij.push(Math.min((vorige[j] ?? 0) + 1, (rij[j - 1] ?? 0) + 1, (vorige[j - 1] ?? 0) + zelfde));
    }
  }
  return rij[b.length] ?? 0;
};

const lijktOp = (woord: string, bekend: readonly string[]): string | undefined =>
  bekend.find((een) => een.toLowerCase() === woord.toLowerCase()) ??
  bekend.filter((een) => afstand(woord, een) <= 2).sort((a, b) => afstand(woord, a) - afstand(woord, b))[0];

const opPad = (inhoud: unknown, pad: readonly PropertyKey[]): unknown =>
  pad.reduce<unknown>((hier, deel) => (hier !== null && typeof hier === 'object' ? Reflect.get(hier, deel) : undefined), inhoud);

const zelfdePad = (a: readonly PropertyKey[], b: readonly PropertyKey[]): boolean =>
  a.length === b.length && a.every((deel, i) => deel === b[i]);

/** `bedrag: 9,50` between braces is read as a field “50”: the cents, with or without a curly quote. */
const CENTEN = /^(\d{2})[”"’']?$/;

/**
 * The faults without those that only follow from another: one slip is one fault. A misspelled field leaves the real one missing; an
 * amount without (straight) quotes falls apart at its comma.
 */
export function zonderGevolg(issues: readonly z.core.$ZodIssue[], inhoud: unknown): z.core.$ZodIssue[] {
  const onbekend = issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? [issue] : []));
  return issues.flatMap((issue): z.core.$ZodIssue[] => {
    const veld = issue.path.at(-1);
    const naast = onbekend.find((een) => zelfdePad(een.path, issue.path.slice(0, -1)));
    const mist = issue.code === 'invalid_type' && opPad(inhoud, issue.path) === undefined;
    if (naast && mist && typeof veld === 'string' && naast.keys.some((sleutel) => lijktOp(sleutel, [veld]))) return [];
    if (naast && veld === 'bedrag' && naast.keys.some((sleutel) => CENTEN.test(sleutel))) return [];
    const centen = issue.code === 'unrecognized_keys' ? CENTEN.exec(issue.keys[0] ?? '')?.[1] : undefined;
    const euro = /\d+$/.exec(String(opPad(inhoud, [...issue.path, 'bedrag'])))?.[0];
    if (centen === undefined || euro === undefined) return [issue];
    const message = `zet het bedrag tussen rechte aanhalingstekens: bedrag: "${euro},${centen}"`;
    return [{ code: 'custom', path: [...issue.path, 'bedrag'], message, input: issue.input }];
  });
}

/** What is wrong at the place of an issue, and what is allowed there: one Dutch sentence without a full stop. */
export function foutTekst(issue: z.core.$ZodIssue, shape: z.ZodType): string {
  const hier = opPlaats(shape, issue.path);
  switch (issue.code) {
    case 'unrecognized_keys': {
      const velden = [...new Set(hier.flatMap(veldenVan))];
      const bedoeld = issue.keys.flatMap((sleutel) => lijktOp(sleutel, velden) ?? []);
      const vraag = bedoeld.length > 0 ? `; bedoel je ${bedoeld.join(', ')}?` : '';
      if (issue.keys.some((sleutel) => sleutel.includes(' ')))
        return `“${issue.keys.join('”, “')}” is hier geen veld; zet een tekst met een komma of een dubbele punt tussen aanhalingstekens`;
      return `kent geen ${issue.keys.join(', ')}${vraag}${velden.length > 0 ? `; wel kan: ${velden.join(', ')}` : ''}`;
    }
    case 'invalid_type':
      if (issue.input === undefined && issue.message.includes('undefined')) return `ontbreekt${raad(hier)}`;
      return issue.message.startsWith('Invalid')
        ? `hoort ${TYPEN[issue.expected] ?? issue.expected} te zijn${raad(hier)}`
        : issue.message;
    case 'invalid_value':
      return issue.message.startsWith('Invalid') ? `kan alleen zijn: ${issue.values.map(String).join(', ')}` : issue.message;
    case 'invalid_union':
      return `past bij geen van de vormen${vormenTekst(hier)}`;
    case 'too_small':
      return issue.message.startsWith('Too small') ? `is te klein of te kort (minstens ${issue.minimum})` : issue.message;
    case 'too_big':
      return issue.message.startsWith('Too big') ? `is te groot of te lang (hoogstens ${issue.maximum})` : issue.message;
    case 'invalid_format':
      return issue.message.startsWith('Invalid') ? 'heeft niet de juiste vorm' : issue.message;
    default:
      return issue.message === 'Invalid input' ? `klopt niet${raad(hier)}` : issue.message;
  }
}

/** "{ na: { maanden }, van }" */
const blokTekst = (vorm: Vorm): string | undefined => {
  const velden = veldenVan(vorm).map((veld) => {
    const onder = isBlok(vorm.properties) ? vorm.properties[veld] : undefined;
    const blok = isBlok(onder) ? blokTekst(onder) : undefined;
    return blok === undefined ? veld : `${veld}: ${blok}`;
  });
  return velden.length > 0 ? `{ ${velden.join(', ')} }` : undefined;
};

const vormenTekst = (hier: readonly Vorm[]): string => {
  const zinnen = hier.flatMap((vorm) => blokTekst(vorm) ?? wat(vorm) ?? []);
  return zinnen.length === 0 ? '' : `; schrijf een van: ${zinnen.join(' of ')}`;
};

const TYPEN: Record<string, string> = {
  string: 'tekst',
  number: 'een getal',
  int: 'een heel getal',
  boolean: 'true of false',
  array: 'een lijst',
  object: 'een blok met velden',
  record: 'een blok met velden',
};

const YAML_FOUTEN: Record<string, string> = {
  DUPLICATE_KEY: 'dit veld staat er twee keer; laat er één staan',
  TAB_AS_INDENT: 'hier staat een tab; spring in met spaties',
  BAD_INDENT: 'de inspringing klopt niet; zet velden die bij elkaar horen recht onder elkaar',
  MISSING_CHAR: 'hier ontbreekt een teken; sluit aanhalingstekens, [ ] en { }',
  BLOCK_AS_IMPLICIT_KEY: 'hier staat een dubbele punt in een tekst; zet die tekst tussen aanhalingstekens',
  MULTILINE_IMPLICIT_KEY: 'hier ontbreekt een dubbele punt achter het veld',
  BAD_ALIAS: 'schrijf elke waarde voluit, zonder & en *',
};

const inspringing = (regel: string): number => regel.length - regel.trimStart().length;
const leeg = (regel: string): boolean => /^\s*(#|$)/.test(regel);

/** What stands open at the end of a line that holds a value between braces: the sign that closes it. */
const openAanHetEind = (regel: string): '"' | '}' | ']' | undefined => {
  const waarde = regel.replace(/^\s*(-\s+)?/, '').replace(/^[\w-]+:\s*/, '');
  if (!/^[{["]/.test(waarde)) return undefined;
  const open: ('}' | ']')[] = [];
  let tekst = false;
  for (const [i, teken] of [...waarde].entries()) {
    if (teken === '"') tekst = !tekst;
    else if (!tekst && teken === '#' && waarde[i - 1] === ' ') break;
    else if (!tekst && teken === '{') open.push('}');
    else if (!tekst && teken === '[') open.push(']');
    else if (!tekst && (teken === '}' || teken === ']')) open.pop();
  }
  return tekst ? '"' : open.at(-1);
};

/**
 * A fault of the writing itself, before the shape is looked at. The reader stumbles where it can no longer go on, which may be a line
 * later than where the writer slipped, so the lines around it are looked at for the slips that people make.
 *
 * @param regel line where the reader stopped, from 1
 */
export function yamlFout(code: string, tekst: string, regel: number): { regel: number; tekst: string } {
  const regels = tekst.split(/\r?\n/);
  const slip = (bij: number, wat: string) => ({ regel: bij, tekst: `dit is geen geldige YAML (${wat})` });
  const tab = regels.findIndex((een) => /^ *\t/.test(een) && !leeg(een));
  if (tab >= 0 && tab < regel) return slip(tab + 1, 'hier staat een tab; spring in met spaties');
  for (const bij of [regel, regel - 1, regel - 2]) {
    const teken = openAanHetEind(regels[bij - 1] ?? '');
    if (teken === '"') return slip(bij, 'op deze regel is een aanhalingsteken niet gesloten; zet er nog een " bij');
    // A list may go on below; a block between braces stands on one line here, or the reader did not stop just after it.
    if (teken && ['BAD_INDENT', 'MISSING_CHAR', 'UNEXPECTED_TOKEN'].includes(code))
      return slip(bij, `op deze regel ontbreekt ${teken}; elke ${teken === '}' ? '{' : '['} sluit je met ${teken}`);
  }
  const hier = regels[regel - 1] ?? '';
  const onder = regels.slice(regel).find((een) => !leeg(een)) ?? '';
  if (code === 'BLOCK_AS_IMPLICIT_KEY' && /^\s*(- )?[\w-]+: /.test(onder) && inspringing(onder) > inspringing(hier))
    return slip(
      regel,
      'deze regel springt minder ver in dan de regel eronder; zet velden die bij elkaar horen recht onder elkaar',
    );
  if (code === 'BLOCK_IN_FLOW' || code === 'UNEXPECTED_TOKEN')
    return slip(
      regel,
      hier.includes('{')
        ? 'tussen { } staat een komma achter elke waarde; kijk of er een ontbreekt, en of elk haakje en aanhalingsteken is gesloten'
        : 'controleer haakjes en aanhalingstekens; zet een tekst met : of # tussen aanhalingstekens',
    );
  if (code === 'MULTILINE_IMPLICIT_KEY' && /^\s*(- )?[\w-]+:\S/.test(hier))
    return slip(regel, 'zet een spatie achter de dubbele punt');
  return slip(
    regel,
    YAML_FOUTEN[code] ??
      'controleer de inspringing, aanhalingstekens en haakjes; zet een tekst met : of # tussen aanhalingstekens',
  );
}
