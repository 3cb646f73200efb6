import type { Kysely } from 'kysely';
import type { OpgeslagenRegeling } from '../../beleid/index.ts';
import { findStap, type RouteStap } from '../../beleid/regeling.ts';
import { type Datum, datum, isoDatum, isVoor, toonDatum } from '../../kernel/datum.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { parseForm } from '../../web/form-data.ts';
import { alsOfJa, type Collega, metEigenWoord, type Verdeeld, type Vraag, verdeelBeslissers } from '../beslissers.ts';
import {
  dropOordelen,
  endTraject,
  ensureTraject,
  findGesloten,
  insertEigenWoord,
  insertOordelen,
  insertStap,
  listCollegas,
  listPlekken,
  markOnderweg,
  updateStap,
} from '../queries/index.ts';
import { BEGIN, beoordeelStart, plekkenNaastWerk, volgende } from '../rules/index.ts';
import { type Start, type StartVraag, TERUG } from '../types.ts';
import { BeginForm, TerugForm, type TrajectRij } from '../types-rijen.ts';
import {
  type Geladen,
  getStap,
  loadTraject,
  logTraject,
  type StapOpdracht,
  stapConflict,
  type TrajectOpdracht,
} from './context.ts';
import { gezegd, metSlot, standVan } from './load-traject.ts';
import { endPlekken, leesPlek, lopendePlekken, type PlekBesluit, remindPlek } from './settle-plek.ts';
import { syncStap } from './sync-stap.ts';

/** What a start came to: it began, or it lies before those who decide first. */
export type Begonnen = { stapId: number; begonnen: boolean };

type Db = Kysely<DB>;

/** Who decides on a step at its start, and how each is asked. */
export const verdeelStart = async (
  db: Db,
  o: TrajectOpdracht,
  g: Geladen,
  stap: string,
  aanbiederId?: number,
): Promise<Verdeeld> => {
  const v = volgende(g.stand, o.vandaag).find((een) => een.stap.id === stap);
  return v?.besluit?.over === 'begin' ? verdeel(db, o, g, v.besluit, aanbiederId) : { zelf: [], vragen: [] };
};

/** Divides those who decide over who acts, the resident, the aanbieder and colleagues. */
export const verdeel = async (
  db: Db,
  o: TrajectOpdracht,
  g: Pick<Geladen, 'houder'>,
  besluit: Parameters<typeof verdeelBeslissers>[0],
  aanbiederId?: number,
): Promise<Verdeeld> => {
  const [collegas, plekken] = [await listCollegas(db, g.houder.gemeente_id), await listPlekken(db, o.inwonerId)];
  const ik = collegas.find(({ id }) => id === o.actor.gebruikerId);
  const loopt = plekken.filter(({ status }) => status !== 'beeindigd');
  const plek = loopt.find((een) => een.aanbieder_id === aanbiederId) ?? loopt.at(-1);
  return verdeelBeslissers(besluit, {
    ik: ik ?? { id: o.actor.gebruikerId, naam: o.actor.naam, functie: o.actor.functie ?? null },
    collegas,
    aanbieder: plek && { id: plek.aanbieder_id, naam: plek.aanbieder },
  });
};

/** Of each question whom it goes to; refused when of several colleagues none was chosen. */
export const naarVragen = (
  vragen: readonly Vraag[],
  waarden: Readonly<Record<string, string>>,
): Resultaat<{ wie: string; aanbiederId: number | undefined; gevraagdAan: number | undefined }[]> => {
  const uit: { wie: string; aanbiederId: number | undefined; gevraagdAan: number | undefined }[] = [];
  for (const vraag of vragen) {
    const collega = vraag.soort === 'collega' ? kiesCollega(vraag.keuze, waarden[`collega_${vraag.wie}`]) : undefined;
    if (vraag.soort === 'collega' && !collega)
      return geweigerd({ veld: `collega_${vraag.wie}`, tekst: 'Kies welke collega je vraagt.' });
    uit.push({
      wie: vraag.wie,
      aanbiederId: vraag.soort === 'aanbieder' ? vraag.aanbiederId : undefined,
      gevraagdAan: collega?.id,
    });
  }
  return gelukt(uit);
};

const kiesCollega = (keuze: readonly Collega[], gekozen: string | undefined): Collega | undefined =>
  keuze.find(({ id }) => String(id) === gekozen) ?? (keuze.length === 1 && !gekozen ? keuze[0] : undefined);

/** What is typed of a start, read: in the way of a step, or of a step on the way back. */
const readBegin = (o: { terug: boolean; waarden: Readonly<Record<string, string>> }) => {
  if (!o.terug) {
    const gelezen = parseForm(BeginForm, o.waarden);
    return gelezen.ok ? gelukt({ ...gelezen.waarde, terug: undefined, indicatie: undefined }) : gelezen;
  }
  const gelezen = parseForm(TerugForm, { toelichting: '', ...o.waarden });
  if (!gelezen.ok) return gelezen;
  const { indicatie, indicatie_van, indicatie_tot, inkomen, inkomen_toelichting, ...rest } = gelezen.waarde;
  const nieuw =
    indicatie_van === undefined
      ? undefined
      : { van: datum(indicatie_van), tot: indicatie_tot === undefined ? null : datum(indicatie_tot) };
  if (nieuw?.tot && isVoor(nieuw.tot, nieuw.van))
    return geweigerd({ veld: 'indicatie_tot', tekst: 'Kies een dag op of na de dag waarop de indicatie ingaat.' });
  return gelukt({ ...rest, terug: { indicatie, inkomen, toelichting: inkomen_toelichting }, indicatie: nieuw });
};

/** The traject that a record of another area brought to its end and that no row says is over yet. */
const vorigTraject = (o: TrajectOpdracht, g: Pick<Geladen, 'gelezen' | 'houder'>): TrajectRij | undefined =>
  metSlot(o.beleid, g.gelezen, { gemeenteId: g.houder.gemeente_id, vandaag: o.vandaag }).find(
    ({ id, beeindigdOp }) => beeindigdOp && g.gelezen.trajecten.some((een) => een.id === id && een.beeindigdOp === undefined),
  );

/** Before the next begins, the one that is over by a record is closed by its own day and outcome. */
const closeVorig = async (db: Db, o: TrajectOpdracht, g: Geladen): Promise<void> => {
  const vorig = g.traject ? undefined : vorigTraject(o, g);
  if (vorig?.beeindigdOp) await endTraject(db, { ...vorig, op: vorig.beeindigdOp, inwonerId: o.inwonerId, doorRecord: true });
};

/** What begins a traject begins under the version of its first day, also when that is written down later (AP31). */
const opEersteDag = (o: TrajectOpdracht & { stap: string }, g: Geladen, op: Datum): Resultaat<Geladen> => {
  if (g.traject) return gelukt(g);
  const toen = standVan(o.beleid, g.gelezen, { gemeenteId: g.houder.gemeente_id, vandaag: op, begin: o.stap });
  if (!toen?.stand || toen.regeling.id === g.regeling.id) return gelukt(g);
  if (!findStap(toen.stand.route, o.stap))
    return geweigerd({
      veld: 'op',
      tekst: `Op ${toonDatum(op)} gold de versie van ${toonDatum(datum(toen.regeling.regeling.geldigVan))}, en daarin staat deze stap niet. Kies een dag vanaf ${toonDatum(datum(g.regeling.regeling.geldigVan))}, of begin met een stap van toen.`,
    });
  return gelukt({ ...g, regeling: toen.regeling, stand: toen.stand });
};

/**
 * Looks at a start without keeping anything: what the rules say as if everybody who decides said yes. For the page that is checked before
 * the button. Refused with the place in the source and what is possible.
 */
export const checkBegin = async (
  db: Db,
  o: TrajectOpdracht & { stap: string; terug: boolean; weg?: string },
  geladen: Geladen,
): Promise<
  Resultaat<{ form: Begin; start: Start; verdeeld: Verdeeld; vraag: StartVraag; plek: PlekBesluit; regeling: OpgeslagenRegeling }>
> => {
  if (!findStap(geladen.stand.route, o.stap)) throw new NietGevonden();
  const gelezen = readBegin(o);
  if (!gelezen.ok) return gelezen;
  const toen = opEersteDag(o, geladen, datum(gelezen.waarde.op));
  if (!toen.ok) return toen;
  const g = toen.waarde;
  const routestap = findStap(g.stand.route, o.stap);
  if (!routestap) throw new NietGevonden();
  if (await findGesloten(db, o.inwonerId))
    return geweigerd('Dit dossier is gesloten. Open het eerst opnieuw: dat kan bij Gegevens, Bewaren.');
  const form = gelezen.waarde;
  const verdeeld = await verdeelStart(db, o, g, o.stap, form.aanbieder);
  const vraag: StartVraag = {
    stap: o.stap,
    op: datum(form.op),
    oordelen: alsOfJa([], verdeeld, o.vandaag),
    reden: form.reden === '' ? undefined : form.reden,
    einde: form.einde === undefined ? undefined : datum(form.einde),
    urenPerWeek: form.uren,
    weg: o.weg,
    ...(form.indicatie ? { indicatie: form.indicatie } : {}),
  };
  const r = beoordeelStart(g.stand, vraag, o.vandaag);
  if (!r.ok) return r;
  const klaarOp = r.waarde.via === BEGIN ? vorigTraject(o, g)?.beeindigdOp : undefined;
  if (klaarOp && isVoor(vraag.op, klaarOp))
    return geweigerd({ veld: 'op', tekst: `Kies een dag vanaf ${toonDatum(klaarOp)}: toen eindigde het vorige traject.` });
  const plek = await leesPlek(db, o, g, { stap: routestap, begin: datum(form.op) });
  return plek.ok ? gelukt({ form, start: r.waarde, verdeeld, vraag, plek: plek.waarde, regeling: g.regeling }) : plek;
};

/** What is carried out, after which nobody is under research any more; a place that is granted says so by its besluit. */
const UITVOERING: ReadonlySet<string> = new Set([
  'traject',
  'opbouw',
  'leer-werkstage',
  'proefperiode',
  'opleiding',
  'vrijwilligerswerk',
  'proefplaatsing',
  'plaatsing',
  'dienstverband',
  'rust',
  'nazorg',
] satisfies RouteStap['soort'][]);
const isUitvoering = ({ stand }: Pick<Geladen, 'stand'>, stap: string): boolean =>
  UITVOERING.has(findStap(stand.route, stap)?.soort ?? '');

type Begin = Extract<ReturnType<typeof readBegin>, { ok: true }>['waarde'];

/**
 * Begins a step of the route. With others who decide first it is proposed and they are asked; with nobody it begins. A step on the way back
 * says what becomes of indication and income. Refused by the rules with the place in the source; throws NietGevonden for a step that the
 * route does not have.
 */
export const beginStap = async (
  db: Db,
  o: TrajectOpdracht & { stap: string; terug: boolean; weg?: string },
): Promise<Resultaat<Begonnen>> => {
  const g = await loadTraject(db, o);
  const nagezien = await checkBegin(db, o, g);
  if (!nagezien.ok) return nagezien;
  const { form, start, verdeeld, plek, regeling } = nagezien.waarde;
  if (g.gelezen.stappen.some((rij) => rij.stap === o.stap && rij.voorgesteld && rij.ingetrokkenOp === undefined))
    return geweigerd('Deze stap is al voorgesteld. Wacht op wie erover beslist, of trek het voorstel in.');
  const aan = naarVragen(verdeeld.vragen, o.waarden);
  if (!aan.ok) return aan;
  const voorgesteld = verdeeld.vragen.length > 0;
  const op = datum(form.op);
  await closeVorig(db, o, g);
  const trajectId = await ensureTraject(db, g.houder, { regelingId: regeling.id, op });
  const plekken = await listPlekken(db, o.inwonerId);
  const stapId = await insertStap(db, g.houder, {
    trajectId,
    stap: o.stap,
    poging: start.poging,
    begonnenOp: op,
    eindeGepland: start.eindeGepland,
    // Who is asked must see what it is about.
    aanbiederId:
      plekken.find(({ aanbieder_id }) => aanbieder_id === form.aanbieder)?.aanbieder_id ??
      aan.waarde.find(({ aanbiederId }) => aanbiederId !== undefined)?.aanbiederId,
    waar: form.waar,
    uren: form.uren,
    toelichting: form.toelichting,
    afwijking: start.afwijking ?? '',
    via: start.via,
    volgtOp: start.volgtOp,
    voorwaarden: {},
    plekDoor: plek.door,
    voorgesteld,
    terug: start.via.startsWith(TERUG) && form.terug ? { id: start.via.slice(TERUG.length), ...form.terug } : undefined,
    indicatieGeldig: form.indicatie,
    door: o.actor.gebruikerId,
  });
  await markOnderweg(db, o.inwonerId, { uitvoering: !voorgesteld && isUitvoering(g, o.stap) });
  const samen = samenVan(g, o.stap, verdeeld);
  if (!voorgesteld) await insertEigenWoord(db, g.houder, { ...wieNu(o), stapId, wie: samen, voor: '' });
  if (voorgesteld)
    await insertOordelen(db, g.houder, {
      stapId,
      op: o.vandaag,
      door: o.actor.gebruikerId,
      voor: '',
      van: aan.waarde,
    });
  await logTraject(db, o, voorgesteld ? 'trajectstap-voorgesteld' : 'trajectstap-begonnen', 'trajectstap', stapId);
  if (voorgesteld) return gelukt({ stapId, begonnen: false });
  await syncStap(db, o, stapId);
  await remindPlek(db, o, g, { stapId, stap: start.stap, plekken: plek.later });
  const geeindigd = await endPlekken(db, o, g, plek, start.stap);
  return geeindigd.ok ? gelukt({ stapId, begonnen: true }) : geeindigd;
};

/** The roles of who acts among those who decide together: whose word is kept apart (AM1). */
export const samenVan = (g: Pick<Geladen, 'stand'>, stap: string, { zelf }: Verdeeld): string[] =>
  zelf.filter((wie) => findStap(g.stand.route, stap)?.besluit?.samen.includes(wie));
export const wieNu = (o: TrajectOpdracht) => ({ op: o.vandaag, door: o.actor.gebruikerId });

/** A step that was proposed begins, now that everybody who decides said yes. Throws NietGevonden or Conflict. */
export const startVoorstel = async (db: Db, o: StapOpdracht): Promise<Resultaat<Begonnen>> => {
  const g = await loadTraject(db, o);
  const rij = getStap(g.gelezen, o, 'begint');
  if (!rij.voorgesteld || rij.ingetrokkenOp) return geweigerd('Deze stap ligt niet meer voor om te beginnen.');
  const verdeeld = await verdeelStart(db, o, g, rij.stap, rij.aanbiederId);
  const start = beoordeelStart(
    g.stand,
    {
      stap: rij.stap,
      op: rij.begonnenOp,
      oordelen: metEigenWoord(gezegd(g.gelezen.oordelen, rij.id), verdeeld.zelf, o.vandaag),
      reden: rij.afwijking === '' ? undefined : rij.afwijking,
      einde: rij.eindeGepland,
      urenPerWeek: rij.uren,
      weg: rij.via.startsWith(TERUG) ? rij.via.slice(TERUG.length) : undefined,
    },
    o.vandaag,
  );
  if (!start.ok) return start;
  const kon = await updateStap(
    db,
    { id: rij.id, inwonerId: o.inwonerId, versie: o.versie },
    {
      voorgesteld: false,
      einde_gepland: start.waarde.eindeGepland ? isoDatum(start.waarde.eindeGepland) : null,
    },
  );
  if (!kon) throw stapConflict(o.inwonerId, rij, 'begint');
  await insertEigenWoord(db, g.houder, { ...wieNu(o), stapId: rij.id, wie: samenVan(g, rij.stap, verdeeld), voor: '' });
  await markOnderweg(db, o.inwonerId, { uitvoering: isUitvoering(g, rij.stap) });
  await logTraject(db, o, 'trajectstap-begonnen', 'trajectstap', rij.id);
  await syncStap(db, o, rij.id);
  const { stap } = start.waarde;
  const plekken = plekkenNaastWerk(g.stand, stap, await lopendePlekken(db, o.inwonerId), rij.begonnenOp);
  await remindPlek(db, o, g, { stapId: rij.id, stap, plekken });
  return gelukt({ stapId: rij.id, begonnen: true });
};

/** A proposal is taken back, with a reason; who was asked is asked no more. Throws NietGevonden or Conflict. */
export const withdrawVoorstel = async (db: Db, o: StapOpdracht & { reden: string }): Promise<Resultaat<true>> => {
  const g = await loadTraject(db, o);
  const rij = getStap(g.gelezen, o, 'ingetrokken');
  if (!rij.voorgesteld || rij.ingetrokkenOp) return geweigerd('Dit voorstel is er niet meer.');
  const kon = await updateStap(
    db,
    { id: rij.id, inwonerId: o.inwonerId, versie: o.versie },
    { ingetrokken_op: isoDatum(o.vandaag), ingetrokken_reden: o.reden },
  );
  if (!kon) throw stapConflict(o.inwonerId, rij, 'ingetrokken');
  await dropOordelen(db, { inwonerId: o.inwonerId, stapId: rij.id, op: o.vandaag, alleenOpen: true });
  await logTraject(db, o, 'trajectstap-ingetrokken', 'trajectstap', rij.id);
  return gelukt(true);
};
