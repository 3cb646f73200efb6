import type { Kysely } from 'kysely';
import type { BeleidInHuis } from '../../beleid/index.ts';
import { dropConcept, takeBackConcept } from '../../besluit/index.ts';
import { findPersoon, type PersoonRij, updatePersoon } from '../../inwoner/index.ts';
import type { Datum } from '../../kernel/datum.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { GROND_WMO, schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { Conflict, NietGevonden } from '../../platform/problem.ts';
import { restoreToewijzing } from '../../toewijzing/index.ts';
import {
  closeGebeurtenis,
  findGebeurtenis,
  listVoorstellen,
  markVoorstel,
  restoreUitkering,
  updateStatus,
  type VoorstelRij,
} from '../queries.ts';
import { REDEN_MAXIMUM, redenTeLang } from '../rules.ts';
import { Gegevens, type VoorstelStatus, Vorige } from '../types.ts';

/** Puts back what a proposal did; false when something else stands there by now. */
const zetTerug = async (
  db: Kysely<DB>,
  o: { actor: Actor; beleid: BeleidInHuis; reden: string; p: PersoonRij; v: VoorstelRij },
): Promise<boolean> => {
  const { p, v } = o;
  const vorige = Vorige.parse(v.vorige ?? {});
  switch (v.soort) {
    case 'adres': {
      const nieuw = Gegevens.parse(v.gegevens);
      if (!vorige.adres || p.straat !== nieuw.straat || p.huisnummer !== nieuw.huisnummer || p.postcode !== nieuw.postcode)
        return false;
      return updatePersoon(db, p.id, vorige.adres);
    }
    case 'toewijzing-beeindigen':
      return (
        // What was decided by a besluit is taken back by another one, with a letter of its own.
        v.besluit_id === null &&
        vorige.toewijzing !== undefined &&
        v.toewijzing_id !== null &&
        v.dag !== null &&
        restoreToewijzing(db, {
          actor: o.actor,
          beleid: o.beleid,
          reden: `De gebeurtenis is ingetrokken: ${o.reden}`,
          inwonerId: p.id,
          toewijzingId: v.toewijzing_id,
          einde: v.dag,
          vorige: vorige.toewijzing,
        })
      );
    case 'uitkering-wijzigen':
      return vorige.uitkering !== undefined && restoreUitkering(db, p.id, vorige.uitkering);
    case 'overlijden-vastleggen':
      return updatePersoon(db, p.id, { overleden_op: null });
    case 'dossier-afronden':
      return vorige.status !== undefined && updateStatus(db, { inwonerId: p.id, van: ['afgerond'], naar: vorige.status });
    case 'afspraken-afzeggen':
    // Who was invited was told: a new appointment is made by hand.
    case 'overdracht':
      // What was given to somebody else cannot be taken back from here.
      return false;
    case 'gesprek':
      return true;
  }
};

/** Nothing was done yet, so nothing goes back. */
const NIET_GEDAAN: ReadonlySet<VoorstelStatus> = new Set(['open', 'gepland', 'voorgelegd']);

/** The besluit that waits for a signature is not taken any more: it goes from the desk of who would sign. */
const legWeg = async (
  db: Kysely<DB>,
  o: { actor: Actor; beleid: BeleidInHuis; vandaag: Datum; inwonerId: number },
  v: VoorstelRij,
): Promise<boolean> => {
  if (v.concept_id === null || v.concept_versie === null) return false;
  const vraag = { ...o, conceptId: v.concept_id };
  const terug = v.concept_status === 'ter-ondertekening';
  if (terug && !(await takeBackConcept(db, { ...vraag, versie: v.concept_versie })).ok) return false;
  return (await dropConcept(db, { ...vraag, versie: v.concept_versie + (terug ? 1 : 0) })).ok;
};

/**
 * Takes back an event that was wrong: what was done is put back as it stood, the last first; what cannot be is marked for a person to mend.
 * Throws NietGevonden, and Conflict when a colleague was earlier.
 */
export const withdrawGebeurtenis = async (
  db: Kysely<DB>,
  o: {
    actor: Actor;
    beleid: BeleidInHuis;
    vandaag: Datum;
    inwonerId: number;
    gebeurtenisId: number;
    versie: number;
    reden: string;
  },
): Promise<Resultaat<{ zelf: number }>> => {
  const [p, g] = [await findPersoon(db, o.inwonerId), await findGebeurtenis(db, { id: o.gebeurtenisId, inwonerId: o.inwonerId })];
  if (!p || !g) throw new NietGevonden();
  if (o.reden === '') return geweigerd({ veld: 'reden', tekst: 'Schrijf op waarom deze gebeurtenis niet klopt.' });
  if (o.reden.length > REDEN_MAXIMUM) return geweigerd({ veld: 'reden', tekst: redenTeLang });
  const ingetrokken = await closeGebeurtenis(db, {
    id: g.id,
    versie: o.versie,
    van: ['open', 'afgehandeld'],
    status: 'ingetrokken',
    reden: o.reden,
    door: o.actor.gebruikerId,
  });
  if (!ingetrokken) throw new Conflict({ wat: 'deze gebeurtenis', velden: [], terug: `/dossier/${p.id}/gebeurtenissen/${g.id}` });
  let zelf = 0;
  for (const v of [...(await listVoorstellen(db, g.id))].reverse()) {
    if (v.status === 'niet-nodig') continue;
    const nietGedaan = NIET_GEDAAN.has(v.status);
    const terug = nietGedaan || (await zetTerug(db, { actor: o.actor, beleid: o.beleid, reden: o.reden, p, v }));
    if (!terug) zelf++;
    await markVoorstel(db, {
      id: v.id,
      status: nietGedaan ? 'niet-nodig' : terug ? 'hersteld' : 'zelf-herstellen',
      reden: nietGedaan ? 'de gebeurtenis is ingetrokken' : v.reden,
      door: o.actor.gebruikerId,
    });
    if (v.status === 'voorgelegd' && !(await legWeg(db, o, v)))
      throw new Conflict({ wat: 'het besluit dat voorlag', velden: [], terug: `/dossier/${p.id}/gebeurtenissen/${g.id}` });
  }
  await schrijfLogboek(db, o.actor, {
    handeling: 'gebeurtenis-ingetrokken',
    soort: 'levensgebeurtenis',
    objectId: g.id,
    inwonerId: p.id,
    grond: GROND_WMO,
  });
  return gelukt({ zelf });
};
