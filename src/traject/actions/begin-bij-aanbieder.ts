import type { Kysely } from 'kysely';
import type { BeleidInHuis } from '../../beleid/index.ts';
import { findStap, type RouteStap } from '../../beleid/regeling.ts';
import { type Datum, datum, isNa } from '../../kernel/datum.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import type { Actor } from '../../platform/db/reader.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { parseForm } from '../../web/form-data.ts';
import { metEigenWoord } from '../beslissers.ts';
import { isElders } from '../gevolg.ts';
import {
  type AanbiederStand,
  ensureTrajectVoorAanbieder,
  findAanbiederStand,
  insertStapVanAanbieder,
  lockTraject,
} from '../queries/index.ts';
import { beoordeelStart, volgende } from '../rules/index.ts';
import type { Stand, Vervolg } from '../types.ts';
import { BeginForm } from '../types-rijen.ts';
import { logTraject } from './context.ts';

/** What an aanbieder knows of the way of a resident of its own, as the rules look at it; undefined: the regeling has no route. */
export const standVoorAanbieder = (beleid: BeleidInHuis, a: AanbiederStand, vandaag: Datum): Stand | undefined => {
  const opgeslagen =
    a.trajectId === undefined ? beleid.dichtstbij(a.houder.gemeente_id, vandaag) : beleid.regelingMetId(a.regelingId);
  const route = opgeslagen?.regeling.route;
  if (!opgeslagen || !route) return undefined;
  return {
    regeling: opgeslagen.regeling,
    route,
    stappen: a.stappen
      .filter(({ voorgesteld }) => !voorgesteld)
      .map((rij) => ({
        id: String(rij.id),
        stap: rij.stap,
        nummer: rij.nummer,
        poging: rij.poging,
        begonnenOp: rij.begonnenOp,
        eindeGepland: rij.eindeGepland,
        geeindigdOp: rij.geeindigdOp,
        uitkomst: rij.uitkomst === '' ? undefined : rij.uitkomst,
        oordelen: [],
        volgtOp: rij.volgtOp,
        via: rij.via === '' ? undefined : rij.via,
      })),
    landelijk: beleid.landelijk,
  };
};

/** Whether the route lets an aanbieder begin this step by itself: its own step, on which nobody else decides first (AL1). */
const begintZelf = (stand: Stand, stap: RouteStap): boolean =>
  stap.wie.includes('aanbieder') && stap.product === undefined && !isElders(stand.route, stap);

/** The steps that an aanbieder may begin now. */
export const kanAanbieder = (stand: Stand, vandaag: Datum): Vervolg[] =>
  volgende(stand, vandaag).filter(
    ({ stap, mag, besluit }) =>
      mag === 'mag' &&
      begintZelf(stand, stap) &&
      (besluit?.over !== 'begin' || [...besluit.wie, ...besluit.samen].every((wie) => wie === 'aanbieder')),
  );

/** An aanbieder begins a step of the route for a resident at its place (AL1). Refused by the rules; throws NietGevonden for another's. */
export const beginBijAanbieder = async (
  db: Kysely<DB>,
  o: {
    actor: Actor;
    beleid: BeleidInHuis;
    vandaag: Datum;
    toewijzingId: number;
    stap: string;
    waarden: Readonly<Record<string, string>>;
  },
): Promise<Resultaat<number>> => {
  const eerst = await findAanbiederStand(db, o.toewijzingId);
  if (!eerst || o.actor.aanbiederId === undefined) throw new NietGevonden();
  await lockTraject(db, eerst.houder.id);
  const a = (await findAanbiederStand(db, o.toewijzingId)) ?? eerst;
  const stand = standVoorAanbieder(o.beleid, a, o.vandaag);
  const stap = stand && findStap(stand.route, o.stap);
  if (!stand || !stap || !begintZelf(stand, stap)) throw new NietGevonden();
  const gelezen = parseForm(BeginForm, o.waarden);
  if (!gelezen.ok) return gelezen;
  const f = gelezen.waarde;
  if (f.toelichting === '') return geweigerd({ veld: 'toelichting', tekst: 'Schrijf op wat je ziet.' });
  const op = datum(f.op);
  if (isNa(op, o.vandaag)) return geweigerd({ veld: 'op', tekst: 'Kies vandaag of een dag die al is geweest.' });
  const r = beoordeelStart(stand, { stap: o.stap, op, oordelen: metEigenWoord([], ['aanbieder'], o.vandaag) }, o.vandaag);
  if (!r.ok) return r;
  const regelingId =
    a.trajectId === undefined ? (o.beleid.dichtstbij(a.houder.gemeente_id, o.vandaag)?.id ?? a.regelingId) : a.regelingId;
  const trajectId = await ensureTrajectVoorAanbieder(db, { toewijzingId: o.toewijzingId, regelingId, op });
  if (trajectId === undefined) throw new NietGevonden();
  const stapId = await insertStapVanAanbieder(db, a.houder, {
    trajectId,
    stap: o.stap,
    nummer: a.stappen.reduce((n, { nummer }) => Math.max(n, nummer), 0) + 1,
    poging: r.waarde.poging,
    begonnenOp: op,
    eindeGepland: r.waarde.eindeGepland,
    toelichting: f.toelichting,
    via: r.waarde.via,
    volgtOp: r.waarde.volgtOp,
    aanbiederId: o.actor.aanbiederId,
    door: o.actor.gebruikerId,
  });
  await logTraject(
    db,
    { ...o, inwonerId: a.houder.id, gemeenteId: a.houder.gemeente_id },
    'trajectstap-begonnen',
    'trajectstap',
    stapId,
  );
  return gelukt(stapId);
};
