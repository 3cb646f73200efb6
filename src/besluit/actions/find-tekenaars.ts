import type { Kysely } from 'kysely';
import { findProduct, type OpgeslagenRegeling } from '../../beleid/index.ts';
import type { Datum } from '../../kernel/datum.ts';
import type { DB } from '../../platform/db/schema.ts';
import { type Bevoegdheid, bevoegdheid } from '../bevoegd.ts';
import { functieNaam } from '../mandaat.ts';
import { findGenoemden } from '../queries/concept.ts';
import { findMedewerkers, findRegister } from '../queries/index.ts';
import type { BesluitSoort } from '../soorten.ts';
import { findMandaatKeuzes } from './record-besluit.ts';

/** Somebody who may sign on the day, with the mandate it rests on. */
export type KanTekenen = { id: number; naam: string; functie: string; teammanager: boolean; bevoegdheid: Bevoegdheid };

/**
 * Who may sign this kind of besluit on this product on the day (AP16, AP30), from the register of mandates. `niet` are left out: who signed
 * already. Of a shielded dossier only who may open it.
 */
export async function findTekenaars(
  db: Kysely<DB>,
  o: {
    gemeenteId: number;
    inwonerId: number;
    opgeslagen: OpgeslagenRegeling;
    soort: BesluitSoort;
    product: string;
    vandaag: Datum;
    niet: readonly number[];
  },
): Promise<KanTekenen[]> {
  const { regeling } = o.opgeslagen;
  if (regeling.mandaat && findProduct(regeling, o.product)?.soort === 'begeleiding-groep') return [];
  const register = await findRegister(db, o.gemeenteId, o.product);
  const medewerkers = await findMedewerkers(db, o.gemeenteId);
  const keuzes = await findMandaatKeuzes(db);
  const genoemden = await findGenoemden(db, o.inwonerId);
  return medewerkers
    .filter((m) => !o.niet.includes(m.id) && (genoemden === undefined || genoemden.includes(m.id)))
    .flatMap((m) => {
      const mag = bevoegdheid(
        regeling,
        register,
        { gebruikerId: m.id, functie: m.functie },
        { soort: o.soort, vandaag: o.vandaag, keuzes },
      );
      return mag
        ? [
            {
              id: m.id,
              naam: m.naam,
              functie: functieNaam(regeling, m.functie),
              teammanager: m.rol === 'teammanager',
              bevoegdheid: mag,
            },
          ]
        : [];
    });
}
