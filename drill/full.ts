/** The disk of the embedded database is full while people work: who writes is told so, reading goes on, and with room it goes on by itself. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { makeGate, startCrowd } from './ledger.ts';
import { backAfter, nothingSeen, see, told } from './outage.ts';
import { openPeople } from './people.ts';
import { makeRandom } from './random.ts';
import { firstOf, type Outcome } from './report.ts';
import { makeServer, newFolder, until } from './server.ts';
import { demoFolder } from './template.ts';
import { verify } from './verify.ts';
import { openVisitor } from './visitor.ts';
import { readWorld, untilDelivered, withDatabase } from './world.ts';

export interface FullOptions {
  /** How often the disk fills. */
  times: number;
  /** How long it stays full, in milliseconds. */
  lastsMs: number;
  between: number;
  say?: (text: string) => void;
}

const DISK_MB = 640;

/** Pages that show what stands there and write nothing down: opening a dossier is a line in the logboek, so a dossier stays shut. */
const READ: readonly (readonly [string, string])[] = [
  ['inwoner', '/mijn'],
  ['inwoner', '/mijn/uren'],
  ['aanbieder', '/uren/2026-W45'],
  ['aanbieder', '/toewijzingen'],
  ['consulent', '/werkvoorraad'],
  ['financien', '/declaraties'],
  ['beleid', '/beleid'],
];

/** Writes until there is not a byte left; gives the file. */
const fill = async (disk: string): Promise<string> => {
  const file = path.join(disk, 'ballast');
  const opened = await fs.promises.open(file, 'w');
  for (let size = 4 * 1024 * 1024; size >= 512; ) {
    try {
      await opened.write(Buffer.alloc(size));
    } catch {
      size /= 2;
    }
  }
  await opened.close();
  return file;
};

/** A small disk in memory; undefined when this account may not make one. */
const mountDisk = (): string | undefined => {
  const folder = newFolder();
  const made = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_MB}m,mode=755`, 'tmpfs', folder]);
  if (made.status === 0) return folder;
  fs.rmdirSync(folder);
  return undefined;
};

export const drillFull = async (o: FullOptions): Promise<Outcome> => {
  const began = performance.now();
  const cijfers: Record<string, number | string> = {};
  const base = {
    drill: 'vol',
    wat: `${o.times} keer een volle schijf onder de ingebouwde database`,
    verloren: 0,
    dubbel: 0,
    half: 0,
  };
  const disk = mountDisk();
  if (disk === undefined) {
    return { ...base, aantal: 0, fouten: [], seconden: 0, cijfers: { overgeslagen: 'alleen root kan een kleine schijf maken' } };
  }
  const dataDir = path.join(disk, 'data');
  fs.mkdirSync(dataDir, { mode: 0o755 });
  const server = await makeServer({ dataDir: await demoFolder(dataDir) });
  try {
    const world = await readWorld(dataDir);
    await server.start();
    const people = await openPeople(server.url, world, { uploads: 2, pauseMs: 2000 });
    const readers = await Promise.all(
      READ.map(async ([persona, page]) => ({ by: await openVisitor(server.url, persona), page })),
    );
    let seen = nothingSeen();
    const faults: string[] = [];
    const late: string[] = [];
    const crowd = startCrowd(people.writers, {
      gate: makeGate(),
      leave: 0.2,
      random: makeRandom(5),
      onAnswer: (answer, to) => see(seen, answer, to),
    });
    const back: number[] = [];
    for (let time = 1; time <= o.times; time++) {
      await crowd.ledger.untilConfirmed(crowd.ledger.confirmed() + o.between);
      faults.push(...seen.faults.map((fault) => `voor de ${time}e keer: ${fault}`));
      seen = nothingSeen();
      const ballast = await fill(disk);
      const end = performance.now() + o.lastsMs;
      const read = nothingSeen();
      let shown = 0;
      while (performance.now() < end) {
        for (const { by, page } of readers) {
          const answer = await by.get(page).catch((error: unknown) => {
            read.faults.push(`${page}: ${error instanceof Error ? error.message : String(error)}`);
          });
          if (!answer) continue;
          see(read, answer, page);
          if (answer.status === 200) shown++;
          else read.faults.push(`${by.persona} ziet ${page} niet: ${answer.status}`);
        }
        await wait(100);
      }
      fs.rmSync(ballast);
      const room = performance.now();
      const confirmed = crowd.ledger.confirmed();
      await until('er wordt weer geschreven', () => crowd.ledger.confirmed() > confirmed + 20, 60_000, 20);
      back.push(performance.now() - room + (await backAfter(people, server.url)));
      cijfers[`keer ${time}`] = `schrijven ${told(seen)}; lezen ${told(read)}, ${shown} keer gewoon getoond`;
      faults.push(...[...seen.faults, ...read.faults].map((fault) => `keer ${time}: ${fault}`));
      late.push(...[...seen.late, ...read.late].map((one) => `keer ${time}: ${one}`));
      o.say?.(`keer ${time}: ${String(cijfers[`keer ${time}`])}`);
      seen = nothingSeen();
    }
    await crowd.ledger.untilConfirmed(crowd.ledger.confirmed() + o.between);
    await crowd.finish();
    await untilDelivered(dataDir);
    people.close();
    for (const { by } of readers) by.close();
    await server.stop();
    const found = await withDatabase(dataDir, (db) => verify(db, world, crowd.ledger.entries));
    return {
      ...base,
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
    fs.rmSync(path.join(disk, 'ballast'), { force: true });
    await server.remove();
    spawnSync('umount', ['-l', disk]);
    fs.rmSync(disk, { recursive: true, force: true });
  }
};
