/** What a drill found: the line of the table, and the same for a machine. */
import fs from 'node:fs';
import path from 'node:path';

export interface Outcome {
  drill: string;
  /** What was done, with the numbers, in a few words. */
  wat: string;
  /** How many writes, submissions, edits or statements the drill is about. */
  aantal: number;
  /** Slowest way back to a good page after a blow, in milliseconds. */
  klaarMs?: number;
  verloren: number;
  dubbel: number;
  half: number;
  /** Everything else that went wrong, a sentence each; the first of many. */
  fouten: string[];
  /** What came too late, a sentence each: on a machine that others use too this says little. */
  traag?: string[];
  seconden: number;
  /** Figures that belong to this drill alone. */
  cijfers: Record<string, number | string>;
}

export const failed = (o: Outcome): boolean => o.verloren + o.dubbel + o.half + o.fouten.length + (o.traag?.length ?? 0) > 0;

/** A drill that could not be done to its end. */
export const brokenOff = (drill: string, wat: string, error: unknown): Outcome => ({
  drill,
  wat,
  aantal: 0,
  verloren: 0,
  dubbel: 0,
  half: 0,
  fouten: [`afgebroken: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`],
  seconden: 0,
  cijfers: {},
});

export const median = (numbers: readonly number[]): number =>
  Math.round([...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? 0);

/** The first of many, with how many there are. */
export const firstOf = (list: readonly string[], most = 10): string[] =>
  list.length <= most ? [...list] : [...list.slice(0, most), `… en nog ${list.length - most}`];

const columns = ['drill', 'wat', 'aantal', 'klaar na', 'verloren', 'dubbel', 'half', 'anders', 'te laat', 'duur'] as const;

/** The table of all outcomes, with what went wrong below it. */
export const table = (outcomes: readonly Outcome[]): string => {
  const rows = outcomes.map((o) => [
    o.drill,
    o.wat,
    o.aantal.toLocaleString('nl-NL'),
    o.klaarMs === undefined ? '' : `${(o.klaarMs / 1000).toLocaleString('nl-NL', { maximumFractionDigits: 2 })} s`,
    String(o.verloren),
    String(o.dubbel),
    String(o.half),
    String(o.fouten.length),
    String(o.traag?.length ?? 0),
    `${Math.round(o.seconden)} s`,
  ]);
  const widths = columns.map((column, i) => Math.max(column.length, ...rows.map((row) => row[i]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd();
  const figures = outcomes.flatMap((o) =>
    Object.keys(o.cijfers).length === 0
      ? []
      : [
          `${o.drill}: ${Object.entries(o.cijfers)
            .map(([name, value]) => `${name} ${typeof value === 'number' ? value.toLocaleString('nl-NL') : value}`)
            .join(', ')}`,
        ],
  );
  const faults = outcomes.flatMap((o) => [...o.fouten, ...(o.traag ?? [])].map((fault) => `${o.drill}: ${fault}`));
  return [
    line(columns),
    line(widths.map((width) => '-'.repeat(width))),
    ...rows.map(line),
    '',
    ...figures,
    ...(faults.length > 0 ? ['', ...faults] : []),
  ].join('\n');
};

const file = path.resolve(import.meta.dirname, '../node_modules/.cache/drill.json');

/** Keeps the outcomes for a machine; gives where. */
export const store = (outcomes: readonly Outcome[]): string => {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, `${JSON.stringify({ op: new Date().toISOString(), uitkomsten: outcomes }, null, 2)}\n`);
  return file;
};
