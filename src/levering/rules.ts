import { toonUurMinuut } from '../kernel/minuten.ts';
import type { Trede } from '../kernel/trede.ts';
import { toonWaarde } from './fields.ts';
import { type Gezien, maakGezien } from './gezien.ts';
import {
  type AanbiederRij,
  type Afwijzing,
  type BekendeInwoner,
  type BekendUur,
  type BestandUitslag,
  type Correctie,
  type Deel,
  dagSleutel,
  type GelezenBestand,
  type InwonerRij,
  type IsoDag,
  type LeveringUitslag,
  type OnleesbaarBestand,
  type ProductSoort,
  type Reden,
  type ResultaatRij,
  type Rij,
  SOORTEN,
  type Soort,
  type Stand,
  type ToewijzingRij,
  type UrenRij,
  urenSleutel,
} from './types.ts';
import { nl, toonResultaat, toonUur } from './words.ts';

const MINUTEN_PER_DAG = 24 * 60;

/** What happens to a row that can be read. `ongewijzigd`: it was known and says the same. */
type Oordeel =
  | { uitslag: 'nieuw' | 'bijgewerkt' | 'ongewijzigd' }
  | { uitslag: 'afgewezen'; reden: Reden; tekst: string; correctie?: Correctie };

const ONGEWIJZIGD = { uitslag: 'ongewijzigd' } as const;
const af = (reden: Reden, tekst: string, correctie?: Correctie): Oordeel => ({
  uitslag: 'afgewezen',
  reden,
  tekst,
  ...(correctie ? { correctie } : {}),
});

export type LeveringOpties = {
  /** Today: what lies after it is `toekomst`. */
  vandaag: IsoDag;
  /** Only this aanbieder's toewijzingen are known to who sends; another's is `toewijzing-onbekend`, without telling that it exists. */
  afzender?: string;
};

/**
 * Judges a delivery against what is known: residents before toewijzingen before hours and results, whatever the order of the files;
 * within a file in file order. Each row is accepted or refused for one reason, the first that fits. The same delivery against the
 * state that it led to gives the same outcome and no changes. `stand` is not altered. What is too large to hold at once is judged by
 * `beoordeelDeel`, part after part.
 */
export function beoordeelLevering(
  bestanden: readonly (GelezenBestand | OnleesbaarBestand)[],
  stand: Stand,
  opties: LeveringOpties,
): LeveringUitslag {
  const werk = maakWerk(stand, opties, maakGebracht());
  const uitslagen = new Map<GelezenBestand | OnleesbaarBestand, BestandUitslag>();
  for (const bestand of bestanden) {
    if (bestand.soort !== null) continue;
    const { bestand: naam, fout } = bestand;
    uitslagen.set(bestand, { bestand: naam, soort: null, gelezen: 0, aangenomen: 0, afgewezen: 0, afwijzingen: [], fout });
  }
  for (const soort of SOORTEN) {
    for (const bestand of bestanden) {
      if (bestand.soort !== soort) continue;
      const afwijzingen = beoordeelRijen(werk, bestand, maakGezien(bestand.rijen.length));
      const gelezen = bestand.rijen.length;
      const afgewezen = afwijzingen.length;
      const telling = { gelezen, aangenomen: gelezen - afgewezen, afgewezen };
      uitslagen.set(bestand, { bestand: bestand.bestand, soort, ...telling, afwijzingen });
    }
  }
  return {
    bestanden: bestanden.flatMap((bestand) => uitslagen.get(bestand) ?? []),
    nieuw: werk.nieuw,
    bijgewerkt: werk.bijgewerkt,
  };
}

/** Keys of people and aanbieders that a delivery itself brought, over all its files. */
export type Gebracht = { aanbieders: Set<string>; inwoners: Set<string> };
export const maakGebracht = (): Gebracht => ({ aanbieders: new Set(), inwoners: new Set() });

/** The state while a delivery is judged: what was known with what was accepted on top of it. */
type Werk = {
  opties: LeveringOpties;
  producten: Stand['producten'];
  aanbieders: Laag<AanbiederRij>;
  inwoners: Laag<BekendeInwoner>;
  toewijzingen: Laag<ToewijzingRij>;
  uren: Laag<BekendUur>;
  dagMinuten: Laag<number>;
  resultaten: Laag<ResultaatRij>;
  gebracht: Gebracht;
  nieuw: LeveringUitslag['nieuw'];
  bijgewerkt: LeveringUitslag['bijgewerkt'];
};

function maakWerk(stand: Stand, opties: LeveringOpties, gebracht: Gebracht): Werk {
  return {
    opties,
    producten: stand.producten,
    aanbieders: laag(stand.aanbieders),
    inwoners: laag(stand.inwoners),
    toewijzingen: laag(stand.toewijzingen),
    uren: laag(stand.uren),
    dagMinuten: laag(stand.dagMinuten),
    resultaten: laag(stand.resultaten),
    gebracht,
    nieuw: { aanbieders: [], inwoners: [], toewijzingen: [], uren: [], resultaten: [] },
    bijgewerkt: { aanbieders: [], inwoners: [], resultaten: [] },
  };
}

type Laag<T> = { get: (sleutel: string) => T | undefined; set: (sleutel: string, waarde: T) => void };

/** A map on top of one that may not be altered. */
function laag<T>(onder: ReadonlyMap<string, T>): Laag<T> {
  const boven = new Map<string, T>();
  return {
    get: (sleutel) => boven.get(sleutel) ?? onder.get(sleutel),
    set: (sleutel, waarde) => void boven.set(sleutel, waarde),
  };
}

/** What a part of a file adds or changes, and its refused rows. */
export type DeelUitslag = Pick<LeveringUitslag, 'nieuw' | 'bijgewerkt'> & { afwijzingen: Afwijzing[] };

/**
 * Judges rows that stand next to each other in a file. `stand` must hold what earlier parts of the delivery brought, files of an
 * earlier kind first; `gezien` is that of the file and `gebracht` that of the delivery: both are added to. Part after part gives what
 * `beoordeelLevering` gives of the whole.
 */
export function beoordeelDeel(
  deel: Deel,
  stand: Stand,
  { gezien, gebracht, ...opties }: LeveringOpties & { gezien: Gezien; gebracht: Gebracht },
): DeelUitslag {
  const werk = maakWerk(stand, opties, gebracht);
  const afwijzingen = beoordeelRijen(werk, deel, gezien);
  return { afwijzingen, nieuw: werk.nieuw, bijgewerkt: werk.bijgewerkt };
}

/** What is known with hours on top of it that were accepted and are not stored yet. */
export function metUren(stand: Stand, uren: readonly (UrenRij & { agb: string })[]): Stand {
  const dagMinuten = new Map(stand.dagMinuten);
  for (const { toewijzing, datum, minuten } of uren) {
    const dag = dagSleutel(toewijzing, datum);
    dagMinuten.set(dag, (dagMinuten.get(dag) ?? 0) + minuten);
  }
  return {
    ...stand,
    dagMinuten,
    uren: new Map([...stand.uren, ...uren.map((u) => [urenSleutel(u.agb, u.regelId), u] as const)]),
  };
}

function beoordeelRijen(werk: Werk, deel: Deel, gezien: Gezien): Afwijzing[] {
  switch (deel.soort) {
    case 'aanbieders':
      return loop(deel, gezien, 'agb', (rij) => beoordeelAanbieder(werk, rij));
    case 'inwoners':
      return loop(deel, gezien, 'bsn', (rij) => beoordeelInwoner(werk, rij));
    case 'toewijzingen':
      return loop(deel, gezien, 'nummer', (rij) => beoordeelToewijzing(werk, rij));
    case 'uren':
      return loop(deel, gezien, 'regelId', (rij) => beoordeelUren(werk, rij));
    case 'resultaten':
      return loop(deel, gezien, 'toewijzing', (rij) => beoordeelResultaat(werk, rij));
  }
}

/**
 * Runs through rows in file order. `dubbel`: the same row again, or the key of a row that was accepted. The key of a row that was
 * refused is free: a good row is never lost to a bad one.
 */
function loop<K extends string, T extends Record<K, string>>(
  deel: { soort: Soort; rijen: readonly Rij<T>[] },
  gezien: Gezien,
  sleutelVan: K,
  beoordeel: (rij: T) => Oordeel,
): Afwijzing[] {
  const afwijzingen: Afwijzing[] = [];
  for (const rij of deel.rijen) {
    if ('afwijzing' in rij) {
      afwijzingen.push(rij.afwijzing);
      continue;
    }
    const { regel, waarde } = rij;
    const sleutel = waarde[sleutelVan];
    const eerder = gezien.dubbelVan(sleutel, () => JSON.stringify(waarde));
    if (eerder !== undefined) {
      afwijzingen.push({ regel, reden: 'dubbel', tekst: `${NAAM[deel.soort]} staat al op regel ${eerder} van dit bestand.` });
      continue;
    }
    const oordeel = beoordeel(waarde);
    if (oordeel.uitslag !== 'afgewezen') {
      gezien.aangenomen(sleutel, regel);
      continue;
    }
    gezien.afgewezen(sleutel, regel, JSON.stringify(waarde));
    const { reden, tekst, correctie } = oordeel;
    afwijzingen.push({ regel, reden, tekst, ...(correctie ? { correctie } : {}) });
  }
  return afwijzingen;
}

const NAAM = {
  aanbieders: 'Deze AGB-code',
  inwoners: 'Dit BSN',
  toewijzingen: 'Dit toewijzingsnummer',
  uren: 'Dit regelnummer',
  resultaten: 'Een resultaat van deze toewijzing',
} as const;

function beoordeelAanbieder(werk: Werk, rij: AanbiederRij): Oordeel {
  const bekend = werk.aanbieders.get(rij.agb);
  const alGebracht = werk.gebracht.aanbieders.has(rij.agb);
  if (bekend && zelfde(bekend, rij)) {
    werk.gebracht.aanbieders.add(rij.agb);
    return ONGEWIJZIGD;
  }
  if (alGebracht) return af('dubbel', 'Deze AGB-code staat met andere gegevens in een ander bestand van deze levering.');
  werk.gebracht.aanbieders.add(rij.agb);
  werk.aanbieders.set(rij.agb, rij);
  if (!bekend) {
    werk.nieuw.aanbieders.push(rij);
    return { uitslag: 'nieuw' };
  }
  werk.bijgewerkt.aanbieders.push(rij);
  return { uitslag: 'bijgewerkt' };
}

/**
 * A known resident with another name, address or benefit is brought up to date; a trede of another day is a new ladderbepaling
 * (L2: never overwrites an earlier one). Another trede on a known day, or another birth date, is `gewijzigd`.
 */
function beoordeelInwoner(werk: Werk, rij: InwonerRij): Oordeel {
  const { vandaag } = werk.opties;
  if (rij.geboortedatum > vandaag)
    return af('toekomst', `De geboortedatum ${nl(rij.geboortedatum)} ligt na vandaag (${nl(vandaag)}).`);
  if (rij.tredeDatum > vandaag)
    return af('toekomst', `De datum van de trede ${nl(rij.tredeDatum)} ligt na vandaag (${nl(vandaag)}).`);
  const oud = werk.inwoners.get(rij.bsn);
  const bepaling: { datum: IsoDag; trede: Trede } = { datum: rij.tredeDatum, trede: rij.trede };
  const { trede: _trede, tredeDatum: _tredeDatum, ...persoon } = rij;
  if (!oud) {
    werk.gebracht.inwoners.add(rij.bsn);
    werk.inwoners.set(rij.bsn, { ...persoon, ladderbepalingen: [bepaling] });
    werk.nieuw.inwoners.push(rij);
    return { uitslag: 'nieuw' };
  }
  if (oud.geboortedatum !== rij.geboortedatum) {
    const tekst = `De geboortedatum is nu ${nl(rij.geboortedatum)} en was ${nl(oud.geboortedatum)}. Kijk of het BSN bij deze inwoner hoort.`;
    return af('gewijzigd', tekst, { soort: 'inwoners', oud, nieuw: rij });
  }
  const opDeDag = oud.ladderbepalingen.find((ladder) => ladder.datum === rij.tredeDatum);
  if (opDeDag && opDeDag.trede !== rij.trede) {
    const tekst = `Op ${nl(rij.tredeDatum)} is trede ${opDeDag.trede} vastgelegd; nu staat er trede ${rij.trede}.`;
    return af('gewijzigd', tekst, { soort: 'inwoners', oud, nieuw: rij });
  }
  const { ladderbepalingen, ...bekend } = oud;
  if (opDeDag && zelfde(bekend, persoon)) {
    // Marked as well, so that loading the same delivery again meets the same second row with the same answer.
    werk.gebracht.inwoners.add(rij.bsn);
    return ONGEWIJZIGD;
  }
  if (werk.gebracht.inwoners.has(rij.bsn)) {
    return af('dubbel', 'Dit BSN staat met andere gegevens in een ander bestand van deze levering.');
  }
  werk.gebracht.inwoners.add(rij.bsn);
  werk.inwoners.set(rij.bsn, { ...persoon, ladderbepalingen: opDeDag ? ladderbepalingen : [...ladderbepalingen, bepaling] });
  werk.bijgewerkt.inwoners.push(rij);
  return { uitslag: 'bijgewerkt' };
}

/** A fact that was decided elsewhere: only what cannot be is refused; what breaks the regeling is a signal. */
function beoordeelToewijzing(werk: Werk, rij: ToewijzingRij): Oordeel {
  const oud = werk.toewijzingen.get(rij.nummer);
  if (oud && (zelfde(oud, rij) || (oud.eerst && zelfde({ ...oud, ...oud.eerst }, rij)))) return ONGEWIJZIGD;
  if (!werk.inwoners.get(rij.bsn)) {
    return af('bsn-past-niet', 'Bij dit BSN is geen inwoner bekend. Lever eerst de inwoner aan, of verbeter het BSN.');
  }
  if (!werk.aanbieders.get(rij.agb)) {
    return af(
      'toewijzing-onbekend',
      `De aanbieder met AGB-code ${toonWaarde(rij.agb)} is niet bekend. Lever eerst de aanbieder aan.`,
    );
  }
  const soort: ProductSoort | undefined = werk.producten.get(rij.product);
  if (!soort) return af('toewijzing-onbekend', `Het product ${toonWaarde(rij.product)} staat niet in de regeling.`);
  if (soort === 'werkplek' && rij.minutenPerWeek === null) {
    return af('uren-ongeldig', 'Bij een werkplek horen uren per week; die ontbreken.');
  }
  if (!oud) {
    werk.toewijzingen.set(rij.nummer, rij);
    werk.nieuw.toewijzingen.push(rij);
    return { uitslag: 'nieuw' };
  }
  const tekst = `Toewijzing ${toonWaarde(rij.nummer)} is al bekend met andere gegevens.`;
  return af('gewijzigd', tekst, { soort: 'toewijzingen', oud, nieuw: rij });
}

/** The first reason that fits, in the order of the checks below. A row that is known and the same is accepted without a second look. */
function beoordeelUren(werk: Werk, rij: UrenRij): Oordeel {
  const { vandaag } = werk.opties;
  const toewijzing = bekendeToewijzing(werk, rij.toewijzing);
  if (!toewijzing) return onbekend(rij.toewijzing);
  if (toewijzing.bsn !== rij.bsn) return af('bsn-past-niet', `Het BSN hoort niet bij toewijzing ${toonWaarde(rij.toewijzing)}.`);
  const sleutel = urenSleutel(toewijzing.agb, rij.regelId);
  const oud = werk.uren.get(sleutel);
  const gelijk = oud && oud.toewijzing === rij.toewijzing && oud.datum === rij.datum && oud.minuten === rij.minuten;
  if (gelijk) return ONGEWIJZIGD;
  if (rij.datum > vandaag) return af('toekomst', `${nl(rij.datum)} ligt na vandaag (${nl(vandaag)}).`);
  if (rij.datum < toewijzing.van || rij.datum > toewijzing.tot) return buiten(rij.datum, toewijzing);
  const stil = toewijzing.opgeschort?.find((een) => rij.datum >= een.van && rij.datum <= een.tot);
  if (stil)
    return af(
      'buiten-toewijzing',
      `${nl(rij.datum)} valt in een opschorting van ${nl(stil.van)} tot en met ${nl(stil.tot)}. Dan telt geen uur (K2).`,
    );
  if (rij.minuten > MINUTEN_PER_DAG)
    return af('meer-dan-een-dag', `${toonUurMinuut(rij.minuten)} uur is meer dan de 24 uur van een dag.`);
  const dag = dagSleutel(rij.toewijzing, rij.datum);
  const alBekend = werk.dagMinuten.get(dag) ?? 0;
  // A correction takes the place of what the row said before, so that is not counted beside it.
  const erbij = oud && oud.toewijzing === rij.toewijzing && oud.datum === rij.datum ? alBekend - oud.minuten : alBekend;
  if (erbij + rij.minuten > MINUTEN_PER_DAG) {
    return af(
      'meer-dan-een-dag',
      `Met deze ${toonUurMinuut(rij.minuten)} uur komt ${nl(rij.datum)} op ${toonUurMinuut(erbij + rij.minuten)} uur voor deze toewijzing; een dag heeft 24 uur.`,
    );
  }
  if (oud) {
    const tekst = `Regelnummer ${toonWaarde(rij.regelId)} is al bekend als ${toonUur(oud)}; nu staat er ${toonUur(rij)}. Neem het over als correctie of laat het zoals het was.`;
    return af('gewijzigd', tekst, { soort: 'uren', oud, nieuw: rij });
  }
  werk.uren.set(sleutel, { toewijzing: rij.toewijzing, datum: rij.datum, minuten: rij.minuten });
  werk.dagMinuten.set(dag, alBekend + rij.minuten);
  werk.nieuw.uren.push({ ...rij, agb: toewijzing.agb });
  return { uitslag: 'nieuw' };
}

/** One result a toewijzing. An agreement that was still open may be filled in later; anything else that differs is `gewijzigd`. */
function beoordeelResultaat(werk: Werk, rij: ResultaatRij): Oordeel {
  const { vandaag } = werk.opties;
  const toewijzing = bekendeToewijzing(werk, rij.toewijzing);
  if (!toewijzing) return onbekend(rij.toewijzing);
  const oud = werk.resultaten.get(rij.toewijzing);
  // An agreement that is not stated takes back none that was.
  if (oud && zelfde(oud, rij.akkoordGemeente === null ? { ...rij, akkoordGemeente: oud.akkoordGemeente } : rij))
    return ONGEWIJZIGD;
  if (rij.datum > vandaag) return af('toekomst', `${nl(rij.datum)} ligt na vandaag (${nl(vandaag)}).`);
  if (rij.datum < toewijzing.van || rij.datum > toewijzing.tot) return buiten(rij.datum, toewijzing);
  if (!oud) {
    werk.resultaten.set(rij.toewijzing, rij);
    werk.nieuw.resultaten.push(rij);
    return { uitslag: 'nieuw' };
  }
  if (oud.akkoordGemeente === null && oud.datum === rij.datum && oud.bereikteTrede === rij.bereikteTrede) {
    werk.resultaten.set(rij.toewijzing, rij);
    werk.bijgewerkt.resultaten.push(rij);
    return { uitslag: 'bijgewerkt' };
  }
  const tekst = `Van toewijzing ${toonWaarde(rij.toewijzing)} is al een resultaat bekend: ${toonResultaat(oud)}; nu staat er ${toonResultaat(rij)}.`;
  return af('gewijzigd', tekst, { soort: 'resultaten', oud, nieuw: rij });
}

function bekendeToewijzing(werk: Werk, nummer: string): ToewijzingRij | undefined {
  const toewijzing = werk.toewijzingen.get(nummer);
  const { afzender } = werk.opties;
  return afzender === undefined || toewijzing?.agb === afzender ? toewijzing : undefined;
}

function onbekend(nummer: string): Oordeel {
  if (nummer === '') return af('toewijzing-onbekend', 'Het toewijzingsnummer ontbreekt.');
  return af('toewijzing-onbekend', `Toewijzing ${toonWaarde(nummer)} is niet bekend.`);
}

function buiten(dag: IsoDag, toewijzing: ToewijzingRij): Oordeel {
  const kant = dag < toewijzing.van ? 'begint op' : 'eindigt op';
  const grens = dag < toewijzing.van ? toewijzing.van : toewijzing.tot;
  return af('buiten-toewijzing', `${nl(dag)} valt buiten de toewijzing: die ${kant} ${nl(grens)}.`);
}

/** Every field that the row brings is what was known; a known record may hold more, and an empty text is nothing. */
function zelfde(bekend: object, rij: object): boolean {
  const velden = new Map<string, unknown>(Object.entries(bekend));
  return Object.entries(rij).every(([veld, waarde]) => (velden.get(veld) ?? '') === (waarde ?? ''));
}
