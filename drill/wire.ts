/**
 * Stands between the product and PostgreSQL on a unix socket, reads the messages that pass
 * (https://www.postgresql.org/docs/18/protocol-message-formats.html) and can do what goes wrong in the world: a statement that fails,
 * a connection that breaks before or after it, a network that hangs, delays or is gone.
 */
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';

/** What happens at a statement: an error instead of it or right behind it, or the connection breaks before it or when it is done. */
export const HOWS = ['fout ervoor', 'fout erna', 'breuk ervoor', 'breuk erna'] as const;
export type How = (typeof HOWS)[number];
export interface Fault {
  /** The first statement is 1. */
  at: number;
  how: How;
}

/** How the connection is: let through, silent in both directions, gone, or so many milliseconds late each way. */
export type Traffic = 'door' | 'stil' | 'weg' | number;

export interface Wire {
  /** Give it to pg as host. */
  folder: string;
  traffic(now: Traffic): void;
  /** Counts statements from here on and lets the fault happen once. */
  arm(fault: Fault | undefined): void;
  /** How many statements passed since `arm`, and whether the fault happened. */
  disarm(): { statements: number; struck: boolean };
  /** Called when PostgreSQL has committed for this user, before the product knows. When it gives true, the product never hears of it. */
  onCommit(hear: ((user: string) => boolean) | undefined): void;
  close(): Promise<void>;
}

const SOCKET = '.s.PGSQL.5432';
const FAULTY = 'select drill_fout()';

const message = (type: string, body: Buffer): Buffer => {
  const head = Buffer.alloc(5);
  head.write(type, 0, 'latin1');
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
};
const query = (text: string): Buffer => message('Q', Buffer.from(`${text}\0`));
/** Runs a portal that is not there: fails at just this place. */
const wrongExecute = message('E', Buffer.concat([Buffer.from('drill_fout\0'), Buffer.alloc(4)]));
const flush = message('H', Buffer.alloc(0));

/** Takes whole messages out of what came in. The first message of a client has no type. */
const makeReader = (untypedFirst: boolean): ((part: Buffer) => { type: string; bytes: Buffer }[]) => {
  let rest: Buffer<ArrayBufferLike> = Buffer.alloc(0);
  let untyped = untypedFirst;
  return (part) => {
    rest = rest.length === 0 ? part : Buffer.concat([rest, part]);
    const found: { type: string; bytes: Buffer }[] = [];
    for (;;) {
      const head = untyped ? 0 : 1;
      if (rest.length < head + 4) return found;
      const length = head + rest.readInt32BE(head);
      if (rest.length < length) return found;
      found.push({ type: untyped ? '' : rest.toString('latin1', 0, 1), bytes: rest.subarray(0, length) });
      rest = rest.subarray(length);
      untyped = false;
    }
  };
};

/** @param real Folder of PostgreSQL's own socket. */
export const startWire = async (real: string, folder: string): Promise<Wire> => {
  let traffic: Traffic = 'door';
  let fault: Fault | undefined;
  let statements = 0;
  let struck = false;
  let hearCommit: ((user: string) => boolean) | undefined;
  const pairs = new Set<{ breakOff(): void; resume(): void }>();

  const connect = (client: net.Socket): void => {
    if (traffic === 'weg') {
      client.destroy();
      return;
    }
    const server = net.connect(path.join(real, SOCKET));
    const fromClient = makeReader(true);
    const fromServer = makeReader(false);
    /** What the server has still to answer, in order. */
    let owed: ('E' | 'Q')[] = [];
    let cutAfter: number | undefined;
    let user = '';
    const breakOff = (): void => {
      pairs.delete(pair);
      client.destroy();
      server.destroy();
    };
    let held: (() => void)[] = [];
    const pair = {
      breakOff,
      resume: () => {
        const now = held;
        held = [];
        for (const go of now) go();
      },
    };
    pairs.add(pair);
    const pass = (to: net.Socket, bytes: Buffer): void => {
      const go = (): void => {
        if (!to.destroyed) to.write(bytes);
      };
      if (traffic === 'stil' || held.length > 0) held.push(go);
      else if (typeof traffic === 'number') setTimeout(go, traffic);
      else go();
    };

    /** Gives what goes to the server in place of this message; undefined: nothing more, the connection is gone. */
    const statement = (type: 'E' | 'Q', bytes: Buffer): Buffer | undefined => {
      statements++;
      owed.push(type);
      if (struck || fault === undefined || statements !== fault.at) return bytes;
      struck = true;
      const text = bytes.toString('utf8', 5, bytes.length - 1);
      switch (fault.how) {
        case 'fout ervoor':
          return type === 'Q' ? query(FAULTY) : wrongExecute;
        case 'fout erna':
          return type === 'Q' ? query(`${text}; ${FAULTY}`) : Buffer.concat([bytes, wrongExecute]);
        case 'breuk ervoor':
          breakOff();
          return undefined;
        case 'breuk erna':
          cutAfter = owed.length;
          return type === 'Q' ? bytes : Buffer.concat([bytes, flush]);
      }
    };
    client.on('data', (part) => {
      for (const { type, bytes } of fromClient(part)) {
        if (type === '') user = /\0user\0([^\0]*)\0/.exec(bytes.toString('utf8', 7))?.[1] ?? '';
        const sent = type === 'E' || type === 'Q' ? statement(type, bytes) : bytes;
        if (!sent) return;
        pass(server, sent);
        if (cutAfter !== undefined) return;
      }
    });
    server.on('data', (part) => {
      for (const { type, bytes } of fromServer(part)) {
        const [head] = owed;
        const done = type === 'Z' ? owed.length : head === 'E' && (type === 'C' || type === 'I' || type === 's') ? 1 : 0;
        owed = owed.slice(done);
        if (cutAfter !== undefined) cutAfter -= done;
        if (type === 'C' && bytes.toString('latin1', 5, 11) === 'COMMIT' && hearCommit?.(user)) return breakOff();
        if (cutAfter !== undefined && (cutAfter <= 0 || type === 'E')) return breakOff();
        pass(client, bytes);
      }
    });
    for (const socket of [client, server]) {
      socket.once('error', breakOff);
      socket.once('close', breakOff);
    }
  };

  fs.mkdirSync(folder, { recursive: true });
  const listener = net.createServer(connect);
  await new Promise<void>((resolve, reject) => {
    listener.once('error', reject);
    listener.listen(path.join(folder, SOCKET), resolve);
  });
  return {
    folder,
    traffic: (now) => {
      traffic = now;
      for (const pair of [...pairs])
        if (now === 'weg') pair.breakOff();
        else if (now !== 'stil') pair.resume();
    },
    arm: (next) => {
      fault = next;
      statements = 0;
      struck = false;
    },
    disarm: () => {
      const outcome = { statements, struck };
      fault = undefined;
      return outcome;
    },
    onCommit: (hear) => {
      hearCommit = hear;
    },
    close: async () => {
      for (const pair of [...pairs]) pair.breakOff();
      await new Promise((resolve) => listener.close(resolve));
      fs.rmSync(path.join(folder, SOCKET), { force: true });
    },
  };
};
