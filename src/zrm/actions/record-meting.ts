import type { Kysely } from 'kysely';
import type { BeleidInHuis } from '../../beleid/index.ts';
import { findInwoner } from '../../inwoner/index.ts';
import { type Datum, datum } from '../../kernel/datum.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { ZRM_DOMEINEN, ZRM_VERSIE } from '../../kernel/zrm.ts';
import { type ConceptInhoud, deleteConcept, findBewijsstukken } from '../../ladder/index.ts';
import { GROND_WMO, schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { endMeting, findMetingen, insertMeting, insertScores, insertZrmstukken } from '../queries.ts';
import { leesMeting } from '../rules.ts';

/**
 * Adds a matrix with the scores that were given (AP28: under the version of the instrument that the regeling names). Always a new row;
 * a correction ends the earlier one, which stays to be read. The draft goes. Refused when something is missing or cannot be; throws
 * NietGevonden for a dossier that the actor may not know of.
 */
export const recordMeting = async (
  db: Kysely<DB>,
  o: { actor: Actor; beleid: Pick<BeleidInHuis, 'dichtstbij'>; vandaag: Datum; inwonerId: number; inhoud: ConceptInhoud },
): Promise<Resultaat<{ metingId: number }>> => {
  const { actor, inwonerId } = o;
  const inwoner = await findInwoner(db, inwonerId);
  if (!inwoner) throw new NietGevonden();
  const { form, redenen } = leesMeting(o.inhoud, {
    vandaag: o.vandaag,
    geboortedatum: datum(inwoner.geboortedatum),
    metingen: await findMetingen(db, inwonerId),
    stukken: await findBewijsstukken(db, inwonerId),
  });
  if (redenen.length > 0) return geweigerd(...redenen);
  if (form.corrigeert !== undefined && !(await endMeting(db, inwonerId, form.corrigeert)))
    return geweigerd('Deze meting is intussen al verbeterd. Bekijk het verloop; jouw tekst blijft als concept bewaard.');
  const opgeslagen = o.beleid.dichtstbij(inwoner.gemeente_id, datum(form.peildatum));
  const van = { gemeente_id: inwoner.gemeente_id, inwoner_id: inwonerId, consulent_id: inwoner.consulent_id };
  const { id } = await insertMeting(db, {
    ...van,
    peildatum: form.peildatum,
    instrument: opgeslagen?.regeling.begeleidingGroep?.zrmVersie.waarde ?? ZRM_VERSIE,
    regeling_id: opgeslagen?.id ?? null,
    aanwezig: form.aanwezig,
    aanwezig_wie: form.aanwezigWie,
    toelichting: form.toelichting,
    corrigeert_id: form.corrigeert ?? null,
    correctie_reden: form.reden,
    door: actor.gebruikerId,
  });
  await insertScores(
    db,
    ZRM_DOMEINEN.flatMap((domein) => {
      const score = form.scores[domein];
      return score
        ? [{ ...van, zrm_id: id, domein, score: score.score ?? null, opmerking: score.opmerking, kracht: score.kracht }]
        : [];
    }),
  );
  await insertZrmstukken(
    db,
    form.documenten.map((stuk_id) => ({ ...van, zrm_id: id, stuk_id })),
  );
  await deleteConcept(db, inwonerId, actor.gebruikerId, 'zrm');
  await schrijfLogboek(db, actor, {
    handeling: form.corrigeert === undefined ? 'zrm-vastgelegd' : 'zrm-verbeterd',
    soort: 'zrm',
    objectId: id,
    inwonerId,
    grond: GROND_WMO,
  });
  return gelukt({ metingId: id });
};
