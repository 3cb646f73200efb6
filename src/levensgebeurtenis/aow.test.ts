import { afterAll, beforeAll, expect, test } from 'vitest';
import { maakAanbieder, maakInwoner, maakMandaat, maakToewijzing } from '../../test/factories.ts';
import { type Bezoeker, type House, openHouse } from '../../test/house.ts';
import { announceAow } from './index.ts';

let h: House;
let sanne: Bezoeker;
let aanbieder: number;
beforeAll(async () => {
  h = await openHouse();
  sanne = await h.bezoeker({ rol: 'consulent', naam: 'Sanne de Wit', functie: 'trajectregisseur' });
  await maakMandaat(h, 'trajectregisseur');
  aanbieder = await maakAanbieder(h, { naam: 'Fiets & Co' });
});
afterAll(() => h?.close());

const een = async <T = Record<string, unknown>>(sql: string, waarden: unknown[] = []): Promise<T> =>
  (await h.owner.query(sql, waarden)).rows[0];
const voorstellen = async (gebeurtenis: number): Promise<{ id: number; status: string; versie: number }[]> =>
  (await h.owner.query('select id, status, versie from gebeurtenisvoorstel where gebeurtenis_id = $1 order by id', [gebeurtenis]))
    .rows;
const beslis = async (inwoner: number, gebeurtenis: number, nr: number, velden: Record<string, string> = {}) => {
  const v = (await voorstellen(gebeurtenis))[nr];
  return sanne.post(`/dossier/${inwoner}/gebeurtenissen/${gebeurtenis}/voorstel/${v?.id}`, {
    [`besluit_${v?.id}`]: 'doen',
    _versie: String(v?.versie),
    ...Object.fromEntries(Object.entries(velden).map(([naam, waarde]) => [`${naam}_${v?.id}`, waarde])),
  });
};

test('a law that moves the AOW day: what nobody decided on is taken back and told anew, what was decided stays and is told', async () => {
  const eerder = (extraMaanden: number) => ({
    owner: h.owner,
    vandaag: h.vandaag,
    beleid: Object.create(h.beleid, {
      landelijk: {
        value: {
          ...h.beleid.landelijk,
          aow: {
            ...h.beleid.landelijk.aow,
            perGeboortedatum: h.beleid.landelijk.aow.perGeboortedatum.map((rij) => ({
              ...rij,
              maanden: rij.maanden + extraMaanden,
            })),
          },
        },
      },
    }),
  });
  const maak = async (voornaam: string) => {
    const { id } = await maakInwoner(h, {
      consulentId: sanne.gebruikerId,
      voornaam,
      geboortedatum: '1959-12-10',
      status: 'in-traject',
    });
    await maakToewijzing(h, { inwonerId: id, aanbiederId: aanbieder, tot: '2027-06-30' });
    return id;
  };
  const [niemand, beslist] = [await maak('Nog'), await maak('Al')];
  await announceAow(eerder(0));
  const van = async (id: number) =>
    (
      await h.owner.query(
        "select id, datum, status, intrek_reden, toelichting from levensgebeurtenis where soort = 'aow' and inwoner_id = $1 order by id",
        [id],
      )
    ).rows;
  const [eerst] = await van(beslist);
  expect((await beslis(beslist, eerst.id, 0, { dag: '09-12-2026' })).status).toBe(303);
  // A month later by law.
  expect(await announceAow(eerder(1))).toContain('Bij 1 schoof die dag');
  expect(await van(niemand)).toEqual([
    expect.objectContaining({
      datum: '2026-12-10',
      status: 'ingetrokken',
      intrek_reden: 'De dag is verschoven naar 10-01-2027.',
    }),
    expect.objectContaining({
      datum: '2027-01-10',
      status: 'open',
      toelichting: expect.stringContaining('Eerder stond hier 10-12-2026'),
    }),
  ]);
  expect((await voorstellen((await van(niemand))[0].id)).every(({ status }) => status === 'niet-nodig')).toBe(true);
  expect(await van(beslist)).toEqual([
    expect.objectContaining({ id: eerst.id, status: 'open' }),
    expect.objectContaining({ datum: '2027-01-10', status: 'open' }),
  ]);
  // Again is once; and the place that ends already asks nothing more.
  expect(await announceAow(eerder(1))).not.toContain('schoof');
  const [, tweede] = await van(niemand);
  const over = (
    await een<{ toewijzing_id: number }>(
      'select toewijzing_id from gebeurtenisvoorstel where gebeurtenis_id = $1 and soort = $2',
      [tweede.id, 'toewijzing-beeindigen'],
    )
  ).toewijzing_id;
  await h.owner.query("update toewijzing set looptijd = daterange(lower(looptijd), '2026-12-25') where id = $1", [over]);
  const blad = await sanne.get(`/dossier/${niemand}/gebeurtenissen/${tweede.id}`);
  expect(blad.text).toContain('Deze plek eindigt al op 24 december 2026. Hier hoef je niets meer te doen');
  const uit = await beslis(niemand, tweede.id, 0, { dag: '09-01-2027' });
  expect(uit.text).toContain('Deze plek eindigt al op 24 december 2026. Kies ‘niet nodig’.');
  expect((await beslis(niemand, tweede.id, 0, { besluit: 'niet', reden: 'Eindigt al.' })).status).toBe(303);
});
