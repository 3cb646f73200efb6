/** A failure at every statement of the import, the decision and the settlement: all or nothing, and a second time gives the same. */
import { firstOf, type Outcome } from '../report.ts';
import { HOWS, type How } from '../wire.ts';
import { type Bench, type House, openBench } from './bench.ts';
import { different, keepAside, putBack, readSequences, type Sequences, type Sums, setSequences, sumsOf } from './checksum.ts';
import { type Act, type Flow, flows, type Step } from './steps.ts';

export interface StatementOptions {
  /** Names of flows; all when it is not given. */
  only?: readonly string[];
  hows?: readonly How[];
  /** So many steps of each flow; all when it is not given. */
  steps?: number;
  /** Each statement meets half of the ways, its neighbour the other half: an error and a broken connection, before it or behind it. */
  half?: boolean;
  say?: (text: string) => void;
}

interface Tally {
  injected: number;
  /** The failure came when everything was stored already: the commit itself. */
  storedAfterAll: number;
  half: string[];
  lost: string[];
  other: string[];
}

/** What the act should leave behind, from a run without a failure. */
interface Example {
  before: Sums;
  after: Sums;
  answer: string;
  statements: number;
  sequences: Sequences;
}

type Tried = { ok: true; answer: string } | { ok: false; why: string };

const attempt = async (act: Act, house: House): Promise<Tried> => {
  try {
    return { ok: true, answer: await act(house) };
  } catch (error) {
    return { ok: false, why: error instanceof Error ? error.message : String(error) };
  }
};

const outside = (tables: readonly string[], step: Step): string[] => tables.filter((table) => !step.mayDiffer?.includes(table));

/** One failure, the same act again without it, and everything back as it was. Gives false when the act was over before the failure came. */
const injure = async (
  bench: Bench,
  house: House,
  o: { step: Step; act: Act; example: Example; at: number; how: How; where: string; tally: Tally },
): Promise<boolean> => {
  const { step, example, tally } = o;
  bench.wire.arm({ at: o.at, how: o.how });
  const first = await attempt(o.act, house);
  const { struck } = bench.wire.disarm();
  if (struck) {
    tally.injected++;
    const where = `${o.where}, opdracht ${o.at} van ${example.statements}, ${o.how}`;
    const left = await sumsOf(house.owner);
    const undone = outside(different(left, example.before), step).length === 0;
    const done = different(left, example.after).length === 0;
    if (!undone && !done) tally.half.push(`${where}: half in ${outside(different(left, example.before), step).join(', ')}`);
    if (first.ok && !done) tally.lost.push(`${where}: het antwoord was ‘${first.answer}’ en het staat er niet`);
    if (done && !undone) tally.storedAfterAll++;
    else await setSequences(house.owner, example.sequences);
    const second = await attempt(o.act, house);
    const stands = await sumsOf(house.owner);
    const end = different(stands, example.after);
    if (!second.ok) tally.other.push(`${where}: de tweede keer lukt ook niet: ${second.why}`);
    else if (second.answer !== example.answer && !(step.saysItWasDone && done))
      tally.other.push(`${where}: de tweede keer is het antwoord ‘${second.answer}’ en niet ‘${example.answer}’`);
    if (second.ok && end.length > 0) tally.half.push(`${where}: na de tweede keer anders in ${end.join(', ')}`);
    await restore(house, example, stands);
  } else await restore(house, example, await sumsOf(house.owner));
  return struck;
};

const restore = async (house: House, example: Example, stands: Sums): Promise<void> => {
  // The lines of the logboek that are no part of the state go too.
  await putBack(house.owner, [...new Set([...different(stands, example.before), 'logboek'])]);
  await setSequences(house.owner, example.sequences);
};

interface Prepared {
  act: Act;
  example: Example;
  house: House;
  before: string;
  after: string;
}

/** The act without a failure, on a clone that stays, for the next step goes on from there; and a house in which to let it fail. */
const prepare = async (bench: Bench, from: string, step: Step): Promise<Prepared> => {
  const before = await bench.clone(from);
  const first = await bench.enter(before);
  const act = await step.ready(bench, first);
  await first.leave();
  const after = await bench.clone(before);
  const house = await bench.enter(after);
  try {
    const sums = await sumsOf(house.owner);
    const sequences = await readSequences(house.owner);
    bench.wire.arm(undefined);
    const answer = await act(house);
    const { statements } = bench.wire.disarm();
    const example = { before: sums, after: await sumsOf(house.owner), answer, statements, sequences };
    if (different(sums, example.after).length === 0) throw new Error(`${step.name}: er verandert niets`);
    const again = await bench.enter(before);
    await keepAside(again.owner);
    return { act, example, house: again, before, after };
  } finally {
    await house.leave();
  }
};

const runFlow = async (
  bench: Bench,
  flow: Flow,
  o: { hows: readonly How[]; half: boolean; tally: Tally; say: (text: string) => void },
): Promise<number> => {
  const { hows, tally, say } = o;
  let from = bench.demo;
  let statements = 0;
  for (const step of flow.steps) {
    const { act, example, house, before, after } = await prepare(bench, from, step);
    const where = `${flow.name}: ${step.name}`;
    if (!step.again) statements += example.statements;
    for (const [nr, how] of (step.again ? [] : hows).entries()) {
      // Before and behind alternate, from one statement to the next and between errors and breaks.
      const stride = o.half ? 2 : 1;
      let at = o.half && (nr === 1 || nr === 2) ? 2 : 1;
      let last = 0;
      for (; await injure(bench, house, { step, act, example, at, how, where, tally }); at += stride) last = at;
      if (last + stride <= example.statements)
        tally.other.push(`${where}, ${how}: na ${last} van de ${example.statements} opdrachten kwam er geen fout meer`);
    }
    say(`${where}: ${example.statements} opdrachten, ${tally.injected} fouten tot nu toe`);
    await house.leave();
    if (from !== bench.demo) await bench.drop(from);
    await bench.drop(before);
    from = after;
  }
  return statements;
};

/** The product writes each failure to its log, as it should; a thousand lines of it are no use here. */
const quietly = async <T>(work: () => Promise<T>): Promise<T> => {
  const { write } = process.stderr;
  const silent: typeof write = (part, ...rest: unknown[]) => {
    if (String(part).startsWith('{"tijd"')) return true;
    return Reflect.apply(write, process.stderr, [part, ...rest]);
  };
  process.stderr.write = silent;
  try {
    return await work();
  } finally {
    process.stderr.write = write;
  }
};

export const drillStatements = (o: StatementOptions): Promise<Outcome> => quietly(() => run(o));

const run = async (o: StatementOptions): Promise<Outcome> => {
  const began = performance.now();
  const bench = await openBench();
  const tally: Tally = { injected: 0, storedAfterAll: 0, half: [], lost: [], other: [] };
  try {
    const asked = flows.filter(({ name }) => o.only === undefined || o.only.includes(name));
    let statements = 0;
    for (const flow of asked) {
      const part = { ...flow, steps: flow.steps.slice(0, o.steps) };
      statements += await runFlow(bench, part, {
        hows: o.hows ?? HOWS,
        half: o.half ?? false,
        tally,
        say: o.say ?? (() => undefined),
      });
    }
    return {
      drill: 'opdrachten',
      wat: `een fout bij elke opdracht aan de database van ${asked.map(({ name }) => name).join(', ')}`,
      aantal: tally.injected,
      verloren: tally.lost.length,
      dubbel: 0,
      half: tally.half.length,
      fouten: [...firstOf(tally.lost), ...firstOf(tally.half), ...firstOf(tally.other)],
      seconden: (performance.now() - began) / 1000,
      cijfers: { opdrachten: statements, 'ingespoten fouten': tally.injected, 'toch al bewaard': tally.storedAfterAll },
    };
  } finally {
    await bench.close();
  }
};
