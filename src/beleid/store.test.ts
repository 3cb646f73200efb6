/** Versions in a real database: they never change, what becomes of one is seen by every process, and a day in the past can be asked. */
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type House, openHouse } from '../../test/house.ts';
import { datum } from '../kernel/datum.ts';
import { type BeleidInHuis, hashVan, storeBeleid } from './index.ts';

let h: House;
/** A second process on the same database. */
let ander: BeleidInHuis;
beforeAll(async () => {
  h = await openHouse();
  ander = await storeBeleid(h.owner);
});
afterAll(async () => h?.close());

const dag = datum;
const eerste = () => h.beleid.regelingOp(h.gemeenteId, dag('2026-11-22'));

/** A version made in the product, on the way that the product has, at a moment. */
const zet = async (geldigVan: string, o: { moment?: string; soort?: string; wijzig?: Record<string, unknown> } = {}) => {
  const basis = eerste();
  const inhoud = { ...(basis?.inhoud as object), geldigVan, ...o.wijzig };
  const { rows } = await h.owner.query<{ id: number }>(
    `insert into regeling (gemeente_id, sleutel, geldig_van, inhoud, hash, tekst, herkomst) values ($1, 'werkt-mee', $2, $3, $4, '', 'product') returning id`,
    [h.gemeenteId, geldigVan, JSON.stringify(inhoud), hashVan(inhoud)],
  );
  const id = rows[0]?.id ?? 0;
  await gebeur(id, 'geactiveerd', o.moment ?? '2026-11-22T12:00:00Z');
  return id;
};
const gebeur = (id: number, soort: string, moment: string): Promise<pg.QueryResult> =>
  h.owner.query(
    'insert into regelinggebeurtenis (gemeente_id, regeling_id, soort, moment, bekend_vanaf) values ($1, $2, $3, $4, $4)',
    [h.gemeenteId, id, soort, moment],
  );

describe('een versie verandert nooit', () => {
  test.each([
    "update regeling set inhoud = '{}'",
    "update regeling set geldig_van = '2020-01-01'",
    "update regeling set hash = 'x'",
    "update regeling set tekst = 'x'",
    'delete from regeling',
    'truncate regeling cascade',
    "update regelinggebeurtenis set moment = '2000-01-01'",
    'delete from regelinggebeurtenis',
    'truncate regelinggebeurtenis',
  ])('ook niet door de eigenaar: %s', async (sql) => {
    await expect(h.owner.query(sql)).rejects.toMatchObject({ code: 'WM409' });
  });
  test('een rij van voor de tekst werd bewaard krijgt haar een keer', async () => {
    const { rows } = await h.owner.query<{ id: number }>(
      `insert into regeling (gemeente_id, sleutel, geldig_van, inhoud, hash) values ($1, 'oud', '2019-01-01', $2, 'oud') returning id`,
      [h.gemeenteId, JSON.stringify(eerste()?.inhoud)],
    );
    await h.owner.query('update regeling set tekst = $2 where id = $1', [rows[0]?.id, 'tekst']);
    await expect(h.owner.query("update regeling set tekst = 'anders' where id = $1", [rows[0]?.id])).rejects.toMatchObject({
      code: 'WM409',
    });
  });
  test('het bestand uit beleid/ staat er met zijn commentaar', async () => {
    expect(eerste()?.tekst).toContain('# Zo lees je dit bestand');
    const { rows } = await h.owner.query('select tekst from regeling where id = $1', [eerste()?.id]);
    expect(rows[0].tekst).toBe(eerste()?.tekst);
  });
});

describe('twee processen', () => {
  test('zien een geactiveerde versie zonder herstart, en een ingetrokken niet meer', async () => {
    const stop = ander.volg();
    const id = await zet('2027-01-01');
    await expect.poll(() => ander.regelingOp(h.gemeenteId, dag('2027-01-01'))?.id, { timeout: 10_000 }).toBe(id);
    expect(ander.regelingOp(h.gemeenteId, dag('2026-12-31'))?.id).toBe(eerste()?.id);
    await gebeur(id, 'ingetrokken', '2026-11-22T13:00:00Z');
    await expect.poll(() => ander.regelingOp(h.gemeenteId, dag('2027-01-01'))?.id, { timeout: 10_000 }).toBe(eerste()?.id);
    expect(ander.regelingMetId(id).geldigVan).toBe('2027-01-01');
    stop();
  });
  test('een versie die niet te lezen is laat alles zoals het was', async () => {
    const geldig = await zet('2028-01-01', { moment: '2026-11-22T14:00:00Z' });
    const { rows } = await h.owner.query<{ id: number }>(
      `insert into regeling (gemeente_id, sleutel, geldig_van, inhoud, hash, tekst) values ($1, 'werkt-mee', '2029-01-01', '{"half":true}', 'half', '') returning id`,
      [h.gemeenteId],
    );
    await gebeur(rows[0]?.id ?? 0, 'geactiveerd', '2026-11-22T14:00:00Z');
    const voor = h.beleid.versies(h.gemeenteId).length;
    await expect(h.beleid.ververs()).rejects.toThrow();
    expect(h.beleid.versies(h.gemeenteId)).toHaveLength(voor);
    expect(h.beleid.regelingOp(h.gemeenteId, dag('2028-06-01'))?.id).not.toBe(geldig);
  });
});

describe('de bestanden', () => {
  test('een tweede start schrijft niets, een bestand dat weg is vervalt en komt terug als het er weer is', async () => {
    const huis = await openHouse();
    try {
      const tel = async (): Promise<number> =>
        (await huis.owner.query<{ n: number }>('select count(*)::int as n from regelinggebeurtenis')).rows[0]?.n ?? 0;
      const begin = await tel();
      await storeBeleid(huis.owner);
      expect(await tel()).toBe(begin);
      // What an earlier release had in its files.
      const inhoud = { ...(huis.beleid.regelingen(huis.gemeenteId)[0]?.inhoud as object), naam: 'Werkt mee, eerder' };
      const { rows } = await huis.owner.query<{ id: number }>(
        `insert into regeling (gemeente_id, sleutel, geldig_van, inhoud, hash) values ($1, 'werkt-mee', '2021-01-01', $2, $3) returning id`,
        [huis.gemeenteId, JSON.stringify(inhoud), hashVan(inhoud)],
      );
      await huis.owner.query(
        "insert into regelinggebeurtenis (gemeente_id, regeling_id, soort, moment) values ($1, $2, 'geladen', '2020-12-01')",
        [huis.gemeenteId, rows[0]?.id],
      );
      const opnieuw = await storeBeleid(huis.owner);
      expect(opnieuw.regelingOp(huis.gemeenteId, dag('2026-11-22'))?.regeling.naam).toBe('Werkt mee');
      expect(opnieuw.regelingMetId(rows[0]?.id ?? 0).gebeurtenissen.map(({ soort }) => soort)).toEqual(['geladen', 'vervallen']);
    } finally {
      await huis.close();
    }
  });
});

test('AP31: zoals bekend op een eerdere dag', async () => {
  const huis = await openHouse();
  try {
    const van = huis.gemeenteId;
    const basis = huis.beleid.regelingOp(van, dag('2026-11-22'));
    const inhoud = { ...(basis?.inhoud as object), geldigVan: '2026-03-01', vastgesteldOp: '2026-11-10' };
    const { rows } = await huis.owner.query<{ id: number }>(
      `insert into regeling (gemeente_id, sleutel, geldig_van, inhoud, hash, tekst, herkomst) values ($1, 'werkt-mee', '2026-03-01', $2, $3, '', 'product') returning id`,
      [van, JSON.stringify(inhoud), hashVan(inhoud)],
    );
    // Half past midnight in the Netherlands is still the day before in UTC.
    await huis.owner.query(
      "insert into regelinggebeurtenis (gemeente_id, regeling_id, soort, moment, bekend_vanaf) values ($1, $2, 'geactiveerd', '2026-11-19T23:30:00Z', '2026-11-19T23:30:00Z')",
      [van, rows[0]?.id],
    );
    await huis.beleid.ververs();
    const op = (d: string, bekend?: string): number | undefined =>
      huis.beleid.regelingOp(van, dag(d), undefined, bekend === undefined ? undefined : dag(bekend))?.id;
    expect(op('2026-06-01')).toBe(rows[0]?.id);
    expect(op('2026-06-01', '2026-11-20')).toBe(rows[0]?.id);
    expect(op('2026-06-01', '2026-11-19')).toBe(basis?.id);
    expect(op('2026-02-28')).toBe(basis?.id);
    expect(op('2020-12-31', '2026-11-22')).toBeUndefined();
    expect(huis.beleid.geldend(van).map(({ van: v, tot }) => [v, tot])).toEqual([
      ['2021-01-01', '2026-02-28'],
      ['2026-03-01', null],
    ]);
  } finally {
    await huis.close();
  }
});
