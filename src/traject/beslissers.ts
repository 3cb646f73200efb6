// Who says yes or no to a step, and how that reaches them. Pure.

import type { Datum } from '../kernel/datum.ts';
import type { Beslissers, Oordeel } from './types.ts';

/** A colleague who can decide along. */
export interface Collega {
  id: number;
  naam: string;
  functie: string | null;
}

/** "Consulent Werk" → "consulent-werk": how a functie is called in a route. */
export const functieSleutel = (functie: string): string =>
  functie
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');

/**
 * Whether somebody with this functie has a role of a route: it is his functie, or he is of the organisation that the route names
 * ("consulent van WerkBedrijf" is both the consulent-werkbedrijf and WerkBedrijf).
 */
export const heeftRol = (functie: string | null, wie: string): boolean => {
  const sleutel = functie === null ? '' : functieSleutel(functie);
  return sleutel === wie || sleutel.replace('-van-', '-') === wie || sleutel.endsWith(`-van-${wie}`);
};

/** How somebody is asked: he says it himself in the product, or what he said is written down. */
export type Vraag =
  | { wie: string; soort: 'inwoner' }
  | { wie: string; soort: 'aanbieder'; aanbiederId: number; naam: string }
  | { wie: string; soort: 'collega'; keuze: readonly Collega[] }
  | { wie: string; soort: 'opschrijven' };

export interface Verdeeld {
  /** Roles in which who acts says yes by acting. */
  zelf: string[];
  /** Everybody else who has to say yes first. */
  vragen: Vraag[];
}

const INWONER: ReadonlySet<string> = new Set(['inwoner']);
const AANBIEDER: ReadonlySet<string> = new Set(['aanbieder', 'begeleider', 'begeleider-aanbieder']);
export const isInwoner = (rol: string): boolean => INWONER.has(rol);
export const isAanbieder = (rol: string): boolean => AANBIEDER.has(rol);
/** Names for whoever acts for the municipality, when nobody here has them as his functie. */
const GEMEENTE: ReadonlySet<string> = new Set(['consulent', 'lokale-toegang', 'gemeente']);
/** Who does not work for the municipality: what is owed around them somebody of the municipality looks after. */
const BUITEN: ReadonlySet<string> = new Set([
  ...INWONER,
  ...AANBIEDER,
  'werkgever',
  'school',
  'uwv',
  'uitkerende-instantie',
  'jobcoach',
]);

/** Who of the municipality owes something, as the route calls him: the first that it names; without one the consulent. */
export const eigenaarVan = (...rollen: readonly (readonly string[])[]): string =>
  rollen.flat().find((rol) => !BUITEN.has(rol)) ?? 'consulent';

/**
 * Divides those who decide. All of `samen` are asked; of `wie` one is enough: who acts when that is his functie, else the resident or the
 * aanbieder when it is theirs to choose, else a colleague with that functie. A role that nobody here has, such as "lokale toegang", is that
 * of who acts.
 */
export const verdeelBeslissers = (
  besluit: Beslissers | undefined,
  o: { ik: Collega; collegas: readonly Collega[]; aanbieder: { id: number; naam: string } | undefined },
): Verdeeld => {
  if (!besluit) return { zelf: [], vragen: [] };
  const met = (wie: string) => o.collegas.filter(({ id, functie }) => id !== o.ik.id && heeftRol(functie, wie));
  const ikBen = (wie: string): boolean => heeftRol(o.ik.functie, wie) || (GEMEENTE.has(wie) && met(wie).length === 0);
  const vraag = (wie: string): Vraag | undefined => {
    if (INWONER.has(wie)) return { wie, soort: 'inwoner' };
    if (AANBIEDER.has(wie))
      return o.aanbieder
        ? { wie, soort: 'aanbieder', aanbiederId: o.aanbieder.id, naam: o.aanbieder.naam }
        : { wie, soort: 'opschrijven' };
    if (ikBen(wie)) return undefined;
    const keuze = met(wie);
    return keuze.length > 0 ? { wie, soort: 'collega', keuze } : { wie, soort: 'opschrijven' };
  };
  const zelf: string[] = [];
  const vragen = new Map<string, Vraag>();
  for (const wie of besluit.samen) {
    const een = vraag(wie);
    if (een) vragen.set(wie, een);
    else zelf.push(wie);
  }
  const gedekt = besluit.wie.length === 0 || besluit.wie.some((wie) => besluit.samen.includes(wie));
  if (!gedekt) {
    const eigen = besluit.wie.find(ikBen);
    const ander = besluit.wie.map(vraag).find((een) => een?.soort === 'inwoner' || een?.soort === 'aanbieder');
    const collega = besluit.wie.map(vraag).find((een) => een?.soort === 'collega');
    if (eigen !== undefined) zelf.push(eigen);
    else if (ander && besluit.vorm === 'keuze') vragen.set(ander.wie, ander);
    else if (collega) vragen.set(collega.wie, collega);
    else zelf.push(besluit.wie[0] ?? '');
  }
  return { zelf: zelf.filter((wie) => wie !== ''), vragen: [...vragen.values()] };
};

/** What who acts says by acting, beside what others said. */
export const metEigenWoord = (gezegd: readonly Oordeel[], zelf: readonly string[], op: Datum): Oordeel[] => [
  ...gezegd,
  ...zelf.filter((wie) => !gezegd.some((een) => een.wie === wie)).map((wie) => ({ wie, ja: true, op, hoe: 'zelf' })),
];

/** As if everybody said yes: to see whether anything else stands in the way before they are asked. */
export const alsOfJa = (gezegd: readonly Oordeel[], v: Verdeeld, op: Datum): Oordeel[] =>
  metEigenWoord(gezegd, [...v.zelf, ...v.vragen.map(({ wie }) => wie)], op);
