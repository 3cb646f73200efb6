// What follows by itself on the way of the residents of the story: money that falls due, duties that were done, what finance paid.
import { isoDatum } from '../src/kernel/datum.ts';
import { kyselyOn } from '../src/platform/db/transact.ts';
import { approveGeld, exportGeld, recordPlicht, syncTraject } from '../src/traject/index.ts';
import type { Seed } from './context.ts';
import { actAs } from './vervolg.ts';

/** Months that are over fall due, what was owed long ago was done then, and finance is up to the month before last; what came after waits. */
export const seedAfloop = async (seed: Seed, ids: readonly number[], financien?: string): Promise<void> => {
  const { gemeenteId, vandaag } = seed;
  await seed.client.query("select set_config('app.gemeente', $1, true)", [String(gemeenteId)]);
  for (const inwonerId of ids)
    await syncTraject(kyselyOn(seed.client), { beleid: seed.beleid, vandaag, inwonerId, door: undefined });
  const { rows } = await seed.client.query<{ id: number; inwoner_id: number; versie: number; dag: string; consulent_id: number }>(
    "select id, inwoner_id, versie, dag::text, consulent_id from trajectplicht where gemeente_id = $1 and stand = 'open' and dag < $2::date - 20 order by id",
    [gemeenteId, isoDatum(vandaag)],
  );
  for (const p of rows) {
    const [persona = ''] = [...seed.gebruikers].find(([, gebruiker]) => gebruiker === p.consulent_id) ?? [];
    await actAs(seed, persona, (db, actor) =>
      recordPlicht(db, {
        actor,
        beleid: seed.beleid,
        vandaag,
        inwonerId: p.inwoner_id,
        plichtId: p.id,
        versie: p.versie,
        waarden: { wat: 'gedaan', op: p.dag.split('-').reverse().join('-'), hoe: 'Besproken met de werkgever en opgeschreven.' },
      }),
    );
  }
  await seedMomenten(seed);
  if (financien === undefined) return;
  const { rows: betaald } = await seed.client.query<{ keuze: string }>(
    "select id || '-' || versie as keuze from trajectgeld where gemeente_id = $1 and upper(periode) <= date_trunc('month', $2::date - 31) order by id",
    [gemeenteId, isoDatum(vandaag)],
  );
  if (betaald.length === 0) return;
  await actAs(seed, financien, (db, actor) =>
    approveGeld(db, { actor, vandaag: seed.dag(20), gekozen: betaald.map(({ keuze }) => keuze) }),
  );
  await actAs(seed, financien, (db, actor) => exportGeld(db, { actor }));
};

/** The acts write this moment in the logboek; the story happened on its own days. Before the first seal the story may still set its clock. */
const seedMomenten = async (seed: Seed): Promise<void> => {
  await seed.client.query('alter table logboek disable trigger blijft');
  await seed.client.query(
    `update logboek l set moment = dag + interval '11 hours'
       from (select g.id, coalesce(
               (select case g.handeling when 'trajectstap-geeindigd' then s.geeindigd_op else s.begonnen_op end from trajectstap s
                 where g.soort = 'trajectstap' and s.gemeente_id = g.gemeente_id and s.id::text = g.object_id),
               (select coalesce(o.gegeven_op, o.gevraagd_op) from trajectoordeel o
                 where g.soort = 'trajectoordeel' and o.gemeente_id = g.gemeente_id and o.id::text = g.object_id),
               (select case g.handeling when 'trajectverzoek-beantwoord' then v.antwoord_op else v.gevraagd_op end from trajectverzoek v
                 where g.soort = 'trajectverzoek' and v.gemeente_id = g.gemeente_id and v.id::text = g.object_id),
               (select p.op from trajectplicht p where g.soort = 'trajectplicht' and p.gemeente_id = g.gemeente_id and p.id::text = g.object_id),
               (select p.voorgelegd_op from plan p where g.soort = 'plan' and p.gemeente_id = g.gemeente_id and p.id::text = g.object_id),
               $2::date - 20) as dag
               from logboek g where g.gemeente_id = $1 and g.moment >= now()) m
      where l.id = m.id`,
    [seed.gemeenteId, isoDatum(seed.vandaag)],
  );
  await seed.client.query('alter table logboek enable trigger blijft');
};
