import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { maakProef, type Proef } from '../../test/declaratie.ts';
import { maakAanbieder } from '../../test/factories.ts';
import { type Bezoeker, type House, openHouse } from '../../test/house.ts';

let h: House;
let p: Proef;
beforeAll(async () => {
  h = await openHouse();
});
afterAll(() => h.close());
// Each test has an aanbieder of its own: what one declares does not touch another.
beforeEach(async () => {
  p = await maakProef(h);
});

describe('never paid twice', () => {
  it('two clicks and two browsers make one declaratie', async () => {
    const { id: toewijzing } = await p.maakWerkplek();
    await p.maakUren(toewijzing, '2026-10-02', 60);
    const sleutel = p.aanbieder.sleutel();
    const velden = { maand: '2026-10', gemeente: String(h.gemeenteId) };
    const uit = await Promise.all([
      p.aanbieder.post('/declaraties/nieuw', { ...velden, _sleutel: sleutel }),
      p.aanbieder.post('/declaraties/nieuw', { ...velden, _sleutel: sleutel }),
      p.aanbieder.post('/declaraties/nieuw', velden),
      p.aanbieder.post('/declaraties/nieuw', velden),
    ]);
    expect(new Set(uit.map((een) => een.location)).size).toBe(1);
    const aantal = await h.owner.query('select 1 from declaratie where aanbieder_id = $1', [p.aanbiederId]);
    expect(aantal.rowCount).toBe(1);
  });

  it('the same step twice is done once, with one key and with two', async () => {
    const { id: toewijzing } = await p.maakWerkplek();
    await p.maakUren(toewijzing, '2026-10-02', 60);
    const id = await p.maak();
    const _versie = await p.versie(id);
    const uit = await Promise.all([
      p.aanbieder.post(`/declaraties/${id}/indienen`, { _versie }),
      p.aanbieder.post(`/declaraties/${id}/indienen`, { _versie }),
    ]);
    expect(uit.map((een) => een.status).sort()).toEqual([303, 409]);
    expect((await p.declaratieVan(id))?.versie).toBe(2);
    await p.controleer(id);
    const nu = await p.versie(id);
    const keuren = await Promise.all([
      p.goedkeurder.post(`/declaraties/${id}/goedkeuren`, { _versie: nu }),
      p.goedkeurder.post(`/declaraties/${id}/goedkeuren`, { _versie: nu }),
    ]);
    expect(keuren.map((een) => een.status).sort()).toEqual([303, 409]);
    const nogEens = await p.aanbieder.post('/declaraties/nieuw', { maand: '2026-10', gemeente: String(h.gemeenteId) });
    expect(nogEens.status).toBe(422);
  });

  it('a second line for the same toewijzing, month and tariff is refused by the database', async () => {
    const { id: toewijzing } = await p.maakWerkplek();
    await p.maakUren(toewijzing, '2026-10-02', 60);
    await p.rondAf(await p.maak());
    await p.maakUren(toewijzing, '2026-11-02', 60);
    const november = await p.maak('2026-11');
    await expect(
      h.owner.query(
        `insert into declaratieregel (gemeente_id, declaratie_id, aanbieder_id, toewijzing_id, prestatiemaand, soort, product, per, minuten, betaalbaar, tarief, bedrag, wet, uitleg, herkomst)
         select gemeente_id, $1, aanbieder_id, toewijzing_id, prestatiemaand, soort, product, per, minuten, betaalbaar, tarief, bedrag, wet, uitleg, herkomst
           from declaratieregel where toewijzing_id = $2 and prestatiemaand = '2026-10-01'`,
        [november, toewijzing],
      ),
    ).rejects.toThrow(/declaratieregel_een/);
  });
});

describe('who is just ahead', () => {
  /** Does `eerst` in a transaction that is committed when `dan` waits for it; gives the answer to `dan`. */
  const net = async <T>(eerst: string, waarden: unknown[], dan: () => Promise<T>): Promise<T> => {
    const client = await h.owner.connect();
    try {
      await client.query('begin');
      await client.query(eerst, waarden);
      const antwoord = dan();
      const wacht = async () =>
        (await h.owner.query("select 1 from pg_locks where locktype = 'advisory' and not granted")).rowCount;
      while (!(await wacht())) await new Promise((verder) => setTimeout(verder, 10));
      await client.query('commit');
      return await antwoord;
    } finally {
      await client.query('rollback');
      client.release();
    }
  };
  // A month of its own for each: a closed month stays closed.
  const metUren = async (dag: string): Promise<void> => {
    const { id: toewijzing } = await p.maakWerkplek({ van: '2026-01-01' });
    await p.maakUren(toewijzing, dag, 60);
  };
  const SLUIT = 'insert into maand (gemeente_id, maand, gesloten_door) values ($1, $2, 0)';

  it('a month that is closed while a declaratie is made or handed in: a reason, and nothing is stored', async () => {
    await metUren('2026-05-02');
    const nieuw = await net(SLUIT, [h.gemeenteId, '2026-05-01'], () =>
      p.aanbieder.post('/declaraties/nieuw', { maand: '2026-05', gemeente: String(h.gemeenteId) }),
    );
    expect([nieuw.status, nieuw.text]).toEqual([422, expect.stringContaining('De gemeente heeft mei 2026 gesloten.')]);
    await metUren('2026-06-02');
    const id = await p.maak('2026-06');
    const indienen = await net(SLUIT, [h.gemeenteId, '2026-06-01'], () => p.dienIn(id));
    expect([indienen.status, indienen.text]).toEqual([422, expect.stringContaining('De gemeente heeft juni 2026 gesloten.')]);
    const stand = await h.owner.query('select maand, status from declaratie where aanbieder_id = $1', [p.aanbiederId]);
    expect(stand.rows).toEqual([{ maand: '2026-06-01', status: 'concept' }]);
  });

  it('a declaratie that is handed in while its month is closed: the month stays open', async () => {
    await metUren('2026-07-02');
    const id = await p.maak('2026-07');
    const sluiten = await net(
      "update declaratie set status = 'ingediend', ingediend_op = now(), ingediend_door = 0 where id = $1",
      [id],
      () => p.controleur.post('/maanden/2026-07/sluiten'),
    );
    expect(sluiten.status).toBe(422);
    expect(sluiten.text).toContain('Er is zojuist een declaratie over juli 2026 ingediend. Handel die eerst af.');
    expect((await h.owner.query("select 1 from maand where maand = '2026-07-01'")).rowCount).toBe(0);
  });
});

describe('rights and walls', () => {
  it('another aanbieder and another municipality find nothing', async () => {
    const { id: toewijzing } = await p.maakWerkplek();
    await p.maakUren(toewijzing, '2026-10-02', 60);
    const id = await p.maak();
    await p.dienIn(id);
    const ander = await h.bezoeker({ rol: 'aanbieder', aanbiederId: await maakAanbieder(h) });
    for (const pad of ['', '/export', '/indienen', '/ingediend'])
      expect((await ander.get(`/declaraties/${id}${pad}`)).status).toBe(404);
    for (const pad of ['/indienen', '/weg', '/opnieuw', '/antwoord/1-2026-10'])
      expect((await ander.post(`/declaraties/${id}${pad}`, { _versie: '2', antwoord: 'x' })).status).toBe(404);
    // A municipality without policy has no pages: what its employee would see is asked of the database, in the same way.
    await h.owner.query("insert into gemeente (id, naam) values (9901, 'Elders') on conflict do nothing");
    const elders = await h.bezoeker({ rol: 'financien', gemeenteId: 9901 });
    const ziet = async (wie: Bezoeker): Promise<unknown> => {
      const client = await h.pool.connect();
      try {
        await client.query('begin');
        await client.query('select app.start(sha256($1::bytea), $2)', [wie.token, ['financien']]);
        return (await client.query('select count(*)::int as n from declaratie where id = $1', [id])).rows[0];
      } finally {
        await client.query('rollback');
        client.release();
      }
    };
    expect(await ziet(elders)).toEqual({ n: 0 });
    expect(await ziet(p.controleur)).toEqual({ n: 1 });
    const consulent = await h.bezoeker({ rol: 'consulent' });
    expect((await consulent.get('/declaraties')).status).toBe(403);
    expect((await p.aanbieder.post(`/declaraties/${id}/goedkeuren`, { _versie: '2' })).status).toBe(403);
    expect((await p.controleur.get('/declaraties/999999')).status).toBe(404);
  });

  it('the database refuses a changed amount, a deleted line and an approval by who checked', async () => {
    const { id: toewijzing } = await p.maakWerkplek();
    await p.maakUren(toewijzing, '2026-10-02', 60);
    const id = await p.maak();
    await expect(h.owner.query('update declaratieregel set bedrag = 1 where declaratie_id = $1', [id])).rejects.toThrow(
      'verandert niet',
    );
    await p.dienIn(id);
    await expect(h.owner.query('update declaratieregel set bedrag = 1 where declaratie_id = $1', [id])).rejects.toThrow(
      'verandert niet',
    );
    await expect(h.owner.query('delete from declaratieregel where declaratie_id = $1', [id])).rejects.toThrow('blijft staan');
    await expect(h.owner.query('delete from declaratie where id = $1', [id])).rejects.toThrow('blijft staan');
    await expect(h.owner.query('update declaratieregel set gecrediteerd = true where declaratie_id = $1', [id])).rejects.toThrow(
      'creditregel',
    );
    await p.controleer(id);
    await expect(
      h.owner.query(
        "update declaratie set status = 'goedgekeurd', goedgekeurd_op = now(), goedgekeurd_door = gecontroleerd_door where id = $1",
        [id],
      ),
    ).rejects.toThrow(/check/);
    await expect(h.owner.query("update declaratie set status = 'concept' where id = $1", [id])).rejects.toThrow();
    const client = await h.pool.connect();
    try {
      await client.query('begin');
      await client.query('select app.start(sha256($1::bytea), $2)', [p.controleur.token, ['financien']]);
      await expect(client.query('update declaratieregel set bedrag = 1')).rejects.toThrow('permission denied');
    } finally {
      await client.query('rollback');
      client.release();
    }
  });

  it('shows both versions when somebody was ahead', async () => {
    const { id: toewijzing } = await p.maakWerkplek();
    await p.maakUren(toewijzing, '2026-10-02', 60);
    const id = await p.maak();
    await p.dienIn(id);
    const uit = await p.aanbieder.post(`/declaraties/${id}/weg`, { _versie: '1' });
    expect(uit.status).toBe(409);
    expect(uit.text).toContain('Iemand was je voor');
  });

  it('exports without formulas and with comma decimals', async () => {
    await h.owner.query('update aanbieder set naam = \'=HYPERLINK("x")\' where id = $1', [p.aanbiederId]);
    const { id: toewijzing, nummer } = await p.maakWerkplek();
    await p.maakUren(toewijzing, '2026-10-02', 100);
    const id = await p.maak();
    const csv = await p.aanbieder.get(`/declaraties/${id}/export`);
    expect(csv.headers.get('content-type')).toContain('text/csv');
    expect(csv.text).toContain(
      `;"'=HYPERLINK(""x"")";2026-10;${nummer};2026-10;debet;"wm-werkplek-3";uur;100;100;1,67;9,00;15,00;open;`,
    );
    expect(csv.text).not.toContain('Proefman');
  });
});
