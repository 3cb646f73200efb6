import { afterAll, beforeAll, expect, it } from 'vitest';
import { maakAanbieder, maakContract, maakInwoner, maakToewijzing } from '../../test/factories.ts';
import { type House, openHouse } from '../../test/house.ts';
import { datum } from '../kernel/datum.ts';
import type { Maand } from '../kernel/maand.ts';
import { transactLevering } from '../platform/db/transact.ts';
import { leesRegelBewijs, rekenRegel } from './bewijs.ts';
import { berekenMaand, loadAfrekening } from './queries/index.ts';
import { resultaatKeuzeVan } from './regeling.ts';
import { berekenDeclaratie, verdeelGewerkt } from './rules.ts';

let h: House;
beforeAll(async () => {
  h = await openHouse();
});
afterAll(() => h.close());

/** The same numbers on each run. */
const reeks = (zaad: number) => () => {
  zaad = (zaad * 1103515245 + 12345) % 2147483648;
  return zaad / 2147483648;
};

it('sums in the database give what the rules give day by day: for all, for one aanbieder, with a tariff that changes', async () => {
  const kans = reeks(7);
  const dagen = new Map<string, { datum: string; minuten: number }[]>();
  const aanbieders: number[] = [];
  for (let a = 0; a < 3; a++) {
    const aanbiederId = await maakAanbieder(h);
    aanbieders.push(aanbiederId);
    if (a > 0) await maakContract(h, aanbiederId);
    for (let t = 0; t < 4; t++) {
      const inwoner = await maakInwoner(h);
      const { id, nummer } = await maakToewijzing(h, {
        inwonerId: inwoner.id,
        aanbiederId,
        product: t % 2 ? 'wm-werkplek-3' : 'wm-werkplek-4',
        van: '2026-07-15',
        tot: '2026-10-20',
        minutenPerWeek: 120 + t * 60,
      });
      const lijst: { datum: string; minuten: number }[] = [];
      for (let d = 0; d < 98; d++) {
        if (kans() < 0.55) continue;
        const dag = datum('2026-07-15').add({ days: d }).toString();
        lijst.push({ datum: dag, minuten: 1 + Math.floor(kans() * 300) });
      }
      dagen.set(String(nummer), lijst);
      await h.owner.query(
        `insert into uren (gemeente_id, toewijzing_id, inwoner_id, consulent_id, aanbieder_id, datum, minuten, status, herkomst, door)
         select t.gemeente_id, t.id, t.inwoner_id, t.consulent_id, t.aanbieder_id, x.datum, x.minuten, 'ingestuurd', 'scherm', 0
           from toewijzing t, jsonb_to_recordset($2) as x(datum date, minuten int) where t.id = $1`,
        [id, JSON.stringify(lijst)],
      );
    }
  }
  // The second aanbieder earns more from the middle of September on.
  await h.owner.query("update contractproduct set geldig = daterange('2021-01-01', '2026-09-16') where aanbieder_id = $1", [
    aanbieders[1],
  ]);
  await h.owner.query(
    `insert into contractproduct (gemeente_id, contract_id, aanbieder_id, product, tarief, tarief_bron, productcategorie, productcode, geldig)
     select gemeente_id, contract_id, aanbieder_id, product, tarief + 37, 'afspraak', productcategorie, productcode, daterange('2026-09-16', null)
       from contractproduct where aanbieder_id = $1`,
    [aanbieders[1]],
  );
  // Rows that do not count: a concept and one that was replaced.
  await h.owner.query(`insert into uren (gemeente_id, toewijzing_id, inwoner_id, consulent_id, aanbieder_id, datum, minuten, status, herkomst, door, vervallen_op)
    select gemeente_id, id, inwoner_id, consulent_id, aanbieder_id, '2026-09-01', 999, 'ingestuurd', 'scherm', 0, now() from toewijzing`);

  const alsLevering = <T>(fn: Parameters<typeof transactLevering<T>>[2]) =>
    transactLevering<T>(h.pool, { gemeenteId: h.gemeenteId, gebruikerId: 0 }, fn);
  for (const maand of ['2026-07', '2026-08', '2026-09', '2026-10'] satisfies Maand[]) {
    const vraag = { beleid: h.beleid, gemeenteId: h.gemeenteId, maand };
    const alle = await alsLevering((db) => berekenMaand(db, vraag));
    const delen: Awaited<ReturnType<typeof loadAfrekening>>[] = [];
    for (const aanbiederId of aanbieders) delen.push(await alsLevering((db) => loadAfrekening(db, { ...vraag, aanbiederId })));
    const regeling = h.beleid.dichtstbij(h.gemeenteId, datum(`${maand}-01`))?.regeling;
    if (!regeling) throw new Error('no regeling');
    const perDag = delen.flatMap(
      (basis) =>
        berekenDeclaratie({
          ...basis,
          maand,
          resultaatKeuze: resultaatKeuzeVan(regeling),
          toewijzingen: basis.toewijzingen.map((toewijzing) => ({
            ...toewijzing,
            ...verdeelGewerkt(
              (dagen.get(toewijzing.nummer) ?? []).map((dag) => ({ datum: datum(dag.datum), minuten: dag.minuten })),
              maand,
            ),
          })),
        }).regels,
    );
    const getallen = (regels: typeof alle.regels) =>
      regels.map((r) => [r.toewijzing, r.minuten, r.betaalbaar, r.tarief, r.bedrag, r.uitleg]);
    expect(getallen(alle.regels)).toEqual(getallen(perDag));
    expect(alle.totaal).toBeGreaterThan(0);
    if (maand === '2026-09') expect(new Set(alle.regels.map((r) => r.tarief)).size).toBe(4);
    const los = [];
    for (const aanbiederId of aanbieders)
      los.push(...(await alsLevering((db) => berekenMaand(db, { ...vraag, aanbiederId }))).regels);
    expect(los.map((r) => [r.toewijzing, r.bedrag, r.uitleg])).toEqual(
      alle.regels.map((r) => [r.toewijzing, r.bedrag, r.uitleg]),
    );
  }
});

it('NI1, NI2: dagdelen en een arrangement per jaar, zoals berekend en zoals bewaard', async () => {
  const nijmegen: House = { ...h, gemeenteId: h.beleid.gemeenteIdVan('0268') ?? 0 };
  const aanbiederId = await maakAanbieder(nijmegen);
  await maakContract(nijmegen, aanbiederId, { tarieven: { 'ow-basis-3': 3415 } });
  const { id: inwonerId } = await maakInwoner(nijmegen);
  const maak = (product: string, van: string, o: { status?: string } = {}) =>
    maakToewijzing(nijmegen, { inwonerId, aanbiederId, product, van, tot: '2027-09-15', minutenPerWeek: 1440, ...o });
  const basis = await maak('ow-basis-3', '2026-07-01');
  const arrangement = await maak('ow-ontwikkeling-loonwaarde', '2026-09-16');
  // One that was accepted and did not begin yet brings nothing.
  await maak('ow-ontwikkeling-zelfredzaamheid', '2026-09-16', { status: 'geaccepteerd' });
  await h.owner.query(
    `insert into uren (gemeente_id, toewijzing_id, inwoner_id, consulent_id, aanbieder_id, datum, minuten, status, herkomst, door)
     select gemeente_id, id, inwoner_id, consulent_id, aanbieder_id, d::date, 660, 'ingestuurd', 'scherm', 0
       from toewijzing, unnest(array['2026-10-06','2026-10-07']) d where id = $1`,
    [basis.id],
  );
  const vraag = { beleid: h.beleid, gemeenteId: nijmegen.gemeenteId, maand: '2026-10' as Maand };
  const alsLevering = <T>(fn: Parameters<typeof transactLevering<T>>[2]) =>
    transactLevering<T>(h.pool, { gemeenteId: nijmegen.gemeenteId, gebruikerId: 0 }, fn);
  const alle = await alsLevering((db) => berekenMaand(db, vraag));
  expect(alle.regels.map(({ product, per, betaalbaar, tarief, bedrag }) => [product, per, betaalbaar, tarief, bedrag])).toEqual([
    ['ow-basis-3', 'dagdeel', 1320, 3415, 18783],
    ['ow-ontwikkeling-loonwaarde', 'jaar', 0, 320000, 27178],
  ]);
  expect(alle.regels[0]?.uitleg).toContain('5,5 dagdelen van 4 uur (keuze)');
  expect(alle.regels[1]?.uitleg).toContain('31 dagen in oktober 2026 van de 365 dagen');
  const een = await alsLevering((db) => berekenMaand(db, { ...vraag, aanbiederId }));
  expect(een.regels).toEqual(alle.regels);
  const september = await alsLevering((db) => berekenMaand(db, { ...vraag, maand: '2026-09' }));
  expect(september.regels.map(({ bedrag }) => bedrag)).toEqual([13151]);

  // Ended in October: what was to be paid ends with it.
  await h.owner.query("update toewijzing set status = 'beeindigd', beeindigd_op = '2026-10-10' where id = $1", [arrangement.id]);
  const korter = await alsLevering((db) => berekenMaand(db, vraag));
  expect(korter.regels.map(({ bedrag }) => bedrag)).toEqual([18783, 8767]);
  expect((await alsLevering((db) => berekenMaand(db, { ...vraag, maand: '2026-11' }))).regels).toEqual([]);

  const wie = await h.bezoeker({ rol: 'aanbieder', aanbiederId, gemeenteId: nijmegen.gemeenteId });
  expect((await wie.get('/declaraties')).text).toContain('september 2026');
  const gemaakt = await wie.post('/declaraties/nieuw', { gemeente: String(nijmegen.gemeenteId), maand: '2026-10' });
  const declaratie = await wie.get(gemaakt.location ?? '');
  expect(declaratie.status).toBe(200);
  for (const tekst of ['per dagdeel', 'per jaar', 'naar rato van de dagen']) expect(declaratie.text).toContain(tekst);
  const { rows } = await h.owner.query('select per, bedrag, herkomst from declaratieregel where aanbieder_id = $1 order by per', [
    aanbiederId,
  ]);
  expect(rows.map(({ per, bedrag }) => [per, bedrag])).toEqual([
    ['dagdeel', 18783],
    ['jaar', 8767],
  ]);
  // What was stored gives the same again.
  const [dagdeel, jaar] = rows.map(({ herkomst }) => leesRegelBewijs(herkomst));
  if (dagdeel?.soort !== 'werkplek' || jaar?.soort !== 'arrangement') throw new Error('een ander soort regel');
  expect(rekenRegel(dagdeel, 'ow-basis-3')?.bedrag).toBe(18783);
  expect(rekenRegel(jaar, 'ow-ontwikkeling-loonwaarde')?.bedrag).toBe(8767);
});
