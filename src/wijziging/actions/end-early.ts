import type { Kysely } from 'kysely';
import { type NieuwBesluit, recordBesluit } from '../../besluit/index.ts';
import { isNa, isoDatum, plusDagen } from '../../kernel/datum.ts';
import { gelukt, type Resultaat } from '../../kernel/resultaat.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { endToewijzing } from '../../toewijzing/index.ts';
import { eindeBewijs } from '../bewijs.ts';
import { eindeWoorden } from '../gronden.ts';
import { type BriefDeel, eindeBrief } from '../letters/brieven.ts';
import { type EindeVraag, judgeEinde } from './judge-einde.ts';
import type { Vooraf } from './take-wijziging.ts';

export interface VroegEinde extends EindeVraag, Pick<NieuwBesluit, Vooraf> {
  actor: Actor;
  versie: number;
  /** What the letter says instead of the usual. */
  brief?: BriefDeel;
  /** More facts for the receipt. */
  feiten?: Readonly<Record<string, unknown>>;
  oorzaak?: string;
}

/**
 * Ends a toewijzing before its last day by a besluit of its own (beëindiging), with its reason. On a day to come it goes on until then. Refused
 * as `judgeEinde`, `endToewijzing` and `recordBesluit` do.
 */
export async function endEarly(
  db: Kysely<DB>,
  o: VroegEinde,
): Promise<Resultaat<{ besluitId: number; beschikkingnummer: number }>> {
  const oordeel = await judgeEinde(db, o);
  if (!oordeel.ok) return oordeel;
  const { t, zaak, feiten, gronden, waarom } = oordeel.waarde;
  const besluit = await recordBesluit(db, {
    actor: o.actor,
    beleid: o.beleid,
    vandaag: o.vandaag,
    inwonerId: t.inwoner_id,
    soort: 'beeindiging',
    product: t.product,
    betreftToewijzingId: t.id,
    gronden,
    feiten: {
      ...o.feiten,
      ...eindeBewijs(feiten, { ...o, ...waarom }),
      brief:
        o.brief ??
        eindeBrief({
          aanbieder: t.aanbieder,
          product: zaak.product.naam,
          laatste: isoDatum(o.einde),
          reden: o.reden,
          toelichting: o.toelichting,
          straks: isNa(o.einde, o.vandaag),
          eerst: isoDatum(zaak.verloop.periode.tot),
          regeling: zaak.regeling.naam,
          ...(waarom.om ? { om: waarom.om } : {}),
        }),
    },
    motivering: eindeWoorden(o),
    ingang: plusDagen(o.einde, 1),
    eerste: o.eerste,
    conceptId: o.conceptId,
    tweedeVolgt: o.tweedeVolgt,
  });
  if (!besluit.ok) return besluit;
  const uit = await endToewijzing(db, {
    actor: o.actor,
    beleid: o.beleid,
    vandaag: o.vandaag,
    inwonerId: o.inwonerId,
    toewijzingId: o.toewijzingId,
    versie: o.versie,
    einde: o.einde,
    reden: o.reden,
    toelichting: o.toelichting,
    ...(o.oorzaak === undefined ? {} : { oorzaak: o.oorzaak }),
    besluitId: besluit.waarde.besluitId,
  });
  return uit.ok ? gelukt(besluit.waarde) : uit;
}
