/** A database that is cut off, silent, slow or full, seen by who uses the product; and what is written down of it. */
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { maakInwoner } from '../../test/factories.ts';
import { type Answer, type Bezoeker, type House, openHouse } from '../../test/house.ts';
import { type DatabaseProxy, openDatabaseProxy } from '../../test/setup/database-proxy.ts';
import { createAppPool } from '../platform/db/pool.ts';
import { setLogLevel } from '../platform/log.ts';
import { createReadiness } from '../platform/readiness.ts';

const DATABASE_TIME = 500;
let h: House;
let proxy: DatabaseProxy;
let sanne: Bezoeker;
let notReady: () => Promise<Readonly<Record<string, string>>> = async () => ({});
let lines: string[] = [];
beforeAll(async () => {
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    lines.push(String(text));
    return true;
  });
  h = await openHouse({
    operation: { databaseTime: DATABASE_TIME, notReady: () => notReady() },
    pool: async (address) => {
      proxy = await openDatabaseProxy(address.host);
      return createAppPool({ ...address, host: proxy.host }, 4);
    },
  });
  sanne = await h.bezoeker({ rol: 'consulent', naam: 'Sanne' });
});
afterAll(async () => {
  vi.restoreAllMocks();
  await h?.close();
  await proxy?.close();
});
afterEach(async () => {
  await proxy.road('door');
  proxy.delay(0);
  notReady = async () => ({});
  // It is well again by itself, with no connection lost.
  await expect.poll(async () => (await sanne.get('/inwoners')).status).toBe(200);
  await expect.poll(() => h.pool.totalCount - h.pool.idleCount).toBe(0);
  expect(h.pool.waitingCount).toBe(0);
  setLogLevel('waarschuwing');
  lines = [];
});

const h1 = (answer: Answer): string => /<h1[^>]*>([^<]*)/.exec(answer.text)?.[1] ?? '';
const inTime = async <T>(work: T | Promise<T>): Promise<T> => {
  const begin = performance.now();
  const value = await work;
  expect(performance.now() - begin).toBeLessThan(DATABASE_TIME + 1500);
  return value;
};
const notitie = { tekst: 'Gesprek gevoerd.' };
const aanmelding = { voornaam: 'Yara', aanleiding: 'Wil weer werken.' };

describe.each([
  ['weg', 'weg', '30'],
  ['stil', 'traag', '5'],
] as const)('a database that is %s', (road, _, retry) => {
  test('gives a page that says so, and says when to come back', async () => {
    await proxy.road(road);
    const answers = await inTime(Promise.all(Array.from({ length: 10 }, () => sanne.get('/inwoners'))));
    for (const answer of answers) {
      expect(answer.status).toBe(503);
      expect(h1(answer)).toBe('Het lukt nu even niet');
      expect(answer.headers.get('retry-after')).toBe(retry);
    }
    expect(answers[0]?.text).toMatch(/href="\/inwoners"[^>]*><span>Probeer opnieuw/);
  });

  test('keeps what was sent, with the key of the form: once more is not twice', async () => {
    const _sleutel = sanne.sleutel();
    await proxy.road(road);
    const answer = await inTime(sanne.post('/aanmelding', { ...aanmelding, _sleutel }));
    expect(answer.status).toBe(503);
    expect(answer.text).toContain('Er is niets bewaard. Laat deze pagina open staan');
    expect(answer.text).toContain(`name="_sleutel" value="${_sleutel}"`);
    expect(answer.text).toContain('name="aanleiding" value="Wil weer werken."');
  });

  test('does not keep the pages that need none', async () => {
    await proxy.road(road);
    expect((await inTime(h.web.app.request('/hulp'))).status).toBe(200);
    expect((await inTime(h.web.app.request('/gezond'))).status).toBe(200);
    const unknown = await inTime(sanne.get('/bestaat-niet'));
    expect(unknown.status).toBe(404);
  });
});

test('slow, but in time, is only slow', async () => {
  proxy.delay(40);
  expect((await sanne.get('/inwoners')).status).toBe(200);
});

test('too slow for a long way: undone, and told', async () => {
  const before = await h.owner.query('select count(*) from idempotentie');
  proxy.delay(200);
  const answer = await inTime(sanne.post('/toewijzingen/1/weiger', { reden: 'Geen plek' }));
  expect([404, 503]).toContain(answer.status);
  proxy.delay(0);
  expect((await h.owner.query('select count(*) from idempotentie')).rows).toEqual(before.rows);
});

describe('a database that can only be read', () => {
  const readOnly = async (on: boolean): Promise<void> => {
    const database = h.owner.options.database ?? '';
    await h.owner.query(`alter database ${database} set default_transaction_read_only = ${on ? 'on' : 'off'}`);
    // Those who are connected already do not notice.
    await h.owner.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = 'wm_app'",
    );
    await expect.poll(() => h.pool.totalCount).toBe(0);
  };

  test('is read on, and says of a form that it is not stored', async () => {
    const inwoner = await maakInwoner(h, { consulentId: sanne.gebruikerId });
    // A session that was not used for a while is written to by reading: not now.
    await h.owner.query("update sessie set gebruikt_op = now() - interval '10 minutes'");
    await readOnly(true);
    try {
      expect((await sanne.get('/inwoners')).status).toBe(200);
      expect((await sanne.get('/werkvoorraad')).status).toBe(200);
      const form = await sanne.post(`/dossier/${inwoner.id}/notities/nieuw`, notitie);
      expect(form.status).toBe(503);
      expect(h1(form)).toBe('Opslaan kan nu even niet');
      expect(form.text).toContain('name="tekst" value="Gesprek gevoerd."');
      // To open a dossier is to write down who did: nobody may do so unseen.
      const dossier = await sanne.get(`/dossier/${inwoner.id}`);
      expect(dossier.status).toBe(503);
      expect(dossier.text).toContain('zoals wie een dossier opent');
    } finally {
      await h.owner.query('set default_transaction_read_only = off');
      await readOnly(false);
    }
    expect((await sanne.get(`/dossier/${inwoner.id}`)).status).toBe(200);
  });

  test('a disk that is full is the same to who reads', async () => {
    await h.owner.query("update sessie set gebruikt_op = now() - interval '10 minutes'");
    await h.owner.query(`
      create function vol() returns trigger language plpgsql as $$ begin raise exception 'could not extend file' using errcode = '53100'; end $$;
      create trigger vol before insert or update on sessie for each row execute function vol();
      create trigger vol before insert on idempotentie for each row execute function vol()`);
    const inwoner = await maakInwoner(h, { consulentId: sanne.gebruikerId });
    try {
      expect((await sanne.get('/inwoners')).status).toBe(200);
      const form = await sanne.post(`/dossier/${inwoner.id}/notities/nieuw`, notitie);
      expect(form.status).toBe(503);
      expect(h1(form)).toBe('Opslaan kan nu even niet');
      expect(form.headers.get('retry-after')).toBe('60');
    } finally {
      await h.owner.query('drop trigger vol on sessie; drop trigger vol on idempotentie; drop function vol()');
    }
  });
});

test('a wall in the database that somebody runs into is a sentence in the form, not our mistake', async () => {
  await h.owner.query(`
    create function muur() returns trigger language plpgsql as $$ begin raise exception 'dit is zojuist door een ander gedaan' using errcode = 'WM409'; end $$;
    create trigger muur before insert on notitie for each row execute function muur()`);
  try {
    const inwoner = await maakInwoner(h, { consulentId: sanne.gebruikerId });
    const answer = await sanne.post(`/dossier/${inwoner.id}/notities/nieuw`, notitie);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Dit is zojuist door een ander gedaan. Er is niets bewaard. Open de pagina opnieuw');
    expect(answer.text).toContain('Gesprek gevoerd.');
    expect(lines).toEqual([]);
  } finally {
    await h.owner.query('drop trigger muur on notitie; drop function muur()');
  }
});

describe('health', () => {
  const klaar = async (): Promise<{ status: number; body: unknown }> => {
    const response = await h.web.app.request('/klaar');
    return { status: response.status, body: await response.json() };
  };

  test('ready, and what is not', async () => {
    let stopping = false;
    const readiness = (migration: string) => createReadiness({ pool: h.pool, migration, stopping: () => stopping });
    const { rows } = await h.owner.query<{ naam: string }>('select max(naam) as naam from migratie');
    notReady = readiness(rows[0]?.naam ?? '');
    expect(await klaar()).toEqual({ status: 200, body: { status: 'klaar' } });
    stopping = true;
    expect(await klaar()).toEqual({ status: 503, body: { status: 'niet klaar', onderdelen: { server: 'stopt' } } });
    stopping = false;
    notReady = readiness('2999-01-01-01-later.sql');
    expect(await klaar()).toMatchObject({
      status: 503,
      body: { onderdelen: { migraties: 'niet alle migraties zijn uitgevoerd' } },
    });
    notReady = readiness('2000');
    await proxy.road('weg');
    expect(await klaar()).toMatchObject({ status: 503, body: { onderdelen: { database: 'niet bereikbaar' } } });
    await proxy.road('door');
    await proxy.road('stil');
    notReady = readiness('2000');
    const begin = performance.now();
    expect(await klaar()).toMatchObject({ status: 503, body: { onderdelen: { database: 'antwoordt niet binnen een seconde' } } });
    expect(performance.now() - begin).toBeLessThan(1500);
  });

  test('many who ask at once ask the database once', async () => {
    const { rows } = await h.owner.query<{ n: number }>('select count(*)::int as n from migratie');
    expect(rows[0]?.n).toBeGreaterThan(0);
    let asked = 0;
    const counting = createReadiness({ pool: h.pool, migration: '2000', stopping: () => false });
    h.pool.on('acquire', () => asked++);
    await Promise.all(Array.from({ length: 50 }, counting));
    expect(asked).toBe(1);
  });

  test('is not in the log and needs no session', async () => {
    setLogLevel('info');
    await h.web.app.request('/gezond');
    await h.web.app.request('/klaar');
    expect(lines).toEqual([]);
  });
});

describe('the log', () => {
  const parsed = (): Record<string, unknown>[] => lines.map((line) => JSON.parse(line));

  test('has a line for each request: its route, never whose or about what', async () => {
    const inwoner = await maakInwoner(h, { consulentId: sanne.gebruikerId, achternaam: 'Hoekstra' });
    setLogLevel('info');
    const answer = await sanne.get(`/dossier/${inwoner.id}?van=werkvoorraad`);
    await sanne.get('/inwoners?zoek=Hoekstra');
    await sanne.post('/inwoners/zoeken', { zoek: inwoner.bsn });
    await sanne.get('/bestaat-niet/Hoekstra');
    await h.web.app.request('/hulp', { headers: { 'x-forwarded-for': '192.0.2.77' } });
    expect(parsed()).toMatchObject([
      { niveau: 'info', melding: 'verzoek', methode: 'GET', route: '/dossier/:inwoner', status: 200 },
      { route: '/inwoners', status: 200 },
      { methode: 'POST', route: '/inwoners/zoeken', status: 303 },
      { route: 'onbekend', status: 404 },
      { route: '/hulp', status: 200 },
    ]);
    for (const line of parsed())
      expect(Object.keys(line).sort()).toEqual(['melding', 'methode', 'ms', 'niveau', 'route', 'status', 'tijd', 'verzoek']);
    expect(parsed()[0]?.verzoek).toBe(answer.headers.get('x-request-id'));
    const all = lines.join('');
    for (const secret of ['Hoekstra', inwoner.bsn, '192.0.2.77', sanne.token, `/${inwoner.id}`])
      expect(all).not.toContain(secret);
  });

  test('is silent below its level', async () => {
    setLogLevel('fout');
    await proxy.road('weg');
    await sanne.get('/inwoners');
    expect(lines).toEqual([]);
  });

  test('of our own mistake: the number of the page, the code and the place, not the values', async () => {
    await h.owner.query(`
      create function kapot() returns trigger language plpgsql as $$ begin
        raise exception 'duplicate key value violates: Jan Geheim %', new.sleutel
          using errcode = '23505', detail = 'Key (bsn)=(999990019)', table = 'inwoner_persoon', constraint = 'een_regel';
      end $$;
      create trigger kapot before insert on idempotentie for each row execute function kapot()`);
    try {
      const inwoner = await maakInwoner(h, { consulentId: sanne.gebruikerId });
      const answer = await sanne.post(`/dossier/${inwoner.id}/notities/nieuw`, notitie);
      expect(answer.status).toBe(500);
      const number = answer.headers.get('x-request-id') ?? '';
      expect(answer.text).toContain(`noem nummer <strong>${number}</strong>`);
      const [line] = parsed();
      expect(line).toMatchObject({
        niveau: 'fout',
        verzoek: number,
        route: '/dossier/:inwoner/notities/nieuw',
        fout: { naam: 'databasefout', code: '23505', tabel: 'inwoner_persoon', regel: 'een_regel' },
      });
      expect(lines.join('')).not.toMatch(/Geheim|999990019|duplicate/);
      expect(answer.text).not.toMatch(/Geheim|999990019|duplicate/);
    } finally {
      await h.owner.query('drop trigger kapot on idempotentie; drop function kapot()');
    }
  });
});
