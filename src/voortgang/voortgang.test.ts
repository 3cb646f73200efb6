import { afterAll, beforeAll, expect, test } from 'vitest';
import { maakAanbieder, maakInwoner, maakToewijzing } from '../../test/factories.ts';
import { type Bezoeker, type House, openHouse } from '../../test/house.ts';
import { datum } from '../kernel/datum.ts';
import { periode } from '../kernel/periode.ts';
import { leesDag } from './rules.ts';

const looptijd = periode(datum('2026-07-01'), datum('2026-12-31'));
test.each([
  ['', /Vul de datum in/],
  ['31-02-2026', /is geen datum/],
  ['23-11-2026', /toekomst.*22 november 2026/],
  ['30-06-2026', /voor het begin.*1 juli 2026/],
])('a day %s is refused', (tekst, wat) => {
  const uit = leesDag(tekst, { veld: 'datum', looptijd, vandaag: datum('2026-11-22') });
  expect(!uit.ok && uit.redenen[0]?.tekst).toMatch(wat);
});
test('the day itself, and the last day where there is one', () => {
  const o = { veld: 'datum', looptijd, vandaag: datum('2027-02-01') };
  expect(leesDag('1-7-2026', o)).toEqual({ ok: true, waarde: datum('2026-07-01') });
  expect(leesDag('01-01-2027', o).ok).toBe(true);
  expect(leesDag('01-01-2027', { ...o, uiterlijk: looptijd.tot }).ok).toBe(false);
});

let h: House;
let sanne: Bezoeker;
let karin: Bezoeker;
let jan: number;
let toewijzing: number;
beforeAll(async () => {
  h = await openHouse();
  sanne = await h.bezoeker({ rol: 'consulent', naam: 'Sanne de Wit' });
  const aanbieder = await maakAanbieder(h, { naam: 'Fietspunt' });
  karin = await h.bezoeker({ rol: 'aanbieder', aanbiederId: aanbieder, naam: 'Karin Peters' });
  jan = (await maakInwoner(h, { consulentId: sanne.gebruikerId, voornaam: 'Jan', achternaam: 'Hoekstra' })).id;
  toewijzing = (await maakToewijzing(h, { inwonerId: jan, aanbiederId: aanbieder })).id;
});
afterAll(() => h.close());

const goed = {
  datum: '20-11-2026',
  hoe_gaat_het: 'goed',
  tekst: 'Jan repareert zelf banden.\nHij komt op tijd.',
  volgende_trede: 'ja',
  volgende_stap: 'Zelf klanten helpen',
};
const pad = () => `/toewijzingen/${toewijzing}/voortgang/nieuw`;

test('empty: every field says what to do, and nothing typed is lost', async () => {
  const uit = await karin.post(pad(), { _stap: 'controleren', datum: '40-40-2026', tekst: 'kort', volgende_trede: 'ja' });
  expect(uit.status).toBe(422);
  for (const veld of ['datum', 'hoe_gaat_het', 'tekst', 'volgende_stap']) expect(uit.text).toContain(`href="#veld-${veld}"`);
  expect(uit.text).toContain('value="40-40-2026"');
  expect(uit.text).toMatch(/<textarea[^>]*name="tekst"[^>]*>\nkort</);
});

test('report, check, confirm; read by the consulent, who marks it as read', async () => {
  const check = await karin.post(pad(), { _stap: 'controleren', ...goed });
  expect(check.status).toBe(200);
  expect(check.text).toContain('Jan repareert zelf banden.');
  expect((await karin.post(pad(), { _stap: 'wijzigen', ...goed })).text).toContain('value="20-11-2026"');
  const form = { _stap: 'insturen', _sleutel: karin.sleutel(), ...goed };
  const uit = await karin.post(pad(), form);
  expect((await karin.post(pad(), form)).location).toBe(uit.location);
  expect((await h.owner.query('select from voortgang')).rowCount).toBe(1);
  const klaar = await karin.get(uit.location ?? '');
  expect(klaar.text).toContain('De voortgang van Jan Hoekstra is verstuurd');
  expect(klaar.text).toContain('Sanne de Wit');

  const terug = pad().replace('/voortgang/nieuw', '');
  expect((await karin.get(terug)).text).toMatch(/Jan repareert zelf banden.*De gemeente heeft dit nog niet gelezen/s);

  const id = (await h.owner.query('select id from voortgang')).rows[0]?.id;
  const ineke = await h.bezoeker({ rol: 'teammanager' });
  expect((await ineke.get(`/dossier/${jan}/voortgang/${id}`)).text).toContain('Nog niet door de consulent');
  const gelezen = await sanne.get(`/dossier/${jan}/voortgang/${id}`);
  expect(gelezen.text).toContain('Zelf klanten helpen');
  expect(gelezen.text).toContain('De aanbieder ziet een volgende stap');
  expect((await h.owner.query('select gelezen_op from voortgang')).rows[0]?.gelezen_op).not.toBeNull();
  expect((await karin.get(terug)).text).toContain('Gelezen door de gemeente.');
  const log = await h.owner.query(`select rol from logboek where handeling = 'inzage' and soort = 'voortgang' order by id`);
  expect(log.rows).toEqual([{ rol: 'teammanager' }, { rol: 'consulent' }]);

  const murat = await h.bezoeker({ rol: 'consulent' });
  expect((await murat.get(`/dossier/${jan}/voortgang/${id}`)).status).toBe(404);
  const ander = await maakInwoner(h, { consulentId: sanne.gebruikerId });
  expect((await sanne.get(`/dossier/${ander.id}/voortgang/${id}`)).status).toBe(404);
});

test('another aanbieder does not know the toewijzing; before the start there is nothing to report', async () => {
  const bram = await h.bezoeker({ rol: 'aanbieder', aanbiederId: await maakAanbieder(h) });
  expect((await bram.get(pad())).status).toBe(404);
  expect((await bram.post(pad(), { _stap: 'insturen', ...goed })).status).toBe(404);
  await h.owner.query("update toewijzing set status = 'geaccepteerd', gestart_op = null where id = $1", [toewijzing]);
  expect((await karin.get(pad())).text).toContain('zodra de inwoner is gestart');
  expect((await karin.post(pad(), { _stap: 'insturen', ...goed })).status).toBe(422);
});
