import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { maakAanbieder, maakContract, maakInwoner, maakMandaat, maakToewijzing } from '../../test/factories.ts';
import { type Bezoeker, type House, openHouse } from '../../test/house.ts';
import { rekenBesluit } from '../bewijs/herreken.ts';

// Today is 22 November 2026: a werkplek that goes on at another aanbieder from 1 December, which then does not go through.
let h: House;
let sanne: Bezoeker;
let wim: Bezoeker;
let karin: Bezoeker;
let fietspunt: number;
let groenwerk: number;
beforeAll(async () => {
  h = await openHouse();
  sanne = await h.bezoeker({ rol: 'consulent', naam: 'Sanne de Wit', functie: 'trajectregisseur' });
  fietspunt = await maakAanbieder(h, { naam: 'Fietspunt' });
  groenwerk = await maakAanbieder(h, { naam: 'Groenwerk' });
  karin = await h.bezoeker({ rol: 'aanbieder', aanbiederId: fietspunt, naam: 'Karin Peters' });
  wim = await h.bezoeker({ rol: 'aanbieder', aanbiederId: groenwerk, naam: 'Wim Bos' });
  await maakMandaat(h, 'trajectregisseur');
  await maakContract(h, groenwerk);
});
afterAll(() => h?.close());

let jan: number;
let eerste: number;
let vervolg: number;
const pad = (id: number) => `/dossier/${jan}/toewijzingen/${id}`;
const rij = async (id: number) =>
  (
    await h.owner.query('select looptijd::text, status, beeindigd_op::text, versie, gestart_op from toewijzing where id = $1', [
      id,
    ])
  ).rows[0];
const doe = async (id: number, adres: string, velden: Record<string, string>) =>
  sanne.post(`${pad(id)}/${adres}`, { toelichting: '', ...velden, _versie: String((await rij(id)).versie) });
const besluiten = async () =>
  (await h.owner.query('select id, soort, vervangt_besluit_id as vervangt from besluit where inwoner_id = $1 order by id', [jan]))
    .rows;
const rekenAlles = async () => {
  const { rows } = await h.owner.query(
    'select id, gemeente_id, regeling_id, soort, product, feiten, gronden from besluit where inwoner_id = $1 order by id',
    [jan],
  );
  for (const een of rows) expect(rekenBesluit(h.beleid, een), een.soort).toMatchObject({ verschillen: [] });
};

const overgang = async (gestart: boolean) => {
  jan = (await maakInwoner(h, { consulentId: sanne.gebruikerId, voornaam: 'Jan', achternaam: 'Hoekstra' })).id;
  eerste = (
    await maakToewijzing(h, {
      inwonerId: jan,
      aanbiederId: fietspunt,
      product: 'wm-werkplek-3',
      van: '2026-09-01',
      tot: '2027-02-28',
      ...(gestart ? {} : { status: 'geaccepteerd' }),
    })
  ).id;
  if (!gestart)
    await h.owner.query("update toewijzing set gestart_op = null, geaccepteerd_op = '2026-09-01' where id = $1", [eerste]);
  const uit = await doe(eerste, 'wijzigen/aanbieder', {
    aanbieder: String(groenwerk),
    van: '01-12-2026',
    reden: 'aanbieder-stopt',
  });
  expect(uit.status).toBe(303);
  vervolg = (await h.owner.query('select max(id) as id from toewijzing where inwoner_id = $1', [jan])).rows[0].id;
};

describe('a follow-up that was a mistake', () => {
  test('is taken away, and the first lasts as long as before: said before, in the letter and to its aanbieder', async () => {
    await overgang(true);
    expect(await rij(eerste)).toMatchObject({ looptijd: '[2026-09-01,2026-12-01)' });
    expect((await sanne.get(pad(eerste))).text).toMatch(
      /verder bij Groenwerk\. Wijzig de toewijzing daar\. Is die een vergissing/,
    );
    const controle = await doe(vervolg, 'wijzigen/verwijderen/controle', { reden: 'dubbel' });
    expect(controle.text).toMatch(/30 november 2026 wordt <strong>28 februari 2027/);
    expect(controle.text).toContain('Die loopt dan weer door, tot en met 28 februari 2027');
    const weg = await doe(vervolg, 'wijzigen/verwijderen', { reden: 'dubbel' });
    expect(weg.status).toBe(303);
    expect((await sanne.get(weg.location ?? '')).text).toMatch(/loopt weer door\..*Fietspunt.*28 februari 2027/s);
    expect(await rij(vervolg)).toMatchObject({ status: 'beeindigd' });
    expect(await rij(eerste)).toMatchObject({ status: 'gestart', looptijd: '[2026-09-01,2027-03-01)', beeindigd_op: null });
    const laatste = (await besluiten()).at(-1);
    expect(laatste.soort).toBe('intrekking');
    const { rows } = await h.owner.query("select feiten->'brief' as brief from besluit where id = $1", [laatste.id]);
    expect(JSON.stringify(rows[0].brief)).toContain(
      'Je gaat gewoon door bij Fietspunt. Je laatste dag daar is weer 28 februari 2027.',
    );
    expect((await sanne.get(pad(eerste))).text).toContain('de plek daarna gaat niet door');
    expect((await karin.get(`/toewijzingen/${eerste}`)).text).toContain('1 september 2026 tot en met 28 februari 2027');
    await rekenAlles();
    // And it can go to another after all.
    const weer = await doe(eerste, 'wijzigen/aanbieder', { aanbieder: String(groenwerk), van: '07-12-2026', reden: 'groei' });
    expect(weer.status).toBe(303);
    expect(await rij(eerste)).toMatchObject({ looptijd: '[2026-09-01,2026-12-07)' });
    await rekenAlles();
  });

  test('one that had not begun gets back the status it had', async () => {
    await overgang(false);
    expect(await rij(eerste)).toMatchObject({ status: 'beeindigd', beeindigd_op: '2026-11-30' });
    expect((await doe(vervolg, 'wijzigen/verwijderen', { reden: 'dubbel' })).status).toBe(303);
    expect(await rij(eerste)).toMatchObject({ status: 'geaccepteerd', beeindigd_op: null, looptijd: '[2026-09-01,2027-03-01)' });
  });

  test('of one that ended for another reason since, that one stays as it is', async () => {
    await overgang(true);
    await h.owner.query("update toewijzing set status = 'beeindigd', beeindigd_op = '2026-11-20' where id = $1", [eerste]);
    expect((await doe(vervolg, 'wijzigen/verwijderen/controle', { reden: 'dubbel' })).text).toContain(
      'om een andere reden voorbij en loopt niet weer door',
    );
    expect((await doe(vervolg, 'wijzigen/verwijderen', { reden: 'dubbel' })).status).toBe(303);
    expect(await rij(eerste)).toMatchObject({ status: 'beeindigd', beeindigd_op: '2026-11-20' });
  });
});

describe('a follow-up that the aanbieder refuses', () => {
  beforeEach(() => overgang(true));

  test('not refused: the way is to remove it, not to turn back', async () => {
    const uit = await doe(eerste, 'wijzigen/terugdraaien', { reden: 'toch-door' });
    expect([uit.status, uit.text.includes('Groenwerk, heeft de toewijzing niet geweigerd')]).toEqual([422, true]);
  });

  test('until the last day the first goes on by a besluit that replaces the change; its aanbieder may report a result again', async () => {
    const { versie } = await rij(vervolg);
    const geweigerd = await wim.post(`/toewijzingen/${vervolg}/weigeren`, { reden: 'Geen plek.', _versie: String(versie) });
    expect(geweigerd.status).toBe(303);
    expect((await sanne.get(pad(eerste))).text).toContain('Groenwerk weigerde het vervolg. Tot en met 30 november 2026');
    expect((await doe(eerste, 'wijzigen/terugdraaien/controle', { reden: 'toch-door' })).text).toMatch(
      /30 november 2026 wordt <strong>28 februari 2027/,
    );
    expect((await doe(eerste, 'wijzigen/terugdraaien', { reden: 'geen-plek' })).status).toBe(303);
    expect(await rij(eerste)).toMatchObject({ status: 'gestart', looptijd: '[2026-09-01,2027-03-01)' });
    const [wijziging, herziening] = await besluiten();
    expect(herziening).toMatchObject({ soort: 'herziening', vervangt: wijziging.id });
    const { rows } = await h.owner.query("select feiten->'brief' as brief from besluit where id = $1", [herziening.id]);
    expect(JSON.stringify(rows[0].brief)).toContain(
      'verder zou gaan bij Groenwerk. Daar is geen plek voor je. Je mag bij Fietspunt blijven.',
    );
    expect((await doe(eerste, 'wijzigen/terugdraaien', { reden: 'toch-door' })).text).toContain('Er is geen einde besloten');
    await rekenAlles();
  });

  test('after its last day it cannot: a new besluit', async () => {
    await h.owner.query("update toewijzing set status = 'geweigerd' where id = $1", [vervolg]);
    // As if the change had been from 16 November on.
    await h.owner.query("update toewijzingwijziging set van = '2026-11-16' where toewijzing_id = $1", [eerste]);
    expect((await doe(eerste, 'wijzigen/terugdraaien', { reden: 'toch-door' })).text).toContain(
      'De laatste dag was 15 november 2026',
    );
  });
});

describe('an early end', () => {
  beforeEach(async () => {
    await overgang(true);
    await doe(vervolg, 'wijzigen/verwijderen', { reden: 'dubbel' });
  });

  test('is looked at first, with what moves; nothing is written', async () => {
    const voor = await rij(eerste);
    const uit = await doe(eerste, 'beeindigen/controle', { einde: '31-01-2027', reden: 'verhuizing' });
    expect(uit.status).toBe(200);
    expect(uit.text).toMatch(/28 februari 2027 wordt <strong>31 januari 2027.*Verhuizing.*kun je het besluit terugdraaien/s);
    expect(await rij(eerste)).toEqual(voor);
    const terug = await doe(eerste, 'beeindigen/controle', { einde: '31-01-2027', reden: 'verhuizing', _stap: 'wijzig' });
    expect(terug.text).toMatch(/value="31-01-2027".*value="verhuizing" checked/s);
    const fout = await doe(eerste, 'beeindigen/controle', { einde: '31-08-2026', reden: 'verhuizing' });
    expect([fout.status, fout.text.includes('Kies die dag of een dag daarna')]).toEqual([422, true]);
    expect(fout.text).toContain('keuze, niet in de bron');
  });

  test('death is no reason of a besluit: it is written down as an event', async () => {
    const uit = await doe(eerste, 'beeindigen', { einde: '20-11-2026', reden: 'overlijden' });
    expect([uit.status, uit.text.includes('Leg een overlijden vast bij Gebeurtenissen')]).toEqual([422, true]);
    expect((await sanne.get(`${pad(eerste)}/beeindigen`)).text).not.toContain('value="overlijden"');
    await h.owner.query("update inwoner_persoon set overleden_op = '2026-11-19' where inwoner_id = $1", [jan]);
    const na = await doe(eerste, 'beeindigen', { einde: '20-11-2026', reden: 'anders', toelichting: 'Overleden.' });
    expect([na.status, na.text.includes('De inwoner is overleden op 19 november 2026')]).toEqual([422, true]);
  });
});
