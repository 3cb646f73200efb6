import type { Kysely } from 'kysely';
import { type BeleidInHuis, findProduct } from '../../beleid/index.ts';
import { inRegeling, samenMet, samenNaam, saveConcept } from '../../besluit/index.ts';
import { opsomming } from '../../kernel/aantal.ts';
import { datum, toonKort } from '../../kernel/datum.ts';
import { gelukt, type Resultaat } from '../../kernel/resultaat.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import type { loadZaak } from '../../wijziging/index.ts';
import { hasConcept } from '../queries/index.ts';
import type { Keuze, Omzetting, Uitkomst } from '../types.ts';

type Geladen = Awaited<ReturnType<typeof loadZaak>>;

/** A move to another version, in a concept. */
export const OVERZETTEN = 'overzetten';

/** What a form of a change holds for this choice; undefined: it has none. An end takes nobody's yes. */
const getyptVan = (o: { keuze: Keuze; omzetting: Omzetting }): Readonly<Record<string, string>> | undefined => {
  const { keuze } = o;
  const toelichting = o.omzetting.reden;
  const omzetting = String(o.omzetting.id);
  if (keuze.daad === 'aanbieder')
    return {
      daad: 'aanbieder',
      omzetting,
      reden: 'aanbieder-stopt',
      toelichting,
      van: toonKort(datum(keuze.van)),
      aanbieder: String(keuze.aanbiederId),
    };
  if (keuze.daad === 'overzetten')
    return {
      daad: OVERZETTEN,
      omzetting,
      van: toonKort(o.omzetting.dag),
      naarRegeling: String(keuze.regelingId),
      versie: keuze.versie,
      toelichting,
    };
  return keuze.daad === 'verlengen'
    ? { daad: 'verlengen', omzetting, reden: 'anders', toelichting, tot: toonKort(datum(keuze.tot)) }
    : undefined;
};

/**
 * A change that the regeling wants taken together with somebody is not taken for many at once: it is kept as a concept, and the consulent asks
 * for the yes or no there. Undefined where nobody else decides along.
 */
export async function keepVoorSamen(
  db: Kysely<DB>,
  o: { actor: Actor; beleid: BeleidInHuis; keuze: Keuze; omzetting: Omzetting; geladen: Geladen },
): Promise<Resultaat<{ uitkomst: Uitkomst; tekst: string }> | undefined> {
  const { t, zaak } = o.geladen;
  const soort = o.keuze.daad === 'verlengen' ? 'verlenging' : 'wijziging';
  const getypt = getyptVan(o);
  // The version that decides says with whom.
  const { regeling } = o.keuze.daad === 'overzetten' ? o.beleid.regelingMetId(o.keuze.regelingId) : zaak;
  const wie = o.keuze.daad === 'einde' ? [] : samenMet(findProduct(regeling, t.product), inRegeling(soort, true));
  if (wie.length === 0 || !getypt) return undefined;
  const met = opsomming(wie.map(samenNaam));
  if (await hasConcept(db, t.id))
    return gelukt({
      uitkomst: 'overgeslagen',
      tekst: 'Er ligt al een concept voor deze plek uit een andere wijziging. Rond dat eerst af, of leg het weg.',
    });
  const bewaard = await saveConcept(db, {
    actor: o.actor,
    inwonerId: t.inwoner_id,
    soort,
    getypt: { ...getypt, product: t.product },
    betreftToewijzingId: t.id,
  });
  if (!bewaard.ok) return bewaard;
  return gelukt({
    uitkomst: 'bespreken',
    tekst: `Dit besluit neem je samen met ${met}. Het ligt klaar als concept in het dossier: vraag daar om ja of nee.`,
  });
}
