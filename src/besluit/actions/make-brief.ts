import type { Kysely } from 'kysely';
import { z } from 'zod';
import { type BeleidInHuis, type Gemeente, laatsteDag, type Regeling } from '../../beleid/index.ts';
import { type BriefdataInvoer, type BriefInhoud, makeBriefdata } from '../../brief/index.ts';
import { findInwoner } from '../../inwoner/index.ts';
import { type Datum, datum } from '../../kernel/datum.ts';
import { fromDaterange } from '../../kernel/periode.ts';
import { isTrede } from '../../kernel/trede.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { leesGronden } from '../../toets/index.ts';
import { beslotenDoelen, findDoelen } from '../../toewijzing/index.ts';
import { besluitSamen } from '../bewijs.ts';
import { andereInhoud, briefSoort } from '../letters/anders.ts';
import { alsHerziening, alsNaBezwaar, briefVan } from '../letters/brief.ts';
import { functieNaam } from '../mandaat.ts';
import { type BesluitRij, findBesluit } from '../queries/index.ts';
import type { NaBezwaar } from '../queries/na-bezwaar.ts';
import type { Middel } from '../rechtsmiddel.ts';
import { BesluitSoort } from '../soorten.ts';

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
  /** The objection that it was decided on, when that is not stored yet. */
  naBezwaar?: NaBezwaar | undefined;
}

/**
 * What the letter of a besluit says, from what is stored: the besluit, its toewijzing and goals. Ready for `storeBrief`; `middel` is what can
 * be done against it: beroep for what was decided on an objection, else bezwaar. Throws NietGevonden for what the reader may not know of.
 */
export async function makeInhoud(db: Kysely<DB>, o: BriefVraag) {
  const [inwoner, besluit] = [await findInwoner(db, o.inwonerId), await findBesluit(db, o.inwonerId, o.besluitId)];
  if (!inwoner || !besluit) throw new NietGevonden();
  const doelen = besluit.toewijzing_id === null ? [] : beslotenDoelen(await findDoelen(db, besluit.toewijzing_id));
  const { regeling } = o.beleid.regelingMetId(besluit.regeling_id);
  const bon = Bon.parse(besluit.feiten);
  const op = o.naBezwaar ?? besluit.na_bezwaar;
  const middel = middelOp(o.beleid, o.datum, op !== null);
  const soort = BesluitSoort.parse(besluit.soort);
  const los = inhoudVan(besluit, {
    soort,
    gemeente: o.beleid.gemeente(inwoner.gemeente_id),
    regeling,
    doelen: doelen.map((d) => d.tekst),
    middel,
  });
  const inhoud = op === null ? los : alsNaBezwaar(los, op.bestreden);
  const ondertekening = bon.genomenDoor ?? {
    naam: besluit.genomen_door,
    functie: functieNaam(regeling, besluit.genomen_functie) || 'medewerker',
  };
  const opdracht = {
    beleid: o.beleid,
    inwonerId: o.inwonerId,
    soort: briefSoort(soort),
    inhoud,
    vandaag: o.datum,
    kenmerk: String(besluit.beschikkingnummer),
    ondertekening,
    besluitId: besluit.id,
  };
  return { opdracht, middel };
}

/** What can be done against a besluit that is made known on this day, and until when. Throws outside the years whose holidays are known. */
export const middelOp = (beleid: BeleidInHuis, op: Datum, naBezwaar: boolean): Middel => {
  const soort = naBezwaar ? 'beroep' : 'bezwaar';
  return { soort, tot: laatsteDag(beleid.landelijk, soort, op) };
};

/** A toekenning and a herziening that gives something say what one gets; the other kinds what changes. */
function inhoudVan(
  besluit: BesluitRij,
  o: { soort: BesluitSoort; gemeente: Gemeente; regeling: Regeling; doelen: readonly string[]; middel: Middel },
): BriefInhoud {
  const { looptijd, start_trede: start, doel_trede: doel } = besluit;
  const gronden = leesGronden(besluit.gronden);
  const eigen = besluit.toewijzing_besluit_id === besluit.id;
  if (o.soort === 'toekenning' || (o.soort === 'herziening' && eigen)) {
    if (looptijd === null) throw new Error(`besluit ${besluit.id} heeft geen toewijzing met een looptijd`);
    const inhoud = briefVan({
      ...o,
      product: besluit.product,
      aanbieder: { naam: besluit.aanbieder ?? '', woonplaats: besluit.aanbieder_woonplaats ?? '' },
      periode: fromDaterange(looptijd),
      minutenPerWeek: besluit.minuten_per_week,
      startTrede: isTrede(start) ? start : null,
      doelTrede: isTrede(doel) ? doel : null,
      motivering: besluit.motivering,
      samen: besluitSamen(besluit.feiten),
      gronden,
    });
    return o.soort === 'toekenning' ? inhoud : alsHerziening(inhoud, besluit.vervangt_nummer);
  }
  return andereInhoud({
    ...o,
    soort: o.soort,
    product: besluit.product,
    aanbieder: besluit.aanbieder,
    periode: looptijd === null || besluit.status === 'geweigerd' ? null : fromDaterange(looptijd),
    ingang: besluit.ingang === null ? null : datum(besluit.ingang),
    motivering: besluit.motivering,
    gronden,
    feiten: besluit.feiten,
  });
}

/** The letter of a besluit with head and address of today, to be shown before it is made known: VOORBEELD stands across it. */
export async function makeBrief(db: Kysely<DB>, o: BriefVraag): Promise<BriefdataInvoer> {
  const { opdracht } = await makeInhoud(db, o);
  return { ...(await makeBriefdata(db, opdracht)), voorbeeld: true };
}
