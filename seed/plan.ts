// Plans of the story: Jan's holds and a new version lies before him; Fatima's is being made.
import type { Kysely } from 'kysely';
import { isoDatum, plusDagen, toonKort } from '../src/kernel/datum.ts';
import type { Resultaat } from '../src/kernel/resultaat.ts';
import {
  answerPlan,
  answerPlanAlsAanbieder,
  judgeDoel,
  listPlandoelen,
  listPlannen,
  putBetrokkene,
  putDoel,
  reportKloptNiet,
  startVersie,
  submitVersie,
  writeWoorden,
} from '../src/plan/index.ts';
import type { Actor } from '../src/platform/db/reader.ts';
import type { DB } from '../src/platform/db/schema.ts';
import type { Seed } from './context.ts';
import { medewerkerVan } from './personas.ts';
import { actAs } from './vervolg.ts';

const idVan = async (seed: Seed, voornaam: string): Promise<number | undefined> =>
  (
    await seed.client.query<{ id: number }>(
      'select p.inwoner_id as id from inwoner_persoon p join inwoner i on i.id = p.inwoner_id and i.consulent_id = $2 where p.voornaam = $1',
      [voornaam, seed.gebruikers.get('consulent')],
    )
  ).rows[0]?.id;

/** The resident acts himself: row-level security asks who he is. */
const alsInwoner = async <T>(
  seed: Seed,
  inwonerId: number,
  fn: (db: Kysely<DB>, actor: Actor) => Promise<Resultaat<T>>,
): Promise<void> => {
  await seed.client.query("select set_config('app.inwoner', $1, true)", [String(inwonerId)]);
  await actAs(seed, 'inwoner', fn);
  await seed.client.query("select set_config('app.inwoner', '', true)");
};

/** Lets the story of the plans happen through the real actions, and sets the days back. */
export const seedPlan = async (seed: Seed): Promise<void> => {
  const { vandaag } = seed;
  const jan = await idVan(seed, 'Jan');
  if (jan !== undefined && jan === seed.inwonerMetAccount) await seedJan(seed, jan);
  const fatima = await idVan(seed, 'Fatima');
  if (fatima === undefined) return;
  await actAs(seed, 'consulent', (db, actor) =>
    writeWoorden(db, actor, {
      inwonerId: fatima,
      waarden: {
        'ik-wil': 'Ik wil met kinderen werken. Dat deed ik vroeger ook.',
        'ik-kan': 'Ik kan goed koken en ik ben geduldig.',
      },
    }),
  );
  const plan = await actAs(seed, 'consulent', (db, actor) => startVersie(db, actor, { inwonerId: fatima, aanleiding: 'eerste' }));
  if (!plan) return;
  await actAs(seed, 'consulent', (db, actor) =>
    putDoel(db, actor, {
      vandaag,
      inwonerId: fatima,
      planId: plan.id,
      waarden: {
        soort: 'leerdoel',
        tekst: 'Ik maak een praatje in het Nederlands met een gast',
        maat: 'Elke week een gesprek van tien minuten',
        wie: 'Fatima oefent in de lunchroom, Wouter helpt',
        uiterlijk: toonKort(plusDagen(vandaag, 90)),
      },
    }),
  );
};

const seedJan = async (seed: Seed, jan: number): Promise<void> => {
  const { vandaag } = seed;
  const plek = (
    await seed.client.query<{ id: number }>(
      "select id from toewijzing where inwoner_id = $1 and status = 'gestart' order by id limit 1",
      [jan],
    )
  ).rows[0]?.id;
  await alsInwoner(seed, jan, (db, actor) =>
    writeWoorden(db, actor, {
      inwonerId: jan,
      waarden: { 'ik-wil': 'Ik wil weer ergens bij horen en iets doen met mijn handen.' },
    }),
  );
  await actAs(seed, 'consulent', (db, actor) =>
    writeWoorden(db, actor, {
      inwonerId: jan,
      waarden: {
        'ik-wil': 'Ik wil weer ergens bij horen en iets doen met mijn handen.',
        'ik-kan': 'Ik ben handig met fietsen en brommers. Ik kom op tijd.',
        'ik-heb-nodig': 'Rust om me heen, en iemand die het eerst een keer voordoet.',
      },
    }),
  );
  const doel = (tekst: string, maat: string, wie: string, dagen: number, o: { leer?: boolean; trede?: string } = {}) => ({
    soort: o.leer ? 'leerdoel' : 'doel',
    tekst,
    maat,
    wie,
    uiterlijk: toonKort(plusDagen(vandaag, dagen)),
    trede: o.trede ?? '',
    plek: plek === undefined ? '' : String(plek),
  });
  const een = await actAs(seed, 'consulent', (db, actor) => startVersie(db, actor, { inwonerId: jan, aanleiding: 'eerste' }));
  if (!een) return;
  const zet = (planId: number, waarden: Readonly<Record<string, string>>) =>
    actAs(seed, 'consulent', (db, actor) => putDoel(db, actor, { vandaag, inwonerId: jan, planId, waarden }));
  await zet(
    een.id,
    doel('Ik plak zelf een band', 'Drie banden zonder hulp', 'Jan oefent elke week, Karin kijkt mee', 60, { leer: true }),
  );
  const voorleggen = async (planId: number, reden: string): Promise<void> => {
    await actAs(seed, 'consulent', async (db, actor) => {
      const versie = (await listPlannen(db, jan)).find(({ id }) => id === planId)?.versie ?? 1;
      return submitVersie(db, actor, {
        vandaag,
        inwonerId: jan,
        planId,
        versie,
        reden,
        evaluatie: toonKort(plusDagen(vandaag, 120)),
        delen: true,
      });
    });
  };
  const ja = { inwonerId: jan, akkoord: true, toelichting: '' };
  const aanbiedersZeggenJa = async (planId: number): Promise<void> => {
    const { rows } = await seed.client.query<{ id: number }>(
      'select aanbieder_id as id from planpartij where plan_id = $1 and aanbieder_id is not null',
      [planId],
    );
    for (const { id } of rows) {
      const [sleutel = ''] = [...seed.aanbieders].find(([, aanbiederId]) => aanbiederId === id) ?? [];
      await actAs(seed, medewerkerVan(sleutel), (db, actor) => answerPlanAlsAanbieder(db, actor, { ...ja, planId }));
    }
  };
  await voorleggen(een.id, '');
  await alsInwoner(seed, jan, (db, actor) => answerPlan(db, actor, { ...ja, planId: een.id }));
  await aanbiedersZeggenJa(een.id);
  const toen = isoDatum(plusDagen(vandaag, -90));
  await seed.client.query(
    `update plan set vastgelegd_op = $2::date, voorgelegd_op = $2::date, geldt_op = case when geldt_op is null then null else $2::date + 4 end,
            evaluatie_op = $3::date where id = $1`,
    [een.id, toen, isoDatum(plusDagen(vandaag, 3))],
  );
  await seed.client.query("update planantwoord set op = $2::date + 4 + interval '10 hours' where plan_id = $1", [een.id, toen]);
  await seed.client.query("update planwoord set op = $2::date - 3 + interval '11 hours' where inwoner_id = $1", [jan, toen]);
  // After the talk with Karin: one goal is reached, another comes; it waits for Jan.
  const twee = await actAs(seed, 'consulent', (db, actor) => startVersie(db, actor, { inwonerId: jan, aanleiding: 'evaluatie' }));
  if (!twee) return;
  await actAs(seed, 'consulent', async (db, actor) => {
    const band = (await listPlandoelen(db, jan)).find(
      ({ planId, tekst }) => planId === twee.id && tekst === 'Ik plak zelf een band',
    );
    return judgeDoel(db, actor, {
      vandaag,
      inwonerId: jan,
      planId: twee.id,
      doelId: band?.doelId ?? 0,
      waarden: { stand: 'gehaald', reden: 'Jan plakt nu elke band zelf. Karin ziet dat het lukt.' },
    });
  });
  await zet(
    twee.id,
    doel('Ik help iemand aan de balie', 'Vijf keer, Karin is in de buurt', 'Jan staat donderdag aan de balie', 120, {
      leer: true,
      trede: '4',
    }),
  );
  await voorleggen(twee.id, 'Na het gesprek in de werkplaats: banden plakken lukt, de balie is de volgende stap.');
  await aanbiedersZeggenJa(twee.id);
  const mens = (naam: string, rol: string, organisatie: string, telefoon: string, sinds: number, contact: number) =>
    actAs(seed, 'consulent', (db, actor) =>
      putBetrokkene(db, actor, {
        vandaag,
        inwonerId: jan,
        waarden: {
          naam,
          rol,
          organisatie,
          telefoon,
          sinds: toonKort(plusDagen(vandaag, -sinds)),
          laatste_contact: toonKort(plusDagen(vandaag, -contact)),
        },
      }),
    );
  await mens('Willemijn Prins', 'maatschappelijk werker', 'Wijkteam Zuid', '055 000 5001', 400, 30);
  await mens('Gerrit Vos', 'bewindvoerder', 'Bewindvoering Vos en Zonen', '055 000 5002', 250, 12);
  await alsInwoner(seed, jan, (db, actor) =>
    reportKloptNiet(db, actor, { inwonerId: jan, betreft: 'Willemijn Prins', tekst: 'Zij heeft een ander nummer gekregen.' }),
  );
};
