import type { Kysely } from 'kysely';
import type { BeleidInHuis, Fout } from '../../beleid/index.ts';
import type { Datum } from '../../kernel/datum.ts';
import { schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import type { GelezenBestanden } from '../lees-apart.ts';
import type { Fouten } from '../lezen.ts';
import { findConcept, insertConcept, insertTekst, lockConcept, updateConcept } from '../queries/concept.ts';
import { tekstFouten } from '../rules/oordeel.ts';
import { GROND } from './grond.ts';
import { requestDoorrekening } from './request-doorrekening.ts';

export interface Ingeleverd {
  basisId: number;
  titel: string;
  /** Names of the files, and what was read in them (`leesApart`). */
  bestand: string;
  gevallen: string;
  gelezen: GelezenBestanden;
  /** Set to change a concept that is there. */
  concept?: { id: number; versie: number };
}

/** Every fault with its line, and the text that they stand in; or a clash with what somebody else did. */
export type Geweigerd =
  | { ok: false; soort: 'fouten'; bestand: string; fouten: Fout[]; tekst: string; route?: Fouten['route'] }
  | { ok: false; soort: 'basis'; gemaaktVan: number }
  | { ok: false; soort: 'veranderd' };

/**
 * Takes in a text as a concept, or as the next text of one. It is read and judged whole before anything is stored; what it would do to
 * the running cases is computed from here on, as a job.
 */
export const uploadConcept = async (
  db: Kysely<DB>,
  actor: Actor,
  o: { beleid: BeleidInHuis; vandaag: Datum; ingeleverd: Ingeleverd },
): Promise<{ ok: true; id: number } | Geweigerd> => {
  const { ingeleverd, beleid } = o;
  const { gemeenteId } = actor;
  const eerder = ingeleverd.concept && (await findConcept(db, ingeleverd.concept.id));
  // A concept that began with the regeling of another municipality keeps that as what it is compared with.
  const basis =
    beleid.versies(gemeenteId ?? 0).find(({ id }) => id === ingeleverd.basisId) ??
    (eerder?.basisId === ingeleverd.basisId ? beleid.regelingMetId(eerder.basisId) : undefined);
  if (gemeenteId === undefined || !basis) throw new NietGevonden();
  const sleutel = eerder?.sleutel ?? basis.sleutel;
  const { bestand } = ingeleverd;
  const gelezen = ingeleverd.gelezen.bestand;
  if (!gelezen.ok)
    return { ok: false, soort: 'fouten', bestand, fouten: gelezen.fouten, tekst: gelezen.tekst, route: gelezen.route };
  // A file says itself from which version it was made: a page that was opened later does not change that.
  const { gemaaktVan, gevallen: meegekomen } = ingeleverd.gelezen;
  if (gemaaktVan && gemaaktVan.id !== basis.id) return { ok: false, soort: 'basis', gemaaktVan: gemaaktVan.id };
  const fouten = tekstFouten({
    ...gelezen,
    basis,
    sleutel,
    gemeente: beleid.gemeente(gemeenteId).code,
    versies: beleid.versies(gemeenteId),
  });
  if (fouten.length > 0) {
    const regels = gelezen.tekst.split('\n');
    return {
      ok: false,
      soort: 'fouten',
      bestand,
      tekst: gelezen.tekst,
      fouten: fouten.map(({ veld, tekst }) => ({
        bestand: '',
        pad: veld,
        tekst,
        regel: Math.max(1, regels.findIndex((regel) => regel.startsWith(`${veld}:`)) + 1),
      })),
    };
  }
  let gevallen: string | undefined;
  if (meegekomen) {
    const uit = meegekomen;
    if (!uit.ok) return { ok: false, soort: 'fouten', bestand: ingeleverd.gevallen, fouten: uit.fouten, tekst: uit.tekst };
    if (uit.regeling !== sleutel || uit.gemeente !== gelezen.regeling.gemeente) {
      const fout = {
        bestand: '',
        regel: 1,
        pad: 'regeling',
        tekst: `deze gevallen horen bij ${uit.regeling} van ${uit.gemeente}`,
      };
      return { ok: false, soort: 'fouten', bestand: ingeleverd.gevallen, fouten: [fout], tekst: uit.tekst };
    }
    gevallen = uit.tekst;
  }
  const tekst = {
    gemeenteId,
    door: actor.gebruikerId,
    tekst: gelezen.tekst,
    inhoud: gelezen.inhoud,
    hash: gelezen.hash,
    geldigVan: gelezen.regeling.geldigVan,
    bestandsnaam: bestand.slice(0, 200),
  };
  let id: number;
  let versie: number;
  if (ingeleverd.concept) {
    const huidig = await lockConcept(db, ingeleverd.concept.id);
    if (!huidig) throw new NietGevonden();
    if (huidig.status !== 'concept') return { ok: false, soort: 'veranderd' };
    ({ id } = huidig);
    versie = huidig.laatste.versie + 1;
    const velden = { titel: ingeleverd.titel, basis_id: basis.id };
    if (!(await updateConcept(db, id, ingeleverd.concept.versie, velden))) return { ok: false, soort: 'veranderd' };
    gevallen ??= huidig.laatste.gevallen;
  } else {
    versie = 1;
    id = await insertConcept(db, {
      gemeenteId,
      sleutel,
      titel: ingeleverd.titel,
      basisId: basis.id,
      door: actor.gebruikerId,
    });
  }
  await insertTekst(db, { ...tekst, conceptId: id, versie, gevallen });
  await requestDoorrekening(db, actor, {
    conceptId: id,
    conceptversie: versie,
    geldigVan: tekst.geldigVan,
    metId: basis.id,
    vandaag: o.vandaag,
  });
  await schrijfLogboek(db, actor, {
    handeling: versie === 1 ? 'beleidsconcept-gemaakt' : 'beleidsconcept-gewijzigd',
    soort: 'regelingconcept',
    objectId: id,
    grond: GROND,
  });
  return { ok: true, id };
};
