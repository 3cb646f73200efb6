import type { Kysely } from 'kysely';
import type pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../test/setup/database.ts';
import { Temporal } from '../kernel/datum.ts';
import { createOwnerPool } from '../platform/db/pool.ts';
import type { Actor } from '../platform/db/reader.ts';
import type { DB } from '../platform/db/schema.ts';
import { kyselyOn } from '../platform/db/transact.ts';
import { type GeplandWerk, type Jobs, planTaak, startJobs } from '../platform/jobs.ts';
import { setLogLevel } from '../platform/log.ts';
import { NietGevonden, Verklaard } from '../platform/problem.ts';
import { dismissTaak, listRooster, listTaken, resumeWerk, retryTaak } from './index.ts';

let database: TestDatabase;
let owner: pg.Pool;
const open: Jobs[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  owner = createOwnerPool(database.address);
  await owner.query(`insert into gemeente (id, naam) values (1, 'Een'), (2, 'Twee');
    insert into gebruiker (id, rol, naam, gemeente_id) values (11, 'beheer', 'Bea', 1), (12, 'beheer', 'Bob', 2), (13, 'teammanager', 'Tea', 1)`);
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((jobs) => jobs.stop()));
});
afterAll(async () => {
  await owner.end();
  await database.drop();
});

const start = async (): Promise<Jobs> => {
  const jobs = await startJobs(owner);
  open.push(jobs);
  return jobs;
};

/** As somebody of beheer, or another role, in one transaction. */
const als = async <T>(gemeenteId: number, doe: (db: Kysely<DB>, actor: Actor) => Promise<T>, rol = 'beheer'): Promise<T> => {
  const verbinding = await owner.connect();
  try {
    await verbinding.query('begin');
    await verbinding.query(
      "select set_config('app.gebruiker', $1, true), set_config('app.gemeente', $2, true), set_config('role', $3, true)",
      [String(10 + gemeenteId), String(gemeenteId), `wm_${rol}`],
    );
    const actor = { gebruikerId: 10 + gemeenteId, gemeenteId, rol: 'beheer', naam: 'Bea' };
    const waarde = await doe(kyselyOn(verbinding), actor as Actor);
    await verbinding.query('commit');
    return waarde;
  } catch (error) {
    await verbinding.query('rollback');
    throw error;
  } finally {
    verbinding.release();
  }
};

const gepland = (doe: () => Promise<string>, o: Partial<GeplandWerk> = {}): GeplandWerk => ({
  naam: 'opruimen',
  cron: '15 3 * * *',
  bijStart: true,
  doe,
  ...o,
});
const taken = (gemeenteId: number, ...standen: ('mislukt' | 'weggelegd' | 'klaar' | 'opnieuw' | 'wacht')[]) =>
  als(gemeenteId, (db) => listTaken(db, { standen, aantal: 50 }));
const opruimen = async () => (await als(1, (db) => listRooster(db, new Date()))).find(({ naam }) => naam === 'opruimen');

describe('planned work', () => {
  test('before the queue exists there is nothing to show, and nothing fails', async () => {
    expect(await opruimen()).toMatchObject({ titel: 'Opruimen', wanneer: 'elke dag om 3.15 uur' });
    expect((await opruimen())?.laatste).toBeUndefined();
    expect(await taken(1, 'mislukt')).toEqual([]);
  });

  test('runs once for two processes; beheer reads when, and what it did', async () => {
    let keer = 0;
    const doe = async () => {
      keer++;
      await expect.poll(() => open.length).toBe(2);
      return '3 sessies weggegooid.';
    };
    // Both send it at their start: one that runs, and at most one that waits behind it.
    const een = await start();
    await een.plan([gepland(doe)]);
    const twee = await start();
    await twee.plan([gepland(doe, { bijStart: false })]);
    await expect.poll(async () => (await opruimen())?.laatste?.stand, { timeout: 15_000 }).toBe('klaar');
    expect(keer).toBe(1);
    const regel = await opruimen();
    expect(regel?.laatste).toMatchObject({ uitkomst: '3 sessies weggegooid.' });
    expect(regel?.geluktOp).toEqual(regel?.laatste?.klaarOp);
    expect(await taken(2, 'klaar')).toMatchObject([
      { wachtrij: 'opruimen', titel: 'Opruimen', uitkomst: '3 sessies weggegooid.' },
    ]);
  });

  test('what came due while the house was down is done once', async () => {
    let keer = 0;
    // At this minute, one and two hours ago.
    const { hour, minute } = Temporal.Now.zonedDateTimeISO('Europe/Amsterdam').subtract({ hours: 1 });
    const plan = [gepland(async () => `keer ${++keer}`, { bijStart: false, cron: `${minute} ${hour} * * *` })];
    const gisteren = await start();
    await gisteren.plan(plan);
    await Promise.all(open.splice(0).map((een) => een.stop()));
    await owner.query(`delete from pgboss.job; update pgboss.version set cron_on = now() - interval '30 hours';
      update pgboss.schedule set created_on = now() - interval '2 days'`);
    const nu = await start();
    await nu.plan(plan);
    await expect.poll(() => keer, { timeout: 50_000, interval: 200 }).toBe(1);
    await expect.poll(async () => (await opruimen())?.laatste?.uitkomst, { timeout: 5000 }).toBe('keer 1');
    expect((await owner.query("select from pgboss.job where name = 'opruimen'")).rowCount).toBe(1);
  }, 60_000);

  test('work that fails leaves the kind of error and not its words', async () => {
    await owner.query('delete from pgboss.job');
    let goed = false;
    let zin = false;
    const jobs = await start();
    await jobs.work('levering', async () => {
      if (zin) throw new Verklaard('De schijf is vol.');
      if (!goed) await owner.query("insert into gemeente (id, naam) values (1, 'Jan van der Berg')");
    });
    await owner.query('update pgboss.queue set retry_limit = 0');
    await als(1, (db) => planTaak(db, 'levering', 7), 'teammanager');
    await expect.poll(async () => (await taken(1, 'mislukt')).length, { timeout: 15_000 }).toBe(1);
    const [taak] = await taken(1, 'mislukt');
    expect(taak).toMatchObject({ wachtrij: 'levering', titel: 'Levering verwerken', objectId: 7, gebruikerId: 11 });
    expect(taak?.uitkomst).toBe('Fout in de database (23505)');
    expect(JSON.stringify((await owner.query('select * from pgboss.job')).rows)).not.toContain('Berg');

    // Another municipality does not know of it.
    expect(await taken(2, 'mislukt')).toEqual([]);
    const id = taak?.id ?? '';
    await expect(als(2, (db, actor) => retryTaak(db, actor, id))).rejects.toBeInstanceOf(NietGevonden);
    await expect(als(2, (db, actor) => dismissTaak(db, actor, id))).rejects.toBeInstanceOf(NietGevonden);
    await expect(als(1, (db, actor) => retryTaak(db, actor, id), 'teammanager')).rejects.toThrow('permission denied');

    goed = true;
    expect(await als(1, (db, actor) => retryTaak(db, actor, id))).toEqual({ ok: true, waarde: { wachtrij: 'levering' } });
    await expect.poll(async () => (await taken(1, 'klaar')).length, { timeout: 15_000 }).toBe(1);
    await expect(als(1, (db, actor) => retryTaak(db, actor, id))).rejects.toBeInstanceOf(NietGevonden);

    // A sentence that was meant for people is told as it is.
    zin = true;
    await als(1, (db) => planTaak(db, 'levering', 9), 'teammanager');
    await expect.poll(async () => (await taken(1, 'mislukt'))[0]?.uitkomst, { timeout: 15_000 }).toBe('De schijf is vol.');
    await owner.query("delete from pgboss.job where state = 'failed'");

    await owner.query("update pgboss.job set state = 'failed' where id = $1", [id]);
    expect(await als(1, (db, actor) => dismissTaak(db, actor, id))).toEqual({ ok: true, waarde: { wachtrij: 'levering' } });
    expect(await taken(1, 'mislukt')).toEqual([]);
    expect(await taken(1, 'weggelegd')).toMatchObject([{ id }]);
    const { rows } = await owner.query("select handeling from logboek where soort = 'taak' and object_id = $1 order by id", [id]);
    expect(rows.map(({ handeling }) => handeling)).toEqual(['taak-herhaald', 'taak-weggelegd']);
  }, 40_000);

  test('work for many that was killed too often goes on; what lives, what is done and what beheer put away is left', async () => {
    await owner.query('delete from pgboss.job');
    const jobs = await start();
    const gedaan: number[] = [];
    await jobs.work('omzetting', async ({ id }) => {
      gedaan.push(id);
    });
    expect(await resumeWerk(owner)).toBe('Er stond niets stil.');
    await owner.query(
      `insert into omzetting (gemeente_id, soort, reden, dag, nagaan_tot, daad, status, door)
       select 1, 'anders', 'Proef', '2027-01-31', '2027-01-01', 'bespreken', s, 11 from unnest(array['bezig','opstellen','bezig','bezig','klaar']) s`,
    );
    const ids = (await owner.query<{ id: number }>('select id from omzetting order by id')).rows.map(({ id }) => id);
    const [gevallen, nooit, loopt, weg] = ids;
    // Far away, so that the worker takes none of them meanwhile.
    const baan = (id: number | undefined, stand: string) =>
      owner.query(
        "insert into pgboss.job (name, data, state, start_after) values ('omzetting', jsonb_build_object('gemeenteId', 1, 'gebruikerId', 11, 'id', $1::int), $2::pgboss.job_state, now() + interval '1 day')",
        [id, stand],
      );
    await baan(gevallen, 'failed');
    await baan(loopt, 'failed');
    await baan(loopt, 'retry');
    await baan(weg, 'cancelled');
    expect(await resumeWerk(owner)).toBe('2 taken gaan verder waar het was.');
    await expect.poll(() => [...gedaan].sort(), { timeout: 15_000 }).toEqual([gevallen, nooit]);
  }, 30_000);

  test('work that is busy when the house stops is waited for, given back and done again', async () => {
    await owner.query('delete from pgboss.job; update pgboss.queue set retry_limit = 3, retry_delay = 0');
    let begonnen = 0;
    let laatLos = (): void => undefined;
    const lang = new Promise<void>((klaar) => {
      laatLos = klaar;
    });
    const jobs = await startJobs(owner);
    setLogLevel('info');
    const gelogd = vi.spyOn(process.stderr, 'write');
    await jobs.work('levering', async () => {
      begonnen++;
      await lang;
      throw new Error('de database is weg');
    });
    await als(1, (db) => planTaak(db, 'levering', 8), 'teammanager');
    await expect.poll(() => begonnen, { timeout: 15_000 }).toBe(1);
    const begin = performance.now();
    await jobs.stop();
    expect(performance.now() - begin).toBeLessThan(8000);
    expect(await taken(1, 'opnieuw')).toMatchObject([{ objectId: 8 }]);
    // What the old process still does is not taken for an answer, and that it fails now is no fault.
    laatLos();
    const regels = () => gelogd.mock.calls.map(([regel]) => String(regel)).filter((regel) => regel.includes('"taak":"levering"'));
    await expect.poll(regels).toEqual([expect.stringContaining('afgebroken bij het stoppen')]);
    gelogd.mockRestore();
    setLogLevel('waarschuwing');
    const weer = await start();
    await weer.work('levering', async () => {
      begonnen++;
    });
    await expect.poll(() => begonnen, { timeout: 15_000 }).toBe(2);
    await expect.poll(async () => (await taken(1, 'klaar')).length, { timeout: 5000 }).toBe(1);
  }, 45_000);

  test('planned work that waits already is not put back once more', async () => {
    await Promise.all(open.splice(0).map((een) => een.stop()));
    await owner.query(`delete from pgboss.job;
      insert into pgboss.job (name, state, policy, completed_on) values ('opruimen', 'failed', 'stately', now()), ('opruimen', 'retry', 'stately', null)`);
    const [taak] = await taken(1, 'mislukt');
    expect(await als(1, (db, actor) => retryTaak(db, actor, taak?.id ?? ''))).toMatchObject({ ok: false });
  });
});
