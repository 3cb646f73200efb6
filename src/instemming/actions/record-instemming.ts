import type { Kysely } from 'kysely';
import { datum, isoDatum, plusDagen } from '../../kernel/datum.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { GROND_WMO, schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { findDoelen, findToewijzingVoorInstemming, findUrenTussen, insertInstemming } from '../queries.ts';
import { geldendeUren, standVanDoelen, standVanUren } from '../rules.ts';
import { MAX_TOELICHTING } from '../types.ts';

export type InstemmingInvoer = {
  toewijzingId: number;
  akkoord: boolean;
  /** Why not, in own words; may be empty when the resident agrees. */
  toelichting: string;
  /** What the resident had before him, as `standVanUren` or `standVanDoelen` gave it with the page. */
  stand: string;
} & ({ onderwerp: 'doelen' } | { onderwerp: 'uren' /** Monday, `jjjj-mm-dd`. */; maandag: string });

/**
 * The resident says whether he agrees with his goals or with the hours of a week (BR 2.3: regie; AP36). Appends a row: the latest
 * counts. Refused when what he answers on changed since he saw it, and when he disagrees without saying why.
 * Throws NietGevonden for a toewijzing or week that is not his.
 */
export const recordInstemming = async (
  db: Kysely<DB>,
  actor: Actor,
  invoer: InstemmingInvoer,
): Promise<Resultaat<{ id: number }>> => {
  const toewijzing = await findToewijzingVoorInstemming(db, invoer.toewijzingId);
  if (!toewijzing || actor.rol !== 'inwoner' || toewijzing.inwoner_id !== actor.inwonerId) throw new NietGevonden();

  if (invoer.onderwerp === 'doelen') {
    const doelen = await findDoelen(db, toewijzing.id);
    if (doelen.length === 0) throw new NietGevonden();
    if (standVanDoelen(doelen) !== invoer.stand)
      return geweigerd('Je doelen zijn net veranderd. Lees ze nog een keer en geef dan je antwoord.');
  } else {
    const maandag = datum(invoer.maandag);
    const uren = await findUrenTussen(db, {
      toewijzingId: toewijzing.id,
      van: isoDatum(maandag),
      tot: isoDatum(plusDagen(maandag, 6)),
    });
    if (geldendeUren(uren).length === 0) throw new NietGevonden();
    if (standVanUren(uren) !== invoer.stand)
      return geweigerd('De uren zijn net veranderd. Kijk nog een keer en geef dan je antwoord.');
  }

  const toelichting = invoer.akkoord ? '' : invoer.toelichting.trim();
  if (!invoer.akkoord && toelichting === '')
    return geweigerd({
      veld: 'toelichting',
      tekst: invoer.onderwerp === 'doelen' ? 'Schrijf op waarom je het niet eens bent.' : 'Schrijf op wat er niet klopt.',
    });
  if (toelichting.length > MAX_TOELICHTING)
    return geweigerd({ veld: 'toelichting', tekst: `Maak je tekst korter: hoogstens ${MAX_TOELICHTING} letters.` });

  const id = await insertInstemming(db, {
    gemeente_id: toewijzing.gemeente_id,
    toewijzing_id: toewijzing.id,
    inwoner_id: toewijzing.inwoner_id,
    consulent_id: toewijzing.consulent_id,
    aanbieder_id: toewijzing.aanbieder_id,
    onderwerp: invoer.onderwerp,
    maandag: invoer.onderwerp === 'uren' ? invoer.maandag : null,
    akkoord: invoer.akkoord,
    toelichting,
  });
  await schrijfLogboek(db, actor, {
    handeling: 'instemming-gegeven',
    soort: 'instemming',
    objectId: id,
    inwonerId: toewijzing.inwoner_id,
    aanbiederId: toewijzing.aanbieder_id,
    grond: GROND_WMO,
  });
  return gelukt({ id });
};
