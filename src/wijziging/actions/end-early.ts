import type { Kysely } from 'kysely';
import type { BeleidInHuis } from '../../beleid/index.ts';
import { recordBesluit } from '../../besluit/index.ts';
import { type Datum, datum, isNa, isoDatum, plusDagen } from '../../kernel/datum.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { eindeReden, endToewijzing, findLaatsteUren } from '../../toewijzing/index.ts';
import { eindeBewijs } from '../bewijs.ts';
import { eindeGronden, eindeWoorden } from '../gronden.ts';
import { type BriefDeel, eindeBrief } from '../letters/brieven.ts';
import { loadZaak } from './load-zaak.ts';

export interface VroegEinde {
  actor: Actor;
  beleid: BeleidInHuis;
  vandaag: Datum;
  inwonerId: number;
  toewijzingId: number;
  versie: number;
  /** The last day, included; also one to come. */
  einde: Datum;
  /** In words. */
  reden: string;
  toelichting: string;
  /** The rule that asks for it; by default the choice of who decides. */
  regel?: { regel: string; bron: string };
  /** What the letter says instead of the usual. */
  brief?: BriefDeel;
  /** More facts for the receipt. */
  feiten?: Readonly<Record<string, unknown>>;
  oorzaak?: string;
}

/**
 * Ends a toewijzing before its last day by a besluit of its own (beëindiging), with its reason. On a day to come it goes on until then. Refused
 * as `endToewijzing` and `recordBesluit` do.
 */
export async function endEarly(
  db: Kysely<DB>,
  o: VroegEinde,
): Promise<Resultaat<{ besluitId: number; beschikkingnummer: number }>> {
  const { t, zaak } = await loadZaak(db, o);
  const uren = await findLaatsteUren(db, t.id);
  const feiten = {
    status: t.status,
    looptijd: zaak.verloop.periode,
    toegewezenOp: datum(t.toegewezen_op),
    gestartOp: t.gestart_op === null ? undefined : datum(t.gestart_op),
    laatsteUren: uren === undefined ? undefined : datum(uren),
    vandaag: o.vandaag,
  };
  const weigering = t.status === 'beeindigd' || t.status === 'geweigerd' ? undefined : eindeReden(o.einde, feiten);
  if (weigering) return geweigerd(weigering);
  const besluit = await recordBesluit(db, {
    actor: o.actor,
    beleid: o.beleid,
    vandaag: o.vandaag,
    inwonerId: t.inwoner_id,
    soort: 'beeindiging',
    product: t.product,
    betreftToewijzingId: t.id,
    gronden: eindeGronden(zaak.regeling, o),
    feiten: {
      ...o.feiten,
      ...eindeBewijs(feiten, o),
      brief:
        o.brief ??
        eindeBrief(
          {
            aanbieder: t.aanbieder,
            product: zaak.product.naam,
            laatste: isoDatum(o.einde),
            reden: o.reden,
            toelichting: o.toelichting,
            straks: isNa(o.einde, o.vandaag),
          },
          o.beleid.gemeente(t.gemeente_id),
        ),
    },
    motivering: eindeWoorden(o),
    ingang: plusDagen(o.einde, 1),
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
