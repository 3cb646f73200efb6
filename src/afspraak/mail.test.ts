import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { maakAanbieder, maakInwoner, maakToewijzing } from '../../test/factories.ts';
import { type Bezoeker, type House, openHouse } from '../../test/house.ts';
import { type MailServer, ontcijfer, startMailServer } from '../../test/mail-server.ts';
import { createMailSender, sendDue } from '../platform/mail/index.ts';
import { startWorker } from '../worker.ts';
import { remindAfspraken } from './index.ts';

let h: House;
let server: MailServer;
let sanne: Bezoeker;
let beheer: Bezoeker;
let jan: Bezoeker;
let janId: number;
let wie: string;

beforeAll(async () => {
  [h, server] = await Promise.all([openHouse(), startMailServer()]);
  sanne = await h.bezoeker({ rol: 'consulent', naam: 'Sanne de Wit' });
  beheer = await h.bezoeker({ rol: 'beheer' });
  const fiets = await maakAanbieder(h, { naam: 'Fietspunt' });
  const karin = await h.bezoeker({ rol: 'aanbieder', aanbiederId: fiets, naam: 'Karin Peters' });
  janId = (await maakInwoner(h, { consulentId: sanne.gebruikerId, voornaam: 'Jan', achternaam: 'Hoekstra' })).id;
  jan = await h.bezoeker({ rol: 'inwoner', inwonerId: janId });
  wie = `${(await maakToewijzing(h, { inwonerId: janId, aanbiederId: fiets })).id}-${karin.gebruikerId}`;
  await h.owner.query("update inwoner_persoon set email = 'jan@x.example' where inwoner_id = $1", [janId]);
  await h.owner.query("update gebruiker set email = 'karin@x.example' where id = $1", [karin.gebruikerId]);
});
afterAll(async () => {
  await server?.close();
  await h?.close();
});
beforeEach(async () => {
  await h.owner.query("update afspraak set status = 'verwijderd', reden = null; delete from mail");
  server.ontvangen.length = 0;
});

const sender = (port: number) =>
  createMailSender(
    { url: `smtp://127.0.0.1:${port}`, van: 'Apeldoorn <werktmee@apeldoorn.example>', tls: false },
    { timeoutMs: 1000 },
  );
/** Tries all that waits at once, on the day of the house. */
const verstuur = async (o: { port?: number; nu?: string } = {}) => {
  await h.owner.query('update mail set opnieuw_op = null');
  return sendDue(h.owner, sender(o.port ?? server.port), () => new Date(o.nu ?? '2026-11-21T09:00:00Z'));
};
const maak = async (o: Record<string, string> = {}): Promise<string> =>
  (
    await sanne.post(`/dossier/${janId}/afspraken/nieuw`, {
      _stap: 'maken',
      soort: 'evaluatie',
      hoe: 'vast',
      dag1: '24-11-2026',
      tijd1: '10.00',
      minuten: '45',
      vorm: 'locatie',
      plaats: 'Marktplein 1',
      wie,
      ...o,
    })
  ).location ?? '';
const versie = async (pad: string): Promise<string> =>
  String((await h.owner.query('select versie from afspraak where id = $1', [Number(pad.split('/').at(-1))])).rows[0].versie);
const verplaats = async (pad: string) =>
  sanne.post(`${pad}/verplaatsen`, {
    _versie: await versie(pad),
    dag1: '25-11-2026',
    tijd1: '11.00',
    minuten: '45',
    vorm: 'locatie',
    plaats: 'Marktplein 1',
  });
const zegAf = async (pad: string) => sanne.post(`${pad}/afzeggen`, { _versie: await versie(pad), toelichting: 'Ziek.' });
const outbox = async (aan = 'inwoner') =>
  (
    await h.owner.query(
      "select id, onderwerp, status, vervallen_om as om, adres_besloten from mail where naam = $1 and soort = 'afspraak' order by id",
      [aan],
    )
  ).rows as { id: number; onderwerp: string; status: string; om: string | null; adres_besloten: string | null }[];
const kort = async (aan?: string) => (await outbox(aan)).map(({ onderwerp, status, om }) => [onderwerp, om ?? status]);
const post = () => server.ontvangen.filter(({ aan }) => aan[0] === 'jan@x.example').map(({ bron }) => ontcijfer(bron).tekst);

test('after an outage only the last word about an appointment arrives, and beheer reads since when and why the others did not', async () => {
  const weg = await startMailServer();
  await weg.close();
  const pad = await maak();
  await verstuur({ port: weg.port });
  expect((await verplaats(pad)).status).toBe(303);
  await verstuur({ port: weg.port });
  expect((await zegAf(pad)).status).toBe(303);
  const erna = [
    ['Uitnodiging voor een gesprek', 'nieuwer'],
    ['Je gesprek is verplaatst', 'nieuwer'],
    ['Je gesprek gaat niet door', 'wacht'],
  ];
  expect(await kort()).toEqual(erna);
  expect(await kort('aanbieder')).toEqual(erna);
  // The address is not kept for what never goes.
  expect((await outbox()).map((een) => een.adres_besloten)).toEqual([null, null, 'jan@x.example']);

  expect(await verstuur()).toEqual({ verstuurd: 2, later: 0, mislukt: 0, vervallen: 0 });
  expect(post()).toHaveLength(1);
  expect(post()[0]).toContain('gaat niet door');
  const lijst = await beheer.get('/beheer/mail?status=vervallen');
  expect(lijst.text.match(/iets nieuwers over hetzelfde/g)).toHaveLength(4);
  const [eerste] = await outbox();
  const mail = await beheer.get(`/beheer/mail/${eerste?.id}`);
  expect(mail.text).toMatch(/Niet meer verstuurd.*uur.*iets nieuwers over hetzelfde/s);
  expect(mail.text).not.toContain('Verstuur opnieuw');
  // Of whom it was stays unsaid there; the consulent reads it at the appointment.
  expect(mail.text).not.toMatch(/Hoekstra|jan@x|afspraak 1 inwoner/);
  expect((await sanne.get(pad)).text.match(/Niet verstuurd: er kwam iets nieuwers/g)).toHaveLength(4);
});

test('a reminder takes nothing back, and is taken back itself', async () => {
  const pad = await maak({ dag1: '23-11-2026', tijd1: '10.00' });
  await h.owner.query("update afspraakbericht set op = '2026-11-20'");
  await remindAfspraken({ owner: h.owner, beleid: h.beleid, vandaag: h.vandaag, basis: 'http://localhost' });
  expect(await kort()).toEqual([
    ['Uitnodiging voor een gesprek', 'wacht'],
    ['Morgen heb je een gesprek', 'wacht'],
  ]);
  await zegAf(pad);
  expect((await kort()).map(([, stand]) => stand)).toEqual(['nieuwer', 'nieuwer', 'wacht']);
});

test('who acted himself gets nothing about it behind his own act', async () => {
  await h.owner.query("update gebruiker set email = 'sanne@x.example' where id = $1", [sanne.gebruikerId]);
  const pad = await maak();
  const id = Number(pad.split('/').at(-1));
  expect((await jan.post(`/mijn/afspraken/${id}/kan-niet`, { _versie: await versie(pad), toelichting: '' })).status).toBe(303);
  expect((await kort('consulent')).at(-1)).toEqual(['Een gesprek kan niet op het moment dat was gekozen', 'wacht']);
  // She fixes it anew: what told her that he could not is of yesterday, and its withdrawal would empty her calendar.
  expect((await verplaats(pad)).status).toBe(303);
  expect((await kort('consulent')).at(-1)?.[1]).toBe('nieuwer');
  expect((await kort()).at(-1)?.[1]).toBe('wacht');
  await h.owner.query("update gebruiker set email = '' where id = $1", [sanne.gebruikerId]);
});

test('another appointment of the same resident stays as it is', async () => {
  const een = await maak();
  await maak({ dag1: '26-11-2026' });
  await zegAf(een);
  expect((await kort()).map(([, stand]) => stand)).toEqual(['nieuwer', 'wacht', 'wacht']);
});

test('what came back is not tried again after something newer, also not behind the page', async () => {
  server.opAan = { code: 550, tekst: 'bestaat niet' };
  const pad = await maak();
  await verstuur();
  server.opAan = undefined;
  const id = (await outbox())[0]?.id ?? 0;
  expect((await beheer.get(`/beheer/mail/${id}`)).text).toContain('Verstuur opnieuw');
  await zegAf(pad);
  const pagina = await beheer.get(`/beheer/mail/${id}`);
  expect(pagina.text).toContain('Deze mail kan niet opnieuw');
  expect(pagina.text).not.toContain('Verstuur opnieuw');
  expect((await beheer.post(`/beheer/mail/${id}/opnieuw`)).status).toBe(422);
  expect((await outbox())[0]?.status).toBe('mislukt');
});

test('taken back while the server thinks about it: what went out is sent, what did not is not tried again, and the newer goes after it', async () => {
  const pad = await maak({ wie: '' });
  const [oud] = await outbox();
  /** A server that answers when the test says so. */
  let antwoord = (_: string | undefined): void => undefined;
  const traag = {
    send: () =>
      new Promise<{ fout: string; blijvend: boolean } | undefined>((klaar) => {
        antwoord = (fout) => klaar(fout === undefined ? undefined : { fout, blijvend: false });
      }),
  };
  const nu = () => new Date('2026-11-21T09:00:00Z');
  const bezig = sendDue(h.owner, traag, nu);
  await expect.poll(async () => (await h.owner.query('select from mail where bezig_tot is not null')).rowCount).toBe(1);
  await verplaats(pad);
  expect(await verstuur()).toMatchObject({ verstuurd: 0 });
  antwoord('de mailserver is niet bereikbaar');
  // In the same round the newer one follows.
  await expect
    .poll(async () => (await h.owner.query('select id from mail where bezig_tot is not null')).rows[0]?.id)
    .not.toBe(oud?.id);
  await expect.poll(async () => (await h.owner.query('select from mail where bezig_tot is not null')).rowCount).toBe(1);
  antwoord(undefined);
  expect(await bezig).toEqual({ verstuurd: 1, later: 0, mislukt: 0, vervallen: 1 });
  expect(await kort()).toEqual([
    ['Uitnodiging voor een gesprek', 'nieuwer'],
    ['Je gesprek is verplaatst', 'verstuurd'],
  ]);
});

test('what speaks of a moment that has come is not sent: tomorrow is said no more, and the consulent reads that nobody was told', async () => {
  const pad = await maak({ dag1: '23-11-2026', tijd1: '10.00', wie: '' });
  await h.owner.query("delete from mail; update afspraakbericht set op = '2026-11-20'");
  await remindAfspraken({ owner: h.owner, beleid: h.beleid, vandaag: h.vandaag, basis: 'http://localhost' });
  expect(await verstuur({ nu: '2026-11-22T23:05:00Z' })).toMatchObject({ verstuurd: 0, vervallen: 1 });
  expect((await sanne.get(pad)).text).toContain('Niet verstuurd: de mail was te laat');
  await maak({ dag1: '23-11-2026', tijd1: '14.00', wie: '' });
  expect(await verstuur({ nu: '2026-11-23T12:55:00Z' })).toMatchObject({ verstuurd: 1 });
});

test('a death withdraws all that waits for the resident, with an account or without; what is made after it never waits', async () => {
  await maak();
  await h.owner.query(
    `insert into mail (gemeente_id, soort, inwoner_id, naam, adres, onderwerp, inhoud, gemaakt_door)
     values ($1, 'overleg', $2, 'Jan', 'jan@x.example', 'Er is een bericht voor je', '{}', 0)`,
    [h.gemeenteId, janId],
  );
  const doodOp = (dag: string | null) =>
    h.owner.query('update inwoner_persoon set overleden_op = $2 where inwoner_id = $1', [janId, dag]);
  await doodOp('2026-11-20');
  await h.owner.query(
    `insert into mail (gemeente_id, soort, inwoner_id, naam, adres, onderwerp, inhoud, gemaakt_door)
     values ($1, 'herinnering', $2, 'Jan', 'jan@x.example', 'Er staat iets voor je klaar', '{}', 0)`,
    [h.gemeenteId, janId],
  );
  const { rows } = await h.owner.query('select naam, status, vervallen_om, inhoud is null as leeg from mail order by id');
  const dood = { status: 'vervallen', vervallen_om: 'overleden', leeg: true };
  expect(rows).toEqual([
    { naam: 'inwoner', ...dood },
    { naam: 'aanbieder', status: 'wacht', vervallen_om: null, leeg: false },
    { naam: 'Jan', ...dood },
    { naam: 'Jan', ...dood },
  ]);
  await doodOp(null);
  expect((await beheer.get('/beheer/mail')).text).toContain('De inwoner voor wie de mail was, is overleden.');
  expect(await verstuur()).toMatchObject({ verstuurd: 1 });
  expect(post()).toEqual([]);
});

test('the queue itself: while the server is away everything waits, and once it is back each guest gets one mail', async () => {
  server.opVan = { code: 451, tekst: 'straks' };
  const worker = await startWorker({ ...h, mail: sender(server.port) });
  try {
    const pad = await maak({ wie: '' });
    await expect
      .poll(async () => (await h.owner.query('select from mail where pogingen = 1 and bezig_tot is null')).rowCount, {
        timeout: 20_000,
      })
      .toBe(1);
    await zegAf(pad);
    await expect
      .poll(async () => (await h.owner.query('select from mail where pogingen = 1 and bezig_tot is null')).rowCount, {
        timeout: 20_000,
      })
      .toBe(2);
  } finally {
    await worker.stop();
  }
  server.opVan = undefined;
  await verstuur();
  expect(post()).toHaveLength(1);
});
