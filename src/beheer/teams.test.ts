import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { maakInwoner } from '../../test/factories.ts';
import { type Bezoeker, type House, openHouse } from '../../test/house.ts';

let h: House;
let tom: Bezoeker;
let ineke: Bezoeker;
let sanne: Bezoeker;
let murat: Bezoeker;
beforeAll(async () => {
  h = await openHouse();
  tom = await h.bezoeker({ rol: 'beheer', naam: 'Tom de Groot' });
  ineke = await h.bezoeker({ rol: 'teammanager', naam: 'Ineke van Dam' });
  sanne = await h.bezoeker({ rol: 'consulent', naam: 'Sanne de Wit', functie: 'trajectregisseur' });
  murat = await h.bezoeker({ rol: 'consulent', naam: 'Murat Aydın' });
});
afterAll(() => h.close());

const TEAMS = '/beheer/medewerkers/teams';
const AFWEZIGHEID = '/beheer/medewerkers/afwezigheid';
const leden = async () =>
  (
    await h.owner.query<{ naam: string; leidt: boolean; geldig: string }>(
      'select g.naam, l.leidt, l.geldig::text from teamlid l join gebruiker g on g.id = l.gebruiker_id order by l.id',
    )
  ).rows;

describe('teams', () => {
  let team: string;
  const zet = (wie: Bezoeker, o: Record<string, string> = {}) =>
    tom.post(`${team}/leden`, { medewerker: String(wie.gebruikerId), van: '1-11-2026', tot: '', ...o });

  test('are made once by a name', async () => {
    expect((await tom.post(TEAMS, { naam: '' })).status).toBe(422);
    team = (await tom.post(TEAMS, { naam: 'Noord' })).location ?? '';
    const dubbel = await tom.post(TEAMS, { naam: 'noord' });
    expect([dubbel.status, dubbel.text.includes('Er is al een team dat noord heet')]).toEqual([422, true]);
    expect((await tom.get(team)).text).toContain('Er zit niemand in dit team.');
  });

  test('have members with a period and somebody who leads; nobody twice on one day', async () => {
    expect((await zet(sanne)).status).toBe(303);
    expect((await zet(ineke, { leidt: 'ja', tot: '31-12-2026' })).status).toBe(303);
    const dubbel = await zet(sanne, { van: '1-1-2027' });
    expect([dubbel.status, dubbel.text.includes('zit al in Noord')]).toEqual([422, true]);
    expect((await zet(murat, { van: '2-11-2026', tot: '1-11-2026' })).status).toBe(422);
    // The team began today, so nobody was in it before.
    expect(await leden()).toEqual([
      { naam: 'Sanne de Wit', leidt: false, geldig: '[2026-11-22,)' },
      { naam: 'Ineke van Dam', leidt: true, geldig: '[2026-11-22,2027-01-01)' },
    ]);
    expect((await tom.get(TEAMS)).text).toContain('Ineke van Dam');
  });

  test('a consulent’s team stands where residents are divided, and in the dossier', async () => {
    const inwoner = await maakInwoner(h, { consulentId: sanne.gebruikerId });
    await maakInwoner(h);
    expect((await ineke.get('/verdelen')).text).toContain('Sanne de Wit (Noord), nu 1 inwoner');
    expect((await ineke.get(`/dossier/${inwoner.id}/gegevens`)).text).toContain('Sanne de Wit, Noord');
  });

  test('another name, and the conflict when somebody was first', async () => {
    expect((await tom.post(team, { naam: 'Team Noord', _versie: '1' })).status).toBe(303);
    const oud = await tom.post(team, { naam: 'Anders', _versie: '1' });
    expect([oud.status, oud.text.includes('Iemand was je voor')]).toEqual([409, true]);
    expect((await tom.get(team)).text).toContain('van ‘Noord’ naar ‘Team Noord’');
  });

  test('an end takes the members along', async () => {
    const id = (await h.owner.query<{ id: number }>('select id from teamlid where gebruiker_id = $1', [sanne.gebruikerId]))
      .rows[0]?.id;
    await zet(murat, { van: '1-12-2026' });
    expect((await tom.post(`${team}/leden/${id}/einde`)).status).toBe(303);
    expect((await tom.post(`${team}/leden/999999/einde`)).status).toBe(404);
    expect((await tom.post(`${team}/einde`, { laatste: '21-11-2026', _versie: '2' })).status).toBe(422);
    expect((await tom.post(`${team}/einde`, { laatste: '30-11-2026', _versie: '2' })).status).toBe(303);
    expect(await leden()).toEqual([
      { naam: 'Sanne de Wit', leidt: false, geldig: '[2026-11-22,2026-11-23)' },
      { naam: 'Ineke van Dam', leidt: true, geldig: '[2026-11-22,2026-12-01)' },
      // Had to begin when the team is over: one day is what is left of it.
      { naam: 'Murat Aydın', leidt: false, geldig: '[2026-12-01,2026-12-02)' },
    ]);
    expect((await tom.post(TEAMS, { naam: 'Team Noord' })).status).toBe(303);
  });
});

describe('another team', () => {
  const wissel = (team: string, van: string) => tom.post(`/beheer/medewerkers/${ineke.gebruikerId}/team`, { team, van });
  const nuVan = async (): Promise<string[]> =>
    (
      await h.owner.query<{ wat: string }>(
        "select t.naam || ' ' || l.geldig::text as wat from teamlid l join team t on t.id = l.team_id where l.gebruiker_id = $1 order by l.id",
        [ineke.gebruikerId],
      )
    ).rows.map((rij) => rij.wat);

  test('ends the one on the day before and begins the other, on a day of today or later', async () => {
    await h.owner.query('delete from teamlid where gebruiker_id = $1', [ineke.gebruikerId]);
    const maak = async (naam: string): Promise<string> => (await tom.post(TEAMS, { naam })).location?.split('/').at(-1) ?? '';
    const [oost, west] = [await maak('Oost'), await maak('West')];
    expect((await wissel('geen', '1-12-2026')).status).toBe(422);
    expect((await wissel(oost, '22-11-2026')).status).toBe(303);
    expect((await wissel(oost, '1-12-2026')).text).toContain('zit al in Oost');
    expect((await wissel(west, '21-11-2026')).text).toContain('Kies 22 november 2026 of later.');
    expect((await wissel('', '1-12-2026')).status).toBe(422);
    expect((await wissel('999999', '1-12-2026')).status).toBe(404);
    expect((await wissel(west, '1-12-2026')).status).toBe(303);
    expect(await nuVan()).toEqual(['Oost [2026-11-22,2026-12-01)', 'West [2026-12-01,)']);
    const { text } = await tom.get(`/beheer/medewerkers/${ineke.gebruikerId}`);
    expect(text).toContain('In Oost: van ‘vanaf 22 november 2026’ naar ‘22 november 2026 tot en met 30 november 2026’');
    expect(text).toContain('In West gekomen, vanaf 1 december 2026');
    expect((await wissel('geen', '1-1-2027')).status).toBe(303);
    expect((await nuVan()).at(-1)).toBe('West [2026-12-01,2027-01-01)');
  });
});

describe('functies', () => {
  const FUNCTIES = '/beheer/medewerkers/functies';
  test('of the municipality: added, chosen, and not ended while somebody has it', async () => {
    const keten = await tom.post(FUNCTIES, { naam: 'Teammanager Wmo' });
    expect([keten.status, keten.text.includes('staat al in de regeling')]).toEqual([422, true]);
    expect((await tom.post(FUNCTIES, { naam: 'kwaliteitsmedewerker' })).status).toBe(303);
    expect((await tom.post(FUNCTIES, { naam: 'Kwaliteitsmedewerker' })).status).toBe(422);
    const geef = await tom.post(`/beheer/medewerkers/${murat.gebruikerId}/wijzigen`, {
      naam: 'Murat Aydın',
      functie: 'kwaliteitsmedewerker',
      telefoon: '',
      email: '',
      _versie: '1',
    });
    expect(geef.status).toBe(303);
    const id = (await h.owner.query<{ id: number }>("select id from functie where naam = 'kwaliteitsmedewerker'")).rows[0]?.id;
    const einde = await tom.post(`${FUNCTIES}/${id}/einde`);
    expect([einde.status, einde.text.includes('Eén medewerker heeft de functie kwaliteitsmedewerker nog')]).toEqual([422, true]);
    await h.owner.query('update gebruiker set functie = null where id = $1', [murat.gebruikerId]);
    expect((await tom.post(`${FUNCTIES}/${id}/einde`)).status).toBe(303);
    expect((await h.owner.query('select geldig::text from functie where id = $1', [id])).rows).toEqual([
      { geldig: '[2026-11-22,2026-11-23)' },
    ]);
  });
});

describe('absence', () => {
  const meld = (o: Record<string, string>) =>
    tom.post(`${AFWEZIGHEID}/nieuw`, {
      medewerker: String(sanne.gebruikerId),
      van: '20-11-2026',
      tot: '4-12-2026',
      vervanger: '',
      ...o,
    });

  test('has a period and a replacement and no reason: there is no place for one', async () => {
    const { text } = await tom.get(`${AFWEZIGHEID}/nieuw`);
    expect([...text.matchAll(/<(?:input|select|textarea)[^>]* name="([a-z]+)"/g)].map((een) => een[1])).toEqual([
      'medewerker',
      'van',
      'tot',
      'vervanger',
    ]);
    const { rows } = await h.owner.query<{ kolom: string }>(
      "select attname as kolom from pg_attribute where attrelid = 'medewerkerafwezigheid'::regclass and attnum > 0 and atttypid = 'text'::regtype",
    );
    // Where the policy says who replaces whom, its source stands beside it.
    expect(rows).toEqual([{ kolom: 'vervanger_bron' }]);
  });

  test.each<[string, Record<string, string>, string]>([
    ['nobody', { medewerker: '' }, 'Kies wie er afwezig is.'],
    ['a day that is none', { van: '31-2-2026' }, 'Schrijf een dag die bestaat'],
    ['an end before the begin', { tot: '19-11-2026' }, 'De laatste dag ligt voor de eerste.'],
  ])('%s is refused', async (_naam, o, tekst) => {
    const uit = await meld(o);
    expect([uit.status, uit.text.includes(tekst)]).toEqual([422, true]);
  });

  test('oneself, somebody who is away and somebody who left replace nobody', async () => {
    expect((await meld({ vervanger: String(sanne.gebruikerId) })).text).toContain('Kies een ander als vervanger.');
    await h.owner.query("update gebruiker set laatste_dag = '2026-12-03' where id = $1", [murat.gebruikerId]);
    expect((await meld({ vervanger: String(murat.gebruikerId) })).text).toContain('werkt hier dan niet meer');
    await h.owner.query('update gebruiker set laatste_dag = null where id = $1', [murat.gebruikerId]);
  });

  test('is seen by the teammanager and by the resident, who reads whom to call', async () => {
    const inwoner = await maakInwoner(h, { consulentId: sanne.gebruikerId, achternaam: 'Leest' });
    const jan = await h.bezoeker({ rol: 'inwoner', inwonerId: inwoner.id, naam: 'Jan Leest' });
    await h.owner.query("update gebruiker set telefoon = '055 000 2002' where id = $1", [murat.gebruikerId]);
    // Over since yesterday, from tomorrow on, and withdrawn: today she is there.
    await h.owner.query(
      "insert into medewerkerafwezigheid (gemeente_id, gebruiker_id, periode, door, ingetrokken_op) values ($1, $2, '[2026-11-01,2026-11-22)', 0, null), ($1, $2, '[2026-11-23,2026-11-24)', 0, null), ($1, $2, '[2026-11-22,2026-11-23)', 0, now())",
      [h.gemeenteId, sanne.gebruikerId],
    );
    expect((await jan.get('/mijn')).text).not.toContain('is er niet');
    await h.owner.query('delete from medewerkerafwezigheid');
    expect((await meld({ vervanger: String(murat.gebruikerId) })).status).toBe(303);
    expect((await ineke.get('/afwezigheid')).text).toContain('20 november 2026 tot en met 4 december 2026');
    expect((await ineke.get('/verdelen?van=0')).text).toContain('afwezig tot en met 4 december 2026, vervanger Murat Aydın');
    const mijn = await jan.get('/mijn');
    expect(mijn.text).toContain('Sanne de Wit is er niet tot en met 4 december 2026.');
    expect(mijn.text).toContain('Bel Murat Aydın');
    expect((await jan.get('/mijn/uren')).text).toContain('tel:0550002002');
    expect((await ineke.get(AFWEZIGHEID)).status).toBe(403);
    expect((await sanne.get('/afwezigheid')).status).toBe(403);
  });

  test('the resident’s role learns it of the own consulent on one day, and of nobody else', async () => {
    const ander = await maakInwoner(h, { consulentId: murat.gebruikerId, achternaam: 'Ander' });
    const yara = await h.bezoeker({ rol: 'inwoner', inwonerId: ander.id });
    expect((await yara.get('/mijn')).text).not.toContain('is er niet');
    const client = await h.owner.connect();
    try {
      await client.query('begin');
      await client.query(
        `select set_config('app.gemeente', $1, true), set_config('app.gebruiker', $2, true), set_config('app.inwoner', $3, true), set_config('role', 'wm_inwoner', true)`,
        [String(h.gemeenteId), String(yara.gebruikerId), String(ander.id)],
      );
      expect((await client.query("select * from app.contact_afwezig('2026-11-22')")).rows).toEqual([]);
      await expect(client.query('select * from medewerkerafwezigheid')).rejects.toThrow(/permission denied/);
    } finally {
      await client.query('rollback');
      client.release();
    }
  });

  test('days that overlap are refused, by the database too when two come at once', async () => {
    const dubbel = await meld({ van: '4-12-2026', tot: '10-12-2026' });
    expect([dubbel.status, dubbel.text.includes('staat al als afwezig')]).toEqual([422, true]);
    const wie = { medewerker: String(ineke.gebruikerId), van: '1-2-2027', tot: '5-2-2027' };
    const tegelijk = await Promise.all([meld(wie), meld({ ...wie, van: '5-2-2027', tot: '8-2-2027' })]);
    expect(tegelijk.map((een) => een.status).sort()).toEqual([303, 422]);
  });

  test('the day after the last one is free again; without a replacement it stands on the start page', async () => {
    expect((await meld({ van: '5-12-2026', tot: '' })).status).toBe(303);
    expect((await tom.get(`${AFWEZIGHEID}?toon=zonder-vervanger`)).text).toContain(
      'vanaf 5 december 2026, einde nog niet bekend',
    );
    expect((await tom.get('/beheer')).text).toMatch(/<strong>2<\/strong> <span>afwezig zonder vervanger/);
  });

  test('changed with both versions at a conflict, and withdrawn', async () => {
    const { rows } = await h.owner.query<{ id: number }>('select id from medewerkerafwezigheid where upper_inf(periode)');
    const id = rows[0]?.id;
    const wijzig = (o: Record<string, string>) =>
      tom.post(`${AFWEZIGHEID}/${id}`, { van: '5-12-2026', tot: '9-12-2026', vervanger: '', _versie: '1', ...o });
    expect((await wijzig({})).status).toBe(303);
    const oud = await wijzig({ tot: '10-12-2026' });
    expect([oud.status, oud.text.includes('Iemand was je voor')]).toEqual([409, true]);
    expect((await tom.post(`${AFWEZIGHEID}/${id}/intrekken`)).status).toBe(303);
    expect((await tom.get(`${AFWEZIGHEID}/${id}`)).status).toBe(404);
    const { text } = await tom.get(`/beheer/medewerkers/${sanne.gebruikerId}`);
    expect(text).toContain('Afwezig: van ‘vanaf 5 december 2026’ naar ‘5 december 2026 tot en met 9 december 2026’');
    expect(text).toContain('Afwezigheid: van ‘staat’ naar ‘ingetrokken’');
  });
});
