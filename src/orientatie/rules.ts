import type { Product, Regeling, SoortTermijn } from '../beleid/regeling.ts';
import { type Datum, isNa, isVoor, parseDatumNl, plusDagen, toonDatum } from '../kernel/datum.ts';
import { dagVan } from '../kernel/moment.ts';
import { eindeNaMaanden } from '../kernel/periode.ts';
import { gelukt, geweigerd, type Resultaat } from '../kernel/resultaat.ts';
import type { Orientatie, OrientatieStand } from './types.ts';

/** The oriëntatie of a regeling (AP10, AR3); undefined when it has none. */
export const orientatieProduct = (regeling: Regeling): Product | undefined =>
  regeling.producten.find((product) => product.soort === 'orientatie');

/** The day of the kennismaking, once there is one. */
export const kennismakingDag = (o: Pick<Orientatie, 'kennismaking' | 'kennismakingOp'>): Datum | null =>
  o.kennismaking?.begin ? dagVan(o.kennismaking.begin) : o.kennismakingOp;

/** Where it stands: what was written last decides. */
export const standVan = (o: Orientatie): OrientatieStand => {
  if (o.afgewezenOp) return 'afgewezen';
  if (o.gestoptOp) return 'gestopt';
  if (o.gevolgOp) return 'afgerond';
  const advies = o.adviezen[0];
  if (advies) return advies.besprokenOp ? 'besproken' : 'geadviseerd';
  if (o.gestartOp) return 'gestart';
  if (kennismakingDag(o)) return 'gepland';
  return o.verwezenOp ? 'verwezen' : 'gevraagd';
};

/** What the centre finds out: as who referred put it, or else as it was asked. */
export const uitTeZoeken = (o: Pick<Orientatie, 'vraag' | 'opdracht'>): string => o.opdracht || o.vraag;

/** From so many days before the last day on the centre and the consulent are told (keuze). */
export const SIGNAAL_DAGEN = 14;

export interface Looptijd {
  laatste: Datum;
  /** A longest term ends it; an average one only tells how long it takes. */
  soort: SoortTermijn;
  bron: string;
  stand: 'loopt' | 'bijna' | 'over';
}

/** Until when, by the regeling: start + term − 1 day (K1; AP10 at most three months, AR3 three months on average). Undefined when the regeling gives no term. */
export const looptijdVan = (product: Product | undefined, gestartOp: Datum, vandaag: Datum): Looptijd | undefined => {
  const duur = product?.duur;
  if (!duur) return undefined;
  const laatste =
    duur.weken === undefined ? eindeNaMaanden(gestartOp, duur.maanden ?? 0) : plusDagen(gestartOp, 7 * duur.weken - 1);
  const stand = isNa(vandaag, laatste) ? 'over' : isVoor(vandaag, plusDagen(laatste, -SIGNAAL_DAGEN)) ? 'loopt' : 'bijna';
  return { laatste, soort: duur.soort, bron: duur.bron, stand };
};

/**
 * The categories in which the regeling wants the advice (AR15: what may follow on the oriëntatie in its route). Fewer than two is no choice:
 * then the source names no categories (AP10) and none is asked.
 */
export const categorieen = (regeling: Regeling): readonly string[] => {
  const uit = regeling.route?.stappen.find((stap) => stap.soort === 'orientatie')?.uit ?? [];
  return uit.length < 2 ? [] : uit.map(({ wat }) => wat);
};

/** What an advice comes out at, in the words that are said to the resident; the category itself when the regeling has none. */
export const categorieVoorInwoner = (regeling: Regeling, categorie: string): string =>
  regeling.route?.stappen.find((stap) => stap.soort === 'orientatie')?.uit.find(({ wat }) => wat === categorie)?.watInwoner ??
  categorie;

/** Whether an advice stands in one of the categories of the regeling; one that has none takes none. */
export const leesCategorie = (regeling: Regeling, gekozen: string): Resultaat<string | null> => {
  const mogelijk = categorieen(regeling);
  if (mogelijk.length === 0) return gelukt(null);
  return mogelijk.includes(gekozen)
    ? gelukt(gekozen)
    : geweigerd({ veld: 'categorie', tekst: 'Kies waar het advies op uitkomt.', regel: 'AR15' });
};

/** A day of the orientation, dd-mm-jjjj, within bounds; the reasons name `veld`. */
export const leesOrientatiedag = (
  invoer: string,
  o: { veld: string; vanaf?: Datum | undefined; tot?: Datum | undefined },
): Resultaat<Datum> => {
  const dag = parseDatumNl(invoer);
  if (!dag)
    return geweigerd({
      veld: o.veld,
      tekst:
        invoer.trim() === ''
          ? 'Vul de datum in, bijvoorbeeld 31-01-2020.'
          : 'Schrijf de datum als dag-maand-jaar, bijvoorbeeld 31-01-2020.',
    });
  if (o.vanaf && isVoor(dag, o.vanaf)) return geweigerd({ veld: o.veld, tekst: `Kies een dag vanaf ${toonDatum(o.vanaf)}.` });
  if (o.tot && isNa(dag, o.tot)) return geweigerd({ veld: o.veld, tekst: `Kies een dag tot en met ${toonDatum(o.tot)}.` });
  return gelukt(dag);
};
