import type { Kysely } from 'kysely';
import type { BeleidInHuis } from '../../beleid/index.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { GROND_WMO, schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { Conflict, NietGevonden } from '../../platform/problem.ts';
import { rulesVersion } from '../../platform/rules-version.ts';
import { beoordeelResultaat } from '../oordeel.ts';
import { findResultaat } from '../queries.ts';
import { findBevestiging, revokeAkkoord } from '../queries-terug.ts';
import { terugReden } from '../rules.ts';
import { akkoordTekst } from '../types.ts';

/**
 * A result that was wrongly confirmed is disputed after all: what was said first stays with its version, the aanbieder reads why and may report
 * again or ask for a second look. Once it was settled only a teammanager may, and not the one who confirmed it (four eyes, keuze); the next
 * settlement takes the amount back. The trede on the ladder stays until it is corrected there. Throws NietGevonden or Conflict.
 */
export const withdrawAkkoord = async (
  db: Kysely<DB>,
  o: { actor: Actor; beleid: BeleidInHuis; inwonerId: number; resultaatId: number; versie: string; reden: string },
): Promise<Resultaat<true>> => {
  const r = await findResultaat(db, o.resultaatId);
  if (r?.inwonerId !== o.inwonerId) throw new NietGevonden();
  const reden = o.reden.trim();
  if (reden.length < 10)
    return geweigerd({ veld: 'terug_reden', tekst: 'Schrijf op waarom het akkoord niet klopt. De aanbieder leest dit.' });
  if (reden.length > 4000) return geweigerd({ veld: 'terug_reden', tekst: 'Schrijf dit korter, in hoogstens 4000 tekens.' });
  if (r.akkoord !== true) return geweigerd({ veld: 'terug_reden', tekst: 'Dit resultaat is niet bevestigd.' });
  const weigering = terugReden({ ...(await findBevestiging(db, r.id)), wie: o.actor });
  if (weigering) return geweigerd({ veld: 'terug_reden', ...weigering });
  const uit = o.beleid.regelingMetId(r.regelingId);
  const { product, doelTrede, bereikteTrede, contractTarief } = r;
  const feiten = { product, doelTrede, bereikteTrede, contractTarief, akkoord: false };
  const bewijs = {
    regelingId: uit.id,
    hash: uit.hash,
    code: rulesVersion(),
    feiten,
    uitkomst: beoordeelResultaat(feiten, uit.regeling),
  };
  const gelukte =
    String(r.versie) === o.versie &&
    (await revokeAkkoord(db, { id: r.id, versie: r.versie, reden, door: o.actor.gebruikerId, bewijs: JSON.stringify(bewijs) }));
  if (!gelukte)
    throw new Conflict({
      wat: 'het resultaat',
      velden: [{ label: 'Oordeel', jouw: 'akkoord teruggedraaid', nu: akkoordTekst(r.akkoord), anders: true }],
      terug: `/dossier/${o.inwonerId}/resultaat/${r.id}`,
    });
  await schrijfLogboek(db, o.actor, {
    handeling: 'resultaat-teruggedraaid',
    soort: 'resultaat',
    objectId: r.id,
    inwonerId: o.inwonerId,
    aanbiederId: r.aanbiederId,
    gemeenteId: r.gemeenteId,
    grond: GROND_WMO,
  });
  return gelukt(true);
};
