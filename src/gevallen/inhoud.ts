import type { InhoudGeval } from '../beleid/index.ts';
import type { Regeling } from '../beleid/regeling.ts';

/** By which key an item of a list is called in a path. */
const SLEUTELS = [
  'product',
  'sleutel',
  'id',
  'uitkomst',
  'trede',
  'naar',
  'woord',
  'onderwerp',
  'soort',
  'naam',
  'uitkomst',
  'vraag',
  'element',
];

const isBlok = (waarde: unknown): waarde is Record<string, unknown> =>
  waarde !== null && typeof waarde === 'object' && !Array.isArray(waarde);

/** What stands at a path; of a list every item that is called so. */
function opPad(begin: unknown, pad: readonly string[]): unknown[] {
  let hier: unknown[] = [begin];
  for (const deel of pad) {
    hier = hier.flatMap((waarde) => {
      if (Array.isArray(waarde)) return waarde.filter((item) => isBlok(item) && SLEUTELS.some((s) => String(item[s]) === deel));
      return isBlok(waarde) && Object.hasOwn(waarde, deel) ? [waarde[deel]] : [];
    });
  }
  return hier;
}

/** Every text, number and yes or no at or below a place. */
function teksten(waarde: unknown): string[] {
  if (Array.isArray(waarde)) return waarde.flatMap(teksten);
  if (isBlok(waarde)) return Object.values(waarde).flatMap(teksten);
  return waarde === null || waarde === undefined ? [] : [String(waarde)];
}

export function inhoudVerschillen({ versie, staat }: InhoudGeval, versies: readonly Regeling[]): string[] {
  const gekozen = versies.filter((regeling) => versie === undefined || regeling.geldigVan === versie);
  if (gekozen.length === 0) return [`er is geen versie ${versie ?? ''}`.trim()];
  return gekozen.flatMap((regeling) =>
    Object.entries(staat).flatMap(([pad, tekst]) => {
      const gevonden = opPad(regeling, pad.split('.'));
      if (gevonden.length === 0) return [`${regeling.geldigVan}: ${pad} ontbreekt`];
      const daar = gevonden.flatMap(teksten);
      return [tekst]
        .flat()
        .filter((een) => !daar.some((staatEr) => staatEr.includes(een)))
        .map((een) => `${regeling.geldigVan}: bij ${pad} staat “${een}” niet`);
    }),
  );
}
