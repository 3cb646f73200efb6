import type { Kysely } from 'kysely';
import type { BeleidInHuis } from '../../beleid/index.ts';
import { findInwoner } from '../../inwoner/index.ts';
import { type Datum, datum } from '../../kernel/datum.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { GROND_WMO, schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { insertBepaling, markInOnderzoek } from '../queries.ts';
import { beoordeelBepaling } from '../rules.ts';
import type { BepalingForm } from '../types.ts';

/**
 * Adds a ladderbepaling (L2): always a new row, under the regeling of its peildatum. The first one takes the resident from
 * aangemeld to in onderzoek. Refused when the day cannot be; throws NietGevonden for a dossier that the actor may not know of.
 */
export const recordLadderbepaling = async (
  db: Kysely<DB>,
  o: { actor: Actor; beleid: Pick<BeleidInHuis, 'dichtstbij'>; vandaag: Datum; inwonerId: number; form: BepalingForm },
): Promise<Resultaat<{ bepalingId: number }>> => {
  const inwoner = await findInwoner(db, o.inwonerId);
  if (!inwoner) throw new NietGevonden();
  const redenen = beoordeelBepaling(o.form, { geboortedatum: datum(inwoner.geboortedatum), vandaag: o.vandaag });
  if (redenen.length > 0) return geweigerd(...redenen);
  const bepaling = await insertBepaling(db, {
    gemeente_id: inwoner.gemeente_id,
    inwoner_id: inwoner.id,
    consulent_id: inwoner.consulent_id,
    peildatum: o.form.peildatum,
    trede: o.form.trede,
    perspectief: o.form.perspectief ?? null,
    perspectief_termijn: o.form.termijn === 'niet-te-zeggen' ? null : o.form.termijn,
    motivering: o.form.motivering,
    onderbouwing: o.form.onderbouwing,
    regeling_id: o.beleid.dichtstbij(inwoner.gemeente_id, datum(o.form.peildatum))?.id ?? null,
    door: o.actor.gebruikerId,
    herkomst: 'consulent',
  });
  await markInOnderzoek(db, inwoner.id);
  await schrijfLogboek(db, o.actor, {
    handeling: 'ladderbepaling-vastgelegd',
    soort: 'ladderbepaling',
    objectId: bepaling.id,
    inwonerId: inwoner.id,
    grond: GROND_WMO,
  });
  return gelukt({ bepalingId: bepaling.id });
};
