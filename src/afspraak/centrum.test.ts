// Appointments of the orientation centre: made by it or with it, for a resident of an orientation that runs.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { maakAanbieder, maakInwoner } from '../../test/factories.ts';
import { type Bezoeker, type House, openHouse } from '../../test/house.ts';
import { type MailServer, ontcijfer, startMailServer } from '../../test/mail-server.ts';
import { hashToken } from '../platform/auth/token.ts';
import { transact } from '../platform/db/transact.ts';
import { createMailSender, sendDue } from '../platform/mail/index.ts';
import { remindAfspraken } from './index.ts';

let h: House;
let server: MailServer;
let sanne: Bezoeker;
let noor: Bezoeker;
let iris: Bezoeker;
let ander: Bezoeker;
let yara: Bezoeker;
let yaraId: number;
let orientatie: number;
let versie: number;

const verstuur = async (): Promise<string[]> => {
  const sender = createMailSender(
    { url: `smtp://127.0.0.1:${server.port}`, van: 'Gemeente Apeldoorn <werktmee@apeldoorn.example>', tls: false },
    { timeoutMs: 1000 },
  );
  const was = server.ontvangen.length;
  await sendDue(h.owner, sender, () => new Date('2026-11-21T09:00:00Z'));
  return server.ontvangen.slice(was).map(({ aan, bron }) => {
    const { tekst } = ontcijfer(bron);
    return `${aan.join()} ${/^Subject: .*$/m.exec(bron)?.[0]} ${/text\/calendar[^\n]*/.exec(bron)?.[0]} ${tekst}`;
  });
};

beforeAll(async () => {
  [h, server] = await Promise.all([openHouse(), startMailServer()]);
  sanne = await h.bezoeker({ rol: 'consulent', naam: 'Sanne de Wit' });
  const centrum = await maakAanbieder(h, { naam: 'Centrum Apeldoorn Werkt' });
  const elders = await maakAanbieder(h, { naam: 'Ander centrum' });
  for (const id of [centrum, elders])
    await h.owner.query(
      "insert into orientatiecentrum (gemeente_id, aanbieder_id, geldig, door) values ($1, $2, '[2021-01-01,)', 0)",
      [h.gemeenteId, id],
    );
  const bij = { rol: 'orientatie' as const, gemeenteId: h.gemeenteId };
  noor = await h.bezoeker({ ...bij, aanbiederId: centrum, naam: 'Noor Willems' });
  iris = await h.bezoeker({ ...bij, aanbiederId: centrum, naam: 'Iris Bos' });
  ander = await h.bezoeker({ ...bij, aanbiederId: elders, naam: 'Bram Elders' });
  yaraId = (await maakInwoner(h, { consulentId: sanne.gebruikerId, voornaam: 'Yara', achternaam: 'Haddad' })).id;
  yara = await h.bezoeker({ rol: 'inwoner', inwonerId: yaraId, naam: 'Yara Haddad' });
  await h.owner.query("update inwoner_persoon set email = 'yara@x.example' where inwoner_id = $1", [yaraId]);
  await h.owner.query(
    "update gebruiker set email = case id when $1 then 'noor@x.example' else 'sanne@x.example' end where id in ($1, $2)",
    [noor.gebruikerId, sanne.gebruikerId],
  );
  const verwijst = await sanne.post(`/dossier/${yaraId}/orientatie/verwijzen`, { centrum: String(centrum), vraag: 'Welk werk?' });
  expect(verwijst.status).toBe(303);
  const { rows } = await h.owner.query<{ id: number; versie: number }>('select id, versie from orientatie');
  [orientatie, versie] = [rows[0]?.id ?? 0, rows[0]?.versie ?? 0];
});
afterAll(async () => {
  await server?.close();
  await h?.close();
});

const goed = {
  _stap: 'maken',
  soort: 'kennismaking',
  hoe: 'vast',
  dag1: '24-11-2026',
  tijd1: '10.30',
  minuten: '60',
  vorm: 'locatie',
  plaats: 'Stationsplein 12',
};
const nieuw = () => `/verwezen/${yaraId}/afspraken/nieuw`;
const maak = async (wie: Bezoeker, o: Record<string, string> = {}): Promise<number> => {
  const pad = wie === sanne ? `/dossier/${yaraId}/afspraken/nieuw` : nieuw();
  const uit = await wie.post(pad, { ...goed, ...o });
  expect(uit.status, uit.text.match(/Dat lukt niet[^<]*/)?.[0]).toBe(303);
  return Number(uit.location?.split('/').at(-1));
};
const rij = async (id: number) => (await h.owner.query('select * from afspraak where id = $1', [id])).rows[0];
const geldend = async (id: number): Promise<string> => String((await rij(id)).versie);
const bijCentrum = (id: number, daad = ''): string => `/verwezen/${yaraId}/afspraken/${id}${daad}`;
const inDossier = (id: number, daad = ''): string => `/dossier/${yaraId}/afspraken/${id}${daad}`;

describe('the centre makes an appointment', () => {
  test('no visit at home, since it does not know where; only what a centre does; another centre finds nobody', async () => {
    const thuis = await noor.post(nieuw(), { ...goed, vorm: 'huisbezoek', plaats: '' });
    expect([thuis.status, thuis.text.includes('Het centrum kent het adres van de inwoner niet.')]).toEqual([422, true]);
    expect((await noor.get(nieuw())).text).not.toMatch(/value="(?:huisbezoek|ladder|evaluatie)"/);
    expect((await noor.post(nieuw(), { ...goed, soort: 'ladder' })).status).toBe(422);
    expect((await ander.get(nieuw())).status).toBe(404);
    expect((await ander.post(nieuw(), goed)).status).toBe(404);
  });

  test('the resident gets mail and calendar without personal data; it stands with her, in the dossier and in the day of the centre', async () => {
    const gezien = await noor.post(nieuw(), { ...goed, _stap: 'controleren' });
    expect(gezien.text).toContain('Klopt alles?');
    const id = await maak(noor);
    expect(await rij(id)).toMatchObject({ van_centrum: true, met_consulent: false, orientatie_id: orientatie, status: 'vast' });
    const mails = await verstuur();
    expect(mails).toHaveLength(1);
    expect(mails[0]).toMatch(/yara@x\.example.*text\/calendar.*method=REQUEST/s);
    expect(mails[0]).toContain(`/mijn/afspraken/${id}`);
    expect(mails[0]).not.toMatch(/Haddad|Noor|Stationsplein|kennismaking|riëntatie/i);
    const mijn = (await yara.get(`/mijn/afspraken/${id}`)).text;
    for (const tekst of ['Stationsplein 12', 'Noor Willems', 'We maken kennis', 'Ik kan niet']) expect(mijn).toContain(tekst);
    expect((await yara.get(`/afspraken/${id}/agenda.ics`)).text).toContain('SUMMARY:Afspraak');
    expect((await sanne.get(`/dossier/${yaraId}/afspraken`)).text).toContain('Noor Willems (Centrum Apeldoorn Werkt)');
    expect((await sanne.get(`/dossier/${yaraId}/orientatie`)).text).toContain('dinsdag 24 november 2026, 10.30 tot 11.30 uur');
    // Not in her own week: she is not there.
    expect((await sanne.get('/afspraken?week=2026-W48')).text).not.toContain('Yara Haddad');
    expect((await noor.get('/afspraken?week=2026-W48')).text).toContain('Yara Haddad');
    expect((await iris.get('/afspraken?week=2026-W48')).text).not.toContain('Yara Haddad');
    expect((await noor.get('/verwezen')).text).toContain('Kennismaking gepland');
    // A colleague helps out; another centre and the address of the dossier stay shut.
    expect((await iris.get(bijCentrum(id))).status).toBe(200);
    expect([(await ander.get(bijCentrum(id))).status, (await noor.get(inDossier(id))).status]).toEqual([404, 403]);
    expect((await noor.get(`/afspraken/${id}`)).location).toBe(bijCentrum(id));
    // The consulent keeps the dossier, and does not move what another made.
    const dossier = (await sanne.get(inDossier(id))).text;
    expect(dossier).toContain('Afzeggen');
    expect(dossier).not.toMatch(/Verplaatsen|Verwijder de afspraak/);
    const verzet = { _versie: '1', ...goed, dag1: '25-11-2026' };
    expect((await sanne.post(inDossier(id, '/verplaatsen'), { ...verzet, gezien: '2026-11-25T09:30:00.000Z' })).text).toContain(
      'Een ander maakte deze afspraak.',
    );
  });

  test('moved by the centre; she cannot, and the centre is told and proposes again until everybody can', async () => {
    const id = await maak(noor, { soort: 'meelopen', dag1: '30-11-2026', consulent_erbij: 'ja' });
    expect((await verstuur()).map((mail) => mail.split(' ')[0]).sort()).toEqual(['sanne@x.example', 'yara@x.example']);
    const verzet = { ...goed, _versie: '1', dag1: '1-12-2026', gezien: '2026-12-01T09:30:00.000Z' };
    expect((await noor.post(bijCentrum(id, '/verplaatsen'), verzet)).status).toBe(303);
    const verplaatst = await verstuur();
    expect(verplaatst.every((mail) => mail.includes('Je afspraak is verplaatst'))).toBe(true);
    expect((await sanne.get('/afspraken?week=2026-W49')).text).toContain('Yara Haddad');
    const nietDan = { _versie: '2', dag1: '2-12-2026', tijd1: '13.00', toelichting: 'Dan heb ik les.' };
    expect((await yara.post(`/mijn/afspraken/${id}/kan-niet`, nietDan)).status).toBe(303);
    expect((await verstuur()).map((mail) => mail.split(' ')[0])).toContain('noor@x.example');
    expect((await noor.get('/verwezen')).text).toContain('Kies een moment: Yara Haddad');
    const pagina = (await noor.get(bijCentrum(id))).text;
    expect(pagina).toMatch(/Kun jij dan\?.*Dan heb ik les\./s);
    const moment = /name="(moment-\d+)"/.exec(pagina)?.[1] ?? '';
    // For the consulent it is a question to answer, in her own queue.
    expect((await sanne.get('/afspraken')).text).toContain('Kies een moment: Yara Haddad');
    const ja = { [moment]: 'ja' };
    expect((await sanne.post(inDossier(id, '/antwoord'), { _versie: '3', van: 'consulent', ...ja })).status).toBe(303);
    expect((await noor.post(bijCentrum(id, '/antwoord'), { _versie: await geldend(id), van: 'centrum', ...ja })).status).toBe(
      303,
    );
    expect(await rij(id)).toMatchObject({ status: 'vast', begin: new Date('2026-12-02T12:00:00Z') });
    // A guest cannot, and leaves the moments to who made it.
    const weg = { _versie: await geldend(id), toelichting: 'Ik ben ziek gemeld.' };
    expect((await sanne.get(inDossier(id, '/voorstellen'))).text).toContain('Ik kan dan niet');
    expect((await sanne.post(inDossier(id, '/voorstellen'), weg)).status).toBe(303);
    expect(await rij(id)).toMatchObject({ status: 'voorgesteld', begin: null });
    expect((await sanne.get(inDossier(id))).text).toContain('Noor Willems zoekt een ander moment.');
    expect((await noor.get(bijCentrum(id))).text).toContain('Ik ben ziek gemeld.');
    // Called off by the consulent, who keeps the dossier: both hear why.
    const af = { _versie: await geldend(id), toelichting: 'Yara verhuist.' };
    expect((await sanne.post(inDossier(id, '/afzeggen'), af)).status).toBe(303);
    expect((await yara.get(`/mijn/afspraken/${id}`)).text).toContain('Sanne de Wit schreef: “Yara verhuist.”');
    await verstuur();
  });

  test('who is invited is reminded the day before; who made it has it in the own week', async () => {
    const id = await maak(noor, { dag1: '23-11-2026', soort: 'orientatie', consulent_erbij: 'ja' });
    await h.owner.query("update afspraakbericht set op = '2026-11-20' where afspraak_id = $1", [id]);
    await verstuur();
    await remindAfspraken({ owner: h.owner, beleid: h.beleid, vandaag: h.vandaag, basis: 'http://localhost' });
    const { rows } = await h.owner.query(
      "select aan from afspraakbericht where afspraak_id = $1 and soort = 'herinnering' order by aan",
      [id],
    );
    expect(rows.map(({ aan }) => aan)).toEqual(['consulent', 'inwoner']);
    expect((await noor.get(bijCentrum(id))).text).toContain('Stuur geen herinnering');
    const uit = { aan: 'consulent', wil: 'nee', _versie: '1' };
    expect((await noor.post(bijCentrum(id, '/herinnering'), uit)).status).toBe(303);
    expect(await rij(id)).toMatchObject({ herinner_consulent: false });
    expect((await noor.post(bijCentrum(id, '/afzeggen'), { _versie: '1', toelichting: 'Gaat niet.' })).status).toBe(303);
    await verstuur();
  });

  test('nobody came: the centre writes it down and follows up; nothing in the queue of the consulent', async () => {
    const id = await maak(noor, { soort: 'advies', dag1: '26-11-2026', consulent_erbij: 'ja' });
    await h.owner.query("update afspraak set begin = '2026-11-20 10:00+01' where id = $1", [id]);
    expect((await noor.get('/verwezen')).text).toContain('Hoe ging het? Yara Haddad');
    expect((await sanne.get('/afspraken')).text).not.toContain('Hoe ging het? Yara Haddad');
    const niet = { _versie: '1', uitkomst: 'niet', reden: 'vergeten', toelichting: '' };
    expect((await noor.post(bijCentrum(id, '/uitkomst'), niet)).status).toBe(303);
    expect((await noor.get('/verwezen')).text).toContain('Niet gekomen, wat nu? Yara Haddad');
    const wat = (await noor.get(bijCentrum(id))).text;
    expect(wat).toContain('Er kwam van tevoren geen bericht');
    expect(wat).toContain(`/verwezen/${yaraId}/afspraken/nieuw?na=${id}&amp;soort=advies`);
    const stappen = async () =>
      (await h.owner.query("select soort from werkvoorraad where inwoner_id = $1 and soort like 'afspraak-%'", [yaraId])).rows;
    await sanne.get('/werkvoorraad');
    expect(await stappen()).toEqual([]);
    const vervolg = await maak(noor, { soort: 'advies', dag1: '27-11-2026', na: String(id) });
    expect((await noor.get(bijCentrum(id))).text).toContain(bijCentrum(vervolg));
    expect((await noor.post(bijCentrum(vervolg, '/verwijderen'), { _versie: '1' })).location).toBe(bijCentrum(id));
    expect((await sanne.get(inDossier(id))).text).toMatch(/Noor Willems volgt dit op\..*Volg jij het op\?/s);
    const gebeld = { _versie: await geldend(id), opvolging: 'gebeld', toelichting: '' };
    expect((await noor.post(bijCentrum(id, '/opvolging'), gebeld)).status).toBe(303);
    const daarna = (await sanne.get(inDossier(id))).text;
    expect(daarna).toContain('Wat er daarna gebeurde');
    expect(daarna).not.toContain('volgt dit op');
    expect((await noor.post(bijCentrum(id, '/terugdraaien'), { _versie: await geldend(id) })).status).toBe(303);
  });
});

describe('the consulent invites the centre', () => {
  test('the adviser of the orientation that runs may be asked; a guest chooses a moment and nothing else', async () => {
    const form = (await sanne.get(`/dossier/${yaraId}/afspraken/nieuw`)).text;
    await verstuur();
    const keuze = `centrum-${orientatie}-${noor.gebruikerId}`;
    expect(form).toContain('Noor Willems (Centrum Apeldoorn Werkt)');
    const id = await maak(sanne, {
      wie: keuze,
      soort: 'orientatie',
      hoe: 'voorstel',
      dag1: '3-12-2026',
      dag2: '4-12-2026',
      tijd2: '9.00',
    });
    expect((await verstuur()).map((mail) => mail.split(' ')[0]).sort()).toEqual(['noor@x.example', 'yara@x.example']);
    const pagina = (await noor.get(bijCentrum(id))).text;
    expect(pagina).not.toMatch(/\/(?:verplaatsen|afzeggen|verwijderen)"/);
    const [een = '', twee = ''] = [...new Set([...pagina.matchAll(/name="(moment-\d+)"/g)].map(([, naam]) => naam))];
    const antwoord = { _versie: '1', van: 'centrum', [een]: 'nee', [twee]: 'ja' };
    expect((await noor.post(bijCentrum(id, '/antwoord'), antwoord)).status).toBe(303);
    const zij = { _versie: await geldend(id), [een]: 'ja', [twee]: 'ja' };
    expect((await yara.post(`/mijn/afspraken/${id}`, zij)).status).toBe(303);
    expect(await rij(id)).toMatchObject({ status: 'vast', begin: new Date('2026-12-04T08:00:00Z') });
    expect((await yara.get(`/mijn/afspraken/${id}`)).text).toContain('Sanne de Wit en Noor Willems');
    // Not for the resident in her name, nor what is of who made it.
    const nu = await geldend(id);
    const afzeggen = await noor.post(bijCentrum(id, '/afzeggen'), { _versie: nu, toelichting: 'x' });
    expect([afzeggen.status, (await rij(id)).status]).toEqual([422, 'vast']);
    expect((await noor.post(bijCentrum(id, '/antwoord'), { _versie: nu, van: 'inwoner' })).status).toBe(404);
    // The wall behind it: the database lets a guest move nothing but the moment.
    const wacht = { tokenHash: hashToken(noor.token), rollen: ['orientatie' as const], planRol: 'orientatie' as const };
    const zet = (rij_: { plaats: string } | { herinner_inwoner: boolean }) =>
      transact(h.pool, wacht, (db) => db.updateTable('afspraak').set(rij_).where('id', '=', id).execute());
    await expect(zet({ plaats: 'Elders' })).rejects.toThrow('wie is uitgenodigd kiest alleen het moment');
    await expect(zet({ herinner_inwoner: false })).rejects.toThrow('wie is uitgenodigd');
  });
});

test('a day of looking along takes a day unless it is said, a talk the ordinary time', async () => {
  expect((await noor.get(nieuw())).text).toContain(
    'Vul je niets in? Dan 45 minuten, en 360 minuten voor een meeloopdag of proefdag.',
  );
  const zonder = { ...goed, _stap: 'controleren', minuten: '', tijd1: '9.00' };
  expect((await noor.post(nieuw(), { ...zonder, soort: 'meelopen' })).text).toContain('9.00 tot 15.00 uur');
  expect((await noor.post(nieuw(), zonder)).text).toContain('9.00 tot 9.45 uur');
  expect((await noor.post(nieuw(), { ...zonder, soort: 'meelopen', minuten: '240' })).text).toContain('9.00 tot 13.00 uur');
  expect((await noor.post(nieuw(), { ...zonder, soort: 'meelopen', minuten: 'lang' })).status).toBe(422);
});

test('an adviser plans for a colleague, who hears of it and has it in her own week', async () => {
  await verstuur();
  const form = (await iris.get(nieuw())).text;
  expect(form).toContain('Wie van jullie voert het gesprek?');
  expect(form).toContain('Iris Bos (jij)');
  const voorNoor = { adviseur: String(noor.gebruikerId), dag1: '02-12-2026', tijd1: '13.00' };
  expect((await iris.post(nieuw(), { ...goed, ...voorNoor, _stap: 'controleren' })).text).toMatch(
    /Wie voert het gesprek[\s\S]*Noor Willems/,
  );
  const elders = await iris.post(nieuw(), { ...goed, adviseur: String(ander.gebruikerId) });
  expect([elders.status, elders.text.includes('Deze adviseur werkt niet meer bij het centrum.')]).toEqual([422, true]);
  const id = await maak(iris, voorNoor);
  expect(await rij(id)).toMatchObject({ adviseur_id: noor.gebruikerId, van_centrum: true });
  const mails = await verstuur();
  expect(mails.map((mail) => mail.split(' ')[0]).sort()).toEqual(['noor@x.example', 'yara@x.example']);
  expect((await noor.get('/afspraken?week=2026-W49')).text).toContain(bijCentrum(id));
  expect((await iris.get('/afspraken?week=2026-W49')).text).not.toContain(bijCentrum(id));
  expect((await yara.get(`/mijn/afspraken/${id}`)).text).toContain('Noor Willems');
});

test('an orientation that stops takes what is still to come along, and everybody hears of it', async () => {
  await verstuur();
  const { rows } = await h.owner.query<{ versie: number }>('select versie from orientatie where id = $1', [orientatie]);
  versie = rows[0]?.versie ?? versie;
  const stop = { _versie: String(versie), reden: 'Yara begint volgende week ergens.' };
  expect((await sanne.post(`/dossier/${yaraId}/orientatie/${orientatie}/stoppen`, stop)).status).toBe(303);
  const open = await h.owner.query("select id from afspraak where status in ('voorgesteld', 'vast') and begin > '2026-11-22'");
  expect(open.rows).toEqual([]);
  expect((await verstuur()).some((mail) => mail.startsWith('yara@x.example') && mail.includes('method=CANCEL'))).toBe(true);
  // What was called off with it does not come back: the centre knows her no more.
  const { rows: weg } = await h.owner.query<{ id: number; versie: number }>(
    "select id, versie from afspraak where status = 'afgezegd' and begin > '2026-11-22' and van_centrum order by id limit 1",
  );
  const terug = await sanne.post(inDossier(weg[0]?.id ?? 0, '/terugdraaien'), { _versie: String(weg[0]?.versie) });
  expect([terug.status, terug.text.includes('De oriëntatie loopt niet meer.')]).toEqual([422, true]);
  expect((await yara.get('/mijn/afspraken')).text).toContain('Ging niet door');
  expect((await noor.get(nieuw())).status).toBe(404);
});
