/**
 * What a migration may not do to a table that is in use and may hold millions of rows: each of these keeps everybody waiting for as
 * long as PostgreSQL reads or rewrites the table. Tables made in the same file are empty, and some never grow.
 */

/** Tables of the house that stay small: what may be done to them needs no care. */
const SMALL = new Set(
  'gemeente gemeentecode gebruiker mandaat contract contractproduct regeling maand levering aanbieder orientatiecentrum sessie migratie'.split(
    ' ',
  ),
);

/** The files of before the first landing: every database that has them was empty when they ran. */
const FIRST = '2026-11-22-10';

const OUTSIDE = '-- buiten een transactie';

export interface Migration {
  name: string;
  sql: string;
}

/** Statements without comments, with what stands between dollar signs and quotes taken out: a semicolon in there ends nothing. */
const statementsOf = (sql: string): string[] =>
  sql
    .replace(/\$(\w*)\$[\s\S]*?\$\1\$/g, "''")
    .replace(/--[^\n]*/g, '')
    .replace(/'(?:[^']|'')*'/g, "''")
    .split(';')
    .map((statement) => statement.replace(/\s+/g, ' ').trim().toLowerCase())
    .filter(Boolean);

const bare = (table: string): string => table.replace(/^public\./, '').replace(/"/g, '');

/** What is wrong with each migration, with the way that is right. */
export const unsafeMigrations = (migrations: readonly Migration[]): string[] => {
  const findings: string[] = [];
  for (const { name, sql } of migrations.filter((one) => one.name >= FIRST)) {
    const statements = statementsOf(sql);
    const own = new Set(
      statements.flatMap((s) => /^create (?:unlogged )?table (?:if not exists )?([\w."]+)/.exec(s)?.[1] ?? []).map(bare),
    );
    const filled = (table: string | undefined): boolean =>
      table !== undefined && !own.has(bare(table)) && !SMALL.has(bare(table));
    const say = (wat: string): void => void findings.push(`${name}: ${wat}`);

    const outside = sql.startsWith(OUTSIDE);
    const concurrently = statements.filter((s) => / concurrently /.test(s));
    if (concurrently.length > 0 && !(outside && statements.length === 1))
      say(`"concurrently" needs a file of its own whose first line is "${OUTSIDE}"`);
    if (outside && concurrently.length === 0) say(`only "concurrently" goes outside a transaction`);

    for (const statement of statements) {
      const index = /^create (?:unique )?index (concurrently )?(?:if not exists )?[\w."]+ on (?:only )?([\w."]+)/.exec(statement);
      if (index && !index[1] && filled(index[2]))
        say(`an index on ${index[2]} stops all writing: "create index concurrently if not exists" in a file of its own`);
      if (index?.[1] && !statement.includes('if not exists')) say('"concurrently" may be interrupted: add "if not exists"');
      const written = /^(?:update|delete from|truncate(?: table)?) (?:only )?([\w."]+)/.exec(statement);
      if (written && filled(written[1])) say(`all rows of ${written[1]} at once: do it in batches, from a job or a command`);

      const altered = /^alter table (?:if exists )?(?:only )?([\w."]+) (.*)$/.exec(statement);
      if (!altered || !filled(altered[1])) continue;
      const [, table, what = ''] = altered;
      if (/alter (?:column )?[\w"]+ (?:set data )?type /.test(what))
        say(`another type rewrites ${table}: add a column and fill it`);
      if (/alter (?:column )?[\w"]+ set not null/.test(what))
        say(
          `"set not null" reads all of ${table}: first "check (… is not null) not valid", in a later file "validate constraint"`,
        );
      if (/add (?:constraint [\w"]+ )?(?:foreign key|check)/.test(what) && !what.includes('not valid'))
        say(`a new rule reads all of ${table}: "not valid", and in a later file "validate constraint"`);
      if (/add (?:constraint [\w"]+ )?(?:unique|primary key|exclude)/.test(what) && !what.includes('using index'))
        say(`an index under a rule stops all writing to ${table}: make it "concurrently", then "add constraint … using index"`);
      for (const [column] of what.matchAll(/add column [^,]*/g)) {
        if (/ default (?!''|null|-?\d|true|false|\()/.test(column) || / generated /.test(column))
          say(`a default that is computed rewrites ${table}: take a constant`);
        if (/ references | check ?\(/.test(column))
          say(`a column of ${table} with a rule reads the whole table: add the rule apart`);
      }
    }
    const loose = statements.flatMap((s) => /add constraint ([\w"]+) .* not valid/.exec(s)?.[1] ?? []);
    for (const constraint of loose)
      if (statements.some((s) => s.includes(`validate constraint ${constraint}`)))
        say(`validate ${constraint} in a later file: here the lock of "add constraint" still stands`);
  }
  return findings;
};
