import type { z } from 'zod';
import type { Reden } from '../kernel/resultaat.ts';

/** A file that came with a form. */
export interface FormFile {
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
  bestanden: readonly FormFile[];
}

/** The body is larger than the route allows; becomes an error page that says so. */
export class TeGroot extends Error {}

const MAX_FIELDS = 20_000;
const MAX_TEXT = 20_000;

/** A text as we take it: line breaks and tabs stay; other control characters (NUL first) have no place in it. */
export const clean = (text: string): string =>
  text
    .slice(0, MAX_TEXT)
    .normalize('NFC')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must go
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g, '')
    .replace(/\r\n?/g, '\n')
    .toWellFormed()
    .trim();

/** Reads the body of a request of at most `max` bytes. Throws TeGroot. A body of another kind is an empty form. */
export const readForm = async (request: Request, max: number): Promise<Form> => {
  const values = new Map<string, string[]>();
  const bestanden: FormFile[] = [];
  if (request.method === 'POST' && max > 0) {
    const type = request.headers.get('content-type') ?? '';
    if (/^(application\/x-www-form-urlencoded|multipart\/form-data)/i.test(type)) {
      const body = await readBody(request, max);
      const data = await new Response(body, { headers: { 'content-type': type } }).formData().catch(() => new FormData());
      let count = 0;
      for (const [naam, waarde] of data) {
        if (++count > MAX_FIELDS) throw new TeGroot();
        if (typeof waarde === 'string') values.set(naam, [...(values.get(naam) ?? []), clean(waarde)]);
        else if (waarde.size > 0 || waarde.name !== '')
          bestanden.push({ naam: clean(waarde.name), inhoud: new Uint8Array(await waarde.arrayBuffer()) });
      }
    }
  }
  const waarden: Record<string, string> = Object.create(null);
  for (const [naam, list] of values) if (!naam.startsWith('_')) waarden[naam] = list[0] ?? '';
  return { tekst: (naam) => values.get(naam)?.[0] ?? '', lijst: (naam) => values.get(naam) ?? [], waarden, bestanden };
};

const readBody = async (request: Request, max: number): Promise<Uint8Array<ArrayBuffer>> => {
  if (Number(request.headers.get('content-length') ?? 0) > max) throw new TeGroot();
  const parts: Uint8Array[] = [];
  let size = 0;
  if (request.body) {
    for await (const part of request.body) {
      size += part.byteLength;
      if (size > max) throw new TeGroot();
      parts.push(part);
    }
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole;
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
