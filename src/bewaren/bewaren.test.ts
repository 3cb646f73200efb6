import { afterAll, beforeAll, expect, test } from 'vitest';
import { maakInwoner } from '../../test/factories.ts';
import { type Bezoeker, type House, openHouse } from '../../test/house.ts';

let h: House;
let sanne: Bezoeker;
let ineke: Bezoeker;
let jan: Bezoeker;
let inwoner: number;
beforeAll(async () => {
  h = await openHouse();
  sanne = await h.bezoeker({ rol: 'consulent', naam: 'Sanne de Wit' });
  ineke = await h.bezoeker({ rol: 'teammanager', naam: 'Ineke van Dam' });
  inwoner = (
    await maakInwoner(h, { consulentId: sanne.gebruikerId, voornaam: 'Jan', achternaam: 'Hoekstra', status: 'in-onderzoek' })
  ).id;
  jan = await h.bezoeker({ rol: 'inwoner', inwonerId: inwoner });
});
afterAll(() => h.close());

const pad = () => `/dossier/${inwoner}/bewaren`;
const waarde = async (wie: Bezoeker, adres: string, deel: string, naam: string): Promise<string> =>
  new RegExp(`action="${deel}".*?name="${naam}" value="([^"]*)"`, 's').exec((await wie.get(adres)).text)?.[1] ?? '';
/** The list itself, without what others changed. */
const lijst = async () => (await sanne.get('/werkvoorraad?tab=nu')).text.split('Gewijzigd sinds gisteren</h2>')[0] ?? '';
const stap = async (wie: Bezoeker, tekst: string) => (await wie.get('/werkvoorraad?tab=nu')).text.includes(tekst);
const VRAAGT = 'Antwoord geven: de inwoner vraagt om het dossier te vernietigen';

test('Wmo 2015 art. 5.3.5: a request stands in the werkvoorraad until it is answered; no has a ground, and a letter', async () => {
  expect((await jan.post('/mijn/bewaren/vernietigen', { toelichting: 'Ik wil dit niet meer.' })).status).toBe(303);
  expect(await stap(sanne, VRAAGT)).toBe(true);
  const antwoord = async (velden: Record<string, string>) =>
    sanne.post(`${pad()}/verzoek`, {
      verzoek: await waarde(sanne, pad(), `${pad()}/verzoek`, 'verzoek'),
      _versie: await waarde(sanne, pad(), `${pad()}/verzoek`, '_versie'),
      ...velden,
    });
  expect((await antwoord({ antwoord: 'toewijzen' })).text).toContain('Vernietigen kan nu niet');
  expect((await antwoord({ antwoord: 'weigeren', uitleg: 'Je krijgt nog hulp.' })).text).toContain('Kies waarom het niet kan.');
  expect((await antwoord({ antwoord: 'weigeren', gronden: 'ondersteuning-loopt', uitleg: 'Nee' })).text).toContain(
    'Leg aan de inwoner uit',
  );
  expect((await jan.get('/mijn/brieven')).text).not.toContain('We gooien je gegevens niet weg');
  const nee = await antwoord({ antwoord: 'weigeren', gronden: 'ondersteuning-loopt', uitleg: 'Eerst maken we je onderzoek af.' });
  expect(nee.location).toBe(`${pad()}?gedaan=geantwoord`);
  expect(await stap(sanne, VRAAGT)).toBe(false);
  expect((await jan.get('/mijn/brieven')).text).toContain('We gooien je gegevens niet weg');
  expect((await jan.get('/mijn/bewaren')).text).toContain('Eerst maken we je onderzoek af.');
});

test('closing asks why, takes the dossier out of the werkvoorraad, and opening it again brings it back', async () => {
  expect((await sanne.post(`${pad()}/sluiten`, { reden: '' })).text).toContain('Kies waarom je het dossier sluit.');
  expect((await sanne.post(`${pad()}/sluiten`, { reden: 'anders' })).text).toContain('Schrijf op waarom je het dossier sluit.');
  expect((await sanne.post(`${pad()}/sluiten`, { reden: 'anders', toelichting: 'Gaat zelf verder.' })).status).toBe(303);
  expect(await lijst()).not.toContain('Hoekstra');
  const _versie = await waarde(sanne, pad(), `${pad()}/heropenen`, '_versie');
  expect((await sanne.post(`${pad()}/heropenen`, { _versie, heropenreden: '' })).text).toContain(
    'Schrijf op waarom je het dossier weer opent.',
  );
  expect((await sanne.post(`${pad()}/heropenen`, { _versie, heropenreden: 'Hij komt terug.' })).status).toBe(303);
  expect(await lijst()).toContain('Hoekstra');
  expect((await sanne.post(`${pad()}/heropenen`, { _versie, heropenreden: 'Nog eens.' })).status).toBe(409);
});

test('art. 5.3.4: after the term it is put before a second person, who is not the first; each waits in the right queue', async () => {
  await sanne.post(`${pad()}/sluiten`, { reden: 'anders', toelichting: 'Klaar.' });
  expect((await sanne.post(`${pad()}/voorleggen`, {})).status).toBe(422);
  await h.owner.query("update dossiersluiting set bewaren_tot = '2026-11-21' where inwoner_id = $1 and heropend_op is null", [
    inwoner,
  ]);
  expect(await stap(sanne, 'Dossier voorleggen om te vernietigen: de bewaartermijn is voorbij')).toBe(true);
  const voorgelegd = await sanne.post(`${pad()}/voorleggen`, {});
  expect(voorgelegd.location).toMatch(/^\/vernietigen\/\d+$/);
  expect(await stap(ineke, 'Beslissen of dit dossier vernietigd mag worden')).toBe(true);
  expect(await stap(sanne, 'Dossier voorleggen om te vernietigen')).toBe(false);
});
