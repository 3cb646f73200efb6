/**
 * The figures of an attack. In the long form (`npm run aanval`) each test file leaves its part in the folder WERKTMEE_AANVAL, and the
 * command puts them together; in `npm test` they are thrown away.
 */
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const map = process.env.WERKTMEE_AANVAL;
/** The long form: everything against everything. The short form takes a share that differs by field and comes round in turns. */
export const lang = map !== undefined;

/** Same seed, same attack. A long attack takes a new one each time and prints it; WERKTMEE_ZAAD repeats it. */
export const zaad = Number(process.env.WERKTMEE_ZAAD ?? (lang ? randomInt(2 ** 31) : 20261122));

/** The commit that is tried, as a number; 0 where there is none to ask. */
const vanDezeCommit = (): number =>
  Number.parseInt(spawnSync('git', ['rev-parse', 'HEAD'], { encoding: 'utf8' }).stdout?.slice(0, 7) ?? '', 16) || 0;

/**
 * Whose turn it is in the short form. Of what comes in many hands, under many buttons or in many ways it tries a share, and another one at
 * each commit, so that all of it comes round. The test of test/misbruik/aanval.test.ts prints it; WERKTMEE_BEURT repeats it.
 */
export const beurt = lang ? 0 : Number(process.env.WERKTMEE_BEURT ?? vanDezeCommit());

/** Whether number `nr` of so many is tried now: each of them at one turn out of so many. The long form tries all. */
export const isAanDeBeurt = (nr: number, van: number): boolean => lang || nr % van === beurt % van;

export interface Deel {
  naam: string;
  zaad: number;
  cijfers: Record<string, number>;
  bevindingen: string[];
  /** What is no fault and good to know, such as a form that was never accepted. */
  opmerkingen?: string[];
  /** Slowest answers, in milliseconds. */
  traag: { duur: number; wat: string }[];
}

export const schrijfDeel = (deel: Omit<Deel, 'zaad'>): void => {
  if (map === undefined) return;
  fs.mkdirSync(map, { recursive: true });
  fs.writeFileSync(path.join(map, `${deel.naam.replace(/\W+/g, '-')}.json`), JSON.stringify({ ...deel, zaad }, null, 2));
};

/** Keeps the slowest few. */
export class Traagste {
  readonly lijst: { duur: number; wat: string }[] = [];
  meet(duur: number, wat: () => string): void {
    const laatste = this.lijst.at(-1);
    if (this.lijst.length >= 10 && laatste && duur <= laatste.duur) return;
    this.lijst.push({ duur: Math.round(duur), wat: wat().slice(0, 200) });
    this.lijst.sort((a, b) => b.duur - a.duur);
    this.lijst.splice(10);
  }
}
