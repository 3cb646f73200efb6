/** What people who mean harm type, in a mail: text in the body, no line of their own in the head, no receiver of their own. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createMailSender, mailHtml, mailText } from '../../src/platform/mail/index.ts';
import { clean } from '../../src/web/form-data.ts';
import { type MailServer, startMailServer } from '../mail-server.ts';
import { leesHtml } from './html.ts';
import { type Luisteraar, openLuisteraar } from './luisteraar.ts';
import { type Payload, payloads } from './payloads.ts';
import { lang, schrijfDeel } from './verslag.ts';

let server: MailServer;
let luisteraar: Luisteraar;
let alle: Payload[];
const LINK = 'https://werktmee.example/uitnodiging/x';

beforeAll(async () => {
  server = await startMailServer();
  luisteraar = await openLuisteraar();
  alle = payloads(luisteraar.adres);
});
afterAll(async () => {
  await server?.close();
  await luisteraar?.close();
  schrijfDeel({ naam: 'mail', cijfers: { 'mails verstuurd': server.ontvangen.length }, bevindingen: [], traag: [] });
});

const inhoudMet = (tekst: string) => ({
  aanhef: `Beste ${tekst},`,
  alineas: [tekst, `Een zin met ${tekst} erin.`],
  knop: { tekst },
  slot: [tekst],
  afzender: [tekst, 'Gemeente'],
});

test('wat getypt is staat in de mail als tekst', () => {
  const mis: string[] = [];
  for (const { tekst: rauw } of alle) {
    const tekst = clean(rauw);
    const html = mailHtml(tekst, inhoudMet(tekst), LINK);
    for (const { soort, naam, attributen } of leesHtml(html)) {
      if (soort === 'commentaar') mis.push(`${JSON.stringify(tekst.slice(0, 60))}: commentaar`);
      if (soort !== 'begin') continue;
      if (!['html', 'head', 'meta', 'title', 'body', 'div', 'p', 'a', 'br'].includes(naam))
        mis.push(`${JSON.stringify(tekst.slice(0, 60))}: <${naam}>`);
      for (const [attribuut, waarde] of attributen)
        if (attribuut.startsWith('on') || attribuut === 'src' || (attribuut === 'href' && waarde !== LINK))
          mis.push(`${JSON.stringify(tekst.slice(0, 60))}: ${naam} ${attribuut}=${waarde}`);
    }
    expect(mailText(inhoudMet(tekst), LINK)).toContain(tekst);
  }
  expect(mis).toEqual([]);
});

test('de kop van een mail is van ons: één ontvanger, één onderwerp, niets erbij', async () => {
  const sender = createMailSender({
    url: `smtp://127.0.0.1:${server.port}`,
    van: 'Werkt mee <noreply@werktmee.example>',
    tls: false,
  });
  const reeks = alle.filter(({ soort, nr }) => lang || soort === 'kop' || nr % 60 === 0);
  const vast = 'proef@voorbeeld.example';
  for (const { tekst } of reeks) {
    for (const [naam, adres, onderwerp] of [
      [tekst, vast, tekst],
      ...(lang ? [['Noor', tekst, 'Uitnodiging'] as const] : []),
      ['Noor', `${vast}${tekst}`, 'Uitnodiging'],
    ] as const) {
      const voor = server.ontvangen.length;
      const inhoud = inhoudMet(clean(tekst));
      // What cannot be an address is refused by the library or the server; that is an answer too.
      await sender.send({
        naam,
        adres,
        onderwerp,
        tekst: mailText(inhoud, LINK),
        html: mailHtml(onderwerp, inhoud, LINK),
        kenmerk: 'proef-1',
      });
      for (const mail of server.ontvangen.slice(voor)) {
        const wat = JSON.stringify([naam, adres, onderwerp].map((een) => een.slice(0, 60)));
        expect(mail.aan.length, wat).toBe(1);
        expect(mail.aan[0], wat).not.toMatch(/kwaad\.example|iedereen/);
        const kop = mail.bron.slice(0, mail.bron.search(/\r?\n\r?\n/));
        const namen = [...kop.matchAll(/^([\w-]+):/gm)].map(([, een = '']) => een.toLowerCase());
        expect(
          namen.filter((een, i) => namen.indexOf(een) !== i),
          wat,
        ).toEqual([]);
        expect(
          namen.filter(
            (een) =>
              ![
                'from',
                'to',
                'subject',
                'message-id',
                'date',
                'mime-version',
                'content-type',
                'content-transfer-encoding',
                'auto-submitted',
                'reply-to',
              ].includes(een),
          ),
          wat,
        ).toEqual([]);
      }
    }
  }
  expect(server.ontvangen.length).toBeGreaterThanOrEqual(reeks.length);
  expect(luisteraar.geraakt).toEqual([]);
});
