// What differs between two versions of a regeling, for people: by subject, in words, each side with its place in the source.

import { explainBron } from '../../beleid/explain.ts';
import { Regeling } from '../../beleid/regeling.ts';
import { hoofdletter } from '../../kernel/tekst.ts';
import type { BronStatus } from '../../kernel/uitkomst.ts';
import { type Blok, blok, heeftZin, inWoorden, isBlok, onderwerpVan, veldNaam, zin } from './woorden.ts';

/** One side of a difference. */
export interface Kant {
  tekst: string;
  /** Absent where the file gives none: a name, a date. */
  bron?: string;
  status?: BronStatus;
  keuze?: string;
  toelichting?: string;
  tegenspraak?: string;
}

export interface Verschil {
  soort: 'toegevoegd' | 'vervallen' | 'gewijzigd';
  /** "Werkt mee op trede 3", "Doelgroep". */
  onderwerp: string;
  /** "Prijs", "Trede 3: naam". */
  wat: string;
  oud?: Kant;
  nieuw?: Kant;
  /** Where it stands in the file, with the name of an item instead of its number: `producten.wm-werkplek-3.prijs`. */
  pad: string;
}

const HERKOMST = new Set(['bron', 'keuze', 'toelichting', 'tegenspraak']);
/** The field by which an item of a list stays itself when the list changes. */
const NAMEN = [
  'product',
  'sleutel',
  'id',
  'uitkomst',
  'trede',
  'woord',
  'onderwerp',
  'naar',
  'soort',
  'naam',
  'in',
  'wat',
] as const;

type Bronnen = Parameters<typeof explainBron>[0];
type Zijde = { waarde: unknown; bronnen: Bronnen };
type Plek = { onderwerp: string; wat: readonly string[]; pad: readonly string[]; veld: string };

/**
 * Compares two versions as plain data (`LoadedRegeling.inhoud`): what was added, what is gone, what changed, in the order of a file
 * (what a database gives back has lost it). Equal content gives an empty list, whatever the order of keys.
 */
export function verschillen(oud: unknown, nieuw: unknown): Verschil[] {
  const uit: Verschil[] = [];
  const links = blok(oud);
  const rechts = blok(nieuw);
  const bronnenVan = (waarde: Blok): Bronnen => ({ bronnen: leesBronnen(waarde.bronnen) });
  const zijde = (van: Blok, veld: string): Zijde => ({ waarde: van[veld], bronnen: bronnenVan(van) });
  for (const veld of veldenVan(links, rechts).sort((a, b) => plaatsVan(a) - plaatsVan(b))) {
    const plek: Plek = { onderwerp: onderwerpVan(veld), wat: [veldNaam(veld)], pad: [veld], veld };
    vergelijk(zijde(links, veld), zijde(rechts, veld), plek, uit);
  }
  return uit;
}

const VOLGORDE = new Map(Object.keys(Regeling.shape).map((veld, nr) => [veld, nr]));
const plaatsVan = (veld: string): number => VOLGORDE.get(veld) ?? VOLGORDE.size;

function vergelijk(oud: Zijde, nieuw: Zijde, plek: Plek, uit: Verschil[]): void {
  if (gelijk(oud.waarde, nieuw.waarde)) return;
  const waarden = [oud.waarde, nieuw.waarde].filter((waarde) => waarde !== undefined);
  if (
    waarden.every((waarde) => isLijstVanBlokken(waarde)) &&
    waarden.some((waarde) => Array.isArray(waarde) && waarde.length > 0)
  ) {
    vergelijkLijst(oud, nieuw, plek, uit);
  } else if (waarden.every(isBlok)) vergelijkBlok(oud, nieuw, plek, uit);
  else meld(oud, nieuw, plek, uit, (waarde) => inWoorden(waarde, plek.veld));
}

/** A block is one thing with its source; what is in it with sources of its own is compared apart. */
function vergelijkBlok(oud: Zijde, nieuw: Zijde, plek: Plek, uit: Verschil[]): void {
  const links = blok(oud.waarde);
  const rechts = blok(nieuw.waarde);
  const deelbaar = (veld: string): boolean =>
    !HERKOMST.has(veld) && !heeftZin(plek.veld) && (isDeel(links[veld]) || isDeel(rechts[veld]) || isVerzameling(links, rechts));
  const eigen = (waarde: unknown): Blok =>
    Object.fromEntries(Object.entries(blok(waarde)).filter(([veld]) => !HERKOMST.has(veld) && !deelbaar(veld)));
  const herkomst = (waarde: unknown): Blok =>
    Object.fromEntries(Object.entries(blok(waarde)).filter(([veld]) => HERKOMST.has(veld)));
  if (!gelijk([eigen(links), herkomst(links)], [eigen(rechts), herkomst(rechts)]))
    meld(oud, nieuw, plek, uit, (waarde) => zin(plek.veld, eigen(waarde)));
  for (const veld of veldenVan(links, rechts).filter(deelbaar)) {
    vergelijk(
      { ...oud, waarde: links[veld] },
      { ...nieuw, waarde: rechts[veld] },
      // The fields of a product are its subject's; elsewhere the block stays named.
      {
        ...plek,
        wat: plek.wat.length === 0 ? [veldNaam(veld)] : [...plek.wat, kleineLetters(veldNaam(veld))],
        pad: [...plek.pad, veld],
        veld,
      },
      uit,
    );
  }
}

function vergelijkLijst(oud: Zijde, nieuw: Zijde, plek: Plek, uit: Verschil[]): void {
  const items = (zijde: Zijde): Map<string, unknown> => {
    const opNaam = new Map<string, unknown>();
    for (const item of Array.isArray(zijde.waarde) ? zijde.waarde : []) {
      const naam = naamVan(blok(item));
      let vrij = naam;
      for (let nr = 2; opNaam.has(vrij); nr++) vrij = `${naam} (${nr})`;
      opNaam.set(vrij, item);
    }
    return opNaam;
  };
  const links = items(oud);
  const rechts = items(nieuw);
  for (const naam of new Set([...rechts.keys(), ...links.keys()])) {
    const o = links.get(naam);
    const n = rechts.get(naam);
    const item = blok(n ?? o);
    const isProduct = plek.pad.length === 1 && plek.veld === 'producten';
    vergelijk(
      { ...oud, waarde: o },
      { ...nieuw, waarde: n },
      {
        onderwerp: isProduct ? inWoorden(item.naam ?? naam) : plek.onderwerp,
        wat: isProduct ? [] : [...plek.wat.filter((deel) => deel !== plek.onderwerp), itemNaam(item, naam, plek.veld)],
        pad: [...plek.pad, naam],
        veld: plek.veld,
      },
      uit,
    );
  }
}

/** Inside a name; an abbreviation keeps its capitals. */
const kleineLetters = (naam: string): string => (/^[A-Z0-9]+$/.test(naam) ? naam : naam.toLowerCase());

const itemNaam = (item: Blok, naam: string, veld: string): string => {
  if (veld === 'treden') return `Trede ${naam}`;
  return hoofdletter(inWoorden(item.naam ?? item.woord ?? item.onderwerp ?? naam));
};

function meld(oud: Zijde, nieuw: Zijde, plek: Plek, uit: Verschil[], zeg: (waarde: unknown) => string): void {
  const links = oud.waarde === undefined ? undefined : kant(oud, zeg);
  const rechts = nieuw.waarde === undefined ? undefined : kant(nieuw, zeg);
  uit.push({
    soort: links ? (rechts ? 'gewijzigd' : 'vervallen') : 'toegevoegd',
    onderwerp: plek.onderwerp,
    wat: hoofdletter(plek.wat.join(': ')) || 'Naam en soort',
    ...(links ? { oud: links } : {}),
    ...(rechts ? { nieuw: rechts } : {}),
    pad: plek.pad.join('.'),
  });
}

function kant({ waarde, bronnen }: Zijde, zeg: (waarde: unknown) => string): Kant {
  const { bron, keuze, toelichting, tegenspraak } = blok(waarde);
  const status = typeof bron === 'string' ? explainBron(bronnen, bron)?.status : undefined;
  return {
    tekst: zeg(waarde),
    ...(typeof bron === 'string' ? { bron } : {}),
    ...(status ? { status } : {}),
    ...(typeof keuze === 'string' ? { keuze } : {}),
    ...(typeof toelichting === 'string' ? { toelichting } : {}),
    ...(Array.isArray(tegenspraak)
      ? { tegenspraak: tegenspraak.map((een) => `${inWoorden(blok(een).bron)}: ${inWoorden(blok(een).tekst)}`).join('; ') }
      : {}),
  };
}

const isLijstVanBlokken = (waarde: unknown): boolean => Array.isArray(waarde) && waarde.every(isBlok);
/** Worth a line of its own: it says itself where it comes from, or it is a list of things. */
const isDeel = (waarde: unknown): boolean =>
  isBlok(waarde) ? true : Array.isArray(waarde) && waarde.length > 0 && waarde.every(isBlok);
/** A block that is only a collection: keys that the municipality chose itself. */
const isVerzameling = (links: Blok, rechts: Blok): boolean =>
  ![links, rechts].some((een) => 'bron' in een) && [links, rechts].some((een) => Object.values(een).some(isBlok));

const naamVan = (item: Blok): string => {
  const naar = item.naar;
  // A place can be pointed to for more than one reason.
  if (typeof naar === 'string' && item.wanneer !== undefined) return `${naar} bij ${inWoorden(item.wanneer)}`;
  for (const veld of NAMEN) if (typeof item[veld] === 'string' || typeof item[veld] === 'number') return String(item[veld]);
  return 'onderdeel';
};

const veldenVan = (oud: Blok, nieuw: Blok): string[] => [...new Set([...Object.keys(nieuw), ...Object.keys(oud)])];

function gelijk(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((deel, nr) => gelijk(deel, b[nr]));
  if (isBlok(a) && isBlok(b)) return veldenVan(a, b).every((veld) => gelijk(a[veld], b[veld]));
  return Object.is(a, b);
}

const leesBronnen = (waarde: unknown): Bronnen['bronnen'] => {
  const uit: Bronnen['bronnen'] = Object.create(null);
  for (const [sleutel, bron] of Object.entries(blok(waarde))) {
    const { naam, kort, status, uitleg } = blok(bron);
    if (status === 'besluit' || status === 'productbeschrijving' || status === 'voorstel' || status === 'praktijk')
      uit[sleutel] = { naam: String(naam), kort: String(kort), status, uitleg: String(uitleg) };
  }
  return uit;
};
