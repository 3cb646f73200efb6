import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { BeleidInHuis } from './beleid/index.ts';
import type { DeclaratieAfdruk } from './declaratie/index.ts';
import { parseDatum, type Temporal } from './kernel/datum.ts';
import { toonGeld } from './kernel/geld.ts';
import { type Maand, parseMaand, toonMaand } from './kernel/maand.ts';
import { toonUurMinuut } from './kernel/minuten.ts';
import type { ImportUitkomst } from './levering/index.ts';
import { systemClock } from './platform/clock.ts';
import { type Config, ConfigError, readConfig } from './platform/config.ts';
import type { Database } from './platform/database.ts';

// What a command needs is read when it runs, so that help and a mistyped command answer at once.
const HULP = `Gebruik:
  npm run -s werktmee -- importeer <map> --gemeente 0200 [--vandaag 2026-10-31] [--proef] [--json]
      Laadt de .csv-bestanden uit een map: inwoners, aanbieders, toewijzingen, uren en resultaten.
  npm run -s werktmee -- declareer <maand> --gemeente 0200 [--json]
      Rekent de declaratie van een maand (bijvoorbeeld 2026-10) uit. Schrijft niets weg.

Keuzes:
  --gemeente <code>   code van de gemeente, vier cijfers
  --vandaag <datum>   de dag die als vandaag geldt, als jjjj-mm-dd; zonder deze keuze de dag van nu
  --proef             alleen kijken: niets bewaren
  --json              uitkomst als JSON op de standaarduitvoer
  --help              deze uitleg

Afsluitcode: 0 gelukt, 1 niet gelukt, 2 verkeerd gebruikt.
`;

/** The command was not understood: the line and the help, exit 2. */
class VerkeerdGebruik extends Error {}
/** Understood and refused: the line, exit 1. */
class Geweigerd extends Error {}

const zeg = (tekst: string): void => void process.stderr.write(`${tekst}\n`);

type Opdracht =
  | { soort: 'hulp' }
  | {
      soort: 'importeer';
      map: string;
      gemeente: string;
      vandaag: Temporal.PlainDate | undefined;
      proef: boolean;
      json: boolean;
    }
  | { soort: 'declareer'; maand: Maand; gemeente: string; json: boolean };

function leesOpdracht(args: readonly string[]): Opdracht {
  const gelezen = ontleed(args);
  const { values } = gelezen;
  const [opdracht, ...rest] = gelezen.positionals;
  if (values.help || opdracht === 'help') return { soort: 'hulp' };
  if (opdracht === undefined) throw new VerkeerdGebruik('Noem een opdracht: importeer of declareer.');
  if (opdracht !== 'importeer' && opdracht !== 'declareer') throw new VerkeerdGebruik(`De opdracht ‘${opdracht}’ bestaat niet.`);
  const [doel, teveel] = rest;
  if (doel === undefined) {
    throw new VerkeerdGebruik(
      opdracht === 'importeer' ? 'Noem de map met de bestanden.' : 'Noem de maand, bijvoorbeeld 2026-10.',
    );
  }
  if (teveel !== undefined) throw new VerkeerdGebruik(`‘${teveel}’ hoort er niet bij.`);
  const { gemeente, json = false } = values;
  if (gemeente === undefined) throw new VerkeerdGebruik('Noem de gemeente, bijvoorbeeld --gemeente 0200.');
  if (opdracht === 'declareer') {
    const maand = parseMaand(doel);
    if (maand === undefined) throw new VerkeerdGebruik(`‘${doel}’ is geen maand. Schrijf bijvoorbeeld 2026-10.`);
    if (values.proef) throw new VerkeerdGebruik('--proef hoort bij importeer; declareer schrijft nooit iets weg.');
    if (values.vandaag !== undefined) throw new VerkeerdGebruik('--vandaag hoort bij importeer.');
    return { soort: 'declareer', maand, gemeente, json };
  }
  const vandaag = values.vandaag === undefined ? undefined : parseDatum(values.vandaag);
  if (values.vandaag !== undefined && vandaag === undefined) {
    throw new VerkeerdGebruik(`--vandaag ‘${values.vandaag}’ is geen dag die bestaat. Schrijf bijvoorbeeld 2026-10-31.`);
  }
  return { soort: 'importeer', map: doel, gemeente, vandaag, proef: values.proef ?? false, json };
}

function ontleed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        gemeente: { type: 'string' },
        vandaag: { type: 'string' },
        proef: { type: 'boolean' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    if (!(error instanceof TypeError && 'code' in error)) throw error;
    const naam = /'(-[^' ]+)/.exec(error.message)?.[1] ?? '';
    throw new VerkeerdGebruik(
      error.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION'
        ? `De keuze ${naam} bestaat niet.`
        : `De keuze ${naam} is niet goed ingevuld. Schrijf bijvoorbeeld --gemeente 0200.`,
    );
  }
}

/** Where the person stands who typed the command: npm itself moves to the folder of the project. */
function padVan(map: string): string {
  const hier = resolve(map);
  const begin = process.env.INIT_CWD;
  return existsSync(hier) || begin === undefined ? hier : resolve(begin, map);
}

type Huis = { config: Config; database: Database; beleid: BeleidInHuis };

/** Opens the database beside a server that may run, migrates and loads the regelingen. The demo data are left to the server. */
async function metHuis<T>(config: Config, doe: (huis: Huis) => Promise<T>): Promise<T> {
  const [{ openDatabase }, { migrate }, { storeBeleid }] = await Promise.all([
    import('./platform/database.ts'),
    import('./platform/db/migrate.ts'),
    import('./beleid/index.ts'),
  ]);
  const database = await openDatabase(config);
  try {
    await migrate(database.owner);
    return await doe({ config, database, beleid: await storeBeleid(database.owner) });
  } finally {
    await database.close();
  }
}

function gemeenteVan(beleid: BeleidInHuis, code: string): number {
  const id = beleid.gemeenteIdVan(code);
  if (id === undefined) throw new Geweigerd(`De gemeente met code ‘${code}’ kennen we niet. Er is geen beleid van geladen.`);
  return id;
}

async function importeer(opdracht: Extract<Opdracht, { soort: 'importeer' }>, config: Config): Promise<void> {
  const nu = systemClock(config.vandaag).vandaag();
  const vandaag = opdracht.vandaag ?? nu;
  if (config.omgeving === 'productie' && nu.until(vandaag).sign > 0) {
    throw new Geweigerd('--vandaag mag in productie niet na de echte dag liggen.');
  }
  const map = padVan(opdracht.map);
  const [{ analyzeTables, importLevering, readMap }, { transactLevering }, { createBsnKluis, demoKeys, readKeys }] =
    await Promise.all([import('./levering/index.ts'), import('./platform/db/transact.ts'), import('./platform/keys.ts')]);
  const gelezen = await readMap(map);
  if (!gelezen.ok) throw new Geweigerd(gelezen.redenen.map((reden) => reden.tekst).join(' '));
  const { bestanden, overgeslagen } = gelezen.waarde;
  for (const naam of overgeslagen) zeg(`Overgeslagen: ${naam} (geen .csv-bestand).`);
  const uitkomst = await metHuis(config, async ({ database, beleid }) => {
    const gemeenteId = gemeenteVan(beleid, opdracht.gemeente);
    const sleutels =
      config.omgeving === 'productie' ? await readKeys(config.sleutels) : await demoKeys(join(config.dataDir, 'sleutels.json'));
    const resultaat = await transactLevering(database.app, { gemeenteId, gebruikerId: 0 }, (db) =>
      importLevering(db, {
        gemeenteId,
        gebruikerId: 0,
        naam: map.split(/[\\/]/).at(-1) ?? map,
        bestanden,
        vandaag,
        proef: opdracht.proef,
        herkomst: 'opdrachtregel',
        beleid,
        bsn: createBsnKluis(sleutels),
      }),
    );
    if (!opdracht.proef) await analyzeTables(database.owner);
    return resultaat;
  });
  for (const { bestand, fout } of uitkomst.bestanden) if (fout !== undefined) zeg(`${bestand}: ${fout}`);
  process.stdout.write(opdracht.json ? `${JSON.stringify(uitkomst)}\n` : toonImport(uitkomst, opdracht.proef));
  if (uitkomst.bestanden.every(({ soort }) => soort === null)) throw new Geweigerd('Geen van de bestanden kon gelezen worden.');
}

async function declareer(opdracht: Extract<Opdracht, { soort: 'declareer' }>, config: Config): Promise<void> {
  const { maand } = opdracht;
  const [{ afdrukVan, berekenMaand }, { transactLevering }] = await Promise.all([
    import('./declaratie/index.ts'),
    import('./platform/db/transact.ts'),
  ]);
  const uitkomst = await metHuis(config, async ({ database, beleid }) => {
    const gemeenteId = gemeenteVan(beleid, opdracht.gemeente);
    return transactLevering(database.app, { gemeenteId, gebruikerId: 0 }, async (db) =>
      afdrukVan(await berekenMaand(db, { beleid, gemeenteId, maand })),
    );
  });
  process.stdout.write(opdracht.json ? `${JSON.stringify(uitkomst)}\n` : toonDeclaratie(uitkomst, maand));
}

/** Columns side by side; numbers to the right. */
function tabel(koppen: readonly string[], rijen: readonly (readonly (string | number)[])[]): string {
  const breedte = koppen.map((kop, i) => Math.max(kop.length, ...rijen.map((rij) => String(rij[i] ?? '').length)));
  const regel = (cellen: readonly (string | number)[]): string =>
    cellen
      .map((cel, i) => (typeof cel === 'number' ? String(cel).padStart(breedte[i] ?? 0) : cel.padEnd(breedte[i] ?? 0)))
      .join('  ')
      .trimEnd();
  return [regel(koppen), regel(breedte.map((n) => '-'.repeat(n))), ...rijen.map(regel)].join('\n');
}

const MEESTE = 20;

function toonImport({ bestanden, signalen }: ImportUitkomst, proef: boolean): string {
  const delen = [
    tabel(
      ['bestand', 'soort', 'gelezen', 'aangenomen', 'afgewezen'],
      bestanden.map((b) => [b.bestand, b.soort ?? 'niet gelezen', b.gelezen, b.aangenomen, b.afgewezen]),
    ),
  ];
  const afgewezen = bestanden.flatMap((b) =>
    b.afwijzingen.map(({ regel, reden, tekst }) => `  ${b.bestand} regel ${regel}: ${tekst} (${reden})`),
  );
  if (afgewezen.length > 0) delen.push(['Afgewezen:', ...beperkt(afgewezen)].join('\n'));
  const tekens = signalen.map((s) => `  ${s.toewijzing === undefined ? '' : `toewijzing ${s.toewijzing}: `}${s.tekst}`);
  if (tekens.length > 0) delen.push(['Signalen (geen afwijzing):', ...beperkt(tekens)].join('\n'));
  if (proef) delen.push('Dit was een proef: er is niets bewaard.');
  return `${delen.join('\n\n')}\n`;
}

function beperkt(regels: readonly string[]): string[] {
  const rest = regels.length - MEESTE;
  return rest <= 0 ? [...regels] : [...regels.slice(0, MEESTE), `  … en nog ${rest}; met --json zie je ze allemaal.`];
}

function toonDeclaratie(uitkomst: DeclaratieAfdruk, maand: Maand): string {
  if (uitkomst.regels.length === 0) return `In ${toonMaand(maand)} is er niets te declareren.\n`;
  return `${[
    `Declaratie ${toonMaand(maand)}, gemeente ${uitkomst.gemeente}`,
    tabel(
      ['agb', 'aanbieder', 'bedrag'],
      [
        ...uitkomst.aanbieders.map(({ agb, naam, bedrag }) => [agb, naam, toonGeld(bedrag)]),
        ['', 'Totaal', toonGeld(uitkomst.totaal)],
      ],
    ),
    tabel(
      ['toewijzing', 'product', 'agb', 'gemaakt', 'betaald', 'tarief', 'bedrag'],
      uitkomst.regels.map((r) => [
        r.toewijzing,
        r.product,
        r.agb,
        toonUurMinuut(r.minuten),
        toonUurMinuut(r.betaalbaar),
        toonGeld(r.tarief),
        toonGeld(r.bedrag),
      ]),
    ),
    'Met --json staat bij elke regel hoe het bedrag is uitgerekend.',
  ].join('\n\n')}\n`;
}

async function main(args: readonly string[]): Promise<number> {
  try {
    const opdracht = leesOpdracht(args);
    if (opdracht.soort === 'hulp') {
      process.stdout.write(HULP);
      return 0;
    }
    const config = readConfig(process.env);
    if (opdracht.soort === 'importeer') await importeer(opdracht, config);
    else await declareer(opdracht, config);
    return 0;
  } catch (error) {
    if (error instanceof VerkeerdGebruik) {
      zeg(`${error.message}\n\n${HULP}`);
      return 2;
    }
    if (error instanceof Geweigerd || error instanceof ConfigError) zeg(error.message);
    else zeg(`Er ging iets mis: ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  }
}

// Whoever reads the output may stop early (a pipe into head).
process.stdout.on('error', () => undefined);
process.exitCode = await main(process.argv.slice(2));
