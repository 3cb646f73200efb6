import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Bezoeker, type House, openHouse } from '../../test/house.ts';
import { COLLEGE } from './types.ts';

let h: House;
let tom: Bezoeker;
let lieke: Bezoeker;
beforeAll(async () => {
  h = await openHouse();
  tom = await h.bezoeker({ rol: 'beheer', naam: 'Tom de Groot' });
  await h.bezoeker({ rol: 'consulent', naam: 'Sanne de Wit', functie: 'trajectregisseur' });
  lieke = await h.bezoeker({ rol: 'consulent', naam: 'Lieke Brouwer' });
});
afterAll(() => h.close());

const NIEUW = '/beheer/mandaten/nieuw';
const velden = {
  aan: 'functie',
  functie: 'trajectregisseur',
  medewerker: '',
  verleendDoor: COLLEGE,
  handelingen: 'beschikking-verlenen',
  producten: '',
  totBedrag: '',
  ondermandaat: 'nee',
  bereik: 'beschikkingen Werkt mee',
  van: '1-1-2027',
  tot: '',
  bron: 'Mandaatbesluit 2027, artikel 4',
  bronOp: '15-12-2026',
  bronPlaats: 'https://www.officielebekendmakingen.nl/',
};
const geef = (o: Record<string, string | string[]> = {}) => tom.post(NIEUW, { ...velden, stap: 'verstuur', ...o });
const register = async () =>
  (
    await h.owner.query<Record<string, unknown>>(
      'select id, functie, gebruiker_id, handeling, producten, tot_bedrag, ondermandaat, geldig::text, einde_reden from mandaat order by id',
    )
  ).rows;

describe('the register', () => {
  test('a mandate is checked first, added once; an overlap is refused', async () => {
    expect((await tom.post(NIEUW, { ...velden, van: '31-2-2027' })).status).toBe(422);
    const controle = await tom.post(NIEUW, velden);
    expect([controle.status, controle.text.includes('Controleer het mandaat')]).toEqual([200, true]);
    const sleutel = { _sleutel: tom.sleutel() };
    const eerste = await geef(sleutel);
    expect([eerste.status, (await geef(sleutel)).location]).toEqual([303, eerste.location]);
    const overlap = await geef({ van: '1-6-2027' });
    expect([overlap.status, overlap.text.includes('Deze functie heeft al een mandaat om te toekennen')]).toEqual([422, true]);
    expect(await register()).toMatchObject([{ functie: 'trajectregisseur', geldig: '[2027-01-01,)', producten: null }]);
  });

  test.each<[string, Record<string, string | string[]>, string]>([
    ['no functie', { functie: '' }, 'Kies een functie.'],
    ['on name without a name', { aan: 'naam' }, 'Kies de medewerker.'],
    ['no kind of besluit', { handelingen: [] }, 'Kies minstens één soort besluit.'],
    ['an amount that is none', { totBedrag: 'veel' }, 'Schrijf een bedrag in euro'],
    ['an amount of nothing', { totBedrag: '0' }, 'Schrijf een bedrag boven nul'],
    ['a product that is none', { producten: 'begeleiding-groep-basis' }, 'Kies producten uit de lijst.'],
    ['no source', { bron: '' }, 'Noem het besluit waar dit mandaat in staat.'],
  ])('%s is refused and what was typed stays', async (_naam, o, tekst) => {
    const uit = await geef({ van: '1-1-2030', bereik: 'dit typte ik', ...o });
    expect([uit.status, uit.text.includes(tekst), uit.text.includes('dit typte ik')]).toEqual([422, true, true]);
  });

  test('on name, for some products, up to an amount, for two kinds of besluit: a row for each kind', async () => {
    const uit = await geef({
      aan: 'naam',
      functie: '',
      medewerker: String(lieke.gebruikerId),
      handelingen: ['beschikking-verlenen', 'beschikking-weigeren'],
      producten: ['wm-werkplek-3', 'wm-werkplek-4'],
      totBedrag: '5000',
      van: '1-11-2026',
      tot: '31-12-2026',
    });
    expect(uit.status).toBe(303);
    expect((await register()).slice(1)).toMatchObject([
      { functie: null, gebruiker_id: lieke.gebruikerId, handeling: 'beschikking-verlenen', tot_bedrag: 500_000 },
      { producten: ['wm-werkplek-3', 'wm-werkplek-4'], handeling: 'beschikking-weigeren', geldig: '[2026-11-01,2027-01-01)' },
    ]);
    const vandaag = await tom.get('/beheer/mandaten');
    expect(vandaag.text).toContain('Lieke Brouwer');
    expect(vandaag.text).toContain('Lieke Brouwer ← College van burgemeester en wethouders');
    expect((await tom.get(`/beheer/medewerkers/${lieke.gebruikerId}`)).text).toContain('Op naam: toekennen');
  });

  test('one that ends within sixty days stands on the start page', async () => {
    const { text } = await tom.get('/beheer');
    expect(text).toContain('mandaten eindigen binnen 60 dagen');
    expect(text).toContain('31 december 2026');
    expect((await tom.get('/beheer/mandaten?toon=eindigt')).text).toContain('2 mandaten.');
  });

  test('a chain that does not reach the college is shown before and after, and is not refused', async () => {
    const controle = await tom.post(NIEUW, { ...velden, functie: 'activeringscoach', verleendDoor: 'teammanager-wmo' });
    expect(controle.text).toContain('De keten loopt niet door tot het college');
    expect(controle.text).toContain('Teammanager Wmo heeft op 1 januari 2027 zelf geen mandaat.');
    const uit = await geef({ functie: 'activeringscoach', verleendDoor: 'teammanager-wmo' });
    expect(uit.status).toBe(303);
    expect((await tom.get('/beheer')).text).toContain('mandaat met een gebroken keten');
    expect((await tom.get('/beheer/mandaten?toon=gebroken')).text).toContain('1 mandaat.');
    expect((await geef({ functie: 'teammanager-wmo', ondermandaat: 'ja' })).status).toBe(303);
    expect((await tom.get('/beheer/mandaten?toon=gebroken')).text).toContain('0 mandaten.');
  });

  test('it ends on a day with a reason, not before today; who hangs on it is told; the history stays', async () => {
    const id = Number((await register()).find((een) => een.functie === 'teammanager-wmo')?.id);
    const pad = `/beheer/mandaten/${id}`;
    expect((await tom.post(`${pad}/einde`, { laatste: '31-12-2026' })).status).toBe(422);
    const controle = await tom.post(`${pad}/einde`, { laatste: '31-12-2027', reden: 'Nieuw besluit' });
    expect(controle.text).toContain('Er hangt een ander mandaat aan');
    const stuur = { laatste: '31-12-2027', reden: 'Nieuw besluit', stap: 'verstuur' };
    expect((await tom.post(`${pad}/einde`, { ...stuur, gezien: '[2027-01-01,2030-01-01)' })).status).toBe(409);
    expect((await tom.post(`${pad}/einde`, { ...stuur, gezien: '[2027-01-01,)' })).status).toBe(303);
    expect((await register()).find((een) => een.id === id)).toMatchObject({
      geldig: '[2027-01-01,2028-01-01)',
      einde_reden: 'Nieuw besluit',
    });
    const { text } = await tom.get(pad);
    expect(text).toContain('Geldig: van ‘vanaf 1 januari 2027’ naar ‘1 januari 2027 tot en met 31 december 2027’');
  });

  test('the source is written better, with both versions at a conflict; what was granted does not change', async () => {
    const id = Number((await register())[0]?.id);
    const beter = {
      bereik: 'beschikkingen',
      bron: 'Mandaatbesluit 2027, artikel 5',
      bronOp: '',
      bronPlaats: 'Gemeenteblad 12',
      _versie: '1',
    };
    expect((await tom.post(`/beheer/mandaten/${id}/bron`, beter)).status).toBe(303);
    expect((await tom.post(`/beheer/mandaten/${id}/bron`, { ...beter, bron: 'Iets anders' })).status).toBe(409);
    expect((await tom.get(`/beheer/mandaten/${id}`)).text).toContain(
      'Bron: van ‘Mandaatbesluit 2027, artikel 4’ naar ‘Mandaatbesluit 2027, artikel 5’',
    );
    const client = await h.owner.connect();
    try {
      await client.query('begin');
      await client.query(
        `select set_config('app.gemeente', $1, true), set_config('app.gebruiker', $2, true), set_config('role', 'wm_beheer', true)`,
        [String(h.gemeenteId), String(tom.gebruikerId)],
      );
      await expect(client.query("update mandaat set functie = 'teammanager-wmo' where id = $1", [id])).rejects.toThrow(
        /permission denied/,
      );
    } finally {
      await client.query('rollback');
      client.release();
    }
  });

  test('a functie outside the chain may stand in it, and it is said that it does not count', async () => {
    await h.owner.query(
      "insert into functie (gemeente_id, naam, geldig, door) values ($1, 'kwaliteitsmedewerker', '[2020-01-01,)', 0)",
      [h.gemeenteId],
    );
    const uit = await geef({ functie: 'kwaliteitsmedewerker', van: '1-11-2026' });
    expect(uit.status).toBe(303);
    expect((await tom.get('/beheer/mandaten')).text).toContain('telt niet bij een besluit');
  });
});
