import { existsSync } from 'node:fs';
import type { Beleid } from '../beleid/index.ts';
import type { GevalUitkomst } from '../gevallen/index.ts';
import { Geweigerd, gemeenteKeuze, type Invoer, type Opdracht, padVan, VerkeerdGebruik, zeg } from './opdracht.ts';

export const beleid: Opdracht = {
  gebruik:
    'beleid controleer [map] [--json] | beleid overnemen <gemeente> [regeling] --gemeente <code> --naam <naam> [--vandaag <dag>] | beleid gevallen <map> [regeling]',
  doet: 'controleer: leest alle beleidsbestanden in een map (zonder map: die van dit systeem), noemt elke fout met bestand en regel, en draait alle gevallen. overnemen: schrijft op de standaarduitvoer een regeling om mee te beginnen, gemaakt van die van een andere gemeente. gevallen: schrijft van de route in een map wat er nu bij elke stap uitkomt, als voorbeeldgevallen om na te lezen. Geen van drie heeft een database nodig.',
  keuzes: ['json', 'gemeente', 'naam', 'vandaag'],
  zonder: (invoer) => {
    if (invoer.woorden[0] === 'overnemen') return overnemen(invoer);
    if (invoer.woorden[0] === 'gevallen') return gevallen(invoer);
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
  if (wat !== 'controleer')
    throw new VerkeerdGebruik('Schrijf: beleid controleer [map], beleid overnemen <gemeente> of beleid gevallen <map>.');
  if (teveel !== undefined) throw new VerkeerdGebruik(`‘${teveel}’ hoort er niet bij.`);
  return map === undefined ? undefined : padVan(invoer, map);
}

/** Standard output: a text to begin an own regeling with, made of that of another municipality (beleid/, not what the product keeps). */
function overnemen(invoer: Invoer): () => Promise<void> {
  const [, van, gevraagd, teveel] = invoer.woorden;
  const { naam, vandaag, json } = invoer.keuzes;
  const code = gemeenteKeuze(invoer);
  if (van === undefined) throw new VerkeerdGebruik('Noem de gemeente waarmee je begint, bijvoorbeeld beleid overnemen 0034.');
  if (teveel !== undefined) throw new VerkeerdGebruik(`‘${teveel}’ hoort er niet bij.`);
  if (json) throw new VerkeerdGebruik('--json hoort niet bij overnemen.');
  if (naam === undefined || naam.trim() === '') throw new VerkeerdGebruik('Noem hoe de regeling heet, met --naam.');
  return async () => {
    const [{ BELEID_MAP, loadBeleid, neemOver, sleutelVoor }, { parseDatum, Temporal }] = await Promise.all([
      import('../beleid/opdracht.ts'),
      import('../kernel/datum.ts'),
    ]);
    const dag = parseDatum(vandaag ?? Temporal.Now.plainDateISO('Europe/Amsterdam').toString());
    if (!dag) throw new VerkeerdGebruik('Schrijf --vandaag als jjjj-mm-dd, bijvoorbeeld 2027-01-01.');
    const { gemeenten, regelingen } = loadBeleid(BELEID_MAP, { zonderGevallen: true });
    const daar = gemeenten.find((een) => een.code === van);
    const lijst = gemeenten.map((een) => `${een.code} ${een.naam}`).join(', ');
    if (!daar) throw new Geweigerd(`Gemeente ${van} is er niet. Kies uit: ${lijst}.`);
    if (van === code) throw new Geweigerd('Dat is dezelfde gemeente. Wijzig haar eigen regeling.');
    const sleutel = gevraagd ?? daar.hoofdregeling;
    const versie = regelingen.findLast(({ regeling }) => regeling.gemeente === van && regeling.regeling === sleutel);
    if (!versie?.regeling.route) throw new Geweigerd(`De regeling ${sleutel} van ${daar.naam} is er niet, of heeft geen route.`);
    const eigen = sleutelVoor(naam);
    if (eigen === '') throw new VerkeerdGebruik('Schrijf de naam met letters en cijfers.');
    process.stdout.write(
      neemOver(versie.tekst, { code, sleutel: eigen, naam: naam.trim(), geldigVan: dag.toString(), van: daar.naam }),
    );
    zeg(`Bewaar dit als ${eigen}/${dag}.yaml in de map van gemeente ${code}, en draai daarna: beleid controleer <map>.`);
  };
}

/** Standard output: the agreed cases of a route to begin with, as it stands in the newest version in a folder. */
function gevallen(invoer: Invoer): () => Promise<void> {
  const [, waar, sleutel, teveel] = invoer.woorden;
  if (waar === undefined) throw new VerkeerdGebruik('Noem de map met het beleid, bijvoorbeeld beleid gevallen ons-beleid.');
  if (teveel !== undefined) throw new VerkeerdGebruik(`‘${teveel}’ hoort er niet bij.`);
  if (invoer.keuzes.json) throw new VerkeerdGebruik('--json hoort niet bij gevallen.');
  const map = padVan(invoer, waar);
  return async () => {
    const [{ BeleidsFout, loadBeleid }, { schrijfRouteGevallen }] = await Promise.all([
      import('../beleid/opdracht.ts'),
      import('../gevallen/index.ts'),
    ]);
    if (!existsSync(map)) throw new Geweigerd(`De map ${map} bestaat niet.`);
    let geladen: Beleid;
    try {
      geladen = loadBeleid(map, { zonderGevallen: true });
    } catch (fout) {
      if (!(fout instanceof BeleidsFout)) throw fout;
      schrijf(fout.message);
      throw new Geweigerd('Verbeter eerst de fouten.');
    }
    const metRoute = geladen.regelingen.filter(({ regeling }) => regeling.route);
    const namen = [...new Set(metRoute.map(({ regeling }) => regeling.regeling))];
    if (sleutel === undefined && namen.length > 1) throw new VerkeerdGebruik(`Noem welke regeling: ${namen.join(', ')}.`);
    const laatste = metRoute.findLast(({ regeling }) => sleutel === undefined || regeling.regeling === sleutel);
    const tekst = laatste && schrijfRouteGevallen(laatste.regeling, geladen.landelijk);
    if (tekst === undefined) throw new Geweigerd(`In ${map} staat geen regeling ${sleutel ?? ''} met een route.`);
    process.stdout.write(tekst);
    zeg('Bewaar dit als gevallen.yaml naast de regeling, lees het na, en draai daarna: beleid controleer <map>.');
  };
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
    `route ${g.route.length}`,
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
