import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { maakAanbieder } from '../../test/factories.ts';
import { type Bezoeker, type House, openHouse } from '../../test/house.ts';

let h: House;
let tom: Bezoeker;
let eigen: number;
let vreemd: number;
beforeAll(async () => {
  h = await openHouse();
  tom = await h.bezoeker({ rol: 'beheer', naam: 'Tom' });
  [eigen, vreemd] = [await maakAanbieder(h), await maakAanbieder(h)];
  await h.owner.query(
    "insert into contract (gemeente_id, aanbieder_id, nummer, geldig) values ($1, $2, 'C-1', '[2021-01-01,)')",
    [h.gemeenteId, eigen],
  );
});
afterAll(() => h?.close());

const geldig = {
  naam: 'De Hoek',
  kvk: '12345678',
  sector: 'groen',
  postcode: '7311 ab',
  woonplaats: 'Apeldoorn',
  telefoon: '055 1234567',
  email: '',
};
const rij = async (id: number) => (await h.owner.query('select * from aanbieder where id = $1', [id])).rows[0];

describe('organisaties', () => {
  test('staan in een lijst met contract en accounts; wie hier werkt staat bovenaan', async () => {
    await h.bezoeker({ rol: 'aanbieder', aanbiederId: eigen });
    const { status, text } = await tom.get('/beheer/organisaties');
    expect(status).toBe(200);
    const [boven, onder] = [eigen, vreemd].map((id) => text.indexOf(`/beheer/organisaties/${id}"`));
    expect(boven).toBeGreaterThan(0);
    expect(onder).toBeGreaterThan(boven ?? 0);
    expect(text.slice(boven, onder)).toContain('loopt');
    expect(text.slice(onder)).toContain('geen contract');
  });

  test('een wijziging bewaart wat er stond, en zegt wie het deed', async () => {
    const voor = await rij(eigen);
    const uit = await tom.post(`/beheer/organisaties/${eigen}/wijzigen`, { ...geldig, _versie: '1' });
    expect([uit.status, uit.location]).toEqual([303, `/beheer/organisaties/${eigen}`]);
    expect(await rij(eigen)).toMatchObject({ naam: 'De Hoek', kvk: '12345678', postcode: '7311 AB', versie: 2 });
    const { text } = await tom.get(`/beheer/organisaties/${eigen}`);
    expect(text).toContain(`Naam: van ‘${voor.naam}’ naar ‘De Hoek’`);
    expect(text).toContain('Tom');
    const { rows } = await h.owner.query("select object_id from logboek where handeling = 'organisatie-gewijzigd'");
    expect(rows).toEqual([{ object_id: String(eigen) }]);
  });

  test('twee tegelijk: de tweede ziet beide versies en er verandert niets', async () => {
    const uit = await tom.post(`/beheer/organisaties/${eigen}/wijzigen`, { ...geldig, naam: 'De Kade', _versie: '1' });
    expect(uit.status).toBe(409);
    expect(uit.text).toContain('De Kade');
    expect(uit.text).toContain('De Hoek');
    expect((await rij(eigen)).naam).toBe('De Hoek');
  });

  test('een organisatie die niet voor de gemeente werkt verandert niet', async () => {
    const voor = await rij(vreemd);
    const uit = await tom.post(`/beheer/organisaties/${vreemd}/wijzigen`, { ...geldig, _versie: '1' });
    expect(uit.status).toBe(422);
    expect(uit.text).toContain('werkt niet voor jullie gemeente');
    expect(await rij(vreemd)).toEqual(voor);
  });

  test('wie niets wijzigt hoort dat', async () => {
    const nu = await rij(eigen);
    const uit = await tom.post(`/beheer/organisaties/${eigen}/wijzigen`, { ...geldig, _versie: String(nu.versie) });
    expect(uit.status).toBe(422);
    expect(uit.text).toContain('Er is niets gewijzigd.');
  });

  test.each([
    ['kvk', '1234567', 'acht cijfers'],
    ['postcode', '0123 AB', 'Schrijf de postcode'],
    ['email', 'geen-adres', 'mailadres'],
    ['naam', '', 'Schrijf de naam op'],
    ['naam', 'x'.repeat(101), 'hoogstens 100'],
    ['telefoon', '<b>', 'met tien cijfers'],
  ])('weigert %s ‘%s’', async (veld, waarde, tekst) => {
    const uit = await tom.post('/beheer/organisaties/nieuw', { agb: '99000111', ...geldig, [veld]: waarde });
    expect(uit.status).toBe(422);
    expect(uit.text).toContain(tekst);
  });

  test('een nieuwe organisatie staat erbij; dezelfde AGB-code een tweede keer noemt wie hem heeft', async () => {
    const uit = await tom.post('/beheer/organisaties/nieuw', { agb: '99000111', ...geldig });
    expect(uit.status).toBe(303);
    const id = Number(uit.location?.split('/').at(-1));
    expect(await rij(id)).toMatchObject({ agb: '99000111', door_gemeente_id: h.gemeenteId });
    const nog = await tom.post('/beheer/organisaties/nieuw', { agb: '99000111', ...geldig, naam: 'Ander' });
    expect(nog.status).toBe(422);
    expect(nog.text).toContain('Deze AGB-code is van De Hoek');
    const wijzig = await tom.post(`/beheer/organisaties/${id}/wijzigen`, { ...geldig, kvk: '', _versie: '1' });
    expect(wijzig.status).toBe(303);
    expect((await tom.get(`/beheer/organisaties/${id}`)).text).toContain('Het KVK-nummer ontbreekt');
  });
});
