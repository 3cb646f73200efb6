import type { Kysely } from 'kysely';
import type { BeleidInHuis, OpgeslagenRegeling } from '../../beleid/index.ts';
import type { Route } from '../../beleid/regeling.ts';
import { type Datum, isNa } from '../../kernel/datum.ts';
import { isTrede } from '../../kernel/trede.ts';
import type { DB } from '../../platform/db/schema.ts';
import { feitenTot, metGevolg, passendeFeiten, totVandaag, type Vorige, zonderHerkomst } from '../gevolg.ts';
import {
  type Achtergrond,
  findAchtergrond,
  listFeiten,
  listGeld,
  listOordelen,
  listPlichten,
  listStappen,
  listTrajecten,
  listVerzoeken,
} from '../queries/index.ts';
import { afgeleid, isRecord, slotEerder, slotElders } from '../rules/index.ts';
import type { Oordeel, Stand, StapFeit, Trajectstap } from '../types.ts';
import type { GeldRij, OordeelRij, PlichtRij, StapRij, TrajectRij, VerzoekRij } from '../types-rijen.ts';

/** All that is kept of the way of a resident. */
export interface Gelezen {
  trajecten: TrajectRij[];
  stappen: StapRij[];
  oordelen: OordeelRij[];
  verzoeken: VerzoekRij[];
  plichten: PlichtRij[];
  geld: GeldRij[];
  feiten: StapFeit[];
  achtergrond: Achtergrond;
}

/** Reads it in one tick; start it with the rest of a page. */
export const readTraject = async (db: Kysely<DB>, inwonerId: number): Promise<Gelezen> => {
  const [trajecten, stappen, oordelen, verzoeken, plichten, geld, feiten, achtergrond] = await Promise.all([
    listTrajecten(db, inwonerId),
    listStappen(db, inwonerId),
    listOordelen(db, inwonerId, { namen: true }),
    listVerzoeken(db, inwonerId),
    listPlichten(db, inwonerId),
    listGeld(db, inwonerId),
    listFeiten(db, inwonerId),
    findAchtergrond(db, inwonerId),
  ]);
  return { trajecten, stappen, oordelen, verzoeken, plichten, geld, feiten, achtergrond };
};

/** What was said of a step and still counts: whether it begins, or with `uitkomst` whether it ends so. */
export const gezegd = (oordelen: readonly OordeelRij[], stapId: number, uitkomst = ''): Oordeel[] =>
  oordelen.flatMap(({ stapId: van, wie, voor, oordeel, gegevenOp, hoe, vervallen }) =>
    van !== stapId || vervallen || oordeel === undefined || gegevenOp === undefined
      ? []
      : [{ wie, ja: oordeel && (voor === '' || uitkomst === '' || voor === uitkomst), op: gegevenOp, hoe: hoe ?? undefined }],
  );

/** A row as the rules look at it. */
export const naarTrajectstap = (rij: StapRij, oordelen: readonly OordeelRij[]): Trajectstap => ({
  id: String(rij.id),
  stap: rij.stap,
  nummer: rij.nummer,
  poging: rij.poging,
  begonnenOp: rij.begonnenOp,
  eindeGepland: rij.eindeGepland,
  geeindigdOp: rij.geeindigdOp,
  uitkomst: rij.uitkomst === '' ? undefined : rij.uitkomst,
  oordelen: gezegd(oordelen, rij.id),
  afwijking: rij.afwijking === '' ? undefined : rij.afwijking,
  volgtOp: rij.volgtOp,
  via: rij.via === '' ? undefined : rij.via,
  verlengd: rij.verlengd,
  urenPerWeek: rij.uren,
  voorwaarden: rij.voorwaarden,
  moment: rij.vastgelegdOp,
});

/** The id of a row; undefined: the step is derived from a record of another area. */
export const rijNummer = (id: string): number | undefined => (/^[1-9]\d{0,8}$/.test(id) ? Number(id) : undefined);

export interface GeladenStand {
  regeling: OpgeslagenRegeling;
  traject: TrajectRij | undefined;
  /** undefined: the regeling describes no route. */
  stand: Stand | undefined;
}

/** The other regelingen of the municipality with a route of their own, as they are on the day (OS5). */
export const andereRegelingen = (
  beleid: Pick<BeleidInHuis, 'regelingen' | 'dichtstbij'>,
  o: { gemeenteId: number; vandaag: Datum },
): OpgeslagenRegeling[] => {
  const eigen = beleid.dichtstbij(o.gemeenteId, o.vandaag)?.sleutel;
  const sleutels = new Set(beleid.regelingen(o.gemeenteId).map(({ sleutel }) => sleutel));
  return [...sleutels].flatMap((sleutel) => {
    const regeling = sleutel === eigen ? undefined : beleid.dichtstbij(o.gemeenteId, o.vandaag, sleutel);
    return regeling?.regeling.route ? [regeling] : [];
  });
};

/**
 * The regeling of the traject that runs, else that of the day; undefined when the municipality has none. `begin`: the step that somebody
 * wants to begin with, which may be where another regeling of the municipality begins.
 */
export const regelingVoor = (
  beleid: Pick<BeleidInHuis, 'regelingMetId' | 'regelingen' | 'dichtstbij'>,
  o: { gemeenteId: number; vandaag: Datum; traject: TrajectRij | undefined; begin?: string | undefined },
): OpgeslagenRegeling | undefined => {
  if (o.traject) return beleid.regelingMetId(o.traject.regelingId);
  const hoofd = beleid.dichtstbij(o.gemeenteId, o.vandaag);
  if (o.begin === undefined || hoofd?.regeling.route?.stappen.some(({ id }) => id === o.begin)) return hoofd;
  const ander = andereRegelingen(beleid, o).find(({ regeling }) =>
    regeling.route?.stappen.some((stap) => stap.begin === true && stap.id === o.begin),
  );
  return ander ?? hoofd;
};

/** The steps of a traject that is over, on its own route: what people recorded, and the records of then that were steps of it. */
export const stappenToen = (
  beleid: BeleidInHuis,
  g: Parameters<typeof standVan>[1],
  traject: TrajectRij,
  o: { gemeenteId: number; vandaag: Datum },
): readonly Trajectstap[] => {
  const { beeindigdOp } = traject;
  const toen = {
    ...g,
    trajecten: [{ ...traject, beeindigdOp: undefined }, ...g.trajecten.filter(({ id }) => id < traject.id)],
    feiten: feitenTot(g.feiten, beeindigdOp && { op: beeindigdOp, moment: traject.eindeMoment }),
  };
  const stappen = standOpen(beleid, toen, o)?.stand?.stappen ?? [];
  // What a record brought to its end has nothing behind that record.
  const slot = beeindigdOp && stappen.findLast((t) => isRecord(t) && isSlotVan(traject, t));
  return slot ? stappen.filter((t) => !isRecord(t) || t.nummer <= slot.nummer) : stappen;
};

/** The trajecten that are over, the latest first, each with its steps and its own route. */
export const eerdereTrajecten = (
  beleid: BeleidInHuis,
  g: Parameters<typeof standVan>[1],
  o: { gemeenteId: number; vandaag: Datum },
): { traject: TrajectRij; route: Route; stappen: readonly Trajectstap[] }[] =>
  metSlot(beleid, g, o)
    .filter(({ beeindigdOp }) => beeindigdOp !== undefined)
    .toSorted((a, b) => b.id - a.id)
    .flatMap((traject) => {
      const { route } = beleid.regelingMetId(traject.regelingId).regeling;
      return route ? [{ traject, route, stappen: stappenToen(beleid, g, traject, o) }] : [];
    });

/** The last traject that is over, with its steps and its own route; undefined while one runs, and when there was none. */
export const laatsteTraject = (
  beleid: BeleidInHuis,
  g: Parameters<typeof standVan>[1],
  o: { gemeenteId: number; vandaag: Datum },
): { traject: TrajectRij; route: Route; stappen: readonly Trajectstap[] } | undefined =>
  metSlot(beleid, g, o).some(({ beeindigdOp }) => beeindigdOp === undefined) ? undefined : eerdereTrajecten(beleid, g, o)[0];

/**
 * As {@link standVan}, of a traject that came to its end and from which somebody takes the way back (L4, NI6): it goes on as it was. Undefined
 * while one runs, when there was none, and when something of a next one began.
 */
export const standNaEinde = (
  beleid: BeleidInHuis,
  g: Parameters<typeof standVan>[1],
  o: { gemeenteId: number; vandaag: Datum },
): GeladenStand | undefined => {
  const nu = standVan(beleid, g, o);
  if (nu?.traject || (nu?.stand?.stappen.length ?? 0) > 0) return undefined;
  const [laatst, ...eerder] = metSlot(beleid, g, o);
  if (laatst?.beeindigdOp === undefined || laatst.uitkomst === '') return undefined;
  const open = { ...laatst, beeindigdOp: undefined };
  return standOpen(beleid, { ...g, trajecten: [open, ...eerder] }, o);
};

/** Whether this is the record that brought the traject to its end. */
const isSlotVan = ({ beeindigdOp, uitkomst }: TrajectRij, t: Trajectstap): boolean =>
  beeindigdOp !== undefined && beeindigdOp.toString() === t.geeindigdOp?.toString() && uitkomst === t.uitkomst;

type VoorStand = Pick<Gelezen, 'trajecten' | 'stappen' | 'oordelen' | 'feiten' | 'achtergrond'>;
type Wanneer = { gemeenteId: number; vandaag: Datum; begin?: string | undefined };

/**
 * The trajecten, with one that a record of another area brought to its end (a refusal, a hand-over that was taken on) as over from that day:
 * no act of the route closed it, and who comes again begins anew. What lies before somebody keeps it open.
 */
export const metSlot = (beleid: BeleidInHuis, g: VoorStand, o: Wanneer): readonly TrajectRij[] => {
  const slot = slotVan(beleid, g, o);
  return slot?.geeindigdOp
    ? g.trajecten.map((t) => (t.beeindigdOp ? t : { ...t, beeindigdOp: slot.geeindigdOp, uitkomst: slot.uitkomst ?? '' }))
    : g.trajecten;
};

/** The record that brought the traject that runs to its end; undefined: none did, or none runs. */
const slotVan = (beleid: BeleidInHuis, g: VoorStand, o: Wanneer): Trajectstap | undefined => {
  const open = g.trajecten.find(({ beeindigdOp }) => beeindigdOp === undefined);
  if (!open || g.stappen.some((rij) => rij.trajectId === open.id && rij.voorgesteld && !rij.ingetrokkenOp)) return undefined;
  const stand = standOpen(beleid, g, o)?.stand;
  return stand && (slotEerder(stand) ?? slotElders(stand));
};

/** With these something begins anew. */
const BEGINT: ReadonlySet<string> = new Set(['aanmelding', 'ladder', 'orientatie', 'toets', 'besluit']);

/** Whether a record of another area brought the way to its end, and nothing began anew since. */
export const isKlaarDoorRecord = (beleid: BeleidInHuis, g: VoorStand, o: Wanneer): boolean => {
  const stand = standOpen(beleid, g, o)?.stand;
  const slot = g.trajecten.some(({ beeindigdOp }) => beeindigdOp === undefined)
    ? slotVan(beleid, g, o)
    : stand && slotElders(stand);
  const { moment } = slot ?? {};
  return slot !== undefined && !g.feiten.some((f) => BEGINT.has(f.soort) && moment && f.moment && f.moment > moment);
};

/** Where the resident stands: rows and what is derived from records, on the version of the regeling of his traject. */
export const standVan = (beleid: BeleidInHuis, g: VoorStand, o: Wanneer): GeladenStand | undefined => {
  const geladen = standOpen(beleid, { ...g, trajecten: metSlot(beleid, g, o) }, o);
  return geladen?.stand && !geladen.traject && slotElders(geladen.stand)
    ? { ...geladen, stand: { ...geladen.stand, opnieuw: true } }
    : geladen;
};

/** As {@link standVan}, with a traject that is over by a record still as the one that runs. */
const standOpen = (
  beleid: BeleidInHuis,
  g: Omit<VoorStand, 'trajecten'> & { trajecten: readonly TrajectRij[] },
  o: Wanneer,
): GeladenStand | undefined => {
  const traject = g.trajecten.find(({ beeindigdOp }) => beeindigdOp === undefined);
  const regeling = regelingVoor(beleid, { ...o, traject });
  if (!regeling) return undefined;
  const { route } = regeling.regeling;
  if (!route) return { regeling, traject, stand: undefined };
  const rijen = g.stappen
    .filter(
      ({ trajectId, voorgesteld, ingetrokkenOp }) => trajectId === traject?.id && !voorgesteld && ingetrokkenOp === undefined,
    )
    .map((rij) => naarTrajectstap(rij, g.oordelen));
  const { trede, uitkeringen, indicatie } = g.achtergrond;
  // What belonged to a way that is over is no step of the next.
  const vorig = g.trajecten
    .flatMap(({ beeindigdOp, uitkomst, eindeMoment }) =>
      beeindigdOp && uitkomst !== '' ? [{ op: beeindigdOp, moment: eindeMoment }] : [],
    )
    .reduce<Vorige | undefined>((a, b) => (a && isNa(a.op, b.op) ? a : b), undefined);
  const feiten = passendeFeiten(totVandaag(g.feiten, o.vandaag), route, vorig, regeling.regeling.producten);
  const uit = (alle: readonly StapFeit[]) => metGevolg(afgeleid(zonderHerkomst(alle, route, rijen), route, rijen), route);
  const alle = uit(feiten);
  // The record that ended an earlier traject on that day is of that one, with what led to it.
  const slot = alle.findLast((t) => isRecord(t) && g.trajecten.some((traject) => isSlotVan(traject, t)));
  const vorige = new Set(slot ? alle.filter((t) => isRecord(t) && t.nummer <= slot.nummer).map(({ id }) => id) : []);
  return {
    regeling,
    traject,
    stand: {
      regeling: regeling.regeling,
      route,
      stappen: slot ? uit(feiten.filter(({ id }) => !vorige.has(id))) : alle,
      trede: isTrede(trede) ? trede : undefined,
      uitkeringen,
      indicatie,
      landelijk: beleid.landelijk,
    },
  };
};
