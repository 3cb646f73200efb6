import { afterAll, beforeAll, expect, test } from 'vitest';
import { maakAanbieder, maakInwoner, maakToewijzing } from '../../test/factories.ts';
import { type Bezoeker, type House, openHouse } from '../../test/house.ts';
import { stappenIn } from '../../test/werkvoorraad.ts';

let h: House;
let sanne: Bezoeker;

beforeAll(async () => {
  h = await openHouse();
  sanne = await h.bezoeker({ rol: 'consulent', naam: 'Sanne de Wit' });
});
afterAll(() => h.close());

const stappen = (inwonerId: number): Promise<string[]> => stappenIn(h, inwonerId);

test('AP36: an ontwikkeling without plan stands in the queue, not after its result or a step back', async () => {
  const van = sanne.gebruikerId;
  const fietspunt = await maakAanbieder(h, { naam: 'Fietspunt Station' });
  const q = (tekst: string, ...waarden: unknown[]) => h.owner.query(tekst, [h.gemeenteId, ...waarden]);
  const plan = await maakInwoner(h, { consulentId: van, achternaam: 'Planloos', trede: 3 });
  const t = await maakToewijzing(h, { inwonerId: plan.id, aanbiederId: fietspunt, product: 'wm-ontwikkeling-4' });
  expect((await stappen(plan.id)).join()).not.toContain('plan-maken');
  // As if decided here, without all that a besluit hangs on.
  await h.owner.query(
    `set session_replication_role = replica; update toewijzing set herkomst = 'besluit', besluit_id = 1 where id = ${t.id}; set session_replication_role = origin;
     insert into werkvoorraad_wijziging (gemeente_id, inwoner_id, consulent_id) values (${h.gemeenteId}, ${plan.id}, ${van})`,
  );
  expect(await stappen(plan.id)).toContain(`plan-maken ik /dossier/${plan.id}/plan`);
  const dag = async () =>
    (await h.owner.query("select uiterlijk from werkvoorraad where inwoner_id = $1 and soort = 'plan-maken'", [plan.id])).rows;
  expect(await dag()).toEqual([{ uiterlijk: '2026-07-01' }]);
  await q(
    "insert into doel (gemeente_id, toewijzing_id, inwoner_id, consulent_id, aanbieder_id, soort, tekst) values ($1, $2, $3, $4, $5, 'anders', 'Op tijd komen')",
    t.id,
    plan.id,
    van,
    fietspunt,
  );
  await stappen(plan.id);
  expect(await dag()).toEqual([{ uiterlijk: null }]);
  // After the result was told, or a step back, it begins no more.
  const weg = async (wat: string, ...waarden: unknown[]) => {
    await q(wat, plan.id, van, ...waarden);
    expect((await stappen(plan.id)).join()).not.toContain('plan-maken');
  };
  await weg(
    "insert into resultaat (gemeente_id, inwoner_id, consulent_id, toewijzing_id, aanbieder_id, datum, bereikte_trede, onderbouwing, herkomst, gemeld_door) values ($1, $2, $3, $4, $5, '2026-11-20', 4, 'Werkt zelfstandig.', 'scherm', $3)",
    t.id,
    fietspunt,
  );
  await q('delete from resultaat where gemeente_id = $1 and inwoner_id = $2', plan.id);
  expect((await stappen(plan.id)).join()).toContain('plan-maken');
  await q(
    "insert into plan (gemeente_id, inwoner_id, consulent_id, nummer, aanleiding, door) values ($1, $2, $3, 1, 'eerste', $3)",
    plan.id,
    van,
  );
  expect(await stappen(plan.id)).toContain(`plan-afmaken ik /dossier/${plan.id}/plan`);
  await q("update plan set status = 'geldt' where gemeente_id = $1 and inwoner_id = $2", plan.id);
  expect((await stappen(plan.id)).join()).not.toContain('plan-afmaken');
  await q("update plan set status = 'vervangen' where gemeente_id = $1 and inwoner_id = $2", plan.id);
  expect((await stappen(plan.id)).join()).toContain('plan-maken');
  await weg(
    "insert into terugstap (gemeente_id, inwoner_id, consulent_id, datum, van_trede, naar_trede, poging, inkomen, door) values ($1, $2, $3, '2026-11-20', 3, 2, 1, 'gelijk', $3)",
  );
});
