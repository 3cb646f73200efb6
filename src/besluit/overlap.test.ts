import { afterAll, beforeAll, expect, test } from 'vitest';
import { maakAanbieder, maakContract, maakInwoner, maakMandaat } from '../../test/factories.ts';
import { type Bezoeker, type House, openHouse } from '../../test/house.ts';

// AP9 where the code cannot see it: the database refuses, in the words of the code.

let h: House;
let sanne: Bezoeker;
let groen: number;
beforeAll(async () => {
  h = await openHouse();
  sanne = await h.bezoeker({ rol: 'consulent', functie: 'trajectregisseur' });
  await maakMandaat(h, 'trajectregisseur');
  groen = await maakAanbieder(h);
  await maakContract(h, groen);
});
afterAll(() => h.close());

const neem = (id: number, toets: string, velden: Record<string, string>) =>
  sanne.post(`/dossier/${id}/besluit`, {
    toets,
    aanbieder: String(groen),
    ingang: '01-12-2026',
    einde: '',
    doelen: 'Ik begin op tijd',
    doelSoort: 'werknemersvaardigheden',
    metInwoner: 'ja',
    motivering: 'Je wilt dit graag.',
    ...velden,
  });
const werkplek = { product: 'wm-werkplek-3', urenPerWeek: '12' };

const klaar = async (): Promise<{ id: number; toets: string }> => {
  const { id } = await maakInwoner(h, { consulentId: sanne.gebruikerId, trede: 3 });
  const antwoorden = { wilBijdragen: 'ja', wilWerken: 'ja', ondersteuningNodig: 'ja', afstand: 'groot', zicht: 'later' };
  const { location } = await sanne.post(`/dossier/${id}/toets`, antwoorden);
  return { id, toets: location?.split('/').at(-1) ?? '' };
};

test('AP9: de database zelf weigert de tweede, ook als de code haar niet zag, tot de eerste is beëindigd', async () => {
  const { id, toets } = await klaar();
  expect((await neem(id, toets, werkplek)).status).toBe(303);
  const nogEen = () =>
    h.owner.query(
      `insert into toewijzing (gemeente_id, inwoner_id, consulent_id, traject_id, aanbieder_id, besluit_id, herkomst, product, productcategorie,
         productcode, eenheid, frequentie, volume, looptijd, status, toegewezen_op, regeling_id)
       select gemeente_id, inwoner_id, consulent_id, traject_id, aanbieder_id, besluit_id, herkomst, product, productcategorie,
         productcode, eenheid, frequentie, volume, daterange('2027-01-01', '2027-02-01'), status, toegewezen_op, regeling_id
         from toewijzing where inwoner_id = $1`,
      [id],
    );
  await expect(nogEen()).rejects.toMatchObject({ code: '23P01', constraint: 'toewijzing_overlap' });
  await h.owner.query("update toewijzing set status = 'beeindigd', beeindigd_op = '2026-12-31' where inwoner_id = $1", [id]);
  await expect(nogEen()).resolves.toBeDefined();
});

test('AP9: wie beslist terwijl een ander net hetzelfde beslist, krijgt dezelfde weigering van de database', async () => {
  const { id, toets } = await klaar();
  expect((await neem(id, toets, { product: 'wm-ontwikkeling-4', doelTrede: '4' })).status).toBe(303);
  const ander = await h.owner.connect();
  try {
    await ander.query('begin');
    await ander.query(
      `insert into toewijzing (gemeente_id, inwoner_id, consulent_id, traject_id, aanbieder_id, besluit_id, herkomst, product, productcategorie,
         productcode, eenheid, frequentie, volume, looptijd, status, toegewezen_op, regeling_id)
       select gemeente_id, inwoner_id, consulent_id, traject_id, aanbieder_id, besluit_id, herkomst, 'wm-werkplek-3', productcategorie,
         productcode, '01', '2', 720, looptijd, status, toegewezen_op, regeling_id from toewijzing where inwoner_id = $1`,
      [id],
    );
    const daad = neem(id, toets, werkplek);
    // The besluit passed the rules and now waits for the other transaction.
    await expect
      .poll(
        async () =>
          (
            await h.owner.query(
              "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like 'insert into \"toewijzing\"%'",
            )
          ).rowCount,
      )
      .toBe(1);
    await ander.query('commit');
    const antwoord = await daad;
    expect(antwoord.status).toBe(422);
    expect(antwoord.text).toMatch(/heeft al een toewijzing voor Werkt mee op trede 3[^<]*net iets eerder[^<]*niet in de bron/);
    expect((await h.owner.query('select from besluit where inwoner_id = $1', [id])).rowCount).toBe(1);
  } finally {
    ander.release();
  }
});
