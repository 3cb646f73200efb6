import { afterAll, beforeAll, expect, test } from 'vitest';
import { maakAanbieder, maakInwoner } from '../../test/factories.ts';
import { type Bezoeker, type House, openHouse } from '../../test/house.ts';

let h: House;
let sanne: Bezoeker;
let murat: Bezoeker;

beforeAll(async () => {
  h = await openHouse();
  sanne = await h.bezoeker({ rol: 'consulent', naam: 'Sanne de Wit' });
  murat = await h.bezoeker({ rol: 'consulent' });
});
afterAll(() => h.close());

const goed = {
  peildatum: '20-11-2026',
  trede: '3',
  motivering: 'Komt drie ochtenden en houdt structuur vast.',
  onderbouwing: 'Gesprek van 20 november',
  perspectief: '5',
  termijn: 'binnen-een-jaar',
};

test('six treden with criterium and support of the regeling, and that the ladder is an aid', async () => {
  const jan = await maakInwoner(h, { consulentId: sanne.gebruikerId, status: 'aangemeld' });
  const { text } = await sanne.get(`/dossier/${jan.id}/ladder/nieuw`);
  expect(text).toContain('De ladder is een hulpmiddel');
  expect(text).toContain('uitvoeren van taken met lage werkdruk en weinig eigen verantwoordelijkheid');
  expect(text).toContain('inzet op structuur en het aanleren van basis werknemersvaardigheden');
  expect(text.match(/type="radio"[^>]*name="trede"/g)).toHaveLength(6);
});

test('determined through a check page; the first one starts the research; twice the same form is one row', async () => {
  const jan = await maakInwoner(h, { consulentId: sanne.gebruikerId, status: 'aangemeld' });
  const pad = `/dossier/${jan.id}/ladder/nieuw`;
  const controle = await sanne.post(pad, { ...goed, stap: 'controleren' });
  expect(controle.text).toContain('Trede 3: bijdrage leveren');
  expect(controle.text).toContain('name="motivering" value="Komt drie');
  const sleutel = sanne.sleutel();
  const klaar = await sanne.post(pad, { ...goed, stap: 'vastleggen', _sleutel: sleutel });
  expect(klaar.status).toBe(303);
  expect((await sanne.post(pad, { ...goed, stap: 'vastleggen', _sleutel: sleutel })).location).toBe(klaar.location);
  expect((await sanne.get(klaar.location ?? '')).text).toContain('Trede 3 is vastgelegd');
  const rij = await h.owner.query(
    `select l.peildatum, l.trede, l.perspectief, l.perspectief_termijn, l.onderbouwing, l.door, l.regeling_id is not null as regeling, i.status
       from ladderbepaling l join inwoner i on i.id = l.inwoner_id where i.id = $1`,
    [jan.id],
  );
  expect(rij.rows).toEqual([
    {
      peildatum: '2026-11-20',
      trede: 3,
      perspectief: 5,
      perspectief_termijn: 'binnen-een-jaar',
      onderbouwing: goed.onderbouwing,
      door: sanne.gebruikerId,
      regeling: true,
      status: 'in-onderzoek',
    },
  ]);
});

test('L2: the same day again is a correction, both are shown; a step back reads neutral', async () => {
  const jan = await maakInwoner(h, { consulentId: sanne.gebruikerId, trede: 4, ladderdatum: '2026-11-20' });
  const pad = `/dossier/${jan.id}/ladder/nieuw`;
  const controle = await sanne.post(pad, goed);
  expect(controle.text).toContain('Dit wordt een correctie');
  await sanne.post(pad, { ...goed, stap: 'vastleggen' });
  await sanne.post(pad, { ...goed, peildatum: '21-11-2026', trede: '2', stap: 'vastleggen' });
  const { text } = await sanne.get(`/dossier/${jan.id}/ladder`);
  expect(text).toContain('Gecorrigeerd');
  expect(text).toContain('Correctie');
  expect(text).toContain('Van trede 3 naar trede 2');
  const nu = await h.owner.query<{ n: number }>('select count(*)::int as n from ladderbepaling where inwoner_id = $1', [jan.id]);
  expect(nu.rows[0]?.n).toBe(3);
  // an earlier day is added before the current one, which stays
  const eerder = await sanne.post(pad, { ...goed, peildatum: '01-11-2026' });
  expect(eerder.text).toContain('De huidige trede blijft 2');
});

test.each([
  ['motivering', { motivering: '' }, 'waarom deze trede past'],
  ['peildatum', { peildatum: '23-11-2026' }, 'ligt in de toekomst'],
  ['peildatum', { peildatum: '30-04-1990' }, 'vóór de geboortedatum, 01-05-1990'],
  ['trede', { trede: '7' }, 'Kies een trede.'],
  ['termijn', { termijn: '' }, 'Kies wanneer dat kan zijn.'],
  ['perspectief', { perspectief: '' }, 'Kies welke trede het perspectief is'],
])('wrong %s', async (veld, fout, tekst) => {
  const jan = await maakInwoner(h, { consulentId: sanne.gebruikerId });
  const antwoord = await sanne.post(`/dossier/${jan.id}/ladder/nieuw`, { ...goed, ...fout, stap: 'vastleggen' });
  expect(antwoord.status).toBe(422);
  expect(antwoord.text).toContain(`href="#veld-${veld}"`);
  expect(antwoord.text).toContain(tekst);
  if (veld !== 'motivering') expect(antwoord.text).toContain(goed.motivering);
});

test('without a perspectief no term is asked', async () => {
  const jan = await maakInwoner(h, { consulentId: sanne.gebruikerId });
  const controle = await sanne.post(`/dossier/${jan.id}/ladder/nieuw`, { ...goed, perspectief: '', termijn: '' });
  expect(controle.status).toBe(200);
  expect(controle.text).toContain('Controleer de trede');
});

test("a colleague's resident does not exist; other roles may not", async () => {
  const jan = await maakInwoner(h, { consulentId: sanne.gebruikerId });
  const pad = `/dossier/${jan.id}/ladder/nieuw`;
  expect((await murat.get(pad)).status).toBe(404);
  expect((await murat.post(pad, { ...goed, stap: 'vastleggen' })).status).toBe(404);
  const manager = await h.bezoeker({ rol: 'teammanager' });
  const aanbieder = await h.bezoeker({ rol: 'aanbieder', aanbiederId: await maakAanbieder(h) });
  for (const wie of [manager, aanbieder]) expect((await wie.post(pad, { ...goed, stap: 'vastleggen' })).status).toBe(403);
  const niets = await h.owner.query('select 1 from ladderbepaling where inwoner_id = $1', [jan.id]);
  expect(niets.rowCount).toBe(0);
});
