/** Where the connections of the pages and those of the owner get their login. */
export type DatabaseSetting = 'DATABASE_URL' | 'DATABASE_OWNER_URL';

const text = (error: object, name: 'code' | 'address' | 'port' | 'hostname'): string => {
  const value: unknown = Reflect.get(error, name);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
};

/** Machine and port that did not answer, when the error knows them. A name with two addresses gives an error for each. */
const whereOf = (error: Error): string => {
  const one: unknown = error instanceof AggregateError ? error.errors[0] : error;
  if (!(one instanceof Error)) return '';
  const machine = text(one, 'address') || text(one, 'hostname');
  const port = text(one, 'port');
  return machine === '' ? '' : ` (${machine}${port === '' ? '' : `:${port}`})`;
};

const NO_ANSWER = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
  '57P03', // cannot_connect_now
]);
/** node-pg gives these without a code. */
const TIMED_OUT = /^(timeout exceeded when trying to connect|Connection terminated)/;

/**
 * What is wrong with the database and what to do about it, as one Dutch sentence or two, for whoever starts the product or gives a
 * command; undefined when the error is not about that. Without `setting` it is not known which of the two logins it was.
 */
export const explainDatabaseError = (error: unknown, setting?: DatabaseSetting): string | undefined => {
  if (!(error instanceof Error)) return undefined;
  const code = text(error, 'code');
  const from = setting ?? 'DATABASE_URL of DATABASE_OWNER_URL';
  const name = /"([^"]+)"/.exec(error.message)?.[1];
  const named = name === undefined ? '' : ` ‘${name}’`;
  if (NO_ANSWER.has(code) || (code === '' && TIMED_OUT.test(error.message)))
    return `De database uit ${from} is niet te bereiken${whereOf(error)}. Kijk of zij draait en of machine en poort kloppen.`;
  switch (code) {
    case '28P01': // invalid_password
    case '28000': // invalid_authorization_specification: no such user, may not log in, or not from this machine
      return `De database weigert de login uit ${from} (wachtwoord of gebruiker${named}). Zet daar de goede, of geef de gebruiker in de database dit wachtwoord.`;
    case '3D000': // invalid_catalog_name
      return `De database${named} uit ${from} bestaat niet. Maak haar zoals bij Database klaarzetten in docs/beheer.md, of verbeter de naam.`;
    case '53300': // too_many_connections
      return 'De database heeft geen verbinding meer vrij. Stop wat er niet hoeft te draaien, of verhoog max_connections.';
    case '42501': // insufficient_privilege
      return `De databasegebruiker mag dit niet (${error.message}). Zet in DATABASE_OWNER_URL de eigenaar van de database, en kijk bij Database klaarzetten in docs/beheer.md welke rollen hij moet hebben.`;
    case '22P05': // untranslatable_character
      return 'De database heeft geen codering UTF8. Maak een nieuwe zoals bij Database klaarzetten in docs/beheer.md.';
    default:
      return undefined;
  }
};
