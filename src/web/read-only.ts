import type { Actor } from '../platform/db/reader.ts';

const NOOD =
  'Je leest dit dossier met noodtoegang. Daarmee kun je niets wijzigen: vraag het de contactpersoon of de teammanager.';
const TEKENEN =
  'Je leest dit dossier omdat er een besluit voor je ligt om te tekenen. Je kunt tekenen of terugsturen. Wijzigen doet de contactpersoon.';

/**
 * Why somebody may not write in the dossier of an address: he reads it in an emergency, or only since a besluit lies before him to be signed, and
 * `tekent` says whether this is the signing. Undefined: he may. The database holds to it too.
 */
export function alleenLezen(actor: Actor, inwoner: string | undefined, tekent: boolean): string | undefined {
  if (!actor.meer) return undefined;
  if (actor.meer.nood.some(({ inwonerId }) => String(inwonerId) === inwoner)) return NOOD;
  return !tekent && actor.meer.tekent.some((inwonerId) => String(inwonerId) === inwoner) ? TEKENEN : undefined;
}
