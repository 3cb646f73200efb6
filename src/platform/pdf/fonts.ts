import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { codePointsOf, missingFrom } from './glyphs.ts';

/** The faces that letters use. Typst reads OTF, no woff2, so these come from `source-sans` and not from the web assets. */
const FACES = ['Regular', 'It', 'Semibold', 'Bold'] as const;

export const FONT_FAMILY = 'Source Sans 3';

export type Fonts = { blobs: Buffer[]; codePoints: ReadonlySet<number> };

/** Directory with the OTF files of the `source-sans` package. */
export function fontDirectory(): string {
  const require = createRequire(import.meta.url);
  return path.dirname(require.resolve('source-sans/OTF/SourceSans3-Regular.otf'));
}

/** Reads the faces; throws with the name of the file when one is missing. A code point counts only when every face has it. */
export function loadFonts(directory: string): Fonts {
  const blobs = FACES.map((face) => readFileSync(path.join(directory, `SourceSans3-${face}.otf`)));
  const [first = new Set<number>(), ...rest] = blobs.map((blob) => codePointsOf(blob));
  return { blobs, codePoints: new Set([...first].filter((point) => rest.every((set) => set.has(point)))) };
}

let loaded: Fonts | undefined;

/** The fonts of this process, read once (about 1 MB). */
export function houseFonts(): Fonts {
  loaded ??= loadFonts(fontDirectory());
  return loaded;
}

/**
 * Characters that a letter cannot print, so that a form can refuse them where they are typed
 * ("Het teken 😀 kan niet in een brief"). Empty when everything can be printed.
 */
export function unprintableIn(text: string): string[] {
  return missingFrom(houseFonts().codePoints, text);
}
