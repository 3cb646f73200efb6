import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Bezoeker, type House, openHouse } from '../../test/house.ts';

let h: House;
let tom: Bezoeker;
const maak = async (o: { status: string; onderwerp: string; inhoud?: boolean; fout?: string }): Promise<number> =>
  (
    await h.owner.query<{ id: number }>(
      `insert into mail (gemeente_id, soort, naam, adres, onderwerp, inhoud, geheim, status, fout, gemaakt_door)
       values ($1, 'uitnodiging', 'Jet', 'jet@voorbeeld.nl', $2, $3, 'https://voorbeeld.nl/geheim', $4, $5, $6) returning id`,
      [
        h.gemeenteId,
        o.onderwerp,
        o.inhoud === false
          ? null
          : JSON.stringify({
              aanhef: 'Beste Jet,',
              alineas: ['Kom <b>erbij</b>.'],
              knop: { tekst: 'Log in' },
              slot: [],
              afzender: ['Gemeente'],
            }),
        o.status,
        o.fout ?? null,
        tom.gebruikerId,
      ],
    )
  ).rows[0]?.id ?? 0;

beforeAll(async () => {
  h = await openHouse();
  tom = await h.bezoeker({ rol: 'beheer', naam: 'Tom' });
});
afterAll(() => h?.close());

test('de lijst zegt hoe elke mail staat, en dat er geen mailserver is; het filter staat in het adres', async () => {
  expect((await tom.get('/beheer/mail')).text).toContain('Er is geen mail.');
  await maak({ status: 'mislukt', onderwerp: 'Eerste', fout: 'adres geweigerd' });
  await maak({ status: 'verstuurd', onderwerp: 'Tweede' });
  const alles = (await tom.get('/beheer/mail')).text;
  for (const stuk of ['Eerste', 'Tweede', 'adres geweigerd', 'jet@voorbeeld.nl', 'verstuurt geen mail'])
    expect(alles).toContain(stuk);
  const mislukt = (await tom.get('/beheer/mail?status=mislukt')).text;
  expect(mislukt).toContain('Eerste');
  expect(mislukt).not.toContain('Tweede');
  expect((await tom.get('/beheer/mail?status=__proto__&pagina=-4')).status).toBe(200);
});

test('een mail laat de tekst zien als tekst, zonder de geheime link', async () => {
  const id = await maak({ status: 'wacht', onderwerp: 'Welkom' });
  const { text } = await tom.get(`/beheer/mail/${id}`);
  expect(text).toContain('Kom &lt;b&gt;erbij&lt;/b&gt;.');
  expect(text).not.toContain('voorbeeld.nl/geheim');
  const gewist = await maak({ status: 'verstuurd', onderwerp: 'Oud', inhoud: false });
  expect((await tom.get(`/beheer/mail/${gewist}`)).text).toContain('De tekst is gewist');
});

test('alleen wat mislukte gaat opnieuw', async () => {
  const mislukt = await maak({ status: 'mislukt', onderwerp: 'Nog eens', fout: 'geen antwoord' });
  expect((await tom.post(`/beheer/mail/${mislukt}/opnieuw`)).status).toBe(303);
  const { rows } = await h.owner.query('select status, pogingen, fout from mail where id = $1', [mislukt]);
  expect(rows).toEqual([{ status: 'wacht', pogingen: 0, fout: null }]);
  const nog = await tom.post(`/beheer/mail/${mislukt}/opnieuw`);
  expect(nog.status).toBe(422);
  expect(nog.text).toContain('Alleen wat mislukte kan opnieuw');
  expect((await tom.post('/beheer/mail/999999/opnieuw')).status).toBe(404);
});

test('van een andere gemeente is er niets te zien', async () => {
  await h.owner.query("insert into gemeente (id, naam) values (77, 'Ander') on conflict do nothing");
  const id = await maak({ status: 'wacht', onderwerp: 'Van ons' });
  const vreemd = await h.bezoeker({ rol: 'beheer', gemeenteId: 77 });
  expect((await vreemd.get(`/beheer/mail/${id}`)).status).toBe(404);
  expect((await vreemd.get('/beheer/mail')).text).not.toContain('Van ons');
});
