import type { Kysely } from 'kysely';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { Conflict, NietGevonden } from '../../platform/problem.ts';
import { insertVersie, listVersies } from '../queries.ts';
import { findSoort, waardeReden } from '../rules.ts';

/**
 * Sets a setting anew: a row with the value, who and why. `versie` is the version that the form was made from, 0 when it was never
 * set. Refuses a value outside its bounds or equal to what holds now. Throws NietGevonden for an unknown setting, Conflict when
 * somebody else changed it in the meantime.
 */
export const changeInstelling = async (
  db: Kysely<DB>,
  actor: Actor,
  o: { sleutel: string; versie: number; waarde: number; reden: string },
): Promise<Resultaat<null>> => {
  const soort = findSoort(o.sleutel);
  if (!soort || actor.gemeenteId === undefined) throw new NietGevonden();
  const reden = waardeReden(soort, o.waarde);
  if (reden !== undefined) return geweigerd({ veld: 'waarde', tekst: reden });
  const nu = (await listVersies(db)).find(({ sleutel }) => sleutel === soort.sleutel);
  const conflict = (): Conflict =>
    new Conflict({
      wat: `de instelling ‘${soort.naam}’`,
      door: nu?.door,
      velden: [
        {
          label: soort.naam,
          jouw: `${o.waarde} ${soort.eenheid}`,
          nu: `${nu?.waarde ?? soort.standaard} ${soort.eenheid}`,
          anders: o.waarde !== nu?.waarde,
        },
      ],
      terug: `/beheer/instellingen/${soort.sleutel}`,
      nieuweVersie: nu?.versie ?? 0,
    });
  if ((nu?.versie ?? 0) !== o.versie) throw conflict();
  if ((nu?.waarde ?? soort.standaard) === o.waarde)
    return geweigerd({ veld: 'waarde', tekst: `Dit is al ${o.waarde} ${soort.eenheid}. Er verandert niets.` });
  const gemaakt = await insertVersie(db, {
    gemeenteId: actor.gemeenteId,
    sleutel: soort.sleutel,
    versie: o.versie + 1,
    waarde: o.waarde,
    reden: o.reden,
    door: actor.gebruikerId,
  });
  if (!gemaakt) throw conflict();
  await schrijfLogboek(db, actor, {
    handeling: 'instelling-gewijzigd',
    soort: 'instelling',
    objectId: soort.sleutel,
    grond: 'beheer van het systeem',
  });
  return gelukt(null);
};
