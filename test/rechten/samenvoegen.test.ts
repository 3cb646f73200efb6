/** Two residents with something of everything are made one and apart again: what any area keeps of a resident moves, and comes back. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, put, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => world?.h.close());

const rijenVan = async (inwonerId: number): Promise<Record<string, unknown[]>> => {
  const { rows } = await world.h.owner.query<{ tabel: string }>('select tabel from app.inwonertabellen() order by 1');
  const uit: Record<string, unknown[]> = {};
  for (const { tabel } of rows)
    uit[tabel] = (
      await world.h.owner.query(`select to_jsonb(x) as rij from ${tabel} x where inwoner_id = $1 order by to_jsonb(x)::text`, [
        inwonerId,
      ])
    ).rows.map(({ rij }) => rij);
  return uit;
};

test('no table of the house stands in the way of a merge or loses a line', async () => {
  const { h, kant } = world;
  const [blijft, weg] = [kant.eigen.inwoner, kant.collega.inwoner];
  // What a person has to settle first (src/samenvoegen/rules.ts) is settled.
  await h.owner.query("update toewijzing set product = 'wm-werkplek-4' where inwoner_id = $1", [weg]);
  await h.owner.query(
    "update afscherming set opgeheven_op = now(), opgeheven_door = 0, opgeheven_reden = 'x' where inwoner_id = $1",
    [weg],
  );
  await h.owner.query('update orientatietoegang set beeindigd_op = now() where inwoner_id = $1', [weg]);
  await h.owner.query("update orientatie set gestopt_op = '2026-11-01', gestopt_reden = 'x' where inwoner_id = $1", [weg]);
  await h.owner.query(
    "update plan set status = 'ingetrokken', reden = 'x' where inwoner_id = $1 and status in ('concept','voorgelegd')",
    [weg],
  );
  const voor = { blijft: await rijenVan(blijft), weg: await rijenVan(weg) };
  expect(Object.values(voor.weg).filter((rijen) => rijen.length > 0).length).toBeGreaterThan(25);
  const manager = world.wie.teammanager;
  const id = await put(h, 'samenvoeging', {
    gemeente_id: kant.eigen.gemeenteId,
    inwoner_id: blijft,
    consulent_id: world.wie.consulent.gebruikerId,
    weg_id: weg,
    weg_dossiernummer: 'x',
    reden: 'x',
    voorgesteld_door: world.wie.consulent.gebruikerId,
  });
  const als = async <T>(sql: string): Promise<T> => {
    const client = await h.owner.connect();
    try {
      await client.query('begin');
      await client.query("select set_config('app.gebruiker', $1, true), set_config('app.gemeente', $2, true)", [
        String(manager.gebruikerId),
        String(kant.eigen.gemeenteId),
      ]);
      const { rows } = await client.query<{ uit: T }>(`select ${sql} as uit`);
      await client.query('commit');
      return rows[0]?.uit as T;
    } finally {
      client.release();
    }
  };
  const uit = await als<{ weigeringen: unknown[]; rijen: Record<string, number> }>(
    `app.voeg_samen(${id}, '{}', 'x', '2026-11-22', false)`,
  );
  expect(uit.weigeringen).toEqual([]);
  const samen = await rijenVan(blijft);
  for (const [tabel, rijen] of Object.entries(voor.weg)) {
    if (tabel === 'persoonversie' || tabel === 'samenvoeging') continue;
    const kop = `${tabel}: ${rijen.length} erbij`;
    const apart = (
      await h.owner.query(
        'select count(*)::int as n from samenvoegingrij where samenvoeging_id = $1 and tabel = $2 and inhoud is not null',
        [id, tabel],
      )
    ).rows[0]?.n;
    expect(`${tabel}: ${(samen[tabel]?.length ?? 0) + apart - (voor.blijft[tabel]?.length ?? 0)} erbij`).toBe(kop);
  }
  expect(Object.values(await rijenVan(weg)).flat()).toEqual([]);
  expect(await als<{ weg: number; mee: number }>(`app.haal_uit_elkaar(${id}, 'x', false)`)).toMatchObject({ weg: 0, mee: 0 });
  const na = { blijft: await rijenVan(blijft), weg: await rijenVan(weg) };
  const zonder = (rijen: Record<string, unknown[]>) =>
    Object.fromEntries(Object.entries(rijen).filter(([tabel]) => tabel !== 'samenvoeging'));
  expect(zonder(na.weg)).toEqual(zonder(voor.weg));
  expect(zonder(na.blijft)).toEqual(zonder(voor.blijft));
});
