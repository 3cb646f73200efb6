/** What visitors sent and what they were told, written down outside of the product: the truth that the database is held against. */
import { setTimeout as wait } from 'node:timers/promises';
import { reasonOf } from './forms.ts';
import { type Answer, type Fields, NoAnswer, type Upload, type Visitor } from './visitor.ts';

/** A form that somebody is about to send. */
export interface Form {
  /** Name of the sort of writing, as in `sorts`. */
  sort: string;
  path: string;
  fields: Fields;
  uploads?: readonly Upload[];
  /** Text by which its row is found again; unique. */
  marker: string;
  /** The field that it goes into. */
  markerField?: string;
}

/**
 * What is known of a form: confirmed (the answer came), refused (the product said no: nothing may be left of it), or unknown (nobody
 * answered: it is there wholly or not at all).
 */
export type Known = 'bevestigd' | 'geweigerd' | 'onbekend';

export interface Entry extends Form {
  key: string;
  persona: string;
  known: Known;
  /** How often it was sent under the same key. */
  times: number;
  location?: string;
  status?: number;
  /** What the page of a refusal said first. */
  reason?: string;
}

/** Writes, one after another, what one visitor has to write. */
export interface Writer {
  visitor: Visitor;
  /** The next form; may look at pages first. Undefined: there is nothing left to write. */
  next(): Promise<Form | undefined>;
  /** Hears what became of it. */
  heard?(entry: Entry): void;
  /** It may be left unknown when no answer came; otherwise the visitor sends it again until there is one. */
  mayLeave?: boolean;
}

export interface Ledger {
  entries: Entry[];
  confirmed(): number;
  /** Answers by status, and the slowest of all in milliseconds. */
  statuses: Map<number, number>;
  slowest: { ms: number; what: string };
  /** Waits until so many are confirmed. Throws when none came for a minute. */
  untilConfirmed(count: number): Promise<void>;
}

/** Opened while the product is up. Who got no answer waits before it. */
export interface Gate {
  isOpen(): boolean;
  open(): void;
  shut(): void;
  passed(): Promise<void>;
}

export const makeGate = (): Gate => {
  let waiting: (() => void)[] = [];
  let open = true;
  return {
    isOpen: () => open,
    open: () => {
      open = true;
      for (const go of waiting) go();
      waiting = [];
    },
    shut: () => {
      open = false;
    },
    passed: () => (open ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
  };
};

/** What is sent for a form: its fields, with the marker in its place. */
export const sentBy = (form: Form): Fields =>
  form.markerField === undefined ? form.fields : { ...form.fields, [form.markerField]: form.marker };

/** The product answers but cannot do it now. */
const isOutage = (answer: Answer): boolean => answer.status >= 500 || answer.status === 429;

export interface Crowd {
  ledger: Ledger;
  /** Everybody finishes what he is doing; gives when all have gone. Throws what went wrong in a writer. */
  finish(): Promise<void>;
}

export interface CrowdOptions {
  gate: Gate;
  /** Which part of the forms without an answer is left unknown and not sent again; 0 to 1. */
  leave: number;
  random: () => number;
  /** Every answer, also to a page that was only looked at. */
  onAnswer?: (answer: Answer | NoAnswer, path: string) => void;
}

/** Lets all writers write at once, until `finish`. */
export const startCrowd = (writers: readonly Writer[], o: CrowdOptions): Crowd => {
  const entries: Entry[] = [];
  const statuses = new Map<number, number>();
  let confirmed = 0;
  let finished = false;
  let broken: Error | undefined;
  const ledger: Ledger = {
    entries,
    confirmed: () => confirmed,
    statuses,
    slowest: { ms: 0, what: '' },
    untilConfirmed: async (count) => {
      let seen = confirmed;
      let since = Date.now();
      while (confirmed < count) {
        await wait(5);
        if (broken) throw broken;
        if (confirmed !== seen) [seen, since] = [confirmed, Date.now()];
        if (Date.now() - since > 60_000) throw new Error(`er wordt al een minuut niets bevestigd (nu ${confirmed})`);
      }
    },
  };

  const note = (answer: Answer | NoAnswer, path: string): void => {
    if (!(answer instanceof NoAnswer)) statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
    if (answer.ms > ledger.slowest.ms) ledger.slowest = { ms: Math.round(answer.ms), what: path };
    o.onAnswer?.(answer, path);
  };
  const rest = async (): Promise<void> => {
    await wait(20 + o.random() * 60);
    await o.gate.passed();
  };

  const send = async (writer: Writer, entry: Entry): Promise<void> => {
    for (;;) {
      await o.gate.passed();
      entry.times++;
      const answer = await writer.visitor
        .post(entry.path, sentBy(entry), { key: entry.key, ...(entry.uploads ? { uploads: entry.uploads } : {}) })
        .catch((error: unknown) => {
          if (error instanceof NoAnswer) return error;
          throw error;
        });
      note(answer, entry.path);
      if (!(answer instanceof NoAnswer) && !isOutage(answer)) {
        entry.status = answer.status;
        entry.known = answer.status === 303 && !answer.location?.startsWith('/inloggen') ? 'bevestigd' : 'geweigerd';
        if (answer.location !== undefined) entry.location = answer.location;
        if (entry.known === 'geweigerd') entry.reason = reasonOf(answer.text);
        if (entry.known === 'bevestigd') confirmed++;
        return;
      }
      await rest();
      if (writer.mayLeave && o.random() < o.leave) return;
    }
  };

  const next = async (writer: Writer): Promise<Form | undefined> => {
    for (;;) {
      await o.gate.passed();
      try {
        return await writer.next();
      } catch (error) {
        if (!(error instanceof NoAnswer) && !(error instanceof Outage)) throw error;
        if (error instanceof NoAnswer) note(error, 'een pagina');
        await rest();
      }
    }
  };

  const going = writers.map(async (writer) => {
    for (;;) {
      if (finished) return;
      const form = await next(writer);
      if (!form) return;
      const entry: Entry = {
        ...form,
        key: writer.visitor.key(),
        persona: writer.visitor.persona,
        known: 'onbekend',
        times: 0,
      };
      entries.push(entry);
      await send(writer, entry);
      writer.heard?.(entry);
    }
  });
  const all = Promise.all(going);
  all.catch((error: unknown) => {
    broken = error instanceof Error ? error : new Error(String(error));
  });
  return {
    ledger,
    finish: async () => {
      finished = true;
      await all;
    },
  };
};

/** A page could not be shown now. */
export class Outage extends Error {}

/** A page for a writer that is about to fill in its form. Throws Outage or NoAnswer when it is not there now. */
export const look = async (visitor: Visitor, path: string): Promise<string> => {
  const answer = await visitor.get(path);
  if (isOutage(answer)) throw new Outage(`${path}: ${answer.status}`);
  if (answer.status !== 200) throw new Error(`${visitor.persona} ziet ${path} niet: ${answer.status} ${answer.location ?? ''}`);
  return answer.text;
};
