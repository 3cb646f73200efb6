// Writes src/platform/db/schema.ts from a migrated database, and beleid/schema/*.json from the shapes of the policy files:
// `node tooling/generate-schema.ts` (npm run schema).
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

const types: Record<string, string> = {
  int2: 'number',
  int4: 'number',
  int8: 'number',
  float8: 'number',
  text: 'string',
  bool: 'boolean',
  date: 'string',
  daterange: 'string',
  datemultirange: 'string',
  timestamptz: 'Date',
  bytea: 'Buffer',
  jsonb: 'Json',
  uuid: 'string',
  _text: 'string[]',
  _int4: 'number[]',
};

interface ColumnRow {
  table_name: string;
  column_name: string;
  udt_name: string;
  nullable: boolean;
  has_default: boolean;
  is_identity: boolean;
}

export const generateSchema = async (pool: pg.Pool): Promise<string> => {
  const { rows } = await pool.query<ColumnRow>(`
    select table_name, column_name, udt_name, is_nullable = 'YES' as nullable,
           column_default is not null or is_identity = 'YES' as has_default, identity_generation = 'ALWAYS' as is_identity
      from information_schema.columns where table_schema = 'public' order by table_name, ordinal_position`);
  // A check such as `status in ('a','b')` becomes the union 'a' | 'b'.
  const checks = await pool.query<{ naam: string; definitie: string }>(`
    select c.conrelid::regclass::text || '.' || a.attname as naam, pg_get_constraintdef(c.oid) as definitie
      from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
     where c.contype = 'c' and cardinality(c.conkey) = 1 and c.connamespace = 'public'::regnamespace`);
  const unions = new Map<string, string>();
  for (const { naam, definitie } of checks.rows) {
    const words = /^CHECK \(\(\w+ = (?:ANY \(ARRAY\[(.*)\]\)|('[^']*'::text))\)\)$/.exec(definitie);
    const list = words?.[1] ?? words?.[2];
    if (list) unions.set(naam, list.replaceAll('::text', '').split(', ').join(' | '));
  }
  const tables = Map.groupBy(rows, (row) => row.table_name);
  const pascal = (name: string) => name.replace(/(^|_)(.)/g, (_, _u, letter: string) => letter.toUpperCase());
  const lines = [
    "import type { ColumnType, Generated, GeneratedAlways } from 'kysely';",
    '',
    '// Made from the database by `npm run schema`; do not edit.',
    '',
  ];
  lines.push('export type JsonWaarde = null | boolean | number | string | JsonWaarde[] | { [naam: string]: JsonWaarde };');
  lines.push(
    '/** jsonb: parsed when read, given as JSON text when written. */',
    'export type Json = ColumnType<JsonWaarde, string, string>;',
    '',
  );
  for (const [table, columns] of tables) {
    lines.push(`export interface ${pascal(table)}Table {`);
    for (const column of columns) {
      const base = unions.get(`${table}.${column.column_name}`) ?? types[column.udt_name];
      if (!base) throw new Error(`onbekend type ${column.udt_name} in ${table}.${column.column_name}`);
      const json = base === 'Json' && column.has_default ? 'ColumnType<JsonWaarde, string | undefined, string>' : base;
      const nullable = column.nullable ? `${json} | null` : json;
      const wrapped = column.is_identity
        ? `GeneratedAlways<${nullable}>`
        : column.has_default && base !== 'Json'
          ? `Generated<${nullable}>`
          : nullable;
      lines.push(`  ${column.column_name}: ${wrapped};`);
    }
    lines.push('}', '');
  }
  lines.push('export interface DB {', ...[...tables.keys()].map((table) => `  ${table}: ${pascal(table)}Table;`), '}', '');
  return lines.join('\n');
};

if (import.meta.main) {
  const { jsonSchemas } = await import('../src/beleid/schema.ts');
  const schemas = join(import.meta.dirname, '../beleid/schema');
  await mkdir(schemas, { recursive: true });
  for (const [naam, tekst] of Object.entries(jsonSchemas())) await writeFile(join(schemas, naam), tekst);
  const { migrate } = await import('../src/platform/db/migrate.ts');
  const { openEmbeddedPostgres } = await import('../src/platform/embedded-postgres/index.ts');
  const folder = await mkdtemp(join(tmpdir(), 'werktmee-schema-'));
  const cluster = await openEmbeddedPostgres({ dataDir: folder });
  const pool = new pg.Pool({ host: cluster.host, user: cluster.user, database: 'postgres', max: 2 });
  try {
    await migrate(pool);
    await writeFile(join(import.meta.dirname, '../src/platform/db/schema.ts'), await generateSchema(pool));
  } finally {
    await pool.end();
    await cluster.close();
    await rm(folder, { recursive: true, force: true });
  }
}
