import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { maakAanbieder, maakInwoner, maakToewijzing } from '../../test/factories.ts';
import { type Bezoeker, type House, openHouse } from '../../test/house.ts';
import { datum } from '../kernel/datum.ts';
import { refreshWerkvoorraad, runWerkvoorraadcontrole } from '../werkvoorraad/index.ts';
import { runOverlegmail } from './jobs.ts';
import { antwoordTot, partijenUit, wachtSinds } from './rules.ts';
import type { Bericht, Partij } from './types.ts';

const b = (van: Partij, dag: number, soort: Bericht['soort'] = 'bericht') => ({
  van,
  soort,
  geschrevenOp: new Date(2026, 10, dag),
});
test.each<[string, ReturnType<typeof b>[], Partij | undefined, number | undefined]>([
  ['nothing was written', [], undefined, undefined],
  ['the first that was not answered', [b('gemeente', 1), b('inwoner', 2), b('aanbieder', 3)], 'inwoner', 2],
  ['answered', [b('inwoner', 2), b('gemeente', 3)], undefined, undefined],
  ['needs no answer', [b('inwoner', 2), b('gemeente', 3, 'klaar')], undefined, undefined],
  ['somebody joined: no answer', [b('inwoner', 2), b('gemeente', 3, 'erbij')], 'inwoner', 2],
])('who waits for the municipality: %s', (_, lijst, van, dag) => {
  const wacht = wachtSinds(lijst);
  expect(wacht?.van).toBe(van);
  expect(wacht?.op.getDate()).toBe(dag);
});
test('so many days for an answer, and who may be named', () => {
  expect(antwoordTot(datum('2026-11-30'), 3)).toEqual(datum('2026-12-03'));
  const mogelijk = [{ id: 4 }];
  expect(partijenUit('inwoner', mogelijk)).toEqual({ metInwoner: true, aanbiederId: null, centrumId: null });
  expect(partijenUit('aanbieder-4', mogelijk)).toEqual({ metInwoner: false, aanbiederId: 4, centrumId: null });
  expect(partijenUit('inwoner-aanbieder-4', mogelijk)).toEqual({ metInwoner: true, aanbiederId: 4, centrumId: null });
  expect(partijenUit('centrum-7', mogelijk, [{ id: 7 }])).toEqual({ metInwoner: false, aanbiederId: null, centrumId: 7 });
  expect(partijenUit('inwoner-centrum-7', mogelijk, [{ id: 7 }])).toEqual({ metInwoner: true, aanbiederId: null, centrumId: 7 });
  // An aanbieder is no centre, and the other way round.
  expect(partijenUit('aanbieder-7', mogelijk, [{ id: 7 }])).toBeUndefined();
  for (const niet of ['', 'centrum-4', 'aanbieder-5', 'gemeente', 'inwoner-4', '__proto__'])
    expect(partijenUit(niet, mogelijk), niet).toBeUndefined();
});

let h: House;
let sanne: Bezoeker;
let murat: Bezoeker;
let jan: Bezoeker;
let karin: Bezoeker;
let bram: Bezoeker;
let inwoner: number;
let plek: number;
let aanbieder: number;
beforeAll(async () => {
  h = await openHouse();
  sanne = await h.bezoeker({ rol: 'consulent', naam: 'Sanne de Wit' });
  murat = await h.bezoeker({ rol: 'consulent', naam: 'Murat' });
  aanbieder = await maakAanbieder(h, { naam: 'Fietspunt' });
  karin = await h.bezoeker({ rol: 'aanbieder', aanbiederId: aanbieder, naam: 'Karin Peters' });
  bram = await h.bezoeker({ rol: 'aanbieder', aanbiederId: await maakAanbieder(h) });
  inwoner = (await maakInwoner(h, { consulentId: sanne.gebruikerId, voornaam: 'Jan', achternaam: 'Hoekstra' })).id;
  jan = await h.bezoeker({ rol: 'inwoner', inwonerId: inwoner, naam: 'Jan Hoekstra' });
  plek = (await maakToewijzing(h, { inwonerId: inwoner, aanbiederId: aanbieder })).id;
  await h.owner.query("update gebruiker set email = 'sanne@gemeente.example' where id = $1", [sanne.gebruikerId]);
  await h.owner.query("update gebruiker set email = 'karin@fiets.example' where id = $1", [karin.gebruikerId]);
  await h.owner.query("update inwoner_persoon set email = 'jan@voorbeeld.example' where inwoner_id = $1", [inwoner]);
});
afterAll(() => h.close());

const laatste = async (): Promise<{ id: number; overleg_id: number }> =>
  (await h.owner.query<{ id: number; overleg_id: number }>('select id, overleg_id from overlegbericht order by id desc limit 1'))
    .rows[0] ?? {
    id: 0,
    overleg_id: 0,
  };
const mailOver = async (): Promise<{ adres: string; tekst: string }[]> => {
  await h.owner.query('delete from mail');
  const { id } = await laatste();
  await runOverlegmail(
    { owner: h.owner, beleid: h.beleid, baseUrl: 'https://werktmee.example', vandaag: h.vandaag },
    { gemeenteId: h.gemeenteId, gebruikerId: sanne.gebruikerId, id },
  );
  return (await h.owner.query<{ adres: string; tekst: string }>('select adres, inhoud::text as tekst from mail order by adres'))
    .rows;
};

describe('a thread', () => {
  test('the resident writes, the municipality owes an answer, and reads it', async () => {
    expect((await jan.post('/mijn/berichten/nieuw', { onderwerp: '', tekst: '' })).text).toContain('href="#veld-onderwerp"');
    const uit = await jan.post('/mijn/berichten/nieuw', {
      onderwerp: 'Mijn fiets',
      tekst: 'Mijn fiets is stuk.\n<b>Wat nu?</b>',
    });
    const mails = await mailOver();
    expect(mails.map(({ adres }) => adres)).toEqual(['sanne@gemeente.example']);
    for (const niet of ['Jan', 'Hoekstra', 'fiets', 'stuk']) expect(mails[0]?.tekst).not.toContain(niet);
    const { overleg_id: id } = await laatste();
    expect(mails[0]?.tekst).toContain(`https://werktmee.example/dossier/${inwoner}/berichten/${id}`);
    expect((await sanne.get('/berichten')).text).toContain('1 nieuw bericht');
    const bij = await sanne.get(`/dossier/${inwoner}/berichten/${id}`);
    expect(bij.text).toContain('Antwoord uiterlijk op');
    expect(bij.text).toContain('&lt;b&gt;Wat nu?');
    expect(bij.text.indexOf('Wie leest dit?')).toBeLessThan(bij.text.indexOf('<textarea'));
    expect((await sanne.get('/berichten')).text).not.toContain('nieuw bericht');
    expect((await jan.get(uit.location ?? '')).text).toContain('Gelezen door de gemeente (Sanne de Wit)');
    expect((await murat.get(`/dossier/${inwoner}/berichten/${id}`)).status).toBe(404);
    expect((await karin.get(`/toewijzingen/${plek}/berichten/${id}`)).status).toBe(404);
    const leeg = await sanne.post(`/dossier/${inwoner}/berichten/${id}`, { _stap: 'sturen', tekst: '' });
    expect(leeg.status).toBe(422);
    expect((await sanne.post(`/dossier/${inwoner}/berichten/${id}`, { _stap: 'klaar', tekst: '' })).status).toBe(303);
    expect((await jan.get(uit.location ?? '')).text).toContain('Er komt geen antwoord op');
    expect((await sanne.post(`/dossier/${inwoner}/berichten/${id}`, { _stap: 'klaar', tekst: '' })).status).toBe(422);
  });

  test('who joins reads from then on; what stood there stays between those who were there', async () => {
    const { overleg_id: id } = await laatste();
    const erbij = `/dossier/${inwoner}/berichten/${id}/erbij`;
    const vraag = await sanne.get(erbij);
    expect(vraag.text).toContain('Wat er al staat blijft tussen');
    expect((await sanne.post(erbij, { wie: '', _versie: '1' })).status).toBe(422);
    expect((await sanne.post(erbij, { wie: `aanbieder-${aanbieder}`, _versie: '9' })).text).toContain(
      'Een collega haalde er net iemand bij',
    );
    expect((await sanne.post(erbij, { wie: `aanbieder-${aanbieder}`, _versie: '1' })).status).toBe(303);
    await sanne.post(`/dossier/${inwoner}/berichten/${id}`, { _stap: 'sturen', tekst: 'Karin, kun jij helpen?' });
    expect((await mailOver()).map(({ adres }) => adres)).toEqual(['jan@voorbeeld.example', 'karin@fiets.example']);
    const bij = await karin.get(`/toewijzingen/${plek}/berichten/${id}`);
    expect(bij.text).toContain('Fietspunt leest vanaf nu mee.');
    expect(bij.text).toContain('Karin, kun jij helpen?');
    expect(bij.text).not.toContain('is stuk');
    expect((await bram.get(`/toewijzingen/${plek}/berichten/${id}`)).status).toBe(404);
    // Jan was told and has not read: a second message is no second mail.
    await sanne.post(`/dossier/${inwoner}/berichten/${id}`, { _stap: 'sturen', tekst: 'En nog iets.' });
    expect((await mailOver()).map(({ adres }) => adres)).toEqual(['karin@fiets.example']);
    expect((await karin.get('/toewijzingen/berichten')).text).toContain('1 nieuw bericht');
    // The page of the hours asks for the number afterwards.
    const uren = await karin.get('/uren');
    const begin = uren.location ? (await karin.get(uren.location)).text : uren.text;
    expect(begin).toContain('data-wm-ongelezen="/toewijzingen/berichten/aantal"');
    expect((await karin.get('/toewijzingen/berichten/aantal')).text).toBe('1');
    expect((await sanne.get('/toewijzingen/berichten/aantal')).status).toBe(403);
  });

  test('mail can be stopped, each for himself', async () => {
    await karin.get(`/toewijzingen/${plek}/berichten/${(await laatste()).overleg_id}`);
    expect((await karin.get('/berichten/mail')).location).toBe('/herinneringen');
    expect((await karin.post('/herinneringen', {})).location).toBe('/herinneringen?bewaard=ja');
    const { overleg_id: id } = await laatste();
    await jan.get(`/mijn/berichten/${id}`);
    await sanne.post(`/dossier/${inwoner}/berichten/${id}`, { _stap: 'sturen', tekst: 'Tot morgen.' });
    expect((await mailOver()).map(({ adres }) => adres)).toEqual(['jan@voorbeeld.example']);
    await jan.post('/mijn/herinneringen', {});
    expect(await mailOver()).toEqual([]);
    await karin.post('/herinneringen', { mail: ['overleg'] });
    expect((await mailOver()).map(({ adres }) => adres)).toEqual(['karin@fiets.example']);
  });

  test('an aanbieder begins one without the resident; after its place it reads and writes no longer', async () => {
    const uit = await karin.post(`/toewijzingen/${plek}/berichten/nieuw`, { onderwerp: 'Verzuim', tekst: 'Hij was er niet.' });
    expect(uit.status).toBe(303);
    const { overleg_id: id } = await laatste();
    expect((await jan.get(`/mijn/berichten/${id}`)).status).toBe(404);
    expect((await sanne.get(`/dossier/${inwoner}/berichten/${id}`)).text).toContain('Karin Peters, Fietspunt');
    await h.owner.query("update toewijzing set status = 'beeindigd', beeindigd_op = '2026-11-20' where id = $1", [plek]);
    const dicht = await karin.get(`/toewijzingen/${plek}/berichten/${id}`);
    expect(dicht.text).toContain('Hij was er niet.');
    expect(dicht.text).not.toContain('<textarea');
    expect((await karin.post(`/toewijzingen/${plek}/berichten/${id}`, { tekst: 'Nog iets' })).text).toContain(
      'niet meer schrijven',
    );
    expect((await karin.post(`/toewijzingen/${plek}/berichten/nieuw`, { onderwerp: 'Ja', tekst: 'Toch' })).status).toBe(422);
    expect((await laatste()).overleg_id).toBe(id);
  });

  test('what waits for an answer is a step with its day; the nightly check finds it when it stands in no queue', async () => {
    const wacht = { pool: h.pool, beleid: h.beleid, vandaag: h.vandaag };
    const id = (await h.owner.query<{ id: number }>("select id from overleg where onderwerp = 'Verzuim'")).rows[0]?.id;
    await h.owner.query('update overlegbericht set gelezen_gemeente_op = null where overleg_id = $1', [id]);
    const gevonden = async () =>
      (
        await h.owner.query<{ inwoner_id: number }>(
          "select inwoner_id from werkvoorraadbevinding where soort = 'wacht-zonder-stap' and opgelost_op is null",
        )
      ).rows.map((rij) => rij.inwoner_id);
    await runWerkvoorraadcontrole(wacht);
    expect(await gevonden()).toEqual([inwoner]);
    await refreshWerkvoorraad(wacht);
    const { rows } = await h.owner.query("select tekst from werkvoorraad where soort = 'bericht-beantwoorden'");
    expect(rows).toEqual([{ tekst: 'Bericht beantwoorden van Fietspunt' }]);
    await runWerkvoorraadcontrole(wacht);
    expect(await gevonden()).toEqual([]);
  });
});
