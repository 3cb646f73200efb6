import net from 'node:net';
import tls from 'node:tls';
import type { Kysely } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Bezoeker, type House, openHouse } from '../../../test/house.ts';
import { CA, type MailServer, ontcijfer, startMailServer } from '../../../test/mail-server.ts';
import { startWorker } from '../../worker.ts';
import { hashToken } from '../auth/token.ts';
import type { Actor } from '../db/reader.ts';
import type { DB } from '../db/schema.ts';
import { transact } from '../db/transact.ts';
import { createMailSender, listMail, mailHtml, mailText, planMail, resendMail, sendDue, sendOne, wipeMail } from './index.ts';
import { POGINGEN, pauze } from './send.ts';

let h: House;
let beheer: Bezoeker;
let server: MailServer;

beforeAll(async () => {
  h = await openHouse();
  beheer = await h.bezoeker({ rol: 'beheer' });
  server = await startMailServer();
});
beforeEach(async () => {
  await h.owner.query('delete from mail');
  server.ontvangen.length = 0;
  server.opVan = server.opAan = server.opBericht = undefined;
});
afterAll(async () => {
  await server?.close();
  await h?.close();
});

const als = <T>(fn: (db: Kysely<DB>, actor: Actor, undo: (waarde: T) => never) => Promise<T>): Promise<T> =>
  transact(h.pool, { tokenHash: hashToken(beheer.token), rollen: ['beheer'], planRol: 'beheer' }, fn);
const inhoud = {
  aanhef: 'Beste Noor,',
  alineas: ['Je bent uitgenodigd. Café & <b>taart</b>.'],
  knop: { tekst: 'Ga verder' },
  slot: ['Tot dan.'],
  afzender: ['Gemeente Apeldoorn', 'Werkt mee'],
};
const maak = (o: { naam?: string; adres?: string; onderwerp?: string } = {}): Promise<number> =>
  als((db, actor) =>
    planMail(db, actor, {
      soort: 'proef',
      gemeenteId: h.gemeenteId,
      naam: o.naam ?? 'Noor Bakker',
      adres: o.adres ?? 'noor@x.example',
      onderwerp: o.onderwerp ?? 'Uitnodiging voor één',
      inhoud,
      geheim: 'https://werktmee.example/uitnodiging/geheim',
    }),
  );
const stand = async (id: number) =>
  (
    await h.owner.query(
      'select status, pogingen, fout, geheim is not null as geheim, extract(epoch from opnieuw_op - now())::int / 60 as minuten from mail where id = $1',
      [id],
    )
  ).rows[0] as { status: string; pogingen: number; fout: string | null; geheim: boolean; minuten: number | null };
const aan = (o: { port?: number; url?: string; tls?: boolean } = {}) =>
  createMailSender(
    {
      url: o.url ?? `smtp://127.0.0.1:${o.port ?? server.port}`,
      van: 'Gemeente Apeldoorn <werktmee@apeldoorn.example>',
      antwoord: 'balie@apeldoorn.example',
      tls: o.tls ?? false,
    },
    { timeoutMs: 1000 },
  );
const een = (id: number, sender = aan()) => sendOne(h.owner, sender, { gemeenteId: h.gemeenteId, id });
const nu = (id: number) => h.owner.query('update mail set opnieuw_op = now() where id = $1', [id]);

describe('what arrives', () => {
  test('text and HTML with the link, from the municipality, once; the link is gone from the outbox', async () => {
    const id = await maak();
    expect(await een(id)).toBe('verstuurd');
    expect(server.ontvangen).toHaveLength(1);
    const [mail] = server.ontvangen;
    expect([mail?.van, mail?.aan]).toEqual(['werktmee@apeldoorn.example', ['noor@x.example']]);
    const { koppen, tekst, html } = ontcijfer(mail?.bron ?? '');
    expect(koppen).toContain('From: Gemeente Apeldoorn <werktmee@apeldoorn.example>');
    expect(koppen).toContain('Reply-To: balie@apeldoorn.example');
    expect(koppen).toContain('To: Noor Bakker <noor@x.example>');
    expect(koppen).toContain(`Message-ID: <werktmee-${h.gemeenteId}-${id}@apeldoorn.example>`);
    expect(koppen).toContain('Auto-Submitted: auto-generated');
    expect(koppen).toMatch(/Subject: =\?UTF-8\?/);
    expect(tekst).toContain('Beste Noor,');
    expect(tekst).toContain('Café & <b>taart</b>');
    expect(tekst).toContain('https://werktmee.example/uitnodiging/geheim');
    expect(html).toContain('Café &amp; &lt;b&gt;taart&lt;/b&gt;');
    expect(html).toContain('<a href="https://werktmee.example/uitnodiging/geheim"');
    expect(html).not.toMatch(/<img|<script|http:\/\//);
    expect(await stand(id)).toMatchObject({ status: 'verstuurd', pogingen: 1, fout: null, geheim: false });
    expect(await een(id)).toBeUndefined();
    expect(server.ontvangen).toHaveLength(1);
  });

  test('a name or subject with a line break makes no header of its own', async () => {
    await een(await maak({ naam: 'Noor\r\nBcc: iedereen@x.example', onderwerp: 'Hallo\r\nX-Erbij: ja' }));
    const { koppen } = ontcijfer(server.ontvangen[0]?.bron ?? '');
    expect(server.ontvangen[0]?.aan).toEqual(['noor@x.example']);
    expect(koppen).not.toMatch(/^(Bcc|X-Erbij):/m);
  });

  test('without the link the text says where it is, the HTML has no button', () => {
    expect(mailText(inhoud)).toContain('Ga verder:\n(de link staat alleen in de mail zelf)');
    expect(mailHtml('x', inhoud)).not.toContain('<a ');
  });
});

describe('planned with the change that causes it', () => {
  test('the queue sends it; what is rolled back is never sent', async () => {
    const worker = await startWorker({ ...h, mail: aan() });
    try {
      await als<number>(async (db, actor, undo) => {
        await planMail(db, actor, {
          soort: 'proef',
          gemeenteId: h.gemeenteId,
          naam: 'Nooit',
          adres: 'nooit@x.example',
          onderwerp: 'x',
          inhoud,
        });
        return undo(0);
      });
      await maak();
      await expect.poll(() => server.ontvangen.length, { timeout: 20_000 }).toBe(1);
      expect(server.ontvangen[0]?.aan).toEqual(['noor@x.example']);
      // What failed goes again when beheer asks for it.
      server.opAan = { code: 550, tekst: 'bestaat niet' };
      const id = await maak();
      await expect.poll(async () => (await stand(id)).status, { timeout: 20_000 }).toBe('mislukt');
      server.opAan = undefined;
      expect(await als((db) => resendMail(db, id))).toBe(true);
      await expect.poll(async () => (await stand(id)).status, { timeout: 20_000 }).toBe('verstuurd');
    } finally {
      await worker.stop();
    }
  });

  test('without a mail server it stays, to be read by beheer', async () => {
    const id = await maak();
    const worker = await startWorker(h);
    await worker.stop();
    expect(await stand(id)).toMatchObject({ status: 'wacht', pogingen: 0 });
    const [regel] = await als((db) => listMail(db));
    expect(regel?.tekst).toContain('Beste Noor,');
  });
});

describe('what goes wrong', () => {
  test('a server that asks for patience: later, each time longer, and then it arrives', async () => {
    server.opAan = { code: 451, tekst: 'greylisted' };
    const id = await maak();
    expect(await een(id)).toBe('later');
    expect(await stand(id)).toMatchObject({
      status: 'wacht',
      pogingen: 1,
      fout: 'de mailserver vraagt het later opnieuw te proberen',
      geheim: true,
    });
    expect(await een(id)).toBeUndefined();
    expect(await sendDue(h.owner, aan())).toEqual({ verstuurd: 0, later: 0, mislukt: 0, vervallen: 0 });
    await nu(id);
    await een(id);
    expect((await stand(id)).minuten).toBeGreaterThanOrEqual(3);
    await nu(id);
    server.opAan = undefined;
    expect(await sendDue(h.owner, aan())).toEqual({ verstuurd: 1, later: 0, mislukt: 0, vervallen: 0 });
    expect([1, 2, 3, 6, 7, 30].map(pauze)).toEqual([2, 4, 8, 64, 120, 120]);
  });

  test.each([
    [
      'an address that does not exist',
      () => void Object.assign(server, { opAan: { code: 550, tekst: 'onbekend: noor@x.example' } }),
      'mislukt',
      'het adres wordt geweigerd',
    ],
    [
      'a message that is refused',
      () => void Object.assign(server, { opBericht: { code: 554, tekst: 'spam' } }),
      'mislukt',
      'de mailserver weigert het bericht',
    ],
    [
      'a message that is put off',
      () => void Object.assign(server, { opBericht: { code: 452, tekst: 'vol' } }),
      'later',
      'de mailserver vraagt het later opnieuw te proberen',
    ],
    [
      'a sender that is refused',
      () => void Object.assign(server, { opVan: { code: 550, tekst: 'wie ben jij' } }),
      'later',
      'de mailserver weigert de afzender',
    ],
  ])('%s', async (_, zet, uit, fout) => {
    zet();
    const id = await maak();
    expect(await een(id)).toBe(uit);
    expect((await stand(id)).fout).toBe(fout);
  });

  test('an address that is none never reaches the server', async () => {
    const id = await maak({ adres: 'geen adres' });
    expect(await een(id)).toBe('mislukt');
    expect(server.ontvangen).toEqual([]);
  });

  test('nobody at the address of the server, and one that does not say a word', async () => {
    const stil = net.createServer(() => undefined);
    await new Promise<void>((resolve) => stil.listen(0, '127.0.0.1', resolve));
    const { port } = stil.address() as net.AddressInfo;
    const id = await maak();
    expect(await een(id, aan({ port }))).toBe('later');
    expect((await stand(id)).fout).toBe('de mailserver is niet bereikbaar');
    stil.close();
    await nu(id);
    expect(await een(id, aan({ port: 1 }))).toBe('later');
    expect((await stand(id)).fout).toBe('de mailserver is niet bereikbaar');
  });

  test('after so many attempts it is over', async () => {
    server.opAan = { code: 450, tekst: 'nee' };
    const id = await maak();
    await h.owner.query('update mail set pogingen = $2 where id = $1', [id, POGINGEN - 2]);
    expect(await een(id)).toBe('later');
    await nu(id);
    expect(await een(id)).toBe('mislukt');
    expect(await stand(id)).toMatchObject({ status: 'mislukt', pogingen: POGINGEN, minuten: null });
  });

  test('what lay for days is not sent any more, nor what lost its text or link', async () => {
    const oud = await maak();
    const leeg = await maak();
    const zonder = await maak();
    await h.owner.query("update mail set gemaakt_op = now() - interval '4 days' where id = $1", [oud]);
    await h.owner.query('update mail set inhoud = null where id = $1', [leeg]);
    await h.owner.query('update mail set geheim = null where id = $1', [zonder]);
    expect(await sendDue(h.owner, aan())).toEqual({ verstuurd: 0, later: 0, mislukt: 3, vervallen: 0 });
    expect(server.ontvangen).toEqual([]);
  });
});

describe('TLS', () => {
  beforeAll(() => tls.setDefaultCACertificates([...tls.getCACertificates('default'), CA]));

  test.each([
    ['starttls', 'smtp'],
    ['meteen', 'smtps'],
  ] as const)('%s, with a name and a password', async (soort, schema) => {
    const veilig = await startMailServer({ tls: soort, wachtwoord: 'h&:@/m' });
    const url = `${schema}://gemeente:${encodeURIComponent('h&:@/m')}@localhost:${veilig.port}`;
    expect(await een(await maak(), aan({ url, tls: true }))).toBe('verstuurd');
    expect(veilig.ontvangen[0]).toMatchObject({ versleuteld: true, gebruiker: 'gemeente' });
    const id = await maak();
    expect(await een(id, aan({ url: `${schema}://gemeente:fout@localhost:${veilig.port}`, tls: true }))).toBe('later');
    expect((await stand(id)).fout).toBe('de mailserver accepteert de inloggegevens niet');
    await veilig.close();
  });

  test('a server without it gets nothing, and no password', async () => {
    const kaal = await startMailServer({ wachtwoord: 'geheim' });
    const id = await maak();
    expect(await een(id, aan({ url: `smtp://gemeente:geheim@localhost:${kaal.port}`, tls: true }))).toBe('later');
    expect((await stand(id)).fout).toBe('geen veilige verbinding met de mailserver');
    expect(kaal.ontvangen).toEqual([]);
    await kaal.close();
  });

  test('a certificate of another name or of nobody', async () => {
    const veilig = await startMailServer({ tls: 'starttls' });
    tls.setDefaultCACertificates(tls.getCACertificates('bundled'));
    const id = await maak();
    expect(await een(id, aan({ url: `smtp://localhost:${veilig.port}`, tls: true }))).toBe('later');
    expect((await stand(id)).fout).toBe('geen veilige verbinding met de mailserver');
    await veilig.close();
  });
});

describe('several processes', () => {
  test('send each mail once', async () => {
    for (let i = 0; i < 12; i++) await maak({ adres: `n${i}@x.example` });
    const uit = await Promise.all([sendDue(h.owner, aan()), sendDue(h.owner, aan()), sendDue(h.owner, aan())]);
    expect(uit.reduce((som, { verstuurd }) => som + verstuurd, 0)).toBe(12);
    expect(new Set(server.ontvangen.flatMap(({ aan: naar }) => naar)).size).toBe(12);
    expect(server.ontvangen).toHaveLength(12);
  });

  test('one that dies while sending: another takes over after some minutes, with the same Message-ID', async () => {
    const id = await maak();
    await h.owner.query("update mail set bezig_tot = now() + interval '5 minutes', pogingen = 1 where id = $1", [id]);
    expect(await een(id)).toBeUndefined();
    await h.owner.query('update mail set bezig_tot = now() where id = $1', [id]);
    expect(await een(id)).toBe('verstuurd');
    expect(server.ontvangen[0]?.bron).toContain(`werktmee-${h.gemeenteId}-${id}@`);
  });
});

test('some days after sending only that it was sent stays', async () => {
  const verstuurd = await maak();
  await een(verstuurd);
  const nooit = await maak();
  const vers = await maak();
  const ouder = (dagen: number, id: number) =>
    h.owner.query(
      'update mail set gemaakt_op = now() - make_interval(days => $2), verstuurd_op = verstuurd_op - make_interval(days => $2) where id = $1',
      [id, dagen],
    );
  await ouder(31, verstuurd);
  await ouder(31, nooit);
  await ouder(29, vers);
  expect(await wipeMail(h.owner)).toBe('De tekst van 2 mails gewist.');
  const regels = await als((db) => listMail(db));
  expect(Object.fromEntries(regels.map((regel) => [regel.id, [regel.status, regel.tekst === undefined]]))).toEqual({
    [verstuurd]: ['verstuurd', true],
    [nooit]: ['mislukt', true],
    [vers]: ['wacht', false],
  });
  expect(await als((db) => resendMail(db, nooit))).toBe(false);
  // Beheer of the municipality may choose fewer days.
  await h.owner.query(
    "insert into instelling (gemeente_id, sleutel, versie, waarde, reden, door) values ($1, 'mail-bewaren-dagen', 1, 10, 'proef', $2)",
    [h.gemeenteId, beheer.gebruikerId],
  );
  expect(await wipeMail(h.owner)).toBe('De tekst van 1 mail gewist.');
});
