import type { Kysely } from 'kysely';
import type { BeleidInHuis } from '../../beleid/index.ts';
import { type Datum, isoDatum } from '../../kernel/datum.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { isTrede } from '../../kernel/trede.ts';
import { recordLadderbepaling } from '../../ladder/index.ts';
import { GROND_WMO, schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { Conflict, NietGevonden } from '../../platform/problem.ts';
import { rulesVersion } from '../../platform/rules-version.ts';
import { beoordeelResultaat } from '../oordeel.ts';
import { findPerspectief, findResultaat, updateAkkoord } from '../queries.ts';
import { leesOordeel } from '../rules.ts';
import { akkoordTekst } from '../types.ts';

/**
 * The municipality confirms a result and records the trede in the same act (L2), or disputes it with a reason (K5). The trede is the
 * one that was reported, on the day of the result: who finds another one disputes. Throws NietGevonden for another's dossier and a
 * Conflict when the result was reported again or judged in between.
 */
export const judgeResultaat = async (
  db: Kysely<DB>,
  o: {
    actor: Actor;
    beleid: BeleidInHuis;
    vandaag: Datum;
    inwonerId: number;
    resultaatId: number;
    versie: string;
    waarden: Readonly<Record<string, string>>;
  },
): Promise<Resultaat<{ akkoord: boolean }>> => {
  const r = await findResultaat(db, o.resultaatId);
  if (r?.inwonerId !== o.inwonerId) throw new NietGevonden();
  const { oordeel, redenen } = leesOordeel(o.waarden);
  if (!oordeel) return geweigerd(...redenen);
  const uit = o.beleid.regelingMetId(r.regelingId);
  const { product, doelTrede, bereikteTrede, contractTarief } = r;
  const feiten = { product, doelTrede, bereikteTrede, contractTarief, akkoord: oordeel.akkoord };
  const bewijs = {
    regelingId: uit.id,
    hash: uit.hash,
    code: rulesVersion(),
    feiten,
    uitkomst: beoordeelResultaat(feiten, uit.regeling),
  };
  const bewaard =
    String(r.versie) === o.versie &&
    (await updateAkkoord(db, r.id, r.versie, {
      akkoord: oordeel.akkoord,
      reden: oordeel.akkoord ? '' : oordeel.reden,
      door: o.actor.gebruikerId,
      bewijs: JSON.stringify(bewijs),
    }));
  if (!bewaard)
    throw new Conflict({
      wat: 'het resultaat',
      velden: [
        {
          label: 'Oordeel',
          jouw: akkoordTekst(oordeel.akkoord),
          nu: akkoordTekst(r.akkoord),
          anders: r.akkoord !== oordeel.akkoord,
        },
        { label: 'Bereikte trede', jouw: '', nu: String(r.bereikteTrede), anders: false },
        { label: 'Onderbouwing van de aanbieder', jouw: '', nu: r.onderbouwing, anders: false },
        { label: 'Reden', jouw: oordeel.akkoord ? '' : oordeel.reden, nu: r.akkoordReden, anders: !oordeel.akkoord },
      ],
      terug: `/dossier/${o.inwonerId}/resultaat/${r.id}`,
    });
  if (oordeel.akkoord) {
    const eerder = await findPerspectief(db, o.inwonerId);
    const vooruit = eerder && isTrede(eerder.perspectief) && eerder.perspectief > r.bereikteTrede ? eerder : undefined;
    const bepaling = await recordLadderbepaling(db, {
      actor: o.actor,
      beleid: o.beleid,
      vandaag: o.vandaag,
      inwonerId: o.inwonerId,
      form: {
        peildatum: isoDatum(r.datum),
        trede: r.bereikteTrede,
        motivering: oordeel.motivering,
        onderbouwing: '',
        perspectief: vooruit && isTrede(vooruit.perspectief) ? vooruit.perspectief : undefined,
        termijn: vooruit?.perspectief_termijn ?? 'niet-te-zeggen',
      },
    });
    if (!bepaling.ok) return geweigerd(...bepaling.redenen.map(({ tekst, regel }) => ({ tekst, ...(regel ? { regel } : {}) })));
  }
  await schrijfLogboek(db, o.actor, {
    handeling: oordeel.akkoord ? 'resultaat-akkoord' : 'resultaat-niet-akkoord',
    soort: 'resultaat',
    objectId: r.id,
    inwonerId: o.inwonerId,
    aanbiederId: r.aanbiederId,
    gemeenteId: r.gemeenteId,
    grond: GROND_WMO,
  });
  return gelukt({ akkoord: oordeel.akkoord });
};
