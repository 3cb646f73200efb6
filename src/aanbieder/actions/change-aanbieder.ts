import type { Kysely } from 'kysely';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { Conflict, NietGevonden } from '../../platform/problem.ts';
import { findAanbieder, insertAanbiederversie, updateAanbieder } from '../queries.ts';
import { verschillen } from '../rules.ts';
import type { AanbiederGegevens } from '../types.ts';

/**
 * Changes the data of an organisation for all municipalities; what stood there is kept. Refused when nothing changes, and for an
 * organisation that this municipality does not work with. Throws NietGevonden, and Conflict when it was changed since `versie`.
 */
export const changeAanbieder = async (
  db: Kysely<DB>,
  actor: Actor,
  o: { id: number; versie: number; gegevens: AanbiederGegevens },
): Promise<Resultaat<null>> => {
  const nu = await findAanbieder(db, o.id);
  if (!nu || actor.gemeenteId === undefined) throw new NietGevonden();
  const velden = verschillen(o.gegevens, nu);
  if (nu.versie !== o.versie)
    throw new Conflict({
      wat: `de gegevens van ${nu.naam}`,
      velden,
      terug: `/beheer/organisaties/${o.id}/wijzigen`,
      nieuweVersie: nu.versie,
    });
  if (!velden.some(({ anders }) => anders)) return geweigerd('Er is niets gewijzigd.');
  if (!(await updateAanbieder(db, o)))
    return geweigerd(
      'Deze organisatie werkt niet voor jullie gemeente. Alleen een gemeente die met haar werkt, wijzigt de gegevens.',
    );
  await insertAanbiederversie(db, { oud: nu, gemeenteId: actor.gemeenteId, door: actor.gebruikerId });
  await schrijfLogboek(db, actor, {
    handeling: 'organisatie-gewijzigd',
    soort: 'aanbieder',
    objectId: o.id,
    aanbiederId: o.id,
    grond: 'beheer van het systeem',
  });
  return gelukt(null);
};
