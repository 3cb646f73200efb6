// The days of duties. Whenever a fact moves they are derived again: nothing of this is stored.
import { type PlichtInRegeling, type Product, type Regeling, toonLengte } from '../beleid/regeling.ts';
import { type Dagnummer, isOpKalender, isoVanDagnummer, maandenVerder } from '../kernel/dagnummer.ts';
import type { Grond } from '../kernel/uitkomst.ts';
import { grond, plichtRegel, toonDag, toonWie, zwijgRegel } from './regels.ts';
import type { Plicht, PlichtZonderDatum } from './types.ts';

/** A suspension in whole days, both ends included. */
export interface Onderbreking {
  van: Dagnummer;
  tot: Dagnummer;
}

/** The days of a toewijzing; `tot` is the end as it is now, with extensions and suspended days; null: none was agreed. */
export interface Looptijd {
  van: Dagnummer;
  tot: Dagnummer | null;
  /** In order, without overlap. */
  onderbrekingen: readonly Onderbreking[];
}

export interface PlichtDag {
  plicht: PlichtInRegeling;
  datum: Dagnummer;
  /** Days by which suspensions moved it. */
  verschoven: number;
  /** The day that K1 gives lies before the start, so it became the first day. */
  opStart: boolean;
}

const dagenIn = (o: Onderbreking): number => o.tot - o.van + 1;

/**
 * K2: a day on or after the first suspended day moves by as many days as were suspended. A day inside a suspension thus comes as long
 * after its end as it lay after its beginning.
 */
export const verschoven = (dag: Dagnummer, onderbrekingen: readonly Onderbreking[]): Dagnummer => {
  let uit = dag;
  for (const o of onderbrekingen) if (uit >= o.van) uit += dagenIn(o);
  return uit;
};

/**
 * The duties of a toewijzing that have a day, in order of that day (K1, K2, AR7, AR8). One that is counted from the start and would
 * come after the end is not there; one that is counted from the end follows the end, and is on the first day when the toewijzing is
 * shorter than that.
 */
export function plichtDagen(product: Pick<Product, 'plichten'>, l: Looptijd): PlichtDag[] {
  const dagen: PlichtDag[] = [];
  for (const plicht of product.plichten) {
    const { wanneer } = plicht;
    if ('na' in wanneer) {
      const { maanden = 0, weken } = wanneer.na;
      // Without an end a repeated duty would never stop: then only the first is known.
      const telkens = plicht.herhaald?.waarde === 'telkens' && l.tot !== null;
      for (let keer = 1; keer === 1 || telkens; keer++) {
        const kaal = weken === undefined ? maandenVerder(l.van, maanden * keer) : l.van + 7 * weken * keer;
        const dag = verschoven(kaal, l.onderbrekingen);
        if ((l.tot !== null && dag > l.tot) || !isOpKalender(dag)) break;
        dagen.push({ plicht, datum: dag, verschoven: dag - kaal, opStart: false });
      }
    } else if ('voor' in wanneer && l.tot !== null) {
      const dag = l.tot - 7 * wanneer.voor.weken;
      const verschil = l.onderbrekingen.reduce((som, o) => som + dagenIn(o), 0);
      dagen.push({ plicht, datum: Math.max(dag, l.van), verschoven: verschil, opStart: dag < l.van });
    }
  }
  return dagen.sort((a, b) => a.datum - b.datum);
}

/** A version that decided before, up to and including a day. */
export interface EerdereVersie {
  regeling: Regeling;
  product: Pick<Product, 'plichten'>;
  tot: Dagnummer;
}

/**
 * As plichtDagen, of a toewijzing that went over to another version: each version asks for the days on which it decided, and what counts back
 * from the end is asked once. `deel`: the earlier version it comes from; undefined: the one of now.
 */
export function plichtDagenDoor(
  product: Pick<Product, 'plichten'>,
  l: Looptijd,
  eerder: readonly Pick<EerdereVersie, 'product' | 'tot'>[],
): (PlichtDag & { deel: number | undefined })[] {
  if (eerder.length === 0) return plichtDagen(product, l).map((een) => ({ ...een, deel: undefined }));
  const uit: (PlichtDag & { deel: number | undefined })[] = [];
  let na = Number.NEGATIVE_INFINITY;
  for (const [deel, een] of [...eerder, { product, tot: Number.POSITIVE_INFINITY }].entries()) {
    const gevraagd = new Set(uit.filter(({ plicht }) => 'voor' in plicht.wanneer).map(({ plicht }) => plicht.soort));
    for (const dag of plichtDagen(een.product, l))
      if (dag.datum > na && dag.datum <= een.tot && !('voor' in dag.plicht.wanneer && gevraagd.has(dag.plicht.soort)))
        uit.push({ ...dag, deel: deel < eerder.length ? deel : undefined });
    na = een.tot;
  }
  return uit;
}

const samen = (plicht: PlichtInRegeling): string => {
  const namen = (plicht.samenMet ?? []).map(toonWie);
  const met = namen.length < 2 ? namen.join('') : `${namen.slice(0, -1).join(', ')} en ${namen.at(-1)}`;
  return `${plicht.naam}, door ${toonWie(plicht.wie)}${met === '' ? '' : ` met ${met}`}.`;
};

const weken = (n: number): string => (n === 1 ? '1 week' : `${n} weken`);

/** Where a duty comes from: the source, what was chosen around it, how its day was counted and what moved it. */
function grondenVan(regeling: Regeling, een: PlichtDag, l: Looptijd): Grond[] {
  const { plicht } = een;
  const { wanneer } = plicht;
  const regel = plichtRegel(regeling, plicht.soort);
  const dag = toonDag(isoVanDagnummer(een.datum));
  const uit: Grond[] = [grond(regeling, regel, plicht.bron, samen(plicht))];
  if (plicht.keuze !== undefined) uit.push(grond(regeling, regel, 'keuze', plicht.keuze));
  if ('na' in wanneer) {
    const begin = toonDag(isoVanDagnummer(l.van));
    uit.push(grond(regeling, 'K1', 'keuze K1', `${toonLengte(wanneer.na)} na de start op ${begin}.`));
    const { herhaald } = plicht;
    if (herhaald)
      uit.push(
        grond(
          regeling,
          regel,
          herhaald.bron,
          herhaald.waarde === 'telkens' ? 'Het wordt herhaald tot het einde.' : 'Het wordt één keer gevraagd.',
        ),
      );
  } else if ('voor' in wanneer && l.tot !== null) {
    const einde = toonDag(isoVanDagnummer(l.tot));
    const tekst = een.opStart
      ? `De toewijzing is korter dan ${weken(wanneer.voor.weken)}: dan is het op de eerste dag.`
      : `${weken(wanneer.voor.weken)} voor het einde op ${einde}.`;
    uit.push(grond(regeling, 'K1', 'keuze K1', tekst));
  }
  if (een.verschoven > 0) {
    const tekst = `${een.verschoven === 1 ? '1 dag' : `${een.verschoven} dagen`} opgeschort, dus later: ${dag}.`;
    uit.push(grond(regeling, 'K2', 'keuze K2', tekst));
  }
  return uit;
}

/** As plichtDagen, for people: with who, the rule and the grounds. */
export const plichtenVan = (
  regeling: Regeling,
  product: Pick<Product, 'plichten'>,
  l: Looptijd,
  eerder: readonly EerdereVersie[] = [],
): Plicht[] =>
  plichtDagenDoor(product, l, eerder).map((een) => {
    const versie = een.deel === undefined ? regeling : (eerder[een.deel]?.regeling ?? regeling);
    return {
      soort: een.plicht.soort,
      naam: een.plicht.naam,
      wie: een.plicht.wie,
      samenMet: een.plicht.samenMet ?? [],
      datum: isoVanDagnummer(een.datum),
      regel: plichtRegel(versie, een.plicht.soort),
      gronden: grondenVan(versie, een, l),
    };
  });

/** What is owed on request or at a signal: it has no day. */
export const plichtenZonderDatum = (regeling: Regeling, product: Pick<Product, 'plichten'>): PlichtZonderDatum[] =>
  product.plichten.flatMap((plicht) => {
    if (!('bij' in plicht.wanneer)) return [];
    const regel = plichtRegel(regeling, plicht.soort);
    return [
      {
        soort: plicht.soort,
        naam: plicht.naam,
        wie: plicht.wie,
        samenMet: plicht.samenMet ?? [],
        bij: plicht.wanneer.bij,
        regel,
        gronden: [grond(regeling, regel, plicht.bron, samen(plicht))],
      },
    ];
  });

/** The duties that other regelingen have and of which this one may be silent, by the subject under which it says so. */
const ONDERWERPEN: Readonly<Record<string, string>> = {
  voortgangsbericht: 'voortgangsbericht',
  evaluatiegesprek: 'evaluatiedatum',
};

/** What the sources of this regeling do not arrange for the product (AP44): shown as such, never borrowed from another municipality. */
export const nietGeregeld = (regeling: Regeling, product: Pick<Product, 'plichten'>): Grond[] =>
  Object.entries(ONDERWERPEN).flatMap(([soort, onderwerp]) => {
    if (product.plichten.some((plicht) => plicht.soort === soort)) return [];
    const zwijgt = regeling.nietGeregeld.find((een) => een.onderwerp === onderwerp);
    return zwijgt ? [grond(regeling, zwijgRegel(regeling), 'keuze', zwijgt.tekst, null)] : [];
  });
