import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { unsafeMigrations } from './migration-rules.ts';

const folder = path.join(import.meta.dirname, '../../db/migrations');

describe('migrations are safe on a filled database', () => {
  test('those of the house', () => {
    const migrations = fs.readdirSync(folder).map((name) => ({ name, sql: fs.readFileSync(path.join(folder, name), 'utf8') }));
    expect(migrations.length).toBeGreaterThan(9);
    expect(unsafeMigrations(migrations)).toEqual([]);
  });

  const wrong = (sql: string): string[] => unsafeMigrations([{ name: '2027-01-01-01-x.sql', sql }]);

  test.each([
    ['create index uren_x on uren (datum);', 'stops all writing'],
    ['create unique index if not exists uren_x on public.uren (datum);', 'stops all writing'],
    ['create index concurrently if not exists uren_x on uren (datum);', 'file of its own'],
    ['-- buiten een transactie\ncreate index concurrently uren_x on uren (datum);', 'if not exists'],
    ['-- buiten een transactie\ncreate index concurrently if not exists a on uren (b); select 1;', 'file of its own'],
    ['-- buiten een transactie\nselect 1;', 'only "concurrently"'],
    ["update uren set status = 'x';", 'in batches'],
    ['delete from logboek where id < 5;', 'in batches'],
    ['alter table uren alter column minuten type bigint;', 'another type'],
    ['alter table uren alter minuten set not null;', 'set not null'],
    ['alter table uren add constraint c check (minuten > 0);', 'not valid'],
    ['alter table uren add foreign key (a) references b (c);', 'not valid'],
    ['alter table uren add constraint u unique (a);', 'using index'],
    ['alter table uren add column x timestamptz not null default now();', 'take a constant'],
    ['alter table uren add column x int references y (id);', 'add the rule apart'],
    ['alter table uren add constraint c check (a > 0) not valid; alter table uren validate constraint c;', 'in a later file'],
  ])('finds %s', (sql, what) => expect(wrong(sql).join('\n')).toContain(what));

  test.each([
    'create table nieuw (id int); create index nieuw_id on nieuw (id); insert into nieuw values (1); update nieuw set id = 2;',
    'create index on_small on gebruiker (naam);',
    '-- buiten een transactie\ncreate index concurrently if not exists uren_x on uren (datum);',
    "alter table uren add column x int not null default 0, add column y text not null default '';",
    'alter table uren add constraint c check (a > 0) not valid;',
    'create function f() returns void language sql as $$ update uren set minuten = 1; $$;',
  ])('leaves alone %s', (sql) => expect(wrong(sql)).toEqual([]));
});
