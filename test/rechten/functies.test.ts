/**
 * The second wall with a crowbar: functions that run with the rights of the owner called with the numbers of others, rows of one's own
 * that hang on rows of another, settings with SQL in them, another role. Made from what stands in the database: a new function or
 * table is tried by itself, and one that cannot be tried fails until it is said here how.
 */
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hashToken } from '../../src/platform/auth/token.ts';
import { type Rol, rollen } from '../../src/platform/db/reader.ts';
import type { Bezoeker } from '../house.ts';
import { tabellen } from './tables.ts';
import { type Kant, openWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => world?.h.close());

/** As somebody with a session, in a transaction that is always undone. */
const als = async <T>(wie: Bezoeker, fn: (client: pg.PoolClient) => Promise<T>): Promise<T> => {
  const client = await world.h.pool.connect();
  try {
    await client.query('begin');
    await client.query('select * from app.start($1, $2)', [hashToken(wie.token), rollen]);
    return await fn(client);
  } finally {
    await client.query('rollback');
    client.release();
  }
};

/** Tries a statement and undoes it; gives the rows as text, or the code of the error. */
const probeer = async (client: pg.PoolClient, sql: string, waarden: unknown[] = []): Promise<string> => {
  await client.query('savepoint poging');
  try {
    const { rows, rowCount } = await client.query(sql, waarden);
    return `${rowCount} ${JSON.stringify(rows)}`;
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  } finally {
    await client.query('rollback to poging');
  }
};

interface Functie {
  naam: string;
  namen: string[];
  soorten: string[];
  /** Roles of the product that may call it. */
  wie: string[];
  instellingen: string[];
  tabel: boolean;
}

const functies = async (): Promise<Functie[]> => {
  const { rows } = await world.h.owner.query<Functie>(
    `select n.nspname || '.' || p.proname as naam, coalesce(p.proargnames[1:p.pronargs], '{}') as namen, p.proretset as tabel,
            coalesce((select array_agg(format_type(t, null) order by nr) from unnest(p.proargtypes) with ordinality a(t, nr)), '{}') as soorten,
            coalesce((select array_agg(r.rolname::text order by 1) from pg_roles r where r.rolname like 'wm\\_%' and has_function_privilege(r.oid, p.oid, 'EXECUTE')), '{}') as wie,
            coalesce(p.proconfig, '{}') as instellingen
       from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where p.prosecdef and n.nspname not in ('pg_catalog', 'information_schema') order by 1`,
  );
  return rows;
};

describe('een functie met de rechten van de eigenaar', () => {
  test('zoekt haar tabellen niet waar een ander ze kan neerzetten', async () => {
    const alle = await functies();
    expect(alle.length).toBeGreaterThan(10);
    const mis = alle.filter(({ instellingen }) => {
      const pad = instellingen.find((een) => een.startsWith('search_path='))?.slice(12);
      // pg_temp is looked in first unless it is named: at the end.
      return pad === undefined || !/(^|, ?)pg_temp$/.test(pad.replaceAll('"', '')) || /\$user/.test(pad);
    });
    expect(mis.map((een) => een.naam)).toEqual([]);
  });

  /** What a parameter names: the side of the world that it is filled from. Others are text, days and numbers that name nothing. */
  const NOEMT: Record<string, keyof Kant> = {
    p_gebruiker: 'gebruiker',
    p_gebruikers: 'gebruiker',
    p_medewerker: 'gebruiker',
    p_vervanger: 'gebruiker',
    p_van: 'gebruiker',
    p_naar: 'gebruiker',
    p_inwoner: 'inwoner',
    p_inwoners: 'inwoner',
    p_aanbieder: 'aanbieder',
    p_organisatie: 'aanbieder',
    p_toewijzing: 'toewijzing',
    p_toewijzingen: 'toewijzing',
    p_plek: 'toewijzing',
    p_gemeente: 'gemeenteId',
    p_uitnodiging: 'uitnodiging',
    p_besluit: 'besluit',
    p_omzetting: 'omzetting',
    p_document: 'document',
    p_declaratie: 'declaratie',
    p_levering: 'levering',
    p_melding: 'melding',
    p_een: 'inwoner',
    p_ander: 'inwoner',
    p_blijft: 'inwoner',
    p_weg: 'inwoner',
    p_behalve: 'inwoner',
  };
  /** Values for what names nothing of anybody; `p_id` is what the function itself looks up in the own municipality. */
  const VAST: Record<string, unknown> = {
    p_id: 999_999_999,
    p_aantal: 10,
    p_dagen: 10,
    p_naam: 'levering',
    p_namen: ['levering'],
    p_standen: ['failed', 'created'],
    p_zoeknaam: 'derde yara',
    p_voornaam: 'yara',
    p_datum: '1990-05-01',
    p_postcode: '7311 AB',
    p_huisnummer: '12',
    p_overnemen: ['naam'],
    p_proef: false,
    p_geboortedatum: '1990-05-01',
    p_vandaag: '2026-11-22',
    p_dag: '2026-11-22',
    p_herkomst: 'web',
    p_bsn_hash: null,
    p_sleutel: 'uitnodiging-dagen',
    p: null,
    p_onderwerp: 'Over je melding',
    p_mail: null,
    p_inhoud: '{}',
    p_kenmerk: 'M-2222-2222',
    p_grond: 'bekende-persoon',
    p_toelichting: 'Stond aan de balie.',
    p_tot: '2027-01-01',
    p_reden: 'termijn',
    p_dossiernummer: '2026-1',
    p_traject: 999_999_999,
    p_overdracht: 999_999_999,
    p_functie: 'trajectbegeleider',
    p_regeling: 1,
  };

  /** What may be known of another, or differs each time. */
  const ANDERS: Record<string, string> = {
    'app.instelling': 'a number of days or hours, asked before it is known who logs in: it says nothing of anybody',
    'app.ontvang_melding': 'an aanbieder reports in each municipality that it has a contract with; without one it is refused',
    'app.trajectstand': 'an aanbieder that works for both municipalities reads the route of its own toewijzing in each',
    'app.eigen_weigering': 'an aanbieder that works for both municipalities reads its own words of its own toewijzing in each',
    'app.nieuw_toewijzingnummer': 'takes no parameter and gives the next number each time',
  };

  test('geeft met het nummer van een ander wat zij geeft met een nummer dat niet bestaat', async () => {
    const mis: string[] = [];
    let geprobeerd = 0;
    for (const f of await functies()) {
      for (const [nr, naam] of f.namen.entries()) {
        if (NOEMT[naam] === undefined && !(naam in VAST) && f.wie.some((rol) => rol !== 'wm_app' && rol !== 'wm_levering'))
          mis.push(`${f.naam}(${naam} ${f.soorten[nr]}): zeg in functies.test.ts wat deze parameter is`);
      }
      const { anders, elders } = world.kant;
      for (const rol of f.wie.map((een) => een.slice(3)).filter((een): een is Rol => rollen.includes(een as Rol))) {
        await als(world.wie[rol], async (client) => {
          const vul = (van: (kolom: keyof Kant) => number): unknown[] =>
            f.namen.map((naam, i) => {
              const kolom = NOEMT[naam];
              if (kolom === undefined) return VAST[naam] ?? null;
              // p_van is who, and in another function the first day.
              if (f.soorten[i] === 'date') return '2026-11-22';
              return f.soorten[i]?.endsWith('[]') ? [van(kolom)] : van(kolom);
            });
          const roep = (waarden: unknown[]): Promise<string> => {
            const plaatsen = f.soorten.map((soort, i) => `$${i + 1}::${soort}`).join(', ');
            return probeer(client, `select * from ${f.naam}(${plaatsen})`, waarden);
          };
          const niets = await roep(vul(() => 999_999_999));
          for (const kant of [anders, elders]) {
            geprobeerd++;
            // An aanbieder of the other side may be one of ours as well: the own ids are what is named.
            const ids = vul((kolom) => (kolom === 'aanbieder' ? anders.aanbieder : kant[kolom]));
            const uit = await roep(ids);
            if (uit !== niets && !(f.naam in ANDERS))
              mis.push(`${rol} ${f.naam}(${ids.join(', ')}): ${uit.slice(0, 200)}, bij niets: ${niets.slice(0, 200)}`);
          }
        });
      }
    }
    expect(mis).toEqual([]);
    expect(geprobeerd).toBeGreaterThan(20);
  });

  test('verandert niets van een ander, wat haar ook wordt gegeven', async () => {
    const { kant } = world;
    const B = kant.anders.gemeenteId;
    const namen = Object.keys(tabellen).filter((naam) => !['sessie', 'idempotentie', 'logboek'].includes(naam));
    const { rows } = await world.h.owner.query<{ naam: string }>(
      "select table_name as naam from information_schema.columns where table_schema = 'public' and column_name = 'gemeente_id'",
    );
    const metGemeente = namen.filter((naam) => rows.some((row) => row.naam === naam));
    const som = async (client: pg.PoolClient): Promise<string> => {
      await client.query('reset role');
      await client.query(`set local role "${eigenaar}"`);
      const uit = await client.query(
        metGemeente
          .map(
            (naam) =>
              `select '${naam}' as t, md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as m from ${naam} t where gemeente_id = ${B}`,
          )
          .join(' union all '),
      );
      return JSON.stringify(uit.rows);
    };
    const eigenaar = (await world.h.owner.query<{ wie: string }>('select current_user::text as wie')).rows[0]?.wie ?? '';
    const mis: string[] = [];
    for (const f of await functies()) {
      for (const rol of f.wie.map((een) => een.slice(3)).filter((een): een is Rol => rollen.includes(een as Rol))) {
        // The owner looks from a connection of its own: what is not committed is not there, so the calls are committed and undone after.
        const client = await world.h.owner.connect();
        try {
          await client.query('begin');
          const voor = await som(client);
          await client.query('reset role');
          await client.query('select * from app.start($1, $2)', [hashToken(world.wie[rol].token), rollen]);
          await client.query('savepoint na');
          const waarden = f.namen.map((naam, i) => {
            const kolom = NOEMT[naam];
            if (kolom === undefined) return VAST[naam] ?? null;
            return f.soorten[i]?.endsWith('[]') ? [kant.anders[kolom]] : kant.anders[kolom];
          });
          await client
            .query(`select * from ${f.naam}(${f.soorten.map((soort, i) => `$${i + 1}::${soort}`).join(', ')})`, waarden)
            .catch(() => client.query('rollback to na'));
          if ((await som(client)) !== voor) mis.push(`${rol} ${f.naam}`);
        } finally {
          await client.query('rollback');
          client.release();
        }
      }
    }
    expect(mis).toEqual([]);
  });
});

describe('een rij van jezelf die aan een rij van een ander hangt', () => {
  interface Sleutel {
    tabel: string;
    naar: string;
    kolommen: string[];
    doel: string[];
  }
  /** Where it can be made, and why that does no harm: the number of the other shows nothing, since reading stops at the policy. */
  const MAG: Record<string, string> = {
    'beheer: teamlid (gebruiker_id) → gebruiker':
      'the page takes employees of the own municipality only; the name of another is not readable',
    'beheer: medewerkerafwezigheid (gebruiker_id) → gebruiker': 'the same',
    'beheer: vertrek (gebruiker_id) → gebruiker': 'the same; the job that switches accounts off looks at the municipality itself',
    'beheer: rechtencontroleregel (gebruiker_id) → gebruiker': 'the same',
    'aanbieder: planantwoord (gemeente_id, plan_id, inwoner_id, consulent_id) → plan':
      'an aanbieder reads no version of a plan; the policy asks for what was put before it (planpartij)',
  };

  test('wordt geweigerd', async () => {
    const { rows: sleutels } = await world.h.owner.query<Sleutel>(
      `select c.conrelid::regclass::text as tabel, c.confrelid::regclass::text as naar,
              (select array_agg(a.attname::text order by x.nr) from unnest(c.conkey) with ordinality x(n, nr) join pg_attribute a on a.attrelid = c.conrelid and a.attnum = x.n) as kolommen,
              (select array_agg(a.attname::text order by x.nr) from unnest(c.confkey) with ordinality x(n, nr) join pg_attribute a on a.attrelid = c.confrelid and a.attnum = x.n) as doel
         from pg_constraint c where c.contype = 'f' and c.connamespace = 'public'::regnamespace`,
    );
    const mis: string[] = [];
    let geprobeerd = 0;
    for (const rol of rollen) {
      const cellen = Object.entries(tabellen).filter(([, tabel]) => tabel.rechten[rol]?.split(' ')[0]?.includes('m'));
      for (const [tabel] of cellen) {
        for (const sleutel of sleutels.filter((een) => een.tabel === tabel)) {
          // What everybody may name: the municipality itself, an organisation, a version of the policy.
          if (['gemeente', 'aanbieder', 'regeling'].includes(sleutel.naar)) continue;
          await als(world.wie[rol], async (client) => {
            const eigen = (await client.query<Record<string, unknown>>(`select * from ${tabel} limit 1`).catch(() => undefined))
              ?.rows[0];
            if (!eigen) return;
            const zichtbaar = await probeer(client, `select ${sleutel.doel.join(', ')} from ${sleutel.naar} limit 200`);
            const { rows: alle } = await world.h.owner.query<Record<string, unknown>>(`select * from ${sleutel.naar}`);
            const gezien = new Set(
              /^\d+ \[/.test(zichtbaar)
                ? (JSON.parse(zichtbaar.slice(zichtbaar.indexOf(' ') + 1)) as Record<string, unknown>[]).map((rij) =>
                    JSON.stringify(rij),
                  )
                : [],
            );
            const vreemd = alle.find(
              (rij) => !gezien.has(JSON.stringify(Object.fromEntries(sleutel.doel.map((kolom) => [kolom, rij[kolom]])))),
            );
            if (!vreemd) return;
            const { rows: kolommen } = await world.h.owner.query<{ naam: string }>(
              "select attname::text as naam from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attidentity = '' and attgenerated = ''",
              [tabel],
            );
            const mag = kolommen.map(({ naam }) => naam).filter((naam) => naam in eigen);
            const waarden = mag.map((naam) => {
              const i = sleutel.kolommen.indexOf(naam);
              // The municipality stays one's own: that it cannot be another's is tried elsewhere.
              if (i >= 0 && naam !== 'gemeente_id') return vreemd[sleutel.doel[i] ?? ''];
              const waarde = eigen[naam];
              return waarde !== null && typeof waarde === 'object' && !(waarde instanceof Date) && !Buffer.isBuffer(waarde)
                ? JSON.stringify(waarde)
                : waarde;
            });
            geprobeerd++;
            const uit = await probeer(
              client,
              `insert into ${tabel} (${mag.map((naam) => `"${naam}"`).join(', ')}) values (${mag.map((_, i) => `$${i + 1}`).join(', ')})`,
              waarden,
            );
            if (/^\d+ /.test(uit)) mis.push(`${rol}: ${tabel} (${sleutel.kolommen.join(', ')}) → ${sleutel.naar}`);
          });
        }
      }
    }
    expect(geprobeerd).toBeGreaterThan(15);
    expect(mis.filter((een) => !(een in MAG))).toEqual([]);
  });
});

describe('wat iemand in SQL zou krijgen', () => {
  test.each(['1; drop table inwoner', '1 or 1=1', "1'; --", '2)', ''])(
    'een instelling met %j erin is geen nummer',
    async (waarde) => {
      await als(world.wie.consulent, async (client) => {
        await client.query("select set_config('app.gemeente', $1, true), set_config('app.gebruiker', $1, true)", [waarde]);
        const uit = await probeer(client, 'select * from inwoner');
        expect(uit).toBe(waarde === '' ? '0 []' : '22P02');
      });
    },
  );

  test('een tweede opdracht achter de eerste komt er niet door', async () => {
    await als(world.wie.consulent, async (client) => {
      expect(await probeer(client, 'select $1::int; select * from gebruiker', [1])).toBe('42601');
      expect(await probeer(client, 'select $1::int; reset role', [1])).toBe('42601');
    });
  });

  test.each([
    "copy (select 1) to program 'id'",
    "copy (select 1) to '/var/lib/lek'",
    "copy gebruiker from '/etc/passwd'",
    "select pg_read_file('/etc/passwd')",
    "select pg_ls_dir('/')",
    "select lo_import('/etc/passwd')",
    'create extension dblink',
    'create language plpython3u',
    'create schema lek',
    'create table public.lek (i int)',
    'create table app.lek (i int)',
    "create function app.lek() returns int language sql as 'select 1'",
    'alter role wm_app superuser',
    'grant wm_beheer to wm_consulent',
    'alter table inwoner disable row level security',
    'alter table inwoner owner to wm_consulent',
    'truncate inwoner',
    'select * from pg_authid',
    'select * from pgboss.job',
    'set session_replication_role = replica',
    'set row_security = off; select * from inwoner_persoon',
    'select pg_reload_conf()',
    'lock table gebruiker in access exclusive mode',
  ])('%s is niet aan een rol van het product', async (sql) => {
    for (const rol of rollen) {
      await als(world.wie[rol], async (client) => {
        const uit = await probeer(client, sql);
        // 42501 no right; 0A000 and 58P01 are what this server does not have; 3F000 and 42P01 where the queue was never opened.
        expect(['42501', '0A000', '58P01', '3F000', '42P01'], `${rol}: ${sql}: ${uit}`).toContain(uit);
      });
    }
  });

  test('wie uit zijn rol stapt is het programma zelf, en dat mag niets', async () => {
    for (const rol of rollen) {
      await als(world.wie[rol], async (client) => {
        await client.query('reset role');
        for (const naam of Object.keys(tabellen))
          expect(await probeer(client, `select * from ${naam}`), `${rol} ${naam}`).toBe('42501');
      });
    }
  });
});
