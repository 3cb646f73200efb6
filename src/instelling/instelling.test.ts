import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Bezoeker, type House, openHouse } from '../../test/house.ts';
import { instellingen, waardeReden } from './rules.ts';

let h: House;
let tom: Bezoeker;
beforeAll(async () => {
  h = await openHouse();
  tom = await h.bezoeker({ rol: 'beheer', naam: 'Tom' });
});
afterAll(() => h?.close());

const pad = '/beheer/instellingen/uitnodiging-dagen';
const versies = async () => (await h.owner.query('select versie, waarde, reden from instelling order by id')).rows;
const geldend = async () =>
  (await h.owner.query("select app.instelling($1, 'uitnodiging-dagen') as nu", [h.gemeenteId])).rows[0].nu;

test.each(instellingen.map((soort) => [soort.sleutel, soort] as const))(
  '%s heeft grenzen waar de standaard tussen ligt',
  (_, soort) => {
    expect(waardeReden(soort, soort.standaard)).toBeUndefined();
    expect(waardeReden(soort, soort.laagste)).toBeUndefined();
    expect(waardeReden(soort, soort.hoogste)).toBeUndefined();
    expect(waardeReden(soort, soort.laagste - 1)).toMatch(
      soort.eenheid === 'ja-nee' ? /1 voor ja of 0 voor nee/ : /Kies een getal/,
    );
    expect(waardeReden(soort, soort.hoogste + 1)).toMatch(
      soort.eenheid === 'ja-nee' ? /1 voor ja of 0 voor nee/ : /Kies een getal/,
    );
  },
);

describe('instellingen', () => {
  test('gelden als standaard tot iemand ze wijzigt; elke wijziging blijft staan met wie en waarom', async () => {
    expect(await geldend()).toBeNull();
    for (const [versie, waarde, reden] of [
      ['0', '10', 'Vakantie'],
      ['1', '14', 'Te kort'],
    ] as const)
      expect((await tom.post(pad, { waarde, reden, _versie: versie })).status).toBe(303);
    expect(await geldend()).toBe(14);
    expect(await versies()).toEqual([
      { versie: 1, waarde: 10, reden: 'Vakantie' },
      { versie: 2, waarde: 14, reden: 'Te kort' },
    ]);
    const { text } = await tom.get('/beheer/instellingen');
    for (const stuk of ['14 dagen', '10 dagen', 'Vakantie', 'Te kort', 'Tom', 'Keuze van het systeem', '1 dag<'])
      expect(text).toContain(stuk);
    expect(text).not.toContain('1 dagen');
    // Yes or no is asked as such.
    expect((await tom.get('/beheer/instellingen/upload-foto')).text).toMatch(/type="radio"[^>]*value="1"[^>]*checked/);
    const { rows } = await h.owner.query("select count(*)::int as n from logboek where handeling = 'instelling-gewijzigd'");
    expect(rows).toEqual([{ n: 2 }]);
  });

  test('twee tegelijk: een wint, de ander ziet beide waarden', async () => {
    const [een, ander] = await Promise.all(
      ['20', '21'].map((waarde) => tom.post(pad, { waarde, reden: 'Tegelijk', _versie: '2' })),
    );
    expect([een?.status, ander?.status].sort()).toEqual([303, 409]);
    expect((await versies()).length).toBe(3);
  });

  test.each([
    [{ waarde: '31', reden: 'x' }, 'van 1 tot en met 30 dagen'],
    [{ waarde: '0', reden: 'x' }, 'van 1 tot en met 30 dagen'],
    [{ waarde: '1,5', reden: 'x' }, 'heel getal'],
    [{ waarde: '', reden: 'x' }, 'heel getal'],
    [{ waarde: '8', reden: '' }, 'waarom'],
  ])('weigert %o', async (velden, tekst) => {
    const voor = await versies();
    const uit = await tom.post(pad, { ...velden, _versie: '3' });
    expect(uit.status).toBe(422);
    expect(uit.text).toContain(tekst);
    expect(await versies()).toEqual(voor);
  });

  test('werken door: wat opvalt op de eerste pagina van beheer verandert mee', async () => {
    await h.owner.query(
      "insert into gebruiker (issuer, subject, rol, naam, functie, gemeente_id, laatst_ingelogd) values ('test', 'stil', 'beleid', 'Stil', 'x', $1, '2026-11-02 10:00')",
      [h.gemeenteId],
    );
    expect((await tom.get('/beheer/medewerkers?stand=lang-niet')).text).not.toContain('Stil');
    const zet = (sleutel: string, waarde: string) =>
      tom.post(`/beheer/instellingen/${sleutel}`, { waarde, reden: 'Proef', _versie: '0' });
    expect((await zet('zonder-inloggen-dagen', '19')).status).toBe(303);
    expect((await zet('mandaat-eindigt-dagen', '45')).status).toBe(303);
    expect((await tom.get('/beheer/medewerkers?stand=lang-niet')).text).toContain('Stil');
    const { text } = await tom.get('/beheer');
    expect(text).toContain('langer dan 19 dagen niet ingelogd');
    expect(text).toContain('binnen 45 dagen');
  });

  test('een onbekende instelling bestaat niet', async () => {
    expect((await tom.get('/beheer/instellingen/constructor')).status).toBe(404);
  });

  test('geen rol verandert of verwijdert een wijziging', async () => {
    const { rows } = await h.owner.query<{ mag: boolean }>(
      "select has_table_privilege('wm_beheer', 'instelling', 'UPDATE') or has_table_privilege('wm_beheer', 'instelling', 'DELETE') as mag",
    );
    expect(rows).toEqual([{ mag: false }]);
  });
});
