// What another version of a regeling does to one case: the outcome of the toets, the last day, the duties and the price, before and after.
import type { Landelijk } from '../../beleid/landelijk.ts';
import { aowDatum } from '../../beleid/landelijk.ts';
import { findProduct, type Product, prijsBedrag, type Regeling } from '../../beleid/regeling.ts';
import { isoVanDagnummer } from '../../kernel/dagnummer.ts';
import { dagnummer, datum, toonDatum } from '../../kernel/datum.ts';
import { toonGeld } from '../../kernel/geld.ts';
import type { Periode } from '../../kernel/periode.ts';
import type { UitkomstWaarde } from '../../kernel/uitkomst.ts';
import { plichtDagenDoor, uitersteDag } from '../../plicht/index.ts';
import { ToetsFeiten, toetsProducten } from '../../toets/index.ts';
import type { Beweging, Richting } from '../types.ts';
import { zin } from './woorden.ts';

/** What is known of a case. Without `loop` it is a request that is being looked into. */
export interface Geval {
  /** What the last toets knew, as JSON, without what follows here. */
  feiten: string;
  geboortedatum: string;
  trede: number | null;
  perspectief: number | null;
  uitkering: string | null;
  toestemming: boolean | null;
  /** Goal of an ontwikkeling that runs. */
  doelTrede: number | null;
  loop?:
    | {
        product: string;
        regelingId: number;
        van: string;
        tot: string;
        minutenPerWeek: number | null;
        /** Versions that decided before, each up to and including a day. */
        eerder: readonly { tot: string; regelingId: number }[];
        /** The days that it was suspended. */
        opgeschort: readonly Periode[];
        /** The contract of the aanbieder names a tariff, which goes before that of the regeling (AP7). */
        metContract: boolean;
      }
    | undefined;
}

export interface Gevolg {
  product: string;
  richting: Richting;
  /** In eurocent over what is left of the toewijzing, when all agreed hours are made. */
  bedragVerschil: number;
  wat: Beweging[];
}

const RANG: Record<UitkomstWaarde, number> = { 'niet-passend': 0, 'onder-voorwaarde': 1, passend: 2 };
const WOORD: Record<UitkomstWaarde | 'geen', string> = {
  'niet-passend': 'past niet',
  'onder-voorwaarde': 'past onder voorwaarde',
  passend: 'past',
  geen: 'staat niet in de regeling',
};

type Uitkomsten = ReadonlyMap<string, UitkomstWaarde>;

export interface Vergelijking {
  /** The version that would apply without the concept. */
  oud: Regeling;
  nieuw: Regeling;
  /** The version that a running toewijzing rests on. */
  versieVan: (regelingId: number) => Regeling;
  landelijk: Landelijk;
  /** `jjjj-mm-dd`: the first day on which the version could work. */
  peildatum: string;
}

/**
 * Compares case after case. Cases that do not differ for the toets are judged once: of the birth date only the age in whole years and
 * the AOW age are looked at by any rule (AP1, AR1, AR2).
 */
export function vergelijkGevallen(v: Vergelijking): (geval: Geval) => Gevolg | undefined {
  const bekend = new Map<string, readonly [Uitkomsten, Uitkomsten]>();
  // Few toetsen differ but in the birth date: their facts go by a number.
  const feitenNummers = new Map<string, number>();
  const levensfasen = new Map<string, string>();
  const producten = new Map<Regeling, Map<string, Product | undefined>>();
  const productVan = (regeling: Regeling, code: string): Product | undefined => {
    let per = producten.get(regeling);
    if (!per) {
      per = new Map(regeling.producten.map((product) => [product.product, product]));
      producten.set(regeling, per);
    }
    return per.get(code) ?? findProduct(regeling, code);
  };
  const levensfase = (geboortedatum: string): string => {
    let fase = levensfasen.get(geboortedatum);
    if (fase === undefined) {
      const jaren = Number(v.peildatum.slice(0, 4)) - Number(geboortedatum.slice(0, 4));
      const nogNiet = geboortedatum.slice(4) > v.peildatum.slice(4);
      const aow = aowDatum(v.landelijk, datum(geboortedatum)).datum.toString() <= v.peildatum;
      fase = `${nogNiet ? jaren - 1 : jaren} ${aow}`;
      levensfasen.set(geboortedatum, fase);
    }
    return fase;
  };
  const uitkomsten = (geval: Geval): readonly [Uitkomsten, Uitkomsten] => {
    let nummer = feitenNummers.get(geval.feiten);
    if (nummer === undefined) {
      nummer = feitenNummers.size;
      feitenNummers.set(geval.feiten, nummer);
    }
    const sleutel = `${levensfase(geval.geboortedatum)} ${geval.trede} ${geval.perspectief} ${geval.uitkering} ${geval.toestemming} ${geval.doelTrede} ${nummer}`;
    let paar = bekend.get(sleutel);
    if (!paar) {
      const feiten = toetsFeiten(geval, v);
      paar = [uitkomstenVan(feiten, v.oud, v.landelijk), uitkomstenVan(feiten, v.nieuw, v.landelijk)];
      bekend.set(sleutel, paar);
    }
    return paar;
  };
  return (geval) => {
    const [oud, nieuw] = uitkomsten(geval);
    return geval.loop ? vanLopend(v, geval.loop, oud, nieuw, productVan) : vanAanvraag(v, oud, nieuw);
  };
}

// Made once: a shape is costly to make.
const VorigeFeiten = ToetsFeiten.partial().loose();

/** The facts of now; what a later dossier says goes before what the last toets knew. */
export function toetsFeiten(geval: Geval, { nieuw, peildatum }: Pick<Vergelijking, 'nieuw' | 'peildatum'>): ToetsFeiten {
  const { trede, perspectief, uitkering, toestemming, doelTrede } = geval;
  const vorige = VorigeFeiten.safeParse(JSON.parse(geval.feiten));
  const dossier = {
    gemeente: nieuw.gemeente,
    peildatum,
    geboortedatum: geval.geboortedatum,
    ...(trede === null ? {} : { trede }),
    ...(perspectief === null ? {} : { perspectief }),
    ...(uitkering === null ? {} : { uitkering: { soort: uitkering, toestemming } }),
    lopendeOntwikkelingDoel: doelTrede,
  };
  const samen = ToetsFeiten.safeParse({ ...(vorige.success ? vorige.data : {}), ...dossier });
  return samen.success ? samen.data : ToetsFeiten.parse(dossier);
}

const uitkomstenVan = (feiten: ToetsFeiten, regeling: Regeling, landelijk: Landelijk): Uitkomsten =>
  new Map(toetsProducten(feiten, regeling, landelijk).producten.map(({ product, uitkomst }) => [product, uitkomst]));

const naamVan = (v: Vergelijking, code: string): string =>
  findProduct(v.nieuw, code)?.naam ?? findProduct(v.oud, code)?.naam ?? code;

/** A request: every product of which the outcome moves. */
function vanAanvraag(v: Vergelijking, oud: Uitkomsten, nieuw: Uitkomsten): Gevolg | undefined {
  const wat: Beweging[] = [];
  let som = 0;
  let product = '';
  for (const code of new Set([...nieuw.keys(), ...oud.keys()])) {
    const was = oud.get(code);
    const wordt = nieuw.get(code);
    if (was === wordt) continue;
    wat.push({ soort: 'toets', wat: naamVan(v, code), oud: WOORD[was ?? 'geen'], nieuw: WOORD[wordt ?? 'geen'] });
    som += (wordt === undefined ? 0 : RANG[wordt]) - (was === undefined ? 0 : RANG[was]);
    product = product === '' ? code : product;
  }
  if (wat.length === 0) return undefined;
  return { product, richting: som > 0 ? 'wint' : som < 0 ? 'verliest' : 'verschuift', bedragVerschil: 0, wat };
}

function vanLopend(
  v: Vergelijking,
  loop: NonNullable<Geval['loop']>,
  oud: Uitkomsten,
  nieuw: Uitkomsten,
  productVan: (regeling: Regeling, code: string) => Product | undefined,
): Gevolg | undefined {
  const eigen = v.versieVan(loop.regelingId);
  const was = productVan(eigen, loop.product) ?? productVan(v.oud, loop.product);
  const wordt = productVan(v.nieuw, loop.product);
  const wat: Beweging[] = [];
  // The outcome decides who gains; then the last day.
  const stemmen: number[] = [];
  const voor = oud.get(loop.product);
  const na = nieuw.get(loop.product);
  if (voor !== na) {
    wat.push({ soort: 'toets', wat: 'Uitkomst van de toets', oud: WOORD[voor ?? 'geen'], nieuw: WOORD[na ?? 'geen'] });
    stemmen.push((na === undefined ? -1 : RANG[na]) - (voor === undefined ? -1 : RANG[voor]));
  }
  let bedragVerschil = 0;
  if (was && wordt && was !== wordt) {
    stemmen.push(einde(was, wordt, loop, wat), verlenging(was, wordt, wat));
    const eerder = loop.eerder.flatMap(({ tot, regelingId }) => {
      const product = productVan(v.versieVan(regelingId), loop.product);
      return product ? [{ product, tot: dagnummer(datum(tot)) }] : [];
    });
    plichten({ was, wordt, eerder, peildatum: v.peildatum }, loop, wat);
    bedragVerschil = prijs(was, wordt, loop, v.peildatum, wat);
  }
  if (wat.length === 0) return undefined;
  const stem = stemmen.find((een) => een !== 0) ?? 0;
  return { product: loop.product, richting: stem > 0 ? 'wint' : stem < 0 ? 'verliest' : 'verschuift', bedragVerschil, wat };
}

const dag = (iso: string): string => toonDatum(datum(iso));

/** K1, AP5, AP6: the latest last day of the period that began on `van`. What was agreed is no limit and stays: that takes a besluit. */
function einde(was: Product, wordt: Product, { van, tot }: { van: string; tot: string }, wat: Beweging[]): number {
  if (JSON.stringify(was.duur) === JSON.stringify(wordt.duur)) return 0;
  const begin = dagnummer(datum(van));
  const oud = uitersteDag(was, begin);
  const nieuw = uitersteDag(wordt, begin);
  if (oud === nieuw) return 0;
  const toon = (einddag: number | undefined): string => (einddag === undefined ? 'geen grens' : dag(isoVanDagnummer(einddag)));
  wat.push({ soort: 'einde', wat: 'Uiterste einddatum', oud: toon(oud), nieuw: toon(nieuw) });
  wat.push({ soort: 'einde', wat: 'Afgesproken einde', oud: dag(tot), nieuw: 'blijft, tenzij een besluit het wijzigt' });
  return (nieuw ?? Number.POSITIVE_INFINITY) > (oud ?? Number.POSITIVE_INFINITY) ? 1 : -1;
}

/** To compare months with weeks only. */
const DAGEN_IN_MAAND = 30;

function verlenging(was: Product, wordt: Product, wat: Beweging[]): number {
  const oud = zeg('verlenging', was.verlenging);
  const nieuw = zeg('verlenging', wordt.verlenging);
  if (oud === nieuw) return 0;
  wat.push({ soort: 'einde', wat: 'Verlenging', oud, nieuw });
  const ruimte = ({ verlenging: v }: Product): number =>
    v ? (v.aantal ?? 100) * ((v.maanden ?? 0) * DAGEN_IN_MAAND + (v.weken ?? 0) * 7) : 0;
  return Math.sign(ruimte(wordt) - ruimte(was));
}

const HERKOMST = new Set(['bron', 'keuze', 'toelichting', 'tegenspraak']);
const zeg = (veld: string, waarde: object | undefined): string =>
  waarde === undefined
    ? 'niet geregeld'
    : zin(veld, Object.fromEntries(Object.entries(waarde).filter(([naam]) => !HERKOMST.has(naam))));

/**
 * The days of each duty. Every version asks for the days on which it decides: what went before it stays as it was asked, and the concept asks
 * nothing of a day before it could work.
 */
function plichten(
  o: { was: Product; wordt: Product; eerder: readonly { product: Product; tot: number }[]; peildatum: string },
  loop: NonNullable<Geval['loop']>,
  wat: Beweging[],
): void {
  const { was, wordt } = o;
  if (JSON.stringify(was.plichten) === JSON.stringify(wordt.plichten)) return;
  const looptijd = {
    van: dagnummer(datum(loop.van)),
    tot: dagnummer(datum(loop.tot)),
    onderbrekingen: loop.opgeschort.map(({ van, tot }) => ({ van: dagnummer(van), tot: dagnummer(tot) })),
  };
  const perSoort = (product: Product, eerder: readonly { product: Product; tot: number }[]): Map<string, string> =>
    new Map(
      [...Map.groupBy(plichtDagenDoor(product, looptijd, eerder), ({ plicht }) => plicht.naam)].map(([naam, dagen]) => [
        naam,
        dagen.map(({ datum: op }) => dag(isoVanDagnummer(op))).join(', '),
      ]),
    );
  const vanaf = dagnummer(datum(o.peildatum));
  const oud = perSoort(was, o.eerder);
  const nieuw = perSoort(wordt, looptijd.van < vanaf ? [...o.eerder, { product: was, tot: vanaf - 1 }] : o.eerder);
  for (const naam of new Set([...oud.keys(), ...nieuw.keys()]))
    if (oud.get(naam) !== nieuw.get(naam))
      wat.push({ soort: 'plicht', wat: naam, oud: oud.get(naam) ?? 'niet geregeld', nieuw: nieuw.get(naam) ?? 'niet geregeld' });
}

/** "€ 9,00 per uur". */
export function prijsTekst(product: Product | undefined): string {
  const bedrag = product && prijsBedrag(product);
  return bedrag === undefined ? 'niet geregeld' : `${toonGeld(bedrag)} per ${(product?.prijs?.per ?? '').replaceAll('-', ' ')}`;
}

/** AP7, and what it comes to over the days that are left; a contract with a tariff of its own keeps that. */
function prijs(was: Product, wordt: Product, loop: NonNullable<Geval['loop']>, peildatum: string, wat: Beweging[]): number {
  if (loop.metContract) return 0;
  const oud = prijsBedrag(was);
  const nieuw = prijsBedrag(wordt);
  if (oud === nieuw && was.prijs?.per === wordt.prijs?.per) return 0;
  wat.push({ soort: 'bedrag', wat: 'Prijs', oud: prijsTekst(was), nieuw: prijsTekst(wordt) });
  const verschil = (nieuw ?? 0) - (oud ?? 0);
  if (wordt.prijs?.per === 'traject' && was.prijs?.per === 'traject') return verschil;
  const per = wordt.prijs?.per;
  if (per !== was.prijs?.per || (per !== 'uur' && per !== 'dagdeel' && per !== 'jaar')) return 0;
  const vanaf = peildatum > loop.van ? peildatum : loop.van;
  const dagen = dagnummer(datum(loop.tot)) - dagnummer(datum(vanaf)) + 1;
  if (dagen <= 0) return 0;
  if (per === 'jaar') return Math.round((verschil * dagen) / 365);
  const eenheid = per === 'dagdeel' ? (wordt.dagdeel?.minuten ?? 60) : 60;
  return Math.round((verschil * (loop.minutenPerWeek ?? 0) * dagen) / (eenheid * 7));
}
