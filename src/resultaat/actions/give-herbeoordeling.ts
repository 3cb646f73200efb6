import type { Kysely } from 'kysely';
import type { BeleidInHuis } from '../../beleid/index.ts';
import type { Datum } from '../../kernel/datum.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { GROND_WMO, schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { Conflict, NietGevonden } from '../../platform/problem.ts';
import { rulesVersion } from '../../platform/rules-version.ts';
import { beoordeelResultaat } from '../oordeel.ts';
import { findResultaat } from '../queries.ts';
import { confirmBetwist, findEersteOordelaar, findHerbeoordeling, updateHerbeoordeling } from '../queries-herbeoordeling.ts';
import { leesLaatsteWoord } from '../rules.ts';

const EERSTE = 'Jij oordeelde als eerste over dit resultaat. Een collega moet het opnieuw bekijken.';

/**
 * The second look at a disputed result, by a teammanager who did not answer first. Yes makes the report count, with a receipt as of any
 * yes, so that it can be paid once; no is the last word. The trede is laid down by the consulent, who sees it in the werkvoorraad. Throws
 * NietGevonden for another's dossier and a Conflict when somebody was there in between.
 */
export const giveHerbeoordeling = async (
  db: Kysely<DB>,
  o: {
    actor: Actor;
    beleid: BeleidInHuis;
    vandaag: Datum;
    inwonerId: number;
    resultaatId: number;
    versie: number;
    waarden: Readonly<Record<string, string>>;
  },
): Promise<Resultaat<{ akkoord: boolean }>> => {
  const [r, h] = [await findResultaat(db, o.resultaatId), await findHerbeoordeling(db, { resultaatId: o.resultaatId })];
  if (r?.inwonerId !== o.inwonerId || !h) throw new NietGevonden();
  const gelezen = leesLaatsteWoord(o.waarden);
  if (!gelezen.ok) return gelezen;
  const { akkoord, motivering } = gelezen.waarde;
  if ((await findEersteOordelaar(db, r.id)) === o.actor.gebruikerId && h.oordeel === null) return geweigerd(EERSTE);
  const bewaard = await updateHerbeoordeling(db, {
    id: h.id,
    versie: o.versie,
    oordeel: akkoord,
    motivering,
    op: o.vandaag,
    door: o.actor.gebruikerId,
  });
  const uit = o.beleid.regelingMetId(r.regelingId);
  const { product, doelTrede, bereikteTrede, contractTarief } = r;
  const feiten = { product, doelTrede, bereikteTrede, contractTarief, akkoord: true };
  const bewijs = {
    regelingId: uit.id,
    hash: uit.hash,
    code: rulesVersion(),
    feiten,
    uitkomst: beoordeelResultaat(feiten, uit.regeling),
  };
  const telt =
    bewaard &&
    (!akkoord ||
      (await confirmBetwist(db, {
        id: r.id,
        versie: h.resultaatVersie,
        door: o.actor.gebruikerId,
        bewijs: JSON.stringify(bewijs),
      })));
  if (!telt)
    throw new Conflict({
      wat: 'de tweede blik op dit resultaat',
      velden: [
        {
          label: 'Oordeel',
          jouw: akkoord ? 'akkoord' : 'niet akkoord',
          nu: h.oordeel === null ? 'nog niet gegeven' : h.oordeel ? 'akkoord' : 'niet akkoord',
          anders: true,
        },
      ],
      terug: `/dossier/${o.inwonerId}/resultaat/${r.id}`,
    });
  await schrijfLogboek(db, o.actor, {
    handeling: 'herbeoordeling-gegeven',
    soort: 'resultaat',
    objectId: r.id,
    inwonerId: o.inwonerId,
    aanbiederId: r.aanbiederId,
    gemeenteId: r.gemeenteId,
    grond: GROND_WMO,
  });
  return gelukt({ akkoord });
};
