// What is proposed for each toewijzing that a change in bulk touches. Pure: the person who reviews it decides.
import type { Landelijk } from '../beleid/landelijk.ts';
import type { Product, Regeling } from '../beleid/regeling.ts';
import { soortNaam } from '../besluit/index.ts';
import {
  type Datum,
  datum,
  isGelijk,
  isNa,
  isoDatum,
  isVoor,
  laatste,
  plusDagen,
  plusMaanden,
  toonDatum,
  vroegste,
} from '../kernel/datum.ts';
import type { Eurocent } from '../kernel/geld.ts';
import type { Grond } from '../kernel/uitkomst.ts';
import { dagenStaat, uitersteDatum, type Verschil, verlengOordeel, verschilVan } from '../plicht/index.ts';
import { nietVoldaan, type Overgang, overgangGronden } from '../wijziging/index.ts';
import type { Geval, Keuze, Voorstel } from './types.ts';

export const BESPREKEN: Keuze = { daad: 'bespreken' };
export const BLIJFT: Keuze = { daad: 'blijft' };
const WACHT: Keuze = { daad: 'wacht' };
const DOET_NIETS: readonly Keuze['daad'][] = ['blijft', 'bespreken', 'wacht'];

/** A row that was put back, of a toewijzing that something else has settled since. */
export const NIET_MEER: Voorstel = {
  keuze: BLIJFT,
  waarom: 'De wijziging raakt deze toewijzing niet meer.',
  regel: 'K8',
  bron: 'keuze',
  andere: [BESPREKEN],
  verschil: [],
};

/** What is to be done first: who does not know what was decided, gets no change of it before. Undefined when nothing lies in between. */
export const eerstBekend = (g: Pick<Geval, 'nogBekend'>): string | undefined =>
  g.nogBekend &&
  `Het besluit van ${toonDatum(g.nogBekend.op)} (${soortNaam(g.nogBekend.soort).toLowerCase()}) is nog niet bekendgemaakt. Maak dat eerst bekend en laat dan opnieuw voorstellen.`;

/** A proposal that would change something is held back as long as a besluit about it is not made known (Awb 3:40). */
export function naBekendmaking(g: Pick<Geval, 'nogBekend'>, v: Voorstel): Voorstel {
  const eerst = eerstBekend(g);
  if (eerst === undefined || [v.keuze, ...v.andere].every(({ daad }) => DOET_NIETS.includes(daad))) return v;
  return { ...v, keuze: WACHT, waarom: eerst, andere: [BESPREKEN, BLIJFT], verschil: [] };
}

/** One word for a choice, as it travels in a form. */
export const keuzeCode = (k: Keuze): string => (k.daad === 'aanbieder' ? `aanbieder-${k.aanbiederId}` : k.daad);

/** The choice that a word of the form names; only one that was offered. */
export const keuzeUit = (v: Voorstel, code: string): Keuze | undefined =>
  [v.keuze, ...v.andere].find((een) => keuzeCode(een) === code);

const dag = (iso: string): string => toonDatum(datum(iso));

export const keuzeTekst = (k: Keuze): string => {
  switch (k.daad) {
    case 'aanbieder':
      return `Verder bij ${k.naam} vanaf ${dag(k.van)}`;
    case 'einde':
      return `Eindigt op ${dag(k.op)}`;
    case 'verlengen':
      return `Verlengen tot en met ${dag(k.tot)}`;
    case 'overzetten':
      return `Gaat over op ${k.versie}`;
    case 'bespreken':
      return 'Opnieuw bespreken met de inwoner';
    case 'wacht':
      return 'Wacht op het bekendmaken van een besluit';
    case 'blijft':
      return 'Blijft zoals het is';
  }
};

/** Why it cannot end on a day by one besluit; undefined when it can. */
type Duur = Pick<Geval, 'looptijd' | 'begonnenOp' | 'toegewezenOp' | 'laatsteUren'>;
export function eindeBezwaar(g: Duur, op: Datum): string | undefined {
  const eerst = g.begonnenOp ?? g.toegewezenOp;
  if (isVoor(op, laatste(eerst, g.looptijd.van))) return `begint pas op ${toonDatum(g.looptijd.van)}`;
  if (g.laatsteUren && isNa(g.laatsteUren, op)) return `er staan uren op ${toonDatum(g.laatsteUren)}`;
  return undefined;
}

const einde = (g: Geval, op: Datum): Keuze[] => (eindeBezwaar(g, op) === undefined ? [{ daad: 'einde', op: isoDatum(op) }] : []);

/** An aanbieder with a contract for the product, nearest first (AP15). */
export interface MogelijkeAanbieder {
  id: number;
  naam: string;
  nabij: string;
}

/** So many other aanbieders are offered beside the nearest (keuze). */
const HOOGSTENS_ANDERE = 3;

/** AP23, AP15: the aanbieder stops after `op`. To the nearest with a contract; by hand when something stands in the way. */
export function stoptVoorstel(g: Geval, o: { op: Datum; vandaag: Datum; mogelijk: readonly MogelijkeAanbieder[] }): Voorstel {
  if (!isNa(g.looptijd.tot, o.op)) return NIET_MEER;
  const van = plusDagen(o.op, 1);
  const uit = (keuze: Keuze, waarom: string, andere: readonly Keuze[]): Voorstel => ({
    keuze,
    waarom,
    regel: 'AP23',
    bron: 'keuze',
    andere: [...andere, ...(keuze.daad === 'bespreken' ? [] : [BESPREKEN])],
    verschil: [],
  });
  const stopt = einde(g, o.op);
  if (!isVoor(g.looptijd.van, van))
    return uit(
      BESPREKEN,
      `Begint pas op ${toonDatum(g.looptijd.van)}, als ${g.aanbieder} al is gestopt. Neem een nieuw besluit.`,
      [],
    );
  if (g.resultaat) return uit(BESPREKEN, `${g.aanbieder} meldde al een resultaat. Beoordeel dat eerst.`, []);
  if (g.laatsteUren && isNa(g.laatsteUren, o.op))
    return uit(BESPREKEN, `Er staan al uren op ${toonDatum(g.laatsteUren)}. Laat die eerst verbeteren.`, []);
  if (g.opgeschortTot && !isVoor(g.opgeschortTot, van))
    return uit(
      BESPREKEN,
      `Staat stil tot en met ${toonDatum(g.opgeschortTot)}. Bespreek waar de inwoner daarna verdergaat.`,
      stopt,
    );
  const [eerste, ...rest] = o.mogelijk
    .filter(({ id }) => id !== g.aanbiederId)
    .slice(0, HOOGSTENS_ANDERE)
    .map(({ id, naam, nabij }): Keuze => ({ daad: 'aanbieder', aanbiederId: id, naam, nabij, van: isoDatum(van) }));
  if (!eerste) return uit(BESPREKEN, `Geen andere aanbieder heeft op ${toonDatum(van)} een contract voor dit product.`, stopt);
  return uit(eerste, eerste.daad === 'aanbieder' ? `${eerste.naam}, ${eerste.nabij}. Heeft een contract voor dit product.` : '', [
    ...rest,
    ...stopt,
  ]);
}

/** K8: an age that nobody checked is told to who decides. */
const NIET_NAGEKEKEN = ' Die leeftijd is nog niet nagekeken: vraag het na bij de SVB.';

/**
 * K3: the AOW age moved. Ends too late when its last day lies on or after the new age; too early when it was cut off at the old one.
 * Undefined: it is not touched, also when the age of before gives the same day: then this law did not move it.
 */
export function wetVoorstel(
  g: Geval,
  o: {
    aow: Datum;
    /** Whether the age was checked at its source. */
    nagekeken: boolean;
    oudeMaanden: number | undefined;
    vandaag: Datum;
    regeling: Regeling;
    product: Product | undefined;
  },
): Voorstel | undefined {
  const { tot } = g.looptijd;
  const voorAow = plusDagen(o.aow, -1);
  const met = (keuze: Keuze, waarom: string): Voorstel => ({
    keuze,
    waarom: o.nagekeken ? waarom : `${waarom}${NIET_NAGEKEKEN}`,
    regel: 'K3',
    bron: 'keuze K3',
    andere: keuze.daad === 'bespreken' ? [BLIJFT] : [BESPREKEN, BLIJFT],
    verschil:
      keuze.daad === 'bespreken'
        ? []
        : verschilMet(o.regeling, o.product, g, keuze.daad === 'einde' ? keuze.op : voorAowUit(keuze, tot)),
  });
  const oudeDag = o.oudeMaanden === undefined ? undefined : plusMaanden(g.geboren, o.oudeMaanden);
  if (oudeDag && isGelijk(oudeDag, o.aow)) return undefined;
  if (isNa(tot, voorAow)) {
    const kan = isVoor(voorAow, o.vandaag) ? 'die dag is al voorbij' : eindeBezwaar(g, voorAow);
    const waarom = `Bereikt op ${toonDatum(o.aow)} de AOW-leeftijd en loopt nu tot en met ${toonDatum(tot)}.`;
    return kan === undefined
      ? met({ daad: 'einde', op: isoDatum(voorAow) }, waarom)
      : met(BESPREKEN, `${waarom} Vanzelf inkorten kan niet: ${kan}.`);
  }
  if (oudeDag === undefined || !isGelijk(plusDagen(oudeDag, -1), tot) || !isNa(voorAow, tot)) return undefined;
  const waarom = `Eindigt op de dag voor de oude AOW-leeftijd. De nieuwe dag is ${toonDatum(o.aow)}.`;
  const mag = o.product && verlengOordeel(o.regeling, o.product, g.verlengd).voldaan;
  const uiterst = mag && o.product ? uitersteDatum(o.product, plusDagen(tot, 1), 'verlenging') : undefined;
  return uiterst
    ? met({ daad: 'verlengen', tot: isoDatum(vroegste(voorAow, uiterst)) }, waarom)
    : met(BESPREKEN, `${waarom} De regeling laat nu geen verlenging toe: bespreek wat past.`);
}

const voorAowUit = (k: Keuze, tot: Datum): string => (k.daad === 'verlengen' ? k.tot : isoDatum(tot));

const dagenVan = (lijst: Geval['opschortingen']) => lijst.map((een) => ({ van: isoDatum(een.van), tot: isoDatum(een.tot) }));

const staat = (regeling: Regeling, product: Product, g: Geval, tot: string, eerder: Parameters<typeof dagenStaat>[3] = []) =>
  dagenStaat(regeling, product, { van: isoDatum(g.looptijd.van), tot, opschortingen: dagenVan(g.opschortingen) }, eerder);

const verschilMet = (regeling: Regeling, product: Product | undefined, g: Geval, tot: string): Verschil[] =>
  product
    ? verschilVan(staat(regeling, product, g, isoDatum(g.looptijd.tot)), staat(regeling, product, g, tot), 'de AOW-leeftijd')
    : [];

/** How a version is called on the screen and in a letter. */
export const versieNaam = (v: { regeling: Pick<Regeling, 'naam' | 'geldigVan'> }): string =>
  `${v.regeling.naam}, versie van ${dag(v.regeling.geldigVan)}`;

/** A version of a regeling as far as it decides. */
export interface NieuweVersie {
  id: number;
  naam: string;
  regeling: Regeling;
}

/** What goes along to another version from `vanaf` on. Without a stored toets what the toewijzing itself says. */
export const overgangVan = (g: Geval, vanaf: Datum, gemeente: string): Overgang => ({
  product: g.product,
  vanaf,
  besloten: g.besloten,
  verlengd: g.verlengd,
  minutenPerWeek: g.minutenPerWeek,
  doelTrede: g.doelTrede ?? null,
  toets: {
    ...(g.toets ?? { gemeente, ...(g.startTrede === undefined ? {} : { trede: g.startTrede }) }),
    peildatum: isoDatum(vanaf),
    geboortedatum: isoDatum(g.geboren),
  },
  isGetoetst: g.toets !== undefined,
});

/**
 * A case under another version: its toets and terms are computed again there. Stays where the version says so, or where it would not have been
 * granted so (AP31, AR4); else goes over, with what moves. The last day never moves by it: what was decided holds until then.
 */
export function versieVoorstel(
  g: Geval,
  o: {
    oud: Regeling;
    product: Product | undefined;
    naar: NieuweVersie;
    nieuw: Product | undefined;
    vanaf: Datum;
    landelijk: Landelijk;
  },
): Voorstel {
  const gronden = overgangGronden(overgangVan(g, o.vanaf, o.naar.regeling.gemeente), o.naar.regeling, o.landelijk);
  const uit = (keuze: Keuze, waarom: string, andere: Keuze[], verschil: Verschil[] = []): Voorstel => ({
    keuze,
    waarom,
    regel: 'overgang',
    bron: o.naar.regeling.overgang?.bron ?? 'keuze',
    andere,
    verschil,
    gronden,
  });
  if (!o.product || !o.nieuw)
    return uit(BLIJFT, 'De nieuwe versie kent dit product niet: loopt af onder de oude versie.', [BESPREKEN]);
  const [tegen] = nietVoldaan(gronden);
  if (tegen)
    return uit(
      BLIJFT,
      `Onder de nieuwe versie zou dit zo niet zijn toegekend: ${tegen.tekst} Overzetten zou de inwoner iets kosten, dus loopt dit af onder de oude versie.`,
      [BESPREKEN],
    );
  const tot = isoDatum(g.looptijd.tot);
  // Until the day that it goes over the version of before asks what it asked: as it is carried out (moveVersie).
  const verschil = verschilVan(
    staat(o.oud, o.product, g, tot),
    staat(o.naar.regeling, o.nieuw, g, tot, [{ product: o.product, tot: isoDatum(plusDagen(o.vanaf, -1)) }]),
  );
  const over: Keuze = { daad: 'overzetten', regelingId: o.naar.id, versie: o.naar.naam };
  if (o.naar.regeling.overgang?.lopende === 'blijven')
    return uit(BLIJFT, 'De nieuwe versie zegt dat lopende gevallen onder de oude blijven.', [over, BESPREKEN], verschil);
  return uit(over, `${schuiftTekst(verschil)}${onbekendTekst(gronden)}`, [BLIJFT, BESPREKEN], verschil);
}

const schuiftTekst = (verschil: readonly Verschil[]): string =>
  verschil.length === 0 ? 'Er schuift niets: laatste dag en plichten blijven gelijk.' : 'Hieronder staat wat er schuift.';

/** K8: what is not known is told to who decides, never guessed. */
const onbekendTekst = (gronden: readonly Grond[]): string => {
  const aantal = gronden.filter(({ voldaan }) => voldaan === null).length;
  if (aantal === 0) return '';
  return aantal === 1
    ? ' Van de toets is één punt niet bekend: kijk dat na.'
    : ` Van de toets zijn ${aantal} punten niet bekend: kijk die na.`;
};

/** A reason of one's own: an end on one day for all, or a talk with each. */
export function andersVoorstel(g: Geval, o: { op: Datum; vandaag: Datum; daad: 'einde' | 'bespreken' }): Voorstel {
  const uit = (keuze: Keuze, waarom: string): Voorstel => ({
    keuze,
    waarom,
    regel: 'K8',
    bron: 'keuze',
    andere: [BESPREKEN, BLIJFT].filter((een) => een.daad !== keuze.daad),
    verschil: [],
  });
  if (o.daad === 'bespreken') return uit(BESPREKEN, 'Met iedereen bespreken.');
  if (!isNa(g.looptijd.tot, o.op)) return NIET_MEER;
  const bezwaar = eindeBezwaar(g, o.op);
  return bezwaar === undefined
    ? uit({ daad: 'einde', op: isoDatum(o.op) }, 'Eindigt eerder dan was besloten.')
    : uit(BESPREKEN, `Vanzelf eindigen kan niet: ${bezwaar}.`);
}

/** An indexed tariff in whole eurocent, the half upwards (keuze). `honderdsten` of a percent. */
export const geindexeerd = (tarief: Eurocent, honderdsten: number): Eurocent =>
  Math.round((tarief * (10_000 + honderdsten)) / 10_000);
