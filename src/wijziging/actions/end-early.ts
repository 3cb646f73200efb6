import type { Kysely } from 'kysely';
import { bronStatus } from '../../beleid/explain.ts';
import type { BeleidInHuis } from '../../beleid/index.ts';
import { recordBesluit } from '../../besluit/index.ts';
import { type Datum, isoDatum, isVoor, plusDagen, toonDatum } from '../../kernel/datum.ts';
import { gelukt, type Resultaat } from '../../kernel/resultaat.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { type EindeReden, eindeRedenTekst, endToewijzing } from '../../toewijzing/index.ts';
import { gevolgVan } from '../gevolg.ts';
import { eindeBrief } from '../letters/brieven.ts';
import { insertWijziging } from '../queries.ts';
import { loadZaak } from './load-zaak.ts';

/**
 * Ends a toewijzing before its last day by a besluit of its own (beëindiging), with its reason. The looptijd stays what held; `beeindigd_op` says how
 * far it was used. Refused as `endToewijzing` and `recordBesluit` do.
 */
export async function endEarly(
  db: Kysely<DB>,
  o: {
    actor: Actor;
    beleid: BeleidInHuis;
    vandaag: Datum;
    inwonerId: number;
    toewijzingId: number;
    versie: number;
    einde: Datum;
    reden: EindeReden;
    toelichting: string;
  },
): Promise<Resultaat<{ besluitId: number }>> {
  const { t, zaak } = await loadZaak(db, o);
  const woorden = `${eindeRedenTekst[o.reden]}${o.toelichting === '' ? '' : `: ${o.toelichting}`}`;
  const geeindigd = await endToewijzing(db, { ...o, reden: woorden });
  if (!geeindigd.ok) return geeindigd;
  const gemeente = o.beleid.gemeente(t.gemeente_id);
  const besluit = await recordBesluit(db, {
    actor: o.actor,
    beleid: o.beleid,
    vandaag: o.vandaag,
    inwonerId: t.inwoner_id,
    soort: 'beeindiging',
    product: t.product,
    betreftToewijzingId: t.id,
    gronden: [
      {
        regel: 'K8',
        bron: 'keuze',
        status: bronStatus(zaak.regeling, 'keuze'),
        tekst: `De laatste dag is ${toonDatum(o.einde)}. Reden: ${woorden}.`,
        voldaan: true,
      },
    ],
    feiten: {
      einde: isoDatum(o.einde),
      reden: o.reden,
      brief: eindeBrief(
        { aanbieder: t.aanbieder, product: zaak.product.naam, laatste: isoDatum(o.einde), reden: eindeRedenTekst[o.reden] },
        gemeente,
      ),
    },
    motivering: woorden,
    ingang: plusDagen(o.einde, 1),
  });
  if (!besluit.ok) return besluit;
  const van = zaak.verloop.periode.van;
  const periode = { van, tot: isVoor(o.einde, van) ? van : o.einde };
  await insertWijziging(db, t, {
    soort: 'einde',
    van: plusDagen(o.einde, 1),
    tot: o.einde,
    looptijdNa: periode,
    verschil: gevolgVan(zaak, { ...zaak.verloop, periode }, 'eerder beëindigd').map((een) => ({ ...een })),
    reden: eindeRedenTekst[o.reden],
    toelichting: o.toelichting,
    besluitId: besluit.waarde.besluitId,
    door: o.actor.gebruikerId,
  });
  return gelukt({ besluitId: besluit.waarde.besluitId });
}
