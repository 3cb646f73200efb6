// The files a browser fetches besides pages. Read once at start; the address carries a hash of the content, so that it may be cached for ever.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Asset = { body: Uint8Array<ArrayBuffer>; type: string; url: string };

/** Send this with every asset: the address changes when the content does. */
export const ASSET_CACHE = 'public, max-age=31536000, immutable';

const folder = join(import.meta.dirname, 'assets');

const byName = new Map<string, Asset>();
const byUrl = new Map<string, Asset>();

function add(name: string, type: string, content: Buffer): void {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 10);
  const dot = name.lastIndexOf('.');
  const url = `/assets/${name.slice(0, dot)}.${hash}${name.slice(dot)}`;
  const asset = { body: new Uint8Array(content), type, url };
  byName.set(name, asset);
  byUrl.set(url, asset);
}

for (const font of ['source-sans-3-latin-wght-normal.woff2', 'source-sans-3-latin-ext-wght-normal.woff2']) {
  add(font, 'font/woff2', readFileSync(join(folder, font)));
}
add('merk.svg', 'image/svg+xml', readFileSync(join(folder, 'merk.svg')));
add('werktmee.js', 'text/javascript; charset=utf-8', readFileSync(join(folder, 'werktmee.js')));

// One stylesheet from small files, in the order of their numbers; `url(name)` in it becomes the hashed address.
const css = readdirSync(join(folder, 'css'))
  .filter((name) => name.endsWith('.css'))
  .sort()
  .map((name) => readFileSync(join(folder, 'css', name), 'utf8'))
  .join('\n')
  .replace(/url\("([\w.-]+)"\)/g, (_, name: string) => `url("${assetUrl(name)}")`);
add('werktmee.css', 'text/css; charset=utf-8', Buffer.from(css));

/** Address of an asset with its hash: `werktmee.css` → `/assets/werktmee.1a2b3c4d5e.css`. Throws when there is no such asset. */
export function assetUrl(name: string): string {
  const asset = byName.get(name);
  if (!asset) throw new Error(`no asset ${name}`);
  return asset.url;
}

/** The asset at exactly this path; undefined for an unknown name or an old hash. */
export function assetFor(path: string): Asset | undefined {
  return byUrl.get(path);
}
