import type { Kysely } from 'kysely';
import { findInwoner } from '../../inwoner/index.ts';
import { GROND_WMO, schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { Conflict, NietGevonden } from '../../platform/problem.ts';
import { type ConceptSoort, deleteConcept, findConcept, storeConcept } from '../queries.ts';
import type { ConceptInhoud } from '../types.ts';

/** What a field is called on the page that shows both versions. */
export type VeldNaam = { veld: string; label: string };

/**
 * Keeps what was typed so far, as it was typed. Throws NietGevonden for a dossier that the actor may not know of, and a Conflict with
 * both versions when the draft was changed in another window since `versie`.
 */
export const saveConcept = async (
  db: Kysely<DB>,
  o: {
    actor: Actor;
    inwonerId: number;
    soort: ConceptSoort;
    versie: number;
    basis: number;
    inhoud: ConceptInhoud;
    velden: readonly VeldNaam[];
    terug: string;
  },
): Promise<void> => {
  const { actor, inwonerId, soort } = o;
  const inwoner = await findInwoner(db, inwonerId);
  if (!inwoner) throw new NietGevonden();
  const van = {
    gemeente_id: inwoner.gemeente_id,
    inwoner_id: inwonerId,
    consulent_id: inwoner.consulent_id,
    door: actor.gebruikerId,
    soort,
  };
  const { inhoud, basis, versie } = o;
  if ((await storeConcept(db, van, { inhoud, basis, versie })) === undefined) {
    const nu = await findConcept(db, inwonerId, soort);
    // It was stored or thrown away in another window: what was typed here begins a draft of its own.
    if (!nu) await storeConcept(db, van, { inhoud, basis, versie: 0 });
    else
      throw new Conflict({
        wat: 'dit concept, in een ander venster,',
        door: actor.naam,
        wanneer: nu.gewijzigdOp,
        velden: o.velden
          .map(({ veld, label }) => ({ label, jouw: toon(inhoud, veld), nu: toon(nu.inhoud, veld) }))
          .filter(({ jouw, nu: daar }) => jouw !== '' || daar !== '')
          .map((veld) => ({ ...veld, anders: veld.jouw !== veld.nu })),
        terug: o.terug,
        nieuweVersie: nu.versie,
      });
  }
  await schrijfLogboek(db, actor, {
    handeling: 'concept-bewaard',
    soort: soort === 'ladder' ? 'ladderbepaling' : 'zrm',
    objectId: inwonerId,
    inwonerId,
    grond: GROND_WMO,
  });
};

const toon = (inhoud: ConceptInhoud, veld: string): string =>
  veld === 'aanwezig'
    ? inhoud.aanwezig.join(', ')
    : veld === 'documenten'
      ? inhoud.documenten.join(', ')
      : (inhoud.velden[veld] ?? '');

/** Throws the own draft away. */
export const dropConcept = async (db: Kysely<DB>, o: { actor: Actor; inwonerId: number; soort: ConceptSoort }): Promise<void> => {
  if (!(await findInwoner(db, o.inwonerId))) throw new NietGevonden();
  await deleteConcept(db, o.inwonerId, o.actor.gebruikerId, o.soort);
  await schrijfLogboek(db, o.actor, {
    handeling: 'concept-weggegooid',
    soort: o.soort === 'ladder' ? 'ladderbepaling' : 'zrm',
    objectId: o.inwonerId,
    inwonerId: o.inwonerId,
    grond: GROND_WMO,
  });
};
