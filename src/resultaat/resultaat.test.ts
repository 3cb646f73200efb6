import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { maakAanbieder, maakContract, maakInwoner, maakToewijzing } from '../../test/factories.ts';
import { type Bezoeker, type House, openHouse } from '../../test/house.ts';
import type { Regeling } from '../beleid/index.ts';
import { SESSION_COOKIE } from '../web/route.ts';
import { isGerealiseerd, leesMelding, leesOordeel, terugReden, trajectPrijs, vraagtBesluit } from './rules.ts';

let h: House;
let regeling: Regeling;
let sanne: Bezoeker;
let bram: Bezoeker;
let inwoner: number;
let toewijzing: number;
let aanbieder: number;

beforeAll(async () => {
  h = await openHouse();
  const eerste = h.beleid.regelingen(h.gemeenteId)[0];
  if (!eerste) throw new Error('geen regeling');
  regeling = eerste.regeling;
});
afterAll(() => h.close());

beforeEach(async () => {
  sanne = await h.bezoeker({ rol: 'consulent', naam: 'Sanne de Wit' });
  aanbieder = await maakAanbieder(h, { naam: 'Kringloop Orden' });
  bram = await h.bezoeker({ rol: 'aanbieder', aanbiederId: aanbieder });
  inwoner = (
    await maakInwoner(h, { consulentId: sanne.gebruikerId, voornaam: 'Ria', achternaam: 'Smit', trede: 3, perspectief: 5 })
  ).id;
  toewijzing = (
    await maakToewijzing(h, { inwonerId: inwoner, aanbiederId: aanbieder, product: 'wm-ontwikkeling-4', startTrede: 3 })
  ).id;
});

describe('rules', () => {
  test.each([
    [4, 4, true],
    [4, 3, false],
    [4, 5, true],
    [undefined, 5, undefined],
  ] as const)('goal %s, reached %s: realised %s (K5)', (doel, bereikt, uit) =>
    expect(isGerealiseerd(regeling, doel, bereikt)).toBe(uit),
  );

  test('AP9: a werkplek on another trede needs a decision, an ontwikkeling does not', () => {
    expect(vraagtBesluit(regeling, 'wm-werkplek-3', 4)).toBe(true);
    expect(vraagtBesluit(regeling, 'wm-werkplek-4', 4)).toBe(false);
    expect(vraagtBesluit(regeling, 'wm-ontwikkeling-5', 4)).toBe(false);
  });

  test('AP7: the contract before the regeling', () => {
    expect(trajectPrijs(regeling, 'wm-ontwikkeling-4', null)).toBe(160000);
    expect(trajectPrijs(regeling, 'wm-ontwikkeling-4', 150001)).toBe(150001);
  });

  test('a report needs a trede and grounds; an answer needs its own text', () => {
    expect(leesMelding({}).redenen.map((reden) => reden.veld)).toEqual(['bereikte_trede', 'onderbouwing']);
    expect(leesMelding({ bereikte_trede: '7', onderbouwing: 'x'.repeat(20) }).redenen.map((r) => r.veld)).toEqual([
      'bereikte_trede',
    ]);
    expect(leesOordeel({}).redenen[0]?.veld).toBe('oordeel');
    expect(leesOordeel({ oordeel: 'akkoord', motivering: ' ' }).redenen[0]?.veld).toBe('motivering');
    expect(leesOordeel({ oordeel: 'niet-akkoord', motivering: 'x' }).redenen[0]?.veld).toBe('reden');
    expect(leesOordeel({ oordeel: 'akkoord', motivering: 'past' }).oordeel).toEqual({ akkoord: true, motivering: 'past' });
  });
});

const versie = (tekst: string): string => /name="_versie" value="(\d+)"/.exec(tekst)?.[1] ?? '';
const melding = {
  datum: '10-11-2026',
  bereikte_trede: '4',
  onderbouwing: 'Ria draait de kassa zelfstandig, twee dagen in de week.',
};
const meld = async (velden: Record<string, string> = {}) => {
  const pad = `/toewijzingen/${toewijzing}/resultaat`;
  return bram.post(pad, { _stap: 'insturen', _versie: versie((await bram.get(pad)).text), ...melding, ...velden });
};
const rij = async () => (await h.owner.query('select * from resultaat where toewijzing_id = $1', [toewijzing])).rows[0];
const oordeel = async (velden: Record<string, string>, wie = sanne) => {
  const pad = `/dossier/${inwoner}/resultaat/${(await rij()).id}`;
  return wie.post(pad, { _stap: 'vastleggen', _versie: versie((await wie.get(pad)).text), ...velden });
};
const bepalingen = async () =>
  (
    await h.owner.query(
      'select peildatum, trede, perspectief, motivering from ladderbepaling where inwoner_id = $1 order by peildatum',
      [inwoner],
    )
  ).rows;

test('the page shows what the regeling asks (AP21); only an ontwikkeling has a result', async () => {
  const { text } = await bram.get(`/toewijzingen/${toewijzing}/resultaat`);
  expect(text).toContain('zelfstandig werkzaamheden of taken uit');
  expect(text).toContain('(het doel)');
  const werkplek = await maakToewijzing(h, { inwonerId: inwoner, aanbiederId: aanbieder });
  expect((await bram.get(`/toewijzingen/${werkplek.id}/resultaat`)).text).toContain('Bij dit product hoort geen resultaat');
  const ander = await h.bezoeker({ rol: 'aanbieder', aanbiederId: await maakAanbieder(h) });
  expect((await ander.get(`/toewijzingen/${toewijzing}/resultaat`)).status).toBe(404);
});

test('faults of a report: all at once, typed values kept', async () => {
  const uit = await bram.post(`/toewijzingen/${toewijzing}/resultaat`, {
    _stap: 'controleren',
    datum: '01-01-2027',
    onderbouwing: 'te kort',
  });
  expect(uit.status).toBe(422);
  for (const veld of ['datum', 'bereikte_trede', 'onderbouwing']) expect(uit.text).toContain(`href="#veld-${veld}"`);
  expect(uit.text).toContain('value="01-01-2027"');
  expect(uit.text).toContain('te kort</textarea>');
});

test('confirmed: the trede is recorded in the same act, with what it means for price and werkplek', async () => {
  await maakContract(h, aanbieder, { tarieven: { 'wm-ontwikkeling-4': 155000 } });
  await maakToewijzing(h, { inwonerId: inwoner, aanbiederId: aanbieder, product: 'wm-werkplek-3' });
  const check = await bram.post(`/toewijzingen/${toewijzing}/resultaat`, { _stap: 'controleren', ...melding });
  expect(check.text).toContain('trede 4');
  expect((await meld()).location).toBe(`/toewijzingen/${toewijzing}/resultaat/verstuurd`);
  expect((await bram.get(`/toewijzingen/${toewijzing}/resultaat/verstuurd`)).text).toContain('declaratie van november 2026');
  expect((await meld()).status).toBe(409);
  expect((await meld({ _versie: '1' })).text).toContain('wacht op de gemeente');

  const { id } = await rij();
  const pagina = await sanne.get(`/dossier/${inwoner}/resultaat/${id}`);
  expect(pagina.text).toContain('Doeltrede gehaald');
  expect(pagina.text).toContain('Resultaat van ');
  const niets = await oordeel({});
  expect(niets.status).toBe(422);
  const motivering = 'Ik zag Ria zelf aan de kassa.';
  const controle = await sanne.post(`/dossier/${inwoner}/resultaat/${id}`, {
    _stap: 'controleren',
    oordeel: 'akkoord',
    motivering,
  });
  expect(controle.text).toContain('vanaf 10 november 2026');
  const uit = await oordeel({ oordeel: 'akkoord', motivering });
  expect(uit.location).toBe(`/dossier/${inwoner}/resultaat/${id}/verwerkt`);
  expect(await rij()).toMatchObject({ akkoord: true, akkoord_door: sanne.gebruikerId, versie: 2 });
  expect(await bepalingen()).toEqual([
    { peildatum: '2026-06-01', trede: 3, perspectief: 5, motivering: 'Gesprek gevoerd' },
    { peildatum: '2026-11-10', trede: 4, perspectief: 5, motivering },
  ]);
  const klaar = await sanne.get(uit.location ?? '');
  expect(klaar.text).toContain('€\u00a01.550,00');
  expect(klaar.text).toContain('loopt nog op de oude trede');
  expect((await bram.get(`/toewijzingen/${toewijzing}/resultaat`)).text).toContain('akkoord met het resultaat');
  expect((await meld({ _versie: '2' })).status).toBe(422);
  expect((await rij()).versie).toBe(2);
});

test('disputed with a reason, reported again, confirmed: what stood there is kept', async () => {
  await meld();
  expect((await oordeel({ oordeel: 'niet-akkoord' })).status).toBe(422);
  await oordeel({ oordeel: 'niet-akkoord', reden: 'Een dag is te weinig om dit te zien.' });
  expect(await bepalingen()).toHaveLength(1);
  expect((await bram.get(`/toewijzingen/${toewijzing}/resultaat`)).text).toContain('Een dag is te weinig om dit te zien.');
  expect((await meld({ onderbouwing: 'Ria draait nu vier weken zelfstandig de kassa.' })).status).toBe(303);
  expect(await rij()).toMatchObject({ akkoord: null, akkoord_reden: '', akkoord_door: null, versie: 3 });
  const eerder = await h.owner.query(
    'select akkoord, akkoord_reden, onderbouwing, versie from resultaatversie where toewijzing_id = $1',
    [toewijzing],
  );
  expect(eerder.rows).toEqual([
    { akkoord: false, akkoord_reden: 'Een dag is te weinig om dit te zien.', onderbouwing: melding.onderbouwing, versie: 2 },
  ]);
  const { id } = await rij();
  expect((await sanne.get(`/dossier/${inwoner}/resultaat/${id}`)).text).toContain('Bekijk de eerdere melding');
  expect((await oordeel({ oordeel: 'akkoord', motivering: 'Nu wel.' })).status).toBe(303);
  expect(await bepalingen()).toHaveLength(2);
});

test('reported again by several at the same moment: one is accepted, the others see the conflict', async () => {
  await meld();
  await oordeel({ oordeel: 'niet-akkoord', reden: 'Een dag is te weinig om dit te zien.' });
  const weken = ['een', 'twee', 'drie', 'vier'];
  // Each has a connection by then, so that they are at it at once.
  await Promise.all(weken.map(() => bram.get(`/toewijzingen/${toewijzing}/resultaat`)));
  const uit = await Promise.all(
    weken.map((week) =>
      bram.post(`/toewijzingen/${toewijzing}/resultaat`, {
        ...melding,
        _stap: 'insturen',
        _versie: '2',
        onderbouwing: `Ria draait nu ${week} weken de kassa.`,
      }),
    ),
  );
  expect(uit.map(({ status }) => status).sort()).toEqual([303, 409, 409, 409]);
  expect((await rij()).versie).toBe(3);
});

test('a goal that was not reached: confirmed all the same, and nothing to pay', async () => {
  await meld({ bereikte_trede: '3' });
  const uit = await oordeel({ oordeel: 'akkoord', motivering: 'Blijft op drie.' });
  expect((await sanne.get(uit.location ?? '')).text).toContain('De doeltrede is niet gehaald: er wordt €\u00a00,00 betaald.');
});

test('an answer on a report that changed in between is a conflict, and a second answer too', async () => {
  await meld();
  const { id } = await rij();
  const oud = versie((await sanne.get(`/dossier/${inwoner}/resultaat/${id}`)).text);
  await oordeel({ oordeel: 'niet-akkoord', reden: 'Nog niet genoeg gezien.' });
  const uit = await sanne.post(`/dossier/${inwoner}/resultaat/${id}`, {
    _stap: 'vastleggen',
    _versie: oud,
    oordeel: 'akkoord',
    motivering: 'ja',
  });
  expect(uit.status).toBe(409);
  expect(await bepalingen()).toHaveLength(1);
});

test('disputed: a second look by a teammanager who did not answer first is final; asked once, in time, and then nothing is reported anew', async () => {
  await meld();
  await oordeel({ oordeel: 'niet-akkoord', reden: 'Een dag is te weinig om dit te zien.' });
  const { id } = await rij();
  const blik = `/toewijzingen/${toewijzing}/resultaat/tweede-blik`;
  // An aanbieder acts in no municipality: the days are those of the municipality of the resident, not the default.
  await h.owner.query(
    "insert into instelling (gemeente_id, sleutel, versie, waarde, reden, door) values ($1, 'resultaat-reactie-dagen', 1, 33, 'Langer', $2)",
    [h.gemeenteId, sanne.gebruikerId],
  );
  const verwerkt = (await sanne.get(`/dossier/${inwoner}/resultaat/${id}/verwerkt`)).text;
  const uiterlijk = /tot en met (\d+ [a-z]+ \d{4})/.exec(verwerkt)?.[1];
  const nee = (await bram.get(`/toewijzingen/${toewijzing}/resultaat`)).text;
  expect(nee).toContain('Vraag een tweede blik');
  expect(nee).toContain(`één keer, tot en met ${uiterlijk}.`);
  const vraag = async (reactie: string) => bram.post(blik, { _versie: versie((await bram.get(blik)).text) || '2', reactie });
  expect((await vraag('Te kort')).status).toBe(422);
  expect((await vraag('Ria draait de kassa al vijf weken alleen, ook op zaterdag.')).status).toBe(303);
  expect((await vraag('Nog een keer, omdat wij het echt anders zien.')).text).toContain('al een tweede blik');
  expect((await meld({ _versie: '2' })).text).toContain('De teammanager kijkt');
  const ineke = await h.bezoeker({ rol: 'teammanager', naam: 'Ineke' });
  const pagina = (await ineke.get(`/dossier/${inwoner}/resultaat/${id}`)).text;
  expect(pagina).toContain('ook op zaterdag');
  const zeg = (velden: Record<string, string>) =>
    ineke.post(`/dossier/${inwoner}/resultaat/${id}/tweede-blik`, { _versie: '1', _stap: 'vastleggen', ...velden });
  const zonder = await zeg({ oordeel: 'akkoord' });
  expect(zonder.text).toContain('href="#veld-motivering"');
  // First it is shown what it means, and nothing is laid down; back keeps what was typed.
  const woord = { oordeel: 'akkoord', motivering: 'De werkleider bevestigt het.' };
  expect((await zeg({ _stap: 'controleren', oordeel: 'akkoord' })).text).toContain('href="#veld-motivering"');
  const controle = (await zeg({ ...woord, _stap: 'controleren' })).text;
  expect(controle).toContain('Dit is het laatste woord over de betaling');
  expect(controle).toContain('Het resultaat telt');
  expect(controle).toContain('mag worden gedeclareerd');
  expect(await rij()).toMatchObject({ akkoord: false });
  expect((await zeg({ ...woord, _stap: 'wijzigen' })).text).toContain('De werkleider bevestigt het.</textarea>');
  expect((await zeg({ oordeel: 'akkoord', motivering: 'De werkleider bevestigt het.' })).status).toBe(303);
  expect(await rij()).toMatchObject({ akkoord: true, akkoord_door: ineke.gebruikerId, versie: 3 });
  expect((await rij()).bewijs).not.toBeNull();
  expect((await zeg({ oordeel: 'niet-akkoord', motivering: 'Toch maar niet gedaan.' })).status).toBe(409);
  const daarna = (await bram.get(`/toewijzingen/${toewijzing}/resultaat`)).text;
  expect(daarna).toContain('akkoord met het resultaat');
  expect(daarna).toContain('De werkleider bevestigt het.');
  // The trede is for the consulent to lay down.
  expect(await bepalingen()).toHaveLength(1);
  const ria = await h.bezoeker({ rol: 'inwoner', inwonerId: inwoner });
  const mijn = async () => (await ria.get('/mijn/resultaat')).text;
  expect(await mijn()).toMatch(/De gemeente is het eens.*Zij schrijft deze trede nog op je ladder/s);
  await h.owner.query(
    `insert into ladderbepaling (gemeente_id, inwoner_id, consulent_id, peildatum, trede, motivering, regeling_id, door, herkomst)
     select r.gemeente_id, r.inwoner_id, r.consulent_id, r.datum, r.bereikte_trede, 'Na de tweede blik', t.regeling_id, r.consulent_id, 'consulent'
       from resultaat r join toewijzing t on t.id = r.toewijzing_id where r.inwoner_id = $1 and r.akkoord`,
    [inwoner],
  );
  expect(await mijn()).toContain('Zij schreef deze trede op je ladder');
});

test('a second look that says no is the last word', async () => {
  await meld();
  await oordeel({ oordeel: 'niet-akkoord', reden: 'Een dag is te weinig om dit te zien.' });
  const { id } = await rij();
  await bram.post(`/toewijzingen/${toewijzing}/resultaat/tweede-blik`, {
    _versie: '2',
    reactie: 'Wij zien dit na vijf weken heel anders.',
  });
  const ineke = await h.bezoeker({ rol: 'teammanager' });
  await ineke.post(`/dossier/${inwoner}/resultaat/${id}/tweede-blik`, {
    _versie: '1',
    _stap: 'vastleggen',
    oordeel: 'niet-akkoord',
    motivering: 'Ook nu nog te kort.',
  });
  expect((await rij()).akkoord).toBe(false);
  expect((await meld({ _versie: '2' })).text).toContain('dat is het laatste woord');
});

test('rights: another consulent does not know it, a teammanager reads only, an aanbieder never writes the answer', async () => {
  await meld();
  const { id } = await rij();
  const murat = await h.bezoeker({ rol: 'consulent' });
  expect((await murat.get(`/dossier/${inwoner}/resultaat/${id}`)).status).toBe(404);
  expect(
    (await murat.post(`/dossier/${inwoner}/resultaat/${id}`, { _stap: 'vastleggen', oordeel: 'akkoord', motivering: 'x' }))
      .status,
  ).toBe(404);
  const ineke = await h.bezoeker({ rol: 'teammanager' });
  const gelezen = await ineke.get(`/dossier/${inwoner}/resultaat/${id}`);
  expect(gelezen.status).toBe(200);
  expect(gelezen.text).not.toContain('Jouw oordeel');
  expect((await ineke.post(`/dossier/${inwoner}/resultaat/${id}`, { _stap: 'vastleggen' })).status).toBe(403);
  const client = await h.pool.connect();
  try {
    await client.query('begin');
    await client.query("select set_config('app.aanbieder', $1, true), set_config('role', 'wm_aanbieder', true)", [
      String(aanbieder),
    ]);
    await expect(client.query('update resultaat set akkoord = true where id = $1', [id])).rejects.toThrow(/row-level security/);
  } finally {
    await client.query('rollback');
    client.release();
  }
});

test('wrongly confirmed: taken back with a reason, by another when it was settled; what was said stays', async () => {
  const ander = await maakInwoner(h, { consulentId: sanne.gebruikerId, trede: 3, perspectief: 5 });
  const t = await maakToewijzing(h, { inwonerId: ander.id, aanbiederId: aanbieder, product: 'wm-ontwikkeling-4' });
  const { rows } = await h.owner.query(
    `insert into resultaat (gemeente_id, toewijzing_id, inwoner_id, consulent_id, aanbieder_id, datum, bereikte_trede, onderbouwing, herkomst, gemeld_door, akkoord, akkoord_door, akkoord_op)
     select gemeente_id, id, inwoner_id, consulent_id, aanbieder_id, '2026-11-10', 4, 'Werkt zelfstandig aan de kassa.', 'scherm', $2, true, $3, now() from toewijzing where id = $1 returning id`,
    [t.id, bram.gebruikerId, sanne.gebruikerId],
  );
  const { id } = rows[0];
  const pad = `/dossier/${ander.id}/resultaat/${id}`;
  const nu = async () =>
    (await h.owner.query('select akkoord, akkoord_reden, akkoord_door, versie from resultaat where id = $1', [id])).rows[0];
  const draai = (wie: typeof sanne, reden: string, versie = '1') =>
    wie.post(`${pad}/terugdraaien`, { _versie: versie, terug_reden: reden });
  expect((await sanne.get(pad)).text).toContain('Klopt dit akkoord niet?');
  expect((await draai(sanne, 'kort')).text).toContain('Schrijf op waarom het akkoord niet klopt');
  expect((await draai(sanne, 'Het was een ander traject.', '9')).status).toBe(409);
  expect((await draai(sanne, 'Het was een ander traject.')).location).toBe(`${pad}/verwerkt`);
  expect(await nu()).toEqual({
    akkoord: false,
    akkoord_reden: 'Het was een ander traject.',
    akkoord_door: sanne.gebruikerId,
    versie: 2,
  });
  const eerder = await h.owner.query('select akkoord, akkoord_door, versie from resultaatversie where resultaat_id = $1', [id]);
  expect(eerder.rows).toEqual([{ akkoord: true, akkoord_door: sanne.gebruikerId, versie: 1 }]);
  expect((await bram.get(`/toewijzingen/${t.id}/resultaat`)).text).toContain('Het was een ander traject.');
  // The teammanager, other than who confirmed.
  await h.owner.query('update resultaat set akkoord = true, versie = 3 where id = $1', [id]);
  const ineke = await h.bezoeker({ rol: 'teammanager', naam: 'Ineke' });
  expect((await draai(ineke, 'Nog eens bekeken: het klopt niet.', '3')).status).toBe(303);
  expect((await nu()).akkoord_door).toBe(ineke.gebruikerId);
  expect(terugReden({ afgerekend: true, door: 1, wie: { gebruikerId: 1, rol: 'consulent' } })?.tekst).toContain('al afgerekend');
  expect(terugReden({ afgerekend: true, door: 1, wie: { gebruikerId: 1, rol: 'teammanager' } })?.tekst).toContain(
    'Iemand anders',
  );
  expect(terugReden({ afgerekend: true, door: 1, wie: { gebruikerId: 2, rol: 'teammanager' } })).toBeUndefined();
});

test('documents beside a result: sent by the aanbieder, added by the consulent, read by who may, and none once it is settled', async () => {
  const pdf = (tekst: string) =>
    Buffer.from(`%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\n%${tekst}\ntrailer<</Root 1 0 R>>\n%%EOF\n`, 'latin1');
  const stuur = async (wie: Bezoeker, pad: string, velden: Record<string, string>, bestand?: [string, Buffer<ArrayBuffer>]) => {
    const body = new FormData();
    for (const [naam, waarde] of Object.entries({ _sleutel: wie.sleutel(), ...velden })) body.set(naam, waarde);
    if (bestand) body.set('bestand', new File([bestand[1]], bestand[0]));
    const uit = await h.web.app.request(pad, { method: 'POST', body, headers: { cookie: `${SESSION_COOKIE}=${wie.token}` } });
    return { status: uit.status, location: uit.headers.get('location') ?? '', text: await uit.text() };
  };
  const plek = `/toewijzingen/${toewijzing}/resultaat`;
  expect((await bram.get(plek)).text).toContain('Voeg een document toe');
  expect((await bram.get(`${plek}/stuk`)).text).not.toContain('Medisch stuk');
  const leeg = await stuur(bram, `${plek}/stuk`, {});
  expect(leeg.status).toBe(422);
  for (const veld of ['bestand', 'soort']) expect(leeg.text).toContain(`href="#veld-${veld}"`);
  expect((await stuur(bram, `${plek}/stuk`, { soort: 'medisch' }, ['m.pdf', pdf('m')])).status).toBe(422);
  const contract = { soort: 'diploma', titel: 'Certificaat kassa' };
  expect((await stuur(bram, `${plek}/stuk`, contract, ['kassa.pdf', pdf('kassa')])).location).toBe(`${plek}#stukken`);
  expect((await stuur(bram, `${plek}/stuk`, contract, ['weer.pdf', pdf('kassa')])).text).toContain('staat al in het dossier');
  expect((await bram.get(plek)).text).toContain('Certificaat kassa');
  await meld();
  const bij = `/dossier/${inwoner}/resultaat/${(await rij()).id}`;
  expect((await sanne.get(bij)).text).toContain('Certificaat kassa');
  expect((await sanne.get(`/dossier/${inwoner}/documenten`)).text).toContain('Certificaat kassa');
  const { rows } = await h.owner.query<{ id: number }>('select id from dossierstuk where inwoner_id = $1', [inwoner]);
  expect((await bram.get(`/toewijzingen/${toewijzing}/documenten/${rows[0]?.id}`)).status).toBe(200);
  const ria = await h.bezoeker({ rol: 'inwoner', inwonerId: inwoner });
  expect((await ria.get('/mijn/resultaat')).text).toContain('Certificaat kassa');
  expect((await ria.get(`/mijn/documenten/${rows[0]?.id}/bestand`)).status).toBe(200);
  expect((await ria.get('/mijn/documenten')).text).toContain('van Kringloop Orden');
  const ander = await h.bezoeker({ rol: 'aanbieder', aanbiederId: await maakAanbieder(h) });
  expect((await stuur(ander, `${plek}/stuk`, contract, ['b.pdf', pdf('b')])).status).toBe(404);

  // The consulent: what only the municipality reads stays there.
  const intern = { soort: 'verslag', titel: 'Gespreksverslag', lezers: 'gemeente' };
  expect((await stuur(sanne, `${bij}/stuk`, { bestaand: String(rows[0]?.id) })).text).toContain('staat al bij het resultaat');
  expect((await stuur(sanne, `${bij}/stuk`, { bestaand: '999999' })).status).toBe(404);
  expect(
    (await stuur(sanne, `${bij}/stuk`, { soort: 'medisch', lezers: `aanbieder-${aanbieder}` }, ['x.pdf', pdf('x')])).text,
  ).toContain('nooit naar een aanbieder');
  expect((await stuur(sanne, `${bij}/stuk`, intern, ['verslag.pdf', pdf('verslag')])).location).toBe(`${bij}#stukken`);
  expect((await sanne.get(bij)).text).toContain('Gespreksverslag');
  expect((await bram.get(plek)).text).not.toContain('Gespreksverslag');
  expect((await ria.get('/mijn/resultaat')).text).not.toContain('Gespreksverslag');

  await oordeel({ oordeel: 'akkoord', motivering: 'Zij werkt zelfstandig.' });
  expect((await stuur(bram, `${plek}/stuk`, contract, ['laat.pdf', pdf('laat')])).text).toContain(
    'Er komt geen document meer bij',
  );
  expect((await bram.get(plek)).text).not.toContain('Voeg een document toe');
});
