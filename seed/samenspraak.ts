// A besluit that the regeling of Arnhem wants taken together with the resident: it waits for her yes or no.
import { askSamen, saveConcept } from '../src/besluit/index.ts';
import { isoDatum } from '../src/kernel/datum.ts';
import { recordToets } from '../src/toets/index.ts';
import { wijzigingInConcept } from '../src/wijziging/index.ts';
import type { Seed } from './context.ts';
import { toetsAntwoorden } from './toets-antwoorden.ts';
import { actAs } from './vervolg.ts';

const CONSULENT = 'arnhem-wijkcoach';

/** After her step back Bea goes on at the laundry, on trede 3: Yvonne did the toets, wrote the concept, and asked her. */
export const seedSamenspraak = async (seed: Seed, bea: { id: number; geboren: string } | undefined): Promise<void> => {
  const consulentId = seed.gebruikers.get(CONSULENT);
  const aanbieder = seed.aanbieders.get('wasserij');
  if (bea === undefined || consulentId === undefined || aanbieder === undefined) return;
  const toets = await actAs(seed, CONSULENT, (db, actor) =>
    recordToets(db, {
      actor,
      beleid: seed.beleid,
      vandaag: seed.dag(5),
      inwoner: { id: bea.id, gemeente_id: seed.gemeenteId, consulent_id: consulentId, geboortedatum: bea.geboren },
      antwoorden: toetsAntwoorden,
    }),
  );
  if (toets === undefined) return;
  const conceptId = await actAs(seed, CONSULENT, (db, actor) =>
    saveConcept(db, {
      actor,
      inwonerId: bea.id,
      soort: 'toekenning',
      getypt: {
        toets: String(toets),
        product: 'aw-op-de-plek-3',
        aanbieder: String(aanbieder),
        ingang: '16-12-2020',
        einde: '',
        urenPerWeek: '8',
        doelen: 'Ik vouw twee ochtenden per week linnengoed',
        doelSoort: 'werknemersvaardigheden',
        metInwoner: 'ja',
        motivering: 'Je wilt blijven werken, maar rustiger. Daarom krijg je een plek op trede 3 bij de wasserij.',
      },
    }),
  );
  if (conceptId === undefined) return;
  // Written before she was asked: the database would put down the moment of the machine.
  await seed.client.query('update besluitconcept set gemaakt_op = $2, gewijzigd_op = $2 where id = $1', [
    conceptId,
    `${isoDatum(seed.dag(4))} 14:40:00+01`,
  ]);
  await actAs(seed, CONSULENT, (db, actor) =>
    askSamen(db, {
      actor,
      beleid: seed.beleid,
      vandaag: seed.dag(3),
      inwonerId: bea.id,
      conceptId,
      versie: 1,
      wie: 'inwoner',
      gevraagdAan: undefined,
      wijziging: wijzigingInConcept,
    }),
  );
};
