/**
 * The settings of one process, read once from the environment.
 *
 * Nothing else in the product reads `process.env`: whoever needs a setting gets it as an argument.
 */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { type LoginSettings, readLogins } from './auth/login-settings.ts';
import { type BrpSettings, readBrp } from './brp/index.ts';
import { keysProblems } from './keys.ts';
import { type OperationSettings, readOperation } from './operation-settings.ts';
import { createSettingsReader, type Env, nearestName, type SettingsReader, url } from './settings-reader.ts';

const projectFolder = fileURLToPath(new URL('../../', import.meta.url));

/** The database: our own PostgreSQL in the data folder, or one that somebody else keeps. */
export type DatabaseConfig =
  | { readonly soort: 'embedded' }
  /** `ownerUrl` is for migrations; in demo it equals `url` unless DATABASE_OWNER_URL is set, in productie it must be another user. */
  | { readonly soort: 'url'; readonly url: string; readonly ownerUrl: string };

/** The outgoing mail server and who the mail is from. */
export type MailConfig = {
  /** smtp:// or smtps:// with user and password in it. */
  readonly url: string;
  /** `Naam <adres>` or an address. */
  readonly van: string;
  /** Where answers go. */
  readonly antwoord?: string;
  /** Nothing is sent over a connection that is not encrypted. */
  readonly tls: boolean;
};

type Shared = {
  /** TCP port of the web server, 1 to 65535. */
  readonly port: number;
  /** Absolute folder for everything the product keeps on disk. */
  readonly dataDir: string;
  /** Where a browser finds the product; no slash at the end. */
  readonly baseUrl: string;
  readonly operation: OperationSettings;
  /** A back-up each night in this absolute folder, so many of them; absent: none. */
  readonly bewaar?: { readonly map: string; readonly aantal: number };
  /** clamd as tcp://host:port or unix:///path; absent: uploads are not looked at for viruses. */
  readonly virusscanner?: string;
  /** The BRP; absent: in productie people are not looked up, in demo a stand-in serves invented ones. */
  readonly brp?: BrpSettings;
};

export type DemoConfig = Shared & {
  readonly omgeving: 'demo';
  readonly database: DatabaseConfig;
  /** The day the product believes it is; absent = the calendar's. */
  readonly vandaag?: Temporal.PlainDate;
  /** Absent: mail stays in the outbox. */
  readonly mail?: MailConfig;
};

export type ProductieConfig = Shared & {
  readonly omgeving: 'productie';
  readonly database: Extract<DatabaseConfig, { soort: 'url' }>;
  readonly vandaag?: never;
  /** Employees first; then DigiD and eHerkenning when they are set. */
  readonly logins: readonly LoginSettings[];
  /** Path of the keys file, or its JSON. */
  readonly sleutels: string;
  readonly mail: MailConfig;
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

const quoted = (value: unknown) => `er staat ‘${String(value)}’`;

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

/** `naam@gemeente.nl` or `Gemeente <naam@gemeente.nl>`: one line, one address. */
const mailbox = z
  .string()
  .refine((value) => /^(?:[^<>,;:"\r\n]+ )?<[^\s<>@,]+@[^\s<>@,]+>$|^[^\s<>@,]+@[^\s<>@,]+$/.test(value), {
    error: ({ input }) => `moet een mailadres zijn, zoals Gemeente Voorbeeld <werktmee@gemeente.nl>, ${quoted(input)}`,
  });

function parseDate(value: string): Temporal.PlainDate | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return undefined;
  try {
    return Temporal.PlainDate.from(value, { overflow: 'reject' });
  } catch {
    return undefined;
  }
}

const isLocal = (host: string): boolean =>
  host === '' || host === 'localhost' || host.startsWith('/') || host.startsWith('%2F') || /^127\.|^\[::1\]$/.test(host);

/**
 * Reads every setting of the product. An empty variable counts as absent.
 *
 * @throws ConfigError with all problems at once, so that one restart is enough to mend them.
 */
export function readConfig(env: Env): Config {
  const settings = createSettingsReader(env);
  const config = read(settings);
  if (config.omgeving === 'productie') settings.problems.push(...unknownNames(env, settings.known()));
  if (settings.problems.length > 0) throw new ConfigError(settings.problems);
  return config;
}

/** Every setting there is, in the order in which they are read. */
export function settingNames(): string[] {
  const names = new Set<string>();
  for (const WERKTMEE_OMGEVING of ['demo', 'productie']) {
    const settings = createSettingsReader({ WERKTMEE_OMGEVING });
    read(settings);
    for (const name of settings.known()) names.add(name);
  }
  return [...names];
}

function read(settings: SettingsReader): Config {
  const gekozen = settings.optional('WERKTMEE_OMGEVING', omgeving) ?? 'demo';
  const portNumber = settings.optional('PORT', port) ?? 3000;
  const brp = readBrp(settings, gekozen === 'productie');
  const virusscanner = settings.optional('WERKTMEE_VIRUSSCANNER', url(['tcp:', 'unix:']));
  const shared = {
    port: portNumber,
    ...(brp ? { brp } : {}),
    dataDir: path.resolve(projectFolder, settings.optional('WERKTMEE_DATA', text) ?? '.data'),
    ...readBewaar(settings),
    ...(virusscanner === undefined ? {} : { virusscanner }),
    operation: readOperation(settings, gekozen),
  };
  const vandaag = settings.optional('WERKTMEE_VANDAAG', date);
  if (gekozen === 'productie') {
    if (settings.isSet('WERKTMEE_VANDAAG'))
      settings.problems.push('WERKTMEE_VANDAAG: mag niet in productie; daar geldt altijd de echte datum');
    return {
      omgeving: 'productie',
      ...shared,
      baseUrl: readBaseUrl(settings),
      database: readDatabase(settings),
      logins: readLogins(settings),
      sleutels: readSleutels(settings, shared.dataDir),
      mail: readMail(settings, true) ?? { url: '', van: '', tls: true },
    };
  }
  const databaseUrl = settings.optional('DATABASE_URL', postgresUrl);
  const ownerUrl = settings.optional('DATABASE_OWNER_URL', postgresUrl);
  const baseUrl = settings.optional('BASE_URL', url(['http:', 'https:'])) ?? `http://localhost:${portNumber}`;
  const mail = readMail(settings, false);
  return {
    omgeving: 'demo',
    ...shared,
    baseUrl: withoutSlash(baseUrl),
    database: databaseUrl ? { soort: 'url', url: databaseUrl, ownerUrl: ownerUrl ?? databaseUrl } : { soort: 'embedded' },
    ...(vandaag ? { vandaag } : {}),
    ...(mail ? { mail } : {}),
  };
}

const aantal = z
  .string()
  .refine((value) => /^\d{1,3}$/.test(value) && Number(value) >= 1 && Number(value) <= 366, {
    error: ({ input }) => `moet een getal van 1 tot en met 366 zijn, ${quoted(input)}`,
  })
  .transform(Number);

/** Seven back-ups is a week (keuze). */
function readBewaar(settings: SettingsReader): Pick<Shared, 'bewaar'> {
  const map = settings.optional('WERKTMEE_BEWAAR', text);
  const hoeveel = settings.optional('WERKTMEE_BEWAAR_AANTAL', aantal) ?? 7;
  return map === undefined ? {} : { bewaar: { map: path.resolve(projectFolder, map), aantal: hoeveel } };
}

function readBaseUrl(settings: SettingsReader): string {
  const value = withoutSlash(settings.required('BASE_URL', url(['https:']), 'het adres waarop mensen het product openen'));
  if (value !== '' && new URL(value).origin !== value)
    settings.problems.push(`BASE_URL: moet een adres zonder pad zijn, zoals ${new URL(value).origin}, ${quoted(value)}`);
  return value;
}

/** The rights in the database bind everybody but its owner: in productie the product logs in as somebody else. */
function readDatabase(settings: SettingsReader): ProductieConfig['database'] {
  const appUrl = settings.required('DATABASE_URL', postgresUrl, 'de database; de ingebouwde is alleen voor demo');
  const ownerUrl = settings.required('DATABASE_OWNER_URL', postgresUrl, 'de eigenaar van de database, alleen voor migraties');
  const plainAllowed = settings.flag('DATABASE_ZONDER_TLS') ?? false;
  for (const [name, value] of [
    ['DATABASE_URL', appUrl],
    ['DATABASE_OWNER_URL', ownerUrl],
  ] as const) {
    if (value === '') continue;
    const { hostname, searchParams, password } = new URL(value);
    if (!isLocal(searchParams.get('host') ?? hostname) && searchParams.get('sslmode') !== 'verify-full' && !plainAllowed) {
      settings.problems.push(
        `${name}: de verbinding naar een andere machine moet versleuteld en gecontroleerd zijn; zet er ?sslmode=verify-full achter (met sslrootcert=<bestand> voor een eigen CA), of DATABASE_ZONDER_TLS=ja als het netwerk zelf dat doet`,
      );
    }
    if (password !== '' && decodeURIComponent(password).length < 16)
      settings.problems.push(`${name}: het wachtwoord is te kort; neem minstens 16 tekens uit een generator`);
  }
  if (appUrl !== '' && ownerUrl !== '') {
    const [app, owner] = [new URL(appUrl), new URL(ownerUrl)];
    if (app.username === owner.username)
      settings.problems.push(
        'DATABASE_OWNER_URL: moet een andere gebruiker zijn dan in DATABASE_URL; de rechten gelden niet voor de eigenaar',
      );
    else if (app.password !== '' && app.password === owner.password)
      settings.problems.push('DATABASE_OWNER_URL: heeft hetzelfde wachtwoord als DATABASE_URL; geef elke gebruiker een eigen');
  }
  return { soort: 'url', url: appUrl, ownerUrl };
}

function readSleutels(settings: SettingsReader, dataDir: string): string {
  const setting = settings.required('WERKTMEE_SLEUTELS', text, 'het bestand met de sleutels, of de JSON ervan');
  const content = settings.file('WERKTMEE_SLEUTELS');
  if (content !== undefined) settings.problems.push(...keysProblems(content).map((problem) => `WERKTMEE_SLEUTELS: ${problem}`));
  if (setting !== '' && path.resolve(setting) === path.join(dataDir, 'sleutels.json'))
    settings.problems.push('WERKTMEE_SLEUTELS: wijst naar de sleutels van de demo; maak eigen sleutels');
  return setting;
}

function readMail(settings: SettingsReader, needed: boolean): MailConfig | undefined {
  const smtpUrl = url(['smtp:', 'smtps:'], true);
  const address = needed
    ? settings.required('SMTP_URL', smtpUrl, 'de server voor uitgaande mail')
    : settings.optional('SMTP_URL', smtpUrl);
  const van =
    needed || address !== undefined
      ? settings.required('SMTP_VAN', mailbox, 'van wie de mail komt')
      : settings.optional('SMTP_VAN', mailbox);
  const antwoord = settings.optional('SMTP_ANTWOORD', mailbox);
  const plainAllowed = settings.flag('SMTP_ZONDER_TLS') ?? false;
  if (!address || van === undefined) return undefined;
  const { hostname, password } = new URL(address);
  if (needed && plainAllowed && password !== '' && !isLocal(hostname))
    settings.problems.push('SMTP_ZONDER_TLS: mag niet met een wachtwoord in SMTP_URL; dat zou leesbaar over het netwerk gaan');
  return {
    url: address,
    van,
    ...(antwoord === undefined ? {} : { antwoord }),
    tls: !plainAllowed && !isLocal(hostname),
  };
}

/** A mistyped name would silently do nothing. */
function unknownNames(env: Env, known: ReadonlySet<string>): string[] {
  return Object.keys(env)
    .filter((name) => /^(WERKTMEE|OIDC|SMTP)_/.test(name) && !known.has(name) && env[name]?.trim())
    .map((name) => {
      const meant = nearestName(name, known);
      return `${name}: deze instelling bestaat niet${meant === undefined ? '' : `; bedoel je ${meant}?`}`;
    });
}

const withoutSlash = (value: string) => value.replace(/\/+$/, '');
