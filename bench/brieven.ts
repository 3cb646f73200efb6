/**
 * A thousand letters: made from what is stored of a thousand residents and kept (data, bytes, logboek), beside only setting the same letters,
 * and then put in one file to print. Nothing stays in the database.
 *
 *   node bench/brieven.ts --data <folder of a filled database> [letters]
 */
import { loadavg } from 'node:os';
import { type BeleidInHuis, storeBeleid } from '../src/beleid/index.ts';
import { type BriefInhoud, leesBrief, renderBrief, storeBrief } from '../src/brief/index.ts';
import { datum } from '../src/kernel/datum.ts';
import { createOwnerPool } from '../src/platform/db/pool.ts';
import type { Actor } from '../src/platform/db/reader.ts';
import { kyselyOn } from '../src/platform/db/transact.ts';
import { openEmbeddedPostgres } from '../src/platform/embedded-postgres/index.ts';
import { mergePdfs } from '../src/platform/pdf/index.ts';

/** Two pages: the length of a beschikking. */
const INHOUD: BriefInhoud = {
  onderwerp: 'Er verandert iets in je ondersteuning',
  inleiding: ['Wij hebben een besluit genomen over je ondersteuning.'],
  samenvatting: ['Wat verandert er?', 'Vanaf wanneer?', 'Wat moet je doen?', 'Niet mee eens?'].map((vraag) => ({
    vraag,
    antwoord: ['De regels van de gemeente zijn veranderd. Jouw plek blijft zoals hij is, en je houdt dezelfde begeleider.'],
  })),
  delen: ['Wat betekent dit?', 'Wat blijft hetzelfde?', 'Hoe gaat het verder?'].map((kop) => ({
    kop,
    blokken: [
      'Je werkt op dezelfde dagen en evenveel uur als nu. '.repeat(6).trim(),
      { punten: ['Je begeleider belt je.', 'Je krijgt een afspraak.', 'Je mag iemand meenemen.'] },
    ],
  })),
};
const ACTOR: Actor = {
  gebruikerId: 0,
  rol: 'teammanager',
  naam: 'bench',
  functie: undefined,
  gemeenteId: 1,
  gemeenteNaam: undefined,
  aanbiederId: undefined,
  aanbiederNaam: undefined,
  inwonerId: undefined,
};

const map = process.argv[process.argv.indexOf('--data') + 1];
if (!process.argv.includes('--data') || map === undefined) throw new Error('noem de map met --data');
const aantal = Number(process.argv[process.argv.indexOf('--data') + 2] ?? 1000);
const cluster = await openEmbeddedPostgres({ dataDir: map });
const owner = createOwnerPool(cluster);
const client = await owner.connect();
const meet = async <T>(wat: string, werk: () => Promise<T>): Promise<T> => {
  const begin = performance.now();
  const cpu = process.cpuUsage();
  const uit = await werk();
  const { user, system } = process.cpuUsage(cpu);
  const seconden = (performance.now() - begin) / 1000;
  console.log(
    `${wat}: ${seconden.toFixed(1)} s, ${((user + system) / 1e6).toFixed(1)} s processor, ${Math.round(process.memoryUsage().rss / 1e6)} MB, load ${loadavg()[0]?.toFixed(1)}`,
  );
  return uit;
};
try {
  const beleid: BeleidInHuis = await storeBeleid(owner);
  const { rows } = await client.query<{ inwoner_id: number }>(
    "select inwoner_id from inwoner_persoon where straat <> '' and gemeente_id = 1 order by inwoner_id limit $1",
    [aantal],
  );
  await client.query('begin');
  const db = kyselyOn(client);
  const ids = await meet(`${aantal} brieven maken en bewaren`, async () => {
    const gemaakt: number[] = [];
    for (let nr = 0; nr < aantal; nr++) {
      const r = await storeBrief(db, {
        actor: ACTOR,
        beleid,
        inwonerId: rows[nr % rows.length]?.inwoner_id ?? 0,
        soort: 'mededeling',
        vandaag: datum('2026-11-22'),
        inhoud: INHOUD,
      });
      if (!r.ok) throw new Error(r.redenen.map((reden) => reden.tekst).join(' '));
      gemaakt.push(r.waarde.documentId);
    }
    return gemaakt;
  });
  const { rows: brieven } = await client.query<{ inhoud: Buffer; gegevens: unknown }>(
    'select inhoud, gegevens from document where id = any($1) order by id',
    [ids],
  );
  await meet('alleen zetten', async () => {
    for (const brief of brieven) {
      const data = leesBrief(brief.gegevens);
      if (!data || Buffer.compare(await renderBrief(data), brief.inhoud) !== 0) throw new Error('een herdruk is niet gelijk');
    }
  });
  const stapel = await meet('in één bestand om af te drukken', () =>
    mergePdfs(
      brieven.map((brief) => brief.inhoud),
      { title: 'Stapel', duplex: true },
    ),
  );
  console.log(`bestand: ${(stapel.length / 1e6).toFixed(1)} MB`);
} finally {
  await client.query('rollback');
  client.release();
  await owner.end();
  await cluster.close();
}
