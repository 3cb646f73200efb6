import { createRequire } from 'node:module';
import { setImmediate } from 'node:timers/promises';
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { PdfError, Unprintable } from './error.ts';
import { FONT_FAMILY, type Fonts, fontDirectory, houseFonts, loadFonts } from './fonts.ts';
import { missingFrom } from './glyphs.ts';

/** `ua-1` is tagged and checked by Typst; `1.7` is what an engine older than Typst 0.14 can make: without tags. */
export type PdfStandard = 'ua-1' | '1.7';

/** `template` is the text of a Typst file; it reads `data`. `data` is anything that JSON can carry. */
export type RenderRequest = { template: string; data: unknown };

export type PdfRenderer = { standard: PdfStandard; render: (request: RenderRequest) => Uint8Array };

export { PdfError } from './error.ts';

/** The native library, read when the first letter is set and not at the start: it stays in memory from then on. */
const typst = (): typeof import('@myriaddreamin/typst-ts-node-compiler') =>
  createRequire(import.meta.url)('@myriaddreamin/typst-ts-node-compiler');

/**
 * Stands before every template, on one line so that only the first line of a template moves. `fallback: false` keeps the
 * fonts of the machine out; sys.inputs brings the data as a string that only `json` reads, so no markup can come from it.
 */
const PRELUDE = `#set text(font: "${FONT_FAMILY}", fallback: false, lang: "nl", region: "NL"); #let data = json(bytes(sys.inputs.data)); `;

/** Letters for which a memoized result is kept: more makes a letter hardly faster and memory grows with it. */
const CACHE_AGE = 3;

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function describe(diagnostic: unknown): string {
  if (typeof diagnostic !== 'object' || diagnostic === null) return String(diagnostic);
  const message = 'message' in diagnostic ? String(diagnostic.message) : 'unknown';
  const range = 'range' in diagnostic && diagnostic.range !== null ? ` (${String(diagnostic.range)})` : '';
  return `${message}${range}`;
}

/** Typst gives export errors as one debug string; only the messages in it are of use. */
function exportErrors(error: unknown): string[] {
  const text = textOf(error);
  const messages = [...text.matchAll(/message: "((?:[^"\\]|\\.)*)"/g)].map((match) => match[1] ?? '');
  return messages.length > 0 ? messages : [text];
}

function findStandard(compiler: NodeCompiler): PdfStandard {
  const probe = `${PRELUDE}#set document(title: "x", date: none)\n= x`;
  try {
    compiler.pdf({ mainFileContent: probe, inputs: { data: 'null' } }, { pdfStandard: 'ua-1' });
    return 'ua-1';
  } catch (error) {
    if (textOf(error).includes('unknown variant `ua-1`')) return '1.7';
    throw error;
  }
}

/** Every string in the data, in NFC: what is checked against the font is exactly what is set. */
function normalise(value: unknown): { json: string; text: string } {
  const strings: string[] = [];
  const json = JSON.stringify(value, (_key, part) => {
    if (typeof part !== 'string') return part;
    // What takes no room is no letter: typst cuts its bytes in two between the pieces of text that a screen reader gets.
    const composed = part.normalize('NFC').replace(/[\u200b\u2060\ufeff]/g, '');
    strings.push(composed);
    return composed;
  });
  if (json === undefined) throw new PdfError('the data of this letter are not JSON', []);
  return { json, text: strings.join('\n') };
}

/** Typst writes font dictionaries uncompressed; a face that is not ours means that a font of the machine came in. */
function checkEmbeddedFonts(pdf: Buffer): void {
  const names = [...pdf.toString('latin1').matchAll(/\/FontName\s*\/([^\s/]+)/g)].map((match) => match[1] ?? '');
  const strange = names.filter((name) => !name.includes('+SourceSans3-'));
  if (names.length === 0) throw new PdfError('no embedded font found in the PDF', []);
  if (strange.length > 0) throw new PdfError('a font that is not ours came into the PDF', strange);
}

/** One compiler with the faces of `fonts`. Compiling is synchronous, so two letters never run through each other. */
export function createPdfRenderer(source: Fonts | string = fontDirectory()): PdfRenderer {
  const fonts = typeof source === 'string' ? loadFonts(source) : source;
  const compiler = typst().NodeCompiler.create({ fontArgs: [{ fontBlobs: fonts.blobs }] });
  const standard = findStandard(compiler);

  const render = ({ template, data }: RenderRequest): Uint8Array => {
    const { json, text } = normalise(data);
    const missing = missingFrom(fonts.codePoints, text);
    if (missing.length > 0) throw new Unprintable(missing);
    const compiled = compiler.compile({ mainFileContent: PRELUDE + template, inputs: { data: json } });
    const refused = compiled.takeError() ?? compiled.takeWarnings();
    if (refused !== null) throw new PdfError('Typst refuses this letter', refused.shortDiagnostics.map(describe));
    const document = compiled.result;
    if (document === null) throw new PdfError('Typst gave no document', []);
    if (!document.title) throw new PdfError('the template sets no document title', []);
    if (document.enabledAutoDate) throw new PdfError('the template sets no document date: a reprint would differ', []);
    try {
      const pdf = compiler.pdf(document, { pdfStandard: standard });
      checkEmbeddedFonts(pdf);
      return new Uint8Array(pdf);
    } catch (error) {
      throw error instanceof PdfError ? error : new PdfError('Typst cannot write this PDF', exportErrors(error));
    } finally {
      compiler.evictCache(CACHE_AGE);
    }
  };
  return { standard, render };
}

let renderer: PdfRenderer | undefined;

function houseRenderer(): PdfRenderer {
  renderer ??= createPdfRenderer(houseFonts());
  return renderer;
}

/** What the engine of this platform can make. Start-up in productie refuses anything but `ua-1`. */
export function pdfStandard(): PdfStandard {
  return houseRenderer().standard;
}

let last: Promise<unknown> = Promise.resolve();

/**
 * Sets a letter. Same template and data give the same bytes: the date comes from the data, not from the clock.
 * Rejects with PdfError on any error or warning of Typst, on a missing title or date, and on a character without a glyph.
 * Letters go one by one with a turn of the event loop between them: other requests get their turn in a batch, and Node
 * frees the native memory of a finished document only there (without it 600 letters kept 600 MB, with it it stays level).
 */
export function renderPdf(request: RenderRequest): Promise<Uint8Array> {
  const letter = last.then(() => setImmediate()).then(() => houseRenderer().render(request));
  last = letter.catch(() => undefined);
  return letter;
}
