/** The database is gone, silent, slow or full while people work: a clear answer within five seconds, back by itself, nothing lost. */
import { setTimeout as wait } from 'node:timers/promises';
import { type Crowd, makeGate, startCrowd } from './ledger.ts';
import { openPeople, type People } from './people.ts';
import { startProxied } from './proxied.ts';
import { makeRandom } from './random.ts';
import { firstOf, type Outcome } from './report.ts';
import { until } from './server.ts';
import { verify } from './verify.ts';
import { ANSWER_MS, type Answer, NoAnswer } from './visitor.ts';
import type { Traffic } from './wire.ts';

export interface OutageOptions {
  /** How long each kind of trouble lasts, in milliseconds. */
  lastsMs: number;
  /** Confirmed writes before each trouble. */
  between: number;
  troubles?: readonly { name: string; traffic: Traffic }[];
  say?: (text: string) => void;
}

/** Each way, in milliseconds: a network that limps, and one on which nothing can be done. */
const TROUBLES: readonly { name: string; traffic: Traffic }[] = [
  { name: 'weg', traffic: 'weg' },
  { name: 'zwijgt', traffic: 'stil' },
  { name: 'traag, 50 ms', traffic: 50 },
  { name: 'heel traag, 2 s', traffic: 2000 },
  { name: 'nog eens weg', traffic: 'weg' },
];

/** After the trouble is over everybody must be served again within so long. */
const BACK_MS = 5000;

export interface Seen {
  answers: Map<string, number>;
  slowest: number;
  faults: string[];
  late: string[];
}

export const nothingSeen = (): Seen => ({ answers: new Map(), slowest: 0, faults: [], late: [] });

/** Writes down an answer; too late, without a page, or a fault of ours is wrong whatever the database does. */
export const see = (seen: Seen, answer: Answer | NoAnswer, path: string): void => {
  const name = answer instanceof NoAnswer ? (answer.silent ? 'stilte' : 'verbroken') : String(answer.status);
  seen.answers.set(name, (seen.answers.get(name) ?? 0) + 1);
  seen.slowest = Math.max(seen.slowest, answer.ms);
  if (answer.ms > ANSWER_MS) seen.late.push(`${path}: pas na ${Math.round(answer.ms)} ms`);
  if (answer instanceof NoAnswer) seen.faults.push(`${path}: ${answer.message}`);
  else if (answer.status >= 500 && answer.status !== 503) seen.faults.push(`${path}: antwoord ${answer.status}`);
  if (!(answer instanceof NoAnswer) && answer.status >= 400 && !answer.text.includes('<h1'))
    seen.faults.push(`${path}: geen eigen pagina`);
};

export const told = (seen: Seen): string =>
  `${[...seen.answers].map(([name, n]) => `${n} × ${name}`).join(', ')}; langzaamste ${Math.round(seen.slowest)} ms`;

/** Milliseconds until a page comes again. */
export const backAfter = async (people: People, url: string): Promise<number> => {
  const at = performance.now();
  await until('er is weer een pagina', () => people.probe(url), 60_000, 20);
  return performance.now() - at;
};

export const drillOutage = async (o: OutageOptions): Promise<Outcome> => {
  const began = performance.now();
  const { server, wire, db, world, remove } = await startProxied();
  const cijfers: Record<string, number | string> = {};
  const faults: string[] = [];
  const late: string[] = [];
  let crowd: Crowd | undefined;
  try {
    const people = await openPeople(server.url, world, { uploads: 3, pauseMs: 2000 });
    let seen = nothingSeen();
    crowd = startCrowd(people.writers, {
      gate: makeGate(),
      leave: 0.2,
      random: makeRandom(4),
      onAnswer: (answer, path) => see(seen, answer, path),
    });
    const back: number[] = [];
    for (const { name, traffic } of o.troubles ?? TROUBLES) {
      await crowd.ledger.untilConfirmed(crowd.ledger.confirmed() + o.between);
      faults.push(...seen.faults.map((fault) => `voor ‘${name}’: ${fault}`));
      seen = nothingSeen();
      wire.traffic(traffic);
      await wait(o.lastsMs);
      wire.traffic('door');
      const ms = await backAfter(people, server.url);
      back.push(ms);
      // Who was waiting when it was over is part of the trouble.
      await wait(ANSWER_MS);
      cijfers[name] = `${told(seen)}; weer een pagina na ${Math.round(ms)} ms`;
      faults.push(...seen.faults.map((fault) => `${name}: ${fault}`));
      late.push(...seen.late.map((one) => `${name}: ${one}`));
      if (ms > BACK_MS) late.push(`${name}: pas na ${Math.round(ms)} ms weer een pagina`);
      o.say?.(`${name}: ${String(cijfers[name])}`);
      seen = nothingSeen();
    }
    await crowd.ledger.untilConfirmed(crowd.ledger.confirmed() + o.between);
    await crowd.finish();
    await until(
      'de leveringen zijn verwerkt',
      async () => (await db.query("select from levering where status in ('wacht', 'bezig') limit 1")).rowCount === 0,
      120_000,
      500,
    );
    people.close();
    await server.stop();
    const found = await verify(db, world, crowd.ledger.entries);
    return {
      drill: 'storing',
      wat: `database ${(o.troubles ?? TROUBLES).map(({ name }) => name).join(', ')} tijdens gemengd schrijven`,
      aantal: crowd.ledger.confirmed(),
      klaarMs: Math.max(...back),
      verloren: found.lost.length,
      dubbel: found.double.length,
      half: found.half.length,
      fouten: [...firstOf([...found.lost, ...found.double, ...found.half]), ...firstOf(faults)],
      traag: firstOf(late),
      seconden: (performance.now() - began) / 1000,
      cijfers,
    };
  } finally {
    wire.traffic('door');
    await remove();
  }
};
