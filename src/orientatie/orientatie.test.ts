import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { maakAanbieder, maakInwoner } from '../../test/factories.ts';
import { type Bezoeker, type House, openHouse } from '../../test/house.ts';
import { pdfText } from '../platform/pdf/index.ts';

let h: House;
let sanne: Bezoeker;
let noor: Bezoeker;
let ander: Bezoeker;
let yara: Bezoeker;
let inwoner: number;
let centrum: number;
beforeAll(async () => {
  h = await openHouse();
  sanne = await h.bezoeker({ rol: 'consulent', naam: 'Sanne de Wit' });
  centrum = await maakAanbieder(h, { naam: 'Centrum Apeldoorn Werkt' });
  const elders = await maakAanbieder(h, { naam: 'Ander centrum' });
  for (const id of [centrum, elders])
    await h.owner.query(
      "insert into orientatiecentrum (gemeente_id, aanbieder_id, geldig, door) values ($1, $2, '[2021-01-01,)', 0)",
      [h.gemeenteId, id],
    );
  noor = await h.bezoeker({ rol: 'orientatie', aanbiederId: centrum, gemeenteId: h.gemeenteId, naam: 'Noor Willems' });
  ander = await h.bezoeker({ rol: 'orientatie', aanbiederId: elders, gemeenteId: h.gemeenteId });
  inwoner = (await maakInwoner(h, { consulentId: sanne.gebruikerId, voornaam: 'Yara', achternaam: 'Haddad' })).id;
  yara = await h.bezoeker({ rol: 'inwoner', inwonerId: inwoner, naam: 'Yara Haddad' });
});
afterAll(() => h.close());

const basis = () => `/dossier/${inwoner}/orientatie`;
const nu = async () => {
  const { rows } = await h.owner.query<{ id: number; versie: number; verwezen_op: string | null; gevolg: string | null }>(
    'select id, versie, verwezen_op, gevolg from orientatie where inwoner_id = $1 order by id desc limit 1',
    [inwoner],
  );
  if (!rows[0]) throw new Error('geen oriëntatie');
  return rows[0];
};
/** An act on the orientation as it stands now. */
const doe = async (wie: Bezoeker, wat: string, velden: Record<string, string>, versie?: number) => {
  const { id, versie: geldend } = await nu();
  const pad = wie === noor ? `/verwezen/${inwoner}/${id}/${wat}` : `${basis()}/${id}/${wat}`;
  return wie.post(pad, { _versie: String(versie ?? geldend), ...velden });
};

test('the resident asks, without a word about why it is told at the field; once at a time', async () => {
  expect((await yara.get('/mijn/orientatie')).text).toContain('Vraag een oriëntatie');
  const leeg = await yara.post('/mijn/orientatie/vragen', { vraag: '' });
  expect(leeg.status).toBe(422);
  expect(leeg.text).toContain('Schrijf op wat je wilt uitzoeken.');
  expect((await yara.post('/mijn/orientatie/vragen', { vraag: 'Ik weet niet welk werk past.' })).status).toBe(303);
  expect((await yara.post('/mijn/orientatie/vragen', { vraag: 'Nog een keer.' })).text).toContain('Er loopt al een oriëntatie');
  expect((await yara.get('/mijn/orientatie')).text).toContain('Je hebt om een oriëntatie gevraagd.');
});

test('nobody of a centre sees her before she is referred', async () => {
  expect((await noor.get('/verwezen')).text).not.toContain('Haddad');
  expect((await noor.get(`/verwezen/${inwoner}`)).status).toBe(404);
});

test('asked for is not begun: the route of the consulent and her own page say so', async () => {
  expect((await sanne.get(`/dossier/${inwoner}/route`)).text).toContain('Gevraagd, nog niet verwezen');
  expect((await yara.get('/mijn')).text).toContain('Hier is om gevraagd. Je contactpersoon kijkt ernaar');
});

test('the consulent sees how busy it is, and refers with the words of the resident', async () => {
  const form = await sanne.get(`${basis()}/verwijzen`);
  expect(form.text).toContain('Ik weet niet welk werk past.');
  expect(form.text).toContain('hoogstens 3 maanden (BR 2.2)');
  const delen = await sanne.post(`${basis()}/verwijzen`, {
    centrum: String(centrum),
    vraag: 'Welk werk past?',
    uitkering: 'ja',
  });
  expect(delen.status).toBe(422);
  expect(delen.text).toContain('Vink aan dat de inwoner dit goed vindt');
  // What was to be shared stays ticked; what was not, does not.
  expect(delen.text).toMatch(/<input type="checkbox"[^>]*name="uitkering"[^>]* checked/);
  expect(delen.text).not.toMatch(/name="(?:zrm|toestemming)"[^>]* checked/);
  await h.owner.query("update inwoner set status = 'aangemeld' where id = $1", [inwoner]);
  expect((await sanne.post(`${basis()}/verwijzen`, { centrum: String(centrum), vraag: 'Welk werk past?' })).status).toBe(303);
  expect((await sanne.get(basis())).text).toContain('Centrum Apeldoorn Werkt, verwezen op 22 november 2026');
  const { rows } = await h.owner.query<{ status: string }>('select status from inwoner where id = $1', [inwoner]);
  expect(rows[0]?.status).toBe('in-onderzoek');
});

describe('the centre', () => {
  test('sees her from the day of the municipality on, and another centre does not', async () => {
    // In the demo a municipality may live in another year than the machine: the database goes by its day too.
    const leeft = (dag: string) => h.owner.query('update eigen_dag set dag = $2 where gemeente_id = $1', [h.gemeenteId, dag]);
    await leeft('2020-11-02');
    expect((await noor.get('/verwezen')).text).not.toContain('Yara Haddad');
    await leeft('2026-11-22');
    expect((await noor.get('/verwezen')).text).toContain('Yara Haddad');
    // Goals that count: not what was reached, and not what lies before in a version of the plan.
    await h.owner.query(
      `insert into doel (gemeente_id, inwoner_id, consulent_id, soort, tekst, stand)
       select $1, $2, $3, 'leerdoel', 'Doel dat ' || stand, stand from unnest(array['loopt', 'gehaald', 'voorgelegd']) as stand`,
      [h.gemeenteId, inwoner, sanne.gebruikerId],
    );
    expect((await noor.get(`/verwezen/${inwoner}`)).text.match(/Doel dat \w+/g)).toEqual(['Doel dat loopt']);
    const { id, versie } = await nu();
    expect((await ander.get(`/verwezen/${inwoner}`)).status).toBe(404);
    const vreemd = await ander.post(`/verwezen/${inwoner}/${id}/start`, { _versie: String(versie), start: '22-11-2026' });
    expect(vreemd.status).toBe(404);
  });

  test('plans, begins and writes down; a day in the future is told', async () => {
    // An older kennismaking is a day and a text: it stays to be read, and begins the form of a real appointment.
    await h.owner.query(
      "update orientatie set kennismaking_op = '2026-11-23', kennismaking_waar = '10.30 uur, Stationsplein 1' where inwoner_id = $1",
      [inwoner],
    );
    expect((await yara.get('/mijn/orientatie')).text).toContain('23 november 2026, 10.30 uur, Stationsplein 1');
    expect((await yara.get('/mijn')).text).toContain('Wanneer: 23 november 2026, 10.30 uur, Stationsplein 1.');
    const pad = `/verwezen/${inwoner}/afspraken/nieuw`;
    const gevuld = (await noor.get(`${pad}?soort=kennismaking`)).text;
    for (const tekst of ['value="23-11-2026"', 'value="10.30"', 'value="Stationsplein 1"']) expect(gevuld).toContain(tekst);
    const gemaakt = await noor.post(pad, {
      _stap: 'maken',
      soort: 'kennismaking',
      hoe: 'vast',
      dag1: '23-11-2026',
      tijd1: '10.30',
      minuten: '60',
      vorm: 'locatie',
      plaats: 'Stationsplein 1',
    });
    expect(gemaakt.status).toBe(303);
    const { text } = await yara.get('/mijn');
    expect(text).toContain('Je hebt een afspraak: maandag 23 november 2026, 10.30 tot 11.30 uur.');
    expect(text).not.toContain('Je hebt een kennismaking voor je oriëntatie');
    expect((await yara.get('/mijn/orientatie')).text).toContain('maandag 23 november 2026, 10.30 tot 11.30 uur');
    expect((await doe(noor, 'start', { start: '23-11-2026' })).text).toContain('tot en met 22 november 2026');
    expect((await doe(noor, 'start', { start: '22-11-2026' })).status).toBe(303);
    expect((await noor.get(`/verwezen/${inwoner}`)).text).toContain('uiterlijk 21 februari 2027');
    const leeg = await doe(noor, 'bevinding', { wensen: '', mogelijkheden: '', perspectief: '' });
    expect([leeg.status, leeg.text.includes('Vul minstens één vak in')]).toEqual([422, true]);
    const bewaard = await doe(noor, 'bevinding', { wensen: 'Met mensen werken', mogelijkheden: '', perspectief: '' });
    expect(bewaard.headers.get('location')).toBe(`/verwezen/${inwoner}?gedaan=bevinding`);
    expect((await noor.get(`/verwezen/${inwoner}?gedaan=bevinding`)).text).toContain('De consulent leest mee.');
    const zelfde = await doe(noor, 'bevinding', { wensen: 'Met mensen werken', mogelijkheden: '', perspectief: '' });
    expect(zelfde.text).toContain('Je hebt niets gewijzigd.');
    const gezien = { dag: '22-11-2026', soort: 'meelopen', tekst: 'Hielp uit zichzelf in het buurthuis.' };
    expect((await doe(noor, 'observatie', gezien)).status).toBe(303);
    const dossier = (await sanne.get(basis())).text;
    expect(dossier).toContain('Met mensen werken');
    expect(dossier).toContain('Hielp uit zichzelf in het buurthuis.');
    expect(dossier).not.toContain('en er is nog geen advies');
    // The term is nearly over: what to do stands where the queue leads; the resident's own words stay.
    const begin = (dag: string) =>
      h.owner.query('update orientatie set gestart_op = $1 where inwoner_id = $2 and gestopt_op is null', [dag, inwoner]);
    await begin('2026-08-30');
    expect((await sanne.get(basis())).text).toMatch(/De termijn is bijna om en er is nog geen advies.*stop dan de oriëntatie/s);
    await begin('2026-11-22');
  });

  test('who was slower sees that somebody else was there', async () => {
    const { versie } = await nu();
    const laat = await doe(noor, 'bevinding', { wensen: 'Liever buiten', mogelijkheden: '', perspectief: '' }, versie - 1);
    expect(laat.status).toBe(409);
    // Both texts stand beside each other.
    for (const tekst of ['Liever buiten', 'Met mensen werken']) expect(laat.text).toContain(tekst);
    // Where it stands is said only to who can do no more with it; nobody reads that he left something out that was not asked.
    expect(laat.text).not.toContain('Waar de oriëntatie staat');
    const teLaat = await doe(noor, 'start', { start: '20-11-2026' }, versie - 1);
    expect(teLaat.text).toMatch(/Waar de oriëntatie staat.*dat vul je hier niet in.*bezig/s);
    // What is only added stands beside what another wrote.
    const gezien = { dag: '22-11-2026', soort: 'gesprek', tekst: 'Vertelde over vroeger werk.' };
    expect((await doe(noor, 'observatie', gezien, versie - 1)).status).toBe(303);
    expect((await sanne.get(basis())).text).toContain('Met mensen werken');
  });

  test('advises in three parts: each that is missing is told, and the paper says them', async () => {
    const half = await doe(noor, 'advies', { werkplek: 'Gastvrouw in het buurthuis' });
    expect(half.status).toBe(422);
    for (const veld of ['opleiding', 'vervolg', 'kort']) expect(half.text).toContain(`href="#veld-${veld}"`);
    const advies = {
      werkplek: 'Gastvrouw in het buurthuis',
      opleiding: 'De cursus gastvrouw',
      vervolg: 'Twee dagen meedraaien',
      kort: 'Werken met mensen past bij je.',
    };
    const { id } = await nu();
    const formulier = (await noor.get(`/verwezen/${inwoner}/${id}/advies`)).text;
    for (const grond of ['Welk werk past?', 'Met mensen werken', 'Hielp uit zichzelf']) expect(formulier).toContain(grond);
    const controle = await doe(noor, 'advies', advies);
    expect(controle.status).toBe(200);
    for (const deel of Object.values(advies)) expect(controle.text).toContain(deel);
    expect((await doe(noor, 'advies', { ...advies, stap: 'wijzigen' })).text).toContain(
      '>\nGastvrouw in het buurthuis</textarea>',
    );
    expect((await yara.get('/mijn/orientatie')).text).not.toContain('Werken met mensen past bij je.');
    const { versie } = await nu();
    expect((await doe(noor, 'advies', { ...advies, stap: 'versturen' })).status).toBe(303);
    // Who wrote one at the same time sees this one first.
    const tweede = await doe(noor, 'advies', { ...advies, werkplek: 'De kas', stap: 'versturen' }, versie);
    expect([tweede.status, tweede.text.includes('De kas'), tweede.text.includes('Gastvrouw')]).toEqual([409, true, true]);
    const pagina = (await yara.get('/mijn/orientatie')).text;
    expect(pagina).toContain('Werken met mensen past bij je.');
    const papier = /href="(\/mijn\/orientatie\/\d+\/advies\/\d+)"/.exec(pagina)?.[1] ?? '';
    const pdf = await yara.get(papier);
    const tekst = (await pdfText(pdf.bytes)).join(' ');
    for (const deel of Object.values(advies)) expect(tekst).toContain(deel);
    expect((await yara.get(papier)).bytes).toEqual(pdf.bytes);
  });
});

test('the resident says no with a reason, and that stays when the consulent talks it over', async () => {
  const { id } = await nu();
  expect((await yara.post(`/mijn/orientatie/${id}/mening`, { akkoord: 'nee', reden: '' })).text).toContain(
    'Schrijf op waarom niet.',
  );
  // It stands with what she can do now, until she said it.
  expect((await yara.get('/mijn')).text).toContain('Lees je advies en zeg of je het eens bent');
  expect((await yara.post(`/mijn/orientatie/${id}/mening`, { akkoord: 'nee', reden: 'Liever buiten' })).status).toBe(303);
  expect((await yara.get('/mijn')).text).not.toContain('Lees je advies en zeg');
  expect((await sanne.get(`${basis()}/${id}/bespreken`)).text).toContain('Liever buiten');
  // No source gives a day for it: it stands among the duties without one, until it was done.
  const plichten = async () => (await sanne.get(`/dossier/${inwoner}/plichten`)).text;
  expect(await plichten()).toMatch(/zonder laatste dag[\s\S]*Advies van de oriëntatie bespreken[\s\S]*<td[^>]*>(?:<[^>]+>)*Jij/);
  expect((await doe(sanne, 'bespreken', { dag: '22-11-2026', akkoord: 'ja' })).status).toBe(303);
  expect(await plichten()).not.toContain('Advies van de oriëntatie bespreken');
  expect((await sanne.get(basis())).text).toContain('niet eens: Liever buiten (zei hij of zij zelf)');
});

test('what came of it ends it, and the centre sees her no more', async () => {
  expect((await doe(sanne, 'gevolg', { gevolg: 'geen' })).text).toContain('Schrijf op waarom.');
  expect((await doe(sanne, 'gevolg', { gevolg: 'opleiding', toelichting: 'Cursus groen' })).status).toBe(303);
  expect((await nu()).gevolg).toBe('opleiding');
  // She reads what was written with it.
  expect((await yara.get('/mijn/orientatie')).text).toContain('Je contactpersoon schreef: “Cursus groen”');
  expect((await noor.get('/verwezen')).text).not.toContain('Haddad');
  const { rows } = await h.owner.query<{ handeling: string }>(
    "select handeling from logboek where inwoner_id = $1 and handeling like 'orientatie-%' order by id",
    [inwoner],
  );
  expect(rows.map(({ handeling }) => handeling)).toEqual([
    'orientatie-gevraagd',
    'orientatie-verwezen',
    'orientatie-gestart',
    'orientatie-aangevuld',
    'orientatie-aangevuld',
    'orientatie-aangevuld',
    'orientatie-geadviseerd',
    'orientatie-beantwoord',
    'orientatie-besproken',
    'orientatie-beeindigd',
    'orientatie-gevolgd',
  ]);
});

test('what the centre stops stands with the consulent until he looked; meanwhile nobody is referred twice', async () => {
  const verwijs = async (vraag: string) => sanne.post(`${basis()}/verwijzen`, { centrum: String(centrum), vraag });
  expect((await verwijs('Nog eens kijken')).headers.get('location')).toContain('gedaan=verwijzen');
  expect((await sanne.get(`${basis()}/verwijzen`)).text).toContain('Er loopt al een oriëntatie');
  expect((await doe(noor, 'stoppen', { reden: 'Zij begint een cursus.' })).status).toBe(303);
  expect((await noor.get(`/verwezen/${inwoner}?gedaan=stoppen`)).text).toContain('rondt het af');
  const stap = async () =>
    (await sanne.get('/werkvoorraad')).text.includes('Kijken wat nu past: het centrum stopte de oriëntatie');
  expect(await stap()).toBe(true);
  expect((await sanne.get(basis())).text).toContain('Afronden');
  expect((await doe(sanne, 'afronden', {})).status).toBe(303);
  expect([await stap(), (await noor.get('/verwezen')).text.includes('Haddad')]).toEqual([false, false]);
  // Who refers anew has looked at what was stopped.
  await verwijs('Een derde keer');
  await doe(noor, 'stoppen', { reden: 'Geen plaats.' });
  expect((await verwijs('Bij hetzelfde centrum')).status).toBe(303);
  expect((await doe(sanne, 'stoppen', { reden: 'Toch niet.' })).status).toBe(303);
  expect(await stap()).toBe(false);
});

test('a request may be declined, with the reason for the resident; the centre says how many it can have', async () => {
  await yara.post('/mijn/orientatie/vragen', { vraag: 'Toch nog eens kijken.' });
  expect((await doe(sanne, 'afwijzen', { reden: '' })).text).toContain('Schrijf op waarom niet.');
  expect((await doe(sanne, 'afwijzen', { reden: 'Eerst de cursus afmaken.' })).status).toBe(303);
  expect((await yara.get('/mijn/orientatie')).text).toContain('Eerst de cursus afmaken.');
  expect((await noor.post('/verwezen/plaatsen', { plaatsen: 'veel' })).text).toContain('Vul een heel getal in');
  expect((await noor.post('/verwezen/plaatsen', { plaatsen: '12' })).status).toBe(303);
  expect((await sanne.get(`${basis()}/verwijzen`)).text).toContain('van 12 plaatsen');
});
