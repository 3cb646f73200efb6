import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Bezoeker, type House, openHouse } from '../../test/house.ts';
import { type Jobs, startJobs } from '../platform/jobs.ts';

let h: House;
let tom: Bezoeker;
let jobs: Jobs;
let goed = false;
beforeAll(async () => {
  h = await openHouse();
  tom = await h.bezoeker({ rol: 'beheer', naam: 'Tom' });
  jobs = await startJobs(h.owner);
  await jobs.work('levering', async () => {
    if (!goed) throw new TypeError('geheim van Jan');
  });
  await h.owner.query('update pgboss.queue set retry_limit = 0');
});
afterAll(async () => {
  await jobs?.stop();
  await h?.close();
});

const plan = async (nummer: number): Promise<string> => {
  const client = await h.owner.connect();
  try {
    await client.query('begin');
    await client.query("select set_config('app.gemeente', $1, true), set_config('app.gebruiker', $2, true)", [
      String(h.gemeenteId),
      String(tom.gebruikerId),
    ]);
    await client.query("select app.plan_taak('levering', $1)", [nummer]);
    await client.query('commit');
  } finally {
    client.release();
  }
  const { rows } = await h.owner.query("select id from pgboss.job where (data->>'id')::int = $1", [nummer]);
  return rows[0].id;
};
const stand = async (id: string) => (await h.owner.query('select state from pgboss.job where id = $1', [id])).rows[0]?.state;

describe('/beheer/taken', () => {
  test('zegt wat er gepland is, en dat er niets misging', async () => {
    const { text } = await tom.get('/beheer/taken');
    for (const stuk of ['Er is niets mislukt', 'Logboek verzegelen', 'elke 5 minuten', 'Er wacht niets.'])
      expect(text).toContain(stuk);
  });

  test('wat mislukte kan opnieuw of weg, met een regel in het logboek; de fout zelf staat er niet', async () => {
    const [een, ander] = [await plan(41), await plan(42)];
    await expect.poll(async () => [await stand(een), await stand(ander)], { timeout: 20_000 }).toEqual(['failed', 'failed']);
    const { text } = await tom.get('/beheer/taken');
    expect(text).toContain('Nummer 41');
    expect(text).not.toContain('geheim van Jan');

    expect((await tom.post(`/beheer/taken/${een}/weg`)).status).toBe(303);
    expect((await tom.get('/beheer/taken')).text.split('Wacht of is bezig')[0]).not.toContain('Nummer 41');
    goed = true;
    expect((await tom.post(`/beheer/taken/${ander}/opnieuw`)).status).toBe(303);
    await expect.poll(() => stand(ander), { timeout: 20_000 }).toBe('completed');
    expect((await tom.get('/beheer/taken')).text).toContain('Er is niets mislukt');
    expect((await tom.post(`/beheer/taken/${ander}/opnieuw`)).status).toBe(404);
    expect((await tom.post('/beheer/taken/geen-nummer/weg')).status).toBe(404);
    const { rows } = await h.owner.query("select handeling from logboek where soort = 'taak' order by id");
    expect(rows.map((rij) => rij.handeling)).toEqual(['taak-weggelegd', 'taak-herhaald']);
  });
});
