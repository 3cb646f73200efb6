/**
 * The settings of one process, read once from the environment.
 *
 * Nothing else in the product reads `process.env`: whoever needs a setting gets it as an argument.
 */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';

const projectFolder = fileURLToPath(new URL('../../', import.meta.url));

/** The database: our own PostgreSQL in the data folder, or one that somebody else keeps. */
export type DatabaseConfig =
  | { readonly soort: 'embedded' }
  /** `ownerUrl` is for migrations; in demo it equals `url` unless DATABASE_OWNER_URL is set, in productie it must be another user. */
  | { readonly soort: 'url'; readonly url: string; readonly ownerUrl: string };

type Shared = {
  /** TCP port of the web server, 1 to 65535. */
  readonly port: number;
  /** Absolute folder for everything the product keeps on disk. */
  readonly dataDir: string;
  /** Where a browser finds the product; no slash at the end. */
  readonly baseUrl: string;
};

export type DemoConfig = Shared & {
  readonly omgeving: 'demo';
  readonly database: DatabaseConfig;
  /** The day the product believes it is; absent = the calendar's. */
  readonly vandaag?: Temporal.PlainDate;
};

export type ProductieConfig = Shared & {
  readonly omgeving: 'productie';
  readonly database: Extract<DatabaseConfig, { soort: 'url' }>;
  readonly vandaag?: never;
  readonly oidc: { readonly issuer: string; readonly clientId: string; readonly clientSecret: string };
  /** Path of the keys file, or its JSON. */
  readonly sleutels: string;
  /** smtp:// or smtps:// address of the outgoing mail server. */
  readonly smtpUrl: string;
};

export type Config = DemoConfig | ProductieConfig;

/** One or more settings are wrong; the message names them all, in Dutch, one per line. */
export class ConfigError extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(`De instellingen kloppen niet:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

type Env = Readonly<Record<string, string | undefined>>;

const quoted = (value: unknown) => `er staat ‘${String(value)}’`;

/** A URL with one of these schemes; its value is never repeated in the message when it may hold a password. */
const url = (schemes: readonly string[], secret: boolean) =>
  z.string().refine((value) => URL.canParse(value) && schemes.includes(new URL(value).protocol), {
    error: ({ input }) =>
      `moet een adres zijn dat begint met ${schemes.map((scheme) => `${scheme}//`).join(' of ')}${secret ? '' : `, ${quoted(input)}`}`,
  });

const postgresUrl = url(['postgres:', 'postgresql:'], true);
const text = z.string();

const port = z
  .string()
  .refine((value) => /^\d{1,5}$/.test(value) && Number(value) >= 1 && Number(value) <= 65535, {
    error: ({ input }) => `moet een getal van 1 tot en met 65535 zijn, ${quoted(input)}`,
  })
  .transform(Number);

const date = z
  .string()
  .refine((value) => parseDate(value) !== undefined, {
    error: ({ input }) => `moet een datum zijn zoals 2026-10-31, ${quoted(input)}`,
  })
  .transform((value) => Temporal.PlainDate.from(value));

const omgeving = z.enum(['demo', 'productie'], { error: ({ input }) => `moet demo of productie zijn, ${quoted(input)}` });

function parseDate(value: string): Temporal.PlainDate | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return undefined;
  try {
    return Temporal.PlainDate.from(value, { overflow: 'reject' });
  } catch {
    return undefined;
  }
}

/**
 * Reads every setting of the product. An empty variable counts as absent.
 *
 * @throws ConfigError with all problems at once, so that one restart is enough to mend them.
 */
export function readConfig(env: Env): Config {
  const problems: string[] = [];

  const optional = <T>(name: string, schema: z.ZodType<T>): T | undefined => {
    const value = env[name]?.trim();
    if (!value) return undefined;
    const result = schema.safeParse(value);
    if (result.success) return result.data;
    problems.push(...result.error.issues.map((issue) => `${name}: ${issue.message}`));
    return undefined;
  };
  const required = (name: string, schema: z.ZodType<string>, meaning: string): string => {
    if (!env[name]?.trim()) problems.push(`${name}: ontbreekt; in productie is dit nodig (${meaning})`);
    return optional(name, schema) ?? '';
  };
  const finish = <T extends Config>(config: T): T => {
    if (problems.length > 0) throw new ConfigError(problems);
    return config;
  };

  const gekozen = optional('WERKTMEE_OMGEVING', omgeving) ?? 'demo';
  const portNumber = optional('PORT', port) ?? 3000;
  const dataDir = path.resolve(projectFolder, optional('WERKTMEE_DATA', text) ?? '.data');
  const vandaag = optional('WERKTMEE_VANDAAG', date);

  // The rights in the database bind everybody but its owner: in productie the product logs in as somebody else.
  const ownerOf = (databaseUrl: string): string => {
    const owner = required('DATABASE_OWNER_URL', postgresUrl, 'de eigenaar van de database, alleen voor migraties');
    if (owner !== '' && databaseUrl !== '' && new URL(owner).username === new URL(databaseUrl).username) {
      problems.push(
        'DATABASE_OWNER_URL: moet een andere gebruiker zijn dan in DATABASE_URL; de rechten gelden niet voor de eigenaar',
      );
    }
    return owner;
  };

  if (gekozen === 'productie') {
    if (env.WERKTMEE_VANDAAG?.trim()) problems.push('WERKTMEE_VANDAAG: mag niet in productie; daar geldt altijd de echte datum');
    const databaseUrl = required('DATABASE_URL', postgresUrl, 'de database; de ingebouwde is alleen voor demo');
    return finish({
      omgeving: 'productie',
      port: portNumber,
      dataDir,
      baseUrl: withoutSlash(required('BASE_URL', url(['https:'], false), 'het adres waarop mensen het product openen')),
      database: { soort: 'url', url: databaseUrl, ownerUrl: ownerOf(databaseUrl) },
      oidc: {
        issuer: required('OIDC_ISSUER', url(['https:'], false), 'de inlogdienst van de gemeente'),
        clientId: required('OIDC_CLIENT_ID', text, 'de naam van dit product bij de inlogdienst'),
        clientSecret: required('OIDC_CLIENT_SECRET', text, 'het geheim van dit product bij de inlogdienst'),
      },
      sleutels: required('WERKTMEE_SLEUTELS', text, 'het bestand met de sleutels, of de JSON ervan'),
      smtpUrl: required('SMTP_URL', url(['smtp:', 'smtps:'], true), 'de server voor uitgaande mail'),
    });
  }

  const databaseUrl = optional('DATABASE_URL', postgresUrl);
  const ownerUrl = optional('DATABASE_OWNER_URL', postgresUrl);
  return finish({
    omgeving: 'demo',
    port: portNumber,
    dataDir,
    baseUrl: withoutSlash(optional('BASE_URL', url(['http:', 'https:'], false)) ?? `http://localhost:${portNumber}`),
    database: databaseUrl ? { soort: 'url', url: databaseUrl, ownerUrl: ownerUrl ?? databaseUrl } : { soort: 'embedded' },
    ...(vandaag ? { vandaag } : {}),
  });
}

const withoutSlash = (value: string) => value.replace(/\/+$/, '');
