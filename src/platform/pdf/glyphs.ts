/**
 * Which characters a font can draw, read from its `cmap` table. A letter is legal text: a character without a glyph would
 * be an empty box, and a fallback font from the machine would make the same letter differ from host to host.
 */

/** Subtables that map all of Unicode: platform 0 (Unicode) any encoding, platform 3 (Windows) encodings 1 and 10. */
function isUnicodeSubtable(platform: number, encoding: number): boolean {
  return platform === 0 || (platform === 3 && (encoding === 1 || encoding === 10));
}

function addFormat4(font: DataView, start: number, into: Set<number>): void {
  const segments = font.getUint16(start + 6) / 2;
  const ends = start + 14;
  const starts = ends + segments * 2 + 2;
  const deltas = starts + segments * 2;
  const offsets = deltas + segments * 2;
  for (let i = 0; i < segments; i++) {
    const from = font.getUint16(starts + i * 2);
    const to = font.getUint16(ends + i * 2);
    const delta = font.getUint16(deltas + i * 2);
    const offset = font.getUint16(offsets + i * 2);
    for (let code = from; code <= to && code !== 0xffff; code++) {
      const at = offsets + i * 2 + offset + (code - from) * 2;
      const glyph = offset === 0 ? (code + delta) & 0xffff : font.getUint16(at);
      if (glyph !== 0) into.add(code);
    }
  }
}

function addFormat12(font: DataView, start: number, into: Set<number>): void {
  const groups = font.getUint32(start + 12);
  for (let i = 0; i < groups; i++) {
    const group = start + 16 + i * 12;
    const to = font.getUint32(group + 4);
    for (let code = font.getUint32(group); code <= to; code++) into.add(code);
  }
}

/** All code points that the OpenType font has a glyph for. Throws when the bytes hold no Unicode `cmap` table. */
export function codePointsOf(bytes: Uint8Array): Set<number> {
  const font = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = font.getUint16(4);
  const points = new Set<number>();
  for (let i = 0; i < tables; i++) {
    const record = 12 + i * 16;
    if (font.getUint32(record) !== 0x636d6170) continue; // 'cmap'
    const cmap = font.getUint32(record + 8);
    for (let sub = 0; sub < font.getUint16(cmap + 2); sub++) {
      const entry = cmap + 4 + sub * 8;
      if (!isUnicodeSubtable(font.getUint16(entry), font.getUint16(entry + 2))) continue;
      const start = cmap + font.getUint32(entry + 4);
      const format = font.getUint16(start);
      if (format === 4) addFormat4(font, start, points);
      if (format === 12) addFormat12(font, start, points);
    }
  }
  if (points.size === 0) throw new Error('no Unicode cmap table in this font');
  return points;
}

/** Layout characters that Typst handles itself and never draws. */
const LAYOUT = new Set(['\n', '\r', '\t']);

/** The distinct characters of `text` (in NFC) for which `known` has no glyph, in order of appearance. */
export function missingFrom(known: ReadonlySet<number>, text: string): string[] {
  const missing = new Set<string>();
  for (const character of text.normalize('NFC')) {
    const code = character.codePointAt(0) ?? 0;
    if (!known.has(code) && !LAYOUT.has(character)) missing.add(character);
  }
  return [...missing];
}
