import type { Kysely } from 'kysely';
import type { BeleidInHuis } from '../../beleid/index.ts';
import { type Datum, datum, isoDatum } from '../../kernel/datum.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { findBestreden, insertBezwaar } from '../queries.ts';
import { beslisUiterlijk, bezwaarReden, isTeLaat, type Ontvangst } from '../rules.ts';

export const GROND_BEZWAAR = 'behandeling van een bezwaar, Awb hoofdstuk 7';

/**
 * Writes down an objection to a besluit, also when it is too late: that is judged by a person. Refused before the besluit was made known and
 * while another is open or after one was decided. Throws NietGevonden for a besluit that the actor may not know of.
 */
export async function receiveBezwaar(
  db: Kysely<DB>,
  o: { actor: Actor; beleid: BeleidInHuis; vandaag: Datum; inwonerId: number; besluitId: number; ontvangst: Ontvangst },
): Promise<Resultaat<number>> {
  const { ontvangst } = o;
  const besluit = await findBestreden(db, o.inwonerId, o.besluitId);
  if (!besluit) throw new NietGevonden();
  const reden = bezwaarReden(
    {
      bekendgemaaktOp: besluit.bekendgemaakt_op === null ? undefined : datum(besluit.bekendgemaakt_op),
      beroepTot: besluit.beroep_tot === null ? undefined : datum(besluit.beroep_tot),
      open: Boolean(besluit.open),
      beslist: Boolean(besluit.beslist),
    },
    ontvangst.ontvangen,
  );
  if (reden) return geweigerd(reden);
  if (besluit.bezwaar_tot === null) throw new Error(`besluit ${besluit.id} is bekend zonder bezwaartermijn`);
  const tot = datum(besluit.bezwaar_tot);
  const uiterlijk = beslisUiterlijk(o.beleid.landelijk, tot, ontvangst.ontvangen);
  if (!uiterlijk)
    return geweigerd('De feestdagen van dat jaar staan nog niet in het systeem. Vraag beheer om de lijst aan te vullen.');
  const id = await insertBezwaar(db, {
    gemeente_id: besluit.gemeente_id,
    inwoner_id: o.inwonerId,
    consulent_id: besluit.consulent_id,
    besluit_id: besluit.id,
    ontvangen_op: isoDatum(ontvangst.ontvangen),
    langs: ontvangst.langs,
    reden: ontvangst.reden,
    wil: ontvangst.wil,
    getypt: o.actor.rol === 'inwoner' ? 'inwoner' : o.actor.rol === 'teammanager' ? 'teammanager' : 'consulent',
    door: o.actor.gebruikerId,
    te_laat: isTeLaat(tot, ontvangst.ontvangen),
    laat_reden: ontvangst.laatReden,
    beslis_uiterlijk: isoDatum(uiterlijk),
  });
  if (id === undefined) return geweigerd('Er loopt al een bezwaar tegen dit besluit. Daar wordt eerst op beslist.');
  await schrijfLogboek(db, o.actor, {
    handeling: 'bezwaar-ontvangen',
    soort: 'bezwaar',
    objectId: id,
    inwonerId: o.inwonerId,
    gemeenteId: besluit.gemeente_id,
    grond: GROND_BEZWAAR,
  });
  return gelukt(id);
}
