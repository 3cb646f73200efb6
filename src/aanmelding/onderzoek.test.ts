import { HtmlValidate } from 'html-validate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { maakInwoner } from '../../test/factories.ts';
import { type Bezoeker, type House, openHouse } from '../../test/house.ts';
import { htmlValidateConfig } from '../../tooling/html-validate.ts';
import { datum } from '../kernel/datum.ts';
import { pdfText } from '../platform/pdf/index.ts';
import { warnTermijnen } from './index.ts';

let h: House;
let sanne: Bezoeker;
let jan: Bezoeker;
let inwonerId: number;
const basis = (): string => `/dossier/${inwonerId}/aanmelding`;

beforeAll(async () => {
  h = await openHouse();
  sanne = await h.bezoeker({ rol: 'consulent', naam: 'Sanne de Wit' });
  const inwoner = await maakInwoner(h, { consulentId: sanne.gebruikerId, voornaam: 'Jan', achternaam: 'Hoekstra' });
  inwonerId = inwoner.id;
  jan = await h.bezoeker({ rol: 'inwoner', inwonerId });
  await h.owner.query(
    `insert into aanmelding (gemeente_id, inwoner_id, consulent_id, ontvangen_op, aangemeld_door, vraag, vastgelegd_door)
     values ($1, $2, $3, '2026-11-16', 'inwoner', 'Ik wil werken.', $3)`,
    [h.gemeenteId, inwonerId, sanne.gebruikerId],
  );
});
afterAll(() => h.close());

const feiten = async () =>
  (
    await h.owner.query<{ soort: string; keuze: string; toelichting: string; wat: string }>(
      'select soort, keuze, toelichting, wat from aanmeldingfeit order by id',
    )
  ).rows;

test('the resident sees where his aanmelding is, sends a plan and says that he wants support', async () => {
  const mijn = (await jan.get('/mijn/aanmelding')).text;
  expect(mijn).toContain('Liefst tot en met 23 november 2026');
  expect(mijn).toContain('Uiterlijk op 28 december 2026');
  expect(mijn).toContain('inwonersondersteuner');
  const leeg = await jan.post('/mijn/aanmelding/plan', { ik_wil: '', tekst: '' });
  expect([leeg.status, leeg.text.split('Vul minstens één vak in.').length]).toEqual([422, 3]);
  const lang = await jan.post('/mijn/aanmelding/plan', { tekst: 'a'.repeat(4001) });
  expect([lang.status, lang.text.includes('4000 tekens')]).toEqual([422, true]);
  expect((await jan.post('/mijn/aanmelding/plan', { ik_wil: 'Ik wil <b>fietsen</b> maken.' })).status).toBe(303);
  expect((await jan.post('/mijn/aanmelding/ondersteuning', { ondersteuning: 'misschien' })).status).toBe(422);
  expect((await jan.post('/mijn/aanmelding/ondersteuning', { ondersteuning: 'wil' })).status).toBe(303);
  expect((await jan.get('/mijn/aanmelding')).text).toContain('&lt;b&gt;fietsen');
  const tab = (await sanne.get(basis())).text;
  expect(tab).toContain('Door de inwoner zelf ingevuld');
  expect(tab).toContain('De inwoner wil cliëntondersteuning.');
});

test('the consulent writes down what was done: the law comes first, of a document only its kind, and taking back wants a reason', async () => {
  const eerst = await sanne.post(`${basis()}/onderzoek-afgerond`, { dag: '20-11-2026' });
  expect([eerst.status, eerst.text.includes('artikel 2.3.2, lid 3')]).toEqual([422, true]);
  expect(
    (await sanne.post(`${basis()}/identiteit`, { dag: '20-11-2026', keuze: 'paspoort', toelichting: 'NX1234567' })).status,
  ).toBe(303);
  expect((await sanne.post(`${basis()}/ondersteuning-aangeboden`, { dag: '17-11-2026' })).status).toBe(303);
  expect((await sanne.post(`${basis()}/onderzoek-afgerond`, { dag: '20-11-2026' })).status).toBe(303);
  const intrek = { stap: 'intrekken', intrek_reden: '' };
  expect((await sanne.post(`${basis()}/onderzoek-afgerond`, intrek)).status).toBe(422);
  const lang = await sanne.post(`${basis()}/onderzoek-afgerond`, { ...intrek, intrek_reden: 'a'.repeat(2001) });
  expect(lang.status).toBe(422);
  expect(lang.text).toContain('hoogstens 2000 tekens');
  expect((await sanne.post(`${basis()}/onderzoek-afgerond`, { ...intrek, intrek_reden: 'Verkeerde dag.' })).status).toBe(303);
  expect((await sanne.post(`${basis()}/onderzoek-afgerond`, { dag: '21-11-2026' })).status).toBe(303);
  expect(JSON.stringify(await feiten())).not.toContain('NX1234567');
  expect((await feiten()).map(({ soort, wat }) => `${soort} ${wat}`).slice(-3)).toEqual([
    'onderzoek-afgerond vastgelegd',
    'onderzoek-afgerond ingetrokken',
    'onderzoek-afgerond vastgelegd',
  ]);
  expect((await sanne.get(`${basis()}/bestaat-niet`)).status).toBe(404);
});

test('a verdaging is a letter with the day and the reason, and the resident reads it', async () => {
  expect((await sanne.post(`${basis()}/aanvraag`, { dag: '22-11-2026' })).status).toBe(303);
  // The term of the research is over, that of the beschikking runs: two weeks, and on from Sunday to Monday.
  expect((await sanne.get('/werkvoorraad')).text).toContain('7 december 2026');
  const vreemd = await sanne.post(`${basis()}/verdaging`, {
    dag: '22-11-2026',
    keuze: 'mededeling',
    tot: '20-12-2026',
    toelichting: 'Druk 🙂',
  });
  expect([vreemd.status, vreemd.text.includes('kunnen niet in de brief')]).toEqual([422, true]);
  const velden = { dag: '22-11-2026', keuze: 'mededeling', tot: '20-12-2026', toelichting: 'We wachten op de aanbieder.' };
  expect((await sanne.post(`${basis()}/verdaging`, velden)).status).toBe(303);
  const { rows } = await h.owner.query<{ id: number; inhoud: Buffer }>(
    "select id, inhoud from document where soort = 'verdaging'",
  );
  const [brief] = rows;
  if (!brief) throw new Error('er is geen brief');
  const tekst = pdfText(brief.inhoud).join(' ').replace(/\s+/g, ' ');
  for (const deel of [
    'Beste Jan Hoekstra',
    '20 december 2026',
    'We wachten op de aanbieder.',
    'artikel 4:14',
    'cliëntondersteuner',
  ])
    expect(tekst).toContain(deel);
  expect((await jan.get('/mijn/aanmelding')).text).toContain(`/mijn/aanmelding/brief/${brief.id}`);
  expect((await jan.get(`/mijn/aanmelding/brief/${brief.id}`)).headers.get('content-type')).toBe('application/pdf');
  const ander = await h.bezoeker({ rol: 'inwoner', inwonerId: (await maakInwoner(h, { consulentId: sanne.gebruikerId })).id });
  expect((await ander.get(`/mijn/aanmelding/brief/${brief.id}`)).status).toBe(404);
});

test('every page is well formed', async () => {
  const validator = new HtmlValidate(htmlValidateConfig);
  const paginas = await Promise.all([
    ...['', '/identiteit', '/verdaging', '/ondersteuning-antwoord'].map((deel) => sanne.get(`${basis()}${deel}`)),
    sanne.get(`/dossier/${inwonerId}/eigen-plan`),
    sanne.get('/aanmelding'),
    ...['', '/plan'].map((deel) => jan.get(`/mijn/aanmelding${deel}`)),
    jan.get('/mijn/vraag'),
  ]);
  for (const [nr, { text }] of paginas.entries()) {
    const { results } = await validator.validateString(text);
    expect(results.flatMap(({ messages }) => messages.map((m) => `${nr} ${m.line}: ${m.message}`))).toEqual([]);
  }
});

test('a resident who came in another way has no clocks, and the plan on paper is taken over with its day', async () => {
  const zonder = await maakInwoner(h, { consulentId: sanne.gebruikerId });
  expect((await sanne.get(`/dossier/${zonder.id}/aanmelding`)).text).toContain('Er is geen aanmelding vastgelegd');
  expect((await sanne.get(`/dossier/${zonder.id}/eigen-plan`)).status).toBe(404);
  const vroeg = await sanne.post(`/dossier/${inwonerId}/eigen-plan`, { ontvangen_op: '15-11-2026', tekst: 'Mijn plan' });
  expect([vroeg.status, vroeg.text.includes('16-11-2026')]).toEqual([422, true]);
  expect((await sanne.post(`/dossier/${inwonerId}/eigen-plan`, { ontvangen_op: '18-11-2026', tekst: 'Mijn plan' })).status).toBe(
    303,
  );
  expect((await sanne.get(basis())).text).toContain('Overgenomen door Sanne de Wit');
});

test('the day after a term passed the consulent and the teammanager get a mail that names nobody, once', async () => {
  const ineke = await h.bezoeker({ rol: 'teammanager', naam: 'Ineke van Dam' });
  await h.owner.query("update gebruiker set email = 'a' || id || '@gemeente.example' where id = any($1)", [
    [ineke.gebruikerId, sanne.gebruikerId],
  ]);
  // Who does not want this mail gets none.
  const stil = await h.bezoeker({ rol: 'teammanager', naam: 'Stille Baas' });
  await h.owner.query("update gebruiker set email = 'stil@gemeente.example' where id = $1", [stil.gebruikerId]);
  expect((await stil.get('/herinneringen')).text).toContain('Een termijn van de Wmo is voorbij');
  await h.owner.query("insert into mailvoorkeur (gebruiker_id, soort, uit) values ($1, 'termijn-voorbij', true)", [
    stil.gebruikerId,
  ]);
  const s = { owner: h.owner, beleid: h.beleid, basis: 'https://werktmee.example' };
  // The two weeks after the request of 22 November end on Monday 7 December: Sunday 6 goes on to it.
  expect(await warnTermijnen({ ...s, vandaag: datum('2026-12-07') })).toContain('niemand');
  expect(await warnTermijnen({ ...s, vandaag: datum('2026-12-08') })).toContain('2 waarschuwingen');
  expect(await warnTermijnen({ ...s, vandaag: datum('2026-12-08') })).toContain('niemand');
  const { rows } = await h.owner.query<{ tekst: string }>(
    "select onderwerp || inhoud::text as tekst from mail where soort = 'termijn-voorbij'",
  );
  expect(rows).toHaveLength(2);
  for (const { tekst } of rows) expect(tekst).not.toMatch(/Jan|Hoekstra|dossier\//);
});
