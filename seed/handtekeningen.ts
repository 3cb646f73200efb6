// Two signatures in Almere, and a change in Apeldoorn that waits for one: written, put before somebody and signed by the people of the demo.
import { askSamen, giveSamen, publishBesluit, saveConcept, signConcept, submitConcept } from '../src/besluit/index.ts';
import { type Datum, plusDagen, toonKort } from '../src/kernel/datum.ts';
import { recordToets } from '../src/toets/index.ts';
import { wijzigingInConcept } from '../src/wijziging/index.ts';
import { opWerkdag, type Seed } from './context.ts';
import { accountVan } from './personas.ts';
import { toetsAntwoorden } from './toets-antwoorden.ts';
import { actAs } from './vervolg.ts';

const PETRA = 'almere-accountadviseur';
const ORLANDO = 'almere-accountadviseur-2';
const ILONA = 'almere-wmo';
const JANNEKE = 'almere-aanbieder';

interface Mens {
  id: number;
  geboren: string;
  /** What runs for him, if anything does. */
  toewijzing: number | null;
}

const mensVan = async (seed: Seed, voornaam: string, achternaam: string): Promise<Mens | undefined> => {
  const { rows } = await seed.client.query<Mens>(
    `select p.inwoner_id as id, p.geboortedatum::text as geboren,
            (select t.id from toewijzing t where t.gemeente_id = p.gemeente_id and t.inwoner_id = p.inwoner_id and t.status = 'gestart' order by t.id desc limit 1) as toewijzing
       from inwoner_persoon p where p.gemeente_id = $1 and p.voornaam = $2 and p.achternaam = $3`,
    [seed.gemeenteId, voornaam, achternaam],
  );
  return rows[0];
};

/** The next Monday after a day. */
const maandag = (dag: Datum): Datum => plusDagen(dag, 8 - dag.dayOfWeek);

const legVoor = async (
  seed: Seed,
  o: { inwonerId: number; conceptId: number; van: string; aan: string; op: Datum },
): Promise<void> => {
  await actAs(seed, o.van, (db, actor) =>
    submitConcept(db, {
      actor,
      beleid: seed.beleid,
      vandaag: o.op,
      inwonerId: o.inwonerId,
      conceptId: o.conceptId,
      versie: 1,
      tekenaarId: seed.gebruikers.get(o.aan) ?? 0,
      wijziging: wijzigingInConcept,
    }),
  );
};

/** Other hours, kept as a concept and put before a colleague. Gives its number. */
const urenVoorleggen = async (
  seed: Seed,
  mens: Mens | undefined,
  o: { van: string; aan: string; op: Datum; uren: string; reden: string; toelichting: string; product: string },
): Promise<number | undefined> => {
  if (!mens || mens.toewijzing === null || !seed.gebruikers.has(o.aan)) return undefined;
  const { id, toewijzing } = mens;
  const conceptId = await actAs(seed, o.van, (db, actor) =>
    saveConcept(db, {
      actor,
      inwonerId: id,
      soort: 'wijziging',
      betreftToewijzingId: toewijzing,
      getypt: {
        daad: 'uren',
        van: toonKort(maandag(seed.vandaag)),
        urenPerWeek: o.uren,
        reden: o.reden,
        toelichting: o.toelichting,
        product: o.product,
      },
    }),
  );
  if (conceptId !== undefined) await legVoor(seed, { inwonerId: id, conceptId, van: o.van, aan: o.aan, op: o.op });
  return conceptId;
};

/** Lieke has no mandate: she asks Sanne to sign more hours for Shanti. */
export const seedVoorgelegdeWijziging = async (seed: Seed): Promise<void> => {
  await urenVoorleggen(seed, await mensVan(seed, 'Shanti', 'Ramdjan'), {
    van: 'consulent-3',
    aan: 'consulent',
    op: seed.dag(1),
    uren: '20',
    reden: 'groei',
    toelichting: 'Je vraagt zelf om een dag erbij, en je begeleider ziet dat het kan.',
    product: 'wm-werkplek-4',
  });
};

/** In Almere two people sign (keuze): one besluit waits for the second signature, one change too, and one change has both. */
export const seedVierOgen = async (seed: Seed): Promise<void> => {
  await nieuweIndicatie(seed);
  const product = 'arbeidsmatige-dagbesteding';
  await urenVoorleggen(seed, await mensVan(seed, 'Romy', 'Dorsman'), {
    van: ORLANDO,
    aan: PETRA,
    op: opWerkdag(seed.dag(3)),
    uren: '28',
    reden: 'groei',
    toelichting: 'Je werkt al een maand 28 uur en houdt dat goed vol.',
    product,
  });
  const marvin = await mensVan(seed, 'Marvin', 'Pinas');
  const conceptId = await urenVoorleggen(seed, marvin, {
    van: PETRA,
    aan: ILONA,
    op: opWerkdag(seed.dag(4)),
    uren: '20',
    reden: 'groei',
    toelichting: 'Je wilt niet naar betaald werk, wel een ochtend meer bij De Vaart.',
    product,
  });
  if (!marvin || conceptId === undefined) return;
  const { beleid } = seed;
  const o = { beleid, inwonerId: marvin.id };
  const op = opWerkdag(seed.dag(2));
  const besluitId = await actAs(
    seed,
    ILONA,
    (db, actor) => signConcept(db, { ...o, actor, vandaag: op, conceptId, versie: 2, wijziging: wijzigingInConcept }),
    'moet-lukken',
    marvin.id,
  );
  if (typeof besluitId === 'number')
    await actAs(seed, PETRA, (db, actor) => publishBesluit(db, { ...o, actor, vandaag: op, besluitId, op }));
};

/** Three jobs did not fit Joyce: Ilona decides on a new indication, the aanbieder said yes, she signed first and Petra has still to. */
const nieuweIndicatie = async (seed: Seed): Promise<void> => {
  const joyce = await mensVan(seed, 'Joyce', 'Kartosen');
  const consulentId = seed.gebruikers.get(ILONA);
  const aanbieder = seed.aanbieders.get(accountVan(JANNEKE)?.aanbieder ?? '');
  if (!joyce || consulentId === undefined || aanbieder === undefined) return;
  const wie = { beleid: seed.beleid, inwonerId: joyce.id };
  const vraagdag = opWerkdag(seed.dag(4));
  const toets = await actAs(seed, ILONA, (db, actor) =>
    recordToets(db, {
      actor,
      beleid: seed.beleid,
      vandaag: vraagdag,
      inwoner: { id: joyce.id, gemeente_id: seed.gemeenteId, consulent_id: consulentId, geboortedatum: joyce.geboren },
      antwoorden: { ...toetsAntwoorden, wmo: 'ja', vermogen: 'ja' },
    }),
  );
  if (toets === undefined) return;
  const conceptId = await actAs(seed, ILONA, (db, actor) =>
    saveConcept(db, {
      actor,
      inwonerId: joyce.id,
      soort: 'toekenning',
      getypt: {
        toets: String(toets),
        product: 'arbeidsmatige-dagbesteding',
        aanbieder: String(aanbieder),
        ingang: toonKort(maandag(seed.vandaag)),
        einde: toonKort(plusDagen(maandag(seed.vandaag), 364)),
        urenPerWeek: '16',
        doelen: 'Ik werk vier ochtenden in mijn eigen tempo',
        doelSoort: 'werknemersvaardigheden',
        metInwoner: 'ja',
        metAanbieder: 'ja',
        motivering:
          'Je probeerde drie banen. Het tempo was te hoog. Bij De Vaart werk je in je eigen tempo, met begeleiding dichtbij.',
      },
    }),
  );
  if (conceptId === undefined) return;
  const vraag = await actAs(seed, ILONA, (db, actor) =>
    askSamen(db, {
      ...wie,
      actor,
      vandaag: vraagdag,
      conceptId,
      versie: 1,
      wie: 'aanbieder',
      gevraagdAan: undefined,
      wijziging: wijzigingInConcept,
    }),
  );
  if (vraag === undefined) return;
  await actAs(seed, JANNEKE, (db, actor) =>
    giveSamen(db, {
      actor,
      vandaag: opWerkdag(seed.dag(3)),
      samenspraakId: vraag,
      versie: 1,
      waarden: { antwoord: 'ja', reden: 'Joyce is welkom. Haar plek in de kas is vrij.' },
    }),
  );
  await legVoor(seed, { inwonerId: joyce.id, conceptId, van: ILONA, aan: PETRA, op: opWerkdag(seed.dag(2)) });
};
