import { afterAll, beforeAll, expect, test } from 'vitest';
import { kaal, maakProef, type Proef } from '../../test/declaratie.ts';
import { maakInwoner, maakMandaat, maakToewijzing } from '../../test/factories.ts';
import { type Bezoeker, type House, openHouse } from '../../test/house.ts';

// November 2026 begins on a Sunday. Other hours from Monday the 9th, another aanbieder from Wednesday the 18th, both decided afterwards.
let h: House;
let oud: Proef;
let nieuw: Proef;
let sanne: Bezoeker;
let inwoner: number;
let eerste: number;
beforeAll(async () => {
  h = await openHouse({ vandaag: '2026-12-02' });
  [oud, nieuw] = [await maakProef(h, 'Fietspunt'), await maakProef(h, 'Groenwerk')];
  sanne = await h.bezoeker({ rol: 'consulent', naam: 'Sanne de Wit', functie: 'trajectregisseur' });
  await maakMandaat(h, 'trajectregisseur');
  inwoner = (await maakInwoner(h, { consulentId: sanne.gebruikerId, voornaam: 'Ria', achternaam: 'Proefman' })).id;
  eerste = (
    await maakToewijzing(h, {
      inwonerId: inwoner,
      aanbiederId: oud.aanbiederId,
      van: '2026-09-01',
      tot: '2027-08-31',
      minutenPerWeek: 480,
    })
  ).id;
});
afterAll(() => h.close());

const wijzig = async (daad: string, velden: Record<string, string>) => {
  const { rows } = await h.owner.query<{ versie: number }>('select versie from toewijzing where id = $1', [eerste]);
  const uit = await sanne.post(`/dossier/${inwoner}/toewijzingen/${eerste}/wijzigen/${daad}`, {
    reden: 'past-beter',
    toelichting: '',
    ...velden,
    _versie: String(rows[0]?.versie),
  });
  expect([uit.status, uit.text]).toEqual([303, '']);
};

test('IV077, TR321: hours and then the aanbieder change in one month: each is paid by the weeks and the hours of its own toewijzing', async () => {
  await oud.maakUren(eerste, '2026-11-03', 480);
  await oud.maakUren(eerste, '2026-11-05', 240);
  await oud.maakUren(eerste, '2026-11-12', 420);
  await oud.maakUren(eerste, '2026-11-17', 600);
  // Nothing changed yet: five weeks of 8 hours touch the month until its 17th and after, so all 29 hours are paid.
  const voor = await oud.maak('2026-11', oud.aanbieder);
  expect((await oud.regelsVan(voor))[0]).toMatchObject({ minuten: 1740, betaalbaar: 1740, bedrag: 26_100 });

  await wijzig('uren', { van: '09-11-2026', urenPerWeek: '6' });
  await wijzig('aanbieder', { van: '18-11-2026', aanbieder: String(nieuw.aanbiederId) });
  const { rows } = await h.owner.query<{ id: number; minuten_per_week: number; looptijd: string }>(
    'select id, minuten_per_week, looptijd::text from toewijzing where inwoner_id = $1 and id <> $2',
    [inwoner, eerste],
  );
  const tweede = rows[0]?.id ?? 0;
  expect(rows).toEqual([{ id: tweede, minuten_per_week: 360, looptijd: '[2026-11-18,2027-09-01)' }]);
  await h.owner.query(
    "update toewijzing set status = 'gestart', geaccepteerd_op = '2026-11-18', gestart_op = '2026-11-18' where id = $1",
    [tweede],
  );
  await nieuw.maakUren(tweede, '2026-11-19', 480);
  await nieuw.maakUren(tweede, '2026-11-24', 480);
  await nieuw.maakUren(tweede, '2026-11-30', 240);

  // By hand. Until the 17th: weeks 44 and 45 of 8 hours, 46 and 47 of 6 hours: 28 of the 29 hours, at € 9.
  // From the 18th: weeks 47, 48 and 49 of 6 hours: 18 of the 20 hours, at € 9. Week 47 counts for both (iWmo counts by toewijzing).
  expect(28 * 900).toBe(25_200);
  expect(18 * 900).toBe(16_200);
  const oudConcept = await oud.dienIn(voor);
  expect([oudConcept.status, oudConcept.text]).toEqual([422, expect.stringContaining('Bereken het concept eerst opnieuw')]);
  const opnieuw = await oud.aanbieder.post(`/declaraties/${voor}/opnieuw`, { _versie: await oud.versie(voor) });
  const na = Number(opnieuw.location?.split('/').at(-1));
  expect((await oud.regelsVan(na)).map(({ minuten, betaalbaar, bedrag, soort }) => [soort, minuten, betaalbaar, bedrag])).toEqual(
    [['debet', 1740, 1680, 25_200]],
  );
  const bij = await nieuw.maak('2026-11', nieuw.aanbieder);
  expect(
    (await nieuw.regelsVan(bij)).map(({ minuten, betaalbaar, bedrag, soort }) => [soort, minuten, betaalbaar, bedrag]),
  ).toEqual([['debet', 1200, 1080, 16_200]]);

  await oud.rondAf(na);
  await nieuw.rondAf(bij);
  const maand = kaal((await oud.controleur.get('/maanden/2026-11')).text);
  expect(maand).toContain('€ 252,00');
  expect(maand).toContain('€ 162,00');
  expect(maand).toContain('€ 414,00');
  // The same outcome again from the receipt.
  for (const [proef, id] of [
    [oud, na],
    [nieuw, bij],
  ] as const)
    expect((await proef.goedkeurder.get(`/declaraties/${id}/bewijs`)).text).toContain('De regel komt op hetzelfde uit');
});
