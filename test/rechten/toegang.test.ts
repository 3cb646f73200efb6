/**
 * More and less than the own caseload, attacked: a deputy, a shielded dossier, access in an emergency, the orientation centre; by raw
 * statements and by the pages, also when it is over. `tables.ts` and `matrix.ts` hold what goes for everybody.
 */
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hashToken } from '../../src/platform/auth/token.ts';
import { rollen } from '../../src/platform/db/reader.ts';
import { maakAanbieder, maakInwoner, type TestInwoner } from '../factories.ts';
import { type Bezoeker, type House, openHouse } from '../house.ts';
import { heldTables } from '../setup/locks.ts';

let h: House;
let sanne: Bezoeker;
let murat: Bezoeker;
let lieke: Bezoeker;
let ineke: Bezoeker;
let vanSanne: TestInwoner;
let vanMurat: TestInwoner;
let geheim: TestInwoner;
const nummers = new Map<number, string>();

beforeAll(async () => {
  h = await openHouse();
  [sanne, murat, lieke] = [
    await h.bezoeker({ rol: 'consulent', naam: 'Sanne' }),
    await h.bezoeker({ rol: 'consulent', naam: 'Murat' }),
    await h.bezoeker({ rol: 'consulent', naam: 'Lieke' }),
  ];
  ineke = await h.bezoeker({ rol: 'teammanager', naam: 'Ineke' });
  vanSanne = await maakInwoner(h, { consulentId: sanne.gebruikerId, achternaam: 'Vansanne', trede: 3 });
  vanMurat = await maakInwoner(h, { consulentId: murat.gebruikerId, achternaam: 'Vanmurat', trede: 3 });
  geheim = await maakInwoner(h, { consulentId: murat.gebruikerId, achternaam: 'Geheimhof', trede: 3, status: 'in-traject' });
  for (const { id, dossiernummer } of (
    await h.owner.query<{ id: number; dossiernummer: string }>('select id, dossiernummer from inwoner')
  ).rows)
    nummers.set(id, dossiernummer);
});
afterAll(async () => h?.close());

const nummer = ({ id }: TestInwoner): string => nummers.get(id) ?? '';

/** As somebody with a session, in a transaction that is undone. */
const als = async <T>(wie: Bezoeker, fn: (client: pg.PoolClient) => Promise<T>): Promise<T> => {
  const client = await h.pool.connect();
  try {
    await client.query('begin');
    await client.query('select * from app.start($1, $2)', [hashToken(wie.token), rollen]);
    return await fn(client);
  } finally {
    await client.query('rollback');
    client.release();
  }
};
/** Numbers of the residents of whom a role reads anything at all, in any table. */
const zietVan = (wie: Bezoeker): Promise<number[]> =>
  als(wie, async (client) => {
    const { rows } = await client.query<{ tabel: string; kolom: string }>(
      `select c.relname as tabel, a.attname as kolom
         from pg_class c join pg_attribute a on a.attrelid = c.oid and not a.attisdropped
          and a.attname = case when c.relname = 'inwoner' then 'id' else 'inwoner_id' end
        where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
          and c.relname not in ('afscherming', 'afschermingpersoon', 'noodtoegang', 'gebruiker')
          and has_column_privilege(current_user, c.oid, a.attnum, 'SELECT')`,
    );
    const alle = await client.query<{ id: number | null }>(
      rows.map(({ tabel, kolom }) => `select ${kolom} as id from ${tabel}`).join(' union '),
    );
    return alle.rows.flatMap(({ id }) => id ?? []).sort((a, b) => a - b);
  });
const rolVan = (wie: Bezoeker): Promise<string> =>
  als(wie, async (client) => (await client.query<{ wie: string }>('select current_user::text as wie')).rows[0]?.wie ?? '');
const afwezig = async (wie: Bezoeker, vervanger: Bezoeker, periode: string): Promise<number> =>
  (
    await h.owner.query<{ id: number }>(
      'insert into medewerkerafwezigheid (gemeente_id, gebruiker_id, vervanger_id, periode, door) values ($1, $2, $3, $4, $2) returning id',
      [h.gemeenteId, wie.gebruikerId, vervanger.gebruikerId, periode],
    )
  ).rows[0]?.id ?? 0;

const NOOD = { reden: 'inwoner-vraagt', toelichting: 'Stond aan de balie met een brief.', gelezen: 'ja' };

test('elke regel van wm_consulent over de eigen caseload heeft er een voor de vervanger, en de teammanager staat voor elke afscherming', async () => {
  const { rows } = await h.owner.query<{ wat: string }>(
    `select p.tablename || ': ' || p.policyname as wat from pg_policies p
      where p.permissive = 'PERMISSIVE' and p.roles = '{wm_consulent}' and p.tablename <> 'logboek'
        and coalesce(p.qual, p.with_check) ~ 'consulent_id = \\( SELECT app\\.gebruiker\\(\\)'
        and not exists (select from pg_policies v where v.tablename = p.tablename and v.cmd = p.cmd and v.policyname = left(p.policyname, 40) || '_vervanger')
     union all
     select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'inwoner_id' and not a.attisdropped
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and has_any_column_privilege('wm_teammanager', c.oid, 'SELECT')
        and c.relname not in ('afscherming', 'afschermingpersoon', 'noodtoegang', 'gebruiker')
        and not exists (select from pg_policies v where v.tablename = c.relname and v.policyname = 'afgeschermd')`,
  );
  expect(rows, 'sluit je migratie af met: call app.regels_toegang();').toEqual([]);
});

test('wie ze nog eens afleidt raakt geen tabel aan, en zet alleen recht wat anders staat', async () => {
  const client = await h.owner.connect();
  const regels = async (): Promise<unknown[]> =>
    (await client.query("select * from pg_policies where schemaname = 'public' order by tablename, policyname")).rows;
  try {
    await client.query('begin');
    const eerst = await regels();
    await client.query('call app.regels_toegang()');
    expect(await heldTables(client)).toEqual([]);
    await client.query(`drop policy consulent_nood on aanmelding; alter policy afgeschermd on besluit using (true);
      alter policy consulent_vervanger on toewijzing to wm_consulent; alter policy consulent_vervanger on doel with check (true)`);
    expect(await regels()).not.toEqual(eerst);
    await client.query('call app.regels_toegang()');
    expect(await regels()).toEqual(eerst);
    expect(await heldTables(client)).toEqual(['aanmelding', 'besluit', 'doel', 'toewijzing']);
  } finally {
    await client.query('rollback');
    client.release();
  }
});

describe('vervanging', () => {
  test('wie niets vervangt blijft wie hij was', async () => {
    expect(await rolVan(sanne)).toBe('wm_consulent');
    expect(await zietVan(sanne)).toEqual([vanSanne.id]);
  });

  test('ziet en werkt in de caseload op die dagen, en op geen andere', async () => {
    const gisteren = await afwezig(murat, sanne, '[2026-01-01,2026-01-05)');
    const later = await afwezig(murat, sanne, '[2099-01-01,2099-01-05)');
    expect(await zietVan(sanne), 'voorbij en nog niet begonnen').toEqual([vanSanne.id]);
    const nu = await afwezig(murat, sanne, '[2026-02-01,2090-01-01)');
    expect(await rolVan(sanne)).toBe('wm_vervanger');
    expect(await zietVan(sanne)).toEqual([vanSanne.id, vanMurat.id, geheim.id]);

    const dossier = await sanne.get(`/dossier/${vanMurat.id}/toegang`);
    expect(dossier.status).toBe(200);
    // On the screen only: on paper for the resident it says nothing.
    expect(dossier.text).toMatch(/<p class="wm-scherm">(?:(?!<\/p>).)*Je vervangt Murat tot en met 31 december 2089/s);
    expect((await sanne.get('/inwoners')).text).toContain('Vanmurat');
    const werk = await sanne.post(`/dossier/${vanMurat.id}/orientatie/verwijzen`, { centrum: '' });
    expect(werk.status, 'mag het formulier sturen').toBe(422);
    const regel = await h.owner.query(
      "select gebruiker_id, rol, namens_id, noodtoegang_id from logboek where inwoner_id = $1 and handeling = 'inzage' order by id desc limit 1",
      [vanMurat.id],
    );
    expect(regel.rows).toEqual([
      { gebruiker_id: sanne.gebruikerId, rol: 'consulent', namens_id: murat.gebruikerId, noodtoegang_id: null },
    ]);
    // Of the own resident nobody is replaced.
    await sanne.get(`/dossier/${vanSanne.id}/toegang`);
    const eigen = await h.owner.query('select namens_id from logboek where inwoner_id = $1 order by id desc limit 1', [
      vanSanne.id,
    ]);
    expect(eigen.rows).toEqual([{ namens_id: null }]);

    await als(sanne, async (client) => {
      const uit = await client.query('update inwoner set contact_toelichting = $2 where id = $1', [vanMurat.id, 'na de middag']);
      expect(uit.rowCount).toBe(1);
      // Not to somebody whose caseload is not open to him.
      await expect(
        client.query('update inwoner set consulent_id = $2 where id = $1', [vanMurat.id, lieke.gebruikerId]),
      ).rejects.toMatchObject({ code: '42501' });
    });
    await h.owner.query('update medewerkerafwezigheid set ingetrokken_op = now() where id = $1', [nu]);
    expect(await zietVan(sanne), 'meteen weer dicht').toEqual([vanSanne.id]);
    expect((await sanne.get(`/dossier/${vanMurat.id}/toegang`)).status).toBe(404);
    await h.owner.query('delete from medewerkerafwezigheid where id in ($1, $2, $3)', [gisteren, later, nu]);
  });

  test('een vervanger van een vervanger ziet niet verder, en een andere rol opent geen caseload', async () => {
    await afwezig(murat, sanne, '[2026-01-01,2090-01-01)');
    await afwezig(sanne, lieke, '[2026-01-01,2090-01-01)');
    expect(await zietVan(lieke)).toEqual([vanSanne.id]);
    const financien = await h.bezoeker({ rol: 'financien' });
    await h.owner.query('update medewerkerafwezigheid set vervanger_id = $1 where gebruiker_id = $2', [
      financien.gebruikerId,
      sanne.gebruikerId,
    ]);
    await als(financien, async (client) => {
      await expect(client.query('select from inwoner')).rejects.toMatchObject({ code: '42501' });
    });
    // A consulent opens no caseload to himself, nor his own to somebody of another role.
    await als(lieke, async (client) => {
      const wil = (wie: number, vervanger: number) =>
        client.query(
          "insert into medewerkerafwezigheid (gemeente_id, gebruiker_id, vervanger_id, periode, door) values ($1, $2, $3, '[2026-01-01,2090-01-01)', $4)",
          [h.gemeenteId, wie, vervanger, lieke.gebruikerId],
        );
      await client.query('savepoint a');
      await expect(wil(murat.gebruikerId, lieke.gebruikerId)).rejects.toMatchObject({ code: '42501' });
      await client.query('rollback to a');
      await expect(wil(lieke.gebruikerId, financien.gebruikerId)).rejects.toMatchObject({ code: '42501' });
    });
    await h.owner.query('delete from medewerkerafwezigheid');
  });

  test('op de eigen pagina: vastleggen, wat botst, en weer terug', async () => {
    const velden = { van: '20-11-2026', tot: '28-11-2026', vervanger: String(sanne.gebruikerId) };
    expect((await murat.post('/vervanging', { ...velden, vervanger: '' })).text).toContain('Kies wie er vervangt');
    expect((await murat.post('/vervanging', { ...velden, vervanger: 'niemand die hier werkt' })).text).toContain(
      'Er is niemand met “niemand die hier werkt”',
    );
    // A name that is typed is as good as one that is chosen.
    expect((await murat.post('/vervanging', { ...velden, vervanger: 'sanne' })).status).toBe(303);
    expect((await murat.post('/vervanging', velden)).text).toContain('Hier staat al een afwezigheid');
    expect((await sanne.get('/vervanging')).text).toContain('20 november 2026 tot en met 28 november 2026');
    const ander = await lieke.post('/vervanging', { ...velden, vervanger: String(murat.gebruikerId) });
    expect(ander.text).toContain('is zelf afwezig in deze dagen');
    const { rows } = await h.owner.query<{ id: number }>('select id from medewerkerafwezigheid');
    expect((await sanne.post(`/vervanging/${rows[0]?.id}/stop`)).status, 'niet de vervanger').toBe(404);
    expect((await murat.post(`/vervanging/${rows[0]?.id}/stop`)).status).toBe(303);
    expect((await murat.get('/vervanging')).text).toContain('Er staat niets gepland');
    const regel = await ineke.post('/vervanging', { ...velden, medewerker: String(lieke.gebruikerId) });
    expect(regel.status).toBe(303);
    // Somebody was reported absent and nobody replaces yet: the same days get somebody.
    await h.owner.query(
      "update medewerkerafwezigheid set vervanger_id = null, periode = '[2027-01-04,2027-01-09)' where gebruiker_id = $1",
      [lieke.gebruikerId],
    );
    const adres = (await ineke.get('/vervanging')).text.match(/href="([^"]*#regel)"/)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect((await ineke.get(adres.replace('#regel', ''))).text).toMatch(/value="04-01-2027".*value="08-01-2027"/s);
    const dagen = { van: '04-01-2027', tot: '08-01-2027', vervanger: String(sanne.gebruikerId) };
    expect((await ineke.post('/vervanging', { ...dagen, medewerker: String(lieke.gebruikerId) })).status).toBe(303);
    expect((await ineke.get('/vervanging')).text).not.toContain('geen vervanger');
    await h.owner.query('delete from medewerkerafwezigheid');
  });
});

describe('een afgeschermd dossier', () => {
  let id = 0;
  beforeAll(async () => {
    const gezet = await ineke.post('/afgeschermd', {
      dossiernummer: nummer(geheim),
      grond: 'geheime-verblijfplaats',
      toelichting: '',
      tot: '22-05-2027',
    });
    id = Number(/\d+/.exec(gezet.location ?? '')?.[0]);
  });

  test('bestaat voor niemand dan de consulent: niet in een tabel, een lijst, een telling, een zoekvraag of een bestand', async () => {
    await h.owner.query('select 1');
    expect(await zietVan(murat)).toEqual([vanMurat.id, geheim.id]);
    expect(await zietVan(ineke)).toEqual([vanSanne.id, vanMurat.id]);
    for (const pad of [
      '/inwoners',
      '/inwoners?zoek=Geheim',
      `/inwoners?zoek=${nummer(geheim)}`,
      '/inwoners?status=in-traject',
      '/werkvoorraad',
      '/werkvoorraad?tab=alle',
      '/afwezigheid',
      '/cijfers',
    ])
      expect((await ineke.get(pad)).text, pad).not.toMatch(/Geheimhof|Yara Geheim/);
    expect((await ineke.get('/inwoners')).text).toContain('2 inwoners');
    expect((await ineke.get(`/dossier/${geheim.id}`)).status).toBe(404);
    expect((await ineke.post('/inwoners/zoeken', { zoek: geheim.bsn })).location).toContain('bsn=onbekend');
    const lijst = await ineke.get('/afgeschermd');
    expect(lijst.text).toContain('Een aanbieder ziet wel de inwoner die er een plek heeft.');
    expect(lijst.text).toContain(nummer(geheim));
    expect(lijst.text).not.toContain('Geheimhof');
    const beheer = await h.bezoeker({ rol: 'beheer' });
    expect((await beheer.get(`/afgeschermd/${id}`)).text).not.toContain('Geheimhof');
    expect((await sanne.get('/afgeschermd')).status).toBe(403);
    // The consulent keeps working in it.
    expect((await murat.get('/inwoners')).text).toContain('Geheimhof');
    expect((await murat.get(`/dossier/${geheim.id}/toegang`)).text).toContain('extra afgeschermd');
  });

  test('wie op BSN zoekt hoort bij wie, en geen nummer', async () => {
    const uit = await sanne.post('/bekend', { bsn: geheim.bsn });
    expect(uit.text).toContain('Murat');
    expect(uit.text).toContain('afgeschermd');
    expect(uit.text).not.toContain(nummer(geheim));
    expect(uit.text).not.toContain(geheim.bsn);
    const gewoon = await sanne.post('/bekend', { voornaam: 'Yara', achternaam: 'Vanmurat', geboortedatum: '01-05-1990' });
    expect(gewoon.text).toContain(nummer(vanMurat));
    expect((await sanne.post('/bekend', { voornaam: 'Yara', achternaam: 'Van', geboortedatum: '01-05-1990' })).text).toContain(
      'niet bekend',
    );
    expect((await sanne.post('/bekend', {})).text).toContain('Vul het burgerservicenummer in');
    await als(sanne, async (client) => {
      const { rows } = await client.query<{ dossiernummer: string }>(
        "select dossiernummer from app.zoek_dubbel($1, '', null) union all select dossiernummer from app.zoek_gelijkenis($1, 'geheimhof yara', 'yara', '1990-05-01', '', '', null)",
        [h.bsn.hash(geheim.bsn)],
      );
      expect(rows.length).toBeGreaterThan(0);
      expect(rows.filter((rij) => rij.dossiernummer !== 'afgeschermd')).toEqual([]);
    });
  });

  test('de vervanger ziet het niet, tenzij hij is genoemd', async () => {
    await afwezig(murat, sanne, '[2026-01-01,2090-01-01)');
    expect(await zietVan(sanne)).toEqual([vanSanne.id, vanMurat.id]);
    expect((await ineke.post(`/afgeschermd/${id}/genoemd`, { gebruiker: String(murat.gebruikerId) })).text).toContain(
      'mag het al openen',
    );
    expect((await ineke.post(`/afgeschermd/${id}/genoemd`, { gebruiker: String(sanne.gebruikerId) })).status).toBe(303);
    expect(await zietVan(sanne)).toEqual([vanSanne.id, vanMurat.id, geheim.id]);
    await als(sanne, async (client) => {
      expect((await client.query('update inwoner set contact_toelichting = $2 where id = $1', [geheim.id, 'x'])).rowCount).toBe(
        1,
      );
    });
    const persoon = (await h.owner.query<{ id: number }>('select id from afschermingpersoon')).rows[0]?.id;
    expect((await ineke.post(`/afgeschermd/${id}/genoemd/${persoon}/weg`, { zeker: 'ja' })).status).toBe(303);
    expect(await zietVan(sanne)).toEqual([vanSanne.id, vanMurat.id]);
    await h.owner.query('delete from medewerkerafwezigheid');
  });

  test('loopt nooit vanzelf af, en wordt met een reden opgeheven', async () => {
    await h.owner.query("update afscherming set vanaf = '2025-01-01', tot = '2025-06-01' where id = $1", [id]);
    expect(await zietVan(ineke)).toEqual([vanSanne.id, vanMurat.id]);
    expect((await ineke.get('/afgeschermd')).text).toContain('kijken voor 1 juni 2025');
    expect((await ineke.post(`/afgeschermd/${id}/verlengen`, { tot: '22-11-2030', _versie: '1' })).text).toContain(
      'binnen 12 maanden',
    );
    expect((await ineke.post(`/afgeschermd/${id}/opheffen`, { reden: '', _versie: '1' })).text).toContain(
      'waarom de afscherming weg mag',
    );
    expect((await ineke.post(`/afgeschermd/${id}/opheffen`, { reden: 'Niet meer nodig', _versie: '9' })).status).toBe(409);
    expect(
      (await ineke.post('/afgeschermd', { dossiernummer: nummer(geheim), grond: 'anders', toelichting: 'x', tot: '22-05-2027' }))
        .text,
    ).toContain('al afgeschermd');
  });
});

describe('noodtoegang', () => {
  test('opent meteen, leest alleen, staat overal bij, en wordt door een ander beoordeeld', async () => {
    expect((await lieke.post('/noodtoegang', { ...NOOD, wie: nummer(vanMurat), gelezen: '' })).text).toContain('Vink aan');
    expect((await lieke.post('/noodtoegang', { ...NOOD, wie: '2026-99999' })).text).toContain('geen dossier met dit nummer');
    expect((await murat.post('/noodtoegang', { ...NOOD, wie: nummer(vanMurat) })).text).toContain('gewoon openen');
    expect((await ineke.post('/noodtoegang', { ...NOOD, wie: nummer(vanMurat) })).text).toContain('gewoon openen');
    // Two at once are one.
    const twee = await Promise.all([1, 2].map(() => lieke.post('/noodtoegang', { ...NOOD, wie: nummer(vanMurat) })));
    expect(twee.map((een) => een.location)).toEqual([`/dossier/${vanMurat.id}`, `/dossier/${vanMurat.id}`]);
    const { rows } = await h.owner.query<{ id: number }>('select id from noodtoegang');
    expect(rows).toHaveLength(1);
    const nood = rows[0]?.id ?? 0;

    expect(await rolVan(lieke)).toBe('wm_vervanger');
    expect(await zietVan(lieke)).toEqual([vanMurat.id]);
    const pagina = await lieke.get(`/dossier/${vanMurat.id}/toegang`);
    expect(pagina.text).toContain('Noodtoegang tot');
    expect((await lieke.get('/noodtoegang')).text).not.toContain('Noodtoegang tot ');
    const werk = await lieke.get('/werkvoorraad');
    expect(werk.status).toBe(200);
    expect(werk.text, 'komt niet in de eigen werkvoorraad').not.toContain('Vanmurat');
    const schrijven = await lieke.post(`/dossier/${vanMurat.id}/orientatie/verwijzen`, { centrum: '1', vraag: 'x' });
    expect(schrijven.text).toContain('Daarmee kun je niets wijzigen');
    await als(lieke, async (client) => {
      expect((await client.query('update inwoner set contact_toelichting = $2 where id = $1', [vanMurat.id, 'x'])).rowCount).toBe(
        0,
      );
      expect(
        (await client.query('update inwoner_persoon set telefoon = $2 where inwoner_id = $1', [vanMurat.id, 'x'])).rowCount,
      ).toBe(0);
      await expect(
        client.query("insert into uitkering (gemeente_id, inwoner_id, consulent_id, soort) values ($1, $2, $3, 'ww')", [
          h.gemeenteId,
          vanMurat.id,
          murat.gebruikerId,
        ]),
      ).rejects.toMatchObject({ code: '42501' });
    });
    const merk = await h.owner.query(
      "select distinct noodtoegang_id, namens_id from logboek where inwoner_id = $1 and gebruiker_id = $2 and handeling = 'inzage'",
      [vanMurat.id, lieke.gebruikerId],
    );
    expect(merk.rows).toEqual([{ noodtoegang_id: nood, namens_id: null }]);

    const inwoner = await h.bezoeker({ rol: 'inwoner', inwonerId: vanMurat.id });
    const mijn = await inwoner.get('/mijn/wie-ziet-wat');
    expect(mijn.text).toContain('Lieke (gemeente) opende je dossier, want jij belde of kwam langs');
    expect(mijn.text).toContain('met noodtoegang');
    expect(mijn.text, 'nooit wat er getypt is').not.toContain('aan de balie');

    expect((await lieke.post(`/noodtoegang/${nood}`, { oordeel: 'terecht', toelichting: '' })).text).toContain(
      'oordeelt een ander',
    );
    expect((await sanne.get(`/noodtoegang/${nood}`)).status, 'gaat een ander niet aan').toBe(404);
    expect((await murat.get('/noodtoegang')).text).toContain('Wacht op een oordeel');
    expect((await murat.post(`/noodtoegang/${nood}`, { oordeel: 'onterecht', toelichting: '' })).text).toContain(
      'waarom de noodtoegang niet terecht',
    );
    expect((await murat.post(`/noodtoegang/${nood}`, { oordeel: 'terecht', toelichting: '' })).status).toBe(303);
    expect((await ineke.post(`/noodtoegang/${nood}`, { oordeel: 'onterecht', toelichting: 'Toch niet' })).text).toContain(
      'al een oordeel',
    );
    await als(lieke, async (client) => {
      expect((await client.query('update noodtoegang set oordeel = null where id = $1', [nood])).rowCount).toBe(0);
    });

    expect((await lieke.post(`/noodtoegang/${nood}/sluiten`)).status).toBe(303);
    expect(await zietVan(lieke)).toEqual([]);
    expect((await lieke.get(`/dossier/${vanMurat.id}/toegang`)).status).toBe(404);
  });

  test('is na de tijd dicht, ook in dezelfde sessie, en niet meer van wie een andere rol kreeg of uitlogde', async () => {
    await lieke.post('/noodtoegang', { ...NOOD, wie: nummer(vanMurat) });
    expect(await zietVan(lieke)).toEqual([vanMurat.id]);
    await h.owner.query(
      "update noodtoegang set begonnen_op = now() - interval '2 hours', verloopt_op = now() - interval '1 second' where gesloten_op is null",
    );
    expect(await zietVan(lieke)).toEqual([]);
    expect((await lieke.get(`/dossier/${vanMurat.id}`)).status).toBe(404);
    await lieke.post('/noodtoegang', { ...NOOD, wie: vanMurat.bsn });
    expect(await zietVan(lieke), 'opnieuw gevraagd, met het BSN').toEqual([vanMurat.id]);
    await lieke.post('/uitloggen');
    expect((await lieke.get(`/dossier/${vanMurat.id}`)).location).toContain('/inloggen');
    await h.owner.query("update gebruiker set rol = 'financien' where id = $1", [lieke.gebruikerId]);
    const terug = await h.owner.query<{ vervangt: number[]; nood: number[] }>(
      "select nood from app.zoek_meer($1, $2, 'financien')",
      [lieke.gebruikerId, h.gemeenteId],
    );
    expect(terug.rows).toEqual([{ nood: [] }]);
    await h.owner.query('delete from noodtoegang where gesloten_op is null');
  });

  test('van wie intussen schrijven mag houdt zij niet tegen: de eigen caseload, die van wie vervangen wordt, of genoemd', async () => {
    const noor = await h.bezoeker({ rol: 'consulent', naam: 'Noor' });
    const schrijft = () =>
      als(
        noor,
        async (client) =>
          (await client.query('update inwoner set contact_toelichting = $2 where id = $1', [vanMurat.id, 'x'])).rowCount,
      );
    await noor.post('/noodtoegang', { ...NOOD, wie: nummer(vanMurat) });
    expect(await schrijft()).toBe(0);
    const weg = await afwezig(murat, noor, '[2026-01-01,2090-01-01)');
    expect(await schrijft()).toBe(1);
    const afscherming = await h.owner.query<{ id: number }>(
      "insert into afscherming (gemeente_id, inwoner_id, consulent_id, grond, toelichting, vanaf, tot, door) select gemeente_id, id, consulent_id, 'anders', 'x', '2026-11-01', '2027-05-01', $2 from inwoner where id = $1 returning id",
      [vanMurat.id, ineke.gebruikerId],
    );
    expect(await schrijft(), 'afgeschermd: de vervanger leest met noodtoegang').toBe(0);
    expect(await zietVan(noor)).toContain(vanMurat.id);
    await h.owner.query('delete from afscherming where id = $1', [afscherming.rows[0]?.id]);
    await h.owner.query('delete from medewerkerafwezigheid where id = $1', [weg]);
    expect(await schrijft()).toBe(0);
    await h.owner.query('update inwoner set consulent_id = $2 where id = $1', [vanMurat.id, noor.gebruikerId]);
    expect(await schrijft()).toBe(1);
    const pagina = await noor.get(`/dossier/${vanMurat.id}/toegang`);
    expect(pagina.text).not.toContain('Noodtoegang tot');
    expect((await noor.post(`/dossier/${vanMurat.id}/orientatie/verwijzen`, { centrum: '' })).text).not.toContain(
      'Daarmee kun je niets wijzigen',
    );
    await h.owner.query('update inwoner set consulent_id = $2 where id = $1', [vanMurat.id, murat.gebruikerId]);
    await h.owner.query('update noodtoegang set gesloten_op = now() where gesloten_op is null');
  });

  test('opent een afgeschermd dossier voor de teammanager, en alleen dat', async () => {
    expect((await ineke.post('/noodtoegang', { ...NOOD, wie: geheim.bsn, reden: 'gevaar' })).location).toBe(
      `/dossier/${geheim.id}`,
    );
    const pagina = await ineke.get(`/dossier/${geheim.id}/toegang`);
    expect(pagina.text).toContain('Noodtoegang tot');
    expect(pagina.text).toContain('Geheimhof');
    expect((await murat.get('/noodtoegang')).text).toContain('Ineke las dossier');
    await h.owner.query(
      "update noodtoegang set begonnen_op = now() - interval '2 hours', verloopt_op = now() - interval '1 second' where gesloten_op is null",
    );
    expect((await ineke.get(`/dossier/${geheim.id}/toegang`)).status).toBe(404);
    const beheer = await h.bezoeker({ rol: 'beheer' });
    const overzicht = await beheer.get('/beheer/noodtoegang');
    expect(overzicht.text).toContain('Ineke');
    expect(overzicht.text).not.toContain('Geheimhof');
  });
});

describe('instellingen van een verbinding', () => {
  test('van de een blijft niets over voor de ander, ook niet in dezelfde transactie', async () => {
    await afwezig(murat, sanne, '[2026-01-01,2090-01-01)');
    const client = await h.pool.connect();
    try {
      await client.query('begin');
      await client.query('select * from app.start($1, $2)', [hashToken(sanne.token), rollen]);
      await client.query('reset role');
      await client.query('select * from app.start($1, $2)', [hashToken(murat.token), rollen]);
      const { rows } = await client.query(
        'select current_user::text as wie, app.vervangt() as vervangt, app.nood() as nood, app.verborgen() as verborgen',
      );
      expect(rows).toEqual([{ wie: 'wm_consulent', vervangt: [], nood: [], verborgen: [] }]);
      await client.query('rollback');
      const na = await client
        .query("select app.vervangt() as vervangt, current_setting('app.meer', true) as meer")
        .catch((e: { code: string }) => e.code);
      expect(typeof na === 'string' ? na : na.rows).toEqual(typeof na === 'string' ? '42501' : [{ vervangt: [], meer: '' }]);
    } finally {
      client.release();
    }
    // Side by side on the same few connections: each keeps to his own.
    const veel = await Promise.all(Array.from({ length: 24 }, (_, i) => (i % 2 ? sanne : murat).get('/inwoners')));
    expect(veel.map(({ text }) => text.includes('Vansanne'))).toEqual(veel.map((_, i) => i % 2 === 1));
    await h.owner.query('delete from medewerkerafwezigheid');
  });
});

test('het oriëntatiecentrum ziet wie verwezen is, wat nodig is, en zolang het duurt', async () => {
  const centrum = await maakAanbieder(h, { naam: 'Centrum' });
  const beheer = await h.bezoeker({ rol: 'beheer' });
  const wijsAan = { organisatie: String(centrum), van: '01-01-2026' };
  expect((await beheer.post('/beheer/orientatiecentra', { ...wijsAan, van: 'ooit' })).text).toContain('dag-maand-jaar');
  expect((await beheer.post('/beheer/orientatiecentra', wijsAan)).status).toBe(303);
  expect((await beheer.post('/beheer/orientatiecentra', wijsAan)).text).toContain('al oriëntatiecentrum');
  const nieuw = await beheer.post('/beheer/medewerkers/nieuw', {
    bij: 'aanbieder',
    naam: 'Nieuwe Adviseur',
    functie: '',
    telefoon: '',
    email: '',
    rol: '',
    aanbieder: `centrum-${centrum}`,
    team: '',
  });
  expect(nieuw.status).toBe(303);
  expect((await beheer.get(nieuw.location ?? '')).text).toContain('Oriëntatieadviseur, Centrum');
  const noor = await h.bezoeker({ rol: 'orientatie', aanbiederId: centrum, naam: 'Noor' });
  expect((await noor.get('/verwezen')).text).toContain('Er is nu niemand naar jullie verwezen');
  expect((await noor.get(`/verwezen/${vanSanne.id}`)).status).toBe(404);
  const velden = { centrum: String(centrum), vraag: 'Zoekt werk buiten.' };
  const verwijs = (inwonerId: number, meer = {}) =>
    sanne.post(`/dossier/${inwonerId}/orientatie/verwijzen`, { ...velden, ...meer });
  for (const deelt of ['uitkering', 'zrm'])
    expect((await verwijs(vanSanne.id, { [deelt]: 'ja' })).text).toContain('Vink aan dat de inwoner dit goed vindt');
  expect((await verwijs(vanSanne.id, { zrm: 'ja', toestemming: 'ja' })).status).toBe(303);
  expect((await verwijs(vanSanne.id)).text).toContain('Er loopt al een oriëntatie voor deze inwoner');
  expect((await verwijs(vanMurat.id)).status).toBe(404);
  expect((await sanne.get(`/dossier/${vanSanne.id}/toegang`)).text).toContain('ZRM');
  const pagina = await noor.get(`/verwezen/${vanSanne.id}`);
  expect(pagina.text).toContain('Zoekt werk buiten.');
  expect(pagina.text).not.toMatch(/Kanaalweg|7311 AB/);
  expect(await zietVan(noor)).toEqual([vanSanne.id]);
  expect((await (await h.bezoeker({ rol: 'inwoner', inwonerId: vanSanne.id })).get('/mijn/wie-ziet-wat')).text).toContain(
    'Oriëntatiecentrum. Ziet tot en met',
  );
  await h.owner.query("update orientatietoegang set periode = '[2026-01-01,2026-02-01)'");
  expect(await zietVan(noor)).toEqual([]);
  expect((await noor.get(`/verwezen/${vanSanne.id}`)).status).toBe(404);
});
