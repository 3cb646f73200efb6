import { existsSync } from 'node:fs';
import type { Beleid } from '../beleid/index.ts';
import type { GevalUitkomst } from '../gevallen/index.ts';
import { Geweigerd, type Invoer, type Opdracht, padVan, VerkeerdGebruik, zeg } from './opdracht.ts';

export const beleid: Opdracht = {
  gebruik: 'beleid controleer [map] [--json]',
  doet: 'Leest alle beleidsbestanden in een map (zonder map: die van dit systeem), noemt elke fout met bestand en regel, en draait alle gevallen. Heeft geen database nodig.',
  keuzes: ['json'],
  zonder: (invoer) => {
    const map = mapVan(invoer);
    const json = invoer.keuzes.json ?? false;
    return () => controleer(map, json);
  },
  lees: (invoer) => {
    const map = mapVan(invoer);
    return () => controleer(map, invoer.keuzes.json ?? false);
  },
};

function mapVan(invoer: Invoer): string | undefined {
  const [wat, map, teveel] = invoer.woorden;
  if (wat !== 'controleer') throw new VerkeerdGebruik('Schrijf: beleid controleer [map].');
  if (teveel !== undefined) throw new VerkeerdGebruik(`‘${teveel}’ hoort er niet bij.`);
  return map === undefined ? undefined : padVan(invoer, map);
}

type Mis = GevalUitkomst & { bestand: string };

/** Standard output: every fault as `bestand:regel pad: wat`, then the cases that differ, then the counts. */
async function controleer(gevraagd: string | undefined, json: boolean): Promise<void> {
  const [{ BELEID_MAP, BeleidsFout, loadBeleid }, { draaiGevallen }] = await Promise.all([
    import('../beleid/index.ts'),
    import('../gevallen/index.ts'),
  ]);
  const map = gevraagd ?? BELEID_MAP;
  if (!existsSync(map)) throw new Geweigerd(`De map ${map} bestaat niet.`);
  let geladen: Beleid;
  try {
    geladen = loadBeleid(map);
  } catch (fout) {
    if (!(fout instanceof BeleidsFout)) throw fout;
    schrijf(json ? JSON.stringify({ fouten: fout.fouten }, null, 2) : fout.message);
    throw new Geweigerd(`${aantal(fout.fouten.length, 'fout', 'fouten')} in ${map}. De gevallen zijn niet gedraaid.`);
  }
  const versies = geladen.regelingen.map(({ regeling }) => regeling);
  const uitkomsten = geladen.gevallen.flatMap(({ gevallen, bestand }) =>
    draaiGevallen(gevallen, versies, geladen.landelijk).map((uitkomst) => ({ ...uitkomst, bestand })),
  );
  const mis: Mis[] = uitkomsten.filter(({ verschillen }) => verschillen.length > 0);
  const telling = {
    gemeenten: geladen.gemeenten.length,
    versies: versies.length,
    gevallen: uitkomsten.length,
    anders: mis.length,
  };
  if (json) schrijf(JSON.stringify({ fouten: [], anders: mis, telling }, null, 2));
  else {
    for (const een of mis) {
      schrijf(`${een.bestand} ${een.deel}, “${een.geval}” (${een.regels.join(', ')}):`);
      for (const verschil of een.verschillen) schrijf(`  ${verschil}`);
    }
    schrijf(
      `${aantal(telling.gemeenten, 'gemeente', 'gemeenten')}, ${aantal(telling.versies, 'versie', 'versies')} van regelingen, ${aantal(telling.gevallen, 'geval', 'gevallen')}.`,
    );
    for (const { gevallen, bestand } of geladen.gevallen) schrijf(`  ${bestand}: ${delen(gevallen)}`);
    for (const regeling of zonderGevallen(geladen)) schrijf(`  ${regeling}: geen gevallen`);
    for (const regel of zonderGeval(geladen)) schrijf(`  ${regel}`);
  }
  if (mis.length > 0) throw new Geweigerd(`${aantal(mis.length, 'geval komt', 'gevallen komen')} anders uit dan afgesproken.`);
  zeg('Alles klopt.');
}

const delen = (g: Beleid['gevallen'][number]['gevallen']): string =>
  [
    `toets ${g.toets.length}`,
    `besluit ${g.besluit?.gevallen.length ?? 0}`,
    `termijnen ${g.termijnen.length}`,
    `bedragen ${g.bedragen.length}`,
    `inhoud ${g.inhoud.length}`,
  ].join(', ');

const zonderGevallen = ({ regelingen, gevallen }: Beleid): string[] => [
  ...new Set(
    regelingen
      .filter(({ regeling: r }) => !gevallen.some(({ gevallen: g }) => g.gemeente === r.gemeente && g.regeling === r.regeling))
      .map(({ regeling: r }) => `${r.gemeente} ${r.regeling}`),
  ),
];

/** Products that no case of their regeling names: nobody agreed yet what must come out. No fault, but good to know. */
const zonderGeval = ({ regelingen, gevallen }: Beleid): string[] =>
  gevallen.flatMap(({ gevallen: g, bestand }) => {
    const genoemd = new Set([
      ...g.toets.flatMap((geval) => [...(geval.passend ?? []), ...(geval.nietPassend ?? []), ...(geval.onderVoorwaarde ?? [])]),
      ...[...g.termijnen, ...g.bedragen].map((geval) => geval.vraag.product),
    ]);
    const eigen = regelingen.filter(({ regeling: r }) => r.gemeente === g.gemeente && r.regeling === g.regeling);
    const producten = new Set(eigen.flatMap(({ regeling: r }) => r.producten.map(({ product }) => product)));
    const over = [...producten].filter((product) => !genoemd.has(product));
    return over.length === 0 ? [] : [`${bestand}: nog geen geval over ${over.join(', ')}`];
  });

const aantal = (n: number, een: string, meer: string): string => `${n} ${n === 1 ? een : meer}`;
const schrijf = (regel: string): void => void process.stdout.write(`${regel}\n`);
