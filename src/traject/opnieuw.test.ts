/** What other areas record ends and opens steps of Arnhem's route: a refusal ends the traject, an advice says what follows (AR15). */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { maakAanbieder, maakInwoner, maakMandaat } from '../../test/factories.ts';
import { type Bezoeker, type House, openHouse } from '../../test/house.ts';

let h: House;
let yvonne: Bezoeker;
beforeAll(async () => {
  const huis = await openHouse({ vandaag: '2020-09-01' });
  h = { ...huis, gemeenteId: huis.beleid.gemeenteIdVan('0202') ?? 0 };
  yvonne = await h.bezoeker({ rol: 'consulent', gemeenteId: h.gemeenteId, naam: 'Yvonne Janssen', functie: 'wijkcoach' });
  await maakMandaat(h, 'wijkcoach', '2017-01-01');
});
afterAll(() => h.close());

const iemand = async (): Promise<number> =>
  (await maakInwoner(h, { consulentId: yvonne.gebruikerId, status: 'in-onderzoek' })).id;
const begin = (id: number, stap: string, op: string) =>
  yvonne.post(`/dossier/${id}/route/begin/${stap}`, { _stap: 'vastleggen', op });
const eind = async (id: number, stap: string, uitkomst: string, op: string) => {
  const { rows } = await h.owner.query<{ id: number; versie: number }>(
    'select id, versie from trajectstap where inwoner_id = $1 and stap = $2 order by id desc limit 1',
    [id, stap],
  );
  const velden = { _stap: 'vastleggen', _versie: String(rows[0]?.versie), uitkomst, op };
  return yvonne.post(`/dossier/${id}/route/stap/${rows[0]?.id}/einde`, velden);
};
const trajecten = async (id: number) =>
  (
    await h.owner.query<{ versie: string; einde: string | null; uitkomst: string }>(
      `select r.geldig_van::text as versie, t.beeindigd_op::text as einde, t.einde_uitkomst as uitkomst
         from traject t join regeling r on r.id = t.regeling_id where t.inwoner_id = $1 order by t.id`,
      [id],
    )
  ).rows;
const wijsAf = (id: number, op: string) =>
  h.owner.query(
    `with t as (insert into toets (gemeente_id, inwoner_id, consulent_id, peildatum, feiten, uitkomst, regeling_id, door)
       select $1, $2, $3, $4, '{}', '{}', min(id), $3 from regeling returning id, regeling_id)
     insert into besluit (gemeente_id, inwoner_id, consulent_id, soort, toets_id, regeling_id, product, gronden, motivering, genomen_op, genomen_door, mandaat_id)
     select $1, $2, $3, 'afwijzing', t.id, t.regeling_id, 'aw-op-de-plek-3', '[]', 'Het past niet.', $4, $3, m.id
       from t, mandaat m where m.gemeente_id = $1`,
    [h.gemeenteId, id, yvonne.gebruikerId, op],
  );

test('a refusal ends the traject; who comes again begins a new one, under the version of that day', async () => {
  const id = await iemand();
  expect((await begin(id, 'gesprek', '06-07-2020')).status).toBe(303);
  // As if it began before july, under the version of 2017.
  await h.owner.query(
    "update traject set regeling_id = (select id from regeling where gemeente_id = $2 and geldig_van = '2017-01-01' order by id limit 1) where inwoner_id = $1",
    [id, h.gemeenteId],
  );
  expect((await eind(id, 'gesprek', 'arrangement', '10-07-2020')).status).toBe(303);
  await wijsAf(id, '2020-08-17');
  const tab = (await yvonne.get(`/dossier/${id}/route`)).text;
  expect(tab).toContain('Het traject is klaar');
  expect(tab).toMatch(/Eerdere trajecten \(1\)[\s\S]*Toewijzing: een afwijzing/);
  expect(tab).toContain(`/dossier/${id}/route/begin/gesprek`);
  expect(await trajecten(id)).toEqual([{ versie: '2017-01-01', einde: null, uitkomst: '' }]);
  const vroeg = await begin(id, 'gesprek', '16-08-2020');
  expect(vroeg.status).toBe(422);
  expect(vroeg.text.includes('Kies een dag vanaf 17 augustus 2020: toen eindigde het vorige traject.')).toBe(true);
  // On the very day too: the refusal stays with the traject that it ended.
  expect((await begin(id, 'gesprek', '17-08-2020')).status).toBe(303);
  expect(await trajecten(id)).toEqual([
    { versie: '2017-01-01', einde: '2020-08-17', uitkomst: 'afwijzing' },
    { versie: '2020-07-01', einde: null, uitkomst: '' },
  ]);
  const nu = (await yvonne.get(`/dossier/${id}/route`)).text;
  expect(nu).toContain('De regeling geldt vanaf 1 juli 2020');
  expect(nu).not.toContain('Uitkomst: een afwijzing');
  expect((await begin(id, 'gesprek', '18-08-2020')).text).toContain('Gesprek loopt al');
});

test('a refusal with nothing of the route recorded leaves the beginning open too', async () => {
  const id = await iemand();
  await wijsAf(id, '2020-08-17');
  expect((await yvonne.get(`/dossier/${id}/route`)).text).toContain('Hiermee kan een nieuw traject beginnen.');
  expect((await begin(id, 'gesprek', '18-08-2020')).status).toBe(303);
});

test('AR15: the category of the advice is the outcome of the oriëntatie', async () => {
  const centrum = await maakAanbieder(h, { naam: 'Centrum voor Activerend Werk' });
  for (const [categorie, hoort] of [
    ['stabiel arrangement', 'Volgt op Oriëntatie: stabiel arrangement.'],
    ['voldoet niet aan de criteria', 'Op Oriëntatie (voldoet niet aan de criteria) volgt volgens de bron niets vasts.'],
    [null, 'Kan volgen op Oriëntatie: ontwikkelarrangement.'],
  ] as const) {
    const id = await iemand();
    await h.owner.query(
      `with o as (insert into orientatie (gemeente_id, inwoner_id, consulent_id, regeling_id, product, gevraagd_door, gevraagd_op, vraag, door)
         select $1, $2, $3, id, 'aw-orientatie', 'consulent', '2020-08-03', 'Wat past?', $3
           from regeling where gemeente_id = $1 and geldig_van = '2020-07-01' order by id limit 1 returning id)
       insert into orientatieadvies (gemeente_id, orientatie_id, inwoner_id, consulent_id, aanbieder_id, nummer, werkplek, opleiding, vervolg, categorie, kort, gegeven_op, door)
       select $1, o.id, $2, $3, $4, 1, 'Rustig werk', 'Niets', 'Een plek', $5, 'Een plek past.', '2020-08-28', $3 from o`,
      [h.gemeenteId, id, yvonne.gebruikerId, centrum, categorie],
    );
    const { text } = await yvonne.get(`/dossier/${id}/route`);
    expect(text).toContain(hoort);
  }
});

test('who checks a step reads the day by its month, and of a talk is not asked which werkgever', async () => {
  const id = await iemand();
  const pad = `/dossier/${id}/route/begin/gesprek`;
  expect((await yvonne.get(pad)).text).toContain('Bijvoorbeeld in het gemeentehuis of bij de inwoner thuis.');
  const nagezien = await yvonne.post(pad, { _stap: 'controleren', op: '31-8-2020', einde: '2-9-2020' });
  expect(nagezien.text).toMatch(/Begint op[\s\S]*31 augustus 2020[\s\S]*Laatste dag[\s\S]*2 september 2020/);
  await begin(id, 'gesprek', '31-08-2020');
  const { rows } = await h.owner.query<{ id: number; versie: number }>(
    'select id, versie from trajectstap where inwoner_id = $1',
    [id],
  );
  const einde = { _stap: 'controleren', _versie: String(rows[0]?.versie), uitkomst: 'wijk', op: '1-9-2020' };
  const klaar = await yvonne.post(`/dossier/${id}/route/stap/${rows[0]?.id}/einde`, einde);
  expect(klaar.text).toMatch(/Laatste dag[\s\S]*1 september 2020/);
});
