/**
 * Loaded before everything else (`node --import`), and JavaScript because of that. Node keeps what it compiled of a file, but takes the
 * types out of it anew at every start: of this house half a second of work, by a WebAssembly that then stays in memory. Here what is left
 * of a file is kept as well, and used for as long as its source is the same. Left out, it costs time and nothing else.
 */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { enableCompileCache, registerHooks, stripTypeScriptTypes } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { crc32 } from 'node:zlib';

/** After so many milliseconds without a new file what came is kept, and what was read is let go (keuze). */
const PATIENCE = 5_000;

// The folder is made by main.ts, after the settings were judged: a start that is refused leaves nothing behind.
const folder = process.env.NODE_COMPILE_CACHE || path.join(process.env.WERKTMEE_DATA || '.data', 'gelezen');
if (existsSync(folder)) enableCompileCache(folder);
const file = path.join(folder, 'zonder-types');

/**
 * What earlier starts left: a line that says where each file is and what the rest of the bytes add up to, and behind it what is left of
 * the files, one after the other.
 *
 * @returns {{ places: Map<string, [source: number, from: number, to: number]>, bytes: Buffer }}
 */
const read = () => {
  try {
    const all = readFileSync(file);
    const end = all.indexOf('\n');
    const { places, sum } = JSON.parse(all.toString('utf8', 0, end));
    const bytes = all.subarray(end + 1);
    // Cut off, by a disk that was full or a machine that fell: it is made anew.
    if (crc32(bytes) === sum) return { places: new Map(places), bytes };
  } catch {
    // Not there yet.
  }
  return { places: new Map(), bytes: Buffer.alloc(0) };
};

let kept = read();
/** @type {Map<string, { source: number, code: string }>} */
const added = new Map();
let waiting;

const write = () => {
  if (added.size === 0 || !existsSync(folder)) return;
  const { places, bytes } = read();
  const parts = [...places]
    .filter(([url]) => !added.has(url) && existsSync(fileURLToPath(url)))
    .map(([url, [source, from, to]]) => ({ url, source, code: bytes.subarray(from, to) }));
  for (const [url, { source, code }] of added) parts.push({ url, source, code: Buffer.from(code) });
  added.clear();
  let at = 0;
  const nowAt = [];
  for (const { url, source, code } of parts) {
    nowAt.push([url, [source, at, at + code.length]]);
    at += code.length;
  }
  const all = Buffer.concat(parts.map(({ code }) => code));
  const half = `${file}.${process.pid}`;
  try {
    // In one go: another process that starts now reads what was there or what comes.
    writeFileSync(half, Buffer.concat([Buffer.from(`${JSON.stringify({ places: nowAt, sum: crc32(all) })}\n`), all]));
    renameSync(half, file);
  } catch {
    // A folder that cannot be written costs the next start its half second.
  }
};

const later = () => {
  if (waiting) return void waiting.refresh();
  waiting = setTimeout(() => {
    waiting = undefined;
    write();
    kept = undefined;
  }, PATIENCE);
  waiting.unref();
};

/** What is left of a source without its types. */
const withoutTypes = (url, text) => {
  const source = crc32(text);
  kept ??= read();
  const place = kept.places.get(url);
  if (place?.[0] === source) return kept.bytes.toString('utf8', place[1], place[2]);
  const code = stripTypeScriptTypes(text);
  added.set(url, { source, code });
  return code;
};

registerHooks({
  // A file of ours names another by its place: there is nothing to look for beside it or above it.
  resolve(specifier, context, next) {
    if (!specifier.startsWith('.') || !specifier.endsWith('.ts') || !context.parentURL?.startsWith('file:'))
      return next(specifier, context);
    return { url: new URL(specifier, context.parentURL).href, format: 'module', shortCircuit: true };
  },
  load(url, context, next) {
    if (!url.startsWith('file:') || !url.endsWith('.ts')) return next(url, context);
    later();
    return { format: 'module', source: withoutTypes(url, readFileSync(fileURLToPath(url), 'utf8')), shortCircuit: true };
  },
});
process.on('exit', write);
