import {
  type Datum,
  dagNaam,
  isNa,
  isoDatum,
  isVoor,
  maandNaam,
  datum as naarDatum,
  plusDagen,
  toonDatum,
  vroegste,
} from '../kernel/datum.ts';
import { type Maand, maandVan, toonMaand } from '../kernel/maand.ts';
import { type Minuten, parseUren, toonUren } from '../kernel/minuten.ts';
import { bevat, toonPeriode } from '../kernel/periode.ts';
import { gelukt, type Reden } from '../kernel/resultaat.ts';
import {
  type AfwezigReden,
  type AfwezigWijziging,
  type CelWijziging,
  type Dag,
  isAfwezigReden,
  type Waarschuwing,
  type WeekRij,
  type WeekWijziging,
} from './types.ts';

/** Minutes that fit in a day. */
export const DAG_MINUTEN = 1440;
/** keuze: from here on a day is asked about, never refused. */
export const LANGE_DAG = 720;

export const urenVeld = (toewijzing: number, dag: number): string => `u-${toewijzing}-${dag}`;
export const afwezigVeld = (toewijzing: number): string => `afw-${toewijzing}`;
export const redenVeld = (toewijzing: number, dag: number): string => `waarom-${toewijzing}-${dag}`;

/** Monday to Sunday. */
export const dagenVan = (maandag: Datum): Datum[] => Array.from({ length: 7 }, (_, dag) => plusDagen(maandag, dag));

/** "maandag 16 november" */
export const dagVoluit = (d: Datum): string => `${dagNaam(d)} ${d.day} ${maandNaam(d.month)}`;

/** "16 tot en met 22 november 2026" */
export const toonWeek = (maandag: Datum): string => {
  const zondag = plusDagen(maandag, 6);
  if (maandag.year !== zondag.year) return `${toonDatum(maandag)} tot en met ${toonDatum(zondag)}`;
  if (maandag.month !== zondag.month)
    return `${maandag.day} ${maandNaam(maandag.month)} tot en met ${zondag.day} ${maandNaam(zondag.month)} ${zondag.year}`;
  return `${maandag.day} tot en met ${zondag.day} ${maandNaam(zondag.month)} ${zondag.year}`;
};

/** The months that the days of a week lie in: one or two. */
export const maandenVanWeek = (maandag: Datum): Maand[] => [...new Set([maandVan(maandag), maandVan(plusDagen(maandag, 6))])];

/** Why nothing may be filled in on this day; undefined when it may. */
export const dichtOp = (
  rij: Pick<WeekRij, 'looptijd' | 'beeindigdOp' | 'opgeschort'>,
  dag: Datum,
  vandaag: Datum,
): string | undefined => {
  if (isVoor(dag, rij.looptijd.van)) return `voor het begin van de toewijzing (${toonDatum(rij.looptijd.van)})`;
  const einde = rij.beeindigdOp ? vroegste(rij.looptijd.tot, rij.beeindigdOp) : rij.looptijd.tot;
  if (isNa(dag, einde)) return `na het einde van de toewijzing (${toonDatum(einde)})`;
  const stil = rij.opgeschort.find((p) => bevat(p, dag));
  if (stil) return `in een opschorting (${toonPeriode(stil)})`;
  if (isNa(dag, vandaag)) return 'in de toekomst';
  return undefined;
};

export const dagVan = (rij: WeekRij, datum: Datum, vandaag: Datum): Dag => {
  const iso = isoDatum(datum);
  const van = rij.uren.filter((uur) => uur.datum === iso);
  const som = (status: 'concept' | 'ingestuurd') => {
    const rijen = van.filter((uur) => uur.status === status);
    return rijen.length === 0 ? undefined : rijen.reduce((totaal, uur) => totaal + uur.minuten, 0);
  };
  return { datum, ingestuurd: som('ingestuurd'), concept: som('concept'), dicht: dichtOp(rij, datum, vandaag) };
};

/** Minutes of a day that count now: what was sent in, or else a concept on a day that is open. */
export const telt = (dag: Dag): Minuten => dag.ingestuurd ?? (dag.dicht === undefined ? dag.concept : undefined) ?? 0;

/** Minutes of the week that count now. */
export const weekSom = (rij: WeekRij, maandag: Datum, vandaag: Datum): Minuten =>
  dagenVan(maandag).reduce((totaal, datum) => {
    const dag = dagVan(rij, datum, vandaag);
    return totaal + telt(dag);
  }, 0);

/**
 * The state of a week as a number: when it differs at saving, somebody else was there in between. Rows that are written again get
 * another id or another number of minutes.
 */
export const weekVersie = (rijen: readonly WeekRij[]): number => {
  const tekst = rijen
    .map(
      (rij) =>
        `${rij.id}[${rij.uren
          .map((uur) => `${uur.id}:${uur.minuten}:${uur.status}`)
          .sort()
          .join()}]${rij.afwezig ? `${rij.afwezig.id}:${rij.afwezig.reden}:${rij.afwezig.status}` : ''}`,
    )
    .sort()
    .join(';');
  // FNV-1a, 32 bits: enough to see a change, and it fits in a hidden field.
  let hash = 0x811c9dc5;
  for (let i = 0; i < tekst.length; i++) hash = Math.imul(hash ^ tekst.charCodeAt(i), 0x01000193);
  return hash >>> 0;
};

const IN_DAGDELEN = /^(\d{1,2}(?:[.,]\d{1,2})?)\s*(?:d|dd|dagdeel|dagdelen)$/i;

/** What was typed in one cell, "3,5" or, where the contract counts in dagdelen of so many minutes, "1 dagdeel" or "1d". An empty cell is 0 minutes. */
export const leesCel = (tekst: string, dagdeel?: Minuten): { ok: true; minuten: Minuten } | { ok: false; tekst: string } => {
  if (tekst.trim() === '') return { ok: true, minuten: 0 };
  const dagdelen = dagdeel === undefined ? null : IN_DAGDELEN.exec(tekst.trim());
  const gelezen = dagdelen?.[1] ? gelukt(Math.round(Number(dagdelen[1].replace(',', '.')) * (dagdeel ?? 0))) : parseUren(tekst);
  if (!gelezen.ok) return { ok: false, tekst: gelezen.redenen[0]?.tekst ?? 'Schrijf bijvoorbeeld 2,5 of 2:30.' };
  if (gelezen.waarde < 0) return { ok: false, tekst: `Vul 0 of meer uren in. Er staat nu ${tekst.trim()}.` };
  if (gelezen.waarde > DAG_MINUTEN)
    return { ok: false, tekst: `Vul hoogstens 24 uur in op een dag. Er staat nu ${tekst.trim()}.` };
  return { ok: true, minuten: gelezen.waarde };
};

/** invullen: the weekly grid, hours that were sent in stand fast. corrigeren: those are what may change, concepts stand fast. */
export type Wijze = 'invullen' | 'corrigeren';

/** A field stands open in this way of working. */
export const isOpen = (dag: Dag, wijze: Wijze): boolean => {
  if (wijze === 'invullen') return dag.ingestuurd === undefined && dag.dicht === undefined;
  // What was sent in can be taken back, also on a day that has closed since.
  return dag.ingestuurd !== undefined || (dag.dicht === undefined && dag.concept === undefined);
};

/** What stands in a field when it is opened. */
export const standVan = (dag: Dag): Minuten => dag.ingestuurd ?? dag.concept ?? 0;

/**
 * Reads a whole form: what changes against what is stored, and every fault at its own field. A field that was not sent stays as it is.
 * A toewijzing that is not in `rijen` (of another aanbieder, or not running) is a fault of the whole form.
 */
export const leesWeek = (
  rijen: readonly WeekRij[],
  maandag: Datum,
  vandaag: Datum,
  waarden: Readonly<Record<string, string>>,
  wijze: Wijze,
): { wijziging: WeekWijziging; fouten: Reden[] } => {
  const fouten: Reden[] = [];
  const cellen: CelWijziging[] = [];
  const afwezig: AfwezigWijziging[] = [];
  const dagen = dagenVan(maandag);
  const bekend = new Set(rijen.map((rij) => rij.id));
  const vreemd = Object.keys(waarden).some((naam) => {
    const delen = /^(?:u-(\d+)-[0-6]|afw-(\d+))$/.exec(naam);
    return delen !== null && !bekend.has(Number(delen[1] ?? delen[2]));
  });
  if (vreemd) {
    fouten.push({
      tekst:
        'In dit formulier staan uren van een toewijzing die in deze week niet loopt bij jullie. Open de week opnieuw en vul de uren daar in.',
    });
  }
  for (const rij of rijen) {
    dagen.forEach((datum, nr) => {
      const veld = urenVeld(rij.id, nr);
      const getypt = waarden[veld];
      if (getypt === undefined) return;
      const dag = dagVan(rij, datum, vandaag);
      const waar = `${rij.naam}, ${dagNaam(datum)}`;
      const cel = leesCel(getypt, rij.dagdeel);
      if (!cel.ok) {
        fouten.push({ veld, tekst: `${waar}: ${kleineLetter(cel.tekst)}` });
        return;
      }
      if (cel.minuten === standVan(dag)) return;
      if (dag.dicht !== undefined && cel.minuten > 0) {
        fouten.push({ veld, tekst: `${waar}: deze dag ligt ${dag.dicht}. Maak het vak leeg.` });
        return;
      }
      if (!isOpen(dag, wijze)) {
        const uitleg =
          wijze === 'invullen'
            ? `er is al ${toonUren(dag.ingestuurd ?? 0)} uur ingestuurd. Kies “Deze week corrigeren” om dat te wijzigen.`
            : 'hier staat een concept. Wijzig dat bij de uren van de week.';
        fouten.push({ veld, tekst: `${waar}: ${uitleg}` });
        return;
      }
      cellen.push({ rij, dag: nr, datum: isoDatum(datum), minuten: cel.minuten });
    });
    const veld = afwezigVeld(rij.id);
    const gekozen = waarden[veld];
    if (gekozen === undefined || gekozen === (rij.afwezig?.reden ?? '')) continue;
    if (gekozen !== '' && !isAfwezigReden(gekozen)) {
      fouten.push({ veld, tekst: `${rij.naam}: kies een reden uit de lijst.` });
    } else if (wijze === 'invullen' && rij.afwezig?.status === 'ingestuurd') {
      fouten.push({
        veld,
        tekst: `${rij.naam}: de afwezigheid is al ingestuurd. Kies “Deze week corrigeren” om dat te wijzigen.`,
      });
    } else {
      const reden: AfwezigReden | undefined = isAfwezigReden(gekozen) ? gekozen : undefined;
      afwezig.push({ rij, reden });
    }
  }
  return { wijziging: { cellen, afwezig }, fouten };
};

// A name of a unit or a quote stays; only the first letter of an own sentence becomes small after "Naam, dag:".
const kleineLetter = (tekst: string): string => `${tekst.slice(0, 1).toLowerCase()}${tekst.slice(1)}`;

/** Copies what was sent in a week earlier into cells that are open and empty, on the same day of the week. */
export const neemOver = (
  rijen: readonly WeekRij[],
  vorige: readonly WeekRij[],
  maandag: Datum,
  vandaag: Datum,
  bezet: WeekWijziging,
): CelWijziging[] => {
  const cellen: CelWijziging[] = [];
  for (const rij of rijen) {
    const eerder = vorige.find((een) => een.id === rij.id);
    if (!eerder) continue;
    dagenVan(maandag).forEach((datum, nr) => {
      const minuten = dagVan(eerder, plusDagen(datum, -7), vandaag).ingestuurd;
      const dag = dagVan(rij, datum, vandaag);
      const zojuist = bezet.cellen.find((cel) => cel.rij.id === rij.id && cel.dag === nr);
      const leeg = zojuist ? zojuist.minuten === 0 : standVan(dag) === 0;
      if (minuten !== undefined && minuten > 0 && leeg && isOpen(dag, 'invullen'))
        cellen.push({ rij, dag: nr, datum: isoDatum(datum), minuten });
    });
  }
  return cellen;
};

/** What is worth a look before a week goes out; nothing of it refuses. */
export const waarschuwingen = (
  rijen: readonly WeekRij[],
  maandag: Datum,
  vandaag: Datum,
  gesloten: readonly Maand[],
): Waarschuwing[] => {
  const uit: Waarschuwing[] = [];
  for (const maand of maandenVanWeek(maandag)) {
    if (gesloten.includes(maand))
      uit.push({
        tekst: `De maand ${toonMaand(maand)} is al gesloten. Wat je nu instuurt komt als nieuwe regel in een declaratie van een maand die open is.`,
      });
  }
  if (isNa(plusDagen(maandag, 6), vandaag))
    uit.push({ tekst: 'De week is nog niet voorbij. De dagen na vandaag vul je later in en stuur je dan apart in.' });
  for (const rij of rijen) {
    const dagen = dagenVan(maandag).map((datum) => dagVan(rij, datum, vandaag));
    const som = weekSom(rij, maandag, vandaag);
    if (rij.minutenPerWeek !== null && som > rij.minutenPerWeek)
      uit.push({
        toewijzing: rij.id,
        tekst: `${rij.naam}: ${toonUren(som)} uur ingevuld, ${toonUren(rij.minutenPerWeek)} uur per week afgesproken. Wat boven de afspraak over de hele maand komt, wordt niet betaald.`,
      });
    for (const dag of dagen) {
      if (telt(dag) > LANGE_DAG)
        uit.push({
          toewijzing: rij.id,
          tekst: `${rij.naam}, ${dagNaam(dag.datum)}: ${toonUren(telt(dag))} uur op één dag. Klopt dat?`,
        });
      if (dag.concept !== undefined && !isOpen(dag, 'invullen'))
        uit.push({
          toewijzing: rij.id,
          tekst: `${rij.naam}, ${dagNaam(dag.datum)}: ${
            dag.ingestuurd === undefined ? `deze dag ligt ${dag.dicht}` : `er is al ${toonUren(dag.ingestuurd)} uur ingestuurd`
          }. Het concept van ${toonUren(dag.concept)} uur telt niet mee en vervalt bij het insturen.`,
        });
    }
    if (som === 0 && rij.afwezig === undefined && dagen.some((dag) => dag.dicht === undefined))
      uit.push({ toewijzing: rij.id, tekst: `${rij.naam}: niets ingevuld, en er staat niet bij waarom.` });
  }
  return uit;
};

/** The reasons of a correction, one for every changed day; every missing one is a fault at its own field. */
export const leesRedenen = (
  cellen: readonly CelWijziging[],
  waarden: Readonly<Record<string, string>>,
): { redenen: string[]; fouten: Reden[] } => {
  const fouten: Reden[] = [];
  const redenen = cellen.map((cel) => {
    const veld = redenVeld(cel.rij.id, cel.dag);
    const tekst = (waarden[veld] ?? '').trim();
    const waar = `${cel.rij.naam}, ${dagNaam(naarDatum(cel.datum))}`;
    if (tekst.length < 3) fouten.push({ veld, tekst: `${waar}: schrijf waarom deze dag anders was dan ingestuurd.` });
    else if (tekst.length > 500) fouten.push({ veld, tekst: `${waar}: schrijf de reden in hoogstens 500 tekens.` });
    return tekst;
  });
  return { redenen, fouten };
};
