/** kill -9 in the middle of a change for many: it goes on where it was, with one besluit and one letter for each resident. */
import type pg from 'pg';
import type { Outcome } from './report.ts';
import { makeServer, until } from './server.ts';
import { demoFolder } from './template.ts';
import { fieldOf, openVisitor, type Visitor } from './visitor.ts';
import { withDatabase } from './world.ts';

export interface BulkOptions {
  /** A job is tried four times; after that the house takes it up again by itself, within five minutes. */
  kills: number;
  say?: (text: string) => void;
}

/** How often a job is tried, and how long after that it may take until the house takes it up again, in milliseconds. */
const TRIES = 4;
const TAKEN_UP = 420_000;

/** The first day after the last one. */
const NA = '2027-02-01';

const begin = async (ineke: Visitor): Promise<string> => {
  const made = await ineke.post('/omzettingen/nieuw', {
    soort: 'anders',
    daad: 'einde',
    dag: '31-01-2027',
    nagaanTot: '06-12-2026',
    reden: 'Het gebouw gaat dicht.',
  });
  if (!made.location) throw new Error(`de wijziging begint niet: ${made.status}`);
  const page = made.location;
  await until('de voorstellen zijn er', async () => (await ineke.get(page)).text.includes('Wie het raakt'), 60_000, 100);
  const agreed = await ineke.post(`${page}/nagaan`, { doe: 'akkoord-alles', stand: '', van: '', pagina: '1' });
  if (agreed.status !== 303) throw new Error(`akkoord geven lukt niet: ${agreed.status}`);
  const version = fieldOf((await ineke.get(page)).text, '_versie') ?? '';
  const going = await ineke.post(page, { doe: 'uitvoeren', _versie: version });
  if (going.status !== 303) throw new Error(`uitvoeren lukt niet: ${going.status}`);
  return page;
};

const number = async (db: pg.Client, text: string, values: unknown[]): Promise<number> =>
  (await db.query<{ n: number }>(`select count(*)::int as n ${text}`, values)).rows[0]?.n ?? 0;

/** What became of it, row by row, as the database has it. */
const held = async (db: pg.Client, id: number) => ({
  rows: await number(db, 'from omzettingregel where omzetting_id = $1', [id]),
  open: await number(db, "from omzettingregel where omzetting_id = $1 and stand = 'akkoord' and uitkomst is null", [id]),
  done: await number(db, "from omzettingregel where omzetting_id = $1 and uitkomst = 'gedaan'", [id]),
  // Of each that was carried out: its besluit made known with its letter, and the place that ends on the day.
  whole: await number(
    db,
    `from omzettingregel r join besluit b on b.gemeente_id = r.gemeente_id and b.id = r.besluit_id and b.bekendgemaakt_op is not null and b.document_id is not null
       join toewijzing t on t.gemeente_id = r.gemeente_id and t.id = r.toewijzing_id and upper(t.looptijd) = $2::date where r.omzetting_id = $1 and r.uitkomst = 'gedaan'`,
    [id, NA],
  ),
  besluiten: await number(
    db,
    "from besluit where soort = 'beeindiging' and feiten::jsonb @> jsonb_build_object('omzetting', $1::int)",
    [id],
  ),
  ends: await number(
    db,
    "from toewijzingwijziging w join omzettingregel r on r.gemeente_id = w.gemeente_id and r.toewijzing_id = w.toewijzing_id where r.omzetting_id = $1 and w.soort = 'einde' and upper(w.looptijd_na) = $2::date",
    [id, NA],
  ),
});

export const drillBulk = async (o: BulkOptions): Promise<Outcome> => {
  const began = performance.now();
  const server = await makeServer({ dataDir: await demoFolder() });
  try {
    await server.start();
    const first = await openVisitor(server.url, 'teammanager');
    const page = await begin(first);
    const id = Number(page.split('/').at(-1));
    first.close();
    let before = 0;
    for (let kill = 0; kill < o.kills; kill++) {
      const done = (db: pg.Client) => number(db, 'from omzettingregel where omzetting_id = $1 and uitkomst is not null', [id]);
      await withDatabase(server.dataDir, (db) =>
        until('er is weer wat gedaan', async () => (await done(db)) > before, kill < TRIES ? 120_000 : TAKEN_UP, 20),
      );
      await server.kill(kill % 2 === 0 ? 'server' : 'alles');
      before = await withDatabase(server.dataDir, done);
      await server.start();
      o.say?.(`${kill + 1} keer gestopt, bij ${before} was het gedaan`);
    }
    const ineke = await openVisitor(server.url, 'teammanager');
    await until(
      'de wijziging is klaar',
      async () => /Klaar|Na te gaan/.test((await ineke.get(page)).text),
      o.kills < TRIES ? 180_000 : TAKEN_UP,
      250,
    );
    ineke.close();
    await server.stop();
    const found = await withDatabase(server.dataDir, (db) => held(db, id));
    return {
      drill: 'velen',
      wat: `kill -9 terwijl een wijziging voor ${found.rows} inwoners wordt uitgevoerd, ${o.kills} keer`,
      aantal: found.rows,
      verloren: found.open,
      dubbel: Math.max(found.besluiten, found.ends) - found.done,
      half: found.done - found.whole,
      fouten: found.done === 0 ? ['er is niets uitgevoerd'] : [],
      seconden: Math.round((performance.now() - began) / 1000),
      cijfers: { uitgevoerd: found.done, besluiten: found.besluiten, 'gedaan bij de laatste stop': before },
    };
  } finally {
    await server.remove();
  }
};
