// Whether a step may begin or end. Each refusal names the place in the source and what is possible.
import { duurVan, findStap, type RouteStap, type RouteTerug } from '../../beleid/regeling.ts';
import { type Datum, isNa, isVoor, plusDagen, toonDatum } from '../../kernel/datum.ts';
import type { Geldigheid } from '../../kernel/periode.ts';
import { gelukt, geweigerd, type Reden, type Resultaat } from '../../kernel/resultaat.ts';
import {
  ANDERS,
  type Beslissers,
  type Einde,
  type EindeVraag,
  type Oordeel,
  STOPT,
  type Stand,
  type Start,
  type StartVraag,
  type Trajectstap,
  type Vervolg,
  type Waarom,
} from '../types.ts';
import { deNamen, en, loopt, naamVan, naastVerlaten, of, opVolgorde, terugwegVan, uitgangVan, waarom } from './stand.ts';
import { nietVoor, plus, termijnDagen } from './termijn.ts';
import { urenOordeel } from './uren.ts';
import { beslissers, volgende } from './volgende.ts';

const VORM: Record<Beslissers['vorm'], string> = {
  beschikking: 'met een beschikking',
  toewijzing: 'met een toewijzing',
  goedkeuring: 'met een goedkeuring',
  keuze: 'door zelf te kiezen',
  gezamenlijk: 'samen',
  geen: '',
};

/** The last thing that somebody said counts. */
const laatsteOordeel = (oordelen: readonly Oordeel[], wie: string): Oordeel | undefined =>
  oordelen.reduce<Oordeel | undefined>(
    (eerder, o) => (o.wie === wie && !(eerder && isVoor(o.op, eerder.op)) ? o : eerder),
    undefined,
  );

/** Who of the deciders did not say yes: AM1 is a decision of three, and without one of them there is none. */
function oordeelRedenen(stand: Stand, stap: RouteStap, oordelen: readonly Oordeel[], zonderVervolg = false): Reden[] {
  const besluit = beslissers(stap);
  if (!besluit) return [];
  const zegt = (wie: string): boolean | undefined => laatsteOordeel(oordelen, wie)?.ja;
  const reden = (tekst: string): Reden => ({ veld: 'oordelen', tekst, bron: stap.bron });
  const vorm = VORM[besluit.vorm] === '' ? '' : ` ${VORM[besluit.vorm]}`;
  const samen = `Hierover beslissen ${en(deNamen(stand, besluit.samen))} samen`;
  const nee = besluit.samen.filter((wie) => zegt(wie) === false);
  const stil = besluit.samen.filter((wie) => zegt(wie) === undefined);
  const uit: Reden[] = [];
  // One no is enough to go no further: an outcome on which nothing follows needs nobody's yes then.
  if (zonderVervolg && [...besluit.samen, ...besluit.wie].some((wie) => zegt(wie) === false)) return [];
  if (nee.length > 0)
    uit.push(reden(`${samen}, en ${en(deNamen(stand, nee))} ${nee.length === 1 ? 'zegt' : 'zeggen'} nee. ${naNee(stand, stap)}`));
  if (stil.length > 0)
    uit.push(reden(`${samen}. Leg ook vast wat ${en(deNamen(stand, stil))} ${stil.length === 1 ? 'vindt' : 'vinden'}.`));
  const alleen = besluit.wie.filter((wie) => !besluit.samen.includes(wie));
  if (alleen.length > 0 && !besluit.wie.some((wie) => zegt(wie) === true)) {
    const wie = of(deNamen(stand, besluit.wie));
    uit.push(
      besluit.wie.some((een) => zegt(een) === false)
        ? reden(`Hierover beslist ${wie}, en die zegt nee. Kies de uitkomst die daarbij hoort.`)
        : reden(`Hierover beslist ${wie}${vorm}. Leg vast wat die besliste.`),
    );
  }
  return uit;
}

/** What is possible when somebody who decides along said no. */
export function naNee(stand: Pick<Stand, 'route'>, stap: RouteStap): string {
  const open =
    beslissers(stap)?.over === 'uitkomst'
      ? stap.uit.filter((uitgang) => gaatNietVerder(stand, stap, uitgang)).map(({ wat }) => `“${wat}”`)
      : [];
  return `Nu kan: overleggen en opnieuw vragen; ${open.length > 0 ? `afronden met ${of(open)}; ` : ''}of iets anders kiezen, met een reden.`;
}

/** On this outcome it goes no further: nothing follows by itself, or only what leads to this step again (AM1: a new talk). */
export const gaatNietVerder = (
  { route }: Pick<Stand, 'route'>,
  { id }: RouteStap,
  { naar, einde }: RouteStap['uit'][number],
): boolean =>
  !einde && naar.every((eerder) => findStap(route, eerder)?.uit.some((uitgang) => uitgang.naar.includes(id)) ?? false);

/** "Nu kan: Proefperiode, of met een reden: Dagbesteding." */
export function watKan(stand: Stand, vervolg: readonly Vervolg[]): string {
  const mag = vervolg.filter((v) => v.mag === 'mag').map(({ stap }) => stap.naam);
  const reden = vervolg.filter((v) => v.mag === 'beslissen').map(({ stap }) => stap.naam);
  const loopt_ = opVolgorde(stand.stappen)
    .filter(loopt)
    .map((t) => naamVan(stand, t.stap));
  if (mag.length + reden.length === 0)
    return loopt_.length === 0 ? 'Nu kan er geen stap beginnen.' : `Nu loopt: ${loopt_.join(', ')}.`;
  const delen = [
    ...(mag.length > 0 ? [mag.join(', ')] : []),
    ...(reden.length > 0 ? [`met een reden: ${reden.join(', ')}`] : []),
  ];
  return `Nu kan: ${delen.join('; ')}.`;
}

const MAX_REDEN = 2000;

/**
 * Whether a step may begin. A step out of order, a try too many, a decider who did not say yes, a way back on an indication that is over
 * are refused; what no source settles wants a reason, which is stored as such.
 */
export function beoordeelStart(stand: Stand, vraag: StartVraag, vandaag: Datum): Resultaat<Start> {
  const stap = findStap(stand.route, vraag.stap);
  const alle = volgende(stand, vraag.op, vraag.weg);
  const vervolg = alle.find((een) => een.stap.id === vraag.stap);
  if (!stap || !vervolg) return geweigerd({ veld: 'stap', tekst: `Deze stap staat niet in de regeling. ${watKan(stand, alle)}` });
  if (vervolg.mag === 'mag-niet')
    return geweigerd(
      ...vervolg.waarom.map(({ tekst, bron }, i) => ({
        veld: 'stap',
        tekst: i === vervolg.waarom.length - 1 ? `${tekst} ${watKan(stand, alle)}` : tekst,
        bron,
      })),
    );
  const redenen: Reden[] = [];
  const vorige = opVolgorde(stand.stappen).at(-1);
  if (vorige && isVoor(vraag.op, vorige.begonnenOp))
    redenen.push({
      veld: 'op',
      tekst: `Kies een dag vanaf ${toonDatum(vorige.begonnenOp)}: toen begon “${naamVan(stand, vorige.stap)}”.`,
    });
  // A decision is a fact of today or before; a place may be agreed ahead.
  if (isNa(vraag.op, plusDagen(vandaag, 366))) redenen.push({ veld: 'op', tekst: 'Kies een dag binnen een jaar.' });
  const indicatie = indicatieOordeel(stand, stap, vervolg, vraag);
  redenen.push(...indicatie.redenen);
  const reden = (vraag.reden ?? '').trim();
  const beslissen = [...(vervolg.mag === 'beslissen' ? vervolg.waarom : []), ...indicatie.beslissen];
  const [eerste] = beslissen;
  if (eerste && reden === '') redenen.push({ veld: 'reden', tekst: `Vul de reden in. ${eerste.tekst}`, bron: eerste.bron });
  if (reden.length > MAX_REDEN) redenen.push({ veld: 'reden', tekst: `Maak de reden korter: hoogstens ${MAX_REDEN} tekens.` });
  if (vervolg.besluit?.over === 'begin') redenen.push(...oordeelRedenen(stand, stap, vraag.oordelen));
  const { termijn } = vervolg;
  if (vraag.einde && isVoor(vraag.einde, vraag.op))
    redenen.push({ veld: 'einde', tekst: `Kies een einddatum vanaf ${toonDatum(vraag.op)}.` });
  else if (vraag.einde && termijn?.uiterst && isNa(vraag.einde, termijn.uiterst))
    redenen.push({
      veld: 'einde',
      tekst: `${stap.naam} duurt ${termijn.tekst}. Kies een einddatum tot en met ${toonDatum(termijn.uiterst)}.`,
      bron: termijn.bron,
    });
  const uren = urenOordeel(stand, stap, vraag.urenPerWeek);
  redenen.push(...uren.redenen);
  if (redenen.length > 0) return { ok: false, redenen };
  return gelukt({
    stap,
    nummer: stand.stappen.reduce((n, t) => Math.max(n, t.nummer), 0) + 1,
    poging: vervolg.poging,
    via: vervolg.via ?? 'open',
    volgtOp: vervolg.volgtOp,
    eindeGepland: vraag.einde ?? termijn?.uiterst,
    afwijking: eerste ? reden : undefined,
    letOp: uren.letOp,
  });
}

/** The steps that rest on an indication: a place with guidance. Work, a talk and a general provision do not. */
const OP_INDICATIE: ReadonlySet<RouteStap['soort']> = new Set([
  'werkplek',
  'ontwikkeling',
  'begeleiding-groep',
  'opbouw',
  'rust',
]);
/** Those that do so where the way back says what becomes of the indication. */
const OOK_OP_INDICATIE: ReadonlySet<RouteStap['soort']> = new Set(['traject', 'bestemming']);

/** Whether a step that a way back leads to rests on an indication; of any other nothing is asked about it. */
export const rustOpIndicatie = (stap: Pick<RouteStap, 'soort'>, weg: { indicatie?: unknown }): boolean =>
  OP_INDICATIE.has(stap.soort) || (weg.indicatie !== undefined && OOK_OP_INDICATIE.has(stap.soort));

/** The way back by which a step is reached: the one that was taken, or the one that says what holds from there to here. */
export function wegNaar(
  stand: Stand,
  stap: RouteStap,
  o: { via: string | undefined; volgtOp: string | undefined },
): RouteTerug | undefined {
  const genomen = terugwegVan(stand, o.via);
  if (genomen) return genomen;
  const van = stand.stappen.find(({ id }) => id === o.volgtOp)?.stap;
  return stand.route.terug.find(
    (weg) =>
      weg.indicatie !== undefined &&
      van !== undefined &&
      weg.vanaf?.includes(van) &&
      weg.naar.some(({ naar }) => naar.includes(stap.id)),
  );
}

/** C23: what becomes of the indication on a way back; a stay on an indication that is over is refused. */
export function indicatieOordeel(
  stand: Stand,
  stap: RouteStap,
  langs: { via: string | undefined; volgtOp: string | undefined },
  vraag: Pick<StartVraag, 'op' | 'indicatie'>,
): { redenen: Reden[]; beslissen: Waarom[] } {
  const weg = wegNaar(stand, stap, langs);
  if (!weg || !rustOpIndicatie(stap, weg)) return { redenen: [], beslissen: [] };
  const indicatie = vraag.indicatie === undefined ? stand.indicatie : vraag.indicatie;
  const loopt_ = geldtOp(indicatie, vraag.op);
  const stond = indicatie?.tot
    ? ` De indicatie ${isVoor(indicatie.tot, vraag.op) ? 'liep' : 'van nu loopt'} tot en met ${toonDatum(indicatie.tot)}.`
    : '';
  const weiger = (tekst: string): { redenen: Reden[]; beslissen: Waarom[] } => ({
    redenen: [{ veld: weg.indicatie === 'blijft' ? 'indicatie' : 'indicatie_van', tekst, bron: weg.bron }],
    beslissen: [],
  });
  // Newer than the step that is left.
  const sinds = stand.stappen.find(({ id }) => id === langs.volgtOp)?.begonnenOp;
  const nieuw = loopt_ && indicatie && (!sinds || !isVoor(indicatie.van, sinds));
  switch (weg.indicatie) {
    case 'blijft':
      if (loopt_) return { redenen: [], beslissen: [] };
      // OS4, OS12: the source says that the indication stays, and that the municipality keeps on helping to find work; not that it may not without.
      // Forward it follows by itself (OS1).
      if (OOK_OP_INDICATIE.has(stap.soort)) {
        if (terugwegVan(stand, langs.via) === undefined) return { redenen: [], beslissen: [] };
        const tekst = `Er loopt nu geen indicatie.${stond} De bron zegt niet of ${stap.naam} dan kan. Schrijf op waarom deze stap nu past. Voor een plek met begeleiding is wel een indicatie nodig.`;
        return { redenen: [], beslissen: [waarom(stand, tekst, weg.bron)] };
      }
      return weiger(
        indicatie === undefined
          ? 'De indicatie blijft gelden bij terugkeer. Leg vast tot wanneer zij loopt.'
          : terugwegVan(stand, langs.via) === undefined
            ? `${stap.naam} kan zolang er een indicatie loopt, en die is er nu niet.${stond} Vraag eerst een indicatie aan, of kies een stap zonder indicatie.`
            : `Bij terugkeer blijft de indicatie gelden, maar er is er geen die nu loopt.${stond} Vraag eerst een nieuwe indicatie aan, of kies een stap zonder indicatie.`,
      );
    case 'nieuw':
      if (nieuw) return { redenen: [], beslissen: [] };
      return weiger(
        `Voor de terugkeer is een nieuwe indicatie nodig.${stond} Leg de nieuwe indicatie vast, met de dag waarop zij ingaat.`,
      );
    case 'ruimhartig': {
      if (nieuw) return { redenen: [], beslissen: [] };
      // AM5: one of before he went is generous ground, but nobody comes back on it without a decision.
      if (loopt_) {
        const tekst =
          'De indicatie bij terugkeer wordt ruimhartig gegeven, maar niet vanzelf. Schrijf op waarom de inwoner er weer terecht kan.';
        return { redenen: [], beslissen: [waarom(stand, tekst, weg.bron)] };
      }
      return weiger(
        `De indicatie bij terugkeer wordt ruimhartig gegeven, maar niet vanzelf.${stond} Leg de nieuwe indicatie vast.`,
      );
    }
    case undefined: {
      if (loopt_) return { redenen: [], beslissen: [] };
      const tekst = `Wat er met de indicatie gebeurt bij terugkeer, staat niet in de bron.${stond} Schrijf op waarop de terugkeer rust.`;
      return { redenen: [], beslissen: [waarom(stand, tekst, weg.bron)] };
    }
  }
}

/** Whether an indication is in force on this day. */
export const geldtOp = (indicatie: Geldigheid | null | undefined, op: Datum): boolean =>
  !!indicatie && !isVoor(op, indicatie.van) && (indicatie.tot === null || !isNa(op, indicatie.tot));

/**
 * The first day on which a step may end so: AM5, a way back that is there only after so many months, whether it is chosen as such or by its
 * outcome; ED3, what was not reached within the term. Undefined: every day.
 */
export function eindeVanaf(
  stand: Stand,
  t: Trajectstap,
  uitkomst: string,
): { vanaf: Datum; tekst: string; bron: string } | undefined {
  const { stap: id, begonnenOp, eindeGepland } = t;
  const stap = findStap(stand.route, id);
  const uitgang = stap?.uit.find((een) => een.uitkomst === uitkomst);
  const termijn = stap && termijnDagen(stap, begonnenOp, stand.landelijk);
  const om = termijn?.uiterst ?? termijn?.verwacht;
  if (uitgang?.naTermijn && termijn && om) {
    const vanaf = eindeGepland && isNa(eindeGepland, om) ? eindeGepland : om;
    return {
      vanaf,
      tekst: `De uitkomst “${uitgang.wat}” kan vanaf ${toonDatum(vanaf)}: dan is de termijn (${termijn.tekst}) om.`,
      bron: uitgang.bron ?? termijn.bron,
    };
  }
  const naar = uitgang?.naar ?? [];
  const leidt = (weg: RouteTerug): boolean =>
    naar.length > 0 && weg.vanaf?.includes(id) === true && naar.every((een) => weg.naar.some((u) => u.naar.includes(een)));
  const weg = terugwegVan(stand, uitkomst) ?? stand.route.terug.find((een) => een.naMaanden !== undefined && leidt(een));
  const later = weg && nietVoor(weg, (naastVerlaten(stand, t, weg) ?? t).begonnenOp);
  return later && { ...later, bron: weg.bron };
}

/** The first day on which a step of a fixed term may end so without a reason; undefined: every day. */
export function opTijdVanaf(
  stand: Stand,
  { stap: id, begonnenOp, eindeGepland }: Trajectstap,
  uitkomst: string,
): Datum | undefined {
  const stap = findStap(stand.route, id);
  const termijn = stap && termijnDagen(stap, begonnenOp, stand.landelijk);
  if (termijn?.vroegst) return termijn.vroegst;
  const uitgang = stap?.uit.find((een) => een.uitkomst === uitkomst);
  // OS5: three years are three years; an outcome that says itself when it is early (AL5) needs no more words.
  if (termijn?.soort !== 'vast' || !uitgang || uitgang.als !== undefined) return undefined;
  const { uiterst } = termijn;
  const eind = eindeGepland && uiterst && isNa(eindeGepland, uiterst) ? eindeGepland : uiterst;
  if (!eind || !uitgang.eerderMag) return eind;
  const { aantal, eenheid } = duurVan(uitgang.eerderMag);
  return plus(eind, -aantal, eenheid, stand.landelijk);
}

/** What else can come out of a step now. */
const watKanDan = ({ uit }: RouteStap, niet: string): string => {
  const ander = uit.filter(({ uitkomst }) => uitkomst !== niet).map(({ wat }) => `“${wat}”`);
  return `Nu kan: ${ander.length > 0 ? `${of(ander)}; of ` : ''}een andere uitkomst, met een reden.`;
};

/** Whether a step may end so. An outcome that the route does not name, and an end before its shortest term, want a reason. */
export function beoordeelEinde(stand: Stand, vraag: EindeVraag, vandaag: Datum): Resultaat<Einde> {
  const t = stand.stappen.find(({ id }) => id === vraag.id);
  const stap = t && findStap(stand.route, t.stap);
  if (!t || !stap) return geweigerd({ veld: 'stap', tekst: 'Deze stap is er niet meer. Open de route opnieuw.' });
  if (!loopt(t))
    return geweigerd({ veld: 'stap', tekst: `${stap.naam} is al afgerond op ${toonDatum(t.geeindigdOp ?? vraag.op)}.` });
  const uitgang = uitgangVan({ route: stand.route }, { ...t, uitkomst: vraag.uitkomst });
  const weg = terugwegVan(stand, vraag.uitkomst);
  const vrij = vraag.uitkomst === ANDERS || vraag.uitkomst === STOPT;
  const kan = `Kies: ${of(stap.uit.map(({ wat }) => wat))}.`;
  if (!uitgang && !weg && !vrij)
    return geweigerd({ veld: 'uitkomst', tekst: `Deze uitkomst kent ${stap.naam} niet. ${kan}`, bron: stap.bron });
  const redenen: Reden[] = [];
  if (weg?.vanaf && !weg.vanaf.includes(stap.id) && !naastVerlaten(stand, t, weg))
    redenen.push({
      veld: 'uitkomst',
      tekst: `Deze weg terug gaat niet vanaf ${stap.naam}, maar vanaf ${of(weg.vanaf.map((id) => naamVan(stand, id)))}.`,
      bron: weg.bron,
    });
  const lang = eindeVanaf(stand, t, vraag.uitkomst);
  if (lang && isVoor(vraag.op, lang.vanaf))
    redenen.push({ veld: 'uitkomst', tekst: `${lang.tekst} ${watKanDan(stap, vraag.uitkomst)}`, bron: lang.bron });
  if (isVoor(vraag.op, t.begonnenOp))
    redenen.push({ veld: 'op', tekst: `Kies een dag vanaf ${toonDatum(t.begonnenOp)}: toen begon “${stap.naam}”.` });
  else if (isNa(vraag.op, vandaag)) redenen.push({ veld: 'op', tekst: 'Kies vandaag of een dag die al is geweest.' });
  const termijn = termijnDagen(stap, t.begonnenOp, stand.landelijk);
  const reden = (vraag.reden ?? '').trim();
  const beslissen: Waarom[] = [];
  if (vrij)
    beslissen.push(
      waarom(
        stand,
        `${vraag.uitkomst === STOPT ? 'Dat het traject hier stopt' : 'Deze uitkomst'} staat niet in de regeling. Schrijf op waarom.`,
        stap.bron,
      ),
    );
  const grens = t.eindeGepland && termijn?.uiterst && isNa(t.eindeGepland, termijn.uiterst) ? t.eindeGepland : termijn?.uiterst;
  const opTijd = opTijdVanaf(stand, t, vraag.uitkomst);
  if (termijn && opTijd && isVoor(vraag.op, opTijd) && !weg) {
    const tot = termijn.vroegst ?? grens ?? opTijd;
    const mag = opTijd.equals(tot) ? '' : ` “${uitgang?.wat ?? ''}” is op tijd vanaf ${toonDatum(opTijd)}.`;
    beslissen.push(
      waarom(
        stand,
        `${stap.naam} duurt ${termijn.tekst}, dus ten minste tot en met ${toonDatum(tot)}.${mag} Schrijf op waarom het eerder eindigt.`,
        termijn.bron,
      ),
    );
  }
  const [eerste] = beslissen;
  if (eerste && reden === '') redenen.push({ veld: 'reden', tekst: `Vul de reden in. ${eerste.tekst}`, bron: eerste.bron });
  if (reden.length > MAX_REDEN) redenen.push({ veld: 'reden', tekst: `Maak de reden korter: hoogstens ${MAX_REDEN} tekens.` });
  if (uitgang && beslissers(stap)?.over === 'uitkomst')
    redenen.push(...oordeelRedenen(stand, stap, vraag.oordelen, gaatNietVerder(stand, stap, uitgang)));
  if (redenen.length > 0) return { ok: false, redenen };
  const letOp: Waarom[] = [];
  if (termijn && grens && isNa(vraag.op, grens))
    letOp.push(waarom(stand, `De termijn (${termijn.tekst}) was op ${toonDatum(grens)} om.`, termijn.bron));
  return gelukt({
    uitkomst: vraag.uitkomst,
    geeindigdOp: vraag.op,
    trajectKlaar: klaarNa(stand, t, vraag.uitkomst),
    naar: uitgang?.naar ?? weg?.naar.flatMap(({ naar }) => naar) ?? [],
    afwijking: eerste ? reden : undefined,
    letOp,
  });
}

const klaarNa = (stand: Stand, t: Trajectstap, uitkomst: string): boolean =>
  (uitkomst === STOPT || uitgangVan(stand, { ...t, uitkomst })?.einde === true) &&
  !stand.stappen.some((ander) => ander.id !== t.id && loopt(ander));
