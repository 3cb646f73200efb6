import { z } from 'zod';
import { Gemeente } from './gemeente.ts';
import { Gevallen } from './gevallen.ts';
import { Regeling } from './regeling.ts';

/**
 * The JSON Schemas of what people write in `beleid/gemeenten`, by file name: an editor then says while typing what is allowed. Made from
 * the shapes by `npm run schema`; what only the whole file can tell (sources, references) is for `beleid controleer`.
 */
export function jsonSchemas(): Record<string, string> {
  const maak = (titel: string, shape: z.ZodType): string =>
    `${JSON.stringify({ ...z.toJSONSchema(shape, { io: 'input' }), title: titel }, null, 2)}\n`;
  return {
    'gemeente.json': maak('Gemeente: wie zij is', Gemeente),
    'gevallen.json': maak('Gevallen: voorbeelden waar we het over eens zijn', Gevallen),
    'regeling.json': maak('Regeling: één versie', Regeling),
  };
}
