import { afterAll, beforeAll, expect, test } from 'vitest';
import { maakAanbieder, maakInwoner } from '../../test/factories.ts';
import { type Bezoeker, type House, openHouse } from '../../test/house.ts';
import { refreshWerkvoorraad } from '../werkvoorraad/index.ts';
import { runOverlegmail } from './jobs.ts';

let h: House;
let sanne: Bezoeker;
let noor: Bezoeker;
let vreemd: Bezoeker;
let begeleider: Bezoeker;
let jan: Bezoeker;
let inwoner: number;
let centrum: number;

beforeAll(async () => {
  h = await openHouse();
  sanne = await h.bezoeker({ rol: 'consulent', naam: 'Sanne de Wit' });
  centrum = await maakAanbieder(h, { naam: 'Oriëntatiecentrum De Kans' });
  const ander = await maakAanbieder(h, { naam: 'Ander centrum' });
  await h.owner.query(
    "insert into orientatiecentrum (gemeente_id, aanbieder_id, geldig, door) select $1, unnest($2::int[]), '[2020-01-01,)', $3",
    [h.gemeenteId, [centrum, ander], sanne.gebruikerId],
  );
  noor = await h.bezoeker({ rol: 'orientatie', aanbiederId: centrum, naam: 'Noor Bakker' });
  vreemd = await h.bezoeker({ rol: 'orientatie', aanbiederId: ander, naam: 'Iemand Anders' });
  // The same organisation may be an aanbieder too: its begeleiders are not its advisers.
  begeleider = await h.bezoeker({ rol: 'aanbieder', aanbiederId: centrum, naam: 'Bea Begeleidt' });
  inwoner = (await maakInwoner(h, { consulentId: sanne.gebruikerId, voornaam: 'Jan', achternaam: 'Hoekstra' })).id;
  jan = await h.bezoeker({ rol: 'inwoner', inwonerId: inwoner });
  await h.owner.query(
    `insert into orientatietoegang (gemeente_id, inwoner_id, consulent_id, aanbieder_id, reden, periode, deelt, door)
     values ($1, $2, $3, $4, 'Weet nog niet welk werk past.', '[2026-01-01,2100-01-01)', '{}', $3)`,
    [h.gemeenteId, inwoner, sanne.gebruikerId, centrum],
  );
  await h.owner.query("update gebruiker set email = 'noor@kans.example' where id = $1", [noor.gebruikerId]);
  await h.owner.query("update gebruiker set email = 'sanne@gemeente.example' where id = $1", [sanne.gebruikerId]);
});
afterAll(() => h?.close());

const tab = () => `/dossier/${inwoner}/berichten`;
const schrijf = (met: string, tekst = 'Lukt het met de trein?') =>
  sanne.post(`${tab()}/nieuw`, { _stap: 'sturen', met, onderwerp: 'Reizen', tekst });
const mail = async () => {
  await h.owner.query('delete from mail');
  const { rows } = await h.owner.query<{ id: number }>('select max(id) as id from overlegbericht');
  await runOverlegmail(
    { owner: h.owner, beleid: h.beleid, baseUrl: 'https://werktmee.example', vandaag: h.vandaag },
    { gemeenteId: h.gemeenteId, gebruikerId: sanne.gebruikerId, id: rows[0]?.id ?? 0 },
  );
  return (await h.owner.query<{ adres: string; tekst: string }>('select adres, inhoud::text as tekst from mail')).rows;
};
/** What stands in the werkvoorraad of the consulent. */
const stappen = async () => {
  await refreshWerkvoorraad(h);
  return (await sanne.get('/werkvoorraad?tab=nu')).text;
};

test('the consulent asks, the centre finds it in its list and answers, and it goes back and forth through both queues', async () => {
  expect((await sanne.get(`${tab()}/nieuw`)).text).toContain('Oriëntatiecentrum De Kans');
  const naar = await schrijf(`centrum-${centrum}`);
  expect(naar.status).toBe(303);
  const id = Number(naar.location?.split('/').at(-1));
  const [bericht, ...meer] = await mail();
  expect(meer).toEqual([]);
  expect(bericht?.adres).toBe('noor@kans.example');
  expect(bericht?.tekst).toContain(`https://werktmee.example/verwezen/${inwoner}/berichten/${id}`);
  expect(bericht?.tekst).not.toMatch(/Hoekstra|trein/);
  // Who does not want it says so where the mail says, and gets none; on again it comes.
  expect(bericht?.tekst).toContain('Zet hem uit op https://werktmee.example/herinneringen');
  expect((await noor.get('/verwezen')).text).toContain('href="/herinneringen"');
  const keuze = await noor.get('/herinneringen');
  expect(keuze.text).toContain('Als iemand je schrijft bij Berichten.');
  expect(keuze.text).not.toContain('waar je aan bent herinnerd');
  expect((await noor.post('/herinneringen', {})).location).toBe('/herinneringen?bewaard=ja');
  expect(await mail()).toEqual([]);
  expect((await noor.post('/herinneringen', { mail: 'overleg' })).status).toBe(303);
  expect(await mail()).toHaveLength(1);

  const lijst = await noor.get('/verwezen');
  expect(lijst.text).toContain(`href="/verwezen/${inwoner}/berichten/${id}"`);
  expect(lijst.text).toContain('Bericht beantwoorden');
  expect(lijst.text).toContain('bij 1 zijn jullie aan zet');
  const draad = await noor.get(`/verwezen/${inwoner}/berichten/${id}`);
  expect(draad.text).toMatch(/Dit wacht op jullie antwoord.*Lukt het met de trein\?/s);
  expect((await sanne.get(`${tab()}/${id}`)).text).toContain('Gelezen door Oriëntatiecentrum De Kans');
  expect((await noor.post(`/verwezen/${inwoner}/berichten/${id}`, { _stap: 'sturen', tekst: '' })).text).toContain(
    'href="#veld-tekst"',
  );
  // Reading is no answer.
  expect((await noor.get('/verwezen')).text).toContain('Bericht beantwoorden');
  expect(await stappen()).not.toContain('Bericht beantwoorden');
  expect((await noor.post(`/verwezen/${inwoner}/berichten/${id}`, { _stap: 'sturen', tekst: 'Ja, met de bus.' })).status).toBe(
    303,
  );
  expect((await noor.get('/verwezen')).text).not.toContain('Bericht beantwoorden');
  expect((await mail()).map(({ adres }) => adres)).toEqual(['sanne@gemeente.example']);
  expect(await stappen()).toContain('Bericht beantwoorden van Oriëntatiecentrum De Kans');
  expect((await sanne.get('/berichten')).text).toContain('Reizen');
  await sanne.post(`${tab()}/${id}`, { _stap: 'sturen', tekst: 'Dank je.' });
  expect(await stappen()).not.toContain('Bericht beantwoorden');
  // The centre ends it without an answer.
  expect((await noor.get('/verwezen')).text).toContain('Bericht beantwoorden');
  // What was typed is not lost by saying that nothing is needed, on neither side.
  const toch = await noor.post(`/verwezen/${inwoner}/berichten/${id}`, { _stap: 'klaar', tekst: 'Graag gedaan' });
  expect(toch.status).toBe(422);
  expect(toch.text).toMatch(/Je schreef ook een bericht.*Graag gedaan/s);
  await noor.post(`/verwezen/${inwoner}/berichten/${id}`, { _stap: 'klaar', tekst: '' });
  expect((await noor.get('/verwezen')).text).not.toContain('Bericht beantwoorden');
  expect(await stappen()).not.toContain('Bericht beantwoorden');
  expect((await sanne.get(`${tab()}/${id}`)).text).toContain('Noor Bakker las dit');
});

test('nobody else reads it: not another centre, not the begeleiders of that organisation, not the resident until he is brought in', async () => {
  const id = Number((await schrijf(`centrum-${centrum}`, 'Alleen voor het centrum.')).location?.split('/').at(-1));
  expect((await vreemd.get(`/verwezen/${inwoner}/berichten/${id}`)).status).toBe(404);
  expect((await begeleider.get('/toewijzingen/berichten?toon=alles')).text).not.toContain('Reizen');
  expect((await jan.get(`/mijn/berichten/${id}`)).status).toBe(404);
  expect((await jan.get('/mijn/berichten')).text).not.toContain('Reizen');
  const { rows } = await h.owner.query('select versie from overleg where id = $1', [id]);
  await sanne.post(`${tab()}/${id}/erbij`, { wie: 'inwoner', _versie: String(rows[0]?.versie) });
  await noor.post(`/verwezen/${inwoner}/berichten/${id}`, { _stap: 'sturen', tekst: 'Hallo Jan.' });
  const vanJan = await jan.get(`/mijn/berichten/${id}`);
  expect(vanJan.text).toContain('Hallo Jan.');
  expect(vanJan.text).toContain('Oriëntatiecentrum De Kans');
  expect(vanJan.text).not.toContain('Alleen voor het centrum');
  // No second organisation in one thread.
  expect((await sanne.get(`${tab()}/${id}`)).text).not.toContain('Haal iemand erbij');
});

test('the centre asks too; another centre than the one that knows of the resident cannot be named', async () => {
  expect((await noor.post(`/verwezen/${inwoner}/berichten/nieuw`, { onderwerp: '', tekst: '' })).text).toContain(
    '#veld-onderwerp',
  );
  const naar = await noor.post(`/verwezen/${inwoner}/berichten/nieuw`, {
    onderwerp: 'Rijbewijs',
    tekst: 'Heeft hij een rijbewijs?',
  });
  expect(naar.status).toBe(303);
  expect(await stappen()).toContain('Bericht beantwoorden van Oriëntatiecentrum De Kans');
  expect((await noor.get(`/verwezen/${inwoner}`)).text).toContain('Rijbewijs');
  expect((await schrijf('centrum-999999')).text).toContain('Met wie schrijf je?');
  expect((await vreemd.post(`/verwezen/${inwoner}/berichten/nieuw`, { onderwerp: 'Hallo', tekst: 'Hallo' })).status).toBe(404);
});

test('a centre that may not know of the resident any more reads nothing; the consulent is told, and has nothing left waiting', async () => {
  const id = Number(
    (await noor.post(`/verwezen/${inwoner}/berichten/nieuw`, { onderwerp: 'Laatste', tekst: 'Nog iets?' })).location
      ?.split('/')
      .at(-1),
  );
  await h.owner.query('update orientatietoegang set beeindigd_op = now() where inwoner_id = $1', [inwoner]);
  expect((await noor.get(`/verwezen/${inwoner}/berichten/${id}`)).status).toBe(404);
  const pagina = await sanne.get(`${tab()}/${id}`);
  expect(pagina.text).toContain('ziet Jan niet meer en leest dit dus niet');
  expect(pagina.text).not.toContain('Schrijf een bericht');
  const geweigerd = await sanne.post(`${tab()}/${id}`, { _stap: 'sturen', tekst: 'Nee.' });
  expect(geweigerd.status).toBe(422);
  expect((await sanne.post(`${tab()}/${id}`, { _stap: 'klaar', tekst: 'Dag' })).status).toBe(422);
  expect((await sanne.post(`${tab()}/${id}`, { _stap: 'klaar' })).status).toBe(303);
  expect((await sanne.get(`${tab()}/nieuw`)).text).not.toContain('Oriëntatiecentrum De Kans');
  expect((await schrijf(`centrum-${centrum}`)).text).toContain('Met wie schrijf je?');
});
