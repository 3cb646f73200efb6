/** kill -9 of the server in the middle of mixed writes, again and again: nothing that was confirmed is lost or there twice. */
import { setTimeout as wait } from 'node:timers/promises';
import { type Entry, makeGate, startCrowd } from './ledger.ts';
import { openPeople } from './people.ts';
import { makeRandom } from './random.ts';
import { firstOf, median, type Outcome } from './report.ts';
import { type Blow, makeServer, READY_MS } from './server.ts';
import { demoFolder } from './template.ts';
import { verify } from './verify.ts';
import { readWorld, untilDelivered, withDatabase } from './world.ts';

export interface KillOptions {
  kills: number;
  /** Confirmed writes in the whole drill, at least. */
  writes: number;
  uploads: number;
  say?: (text: string) => void;
}

/** Of five blows: three on the server alone, one that leaves PostgreSQL an orphan, one on all at once. */
const blowOf = (kill: number): Blow => (kill % 5 === 1 ? 'server en oppasser' : kill % 5 === 2 ? 'alles' : 'server');

/** How often each sort was refused, by status: a version that was gone when the form came. */
export const refusals = (entries: readonly Entry[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { sort, known, status, reason } of entries) {
    const name = `${sort} geweigerd met ${status} (${reason})`;
    if (known === 'geweigerd') counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
};

export const drillKills = async (o: KillOptions): Promise<Outcome> => {
  const began = performance.now();
  const random = makeRandom(1);
  const server = await makeServer({ dataDir: await demoFolder() });
  try {
    const world = await readWorld(server.dataDir);
    await server.start();
    const people = await openPeople(server.url, world, { uploads: o.uploads, pauseMs: 1500 });
    const gate = makeGate();
    const crowd = startCrowd(people.writers, { gate, leave: 0.3, random });
    const ready: { blow: Blow; ms: number; worked: number }[] = [];
    for (let kill = 0; kill < o.kills; kill++) {
      await crowd.ledger.untilConfirmed(Math.round(((kill + 0.3 + random() * 0.6) * o.writes) / o.kills));
      await wait(random() * 30);
      const blow = blowOf(kill);
      gate.shut();
      await server.kill(blow);
      const ms = await server.start(people.probe);
      ready.push({ blow, ms, worked: server.worked() });
      gate.open();
      if ((kill + 1) % 10 === 0)
        o.say?.(
          `${kill + 1} keer gestopt, ${crowd.ledger.confirmed()} bevestigd, langzaamst klaar ${Math.round(Math.max(...ready.map((one) => one.ms)))} ms`,
        );
    }
    await crowd.ledger.untilConfirmed(o.writes);
    await crowd.finish();
    await untilDelivered(server.dataDir);
    people.close();
    await server.stop();
    const found = await withDatabase(server.dataDir, (db) => verify(db, world, crowd.ledger.entries));
    const worst = ready.reduce((a, b) => (b.ms > a.ms ? b : a), { blow: 'server', ms: 0, worked: 0 });
    const late = ready.filter(({ ms }) => ms > READY_MS);
    const wrong = [...crowd.ledger.statuses].filter(([status]) => status >= 500);
    return {
      drill: 'doden',
      wat: `${o.kills} keer kill -9 van de server tijdens gemengd schrijven`,
      aantal: crowd.ledger.confirmed(),
      klaarMs: worst.ms,
      verloren: found.lost.length,
      dubbel: found.double.length,
      half: found.half.length,
      fouten: [
        ...firstOf([...found.lost, ...found.double, ...found.half]),
        ...wrong.map(([status, n]) => `${n} keer antwoord ${status}`),
      ],
      traag: late.length > 0 ? [`${late.length} keer niet binnen ${READY_MS / 1000} seconden klaar`] : [],
      seconden: (performance.now() - began) / 1000,
      cijfers: {
        'klaar na, mediaan ms': median(ready.map(({ ms }) => ms)),
        'rekentijd tot klaar, mediaan ms': median(ready.map(({ worked }) => worked)),
        ...Object.fromEntries(
          (['server', 'server en oppasser', 'alles'] as const).map((blow) => [
            `klaar na ${blow}, hoogste ms`,
            Math.round(Math.max(0, ...ready.filter((one) => one.blow === blow).map(({ ms }) => ms))),
          ]),
        ),
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
