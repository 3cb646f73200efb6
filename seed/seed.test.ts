import { expect, test } from 'vitest';
import { z } from 'zod';
import { storeBeleid } from '../src/beleid/index.ts';
import { rekenBesluit } from '../src/bewijs/herreken.ts';
import { checkBewijs } from '../src/bewijs/index.ts';
import { type BesluitRij, readBesluiten } from '../src/bewijs/queries.ts';
import { datum, isoDatum, plusDagen } from '../src/kernel/datum.ts';
import { fromDaterange } from '../src/kernel/periode.ts';
import { createOwnerPool } from '../src/platform/db/pool.ts';
import { kyselyOn } from '../src/platform/db/transact.ts';
import { createBsnKluis, generateKeys } from '../src/platform/keys.ts';
import { readToen } from '../src/terugkijken/index.ts';
import { dagenVan, kijkVan, toenVan } from '../src/terugkijken/rules.ts';
import { createTestDatabase } from '../test/setup/database.ts';
import { createDemoDatabase } from '../test/setup/demo-database.ts';
import { EERSTE_DAG, verhaalDag } from './dagen.ts';
import { seedDemo } from './demo.ts';

test('a day before the stories can be told: they play on the first on which they can', () => {
  expect(verhaalDag(datum('2020-11-02'))).toEqual(EERSTE_DAG);
  expect(verhaalDag(EERSTE_DAG)).toBeUndefined();
});

// The story is told in days back from today, through the real rules: it must hold on every day somebody may start the demo. The journeys
// and the drill start it on an ordinary Sunday.
test.each([isoDatum(EERSTE_DAG), '2026-12-31', '2028-02-29'])(
  'the demo starts on %s, once',
  { timeout: 180_000 },
  async (vandaag) => {
    const demo = vandaag === '2026-12-31' ? await createDemoDatabase() : undefined;
    const database = demo ?? (await createTestDatabase());
    const owner = createOwnerPool(database.address);
    try {
      const bsn = createBsnKluis(demo?.keys ?? generateKeys());
      const settings = { owner, beleid: await storeBeleid(owner), bsn, vandaag: datum(vandaag) };
      if (demo) expect(demo.vandaag).toBe(vandaag);
      else expect(await seedDemo(settings)).toBe(true);
      expect(await seedDemo(settings)).toBe(false);
      const apeldoorn = settings.beleid.gemeenteIdVan('0200');
      // What a resident reads names people as his own municipality does.
      const advies = await owner.query<{ kort: string; functies: string[] }>(`select a.kort,
        (select array_agg(lower(split_part(g.functie, ' ', 1))) from gebruiker g where g.gemeente_id = a.gemeente_id and g.rol = 'consulent') as functies
      from orientatieadvies a`);
      expect(advies.rows.length).toBeGreaterThan(2);
      for (const { kort, functies } of advies.rows)
        for (const [, rol = ''] of kort.matchAll(/^Je (\w+) (?:belt|praat|zoekt|bespreekt)/gm))
          expect(['contactpersoon', ...functies], kort).toContain(rol);
      const [stand] = (
        await owner.query<Record<string, number>>(`select
        (select count(*)::int from inwoner where gemeente_id = ${apeldoorn}) as inwoners,
        (select count(*)::int from inwoner where gemeente_id <> ${apeldoorn}) as elders,
        (select count(*)::int from inwoner where consulent_id = 0 and gemeente_id = ${apeldoorn}) as te_verdelen,
        (select count(distinct regeling_id)::int from toewijzing where gemeente_id <> ${apeldoorn} and status = 'gestart') as versies_elders,
        (select count(distinct status)::int from toewijzing) as statussen,
        (select count(distinct status)::int from declaratie) as declaratiestatussen,
        (select count(*)::int from besluit where bekendgemaakt_op is null) as niet_bekend,
        (select count(*)::int from besluit b where bekendgemaakt_op is not null and document_id is null) as zonder_brief,
        (select count(distinct consulent_id)::int from inwoner where consulent_id <> 0 and gemeente_id = ${apeldoorn}) as consulenten,
        (select count(distinct trede)::int from inwoner_trede) as treden,
        (select count(*)::int from uren where datum > date '${vandaag}') as uren_in_de_toekomst,
        (select count(*)::int from toewijzing where extract(isodow from lower(looptijd)) > 5) as begin_in_weekend,
        (select count(*)::int from resultaat where akkoord is null) as resultaat_wacht,
        (select count(*)::int from samenspraak where wie = 'inwoner' and antwoord is null) as samen_wacht,
        (select count(*)::int from besluitconcept where status = 'ter-ondertekening' and eerste_door is not null) as tweede_wacht,
        (select count(*)::int from besluitconcept where status = 'ter-ondertekening' and betreft_toewijzing_id is not null) as wijziging_wacht,
        (select count(*)::int from besluit where vier_ogen and mede_door <> genomen_door and document_id is not null) as door_twee`)
      ).rows;
      expect(stand).toEqual({
        inwoners: 75,
        elders: 84,
        te_verdelen: 5,
        versies_elders: 14,
        statussen: 5,
        declaratiestatussen: 4,
        niet_bekend: 8,
        zonder_brief: 0,
        consulenten: 5,
        treden: 6,
        uren_in_de_toekomst: 0,
        begin_in_weekend: 0,
        resultaat_wacht: 2,
        samen_wacht: 1,
        tweede_wacht: 2,
        wijziging_wacht: 2,
        door_twee: 1,
      });
      // More than a year of toetsen, besluiten, results and payments: each computed again to the same, with all of its facts.
      const bewijs = await checkBewijs(owner, settings.beleid);
      expect(bewijs.bevindingen).toEqual([]);
      expect(bewijs.totaal).toBeGreaterThan(250);
      expect(Object.values(bewijs.soorten).map(({ onbekend }) => onbekend)).toEqual([0, 0, 0, 0]);
      if (vandaag === '2026-12-31') await kijkTerug(owner, settings.beleid, vandaag);
    } finally {
      await owner.end();
      await database.drop();
    }
  },
);

/** Of a receipt: what a reader of the dossier sees of it. */
const Bewijs = z.looseObject({
  hash: z.string(),
  voorstel: z.looseObject({ product: z.string(), ingang: z.string(), einde: z.string() }).optional(),
  trede: z.number().optional(),
  wijziging: z.looseObject({ uitkomst: z.looseObject({ tot: z.string() }) }).optional(),
  beeindiging: z.looseObject({ laatste: z.string() }).optional(),
});

/** Always the same numbers, each from 0 up to 1. */
function* loting(zaad: number): Generator<number, never> {
  for (let n = zaad; ; n = (n * 16_807) % 2_147_483_647) yield n / 2_147_483_647;
}

/**
 * Fifty dossiers of both municipalities, each on a day of its own: every besluit that the look back shows then gives its receipt again, and
 * what that receipt says (version, product, trede on the first day, last day after each change) is what the dossier shows of that day.
 */
async function kijkTerug(
  owner: ReturnType<typeof createOwnerPool>,
  beleid: Awaited<ReturnType<typeof storeBeleid>>,
  verhaalDag: string,
): Promise<void> {
  const geschreven = (await owner.query<{ dag: string }>('select current_date::text as dag')).rows[0]?.dag ?? verhaalDag;
  const rijen = new Map<number, BesluitRij>();
  for await (const deel of readBesluiten(owner)) for (const rij of deel) rijen.set(rij.id, rij);
  const { rows: waar } = await owner.query<{
    id: number;
    gemeente_id: number;
    inwoner_id: number;
    genomen_op: string;
    eigen: number | null;
    betreft: number | null;
  }>(
    'select b.id, b.gemeente_id, b.inwoner_id, b.genomen_op, t.id as eigen, b.betreft_toewijzing_id as betreft from besluit b left join toewijzing t on t.besluit_id = b.id order by b.id',
  );
  // Each municipality in turn, so that the smaller one is looked at as often, and now and then one of which something changed.
  const gemeenten = [...Map.groupBy(waar, ({ gemeente_id }) => gemeente_id).values()].map((van) => [
    ...new Set(van.map(({ inwoner_id }) => inwoner_id)),
  ]);
  expect(gemeenten.length).toBeGreaterThan(1);
  const gewijzigd = [...new Set(waar.filter(({ betreft }) => betreft !== null).map(({ inwoner_id }) => inwoner_id))];
  const lot = loting(2020);
  const kies = <T>(uit: readonly T[]): T => {
    const een = uit[Math.floor(lot.next().value * uit.length)];
    if (een === undefined) throw new Error('niets om uit te kiezen');
    return een;
  };
  const gezien = new Map<string, number>();
  const client = await owner.connect();
  try {
    for (let keer = 0; keer < 50; keer++) {
      const inwonerId = kies(keer % 3 === 2 ? gewijzigd : (gemeenten[keer % gemeenten.length] ?? []));
      const feiten = await readToen(kyselyOn(client), inwonerId, datum('9999-12-31'));
      if (!feiten) throw new Error(`inwoner ${inwonerId} heeft geen dossier`);
      const gekozen = plusDagen(datum(kies(dagenVan(feiten))), Math.floor(lot.next().value * 20));
      // What the story does on its own day carries the moment of the machine: between the two the dossier knows it before it was decided.
      const dag = isoDatum(gekozen) >= geschreven && isoDatum(gekozen) < verhaalDag ? datum(verhaalDag) : gekozen;
      const toen = toenVan(feiten, kijkVan(dag, dag), (product) => product);
      for (const { id, product } of toen.besluiten) {
        const rij = rijen.get(id);
        const b = waar.find((een) => een.id === id);
        if (!rij || !b) throw new Error(`besluit ${id} is er niet`);
        const bij = `besluit ${id} van inwoner ${inwonerId} op ${isoDatum(dag)}`;
        expect(rekenBesluit(beleid, rij), bij).toMatchObject({ verschillen: [] });
        const bewijs = Bewijs.parse(rij.feiten);
        expect(beleid.regelingMetId(rij.regeling_id).hash, bij).toBe(bewijs.hash);
        const over = toen.toewijzingen.find(({ toewijzing }) => toewijzing.id === (b.eigen ?? b.betreft));
        const soort = bewijs.voorstel
          ? 'voorstel'
          : bewijs.wijziging
            ? 'wijziging'
            : bewijs.beeindiging
              ? 'beeindiging'
              : 'anders';
        gezien.set(soort, (gezien.get(soort) ?? 0) + 1);
        if (bewijs.voorstel) {
          expect(over?.toewijzing.product, bij).toBe(bewijs.voorstel.product);
          expect(product, bij).toBe(bewijs.voorstel.product);
          // AP2: the trede on the first day, as it was known when the besluit was taken.
          const bij1 = toenVan(feiten, kijkVan(datum(bewijs.voorstel.ingang), datum(b.genomen_op)), (een) => een).bepaling;
          expect(bij1?.trede, `trede bij ${bij}`).toBe(bewijs.trede);
        }
        // The last that was decided about a toewijzing is what holds.
        const later = toen.besluiten.some(
          (een) => een.id > id && waar.find((w) => w.id === een.id)?.betreft === (b.eigen ?? b.betreft),
        );
        const tot = bewijs.voorstel?.einde ?? bewijs.wijziging?.uitkomst.tot;
        if (tot !== undefined && over && !later) expect(isoDatum(fromDaterange(over.looptijd).tot), `einde bij ${bij}`).toBe(tot);
        if (bewijs.beeindiging && over && !later)
          expect(over.status === 'beeindigd', bij).toBe(bewijs.beeindiging.laatste < isoDatum(dag));
      }
    }
  } finally {
    client.release();
  }
  expect(gezien.get('voorstel')).toBeGreaterThan(25);
  expect(gezien.get('wijziging')).toBeGreaterThan(0);
}
