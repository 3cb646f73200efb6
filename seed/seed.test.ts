import { expect, test } from 'vitest';
import { storeBeleid } from '../src/beleid/index.ts';
import { checkBewijs } from '../src/bewijs/index.ts';
import { datum } from '../src/kernel/datum.ts';
import { createOwnerPool } from '../src/platform/db/pool.ts';
import { createBsnKluis, generateKeys } from '../src/platform/keys.ts';
import { createTestDatabase } from '../test/setup/database.ts';
import { seedDemo } from './demo.ts';

// The story is told in days back from today, through the real rules: it must hold on every day somebody may start the demo.
test.each(['2026-11-22', '2026-12-31', '2028-02-29'])('the demo starts on %s, once', async (vandaag) => {
  const database = await createTestDatabase();
  const owner = createOwnerPool(database.address);
  try {
    const settings = { owner, beleid: await storeBeleid(owner), bsn: createBsnKluis(generateKeys()), vandaag: datum(vandaag) };
    expect(await seedDemo(settings)).toBe(true);
    expect(await seedDemo(settings)).toBe(false);
    const apeldoorn = settings.beleid.gemeenteIdVan('0200');
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
        (select count(*)::int from resultaat where akkoord is null) as resultaat_wacht`)
    ).rows;
    expect(stand).toEqual({
      inwoners: 72,
      elders: 9,
      te_verdelen: 5,
      versies_elders: 2,
      statussen: 5,
      declaratiestatussen: 4,
      niet_bekend: 7,
      zonder_brief: 0,
      consulenten: 5,
      treden: 6,
      uren_in_de_toekomst: 0,
      begin_in_weekend: 0,
      resultaat_wacht: 2,
    });
    // More than a year of toetsen, besluiten, results and payments: each computed again to the same, with all of its facts.
    const bewijs = await checkBewijs(owner, settings.beleid);
    expect(bewijs.bevindingen).toEqual([]);
    expect(bewijs.totaal).toBeGreaterThan(250);
    expect(Object.values(bewijs.soorten).map(({ onbekend }) => onbekend)).toEqual([0, 0, 0, 0]);
  } finally {
    await owner.end();
    await database.drop();
  }
});
