import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { maakAanbieder, maakInwoner, maakToewijzing } from '../../test/factories.ts';
import { type Bezoeker, type House, openHouse } from '../../test/house.ts';

let h: House;
let consulent: Bezoeker;
let jan: Bezoeker;
let ander: Bezoeker;
let janId: number;
let wiel: number;
let tuin: number;
let toewijzing: number;
let andersToewijzing: number;

const voegUrenToe = async (toewijzingId: number, datum: string, minuten: number): Promise<void> => {
  await h.owner.query(
    `insert into uren (gemeente_id, toewijzing_id, inwoner_id, consulent_id, aanbieder_id, datum, minuten, status, herkomst, door)
     select gemeente_id, id, inwoner_id, consulent_id, aanbieder_id, $2, $3, 'ingestuurd', 'scherm', 0 from toewijzing where id = $1`,
    [toewijzingId, datum, minuten],
  );
};
const voegDoelToe = async (toewijzingId: number, tekst: string): Promise<void> => {
  await h.owner.query(
    `insert into doel (gemeente_id, toewijzing_id, inwoner_id, consulent_id, aanbieder_id, soort, tekst)
     select gemeente_id, id, inwoner_id, consulent_id, aanbieder_id, 'gezondheid', $2 from toewijzing where id = $1`,
    [toewijzingId, tekst],
  );
};
/** A besluit on the toewijzing with its letter, sent or not. */
const geefBesluit = async (toewijzingId: number, o: { bekendgemaakt: boolean }): Promise<number> => {
  const letter = await h.owner.query<{ id: number }>(
    `insert into document (gemeente_id, inwoner_id, consulent_id, soort, titel, bestandsnaam, inhoud, sha256)
     select gemeente_id, inwoner_id, consulent_id, 'beschikking', 'Beschikking', 'beschikking.pdf', '%PDF-1.7 proef', 'x' from toewijzing where id = $1 returning id`,
    [toewijzingId],
  );
  const besluit = await h.owner.query<{ id: number }>(
    `with m as (insert into mandaat (gemeente_id, functie, verleend_door, handeling, bereik, geldig, bron)
                select gemeente_id, 'functie-' || id, 'x', 'beschikking-verlenen', 'x', daterange('2021-01-01', null), 'x' from toewijzing where id = $1 returning id),
          o as (insert into toets (gemeente_id, inwoner_id, consulent_id, peildatum, feiten, uitkomst, regeling_id, door)
                select gemeente_id, inwoner_id, consulent_id, '2026-06-01', '{}', '{}', regeling_id, 0 from toewijzing where id = $1 returning id)
     insert into besluit (gemeente_id, inwoner_id, consulent_id, soort, toets_id, regeling_id, product, gronden, motivering, genomen_op, genomen_door, mandaat_id, bekendgemaakt_op, bezwaar_tot, document_id)
     select t.gemeente_id, t.inwoner_id, t.consulent_id, 'toekenning', o.id, t.regeling_id, t.product, '[]', 'past', '2026-11-02', 0, m.id,
            case when $2 then date '2026-11-03' end, case when $2 then date '2026-12-15' end, $3
       from toewijzing t, m, o where t.id = $1 returning id`,
    [toewijzingId, o.bekendgemaakt, letter.rows[0]?.id],
  );
  await h.owner.query("update toewijzing set herkomst = 'besluit', besluit_id = $2 where id = $1", [
    toewijzingId,
    besluit.rows[0]?.id,
  ]);
  return letter.rows[0]?.id ?? 0;
};
const instemmingen = async (toewijzingId: number) =>
  (
    await h.owner.query<{ onderwerp: string; akkoord: boolean; toelichting: string }>(
      'select onderwerp, akkoord, toelichting from instemming where toewijzing_id = $1 order by id',
      [toewijzingId],
    )
  ).rows;
const veld = (tekst: string, naam: string): string => new RegExp(`name="${naam}" value="([^"]*)"`).exec(tekst)?.[1] ?? '';

beforeAll(async () => {
  h = await openHouse();
  consulent = await h.bezoeker({ rol: 'consulent', naam: 'Sanne de Wit' });
  wiel = await maakAanbieder(h, { naam: 'Fietswerkplaats Het Wiel' });
  tuin = await maakAanbieder(h, { naam: 'De Tuin' });
  const een = await maakInwoner(h, { consulentId: consulent.gebruikerId, voornaam: 'Jan', trede: 3, status: 'in-traject' });
  const twee = await maakInwoner(h, { consulentId: consulent.gebruikerId, voornaam: 'Ria', trede: 3, status: 'in-traject' });
  janId = een.id;
  jan = await h.bezoeker({ rol: 'inwoner', inwonerId: een.id });
  ander = await h.bezoeker({ rol: 'inwoner', inwonerId: twee.id });
  toewijzing = (await maakToewijzing(h, { inwonerId: een.id, aanbiederId: wiel })).id;
  andersToewijzing = (await maakToewijzing(h, { inwonerId: twee.id, aanbiederId: tuin })).id;
  await voegDoelToe(toewijzing, 'Ik leer banden plakken');
  await voegDoelToe(andersToewijzing, 'Ik leer zaaien');
  await voegUrenToe(toewijzing, '2026-11-10', 240);
  await voegUrenToe(toewijzing, '2026-11-12', 270);
  await voegUrenToe(andersToewijzing, '2026-11-11', 180);
});
afterAll(() => h.close());

describe('my own page', () => {
  test('says where I am, what is next, my place, my goals and my hours', async () => {
    const { status, text } = await jan.get('/mijn');
    expect(status).toBe(200);
    for (const woorden of [
      'Dag Jan',
      'Bijdrage leveren',
      'Zeg of je het eens bent met je doelen bij Fietswerkplaats Het Wiel.',
      'Ik leer banden plakken',
      '12 uur per week',
      'Vorige week',
      '8 uur en 30 minuten',
      'Sanne de Wit',
      '14 055',
    ])
      expect(text).toContain(woorden);
    expect(text).not.toContain('De Tuin');
  });

  test('nothing of somebody else: his week, his goals and his letter do not exist for me', async () => {
    const brief = await geefBesluit(andersToewijzing, { bekendgemaakt: true });
    for (const pad of [
      `/mijn/doelen/${andersToewijzing}`,
      `/mijn/uren/2026-W46/${andersToewijzing}`,
      `/mijn/brieven/${brief}`,
      `/mijn/brieven/${brief}/pdf`,
    ])
      expect((await jan.get(pad)).status, pad).toBe(404);
    expect((await ander.get(`/mijn/brieven/${brief}/pdf`)).status).toBe(200);
    const stuur = await jan.post(`/mijn/doelen/${andersToewijzing}`, { antwoord: 'ja', stand: '' });
    expect(stuur.status).toBe(404);
    expect(await instemmingen(andersToewijzing)).toEqual([]);
  });

  test.each(['/mijn', '/mijn/uren', '/mijn/brieven', '/mijn/wie-ziet-wat'])('%s is of the resident only', async (pad) => {
    expect((await consulent.get(pad)).status).toBe(403);
    expect((await jan.get(pad)).status).toBe(200);
  });

  test.each(['/mijn/uren/2026-W60', '/mijn/uren/2027-W20', '/mijn/uren/x', '/mijn/brieven/0', '/mijn/doelen/abc'])(
    '%s does not exist',
    async (pad) => {
      expect((await jan.get(pad)).status).toBe(404);
    },
  );
});

describe('agree or not', () => {
  test('with goals: a choice is asked for; sent twice it is stored once', async () => {
    const pad = `/mijn/doelen/${toewijzing}`;
    const leeg = await jan.post(pad, { stand: '' });
    expect(leeg.status).toBe(422);
    expect(leeg.text).toContain('Kies ja of nee.');
    const vraag = await jan.get(pad);
    const form = { _sleutel: jan.sleutel(), stand: veld(vraag.text, 'stand'), antwoord: 'ja' };
    const eerste = await jan.post(pad, form);
    const tweede = await jan.post(pad, form);
    expect([eerste.status, eerste.location, tweede.location]).toEqual([303, `${pad}/klaar`, `${pad}/klaar`]);
    expect(await instemmingen(toewijzing)).toEqual([{ onderwerp: 'doelen', akkoord: true, toelichting: '' }]);
    expect((await jan.get(`${pad}/klaar`)).text).toContain('Je bent het eens met je doelen');
    expect((await jan.get('/mijn')).text).not.toContain('Zeg of je het eens bent');
  });

  test('a no is asked for its reason, on a page of its own; the latest answer counts', async () => {
    const pad = `/mijn/doelen/${toewijzing}`;
    const stand = veld((await jan.get(pad)).text, 'stand');
    expect((await jan.post(pad, { antwoord: 'nee', stand })).location).toBe(`${pad}?antwoord=nee`);
    expect((await jan.get(`${pad}?antwoord=nee`)).text).toContain('Waarom ben je het niet eens?');
    const zonder = await jan.post(pad, { antwoord: 'nee', stand, toelichting: '  ' });
    expect([zonder.status, zonder.text.includes('Schrijf op waarom je het niet eens bent.')]).toEqual([422, true]);
    await jan.post(pad, { antwoord: 'nee', stand, toelichting: 'Ik wil <b>lassen</b>' });
    const klaar = await jan.get(`${pad}/klaar`);
    expect(klaar.text).toContain('Ik wil &lt;b&gt;lassen&lt;/b&gt;');
    expect(klaar.text).toContain('Sanne de Wit praat erover met jou');
    expect((await jan.get('/mijn')).text).toContain('Jij bent het niet eens');
  });

  test('with hours: what changed since I saw it is shown again; a correction afterwards reopens the question', async () => {
    const pad = `/mijn/uren/2026-W46/${toewijzing}`;
    const stand = veld((await jan.get(pad)).text, 'stand');
    await voegUrenToe(toewijzing, '2026-11-13', 60);
    const oud = await jan.post(pad, { antwoord: 'ja', stand });
    expect([oud.status, oud.text.includes('De uren zijn net veranderd')]).toEqual([422, true]);
    const nieuw = veld(oud.text, 'stand');
    expect((await jan.post(pad, { antwoord: 'ja', stand: nieuw })).location).toBe(`${pad}/klaar`);
    expect((await jan.get('/mijn/uren/2026-W46')).text).toContain('Jij zei: dit klopt');
    await voegUrenToe(toewijzing, '2026-11-14', 30);
    expect((await jan.get('/mijn/uren/2026-W46')).text).toContain('Daarna zijn de uren veranderd');
  });

  test('no other role may answer', async () => {
    const pad = `/mijn/doelen/${toewijzing}`;
    const aanbieder = await h.bezoeker({ rol: 'aanbieder', aanbiederId: wiel });
    for (const wie of [consulent, aanbieder]) expect((await wie.post(pad, { antwoord: 'ja', stand: '' })).status).toBe(403);
  });

  test('an aanbieder reads the answers on its own toewijzingen, not those of another', async () => {
    const lees = async (aanbiederId: number): Promise<number> => {
      const client = await h.owner.connect();
      try {
        await client.query('begin');
        await client.query(`select set_config('app.aanbieder', $1, true), set_config('role', 'wm_aanbieder', true)`, [
          String(aanbiederId),
        ]);
        return (await client.query('select 1 from instemming')).rowCount ?? 0;
      } finally {
        await client.query('rollback');
        client.release();
      }
    };
    expect(await lees(wiel)).toBeGreaterThan(0);
    expect(await lees(tuin)).toBe(0);
  });
});

describe('letters and who sees what', () => {
  test('a letter is there when it was sent, not before; opening it is written down', async () => {
    const document = await geefBesluit(toewijzing, { bekendgemaakt: false });
    const voor = await jan.get('/mijn');
    expect(voor.text).toContain('Je krijgt een brief over het besluit.');
    expect((await jan.get(`/mijn/brieven/${document}`)).status).toBe(404);
    await h.owner.query("update besluit set bekendgemaakt_op = '2026-11-03', bezwaar_tot = '2026-12-15' where document_id = $1", [
      document,
    ]);
    const na = await jan.get('/mijn/brieven');
    expect(na.text).toContain('15 december 2026');
    // Why he gets it, in the same component as everybody; why the place ends, with the rule and its source.
    expect(na.text).toContain('Waarom krijg je dit?');
    // On paper no more than was opened: the letters themselves have their grounds.
    expect(na.text).not.toContain('class="wm-waarom"');
    const overzicht = await jan.get('/mijn');
    expect(overzicht.text).toContain('Waarom duurt je plek tot en met');
    expect(overzicht.text).not.toContain('Een andere bron zegt');
    const bestand = await jan.get(`/mijn/brieven/${document}/pdf`);
    expect([bestand.status, bestand.headers.get('content-type'), bestand.text.slice(0, 5)]).toEqual([
      200,
      'application/pdf',
      '%PDF-',
    ]);
    const regels = await h.owner.query("select 1 from logboek where inwoner_id = $1 and soort = 'document' and object_id = $2", [
      janId,
      String(document),
    ]);
    expect(regels.rowCount).toBe(1);
  });

  test('names who has access now and who looked', async () => {
    await h.bezoeker({ rol: 'aanbieder', aanbiederId: wiel, naam: 'Karin Peters' });
    await h.bezoeker({ rol: 'aanbieder', aanbiederId: tuin, naam: 'Lars Tuinman' });
    await h.bezoeker({ rol: 'financien', naam: 'Peter Jansen' });
    await h.owner.query(
      `insert into logboek (gemeente_id, gebruiker_id, rol, handeling, soort, object_id, inwoner_id, grond, uitkomst, herkomst)
       values ($1, $2, 'consulent', 'inzage', 'dossier', '1', $3, 'x', 'gelukt', 'web')`,
      [h.gemeenteId, consulent.gebruikerId, janId],
    );
    const { text } = await jan.get('/mijn/wie-ziet-wat');
    expect(text).toContain('Sanne de Wit (gemeente) opende je dossier');
    expect(text).toContain('Karin Peters');
    expect(text).not.toContain('Lars Tuinman');
    expect(text).not.toContain('Peter Jansen');
  });
});
