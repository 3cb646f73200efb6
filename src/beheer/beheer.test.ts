import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { maakInwoner } from '../../test/factories.ts';
import { type Bezoeker, type House, openHouse } from '../../test/house.ts';
import { datum } from '../kernel/datum.ts';
import type { Geldigheid } from '../kernel/periode.ts';
import { csvRegel, eindeRedenen, filterZoek, inWoorden, mandaatRedenen } from './rules.ts';
import type { Mandaat } from './types.ts';

const keten = ['gemeentesecretaris', 'teammanager-wmo', 'trajectregisseur'];
const g = (van: string, tot: string | null): Geldigheid => ({ van: datum(van), tot: tot === null ? null : datum(tot) });
const mandaat = (o: Partial<Mandaat> = {}): Mandaat => ({
  id: 1,
  functie: 'trajectregisseur',
  verleendDoor: 'teammanager-wmo',
  bereik: 'x',
  geldig: g('2026-01-01', '2026-06-30'),
  bron: 'BR besluit 3',
  ...o,
});

describe('the mandate register (AP16, AP30)', () => {
  test.each<[string, Partial<Mandaat>, string[]]>([
    ['the day after the last one', { geldig: g('2026-07-01', null) }, []],
    ['the last day of the one before', { geldig: g('2026-06-30', null) }, ['van']],
    ['ends the day before', { geldig: g('2025-01-01', '2025-12-31') }, []],
    ['ends on its first day', { geldig: g('2025-01-01', '2026-01-01') }, ['van']],
    ['another functie', { functie: 'teammanager-wmo', verleendDoor: 'gemeentesecretaris', geldig: g('2026-02-01', null) }, []],
    [
      'by somebody below',
      { functie: 'teammanager-wmo', verleendDoor: 'trajectregisseur', geldig: g('2026-02-01', null) },
      ['verleendDoor'],
    ],
    ['by oneself', { verleendDoor: 'trajectregisseur', geldig: g('2026-07-01', null) }, ['verleendDoor']],
    ['by the college', { verleendDoor: 'college van burgemeester en wethouders', geldig: g('2026-07-01', null) }, []],
    ['by who is not in the chain', { verleendDoor: 'de burgemeester', geldig: g('2026-07-01', null) }, ['verleendDoor']],
    ['for who is not in the chain', { functie: 'stagiair', geldig: g('2026-07-01', null) }, ['functie']],
    ['an end before its start', { geldig: g('2026-07-02', '2026-07-01') }, ['tot']],
  ])('%s', (_naam, o, velden) => {
    expect(mandaatRedenen(mandaat(o), [mandaat()], keten).map((reden) => reden.veld)).toEqual(velden);
  });

  test.each<[string, Geldigheid, string, boolean]>([
    ['today', g('2021-01-01', null), '2026-11-22', true],
    ['yesterday', g('2021-01-01', null), '2026-11-21', false],
    ['before it begins', g('2027-01-01', null), '2026-12-31', false],
    ['on its first day', g('2027-01-01', null), '2027-01-01', true],
    ['on its last day', g('2021-01-01', '2026-12-31'), '2026-12-31', true],
    ['later than its last day', g('2021-01-01', '2026-12-31'), '2027-01-01', false],
  ])('an end %s', (_naam, geldig, laatste, mag) => {
    expect(eindeRedenen(mandaat({ geldig }), datum(laatste), datum('2026-11-22')).length === 0).toBe(mag);
  });
});

test('words, addresses and CSV', () => {
  expect([inWoorden('besluit-genomen'), inWoorden('mandaat-beeindigd')]).toEqual(['Besluit genomen', 'Mandaat beëindigd']);
  expect(filterZoek({ van: datum('2026-11-01'), tot: undefined, gebruikerId: 0, handeling: 'inzage' }, 2)).toBe(
    '?van=2026-11-01&gebruiker=0&handeling=inzage&pagina=2',
  );
  expect(csvRegel(['a;b', 'zeg "ja"', '=1+1', ''])).toBe('"a;b";"zeg ""ja""";\'=1+1;\r\n');
});

describe('in the browser', () => {
  let h: House;
  let tom: Bezoeker;
  let sanne: Bezoeker;
  let inwonerId: number;
  beforeAll(async () => {
    h = await openHouse();
    tom = await h.bezoeker({ rol: 'beheer', naam: 'Tom de Groot' });
    sanne = await h.bezoeker({ rol: 'consulent', naam: 'Sanne de Wit', functie: 'trajectregisseur' });
    inwonerId = (await maakInwoner(h, { consulentId: sanne.gebruikerId, achternaam: 'Geheimenaar', trede: 3 })).id;
    await h.bezoeker({ rol: 'inwoner', inwonerId, naam: 'Yara Geheimenaar' });
  });
  afterAll(() => h.close());
  const wijzig = (o: Record<string, string>) =>
    tom.post(`/beheer/medewerkers/${sanne.gebruikerId}`, { functie: 'trajectregisseur', anders: '', actief: 'ja', ...o });
  const nu = async () =>
    (
      await h.owner.query<{ functie: string; actief: boolean; versie: number }>(
        'select functie, actief, versie from gebruiker where id = $1',
        [sanne.gebruikerId],
      )
    ).rows[0];

  test('employees only, no residents; the pages are of beheer only', async () => {
    const { text } = await tom.get('/beheer');
    expect(text).toContain('Sanne de Wit');
    expect(text).not.toContain('Geheimenaar');
    for (const pad of ['/beheer', '/beheer/mandaten', '/beheer/logboek', '/beheer/logboek/export'])
      expect((await sanne.get(pad)).status, pad).toBe(403);
  });

  test('beheer opens no dossier', async () => {
    for (const pad of [`/dossier/${inwonerId}`, '/inwoners', '/mijn'])
      expect([403, 404], pad).toContain((await tom.get(pad)).status);
    const client = await h.owner.connect();
    try {
      await client.query('begin');
      await client.query(
        `select set_config('app.gemeente', $1, true), set_config('app.gebruiker', $2, true), set_config('role', 'wm_beheer', true)`,
        [String(h.gemeenteId), String(tom.gebruikerId)],
      );
      await expect(client.query('select 1 from inwoner_persoon')).rejects.toThrow(/permission denied/);
    } finally {
      await client.query('rollback');
      client.release();
    }
  });

  test('a functie is checked first, then stored and written down; an older version meets both', async () => {
    const controle = await wijzig({ functie: 'activeringscoach', _versie: '1' });
    expect([controle.status, controle.text.includes('Controleer de wijziging'), (await nu())?.functie]).toEqual([
      200,
      true,
      'trajectregisseur',
    ]);
    const bewaard = await wijzig({ functie: 'activeringscoach', _versie: '1', stap: 'verstuur' });
    expect(bewaard.location).toBe(`/beheer/medewerkers/${sanne.gebruikerId}/klaar`);
    expect(await nu()).toMatchObject({ functie: 'activeringscoach', versie: 2 });
    const oud = await wijzig({ functie: '', _versie: '1', stap: 'verstuur' });
    expect([oud.status, oud.text.includes('Iemand was je voor'), (await nu())?.functie]).toEqual([409, true, 'activeringscoach']);
    const regels = await h.owner.query(
      "select handeling from logboek where soort = 'gebruiker' and object_id = $1 and gebruiker_id = $2",
      [String(sanne.gebruikerId), tom.gebruikerId],
    );
    expect(regels.rows).toEqual([{ handeling: 'functie-gewijzigd' }]);
  });

  test('what is wrong is said, and what was typed is kept', async () => {
    const fout = await wijzig({ functie: 'anders', anders: '', _versie: '2' });
    expect([fout.status, fout.text.includes('Schrijf de functie op.')]).toEqual([422, true]);
  });

  test('who is switched off is out at once, also after being switched on again', async () => {
    expect((await sanne.get('/')).location).toBe('/werkvoorraad');
    const controle = await wijzig({ functie: 'activeringscoach', actief: 'nee', _versie: '2' });
    expect(controle.text).toContain('heeft nog 1 inwoner');
    await wijzig({ functie: 'activeringscoach', actief: 'nee', _versie: '2', stap: 'verstuur' });
    expect((await sanne.get('/')).location).toBe('/inloggen');
    await wijzig({ functie: 'activeringscoach', actief: 'ja', _versie: '3', stap: 'verstuur' });
    expect((await sanne.get('/')).location).toBe('/inloggen');
  });

  test('not oneself, not a resident, not somebody of an aanbieder', async () => {
    const zelf = await tom.post(`/beheer/medewerkers/${tom.gebruikerId}`, {
      functie: '',
      anders: '',
      actief: 'nee',
      _versie: '1',
      stap: 'verstuur',
    });
    expect([zelf.status, zelf.text.includes('Je eigen account')]).toEqual([422, true]);
    const inwoner = await h.owner.query<{ id: number }>("select id from gebruiker where rol = 'inwoner'");
    expect((await tom.get(`/beheer/medewerkers/${inwoner.rows[0]?.id}`)).status).toBe(404);
  });

  test('a mandate is added after a check, once; an overlap is refused; it ends on a day', async () => {
    const velden = {
      functie: 'trajectregisseur',
      verleendDoor: 'teammanager-wmo',
      bereik: 'beschikkingen',
      van: '1-1-2027',
      tot: '',
      bron: 'BR besluit 3',
    };
    expect((await tom.post('/beheer/mandaten/nieuw', { ...velden, van: '31-2-2027' })).status).toBe(422);
    expect((await tom.post('/beheer/mandaten/nieuw', velden)).text).toContain('Controleer het mandaat');
    const stuur = { ...velden, stap: 'verstuur', _sleutel: tom.sleutel() };
    const eerste = await tom.post('/beheer/mandaten/nieuw', stuur);
    const tweede = await tom.post('/beheer/mandaten/nieuw', stuur);
    expect([eerste.status, tweede.location]).toEqual([303, eerste.location]);
    const overlap = await tom.post('/beheer/mandaten/nieuw', { ...velden, stap: 'verstuur', van: '1-6-2027' });
    expect([overlap.status, overlap.text.includes('Deze functie heeft al een mandaat')]).toEqual([422, true]);
    const rij = (await h.owner.query<{ id: number; geldig: string }>('select id, geldig from mandaat')).rows;
    expect(rij).toMatchObject([{ geldig: '[2027-01-01,)' }]);
    const pad = `/beheer/mandaten/${rij[0]?.id}/einde`;
    expect((await tom.post(pad, { laatste: '31-12-2026' })).status).toBe(422);
    expect((await tom.post(pad, { laatste: '31-12-2027', gezien: '[2027-01-01,2030-01-01)', stap: 'verstuur' })).status).toBe(
      409,
    );
    expect((await tom.post(pad, { laatste: '31-12-2027', gezien: '[2027-01-01,)', stap: 'verstuur' })).status).toBe(303);
    expect((await h.owner.query('select geldig from mandaat')).rows).toEqual([{ geldig: '[2027-01-01,2028-01-01)' }]);
    expect((await tom.get('/beheer/mandaten')).text).toContain('1 januari 2027 tot en met 31 december 2027');
  });

  test('the logboek: residents are numbers, the filter narrows, a wrong day is said, the file is written down', async () => {
    const alles = await tom.get('/beheer/logboek');
    expect(alles.text).toContain('Mandaat toegevoegd');
    expect(alles.text).not.toContain('Geheimenaar');
    expect((await tom.get('/beheer/logboek?handeling=mandaat-toegevoegd')).text).not.toContain('<span>Ingelogd<');
    expect((await tom.get('/beheer/logboek?van=31-2-2026')).status).toBe(422);
    expect((await tom.get('/beheer/logboek?van=2020-01-01&tot=2020-01-02')).text).toContain('Er zijn geen regels');
    const bestand = await tom.get('/beheer/logboek/export?handeling=mandaat-toegevoegd');
    expect(bestand.headers.get('content-type')).toContain('text/csv');
    expect(bestand.text).toContain('wanneer;gebruiker;naam;');
    expect(bestand.text.split('\r\n')).toHaveLength(3);
    expect((await h.owner.query("select 1 from logboek where handeling = 'logboek-geexporteerd'")).rowCount).toBe(1);
  });
});
