import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { maakInwoner } from '../../test/factories.ts';
import { type Bezoeker, type House, openHouse } from '../../test/house.ts';
import { achterElkaar, onbekendeWoorden, vulIn } from '../sjabloon/rules.ts';
import { gefilterd, laatsteVersies } from './rules.ts';
import type { Notitie } from './types.ts';

const maak = (reeks: number, versie: number, tekst: string, soort: Notitie['soort'] = 'notitie'): Notitie => ({
  soort,
  reeks,
  versie,
  tekst,
  reden: '',
  door: 'Sanne',
  doorId: reeks,
  vastgelegdOp: new Date(2026, 10, reeks, versie),
  begonnenOp: new Date(2026, 10, reeks),
});

describe('search and versions', () => {
  const alle = [maak(1, 1, 'oud'), maak(1, 2, 'Gebeld met René over de fiets'), maak(2, 1, 'Fiets', 'werknotitie')];
  test('of each note the latest version, the newest note first', () => {
    expect(laatsteVersies(alle).map(({ reeks, versie }) => [reeks, versie])).toEqual([
      [2, 1],
      [1, 2],
    ]);
  });
  test.each([
    ['RENE fiets', [1]],
    ['fiets', [1, 2]],
    ['oud', []],
    ['%', []],
    ['', [1, 2]],
  ])('%s', (zoek, reeksen) => {
    const gevonden = gefilterd(laatsteVersies(alle), { zoek, soort: undefined, door: undefined });
    expect(gevonden.map(({ reeks }) => reeks).sort()).toEqual(reeksen);
  });
  test('by kind and by writer', () => {
    expect(gefilterd(alle, { zoek: '', soort: 'werknotitie', door: undefined })).toHaveLength(1);
    expect(gefilterd(alle, { zoek: '', soort: undefined, door: 1 })).toHaveLength(2);
  });
});

describe('templates', () => {
  test('only the words of the list are filled in, once', () => {
    expect(vulIn('Dag {voornaam}, {naam} {iets}', { voornaam: '{naam} $& <b>', naam: 'Jan' })).toBe(
      'Dag {naam} $& <b>, Jan {iets}',
    );
    expect(onbekendeWoorden('{voornaam} {bsn} {bsn} {} {__proto__}')).toEqual(['bsn', '', '__proto__']);
    expect(achterElkaar(' ', 'b')).toBe('b');
    expect(achterElkaar('a', 'b')).toBe('a\n\nb');
  });
});

let h: House;
let sanne: Bezoeker;
let murat: Bezoeker;
let jan: Bezoeker;
let inwoner: number;
beforeAll(async () => {
  h = await openHouse();
  sanne = await h.bezoeker({ rol: 'consulent', naam: 'Sanne de Wit' });
  murat = await h.bezoeker({ rol: 'consulent' });
  inwoner = (await maakInwoner(h, { consulentId: sanne.gebruikerId, voornaam: 'Jan', achternaam: 'Hoekstra' })).id;
  jan = await h.bezoeker({ rol: 'inwoner', inwonerId: inwoner });
});
afterAll(() => h.close());

const pad = (deel = '') => `/dossier/${inwoner}/${deel}`;

describe('in the dossier', () => {
  test('who reads stands above the field; a work note never reaches the resident', async () => {
    const open = await sanne.get(pad('notities/nieuw'));
    expect(open.text.indexOf('Jan leest dit ook')).toBeLessThan(open.text.indexOf('<textarea'));
    const werk = await sanne.get(pad('werknotities/nieuw'));
    expect(werk.text.indexOf('AVG artikel 15')).toBeLessThan(werk.text.indexOf('<textarea'));
    expect((await sanne.post(pad('notities/nieuw'), { tekst: '' })).text).toContain('href="#veld-tekst"');
    await sanne.post(pad('notities/nieuw'), { tekst: 'We bellen donderdag.\n\n<b>Om tien uur</b>' });
    await sanne.post(pad('werknotities/nieuw'), { tekst: 'Navraag bij het wijkteam.' });
    const mijn = await jan.get('/mijn/notities');
    expect(mijn.text).toContain('&lt;b&gt;Om tien uur');
    expect(mijn.text).toContain('Sanne de Wit');
    expect(mijn.text).not.toContain('Navraag');
    const tab = await sanne.get(pad('notities'));
    expect(tab.text).toContain('Navraag bij het wijkteam.');
    expect((await sanne.get(pad('notities?zoek=navraag&soort=notitie'))).text).toContain('0 van de 2 notities');
    expect((await murat.get(pad('notities'))).status).toBe(404);
    expect((await murat.post(pad('werknotities/nieuw'), { tekst: 'Van een ander' })).status).toBe(404);
  });

  test('a correction stands above what was written, and two at once see both', async () => {
    const { rows } = await h.owner.query<{ reeks: number }>('select reeks from notitie');
    const naar = pad(`notities/${rows[0]?.reeks}/verbeteren`);
    expect((await sanne.post(naar, { tekst: 'We bellen vrijdag.', _versie: '1' })).text).toContain('Schrijf op waarom');
    const goed = { tekst: 'We bellen vrijdag.', reden: 'Verkeerde dag', _versie: '1' };
    expect((await sanne.post(naar, goed)).status).toBe(303);
    const botst = await sanne.post(naar, { ...goed, tekst: 'We bellen zaterdag.' });
    expect(botst.status).toBe(409);
    for (const tekst of ['vrijdag', 'zaterdag']) expect(botst.text).toContain(tekst);
    expect((await sanne.post(naar, { ...goed, _versie: '2' })).text).toContain('nog dezelfde');
    const mijn = await jan.get('/mijn/notities');
    for (const tekst of ['vrijdag', 'Verkeerde dag', 'donderdag']) expect(mijn.text).toContain(tekst);
    expect((await sanne.get(pad(`notities/${rows[0]?.reeks}`))).text).toContain('Versie 1');
    expect((await h.owner.query('select from notitie')).rowCount).toBe(2);
  });

  test('a template of the teammanager is put in the text without script, and grows by versions', async () => {
    const ineke = await h.bezoeker({ rol: 'teammanager', naam: 'Ineke van Dam' });
    const form = { naam: 'Kennismaking', waarvoor: 'notitie', team: '', tekst: 'Op {datum} gesproken met {voornaam}.' };
    expect((await ineke.post('/sjablonen/nieuw', { ...form, tekst: 'Het bsn is {bsn}.' })).text).toContain(
      '{bsn} vullen we niet in',
    );
    expect((await ineke.post('/sjablonen/nieuw', { ...form, team: '99' })).text).toContain('Dit team bestaat niet meer');
    expect((await ineke.post('/sjablonen/nieuw', form)).status).toBe(303);
    const [{ reeks } = { reeks: 0 }] = (await h.owner.query<{ reeks: number }>('select reeks from sjabloon')).rows;
    const erin = await sanne.post(pad('notities/nieuw'), { tekst: 'Eerst dit.', sjabloon: String(reeks), _stap: 'sjabloon' });
    expect(erin.status).toBe(200);
    expect(erin.text).toContain('Eerst dit.\n\nOp 22 november 2026 gesproken met Jan.</textarea>');
    expect((await h.owner.query('select from notitie')).rowCount).toBe(2);
    await ineke.post(`/sjablonen/${reeks}`, { ...form, naam: 'Kennismaken', _versie: '1', _stap: 'bewaren' });
    expect((await ineke.post(`/sjablonen/${reeks}`, { ...form, naam: 'Anders', _versie: '1', _stap: 'bewaren' })).status).toBe(
      409,
    );
    expect((await sanne.get(pad('notities/nieuw'))).text).toContain('>Kennismaken<');
    await ineke.post(`/sjablonen/${reeks}`, { ...form, _versie: '2', _stap: 'vervallen' });
    expect((await sanne.get(pad('notities/nieuw'))).text).not.toContain('Zet in de tekst');
    expect((await h.owner.query('select from sjabloon')).rowCount).toBe(3);
  });
});
