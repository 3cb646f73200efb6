import type { Kysely } from 'kysely';
import type { BeleidInHuis } from '../../beleid/index.ts';
import { type Datum, isoDatum } from '../../kernel/datum.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { GROND_WMO, schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { setMede } from '../queries/concept.ts';
import { findBesluit } from '../queries/index.ts';
import { BesluitSoort } from '../soorten.ts';
import { findBevoegdheid } from './record-besluit.ts';

/**
 * Puts the second signature under a besluit that was taken with one, where the regeling asks for four eyes. Refused without a mandate on
 * this day, and for who took it: nobody signs twice. Throws NietGevonden.
 */
export async function signBesluit(
  db: Kysely<DB>,
  o: { actor: Actor; beleid: BeleidInHuis; vandaag: Datum; inwonerId: number; besluitId: number },
): Promise<Resultaat<null>> {
  const besluit = await findBesluit(db, o.inwonerId, o.besluitId);
  if (!besluit) throw new NietGevonden();
  if (!besluit.vier_ogen || besluit.mede_door !== null)
    return geweigerd(`Besluit ${besluit.beschikkingnummer} heeft geen tweede handtekening meer nodig.`);
  if (besluit.genomen_door_id === o.actor.gebruikerId)
    return geweigerd({
      veld: 'tekenen',
      tekst: 'Je nam dit besluit zelf. De tweede handtekening is van iemand anders.',
      regel: 'AP16',
      bron: 'keuze',
    });
  const mag = await findBevoegdheid(db, {
    ...o,
    soort: BesluitSoort.parse(besluit.soort),
    product: besluit.product,
    gemeenteId: besluit.gemeente_id,
    opgeslagen: o.beleid.regelingMetId(besluit.regeling_id),
  });
  if (!mag.ok) return mag;
  const gezet = await setMede(db, {
    id: besluit.id,
    door: o.actor.gebruikerId,
    mandaatId: mag.waarde.mandaat.id,
    op: isoDatum(o.vandaag),
  });
  if (!gezet) return geweigerd('Een collega tekende net.');
  await schrijfLogboek(db, o.actor, {
    handeling: 'besluit-medegetekend',
    soort: 'besluit',
    objectId: besluit.id,
    inwonerId: o.inwonerId,
    grond: GROND_WMO,
  });
  return gelukt(null);
}
