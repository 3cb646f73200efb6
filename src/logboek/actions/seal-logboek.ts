import { setTimeout as wacht } from 'node:timers/promises';
import type pg from 'pg';
import { log } from '../../platform/log.ts';
import { schrijfAnker } from '../ankers.ts';
import { insertVerzegeling, selectLaatste, selectSchrijvers, selectUitgegeven } from '../queries/verzegeling.ts';
import type { Verzegeld } from '../types.ts';

/**
 * Seals every line that can be sealed now. Numbers are given before lines can be seen, so a lower number may show up after a higher
 * one. First the highest number given is read, then the transactions that are writing lines: whoever begins after that gets a higher
 * number. When all of these have ended, no line up to that number can still appear. They are waited for, `geduld` milliseconds at
 * most; if one is still busy then, nothing is sealed and the next round sees it all.
 *
 * The hash of the newest seal goes into the log and, when `ankers` names a file, into that file: outside the database, for whoever
 * owns the database can rewrite the chain as well.
 */
export const sealLogboek = async (owner: pg.Pool, o: { geduld: number; ankers?: string }): Promise<Verzegeld> => {
  // No connection is held while waiting: the queue lives on the same few.
  const totId = await selectUitgegeven(owner);
  const uitgesteld = !(await ended(owner, await selectSchrijvers(owner), o.geduld));
  const verbinding = await owner.connect();
  try {
    let regels = 0;
    let verzegelingen = 0;
    for (let bezig = !uitgesteld; bezig; ) {
      const aantal = await insertVerzegeling(verbinding, totId);
      bezig = aantal !== undefined;
      regels += aantal ?? 0;
      verzegelingen += bezig ? 1 : 0;
    }
    const laatste = await selectLaatste(verbinding);
    if (laatste && verzegelingen > 0) {
      log.info('logboek verzegeld', { regels, verzegeling: laatste.id, totEnMet: laatste.totId, keten: laatste.keten });
      if (o.ankers !== undefined) await bewaarAnker(o.ankers, laatste);
    }
    return { regels, verzegelingen, uitgesteld, ...(laatste ? { laatste } : {}) };
  } finally {
    verbinding.release();
  }
};

/** The lines are sealed and the hash is in the log, also when the file cannot be written. */
const bewaarAnker = (bestand: string, laatste: { id: number; totId: number; keten: string }): Promise<void> =>
  schrijfAnker(bestand, laatste, new Date()).catch((fout: unknown) =>
    log.warn('het anker van het logboek is niet opgeschreven', { bestand, fout }),
  );

const ended = async (owner: pg.Pool, schrijvers: readonly string[], geduld: number): Promise<boolean> => {
  const tot = Date.now() + geduld;
  for (let bezig = schrijvers; bezig.length > 0; ) {
    if (Date.now() > tot) return false;
    await wacht(100);
    const nu = new Set(await selectSchrijvers(owner));
    bezig = bezig.filter((wie) => nu.has(wie));
  }
  return true;
};
