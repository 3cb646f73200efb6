// The question about terms and duties: facts and a version of a regeling in, days out, or the rule that makes it impossible. Pure.
import { toonBron } from '../beleid/explain.ts';
import { aowDatum, type Landelijk } from '../beleid/landelijk.ts';
import { leeft } from '../beleid/pick.ts';
import { findProduct, type Product, type Regeling, toonLengte } from '../beleid/regeling.ts';
import { type Dagnummer, isOpKalender, isoVanDagnummer, parseDagnummer } from '../kernel/dagnummer.ts';
import { dagnummer, datum } from '../kernel/datum.ts';
import { gelukt, geweigerd, type Reden, type Resultaat } from '../kernel/resultaat.ts';
import type { Grond } from '../kernel/uitkomst.ts';
import { duurOordeel, hoogsteDuur, laatsteDagVan, metOpgeschorteDagen, uitersteDag, verlengOordeel } from './looptijd.ts';
import { type Looptijd, type Onderbreking, plichtenVan } from './plichten.ts';
import { duurRegel, grond, regelVoor, toonDag } from './regels.ts';
import { stapPlichten } from './stap-plichten.ts';
import type { Termijnen, TermijnFeiten } from './types.ts';

/** Thrown inside this file only: the first rule that makes the question impossible. */
class Onmogelijk extends Error {
  readonly reden: Reden;
  constructor(reden: Reden) {
    super(reden.tekst);
    this.reden = reden;
  }
}

const K1 = { regel: 'K1', bron: 'keuze K1' };
const K2 = { regel: 'K2', bron: 'keuze K2' };
const K3 = { regel: 'K3', bron: 'keuze K3' };
const K8 = { regel: 'K8', bron: 'keuze K8' };

const weiger = (veld: string, rest: { regel: string; bron: string }, tekst: string): never => {
  throw new Onmogelijk({ veld, tekst, regel: rest.regel, bron: rest.bron });
};

const iso = isoVanDagnummer;
const toon = (dag: Dagnummer): string => toonDag(iso(dag));
const telDagen = (n: number): string => (n === 1 ? '1 dag' : `${n} dagen`);

function leesDag(tekst: string, veld: string, regel: { regel: string; bron: string }): Dagnummer {
  const kort = tekst.length > 30 ? `${tekst.slice(0, 30)}…` : tekst;
  return (
    parseDagnummer(tekst) ??
    weiger(veld, regel, `“${kort}” is geen dag die bestaat (${veld}). Schrijf een dag als jjjj-mm-dd, zoals 2026-11-22.`)
  );
}

function opKalender(dag: Dagnummer, veld: string, regel: { regel: string; bron: string }): Dagnummer {
  return isOpKalender(dag)
    ? dag
    : weiger(veld, regel, `De termijn loopt tot na het jaar 2999. Daar rekenen we niet mee (${veld}). Kies een eerdere dag.`);
}

/** A version with what the choice of it needs. */
type Versie = { regeling: Regeling };

/**
 * The version that answers: of the regeling of the municipality that has the product, the one in force on the start date (AP31, AR4).
 * Refused when there is none, with the rule that says so. Give all versions that apply on some day.
 */
export function versieVoor<V extends Versie>(
  versies: readonly V[],
  gemeente: string,
  f: Pick<TermijnFeiten, 'product' | 'ingangsdatum'>,
): Resultaat<V> {
  const hier = versies.filter(({ regeling }) => regeling.gemeente === gemeente);
  const een = (veld: string, rest: { regel: string; bron: string }, tekst: string) => geweigerd({ veld, ...rest, tekst });
  const kort = (tekst: string) => (tekst.length > 60 ? `${tekst.slice(0, 60)}…` : tekst);
  if (hier.length === 0)
    return een(
      'gemeente',
      K8,
      `Van gemeente “${kort(gemeente)}” is geen beleid geladen. Kies een gemeente waarvan het beleid hier staat.`,
    );
  const met = hier.filter(({ regeling }) => findProduct(regeling, f.product));
  const [voorbeeld] = met;
  if (!voorbeeld) {
    const namen = [...new Set(hier.flatMap(({ regeling }) => regeling.producten.map((p) => p.product)))].join(', ');
    return een('product', K8, `“${kort(f.product)}” is geen product van deze gemeente. Kies uit: ${namen}.`);
  }
  if (parseDagnummer(f.ingangsdatum) === undefined) {
    const tekst = `“${kort(f.ingangsdatum)}” is geen dag die bestaat (ingangsdatum). Schrijf een dag als jjjj-mm-dd, zoals 2026-11-22.`;
    return een('ingangsdatum', K1, tekst);
  }
  const { regeling: naam } = voorbeeld.regeling;
  const vanRegeling = hier.filter(({ regeling }) => regeling.regeling === naam);
  // Of versions that apply the latest began last, and was decided last (as pickRegeling).
  const geldend = vanRegeling
    .filter(({ regeling }) => leeft(regeling, f.ingangsdatum))
    .sort((a, b) => (volgorde(a.regeling) < volgorde(b.regeling) ? -1 : 1))
    .at(-1);
  const op = toonDag(f.ingangsdatum);
  if (!geldend) {
    const eerste = vanRegeling.map(({ regeling }) => regeling.geldigVan).sort()[0];
    const vanaf = eerste !== undefined && eerste > f.ingangsdatum ? ` Het begint op ${toonDag(eerste)}.` : '';
    const laatste = vanRegeling
      .map(({ regeling }) => regeling.geldigTot)
      .sort()
      .at(-1);
    const tot =
      laatste != null && laatste < f.ingangsdatum
        ? ` Het gold tot en met ${toonDag(laatste)}: wie daarna begint, kan niet meer meedoen.`
        : '';
    const regel = { regel: regelVoor(voorbeeld.regeling, 'versie'), bron: voorbeeld.regeling.rechtsgrond.bron };
    return een('ingangsdatum', regel, `Op ${op} geldt ${voorbeeld.regeling.naam} niet.${vanaf}${tot}`);
  }
  if (!findProduct(geldend.regeling, f.product)) {
    const product = findProduct(voorbeeld.regeling, f.product);
    const bron = geldend.regeling.versiegrens?.bron ?? 'keuze';
    const regel = { regel: regelVoor(geldend.regeling, 'vervallen'), bron };
    return een(
      'product',
      regel,
      `${product?.naam ?? f.product} staat niet in ${geldend.regeling.naam} zoals het geldt op ${op}.`,
    );
  }
  return gelukt(geldend);
}

const volgorde = (regeling: Regeling): string => `${regeling.geldigVan} ${regeling.vastgesteldOp ?? ''}`;

/**
 * The last days of a toewijzing, whether it can be extended, and its duties (K1, K2, K3; AP5, AP6, AP10; AR3–AR8). Refused with the
 * first rule that makes the question impossible. `regeling` is the version of the start date (`versieVoor`).
 */
export function termijnenVan(regeling: Regeling, landelijk: Landelijk, f: TermijnFeiten): Resultaat<Termijnen> {
  try {
    return gelukt(reken(regeling, landelijk, f));
  } catch (fout) {
    if (fout instanceof Onmogelijk) return geweigerd(fout.reden);
    throw fout;
  }
}

function reken(regeling: Regeling, landelijk: Landelijk, f: TermijnFeiten): Termijnen {
  const product = findProduct(regeling, f.product);
  if (!product) return weiger('product', K8, `“${f.product}” is geen product van ${regeling.naam}.`);
  const van = leesDag(f.ingangsdatum, 'ingangsdatum', K1);
  const { vervallenVanaf } = product;
  if (vervallenVanaf && f.ingangsdatum >= vervallenVanaf.waarde) {
    const regel = { regel: regelVoor(regeling, 'vervallen'), bron: vervallenVanaf.bron };
    weiger('product', regel, `${product.naam} is er niet meer voor wie begint op of na ${toonDag(vervallenVanaf.waarde)}.`);
  }
  const voorAow = laatsteVoorAow(regeling, landelijk, f, van);
  const regel = duurRegel(regeling, product);
  const gronden: Grond[] = [];

  // The period as asked.
  const grens = uitersteDag(product, van);
  if (grens !== undefined) opKalender(grens, 'ingangsdatum', K1);
  const uiterst = voorAow === undefined ? grens : Math.min(grens ?? voorAow, voorAow);
  const gevraagd = f.einddatum === undefined ? undefined : leesDag(f.einddatum, 'einddatum', K1);
  if (gevraagd !== undefined && gevraagd < van)
    weiger('einddatum', K1, `De einddatum ligt vóór de begindatum. Kies een einddatum op of na ${toon(van)}.`);
  let einde = gevraagd ?? (hoogsteDuur(product) === undefined ? undefined : uiterst);
  const duur = duurOordeel(regeling, product, { van, tot: einde ?? van, deel: 'periode', voorAow });
  if (duur) {
    if (!duur.voldaan && einde !== undefined) weiger('einddatum', duur, duur.tekst);
    if (duur.voldaan || einde === undefined) gronden.push(grond(regeling, duur.regel, duur.bron, duurTekst(product, duur.tekst)));
  } else gronden.push(grond(regeling, regel, 'keuze', `Hoe lang ${product.naam} duurt, is niet geregeld.`, null));
  if (product.duur?.keuze !== undefined) gronden.push(grond(regeling, regel, 'keuze', product.duur.keuze));
  for (const ander of product.duur?.tegenspraak ?? [])
    gronden.push(grond(regeling, regel, ander.bron, `Een andere bron zegt: ${ander.tekst} Dat volgen we niet.`, false));
  if (voorAow !== undefined && einde !== undefined && einde > voorAow)
    weiger(
      'einddatum',
      K3,
      `De inwoner bereikt op ${toon(voorAow + 1)} de AOW-leeftijd. Kies een einddatum uiterlijk ${toon(voorAow)}.`,
    );
  if (grens !== undefined) {
    const lang = toonLengte(hoogsteDuur(product) ?? {});
    gronden.push(grond(regeling, 'K1', K1.bron, `${lang} vanaf ${toon(van)}: tot en met ${toon(grens)}.`));
  }
  if (voorAow !== undefined && grens !== undefined && voorAow < grens)
    gronden.push(grond(regeling, 'K3', K3.bron, `De dag vóór de AOW-leeftijd is ${toon(voorAow)}.`));

  einde = verleng(regeling, product, f, { van, einde, voorAow, gronden });
  const { onderbrekingen, opgeschort, laatste } = schortOp(f, { van, einde, voorAow });
  if (laatste !== undefined) opKalender(laatste, 'einddatum', einde === laatste ? K1 : K2);
  if (opgeschort > 0) {
    const kap = einde !== undefined && laatste !== undefined && laatste < einde + opgeschort;
    const tot = laatste === undefined ? '' : `: het einde wordt ${toon(laatste)}`;
    gronden.push(grond(regeling, 'K2', K2.bron, `${telDagen(opgeschort)} opgeschort${tot}.`));
    if (kap) gronden.push(grond(regeling, 'K3', K3.bron, 'Verder dan de dag vóór de AOW-leeftijd loopt de toewijzing niet.'));
  }
  const looptijd: Looptijd = { van, tot: laatste ?? null, onderbrekingen };
  return {
    uitersteEinddatum: uiterst === undefined || hoogsteDuur(product) === undefined ? null : iso(uiterst),
    einddatum: laatste === undefined ? null : iso(laatste),
    ...verlengbaar(regeling, product, f, { einde, laatste, voorAow }),
    plichten: [...plichtenVan(regeling, product, looptijd), ...stapPlichten(regeling, product.product, looptijd)].sort((a, b) =>
      a.datum < b.datum ? -1 : a.datum > b.datum ? 1 : 0,
    ),
    gronden,
  };
}

const duurTekst = (product: Product, tekst: string): string =>
  product.duur?.soort === 'vast' ? tekst.replace('duurt ten hoogste', 'duurt') : tekst;

/** K3; undefined when the birth date is not given or the regeling does not look at it. */
function laatsteVoorAow(regeling: Regeling, landelijk: Landelijk, f: TermijnFeiten, van: Dagnummer): Dagnummer | undefined {
  if (f.geboortedatum === undefined) return undefined;
  leesDag(f.geboortedatum, 'geboortedatum', K3);
  if (!regeling.keuzes.K3.aan) return undefined;
  const laatste = dagnummer(aowDatum(landelijk, datum(f.geboortedatum)).datum) - 1;
  if (van > laatste)
    weiger(
      'ingangsdatum',
      K3,
      `De inwoner heeft op ${toon(laatste + 1)} de AOW-leeftijd bereikt. ${regeling.naam} is er tot die leeftijd.`,
    );
  return laatste;
}

type Stand = { van: Dagnummer; einde: Dagnummer | undefined; voorAow: Dagnummer | undefined };

/** The agreed end after the extensions, before suspended days. */
function verleng(regeling: Regeling, product: Product, f: TermijnFeiten, s: Stand & { gronden: Grond[] }): Dagnummer | undefined {
  let { einde } = s;
  for (const [i, { tot }] of f.verlengingen.entries()) {
    const veld = 'verlengingen';
    const oordeel = verlengOordeel(regeling, product, i + (f.eerderVerlengd ?? 0));
    if (!oordeel.voldaan) weiger(veld, oordeel, oordeel.tekst);
    const naar = leesDag(tot, veld, K1);
    if (einde === undefined) return weiger(veld, oordeel, `Er is geen einddatum om te verlengen. Noem eerst de einddatum.`);
    if (naar <= einde)
      weiger(
        veld,
        oordeel,
        `Een verlenging maakt een toewijzing langer. Zij loopt al tot en met ${toon(einde)}: kies een latere dag.`,
      );
    const duur = duurOordeel(regeling, product, { van: einde + 1, tot: naar, deel: 'verlenging' });
    if (duur && !duur.voldaan) weiger(veld, duur, duur.tekst);
    if (s.voorAow !== undefined && naar > s.voorAow)
      weiger(veld, K3, `De inwoner bereikt op ${toon(s.voorAow + 1)} de AOW-leeftijd. Verleng tot uiterlijk ${toon(s.voorAow)}.`);
    s.gronden.push(grond(regeling, oordeel.regel, oordeel.bron, `Verlengd tot en met ${toon(naar)}.`));
    einde = naar;
  }
  return einde;
}

/** K2: which days are suspended, and the end that comes of it. */
function schortOp(
  f: TermijnFeiten,
  s: Stand,
): { onderbrekingen: Onderbreking[]; opgeschort: number; laatste: Dagnummer | undefined } {
  const veld = 'opschortingen';
  const onderbrekingen = f.opschortingen.map(({ van, tot }) => {
    const o = { van: leesDag(van, veld, K2), tot: leesDag(tot, veld, K2) };
    if (o.tot < o.van)
      weiger(veld, K2, `De opschorting van ${toon(o.van)} eindigt voor haar begin, op ${toon(o.tot)}. Draai de dagen om.`);
    if (o.van < s.van)
      weiger(veld, K2, `De opschorting van ${toon(o.van)} ligt vóór de begindatum. Kies een dag vanaf ${toon(s.van)}.`);
    return o;
  });
  onderbrekingen.sort((a, b) => a.van - b.van);
  let opgeschort = 0;
  onderbrekingen.forEach((o, i) => {
    const vorige = onderbrekingen[i - 1];
    if (vorige && o.van <= vorige.tot)
      weiger(veld, K2, `Twee opschortingen vallen samen op ${toon(o.van)}. Maak er één van, of laat ze op elkaar volgen.`);
    if (s.einde !== undefined && o.van > s.einde + opgeschort) {
      const tekst = `De opschorting van ${toon(o.van)} begint na het einde. De toewijzing loopt tot en met ${toon(s.einde + opgeschort)}.`;
      weiger(veld, K2, tekst);
    }
    opgeschort += o.tot - o.van + 1;
  });
  if (s.einde === undefined) return { onderbrekingen, opgeschort, laatste: undefined };
  return { onderbrekingen, opgeschort, laatste: metOpgeschorteDagen(s.einde, opgeschort, s.voorAow) };
}

type Verlengbaar = Pick<Termijnen, 'verlengbaar' | 'reden' | 'verlengGronden'>;

/** Whether, after what is given, a further extension is possible, and why. */
function verlengbaar(
  regeling: Regeling,
  product: Product,
  f: TermijnFeiten,
  s: { einde: Dagnummer | undefined; laatste: Dagnummer | undefined; voorAow: Dagnummer | undefined },
): Verlengbaar {
  const zeg = (mag: boolean, o: { regel: string; bron: string }, tekst: string, extra: Grond[] = []): Verlengbaar => ({
    verlengbaar: mag,
    // There is no place in a source that says nothing: the silence itself is what is shown.
    reden: `${o.regel}: ${tekst}${o.bron === 'keuze' ? '' : ` Bron: ${toonBron(regeling, o.bron)}.`}${extra.map((g) => ` ${g.tekst}`).join('')}`,
    verlengGronden: [grond(regeling, o.regel, o.bron, tekst, mag), ...extra],
  });
  const eerder = f.verlengingen.length + (f.eerderVerlengd ?? 0);
  const oordeel = verlengOordeel(regeling, product, eerder);
  const mag = product.verlenging;
  if (!mag) {
    const tekst = `Of ${product.naam} kan worden verlengd, is niet geregeld.`;
    return zeg(false, { regel: oordeel.regel, bron: 'keuze' }, tekst);
  }
  const extra = mag.keuze === undefined ? [] : [grond(regeling, oordeel.regel, 'keuze', mag.keuze)];
  if (!oordeel.voldaan) return zeg(false, oordeel, oordeel.tekst, extra);
  if (s.einde === undefined || s.laatste === undefined)
    return zeg(false, oordeel, 'Er is geen einddatum afgesproken, dus er is niets te verlengen.', extra);
  if (s.voorAow !== undefined && s.laatste >= s.voorAow) return zeg(false, K3, `De toewijzing loopt al tot de AOW-leeftijd.`);
  const over = mag.aantal === null ? undefined : mag.aantal - eerder;
  const keer = over === undefined ? 'zonder grens aan het aantal keren' : over === 1 ? 'nog één keer' : `nog ${over} keer`;
  const uiterst = laatsteDagVan(s.einde + 1, mag);
  const tot = isOpKalender(uiterst) ? `: dan tot uiterlijk ${toon(Math.min(uiterst, s.voorAow ?? uiterst))}` : '';
  const opgeschort = s.laatste > s.einde ? ', plus de opgeschorte dagen' : '';
  const reden = mag.redenNodig ? ' en met een reden' : '';
  return zeg(true, oordeel, `Kan ${keer} worden verlengd, met ten hoogste ${toonLengte(mag)}${reden}${tot}${opgeschort}.`, extra);
}
