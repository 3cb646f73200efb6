import type { Kysely } from 'kysely';
import { type BeleidInHuis, findProduct } from '../../beleid/index.ts';
import { type Datum, datum, isNa, isoDatum, laatste, plusDagen, toonDatum } from '../../kernel/datum.ts';
import { fromDaterange, type Periode } from '../../kernel/periode.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import { leesOpgeschort } from '../../kernel/weekverloop.ts';
import { GROND_WMO, schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { dagenStaat, type Verschil, verschilVan } from '../../plicht/index.ts';
import { findLaatsteUren, findToewijzing, type ToewijzingRij, updateToewijzing } from '../queries.ts';
import { insertEinde, setPlaatsingEinde, shortenLooptijd } from '../queries-einde.ts';
import { eindeReden } from '../rules.ts';
import { statusConflict } from './change-status.ts';

export interface Einde {
  actor: Actor;
  beleid: Pick<BeleidInHuis, 'regelingMetId'>;
  vandaag: Datum;
  inwonerId: number;
  toewijzingId: number;
  versie: number;
  /** The last day, included. */
  einde: Datum;
  reden: string;
  toelichting?: string;
  /** Why the end moves, for the days that move with it. */
  oorzaak?: string;
  /** The besluit that it rests on; none for what is a fact (a death, a besluit taken elsewhere). */
  besluitId?: number | undefined;
}

/**
 * A toewijzing ends before its last day, with a row of what became of it, and its place with it. On a day that was, it ends now: the looptijd stays
 * what was decided, `beeindigd_op` says how far it was used. On a day to come it goes on until then and becomes shorter, so that hours, duties
 * and settlement follow; until that day it can be taken back. Throws NietGevonden for a toewijzing of another resident, Conflict when it
 * ended or was refused in the meantime.
 */
export async function endToewijzing(db: Kysely<DB>, o: Einde): Promise<Resultaat<number>> {
  const t = await findToewijzing(db, o.toewijzingId);
  if (!t || t.inwoner_id !== o.inwonerId) throw new NietGevonden();
  const looptijd = fromDaterange(t.looptijd);
  const uren = await findLaatsteUren(db, t.id);
  const weigering = eindeReden(o.einde, {
    status: t.status,
    looptijd,
    toegewezenOp: datum(t.toegewezen_op),
    gestartOp: t.gestart_op === null ? undefined : datum(t.gestart_op),
    laatsteUren: uren === undefined ? undefined : datum(uren),
    vandaag: o.vandaag,
  });
  if (weigering) return geweigerd(weigering);
  const toelichting = o.toelichting ?? '';
  const woorden = `${o.reden}${toelichting === '' ? '' : `: ${toelichting}`}`.slice(0, 500);
  const gelukte = isNa(o.einde, o.vandaag)
    ? await shortenLooptijd(db, { id: t.id, versie: o.versie, tot: o.einde, reden: woorden })
    : await updateToewijzing(db, {
        id: t.id,
        versie: o.versie,
        van: ['toegewezen', 'geaccepteerd', 'gestart'],
        naar: { status: 'beeindigd', beeindigd_op: isoDatum(o.einde), reden: woorden },
      });
  if (!gelukte) throw statusConflict(t, `Beëindigen op ${toonDatum(o.einde)}`, `/dossier/${t.inwoner_id}/toewijzingen`);
  await setPlaatsingEinde(db, t.id, o.einde);
  // One that never began has no days: its first stands for none.
  const na = { van: looptijd.van, tot: laatste(o.einde, looptijd.van) };
  await insertEinde(db, t, {
    soort: 'einde',
    van: plusDagen(o.einde, 1),
    tot: o.einde,
    looptijdNa: na,
    verschil: eindeVerschil(o.beleid, t, { nu: looptijd, tot: na.tot }, o.oorzaak ?? 'eerder beëindigd').map((een) => ({
      ...een,
    })),
    reden: o.reden,
    toelichting,
    besluitId: o.besluitId,
    door: o.actor.gebruikerId,
  });
  await schrijfLogboek(db, o.actor, {
    handeling: 'toewijzing-beeindigd',
    soort: 'toewijzing',
    objectId: t.id,
    inwonerId: t.inwoner_id,
    aanbiederId: t.aanbieder_id,
    gemeenteId: t.gemeente_id,
    grond: GROND_WMO,
  });
  return gelukt(t.id);
}

/** What moves when the last day becomes another; nothing for a product that the version does not know. */
export function eindeVerschil(
  beleid: Pick<BeleidInHuis, 'regelingMetId'>,
  t: Pick<ToewijzingRij, 'regeling_id' | 'product' | 'opgeschort'>,
  { nu, tot }: { nu: Periode; tot: Datum },
  oorzaak: string,
): Verschil[] {
  const { regeling } = beleid.regelingMetId(t.regeling_id);
  const product = findProduct(regeling, t.product);
  if (!product) return [];
  const opschortingen = leesOpgeschort(t.opgeschort).map((p) => ({ van: isoDatum(p.van), tot: isoDatum(p.tot) }));
  const staat = (dag: Datum) => dagenStaat(regeling, product, { van: isoDatum(nu.van), tot: isoDatum(dag), opschortingen });
  return verschilVan(staat(nu.tot), staat(tot), oorzaak);
}
