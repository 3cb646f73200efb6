import { afterAll, beforeAll, expect, test } from 'vitest';
import { maakAanbieder, maakInwoner, maakToewijzing, testBsn } from '../../test/factories.ts';
import { type Bezoeker, type House, openHouse } from '../../test/house.ts';

let h: House;
let sanne: Bezoeker;
let murat: Bezoeker;
let ineke: Bezoeker;
let karin: Bezoeker;
let jan: { id: number; bsn: string };

beforeAll(async () => {
  h = await openHouse();
  sanne = await h.bezoeker({ rol: 'consulent', naam: 'Sanne de Wit' });
  murat = await h.bezoeker({ rol: 'consulent', naam: 'Murat Aydın' });
  ineke = await h.bezoeker({ rol: 'teammanager', naam: 'Ineke van Dam' });
  const aanbiederId = await maakAanbieder(h, { naam: 'Fietspunt Station' });
  karin = await h.bezoeker({ rol: 'aanbieder', aanbiederId });
  jan = await maakInwoner(h, {
    consulentId: sanne.gebruikerId,
    voornaam: 'Jan',
    achternaam: 'Hoekstra',
    trede: 3,
    bsn: testBsn(700),
    uitkering: { soort: 'bijstand', toestemming: null },
  });
  const toewijzing = await maakToewijzing(h, { inwonerId: jan.id, aanbiederId, product: 'wm-ontwikkeling-4', startTrede: 3 });
  const sleutel = [h.gemeenteId, toewijzing.id, jan.id, sanne.gebruikerId, aanbiederId];
  await h.owner.query(
    `insert into voortgang (gemeente_id, toewijzing_id, inwoner_id, consulent_id, aanbieder_id, datum, hoe_gaat_het, tekst, volgende_stap, door)
     values ($1, $2, $3, $4, $5, '2026-11-01', 'goed', 'Jan komt op tijd.', 'Zelf openen', 0)`,
    sleutel,
  );
  await h.owner.query(
    `insert into uren (gemeente_id, toewijzing_id, inwoner_id, consulent_id, aanbieder_id, datum, minuten, status, herkomst, door)
     values ($1, $2, $3, $4, $5, '2026-11-09', 150, 'ingestuurd', 'scherm', 0), ($1, $2, $3, $4, $5, '2026-11-10', 90, 'ingestuurd', 'scherm', 0),
            ($1, $2, $3, $4, $5, '2026-11-16', 600, 'concept', 'scherm', 0)`,
    sleutel,
  );
  await h.owner.query(
    `insert into instemming (gemeente_id, toewijzing_id, inwoner_id, consulent_id, aanbieder_id, onderwerp, akkoord, toelichting)
     values ($1, $2, $3, $4, $5, 'doelen', false, 'Liever in het groen')`,
    sleutel,
  );
});
afterAll(() => h.close());

const logboek = async (inwonerId: number): Promise<string[]> =>
  (
    await h.owner.query<{ regel: string }>(
      `select handeling || ' ' || soort || ' ' || object_id as regel from logboek where inwoner_id = $1 order by id`,
      [inwonerId],
    )
  ).rows.map((rij) => rij.regel);

test('the overview tells the whole story, and that it was opened', async () => {
  const { status, text } = await sanne.get(`/dossier/${jan.id}`);
  expect(status).toBe(200);
  for (const stuk of [
    'Jan Hoekstra',
    'Jan komt op tijd.',
    'niet eens met de doelen',
    'Liever in het groen',
    'Einde van de toewijzing bij Fietspunt Station',
    'Bijdrage leveren',
    'Nog niet gevraagd'.toLowerCase(),
    `/dossier/${jan.id}/ladder/nieuw`,
    `/dossier/${jan.id}/toets`,
  ])
    expect(text).toContain(stuk);
  expect(text).not.toContain(jan.bsn);
  expect(await logboek(jan.id)).toContain(`inzage dossier ${jan.id}`);
});

test('the next step of the chain is the button that stands out', async () => {
  const primair = async (id: number) => /wm-knop--primair" href="([^"]+)"/.exec((await sanne.get(`/dossier/${id}`)).text)?.[1];
  const nieuw = await maakInwoner(h, { consulentId: sanne.gebruikerId });
  expect(await primair(nieuw.id)).toBe(`/dossier/${nieuw.id}/ladder/nieuw`);
  expect(await primair(jan.id)).toBe(`/dossier/${jan.id}/toets`);
});

const TABS = ['', '/ladder', '/toewijzingen', '/uren', '/documenten', '/logboek', '/gegevens'];

test.each(TABS)('tab "%s": own consulent and teammanager read it, for a colleague it does not exist', async (tab) => {
  const pad = `/dossier/${jan.id}${tab}`;
  expect((await sanne.get(pad)).status).toBe(200);
  expect((await ineke.get(pad)).status).toBe(200);
  const voor = (await logboek(jan.id)).length;
  expect((await murat.get(pad)).status).toBe(404);
  expect((await karin.get(pad)).status).toBe(403);
  expect((await sanne.get(`/dossier/999999${tab}`)).status).toBe(404);
  // who may not see it leaves no line that he did
  expect((await logboek(jan.id)).length).toBe(voor);
});

test('a toewijzing without a besluit here can be ended too, by the consulent only', async () => {
  const [, pad = ''] =
    /href="(\/dossier\/\d+\/toewijzingen\/\d+)"/.exec((await sanne.get(`/dossier/${jan.id}/toewijzingen`)).text) ?? [];
  expect((await sanne.get(pad)).text).toContain(`${pad}/beeindigen`);
  expect((await ineke.get(pad)).text).not.toContain(`${pad}/beeindigen`);
});

test('hours are summed per week; what is not sent in does not count', async () => {
  const { text } = await sanne.get(`/dossier/${jan.id}/uren`);
  expect(text).toContain('Week 46 van 2026');
  expect(text).toMatch(/<div>4<\/div>/);
  expect(text).not.toContain('Week 47 van 2026');
});

test('the BSN is masked until it is asked for, and asking is written down', async () => {
  const gegevens = await sanne.get(`/dossier/${jan.id}/gegevens`);
  expect(gegevens.text).toContain(`•••••• ${jan.bsn.slice(-3)}`);
  expect(gegevens.text).not.toContain(jan.bsn);
  const getoond = await sanne.post(`/dossier/${jan.id}/gegevens/bsn`);
  expect(getoond.text).toContain(jan.bsn);
  expect(await logboek(jan.id)).toContain(`inzage bsn ${jan.id}`);
  expect((await murat.post(`/dossier/${jan.id}/gegevens/bsn`)).status).toBe(404);
  expect((await karin.post(`/dossier/${jan.id}/gegevens/bsn`)).status).toBe(403);
});

test('a document is downloaded as PDF by who may open the dossier, and that is written down', async () => {
  const made = await h.owner.query<{ id: number }>(
    `insert into document (gemeente_id, inwoner_id, consulent_id, soort, titel, bestandsnaam, inhoud, sha256)
     values ($1, $2, $3, 'beschikking', 'Beschikking 200001', 'beschikking-200001.pdf', '%PDF-1.7', 'x') returning id`,
    [h.gemeenteId, jan.id, sanne.gebruikerId],
  );
  const id = made.rows[0]?.id;
  const file = await sanne.get(`/dossier/${jan.id}/documenten/${id}`);
  expect(file.headers.get('content-type')).toBe('application/pdf');
  expect(file.text).toContain('%PDF');
  expect(await logboek(jan.id)).toContain(`inzage document ${id}`);
  expect((await murat.get(`/dossier/${jan.id}/documenten/${id}`)).status).toBe(404);
  expect((await sanne.get(`/dossier/${jan.id}/documenten/999999`)).status).toBe(404);
});

const goed = {
  straat: 'Parkweg',
  huisnummer: '5a',
  postcode: '7311ab',
  woonplaats: 'Apeldoorn',
  telefoon: '06 12345678',
  email: '',
  lezen: 'met-hulp',
  taal: 'Nederlands',
  contact: 'bellen',
  contact_toelichting: '',
  uitkering: 'bijstand',
  toestemming: 'ja',
};

test('details: wrong input comes back with what was typed; a colleague gets 404, the teammanager may not', async () => {
  const pad = `/dossier/${jan.id}/gegevens/wijzigen`;
  const fout = await sanne.post(pad, { ...goed, _versie: '1', postcode: '73', straat: 'Zo<maar', telefoon: '' });
  expect(fout.status).toBe(422);
  expect(fout.text).toContain('<title>Fout: ');
  expect(fout.text).toContain('vier cijfers en twee letters');
  expect(fout.text).toContain('Vul een telefoonnummer in, of kies een andere manier');
  expect(fout.text).toContain('Zo&lt;maar');
  expect((await murat.post(pad, { ...goed, _versie: '1' })).status).toBe(404);
  expect((await ineke.post(pad, { ...goed, _versie: '1' })).status).toBe(403);
});

test('details: a change keeps the benefit that was, a second change on the old version shows both', async () => {
  const pad = `/dossier/${jan.id}/gegevens/wijzigen`;
  const formulier = await sanne.get(pad);
  expect(formulier.text).toContain('name="_versie" value="1"');
  expect((await sanne.post(pad, { ...goed, _versie: '1' })).location).toBe(`/dossier/${jan.id}/gegevens?bewaard=ja`);
  const rijen = await h.owner.query<{ toestemming: boolean | null; vervallen: boolean }>(
    'select toestemming, vervallen_op is not null as vervallen from uitkering where inwoner_id = $1 order by id',
    [jan.id],
  );
  expect(rijen.rows).toEqual([
    { toestemming: null, vervallen: true },
    { toestemming: true, vervallen: false },
  ]);
  const botsing = await sanne.post(pad, { ...goed, _versie: '1', straat: 'Dorpsstraat' });
  expect(botsing.status).toBe(409);
  expect(botsing.text).toContain('Dorpsstraat');
  expect(botsing.text).toContain('Parkweg');
  expect(botsing.text).toContain('Sanne de Wit');
  expect(botsing.text).toContain('name="_versie" value="2"');
  // Row by row: what one changed need not undo what the other did. What is the same goes along unseen.
  for (const waarde of ['Dorpsstraat', 'Parkweg']) expect(botsing.text).toContain(`name="straat" value="${waarde}"`);
  expect(botsing.text.match(/name="straat"/g)).toHaveLength(2);
  expect(botsing.text).toContain('type="hidden" name="telefoon"');
  // nothing was lost or written by the refused one
  const nu = await h.owner.query<{ straat: string; versie: number }>(
    'select p.straat, i.versie from inwoner_persoon p join inwoner i on i.id = p.inwoner_id where p.inwoner_id = $1',
    [jan.id],
  );
  expect(nu.rows[0]).toEqual({ straat: 'Parkweg', versie: 2 });
  expect((await sanne.post(pad, { ...goed, _versie: '2', uitkering: 'geen' })).status).toBe(303);
  expect((await sanne.get(`/dossier/${jan.id}/gegevens`)).text).toContain('Geen uitkering');
});
