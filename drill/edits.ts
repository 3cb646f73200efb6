/** Several people change the same thing on the same version: one is accepted, the others see both versions, nobody overwrites unseen. */
import { type Contest, type Move, openContests, type Standing } from './contests.ts';
import { startProxied } from './proxied.ts';
import { openRaces, runRace } from './races.ts';
import { makeRandom } from './random.ts';
import { firstOf, type Outcome } from './report.ts';
import { type Answer, NoAnswer, type Visitor } from './visitor.ts';

export interface EditOptions {
  /** Edits that are sent, accepted and not, at least. */
  edits: number;
  /** How many try at once. */
  people: number;
  say?: (text: string) => void;
}

interface Tally {
  sent: number;
  accepted: number;
  conflicts: number;
  /** Accepted changes that are not there, or that somebody wrote over unseen. */
  lost: string[];
  /** Two were accepted on one version. */
  double: string[];
  other: string[];
}

const isAccepted = (answer: Answer | NoAnswer): boolean => !(answer instanceof NoAnswer) && answer.status === 303;

/** The page that shows both versions; on a page without a field for both it says what stands there now. */
const isConflict = (answer: Answer | NoAnswer): boolean =>
  !(answer instanceof NoAnswer) && answer.status === 409 && answer.text.includes('<h1') && /intussen|iemand/i.test(answer.text);

const short = (answer: Answer | NoAnswer): string =>
  answer instanceof NoAnswer
    ? answer.message
    : `${answer.status} ${answer.location ?? /<h1[^>]*>([^<]*)/.exec(answer.text)?.[1] ?? ''}`;

const post = (by: Visitor, path: string, fields: Record<string, string>): Promise<Answer | NoAnswer> =>
  by.post(path, fields).catch((error: unknown) => {
    if (error instanceof NoAnswer) return error;
    throw error;
  });

/** All look at one version and send at once. */
const together = async (
  contest: Contest,
  move: Move,
  o: { round: number; standing: () => Promise<Standing>; random: () => number; tally: Tally },
): Promise<void> => {
  const { tally } = o;
  const before = await o.standing();
  const first = move.visitors[Math.floor(o.random() * move.visitors.length)];
  if (!first) return;
  const { path, fields } = await move.open(first);
  const values = move.visitors.map((_, nr) => `strijd ${o.round} ${nr}`);
  const answers = await Promise.all(
    move.visitors.map((by, nr) => post(by, path, { ...fields, ...move.typed(values[nr] ?? '') })),
  );
  tally.sent += answers.length;
  const winners = answers.flatMap((answer, nr) => (isAccepted(answer) ? [nr] : []));
  tally.accepted += winners.length;
  tally.conflicts += answers.filter(isConflict).length;
  const where = `${contest.name}, ronde ${o.round}`;
  if (winners.length > 1) tally.double.push(`${where}: ${winners.length} wijzigingen op één versie aangenomen`);
  if (winners.length === 0) tally.other.push(`${where}: niemand aangenomen: ${[...new Set(answers.map(short))].join(', ')}`);
  const strange = answers.filter((answer) => !isAccepted(answer) && !isConflict(answer));
  if (strange.length > 0)
    tally.other.push(`${where}: ${strange.length} keer ${short(strange[0] ?? new NoAnswer('', { ms: 0, silent: false }))}`);
  const after = await o.standing();
  if (after.version !== before.version + winners.length)
    tally.double.push(`${where}: van versie ${before.version} naar ${after.version} met ${winners.length} aangenomen`);
  const value = values[winners[0] ?? 0] ?? '';
  const stands = move.stands ?? ((standing: Standing, mine: string) => standing.value === mine);
  if (winners.length === 1 && !stands(after, value))
    tally.lost.push(`${where}: aangenomen is ‘${value}’, er staat ‘${after.value}’`);
};

/** Each looks and sends at his own pace: what was accepted must be a row of versions, and the last of it stands there. */
const apart = async (
  contest: Contest,
  move: Move,
  o: { edits: number; standing: () => Promise<Standing>; tally: Tally },
): Promise<void> => {
  const { tally } = o;
  const began = await o.standing();
  const accepted = new Map<number, string[]>();
  let sent = 0;
  await Promise.all(
    move.visitors.map(async (by, nr) => {
      for (let turn = 0; sent < o.edits; turn++) {
        sent++;
        const { path, fields } = await move.open(by);
        const value = `eigen tempo ${turn} ${nr}`;
        const answer = await post(by, path, { ...fields, ...move.typed(value) });
        tally.sent++;
        if (isAccepted(answer)) {
          tally.accepted++;
          const version = Number(fields._versie);
          accepted.set(version, [...(accepted.get(version) ?? []), value]);
        } else if (isConflict(answer)) tally.conflicts++;
        else tally.other.push(`${contest.name}, eigen tempo: ${short(answer)}`);
      }
    }),
  );
  for (const [version, values] of accepted)
    if (values.length > 1)
      tally.double.push(`${contest.name}: op versie ${version} zijn ${values.length} wijzigingen aangenomen`);
  const end = await o.standing();
  const last = Math.max(...accepted.keys());
  if (end.version !== began.version + accepted.size)
    tally.double.push(`${contest.name}: ${accepted.size} aangenomen, van versie ${began.version} naar ${end.version}`);
  if (end.value !== accepted.get(last)?.[0])
    tally.lost.push(`${contest.name}: er staat ‘${end.value}’, het laatst aangenomen is ‘${accepted.get(last)?.[0]}’`);
};

export const drillEdits = async (o: EditOptions): Promise<Outcome> => {
  const began = performance.now();
  const { server, db, world, remove } = await startProxied();
  const tally: Tally = { sent: 0, accepted: 0, conflicts: 0, lost: [], double: [], other: [] };
  try {
    const contests = await openContests({ url: server.url, db, world, people: o.people });
    const races = await openRaces({ url: server.url, db, people: o.people });
    for (const race of races) {
      const { accepted, sent, faults } = await runRace(race);
      tally.sent += sent;
      tally.accepted += accepted;
      tally.double.push(...faults);
    }
    const random = makeRandom(3);
    const [first] = contests;
    const free = first?.moves[0];
    if (first && free) await apart(first, free, { edits: Math.round(o.edits / 5), standing: () => first.standing(db), tally });
    o.say?.(`${tally.sent} wijzigingen in eigen tempo, ${tally.accepted} aangenomen`);
    for (let round = 0; tally.sent < o.edits; round++) {
      for (const contest of contests) {
        const move = contest.moves[round % contest.moves.length];
        if (move) await together(contest, move, { round, standing: () => contest.standing(db), random, tally });
      }
    }
    return {
      drill: 'strijd',
      wat: `${o.people} mensen tegelijk op ${[...contests, ...races].map(({ name }) => name).join(', ')}`,
      aantal: tally.sent,
      verloren: tally.lost.length,
      dubbel: tally.double.length,
      half: 0,
      fouten: [...firstOf(tally.lost), ...firstOf(tally.double), ...firstOf(tally.other)],
      seconden: (performance.now() - began) / 1000,
      cijfers: { aangenomen: tally.accepted, 'conflictpagina 409': tally.conflicts },
    };
  } finally {
    await remove();
  }
};
