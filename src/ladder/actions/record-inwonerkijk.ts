import type { Kysely } from 'kysely';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import type { Trede } from '../../kernel/trede.ts';
import { GROND_WMO, schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { answerKijk, findEigenBepaling, insertKijk } from '../queries.ts';

const LANGST = 2000;
const TE_LANG = `Maak je tekst korter: hoogstens ${LANGST} letters.`;

/**
 * The resident sees it otherwise: his own words beside the determination or the matrix, which stays as it is. Appends a row, also
 * beside what was corrected while he wrote. Throws NietGevonden for what is not his.
 */
export const recordInwonerkijk = async (
  db: Kysely<DB>,
  o: { actor: Actor; soort: 'ladder' | 'zrm'; id: number; tekst: string; trede: Trede | undefined },
): Promise<Resultaat<{ id: number }>> => {
  const eigen = await findEigenBepaling(db, o.soort, o.id);
  if (!eigen || eigen.inwoner_id !== o.actor.inwonerId) throw new NietGevonden();
  if (o.tekst === '') return geweigerd({ veld: 'tekst', tekst: 'Schrijf op hoe jij het ziet.' });
  if (o.tekst.length > LANGST) return geweigerd({ veld: 'tekst', tekst: TE_LANG });
  const kijk = await insertKijk(db, {
    ...eigen,
    bepaling_id: o.soort === 'ladder' ? o.id : null,
    zrm_id: o.soort === 'zrm' ? o.id : null,
    trede: o.soort === 'ladder' ? (o.trede ?? null) : null,
    tekst: o.tekst,
  });
  await schrijfLogboek(db, o.actor, {
    handeling: 'kijk-gegeven',
    soort: 'inwonerkijk',
    objectId: kijk.id,
    inwonerId: eigen.inwoner_id,
    grond: GROND_WMO,
  });
  return gelukt(kijk);
};

/** The consulent answers; the resident reads it beside his own words. Refused without an answer, or when there is one. */
export const answerInwonerkijk = async (
  db: Kysely<DB>,
  o: { actor: Actor; inwonerId: number; kijkId: number; antwoord: string },
): Promise<Resultaat<{ id: number }>> => {
  if (o.antwoord === '')
    return geweigerd({ veld: 'antwoord', tekst: 'Schrijf op wat jullie bespraken en wat er nu gebeurt. De inwoner leest dit.' });
  if (o.antwoord.length > LANGST) return geweigerd({ veld: 'antwoord', tekst: TE_LANG });
  const gelukte = await answerKijk(db, { ...o, door: o.actor.gebruikerId });
  if (!gelukte) return geweigerd('Hier is al een antwoord op gegeven, of dit bericht is er niet. Open de pagina opnieuw.');
  await schrijfLogboek(db, o.actor, {
    handeling: 'kijk-beantwoord',
    soort: 'inwonerkijk',
    objectId: o.kijkId,
    inwonerId: o.inwonerId,
    grond: GROND_WMO,
  });
  return gelukt({ id: o.kijkId });
};
