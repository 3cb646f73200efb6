import type { Kysely } from 'kysely';
import { type Datum, toonDatum } from '../../kernel/datum.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { planTaak } from '../../platform/jobs.ts';
import { Conflict, NietGevonden } from '../../platform/problem.ts';
import { findDossier, findSluiting } from '../queries/dossier.ts';
import { decideVernietiging, findVernietiging, insertVernietiging, type VernietigingRij } from '../queries/vernietiging.ts';
import { isVoorbij } from '../rules.ts';
import type { BesluitForm } from '../types.ts';

/**
 * Puts a dossier whose term is over before a second person. Refused when the term still runs or it was put before somebody already. Throws
 * NietGevonden for a dossier that the actor may not know of.
 */
export const proposeVernietiging = async (
  db: Kysely<DB>,
  o: { actor: Actor; vandaag: Datum; inwonerId: number },
): Promise<Resultaat<{ id: number }>> => {
  const i = await findDossier(db, o.inwonerId);
  if (!i) throw new NietGevonden();
  const sluiting = await findSluiting(db, o.inwonerId);
  if (!sluiting) return geweigerd('Dit dossier is niet gesloten. Sluit het eerst.');
  if (!isVoorbij(sluiting.bewarenTot, o.vandaag))
    return geweigerd({
      tekst: `Dit dossier wordt nog bewaard tot en met ${toonDatum(sluiting.bewarenTot)}.`,
      bron: sluiting.bron,
    });
  const id = await insertVernietiging(db, i, {
    aanleiding: 'bewaartermijn',
    aanleidingOp: sluiting.bewarenTot,
    grond: `${sluiting.bron}: bewaard tot en met ${toonDatum(sluiting.bewarenTot)}`,
    door: o.actor.gebruikerId,
  });
  if (id === undefined) return geweigerd('Dit dossier is al voorgelegd.');
  await schrijfLogboek(db, o.actor, {
    handeling: 'vernietiging-voorgelegd',
    soort: 'vernietiging',
    objectId: id,
    inwonerId: o.inwonerId,
    grond: sluiting.bron,
  });
  return gelukt({ id });
};

/**
 * The second person: agrees, and a job destroys the dossier; or not, and it stays. Never who proposed it. Throws NietGevonden, and Conflict
 * when somebody decided first.
 */
export const decideOverVernietiging = async (
  db: Kysely<DB>,
  o: { actor: Actor; id: number; versie: number; gegevens: BesluitForm },
): Promise<Resultaat<VernietigingRij>> => {
  const v = await findVernietiging(db, o.id);
  if (!v || v.dossier_id === null) throw new NietGevonden();
  if (v.voorgesteld_door === o.actor.gebruikerId)
    return geweigerd({ veld: 'besluit', tekst: 'Je stelde dit zelf voor. Een andere teammanager moet het nakijken.' });
  const akkoord = o.gegevens.besluit === 'akkoord';
  const gedaan = await decideVernietiging(db, {
    id: o.id,
    versie: o.versie,
    akkoord,
    door: o.actor.gebruikerId,
    reden: o.gegevens.reden,
  });
  if (!gedaan) throw new Conflict({ wat: 'deze vernietiging', velden: [], terug: `/vernietigen/${o.id}` });
  await schrijfLogboek(db, o.actor, {
    handeling: akkoord ? 'vernietiging-akkoord' : 'vernietiging-afgewezen',
    soort: 'vernietiging',
    objectId: o.id,
    inwonerId: v.dossier_id,
    grond: v.grond,
  });
  if (akkoord) await planTaak(db, 'vernietigen', o.id);
  return gelukt(v);
};
