import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { BeleidInHuis } from '../beleid/index.ts';
import type { Datum } from '../kernel/datum.ts';
import type { Config } from '../platform/config.ts';
import type { Database } from '../platform/database.ts';

/** What was typed behind the name of the command. */
export interface Invoer {
  /** The words that are not an option. */
  woorden: readonly string[];
  keuzes: Keuzes;
  /** The folder in which the person stood; npm itself moves to that of the project. */
  vanuit: string | undefined;
}

/** Every option of every command; a command says which of them are its own. */
export interface Keuzes {
  gemeente?: string;
  vandaag?: string;
  bekendOp?: string;
  proef?: boolean;
  json?: boolean;
  zoek?: boolean;
  naam?: string;
  email?: string;
  toch?: boolean;
  anker?: string;
  controle?: boolean;
  'met-sleutels'?: boolean;
  'leeg-eerst'?: boolean;
  'zonder-sleutels'?: boolean;
  uitvoeren?: boolean;
  opnieuw?: boolean;
}
export type Keuze = keyof Keuzes;

/** One command of `npm run -s werktmee`. Its file imports nothing heavy: help and a mistyped command answer at once. */
export interface Opdracht {
  /** Behind `npm run -s werktmee --`, as the help shows it. */
  gebruik: string;
  /** What it does, one Dutch sentence or two. */
  doet: string;
  keuzes: readonly Keuze[];
  /** What can be done without any setting or database; undefined when this needs them. Throws VerkeerdGebruik. */
  zonder?(invoer: Invoer): (() => Promise<void>) | undefined;
  /** Reads what was typed, before any setting is read or database opened. Throws VerkeerdGebruik. */
  lees(invoer: Invoer): (config: Config) => Promise<void>;
}

/** The command was not understood: the line and the help, exit 2. */
export class VerkeerdGebruik extends Error {}
/** Understood and refused: the line, exit 1. */
export class Geweigerd extends Error {}

/** Text with names and rows of others in it, for a terminal: what would steer it (colours, titles, lines turned around) is a mark. */
export const voorTerminal = (tekst: string): string =>
  tekst.replace(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu, (teken) => (teken === '\n' || teken === '\t' ? teken : '\ufffd'));

/** A line for who watches; standard output is for the outcome alone. */
export const zeg = (tekst: string): void => void process.stderr.write(`${voorTerminal(tekst)}\n`);

/** The one word that a command takes. Throws VerkeerdGebruik with `anders` when it is not there, and when there are more. */
export const enigWoord = ({ woorden: [woord, teveel] }: Invoer, anders: string): string => {
  if (woord === undefined) throw new VerkeerdGebruik(anders);
  if (teveel !== undefined) throw new VerkeerdGebruik(`‘${teveel}’ hoort er niet bij.`);
  return woord;
};

/** A folder or file as the person meant it: absolute. */
export const padVan = ({ vanuit }: Invoer, pad: string): string => {
  const hier = resolve(pad);
  return existsSync(hier) || vanuit === undefined ? hier : resolve(vanuit, pad);
};

/** As padVan, for what may not be there yet: seen from where the person stood. */
export const nieuwPadVan = ({ vanuit }: Invoer, pad: string): string => resolve(vanuit ?? '.', pad);

/** The municipality that was named. Throws VerkeerdGebruik. */
export const gemeenteKeuze = ({ keuzes: { gemeente } }: Invoer): string => {
  if (gemeente === undefined) throw new VerkeerdGebruik('Noem de gemeente, bijvoorbeeld --gemeente 0200.');
  return gemeente;
};

export type Huis = { config: Config; database: Database; beleid: BeleidInHuis };

/** Opens the database beside a server that may run, migrates and loads the regelingen. The demo data are left to the server. */
export async function metHuis<T>(config: Config, doe: (huis: Huis) => Promise<T>): Promise<T> {
  const [{ openDatabase }, { migrate }, { checkDatabase }, { storeBeleid }] = await Promise.all([
    import('../platform/database.ts'),
    import('../platform/db/migrate.ts'),
    import('../platform/start-check.ts'),
    import('../beleid/index.ts'),
  ]);
  const database = await openDatabase(config);
  try {
    await migrate(database.owner);
    if (config.omgeving === 'productie') await checkDatabase(database);
    return await doe({ config, database, beleid: await storeBeleid(database.owner) });
  } finally {
    await database.close();
  }
}

/** Opens the database as it is, beside a server that may run. */
export async function metDatabase<T>(config: Config, doe: (database: Database) => Promise<T>): Promise<T> {
  const { openDatabase } = await import('../platform/database.ts');
  const database = await openDatabase(config);
  try {
    return await doe(database);
  } finally {
    await database.close();
  }
}

/** The day of each municipality, as the server has it: the pinned one (WERKTMEE_VANDAAG), in the demo the own day of a municipality. */
export async function dagenVan(
  config: Config,
  idVan: (code: string) => number | undefined,
): Promise<(gemeenteId: number) => Datum> {
  const [{ systemClock }, demo] = await Promise.all([
    import('../platform/clock.ts'),
    config.omgeving === 'demo' ? import('../../seed/dagen.ts') : undefined,
  ]);
  const eigen = new Map([...(demo?.demoDagen ?? [])].map(([code, dag]) => [idVan(code), dag]));
  const verhaal = demo?.verhaalDag(systemClock(config.vandaag).vandaag());
  const klok = systemClock(config.vandaag, undefined, (gemeenteId) => eigen.get(gemeenteId) ?? verhaal);
  return (gemeenteId) => klok.vandaag(gemeenteId);
}

/** The internal id of the municipality with this code. Throws Geweigerd. */
export function gemeenteVan(beleid: BeleidInHuis, code: string): number {
  const id = beleid.gemeenteIdVan(code);
  if (id === undefined) throw new Geweigerd(`De gemeente met code ‘${code}’ kennen we niet. Er is geen beleid van geladen.`);
  return id;
}

/** The keys of the BSN: of the settings, or of the demo. */
export async function sleutelsVan(config: Config) {
  const { keysSource } = await import('../platform/keys-source.ts');
  return keysSource(config).read();
}
/** Columns side by side; numbers to the right. */
export function tabel(koppen: readonly string[], rijen: readonly (readonly (string | number)[])[]): string {
  const breedte = koppen.map((kop, i) => Math.max(kop.length, ...rijen.map((rij) => String(rij[i] ?? '').length)));
  const regel = (cellen: readonly (string | number)[]): string =>
    cellen
      .map((cel, i) => (typeof cel === 'number' ? String(cel).padStart(breedte[i] ?? 0) : cel.padEnd(breedte[i] ?? 0)))
      .join('  ')
      .trimEnd();
  return [regel(koppen), regel(breedte.map((n) => '-'.repeat(n))), ...rijen.map(regel)].join('\n');
}
