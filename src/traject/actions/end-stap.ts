import type { Kysely } from 'kysely';
import { findStap } from '../../beleid/regeling.ts';
import { type Datum, datum, isoDatum, isVoor, parseDatumNl, toonDatum } from '../../kernel/datum.ts';
import { gelukt, geweigerd, type Resultaat } from '../../kernel/resultaat.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { parseForm } from '../../web/form-data.ts';
import { eigenaarVan, metEigenWoord } from '../beslissers.ts';
import {
  dropOordelen,
  endTraject,
  insertEigenWoord,
  insertPlichten,
  type NieuwePlicht,
  reopenTraject,
  updateStap,
} from '../queries/index.ts';
import {
  beoordeelEinde,
  beoordeelVerlenging,
  beslissers,
  gaatNietVerder,
  geldtOp,
  opVolgorde,
  rustOpIndicatie,
  terugVan,
  wegNaLaatste,
} from '../rules/index.ts';
import { leesTafel } from '../tafel.ts';
import { type Einde, type EindeVraag, TERUG, type Terugmogelijkheid, type Trajectstap } from '../types.ts';
import { type Aanwezig, EindeForm, type StapRij, VerlengForm } from '../types-rijen.ts';
import { type Begonnen, beginStap, checkBegin, samenVan, verdeel, wieNu } from './begin-stap.ts';
import {
  type Geladen,
  getStap,
  loadTraject,
  logTraject,
  type StapOpdracht,
  stapConflict,
  type TrajectOpdracht,
} from './context.ts';
import { gezegd, rijNummer } from './load-traject.ts';
import { syncStap } from './sync-stap.ts';
import { tafelVan } from './tafel-van.ts';

type Db = Kysely<DB>;

/** Looks at an end without keeping anything, for the page that is checked before the button. Refused with the place in the source. */
export const checkEinde = async (
  db: Db,
  o: TrajectOpdracht,
  g: Geladen,
  rij: StapRij,
): Promise<Resultaat<{ einde: Einde; form: EindeForm; samen: string[]; tafel: Aanwezig[] | undefined }>> => {
  const gelezen = parseForm(EindeForm, { uitkomst: '', ...o.waarden });
  if (!gelezen.ok) return gelezen;
  const f = gelezen.waarde;
  const stap = findStap(g.stand.route, rij.stap);
  const besluit = stap && beslissers(stap);
  const verdeeld = besluit?.over === 'uitkomst' ? await verdeel(db, o, g, besluit, rij.aanbiederId) : { zelf: [], vragen: [] };
  if (
    stap?.derde !== undefined &&
    besluit?.wie.includes(stap.derde) &&
    stap.uit.some(({ uitkomst }) => uitkomst === f.uitkomst)
  ) {
    const antwoord = g.gelezen.verzoeken.findLast(({ stapId, antwoordOp }) => stapId === rij.id && antwoordOp !== undefined);
    if (!antwoord)
      return geweigerd({
        veld: 'uitkomst',
        tekst: 'Hierover beslist een ander. Leg eerst het verzoek vast, en het antwoord dat kwam.',
        bron: stap.bron,
      });
    if (
      ['positief', 'negatief'].includes(f.uitkomst) &&
      ['positief', 'negatief'].includes(antwoord.antwoord) &&
      antwoord.antwoord !== f.uitkomst
    )
      return geweigerd({
        veld: 'uitkomst',
        tekst: `${antwoord.derdeNaam} antwoordde ${antwoord.antwoord}. Kies de uitkomst die daarbij hoort.`,
        bron: stap.bron,
      });
  }
  const vraag: EindeVraag = {
    id: String(rij.id),
    uitkomst: f.uitkomst,
    op: datum(f.op),
    oordelen: metEigenWoord(gezegd(g.gelezen.oordelen, rij.id, f.uitkomst), verdeeld.zelf, o.vandaag),
    reden: f.reden === '' ? undefined : f.reden,
  };
  const r = beoordeelEinde(g.stand, vraag, o.vandaag);
  if (!r.ok) return r;
  const tafel = stap ? leesTafel(await tafelVan(db, o, g, rij, stap), o.waarden) : gelukt(undefined);
  if (!tafel.ok) return tafel;
  // With a no of another his yes is no decision.
  const uitgang = stap?.uit.find(({ uitkomst }) => uitkomst === f.uitkomst);
  const eens = r.waarde.naar.length > 0 && !(stap && uitgang && gaatNietVerder(g.stand, stap, uitgang));
  return gelukt({ einde: r.waarde, form: f, samen: eens ? samenVan(g, rij.stap, verdeeld) : [], tafel: tafel.waarde });
};

const isVoorbij = (rij: StapRij): boolean => rij.voorgesteld || rij.geeindigdOp !== undefined || rij.ingetrokkenOp !== undefined;

const keepEinde = async (
  db: Db,
  o: StapOpdracht,
  g: Geladen,
  rij: StapRij,
  einde: Einde,
  toelichting: string,
  tafel?: Aanwezig[],
): Promise<void> => {
  const kon = await updateStap(
    db,
    { id: rij.id, inwonerId: o.inwonerId, versie: rij.versie },
    {
      geeindigd_op: isoDatum(einde.geeindigdOp),
      uitkomst: einde.uitkomst,
      uitkomst_toelichting: toelichting,
      uitkomst_afwijking: einde.afwijking ?? '',
      geeindigd_door: o.actor.gebruikerId,
      ...(tafel === undefined ? {} : { tafel: JSON.stringify(tafel) }),
    },
  );
  if (!kon) throw stapConflict(o.inwonerId, rij, 'eindigt');
  await dropOordelen(db, { inwonerId: o.inwonerId, stapId: rij.id, op: o.vandaag, alleenOpen: true });
  await logTraject(db, o, 'trajectstap-geeindigd', 'trajectstap', rij.id);
  await syncStap(db, o, rij.id);
  const weg = wegNaLaatste(g.stand, rij.stap, einde.naar);
  if (weg) {
    const vraagt = { indicatie: weg.indicatie, helpen: weg.inkomen.length > 0 };
    await insertPlichten(db, g.houder, {
      stapId: rij.id,
      aanbiederId: undefined,
      plichten: terugPlichten(g, weg, rij.stap, vraagt),
    });
  }
  if (einde.trajectKlaar && g.traject)
    await endTraject(db, {
      id: g.traject.id,
      inwonerId: o.inwonerId,
      op: einde.geeindigdOp,
      uitkomst: einde.uitkomst,
      toelichting,
    });
};

/**
 * A step ends with an outcome of the route; what the route does not name wants a reason and is kept as decided by people. The last one
 * ends the traject. Refused by the rules; throws NietGevonden or Conflict.
 */
export const endStap = async (db: Db, o: StapOpdracht): Promise<Resultaat<{ klaar: boolean }>> => {
  const g = await loadTraject(db, o);
  const rij = getStap(g.gelezen, o, 'eindigt');
  if (isVoorbij(rij)) return geweigerd('Deze stap loopt niet meer.');
  const nagezien = await checkEinde(db, o, g, rij);
  if (!nagezien.ok) return nagezien;
  const { einde, form, samen, tafel } = nagezien.waarde;
  await insertEigenWoord(db, g.houder, { ...wieNu(o), stapId: rij.id, wie: samen, voor: einde.uitkomst });
  await keepEinde(db, o, g, rij, einde, form.toelichting, tafel);
  return gelukt({ klaar: einde.trajectKlaar });
};

/** The term of a step becomes longer, as far as the route says. Refused by the rules; throws NietGevonden or Conflict. */
export const extendStap = async (db: Db, o: StapOpdracht): Promise<Resultaat<true>> => {
  const g = await loadTraject(db, o);
  const rij = getStap(g.gelezen, o, 'verlengd');
  if (isVoorbij(rij)) return geweigerd('Deze stap loopt niet meer.');
  const gelezen = parseForm(VerlengForm, { reden: '', ...o.waarden });
  if (!gelezen.ok) return gelezen;
  const r = beoordeelVerlenging(g.stand, {
    id: String(rij.id),
    tot: datum(gelezen.waarde.tot),
    reden: gelezen.waarde.reden,
  });
  if (!r.ok) return r;
  const kon = await updateStap(
    db,
    { id: rij.id, inwonerId: o.inwonerId, versie: o.versie },
    {
      einde_gepland: isoDatum(r.waarde.eindeGepland),
      verlengd: r.waarde.verlengd,
      verlenging_reden: gelezen.waarde.reden,
    },
  );
  if (!kon) throw stapConflict(o.inwonerId, rij, 'verlengd');
  await logTraject(db, o, 'trajectstap-verlengd', 'trajectstap', rij.id);
  const tot = toonDatum(r.waarde.eindeGepland);
  await syncStap(db, o, rij.id, `De stap is verlengd tot en met ${tot}. ${gelezen.waarde.reden}`.trim());
  return gelukt(true);
};

/**
 * What is known of the indication before anybody answers: what the route says, or that the step does not rest on one. One that is not there on
 * that day does not stay (OS12: on to other work without one).
 */
const vooraf = (g: Geladen, weg: Terugmogelijkheid, naar: string, op: Datum | undefined): string => {
  const stap = findStap(g.stand.route, naar);
  const telt =
    weg.indicatie === 'blijft' ? op === undefined || geldtOp(g.stand.indicatie, op) : !stap || rustOpIndicatie(stap, weg);
  return telt ? (weg.indicatie ?? '') : 'geen';
};

/**
 * What {@link takeWegTerug} would say, for the check page, with the steps that end by it: nothing is written. Throws NietGevonden for a way
 * back that is not there.
 */
export const checkWegTerug = async (
  db: Db,
  o: TrajectOpdracht & { weg: string; naar: string },
  g: Geladen,
): Promise<Awaited<ReturnType<typeof checkBegin>> & { eindigt?: string[] }> => {
  const weg = terugVan(g.stand, o.vandaag).find(({ id }) => id === o.weg);
  if (!weg?.uitgangen.some(({ naar }) => naar.includes(o.naar))) throw new NietGevonden();
  if (weg.teVroeg) return geweigerd({ tekst: weg.teVroeg.tekst, bron: weg.teVroeg.bron });
  const uitkomst = `${TERUG}${o.weg}`;
  const { op = '', toelichting = '' } = o.waarden;
  const stappen: Trajectstap[] = [];
  const eindigt: string[] = [];
  for (const t of g.stand.stappen) {
    if (t.geeindigdOp || rijNummer(t.id) === undefined) {
      stappen.push(t);
      continue;
    }
    const einde = parseForm(EindeForm, { uitkomst, op, toelichting, reden: toelichting });
    if (!einde.ok) return einde;
    const geeindigdOp = datum(einde.waarde.op);
    const r = beoordeelEinde(g.stand, { id: t.id, uitkomst, op: geeindigdOp, oordelen: [], reden: toelichting }, o.vandaag);
    if (!r.ok) return r;
    stappen.push({ ...t, geeindigdOp, uitkomst });
    eindigt.push(t.stap);
  }
  const waarden: Readonly<Record<string, string>> = { indicatie: vooraf(g, weg, o.naar, parseDatumNl(op ?? '')), ...o.waarden };
  const begin = await checkBegin(db, { ...o, waarden, stap: o.naar, terug: true }, { ...g, stand: { ...g.stand, stappen } });
  return { ...begin, eindigt };
};

/**
 * The way back: what runs ends by it, the step of the exit begins, and what it asks of indication and income stands in somebody's queue.
 * All or nothing. Refused by the rules with the place in the source; throws NietGevonden for a way that is not open from here.
 */
export const takeWegTerug = async (db: Db, o: TrajectOpdracht & { weg: string; naar: string }): Promise<Resultaat<Begonnen>> => {
  const g = await loadTraject(db, { ...o, naEinde: true });
  const weg = terugVan(g.stand, o.vandaag).find(({ id }) => id === o.weg);
  if (!weg) throw new NietGevonden();
  const uitgang = weg.uitgangen.find(({ naar }) => naar.includes(o.naar));
  if (!uitgang) throw new NietGevonden();
  if (weg.teVroeg) return geweigerd({ tekst: weg.teVroeg.tekst, bron: weg.teVroeg.bron });
  const { op, toelichting = '' } = o.waarden;
  for (const t of g.stand.stappen) {
    const id = rijNummer(t.id);
    const rij = g.gelezen.stappen.find((een) => een.id === id);
    if (t.geeindigdOp || !rij) continue;
    const einde = parseForm(EindeForm, { uitkomst: `${TERUG}${o.weg}`, op: op ?? '', toelichting, reden: toelichting });
    if (!einde.ok) return einde;
    const r = beoordeelEinde(
      g.stand,
      { id: t.id, uitkomst: `${TERUG}${o.weg}`, op: datum(einde.waarde.op), oordelen: [], reden: toelichting },
      o.vandaag,
    );
    if (!r.ok) return r;
    await keepEinde(db, { ...o, stapId: rij.id, versie: rij.versie }, g, rij, r.waarde, toelichting);
  }
  // It came to its end before: it goes on where it was, with what was tried then.
  if (g.traject && g.gelezen.trajecten.some(({ id, beeindigdOp }) => id === g.traject?.id && beeindigdOp !== undefined)) {
    await reopenTraject(db, { id: g.traject.id, inwonerId: o.inwonerId });
    await logTraject(db, o, 'traject-hervat', 'traject', g.traject.id);
  }
  const waarden: Readonly<Record<string, string>> = { indicatie: vooraf(g, weg, o.naar, parseDatumNl(op ?? '')), ...o.waarden };
  const begonnen = await beginStap(db, { ...o, waarden, stap: o.naar, terug: true });
  if (!begonnen.ok) return begonnen;
  const helpen = waarden.inkomen === 'minder' || waarden.inkomen === 'onbekend';
  // One that begins with the way back is arranged already (AL11).
  const dag = parseDatumNl(op ?? '');
  const isEr = dag !== undefined && g.stand.indicatie ? !isVoor(g.stand.indicatie.van, dag) : false;
  // AL5: after the last try the same was asked already when that step ended.
  const verlaten = rijNummer(opVolgorde(g.stand.stappen).at(-1)?.id ?? '');
  const staatEr = (sleutel: string): boolean =>
    g.gelezen.plichten.some((een) => een.stapId === verlaten && een.sleutel === sleutel && een.stand === 'open');
  const plichten = terugPlichten(g, weg, o.naar, { indicatie: isEr ? undefined : waarden.indicatie, helpen }).filter(
    ({ sleutel }) => !staatEr(sleutel),
  );
  await insertPlichten(db, g.houder, { stapId: begonnen.waarde.stapId, aanbiederId: undefined, plichten });
  await logTraject(db, o, 'traject-weg-terug', 'trajectstap', begonnen.waarde.stapId);
  return begonnen;
};

/** What a way back asks of indication and income, of who the route names first. */
const terugPlichten = (
  g: Geladen,
  weg: { wie: readonly string[]; bron: string; inkomen: readonly { bron: string }[] },
  stap: string,
  vraagt: { indicatie: string | undefined; helpen: boolean },
): NieuwePlicht[] => {
  const wie = eigenaarVan(weg.wie, findStap(g.stand.route, stap)?.wie ?? []);
  return [
    ...(vraagt.indicatie === 'nieuw' || vraagt.indicatie === 'ruimhartig'
      ? [plicht('terug-indicatie', 'De nieuwe indicatie regelen', wie, weg.bron)]
      : []),
    ...(vraagt.helpen ? [plicht('terug-inkomen', 'Helpen met inkomen en uitkering', wie, weg.inkomen[0]?.bron ?? weg.bron)] : []),
  ];
};

const plicht = (sleutel: string, naam: string, wie: string, bron: string): NieuwePlicht => ({
  sleutel,
  nr: 0,
  naam,
  wie,
  dag: undefined,
  bron,
});
