/** Stands between the product and the database of a test, and makes the road between them bad. Listens on a socket in a folder of its own. */
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';

const NAME = '.s.PGSQL.5432';

/** `door`: as if it were not there. `stil`: takes everything, answers nothing. `weg`: nobody listens, what was open is broken off. */
type Road = 'door' | 'stil' | 'weg';

export interface DatabaseProxy {
  /** The `host` of a database address. */
  host: string;
  road(road: Road): Promise<void>;
  /** Each message from the database comes so much later, in milliseconds. */
  delay(ms: number): void;
  /** Drops the answer to the next message in which this text stands, and breaks the connection off: the database has done it. */
  swallowAnswerTo(text: string): void;
  /** How many connections the product has open. */
  open(): number;
  close(): Promise<void>;
}

/** @param host The socket folder of the real database. */
export const openDatabaseProxy = async (host: string): Promise<DatabaseProxy> => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'werktmee-proxy-'));
  const pairs = new Set<{ near: net.Socket; far: net.Socket }>();
  let now: Road = 'door';
  let late = 0;
  let swallow: string | undefined;
  const breakOff = (): void => {
    for (const { near, far } of pairs) {
      near.destroy();
      far.destroy();
    }
    pairs.clear();
  };
  const server = net.createServer((near) => {
    const far = net.connect(path.join(host, NAME));
    const pair = { near, far };
    let deaf = false;
    pairs.add(pair);
    const end = (): void => {
      pairs.delete(pair);
      near.destroy();
      far.destroy();
    };
    for (const socket of [near, far]) socket.on('error', end).on('close', end);
    near.on('data', (bytes) => {
      if (swallow !== undefined && bytes.includes(swallow)) {
        swallow = undefined;
        deaf = true;
      }
      if (now === 'door') far.write(bytes);
    });
    far.on('data', (bytes) => {
      if (deaf) end();
      else if (now !== 'door') return;
      else if (late === 0) near.write(bytes);
      else setTimeout(() => near.writable && near.write(bytes), late);
    });
  });
  const listen = (): Promise<void> => new Promise((resolve) => server.listen(path.join(folder, NAME), () => resolve()));
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      breakOff();
      server.close(() => resolve());
    });
  await listen();
  return {
    host: folder,
    road: async (road) => {
      const before = now;
      now = road;
      if (road === 'weg' && before !== 'weg') await stop();
      if (road !== 'weg' && before === 'weg') await listen();
      // What hung stays broken: a real network does not deliver late what it lost.
      if (before === 'stil' && road === 'door') breakOff();
    },
    delay: (ms) => {
      late = ms;
    },
    swallowAnswerTo: (text) => {
      swallow = text;
    },
    open: () => pairs.size,
    close: async () => {
      if (now !== 'weg') await stop();
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
};
