import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { maakAanbieder, maakContract } from '../../test/factories.ts';
import { type Bezoeker, type House, openHouse } from '../../test/house.ts';

let h: House;
let tom: Bezoeker;
beforeAll(async () => {
  h = await openHouse();
  tom = await h.bezoeker({ rol: 'beheer', naam: 'Tom de Groot' });
});
afterAll(() => h.close());

const NIEUW = '/beheer/medewerkers/nieuw';
const UITNODIGINGEN = '/beheer/medewerkers/uitnodigingen';
const velden = {
  bij: 'gemeente',
  naam: 'Noor Bakker',
  functie: 'trajectregisseur',
  telefoon: '',
  email: 'noor@apeldoorn.example',
  rol: 'consulent',
  team: '',
  uitnodigen: 'ja',
};
const account = async (naam: string) =>
  (
    await h.owner.query<{ id: number; rol: string; gemeente_id: number | null; aanbieder_id: number | null; gekoppeld: boolean }>(
      'select id, rol, gemeente_id, aanbieder_id, gekoppeld from gebruiker where naam = $1',
      [naam],
    )
  ).rows[0];
const uitnodigingen = async (gebruikerId: number | undefined): Promise<string[]> =>
  (
    await h.owner.query<{ staat: string }>(
      "select case when ingetrokken_op is null then 'open' else 'ingetrokken' end as staat from uitnodiging where gebruiker_id = $1 order by id",
      [gebruikerId],
    )
  ).rows.map((rij) => rij.staat);

const mails = async (gebruikerId: number | undefined): Promise<string[]> =>
  (
    await h.owner.query<{ staat: string }>(
      "select concat_ws(' ', status, vervallen_om) as staat from mail where gebruiker_id = $1 and soort = 'uitnodiging' order by id",
      [gebruikerId],
    )
  ).rows.map((rij) => rij.staat);

describe('a new employee', () => {
  test('what is missing is said at its field, and nothing is made', async () => {
    const uit = await tom.post(NIEUW, { ...velden, naam: '', rol: '', email: '' });
    expect(uit.status).toBe(422);
    for (const tekst of ['Schrijf de naam op.', 'Kies een rol.', 'Zonder mailadres kan er geen uitnodiging weg.'])
      expect(uit.text).toContain(tekst);
    expect(await account('')).toBeUndefined();
  });

  test('is made with an account that nobody logs in with, in a team, and is invited; once', async () => {
    const team = await h.owner.query<{ id: number }>(
      "insert into team (gemeente_id, naam, geldig) values ($1, 'Noord', '[2020-01-01,)') returning id",
      [h.gemeenteId],
    );
    const stuur = { ...velden, team: String(team.rows[0]?.id), _sleutel: tom.sleutel() };
    const eerste = await tom.post(NIEUW, stuur);
    const tweede = await tom.post(NIEUW, stuur);
    expect([eerste.status, tweede.location]).toEqual([303, eerste.location]);
    const noor = await account('Noor Bakker');
    expect(noor).toMatchObject({ rol: 'consulent', gemeente_id: h.gemeenteId, gekoppeld: false });
    expect(await uitnodigingen(noor?.id)).toEqual(['open']);
    const { text } = await tom.get(`/beheer/medewerkers/${noor?.id}`);
    for (const woord of ['uitgenodigd', 'Noord', 'Account toegevoegd', 'Medewerker toegevoegd']) expect(text).toContain(woord);
    const pagina = await tom.get(eerste.location ?? '');
    expect(pagina.text).toContain('De uitnodiging aan Noor Bakker is verstuurd');
    // In productie nobody reads the link but the one who gets the mail.
    expect(pagina.text).not.toContain('/uitnodiging/');
  });

  test('a mail address that somebody has is refused, also in capitals', async () => {
    const uit = await tom.post(NIEUW, { ...velden, naam: 'Nog Iemand', email: 'NOOR@apeldoorn.example' });
    expect([uit.status, uit.text.includes('hoort al bij het account van Noor Bakker')]).toEqual([422, true]);
    expect(await account('Nog Iemand')).toBeUndefined();
  });

  test.each(['systeem', 'inwoner', 'aanbieder', ''])('never as %j', async (rol) => {
    expect((await tom.post(NIEUW, { ...velden, naam: 'Rol Vreemd', email: 'rol@apeldoorn.example', rol })).status).toBe(422);
    expect(await account('Rol Vreemd')).toBeUndefined();
  });

  test('of an aanbieder: only of one with a contract here', async () => {
    const aanbieder = await maakAanbieder(h, { naam: 'Het Wiel' });
    const bij = {
      ...velden,
      bij: 'aanbieder',
      naam: 'Karin Peters',
      email: 'karin@wiel.example',
      functie: '',
      aanbieder: String(aanbieder),
    };
    const zonder = await tom.post(NIEUW, bij);
    expect([zonder.status, zonder.text.includes('Kies een organisatie uit de lijst')]).toEqual([422, true]);
    await maakContract(h, aanbieder);
    expect((await tom.post(NIEUW, bij)).status).toBe(303);
    const karin = await account('Karin Peters');
    expect(karin).toMatchObject({ rol: 'aanbieder', gemeente_id: null, aanbieder_id: aanbieder });
    expect(await uitnodigingen(karin?.id)).toEqual(['open']);
    expect((await tom.get('/beheer/medewerkers?groep=aanbieders')).text).toContain('Karin Peters');
    expect((await tom.get(`/beheer/medewerkers/${karin?.id}`)).text).not.toContain('Wijzig de rol');
  });

  test('of an aanbieder: leaves like anybody, without a caseload', async () => {
    const karin = await account('Karin Peters');
    const uit = await tom.post(`/beheer/medewerkers/${karin?.id}/vertrek`, { wanneer: 'nu', stap: 'verstuur', _versie: '1' });
    expect(uit.status).toBe(303);
    expect((await tom.get(`/beheer/medewerkers/${karin?.id}`)).text).toContain('uit dienst');
    expect(await uitnodigingen(karin?.id)).toEqual(['ingetrokken']);
    expect(await mails(karin?.id)).toEqual(['vervallen ingetrokken']);
  });

  test('the database lets beheer make no account elsewhere', async () => {
    const client = await h.owner.connect();
    const vreemd = await maakAanbieder(h);
    try {
      for (const [rol, gemeente, aanbieder] of [
        ['systeem', h.gemeenteId, null],
        ['consulent', h.gemeenteId + 1, null],
        ['aanbieder', null, vreemd],
        ['beheer', null, null],
      ]) {
        await client.query('begin');
        await client.query(
          `select set_config('app.gemeente', $1, true), set_config('app.gebruiker', $2, true), set_config('role', 'wm_beheer', true)`,
          [String(h.gemeenteId), String(tom.gebruikerId)],
        );
        await expect(
          client.query('insert into gebruiker (naam, rol, gemeente_id, aanbieder_id) values ($1, $2, $3, $4)', [
            'X',
            rol,
            gemeente,
            aanbieder,
          ]),
          String(rol),
        ).rejects.toThrow();
        await client.query('rollback');
      }
    } finally {
      client.release();
    }
  });
});

describe('invitations', () => {
  const laatste = async (gebruikerId: number | undefined): Promise<number> =>
    (await h.owner.query<{ id: number }>('select max(id) as id from uitnodiging where gebruiker_id = $1', [gebruikerId])).rows[0]
      ?.id ?? 0;

  test('sent again, the first is worthless; withdrawn, it is gone from the list', async () => {
    const noor = await account('Noor Bakker');
    expect((await tom.get(UITNODIGINGEN)).text).toContain('Noor Bakker');
    expect((await tom.post(`${UITNODIGINGEN}/${await laatste(noor?.id)}/opnieuw`)).status).toBe(303);
    expect(await uitnodigingen(noor?.id)).toEqual(['ingetrokken', 'open']);
    const id = await laatste(noor?.id);
    expect((await tom.post(`${UITNODIGINGEN}/${id}/intrekken`)).status).toBe(303);
    // What still waits would bring a link that opens nothing, and says so in the outbox.
    expect(await mails(noor?.id)).toEqual(['vervallen ingetrokken', 'vervallen ingetrokken']);
    expect((await tom.get('/beheer/mail?status=vervallen')).text).toContain('De uitnodiging is ingetrokken');
    const dubbel = await tom.post(`${UITNODIGINGEN}/${id}/intrekken`);
    expect([dubbel.status, dubbel.text.includes('staat niet meer open')]).toEqual([422, true]);
    expect((await tom.get(UITNODIGINGEN)).text).not.toContain('Noor Bakker');
    expect((await tom.get(`${UITNODIGINGEN}?toon=alle`)).text).toContain('Noor Bakker');
  });

  test('expired: it says so on the start page and in the list', async () => {
    const noor = await account('Noor Bakker');
    expect((await tom.post(`/beheer/medewerkers/${noor?.id}/uitnodigen`, { email: 'noor@apeldoorn.example' })).status).toBe(303);
    await h.owner.query(
      "update uitnodiging set gemaakt_op = now() - interval '9 days', verloopt_op = now() - interval '1 day' where id = $1",
      [await laatste(noor?.id)],
    );
    expect((await tom.get('/beheer')).text).toContain('1 verlopen');
    expect((await tom.get('/beheer/medewerkers')).text).toContain('uitnodiging verlopen');
  });

  test('a bad address is refused; who logs in already is not invited', async () => {
    const noor = await account('Noor Bakker');
    expect((await tom.post(`/beheer/medewerkers/${noor?.id}/uitnodigen`, { email: 'noor' })).status).toBe(422);
    const sanne = await h.bezoeker({ rol: 'consulent', naam: 'Sanne de Wit' });
    const uit = await tom.post(`/beheer/medewerkers/${sanne.gebruikerId}/uitnodigen`, { email: 'sanne@apeldoorn.example' });
    expect([uit.status, uit.text.includes('kan al inloggen')]).toEqual([422, true]);
  });

  test('whoever leaves has no open invitation any more', async () => {
    const noor = await account('Noor Bakker');
    expect((await uitnodigingen(noor?.id)).at(-1)).toBe('open');
    const uit = await tom.post(`/beheer/medewerkers/${noor?.id}/vertrek`, { wanneer: 'nu', stap: 'verstuur', _versie: '1' });
    expect(uit.status).toBe(303);
    expect((await uitnodigingen(noor?.id)).at(-1)).toBe('ingetrokken');
  });
});
