import type { Kysely } from 'kysely';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { GROND_WMO, schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { findOverleg, insertBericht, listBerichten } from '../queries.ts';
import { wachtSinds } from '../rules.ts';
import { partijVan, plaatsVan } from './send-bericht.ts';

/** Who typed a message and says that none is needed: the message would be lost. */
export const TOCH_GETYPT = {
  veld: 'tekst',
  tekst: 'Je schreef ook een bericht. Stuur het, of maak dit veld leeg als er geen antwoord nodig is.',
};

/** The municipality, or the centre, says that the last message asks for no answer; everybody in the thread sees who said so. */
export const closeOverleg = async (
  db: Kysely<DB>,
  o: { actor: Actor; inwonerId: number; overlegId: number },
): Promise<Resultaat<{ id: number }>> => {
  const [overleg, berichten] = await Promise.all([
    findOverleg(db, o.inwonerId, o.overlegId),
    listBerichten(db, o.inwonerId, o.overlegId),
  ]);
  if (!overleg) throw new NietGevonden();
  const van = partijVan(o.actor);
  if (!wachtSinds(berichten, van)) return geweigerd('Er wacht geen bericht op antwoord.');
  await insertBericht(db, plaatsVan(overleg), {
    ...overleg,
    overlegId: overleg.id,
    soort: 'klaar',
    van,
    tekst: `${o.actor.naam} las dit. Er komt geen antwoord op, want dat is niet nodig.`,
    door: o.actor.gebruikerId,
    namens: null,
  });
  await schrijfLogboek(db, o.actor, {
    handeling: 'overleg-zonder-antwoord',
    soort: 'overleg',
    objectId: overleg.id,
    inwonerId: o.inwonerId,
    grond: GROND_WMO,
  });
  return gelukt({ id: overleg.id });
};
