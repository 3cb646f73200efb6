// A plan as a step of a route: put before the resident and the aanbieder, who each say whether they agree, through the real acts.
import { isoDatum, plusDagen, toonKort } from '../src/kernel/datum.ts';
import {
  answerPlan,
  answerPlanAlsAanbieder,
  listPlannen,
  putDoel,
  startVersie,
  submitVersie,
  writeWoorden,
} from '../src/plan/index.ts';
import { opWerkdag, type Seed } from './context.ts';
import { medewerkerVan } from './personas.ts';
import { actAs } from './vervolg.ts';

export interface PlanZet {
  /** The goals; who watches over them is the aanbieder of the place that runs. */
  plan: readonly { tekst: string; maat: string; wie: string }[];
  /** Days ago that it was put before them. */
  op: number;
  /** Days from today until they look whether it worked. */
  kijken: number;
  /** What the resident said; absent: as it was. */
  woorden?: Readonly<Partial<Record<'ik-wil' | 'ik-kan' | 'ik-heb-nodig', string>>> | undefined;
  /** Why there is a new version. */
  reden?: string;
  /** Who has not answered yet. */
  wacht?: 'inwoner' | 'aanbieder';
}

/** The actions write this moment; the days of the story are set after them. */
export const seedTrajectplan = async (seed: Seed, o: { inwonerId: number; consulent: string }, z: PlanZet): Promise<void> => {
  const { inwonerId, consulent } = o;
  const { vandaag } = seed;
  const { woorden } = z;
  if (woorden) await actAs(seed, consulent, (db, actor) => writeWoorden(db, actor, { inwonerId, waarden: woorden }));
  const plan = await actAs(seed, consulent, (db, actor) => startVersie(db, actor, { inwonerId, aanleiding: 'evaluatie' }));
  if (!plan) return;
  const planId = plan.id;
  const { rows } = await seed.client.query<{ id: number; aanbieder_id: number }>(
    "select id, aanbieder_id from toewijzing where inwoner_id = $1 and status = 'gestart' order by id limit 1",
    [inwonerId],
  );
  const [plek] = rows;
  for (const doel of z.plan)
    await actAs(seed, consulent, (db, actor) =>
      putDoel(db, actor, {
        vandaag,
        inwonerId,
        planId,
        waarden: {
          ...doel,
          soort: 'leerdoel',
          uiterlijk: toonKort(plusDagen(vandaag, z.kijken)),
          plek: plek === undefined ? '' : String(plek.id),
        },
      }),
    );
  await actAs(seed, consulent, async (db, actor) => {
    const versie = (await listPlannen(db, inwonerId)).find(({ id }) => id === planId)?.versie ?? 1;
    const evaluatie = toonKort(plusDagen(vandaag, z.kijken));
    return submitVersie(db, actor, { vandaag, inwonerId, planId, versie, reden: z.reden ?? '', evaluatie, delen: true });
  });
  const ja = { inwonerId, planId, akkoord: true, toelichting: '' };
  const [sleutel] = [...seed.aanbieders].find(([, id]) => id === plek?.aanbieder_id) ?? [];
  if (z.wacht !== 'aanbieder' && sleutel !== undefined)
    await actAs(seed, medewerkerVan(sleutel), (db, actor) => answerPlanAlsAanbieder(db, actor, ja));
  if (z.wacht !== 'inwoner') await actAs(seed, consulent, (db, actor) => answerPlan(db, actor, ja));
  const toen = isoDatum(opWerkdag(seed.dag(z.op)));
  const bij = [planId, toen];
  await seed.client.query(
    `update plan set vastgelegd_op = $2::date, voorgelegd_op = $2::date, geldt_op = case when geldt_op is null then null else $2::date end where id = $1`,
    bij,
  );
  await seed.client.query("update planantwoord set op = $2::date + interval '10 hours' where plan_id = $1", bij);
  await seed.client.query(
    "update planwoord set op = $2::date - 3 + interval '11 hours' where inwoner_id = $1 and op > $2::date",
    [inwonerId, toen],
  );
};
