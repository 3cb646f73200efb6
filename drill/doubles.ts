/** The same form sent again and again: one after another, all at once, and after the product died between commit and answer. */
import type pg from 'pg';
import { type Entry, type Form, sentBy, type Writer } from './ledger.ts';
import { openPeople, type People } from './people.ts';
import { startProxied } from './proxied.ts';
import { firstOf, type Outcome } from './report.ts';
import { until } from './server.ts';
import { verify } from './verify.ts';
import { type Answer, NoAnswer } from './visitor.ts';

export interface DoubleOptions {
  /** Submissions beyond the first of each form, at least. */
  doubles: number;
  /** How often the product dies between commit and answer. */
  crashes: number;
  say?: (text: string) => void;
}

const TIMES = 10;
const WAYS = ['na elkaar', 'tegelijk', 'eerst tegelijk, dan na elkaar'] as const;

/** Uploads stay out of it: each starts work that goes on behind the page. */
const isQuick = (form: Form): boolean => form.sort !== 'levering';

interface Repeated {
  entry: Entry;
  /** Each answer as status and place. */
  answers: string[];
}

const submit = async (writer: Writer, entry: Entry): Promise<Answer | NoAnswer> => {
  entry.times++;
  return writer.visitor.post(entry.path, sentBy(entry), { key: entry.key }).catch((error: unknown) => {
    if (error instanceof NoAnswer) return error;
    throw error;
  });
};

const answerOf = (answer: Answer | NoAnswer): string =>
  answer instanceof NoAnswer ? 'geen antwoord' : `${answer.status} ${answer.location ?? ''}`;

/** Sends one form so many times in one of the ways. */
const repeat = async (writer: Writer, entry: Entry, way: (typeof WAYS)[number]): Promise<string[]> => {
  const answers: string[] = [];
  const together = way === 'na elkaar' ? 0 : way === 'tegelijk' ? TIMES : TIMES / 2;
  answers.push(...(await Promise.all(Array.from({ length: together }, () => submit(writer, entry)))).map(answerOf));
  while (answers.length < TIMES) answers.push(answerOf(await submit(writer, entry)));
  return answers;
};

const entryFor = (writer: Writer, form: Form): Entry => ({
  ...form,
  key: writer.visitor.key(),
  persona: writer.visitor.persona,
  known: 'onbekend',
  times: 0,
});

/** What the first answer said; the others must say the same. */
const conclude = (writer: Writer, entry: Entry, answers: readonly string[]): void => {
  const [status = '', location] = (answers.find((answer) => answer.startsWith('303')) ?? answers[0] ?? '').split(' ');
  entry.status = Number(status);
  entry.known = status === '303' ? 'bevestigd' : 'geweigerd';
  if (location) entry.location = location;
  writer.heard?.(entry);
};

export const drillDoubles = async (o: DoubleOptions): Promise<Outcome> => {
  const began = performance.now();
  const { server, wire, db, world, remove } = await startProxied();
  try {
    const people = await openPeople(server.url, world, { uploads: 0, pauseMs: 0 });
    const repeated: Repeated[] = [];
    const forms = Math.ceil(o.doubles / (TIMES - 1));
    let given = 0;
    await Promise.all(
      people.writers.map(async (writer) => {
        while (given < forms) {
          const form = await writer.next();
          if (!form || !isQuick(form)) return;
          const way = WAYS[given++ % WAYS.length] ?? 'tegelijk';
          const entry = entryFor(writer, form);
          const answers = await repeat(writer, entry, way);
          conclude(writer, entry, answers);
          repeated.push({ entry, answers });
        }
      }),
    );
    o.say?.(`${repeated.length} formulieren, elk ${TIMES} keer verstuurd`);
    for (let crash = 0; crash < o.crashes; crash++) repeated.push(await dieAfterCommit(people, crash, { server, wire }));
    people.close();
    await server.stop();
    return await judge(db, { repeated, world, began, crashes: o.crashes });
  } finally {
    await remove();
  }
};

/** The product is killed when PostgreSQL has committed and before it knows; the form is sent again after the restart. */
const dieAfterCommit = async (
  people: People,
  crash: number,
  o: Pick<Awaited<ReturnType<typeof startProxied>>, 'server' | 'wire'>,
): Promise<Repeated> => {
  const candidates = people.writers.filter(({ visitor }) => visitor.persona !== 'teammanager');
  const writer = candidates[crash % candidates.length];
  const form = await writer?.next();
  if (!writer || !form) throw new Error('er is niemand om te schrijven');
  const entry = entryFor(writer, form);
  let dying: Promise<void> | undefined;
  o.wire.onCommit((user) => {
    // What the queue commits for itself is something else.
    if (user !== 'wm_app') return false;
    dying ??= o.server.kill('server');
    return true;
  });
  const first = await submit(writer, entry);
  await until('de server is gestopt', () => dying !== undefined, 10_000);
  await dying;
  o.wire.onCommit(undefined);
  await o.server.start(people.probe);
  const answers = await repeat(writer, entry, 'eerst tegelijk, dan na elkaar');
  conclude(writer, entry, answers);
  if (!(first instanceof NoAnswer)) answers.unshift(`vóór de klap al ${answerOf(first)}`);
  return { entry, answers };
};

const judge = async (
  db: pg.Client,
  o: { repeated: readonly Repeated[]; world: Parameters<typeof verify>[1]; began: number; crashes: number },
): Promise<Outcome> => {
  const found = await verify(
    db,
    o.world,
    o.repeated.map(({ entry }) => entry),
  );
  const uneven = o.repeated.filter(({ answers }) => new Set(answers).size > 1);
  const submissions = o.repeated.reduce((sum, { entry }) => sum + entry.times, 0);
  const kinds = new Set(o.repeated.map(({ entry }) => entry.sort));
  return {
    drill: 'dubbel',
    wat: `${o.repeated.length} formulieren telkens opnieuw verstuurd`,
    aantal: submissions - o.repeated.length,
    verloren: found.lost.length,
    dubbel: found.double.length,
    half: found.half.length,
    fouten: [
      ...firstOf([...found.lost, ...found.double, ...found.half]),
      ...firstOf(uneven.map(({ entry, answers }) => `${entry.marker} (${entry.sort}): ${[...new Set(answers)].join(' en ')}`)),
    ],
    seconden: (performance.now() - o.began) / 1000,
    cijfers: {
      verzonden: submissions,
      soorten: kinds.size,
      'tussen bewaren en antwoord gestorven': o.crashes,
      'niet overal hetzelfde antwoord': uneven.length,
      geweigerd: o.repeated.filter(({ entry }) => entry.known === 'geweigerd').length,
    },
  };
};
