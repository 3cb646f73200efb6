/**
 * Fills a migrated, otherwise empty database with an invented municipality and its neighbours: by default 100,000 residents, 150,000
 * toewijzingen and about 2,000,000 rows of hours. The same seed gives the same people and facts. Columns are named and are those of
 * the tenth migration, so that newer migrations can be tried on a filled database; only where a database has the route, its steps are there too.
 *
 *   node bench/generate.ts <data folder, or postgres://…> [inwoners toewijzingen uren seed]
 */
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { storeBeleid } from '../src/beleid/index.ts';
import { zoeknaam } from '../src/inwoner/rules.ts';
import { migrate } from '../src/platform/db/migrate.ts';
import { createOwnerPool } from '../src/platform/db/pool.ts';
import { openEmbeddedPostgres } from '../src/platform/embedded-postgres/index.ts';
import { type BsnKluis, createBsnKluis, demoKeys, generateKeys } from '../src/platform/keys.ts';
import { chain, toetsUitkomsten } from './chain.ts';
import { makeOrganisation, type Organisation } from './organisation.ts';
import { inventedBsns, inventedName, PLAATSEN, pick, randomOf, STRATEN } from './people.ts';
import { route } from './route.ts';

export interface Omvang {
  inwoners: number;
  toewijzingen: number;
  /** About so many rows: each row that could be is there with the same chance. */
  uren: number;
  seed: number;
  /** Encrypts the BSNs; with keys of nobody unless given. */
  bsn?: BsnKluis;
  /** The day on which the story stands; 2026-11-22 unless given. */
  vandaag?: string;
}

export const GROOT: Omvang = { inwoners: 100_000, toewijzingen: 150_000, uren: 2_000_000, seed: 1 };

/** Gives how many rows each table got. Throws when there are residents already. */
export const generate = async (owner: pg.Pool, o: Omvang): Promise<Record<string, number>> => {
  const vandaag = o.vandaag ?? '2026-11-22';
  const beleid = await storeBeleid(owner);
  const client = await owner.connect();
  try {
    const known = await client.query('select from inwoner limit 1');
    if (known.rowCount) throw new Error('deze database heeft al inwoners');
    await client.query('begin');
    await client.query(
      "set local synchronous_commit = off; set local work_mem = '192MB'; set local maintenance_work_mem = '512MB'",
    );
    await withoutChecks(client);
    const organisation = await makeOrganisation(client, beleid, { inwoners: o.inwoners, vandaag, seed: o.seed });
    await makeInwoners(client, organisation, { ...o, vandaag });
    const { regeling } = beleid.regelingMetId(organisation.regelingId);
    await client.query('create temp table bench_uitkomst (trede int, uitkomst jsonb) on commit drop');
    for (const [trede, uitkomst] of toetsUitkomsten(regeling, beleid.landelijk, vandaag))
      await client.query('insert into bench_uitkomst values ($1, $2)', [trede, JSON.stringify(uitkomst)]);
    for (const statement of chain({ ...o, vandaag, organisation, regeling })) await client.query(statement);
    if (await hasTable(client, 'trajectstap')) for (const statement of route(vandaag)) await client.query(statement);
    await noteAll(client);
    await nextNumbers(client);
    await client.query('commit');
    await client.query('vacuum (analyze)');
    return await count(client);
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release(true);
  }
};

/**
 * Foreign keys and the triggers that guard a settlement hold for people who work with the product, not for a past that is put in
 * whole; a test fills a small database and holds the keys against it. Only a superuser may leave out foreign keys.
 */
const withoutChecks = async (client: pg.PoolClient): Promise<void> => {
  await client.query('savepoint vrij');
  try {
    await client.query('set local session_replication_role = replica');
  } catch {
    await client.query('rollback to vrij');
    for (const table of ['declaratie', 'declaratieregel', 'maand'])
      await client.query(`alter table ${table} disable trigger user`);
  }
};

/** What triggers keep beside the facts, where the database has it already: the trede of now, and a note that the steps must be derived. */
const noteAll = async (client: pg.PoolClient): Promise<void> => {
  if (!(await hasTable(client, 'werkvoorraad_wijziging'))) return;
  await client.query(
    `insert into inwoner_trede (gemeente_id, inwoner_id, consulent_id, trede, peildatum, vastgelegd_op)
       select distinct on (gemeente_id, inwoner_id) gemeente_id, inwoner_id, consulent_id, trede, peildatum, vastgelegd_op
         from ladderbepaling order by gemeente_id, inwoner_id, peildatum desc, vastgelegd_op desc`,
  );
  await client.query(
    'insert into werkvoorraad_wijziging (gemeente_id, inwoner_id, consulent_id) select gemeente_id, id, consulent_id from inwoner',
  );
};

const hasTable = async (client: pg.PoolClient, name: string): Promise<boolean> =>
  (await client.query<{ is: boolean }>('select to_regclass($1) is not null as is', [name])).rows[0]?.is ?? false;

const STATUSSEN = [
  { status: 'aangemeld', deel: 0.06, van: 0, dagen: 30 },
  { status: 'in-onderzoek', deel: 0.18, van: 8, dagen: 60 },
  { status: 'in-traject', deel: 0.88, van: 200, dagen: 1000 },
  { status: 'afgerond', deel: 1, van: 500, dagen: 1000 },
];
const BLOK = 1000;

/** Residents in the order of their number, of every consulent and municipality through each other, as they came in over the years. */
const makeInwoners = async (
  client: pg.PoolClient,
  organisation: Organisation,
  o: Omvang & { vandaag: string },
): Promise<void> => {
  const random = randomOf(o.seed + 1);
  const bsn = o.bsn ?? createBsnKluis(generateKeys());
  const van: { id: number; gemeenteId: number }[] = organisation.consulenten.flatMap(({ id, gemeenteId, aantal }) =>
    Array.from({ length: aantal }, () => ({ id, gemeenteId })),
  );
  // Fisher and Yates: who has which resident has nothing to do with the number of the resident.
  for (let i = van.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const [a, b] = [van[i], van[j]];
    if (a && b) [van[i], van[j]] = [b, a];
  }
  const vandaag = new Date(`${o.vandaag}T00:00:00Z`).getTime();
  const dag = (geleden: number): string => new Date(vandaag - geleden * 86_400_000).toISOString().slice(0, 10);
  const inwoners: string[] = [];
  const personen: string[] = [];
  const bsns = inventedBsns();
  for (const [i, { id: consulentId, gemeenteId }] of van.entries()) {
    const id = i + 1;
    const kans = random();
    const stand = STATUSSEN[consulentId === 0 ? 0 : STATUSSEN.findIndex(({ deel }) => kans < deel)] ?? STATUSSEN[0];
    if (!stand) continue;
    const op = dag(stand.van + Math.floor(random() * stand.dagen));
    const lezen = pick(['onbekend', 'goed', 'goed', 'met-hulp', 'voorlezen'], random());
    const contact = pick(['bellen', 'bellen', 'appen', 'mailen', 'brief', 'via-begeleider'], random());
    const taal = random() < 0.85 ? 'Nederlands' : pick(['Arabisch', 'Turks', 'Tigrinya', 'Pools', 'Engels'], random());
    const herkomst = random() < 0.8 ? 'aanmelding' : 'levering';
    inwoners.push(
      row(gemeenteId, id, `${op.slice(0, 4)}-${1000 + id}`, consulentId, stand.status, lezen, taal, contact, '', herkomst, op),
    );
    const naam = inventedName(random);
    const nummer = bsns.next().value;
    personen.push(
      row(
        gemeenteId,
        id,
        consulentId,
        `\\\\x${bsn.versleutel(nummer).toString('hex')}`,
        `\\\\x${bsn.hash(nummer).toString('hex')}`,
        nummer.slice(-3),
        naam.voornaam,
        naam.voorvoegsel,
        naam.achternaam,
        zoeknaam(naam),
        dag(365 * 18 + Math.floor(random() * 365 * 48)),
        pick(STRATEN, random()),
        1 + Math.floor(random() * 200),
        `73${10 + Math.floor(random() * 60)} ${pick(['AA', 'AB', 'BK', 'CD', 'EH', 'GZ', 'KL', 'PX'], random())}`,
        pick(PLAATSEN, random()),
        `06${String(10_000_000 + Math.floor(random() * 80_000_000))}`,
        random() < 0.5 ? `inwoner${id}@voorbeeld.example` : '',
      ),
    );
  }
  await copy(
    client,
    'inwoner (gemeente_id, id, dossiernummer, consulent_id, status, lezen, taal, contact, contact_toelichting, herkomst, aangemaakt_op)',
    inwoners,
  );
  await copy(
    client,
    `inwoner_persoon (gemeente_id, inwoner_id, consulent_id, bsn_versleuteld, bsn_hash, bsn_einde, voornaam, voorvoegsel, achternaam,
       zoeknaam, geboortedatum, straat, huisnummer, postcode, woonplaats, telefoon, email)`,
    personen,
  );
};

const row = (...values: (string | number)[]): string => `${values.join('\t')}\n`;

const copy = async (client: pg.PoolClient, into: string, rows: string[]): Promise<void> => {
  const blocks = Array.from({ length: Math.ceil(rows.length / BLOK) }, (_, i) => rows.slice(i * BLOK, (i + 1) * BLOK).join(''));
  await pipeline(Readable.from(blocks), client.query(copyFrom(`copy ${into} from stdin`)));
};

/** The counters go on behind what was given out. */
const nextNumbers = async (client: pg.PoolClient): Promise<void> => {
  await client.query(`do $$
    declare t record; n bigint;
    begin
      for t in select c.table_name as tabel, c.column_name as kolom from information_schema.columns c join information_schema.tables b using (table_schema, table_name)
                where c.table_schema = 'public' and c.is_identity = 'YES' and b.table_type = 'BASE TABLE' loop
        execute format('select max(%I) from %I', t.kolom, t.tabel) into n;
        if n > 0 then perform setval(pg_get_serial_sequence(t.tabel, t.kolom), n); end if;
      end loop;
      perform setval('dossiernummer_reeks', (select 1000 + max(id) from inwoner)),
              setval('beschikkingnummer_reeks', (select coalesce(max(beschikkingnummer), 200001) from besluit)),
              setval('toewijzingnummer_reeks', (select max(nummer) from toewijzing));
    end $$`);
};

const TELLEN =
  `inwoner toewijzing uren ladderbepaling besluit voortgang resultaat instemming declaratie declaratieregel logboek gebruiker
  aanbieder contractproduct`.split(/\s+/);
const count = async (client: pg.PoolClient): Promise<Record<string, number>> => {
  const { rows } = await client.query<{ tabel: string; n: number }>(
    TELLEN.map((tabel) => `select '${tabel}' as tabel, count(*) as n from ${tabel}`).join(' union all '),
  );
  return Object.fromEntries(rows.map(({ tabel, n }) => [tabel, n]));
};

/** The database behind a folder of the embedded PostgreSQL or behind an address, migrated and filled. */
export const generateAt = async (where: string, o: Omvang = GROOT): Promise<Record<string, number>> => {
  const isUrl = /^postgres(ql)?:/.test(where);
  const dataDir = resolve(isUrl ? '.data' : where);
  const embedded = isUrl ? undefined : await openEmbeddedPostgres({ dataDir });
  const owner = createOwnerPool(embedded ?? { connectionString: where });
  try {
    await migrate(owner);
    return await generate(owner, { ...o, bsn: createBsnKluis(await demoKeys(join(dataDir, 'sleutels.json'))) });
  } finally {
    await owner.end();
    await embedded?.close();
  }
};

if (import.meta.main) {
  const [where, ...sizes] = process.argv.slice(2);
  if (where === undefined) throw new Error('noem een map of een adres van een database');
  const [inwoners = GROOT.inwoners, toewijzingen = GROOT.toewijzingen, uren = GROOT.uren, seed = GROOT.seed] = sizes.map(Number);
  const begin = performance.now();
  const counts = await generateAt(where, { inwoners, toewijzingen, uren, seed });
  process.stdout.write(`${JSON.stringify({ seconden: Math.round((performance.now() - begin) / 1000), ...counts }, null, 1)}\n`);
}
