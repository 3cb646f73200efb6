import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { maakAanbieder, maakInwoner, maakToewijzing } from '../../test/factories.ts';
import { type Bezoeker, type House, openHouse } from '../../test/house.ts';
import { datum } from '../kernel/datum.ts';
import { hashToken } from '../platform/auth/token.ts';
import { transact } from '../platform/db/transact.ts';
import { pdfText } from '../platform/pdf/index.ts';
import { type BriefInhoud, leesBrief, renderBrief, storeBrief } from './index.ts';

let h: House;
let sanne: Bezoeker;
let murat: Bezoeker;
let ineke: Bezoeker;
let yara: Bezoeker;
let inwoner: number;
let tweede: number;
beforeAll(async () => {
  h = await openHouse();
  sanne = await h.bezoeker({ rol: 'consulent', naam: 'Sanne de Wit' });
  murat = await h.bezoeker({ rol: 'consulent', naam: 'Murat Aydın' });
  ineke = await h.bezoeker({ rol: 'teammanager', naam: 'Ineke van Dam' });
  inwoner = (
    await maakInwoner(h, { consulentId: sanne.gebruikerId, voornaam: 'Yara', achternaam: 'Haddad', trede: 3, perspectief: 4 })
  ).id;
  tweede = (await maakInwoner(h, { consulentId: sanne.gebruikerId, voornaam: 'Piet', achternaam: 'Bos' })).id;
  const tuin = await maakAanbieder(h, { naam: 'De Tuin' });
  await maakToewijzing(h, { inwonerId: inwoner, aanbiederId: tuin, van: '2026-07-01', tot: '2026-12-31' });
  yara = await h.bezoeker({ rol: 'inwoner', inwonerId: inwoner, naam: 'Yara Haddad' });
});
afterAll(() => h.close());

const maak = async (wie: number, door = sanne): Promise<number> => {
  const uit = await door.post(`/dossier/${wie}/brieven/overzicht`);
  expect(uit.status).toBe(303);
  return Number(/brieven\/(\d+)\?/.exec(uit.location ?? '')?.[1]);
};
/** A letter that has to go out after a death, such as the one that ends a place. */
const maakErven = (wie: number, inhoud: BriefInhoud): Promise<number> =>
  transact(h.pool, { tokenHash: hashToken(sanne.token), rollen: ['consulent'], planRol: 'consulent' }, async (db, actor) => {
    const r = await storeBrief(db, {
      actor,
      beleid: h.beleid,
      inwonerId: wie,
      soort: 'overzicht',
      vandaag: datum('2026-11-22'),
      inhoud,
    });
    return r.ok ? r.waarde.documentId : 0;
  });
const rij = async (id: number) =>
  (
    await h.owner.query<{
      inhoud: Buffer;
      sha256: string;
      gegevens: unknown;
      verzending: string;
      afgedrukt_op: string | null;
      gelezen_op: Date | null;
    }>('select inhoud, sha256, gegevens, verzending, afgedrukt_op::text, gelezen_op from document where id = $1', [id])
  ).rows[0];

describe('somebody who died', () => {
  test('gets no letter: it is for the heirs, by post, and the pile says so; the number to call is one', async () => {
    const wim = await maakInwoner(h, { consulentId: sanne.gebruikerId, voornaam: 'Wim', achternaam: 'Kuiper' });
    const levend = leesBrief((await rij(await maak(wim.id)))?.gegevens);
    expect([levend?.inwoner.naam, levend?.erven]).toEqual(['Wim Kuiper', false]);
    await h.owner.query("update inwoner_persoon set overleden_op = '2026-11-20' where inwoner_id = $1", [wim.id]);
    const inhoud = levend?.inhoud ?? expect.unreachable();
    const brief = leesBrief((await rij(await maakErven(wim.id, inhoud)))?.gegevens);
    expect(brief).toMatchObject({
      erven: true,
      verzending: 'post',
      inwoner: { naam: 'De erven van Wim Kuiper', aanhef: 'Geachte heer of mevrouw' },
    });
    expect(JSON.stringify(brief?.inhoud.inleiding[0])).toContain('Wij condoleren u met het overlijden van Wim Kuiper');
    const bellen = brief?.inhoud.samenvatting.find(({ vraag }) => vraag === 'Wie kun je bellen?');
    expect(JSON.stringify(bellen)).toContain(brief?.contact.telefoon);
    // An overview of what runs is for nobody any more.
    expect((await sanne.get(`/dossier/${wim.id}/brieven/overzicht`)).status).toBe(409);
    const nummer = await maakErven(wim.id, inhoud);
    const pagina = (await sanne.get(`/dossier/${wim.id}/brieven/${nummer}?gemaakt=ja`)).text;
    expect(pagina).toContain('gaat naar de erven');
    expect(pagina).toContain('aan de erven van Wim Kuiper');
    expect(pagina).not.toContain('kan hem al lezen');
    const stapel = (await sanne.get('/brieven')).text;
    expect(stapel).toContain('De brief is voor de erven: kijk of het adres klopt.');
    expect(stapel).toContain('de brief is aan de inwoner zelf gericht');
    await h.owner.query('delete from document where inwoner_id = $1', [wim.id]);
  });
});

describe('a letter is made, kept, and the same when it is set again', () => {
  let brief: number;
  test('the letter stands beside what makes it, and says that it was not sent', async () => {
    const { text } = await sanne.get(`/dossier/${inwoner}/brieven/overzicht`);
    expect(text).toContain('Voorbeeld, nog niet verstuurd');
    expect(text).toContain('Je staat op trede 3');
    expect(text).toContain('De Tuin');
    expect(text).toContain('Kanaalweg 12');
  });

  test('data and bytes are kept; the data give the bytes again, after a way through the database', async () => {
    brief = await maak(inwoner);
    const kept = await rij(brief);
    const data = leesBrief(kept?.gegevens);
    if (!kept || !data) throw new Error('niet bewaard');
    expect(createHash('sha256').update(kept.inhoud).digest('hex')).toBe(kept.sha256);
    expect(Buffer.compare(kept.inhoud, await renderBrief(data))).toBe(0);
    const tekst = pdfText(kept.inhoud).join(' ').replace(/\s+/g, ' ');
    for (const stuk of [
      'Yara Haddad Kanaalweg 12 7311 AB APELDOORN',
      'In het kort',
      'Je kunt groeien naar trede 4',
      'Vragen of hulp nodig?',
    ])
      expect(tekst).toContain(stuk);
    expect(tekst).not.toContain('VOORBEELD');
  });

  test('a telephone number is never cut in two by the end of a line', async () => {
    const data = leesBrief((await rij(brief))?.gegevens) ?? expect.unreachable();
    for (let lengte = 10; lengte <= 34; lengte++) {
      const clientondersteuning = {
        ...data.clientondersteuning,
        naam: `de ${'e'.repeat(lengte)}n inwonersondersteuner`,
        telefoon: '14 055',
        site: null,
      };
      const regels = pdfText(await renderBrief({ ...data, clientondersteuning })).flatMap((pagina) => pagina.split('\n'));
      expect(regels.join(' ')).toMatch(/14 055/);
      expect(regels.filter((regel) => /\b14$/.test(regel.trim()))).toEqual([]);
    }
  });

  test('what was made does not change', async () => {
    await expect(h.owner.query("update document set inhoud = 'x' where id = $1", [brief])).rejects.toThrow(/verandert niet meer/);
    await expect(h.owner.query('update document set gegevens = null where id = $1', [brief])).rejects.toThrow(
      /verandert niet meer/,
    );
  });

  test('the resident sees that it is new, reads it as a page with the answers first, and then it is not new', async () => {
    expect((await yara.get('/mijn')).text).toContain('Lees je nieuwe brief');
    expect((await yara.get('/mijn/brieven')).text).toContain('Nieuw');
    const { text } = await yara.get(`/mijn/brieven/${brief}`);
    expect(text.indexOf('In het kort')).toBeLessThan(text.indexOf('De hele brief'));
    expect(text).toContain('Waar sta je nu?');
    const bestand = await yara.get(`/mijn/brieven/${brief}/pdf`);
    expect(Buffer.compare(Buffer.from(bestand.bytes), (await rij(brief))?.inhoud ?? Buffer.alloc(0))).toBe(0);
    expect((await yara.get('/mijn')).text).not.toContain('Lees je nieuwe brief');
    expect((await sanne.get(`/dossier/${inwoner}/brieven`)).text).toContain('digitaal gelezen op');
  });

  test('a colleague does not know of it', async () => {
    expect((await murat.get(`/dossier/${inwoner}/brieven/${brief}`)).status).toBe(404);
    expect((await murat.get(`/dossier/${inwoner}/brieven`)).status).toBe(404);
    expect((await murat.get('/brieven')).text).not.toContain('Haddad');
  });
});

test('a letter that cannot be made says so and keeps nothing', async () => {
  const raar = (await maakInwoner(h, { consulentId: sanne.gebruikerId, voornaam: 'Li', achternaam: '李' })).id;
  const voor = await sanne.get(`/dossier/${raar}/brieven/overzicht`);
  expect(voor.text).toContain('deze tekens kunnen niet worden afgedrukt: 李');
  expect(voor.text).not.toContain('Maak de brief<');
  const uit = await sanne.post(`/dossier/${raar}/brieven/overzicht`);
  expect(uit.status).toBe(422);
  expect((await h.owner.query('select from document where inwoner_id = $1', [raar])).rowCount).toBe(0);
});

describe('the pile', () => {
  let een: number;
  let twee: number;
  let stapel: string;

  test('who wants letters digital only is left out; who has no address can have one so', async () => {
    expect((await sanne.post(`/dossier/${tweede}/brieven/keuze`, { keuze: 'digitaal' })).status).toBe(303);
    await h.owner.query("update inwoner_persoon set straat = '' where inwoner_id = $1", [tweede]);
    const digitaal = await maak(tweede);
    expect((await rij(digitaal))?.verzending).toBe('digitaal');
    expect((await sanne.get('/brieven')).text).not.toContain('Piet');
    await sanne.post(`/dossier/${tweede}/brieven/keuze`, { keuze: 'post' });
    const uit = await sanne.post(`/dossier/${tweede}/brieven/overzicht`);
    expect(uit.text).toContain('de naam of het adres van de inwoner ontbreekt of past niet');
    await h.owner.query("update inwoner_persoon set straat = 'Kanaalweg' where inwoner_id = $1", [tweede]);
  });

  test('nothing chosen and a letter of somebody else are refused; a letter lies in one pile', async () => {
    een = await maak(inwoner);
    twee = await maak(tweede);
    expect((await sanne.post('/brieven/stapel', {})).text).toContain('Kies minstens één brief.');
    expect((await murat.post('/brieven/stapel', { brief: String(een) })).status).toBe(404);
    const uit = await sanne.post('/brieven/stapel', { brief: [String(een), String(twee)], dubbelzijdig: 'ja' });
    expect(uit.status).toBe(303);
    stapel = uit.location ?? '';
    const weer = await ineke.post('/brieven/stapel', { brief: [String(een)] });
    expect([weer.status, weer.text.includes('ligt al in een stapel')]).toEqual([422, true]);
    expect((await murat.get(stapel)).status).toBe(404);
  });

  test('its file has every page as it was kept, each letter on a new sheet, and is the same each time', async () => {
    const eerste = await sanne.get(`${stapel}/pdf`);
    const tekst = pdfText(eerste.bytes);
    const pages = async (id: number) => pdfText((await rij(id))?.inhoud ?? Buffer.alloc(0));
    const [a, b] = [await pages(een), await pages(twee)];
    const vol = (bladen: string[]) => (bladen.length % 2 === 1 ? [...bladen, ''] : bladen);
    expect(tekst.map((blad) => blad.trim())).toEqual([...vol(a), ...vol(b)].map((blad) => blad.trim()));
    expect(Buffer.compare(Buffer.from(eerste.bytes), Buffer.from((await sanne.get(`${stapel}/pdf`)).bytes))).toBe(0);
  });

  test('put back it is in the list again; sent it is not, and a second closing is refused', async () => {
    expect((await sanne.get('/brieven')).text).not.toContain('Piet');
    await sanne.post(stapel, { uitkomst: 'teruggelegd' });
    expect((await sanne.get('/brieven')).text).toContain('Piet');
    const weer = (await sanne.post('/brieven/stapel', { brief: [String(een), String(twee)] })).location ?? '';
    await sanne.post(weer, { uitkomst: 'verstuurd' });
    expect((await rij(een))?.afgedrukt_op).toBe('2026-11-22');
    expect((await sanne.get('/brieven')).text).not.toContain('Piet');
    const dubbel = await sanne.post(weer, { uitkomst: 'verstuurd' });
    expect([dubbel.status, dubbel.text.includes('al afgehandeld')]).toEqual([422, true]);
    expect((await sanne.post('/brieven/stapel', { brief: String(een) })).text).toContain('al afgedrukt');
    const herdruk = await sanne.post('/brieven/stapel', { brief: String(een), herdruk: 'ja' });
    expect(herdruk.status).toBe(303);
    expect((await sanne.get(herdruk.location ?? '')).text).toContain('opnieuw afgedrukt');
  });

  test('what goes to one resident lies together, whatever was made between', async () => {
    const [a, b, c] = [await maak(inwoner), await maak(tweede), await maak(inwoner)];
    const pad = (await sanne.post('/brieven/stapel', { brief: [a, b, c].map(String) })).location ?? '';
    const { rows } = await h.owner.query('select document_id from afdrukbrief where afdruk_id = $1 order by volgnummer', [
      pad.split('/').at(-1),
    ]);
    const volgorde = rows.map((een) => een.document_id);
    expect(Math.abs(volgorde.indexOf(a) - volgorde.indexOf(c))).toBe(1);
    await sanne.post(pad, { uitkomst: 'verstuurd' });
  });

  test('who moved since, died or is shielded is told beside the letter and not ticked', async () => {
    const brief = await maak(tweede);
    await h.owner.query("update inwoner_persoon set straat = 'Nieuwstraat' where inwoner_id = $1", [tweede]);
    const { text } = await ineke.get('/brieven');
    expect(text).toContain('De inwoner is verhuisd nadat de brief is gemaakt.');
    expect(text).not.toMatch(new RegExp(`value="${brief}"[^>]*checked`));
  });
});

test('a template that cannot be set: nothing is kept or sent, the page says so with a number, and once it is mended the same form goes through', async () => {
  const { gemeente } = h.beleid;
  const logo = { bestand: 'logo.svg', tekst: 'Gemeente', naamErbij: false, bron: 'keuze' };
  const aantal = async () => (await h.owner.query('select from document where inwoner_id = $1', [tweede])).rowCount;
  const was = await aantal();
  // A drawing that the check of the files would have refused.
  h.beleid.gemeente = (id) => ({ ...gemeente(id), logo, logoSvg: '<svg kapot' });
  const uit = await sanne.post(`/dossier/${tweede}/brieven/overzicht`);
  h.beleid.gemeente = gemeente;
  expect(uit.status).toBe(500);
  expect(uit.text).toContain('De brief kon niet worden gemaakt');
  expect(uit.text).toContain('Er is niets verstuurd of bekendgemaakt');
  expect(uit.text).toContain(`<strong>${uit.headers.get('x-request-id')}</strong>`);
  expect(await aantal()).toBe(was);
  const sleutel = /name="_sleutel" value="([^"]+)"/.exec(uit.text)?.[1] ?? '';
  expect((await sanne.post(`/dossier/${tweede}/brieven/overzicht`, { _sleutel: sleutel })).status).toBe(303);
  expect(await aantal()).toBe((was ?? 0) + 1);
});
