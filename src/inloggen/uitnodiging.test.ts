import type { Kysely } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Bezoeker, type House, openHouse } from '../../test/house.ts';
import { hashToken } from '../platform/auth/token.ts';
import type { Actor } from '../platform/db/reader.ts';
import type { DB } from '../platform/db/schema.ts';
import { transact } from '../platform/db/transact.ts';
import { listMail } from '../platform/mail/index.ts';
import { NietGevonden } from '../platform/problem.ts';
import {
  createUitnodiging,
  findUitTeNodigen,
  listUitnodigingen,
  type UitnodigingSettings,
  unlinkAccount,
  withdrawUitnodiging,
} from './index.ts';

let h: House;
let beheer: Bezoeker;
let elders: Bezoeker;
beforeAll(async () => {
  h = await openHouse();
  beheer = await h.bezoeker({ rol: 'beheer', naam: 'Tom de Groot' });
  await h.owner.query("insert into gemeente (id, naam) values (99, 'Elders')");
  elders = await h.bezoeker({ rol: 'beheer', gemeenteId: 99 });
});
afterAll(() => h.close());

const settings: UitnodigingSettings = {
  baseUrl: 'https://werktmee.example',
  demo: false,
  gemeente: { naam: 'Apeldoorn', telefoon: '14 055' },
  functieNaam: (functie) => functie,
};

const als = <T>(wie: Bezoeker, fn: (db: Kysely<DB>, actor: Actor) => Promise<T>): Promise<T> =>
  transact(h.pool, { tokenHash: hashToken(wie.token), rollen: ['beheer'], planRol: 'beheer' }, fn);

const account = async (o: { rol?: string; gemeenteId?: number | null; aanbiederId?: number; actief?: boolean } = {}) => {
  const { rows } = await h.owner.query<{ id: number }>(
    "insert into gebruiker (rol, naam, functie, gemeente_id, aanbieder_id, actief) values ($1, 'Noor Bakker', 'regisseur', $2, $3, $4) returning id",
    [
      o.rol ?? 'consulent',
      o.gemeenteId === undefined ? (o.aanbiederId ? null : h.gemeenteId) : o.gemeenteId,
      o.aanbiederId,
      o.actief ?? true,
    ],
  );
  return rows[0]?.id ?? 0;
};
const nodigUit = (gebruikerId: number, email = 'noor@apeldoorn.example', wie = beheer, met = settings) =>
  als(wie, (db, actor) => createUitnodiging(db, actor, { gebruikerId, email }, met));
const gelukt = async (gebruikerId: number, met = settings) => {
  const uitkomst = await nodigUit(gebruikerId, undefined, beheer, met);
  if (!uitkomst.ok) throw new Error(uitkomst.redenen[0]?.tekst ?? '');
  return uitkomst.waarde;
};
const tokenVan = (pad: string): Buffer => hashToken(pad.split('/').at(-1) ?? '');
const aanvaard = async (pad: string, subject: string): Promise<string> =>
  (
    await h.owner.query<{ uit: string }>('select app.aanvaard_uitnodiging($1, $2, $3) as uit', [
      tokenVan(pad),
      'https://i',
      subject,
    ])
  ).rows[0]?.uit ?? '';

describe('uitnodigen', () => {
  test('keeps the hash of the token only, plans a mail, and writes it in the logboek', async () => {
    const id = await account();
    const { pad, link, mailId } = await gelukt(id);
    expect(link).toBe(`https://werktmee.example${pad}`);
    expect(pad).toMatch(/^\/uitnodiging\/[\w-]{43}$/);
    const stand = await h.owner.query('select to_jsonb(u)::text as alles from uitnodiging u where u.gebruiker_id = $1', [id]);
    expect(stand.rows[0].alles).not.toContain(pad.slice(13));
    const [mail] = await als(beheer, (db) => listMail(db));
    expect(mail).toMatchObject({ id: mailId, soort: 'uitnodiging', adres: 'noor@apeldoorn.example', status: 'wacht' });
    expect(mail?.tekst).toContain('Beste Noor Bakker,');
    expect(mail?.tekst).toContain('Tom de Groot van gemeente Apeldoorn');
    const { rows } = await h.owner.query(
      "select rol, object_id from logboek where handeling = 'uitnodiging-gemaakt' and object_id = $1",
      [String(id)],
    );
    expect(rows).toEqual([{ rol: 'beheer', object_id: String(id) }]);
  });

  test('in productie beheer cannot read the link back; in the demo the mail holds it', async () => {
    const een = await gelukt(await account());
    const twee = await gelukt(await account(), { ...settings, demo: true });
    const mails = await als(beheer, (db) => listMail(db));
    expect(JSON.stringify(mails)).not.toContain(een.pad);
    expect(mails.find((mail) => mail.id === twee.mailId)?.tekst).toContain(twee.link);
    await expect(als(beheer, (db) => db.selectFrom('mail').select('geheim').execute())).rejects.toThrow(/permission denied/);
    await expect(als(beheer, (db) => db.selectFrom('uitnodiging').select('token_hash').execute())).rejects.toThrow(
      /permission denied/,
    );
    expect((await h.owner.query('select geheim from mail where id = $1', [een.mailId])).rows[0]).toEqual({ geheim: een.link });
  });

  test('a second invitation makes the first worthless', async () => {
    const id = await account();
    const eerste = await gelukt(id);
    const tweede = await gelukt(id);
    expect((await als(beheer, (db) => listUitnodigingen(db, { gebruikerId: id }))).map((u) => u.staat)).toEqual([
      'open',
      'ingetrokken',
    ]);
    expect(await aanvaard(eerste.pad, 'eerste')).toBe('ingetrokken');
    expect(await aanvaard(tweede.pad, 'tweede')).toBe('aanvaard-nu');
    expect(await aanvaard(tweede.pad, 'derde')).toBe('aanvaard');
  });

  test('withdrawn and expired: nobody comes in', async () => {
    const id = await account();
    const uitnodiging = await gelukt(id);
    expect((await als(beheer, (db, actor) => withdrawUitnodiging(db, actor, { uitnodigingId: uitnodiging.id }))).ok).toBe(true);
    expect((await als(beheer, (db, actor) => withdrawUitnodiging(db, actor, { uitnodigingId: uitnodiging.id }))).ok).toBe(false);
    expect(await aanvaard(uitnodiging.pad, 'x1')).toBe('ingetrokken');
    const laat = await gelukt(id);
    await h.owner.query("update uitnodiging set gemaakt_op = now() - interval '9 days', verloopt_op = now() where id = $1", [
      laat.id,
    ]);
    expect(await aanvaard(laat.pad, 'x2')).toBe('verlopen');
  });

  test.each([
    '',
    'geen-adres',
    'a@b',
    'Noor <noor@b.nl>',
    'noor@b.nl\r\nBcc: iedereen@b.nl',
    'a@b.nl, c@d.nl',
    `${'a'.repeat(250)}@b.nl`,
  ])('refuses the address %j', async (email) => {
    const uitkomst = await nodigUit(await account(), email);
    expect(uitkomst.ok ? [] : uitkomst.redenen.map((reden) => reden.veld)).toEqual(['email']);
  });

  test('refuses who is off, who logs in already, and oneself', async () => {
    const consulent = await h.bezoeker({ rol: 'consulent' });
    for (const id of [await account({ actief: false }), consulent.gebruikerId, beheer.gebruikerId])
      expect((await nodigUit(id)).ok).toBe(false);
  });

  test('an account of another municipality, a resident and the system do not exist', async () => {
    const vreemd = await account({ gemeenteId: 99 });
    for (const id of [vreemd, 0, 999_999]) await expect(nodigUit(id)).rejects.toThrow(NietGevonden);
    expect(await als(elders, (db) => findUitTeNodigen(db, vreemd))).toMatchObject({ naam: 'Noor Bakker', gekoppeld: false });
    const uitnodiging = await gelukt(await account());
    expect((await als(elders, (db, actor) => withdrawUitnodiging(db, actor, { uitnodigingId: uitnodiging.id }))).ok).toBe(false);
    expect(await als(elders, (db) => listUitnodigingen(db))).toEqual([]);
    expect(await als(elders, (db) => listMail(db))).toEqual([]);
  });
});

describe('losmaken', () => {
  test('ends the sessions of an employee, who can be invited again; never the own login or that of another municipality', async () => {
    const consulent = await h.bezoeker({ rol: 'consulent' });
    const maakLos = (wie: Bezoeker, gebruikerId: number) => als(wie, (db, actor) => unlinkAccount(db, actor, { gebruikerId }));
    expect((await maakLos(elders, consulent.gebruikerId)).ok).toBe(false);
    expect((await maakLos(beheer, beheer.gebruikerId)).ok).toBe(false);
    expect((await consulent.get('/inwoners')).status).toBe(200);
    expect((await maakLos(beheer, consulent.gebruikerId)).ok).toBe(true);
    expect((await consulent.get('/inwoners')).location).toContain('/inloggen');
    expect((await nodigUit(consulent.gebruikerId)).ok).toBe(true);
  });
});

describe('één login voor meer gemeenten (NI7)', () => {
  const wieIs = async (token: string) =>
    (
      await h.owner.query<{ gebruiker_id: number; gemeente_id: number }>(
        'select gebruiker_id, gemeente_id from app.zoek_sessie($1)',
        [hashToken(token)],
      )
    ).rows[0];

  test('each municipality invites for itself; who holds the login chooses, with the account there, and no other', async () => {
    const femke = await h.bezoeker({ rol: 'consulent', naam: 'Femke' });
    const { rows } = await h.owner.query<{ subject: string }>('select subject from gebruiker where id = $1', [femke.gebruikerId]);
    const accepteer = async (pad: string): Promise<string> =>
      (
        await h.owner.query<{ uit: string }>('select app.aanvaard_uitnodiging($1, $2, $3) as uit', [
          tokenVan(pad),
          'test',
          rows[0]?.subject,
        ])
      ).rows[0]?.uit ?? '';
    const daar = await account({ gemeenteId: 99 });
    const uit = await nodigUit(daar, 'femke@elders.example', elders);
    if (!uit.ok) throw new Error('uitnodigen mislukte');
    expect(await accepteer(uit.waarde.pad)).toBe('aanvaard-nu');
    // A second account in a municipality where the login has one already.
    expect(await accepteer((await gelukt(await account())).pad)).toBe('bezet');
    const pagina = await femke.get('/andere-gemeente');
    expect(pagina.text).toContain('Ga verder voor Elders');
    const vreemd = await account({ gemeenteId: 99 });
    expect((await femke.post('/andere-gemeente', { account: String(vreemd) })).location).toBe('/andere-gemeente?niet=meer');
    expect((await femke.get('/werkvoorraad/gemeenten')).text).toContain('Al mijn gemeenten');
    const gewisseld = await femke.post('/andere-gemeente', { account: String(daar), naar: '/dossier/7' });
    expect([gewisseld.status, gewisseld.location]).toEqual([303, '/dossier/7']);
    const [, nieuw = ''] = /werktmee_sessie=([^;]+)/.exec(gewisseld.headers.get('set-cookie') ?? '') ?? [];
    expect(await wieIs(decodeURIComponent(nieuw))).toEqual({ gebruiker_id: daar, gemeente_id: 99 });
    expect(await wieIs(femke.token)).toBeUndefined();
    // Whose login it is is switched off: it is out everywhere.
    await h.owner.query('update gebruiker set actief = false where id = $1', [femke.gebruikerId]);
    expect(await wieIs(decodeURIComponent(nieuw))).toBeUndefined();
  });
});
