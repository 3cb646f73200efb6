import type { Kysely } from 'kysely';
import type { BeleidInHuis } from '../../beleid/index.ts';
import type { Datum } from '../../kernel/datum.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { GROND_WMO, schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { watDanKeuzes } from '../mogelijk.ts';
import { decideVerzoek, findVerzoeken } from '../queries.ts';
import type { WatDan } from '../types.ts';
import { loadZaak } from './load-zaak.ts';

/**
 * The consulent does not prolong: with why and what then (AP5: after an ontwikkeling a werkplek, an orientation or a new toets). It answers the
 * aanbieder who asked; a resident who asks himself gets a besluit. Refused when there is no open request.
 */
export async function refuseVerlenging(
  db: Kysely<DB>,
  o: {
    actor: Actor;
    beleid: BeleidInHuis;
    vandaag: Datum;
    inwonerId: number;
    toewijzingId: number;
    antwoord: string;
    watDan: WatDan;
  },
): Promise<Resultaat<number>> {
  const { t, zaak } = await loadZaak(db, o);
  const verzoek = (await findVerzoeken(db, t.id)).find(({ stand }) => stand === 'open');
  if (!verzoek) return geweigerd('Er is geen vraag om verlenging meer die open staat.');
  const keuzes = watDanKeuzes(zaak.regeling, zaak.product);
  if (!keuzes.includes(o.watDan))
    return geweigerd({ veld: 'wat_dan', tekst: 'Dit heeft de regeling niet. Kies wat er dan kan uit de lijst.' });
  const beslist = await decideVerzoek(db, {
    id: verzoek.id,
    stand: 'geweigerd',
    op: o.vandaag,
    door: o.actor.gebruikerId,
    antwoord: o.antwoord,
    watDan: o.watDan,
    besluitId: null,
  });
  if (!beslist) return geweigerd('Deze vraag is net ingetrokken of beantwoord. Open de toewijzing opnieuw.');
  await schrijfLogboek(db, o.actor, {
    handeling: 'verlenging-geweigerd',
    soort: 'toewijzing',
    objectId: t.id,
    inwonerId: t.inwoner_id,
    aanbiederId: t.aanbieder_id,
    grond: GROND_WMO,
  });
  return gelukt(verzoek.id);
}
