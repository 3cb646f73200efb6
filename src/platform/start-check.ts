import type pg from 'pg';
import { ConfigError } from './config.ts';
import type { Database } from './database.ts';
import { type DatabaseSetting, explainDatabaseError } from './db/explain-error.ts';
import { Verklaard } from './problem.ts';

interface Login {
  naam: string;
  super: boolean;
  langs_regels: boolean;
  maakt_rollen: boolean;
  maakt_databases: boolean;
  eigenaar: boolean;
  wordt: string[];
}

/** What the login of the web server may do besides becoming wm_app. Asked as itself, before any role is set. */
const loginOf = async (pool: pg.Pool): Promise<Login | undefined> => {
  const { rows } = await pool.query<Login>(
    `select r.rolname as naam, r.rolsuper as super, r.rolbypassrls as langs_regels, r.rolcreaterole as maakt_rollen, r.rolcreatedb as maakt_databases,
            exists (select from pg_class c where c.relowner = r.oid) or exists (select from pg_namespace n where n.nspowner = r.oid)
              or exists (select from pg_database d where d.datdba = r.oid) as eigenaar,
            array(select o.rolname::text from pg_roles o where o.oid <> r.oid and o.rolname !~ '^wm_' and pg_has_role(r.oid, o.oid, 'MEMBER') order by 1) as wordt
       from pg_roles r where r.rolname = session_user`,
  );
  return rows[0];
};

/** The database did not let us in or did not answer; the message is Dutch and says what to do. */
export class NoDatabase extends Verklaard {}

/**
 * Whether a login of the settings gets in. A pool connects when somebody asks: without this the product would say that it runs and
 * answer every page with an error.
 *
 * @throws NoDatabase with the setting that must be looked at.
 */
export const checkLogin = async (pool: pg.Pool, setting: DatabaseSetting): Promise<void> => {
  try {
    await pool.query('select');
  } catch (error) {
    const sentence = explainDatabaseError(error, setting);
    throw sentence === undefined ? error : new NoDatabase(sentence, { cause: error });
  }
};

/**
 * Holds a database against what productie asks: the login of the web server is nobody by itself, and nothing of a demo stands in it.
 * Run after the migrations.
 *
 * @throws ConfigError with all that is wrong.
 */
export const checkDatabase = async (database: Pick<Database, 'app' | 'owner'>): Promise<void> => {
  const problems: string[] = [];
  const login = await loginOf(database.app);
  const name = login?.naam ?? '';
  const say = (what: string): void => void problems.push(`DATABASE_URL: de gebruiker ${name} ${what}`);
  // A superuser is a member of every role, and everything else follows.
  if (login?.super) say('is superuser; de rechten per rij gelden dan niet. Maak een gebruiker zoals in docs/beheer.md staat');
  else {
    if (login?.langs_regels) say('heeft BYPASSRLS; de rechten per rij gelden dan niet');
    if (login?.maakt_rollen) say('heeft CREATEROLE en kan zich zo rechten geven');
    if (login?.maakt_databases) say('heeft CREATEDB; dat is niet nodig');
    if (login?.eigenaar) say('is eigenaar van tabellen, een schema of een database; de rechten per rij gelden dan niet');
    if (login && login.wordt.length > 0)
      say(`kan ook een andere rol worden: ${login.wordt.join(', ')}; dat mag alleen wm_app zijn`);
  }
  const { rows } = await database.owner.query<{ demo: boolean; versie: number; codering: string }>(
    `select exists (select from gebruiker where issuer = 'demo') as demo, current_setting('server_version_num')::int / 10000 as versie,
            current_setting('server_encoding') as codering`,
  );
  const [state] = rows;
  if (state?.demo)
    problems.push('DATABASE_URL: in deze database staan bedachte mensen van de demo; neem voor productie een lege database');
  if (state && state.versie < 18) problems.push(`DATABASE_URL: dit is PostgreSQL ${state.versie}; nodig is 18 of nieuwer`);
  if (state && state.codering !== 'UTF8')
    problems.push(`DATABASE_URL: de database heeft codering ${state.codering}; nodig is UTF8`);
  if (problems.length > 0) throw new ConfigError(problems);
};
