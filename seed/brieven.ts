// Letters of the story: the older ones went out and were read, two invitations on paper wait for the printer, and somebody wants no paper.
import { inviteOpPapier } from '../src/afspraak/index.ts';
import { setKeuze } from '../src/brief/index.ts';
import { isoDatum } from '../src/kernel/datum.ts';
import { momentOp } from '../src/kernel/moment.ts';
import type { Seed } from './context.ts';
import { actAs } from './vervolg.ts';

const CONSULENT = 'consulent';

export const seedBrieven = async (seed: Seed): Promise<void> => {
  const { beleid, vandaag } = seed;
  // What is older than a week lies in the post long since; the resident with an account read it the day after.
  await seed.client.query(
    `update document set afgedrukt_op = gemaakt_op::date, gelezen_op = case when inwoner_id = $2 then gemaakt_op + interval '1 day' end
      where gemeente_id = $1 and verzending = 'post' and gemaakt_op < $3::date`,
    [seed.gemeenteId, seed.inwonerMetAccount ?? 0, isoDatum(seed.dag(7))],
  );
  const nu = momentOp(vandaag, { uur: 9, minuut: 0 });
  if (!nu) return;
  const { rows } = await seed.client.query<{ id: number; inwoner_id: number }>(
    `select distinct on (inwoner_id) id, inwoner_id from afspraak
      where gemeente_id = $1 and consulent_id = $2 and status = 'vast' and met_inwoner and begin > $3 order by inwoner_id, begin limit 2`,
    [seed.gemeenteId, seed.gebruikers.get(CONSULENT), nu],
  );
  for (const { id, inwoner_id: inwonerId } of rows)
    await actAs(seed, CONSULENT, (db, actor) => inviteOpPapier(db, { actor, beleid, vandaag, nu, inwonerId, afspraakId: id }));
  const { rows: digitaal } = await seed.client.query<{ inwoner_id: number }>(
    "select inwoner_id from inwoner_persoon where gemeente_id = $1 and consulent_id = $2 and voornaam = 'Zoë' limit 1",
    [seed.gemeenteId, seed.gebruikers.get(CONSULENT)],
  );
  for (const { inwoner_id: inwonerId } of digitaal)
    await actAs(seed, CONSULENT, (db, actor) => setKeuze(db, { actor, inwonerId, keuze: 'digitaal' }));
};
