import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type House, openHouse } from '../../../test/house.ts';
import { type DatabaseProxy, openDatabaseProxy } from '../../../test/setup/database-proxy.ts';
import { hashToken } from '../auth/token.ts';
import { runBatch, type Statement } from './batch.ts';
import { Deadline } from './deadline.ts';
import { createAppPool } from './pool.ts';
import { createReader, type Entry } from './reader.ts';
import { transact, transactLevering } from './transact.ts';
import { DatabaseUnavailable, troubleOf } from './unavailable.ts';

let h: House;
let proxy: DatabaseProxy;
let pool: pg.Pool;
let entry: Entry;
beforeAll(async () => {
  h = await openHouse();
  const sanne = await h.bezoeker({ rol: 'consulent', naam: 'Sanne' });
  entry = { tokenHash: hashToken(sanne.token), rollen: ['consulent'], planRol: 'consulent' };
  const { host, database } = h.owner.options;
  if (!host || !database) throw new Error('de testdatabase heeft geen adres');
  proxy = await openDatabaseProxy(host);
  pool = createAppPool({ host: proxy.host, user: 'wm_app', database }, 3);
});
afterAll(async () => {
  await pool?.end();
  await proxy?.close();
  await h?.close();
});

const one: Statement = { name: 't_one', text: 'select 1 as n', values: [] };
const within = async <T>(ms: number, work: (deadline: Deadline) => Promise<T>): Promise<T> => {
  const deadline = new Deadline(ms);
  try {
    return await work(deadline);
  } finally {
    deadline.end();
  }
};
const troubleFrom = (work: Promise<unknown>): Promise<unknown> => work.then(() => 'gelukt', troubleOf);
/** Every connection is back or gone, and the pool works. */
const healthy = async (): Promise<void> => {
  await expect.poll(() => runBatch(pool, [one]).catch(troubleOf)).toEqual([[{ n: 1 }]]);
  await Promise.all(Array.from({ length: 12 }, () => runBatch(pool, [one])));
  expect(pool.waitingCount).toBe(0);
  // A connection that was being made while nobody answered goes by itself.
  await expect.poll(() => pool.totalCount - pool.idleCount).toBe(0);
};
afterEach(async () => {
  await proxy.road('door');
  proxy.delay(0);
  await healthy();
});

describe('a database that is away', () => {
  test('is told at once to who asks, and nothing more', async () => {
    await runBatch(pool, [one]);
    await proxy.road('weg');
    const answers = await Promise.all([
      troubleFrom(runBatch(pool, [one])),
      troubleFrom(createReader(pool, entry).actor()),
      troubleFrom(transact(pool, entry, async () => 1)),
      troubleFrom(transactLevering(pool, { gemeenteId: h.gemeenteId, gebruikerId: 0 }, async () => 1)),
    ]);
    expect(answers).toEqual(['weg', 'weg', 'weg', 'weg']);
  });

  test('breaks off what ran, and the process goes on', async () => {
    const slow = troubleFrom(runBatch(pool, [{ name: 't_slaap', text: 'select pg_sleep(3)', values: [] }]));
    const changing = troubleFrom(
      transact(pool, entry, async (db, actor) => {
        await expect.poll(() => proxy.open()).toBeGreaterThan(1);
        await proxy.road('weg');
        await db.selectFrom('gemeente').selectAll().execute();
        return actor;
      }),
    );
    expect(await Promise.all([slow, changing])).toEqual(['weg', 'weg']);
  });

  test('that ends a connection itself says so too', async () => {
    const asked = troubleFrom(
      transact(pool, entry, async (db) => {
        await h.owner.query(
          "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = 'wm_app' and xact_start is not null",
        );
        await db.selectFrom('gemeente').selectAll().execute();
      }),
    );
    expect(await asked).toBe('weg');
  });
});

describe('a database that does not answer', () => {
  test('is given up at the deadline, in a read, in a transaction and while waiting for a connection', async () => {
    await runBatch(pool, [one]);
    await proxy.road('stil');
    const answers = await within(150, (deadline) =>
      Promise.all([
        troubleFrom(runBatch(pool, [one], deadline)),
        troubleFrom(createReader(pool, { ...entry, deadline }).actor()),
        troubleFrom(transact(pool, { ...entry, deadline }, async () => 1)),
        // three connections: these find none
        ...Array.from({ length: 4 }, () => troubleFrom(runBatch(pool, [one], deadline))),
      ]),
    );
    expect(answers).toEqual(answers.map(() => 'traag'));
  });

  test('halfway a transaction: everything is undone and nobody waits for the rollback', async () => {
    const before = await h.owner.query('select count(*) from inwoner');
    const trouble = await within(400, (deadline) =>
      troubleFrom(
        transact(pool, { ...entry, deadline }, async (db, actor) => {
          await db
            .insertInto('inwoner')
            .values({ gemeente_id: h.gemeenteId, dossiernummer: 'S', consulent_id: actor.gebruikerId, herkomst: 'aanmelding' })
            .execute();
          await proxy.road('stil');
          await db.selectFrom('gemeente').selectAll().execute();
        }),
      ),
    );
    expect(trouble).toBe('traag');
    expect((await h.owner.query('select count(*) from inwoner')).rows).toEqual(before.rows);
  });

  test('a slow statement ends by itself and keeps its connection', async () => {
    const [pid] = (await runBatch(pool, [{ name: 't_pid', text: 'select pg_backend_pid() as pid', values: [] }]))[0] ?? [];
    const asked = runBatch(pool, [
      { name: 't_kort', text: "select set_config('statement_timeout', '50', true)", values: [] },
      { name: 't_lang', text: 'select pg_sleep(10)', values: [] },
    ]);
    await expect(asked).rejects.toMatchObject({ code: '57014' });
    expect(await troubleFrom(asked)).toBe('traag');
    expect((await runBatch(pool, [{ name: 't_pid', text: 'select pg_backend_pid() as pid', values: [] }]))[0]).toEqual([pid]);
  });

  test('slow, but in time, is no trouble', async () => {
    proxy.delay(30);
    expect(await within(2000, (deadline) => transact(pool, { ...entry, deadline }, async (_db, actor) => actor.naam))).toBe(
      'Sanne',
    );
  });
});

test('only a commit without an answer leaves unknown whether it was stored', async () => {
  const insert = (naam: string) =>
    transact(pool, entry, async (db, actor) => {
      await db
        .insertInto('inwoner')
        .values({ gemeente_id: h.gemeenteId, dossiernummer: naam, consulent_id: actor.gebruikerId, herkomst: 'aanmelding' })
        .execute();
    });
  proxy.swallowAnswerTo('commit');
  await expect(insert('onbekend')).rejects.toMatchObject({ trouble: 'weg', stored: 'unknown' });
  expect((await h.owner.query("select from inwoner where dossiernummer = 'onbekend'")).rowCount).toBe(1);
  proxy.swallowAnswerTo('insert');
  await expect(insert('niet')).rejects.toMatchObject({ trouble: 'weg', stored: 'no' });
  expect((await h.owner.query("select from inwoner where dossiernummer = 'niet'")).rowCount).toBe(0);
});

test('an error that somebody kept to himself does not pass for stored', async () => {
  await expect(
    transact(pool, entry, async (db) => {
      await db
        .selectFrom('leveringbestand')
        .selectAll()
        .execute()
        .catch(() => undefined);
      return 'gelukt';
    }),
  ).rejects.toThrow('er is niets bewaard');
});

test('a transaction of the import has longer than a page', async () => {
  const shown = await transactLevering(pool, { gemeenteId: h.gemeenteId, gebruikerId: 0 }, async (db) =>
    (await db.selectNoFrom((eb) => eb.fn<string>('current_setting', [eb.val('statement_timeout')]).as('tijd')).execute()).at(0),
  );
  expect(shown).toEqual({ tijd: '30min' });
  const { rows } = await pool.query('show statement_timeout');
  expect(rows).toEqual([{ statement_timeout: '4s' }]);
});

test.each([
  ['53100', 'vol'],
  ['25006', 'vol'],
  ['40P01', 'traag'],
  ['55P03', 'traag'],
  ['08006', 'weg'],
  ['23505', undefined],
  ['WM403', undefined],
])('code %s of PostgreSQL means %s', (code, trouble) => {
  const error = new pg.DatabaseError('x', 1, 'error');
  error.code = code;
  expect(troubleOf(error)).toBe(trouble);
  expect(troubleOf(new DatabaseUnavailable('weg'))).toBe('weg');
  expect(troubleOf(new Error('x'))).toBeUndefined();
});
