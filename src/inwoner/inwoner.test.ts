import { afterAll, beforeAll, expect, test } from 'vitest';
import { maakAanbieder, maakInwoner, testBsn } from '../../test/factories.ts';
import { type Bezoeker, type House, openHouse } from '../../test/house.ts';
import { hashToken } from '../platform/auth/token.ts';
import { zoekEis } from './queries.ts';
import { InwonerStand } from './types.ts';

let h: House;
let sanne: Bezoeker;
let murat: Bezoeker;
let ineke: Bezoeker;

beforeAll(async () => {
  h = await openHouse();
  sanne = await h.bezoeker({ rol: 'consulent', naam: 'Sanne de Wit' });
  murat = await h.bezoeker({ rol: 'consulent', naam: 'Murat Aydın' });
  ineke = await h.bezoeker({ rol: 'teammanager' });
  await maakInwoner(h, { consulentId: sanne.gebruikerId, voornaam: 'Jan', achternaam: 'Hoekstra', trede: 3 });
  await maakInwoner(h, { consulentId: sanne.gebruikerId, voornaam: 'Piet', achternaam: 'Jansen', trede: 2, status: 'aangemeld' });
  await maakInwoner(h, { consulentId: murat.gebruikerId, voornaam: 'Fatma', achternaam: 'Hoekman', trede: 3 });
});
afterAll(() => h.close());

test('a caseload holds own residents only; the teammanager sees all, with the consulent', async () => {
  const eigen = await sanne.get('/inwoners');
  expect(eigen.text).toContain('Jan Hoekstra');
  expect(eigen.text).not.toContain('Hoekman');
  expect(eigen.text).not.toContain('>Consulent</th>');
  const alle = await ineke.get('/inwoners');
  for (const naam of ['Jan Hoekstra', 'Fatma Hoekman', 'Murat Aydın']) expect(alle.text).toContain(naam);
});

test('by status: in the order in which a dossier goes, and back', async () => {
  const namen = async (adres: string) =>
    [...(await ineke.get(adres)).text.matchAll(/<a href="\/dossier\/\d+">([^<]+)</g)].map(([, naam]) => naam);
  const op = await namen('/inwoners?sorteer=status');
  expect(op[0]).toBe('Piet Jansen');
  expect(await namen('/inwoners?sorteer=status&richting=aflopend')).toEqual(op.reverse());
  // Read from the index, which holds the same expression, in the order of the words.
  const { rows } = await h.owner.query("select indexdef from pg_indexes where indexname = 'werkvoorraad_stand'");
  expect(rows[0]?.indexdef.replaceAll('::text', '')).toContain(
    `ARRAY[${InwonerStand.options.map((een) => `'${een}'`).join(', ')}]`,
  );
});

test('a dossier number is looked up in its index, also behind the rights of who reads a whole municipality', async () => {
  const waarden: unknown[] = [];
  const eis = zoekEis({ zoek: '2026-10001', ruim: false }, 'i', (een) => `$${waarden.push(een)}`) ?? '';
  const client = await h.owner.connect();
  try {
    // Of a few people PostgreSQL reads the whole table, whatever index there is.
    await client.query('begin');
    await client.query(
      `insert into inwoner overriding system value select (jsonb_populate_record(null::inwoner, to_jsonb(i) || jsonb_build_object('id', 900000 + n, 'dossiernummer', '2019-' || n))).*
         from (select * from inwoner limit 1) i, generate_series(10000, 13000) n`,
    );
    await client.query('analyze inwoner');
    await client.query('select app.start($1, $2)', [hashToken(ineke.token), ['teammanager']]);
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(`explain select i.id from inwoner i where ${eis}`, waarden);
    expect(rows.map((regel) => regel['QUERY PLAN']).join('\n')).toMatch(/Index Cond: \(\(gemeente_id = .*\(dossiernummer = /);
  } finally {
    await client.query('rollback');
    client.release();
  }
});

test('a filter is kept under a name without what was searched for, and may be what one begins with', async () => {
  const bewaard = await sanne.post('/werkvoorraad/weergaven', {
    doe: 'bewaar',
    lijst: 'inwoners',
    naam: 'Trede 3',
    vraag: 'trede=3&zoek=Hoekstra',
    standaard: 'ja',
  });
  expect(bewaard.location).toBe('/inwoners?trede=3');
  expect((await sanne.get('/inwoners')).location).toBe('/inwoners?trede=3');
  const lijst = (await sanne.get('/inwoners?trede=3')).text;
  expect(lijst).toContain('<strong>Trede 3 (standaard)</strong>');
  expect((await sanne.get('/inwoners?alle=ja')).text).toContain('Jansen');
  // The werkvoorraad has views of its own.
  expect((await sanne.get('/werkvoorraad')).status).toBe(200);
  const beheer = (await sanne.get('/werkvoorraad/weergaven')).text;
  const id = /name="weergave" value="(\d+)"/.exec(beheer)?.[1] ?? '';
  const weg = { weergave: id, doe: 'weg', lijst: 'inwoners', _versie: '1' };
  expect((await sanne.post('/werkvoorraad/weergaven', weg)).status).toBe(303);
  expect((await sanne.get('/inwoners')).status).toBe(200);
});

test.each([
  ['hoek', ['Hoekstra'], ['Jansen']],
  ['HOËK', ['Hoekstra'], ['Jansen']],
  ['jan hoekstra', ['Hoekstra'], ['Jansen']],
  ['jan', ['Hoekstra', 'Jansen'], []],
  ['7311ab', ['Hoekstra', 'Jansen'], []],
  ['7311 AB', ['Hoekstra', 'Jansen'], []],
  ['7311', ['Hoekstra', 'Jansen'], []],
  ['7311 a', ['Hoekstra', 'Jansen'], []],
  ['7312', [], ['Hoekstra', 'Jansen']],
  ['van', [], ['Hoekstra', 'Jansen']],
  ['xyz', [], ['Hoekstra', 'Jansen']],
  ['\u061c\u180e\u2800', [], ['Hoekstra', 'Jansen']],
  ["'); drop table inwoner; --", [], ['Hoekstra', 'Jansen']],
])('search "%s"', async (zoek, wel, niet) => {
  const { text, status } = await sanne.get(`/inwoners?zoek=${encodeURIComponent(zoek)}`);
  expect(status).toBe(200);
  for (const naam of wel) expect(text).toContain(naam);
  for (const naam of niet) expect(text).not.toContain(`${naam}</a>`);
});

test('who could find nobody is told at the field what to type, in the list of residents and in the werkvoorraad', async () => {
  const hint = (text: string) => /id="veld-zoek-hint">([^<]*)</.exec(text)?.[1];
  for (const [zoek, zegt] of [
    ['van', '“van” is een tussenvoegsel'],
    ['van der', 'Typ de achternaam'],
    ['9999', 'Niemand met een postcode die begint met 9999'],
    ['731', 'Met cijfers zoek je op een postcode (7311 of 7311 AB)'],
    ['!?', 'Typ letters of cijfers'],
  ] as const)
    for (const wie of [sanne, ineke])
      for (const pad of ['/inwoners', '/werkvoorraad']) {
        const { text } = await wie.get(`${pad}?zoek=${encodeURIComponent(zoek)}`);
        expect(hint(text), `${pad} ${zoek}`).toContain(zegt);
        expect(text).toContain('aria-describedby="veld-zoek-hint"');
      }
  expect(hint((await sanne.get('/inwoners?zoek=hoek')).text)).toBeUndefined();
  expect(hint((await sanne.get('/inwoners?zoek=xyz')).text)).toBeUndefined();
});

test('the teammanager finds a first name too when no surname begins so', async () => {
  expect((await ineke.get('/inwoners?zoek=fatma')).text).toContain('Fatma Hoekman');
});

test('filters and sort stand in the address', async () => {
  const { text } = await sanne.get('/inwoners?trede=2&status=aangemeld&sorteer=trede&richting=aflopend');
  expect(text).toContain('Piet Jansen');
  expect(text).not.toContain('Jan Hoekstra');
  expect(text).toContain('aria-sort="descending"');
  // nonsense in the address is no error
  expect((await sanne.get('/inwoners?trede=9&status=x&sorteer=y&pagina=-3')).status).toBe(200);
  expect((await sanne.get('/inwoners?pagina=99')).location).toBe('/inwoners');
});

test('pages of 25', async () => {
  const vol = await h.bezoeker({ rol: 'consulent' });
  for (let i = 0; i < 27; i++)
    await maakInwoner(h, { consulentId: vol.gebruikerId, achternaam: `Lijst${String(i).padStart(2, '0')}` });
  const een = await vol.get('/inwoners');
  expect(een.text).toContain('27 inwoners, 1 tot en met 25 getoond');
  const twee = await vol.get('/inwoners?pagina=2');
  expect(twee.text).toContain('Lijst26');
  expect(twee.text).not.toContain('Lijst24');
});

test('a BSN finds the dossier, never stands in an address, and the search is written down', async () => {
  const bsn = testBsn(900);
  const jan = await maakInwoner(h, { consulentId: sanne.gebruikerId, bsn });
  const gevonden = await sanne.post('/inwoners/zoeken', { zoek: `${bsn.slice(0, 3)} ${bsn.slice(3)}` });
  expect(gevonden.location).toBe(`/dossier/${jan.id}`);
  // typed into the address itself: out of it at once
  expect((await sanne.get(`/inwoners?zoek=${bsn}`)).location).toBe(`/dossier/${jan.id}`);
  const vanCollega = await murat.post('/inwoners/zoeken', { zoek: bsn });
  expect(vanCollega.location).toBe('/inwoners?bsn=onbekend');
  expect((await sanne.post('/inwoners/zoeken', { zoek: '123456789' })).location).toBe('/inwoners?bsn=ongeldig');
  expect((await sanne.post('/inwoners/zoeken', { zoek: 'Hoekstra', trede: '3' })).location).toBe(
    '/inwoners?zoek=Hoekstra&trede=3',
  );
  const regels = await h.owner.query<{ n: number }>(
    "select count(*)::int as n from logboek where handeling = 'bsn-gezocht' and object_id not like $1",
    [`%${bsn}%`],
  );
  expect(regels.rows[0]?.n).toBe(3);
});

test('an aanbieder has no list of residents', async () => {
  const aanbieder = await h.bezoeker({ rol: 'aanbieder', aanbiederId: await maakAanbieder(h) });
  expect((await aanbieder.get('/inwoners')).status).toBe(403);
  expect((await aanbieder.post('/inwoners/zoeken', { zoek: 'Hoekstra' })).status).toBe(403);
});

test('a file holds exactly who is filtered, in that order, without what others have; who took it stands in the logboek', async () => {
  const regels = async (wie: Bezoeker, vraag: string) =>
    (await wie.get(`/inwoners/lijst.csv?${vraag}`)).text.replace('\ufeff', '').trim().split('\r\n');
  const [kop, ...drie] = await regels(ineke, 'trede=3');
  expect(kop).toBe('Inwoner;Dossiernummer;Status;Trede;Doel;Plek;Product;Woonplaats;Consulent');
  expect(drie.map((regel) => regel.split(';')[0])).toEqual(['Fatma Hoekman', 'Jan Hoekstra']);
  expect(drie[1]).toMatch(/^Jan Hoekstra;\d{4}-\d+;In onderzoek;3;;;;Apeldoorn;Sanne de Wit$/);
  expect((await regels(ineke, 'trede=3&richting=aflopend')).slice(1).map((regel) => regel.split(';')[0])).toEqual([
    'Jan Hoekstra',
    'Fatma Hoekman',
  ]);
  expect((await regels(murat, 'trede=3')).slice(1)).toHaveLength(1);
  // First names behind a surname, as the page does.
  expect((await regels(ineke, 'zoek=fatma')).slice(1)).toHaveLength(1);
  expect(await regels(ineke, 'zoek=bestaatniet')).toHaveLength(1);
  const xlsx = await sanne.get('/inwoners/lijst.xlsx?trede=2');
  expect(xlsx.bytes.subarray(0, 2)).toEqual(new TextEncoder().encode('PK'));
  const { rows } = await h.owner.query<{ n: string }>(
    "select count(*) as n from logboek where handeling = 'inwoners-geexporteerd'",
  );
  expect(Number(rows[0]?.n)).toBe(6);
  // A BSN in the address asks for nobody.
  expect((await ineke.get(`/inwoners/lijst.csv?zoek=${testBsn(1)}`)).location).toBe('/inwoners');
});

test('the number of a dossier that went into another finds that one, and says so', async () => {
  const { id } = await maakInwoner(h, { consulentId: sanne.gebruikerId, achternaam: 'Samengevoegd' });
  await h.owner.query(
    `insert into samenvoeging (gemeente_id, inwoner_id, consulent_id, weg_id, weg_dossiernummer, status, reden, voorgesteld_door, besloten_door, besloten_op)
     values ($1, $2, $3, 999999, '2024-777', 'uitgevoerd', 'dezelfde', $3, $4, now())`,
    [h.gemeenteId, id, sanne.gebruikerId, ineke.gebruikerId],
  );
  for (const wie of [sanne, ineke]) {
    const { text } = await wie.get('/inwoners?zoek=2024-777');
    expect(text).toContain('Dossier 2024-777 is opgegaan in een ander dossier');
    expect(text).toContain('Samengevoegd');
  }
  expect((await murat.get('/inwoners?zoek=2024-777')).text).toContain('Niemand gevonden');
  expect((await ineke.get('/inwoners?zoek=2024-778')).text).not.toContain('opgegaan');
});
