import type { Kysely } from 'kysely';
import { z } from 'zod';
import { type BeleidInHuis, bezwaartermijn } from '../../beleid/index.ts';
import { findInwoner, toonNaam } from '../../inwoner/index.ts';
import type { Datum } from '../../kernel/datum.ts';
import { fromDaterange } from '../../kernel/periode.ts';
import { isTrede } from '../../kernel/trede.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { leesGronden } from '../../toets/index.ts';
import { findDoelen } from '../../toewijzing/index.ts';
import type { BeschikkingBrief } from '../letters/beschikking.ts';
import { briefVan } from '../letters/brief.ts';
import { functieNaam } from '../mandaat.ts';
import { findBesluit, findGebruiker } from '../queries.ts';

/** The receipt of a besluit. Rows from before it was kept, or from elsewhere, have none of it. */
export const Bon = z.looseObject({
  peildatum: z.string().optional(),
  contract: z.string().optional(),
  tarief: z.number().optional(),
  code: z.string().optional(),
  genomenDoor: z.object({ naam: z.string(), functie: z.string() }).optional(),
});

/**
 * The letter of a besluit, from what is stored: the besluit, its toewijzing and goals, and the address of today. `datum` is the day of
 * notification. Throws NietGevonden for what the reader may not know of.
 */
export async function makeBrief(
  db: Kysely<DB>,
  o: { beleid: BeleidInHuis; inwonerId: number; besluitId: number; datum: Datum; voorbeeld: boolean },
): Promise<{ brief: BeschikkingBrief; bezwaarTot: Datum }> {
  const [inwoner, besluit] = [await findInwoner(db, o.inwonerId), await findBesluit(db, o.inwonerId, o.besluitId)];
  if (!inwoner || !besluit) throw new NietGevonden();
  const doelen = besluit.toewijzing_id === null ? [] : await findDoelen(db, besluit.toewijzing_id);
  const consulent = await findGebruiker(db, inwoner.consulent_id);
  const { regeling } = o.beleid.regelingMetId(besluit.regeling_id);
  const { looptijd, start_trede: start, doel_trede: doel } = besluit;
  if (looptijd === null || !isTrede(start))
    throw new Error(`besluit ${o.besluitId} heeft geen toewijzing met een looptijd en een trede`);
  const bon = Bon.parse(besluit.feiten);
  const bezwaarTot = bezwaartermijn(o.beleid.landelijk, o.datum);
  const brief = briefVan({
    gemeente: o.beleid.gemeente(inwoner.gemeente_id),
    regeling,
    beschikkingnummer: besluit.beschikkingnummer,
    product: besluit.product,
    aanbieder: { naam: besluit.aanbieder ?? '', woonplaats: besluit.aanbieder_woonplaats ?? '' },
    periode: fromDaterange(looptijd),
    minutenPerWeek: besluit.minuten_per_week,
    startTrede: start,
    doelTrede: isTrede(doel) ? doel : null,
    doelen: doelen.map((d) => d.tekst),
    motivering: besluit.motivering,
    gronden: leesGronden(besluit.gronden),
    inwoner: { ...inwoner, naam: toonNaam(inwoner) },
    ondertekening: bon.genomenDoor ?? {
      naam: besluit.genomen_door,
      functie: functieNaam(regeling, besluit.genomen_functie) || 'medewerker',
    },
    contact: { naam: consulent?.naam ?? inwoner.consulent, telefoon: consulent?.telefoon ?? null },
    datum: o.datum,
    bezwaarTot,
    voorbeeld: o.voorbeeld,
  });
  return { brief, bezwaarTot };
}
