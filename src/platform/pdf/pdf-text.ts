import { inflateSync } from 'node:zlib';

/**
 * Reads back what a screen reader or a search would find in a PDF that `renderPdf` made: the text in order of drawing,
 * through the ToUnicode tables of its fonts. For our own tests; no general PDF reader (no object streams, no encryption).
 */

type PdfObject = { head: string; stream: Buffer | undefined };

function readObjects(pdf: Buffer): Map<number, PdfObject> {
  const source = pdf.toString('latin1');
  const objects = new Map<number, PdfObject>();
  for (const match of source.matchAll(/(?:^|\n)(\d+) 0 obj\r?\n/g)) {
    const start = match.index + match[0].length;
    const body = source.slice(start, source.indexOf('\nendobj', start));
    const streamAt = /\bstream\r?\n/.exec(body);
    const head = streamAt ? body.slice(0, streamAt.index) : body;
    let stream: Buffer | undefined;
    if (streamAt) {
      const from = start + streamAt.index + streamAt[0].length;
      const raw = pdf.subarray(from, from + Number(/\/Length (\d+)/.exec(head)?.[1] ?? 0));
      stream = head.includes('/FlateDecode') ? inflateSync(raw) : raw;
    }
    objects.set(Number(match[1]), { head, stream });
  }
  return objects;
}

function decodeUtf16(hex: string): string {
  return Buffer.from(hex, 'hex').swap16().toString('utf16le');
}

/** Glyph number → text, from the `bfchar` and `bfrange` sections. */
function readCmap(cmap: string): Map<number, string> {
  const glyphs = new Map<number, string>();
  for (const section of cmap.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const pair of (section[1] ?? '').matchAll(/<([0-9A-F]{4})>\s*<([0-9A-F]+)>/gi)) {
      glyphs.set(Number.parseInt(pair[1] ?? '', 16), decodeUtf16(pair[2] ?? ''));
    }
  }
  return glyphs;
}

const ESCAPES: Record<string, number> = { n: 10, r: 13, t: 9, b: 8, f: 12 };

/** The literal string that starts after the parenthesis at `from`: its bytes and where it ends. Balanced parentheses nest. */
function readLiteral(source: string, from: number): { bytes: number[]; end: number } {
  const bytes: number[] = [];
  let depth = 1;
  let at = from;
  for (; at < source.length; at++) {
    const character = source.charAt(at);
    if (character === '\\') {
      const octal = /^[0-7]{1,3}/.exec(source.slice(at + 1, at + 4))?.[0];
      const next = source.charAt(at + 1);
      bytes.push(octal === undefined ? (ESCAPES[next] ?? next.charCodeAt(0)) : Number.parseInt(octal, 8));
      at += octal?.length ?? 1;
      continue;
    }
    if (character === '(') depth++;
    if (character === ')' && --depth === 0) break;
    bytes.push(character.charCodeAt(0));
  }
  return { bytes, end: at + 1 };
}

function textOfPage(content: string, fonts: Map<string, Map<number, string>>): string {
  const token = /\b(BT|ET)\b|\/(F\d+) [\d.]+ Tf|<([0-9A-F]+)>|\(/gi;
  let glyphs = new Map<number, string>();
  let inText = false;
  let text = '';
  for (let match = token.exec(content); match !== null; match = token.exec(content)) {
    const [whole, mode, font, hex] = match;
    let bytes: number[] = hex === undefined ? [] : [...Buffer.from(hex, 'hex')];
    if (whole === '(') {
      const literal = readLiteral(content, token.lastIndex);
      token.lastIndex = literal.end;
      bytes = literal.bytes;
    }
    if (mode === 'ET') text += '\n';
    if (mode !== undefined) inText = mode === 'BT';
    if (font !== undefined) glyphs = fonts.get(font) ?? new Map();
    // Outside a text object a string is a property of a tag (language, replacement text), not something that is drawn.
    if (!inText) continue;
    for (let i = 0; i + 1 < bytes.length; i += 2) text += glyphs.get((bytes[i] ?? 0) * 256 + (bytes[i + 1] ?? 0)) ?? '\ufffd';
  }
  return text;
}

/** The text of each page, one line per run of text; U+FFFD stands for a glyph that has no text behind it. */
export function pdfText(bytes: Uint8Array): string[] {
  const objects = readObjects(Buffer.from(bytes));
  const pages: string[] = [];
  for (const { head } of objects.values()) {
    if (!/\/Type \/Page\b(?!s)/.test(head)) continue;
    const fonts = new Map<string, Map<number, string>>();
    const shared = /\/Resources (\d+) 0 R/.exec(head)?.[1];
    const resources = shared === undefined ? head : (objects.get(Number(shared))?.head ?? '');
    for (const font of resources.matchAll(/\/(f\d+) (\d+) 0 R/gi)) {
      const table = /\/ToUnicode (\d+) 0 R/.exec(objects.get(Number(font[2]))?.head ?? '')?.[1];
      fonts.set(font[1] ?? '', readCmap(objects.get(Number(table))?.stream?.toString('latin1') ?? ''));
    }
    const content = objects.get(Number(/\/Contents (\d+) 0 R/.exec(head)?.[1]))?.stream;
    pages.push(textOfPage(content?.toString('latin1') ?? '', fonts));
  }
  return pages;
}
