import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Bezoeker, type House, openHouse } from '../../test/house.ts';
import { datum } from '../kernel/datum.ts';
import { bijzondereRechten, kwartaalVan, nietKlaarRedenen, standVan, toonKwartaal } from './rules.ts';

describe('regels', () => {
  test.each([
    ['2026-01-01', '2026-K1'],
    ['2026-03-31', '2026-K1'],
    ['2026-04-01', '2026-K2'],
    ['2026-09-30', '2026-K3'],
    ['2026-12-31', '2026-K4'],
  ])('%s valt in %s', (dag, kwartaal) => expect(kwartaalVan(datum(dag))).toBe(kwartaal));

  test('een kwartaal leest als tekst', () => expect(toonKwartaal('2026-K4')).toBe('vierde kwartaal van 2026'));

  const houder = { id: 1, naam: 'A', rol: 'consulent', functie: undefined, actief: true };
  test('bijzonder zijn rollen die verder reiken, en een functie met mandaat; een account dat uit staat heeft niets', () => {
    expect(bijzondereRechten([houder], new Set())).toEqual([]);
    expect(bijzondereRechten([{ ...houder, functie: 'x' }], new Set(['x']))).toEqual([{ gebruikerId: 1, recht: 'mandaat' }]);
    expect(bijzondereRechten([{ ...houder, rol: 'beheer', functie: 'x' }], new Set(['x']))).toEqual([
      { gebruikerId: 1, recht: 'beheer' },
      { gebruikerId: 1, recht: 'mandaat' },
    ]);
    expect(bijzondereRechten([{ ...houder, rol: 'beheer', actief: false }], new Set())).toEqual([]);
  });

  test('wat weg moet is pas klaar als het weg is; wat er bij kwam houdt de controle open', () => {
    const nu = [{ gebruikerId: 1, recht: 'beheer' as const }];
    const weg = { gebruikerId: 1, recht: 'beheer', oordeel: 'intrekken' as const };
    expect(standVan(weg, nu)).toBe('nog-intrekken');
    expect(standVan(weg, [])).toBe('ingetrokken');
    expect(nietKlaarRedenen([weg], nu)).toHaveLength(1);
    expect(nietKlaarRedenen([weg], [])).toEqual([]);
    expect(nietKlaarRedenen([{ ...weg, oordeel: undefined }], nu)).toEqual(['Over 1 recht is nog niets gezegd.']);
    expect(nietKlaarRedenen([], nu)[0]).toContain('Werk de lijst bij');
  });
});

describe('de controle', () => {
  let h: House;
  let tom: Bezoeker;
  let els: Bezoeker;
  let sanne: Bezoeker;
  beforeAll(async () => {
    h = await openHouse();
    tom = await h.bezoeker({ rol: 'beheer', naam: 'Tom' });
    els = await h.bezoeker({ rol: 'beheer', naam: 'Els' });
    sanne = await h.bezoeker({ rol: 'teammanager', naam: 'Sanne' });
  });
  afterAll(() => h?.close());

  const regelVan = async (gebruikerId: number): Promise<number> =>
    (await h.owner.query('select id from rechtencontroleregel where gebruiker_id = $1', [gebruikerId])).rows[0].id;

  test('loopt van begin tot eind; niemand oordeelt over zichzelf en een oordeel valt eenmaal', async () => {
    expect((await tom.get('/beheer/rechtencontrole')).text).toContain('is nog niet begonnen');
    const begin = await tom.post('/beheer/rechtencontrole');
    expect(begin.status).toBe(303);
    const hier = begin.location ?? '';
    expect((await tom.post('/beheer/rechtencontrole')).status).toBe(422);

    expect((await tom.get(hier)).text).toContain('Een andere beheerder oordeelt over jou.');
    const eigen = await tom.post(`${hier}/${await regelVan(tom.gebruikerId)}`, { oordeel: 'blijft' });
    expect(eigen.status).toBe(422);
    expect(eigen.text).toContain('Over je eigen recht oordeel je niet zelf');

    const vanSanne = `${hier}/${await regelVan(sanne.gebruikerId)}`;
    expect((await tom.post(vanSanne, { oordeel: 'intrekken' })).text).toContain('Schrijf op waarom');
    expect((await tom.post(vanSanne, { oordeel: 'misschien' })).text).toContain('Kies of het recht blijft');
    expect((await tom.post(vanSanne, { oordeel: 'intrekken', reden: 'Andere baan' })).status).toBe(303);
    expect((await els.post(vanSanne, { oordeel: 'blijft' })).text).toContain('Tom heeft hier al over geoordeeld');
    expect((await tom.post(`${hier}/${await regelVan(els.gebruikerId)}`, { oordeel: 'blijft' })).status).toBe(303);
    expect((await els.post(`${hier}/${await regelVan(tom.gebruikerId)}`, { oordeel: 'blijft' })).status).toBe(303);

    const nogNiet = await tom.post(`${hier}/afronden`);
    expect(nogNiet.status).toBe(422);
    expect(nogNiet.text).toContain('1 recht moet weg, maar staat er nog.');
    await h.owner.query('update gebruiker set actief = false where id = $1', [sanne.gebruikerId]);

    const nieuw = await h.bezoeker({ rol: 'financien', naam: 'Peter' });
    expect((await tom.post(`${hier}/afronden`)).text).toContain('Werk de lijst bij');
    expect((await tom.post(`${hier}/bijwerken`)).status).toBe(303);
    expect((await tom.post(`${hier}/${await regelVan(nieuw.gebruikerId)}`, { oordeel: 'blijft' })).status).toBe(303);

    expect((await tom.post(`${hier}/afronden`)).status).toBe(303);
    const klaar = await tom.get(hier);
    expect(klaar.text).toContain('Afgerond op');
    expect(klaar.text).toContain('Andere baan');
    expect((await els.post(`${hier}/bijwerken`)).text).toContain('al afgerond');
    const { rows } = await h.owner.query(
      "select handeling, count(*)::int as n from logboek where handeling like 'recht%' group by 1 order by 1",
    );
    expect(rows).toEqual([
      { handeling: 'recht-blijft', n: 3 },
      { handeling: 'recht-moet-weg', n: 1 },
      { handeling: 'rechtencontrole-afgerond', n: 1 },
      { handeling: 'rechtencontrole-begonnen', n: 1 },
      { handeling: 'rechtencontrole-bijgewerkt', n: 1 },
    ]);
  });
});
