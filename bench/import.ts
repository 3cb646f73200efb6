/**
 * Loading a delivery of a million rows of hours, beside one COPY of the same rows into a staging table and one statement that checks
 * them and puts them into the same table, with its indexes, keys and triggers.
 *
 *   node bench/import.ts --data <folder of a filled database> [rows] [volgorde|door-elkaar]
 */
import { createReadStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import { storeBeleid } from '../src/beleid/index.ts';
import { datum } from '../src/kernel/datum.ts';
import { importLevering, readMap } from '../src/levering/index.ts';
import { createAppPool, createOwnerPool } from '../src/platform/db/pool.ts';
import { type EmbeddedPostgres, openEmbeddedPostgres } from '../src/platform/embedded-postgres/index.ts';
import { type BsnKluis, createBsnKluis, demoKeys } from '../src/platform/keys.ts';
import { alleen, alsProduct, type Batch } from './batch.ts';
import { randomOf, shuffled } from './people-at-work.ts';

const VANDAAG = '2026-11-22';
const BESTANDEN = 4;
const GEMEENTE = 1;

interface Toewijzing {
  nummer: number;
  bsn: string;
  van: string;
  dagen: number;
}

/** Toewijzingen of the large municipality that run in the months of the delivery, with the days on which something may be worked. */
const lopende = async (cluster: EmbeddedPostgres, bsn: BsnKluis): Promise<Toewijzing[]> => {
  const owner = createOwnerPool(cluster);
  try {
    const { rows } = await owner.query<{ nummer: number; bsn_versleuteld: Buffer; van: string; dagen: number }>(
      `select t.nummer, p.bsn_versleuteld, w.van, w.tot - w.van + 1 as dagen
         from toewijzing t join inwoner_persoon p on p.gemeente_id = t.gemeente_id and p.inwoner_id = t.inwoner_id
         cross join lateral (select greatest(lower(t.looptijd), date '2026-05-01') as van,
                                    least(upper(t.looptijd) - 1, t.beeindigd_op, date '${VANDAAG}' - 1) as tot) w
        where t.gemeente_id = $1 and t.status <> 'geweigerd' and w.tot - w.van >= 27 order by t.aanbieder_id, t.nummer`,
      [GEMEENTE],
    );
    return rows.map(({ nummer, bsn_versleuteld, van, dagen }) => ({ nummer, bsn: bsn.ontsleutel(bsn_versleuteld), van, dagen }));
  } finally {
    await owner.end();
  }
};

const dagNa = (van: string, n: number): string => new Date(Date.parse(van) + n * 86_400_000).toISOString().slice(0, 10);
const nl = (iso: string): string => iso.split('-').reverse().join('-');

interface Rij {
  csv: string;
  /** Absent: what a typed column cannot hold. */
  raw?: string;
}

/** One row in two hundred is wrong, each in its own way. */
const maakRijen = (lijst: readonly Toewijzing[], aantal: number): Rij[] => {
  const random = randomOf(300);
  const per = aantal / lijst.length;
  const rijen: Rij[] = [];
  for (const [i, t] of lijst.entries()) {
    const hier = Math.round((i + 1) * per) - Math.round(i * per);
    for (let k = 0; k < hier; k++) {
      // Spread over its days; with more rows than days some days have two.
      const dag = dagNa(t.van, Math.floor(((k + random()) / hier) * t.dagen));
      const minuten = [15, 30, 45, 60, 75][Math.floor(random() * 5)] ?? 30;
      const id = `i-${t.nummer}-${k}`;
      const uren = `${Math.floor(minuten / 60)}:${String(minuten % 60).padStart(2, '0')}`;
      const fout = rijen.length % 200 === 199 ? Math.floor(rijen.length / 200) % 4 : -1;
      if (fout === 0)
        rijen.push({ csv: `${id};999999999;${t.bsn};${nl(dag)};${uren}`, raw: `${id},999999999,${dag},${minuten}` });
      else if (fout === 1) rijen.push({ csv: `${id};${t.nummer};${t.bsn};31-11-2026;${uren}` });
      else if (fout === 2) rijen.push({ csv: `${id};${t.nummer};${t.bsn};${nl(dag)};25`, raw: `${id},${t.nummer},${dag},1500` });
      else if (fout === 3 && rijen.length > 0) rijen.push(rijen[rijen.length - 1] ?? { csv: '' });
      else rijen.push({ csv: `${id};${t.nummer};${t.bsn};${nl(dag)};${uren}`, raw: `${id},${t.nummer},${dag},${minuten}` });
    }
  }
  return rijen;
};

/** One COPY and one statement: what the rows ask for at least. */
const CONTROLE = `
  insert into uren (gemeente_id, toewijzing_id, inwoner_id, consulent_id, aanbieder_id, datum, minuten, status, herkomst, regel_id, door)
  select t.gemeente_id, t.id, t.inwoner_id, t.consulent_id, t.aanbieder_id, s.datum, s.minuten, 'ingestuurd', 'levering', s.regel_id, 0
    from (select distinct on (regel_id) * from bench_levering) s
    join toewijzing t on t.gemeente_id = ${GEMEENTE} and t.nummer = s.toewijzing and t.status <> 'geweigerd'
   where s.datum between lower(t.looptijd) and least(upper(t.looptijd) - 1, t.beeindigd_op) and s.datum <= '${VANDAAG}'
     and s.minuten between 1 and 1440
     and not exists (select from uren u where u.gemeente_id = t.gemeente_id and u.aanbieder_id = t.aanbieder_id and u.regel_id = s.regel_id)`;

export const maakImport = async (cluster: EmbeddedPostgres, dataDir: string, keuzes: readonly string[] = []): Promise<Batch> => {
  const aantal = Number(keuzes[0] ?? 1_000_000);
  const map = await mkdtemp(join(tmpdir(), 'werktmee-bench-levering-'));
  const bsn = createBsnKluis(await demoKeys(join(dataDir, 'sleutels.json')));
  const rijen = maakRijen(await lopende(cluster, bsn), aantal);
  const deel = Math.ceil(rijen.length / BESTANDEN);
  for (let i = 0; i < BESTANDEN; i++) {
    const hier = rijen.slice(i * deel, (i + 1) * deel);
    const inhoud = (keuzes[1] === 'door-elkaar' ? shuffled(hier, i) : hier).map(({ csv }) => csv);
    await writeFile(join(map, `uren-${i + 1}.csv`), `\ufeffregel_id;toewijzing;bsn;datum;uren\r\n${inhoud.join('\r\n')}\r\n`);
  }
  const kaal = join(map, 'kaal.txt');
  await writeFile(kaal, rijen.flatMap(({ raw }) => (raw === undefined ? [] : [`${raw}\n`])).join(''));
  return {
    naam: 'import',
    norm: 0.6,
    aantal: rijen.length,
    wat: 'regels met uren inlezen, met oordeel en reden per regel, tegenover een gecontroleerde COPY',
    raw: async (owner) => {
      const client = await owner.connect();
      const begin = performance.now();
      try {
        await client.query('begin');
        await client.query('create unlogged table bench_levering (regel_id text, toewijzing int, datum date, minuten int)');
        await pipeline(createReadStream(kaal), client.query(copyFrom('copy bench_levering from stdin with (format csv)')));
        const { rowCount } = await client.query(CONTROLE);
        await client.query('commit');
        return { ms: performance.now() - begin, uitkomst: { bewaard: rowCount ?? 0 } };
      } finally {
        client.release();
      }
    },
    product: { bestand: import.meta.filename, omgeving: { BENCH_LEVERING: map } },
    klaar: () => rm(map, { recursive: true }),
  };
};

const alsKind = async (): Promise<void> => {
  const { BENCH_DATA: dataDir = '', BENCH_DATABASE: database = '', BENCH_LEVERING: map = '' } = process.env;
  const cluster = await openEmbeddedPostgres({ dataDir });
  const owner = createOwnerPool({ ...cluster, database });
  const app = createAppPool({ host: cluster.host, user: 'wm_app', database }, 4);
  const beleid = await storeBeleid(owner);
  const bsn = createBsnKluis(await demoKeys(join(dataDir, 'sleutels.json')));
  await alsProduct(async () => {
    const gelezen = await readMap(map);
    if (!gelezen.ok) throw new Error('de levering is niet te lezen');
    const { bestanden } = await importLevering(app, {
      gemeenteId: GEMEENTE,
      gebruikerId: 0,
      naam: 'bench',
      bestanden: gelezen.waarde.bestanden,
      vandaag: datum(VANDAAG),
      proef: false,
      herkomst: 'opdrachtregel',
      beleid,
      bsn,
    });
    return { bewaard: bestanden.reduce((som, { aangenomen }) => som + aangenomen, 0) };
  });
  await owner.end();
  await app.end();
  await cluster.close();
};

if (process.env.BENCH_LEVERING !== undefined) await alsKind();
else if (import.meta.main) await alleen(maakImport);
