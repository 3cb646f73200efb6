import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { jsonSchemas } from './index.ts';

const map = new URL('../../beleid/', import.meta.url);
const lees = (pad: string): string => readFileSync(new URL(pad, map), 'utf8');
const alle = readdirSync(map, { recursive: true, encoding: 'utf8' }).filter(
  (pad) => /^(gemeenten|regio)\//.test(pad) && pad.endsWith('.yaml'),
);

test('de schema’s voor editors zijn die van de vormen: npm run schema maakt ze', () => {
  for (const [naam, tekst] of Object.entries(jsonSchemas())) expect(lees(`schema/${naam}`), naam).toBe(tekst);
});

test.each(alle)('%s begint met zijn schema en past daarin', (pad) => {
  const tekst = lees(pad);
  const schema = /^# yaml-language-server: \$schema=(\S+)\n/.exec(tekst)?.[1] ?? 'geen schema op de eerste regel';
  const url = new URL(schema, new URL(pad, map));
  const soort = pad.endsWith('gemeente.yaml') ? 'gemeente' : pad.endsWith('gevallen.yaml') ? 'gevallen' : 'regeling';
  expect(url.href).toBe(new URL(`schema/${soort}.json`, map).href);
  expect(z.fromJSONSchema(JSON.parse(readFileSync(url, 'utf8'))).safeParse(parse(tekst)).error?.issues ?? []).toEqual([]);
});
