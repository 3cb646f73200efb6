import { HtmlValidate } from 'html-validate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { maakAanbieder, maakInwoner, testBsn } from '../../test/factories.ts';
import { type Answer, type Bezoeker, type House, openHouse } from '../../test/house.ts';
import { htmlValidateConfig } from '../../tooling/html-validate.ts';
import { createRateLimits } from '../web/rate-limits.ts';
import { wipeMeldingen } from './index.ts';

let h: House;
let sanne: Bezoeker;
let murat: Bezoeker;
let ineke: Bezoeker;

beforeAll(async () => {
  h = await openHouse({
    operation: { rateLimits: createRateLimits({ limits: { melden: { per: 'adres', times: 8, seconds: 3600 } } }) },
  });
  [sanne, murat, ineke] = await Promise.all([
    h.bezoeker({ rol: 'consulent', naam: 'Sanne de Wit' }),
    h.bezoeker({ rol: 'consulent', naam: 'Murat Aydın' }),
    h.bezoeker({ rol: 'teammanager', naam: 'Ineke van Dam' }),
  ]);
});
afterAll(() => h.close());

/** A form of somebody who is not logged in. */
const stuur = async (pad: string, velden: Record<string, string>): Promise<Pick<Answer, 'status' | 'text' | 'location'>> => {
  const answer = await h.web.app.request(pad, { method: 'POST', body: new URLSearchParams(velden) });
  return { status: answer.status, text: await answer.text(), location: answer.headers.get('location') };
};
const haal = async (pad: string): Promise<{ status: number; text: string }> => {
  const answer = await h.web.app.request(pad);
  return { status: answer.status, text: await answer.text() };
};
const telling = async (): Promise<number> =>
  (await h.owner.query<{ n: number }>('select count(*)::int as n from melding')).rows[0]?.n ?? 0;

const school = {
  gemeente: '0200',
  getoond: '11111111-1111-4111-8111-111111111111',
  wie: 'school',
  toestemming: 'nee',
  toestemming_reden: 'Ze weet het nog niet.',
  melder_naam: 'Marloes Bakker',
  melder_organisatie: 'De Brug',
  melder_telefoon: '',
  melder_email: 'm.bakker@debrug.example',
  mail: 'ja',
  voornaam: 'Zoë',
  voorvoegsel: '',
  achternaam: 'Çelik',
  geboortedatum: '',
  woonplaats: 'Apeldoorn',
  postcode: '',
  contact: 'via-begeleider',
  telefoon: '',
  email: '',
  contact_toelichting: '',
  vraag: '"><script>alert(1)</script> Iets met dieren',
};
const versturen = '/iemand-aanmelden/versturen';

test('one question a page: nothing is kept before it is sent, what is wrong is said at the field', async () => {
  expect((await haal('/iemand-aanmelden')).text).toContain('We vragen niet naar het burgerservicenummer');
  const zonder = await stuur('/iemand-aanmelden', { stap: 'verder' });
  expect([zonder.status, zonder.text.includes('Kies voor welke gemeente')]).toEqual([422, true]);
  const eerste = await stuur('/iemand-aanmelden', { gemeente: '0200', stap: 'verder', vraagnaam: '' });
  expect(eerste.text).toContain('Wie ben je?');
  // A question that may stay empty is asked all the same.
  const { geboortedatum: _, ...zonderDag } = school;
  expect((await stuur('/iemand-aanmelden', { ...zonderDag, vraagnaam: 'naam', stap: 'verder' })).text).toContain(
    'Wat is de geboortedatum?',
  );
  const fout = await stuur('/iemand-aanmelden', { ...school, geboortedatum: '23-11-2026', vraagnaam: 'geboren', stap: 'verder' });
  expect([fout.status, fout.text.split('De geboortedatum ligt in de toekomst').length]).toEqual([422, 3]);
  expect(fout.text).toContain('<title>Fout:');
  const controle = await stuur('/iemand-aanmelden', { ...school, vraagnaam: 'vraag', stap: 'verder' });
  expect(controle.text).toContain('Controleer je antwoorden');
  expect(controle.text).not.toContain('<script>alert');
  expect((await stuur(versturen, { ...school, woonplaats: '' })).text).toContain('Vul de woonplaats in.');
  expect(await telling()).toBe(0);
});

test('a field that another answer makes necessary says when, and never that it is not needed', async () => {
  const pagina = async (vraagnaam: string, extra: Record<string, string> = {}) =>
    (await stuur('/iemand-aanmelden', { ...school, ...extra, stap: vraagnaam })).text;
  const label = (tekst: string, naam: string) => new RegExp(`for="veld-${naam}">(.*?)</label>`).exec(tekst)?.[1];
  const melder = await pagina('melder');
  expect([label(melder, 'melder_telefoon'), label(melder, 'melder_email')]).toEqual(['Je telefoonnummer', 'Je e-mailadres']);
  expect(melder).toContain('Of je e-mailadres.');
  const woonplaats = await pagina('woonplaats');
  expect([label(woonplaats, 'postcode'), woonplaats.includes('Alleen nodig voor een brief.')]).toEqual(['Postcode', true]);
  const ander = await pagina('bereiken');
  expect([label(ander, 'telefoon'), label(ander, 'email')]).toEqual(['Telefoonnummer', 'E-mailadres']);
  expect(ander).toContain('Alleen nodig als we bellen of appen.');
  expect(label(ander, 'contact_toelichting')).toContain('(hoeft niet)');
  const zelf = await pagina('bereiken', { wie: 'inwoner' });
  expect(label(zelf, 'contact_toelichting')).toBe('Waar letten we op?');
  const consulent = (await sanne.get('/aanmelding')).text;
  expect(['telefoon', 'email'].map((naam) => label(consulent, naam))).toEqual(['Telefoon', 'E-mailadres']);
  expect(consulent).toContain('Alleen nodig als een ander de inwoner aanmeldt.');
  for (const vraag of ['Is de inwoner het eens met de aanmelding?', 'Is wie de uitkering betaalt akkoord met meedoen?'])
    expect(consulent).toMatch(new RegExp(`${vraag.replace('?', '\\?')}</legend>`));
});

test('sent twice is one melding, with a mail that names nobody and a page that says nothing of the resident', async () => {
  const een = await stuur(versturen, school);
  expect(een.status).toBe(303);
  expect(een.location).toMatch(/^\/iemand-aanmelden\/M-[2-9A-Z]{4}-[2-9A-Z]{4}$/);
  expect((await stuur(versturen, school)).location).toBe(een.location);
  expect(await telling()).toBe(1);
  const kenmerk = een.location?.split('/').at(-1) ?? '';
  const klaar = await haal(een.location ?? '');
  expect(klaar.text).toContain(kenmerk);
  expect(klaar.text).toContain('25 november 2026'); // taken within three days
  expect(klaar.text).toContain('4 januari 2027'); // six weeks, moved past a holiday and a weekend
  expect(klaar.text).not.toMatch(/Zoë|Çelik|dieren|Marloes/);
  const { rows } = await h.owner.query(
    `select m.soort, m.adres, m.naam, m.inhoud::text as inhoud, (select count(*)::int from logboek where handeling = 'melding-gedaan' and gebruiker_id = 0) as gelogd from mail m`,
  );
  expect(rows).toEqual([
    {
      soort: 'melding-ontvangen',
      adres: 'm.bakker@debrug.example',
      naam: '',
      inhoud: expect.not.stringMatching(/Zoë|Çelik/),
      gelogd: 1,
    },
  ]);
  for (const verzonnen of ['M-2222-2222', 'M-0000-0000', "M-'; drop--", kenmerk.toLowerCase()])
    expect((await haal(`/iemand-aanmelden/${encodeURIComponent(verzonnen)}`)).status, verzonnen).toBe(
      verzonnen === kenmerk.toLowerCase() ? 200 : 404,
    );
});

const idVan = async (voornaam: string): Promise<number> =>
  (await h.owner.query<{ id: number }>('select melding_id as id from meldingpersoon where voornaam = $1', [voornaam])).rows[0]
    ?.id ?? 0;
const versieVan = async (id: number): Promise<string> =>
  String((await h.owner.query<{ versie: number }>('select versie from melding where id = $1', [id])).rows[0]?.versie);
const statusVan = async (id: number) =>
  (
    await h.owner.query<Record<string, unknown>>(
      'select status, consulent_id, inwoner_id, terugkoppeling from melding where id = $1',
      [id],
    )
  ).rows[0];

test('the team: two who take it at once, then an aanmelding from the day of the melding, and who reported hears that and no more', async () => {
  const id = await idVan('Zoë');
  const lijst = (await sanne.get('/meldingen')).text;
  expect(lijst).toContain('Zoë Çelik');
  const versie = await versieVan(id);
  const pogingen = await Promise.all([sanne, murat].map((wie) => wie.post(`/meldingen/${id}/oppakken`, { _versie: versie })));
  expect(pogingen.map(({ status }) => status).filter((status) => status === 303)).toHaveLength(1);
  const eerste = (await statusVan(id))?.consulent_id === sanne.gebruikerId;
  const [van, niet] = eerste ? [sanne, murat] : [murat, sanne];
  expect((await niet.get(`/meldingen/${id}`)).status).toBe(404);
  const form = await van.get(`/aanmelding?melding=${id}`);
  expect(form.text).toContain('value="Çelik"');
  expect(form.text).toMatch(/name="ontvangen_op"[^>]*value="22-11-2026"/);
  const gegevens = {
    melding: String(id),
    ontvangen_op: '22-11-2026',
    aangemeld_door: 'school',
    vraag: 'Iets met dieren',
    bsn: testBsn(860),
    voornaam: 'Zoë',
    achternaam: 'Çelik',
    geboortedatum: '01-05-2007',
    straat: 'Kanaalweg',
    huisnummer: '12',
    postcode: '7311 AB',
    woonplaats: 'Apeldoorn',
    telefoon: '0612345678',
    contact: 'bellen',
    lezen: 'onbekend',
    taal: 'Nederlands',
    uitkering: 'geen',
    stap: 'vastleggen',
  };
  const klaar = await van.post('/aanmelding', gegevens);
  expect(klaar.status).toBe(303);
  expect(await statusVan(id)).toMatchObject({ status: 'aangemeld', terugkoppeling: 'mail', inwoner_id: expect.any(Number) });
  // Nobody makes a second dossier of the same melding.
  const weer = await van.post('/aanmelding', { ...gegevens, bsn: testBsn(861), voornaam: 'Anders' });
  expect([weer.status, weer.text.includes('al afgehandeld')]).toEqual([422, true]);
  const { rows } = await h.owner.query<{ tekst: string }>(
    "select inhoud::text as tekst from mail where soort = 'melding-antwoord'",
  );
  expect(rows).toHaveLength(1);
  expect(rows[0]?.tekst).not.toMatch(/Zoë|Çelik|dieren/);
});

test('somebody who is known: given to the colleague who has the dossier, and made a new aanmelding there', async () => {
  const bekend = await maakInwoner(h, {
    consulentId: murat.gebruikerId,
    voornaam: 'Anna',
    achternaam: 'Zeeman',
    geboortedatum: '1985-03-02',
    status: 'afgerond',
  });
  await stuur(versturen, {
    ...school,
    mail: '',
    melder_email: '',
    melder_telefoon: '0551234567',
    voornaam: 'Anna',
    achternaam: 'ZEEMAN',
    geboortedatum: '02-03-1985',
  });
  const id = await idVan('Anna');
  await sanne.post(`/meldingen/${id}/oppakken`, { _versie: await versieVan(id) });
  const pagina = (await sanne.get(`/meldingen/${id}`)).text;
  expect(pagina).toContain('Geef door aan Murat Aydın');
  expect(pagina).not.toContain(`/dossier/${bekend.id}"`);
  const [, nummer = ''] = /name="dossiernummer" value="([^"]+)"/.exec(pagina) ?? [];
  const vreemd = await sanne.post(`/meldingen/${id}/doorgeven`, { dossiernummer: '2026-999999' });
  expect([vreemd.status, vreemd.text.split('Er is geen dossier met dit nummer').length]).toEqual([422, 3]);
  expect((await sanne.post(`/meldingen/${id}/doorgeven`, { dossiernummer: nummer })).status).toBe(303);
  expect((await sanne.get(`/meldingen/${id}`)).status).toBe(404);
  await murat.post(`/meldingen/${id}/oppakken`, { _versie: await versieVan(id) });
  const gekoppeld = await murat.post(`/meldingen/${id}/koppelen`, { inwoner: String(bekend.id) });
  expect(gekoppeld.location).toBe(`/dossier/${bekend.id}/aanmelding?bewaard=ja`);
  expect((await murat.get(`/dossier/${bekend.id}/aanmelding`)).text).toContain('Marloes Bakker');
  const dossier = await h.owner.query('select status from inwoner where id = $1', [bekend.id]);
  expect(dossier.rows).toEqual([{ status: 'aangemeld' }]);
  // No mail address: somebody still has to call.
  expect(await statusVan(id)).toMatchObject({ status: 'aangemeld', terugkoppeling: null });
  expect((await murat.get('/meldingen?toon=terugbellen')).text).toContain('Anna');
  await murat.post(`/meldingen/${id}/terugkoppeling`, { hoe: 'telefoon', _versie: await versieVan(id) });
  expect(await statusVan(id)).toMatchObject({ terugkoppeling: 'telefoon' });
});

test('the teammanager gives a melding to a consulent; closing wants a reason and an answer; later the names are gone', async () => {
  await stuur(versturen, { ...school, voornaam: 'Bilal' });
  const id = await idVan('Bilal');
  expect((await ineke.post(`/meldingen/${id}/toedelen`, { consulent: '999999', _versie: await versieVan(id) })).status).toBe(422);
  const gegeven = await ineke.post(`/meldingen/${id}/toedelen`, {
    consulent: String(sanne.gebruikerId),
    _versie: await versieVan(id),
  });
  expect(gegeven.status).toBe(303);
  expect((await murat.get(`/meldingen/${id}`)).status).toBe(404);
  const leeg = await sanne.post(`/meldingen/${id}/sluiten`, { _versie: await versieVan(id) });
  expect(leeg.status).toBe(422);
  expect(leeg.text).toContain('Kies waarom je de melding sluit.');
  const oud = await sanne.post(`/meldingen/${id}/sluiten`, { reden: 'ander-loket', terugkoppeling: 'mail', _versie: '1' });
  expect([oud.status, oud.text.includes('net eerder')]).toEqual([422, true]);
  const dicht = await sanne.post(`/meldingen/${id}/sluiten`, {
    reden: 'ander-loket',
    terugkoppeling: 'mail',
    _versie: await versieVan(id),
  });
  expect(dicht.status).toBe(303);
  await h.owner.query("update melding set afgehandeld_op = now() - interval '181 days' where id = $1", [id]);
  expect(await wipeMeldingen(h.owner, 180)).toBe(1);
  expect(await wipeMeldingen(h.owner, 180)).toBe(0);
  const weg = (await sanne.get(`/meldingen/${id}`)).text;
  expect(weg).toContain('niet meer bewaard');
  expect(weg).not.toMatch(/Bilal|Marloes|dieren/);
});

test('an aanbieder reports in a municipality of a contract, a resident asks something new: to his own consulent', async () => {
  const org = await maakAanbieder(h);
  const karin = await h.bezoeker({ rol: 'aanbieder', aanbiederId: org, naam: 'Karin Peters' });
  const {
    gemeente: _g,
    getoond: _t,
    wie: _w,
    ...velden
  } = { ...school, voornaam: 'Cor', geboortedatum: '01-02-1980', stap: 'versturen' };
  const zonder = await karin.post('/mijn-meldingen/nieuw', velden);
  expect([zonder.status, zonder.text.includes('Kies in welke gemeente')]).toEqual([422, true]);
  await h.owner.query(
    "insert into contract (gemeente_id, aanbieder_id, nummer, geldig) values ($1, $2, 'C-1', '[2021-01-01,)')",
    [h.gemeenteId, org],
  );
  const gedaan = await karin.post('/mijn-meldingen/nieuw', velden);
  expect(gedaan.status).toBe(303);
  expect((await karin.get(gedaan.location ?? '')).text).toContain('De melding is verstuurd');
  expect((await karin.get('/mijn-meldingen')).text).toContain('Cor Çelik');
  const ander = await h.bezoeker({ rol: 'aanbieder', aanbiederId: await maakAanbieder(h) });
  expect((await ander.get('/mijn-meldingen')).text).not.toContain('Cor');

  const inwoner = await maakInwoner(h, { consulentId: murat.gebruikerId, voornaam: 'Jan' });
  const jan = await h.bezoeker({ rol: 'inwoner', inwonerId: inwoner.id });
  expect((await jan.post('/mijn/vraag', { vraag: '' })).status).toBe(422);
  const vraag = await jan.post('/mijn/vraag', { vraag: 'Ik wil meer uren.' });
  expect((await jan.get(vraag.location ?? '')).text).toContain('Murat Aydın leest je vraag');
  expect((await murat.get('/meldingen?toon=mijn')).text).toContain('bekende inwoner');
  expect((await sanne.get('/meldingen')).text).not.toContain('Ik wil meer uren');
});

test('every page is well formed, with a fault on it too', async () => {
  const validator = new HtmlValidate(htmlValidateConfig);
  const stap = async (velden: Record<string, string>) => (await stuur('/iemand-aanmelden', { ...school, ...velden })).text;
  const nieuw = await idVan('Cor');
  const paginas: Record<string, string> = {
    begin: (await haal('/iemand-aanmelden')).text,
    ...Object.fromEntries(
      await Promise.all(
        ['wie', 'toestemming', 'melder', 'naam', 'geboren', 'woonplaats', 'bereiken', 'vraag'].map(
          async (naam) => [naam, await stap({ stap: naam })] as const,
        ),
      ),
    ),
    fout: await stap({ melder_naam: '', melder_email: 'x', vraagnaam: 'melder', stap: 'verder' }),
    zelf: await stap({ wie: 'inwoner', stap: 'bereiken' }),
    controle: await stap({ stap: 'verder' }),
    lijst: (await murat.get('/meldingen')).text,
    afgehandeld: (await murat.get('/meldingen?toon=klaar')).text,
    melding: (await murat.get(`/meldingen/${nieuw}`)).text,
    toedelen: (await ineke.get(`/meldingen/${nieuw}`)).text,
    sluiten: (await murat.get(`/meldingen/${nieuw}/sluiten`)).text,
  };
  expect(paginas.sluiten).toContain('Toelichting</label>');
  for (const [naam, tekst] of Object.entries(paginas)) {
    const { results } = await validator.validateString(tekst);
    expect(results.flatMap(({ messages }) => messages.map((m) => `${naam} ${m.line}: ${m.message}`))).toEqual([]);
  }
});

test('a form that was filled while the session ended comes back with what was typed', async () => {
  await h.owner.query('delete from sessie where gebruiker_id = $1', [ineke.gebruikerId]);
  const id = await idVan('Cor');
  const uit = await ineke.post(`/meldingen/${id}/toedelen`, { consulent: String(sanne.gebruikerId), _versie: '1' });
  expect(uit.text).toContain(`value="${sanne.gebruikerId}"`);
});

test('too often from one address is told to wait, and stores nothing', async () => {
  const voor = await telling();
  let laatste = 0;
  for (let nr = 0; nr < 9; nr++) laatste = (await stuur(versturen, { ...school, voornaam: '' })).status;
  expect(laatste).toBe(429);
  expect(await telling()).toBe(voor);
});
