/** The second wall, tried: what each database role may do with each table and column, and with whose rows. */
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hashToken } from '../../src/platform/auth/token.ts';
import { type Rol, rollen } from '../../src/platform/db/reader.ts';
import { EIGENAAR_FUNCTIES } from './eigenaar-functies.ts';
import {
  type DatabaseRol,
  databaseRollen,
  nooit,
  type Tabel,
  tabellen,
  voorwaarden,
  type Wie,
  type Wiens,
  zonderRegels,
} from './tables.ts';
import { openWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => world?.h.close());

const HANDELING = { l: 'SELECT', m: 'INSERT', w: 'UPDATE', v: 'DELETE' } as const;
const RECHTEN = ['l', 'm', 'w', 'v'] as const;
type Recht = (typeof RECHTEN)[number];

const celVan = (tabel: Tabel, rol: DatabaseRol): { rechten: string; wiens: Wiens | undefined } => {
  const [rechten = '', wiens] = (tabel.rechten[rol] ?? '').split(' ');
  return { rechten, wiens: wiens as Wiens | undefined };
};

const codeVan = async (belofte: Promise<unknown>): Promise<string> => {
  try {
    await belofte;
    return 'gelukt';
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
};

/** Runs in a transaction that is always undone. */
const teruggedraaid = async <T>(pool: pg.Pool, fn: (client: pg.PoolClient) => Promise<T>): Promise<T> => {
  const client = await pool.connect();
  try {
    await client.query('begin');
    return await fn(client);
  } finally {
    await client.query('rollback');
    client.release();
  }
};

/** Tries a statement without losing the transaction. */
const probeer = async (client: pg.PoolClient, sql: string, waarden: unknown[] = []): Promise<pg.QueryResult | string> => {
  await client.query('savepoint poging');
  try {
    const result = await client.query(sql, waarden);
    await client.query('rollback to poging');
    return result;
  } catch (error) {
    await client.query('rollback to poging');
    return (error as { code?: string }).code ?? String(error);
  }
};

const spelers = (): { naam: string; rol: DatabaseRol; token?: string; wie: Wie }[] => {
  const { kant, wie, ander, elders } = world;
  const A = kant.eigen.gemeenteId;
  const B = kant.anders.gemeenteId;
  const van = (
    rol: Rol,
    b: { gebruikerId: number; token: string },
    gemeente: number,
    k: { aanbieder: number; inwoner: number },
  ) => ({
    naam: `${rol} ${b.gebruikerId}`,
    rol,
    token: b.token,
    wie: {
      gebruiker: b.gebruikerId,
      gemeente: rol === 'aanbieder' ? null : gemeente,
      aanbieder:
        rol === 'aanbieder' ? k.aanbieder : rol === 'orientatie' ? world.centrum[gemeente === A ? 'eigen' : 'elders'] : null,
      inwoner: rol === 'inwoner' ? k.inwoner : null,
    },
  });
  return [
    ...rollen.map((rol) => van(rol, wie[rol], A, kant.eigen)),
    ...rollen.map((rol) => van(rol, elders[rol], B, kant.anders)),
    van('consulent', ander.consulent, A, kant.collega),
    van('aanbieder', ander.aanbieder, A, kant.collega),
    van('inwoner', ander.inwoner, A, kant.collega),
    { naam: 'levering', rol: 'levering', wie: { gebruiker: 0, gemeente: A, aanbieder: null, inwoner: null } },
  ];
};

const begin = (client: pg.PoolClient, s: { token?: string; wie: Wie }): Promise<unknown> =>
  s.token
    ? client.query('select * from app.start($1, $2)', [hashToken(s.token), rollen])
    : client.query('select app.start_levering($1, $2)', [s.wie.gemeente, s.wie.gebruiker]);

describe('wat in de database staat is wat hier staat', () => {
  test('elke tabel heeft een categorie, en regels per rij', async () => {
    const rows = await world.h.owner.query<{ naam: string; regels: boolean }>(
      "select c.relname as naam, c.relrowsecurity as regels from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r','p','v','m','f') order by 1",
    );
    const nieuw = rows.rows.filter((row) => !(row.naam in tabellen)).map((row) => row.naam);
    expect(nieuw, 'zet deze tabel in test/rechten/tables.ts: welke categorie is het, en wie mag wat met wiens rijen?').toEqual(
      [],
    );
    expect(Object.keys(tabellen).filter((naam) => !rows.rows.some((row) => row.naam === naam))).toEqual([]);
    expect(rows.rows.filter((row) => !row.regels).map((row) => row.naam)).toEqual([...zonderRegels].sort());
  });

  test.each(databaseRollen)('rechten en kolommen van wm_%s', async (rol) => {
    const { rows } = await world.h.owner.query<{ tabel: string; recht: Recht; kolommen: string[]; alle: boolean }>(
      `select c.relname as tabel, r.recht, array_agg(a.attname::text order by a.attnum) filter (where mag.ja) as kolommen, bool_and(mag.ja) as alle
         from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
         cross join (values ('l','SELECT'),('m','INSERT'),('w','UPDATE'),('v','DELETE')) r(recht, naam)
         cross join lateral (select case when r.naam = 'DELETE' then has_table_privilege($1, c.oid, 'DELETE')
                                         else has_column_privilege($1, c.oid, a.attnum, r.naam) end as ja) mag
        where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
        group by 1, 2 having bool_or(mag.ja)`,
      [`wm_${rol}`],
    );
    const staat: Record<string, string> = {};
    for (const row of rows) staat[`${row.tabel} ${row.recht}`] = row.alle ? 'alle kolommen' : [...row.kolommen].sort().join(' ');
    const hoort: Record<string, string> = {};
    for (const [naam, tabel] of Object.entries(tabellen)) {
      for (const recht of celVan(tabel, rol).rechten as Iterable<Recht>) {
        const kolommen = tabel.kolommen?.[rol]?.[recht];
        hoort[`${naam} ${recht}`] = kolommen ? kolommen.split(' ').sort().join(' ') : 'alle kolommen';
      }
    }
    expect(staat).toEqual(hoort);
  });

  test.each(nooit)('$categorie: nooit leesbaar voor $rollen', async ({ kolommen, rollen: voor }) => {
    const te: string[] = [];
    for (const kolom of kolommen) {
      const [tabel = '', naam = ''] = kolom.split('.');
      for (const rol of voor) {
        // What the aanbieder may know of a resident is said column by column.
        if (naam === '*' && tabellen[tabel]?.kolommen?.[rol]?.l) continue;
        const { rows } = await world.h.owner.query<{ mag: boolean }>(
          naam === '*'
            ? 'select has_any_column_privilege($1, $2::text, $3) as mag'
            : 'select has_column_privilege($1, $2::text, $4::text, $3) as mag',
          naam === '*' ? [`wm_${rol}`, tabel, 'SELECT'] : [`wm_${rol}`, tabel, 'SELECT', naam],
        );
        if (rows[0]?.mag) te.push(`${rol} ${kolom}`);
      }
    }
    expect(te).toEqual([]);
  });

  test('functies met de rechten van de eigenaar: alleen voor wie hier staat', async () => {
    const { rows } = await world.h.owner.query<{ naam: string; wie: string[] | null }>(
      `select p.proname as naam, array_agg(r.rolname::text order by r.rolname) filter (where has_function_privilege(r.oid, p.oid, 'EXECUTE')) as wie
         from pg_proc p cross join pg_roles r
        where p.pronamespace = 'app'::regnamespace and p.prosecdef and p.prorettype <> 'trigger'::regtype and r.rolname like 'wm\\_%'
          -- a consulent who sees more today, and may do what each consulent may
          and r.rolname <> 'wm_vervanger'
        group by p.oid, 1 order by 1`,
    );
    expect(Object.fromEntries(rows.map((row) => [row.naam, row.wie ?? []]))).toEqual(EIGENAAR_FUNCTIES);
  });

  test('geen rol is eigenaar, gaat langs de regels of mag tabellen maken', async () => {
    const { rows } = await world.h.owner.query(
      `select rolname from pg_roles r where rolname like 'wm\\_%' and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolinherit and rolname = 'wm_app'
          or has_schema_privilege(r.oid, 'public', 'CREATE') or has_schema_privilege(r.oid, 'app', 'CREATE')
          or exists (select from pg_class c where c.relowner = r.oid))`,
    );
    expect(rows).toEqual([]);
    const { rows: login } = await world.h.owner.query("select rolname from pg_roles where rolname like 'wm\\_%' and rolcanlogin");
    expect(login).toEqual([{ rolname: 'wm_app' }]);
  });
});

/** Tables whose rows are not named by an id of their own. */
const SLEUTELS: Record<string, string> = {
  orientatiecentrum: 'aanbieder_id',
  plandoel: 'doel_id',
  inwoner_persoon: 'inwoner_id',
  meldingpersoon: 'melding_id',
  inwoner_trede: 'inwoner_id',
  werkvoorraad: 'inwoner_id',
  verdelingregel: 'verdeling_id',
  omzettingregel: 'omzetting_id',
  omzettingtarief: 'omzetting_id',
  werkvoorraadcontrole: 'gemeente_id',
  regelingconceptversie: 'concept_id',
  doorrekeningregel: 'doorrekening_id',
  regelingovergang: 'toewijzing_id',
  plichtstand: 'toewijzing_id',
  afdrukbrief: 'afdruk_id',
  mailvoorkeur: 'gebruiker_id',
  samenvoegingrij: 'samenvoeging_id',
  vernietigdnummer: 'kenmerk',
  ladderstuk: 'bepaling_id',
  zrmstuk: 'zrm_id',
  zrmscore: 'zrm_id',
  bepalingconcept: 'inwoner_id',
};

describe('met echte rijen', () => {
  test('ieder ziet precies de zijne', async () => {
    const mis: string[] = [];
    const leeg: string[] = [];
    for (const speler of spelers()) {
      await teruggedraaid(world.h.pool, async (client) => {
        await begin(client, speler);
        for (const [naam, tabel] of Object.entries(tabellen)) {
          const { rechten, wiens } = celVan(tabel, speler.rol);
          const uit = await probeer(client, `select count(*)::int as n from ${naam}`);
          if (!rechten.includes('l') || !wiens) {
            if (uit !== '42501') mis.push(`${speler.naam} leest ${naam}`);
            continue;
          }
          const geteld = await world.h.owner.query<{ zijn: number; totaal: number }>(
            `select count(*) filter (where ${voorwaarden(naam, wiens, speler.wie)})::int as zijn, count(*)::int as totaal from ${naam}`,
          );
          const { zijn = 0, totaal = 0 } = geteld.rows[0] ?? {};
          const gezien = typeof uit === 'string' ? uit : (uit.rows[0] as { n: number }).n;
          if (gezien !== zijn) mis.push(`${speler.naam} ziet ${gezien} rijen van ${naam}, dat hoort ${zijn} te zijn (${wiens})`);
          // A cell proves something only when there is something to see and something to hide.
          if (wiens !== 'alles' && naam !== 'idempotentie' && (zijn === 0 || zijn === totaal))
            leeg.push(`${speler.naam} ${naam}: ${zijn} van ${totaal}`);
        }
      });
    }
    expect(mis).toEqual([]);
    expect(leeg, 'maak in world.ts een rij die deze speler wel ziet, en een die hij niet ziet').toEqual([]);
  });

  test('wie andermans rij wijzigt of weghaalt raakt niets', async () => {
    const mis: string[] = [];
    for (const speler of spelers()) {
      await teruggedraaid(world.h.pool, async (client) => {
        await begin(client, speler);
        for (const [naam, tabel] of Object.entries(tabellen)) {
          const { rechten, wiens } = celVan(tabel, speler.rol);
          const sleutel = SLEUTELS[naam] ?? 'id';
          const heeftId = ![
            'sessie',
            'migratie',
            'idempotentie',
            'maand',
            'gemeentecode',
            'sleutelafdruk',
            'aanbiederversie',
            'beleidsbestand',
            'beleidsstand',
            'eigen_dag',
          ].includes(naam);
          const vreemd =
            heeftId && wiens
              ? (
                  await world.h.owner.query<{ id: number }>(
                    `select ${sleutel} as id from ${naam} where not coalesce(${voorwaarden(naam, wiens, speler.wie)}, false)`,
                  )
                ).rows.map((row) => row.id)
              : [];
          for (const [recht, sql] of [
            [
              'w',
              `update ${naam} set ${await eerste(naam, tabel, speler.rol)} where ${heeftId ? `${sleutel} = any($1)` : '$1::bigint[] is not null'}`,
            ],
            ['v', `delete from ${naam} where ${heeftId ? `${sleutel} = any($1)` : '$1::bigint[] is not null'}`],
          ] as const) {
            const uit = await probeer(client, sql, [vreemd]);
            const hoort = rechten.includes(recht) ? 'niets geraakt' : '42501';
            const werd = typeof uit === 'string' ? uit : uit.rowCount === 0 ? 'niets geraakt' : `${uit.rowCount} rijen geraakt`;
            const eigenHandeling = naam === 'idempotentie' && recht === 'w';
            if (werd !== hoort && !eigenHandeling)
              mis.push(`${speler.naam}: ${HANDELING[recht]} ${naam}: ${werd}, hoort: ${hoort}`);
          }
        }
      });
    }
    expect(mis).toEqual([]);
  });

  test('wie een rij voor een ander maakt wordt geweigerd', async () => {
    const mis: string[] = [];
    for (const speler of spelers()) {
      await teruggedraaid(world.h.pool, async (client) => {
        await begin(client, speler);
        for (const [naam, tabel] of Object.entries(tabellen)) {
          const { rechten, wiens } = celVan(tabel, speler.rol);
          if (!rechten.includes('m') || wiens === 'alles' || !wiens) continue;
          const maakVoorwaarde =
            naam === 'logboek' ? `gebruiker_id = ${speler.wie.gebruiker}` : voorwaarden(naam, wiens, speler.wie);
          const { rows } = await world.h.owner.query<Record<string, unknown>>(
            `select * from ${naam} where not coalesce(${maakVoorwaarde}, false) limit 1`,
          );
          const rij = rows[0];
          if (!rij) continue;
          const kolommen = await invulbaar(naam);
          const waarden = kolommen.map((kolom) => jsonText(rij[kolom]));
          const namen = kolommen.map((kolom) => `"${kolom}"`).join(', ');
          const uit = await probeer(
            client,
            `insert into ${naam} (${namen}) values (${kolommen.map((_, i) => `$${i + 1}`).join(', ')})`,
            waarden,
          );
          // 42501 is the policy; WM… a rule of the table that speaks first.
          if (uit !== '42501' && !(typeof uit === 'string' && uit.startsWith('WM')))
            mis.push(`${speler.naam}: INSERT ${naam}: ${typeof uit === 'string' ? uit : 'gelukt'}`);
        }
      });
    }
    expect(mis).toEqual([]);
  });

  test('een aanbieder leest nergens waarom een toewijzing eerder eindigt', async () => {
    const { toewijzing } = world.kant.eigen;
    await teruggedraaid(world.h.owner, async (client) => {
      await client.query("update toewijzing set reden = 'opgenomen in het ziekenhuis' where id = $1", [toewijzing]);
      const { rows } = await client.query('select aanbieder_id, gemeente_id from toewijzing where id = $1', [toewijzing]);
      await client.query(
        "select set_config('app.aanbieder', $1, true), set_config('app.gemeente', $2, true), set_config('role', 'wm_aanbieder', true)",
        [String(rows[0].aanbieder_id), String(rows[0].gemeente_id)],
      );
      for (const vraag of [
        'select reden from toewijzing where id = $1',
        'select * from toewijzing where id = $1',
        'select t from toewijzing t where id = $1',
        "select id from toewijzing where id = $1 and reden like 'opgenomen%'",
        "update toewijzing set versie = versie where id = $1 and reden like 'opgenomen%'",
        'update toewijzing set versie = versie where id = $1 returning reden',
      ])
        expect(await probeer(client, vraag, [toewijzing]), vraag).toBe('42501');
      const eigen = await client.query('select id, app.toewijzing_reden(id) as reden from toewijzing where id = $1', [
        toewijzing,
      ]);
      expect(eigen.rows).toEqual([{ id: toewijzing, reden: 'Besloten door de gemeente' }]);
    });
  });

  test.each(['financien', 'contractmanager'] as const)('waarom een toewijzing eindigt leest %s ook niet', async (rol) => {
    const { toewijzing, gemeenteId } = world.kant.eigen;
    await teruggedraaid(world.h.owner, async (client) => {
      await client.query("update toewijzing set reden = 'opgenomen in het ziekenhuis' where id = $1", [toewijzing]);
      await client.query("select set_config('app.gemeente', $1, true), set_config('role', $2, true)", [
        String(gemeenteId),
        `wm_${rol}`,
      ]);
      expect((await client.query('select status from toewijzing where id = $1', [toewijzing])).rowCount).toBe(1);
      for (const vraag of [
        'select reden from toewijzing where id = $1',
        'select * from toewijzing where id = $1',
        'select t from toewijzing t where id = $1',
        "select id from toewijzing where id = $1 and reden like 'opgenomen%'",
        'select app.toewijzing_reden(id) from toewijzing where id = $1',
      ])
        expect(await probeer(client, vraag, [toewijzing]), vraag).toBe('42501');
    });
  });

  test('een teammanager die tekent beëindigt, en verandert niet hoe lang of hoeveel', async () => {
    const { toewijzing, besluitconcept, gemeenteId } = world.kant.eigen;
    const { gebruikerId } = world.wie.teammanager;
    await teruggedraaid(world.h.owner, async (client) => {
      await client.query("update besluitconcept set status = 'ter-ondertekening', tekenaar_id = $2 where id = $1", [
        besluitconcept,
        gebruikerId,
      ]);
      await client.query(
        "select set_config('app.gebruiker', $1, true), set_config('app.gemeente', $2, true), set_config('role', 'wm_teammanager', true)",
        [String(gebruikerId), String(gemeenteId)],
      );
      expect(await probeer(client, 'update toewijzing set volume = 1 where id = $1', [toewijzing])).toBe('WM409');
      expect(await probeer(client, "update toewijzing set reden = 'x' where id = $1", [toewijzing])).toMatchObject({
        rowCount: 1,
      });
    });
  });

  test('een teammanager wijzigt een toewijzing alleen terwijl zij dat concept tekent, en nooit de versie', async () => {
    const { toewijzing, besluitconcept, gemeenteId } = world.kant.eigen;
    const { gebruikerId } = world.wie.teammanager;
    await teruggedraaid(world.h.owner, async (client) => {
      await client.query(
        `insert into besluitconcept (gemeente_id, inwoner_id, consulent_id, soort, product, invoer, betreft_toewijzing_id, door, status, tekenaar_id)
         select c.gemeente_id, c.inwoner_id, c.consulent_id, 'wijziging', c.product, '{}', $2, c.door, 'ter-ondertekening', $3 from besluitconcept c where c.id = $1`,
        [besluitconcept, toewijzing, gebruikerId],
      );
      const { rows } = await client.query('select max(id) as id from besluitconcept');
      await client.query(
        "select set_config('app.gebruiker', $1, true), set_config('app.gemeente', $2, true), set_config('role', 'wm_teammanager', true)",
        [String(gebruikerId), String(gemeenteId)],
      );
      const uren = 'update toewijzing set volume = 1 where id = $1';
      expect(await probeer(client, uren, [toewijzing])).toBe('WM409');
      const teken = (id: number) => client.query("select set_config('app.tekent', $1, true)", [String(id)]);
      await teken(besluitconcept);
      expect(await probeer(client, uren, [toewijzing])).toBe('WM409');
      await teken(rows[0].id);
      expect(await probeer(client, uren, [toewijzing])).toMatchObject({ rowCount: 1 });
      expect(await probeer(client, 'update toewijzing set regeling_id = 0 where id = $1', [toewijzing])).toBe('WM409');
    });
  });

  test('het logboek verandert door niemand, ook niet de eigen regel', async () => {
    const uitkomsten = new Set<string>();
    for (const speler of spelers()) {
      await teruggedraaid(world.h.pool, async (client) => {
        await begin(client, speler);
        await client.query(
          `insert into logboek (gemeente_id, gebruiker_id, rol, handeling, soort, object_id, grond, uitkomst, herkomst)
           values ($1, $2, $3, 'inzage', 'dossier', '1', 'proef', 'gelukt', 'web')`,
          [speler.wie.gemeente, speler.wie.gebruiker, speler.rol],
        );
        for (const sql of [
          "update logboek set grond = 'anders'",
          'delete from logboek',
          'truncate logboek',
          'alter table logboek disable row level security',
          'drop table logboek',
        ]) {
          const uit = await probeer(client, sql);
          uitkomsten.add(typeof uit === 'string' ? uit : `${speler.naam}: ${sql}`);
        }
      });
    }
    expect([...uitkomsten]).toEqual(['42501']);
  });

  test('een aanbieder haalt uren die zijn ingestuurd niet weg, en keurt zijn eigen resultaat niet goed', async () => {
    const { aanbieder, uren, resultaat } = world.kant.eigen;
    await teruggedraaid(world.h.pool, async (client) => {
      await client.query('select * from app.start($1, $2)', [hashToken(world.wie.aanbieder.token), rollen]);
      const weg = await probeer(client, 'delete from uren where id = $1', [uren]);
      expect(typeof weg === 'string' ? weg : weg.rowCount).toBe(0);
      const concept = await probeer(client, "delete from uren where status = 'concept' and aanbieder_id = $1", [aanbieder]);
      expect(typeof concept === 'string' ? concept : concept.rowCount).toBeGreaterThan(0);
      expect(await probeer(client, 'update resultaat set akkoord = true where id = $1', [resultaat])).toBe('42501');
    });
  });

  test('niemand schrijft in het logboek op naam van een ander', async () => {
    for (const speler of spelers()) {
      await teruggedraaid(world.h.pool, async (client) => {
        await begin(client, speler);
        const uit = await probeer(
          client,
          `insert into logboek (gemeente_id, gebruiker_id, rol, handeling, soort, object_id, grond, uitkomst, herkomst)
           values ($1, $2, 'beheer', 'inzage', 'dossier', '1', 'proef', 'gelukt', 'web')`,
          [speler.wie.gemeente, speler.wie.gebruiker + 1],
        );
        expect(uit, speler.naam).toBe('42501');
      });
    }
  });
});

describe('de rol van het programma zelf', () => {
  test('wm_app ziet zonder app.start niets', async () => {
    for (const naam of Object.keys(tabellen)) {
      expect(await codeVan(world.h.pool.query(`select from ${naam}`)), naam).toBe('42501');
      expect(await codeVan(world.h.pool.query(`delete from ${naam}`)), naam).toBe('42501');
    }
  });

  test('een rol zonder dat bekend is wie het is, ziet alleen wat openbaar is', async () => {
    for (const rol of databaseRollen) {
      await teruggedraaid(world.h.pool, async (client) => {
        await client.query(`set local role wm_${rol}`);
        for (const [naam, tabel] of Object.entries(tabellen)) {
          const { rechten, wiens } = celVan(tabel, rol);
          if (!rechten.includes('l') || wiens === 'alles') continue;
          const uit = await probeer(client, `select * from (select ${await leesbaar(naam, tabel, rol)} from ${naam}) t`);
          // Names of staff of an aanbieder are known to every municipality; the queue of who waits (0) is no person.
          if (naam !== 'gebruiker') expect(typeof uit === 'string' ? uit : uit.rowCount, `${rol} ${naam}`).toBe(0);
        }
      });
    }
  });

  test('na afloop is de verbinding weer van niemand', async () => {
    const client = await world.h.pool.connect();
    try {
      for (const einde of ['commit', 'rollback']) {
        await client.query('begin');
        await client.query('select * from app.start($1, $2)', [hashToken(world.wie.consulent.token), rollen]);
        const tijdens = await client.query('select current_user::text as wie, app.gebruiker() as gebruiker');
        expect(tijdens.rows).toEqual([{ wie: 'wm_consulent', gebruiker: world.wie.consulent.gebruikerId }]);
        await client.query(einde);
        const na = await client.query(
          'select current_user::text as wie, app.gebruiker() as gebruiker, app.gemeente() as gemeente, app.aanbieder() as aanbieder, app.inwoner() as inwoner',
        );
        expect(na.rows).toEqual([{ wie: 'wm_app', gebruiker: null, gemeente: null, aanbieder: null, inwoner: null }]);
      }
    } finally {
      client.release();
    }
  });

  test('app.start laat alleen de gevraagde rollen binnen, en geen verzonnen sleutel', async () => {
    const { token } = world.wie.financien;
    expect(await codeVan(world.h.pool.query('select * from app.start($1, $2)', [hashToken(token), ['consulent']]))).toBe('WM403');
    expect(await codeVan(world.h.pool.query('select * from app.start($1, $2)', [hashToken(token), []]))).toBe('WM403');
    expect(await codeVan(world.h.pool.query('select * from app.start($1, $2)', [hashToken('consulent.x'), rollen]))).toBe(
      '28000',
    );
    expect(await codeVan(world.h.pool.query('select * from app.start($1, $2)', [null, rollen]))).toBe('28000');
  });

  test('een rol kan niet overstappen op de eigenaar', async () => {
    const eigenaar = (await world.h.owner.query<{ wie: string }>('select current_user::text as wie')).rows[0]?.wie;
    await teruggedraaid(world.h.pool, async (client) => {
      await begin(client, {
        token: world.wie.consulent.token,
        wie: { gebruiker: 0, gemeente: 0, aanbieder: null, inwoner: null },
      });
      for (const sql of [
        `set role "${eigenaar}"`,
        `set session authorization "${eigenaar}"`,
        'set row_security = off; select * from inwoner_persoon',
      ])
        expect(await probeer(client, sql), sql).toBe('42501');
    });
  });
});

/** An assignment of a column to itself that the role may make; of any column when it may make none. */
const eerste = async (naam: string, tabel: Tabel, rol: DatabaseRol): Promise<string> => {
  const gegeven = tabel.kolommen?.[rol]?.w?.split(' ')[0];
  const kolom = gegeven ?? (await invulbaar(naam))[0];
  // Not "set x = x": that would ask for the right to read as well. A default touches no other column.
  return `"${kolom}" = default`;
};

const bekend = new Map<string, string[]>();
const invulbaar = async (naam: string): Promise<string[]> => {
  const al = bekend.get(naam);
  if (al) return al;
  const { rows } = await world.h.owner.query<{ naam: string }>(
    `select attname::text as naam from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attidentity = '' and attgenerated = '' order by attnum`,
    [naam],
  );
  const namen = rows.map((row) => row.naam);
  bekend.set(naam, namen);
  return namen;
};

const leesbaar = async (naam: string, tabel: Tabel, rol: DatabaseRol): Promise<string> =>
  (tabel.kolommen?.[rol]?.l?.split(' ') ?? (await invulbaar(naam))).map((kolom) => `"${kolom}"`).join(', ');

// An empty list as text fits both a jsonb and an array.
const jsonText = (waarde: unknown): unknown =>
  Array.isArray(waarde) && waarde.length === 0
    ? '{}'
    : // Words in a row are an array of the database; anything else in a row is JSON.
      Array.isArray(waarde) && waarde.every((een) => typeof een === 'string')
      ? waarde
      : waarde !== null && typeof waarde === 'object' && !Buffer.isBuffer(waarde) && !(waarde instanceof Date)
        ? JSON.stringify(waarde)
        : waarde;
