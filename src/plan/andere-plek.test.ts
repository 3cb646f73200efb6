import { afterAll, beforeAll, expect, test } from 'vitest';
import { maakAanbieder, maakContract, maakInwoner, maakMandaat, maakToewijzing } from '../../test/factories.ts';
import { type Bezoeker, type House, openHouse } from '../../test/house.ts';

// Today is 22 November 2026. A place goes on at another aanbieder while a version of the plan lies before the resident.
let h: House;
let sanne: Bezoeker;
let jan: Bezoeker;
let id: number;
let plek: number;
beforeAll(async () => {
  h = await openHouse();
  sanne = await h.bezoeker({ rol: 'consulent', naam: 'Sanne de Wit', functie: 'trajectregisseur' });
  const [fiets, groen] = [await maakAanbieder(h, { naam: 'Fietspunt' }), await maakAanbieder(h, { naam: 'Groenwerk' })];
  await maakMandaat(h, 'trajectregisseur');
  await maakContract(h, groen);
  id = (await maakInwoner(h, { consulentId: sanne.gebruikerId, voornaam: 'Jan', achternaam: 'Hoekstra' })).id;
  jan = await h.bezoeker({ rol: 'inwoner', inwonerId: id, naam: 'Jan Hoekstra' });
  plek = (
    await maakToewijzing(h, { inwonerId: id, aanbiederId: fiets, product: 'wm-werkplek-3', van: '2026-09-01', tot: '2027-02-28' })
  ).id;
  await h.owner.query(
    "insert into doel (gemeente_id, toewijzing_id, inwoner_id, consulent_id, aanbieder_id, soort, tekst) values ($1, $2, $3, $4, $5, 'vaardigheid', 'Op tijd komen')",
    [h.gemeenteId, plek, id, sanne.gebruikerId, fiets],
  );
  const begin = await sanne.post(`/dossier/${id}/plan/versie`, { aanleiding: 'eerste' });
  await sanne.post(`${begin.location}/doel`, {
    soort: 'leerdoel',
    tekst: 'Zelf een band plakken',
    maat: 'Drie keer',
    wie: 'Jan oefent',
    uiterlijk: '01-06-2027',
    trede: '',
    plek: String(plek),
  });
  const versie = (await h.owner.query('select versie from plan where inwoner_id = $1', [id])).rows[0].versie;
  expect((await sanne.post(`${begin.location}/voorleggen`, { reden: '', evaluatie: '', _versie: String(versie) })).status).toBe(
    303,
  );
  const t = (await h.owner.query('select versie from toewijzing where id = $1', [plek])).rows[0].versie;
  const daar = {
    aanbieder: String(groen),
    van: '01-12-2026',
    reden: 'inwoner-wil',
    toelichting: '',
    _versie: String(t),
  };
  const controle = await sanne.post(`/dossier/${id}/toewijzingen/${plek}/wijzigen/aanbieder/controle`, daar);
  expect(controle.text).toMatch(/De doelen gaan mee.*Op tijd komen.*Zelf een band plakken|De doelen gaan mee.*Op tijd komen/s);
  const uit = await sanne.post(`/dossier/${id}/toewijzingen/${plek}/wijzigen/aanbieder`, daar);
  expect(uit.status).toBe(303);
  expect((await sanne.get(uit.location ?? '')).text).toContain('De doelen gaan mee naar Groenwerk');
});
afterAll(() => h?.close());

const gelezen = async (pad: string): Promise<string> => (await jan.get(pad)).text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

test('the consulent reads the new place at once, with the day from which it is', async () => {
  const plan = (await sanne.get(`/dossier/${id}/plan`)).text;
  expect(plan).toContain('vanaf 1 december 2026');
  const versie = (await h.owner.query("select id from plan where inwoner_id = $1 and status = 'voorgelegd'", [id])).rows[0].id;
  expect((await sanne.get(`/dossier/${id}/plan/${versie}`)).text).toContain('bij Groenwerk');
});

test('portal and letter are one moment: the resident reads of the new place once its letter was sent, in plan and on his route', async () => {
  for (const pad of ['/mijn/plan', '/mijn/plan/antwoord', '/mijn/route']) {
    const tekst = await gelezen(pad);
    expect(tekst, pad).not.toContain('Groenwerk');
    expect(tekst, pad).not.toContain('30 november 2026');
  }
  expect(await gelezen('/mijn/plan/antwoord')).toContain('Dit doe je bij Fietspunt.');
  expect(await gelezen('/mijn/route')).toContain('Tot en met 28 februari 2027');
  // What runs stands once, at the place of which he knows.
  expect((await gelezen('/mijn/plan')).match(/Op tijd komen/g)).toHaveLength(1);
  const besluit = (await h.owner.query('select id from besluit where inwoner_id = $1 and bekendgemaakt_op is null', [id]))
    .rows[0];
  expect((await sanne.post(`/dossier/${id}/besluit/${besluit.id}/bekendmaken`, { datum: '22-11-2026' })).status).toBe(303);
  expect(await gelezen('/mijn/plan/antwoord')).toContain('Dit doe je bij Groenwerk.');
  expect(await gelezen('/mijn/plan')).toContain('vanaf 1 december 2026');
  expect(await gelezen('/mijn/route')).toContain('Tot en met 30 november 2026');
  expect((await gelezen('/mijn/plan')).match(/Op tijd komen/g)).toHaveLength(1);
});

test('a place that does not go on after all gives the plan back to the one before it, and nobody waits for its aanbieder', async () => {
  const nieuw = (await h.owner.query('select id, versie from toewijzing where inwoner_id = $1 and id <> $2', [id, plek])).rows[0];
  const uit = await sanne.post(`/dossier/${id}/toewijzingen/${nieuw.id}/wijzigen/verwijderen`, {
    reden: 'bezwaar',
    toelichting: '',
    _versie: String(nieuw.versie),
  });
  expect(uit.status).toBe(303);
  const { rows } = await h.owner.query(
    `select distinct d.toewijzing_id from plandoel p join doel d on d.id = p.doel_id and d.gemeente_id = p.gemeente_id where p.inwoner_id = $1 and d.toewijzing_id is not null`,
    [id],
  );
  expect(rows).toEqual([{ toewijzing_id: plek }]);
  const partijen = await h.owner.query(
    'select a.naam from planpartij p join aanbieder a on a.id = p.aanbieder_id where p.inwoner_id = $1',
    [id],
  );
  expect(partijen.rows).toEqual([{ naam: 'Fietspunt' }]);
  // What was no mistake is not called one.
  const besluit = (await h.owner.query('select id from besluit where inwoner_id = $1 and bekendgemaakt_op is null', [id]))
    .rows[0];
  expect(await gelezen('/mijn/route')).not.toContain('Groenwerk');
  expect((await sanne.post(`/dossier/${id}/besluit/${besluit.id}/bekendmaken`, { datum: '22-11-2026' })).status).toBe(303);
  expect(await gelezen('/mijn/plan/antwoord')).toContain('Dit doe je bij Fietspunt.');
  expect(await gelezen('/mijn/route')).toContain('Tot en met 28 februari 2027');
  const brieven = await gelezen('/mijn/brieven');
  expect(brieven).toContain('De plek bij Groenwerk gaat niet door. Je blijft bij Fietspunt.');
  expect(brieven).not.toContain('vergissing');
});
