/** PostgreSQL falls over in the middle of mixed writes while the server goes on: clear answers, back by itself, nothing lost. */
import { setTimeout as wait } from 'node:timers/promises';
import { refusals } from './kills.ts';
import { makeGate, startCrowd } from './ledger.ts';
import { openPeople } from './people.ts';
import { makeRandom } from './random.ts';
import { firstOf, median, type Outcome } from './report.ts';
import { killNow, makeServer, READY_MS, until } from './server.ts';
import { demoFolder } from './template.ts';
import { verify } from './verify.ts';
import { ANSWER_MS, NoAnswer } from './visitor.ts';
import { readWorld, untilDelivered, withDatabase } from './world.ts';

export interface StopOptions {
  stops: number;
  /** Confirmed writes between two stops. */
  between: number;
  uploads: number;
  say?: (text: string) => void;
}

/** As `pg_ctl stop -m immediate`, and as a machine that has no memory left. */
const SIGNALS = ['SIGQUIT', 'SIGQUIT', 'SIGKILL'] as const;

export const drillStops = async (o: StopOptions): Promise<Outcome> => {
  const began = performance.now();
  const random = makeRandom(2);
  const server = await makeServer({ dataDir: await demoFolder() });
  try {
    const world = await readWorld(server.dataDir);
    await server.start();
    const people = await openPeople(server.url, world, { uploads: o.uploads, pauseMs: 1500 });
    const faults: string[] = [];
    const slow: string[] = [];
    let broken = 0;
    let unavailable = 0;
    const crowd = startCrowd(people.writers, {
      gate: makeGate(),
      leave: 0.3,
      random,
      onAnswer: (answer, path) => {
        if (answer.ms > ANSWER_MS) slow.push(`${path}: ${Math.round(answer.ms)} ms`);
        if (answer instanceof NoAnswer) broken++;
        else if (answer.status === 503) unavailable++;
        else if (answer.status >= 500) faults.push(`${path}: antwoord ${answer.status}`);
        if (!(answer instanceof NoAnswer) && answer.status >= 500 && !answer.text.includes('<h1'))
          faults.push(`${path}: geen eigen pagina`);
      },
    });
    const ready: number[] = [];
    for (let stop = 0; stop < o.stops; stop++) {
      await crowd.ledger.untilConfirmed(Math.round((stop + 0.3 + random() * 0.6) * o.between));
      await wait(random() * 30);
      const before = server.postmaster();
      const at = performance.now();
      killNow(before, SIGNALS[stop % SIGNALS.length]);
      await until('PostgreSQL draait weer', () => server.postmaster() !== undefined && server.postmaster() !== before, 60_000, 5);
      await until('er is weer een pagina', () => people.probe(server.url), 60_000, 20);
      ready.push(performance.now() - at);
      if ((stop + 1) % 5 === 0) o.say?.(`${stop + 1} keer omgevallen, ${crowd.ledger.confirmed()} bevestigd`);
    }
    await crowd.ledger.untilConfirmed(o.stops * o.between);
    await crowd.finish();
    await untilDelivered(server.dataDir);
    people.close();
    await server.stop();
    const found = await withDatabase(server.dataDir, (db) => verify(db, world, crowd.ledger.entries));
    const late = ready.filter((ms) => ms > READY_MS).length;
    return {
      drill: 'omvallen',
      wat: `${o.stops} keer PostgreSQL onmiddellijk gestopt tijdens gemengd schrijven`,
      aantal: crowd.ledger.confirmed(),
      klaarMs: Math.max(...ready),
      verloren: found.lost.length,
      dubbel: found.double.length,
      half: found.half.length,
      fouten: [...firstOf([...found.lost, ...found.double, ...found.half]), ...firstOf(faults)],
      traag: [...(late > 0 ? [`${late} keer niet binnen ${READY_MS / 1000} seconden weer een pagina`] : []), ...firstOf(slow)],
      seconden: (performance.now() - began) / 1000,
      cijfers: {
        'klaar na, mediaan ms': median(ready),
        'antwoord 503': unavailable,
        'zonder antwoord': broken,
        'langzaamste antwoord ms': crowd.ledger.slowest.ms,
        'zonder antwoord en wel bewaard': found.unknownStored,
        'zonder antwoord en niet bewaard': found.unknownAbsent,
        'opnieuw verstuurd': crowd.ledger.entries.filter(({ times }) => times > 1).length,
        ...refusals(crowd.ledger.entries),
      },
    };
  } finally {
    await server.remove();
  }
};
