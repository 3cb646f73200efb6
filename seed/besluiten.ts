// Besluiten on their way and disputed: a concept that waits for a signature, a refusal, a withdrawal, and two objections.
import { publishBesluit, refuseBesluit, saveConcept, submitConcept, withdrawBesluit } from '../src/besluit/index.ts';
import {
  adoptBezwaar,
  confirmBezwaar,
  decideBezwaar,
  planHoren,
  receiveBezwaar,
  recordHoren,
  sendBeslissing,
} from '../src/bezwaar/index.ts';
import { type Datum, datum, isoDatum, plusDagen, toonKort } from '../src/kernel/datum.ts';
import { wijzigingInConcept } from '../src/wijziging/index.ts';
import { opWerkdag, type Seed } from './context.ts';
import { seedVoorgelegdeWijziging } from './handtekeningen.ts';
import { actAs } from './vervolg.ts';

interface Rij {
  inwoner_id: number;
  besluit_id: number;
  bekend: string;
}

/** Told by the people of the demo through the real actions; a part whose resident is not in the story is left out. */
export const seedBesluiten = async (seed: Seed): Promise<void> => {
  await voorgelegd(seed);
  await seedVoorgelegdeWijziging(seed);
  await afgewezen(seed);
  await ingetrokken(seed);
  await bezwaren(seed);
};

/** A resident of this consulent with a toets on which nothing was decided yet. */
const metToets = async (
  seed: Seed,
  persona: string,
): Promise<
  | {
      inwoner_id: number;
      toets_id: number;
      uitkomst: { producten: { product: string; uitkomst: string; gronden: { voldaan: boolean | null }[] }[] };
    }
  | undefined
> => {
  const { rows } = await seed.client.query(
    `select t.inwoner_id, t.id as toets_id, t.uitkomst from toets t join inwoner i on i.id = t.inwoner_id
      where t.consulent_id = $1 and i.status <> 'afgerond' and not exists (select from besluit b where b.inwoner_id = t.inwoner_id and b.vastgelegd_op > t.vastgelegd_op)
        and not exists (select from toewijzing w where w.inwoner_id = t.inwoner_id and w.status in ('toegewezen','geaccepteerd','gestart'))
        and t.inwoner_id is distinct from $2
      order by t.id desc limit 1`,
    [seed.gebruikers.get(persona) ?? 0, seed.inwonerMetAccount ?? null],
  );
  return rows[0];
};

/** Lieke has no mandate: she prepares a refusal, Ineke signs. */
const voorgelegd = async (seed: Seed): Promise<void> => {
  const wie = await metToets(seed, 'consulent-3');
  const product = wie?.uitkomst.producten.find(
    (p) => p.product.startsWith('wm-werkplek') && p.gronden.some(({ voldaan }) => voldaan === false),
  )?.product;
  const tekenaar = seed.gebruikers.get('teammanager');
  if (!wie || !product || tekenaar === undefined) return;
  const conceptId = await actAs(seed, 'consulent-3', (db, actor) =>
    saveConcept(db, {
      actor,
      inwonerId: wie.inwoner_id,
      soort: 'afwijzing',
      getypt: {
        soort: 'afwijzing',
        toets: String(wie.toets_id),
        product,
        motivering: 'Je vroeg om een werkplek. Die past nu niet bij je. We kijken samen wat wel kan.',
      },
    }),
  );
  if (conceptId === undefined) return;
  await actAs(
    seed,
    'consulent-3',
    (db, actor) =>
      submitConcept(db, {
        actor,
        beleid: seed.beleid,
        vandaag: seed.vandaag,
        inwonerId: wie.inwoner_id,
        conceptId,
        versie: 1,
        tekenaarId: tekenaar,
        wijziging: wijzigingInConcept,
      }),
    'mag-weigeren',
  );
};

/** Murat refuses what does not fit, and says what does. */
const afgewezen = async (seed: Seed): Promise<void> => {
  const wie = await metToets(seed, 'consulent-2');
  const product = wie?.uitkomst.producten.find(
    (p) => p.product.startsWith('wm-') && p.gronden.some(({ voldaan }) => voldaan === false),
  )?.product;
  if (!wie || !product) return;
  const besluitId = await actAs(
    seed,
    'consulent-2',
    (db, actor) =>
      refuseBesluit(db, {
        actor,
        beleid: seed.beleid,
        vandaag: seed.vandaag,
        inwonerId: wie.inwoner_id,
        invoer: {
          toetsId: wie.toets_id,
          product,
          motivering: 'Je vroeg om deze plek. Die past nu niet bij waar je staat.',
        },
      }),
    'mag-weigeren',
  );
  if (besluitId === undefined) return;
  await actAs(
    seed,
    'consulent-2',
    (db, actor) =>
      publishBesluit(db, {
        actor,
        beleid: seed.beleid,
        vandaag: seed.vandaag,
        inwonerId: wie.inwoner_id,
        besluitId,
        op: seed.vandaag,
      }),
    'mag-weigeren',
  );
};

/** A besluit of Sanne or Murat whose toewijzing the aanbieder refused: withdrawn, since it is not used. */
const ingetrokken = async (seed: Seed): Promise<void> => {
  for (const persona of ['consulent', 'consulent-2']) {
    const { rows } = await seed.client.query<Rij>(
      `select b.inwoner_id, b.id as besluit_id, b.bekendgemaakt_op::text as bekend from besluit b join toewijzing w on w.besluit_id = b.id
        where b.consulent_id = $1 and b.bekendgemaakt_op is not null and w.status = 'geweigerd' order by b.id desc limit 1`,
      [seed.gebruikers.get(persona) ?? 0],
    );
    const [rij] = rows;
    if (!rij) continue;
    const uit = await actAs(
      seed,
      persona,
      (db, actor) =>
        withdrawBesluit(db, {
          actor,
          beleid: seed.beleid,
          vandaag: seed.vandaag,
          inwonerId: rij.inwoner_id,
          besluitId: rij.besluit_id,
          invoer: {
            reden: 'niet-gebruikt',
            vanaf: seed.vandaag,
            motivering:
              'De plek die we voor je hadden, gaat niet door. Daarom trekken we dit besluit in. We zoeken samen een andere plek.',
          },
        }),
      'mag-weigeren',
    );
    if (uit !== undefined) return;
  }
};

/** One objection that runs, and one that was decided: both of residents of Sanne and Murat, handled by Ineke. */
const bezwaren = async (seed: Seed): Promise<void> => {
  const { rows } = await seed.client.query<Rij>(
    `select b.inwoner_id, b.id as besluit_id, b.bekendgemaakt_op::text as bekend from besluit b
      where b.gemeente_id = $1 and b.soort = 'toekenning' and b.bekendgemaakt_op between $2::date - 150 and $2::date - 8 and b.inwoner_id is distinct from $3
        and b.consulent_id = any ($4::int[]) order by b.bekendgemaakt_op desc`,
    [
      seed.gemeenteId,
      isoDatum(seed.vandaag),
      seed.inwonerMetAccount ?? null,
      [seed.gebruikers.get('consulent') ?? 0, seed.gebruikers.get('consulent-2') ?? 0],
    ],
  );
  const [loopt] = rows;
  const beslist = rows.findLast((rij) => rij.inwoner_id !== loopt?.inwoner_id && datum(rij.bekend).until(seed.vandaag).days > 60);
  if (loopt) {
    const op = opWerkdag(plusDagen(datum(loopt.bekend), 5), 'erna');
    const id = await ontvang(seed, loopt, op, 'Twaalf uur is voor mij te weinig. Ik wil ook op donderdag werken.');
    if (id !== undefined) {
      await stap(seed, adoptBezwaar, loopt, id, 2, plusDagen(op, 1));
      const horen = opWerkdag(plusDagen(seed.vandaag, 10), 'erna');
      await stap(seed, planHoren, loopt, id, 3, seed.vandaag, {
        hoorOp: toonKort(horen),
        hoorTijd: '10:30',
        hoorWaar: 'Stadhuis, kamer 2.14',
      });
    }
  }
  if (!beslist) return;
  const op = opWerkdag(plusDagen(datum(beslist.bekend), 12), 'erna');
  const id = await ontvang(seed, beslist, op, 'Ik had liever een plek dichter bij huis.');
  if (id === undefined) return;
  const gehoord = opWerkdag(plusDagen(op, 14), 'erna');
  await stap(seed, adoptBezwaar, beslist, id, 2, plusDagen(op, 2));
  await stap(seed, recordHoren, beslist, id, 3, gehoord, {
    gehoordOp: toonKort(gehoord),
    verslag: 'De reis is lang, maar er rijdt een directe bus. Dichterbij is geen plek met begeleiding.',
  });
  const klaar = opWerkdag(plusDagen(gehoord, 7), 'erna');
  await stap(seed, decideBezwaar, beslist, id, 4, klaar, {
    beslissing: 'ongegrond',
    motivering: 'Er is geen plek dichterbij die bij je past. Met de bus ben je er in twintig minuten. We betalen je reiskosten.',
  });
  await stap(seed, sendBeslissing, beslist, id, 5, plusDagen(klaar, 1));
};

const ontvang = (seed: Seed, rij: Rij, op: Datum, reden: string): Promise<number | undefined> =>
  actAs(
    seed,
    'teammanager',
    async (db, actor) => {
      const r = await receiveBezwaar(db, {
        actor,
        beleid: seed.beleid,
        vandaag: op,
        inwonerId: rij.inwoner_id,
        besluitId: rij.besluit_id,
        ontvangst: { ontvangen: op, langs: 'brief', reden, wil: '', laatReden: '' },
      });
      if (r.ok)
        await confirmBezwaar(db, {
          actor,
          beleid: seed.beleid,
          vandaag: op,
          inwonerId: rij.inwoner_id,
          bezwaarId: r.waarde,
          versie: 1,
          waarden: {},
        });
      return r;
    },
    'mag-weigeren',
  );

const stap = (
  seed: Seed,
  voer: typeof adoptBezwaar,
  rij: Rij,
  bezwaarId: number,
  versie: number,
  vandaag: Datum,
  waarden: Record<string, string> = {},
) =>
  actAs(
    seed,
    'teammanager',
    (db, actor) => voer(db, { actor, beleid: seed.beleid, vandaag, inwonerId: rij.inwoner_id, bezwaarId, versie, waarden }),
    'mag-weigeren',
  );
