import type { Kysely } from 'kysely';
import type { BeleidInHuis, OpgeslagenRegeling } from '../../beleid/index.ts';
import { findStap } from '../../beleid/regeling.ts';
import { type Datum, datum, isoDatum, isVoor, toonDatum } from '../../kernel/datum.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import type { DB } from '../../platform/db/schema.ts';
import { Conflict, NietGevonden } from '../../platform/problem.ts';
import { dropOordelen, insertStap, moveTrajectRij, updateStap } from '../queries/index.ts';
import {
  beoordeelOverzetting,
  EINDE,
  eindeOnder,
  eindeVeld,
  type Keuzes,
  naarVersie,
  overzetting,
  STOPT_HIER,
  zegtHetzelfde,
} from '../rules/index.ts';
import { ANDERS, type Stand } from '../types.ts';
import { type Geladen, loadTraject, logTraject, stapConflict, type TrajectOpdracht } from './context.ts';
import { rijNummer, standVan } from './load-traject.ts';
import { syncTraject } from './sync-stap.ts';

type Db = Kysely<DB>;

/**
 * The version in force of the regeling of a traject, when that is another one than the traject runs under. A text of the same day in which only
 * the drawing is another changes nothing for anybody.
 */
export const nieuwereVersie = (
  beleid: Pick<BeleidInHuis, 'dichtstbij' | 'regelingMetId'>,
  o: { gemeenteId: number; regelingId: number; vandaag: Datum },
): OpgeslagenRegeling | undefined => {
  const nu = beleid.regelingMetId(o.regelingId);
  const nieuw = beleid.dichtstbij(o.gemeenteId, o.vandaag, nu.sleutel);
  return nieuw &&
    nieuw.id !== nu.id &&
    nieuw.regeling.geldigVan >= nu.regeling.geldigVan &&
    nieuw.regeling.route &&
    !zegtHetzelfde(nu.regeling, nieuw.regeling)
    ? nieuw
    : undefined;
};

/** The same traject as another version sees it, with what was chosen for steps that it does not know. */
export const standOnder = (
  beleid: BeleidInHuis,
  g: Pick<Geladen, 'gelezen' | 'houder' | 'traject'>,
  o: { naar: OpgeslagenRegeling; keuzes: Keuzes; vandaag: Datum },
): Stand | undefined => {
  const { route } = o.naar.regeling;
  const stapVan = (rij: { id: number; stap: string }): string => {
    const keuze = o.keuzes[String(rij.id)];
    return route && !findStap(route, rij.stap) && keuze !== undefined && findStap(route, keuze) ? keuze : rij.stap;
  };
  const gelezen = {
    ...g.gelezen,
    trajecten: g.gelezen.trajecten.map((t) => (t.id === g.traject?.id ? { ...t, regelingId: o.naar.id } : t)),
    stappen: g.gelezen.stappen.map((rij) => ({ ...rij, stap: stapVan(rij) })),
  };
  const stand = standVan(beleid, gelezen, { gemeenteId: g.houder.gemeente_id, vandaag: o.vandaag })?.stand;
  return (
    stand && {
      ...stand,
      stappen: stand.stappen.map((t) => ({
        ...t,
        eindeGepland: t.geeindigdOp ? t.eindeGepland : eindeOnder(findStap(stand.route, t.stap), t, o.keuzes, stand.landelijk),
      })),
    }
  );
};

/** What was chosen on the form, by the id of the step. */
export const leesKeuzes = (waarden: Readonly<Record<string, string>>): Keuzes =>
  Object.fromEntries(
    Object.entries(waarden).flatMap(([naam, waarde]) => {
      const [, soort, id] = /^(stap|einde)_([1-9]\d{0,8})$/.exec(naam) ?? [];
      return id === undefined || waarde === '' ? [] : [[soort === 'einde' ? eindeVeld(id) : id, waarde]];
    }),
  );

/**
 * A traject goes over to the version in force, as it was shown: a step that this one does not know ends with the reason, and what was
 * chosen begins in its place. What was decided, paid and done stays. Refused without an answer for each such step; throws NietGevonden or
 * Conflict.
 */
export const moveTraject = async (db: Db, o: TrajectOpdracht & { versie: number; naarId: number }): Promise<Resultaat<true>> => {
  const g = await loadTraject(db, o);
  const { traject } = g;
  if (!traject) throw new NietGevonden();
  if (traject.versie !== o.versie)
    throw new Conflict({
      wat: 'dit traject',
      velden: [
        {
          label: 'Versie',
          jouw: 'overzetten',
          nu: `loopt onder de versie van ${toonDatum(datum(g.stand.regeling.geldigVan))}`,
          anders: true,
        },
      ],
      terug: `/dossier/${o.inwonerId}/route`,
      nieuweVersie: traject.versie,
    });
  const naar = nieuwereVersie(o.beleid, { gemeenteId: g.houder.gemeente_id, regelingId: traject.regelingId, vandaag: o.vandaag });
  if (!naar || naar.id !== o.naarId)
    return geweigerd('Intussen geldt een andere versie dan je zag. Open de bladzijde opnieuw en kijk wat er verandert.');
  if (g.gelezen.stappen.some((rij) => rij.trajectId === traject.id && rij.voorgesteld && !rij.ingetrokkenOp))
    return geweigerd('Er ligt nog een stap voor aan wie beslist. Laat die eerst beginnen, of trek het voorstel in.');
  const keuzes = leesKeuzes(o.waarden);
  const nieuw = standOnder(o.beleid, g, { naar, keuzes, vandaag: o.vandaag });
  if (!nieuw) throw new NietGevonden();
  const voorstel = overzetting(g.stand, nieuw, keuzes, o.vandaag);
  const reden = o.waarden.reden ?? '';
  const mag = beoordeelOverzetting(voorstel, reden);
  if (!mag.ok) return mag;
  const anders = voorstel.stappen.filter(({ keuzes: uit }) => uit.length > 0);
  const tekst = `Overgezet op ${naarVersie(g.stand.regeling, naar.regeling)}. ${reden}`.slice(0, 2000);
  // Under the version of until now, so that what was owed until today is owed by that one.
  for (const { t } of anders) {
    const rij = g.gelezen.stappen.find(({ id }) => id === rijNummer(t.id));
    if (!rij) continue;
    const kon = await updateStap(
      db,
      { id: rij.id, inwonerId: o.inwonerId, versie: rij.versie },
      {
        geeindigd_op: isoDatum(o.vandaag),
        uitkomst: ANDERS,
        uitkomst_afwijking: tekst,
        geeindigd_door: o.actor.gebruikerId,
      },
    );
    if (!kon) throw stapConflict(o.inwonerId, rij, 'overgezet');
    await dropOordelen(db, { inwonerId: o.inwonerId, stapId: rij.id, op: o.vandaag, alleenOpen: true });
    await logTraject(db, o, 'trajectstap-geeindigd', 'trajectstap', rij.id);
  }
  const einden = voorstel.stappen.flatMap(({ t, langer }) =>
    langer && keuzes[eindeVeld(t.id)] === EINDE.mee ? [{ id: t.id, tot: isoDatum(langer.kan) }] : [],
  );
  await syncTraject(db, { ...o, door: o.actor.gebruikerId });
  await moveEinden(db, o, g, einden);
  const kon = await moveTrajectRij(db, {
    id: traject.id,
    inwonerId: o.inwonerId,
    versie: traject.versie,
    regelingId: naar.id,
    overzetting: {
      van: traject.regelingId,
      naar: naar.id,
      stappen: Object.fromEntries(anders.map(({ t }) => [t.id, keuzes[t.id] ?? STOPT_HIER])),
      ...(einden.length > 0 ? { einden: Object.fromEntries(einden.map(({ id, tot }) => [id, tot])) } : {}),
      reden,
      door: o.actor.gebruikerId,
      op: isoDatum(o.vandaag),
    },
  });
  if (!kon) throw new NietGevonden();
  for (const { t } of anders) {
    const rij = g.gelezen.stappen.find(({ id }) => id === rijNummer(t.id));
    const keuze = keuzes[t.id];
    if (!rij || keuze === undefined || keuze === STOPT_HIER) continue;
    const stapId = await insertStap(db, g.houder, {
      trajectId: traject.id,
      stap: keuze,
      poging: nieuw.stappen.filter(({ stap }) => stap === keuze).length,
      begonnenOp: o.vandaag,
      eindeGepland: rij.eindeGepland && !isVoor(rij.eindeGepland, o.vandaag) ? rij.eindeGepland : undefined,
      aanbiederId: rij.aanbiederId,
      waar: rij.waar,
      uren: rij.uren,
      toelichting: rij.toelichting,
      afwijking: tekst,
      via: 'open',
      volgtOp: t.id,
      voorwaarden: {},
      plekDoor: rij.plekDoor,
      voorgesteld: false,
      door: o.actor.gebruikerId,
    });
    await logTraject(db, o, 'trajectstap-begonnen', 'trajectstap', stapId);
  }
  await syncTraject(db, { ...o, door: o.actor.gebruikerId, reden: tekst });
  await logTraject(db, o, 'traject-overgezet', 'traject', traject.id);
  return gelukt(true);
};

/** The agreed ends that move along with a longer term. */
const moveEinden = async (
  db: Db,
  o: TrajectOpdracht,
  g: Geladen,
  einden: readonly { id: string; tot: string }[],
): Promise<void> => {
  for (const { id, tot } of einden) {
    const rij = g.gelezen.stappen.find((een) => een.id === rijNummer(id));
    if (!rij) continue;
    const kon = await updateStap(db, { id: rij.id, inwonerId: o.inwonerId, versie: rij.versie }, { einde_gepland: tot });
    if (!kon) throw stapConflict(o.inwonerId, rij, 'overgezet');
    await logTraject(db, o, 'trajectstap-verlengd', 'trajectstap', rij.id);
  }
};
