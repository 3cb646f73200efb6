import { afterAll, beforeAll, expect, test } from 'vitest';
import { maakAanbieder, maakInwoner } from '../../test/factories.ts';
import { type Answer, type Bezoeker, type House, openHouse } from '../../test/house.ts';

let h: House;
let sanne: Bezoeker;
let murat: Bezoeker;

beforeAll(async () => {
  h = await openHouse();
  sanne = await h.bezoeker({ rol: 'consulent', naam: 'Sanne de Wit' });
  murat = await h.bezoeker({ rol: 'consulent' });
});
afterAll(() => h.close());

type Velden = Record<string, string | string[]>;
const goed: Record<'vragen' | 'oordeel' | 'onderbouwing' | 'perspectief', Velden> = {
  vragen: {
    peildatum: '20-11-2026',
    vraag_activiteit: 'ja',
    vraag_taken: 'ja',
    vraag_zelfstandig: 'nee',
    vraag_verantwoordelijkheid: 'nee',
    'vraag_betaald-werk': 'nee',
    vraag_beroepsopleiding: 'nee',
  },
  oordeel: { trede: '3', afwijking: '' },
  onderbouwing: {
    motivering: 'Komt drie ochtenden en houdt structuur vast.',
    gesprek_op: '19-11-2026',
    aanwezig: ['inwoner', 'aanbieder'],
  },
  perspectief: { perspectief: '5', termijn: 'binnen-een-jaar', perspectief_op: '01-06-2027' },
};
type Deel = Partial<Record<keyof typeof goed, Velden>>;

/** Walks the pages; stops at the first that does not lead on. */
const bepaal = async (
  wie: Bezoeker,
  inwonerId: number,
  anders: Deel = {},
  begin: Velden = {},
  slot: Velden = {},
): Promise<Answer> => {
  const basis = `/dossier/${inwonerId}/ladder/nieuw`;
  let versie = 0;
  for (const stap of ['vragen', 'oordeel', 'onderbouwing', 'perspectief'] as const) {
    const pad = stap === 'vragen' ? basis : `${basis}/${stap}`;
    const uit = await wie.post(pad, {
      ...goed[stap],
      ...anders[stap],
      ...(stap === 'vragen' ? begin : {}),
      doe: 'verder',
      _versie: String(versie++),
    });
    if (uit.status !== 303) return uit;
  }
  return legVast(wie, inwonerId, slot);
};
const gezien = async (wie: Bezoeker, inwonerId: number): Promise<string> => {
  const { text } = await wie.get(`/dossier/${inwonerId}/ladder/nieuw/controle`);
  return /name="gezien" value="(\d+)"/.exec(text)?.[1] ?? '';
};
const legVast = async (wie: Bezoeker, inwonerId: number, extra: Velden = {}): Promise<Answer> =>
  wie.post(`/dossier/${inwonerId}/ladder/nieuw/controle`, {
    doe: 'vastleggen',
    gezien: await gezien(wie, inwonerId),
    ...extra,
  });
const rijen = async (inwonerId: number) =>
  (await h.owner.query('select * from ladderbepaling where inwoner_id = $1 order by id', [inwonerId])).rows;
const concepten = async (inwonerId: number): Promise<number> =>
  (await h.owner.query('select 1 from bepalingconcept where inwoner_id = $1', [inwonerId])).rowCount ?? 0;

test('the check page that is sent twice makes one determination, and gives the same answer', async () => {
  const jan = await maakInwoner(h, { consulentId: sanne.gebruikerId, status: 'aangemeld' });
  const _sleutel = sanne.sleutel();
  const een = await bepaal(sanne, jan.id, {}, {}, { _sleutel });
  expect(een.location).toMatch(/\/ladder\/\d+\?vastgelegd$/);
  const twee = await legVast(sanne, jan.id, { _sleutel, gezien: '0' });
  expect([twee.status, twee.location]).toEqual([303, een.location]);
  expect(await rijen(jan.id)).toHaveLength(1);
});

test('L6, L9: the criteria of the regeling as questions, a proposal with grounds, the own judgement beside it', async () => {
  const jan = await maakInwoner(h, { consulentId: sanne.gebruikerId, status: 'aangemeld' });
  const pad = `/dossier/${jan.id}/ladder/nieuw`;
  const vragen = await sanne.get(pad);
  expect(vragen.text).toContain('De ladder is een hulpmiddel');
  expect(vragen.text).toContain('Voert de inwoner zelfstandig taken uit?');
  expect((await sanne.post(pad, { ...goed.vragen, doe: 'verder', _versie: '0' })).location).toBe(`${pad}/oordeel`);
  const oordeel = await sanne.get(`${pad}/oordeel`);
  expect(oordeel.text).toContain('Uit je antwoorden komt <strong>trede 3: bijdrage leveren</strong>');
  expect(oordeel.text).toContain('uitvoeren van taken met lage werkdruk en weinig eigen verantwoordelijkheid');
  expect(oordeel.text).toContain('inzet op structuur en het aanleren van basis werknemersvaardigheden');
  expect(oordeel.text.match(/type="radio"[^>]*name="trede"/g)).toHaveLength(6);
  expect(oordeel.text).toContain('Waarom oordeel je anders dan het voorstel?</label>');
  const anders = await sanne.post(`${pad}/oordeel`, { trede: '4', doe: 'verder', _versie: '1' });
  expect(anders.status).toBe(422);
  expect(anders.text).toContain('href="#veld-afwijking"');
  expect(anders.text).toContain('de antwoorden komen uit op trede 3');
});

test('stored after the check with answers, proposal, who was there and a document; the first one starts the research; twice is once', async () => {
  const jan = await maakInwoner(h, { consulentId: sanne.gebruikerId, status: 'aangemeld' });
  const stuk = await h.owner.query<{ id: number }>(
    `insert into dossierstuk (gemeente_id, inwoner_id, consulent_id, met_inwoner, soort, titel, bestandsnaam, type, bytes, sha256, inhoud, tonen,
                              scan, herkomst, door, bewaren_tot, bewaren_bron)
     values ($1, $2, $3, false, 'verslag', 'Verslag van het wijkteam', 'verslag.pdf', 'application/pdf', 1, repeat('0', 64), '\\x00', false,
             'niet-ingesteld', 'gemeente', $3, '2041-01-01', 'proef') returning id`,
    [h.gemeenteId, jan.id, sanne.gebruikerId],
  );
  const documenten = [String(stuk.rows[0]?.id)];
  const klaar = await bepaal(sanne, jan.id, { onderbouwing: { documenten } });
  expect(klaar.status).toBe(303);
  const bevestiging = await sanne.get(klaar.location ?? '');
  expect(bevestiging.text).toContain('Trede 3 is vastgelegd');
  expect(bevestiging.text).toContain('Verslag van het wijkteam');
  expect(bevestiging.text).toContain('De inwoner, de aanbieder');
  expect(await rijen(jan.id)).toMatchObject([
    {
      peildatum: '2026-11-20',
      trede: 3,
      voorstel: 3,
      voorstel_hoogstens: 3,
      antwoorden: { activiteit: 'ja', taken: 'ja', zelfstandig: 'nee' },
      aanwezig: ['inwoner', 'aanbieder'],
      gesprek_op: '2026-11-19',
      perspectief: 5,
      perspectief_termijn: 'binnen-een-jaar',
      perspectief_op: '2027-06-01',
      door: sanne.gebruikerId,
    },
  ]);
  const stand = await h.owner.query('select status from inwoner where id = $1', [jan.id]);
  expect(stand.rows).toEqual([{ status: 'in-onderzoek' }]);
  expect(await concepten(jan.id)).toBe(0);
  // the draft is gone, so the same page again leads to the beginning
  expect((await sanne.post(`/dossier/${jan.id}/ladder/nieuw/controle`, { doe: 'vastleggen' })).location).toBe(
    `/dossier/${jan.id}/ladder/nieuw`,
  );
});

test('a draft survives: kept half done, continued later, thrown away; in two windows both versions are shown', async () => {
  const jan = await maakInwoner(h, { consulentId: sanne.gebruikerId });
  const pad = `/dossier/${jan.id}/ladder/nieuw`;
  const bewaard = await sanne.post(pad, {
    peildatum: '31-02-2026',
    vraag_taken: 'ja',
    'vraag_taken\u0000': 'ja',
    doe: 'bewaar',
    _versie: '0',
  });
  expect(bewaard.location).toBe(`/dossier/${jan.id}/ladder?bewaard`);
  expect((await sanne.get(`/dossier/${jan.id}/ladder`)).text).toContain('Je bent bezig met een bepaling');
  const later = await sanne.get(pad);
  expect(later.text).toContain('Je gaat verder met je concept');
  expect(later.text).toContain('value="31-02-2026"');
  expect(later.text).toMatch(/value="ja" checked/);
  const ander = await sanne.post(pad, { peildatum: '19-11-2026', doe: 'bewaar', _versie: '0' });
  expect(ander.status).toBe(409);
  expect(ander.text).toContain('31-02-2026');
  expect(ander.text).toContain('19-11-2026');
  expect((await sanne.post(`${pad}/weg`)).status).toBe(303);
  expect(await concepten(jan.id)).toBe(0);
});

test('two people at once: what the other stored is shown beside it, and both stay', async () => {
  const jan = await maakInwoner(h, { consulentId: sanne.gebruikerId, trede: 2, ladderdatum: '2026-06-01' });
  const pad = `/dossier/${jan.id}/ladder/nieuw`;
  await sanne.post(pad, { ...goed.vragen, doe: 'bewaar', _versie: '0' });
  for (const [nr, stap] of (['oordeel', 'onderbouwing', 'perspectief'] as const).entries())
    await sanne.post(`${pad}/${stap}`, { ...goed[stap], doe: 'verder', _versie: String(nr + 1) });
  const toen = await gezien(sanne, jan.id);
  await h.owner.query(
    `insert into ladderbepaling (gemeente_id, inwoner_id, consulent_id, peildatum, trede, motivering, door, herkomst)
     values ($1, $2, $3, '2026-11-10', 2, 'Een collega sprak haar ook.', $4, 'consulent')`,
    [h.gemeenteId, jan.id, sanne.gebruikerId, murat.gebruikerId],
  );
  const verrast = await legVast(sanne, jan.id, { gezien: toen });
  expect(verrast.status).toBe(409);
  expect(verrast.text).toContain('een andere bepaling vastgelegd');
  expect(verrast.text).toContain('Een collega sprak haar ook.');
  expect(verrast.text).toContain('Komt drie ochtenden');
  expect((await legVast(sanne, jan.id)).status).toBe(303);
  expect(await rijen(jan.id)).toHaveLength(3);
});

test('L2: a correction has a reason, ends the old one, and both are shown; nobody writes over one', async () => {
  const jan = await maakInwoner(h, { consulentId: sanne.gebruikerId, trede: 4, ladderdatum: '2026-11-20' });
  const [oud] = await rijen(jan.id);
  const begin = await sanne.get(`/dossier/${jan.id}/ladder/nieuw?corrigeert=${oud.id}`);
  expect(begin.text).toContain('Trede verbeteren');
  const corrigeert = { corrigeert: String(oud.id) };
  const zonder = await bepaal(sanne, jan.id, {}, corrigeert);
  expect(zonder.status).toBe(422);
  expect(zonder.text).toContain('href="#veld-reden"');
  const klaar = await bepaal(
    sanne,
    jan.id,
    { vragen: { peildatum: '01-11-2026' } },
    { ...corrigeert, reden: 'De dag klopte niet.' },
  );
  expect(klaar.status).toBe(303);
  const nu = await rijen(jan.id);
  expect(nu).toMatchObject([
    { id: oud.id, trede: 4, vervallen_op: expect.any(Date) },
    { trede: 3, peildatum: '2026-11-01', corrigeert_id: oud.id, correctie_reden: 'De dag klopte niet.', vervallen_op: null },
  ]);
  const trede = await h.owner.query('select trede from inwoner_trede where inwoner_id = $1', [jan.id]);
  expect(trede.rows).toEqual([{ trede: 3 }]);
  const { text } = await sanne.get(`/dossier/${jan.id}/ladder`);
  expect(text).toContain('De dag klopte niet.');
  expect((await sanne.get(`/dossier/${jan.id}/ladder/${oud.id}`)).text).toContain('Bekijk de bepaling die nu telt: trede 3');
  // What was right need not be typed again: the pages behind the first begin with what the determination says.
  await sanne.post(`/dossier/${jan.id}/ladder/nieuw`, {
    ...goed.vragen,
    corrigeert: String(nu[1].id),
    reden: 'Nog een dag eerder.',
    doe: 'verder',
    _versie: '0',
  });
  expect((await sanne.get(`/dossier/${jan.id}/ladder/nieuw/onderbouwing`)).text).toContain(`>\n${goed.onderbouwing.motivering}<`);
  await expect(h.owner.query('update ladderbepaling set trede = 6 where id = $1', [oud.id])).rejects.toThrow(
    'verandert niet meer',
  );
  await expect(h.owner.query('update ladderbepaling set vervallen_op = null where id = $1', [oud.id])).rejects.toThrow();
});

test('L2: a skip of more than one trede is refused at the field until it is explained; a step back reads neutral', async () => {
  const jan = await maakInwoner(h, { consulentId: sanne.gebruikerId, trede: 5, ladderdatum: '2026-01-10' });
  const sprong = await bepaal(sanne, jan.id);
  expect(sprong.status).toBe(422);
  expect(sprong.text).toContain('href="#veld-sprong"');
  expect(sprong.text).toContain('Van trede 5 naar trede 3 is meer dan één stap tegelijk');
  expect(sprong.text).toContain('kies trede 4');
  await sanne.post(`/dossier/${jan.id}/ladder/nieuw/weg`);
  const klaar = await bepaal(sanne, jan.id, { onderbouwing: { sprong: 'Na een opname minder werk.' } });
  expect(klaar.status).toBe(303);
  expect((await sanne.get(`/dossier/${jan.id}/ladder`)).text).toContain('Van trede 5 naar trede 3');
});

test.each<[string, Deel, string]>([
  ['motivering', { onderbouwing: { motivering: '' } }, 'wat je zag en hoorde'],
  ['peildatum', { vragen: { peildatum: '23-11-2026' } }, 'ligt in de toekomst'],
  ['peildatum', { vragen: { peildatum: '30-04-1990' } }, 'vóór de geboortedatum, 01-05-1990'],
  ['trede', { oordeel: { trede: '7' } }, 'Kies een trede.'],
  ['aanwezig', { onderbouwing: { aanwezig: [] } }, 'Kies wie er bij het gesprek was'],
  ['aanwezig_wie', { onderbouwing: { aanwezig: ['ander'] } }, 'wie er nog meer bij was'],
  ['documenten', { onderbouwing: { documenten: ['999999'] } }, 'niet meer in dit dossier'],
  ['termijn', { perspectief: { termijn: '' } }, 'Kies wanneer dat kan zijn.'],
  ['perspectief', { perspectief: { perspectief: '', perspectief_op: '' } }, 'Kies welke trede het perspectief is'],
  ['perspectief_op', { perspectief: { perspectief_op: '01-06-2028' } }, 'Binnen een jaar is uiterlijk 20-11-2027'],
])('wrong %s', async (veld, fout, tekst) => {
  const jan = await maakInwoner(h, { consulentId: sanne.gebruikerId });
  const antwoord = await bepaal(sanne, jan.id, fout);
  expect(antwoord.status).toBe(422);
  expect(antwoord.text).toContain(`href="#veld-${veld}"`);
  expect(antwoord.text).toContain(tekst);
  expect(await rijen(jan.id)).toEqual([]);
});

test('the resident sees it otherwise: his words beside it, and an answer that he reads', async () => {
  const jan = await maakInwoner(h, { consulentId: sanne.gebruikerId, trede: 2, ladderdatum: '2026-11-01' });
  const zelf = await h.bezoeker({ rol: 'inwoner', inwonerId: jan.id });
  const pagina = await zelf.get('/mijn/ladder');
  expect(pagina.text).toContain('Trede 2');
  expect((await zelf.post('/mijn/ladder/anders', { tekst: '' })).text).toContain('Schrijf op hoe jij het ziet.');
  const klaar = await zelf.post('/mijn/ladder/anders', { tekst: 'Ik werk al twee dagen mee.', trede: '3' });
  expect(klaar.status).toBe(303);
  const [rij] = await rijen(jan.id);
  const dossier = await sanne.get(`/dossier/${jan.id}/ladder/${rij.id}`);
  expect(dossier.text).toContain('Ik werk al twee dagen mee.');
  const kijk = /antwoord\/(\d+)/.exec(dossier.text)?.[1];
  const pad = `/dossier/${jan.id}/ladder/${rij.id}/antwoord/${kijk}`;
  expect((await sanne.post(pad, { antwoord: '' })).status).toBe(422);
  expect((await murat.post(pad, { antwoord: 'Ik ook.' })).status).toBe(404);
  expect((await sanne.post(pad, { antwoord: 'We kijken er dinsdag samen naar.' })).status).toBe(303);
  expect((await zelf.get('/mijn/ladder')).text).toContain('We kijken er dinsdag samen naar.');
});

test("a colleague's resident does not exist; other roles may not", async () => {
  const jan = await maakInwoner(h, { consulentId: sanne.gebruikerId });
  const pad = `/dossier/${jan.id}/ladder/nieuw`;
  expect((await murat.get(pad)).status).toBe(404);
  expect((await murat.post(pad, { ...goed.vragen, doe: 'verder', _versie: '0' })).status).toBe(404);
  const manager = await h.bezoeker({ rol: 'teammanager' });
  const aanbieder = await h.bezoeker({ rol: 'aanbieder', aanbiederId: await maakAanbieder(h) });
  for (const wie of [manager, aanbieder]) expect((await wie.post(pad, { ...goed.vragen, doe: 'verder' })).status).toBe(403);
  expect(await concepten(jan.id)).toBe(0);
});
