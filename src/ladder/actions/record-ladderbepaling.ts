import type { Kysely } from 'kysely';
import type { BeleidInHuis } from '../../beleid/index.ts';
import { findInwoner } from '../../inwoner/index.ts';
import { type Datum, datum } from '../../kernel/datum.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { planNazorgNaStap } from '../../nazorg/index.ts';
import { GROND_WMO, schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import {
  deleteConcept,
  endBepaling,
  findBepalingen,
  findBewijsstukken,
  insertBepaling,
  insertStukken,
  markInOnderzoek,
} from '../queries.ts';
import { beoordeelBepaling, beoordeelVolledig, ladderVoorstel } from '../rules.ts';
import type { BepalingForm, VolledigeBepaling } from '../types.ts';

/**
 * Adds a ladderbepaling (L2): always a new row, under the regeling of its peildatum. With `volledig` also the answers, the proposal
 * and its grounds (L6, L9), the evidence and a correction: the corrected row ends and stays to be read, and the draft goes. The first
 * one takes the resident from aangemeld to in onderzoek. Refused when something is missing or cannot be; throws NietGevonden for a
 * dossier that the actor may not know of.
 */
export const recordLadderbepaling = async (
  db: Kysely<DB>,
  o: {
    actor: Actor;
    beleid: Pick<BeleidInHuis, 'dichtstbij'>;
    vandaag: Datum;
    inwonerId: number;
    form: BepalingForm;
    volledig?: VolledigeBepaling;
  },
): Promise<Resultaat<{ bepalingId: number }>> => {
  const { form, volledig } = o;
  const inwoner = await findInwoner(db, o.inwonerId);
  if (!inwoner) throw new NietGevonden();
  const opgeslagen = o.beleid.dichtstbij(inwoner.gemeente_id, datum(form.peildatum));
  const op = { geboortedatum: datum(inwoner.geboortedatum), vandaag: o.vandaag };
  const redenen = volledig
    ? beoordeelVolledig(volledig, {
        ...op,
        regeling: opgeslagen?.regeling,
        bepalingen: await findBepalingen(db, inwoner.id),
        documenten: (await findBewijsstukken(db, inwoner.id)).map(({ id }) => id),
      })
    : beoordeelBepaling(form, op);
  if (redenen.length > 0) return geweigerd(...redenen);
  if (volledig?.corrigeert !== undefined && !(await endBepaling(db, inwoner.id, volledig.corrigeert)))
    return geweigerd('Deze bepaling is intussen al verbeterd. Bekijk de ladder; jouw tekst blijft als concept bewaard.');
  const voorstel = volledig && opgeslagen ? ladderVoorstel(opgeslagen.regeling, volledig.antwoorden) : undefined;
  const van = { gemeente_id: inwoner.gemeente_id, inwoner_id: inwoner.id, consulent_id: inwoner.consulent_id };
  const bepaling = await insertBepaling(db, {
    ...van,
    peildatum: form.peildatum,
    trede: form.trede,
    perspectief: form.perspectief ?? null,
    perspectief_termijn: form.termijn === 'niet-te-zeggen' ? null : form.termijn,
    motivering: form.motivering,
    onderbouwing: form.onderbouwing,
    regeling_id: opgeslagen?.id ?? null,
    door: o.actor.gebruikerId,
    herkomst: 'consulent',
    ...(volledig
      ? {
          antwoorden: JSON.stringify(volledig.antwoorden),
          voorstel: voorstel?.trede ?? null,
          voorstel_hoogstens: voorstel?.hoogstens ?? null,
          gronden: voorstel ? JSON.stringify(voorstel.gronden) : null,
          afwijking: volledig.afwijking,
          sprong: volledig.sprong,
          gesprek_op: volledig.gesprek_op || null,
          aanwezig: volledig.aanwezig,
          aanwezig_wie: volledig.aanwezig_wie,
          perspectief_op: volledig.perspectief_op || null,
          corrigeert_id: volledig.corrigeert ?? null,
          correctie_reden: volledig.reden,
        }
      : {}),
  });
  if (volledig) {
    await insertStukken(db, { ...van, bepaling_id: bepaling.id }, volledig.documenten);
    await deleteConcept(db, inwoner.id, o.actor.gebruikerId, 'ladder');
  }
  await markInOnderzoek(db, inwoner.id);
  await planNazorgNaStap(db, {
    actor: o.actor,
    vandaag: o.vandaag,
    inwoner,
    regeling: opgeslagen?.regeling,
    bepalingId: bepaling.id,
  });
  await schrijfLogboek(db, o.actor, {
    handeling: volledig?.corrigeert === undefined ? 'ladderbepaling-vastgelegd' : 'ladderbepaling-verbeterd',
    soort: 'ladderbepaling',
    objectId: bepaling.id,
    inwonerId: inwoner.id,
    grond: GROND_WMO,
  });
  return gelukt({ bepalingId: bepaling.id });
};
