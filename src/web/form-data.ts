import type { z } from 'zod';
import type { Reden } from '../kernel/resultaat.ts';
import { bodyTime, SIZES } from './sizes.ts';

/** A file that came with a form. */
export interface FormFile {
  /** The field that it was chosen in. */
  veld: string;
  naam: string;
  inhoud: Uint8Array;
}

/** What was sent with a form, cleaned: NFC, no control characters, trimmed. Nothing in it is trusted yet. */
export interface Form {
  /** One value; '' when it is not there. */
  tekst(naam: string): string;
  /** All values of a name: ticked boxes. */
  lijst(naam: string): string[];
  /** All single values, to show the form again as it was typed. Hidden fields (`_…`) are not in it. */
  waarden: Readonly<Record<string, string>>;
  /** Everything save the key of the form, in the order it came: to send it again as it was. */
  velden: readonly (readonly [naam: string, waarde: string])[];
  bestanden: readonly FormFile[];
  /** The version of the record that the form was opened with, as it came along; -1, which no record has, when that is no number. */
  versie(): number;
  /** The number of a row that went along unseen; 0, which no row has, when it is none or the database could not count so far. */
  nummer(naam: string): number;
}

/** What of a form was more than we take; becomes an error page that says so. */
export class TeGroot extends Error {
  readonly wat: 'geheel' | 'veld' | 'aantal';
  constructor(wat: 'geheel' | 'veld' | 'aantal' = 'geheel') {
    super('te groot');
    this.wat = wat;
  }
}

/** The body came too slowly: we do not wait for its end. */
export class TeTraag extends Error {}

/** Whoever sent the request went away before its end: nobody reads an answer. */
export class Afgebroken extends Error {}

/** As many large bodies as we hold at once are on their way already. */
export class TeDruk extends Error {}

/** Lets so many large bodies in at the same time: each takes several times its size in memory. Throws TeDruk for one more. */
export const createUploads = (atOnce: number): (<T>(work: () => Promise<T>) => Promise<T>) => {
  let busy = 0;
  return async (work) => {
    if (busy >= atOnce) throw new TeDruk();
    busy++;
    try {
      return await work();
    } finally {
      busy--;
    }
  };
};

/** A text as we take it: line breaks and tabs stay; other control characters (NUL first) have no place in it. */
export const clean = (text: string): string =>
  text
    .slice(0, SIZES.field)
    .normalize('NFC')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must go
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g, '')
    .replace(/\r\n?/g, '\n')
    .toWellFormed()
    .trim();

/**
 * Reads the body of a request of at most `max` bytes, within `ms` milliseconds. Throws TeGroot as soon as it is more, TeTraag, or
 * Afgebroken. A body of another kind is an empty form.
 */
export const readForm = async (request: Request, max: number, ms = bodyTime(max)): Promise<Form> => {
  const values = new Map<string, string[]>();
  const velden: [string, string][] = [];
  const bestanden: FormFile[] = [];
  if (request.method === 'POST' && max > 0) {
    const type = request.headers.get('content-type') ?? '';
    if (/^(application\/x-www-form-urlencoded|multipart\/form-data)/i.test(type)) {
      const body = await readBody(request, max, ms);
      if (countParts(body, type) > (isMultipart(type) ? SIZES.parts : SIZES.fields)) throw new TeGroot('aantal');
      const data = isMultipart(type)
        ? await new Response(body, { headers: { 'content-type': type } }).formData().catch(() => new FormData())
        : new URLSearchParams(new TextDecoder().decode(body));
      for (const [naam, waarde] of data) {
        if (typeof waarde === 'string') {
          if (waarde.length > SIZES.field || naam.length > SIZES.field) throw new TeGroot('veld');
          const schoon = clean(waarde);
          const earlier = values.get(naam);
          if (earlier) earlier.push(schoon);
          else values.set(naam, [schoon]);
          if (naam !== '_sleutel') velden.push([naam, schoon]);
        } else if (waarde.size > 0 || waarde.name !== '') {
          if (bestanden.length === SIZES.files) throw new TeGroot('aantal');
          bestanden.push({ veld: naam, naam: clean(waarde.name), inhoud: new Uint8Array(await waarde.arrayBuffer()) });
        }
      }
    }
  }
  const waarden: Record<string, string> = Object.create(null);
  for (const [naam, list] of values) if (!naam.startsWith('_')) waarden[naam] = list[0] ?? '';
  const tekst = (naam: string): string => values.get(naam)?.[0] ?? '';
  return {
    tekst,
    lijst: (naam) => values.get(naam) ?? [],
    waarden,
    velden,
    bestanden,
    // Nine digits: one more than this still fits in what the database counts with.
    nummer: (naam) => (/^[1-9]\d{0,8}$/.test(tekst(naam)) ? Number(tekst(naam)) : 0),
    versie: () => (/^\d{1,9}$/.test(tekst('_versie')) ? Number(tekst('_versie')) : -1),
  };
};

const isMultipart = (type: string): boolean => /^multipart\//i.test(type);

/** How many fields there are at most, counted before anything is made of them. */
const countParts = (body: Uint8Array, type: string): number => {
  let count = 0;
  if (!isMultipart(type)) {
    for (const byte of body) if (byte === AMPERSAND) count++;
    return count + 1;
  }
  const [, boundary] = /boundary="?([^";]+)/i.exec(type) ?? [];
  if (boundary === undefined) return 0;
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const mark = `--${boundary}`;
  for (let at = bytes.indexOf(mark); at !== -1; at = bytes.indexOf(mark, at + mark.length)) count++;
  return count - 1;
};
const AMPERSAND = '&'.charCodeAt(0);

/** All bytes of a request, at most `max` within `ms` milliseconds. Throws TeGroot, TeTraag or Afgebroken. */
export const readBody = async (request: Request, max: number, ms: number): Promise<Uint8Array<ArrayBuffer>> => {
  const announced = Number(request.headers.get('content-length') ?? 0);
  if (announced > max) throw new TeGroot();
  const reader = request.body?.getReader();
  if (!reader) return new Uint8Array(0);
  // Large enough at once when it says how large it is: a file of 60 MB is not copied again and again.
  let whole = new Uint8Array(Math.max(1024, announced));
  let size = 0;
  let slow = false;
  const timer = setTimeout(() => {
    slow = true;
    reader.cancel().catch(() => undefined);
  }, ms);
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      if (size + value.byteLength > max) throw new TeGroot();
      if (size + value.byteLength > whole.byteLength) whole = grown(whole, Math.min(max, 2 * (size + value.byteLength)));
      whole.set(value, size);
      size += value.byteLength;
    }
  } catch (error) {
    if (error instanceof TeGroot || slow) throw slow ? new TeTraag() : error;
    throw new Afgebroken('verzoek afgebroken', { cause: error });
  } finally {
    clearTimeout(timer);
  }
  if (slow) throw new TeTraag();
  return whole.subarray(0, size);
};

const grown = (bytes: Uint8Array, length: number): Uint8Array<ArrayBuffer> => {
  const larger = new Uint8Array(length);
  larger.set(bytes);
  return larger;
};

/** Checks a form against a zod shape whose messages are Dutch sentences. One reason per field, in the order of the shape. */
export const parseForm = <T>(
  schema: z.ZodType<T>,
  waarden: unknown,
): { ok: true; waarde: T } | { ok: false; redenen: Reden[] } => {
  const result = schema.safeParse(waarden);
  if (result.success) return { ok: true, waarde: result.data };
  const redenen: Reden[] = [];
  for (const issue of result.error.issues) {
    const veld = issue.path.join('.');
    if (!redenen.some((reden) => reden.veld === veld)) redenen.push({ veld, tekst: issue.message });
  }
  return { ok: false, redenen };
};
