import type { Kysely } from 'kysely';
import { alsTekst, type BriefOpdracht, storeBrief } from '../../brief/index.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { startOverleg } from './start-overleg.ts';

/** As long as a subject may be. */
const HOOGSTENS_ONDERWERP = 120;

/**
 * Tells the resident something that happened anyhow: by letter, and when no letter can be made (no address, a character that cannot be printed) by
 * a message on his own page that says the same. Gives why there is no letter; who calls then leaves a step for the consulent, for not everybody
 * reads his own page. Throws NietGevonden for a resident that the actor may not know of.
 */
export const tellInwoner = async (
  db: Kysely<DB>,
  o: BriefOpdracht & { actor: Actor },
): Promise<{ geenBrief: string | undefined }> => {
  const brief = await storeBrief(db, o);
  if (brief.ok) return { geenBrief: undefined };
  const bericht = await startOverleg(db, {
    actor: o.actor,
    inwonerId: o.inwonerId,
    partijen: { metInwoner: true, aanbiederId: null, centrumId: null },
    onderwerp: o.inhoud.onderwerp.slice(0, HOOGSTENS_ONDERWERP),
    tekst: alsTekst(o.inhoud),
  });
  // Only an aanbieder can be refused a message.
  if (!bericht.ok) throw new Error('een bericht van de gemeente werd geweigerd');
  return { geenBrief: brief.redenen.map(({ tekst }) => tekst).join(' ') };
};
