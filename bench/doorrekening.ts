/**
 * What a change of the policy does to every running case of a municipality of a hundred thousand residents, beside one statement that
 * only reads the same facts: how much of the time is reading, how much is judging and storing.
 *
 *   node bench/doorrekening.ts --data <folder of a filled database>
 */
import { type BeleidInHuis, storeBeleid } from '../src/beleid/index.ts';
import { computeDoorrekening } from '../src/beleidswijziging/index.ts';
import { leesTekst, metGeldigVan } from '../src/beleidswijziging/lezen.ts';
import { migrate } from '../src/platform/db/migrate.ts';
import { createAppPool, createOwnerPool } from '../src/platform/db/pool.ts';
import { transactLevering } from '../src/platform/db/transact.ts';
import { openEmbeddedPostgres } from '../src/platform/embedded-postgres/index.ts';

const GEMEENTE = 1;
const GELDIG_VAN = '2027-01-01';

/** All that the job reads, in one statement; the same joins, no rule. */
const LEES = `
select count(*)::int as n, count(distinct p.geboortedatum)::int as dagen, count(l.trede)::int as treden, count(f.feiten)::int as toetsen
  from toewijzing t
  join inwoner i on i.gemeente_id = t.gemeente_id and i.id = t.inwoner_id
  join inwoner_persoon p on p.gemeente_id = i.gemeente_id and p.inwoner_id = i.id
  left join lateral (select b.trede from ladderbepaling b where b.gemeente_id = i.gemeente_id and b.inwoner_id = i.id order by b.peildatum desc, b.vastgelegd_op desc limit 1) l on true
  left join uitkering u on u.gemeente_id = i.gemeente_id and u.inwoner_id = i.id and u.vervallen_op is null
  left join lateral (select o.feiten from toets o where o.gemeente_id = i.gemeente_id and o.inwoner_id = i.id order by o.id desc limit 1) f on true
 where t.gemeente_id = $1 and t.status in ('toegewezen','geaccepteerd','gestart') and upper(t.looptijd) > $2::date`;

/** A tariff, a term, an age and an exclusion: everything that can move, moves. */
const wijzig = (tekst: string): string =>
  metGeldigVan(tekst, GELDIG_VAN)
    .replace(/(product: wm-werkplek-3\n[\s\S]*?prijs: \{ bedrag: )"9,00"/, '$1"9,50"')
    .replace(/(product: wm-werkplek-3\n[\s\S]*?duur: \{ maanden: )24/, '$118')
    .replace(/(product: wm-ontwikkeling-4\n[\s\S]*?duur: \{ maanden: )6/, '$19')
    .replace('minimumLeeftijd: { waarde: 18', 'minimumLeeftijd: { waarde: 27');

const map = process.argv[process.argv.indexOf('--data') + 1];
if (!process.argv.includes('--data') || map === undefined) throw new Error('noem de map met --data');
const cluster = await openEmbeddedPostgres({ dataDir: map });
const owner = createOwnerPool(cluster);
const pool = createAppPool({ ...cluster, user: 'wm_app' }, 4);
try {
  await migrate(owner);
  const beleid: BeleidInHuis = await storeBeleid(owner);
  const basis = beleid.regelingen(GEMEENTE).at(-1);
  if (!basis) throw new Error('geen regeling');
  const gelezen = leesTekst(wijzig(basis.tekst));
  if (!gelezen.ok) throw new Error(JSON.stringify(gelezen.fouten));
  const nieuw = async (sql: string, waarden: unknown[]): Promise<number> =>
    (await owner.query<{ id: number }>(`${sql} returning id`, waarden)).rows[0]?.id ?? 0;
  const concept = await nieuw(
    `insert into regelingconcept (gemeente_id, sleutel, titel, basis_id, gemaakt_door) values ($1, $2, 'bench', $3, 0)`,
    [GEMEENTE, basis.sleutel, basis.id],
  );
  await owner.query(
    `insert into regelingconceptversie (gemeente_id, concept_id, versie, tekst, inhoud, hash, geldig_van, bestandsnaam, door) values ($1, $2, 1, $3, $4, $5, $6, 'bench.yaml', 0)`,
    [GEMEENTE, concept, gelezen.tekst, JSON.stringify(gelezen.inhoud), gelezen.hash, GELDIG_VAN],
  );
  for (let keer = 1; keer <= 3; keer++) {
    let begin = performance.now();
    const { rows } = await owner.query(LEES, [GEMEENTE, GELDIG_VAN]);
    const lezen = Math.round(performance.now() - begin);
    const id = await nieuw(
      `insert into doorrekening (gemeente_id, concept_id, conceptversie, peildatum, aangevraagd_door, met_id) values ($1, $2, 1, $3, 0, $4)`,
      [GEMEENTE, concept, GELDIG_VAN, basis.id],
    );
    begin = performance.now();
    const cpu = process.cpuUsage();
    await transactLevering(pool, { gemeenteId: GEMEENTE, gebruikerId: 0 }, (db) =>
      computeDoorrekening(db, { beleid }, GEMEENTE, id, async () => undefined),
    );
    const samen = Math.round(performance.now() - begin);
    const { user, system } = process.cpuUsage(cpu);
    const { telling } = (await owner.query('select telling from doorrekening where id = $1', [id])).rows[0];
    const geheugen = Math.round(process.memoryUsage().rss / 1e6);
    process.stdout.write(
      `${JSON.stringify({ keer, alleenLezenMs: lezen, gelezen: rows[0], doorrekenenMs: samen, rekentijdMs: Math.round((user + system) / 1000), gevallenPerSeconde: Math.round((telling.gevallen / samen) * 1000), geheugenMB: geheugen, ...telling, perProduct: undefined })}\n`,
    );
  }
} finally {
  await pool.end();
  await owner.end();
  await cluster.close();
}
