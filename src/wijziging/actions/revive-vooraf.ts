// A follow-up at another aanbieder that was a mistake: what it came in the place of goes on.
import type { Kysely } from 'kysely';
import type { BeleidInHuis } from '../../beleid/index.ts';
import { datum, toonDatum } from '../../kernel/datum.ts';
import { GROND_WMO, schrijfLogboek } from '../../platform/audit.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import type { Verschil } from '../../plicht/index.ts';
import { returnPlandoelen, type ToewijzingRij, undoEinde } from '../../toewijzing/index.ts';
import { gevolgVan, metWijziging } from '../gevolg.ts';
import { insertWijziging, storeVerloop } from '../queries.ts';
import type { VoorafRij } from '../queries-vervolg.ts';
import type { Verloop } from '../types.ts';
import { findBezet } from './find-bezet.ts';
import { loadZaak } from './load-zaak.ts';

/** The first toewijzing as it will be. */
export interface Vooraf {
  t: ToewijzingRij;
  vorige: VoorafRij;
  na: Verloop;
  verschil: readonly Verschil[];
}

/**
 * Whether the toewijzing before a follow-up goes on when that follow-up is taken away as a mistake. It does: what was withdrawn never held, so
 * what it came in the place of holds again (keuze). Not when it ended for another reason since, or when another took its place. In words either way.
 */
export async function judgeVooraf(
  db: Kysely<DB>,
  o: { beleid: BeleidInHuis; vorige: VoorafRij; vervolg: ToewijzingRij },
): Promise<{ tekst: string; herleeft?: Vooraf }> {
  const { vorige } = o;
  const { t, zaak } = await loadZaak(db, { beleid: o.beleid, toewijzingId: vorige.id, inwonerId: o.vervolg.inwoner_id });
  const wie = `Deze toewijzing is het vervolg van toewijzing ${vorige.nummer} bij ${vorige.aanbieder}`;
  const nieuw = 'Gaat de inwoner daar verder, neem dan ook een nieuw besluit.';
  const { verderElders } = zaak.verloop;
  const anders = zaak.verloop.eindigt || t.status === 'geweigerd' || (t.beeindigd_op !== null && t.beeindigd_op !== vorige.tot);
  if (!verderElders || anders) return { tekst: `${wie}. Die is om een andere reden voorbij en loopt niet weer door. ${nieuw}` };
  const na = metWijziging(zaak, {
    soort: 'herstel',
    van: verderElders,
    tot: undefined,
    minuten: undefined,
    betreft: vorige.wijziging_id,
  });
  const bezet = await findBezet(db, { t, nu: zaak.verloop.periode, na: na.periode, behalve: o.vervolg.id });
  if (bezet) return { tekst: `${wie}. Die eindigt op ${toonDatum(datum(vorige.tot))} en loopt niet weer door. ${bezet.tekst}` };
  return {
    tekst: `${wie}. Die loopt dan weer door, tot en met ${toonDatum(na.periode.tot)}. Ook dat staat in de brief.`,
    herleeft: { t, vorige, na, verschil: gevolgVan(zaak, na, 'de plek daarna gaat niet door') },
  };
}

/** Makes it so, after the follow-up has ended. False when somebody changed the first meanwhile. */
export async function reviveVooraf(
  db: Kysely<DB>,
  o: { actor: Actor; besluitId: number | undefined },
  v: Vooraf,
): Promise<boolean> {
  const { t } = v;
  let { versie } = t;
  if (t.beeindigd_op !== null) {
    const status = t.gestart_op !== null ? 'gestart' : t.geaccepteerd_op !== null ? 'geaccepteerd' : 'toegewezen';
    if (!(await undoEinde(db, { id: t.id, einde: t.beeindigd_op, status, reden: '' }))) return false;
    versie++;
  }
  if ((await storeVerloop(db, t, versie, v.na)) !== 'gelukt') return false;
  await insertWijziging(db, t, {
    soort: 'herstel',
    van: datum(v.vorige.tot).add({ days: 1 }),
    betreft: v.vorige.wijziging_id,
    looptijdNa: v.na.periode,
    verschil: v.verschil.map((een) => ({ ...een })),
    reden: 'onjuist',
    toelichting: '',
    besluitId: o.besluitId,
    door: o.actor.gebruikerId,
  });
  await returnPlandoelen(db, t.id);
  await schrijfLogboek(db, o.actor, {
    handeling: 'toewijzing-hersteld',
    soort: 'toewijzing',
    objectId: t.id,
    inwonerId: t.inwoner_id,
    aanbiederId: t.aanbieder_id,
    grond: GROND_WMO,
  });
  return true;
}
