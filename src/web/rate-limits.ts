import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** So many times in so many seconds, for each address or each session. */
export interface RateLimit {
  per: 'adres' | 'sessie';
  times: number;
  seconds: number;
}

/**
 * What one sender may do. No source gives these numbers (keuze): each lies well above the busiest hour of somebody at work, an office
 * behind one address included, and far below what a program can do. docs/beheer.md ("Grenzen") explains them.
 */
export const RATE_LIMITS = {
  /** Beginning to log in and coming back: two or three a login, for an office of a hundred people in five minutes. */
  inloggen: { per: 'adres', times: 300, seconds: 300 },
  /** Coming back from the login service with something that does not fit. */
  inlogfouten: { per: 'adres', times: 30, seconds: 900 },
  /** Pages for everybody. */
  openbaar: { per: 'adres', times: 600, seconds: 60 },
  /** Toetsen of programs, up to a thousand at a time: somebody who tries things out, or a register that is gone through at night. */
  toetsen: { per: 'adres', times: 60, seconds: 60 },
  /** Sending in a melding without logging in: a school or wijkteam that reports a class, and no program that fills the queue of a team. */
  melden: { per: 'adres', times: 30, seconds: 3600 },
  /** Requests with a session that is not there (any more): guessing, or many windows after a night. */
  geenSessie: { per: 'adres', times: 300, seconds: 60 },
  /** Forms of one session: two a second, for a minute on end. */
  versturen: { per: 'sessie', times: 120, seconds: 60 },
  /** Looking for residents; a search is two requests, and each page of its answer one more. */
  zoeken: { per: 'sessie', times: 60, seconds: 60 },
  zoekenPerUur: { per: 'sessie', times: 600, seconds: 3600 },
  /** Files that are handed in. */
  bestanden: { per: 'sessie', times: 30, seconds: 3600 },
} as const satisfies Record<string, RateLimit>;

export type RateLimitName = keyof typeof RATE_LIMITS;

/** Somebody did something too often; becomes the page that says when one may go on. */
export class Begrensd extends Error {
  /** Until one may go on, in whole seconds. */
  readonly seconds: number;
  constructor(seconds: number) {
    super('te vaak');
    this.seconds = seconds;
  }
}

export interface RateLimits {
  /** Counts one time for who. Throws Begrensd when it was one too many. */
  count(name: RateLimitName, who: string): Promise<void>;
  /** Throws Begrensd when who has had all; counts nothing. */
  check(name: RateLimitName, who: string): Promise<void>;
  /** Forgets who: a session that turned out not to exist leaves nothing behind. */
  forget(name: RateLimitName, who: string): Promise<void>;
}

const inSeconds = (rest: RateLimiterRes): number => Math.max(1, Math.ceil(rest.msBeforeNext / 1000));

/**
 * Counts in the memory of this process, which is the whole house; two processes that overlap for a moment count apart.
 *
 * @param o.limits Other numbers than RATE_LIMITS, for a test or a measurement.
 * @param o.onHit Called with the name of the limit that was reached.
 */
export const createRateLimits = (
  o: { limits?: Partial<Record<RateLimitName, RateLimit>>; onHit?: (name: RateLimitName) => void } = {},
): RateLimits => {
  const make = (name: RateLimitName): RateLimiterMemory => {
    const { times, seconds } = o.limits?.[name] ?? RATE_LIMITS[name];
    return new RateLimiterMemory({ points: times, duration: seconds });
  };
  const limiters: Record<RateLimitName, RateLimiterMemory> = {
    inloggen: make('inloggen'),
    inlogfouten: make('inlogfouten'),
    openbaar: make('openbaar'),
    toetsen: make('toetsen'),
    melden: make('melden'),
    geenSessie: make('geenSessie'),
    versturen: make('versturen'),
    zoeken: make('zoeken'),
    zoekenPerUur: make('zoekenPerUur'),
    bestanden: make('bestanden'),
  };
  const hit = (name: RateLimitName, rest: RateLimiterRes): Begrensd => {
    o.onHit?.(name);
    return new Begrensd(inSeconds(rest));
  };
  return {
    count: async (name, who) => {
      try {
        await limiters[name].consume(who);
      } catch (rest) {
        throw rest instanceof RateLimiterRes ? hit(name, rest) : rest;
      }
    },
    check: async (name, who) => {
      const rest = await limiters[name].get(who);
      if (rest && rest.remainingPoints <= 0) throw hit(name, rest);
    },
    forget: async (name, who) => {
      await limiters[name].delete(who);
    },
  };
};
