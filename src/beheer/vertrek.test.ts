import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { maakAanbieder, maakInwoner, maakToewijzing } from '../../test/factories.ts';
import { type Bezoeker, type House, openHouse } from '../../test/house.ts';
import { startSessie } from '../inloggen/index.ts';
import { plusDagen, toonKort } from '../kernel/datum.ts';
import { runVertrek } from './index.ts';

let h: House;
let tom: Bezoeker;
let els: Bezoeker;
let ineke: Bezoeker;
let murat: Bezoeker;
beforeAll(async () => {
  h = await openHouse();
  tom = await h.bezoeker({ rol: 'beheer', naam: 'Tom de Groot' });
  els = await h.bezoeker({ rol: 'beheer', naam: 'Els Vonk' });
  ineke = await h.bezoeker({ rol: 'teammanager', naam: 'Ineke van Dam' });
  murat = await h.bezoeker({ rol: 'consulent', naam: 'Murat Aydın' });
});
afterAll(() => h.close());

const pad = (id: number, rest = ''): string => `/beheer/medewerkers/${id}${rest}`;
const rij = async (id: number) =>
  (
    await h.owner.query<{ actief: boolean; laatste_dag: string | null; versie: number }>(
      'select actief, laatste_dag, versie from gebruiker where id = $1',
      [id],
    )
  ).rows[0];
const versie = async (id: number): Promise<string> => String((await rij(id))?.versie);
const caseload = async (id: number): Promise<number> =>
  (await h.owner.query('select 1 from inwoner where consulent_id = $1', [id])).rowCount ?? 0;
const zonderInwoners = async (): Promise<string[]> =>
  (
    await h.owner.query<{ tabel: string }>(
      `select 'toewijzing' as tabel from toewijzing t join inwoner i on i.id = t.inwoner_id where t.consulent_id <> i.consulent_id
        union all select 'uren' from uren u join inwoner i on i.id = u.inwoner_id where u.consulent_id <> i.consulent_id
        union all select 'persoon' from inwoner_persoon p join inwoner i on i.id = p.inwoner_id where p.consulent_id <> i.consulent_id`,
    )
  ).rows.map((een) => een.tabel);

/** Somebody with two residents, of whom one has a toewijzing. */
const metInwoners = async (naam: string): Promise<Bezoeker> => {
  const wie = await h.bezoeker({ rol: 'consulent', naam, functie: 'trajectregisseur' });
  const een = await maakInwoner(h, { consulentId: wie.gebruikerId, trede: 3, status: 'in-traject' });
  await maakInwoner(h, { consulentId: wie.gebruikerId, status: 'afgerond' });
  await maakToewijzing(h, { inwonerId: een.id, aanbiederId: await maakAanbieder(h) });
  return wie;
};
const regel = async (wie: Bezoeker, o: Record<string, string>) =>
  tom.post(pad(wie.gebruikerId, '/vertrek'), { _versie: await versie(wie.gebruikerId), ...o });

describe('handing over a caseload', () => {
  test('shows numbers and no names, then moves every row, with a line for each resident', async () => {
    const sanne = await metInwoners('Sanne de Wit');
    const naar = String(murat.gebruikerId);
    const controle = await tom.post(pad(sanne.gebruikerId, '/overdragen'), { naar });
    expect(controle.text).toContain('Controleer de overdracht');
    expect(controle.text).toContain('1 toewijzing, met 0 doelen');
    expect(controle.text).not.toContain('Proef');
    expect(await caseload(sanne.gebruikerId)).toBe(2);
    const klaar = await tom.post(pad(sanne.gebruikerId, '/overdragen'), { naar, stap: 'verstuur' });
    expect(klaar.location).toContain('/overgedragen?aantal=2');
    expect([await caseload(sanne.gebruikerId), await caseload(murat.gebruikerId), await zonderInwoners()]).toEqual([0, 2, []]);
    const regels = await h.owner.query(
      "select rol, herkomst from logboek where handeling = 'consulent-gewijzigd' and gebruiker_id = $1 and inwoner_id is not null",
      [tom.gebruikerId],
    );
    expect(regels.rows).toEqual([
      { rol: 'beheer', herkomst: 'web' },
      { rol: 'beheer', herkomst: 'web' },
    ]);
    const nogeens = await tom.post(pad(sanne.gebruikerId, '/overdragen'), { naar, stap: 'verstuur' });
    expect([nogeens.status, nogeens.text.includes('heeft geen inwoners meer')]).toEqual([422, true]);
  });

  test('only to a consulent who works here and stays, or to the queue', async () => {
    const lena = await metInwoners('Lena Bos');
    const weg = await h.bezoeker({ rol: 'consulent', naam: 'Weg Gaat' });
    await h.owner.query("update gebruiker set laatste_dag = '2099-01-01' where id = $1", [weg.gebruikerId]);
    const elders = await h.bezoeker({ rol: 'consulent', gemeenteId: await andereGemeente() });
    for (const id of [weg, elders, tom, ineke, lena]) {
      const uit = await tom.post(pad(lena.gebruikerId, '/overdragen'), { naar: String(id.gebruikerId), stap: 'verstuur' });
      expect([id.gebruikerId, uit.status]).toEqual([id.gebruikerId, 422]);
    }
    expect(await caseload(lena.gebruikerId)).toBe(2);
    expect((await tom.post(pad(lena.gebruikerId, '/overdragen'), { naar: '0', stap: 'verstuur' })).status).toBe(303);
    expect(await caseload(lena.gebruikerId)).toBe(0);
    expect((await ineke.get('/verdelen')).text).toContain('1 inwoner');
  });

  test('the database refuses it too: another municipality, no consulent, the queue itself', async () => {
    const nadia = await metInwoners('Nadia Petrova');
    const client = await h.owner.connect();
    try {
      for (const [van, naar] of [
        [nadia.gebruikerId, tom.gebruikerId],
        [nadia.gebruikerId, nadia.gebruikerId],
        [0, murat.gebruikerId],
      ]) {
        await client.query('begin');
        await client.query(
          `select set_config('app.gemeente', $1, true), set_config('app.gebruiker', $2, true), set_config('role', 'wm_beheer', true)`,
          [String(h.gemeenteId), String(tom.gebruikerId)],
        );
        await expect(client.query("select app.draag_over($1, $2, 'web')", [van, naar])).rejects.toThrow();
        await client.query('rollback');
      }
    } finally {
      client.release();
    }
    expect(await caseload(nadia.gebruikerId)).toBe(2);
  });
});

const andereGemeente = async (): Promise<number> => {
  await h.owner.query("insert into gemeente (id, naam) values (9, 'Elders') on conflict do nothing");
  return 9;
};

describe('leaving at once', () => {
  test('is refused while nobody takes over; then everything happens together', async () => {
    const wie = await metInwoners('Greet Visser');
    const team = await h.owner.query<{ id: number }>(
      "insert into team (gemeente_id, naam, geldig) values ($1, 'Zuid', '[2020-01-01,)') returning id",
      [h.gemeenteId],
    );
    await h.owner.query(
      "insert into teamlid (gemeente_id, team_id, gebruiker_id, geldig, door) values ($1, $2, $3, '[2020-01-01,)', 0)",
      [h.gemeenteId, team.rows[0]?.id, wie.gebruikerId],
    );
    await h.owner.query(
      "insert into mandaat (gemeente_id, gebruiker_id, verleend_door, handeling, bereik, geldig, bron) values ($1, $2, 'teammanager-wmo', 'beschikking-verlenen', 'x', '[2020-01-01,)', 'x')",
      [h.gemeenteId, wie.gebruikerId],
    );
    await h.owner.query(
      "insert into medewerkerafwezigheid (gemeente_id, gebruiker_id, vervanger_id, periode, door) values ($1, $2, $3, '[2026-11-20,2026-12-20)', 0), ($1, $3, null, '[2026-12-25,2026-12-28)', 0)",
      [h.gemeenteId, murat.gebruikerId, wie.gebruikerId],
    );
    const niemand = await regel(wie, { wanneer: 'nu', naar: '', stap: 'verstuur' });
    expect([niemand.status, niemand.text.includes('Kies wie de inwoners overneemt')]).toEqual([422, true]);
    const controle = await regel(wie, { wanneer: 'nu', naar: '0' });
    for (const tekst of ['nu meteen', 'Nog te verdelen', 'Zuid', 'Mandaat op naam eindigt', 'vervangt Murat Aydın'])
      expect(controle.text).toContain(tekst);
    expect((await wie.get('/werkvoorraad')).status).toBe(200);
    expect((await regel(wie, { wanneer: 'nu', naar: '0', stap: 'verstuur' })).location).toBe(pad(wie.gebruikerId, '/vertrokken'));
    expect((await wie.get('/werkvoorraad')).location).toContain('/inloggen');
    expect(await rij(wie.gebruikerId)).toMatchObject({ actief: false, laatste_dag: '2026-11-22' });
    expect([await caseload(wie.gebruikerId), await zonderInwoners()]).toEqual([0, []]);
    const over = await h.owner.query(
      `select (select geldig::text from teamlid where gebruiker_id = $1) as team, (select geldig::text from mandaat where gebruiker_id = $1) as mandaat,
              (select vervanger_id from medewerkerafwezigheid where gebruiker_id = $2) as vervanger,
              (select ingetrokken_op is not null from medewerkerafwezigheid where gebruiker_id = $1) as afwezigheid,
              (select overgedragen from vertrek where gebruiker_id = $1) as overgedragen`,
      [wie.gebruikerId, murat.gebruikerId],
    );
    expect(over.rows[0]).toEqual({
      team: '[2020-01-01,2026-11-23)',
      mandaat: '[2020-01-01,2026-11-23)',
      vervanger: null,
      afwezigheid: true,
      overgedragen: 2,
    });
  });

  test('what was signed and written keeps the name', async () => {
    const { rows } = await h.owner.query<{ id: number }>("select id from gebruiker where naam = 'Greet Visser'");
    const { text } = await tom.get(pad(rows[0]?.id ?? 0));
    expect(text).toContain('uit dienst');
    expect(text).toContain('Account: van ‘aan’ naar ‘uit’');
    expect(text).toContain('Vertrek geregeld');
  });

  test('coming back: the account works, nothing else returns by itself', async () => {
    const { rows } = await h.owner.query<{ id: number }>("select id from gebruiker where naam = 'Greet Visser'");
    const id = rows[0]?.id ?? 0;
    expect((await tom.post(pad(id, '/account'), { actief: 'ja', _versie: await versie(id) })).status).toBe(422);
    expect((await tom.post(pad(id, '/terug'), { _versie: await versie(id) })).location).toBe(pad(id));
    expect(await rij(id)).toMatchObject({ actief: true, laatste_dag: null });
    expect(await caseload(id)).toBe(0);
    expect((await tom.post(pad(id, '/terug'), { _versie: await versie(id) })).status).toBe(422);
  });

  test('the last beheerder stays', async () => {
    expect((await regel(els, { wanneer: 'dag', laatste: '1-12-2026', stap: 'verstuur' })).status).toBe(303);
    // Tom may not go himself, and for Els he is the last one now.
    const uit = await els.post(pad(tom.gebruikerId, '/vertrek'), {
      wanneer: 'nu',
      stap: 'verstuur',
      _versie: await versie(tom.gebruikerId),
    });
    expect([uit.status, uit.text.includes('Dit is de laatste beheerder')]).toEqual([422, true]);
    expect((await tom.post(pad(els.gebruikerId, '/vertrek/intrekken'))).status).toBe(303);
    expect(await rij(els.gebruikerId)).toMatchObject({ laatste_dag: null });
  });
});

describe('leaving on a day', () => {
  test.each(['21-11-2026', '31-2-2027', '24-11-2028', ''])('a last day of %j is refused', async (laatste) => {
    const uit = await regel(murat, { wanneer: 'dag', laatste, naar: '0', stap: 'verstuur' });
    expect([uit.status, (await rij(murat.gebruikerId))?.laatste_dag]).toEqual([422, null]);
  });

  test('the session ends with that day in the database itself, and none begins after it', async () => {
    const wie = await h.bezoeker({ rol: 'consulent', naam: 'Dag Grens' });
    const eind = async () =>
      (
        await h.owner.query<{ binnen: boolean }>(
          `select verloopt_op <= (g.laatste_dag + 1)::timestamp at time zone 'Europe/Amsterdam' as binnen
             from sessie s join gebruiker g on g.id = s.gebruiker_id where g.id = $1`,
          [wie.gebruikerId],
        )
      ).rows[0]?.binnen;
    const zet = (dag: string) => h.owner.query(`update gebruiker set laatste_dag = ${dag} where id = $1`, [wie.gebruikerId]);
    await zet('app.dag()');
    expect(await eind()).toBe(true);
    expect((await wie.get('/werkvoorraad')).status).toBe(200);
    await zet('app.dag() - 1');
    expect(await eind()).toBe(true);
    expect((await wie.get('/werkvoorraad')).location).toContain('/inloggen');
    // Whoever lengthens the session gets no further than that day.
    await h.owner.query("update sessie set verloopt_op = now() + interval '8 hours' where gebruiker_id = $1", [wie.gebruikerId]);
    expect((await wie.get('/werkvoorraad')).location).toContain('/inloggen');
    const { rows } = await h.owner.query<{ subject: string }>('select subject from gebruiker where id = $1', [wie.gebruikerId]);
    await expect(
      startSessie(h.pool, { issuer: 'test', subject: rows[0]?.subject ?? '', oud: undefined, weg: 'medewerker' }),
    ).rejects.toThrow(/uit dienst/);
  });

  test('the job completes it once, and not before', async () => {
    const wie = await metInwoners('Plan Ning');
    const uit = await regel(wie, {
      wanneer: 'dag',
      laatste: toonKort(plusDagen(h.vandaag, 3)),
      naar: String(murat.gebruikerId),
      stap: 'verstuur',
    });
    expect(uit.status).toBe(303);
    expect((await tom.get('/beheer')).text).toContain('laatste dag 25 november 2026');
    const had = await caseload(murat.gebruikerId);
    // Each municipality by its own day: in the demo one may live on another.
    const dagen = (gemeenteId: number) => plusDagen(h.vandaag, gemeenteId === h.gemeenteId ? 3 : 400);
    expect(await runVertrek(h.owner, dagen)).toBe('Niemand vertrokken.');
    expect(await caseload(wie.gebruikerId)).toBe(2);
    expect(await runVertrek(h.owner, plusDagen(h.vandaag, 4))).toBe('1 vertrek afgerond.');
    expect([await caseload(wie.gebruikerId), await caseload(murat.gebruikerId), await zonderInwoners()]).toEqual([
      0,
      had + 2,
      [],
    ]);
    expect(await rij(wie.gebruikerId)).toMatchObject({ actief: false });
    expect(await runVertrek(h.owner, plusDagen(h.vandaag, 5))).toBe('Niemand vertrokken.');
    const { rows } = await h.owner.query(
      "select rol, herkomst from logboek where handeling = 'account-uitgezet' and object_id = $1",
      [String(wie.gebruikerId)],
    );
    expect(rows).toEqual([{ rol: 'systeem', herkomst: 'taak' }]);
  });

  test('when the one who would take over left as well, the residents wait in the queue', async () => {
    const [eerst, daarna] = [await metInwoners('Een Eerst'), await h.bezoeker({ rol: 'consulent', naam: 'Twee Daarna' })];
    await regel(eerst, { wanneer: 'dag', laatste: '1-12-2026', naar: String(daarna.gebruikerId), stap: 'verstuur' });
    await regel(daarna, { wanneer: 'dag', laatste: '1-12-2026', stap: 'verstuur' });
    const queue = await caseload(0);
    expect(await runVertrek(h.owner, plusDagen(h.vandaag, 10))).toBe('2 keer vertrek afgerond.');
    expect([await caseload(eerst.gebruikerId), await caseload(daarna.gebruikerId), await caseload(0)]).toEqual([0, 0, queue + 2]);
  });

  test('the plan can be withdrawn before it is over, not after', async () => {
    const wie = await h.bezoeker({ rol: 'financien', naam: 'Toch Niet' });
    await regel(wie, { wanneer: 'dag', laatste: '1-12-2026', stap: 'verstuur' });
    const dubbel = await regel(wie, { wanneer: 'dag', laatste: '2-12-2026', stap: 'verstuur' });
    expect([dubbel.status, dubbel.text.includes('is al geregeld')]).toEqual([422, true]);
    expect((await tom.post(pad(wie.gebruikerId, '/vertrek/intrekken'))).status).toBe(303);
    expect((await tom.post(pad(wie.gebruikerId, '/vertrek/intrekken'))).status).toBe(422);
    expect(await runVertrek(h.owner, plusDagen(h.vandaag, 30))).toBe('Niemand vertrokken.');
    expect(await rij(wie.gebruikerId)).toMatchObject({ actief: true, laatste_dag: null });
  });
});
