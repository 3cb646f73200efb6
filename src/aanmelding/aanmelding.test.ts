import { afterAll, beforeAll, expect, test } from 'vitest';
import { maakAanbieder, maakInwoner, testBsn } from '../../test/factories.ts';
import { type Bezoeker, type House, openHouse } from '../../test/house.ts';

let h: House;
let sanne: Bezoeker;
let murat: Bezoeker;

beforeAll(async () => {
  h = await openHouse();
  sanne = await h.bezoeker({ rol: 'consulent', naam: 'Sanne de Wit' });
  murat = await h.bezoeker({ rol: 'consulent', naam: 'Murat Aydın' });
});
afterAll(() => h.close());

const basis = {
  ontvangen_op: '20-11-2026',
  aangemeld_door: 'wijkteam',
  eens: 'ja',
  vraag: 'Ik wil graag iets met fietsen doen.',
  voornaam: 'Zoë',
  voorvoegsel: 'van der',
  achternaam: 'Çelik-Dijk',
  geboortedatum: '1-5-1990',
  straat: 'Kanaalweg',
  huisnummer: '12',
  postcode: '7311ab',
  woonplaats: 'Apeldoorn',
  telefoon: '0612345678',
  email: '',
  contact: 'bellen',
  contact_toelichting: 'na 10.00 uur',
  lezen: 'voorlezen',
  taal: 'Turks',
  uitkering: 'wajong',
  toestemming: 'nog-niet-gevraagd',
};

test('from form to check to dossier: person, benefit and aanmelding stand together, in the list of who registered', async () => {
  const bsn = testBsn(800);
  const leeg = (await sanne.get('/aanmelding')).text;
  expect(leeg).toContain('value="22-11-2026"');
  expect(leeg).toMatch(/name="woonplaats"[^>]*value="Apeldoorn"/);
  // Who emptied a field finds it empty, with what is wrong.
  expect((await sanne.post('/aanmelding', { ...basis, bsn, woonplaats: '', stap: 'controleren' })).text).toMatch(
    /name="woonplaats"[^>]*value=""/,
  );
  const controle = await sanne.post('/aanmelding', { ...basis, bsn: `${bsn.slice(0, 4)} ${bsn.slice(4)}`, stap: 'controleren' });
  expect(controle.status).toBe(200);
  expect(controle.text).toContain('Controleer de aanmelding');
  expect(controle.text).toContain('Zoë van der Çelik-Dijk');
  expect(controle.text).toContain('7311 AB');
  const terug = await sanne.post('/aanmelding', { ...basis, bsn, stap: 'wijzigen' });
  expect(terug.status).toBe(200);
  expect(terug.text).toContain('value="Çelik-Dijk"');
  const sleutel = sanne.sleutel();
  const klaar = await sanne.post('/aanmelding', { ...basis, bsn, stap: 'vastleggen', _sleutel: sleutel });
  expect(klaar.status).toBe(303);
  expect(klaar.location).toMatch(/^\/aanmelding\/\d+\/bevestiging$/);
  // the same form sent twice is one aanmelding
  expect((await sanne.post('/aanmelding', { ...basis, bsn, stap: 'vastleggen', _sleutel: sleutel })).location).toBe(
    klaar.location,
  );
  const rijen = await h.owner.query(
    `select i.consulent_id, i.status, p.zoeknaam, p.bsn_einde, p.postcode, u.soort, u.toestemming, a.ontvangen_op, a.vraag,
            (select count(*)::int from logboek l where l.inwoner_id = i.id and l.handeling = 'aanmelding-vastgelegd') as gelogd
       from inwoner i join inwoner_persoon p on p.inwoner_id = i.id join uitkering u on u.inwoner_id = i.id join aanmelding a on a.inwoner_id = i.id
      where p.bsn_hash = $1`,
    [h.bsn.hash(bsn)],
  );
  expect(rijen.rows).toEqual([
    {
      consulent_id: sanne.gebruikerId,
      status: 'aangemeld',
      zoeknaam: 'celik dijk zoe',
      bsn_einde: bsn.slice(-3),
      postcode: '7311 AB',
      soort: 'wajong',
      toestemming: null,
      ontvangen_op: '2026-11-20',
      vraag: basis.vraag,
      gelogd: 1,
    },
  ]);
  const bevestiging = await sanne.get(klaar.location ?? '');
  expect(bevestiging.text).toContain('4 januari 2027'); // 1 January is a holiday, then a weekend
  expect((await murat.get(klaar.location ?? '')).status).toBe(404);
});

test('every fault at once, in the summary and at the field, with what was typed kept', async () => {
  const fout = await sanne.post('/aanmelding', {
    ...basis,
    bsn: '123456789',
    voornaam: '',
    geboortedatum: '31-02-1990',
    ontvangen_op: '23-11-2026',
    telefoon: '',
    toestemming: '',
    email: 'zoe@',
    stap: 'controleren',
  });
  expect(fout.status).toBe(422);
  for (const tekst of [
    'waarschijnlijk is een cijfer verwisseld',
    'Vul de voornaam in.',
    '“31-02-1990” is geen dag die bestaat',
    'De aanmelding kan niet later zijn dan vandaag',
    'of kies een andere manier van contact',
    'of wie de uitkering betaalt akkoord is',
    'met een apenstaartje',
  ])
    expect(fout.text.split(tekst)).toHaveLength(3);
  expect(fout.text).toContain('value="31-02-1990"');
  const later = await sanne.post('/aanmelding', { ...basis, bsn: testBsn(801), ontvangen_op: '23-11-2026' });
  expect(later.text).toContain('niet later zijn dan vandaag, 22-11-2026');
});

test('a BSN that is known is refused: a link to an own dossier, the name of a colleague otherwise', async () => {
  const eigen = await maakInwoner(h, { consulentId: sanne.gebruikerId, bsn: testBsn(810) });
  const vanMurat = await maakInwoner(h, { consulentId: murat.gebruikerId, bsn: testBsn(811) });
  const een = await sanne.post('/aanmelding', { ...basis, bsn: eigen.bsn });
  expect(een.status).toBe(422);
  expect(een.text).toContain(`href="/dossier/${eigen.id}"`);
  const twee = await sanne.post('/aanmelding', { ...basis, bsn: vanMurat.bsn, stap: 'vastleggen' });
  expect(twee.status).toBe(422);
  expect(twee.text).toContain('bij Murat Aydın');
  expect(twee.text).toContain('Geef de vraag door aan Murat Aydın');
  expect(twee.text).not.toContain(`href="/dossier/${vanMurat.id}"`);
});

test('the same name and birth date warns until it is said to be another person', async () => {
  await maakInwoner(h, { consulentId: murat.gebruikerId, voornaam: 'Anna', achternaam: 'Zeeman', geboortedatum: '1985-03-02' });
  const anna = {
    ...basis,
    voornaam: 'Ánna',
    voorvoegsel: '',
    achternaam: 'ZEEMAN',
    geboortedatum: '02-03-1985',
    bsn: testBsn(820),
  };
  const waarschuwing = await sanne.post('/aanmelding', { ...anna, stap: 'vastleggen' });
  expect(waarschuwing.status).toBe(422);
  expect(waarschuwing.text).toContain('name="anderePersoon"');
  expect((await sanne.post('/aanmelding', { ...anna, anderePersoon: 'ja' })).text).toContain('Ja, dit is iemand anders');
  expect((await sanne.post('/aanmelding', { ...anna, anderePersoon: 'ja', stap: 'vastleggen' })).status).toBe(303);
});

test('two colleagues who register the same person at once make one dossier', async () => {
  const bsn = testBsn(830);
  const antwoorden = await Promise.all(
    [sanne, murat].map((wie) => wie.post('/aanmelding', { ...basis, bsn, stap: 'vastleggen', voornaam: 'Tweeling' })),
  );
  expect(antwoorden.map((een) => een.status).sort()).toEqual([303, 422]);
  const telling = await h.owner.query<{ n: number }>('select count(*)::int as n from inwoner_persoon where bsn_hash = $1', [
    h.bsn.hash(bsn),
  ]);
  expect(telling.rows[0]?.n).toBe(1);
});

test('only a consulent registers', async () => {
  const aanbieder = await h.bezoeker({ rol: 'aanbieder', aanbiederId: await maakAanbieder(h) });
  const manager = await h.bezoeker({ rol: 'teammanager' });
  for (const wie of [aanbieder, manager]) {
    expect((await wie.get('/aanmelding')).status).toBe(403);
    expect((await wie.post('/aanmelding', { ...basis, bsn: testBsn(840), stap: 'vastleggen' })).status).toBe(403);
  }
});
