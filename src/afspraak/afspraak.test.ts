import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { maakAanbieder, maakInwoner, maakToewijzing } from '../../test/factories.ts';
import { type Bezoeker, type House, openHouse } from '../../test/house.ts';
import { type MailServer, ontcijfer, startMailServer } from '../../test/mail-server.ts';
import { createMailSender, sendDue } from '../platform/mail/index.ts';
import { remindAfspraken } from './index.ts';

let h: House;
let server: MailServer;
let sanne: Bezoeker;
let karin: Bezoeker;
let jan: Bezoeker;
let janId: number;
let wie: string;
const sender = () =>
  createMailSender(
    { url: `smtp://127.0.0.1:${server.port}`, van: 'Gemeente Apeldoorn <werktmee@apeldoorn.example>', tls: false },
    { timeoutMs: 1000 },
  );
/** On the day of the house: what speaks of a moment that is over is not sent. */
const verstuur = () => sendDue(h.owner, sender(), () => new Date('2026-11-21T09:00:00Z'));

beforeAll(async () => {
  [h, server] = await Promise.all([openHouse(), startMailServer()]);
  sanne = await h.bezoeker({ rol: 'consulent', naam: 'Sanne de Wit' });
  const fiets = await maakAanbieder(h, { naam: 'Fietspunt' });
  karin = await h.bezoeker({ rol: 'aanbieder', aanbiederId: fiets, naam: 'Karin Peters' });
  janId = (await maakInwoner(h, { consulentId: sanne.gebruikerId, voornaam: 'Jan', achternaam: 'Hoekstra' })).id;
  jan = await h.bezoeker({ rol: 'inwoner', inwonerId: janId, naam: 'Jan Hoekstra' });
  const toewijzing = await maakToewijzing(h, { inwonerId: janId, aanbiederId: fiets });
  wie = `${toewijzing.id}-${karin.gebruikerId}`;
  await h.owner.query("update inwoner_persoon set email = 'jan@x.example' where inwoner_id = $1", [janId]);
  await h.owner.query(
    "update gebruiker set email = case id when $1 then 'karin@x.example' else 'sanne@x.example' end where id in ($1, $2)",
    [karin.gebruikerId, sanne.gebruikerId],
  );
});
afterAll(async () => {
  await server?.close();
  await h?.close();
});

const nieuw = () => `/dossier/${janId}/afspraken/nieuw`;
const goed = {
  soort: 'evaluatie',
  hoe: 'vast',
  dag1: '24-11-2026',
  tijd1: '10.00',
  minuten: '45',
  vorm: 'locatie',
  plaats: 'Marktplein 1',
};
const maak = async (o: Record<string, string> = {}): Promise<string> =>
  (await sanne.post(nieuw(), { _stap: 'maken', ...goed, ...o })).location ?? 'geen';
const rij = async (pad: string) => {
  const id = Number(pad.split('/').at(-1));
  const { rows } = await h.owner.query("select *, begin at time zone 'UTC' as utc from afspraak where id = $1", [id]);
  return rows[0];
};
const versie = async (pad: string): Promise<string> => String((await rij(pad)).versie);
const postbus = () => {
  const post = server.ontvangen.map(({ aan, bron }) => {
    const { koppen, tekst, html } = ontcijfer(bron);
    const deel = /Content-Type: text\/calendar[^\r]*method=(\w+).*?\r\n\r\n(.*?)(?=\r\n--)/s.exec(bron);
    const ruw = deel?.[2] ?? '';
    const kop = deel?.[0].slice(0, 200) ?? '';
    const ics = /base64/i.test(kop)
      ? Buffer.from(ruw, 'base64').toString('utf8')
      : ruw.replace(/=\r\n/g, '').replace(/=3D/g, '=');
    return { aan: aan[0], koppen, tekst, html, methode: deel?.[1], ics: ics.replace(/\r\n /g, ''), bron };
  });
  server.ontvangen.length = 0;
  return post.sort((a, b) => (a.aan ?? '').localeCompare(b.aan ?? ''));
};

test('an empty form: each field says what to do, and what was typed stays', async () => {
  const uit = await sanne.post(nieuw(), {
    _stap: 'controleren',
    dag1: '40-40-2026',
    tijd1: '',
    minuten: '0',
    vorm: 'locatie',
    hoe: 'vast',
  });
  expect(uit.status).toBe(422);
  for (const veld of ['soort', 'dag1', 'tijd1', 'minuten', 'plaats']) expect(uit.text).toContain(`href="#veld-${veld}"`);
  expect(uit.text).toContain('value="40-40-2026"');
  expect((await h.owner.query('select from afspraak')).rowCount).toBe(0);
});

test('the check page warns; the invitation arrives over SMTP with a calendar part and nothing personal; moved and called off follow it', async () => {
  const check = await sanne.post(nieuw(), { _stap: 'controleren', ...goed, dag1: '25-12-2026', tijd1: '18.00', wie });
  expect(check.status).toBe(200);
  expect(check.text).toMatch(/Eerste Kerstdag.*buiten onze uren/s);

  const form = { _stap: 'maken', ...goed, wie, toelichting: 'Hoe gaat het met de banden?', _sleutel: sanne.sleutel() };
  const een = await sanne.post(nieuw(), form);
  const pad = een.location ?? '';
  expect((await sanne.post(nieuw(), form)).location).toBe(pad);
  const a = await rij(pad);
  expect(a).toMatchObject({ status: 'vast', volgnummer: 0, aanbieder_id: expect.any(Number) });
  expect(a.utc.toISOString()).toContain('09:00');

  // A mail server that asks for patience delays, and nothing is lost.
  server.opAan = { code: 451, tekst: 'later' };
  expect(await verstuur()).toMatchObject({ verstuurd: 0, later: 2 });
  // Nobody knows of it yet, and the page does not say so either.
  const verteld = async () => (await sanne.get(pad)).text.match(/Mail nog niet verstuurd|Per mail|Mail kwam niet aan/g);
  expect(await verteld()).toEqual(['Mail nog niet verstuurd', 'Mail nog niet verstuurd']);
  server.opAan = undefined;
  await h.owner.query('update mail set opnieuw_op = now()');
  expect(await verstuur()).toMatchObject({ verstuurd: 2 });
  expect(await verteld()).toEqual(['Per mail', 'Per mail']);
  const post = postbus();
  expect(post.map(({ aan, methode }) => [aan, methode])).toEqual([
    ['jan@x.example', 'REQUEST'],
    ['karin@x.example', 'REQUEST'],
  ]);
  const [naarJan, naarKarin] = post;
  expect(naarJan?.bron).toMatch(/multipart\/alternative/);
  // What he is to the house is no name to write to.
  expect(naarJan?.bron).toMatch(/^To: jan@x\.example\r?$/m);
  expect(naarJan?.ics).toContain('BEGIN:VTIMEZONE\r\nTZID:Europe/Amsterdam');
  expect(naarJan?.ics).toContain('DTSTART;TZID=Europe/Amsterdam:20261124T100000');
  expect(naarJan?.ics).toContain(`UID:${a.uid}@werktmee`);
  expect(naarJan?.ics).toContain('SEQUENCE:0');
  expect(naarJan?.ics).toContain('ORGANIZER;CN="Gemeente Apeldoorn":mailto:werktmee@apeldoorn.example');
  expect(naarJan?.ics).toMatch(/DTSTAMP:\d{8}T\d{6}Z/);
  expect(naarJan?.tekst).toContain(`http://localhost/mijn/afspraken/${a.id}`);
  expect(naarKarin?.tekst).toContain(`http://localhost/afspraken/${a.id}`);
  for (const { bron, tekst, ics } of post)
    for (const wat of [bron, tekst, ics])
      expect(wat).not.toMatch(/Jan|Hoekstra|Sanne|Karin Peters|Marktplein|Fietspunt|Evaluatie|banden/);
  // Beheer sees that a mail went out, not to whom.
  const beheer = await h.bezoeker({ rol: 'beheer' });
  expect((await beheer.get('/beheer/mail')).text).not.toContain('jan@x.example');

  expect(
    (await sanne.post(`${pad}/verplaatsen`, { ...goed, vorm: '__proto__', plaats: 'x'.repeat(301), _versie: await versie(pad) }))
      .status,
  ).toBe(422);
  expect(
    (await sanne.post(`${pad}/verplaatsen`, { ...goed, dag1: '24-11-2026', tijd1: '11.30', _versie: await versie(pad) })).status,
  ).toBe(303);
  expect(await rij(pad)).toMatchObject({ volgnummer: 1, status: 'vast' });
  await verstuur();
  const verplaatst = postbus();
  expect(verplaatst.map(({ methode, ics }) => [methode, /SEQUENCE:(\d)/.exec(ics)?.[1], /T11(30)00/.exec(ics)?.[1]])).toEqual([
    ['REQUEST', '1', '30'],
    ['REQUEST', '1', '30'],
  ]);

  expect((await sanne.post(`${pad}/afzeggen`, { toelichting: '', _versie: await versie(pad) })).text).toContain(
    'Schrijf op waarom',
  );
  await sanne.post(`${pad}/afzeggen`, { toelichting: 'Ik ben er die dag niet.', _versie: await versie(pad) });
  await verstuur();
  expect(
    postbus().map(({ methode, ics }) => [
      methode,
      /SEQUENCE:(\d)/.exec(ics)?.[1],
      /STATUS:(\w+)/.exec(ics)?.[1],
      ics.includes(`UID:${a.uid}`),
    ]),
  ).toEqual([
    ['CANCEL', '2', 'CANCELLED', true],
    ['CANCEL', '2', 'CANCELLED', true],
  ]);
  expect((await jan.get(`/mijn/afspraken/${a.id}`)).text).toContain('Ik ben er die dag niet.');

  // Taken back: it goes on as it was, and all are invited again.
  await sanne.post(`${pad}/terugdraaien`, { _versie: await versie(pad) });
  expect(await rij(pad)).toMatchObject({ status: 'vast', volgnummer: 3 });
  await verstuur();
  expect(postbus().map(({ methode }) => methode)).toEqual(['REQUEST', 'REQUEST']);
  await sanne.post(`${pad}/verwijderen`, { _versie: await versie(pad) });
  expect((await jan.get(`/mijn/afspraken/${a.id}`)).status).toBe(404);
  expect((await karin.get(`/afspraken/${a.id}`)).status).toBe(404);
  await verstuur();
  expect(postbus().map(({ methode }) => methode)).toEqual(['CANCEL', 'CANCEL']);
});

describe('a proposal', () => {
  const drie = {
    hoe: 'voorstel',
    dag1: '24-11-2026',
    tijd1: '10.00',
    dag2: '25-11-2026',
    tijd2: '14.00',
    dag3: '26-11-2026',
    tijd3: '9.00',
  };
  const momenten = async (pad: string) =>
    (
      await h.owner.query<{ id: number }>('select id from afspraakmoment where afspraak_id = $1 order by begin', [
        Number(pad.split('/').at(-1)),
      ])
    ).rows.map(({ id }) => `moment-${id}`);

  test('fixed when resident and aanbieder can at the same moment', async () => {
    const pad = await maak({ ...drie, wie });
    const id = pad.split('/').at(-1);
    const [m1 = '', m2 = '', m3 = ''] = await momenten(pad);
    expect((await jan.get('/mijn/afspraken')).text).toContain('Kies wanneer je kunt');
    expect((await jan.get('/mijn')).text).toContain('Kies wanneer je kunt praten');
    const half = await jan.post(`/mijn/afspraken/${id}`, { _versie: '1', [m1]: 'nee' });
    expect(half.status).toBe(422);
    expect(half.text).toContain(`href="#veld-${m2}"`);
    expect((await jan.post(`/mijn/afspraken/${id}`, { _versie: '1', [m1]: 'nee', [m2]: 'ja', [m3]: 'ja' })).status).toBe(303);
    expect((await jan.get(`/mijn/afspraken/${id}`)).text).toMatch(/We hebben je antwoord.*We wachten nog op Karin/s);
    expect(await rij(pad)).toMatchObject({ status: 'voorgesteld', begin: null });
    expect((await karin.get('/afspraken')).text).toContain('Kies een moment: Jan Hoekstra');
    await karin.post(`/afspraken/${id}/antwoord`, { _versie: '1', [m1]: 'ja', [m2]: 'nee', [m3]: 'ja' });
    const vast = await rij(pad);
    expect(vast).toMatchObject({ status: 'vast', volgnummer: 1 });
    expect(vast.utc.toISOString()).toContain('2026-11-26');
    await verstuur();
    const post = postbus().filter(({ methode }) => methode === 'REQUEST');
    expect(post.map(({ aan }) => aan)).toEqual(['jan@x.example', 'karin@x.example', 'sanne@x.example']);
    expect((await sanne.get('/afspraken?week=2026-W48')).text).toMatch(/donderdag 26 november.*9.00 tot 9.45 uur.*Jan Hoekstra/s);
    // "Ik kan niet" opens it again; who had it in a calendar loses it there.
    const kanNiet = { _versie: await versie(pad), dag1: '27-11-2026', tijd1: '10.00', toelichting: 'Ik moet naar de tandarts' };
    expect((await jan.post(`/mijn/afspraken/${id}/kan-niet`, kanNiet)).status).toBe(303);
    expect(await rij(pad)).toMatchObject({ status: 'voorgesteld', begin: null, volgnummer: 2 });
    await verstuur();
    expect(postbus().map(({ aan, methode }) => [aan, methode])).toEqual([
      ['jan@x.example', 'CANCEL'],
      ['karin@x.example', 'CANCEL'],
      ['sanne@x.example', 'CANCEL'],
    ]);
    expect((await sanne.get(pad)).text).toMatch(/Kun jij dan\?.*Jan Hoekstra kan niet.*tandarts/s);
    expect((await sanne.get(pad)).text).not.toContain('Het systeem');
    // Who has yet to answer is named, the consulent too.
    expect((await jan.get(`/mijn/afspraken/${id}`)).text).toContain('We wachten nog op Sanne de Wit en Karin Peters');
    // Moved by the consulent: the resident reads that what stood in the agenda goes on no more.
    const ander = await maak({ ...drie, wie });
    const nr = ander.split('/').at(-1);
    const [een = '', twee = '', drieDe = ''] = await momenten(ander);
    const kan = { [een]: 'ja', [twee]: 'ja', [drieDe]: 'ja' };
    await jan.post(`/mijn/afspraken/${nr}`, { _versie: '1', ...kan });
    expect((await jan.get(`/mijn/afspraken/${nr}`)).text).not.toContain('gaat niet door');
    await karin.post(`/afspraken/${nr}/antwoord`, { _versie: await versie(ander), ...kan });
    expect(await rij(ander)).toMatchObject({ status: 'vast' });
    const anders = { _versie: await versie(ander), dag1: '30-11-2026', tijd1: '9.00', toelichting: 'Ik heb dan een training' };
    expect((await karin.post(`/afspraken/${nr}/kan-niet`, anders)).status).toBe(303);
    expect((await jan.get(`/mijn/afspraken/${nr}`)).text).toMatch(
      /Het gesprek op \p{L}+ \d+ november 2026[^<]*gaat niet door.*kan dan niet/su,
    );
    // Who still has the page of before gets both versions.
    expect((await karin.post(`/afspraken/${id}/antwoord`, { _versie: '1', [m1]: 'ja', [m2]: 'ja', [m3]: 'ja' })).status).toBe(
      409,
    );
  });

  test('what the resident said on the telephone is written down by the consulent, as such; two who answer at once are both heard', async () => {
    const pad = await maak({ ...drie, wie });
    const id = pad.split('/').at(-1);
    const [m1 = '', m2 = '', m3 = ''] = await momenten(pad);
    const alles = { _versie: '1', [m1]: 'ja', [m2]: 'ja', [m3]: 'ja' };
    await Promise.all([
      sanne.post(`${pad}/antwoord`, { ...alles, van: 'inwoner' }),
      karin.post(`/afspraken/${id}/antwoord`, alles),
    ]);
    expect(await rij(pad)).toMatchObject({ status: 'vast' });
    const { rows } = await h.owner.query(
      "select distinct van, door from afspraakantwoord where afspraak_id = $1 and van = 'inwoner'",
      [id],
    );
    expect(rows).toEqual([{ van: 'inwoner', door: sanne.gebruikerId }]);
    server.ontvangen.length = 0;
    await verstuur();
    server.ontvangen.length = 0;
  });
});

test('somebody does not come: a proposal and no consequence; a new appointment answers it, and deleting that brings the question back', async () => {
  const pad = await maak();
  await h.owner.query("update afspraak set begin = '2026-11-20 10:00+01' where id = $1", [Number(pad.split('/').at(-1))]);
  expect((await sanne.post(`${pad}/uitkomst`, { uitkomst: 'niet', reden: '', _versie: await versie(pad) })).text).toContain(
    'reden onbekend',
  );
  const voor = (await h.owner.query('select status from inwoner where id = $1', [janId])).rows;
  await sanne.post(`${pad}/uitkomst`, { uitkomst: 'niet', reden: 'onbekend', _versie: await versie(pad) });
  const pagina = (await sanne.get(pad)).text;
  expect(pagina).toMatch(/Bel eerst.*geen gevolg voor een uitkering/s);
  expect((await h.owner.query('select status from inwoner where id = $1', [janId])).rows).toEqual(voor);
  expect(pagina).toMatch(/Toelichting<\/label>.*Anders mag het leeg blijven/s);
  const id = pad.split('/').at(-1) ?? '';
  const vervolg = await maak({ na: id, dag1: '01-12-2026' });
  expect((await sanne.get(pad)).text).toContain('nieuwe afspraak</a> gemaakt');
  expect((await sanne.get('/afspraken')).text).not.toContain('Niet verschenen, wat nu');
  const uit = await sanne.post(`${vervolg}/verwijderen`, { _versie: await versie(vervolg) });
  expect(uit.location).toBe(pad);
  expect((await sanne.get('/afspraken')).text).toContain('Niet verschenen, wat nu');
  // Written down by mistake: it is as it was.
  await sanne.post(`${pad}/terugdraaien`, { _versie: await versie(pad) });
  expect(await rij(pad)).toMatchObject({ status: 'vast', reden: null });
  // A letter, a call or a visit is no end yet: the appointment that comes of it still belongs to the one that was missed.
  await sanne.post(`${pad}/uitkomst`, { uitkomst: 'niet', reden: 'onbekend', _versie: await versie(pad) });
  await sanne.post(`${pad}/opvolging`, { opvolging: 'gebeld', toelichting: '', _versie: await versie(pad) });
  const gebeld = (await sanne.get(pad)).text;
  expect(gebeld).toContain('Gebeld, geschreven of langsgegaan');
  expect(gebeld).toContain(`/afspraken/nieuw?na=${id}&amp;soort=`);
  await sanne.post(`${pad}/verwijderen`, { _versie: await versie(pad) });
});

test('the personal calendar: times and links behind a secret that can be renewed and taken back', async () => {
  const pad = await maak({ wie });
  await h.owner.query("update afspraak set begin = now() + interval '3 days' where id = $1", [Number(pad.split('/').at(-1))]);
  const adres = async (b: Bezoeker) => /http:\/\/localhost(\/agenda\/[\w-]+\.ics)/.exec((await b.get('/agenda')).text)?.[1] ?? '';
  const open = (naar: string) => h.web.app.request(naar);
  for (const [b, link] of [
    [sanne, '/afspraken/'],
    [karin, '/afspraken/'],
    [jan, '/mijn/afspraken/'],
  ] as const) {
    await b.post('/agenda', { doe: 'nieuw' });
    const ics = await (await open(await adres(b))).text();
    expect(ics.match(/BEGIN:VEVENT/g)?.length).toBeGreaterThanOrEqual(1);
    expect(ics).toContain('SUMMARY:Afspraak');
    expect(ics).toContain(`http://localhost${link}${pad.split('/').at(-1)}`);
    expect(ics).not.toMatch(/Jan|Hoekstra|Sanne|Karin|Marktplein|valuatie/);
  }
  const oud = await adres(sanne);
  await sanne.post('/agenda', { doe: 'nieuw' });
  expect((await open(oud)).status).toBe(404);
  const nu = await adres(sanne);
  expect((await open(nu)).status).toBe(200);
  await sanne.post('/agenda', { doe: 'weg' });
  expect((await open(nu)).status).toBe(404);
  // Who no longer works here has no calendar any more.
  const kees = await h.bezoeker({ rol: 'consulent' });
  await kees.post('/agenda', { doe: 'nieuw' });
  const vanKees = await adres(kees);
  expect((await open(vanKees)).status).toBe(200);
  await h.owner.query('update gebruiker set actief = false where id = $1', [kees.gebruikerId]);
  expect((await open(vanKees)).status).toBe(404);
});

test('the day before: once, in Dutch days, not for who stopped it nor for a closed dossier', async () => {
  await h.owner.query("update afspraak set status = 'verwijderd', reden = null; delete from mail");
  const pad = await maak({ dag1: '23-11-2026', tijd1: '23.30', wie });
  const id = Number(pad.split('/').at(-1));
  await h.owner.query("delete from mail; update afspraakbericht set op = '2026-11-20'");
  const herinner = () => remindAfspraken({ owner: h.owner, beleid: h.beleid, vandaag: h.vandaag, basis: 'http://localhost' });
  const aan = async () =>
    (
      await h.owner.query("select aan from afspraakbericht where afspraak_id = $1 and soort = 'herinnering' order by aan", [id])
    ).rows.map((een) => een.aan);
  await h.owner.query("update inwoner set status = 'afgerond' where id = $1", [janId]);
  expect(await herinner()).toMatch(/niemand/);
  await h.owner.query("update inwoner set status = 'in-traject' where id = $1", [janId]);
  await jan.post('/mijn/afspraken/herinneringen', { herinneren: 'nee' });
  expect(await herinner()).toMatch(/^1 /);
  expect(await aan()).toEqual(['aanbieder']);
  await jan.post('/mijn/afspraken/herinneringen', { herinneren: 'ja' });
  expect(await herinner()).toMatch(/^1 /);
  expect(await herinner()).toMatch(/niemand/);
  expect(await aan()).toEqual(['aanbieder', 'inwoner']);
  // Also where the day of the municipality is not that of the machine, so that what was told looks older than it is.
  await h.owner.query("update afspraakbericht set op = '2026-11-20' where afspraak_id = $1", [id]);
  expect(await herinner()).toMatch(/niemand/);
  await verstuur();
  const [naarJan] = postbus();
  expect(naarJan?.tekst).toContain('Morgen is er een gesprek: maandag 23 november 2026, 23.30');
  expect(naarJan?.methode).toBeUndefined();
});

test('another consulent, another aanbieder and a talk without the resident', async () => {
  const pad = await maak({ wie, zonder_inwoner: 'ja' });
  const id = pad.split('/').at(-1);
  expect((await jan.get(`/mijn/afspraken/${id}`)).status).toBe(404);
  const murat = await h.bezoeker({ rol: 'consulent' });
  expect((await murat.get(pad)).status).toBe(404);
  const bram = await h.bezoeker({ rol: 'aanbieder', aanbiederId: await maakAanbieder(h) });
  expect((await bram.get(`/afspraken/${id}`)).status).toBe(404);
  expect((await karin.get(`/afspraken/${id}`)).status).toBe(200);
  // A resident who changes hands takes his appointments along.
  await h.owner.query('update inwoner set consulent_id = $1 where id = $2', [murat.gebruikerId, janId]);
  expect((await murat.get(pad)).status).toBe(200);
  expect((await sanne.get(pad)).status).toBe(404);
  // Who died gets no mail any more, and nobody is reminded of a talk with him.
  await h.owner.query("update inwoner_persoon set overleden_op = '2026-11-21' where inwoner_id = $1", [janId]);
  await h.owner.query("update afspraak set begin = '2026-11-23 10:00+01', met_inwoner = true where id = $1", [Number(id)]);
  await h.owner.query("update afspraakbericht set op = '2026-11-20'");
  expect(await remindAfspraken({ owner: h.owner, beleid: h.beleid, vandaag: h.vandaag, basis: 'http://localhost' })).toMatch(
    /niemand/,
  );
});
