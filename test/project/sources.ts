/**
 * The texts of the project as the tests of the project itself read them. TypeScript 7 has no parser for other programs yet and
 * the usual dependency checkers need one, so this reads the little that the rules ask for: imports, code, texts and comments.
 */
import fs from 'node:fs';
import path from 'node:path';

export const projectFolder = path.resolve(import.meta.dirname, '../..');

/** A file of the house: its path from the project folder with forward slashes, and its text. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

/** Every file below the folders, `undefined` extension = all; sorted, so that findings come in the same order everywhere. */
export const readSources = (folders: readonly string[], extensions: readonly string[]): Source[] =>
  folders
    .filter((folder) => fs.existsSync(path.join(projectFolder, folder)))
    .flatMap((folder) =>
      fs
        .readdirSync(path.join(projectFolder, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && extensions.some((extension) => entry.name.endsWith(extension)))
        .map((entry) => path.relative(projectFolder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/')),
    )
    .sort()
    .map((file) => ({ path: file, text: fs.readFileSync(path.join(projectFolder, file), 'utf8') }));

export const isTest = (file: string): boolean => /\.test\.ts$/.test(file) || file.startsWith('test/');

/** What one file takes from another. A type import is gone when the program runs. */
export interface Import {
  readonly target: string;
  readonly typeOnly: boolean;
}

// biome writes every import at the beginning of a line and in single quotes; `scannerMissed` below shows what would not be.
const STATIC = /^(?:import|export)(\s+type)?\s+(?:([\w$*][^;'"`]*?|\{[^;'"`]*?\})\s+from\s+)?'([^']+)'/gm;
const DYNAMIC = /\bimport\(\s*'([^']+)'\s*\)/g;
const BY_PATH = /\bnew URL\(\s*'(\.[^']+\.ts)'\s*,\s*import\.meta\.url/g;

/** All imports of a TypeScript file, also dynamic ones and files that are started by their path. Relative targets become project paths. */
export const importsOf = (source: Source): Import[] => {
  const found: Import[] = [];
  const code = lex(source.text).withTexts;
  for (const [, typeWord, names, target] of code.matchAll(STATIC)) {
    if (target === undefined || (names === undefined && typeWord !== undefined)) continue;
    const inner = names?.startsWith('{')
      ? names
          .slice(1, -1)
          .split(',')
          .filter((name) => name.trim())
      : undefined;
    const typeOnly =
      typeWord !== undefined || (inner !== undefined && inner.length > 0 && inner.every((name) => /^\s*type\s/.test(name)));
    found.push({ target: resolve(source.path, target), typeOnly });
  }
  for (const pattern of [DYNAMIC, BY_PATH]) {
    for (const [, target] of code.matchAll(pattern))
      if (target) found.push({ target: resolve(source.path, target), typeOnly: false });
  }
  return found;
};

/** Lines that look like the end of an import but that `importsOf` did not read: must be none. */
export const scannerMissed = (source: Source): number => {
  const code = lex(source.text).withTexts;
  const ends = [...code.matchAll(/(?:\bfrom|^import) '[^']+';?$/gm)].length;
  return ends - [...code.matchAll(STATIC)].length;
};

const resolve = (from: string, target: string): string =>
  target.startsWith('.') ? path.posix.normalize(path.posix.join(path.posix.dirname(from), target)) : target;

export interface Lexed {
  /** The code alone: comments and the inside of texts, templates and regular expressions are blanks; lines stay where they were. */
  readonly code: string;
  /** The code with what stands between quotes, without comments and templates. */
  readonly withTexts: string;
  /** What stands between quotes and in templates, with the line it begins on. */
  readonly texts: readonly { readonly line: number; readonly text: string }[];
}

const lexed = new Map<string, Lexed>();

/** Splits TypeScript in code, texts and comments. */
export const lex = (text: string): Lexed => {
  const known = lexed.get(text);
  if (known) return known;
  const code = [...text];
  const withTexts = [...text];
  const texts: { line: number; text: string }[] = [];
  let line = 1;
  let at = 0;
  const blank = (target: string[], from: number, to: number): void => {
    for (let i = from; i < to; i++) if (target[i] !== '\n') target[i] = ' ';
  };
  const units = text.split('');
  code.splice(0, code.length, ...units);
  withTexts.splice(0, withTexts.length, ...units);
  /** For every open `${`: how deep its braces are. */
  const templates: number[] = [];
  let depth = 0;
  const takeText = (from: number, to: number): void => {
    blank(code, from, to);
    texts.push({ line, text: text.slice(from, to) });
    for (let i = from; i < to; i++) if (text[i] === '\n') line++;
  };
  /** Reads a template from `at` to its end or to its next `${`. */
  const readTemplate = (): void => {
    const from = at;
    while (at < text.length && text[at] !== '`' && !(text[at] === '$' && text[at + 1] === '{')) at += text[at] === '\\' ? 2 : 1;
    blank(withTexts, from, at);
    takeText(from, at);
    if (text[at] === '$') {
      templates.push(depth++);
      at += 2;
    } else at++;
  };
  while (at < text.length) {
    const c = text[at];
    const next = text[at + 1];
    if (c === '\n') {
      line++;
      at++;
    } else if (c === '/' && (next === '/' || next === '*')) {
      const end = next === '/' ? text.indexOf('\n', at) : text.indexOf('*/', at + 2) + 2;
      const to = end <= 1 ? text.length : end;
      blank(code, at, to);
      blank(withTexts, at, to);
      for (let i = at; i < to; i++) if (text[i] === '\n') line++;
      at = to;
    } else if (c === "'" || c === '"') {
      const from = ++at;
      while (at < text.length && text[at] !== c && text[at] !== '\n') at += text[at] === '\\' ? 2 : 1;
      takeText(from, at);
      at++;
    } else if (c === '`') {
      at++;
      readTemplate();
    } else if (c === '{') {
      depth++;
      at++;
    } else if (c === '}') {
      depth--;
      at++;
      if (templates.at(-1) === depth) {
        templates.pop();
        readTemplate();
      }
    } else if (c === '/' && /(?:^|[(,=:[!&|?{};~+\-*%<>^]|\breturn|=>)\s*$/.test(text.slice(Math.max(0, at - 40), at))) {
      const from = ++at;
      let inClass = false;
      while (at < text.length && (inClass || text[at] !== '/') && text[at] !== '\n') {
        if (text[at] === '[') inClass = true;
        if (text[at] === ']') inClass = false;
        at += text[at] === '\\' ? 2 : 1;
      }
      blank(code, from, at);
      at++;
    } else at++;
  }
  const result = { code: code.join(''), withTexts: withTexts.join(''), texts };
  lexed.set(text, result);
  return result;
};

/** Line number of a position in a text. */
export const lineAt = (text: string, index: number): number => text.slice(0, index).split('\n').length;
