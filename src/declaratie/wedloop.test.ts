/** Somebody is ahead between looking and storing: the wall in the database refuses, and the page says so in a sentence. */
import type pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { maakProef, type Proef } from '../../test/declaratie.ts';
import { type Answer, type House, openHouse } from '../../test/house.ts';

let h: House;
let p: Proef;
beforeAll(async () => {
  h = await openHouse();
  p = await maakProef(h);
});
afterAll(() => h.close());

const LOCK = "7300205, hashtext($1 || ':' || $2::date)";

const WAITS =
  "select from pg_locks l join pg_database d on d.oid = l.database where d.datname = current_database() and locktype = 'advisory' and not granted";

/** Holds a month, lets `post` run into it, does `meanwhile` before letting go. */
const ahead = async (o: {
  maand: string;
  lock: 'pg_advisory_xact_lock' | 'pg_advisory_xact_lock_shared';
  post: () => Promise<Answer>;
  meanwhile: (client: pg.PoolClient) => Promise<unknown>;
}): Promise<Answer> => {
  const client = await h.owner.connect();
  let ended = false;
  try {
    await client.query('begin');
    // What has been decided elsewhere: the walls look at who comes second.
    await client.query('set local session_replication_role = replica');
    await client.query(`select ${o.lock}(${LOCK})`, [h.gemeenteId, `${o.maand}-01`]);
    const answer = o.post();
    await expect.poll(async () => (await h.owner.query(WAITS)).rowCount).toBe(1);
    await o.meanwhile(client);
    await client.query('commit');
    ended = true;
    return await answer;
  } finally {
    client.release(!ended);
  }
};

it('handing in while the month is being closed', async () => {
  const { id: toewijzing } = await p.maakWerkplek();
  await p.maakUren(toewijzing, '2026-10-02', 60);
  const id = await p.maak();
  const _versie = await p.versie(id);
  const answer = await ahead({
    maand: '2026-10',
    lock: 'pg_advisory_xact_lock',
    post: () => p.aanbieder.post(`/declaraties/${id}/indienen`, { _versie }),
    meanwhile: (client) =>
      client.query("insert into maand (gemeente_id, maand, gesloten_door) values ($1, '2026-10-01', $2)", [
        h.gemeenteId,
        p.controleur.gebruikerId,
      ]),
  });
  expect(answer.status).toBe(422);
  expect(answer.text).toContain('De maand is gesloten. Er is niets bewaard. Open de pagina opnieuw');
  expect((await p.declaratieVan(id))?.status).toBe('concept');
});

it('closing a month while something is being handed in', async () => {
  const { id: toewijzing } = await p.maakWerkplek({ van: '2026-09-01' });
  await p.maakUren(toewijzing, '2026-09-02', 60);
  const id = await p.maak('2026-09');
  const answer = await ahead({
    maand: '2026-09',
    lock: 'pg_advisory_xact_lock_shared',
    post: () => p.controleur.post('/maanden/2026-09/sluiten'),
    meanwhile: (client) =>
      client.query("update declaratie set status = 'ingediend', ingediend_op = now(), ingediend_door = $2 where id = $1", [
        id,
        p.aanbieder.gebruikerId,
      ]),
  });
  expect(answer.status).toBe(422);
  expect(answer.text).toContain('Er is nog een declaratie die wacht. Er is niets bewaard.');
  expect((await h.owner.query("select from maand where maand = '2026-09-01'")).rowCount).toBe(0);
});
