import type { Context } from 'hono';
import type { BeleidInHuis } from '../beleid/index.ts';
import { parseDatum } from '../kernel/datum.ts';
import { readJsonText, sendJson, sendProblem } from '../web/api.ts';
import { html, kaart, kop, link, linkKnop, stapel, tabel } from '../web/index.ts';
import type { Web } from '../web/route.ts';
import { beoordeel, beoordeelAlle, type Toetsbeleid } from './beoordeel.ts';
import { alsJson } from './bulk.ts';
import { leesAlleFeiten, leesJson, type ToetsFout } from './lees.ts';
import { GROOTSTE_VERZOEK, MEESTE_TOETSEN, openApi } from './openapi.ts';
import { AFSTAND, HOOFDDOELEN, ToetsFeiten, UITKERINGEN, ZICHT, ZRM_DOMEINEN } from './types.ts';
import { kiesUitHuis } from './versie.ts';

export interface ApiSettings {
  web: Pick<Web, 'openbaar' | 'sendOpenbaar'>;
  beleid: BeleidInHuis;
  baseUrls: readonly string[];
}

/** The policy of the house, as the toets asks for it. */
export const toetsbeleidVan = (beleid: BeleidInHuis): Toetsbeleid => ({
  landelijk: beleid.landelijk,
  kies: kiesUitHuis(beleid),
  gemeenten: beleid
    .gemeenteIds()
    .map((id) => beleid.gemeente(id))
    .sort((a, b) => (a.naam < b.naam ? -1 : 1)),
});

/** POST /v1/toetsen, its description, and a page for who wants to build on it. Nothing that is sent is kept or written down. */
export const registerToetsApi = ({ web, beleid, baseUrls }: ApiSettings): void => {
  const toetsbeleid = toetsbeleidVan(beleid);
  const eerste = beleid.gemeente(beleid.eersteGemeente());
  const document = JSON.stringify(
    openApi({ name: `Gemeente ${eerste.naam}`, url: baseUrls[0] ?? 'http://localhost', email: eerste.email.waarde }),
  );

  web.openbaar('POST', '/v1/toetsen', (c) => toetsVerzoek(c, toetsbeleid), 'toetsen');
  web.openbaar('GET', '/v1/openapi.json', async (c) => sendJson(c, document, { iedereen: true }));
  web.openbaar('GET', '/api', (c) =>
    web.sendOpenbaar(c, { titel: 'Voor programma’s', inhoud: uitlegPagina(toetsbeleid, baseUrls[0] ?? '') }),
  );
};

const toetsVerzoek = async (c: Context, beleid: Toetsbeleid): Promise<Response> => {
  const weiger = ({ tekst, ...extra }: ToetsFout): Response =>
    sendProblem(c, { status: 400, title: 'De feiten kloppen niet', detail: tekst, extra });
  const bekendOp = c.req.query('bekendOp');
  if (bekendOp !== undefined && parseDatum(bekendOp) === undefined) {
    return weiger({ tekst: 'bekendOp: schrijf een dag die bestaat als jjjj-mm-dd, zoals 2021-03-01.', feit: 'bekendOp' });
  }
  const tekst = await readJsonText(c, GROOTSTE_VERZOEK);
  if (tekst === undefined) {
    return sendProblem(c, { status: 415, title: 'Geen JSON', detail: 'Stuur de feiten met Content-Type: application/json.' });
  }
  const gelezen = leesJson(tekst);
  if (!gelezen.ok) return weiger(gelezen.fout);
  const feiten = leesAlleFeiten(gelezen.waarde, MEESTE_TOETSEN);
  if (!feiten.ok) return weiger(feiten.fout);
  if (Array.isArray(feiten.waarde)) {
    const alle = beoordeelAlle(feiten.waarde, beleid, bekendOp);
    return alle.ok ? sendJson(c, geheel(alsJson(alle.waarde, { lijst: true }))) : weiger(alle.fout);
  }
  const een = beoordeel(feiten.waarde, beleid, bekendOp);
  return een.ok ? sendJson(c, geheel(alsJson([een.waarde], { lijst: false }))) : weiger(een.fout);
};

const geheel = (stukken: Iterable<Uint8Array>): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.concat([...stukken]));

const opsomming = (waarden: readonly string[]): string => waarden.join(', ');
const WAT_MAG: Readonly<Record<string, string>> = {
  gemeente: 'vier cijfers als tekst; moet',
  peildatum: 'jjjj-mm-dd; moet',
  geboortedatum: 'jjjj-mm-dd, niet na de peildatum',
  trede: '1 tot en met 6',
  perspectief: '1 tot en met 6',
  zichtOpBetaaldWerk: opsomming(ZICHT),
  afstandTotArbeidsmarkt: opsomming(AFSTAND),
  hoofddoel: opsomming(HOOFDDOELEN),
  zrm: `object met ${opsomming(ZRM_DOMEINEN)}; elk 1 tot en met 5`,
  uitkering: `null, of object met soort (${opsomming(UITKERINGEN)}) en toestemming (true, false of null)`,
  lopendeOntwikkelingDoel: '1 tot en met 6, of null',
};

const voorbeeld = (baseUrl: string): string => `curl -s -H 'content-type: application/json' \\
  -d '{"gemeente":"0200","peildatum":"2026-11-01","trede":3,"wilDeelnemen":true}' \\
  ${baseUrl}/v1/toetsen`;

const uitlegPagina = ({ gemeenten }: Toetsbeleid, baseUrl: string) =>
  html`${kop({
    titel: 'Voor programma’s',
    onder: 'De toets is er ook zonder schermen. Inloggen hoeft niet, en er wordt niets bewaard.',
    acties: linkKnop({ tekst: 'Beschrijving (OpenAPI)', href: '/v1/openapi.json', icoon: 'file-text' }),
  })}${stapel(
    kaart({
      titel: 'Feiten sturen, uitkomst terugkrijgen',
      inhoud: html`<p>Stuur één object met feiten naar <code>/v1/toetsen</code>, of een lijst van hoogstens ${MEESTE_TOETSEN}. Je krijgt evenveel uitkomsten terug: per product of het past, met de gronden en hun bron, en wegwijzers.</p><pre>${voorbeeld(baseUrl)}</pre><p>Laat weg wat je niet weet. Een feit dat ontbreekt is onbekend, en niet nee: dan is de uitkomst <code>onder-voorwaarde</code> en zegt de grond wat er mist.</p><p>Met <code>?bekendOp=2021-03-01</code> krijg je de uitkomst zoals die toen bekend was. Klopt een feit niet, dan noemt het antwoord het feit en wat er mag.</p>`,
    }),
    kaart({
      titel: 'Wat je kunt sturen',
      inhoud: tabel({
        caption: 'Feiten van de toets',
        kolommen: [{ kop: 'Feit' }, { kop: 'Betekenis' }, { kop: 'Wat mag' }],
        rijen: Object.entries(ToetsFeiten.shape).map(([naam, vorm]) => [
          html`<code>${naam}</code>`,
          vorm.description ?? '',
          WAT_MAG[naam] ?? 'true of false',
        ]),
      }),
    }),
    kaart({
      titel: 'Goed om te weten',
      inhoud: html`<ul><li>Er is beleid van: ${gemeenten.map((een) => `${een.naam} (${een.code})`).join(', ')}.</li><li>Stuur geen namen en geen BSN. De toets vraagt er niet naar.</li><li>Zestig verzoeken per minuut, hoogstens ${GROOTSTE_VERZOEK / 1_000_000} MB per verzoek.</li><li>Zelf kijken kan ook: ${link('/welke-ondersteuning-past', 'Welke ondersteuning past?')}</li></ul>`,
    }),
  )}`;
