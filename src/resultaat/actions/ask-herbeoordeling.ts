import type { Kysely } from 'kysely';
import type { BeleidInHuis } from '../../beleid/index.ts';
import { findInstelling } from '../../instelling/index.ts';
import { type Datum, plusDagen, toonDatum } from '../../kernel/datum.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { GROND_WMO, schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { Conflict, NietGevonden } from '../../platform/problem.ts';
import { findToewijzing } from '../../voortgang/index.ts';
import { findMelding } from '../queries.ts';
import { findHerbeoordeling, insertHerbeoordeling } from '../queries-herbeoordeling.ts';
import { geschilStand, reactieTot } from '../rules.ts';
import { akkoordTekst } from '../types.ts';

/**
 * The aanbieder says why a no is not right and asks somebody else to look (AP33f; keuze: once for each report, and within the days that
 * beheer set). Throws NietGevonden for a toewijzing of another aanbieder and a Conflict when the result changed in between.
 */
export const askHerbeoordeling = async (
  db: Kysely<DB>,
  o: { actor: Actor; beleid: BeleidInHuis; vandaag: Datum; toewijzingId: number; versie: number; reactie: string },
): Promise<Resultaat<{ tot: Datum }>> => {
  const t = await findToewijzing(db, o.toewijzingId, o.beleid);
  const nu = t && (await findMelding(db, t.id));
  if (!t || !nu) throw new NietGevonden();
  if (o.reactie.length < 20)
    return geweigerd({ veld: 'reactie', tekst: 'Schrijf op waarom jullie het er niet mee eens zijn. De teammanager leest dit.' });
  if (o.reactie.length > 4000) return geweigerd({ veld: 'reactie', tekst: 'Schrijf hoogstens 4000 tekens.' });
  const botsing = (): Conflict =>
    new Conflict({
      wat: `het resultaat van ${t.naam}`,
      velden: [{ label: 'Gemeente', jouw: 'niet akkoord', nu: akkoordTekst(nu.akkoord), anders: true }],
      terug: `/toewijzingen/${t.id}/resultaat`,
    });
  if (nu.versie !== o.versie) throw botsing();
  const [dagen, termijn, eerder] = [
    await findInstelling(db, 'resultaat-reactie-dagen', { toewijzingId: t.id }),
    await findInstelling(db, 'herbeoordeling-dagen', { toewijzingId: t.id }),
    await findHerbeoordeling(db, { toewijzingId: t.id }),
  ];
  const stand = geschilStand(nu, eerder, { dagen, vandaag: o.vandaag });
  if (stand !== 'reageren') {
    const tot = reactieTot(nu, dagen, o.vandaag);
    return geweigerd(
      stand === undefined
        ? 'De gemeente zei geen nee tegen dit resultaat. Er is niets om opnieuw te bekijken.'
        : stand === 'voorbij'
          ? `Dit kon tot en met ${tot ? toonDatum(tot) : 'vorige week'}. Jullie kunnen het resultaat nog wel opnieuw melden, met een nieuwe onderbouwing.`
          : 'Jullie vroegen al een tweede blik op dit resultaat.',
    );
  }
  const tot = plusDagen(o.vandaag, termijn);
  const id = await insertHerbeoordeling(db, t, {
    resultaatId: nu.id,
    resultaatVersie: nu.versie,
    eersteReden: nu.akkoordReden,
    reactie: o.reactie,
    op: o.vandaag,
    tot,
    door: o.actor.gebruikerId,
  });
  if (id === undefined) throw botsing();
  await schrijfLogboek(db, o.actor, {
    handeling: 'herbeoordeling-gevraagd',
    soort: 'resultaat',
    objectId: nu.id,
    inwonerId: t.inwonerId,
    aanbiederId: t.aanbiederId,
    gemeenteId: t.gemeenteId,
    grond: GROND_WMO,
  });
  return gelukt({ tot });
};
