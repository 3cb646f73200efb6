import { readFileSync, statSync } from 'node:fs';
import { z } from 'zod';

export type Env = Readonly<Record<string, string | undefined>>;

/** Reads settings one by one and gathers all that is wrong, in Dutch, so that one restart is enough to mend it. */
export interface SettingsReader {
  readonly problems: string[];
  /** Undefined when it is not there or not right; then it stands in `problems`. An empty variable counts as absent. */
  optional<T>(name: string, schema: z.ZodType<T>): T | undefined;
  required(name: string, schema: z.ZodType<string>, meaning: string): string;
  /** A secret that is the value itself (JSON, PEM) or the path of a file with it, which others on the machine cannot read. */
  file(name: string): string | undefined;
  /** Yes or no, written `ja` or `nee`. */
  flag(name: string): boolean | undefined;
  isSet(name: string): boolean;
  /** Every name that was asked for, set or not. */
  known(): ReadonlySet<string>;
}

const janee = z.enum(['ja', 'nee'], { error: ({ input }) => `moet ja of nee zijn, er staat ‘${String(input)}’` });

export const createSettingsReader = (env: Env): SettingsReader => {
  const problems: string[] = [];
  const known = new Set<string>();
  const given = (name: string): string | undefined => {
    known.add(name);
    return env[name]?.trim() || undefined;
  };
  const optional = <T>(name: string, schema: z.ZodType<T>): T | undefined => {
    const value = given(name);
    if (!value) return undefined;
    const result = schema.safeParse(value);
    if (result.success) return result.data;
    problems.push(...result.error.issues.map((issue) => `${name}: ${issue.message}`));
    return undefined;
  };
  return {
    problems,
    optional,
    required: (name, schema, meaning) => {
      if (!given(name)) problems.push(`${name}: ontbreekt; in productie is dit nodig (${meaning})`);
      return optional(name, schema) ?? '';
    },
    file: (name) => {
      const value = given(name);
      if (value === undefined || /^(\{|-----BEGIN )/.test(value)) return value;
      try {
        if (statSync(value).mode & 0o007) {
          problems.push(`${name}: iedereen op deze machine kan ${value} lezen; doe chmod 600 ${value}`);
        }
        return readFileSync(value, 'utf8');
      } catch (error) {
        const code = error instanceof Error && 'code' in error ? error.code : undefined;
        problems.push(
          `${name}: ${code === 'ENOENT' ? `het bestand ${value} is er niet` : `het bestand ${value} kan niet gelezen worden (${String(code)})`}`,
        );
        return undefined;
      }
    },
    flag: (name) => {
      const value = optional(name, janee);
      return value === undefined ? undefined : value === 'ja';
    },
    isSet: (name) => given(name) !== undefined,
    known: () => known,
  };
};

/** Text that is an address with one of these schemes; its value is not repeated when it may hold a password. */
export const url = (schemes: readonly string[], secret = false) =>
  z.string().refine((value) => URL.canParse(value) && schemes.includes(new URL(value).protocol), {
    error: ({ input }) =>
      `moet een adres zijn dat begint met ${schemes.map((scheme) => `${scheme}//`).join(' of ')}${secret ? '' : `, er staat ‘${String(input)}’`}`,
  });

/** Why a secret that two machines share can be guessed; undefined when it cannot be seen to. */
export const weakSecret = (value: string): string | undefined => {
  if (value.length < 24) return 'is te kort; neem minstens 24 tekens uit een generator';
  if (/^(.+?)\1+$/.test(value)) return 'herhaalt zichzelf; neem een geheim uit een generator';
  if (new Set(value).size < 10) return 'heeft te weinig verschillende tekens; neem een geheim uit een generator';
  if (/change.?me|wachtwoord|password|voorbeeld|example|welkom/i.test(value))
    return 'is een voorbeeld; neem een geheim uit een generator';
  return undefined;
};

/** The known name that was probably meant, when a name differs from it by a typing mistake. */
export const nearestName = (name: string, known: Iterable<string>): string | undefined => {
  const bare = (text: string): string => text.replaceAll('_', '');
  let best: { name: string; distance: number } | undefined;
  for (const candidate of known) {
    const distance = bare(candidate) === bare(name) ? 0 : editDistance(name, candidate);
    if (distance <= 3 && (!best || distance < best.distance)) best = { name: candidate, distance };
  }
  return best?.name;
};

const editDistance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1));
    row = next;
  }
  return row[b.length] ?? 0;
};
