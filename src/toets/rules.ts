import type { Landelijk } from '../beleid/landelijk.ts';
import { leeft } from '../beleid/pick.ts';
import type { Regeling } from '../beleid/regeling.ts';
import { datum, toonDatum } from '../kernel/datum.ts';
import type { UitkomstWaarde } from '../kernel/uitkomst.ts';
import { type Deel, deel } from './deel.ts';
import { doelgroepVragen, leeftijdVraag } from './doelgroep.ts';
import { productVraag } from './producten.ts';
import type { ToetsFeiten, ToetsUitkomst } from './types.ts';
import { uitsluitingVragen } from './uitsluitingen.ts';
import { wegwijzerVragen } from './wegwijzers.ts';

/** The outcome with what it is built of: the same delen come back for everybody with the same facts. */
export interface Beoordeling {
  regeling: Regeling;
  producten: readonly { product: string; uitkomst: UitkomstWaarde; delen: readonly Deel[] }[];
  advies: readonly { naar: string; naam: string; delen: readonly Deel[] }[];
}

/** A version of a regeling, made ready to judge many. `onbekendOp` set: the day on which nobody knew of this version yet. */
export type Toetser = (feiten: ToetsFeiten, onbekendOp?: string) => Beoordeling;

/**
 * Which products of a regeling fit a resident on `feiten.peildatum`: each with its grounds and their sources, and signposts beside them.
 * Pick the version with `dichtstbij`: before and after its life nothing is passend (AP31, AR4).
 */
export function toetsProducten(feiten: ToetsFeiten, regeling: Regeling, landelijk: Landelijk): ToetsUitkomst {
  return uitkomstUit(toetserVan(regeling, landelijk)(feiten));
}

/** The outcome as it is shown, kept and sent. */
export function uitkomstUit({ regeling, producten, advies }: Beoordeling): ToetsUitkomst {
  return {
    gemeente: regeling.gemeente,
    regeling: regeling.regeling,
    versie: regeling.geldigVan,
    producten: producten.map(({ product, uitkomst, delen }) => ({ product, uitkomst, gronden: delen.map(({ grond }) => grond) })),
    advies: advies.map(({ naar, delen }) => ({ naar, gronden: delen.map(({ grond }) => grond) })),
  };
}

const TOETSERS = new WeakMap<Regeling, { landelijk: Landelijk; toetser: Toetser }>();

/** Makes a version ready once; asking again gives the same. */
export function toetserVan(regeling: Regeling, landelijk: Landelijk): Toetser {
  const bekend = TOETSERS.get(regeling);
  if (bekend?.landelijk === landelijk) return bekend.toetser;
  const toetser = maakToetser(regeling, landelijk);
  TOETSERS.set(regeling, { landelijk, toetser });
  return toetser;
}

function maakToetser(regeling: Regeling, landelijk: Landelijk): Toetser {
  const leeftijd = leeftijdVraag(regeling, landelijk);
  const doelgroep = [...doelgroepVragen(regeling), ...uitsluitingVragen(regeling, landelijk)];
  const producten = regeling.producten.map((product) => ({
    product: product.product,
    vraag: productVraag(product, regeling, landelijk),
  }));
  const wegwijzers = wegwijzerVragen(regeling, landelijk);
  const buiten = buitenGeldigheid(regeling);
  return (feiten, onbekendOp) => {
    if (onbekendOp !== undefined) return buiten.nietBekend(onbekendOp);
    if (!leeft(regeling, feiten.peildatum)) return feiten.peildatum < regeling.geldigVan ? buiten.ervoor : buiten.erna;
    const gedeeld = [...leeftijd(feiten), ...doelgroep.map((vraag) => vraag(feiten))];
    const advies: { naar: string; naam: string; delen: Deel[] }[] = [];
    for (const wegwijzer of wegwijzers) {
      if (!wegwijzer.wijst(feiten)) continue;
      const eerder = advies.find(({ naar }) => naar === wegwijzer.naar);
      if (eerder) eerder.delen.push(wegwijzer.deel);
      else advies.push({ naar: wegwijzer.naar, naam: wegwijzer.naam, delen: [wegwijzer.deel] });
    }
    return {
      regeling,
      producten: producten.map(({ product, vraag }) => {
        const delen = vraag(feiten, gedeeld);
        return { product, uitkomst: uitkomstVanDelen(delen), delen };
      }),
      advies,
    };
  };
}

/** A part that fails decides; otherwise an unknown one makes it conditional (K8: never guess). */
function uitkomstVanDelen(delen: readonly Deel[]): UitkomstWaarde {
  let onbekend = false;
  for (const { stand } of delen) {
    if (stand === false) return 'niet-passend';
    if (stand === null) onbekend = true;
  }
  return onbekend ? 'onder-voorwaarde' : 'passend';
}

function buitenGeldigheid(regeling: Regeling) {
  const { naam, geldigVan, geldigTot, rechtsgrond, producten } = regeling;
  const nergens = (tekst: string): Beoordeling => {
    const delen = [deel(regeling, 'geldigheid', rechtsgrond.bron, false, tekst)];
    return {
      regeling,
      producten: producten.map(({ product }) => ({ product, uitkomst: 'niet-passend' as const, delen })),
      advies: [],
    };
  };
  return {
    ervoor: nergens(`${naam} geldt pas vanaf ${toonDatum(datum(geldigVan))}. Voor die dag is er geen regeling in het systeem.`),
    erna: nergens(`${naam} gold tot en met ${toonDatum(datum(geldigTot ?? geldigVan))}.`),
    nietBekend: (dag: string) => nergens(`Op ${toonDatum(datum(dag))} was ${naam} nog niet bekend.`),
  };
}
