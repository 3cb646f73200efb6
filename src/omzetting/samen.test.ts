import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ConceptHuis, maakConceptHuis, tekst } from '../../test/besluitconcept.ts';
import { maakAanbieder, maakContract, maakInwoner, maakToewijzing } from '../../test/factories.ts';
import type { House } from '../../test/house.ts';
import { prepareQueue } from '../platform/jobs.ts';
import { runOmzetting } from './jobs.ts';

let h: House;
let huis: ConceptHuis;
beforeAll(async () => {
  huis = await maakConceptHuis();
  h = huis.h;
  const client = await h.owner.connect();
  await prepareQueue(client);
  await client.query('select pgboss.create_queue(\'omzetting\', \'{"policy":"standard"}\'::jsonb)');
  client.release();
});
afterAll(() => h?.close());

test('AP16: what is taken together with somebody is not taken for many at once: a concept for the consulent, whoever accepted the row', async () => {
  for (const { regeling } of h.beleid.regelingen(h.gemeenteId))
    for (const { besluit } of regeling.producten)
      if (besluit) Object.assign(besluit, { samenMet: ['inwoner'], samenBij: { waarde: ['wijziging'], bron: 'keuze' } });
  const stopt = await maakAanbieder(h, { naam: 'Fietspunt' });
  await maakContract(h, stopt);
  const plekken: { id: number }[] = [];
  for (const consulent of [huis.sanne, huis.murat]) {
    const { id } = await maakInwoner(h, { consulentId: consulent.gebruikerId });
    await maakToewijzing(h, { inwonerId: id, aanbiederId: stopt, van: '2026-09-01', tot: '2027-02-28' });
    plekken.push({ id });
  }
  const [eigen, ander] = plekken;
  const rijen = async () =>
    (
      await h.owner.query(
        'select t.id, t.aanbieder_id, upper(t.looptijd) - 1 as tot from toewijzing t where t.inwoner_id = any($1::int[]) order by t.id',
        [plekken.map(({ id }) => id)],
      )
    ).rows;
  const voor = await rijen();
  const begonnen = await huis.ineke.post('/omzettingen/nieuw', {
    soort: 'aanbieder-stopt',
    aanbieder: String(stopt),
    dag: '31-12-2026',
    reden: 'Fietspunt stopt.',
    nagaanTot: '06-12-2026',
  });
  const pad = begonnen.location ?? '';
  const nummer = Number(pad.split('/').at(-1));
  const werk = () =>
    runOmzetting(
      { pool: h.pool, beleid: h.beleid, vandaag: h.vandaag },
      { gemeenteId: h.gemeenteId, gebruikerId: huis.ineke.gebruikerId, id: nummer },
    );
  await werk();
  const toewijzing = async (inwoner: number | undefined): Promise<string> =>
    String((await h.owner.query('select id from toewijzing where inwoner_id = $1', [inwoner])).rows[0].id);
  const akkoord = async (wie: typeof huis.sanne, inwoner: number | undefined) => {
    const uit = await wie.post(`${pad}/nagaan`, { doe: 'akkoord', regel: await toewijzing(inwoner) });
    expect(uit.status).toBe(303);
  };
  await akkoord(huis.sanne, eigen?.id);
  await akkoord(huis.ineke, ander?.id);
  const { rows } = await h.owner.query('select versie from omzetting where id = $1', [nummer]);
  expect((await huis.ineke.post(pad, { doe: 'uitvoeren', _versie: String(rows[0].versie) })).status).toBe(303);
  await werk();
  expect((await h.owner.query('select uitkomst from omzettingregel where omzetting_id = $1', [nummer])).rows).toEqual([
    { uitkomst: 'bespreken' },
    { uitkomst: 'bespreken' },
  ]);
  expect(tekst(await huis.ineke.get(pad))).toContain('Dit besluit neem je samen met de inwoner');
  // Nothing changed yet; the concept is in the dossier of each, with all that was chosen.
  expect(await rijen()).toEqual(voor);
  for (const [wie, inwoner, door] of [
    [huis.sanne, eigen?.id, huis.sanne.gebruikerId],
    [huis.murat, ander?.id, huis.ineke.gebruikerId],
  ] as const) {
    const { id, ...concept } = (
      await h.owner.query('select id, soort, status, door from besluitconcept where inwoner_id = $1', [inwoner])
    ).rows[0];
    expect(concept).toEqual({ soort: 'wijziging', status: 'concept', door });
    const adres = `/dossier/${inwoner}/besluit/concept/${id}`;
    const blad = tekst(await wie.get(adres));
    expect(blad).toContain('De Groene Ruimte');
    expect(blad).toContain('Ondertekenen kan nog niet');
    // And on it goes as every such concept: asked, yes, taken.
    const vraag = await wie.post(`${adres}/samen`, { wie: 'inwoner', _versie: '1' });
    expect(vraag.status).toBe(303);
    const { rows: gevraagd } = await h.owner.query('select id from samenspraak where concept_id = $1', [id]);
    const ja = { antwoord: 'ja', reden: '', hoe: 'telefoon', _versie: '1' };
    expect((await wie.post(`${adres}/samen/${gevraagd[0].id}`, ja)).status).toBe(303);
    expect((await wie.post(`${adres}/nemen`, { _versie: '1' })).status).toBe(303);
  }
  expect((await rijen()).filter(({ aanbieder_id }) => aanbieder_id === huis.groen)).toHaveLength(2);
});

test('AP16: a move to another version that is taken together lies as a concept before them, and is taken with their yes', async () => {
  const gemeenteId = h.beleid.gemeenteIdVan('0202') ?? 0;
  const arnhem = { ...h, gemeenteId };
  const [oud, nieuw] = ['2017-01-01', '2020-07-01'].map((van) =>
    h.beleid.regelingen(gemeenteId).find(({ regeling }) => regeling.geldigVan === van),
  );
  for (const { besluit } of nieuw?.regeling.producten ?? [])
    if (besluit) Object.assign(besluit, { samenMet: ['inwoner'], samenBij: { waarde: ['wijziging'], bron: 'keuze' } });
  const yvonne = await h.bezoeker({ rol: 'consulent', naam: 'Yvonne Janssen', functie: 'wijkcoach', gemeenteId });
  const rob = await h.bezoeker({ rol: 'teammanager', naam: 'Rob Hendriksen', gemeenteId });
  await h.owner.query(
    `insert into mandaat (gemeente_id, gebruiker_id, verleend_door, handeling, bereik, geldig, bron)
     values ($1, $2, 'college', 'beschikking-verlenen', 'toewijzingen', '[2017-01-01,)', 'keuze')`,
    [gemeenteId, yvonne.gebruikerId],
  );
  const { id: inwoner } = await maakInwoner(arnhem, { consulentId: yvonne.gebruikerId });
  const aanbieder = await maakAanbieder(h, { naam: 'Klaverblad' });
  const { id: plek } = await maakToewijzing(arnhem, {
    inwonerId: inwoner,
    aanbiederId: aanbieder,
    product: 'aw-op-weg-naar-4',
    van: '2026-10-01',
    tot: '2027-03-31',
    doelTrede: 4,
  });
  await h.owner.query('update toewijzing set regeling_id = $1 where id = $2', [oud?.id, plek]);
  const begonnen = await rob.post('/omzettingen/nieuw', {
    soort: 'nieuwe-versie',
    regeling: String(nieuw?.id),
    dag: '22-11-2026',
    reden: 'De regeling is vernieuwd.',
    nagaanTot: '06-12-2026',
  });
  const pad = begonnen.location ?? '';
  const nummer = Number(pad.split('/').at(-1));
  const werk = () =>
    runOmzetting(
      { pool: h.pool, beleid: h.beleid, vandaag: h.vandaag },
      { gemeenteId, gebruikerId: rob.gebruikerId, id: nummer },
    );
  await werk();
  expect(
    (await yvonne.post(`${pad}/nagaan`, { doe: 'akkoord', regel: String(plek), [`keuze-${plek}`]: 'overzetten' })).status,
  ).toBe(303);
  const { rows } = await h.owner.query('select versie from omzetting where id = $1', [nummer]);
  expect((await rob.post(pad, { doe: 'uitvoeren', _versie: String(rows[0].versie) })).status).toBe(303);
  await werk();
  const versieVan = async () =>
    (await h.owner.query('select regeling_id from toewijzing where id = $1', [plek])).rows[0].regeling_id;
  expect((await h.owner.query('select uitkomst from omzettingregel where omzetting_id = $1', [nummer])).rows).toEqual([
    { uitkomst: 'bespreken' },
  ]);
  expect(await versieVan()).toBe(oud?.id);
  const { id } = (await h.owner.query('select id from besluitconcept where inwoner_id = $1', [inwoner])).rows[0];
  const adres = `/dossier/${inwoner}/besluit/concept/${id}`;
  // The same once more does not lie there twice.
  const weer = await rob.post('/omzettingen/nieuw', {
    soort: 'nieuwe-versie',
    regeling: String(nieuw?.id),
    dag: '01-12-2026',
    reden: 'Nog eens.',
    nagaanTot: '06-12-2026',
  });
  const ander = Number((weer.location ?? '').split('/').at(-1));
  const nogEens = () =>
    runOmzetting({ pool: h.pool, beleid: h.beleid, vandaag: h.vandaag }, { gemeenteId, gebruikerId: rob.gebruikerId, id: ander });
  await nogEens();
  await yvonne.post(`${weer.location}/nagaan`, { doe: 'akkoord', regel: String(plek), [`keuze-${plek}`]: 'overzetten' });
  const stand = await h.owner.query('select versie from omzetting where id = $1', [ander]);
  await rob.post(weer.location ?? '', { doe: 'uitvoeren', _versie: String(stand.rows[0].versie) });
  await nogEens();
  expect((await h.owner.query('select uitkomst from omzettingregel where omzetting_id = $1', [ander])).rows).toEqual([
    { uitkomst: 'overgeslagen' },
  ]);
  expect((await h.owner.query('select id from besluitconcept where inwoner_id = $1', [inwoner])).rows).toHaveLength(1);
  // It waits in the concept and nowhere else.
  const wacht = tekst(await rob.get(pad));
  expect(wacht).toContain('In concept');
  expect(wacht).not.toContain('Nog te bespreken');
  const lijst = tekst(await yvonne.get('/werkvoorraad'));
  expect(lijst).toContain('Concept van een besluit afmaken of voorleggen');
  expect(lijst).not.toContain('Opnieuw bespreken met de inwoner');
  const blad = tekst(await yvonne.get(adres));
  for (const deel of [
    'Andere regels',
    'De regeling is vernieuwd.',
    '31 maart 2027. Die verandert niet',
    'Ondertekenen kan nog niet',
  ])
    expect(blad).toContain(deel);
  expect((await yvonne.post(`${adres}/samen`, { wie: 'inwoner', _versie: '1' })).status).toBe(303);
  const { rows: gevraagd } = await h.owner.query('select id from samenspraak where concept_id = $1', [id]);
  const ja = { antwoord: 'ja', reden: '', hoe: 'telefoon', _versie: '1' };
  expect((await yvonne.post(`${adres}/samen/${gevraagd[0].id}`, ja)).status).toBe(303);
  expect((await yvonne.post(`${adres}/nemen`, { _versie: '1' })).status).toBe(303);
  expect(await versieVan()).toBe(nieuw?.id);
  const klaar = tekst(await rob.get(pad));
  expect(klaar).toContain('Uitgevoerd');
  expect(klaar).toContain('Naar het besluit');
});
