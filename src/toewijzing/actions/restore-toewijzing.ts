import type { Kysely } from 'kysely';
import type { BeleidInHuis } from '../../beleid/index.ts';
import { datum, laatste, plusDagen } from '../../kernel/datum.ts';
import { fromDaterange } from '../../kernel/periode.ts';
import { GROND_WMO, schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { findToewijzing, undoEinde } from '../queries.ts';
import { findEinde, insertEinde, lengthenLooptijd, setPlaatsingEinde } from '../queries-einde.ts';
import { eindeVerschil } from './end-toewijzing.ts';

/**
 * Puts a toewijzing back as it stood before it was ended by mistake (an event that was withdrawn), with a row that says so. False when it is
 * not ended on that day any more, or when another took its place: then a person has to look.
 */
export const restoreToewijzing = async (
  db: Kysely<DB>,
  o: {
    actor: Actor;
    beleid: Pick<BeleidInHuis, 'regelingMetId'>;
    inwonerId: number;
    toewijzingId: number;
    /** The last day that it was given, ISO. */
    einde: string;
    reden: string;
    vorige: { status: 'toegewezen' | 'geaccepteerd' | 'gestart'; reden: string };
  },
): Promise<boolean> => {
  const t = await findToewijzing(db, o.toewijzingId);
  if (!t || t.inwoner_id !== o.inwonerId) return false;
  const einde = await findEinde(db, t.id);
  if (t.status === 'beeindigd') {
    if (!(await undoEinde(db, { id: t.id, einde: o.einde, ...o.vorige }))) return false;
  } else {
    if (einde?.tot !== o.einde) return false;
    const terug = { id: t.id, einde: o.einde, looptijd: einde.looptijd_voor, reden: o.vorige.reden };
    if (!(await lengthenLooptijd(db, terug))) return false;
  }
  const na = fromDaterange(t.status === 'beeindigd' ? t.looptijd : (einde?.looptijd_voor ?? t.looptijd));
  await setPlaatsingEinde(db, t.id, na.tot);
  if (einde)
    await insertEinde(db, t, {
      soort: 'herstel',
      van: plusDagen(datum(o.einde), 1),
      tot: undefined,
      looptijdNa: na,
      verschil: eindeVerschil(
        o.beleid,
        t,
        { nu: { van: na.van, tot: laatste(datum(o.einde), na.van) }, tot: na.tot },
        'de beëindiging is teruggedraaid',
      ).map((een) => ({ ...een })),
      reden: o.reden,
      toelichting: '',
      besluitId: undefined,
      door: o.actor.gebruikerId,
    });
  await schrijfLogboek(db, o.actor, {
    handeling: 'toewijzing-hersteld',
    soort: 'toewijzing',
    objectId: t.id,
    inwonerId: t.inwoner_id,
    aanbiederId: t.aanbieder_id,
    grond: GROND_WMO,
  });
  return true;
};
