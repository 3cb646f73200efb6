import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { maakAanbieder, maakInwoner, maakMandaat, maakToewijzing } from '../../test/factories.ts';
import { type Answer, type Bezoeker, type House, openHouse } from '../../test/house.ts';

let h: House;
let sanne: Bezoeker;
let murat: Bezoeker;
let karin: Bezoeker;
let bram: Bezoeker;
let wiel: number;
let ronde: number;
beforeAll(async () => {
  h = await openHouse();
  sanne = await h.bezoeker({ rol: 'consulent', naam: 'Sanne de Wit', functie: 'trajectregisseur' });
  await maakMandaat(h, 'trajectregisseur');
  murat = await h.bezoeker({ rol: 'consulent', naam: 'Murat Aydın', functie: 'activeringscoach' });
  wiel = await maakAanbieder(h, { naam: 'Fietswerkplaats Het Wiel' });
  ronde = await maakAanbieder(h, { naam: 'De Tweede Ronde' });
  karin = await h.bezoeker({ rol: 'aanbieder', naam: 'Karin Peters', aanbiederId: wiel });
  bram = await h.bezoeker({ rol: 'aanbieder', naam: 'Bram Kok', aanbiederId: ronde });
});
afterAll(() => h.close());

const maak = async (o: Partial<Parameters<typeof maakToewijzing>[1]> & { achternaam?: string } = {}) => {
  const { achternaam, ...rest } = o;
  const { id } = await maakInwoner(h, {
    consulentId: sanne.gebruikerId,
    trede: 3,
    uitkering: { soort: 'wajong', toestemming: true },
    ...(achternaam === undefined ? {} : { achternaam }),
  });
  const t = await maakToewijzing(h, {
    inwonerId: id,
    aanbiederId: wiel,
    status: 'toegewezen',
    van: '2026-11-02',
    tot: '2027-04-30',
    ...rest,
  });
  return { inwonerId: id, ...t };
};
const rij = async (id: number) => (await h.owner.query('select * from toewijzing where id = $1', [id])).rows[0];
const fouten = (a: Answer) =>
  [...a.text.matchAll(/class="wm-samenvatting"[\s\S]*?<\/ul>/g)].map((m) => m[0].replace(/<[^>]+>/g, ' ')).join(' ');
const versie = '1';

describe('de aanbieder', () => {
  test('ziet alleen de eigen toewijzingen, en van de inwoner wat nodig is en niet meer', async () => {
    const eigen = await maak({ achternaam: 'Eigenhuis' });
    const ander = await maak({ achternaam: 'Vreemdeling', aanbiederId: ronde });
    const lijst = await karin.get('/toewijzingen?stand=nieuw');
    expect(lijst.status).toBe(200);
    expect(lijst.text).toContain('Eigenhuis');
    expect(lijst.text).not.toContain('Vreemdeling');
    const pagina = await karin.get(`/toewijzingen/${eigen.id}`);
    for (const deel of [
      'Eigenhuis',
      '0612345678',
      'Nog niet bekend',
      'Sanne de Wit',
      'Werkt mee op trede 3',
      'met veel sturing',
      '12 uur per week',
    ])
      expect(pagina.text).toContain(deel);
    expect(pagina.text).not.toMatch(/Kanaalweg|wajong|7311/i);
    for (const deel of ['', '/accepteren', '/weigeren', '/starten', '/geaccepteerd', '/geweigerd', '/gestart'])
      expect((await karin.get(`/toewijzingen/${ander.id}${deel}`)).status).toBe(404);
    for (const [deel, velden] of [
      ['accepteren', { start: '01-12-2026' }],
      ['weigeren', { reden: 'Vol' }],
      ['starten', { start: '22-11-2026', werkplek: 'a', begeleider: 'b' }],
    ] as const)
      expect((await karin.post(`/toewijzingen/${ander.id}/${deel}`, { ...velden, _versie: versie })).status).toBe(404);
    expect((await rij(ander.id)).status).toBe('toegewezen');
    const log = await h.owner.query(
      "select * from logboek where handeling = 'inzage' and inwoner_id = $1 and rol = 'aanbieder'",
      [eigen.inwonerId],
    );
    expect(log.rowCount).toBe(1);
  });

  test('AP9: elk van twee aanbieders ziet zijn eigen deel van dezelfde inwoner', async () => {
    const werkplek = await maak({ achternaam: 'Tweespan' });
    const naar4 = await maakToewijzing(h, {
      inwonerId: werkplek.inwonerId,
      aanbiederId: ronde,
      product: 'wm-ontwikkeling-4',
      status: 'toegewezen',
    });
    expect((await karin.get(`/toewijzingen/${naar4.id}`)).status).toBe(404);
    expect((await bram.get(`/toewijzingen/${werkplek.id}`)).status).toBe(404);
    const pagina = await bram.get(`/toewijzingen/${naar4.id}`);
    expect(pagina.text).toContain('trede 4: onbetaald werk');
    expect(pagina.text).not.toContain('12 uur per week');
  });

  test('accepteert met een verwachte start, meldt de start met werkplek en begeleider', async () => {
    const t = await maak({ achternaam: 'Heleweg' });
    const buiten = await karin.post(`/toewijzingen/${t.id}/accepteren`, { start: '01-05-2027', _versie: versie });
    expect(buiten.status).toBe(422);
    expect(fouten(buiten)).toContain('2 november 2026 tot en met 30 april 2027');
    expect(buiten.text).toContain('value="01-05-2027"');
    expect(fouten(await karin.post(`/toewijzingen/${t.id}/accepteren`, { start: 'straks', _versie: versie }))).toContain(
      '“straks” is geen datum',
    );
    const uit = await karin.post(`/toewijzingen/${t.id}/accepteren`, { start: '22-11-2026', _versie: versie });
    expect(uit.location).toBe(`/toewijzingen/${t.id}/geaccepteerd`);
    expect((await karin.get(uit.location ?? '')).text).toContain('De toewijzing is geaccepteerd');
    expect(await rij(t.id)).toMatchObject({
      status: 'geaccepteerd',
      geaccepteerd_op: '2026-11-22',
      verwachte_start: '2026-11-22',
      versie: 2,
    });

    const leeg = await karin.post(`/toewijzingen/${t.id}/starten`, { start: '', werkplek: '', begeleider: '', _versie: '2' });
    expect(leeg.status).toBe(422);
    expect(fouten(leeg)).toMatch(/op welke dag[\s\S]*waar de inwoner werkt[\s\S]*wie de inwoner begeleidt/);
    const start = { werkplek: 'Fietsenwerkplaats', begeleider: 'Kees' };
    expect(fouten(await karin.post(`/toewijzingen/${t.id}/starten`, { ...start, start: '23-11-2026', _versie: '2' }))).toContain(
      'ligt in de toekomst',
    );
    expect(fouten(await karin.post(`/toewijzingen/${t.id}/starten`, { ...start, start: '01-11-2026', _versie: '2' }))).toContain(
      'Kies een dag in die periode',
    );
    const gestart = await karin.post(`/toewijzingen/${t.id}/starten`, { ...start, start: '22-11-2026', _versie: '2' });
    expect(gestart.location).toBe(`/toewijzingen/${t.id}/gestart`);
    expect(await rij(t.id)).toMatchObject({ status: 'gestart', gestart_op: '2026-11-22' });
    const plaatsing = await h.owner.query('select * from plaatsing where toewijzing_id = $1', [t.id]);
    expect(plaatsing.rows[0]).toMatchObject({
      werkplek: 'Fietsenwerkplaats',
      begeleider: 'Kees',
      periode: '[2026-11-22,2027-05-01)',
    });
    const pagina = await karin.get(`/toewijzingen/${t.id}`);
    expect(pagina.text).toContain(`/toewijzingen/${t.id}/voortgang/nieuw`);
    expect(pagina.text).toContain('/uren/2026-W47');
    const log = await h.owner.query(
      "select gemeente_id, handeling from logboek where object_id = $1 and handeling like 'toewijzing-%' order by id",
      [String(t.id)],
    );
    expect(log.rows).toEqual([
      { gemeente_id: h.gemeenteId, handeling: 'toewijzing-geaccepteerd' },
      { gemeente_id: h.gemeenteId, handeling: 'toewijzing-gestart' },
    ]);
  });

  test('weigert met een reden, en dan is hij weg uit nieuw', async () => {
    const t = await maak({ achternaam: 'Terugweg' });
    const leeg = await karin.post(`/toewijzingen/${t.id}/weigeren`, { reden: '', _versie: versie });
    expect(fouten(leeg)).toContain('Schrijf op waarom je weigert.');
    const uit = await karin.post(`/toewijzingen/${t.id}/weigeren`, { reden: 'Er is geen plek tot februari.', _versie: versie });
    expect(uit.location).toBe(`/toewijzingen/${t.id}/geweigerd`);
    expect(await rij(t.id)).toMatchObject({ status: 'geweigerd', reden: 'Er is geen plek tot februari.' });
    expect((await karin.get('/toewijzingen?stand=nieuw')).text).not.toContain('Terugweg');
    expect((await karin.get('/toewijzingen?stand=geweigerd')).text).toContain('Terugweg');
  });

  test('wie te laat komt, ziet wat er nu staat: accepteren na weigeren, starten zonder accepteren', async () => {
    const t = await maak();
    await karin.post(`/toewijzingen/${t.id}/weigeren`, { reden: 'Vol', _versie: versie });
    const laat = await karin.post(`/toewijzingen/${t.id}/accepteren`, { start: '01-12-2026', _versie: versie });
    expect(laat.status).toBe(409);
    expect(laat.text).toContain('Geweigerd');
    expect((await rij(t.id)).status).toBe('geweigerd');
    expect((await karin.get(`/toewijzingen/${t.id}/accepteren`)).location).toBe(`/toewijzingen/${t.id}`);
    const nieuw = await maak();
    const start = await karin.post(`/toewijzingen/${nieuw.id}/starten`, {
      start: '22-11-2026',
      werkplek: 'a',
      begeleider: 'b',
      _versie: versie,
    });
    expect(start.status).toBe(409);
    expect((await rij(nieuw.id)).status).toBe('toegewezen');
    expect((await karin.get(`/toewijzingen/${nieuw.id}/gestart`)).location).toBe(`/toewijzingen/${nieuw.id}`);
  });

  test('tellers zijn links, en wat over zijn laatste dag is, is geëindigd', async () => {
    const ander = await maakAanbieder(h, { naam: 'Tellers' });
    const wie = await h.bezoeker({ rol: 'aanbieder', aanbiederId: ander });
    await maak({ aanbiederId: ander, status: 'gestart', achternaam: 'Lopend' });
    await maak({ aanbiederId: ander, status: 'gestart', van: '2026-05-01', tot: '2026-11-21', achternaam: 'Voorbij' });
    await maak({ aanbiederId: ander, status: 'gestart', van: '2026-05-01', tot: '2026-11-22', achternaam: 'Vandaaglaatst' });
    const begin = await wie.get('/toewijzingen');
    expect(begin.text).toContain('Lopend');
    expect(begin.text).toContain('Vandaaglaatst');
    expect(begin.text).not.toContain('Voorbij');
    expect(begin.text).toMatch(/href="\/toewijzingen\?stand=geeindigd"[^>]*><strong>1<\/strong>/);
    expect((await wie.get('/toewijzingen?stand=geeindigd')).text).toContain('Voorbij');
    expect((await wie.get('/toewijzingen?stand=onzin')).status).toBe(200);
  });

  test('retour: zegt tot wanneer, en wanneer het te laat is', async () => {
    const t = await maak();
    await h.owner.query("update toewijzing set toegewezen_op = '2026-11-20' where id = $1", [t.id]);
    expect((await karin.get(`/toewijzingen/${t.id}`)).text).toContain('Antwoord uiterlijk 25 november 2026');
    await h.owner.query("update toewijzing set toegewezen_op = '2026-11-16' where id = $1", [t.id]);
    expect((await karin.get(`/toewijzingen/${t.id}`)).text).toContain('Antwoord had er moeten zijn op 19 november 2026');
  });
});

describe('eerder beëindigen door de consulent', () => {
  test('legt de laatste dag en de reden vast; de looptijd blijft', async () => {
    const t = await maak({ status: 'gestart' });
    const pad = `/dossier/${t.inwonerId}/toewijzingen/${t.id}/beeindigen`;
    expect((await sanne.get(pad)).status).toBe(200);
    const vorm = { einde: '20-11-2026', reden: 'verhuizing', toelichting: 'Naar Deventer', _versie: versie };
    expect(fouten(await sanne.post(pad, { ...vorm, einde: '01-05-2027' }))).toContain('Kies een dag tot en met 30 april 2027');
    expect(fouten(await sanne.post(pad, { ...vorm, einde: '01-11-2026' }))).toContain(
      'De toewijzing is gestart op 2 november 2026',
    );
    expect(fouten(await sanne.post(pad, { ...vorm, reden: '' }))).toContain('Kies waarom de toewijzing eindigt.');
    expect(fouten(await sanne.post(pad, { ...vorm, reden: 'anders', toelichting: '' }))).toContain(
      'Schrijf op waarom, of kies een andere reden.',
    );
    const uit = await sanne.post(pad, vorm);
    expect(uit.location).toBe(`/dossier/${t.inwonerId}/toewijzingen/${t.id}/beeindigd`);
    expect(await rij(t.id)).toMatchObject({
      status: 'beeindigd',
      beeindigd_op: '2026-11-20',
      reden: 'Verhuizing: Naar Deventer',
      looptijd: '[2026-11-02,2027-05-01)',
    });
    // As at a suspension: the aanbieder reads the day, not the reason.
    const bijAanbieder = (await karin.get(`/toewijzingen/${t.id}`)).text;
    expect(bijAanbieder).toContain('Beëindigd op 20 november 2026');
    expect(bijAanbieder).not.toMatch(/Verhuizing|Deventer/);
    // The terms say the last day that holds now, and no longer that it may be prolonged.
    expect(bijAanbieder).toContain('Zonder dat besluit: 30 april 2027');
    expect(bijAanbieder).not.toContain('Verlengen volgens de regeling');
    expect((await sanne.post(pad, vorm)).status).toBe(409);
  });

  test('niet door een collega, en niet met de toewijzing van een andere inwoner', async () => {
    const t = await maak({ status: 'gestart' });
    const ander = await maak({ status: 'gestart' });
    const vorm = { einde: '20-11-2026', reden: 'ziekte', _versie: versie };
    expect((await murat.get(`/dossier/${t.inwonerId}/toewijzingen/${t.id}/beeindigen`)).status).toBe(404);
    expect((await murat.post(`/dossier/${t.inwonerId}/toewijzingen/${t.id}/beeindigen`, vorm)).status).toBe(404);
    expect((await sanne.post(`/dossier/${t.inwonerId}/toewijzingen/${ander.id}/beeindigen`, vorm)).status).toBe(404);
    expect((await rij(t.id)).status).toBe('gestart');
  });
});
