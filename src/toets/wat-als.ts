import { aowDatum, type Landelijk } from '../beleid/landelijk.ts';
import type { Regeling } from '../beleid/regeling.ts';
import { datum, isoDatum, plusDagen, plusMaanden, toonDatum } from '../kernel/datum.ts';
import { TREDEN } from '../kernel/trede.ts';
import type { UitkomstWaarde } from '../kernel/uitkomst.ts';
import { type Anders, type WatAls, watAls } from '../kernel/wat-als.ts';
import { toetsProducten } from './rules.ts';
import { type ToetsFeiten, type ToetsUitkomst, ZRM_DOMEINEN } from './types.ts';

const DAN: Record<UitkomstWaarde, string> = {
  passend: 'past',
  'niet-passend': 'past niet',
  'onder-voorwaarde': 'past onder voorwaarde',
};

type Feit = keyof ToetsFeiten;
type AnderFeit = Anders<ToetsFeiten> & { verschil: Partial<ToetsFeiten> };

/** Facts that are yes, no or unknown, as they follow on "Als de inwoner". */
const JA_NEE: readonly { feit: Feit; ja: string; nee: string }[] = [
  { feit: 'wilDeelnemen', ja: 'Als de inwoner wil bijdragen of werken', nee: 'Als de inwoner niet wil bijdragen of werken' },
  { feit: 'ondersteuningNodig', ja: 'Als de inwoner ondersteuning nodig heeft', nee: 'Zonder behoefte aan ondersteuning' },
  {
    feit: 'zelfstandigNaInstructie',
    ja: 'Als de inwoner het na uitleg zelfstandig kan',
    nee: 'Als de inwoner het ook na uitleg niet zelfstandig kan',
  },
  { feit: 'mantelzorgOverbelast', ja: 'Als de mantelzorger overbelast is', nee: 'Als de mantelzorger niet overbelast is' },
  { feit: 'regieverlies', ja: 'Met regieverlies', nee: 'Zonder regieverlies' },
  { feit: 'continueBegeleiding', ja: 'Als continu begeleiding nodig is', nee: 'Als niet continu begeleiding nodig is' },
  { feit: 'wmoOndersteuning', ja: 'Met ondersteuning uit de Wmo', nee: 'Zonder ondersteuning uit de Wmo' },
  {
    feit: 'ontwikkelbaarArbeidsvermogen',
    ja: 'Met arbeidsvermogen dat kan groeien',
    nee: 'Zonder arbeidsvermogen dat kan groeien',
  },
  {
    feit: 'positiefAdviesUwv',
    ja: 'Met een positief advies van UWV over beschut werk',
    nee: 'Zonder positief advies van UWV over beschut werk',
  },
  {
    feit: 'duidelijkWatInwonerWilEnKan',
    ja: 'Als duidelijk is wat de inwoner wil en kan',
    nee: 'Als niet duidelijk is wat de inwoner wil en kan',
  },
];

const HOOFDDOEL: Record<NonNullable<ToetsFeiten['hoofddoel']>, string> = {
  'bijdragen-of-werken': 'Met als hoofddoel bijdragen of werken',
  ontmoeten: 'Met als hoofddoel ontmoeten',
  zelfredzaamheid: 'Met als hoofddoel zelfredzaamheid',
  'mantelzorg-ontlasten': 'Met als hoofddoel de mantelzorger ontlasten',
  dagstructuur: 'Met als hoofddoel dagstructuur',
};
const ZICHT: Record<NonNullable<ToetsFeiten['zichtOpBetaaldWerk']>, string> = {
  'binnen-een-jaar': 'Met zicht op betaald werk binnen een jaar',
  later: 'Met later zicht op betaald werk',
  nee: 'Zonder zicht op betaald werk',
};

/** The facts of a toets, each time with one of them otherwise: both sides of every threshold that the regeling or national law has. */
export function andereFeiten(feiten: ToetsFeiten, regeling: Regeling, landelijk: Landelijk): AnderFeit[] {
  const uit: AnderFeit[] = [];
  const met: Met = (feit, tekst, verschil) => {
    uit.push({ feit, met: tekst, feiten: { ...feiten, ...verschil }, verschil });
  };
  for (const trede of TREDEN) if (trede !== feiten.trede) met('trede', `Met trede ${trede}`, { trede });
  for (const perspectief of TREDEN) {
    if (perspectief === feiten.perspectief || perspectief < (feiten.trede ?? 1)) continue;
    met(
      'perspectief',
      perspectief === feiten.trede ? 'Zonder perspectief verder op de ladder' : `Met perspectief trede ${perspectief}`,
      { perspectief },
    );
  }
  for (const { feit, ja, nee } of JA_NEE) {
    if (feiten[feit] !== true) met(feit, ja, { [feit]: true });
    if (feiten[feit] !== false) met(feit, nee, { [feit]: false });
  }
  for (const afstand of ['groot', 'klein'] as const)
    if (afstand !== feiten.afstandTotArbeidsmarkt)
      met('afstandTotArbeidsmarkt', `Met een ${afstand === 'groot' ? 'grote' : 'kleine'} afstand tot de arbeidsmarkt`, {
        afstandTotArbeidsmarkt: afstand,
      });
  for (const [zicht, tekst] of Object.entries(ZICHT)) {
    if (zicht === feiten.zichtOpBetaaldWerk) continue;
    if (zicht === 'binnen-een-jaar' || zicht === 'later' || zicht === 'nee')
      met('zichtOpBetaaldWerk', tekst, { zichtOpBetaaldWerk: zicht });
  }
  for (const hoofddoel of HOOFDDOELEN) if (hoofddoel !== feiten.hoofddoel) met('hoofddoel', HOOFDDOEL[hoofddoel], { hoofddoel });
  uitkeringen(feiten, met);
  for (const doel of [3, 4] as const)
    if (doel !== feiten.lopendeOntwikkelingDoel)
      met('lopendeOntwikkelingDoel', `Naast een lopende ontwikkeling naar trede ${doel}`, { lopendeOntwikkelingDoel: doel });
  if (feiten.lopendeOntwikkelingDoel)
    met('lopendeOntwikkelingDoel', 'Zonder lopende ontwikkeling', { lopendeOntwikkelingDoel: null });
  leefgebieden(feiten, regeling, met);
  dagen(feiten, regeling, landelijk, met);
  return uit;
}

/** `feit` may go on behind the name of the fact: what is told apart. */
type Met = (feit: Feit | `peildatum ${string}`, tekst: string, verschil: Partial<ToetsFeiten>) => void;

const HOOFDDOELEN = ['bijdragen-of-werken', 'ontmoeten', 'zelfredzaamheid', 'mantelzorg-ontlasten', 'dagstructuur'] as const;

/** AP12: no benefit, and a benefit with each answer of who pays it. */
function uitkeringen({ uitkering }: ToetsFeiten, met: Met): void {
  const soort = uitkering?.soort ?? 'bijstand';
  const een = uitkering ? '' : ' een uitkering en';
  if (uitkering !== null) met('uitkering', 'Zonder uitkering', { uitkering: null });
  if (uitkering?.toestemming !== true)
    met('uitkering', `Met${een} akkoord van wie de uitkering betaalt`, { uitkering: { soort, toestemming: true } });
  if (uitkering?.toestemming !== false)
    met(
      'uitkering',
      uitkering ? 'Zonder akkoord van wie de uitkering betaalt' : 'Met een uitkering zonder akkoord van wie haar betaalt',
      { uitkering: { soort, toestemming: false } },
    );
}

/** AP4: every number of domains with problems around the bounds of the profiles, all scores known. */
function leefgebieden(feiten: ToetsFeiten, regeling: Regeling, met: Met): void {
  const grens = regeling.begeleidingGroep?.scoreIsProbleem.waarde;
  if (grens === undefined) return;
  const randen = regeling.producten.flatMap(({ leefgebieden: l }) => (l ? [l.minimaal, l.maximaal ?? l.minimaal] : []));
  const nu = ZRM_DOMEINEN.every((domein) => feiten.zrm?.[domein] !== undefined)
    ? ZRM_DOMEINEN.filter((domein) => (feiten.zrm?.[domein] ?? 5) <= grens).length
    : undefined;
  const aantallen = new Set(
    randen.flatMap((rand) => [rand - 1, rand, rand + 1]).filter((n) => n >= 0 && n <= ZRM_DOMEINEN.length && n !== nu),
  );
  for (const n of [...aantallen].sort((a, b) => a - b)) {
    const zrm = Object.fromEntries(ZRM_DOMEINEN.map((domein, i) => [domein, i < n ? grens : 5]));
    met('zrm', `Met problemen op een aantal leefgebieden van ${n}`, { zrm });
  }
}

/** AP1, AP31: the days on which an age or the regeling begins and ends, as the day of the toets. */
function dagen(feiten: ToetsFeiten, regeling: Regeling, landelijk: Landelijk, met: Met): void {
  const op = (dag: string, waarom: string, vanaf: boolean) => {
    const ervoor = isoDatum(plusDagen(datum(dag), -1));
    if (vanaf && feiten.peildatum < dag)
      met(`peildatum ${waarom}`, `Bij een toets vanaf ${toonDatum(datum(dag))} (${waarom})`, { peildatum: dag });
    if (!vanaf && feiten.peildatum >= dag)
      met(`peildatum ${waarom}`, `Bij een toets vóór ${toonDatum(datum(dag))} (${waarom})`, { peildatum: ervoor });
  };
  const naar = (dag: string, waarom: string) => {
    op(dag, waarom, true);
    op(dag, waarom, false);
  };
  const { minimumLeeftijd, bovengrens } = regeling.doelgroep;
  if (feiten.geboortedatum !== undefined) {
    const geboren = datum(feiten.geboortedatum);
    if (minimumLeeftijd) naar(isoDatum(plusMaanden(geboren, 12 * minimumLeeftijd.waarde)), `${minimumLeeftijd.waarde} jaar`);
    if (bovengrens) naar(isoDatum(aowDatum(landelijk, geboren).datum), 'de AOW-leeftijd');
  } else if (minimumLeeftijd) {
    const jong = isoDatum(plusDagen(plusMaanden(datum(feiten.peildatum), -12 * minimumLeeftijd.waarde), 1));
    met('geboortedatum', `Onder de ${minimumLeeftijd.waarde} jaar`, { geboortedatum: jong });
    met('geboortedatum', `Vanaf ${minimumLeeftijd.waarde} jaar`, { geboortedatum: isoDatum(plusDagen(datum(jong), -1)) });
  }
  naar(regeling.geldigVan, 'begin van de regeling');
}

const feitenDie = (uitkomst: ToetsUitkomst, product: string): UitkomstWaarde | undefined =>
  uitkomst.producten.find((p) => p.product === product)?.uitkomst;

/**
 * What would have changed the outcome of each product of a toets: each fact otherwise, computed again by the same rules. Where one fact
 * is not enough for a product that does not fit, two together are tried of those that mend a ground.
 */
export function toetsWatAls(
  feiten: ToetsFeiten,
  regeling: Regeling,
  landelijk: Landelijk,
): { product: (product: string) => WatAls[]; advies: (naar: string) => WatAls[] } {
  const reken = (f: ToetsFeiten): ToetsUitkomst => toetsProducten(f, regeling, landelijk);
  const nu = reken(feiten);
  const bekend = new Map<ToetsFeiten, ToetsUitkomst>();
  const eenmaal = (f: ToetsFeiten): ToetsUitkomst => {
    let uit = bekend.get(f);
    if (uit === undefined) {
      uit = reken(f);
      bekend.set(f, uit);
    }
    return uit;
  };
  const anders = andereFeiten(feiten, regeling, landelijk);
  return {
    product: (product) => {
      const is = feitenDie(nu, product);
      const zeg = (dan: ToetsUitkomst) => {
        const was = feitenDie(dan, product);
        return was === undefined || was === is ? undefined : DAN[was];
      };
      const een = watAls(anders, eenmaal, zeg);
      return een.length > 0 ? een : watAls(paren(anders, product, nu, eenmaal), reken, zeg);
    },
    advies: (naar) => {
      const wijst = (u: ToetsUitkomst) => u.advies.some((a) => a.naar === naar);
      const is = wijst(nu);
      return watAls(anders, eenmaal, (dan) =>
        wijst(dan) === is ? undefined : is ? 'deze wegwijzer staat er dan niet' : 'deze wegwijzer staat er dan wel',
      );
    },
  };
}

/** Two facts at once, of those that each mend a ground of the product. */
function paren(
  anders: readonly AnderFeit[],
  product: string,
  nu: ToetsUitkomst,
  reken: (f: ToetsFeiten) => ToetsUitkomst,
): Anders<ToetsFeiten>[] {
  const open = (u: ToetsUitkomst) =>
    u.producten.find((p) => p.product === product)?.gronden.filter((g) => g.voldaan !== true).length ?? 0;
  const mist = open(nu);
  const helpt = anders.filter((een) => open(reken(een.feiten)) < mist).slice(0, HOOGSTENS);
  return helpt.flatMap((a, i) =>
    helpt
      .slice(i + 1)
      .filter((b) => b.feit !== a.feit)
      .map((b) => ({
        feit: `${a.feit} ${b.feit}`,
        met: `${a.met}, en ${b.met.charAt(0).toLowerCase()}${b.met.slice(1)}`,
        feiten: { ...a.feiten, ...b.verschil },
      })),
  );
}

/** Facts that are tried two by two. */
const HOOGSTENS = 12;
