import type { Kysely } from 'kysely';
import { z } from 'zod';
import { type BeleidInHuis, bezwaartermijn } from '../../beleid/index.ts';
import { type BriefdataInvoer, makeBriefdata } from '../../brief/index.ts';
import { findInwoner } from '../../inwoner/index.ts';
import type { Datum } from '../../kernel/datum.ts';
import { fromDaterange } from '../../kernel/periode.ts';
import { isTrede } from '../../kernel/trede.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { leesGronden } from '../../toets/index.ts';
import { findDoelen } from '../../toewijzing/index.ts';
import { briefVan } from '../letters/brief.ts';
import { functieNaam } from '../mandaat.ts';
import { findBesluit } from '../queries.ts';

/** The receipt of a besluit. Rows from before it was kept, or from elsewhere, have none of it. */
export const Bon = z.looseObject({
  peildatum: z.string().optional(),
  contract: z.string().optional(),
  tarief: z.number().optional(),
  code: z.string().optional(),
  genomenDoor: z.object({ naam: z.string(), functie: z.string() }).optional(),
});

/** Whose letter, of which besluit, and on which day it is made known. */
export interface BriefVraag {
  beleid: BeleidInHuis;
  inwonerId: number;
  besluitId: number;
  datum: Datum;
}

/**
 * What the letter of a besluit says, from what is stored: the besluit, its toewijzing and goals. Ready for `storeBrief`; `bezwaarTot` is the
 * last day to object. Throws NietGevonden for what the reader may not know of.
 */
export async function makeInhoud(db: Kysely<DB>, o: BriefVraag) {
  const [inwoner, besluit] = [await findInwoner(db, o.inwonerId), await findBesluit(db, o.inwonerId, o.besluitId)];
  if (!inwoner || !besluit) throw new NietGevonden();
  const doelen = besluit.toewijzing_id === null ? [] : await findDoelen(db, besluit.toewijzing_id);
  const { regeling } = o.beleid.regelingMetId(besluit.regeling_id);
  const { looptijd, start_trede: start, doel_trede: doel } = besluit;
  if (looptijd === null || !isTrede(start))
    throw new Error(`besluit ${o.besluitId} heeft geen toewijzing met een looptijd en een trede`);
  const bon = Bon.parse(besluit.feiten);
  const bezwaarTot = bezwaartermijn(o.beleid.landelijk, o.datum);
  const inhoud = briefVan({
    gemeente: o.beleid.gemeente(inwoner.gemeente_id),
    regeling,
    product: besluit.product,
    aanbieder: { naam: besluit.aanbieder ?? '', woonplaats: besluit.aanbieder_woonplaats ?? '' },
    periode: fromDaterange(looptijd),
    minutenPerWeek: besluit.minuten_per_week,
    startTrede: start,
    doelTrede: isTrede(doel) ? doel : null,
    doelen: doelen.map((d) => d.tekst),
    motivering: besluit.motivering,
    gronden: leesGronden(besluit.gronden),
    bezwaarTot,
  });
  const ondertekening = bon.genomenDoor ?? {
    naam: besluit.genomen_door,
    functie: functieNaam(regeling, besluit.genomen_functie) || 'medewerker',
  };
  const opdracht = {
    beleid: o.beleid,
    inwonerId: o.inwonerId,
    soort: 'beschikking' as const,
    inhoud,
    vandaag: o.datum,
    kenmerk: String(besluit.beschikkingnummer),
    ondertekening,
    besluitId: besluit.id,
  };
  return { opdracht, bezwaarTot };
}

/** The letter of a besluit with head and address of today, to be shown before it is made known: VOORBEELD stands across it. */
export async function makeBrief(db: Kysely<DB>, o: BriefVraag): Promise<BriefdataInvoer> {
  const { opdracht } = await makeInhoud(db, o);
  return { ...(await makeBriefdata(db, opdracht)), voorbeeld: true };
}
