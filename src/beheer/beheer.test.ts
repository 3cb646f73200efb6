import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { maakAanbieder, maakContract, maakInwoner } from '../../test/factories.ts';
import { type Bezoeker, type House, openHouse } from '../../test/house.ts';

let h: House;
let tom: Bezoeker;
let fatma: Bezoeker;
let sanne: Bezoeker;
let inwonerId: number;
beforeAll(async () => {
  h = await openHouse();
  tom = await h.bezoeker({ rol: 'beheer', naam: 'Tom de Groot' });
  fatma = await h.bezoeker({ rol: 'beheer', naam: 'Fatma Öztürk' });
  sanne = await h.bezoeker({ rol: 'consulent', naam: 'Sanne de Wit', functie: 'trajectregisseur' });
  inwonerId = (await maakInwoner(h, { consulentId: sanne.gebruikerId, achternaam: 'Geheimenaar', trede: 3 })).id;
  await h.bezoeker({ rol: 'inwoner', inwonerId, naam: 'Yara Geheimenaar' });
});
afterAll(() => h.close());

const pad = (id: number, rest = ''): string => `/beheer/medewerkers/${id}${rest}`;
const nu = async (id: number) =>
  (
    await h.owner.query<Record<string, unknown>>(
      'select naam, rol, functie, telefoon, email, actief, versie from gebruiker where id = $1',
      [id],
    )
  ).rows[0];
const handelingen = async (id: number): Promise<string[]> =>
  (
    await h.owner.query<{ handeling: string }>(
      "select handeling from logboek where soort = 'gebruiker' and object_id = $1 and handeling <> 'ingelogd' order by id",
      [String(id)],
    )
  ).rows.map((rij) => rij.handeling);

describe('who may look', () => {
  test('employees only, no residents; the pages are of beheer only', async () => {
    const { text } = await tom.get('/beheer/medewerkers?stand=alle');
    expect(text).toContain('Sanne de Wit');
    expect(text).not.toContain('Geheimenaar');
    for (const een of ['/beheer', '/beheer/medewerkers', '/beheer/mandaten', '/beheer/logboek', '/beheer/logboek/export'])
      expect((await sanne.get(een)).status, een).toBe(403);
  });

  test('beheer opens no dossier', async () => {
    for (const een of [`/dossier/${inwonerId}`, '/inwoners', '/mijn'])
      expect([403, 404], een).toContain((await tom.get(een)).status);
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

  test('a resident and an aanbieder without a contract here are nobody', async () => {
    const inwoner = await h.owner.query<{ id: number }>("select id from gebruiker where rol = 'inwoner'");
    const vreemd = await h.bezoeker({ rol: 'aanbieder', aanbiederId: await maakAanbieder(h) });
    for (const id of [inwoner.rows[0]?.id ?? 0, vreemd.gebruikerId, 0, 999_999])
      expect((await tom.get(pad(id))).status).toBe(404);
  });
});

describe('the list', () => {
  const namen = async (zoek: string): Promise<string[]> =>
    [...(await tom.get(`/beheer/medewerkers${zoek}`)).text.matchAll(/<a href="\/beheer\/medewerkers\/\d+">([^<]+)</g)].map(
      (een) => een[1] ?? '',
    );

  test('searches without accents and by part, a percent sign is a letter', async () => {
    expect(await namen('?zoek=ozturk')).toEqual(['Fatma Öztürk']);
    expect(await namen('?zoek=trajectreg')).toEqual(['Sanne de Wit']);
    expect(await namen('?zoek=%25')).toEqual([]);
  });

  test('filters by rol, team, stand and absence, and the file holds exactly that', async () => {
    const weg = await h.bezoeker({ rol: 'financien', naam: 'Wim Weg' });
    await h.owner.query('update gebruiker set actief = false where id = $1', [weg.gebruikerId]);
    const nieuw = await h.owner.query<{ id: number }>(
      "insert into gebruiker (rol, naam, gemeente_id) values ('consulent', 'Nova Nieuw', $1) returning id",
      [h.gemeenteId],
    );
    const team = await h.owner.query<{ id: number }>(
      "insert into team (gemeente_id, naam, geldig) values ($1, 'Noord', '[2020-01-01,)') returning id",
      [h.gemeenteId],
    );
    await h.owner.query(
      "insert into teamlid (gemeente_id, team_id, gebruiker_id, geldig, door) values ($1, $2, $3, '[2026-01-01,)', 0), ($1, $2, $4, '[2020-01-01,2026-11-22)', 0)",
      [h.gemeenteId, team.rows[0]?.id, sanne.gebruikerId, fatma.gebruikerId],
    );
    await h.owner.query(
      "insert into medewerkerafwezigheid (gemeente_id, gebruiker_id, vervanger_id, periode, door) values ($1, $2, $3, '[2026-11-20,2026-11-23)', 0)",
      [h.gemeenteId, sanne.gebruikerId, nieuw.rows[0]?.id],
    );
    expect(await namen('?rol=consulent')).toEqual(['Nova Nieuw', 'Sanne de Wit']);
    expect(await namen('?stand=nog-niet')).toEqual(['Nova Nieuw']);
    expect(await namen('?stand=uit')).toEqual(['Wim Weg']);
    expect(await namen(`?team=${team.rows[0]?.id}`)).toEqual(['Sanne de Wit']);
    expect(await namen('?stand=afwezig')).toEqual(['Sanne de Wit']);
    expect(await namen('?functie=geen')).toEqual(['Fatma Öztürk', 'Nova Nieuw', 'Tom de Groot']);
    const afwezig = await tom.get('/beheer/medewerkers?stand=afwezig');
    expect(afwezig.text).toContain('afwezig tot en met 22 november 2026, vervanger Nova Nieuw');
    const bestand = await tom.get('/beheer/medewerkers/export?stand=afwezig');
    expect(bestand.headers.get('content-type')).toContain('text/csv');
    expect(bestand.text.split('\r\n')).toHaveLength(3);
    expect(bestand.text).toContain('Sanne de Wit;');
    expect(bestand.text).toContain(';Noord;');
    await h.owner.query('delete from medewerkerafwezigheid');
  });

  test('not logged in for ninety days: on the day itself it still counts', async () => {
    const zet = (dag: string) =>
      h.owner.query('update gebruiker set laatst_ingelogd = $2::date where id = $1', [fatma.gebruikerId, dag]);
    await zet('2026-08-23');
    expect(await namen('?stand=lang-niet')).toEqual(['Fatma Öztürk']);
    expect((await tom.get('/beheer')).text).toContain('langer dan 90 dagen niet ingelogd');
    await zet('2026-08-24');
    expect(await namen('?stand=lang-niet')).toEqual([]);
  });

  test('accounts of aanbieders stand apart, of those with a contract', async () => {
    const aanbieder = await maakAanbieder(h, { naam: 'Het Wiel' });
    await h.bezoeker({ rol: 'aanbieder', naam: 'Karin Peters', aanbiederId: aanbieder });
    expect(await namen('?groep=aanbieders')).toEqual([]);
    await maakContract(h, aanbieder);
    expect(await namen('?groep=aanbieders')).toEqual(['Karin Peters']);
    expect(await namen('?stand=alle&zoek=karin')).toEqual([]);
  });
});

describe('changing an account', () => {
  const velden = { naam: 'Sanne de Wit', functie: 'trajectregisseur', telefoon: '', email: '' };
  const wijzig = (o: Record<string, string>) => tom.post(pad(sanne.gebruikerId, '/wijzigen'), { ...velden, ...o });

  test('is stored with what stood there before; an older version meets both', async () => {
    const eerst = (await nu(sanne.gebruikerId))?.versie;
    const bewaard = await wijzig({
      functie: 'activeringscoach',
      telefoon: '055 580 21 00',
      email: 'S.deWit@apeldoorn.example',
      _versie: String(eerst),
    });
    expect(bewaard.location).toBe(pad(sanne.gebruikerId));
    expect(await nu(sanne.gebruikerId)).toMatchObject({
      functie: 'activeringscoach',
      telefoon: '055 580 21 00',
      email: 's.dewit@apeldoorn.example',
    });
    const { text } = await tom.get(pad(sanne.gebruikerId));
    expect(text).toContain('Functie: van ‘Trajectregisseur’ naar ‘Activeringscoach’');
    expect(text).toContain('Telefoon: van ‘geen’ naar ‘055 580 21 00’');
    expect(text).toContain('Tom de Groot');
    const oud = await wijzig({ naam: 'Sanne Anders', _versie: String(eerst) });
    expect([oud.status, oud.text.includes('Iemand was je voor'), (await nu(sanne.gebruikerId))?.naam]).toEqual([
      409,
      true,
      'Sanne de Wit',
    ]);
    expect(await handelingen(sanne.gebruikerId)).toEqual(['functie-gewijzigd', 'account-gewijzigd']);
  });

  test('what is wrong is said at its field, and what was typed is kept', async () => {
    const fout = await wijzig({ naam: '', telefoon: 'bel maar', email: 'sanne', functie: 'keizer', _versie: '1' });
    expect(fout.status).toBe(422);
    for (const tekst of ['Schrijf de naam op.', 'Schrijf een telefoonnummer', 'Dit is geen mailadres', 'bel maar'])
      expect(fout.text).toContain(tekst);
    const functie = await wijzig({ functie: 'keizer', _versie: '1' });
    expect([functie.status, functie.text.includes('Kies een functie uit de lijst.')]).toEqual([422, true]);
  });

  test('a mail address has one account', async () => {
    const uit = await tom.post(pad(fatma.gebruikerId, '/wijzigen'), {
      ...velden,
      naam: 'Fatma Öztürk',
      functie: '',
      email: 'S.DEWIT@apeldoorn.example',
      _versie: '1',
    });
    expect([uit.status, uit.text.includes('hoort al bij het account van Sanne de Wit')]).toEqual([422, true]);
  });

  test('never one’s own', async () => {
    for (const [rest, extra] of [
      ['/wijzigen', { ...velden, functie: '' }],
      ['/rol', { rol: 'teammanager', stap: 'verstuur' }],
      ['/account', { actief: 'nee' }],
      ['/vertrek', { wanneer: 'nu', stap: 'verstuur' }],
    ] as const) {
      const uit = await tom.post(pad(tom.gebruikerId, rest), { ...extra, _versie: '1' });
      expect([rest, uit.status, /Je eigen/.test(uit.text)]).toEqual([rest, 422, true]);
    }
    expect(await nu(tom.gebruikerId)).toMatchObject({ rol: 'beheer', actief: true });
  });

  test('off is out at once, also after being switched on again', async () => {
    expect((await sanne.get('/')).location).toBe('/werkvoorraad');
    const versie = async () => String((await nu(sanne.gebruikerId))?.versie);
    expect((await tom.post(pad(sanne.gebruikerId, '/account'), { actief: 'nee', _versie: await versie() })).status).toBe(303);
    expect((await sanne.get('/')).location).toBe('/inloggen');
    expect((await tom.post(pad(sanne.gebruikerId, '/account'), { actief: 'nee', _versie: await versie() })).status).toBe(409);
    expect((await tom.post(pad(sanne.gebruikerId, '/account'), { actief: 'ja', _versie: await versie() })).status).toBe(303);
    expect((await sanne.get('/')).location).toBe('/inloggen');
  });
});

test('another card: the login is taken off, who is in is out, and an invitation can follow', async () => {
  const wie = await h.bezoeker({ rol: 'beleid', naam: 'Pas Kwijt' });
  expect((await wie.get('/beleid')).status).toBe(200);
  expect((await tom.post(pad(wie.gebruikerId, '/losmaken'))).location).toBe(pad(wie.gebruikerId));
  expect((await wie.get('/beleid')).location).toContain('/inloggen');
  expect((await tom.get(pad(wie.gebruikerId))).text).toContain('nog niet uitgenodigd');
  expect((await tom.post(pad(wie.gebruikerId, '/losmaken'))).status).toBe(422);
  expect((await tom.post(pad(tom.gebruikerId, '/losmaken'))).status).toBe(422);
});

describe('another role', () => {
  test('not while there are residents; then it ends the sessions', async () => {
    const lieke = await h.bezoeker({ rol: 'consulent', naam: 'Lieke Brouwer' });
    await maakInwoner(h, { consulentId: lieke.gebruikerId });
    const geef = (rol: string, stap = 'verstuur') => tom.post(pad(lieke.gebruikerId, '/rol'), { rol, stap, _versie: '1' });
    const vol = await geef('teammanager');
    expect([vol.status, vol.text.includes('heeft nog inwoners')]).toEqual([422, true]);
    await h.owner.query('update inwoner set consulent_id = 0 where consulent_id = $1', [lieke.gebruikerId]);
    const controle = await geef('teammanager', '');
    expect([controle.status, controle.text.includes('Controleer de nieuwe rol')]).toEqual([200, true]);
    expect((await lieke.get('/')).location).toBe('/werkvoorraad');
    expect((await geef('teammanager')).location).toBe(pad(lieke.gebruikerId, '/klaar'));
    expect((await lieke.get('/')).location).toBe('/inloggen');
    expect(await nu(lieke.gebruikerId)).toMatchObject({ rol: 'teammanager', versie: 2 });
    expect((await tom.get(pad(lieke.gebruikerId))).text).toContain('Rol: van ‘Consulent’ naar ‘Teammanager’');
  });

  test('never inwoner, systeem or a word of one’s own', async () => {
    for (const rol of ['inwoner', 'systeem', 'aanbieder', 'koning']) {
      const uit = await tom.post(pad(fatma.gebruikerId, '/rol'), { rol, stap: 'verstuur', _versie: '1' });
      expect([rol, uit.status]).toEqual([rol, 422]);
    }
    const client = await h.owner.connect();
    try {
      for (const set of ["rol = 'systeem'", "rol = 'inwoner'", "rol = 'aanbieder'"]) {
        await client.query('begin');
        await client.query(
          `select set_config('app.gemeente', $1, true), set_config('app.gebruiker', $2, true), set_config('role', 'wm_beheer', true)`,
          [String(h.gemeenteId), String(tom.gebruikerId)],
        );
        await expect(client.query(`update gebruiker set ${set} where id = $1`, [fatma.gebruikerId]), set).rejects.toThrow();
        await client.query('rollback');
      }
      await client.query('begin');
      await client.query(
        `select set_config('app.gemeente', $1, true), set_config('app.gebruiker', $2, true), set_config('role', 'wm_beheer', true)`,
        [String(h.gemeenteId), String(tom.gebruikerId)],
      );
      const eigen = await client.query("update gebruiker set rol = 'teammanager' where id = $1", [tom.gebruikerId]);
      expect(eigen.rowCount).toBe(0);
    } finally {
      await client.query('rollback');
      client.release();
    }
  });

  test('a beheerder stays, also when two go at the same moment', async () => {
    const zonder = await h.owner.query<{ id: number }>(
      "select id from gebruiker where rol = 'beheer' and actief and laatste_dag is null order by id",
    );
    expect(zonder.rows.map((rij) => rij.id)).toEqual([tom.gebruikerId, fatma.gebruikerId]);
    const uit = await Promise.all([
      tom.post(pad(fatma.gebruikerId, '/rol'), { rol: 'beleid', stap: 'verstuur', _versie: '1' }),
      fatma.post(pad(tom.gebruikerId, '/rol'), { rol: 'beleid', stap: 'verstuur', _versie: '1' }),
    ]);
    const over = await h.owner.query("select id from gebruiker where rol = 'beheer' and actief and laatste_dag is null");
    expect(over.rowCount).toBe(1);
    expect(uit.filter((een) => een.location?.endsWith('/klaar'))).toHaveLength(1);
    await h.owner.query("update gebruiker set rol = 'beheer' where id = any ($1)", [[tom.gebruikerId, fatma.gebruikerId]]);
  });
});

describe('the logboek', () => {
  test('residents are numbers, the filter narrows, a wrong day is said, the file is written down', async () => {
    // Their sessions ended with their role.
    const beheer = await h.bezoeker({ rol: 'beheer', naam: 'Bea Heer' });
    const alles = await beheer.get('/beheer/logboek');
    expect(alles.text).toContain('Rol gewijzigd');
    expect(alles.text).not.toContain('Geheimenaar');
    expect((await beheer.get('/beheer/logboek?handeling=rol-gewijzigd')).text).not.toContain('<span>Ingelogd<');
    expect((await beheer.get('/beheer/logboek?van=31-2-2026')).status).toBe(422);
    expect((await beheer.get('/beheer/logboek?van=2020-01-01&tot=2020-01-02')).text).toContain('Er zijn geen regels');
    const bestand = await beheer.get('/beheer/logboek/export?handeling=account-aangezet');
    expect(bestand.headers.get('content-type')).toContain('text/csv');
    expect(bestand.text).toContain('wanneer;gebruiker;naam;');
    expect(bestand.text.split('\r\n')).toHaveLength(3);
    expect((await h.owner.query("select 1 from logboek where handeling = 'logboek-geexporteerd'")).rowCount).toBe(1);
  });
});
