// Outcomes as JSON, for very many at once: what they have in common is turned into bytes once.
import type { UitkomstWaarde } from '../kernel/uitkomst.ts';
import type { Deel } from './deel.ts';
import type { Beoordeling } from './rules.ts';

const STUK = 1 << 20;
const utf8 = new TextEncoder();

/**
 * Gives outcomes as JSON in pieces of about a megabyte, the same text as `JSON.stringify` of them: a list, or the one that there is when
 * `lijst` is false.
 */
export function* alsJson(beoordelingen: Iterable<Beoordeling>, { lijst }: { lijst: boolean }): Generator<Uint8Array> {
  let stuk = Buffer.allocUnsafe(STUK);
  let vol = 0;
  const klaar: Buffer[] = [];
  const zet = (bytes: Uint8Array): void => {
    if (vol + bytes.length > stuk.length) {
      klaar.push(stuk.subarray(0, vol));
      stuk = Buffer.allocUnsafe(Math.max(STUK, bytes.length));
      vol = 0;
    }
    stuk.set(bytes, vol);
    vol += bytes.length;
  };
  let eerste = true;
  if (lijst) zet(TEKEN.lijst);
  for (const beoordeling of beoordelingen) {
    if (!eerste) zet(TEKEN.komma);
    eerste = false;
    zetEen(beoordeling, zet);
    if (klaar.length > 0) yield* klaar.splice(0);
  }
  zet(lijst ? TEKEN.eindLijst : TEKEN.eindRegel);
  yield* klaar;
  yield stuk.subarray(0, vol);
}

const TEKEN = {
  lijst: utf8.encode('['),
  eindLijst: utf8.encode(']\n'),
  eindRegel: utf8.encode('\n'),
  komma: utf8.encode(','),
  eindGronden: utf8.encode(']}'),
  advies: utf8.encode('],"advies":['),
  einde: utf8.encode(']}'),
};

function zetEen({ regeling, producten, advies }: Beoordeling, zet: (bytes: Uint8Array) => void): void {
  zet(begin(regeling));
  producten.forEach(({ product, uitkomst, delen }, i) => {
    if (i > 0) zet(TEKEN.komma);
    zet(kop(product, uitkomst));
    zetGronden(delen, zet);
  });
  zet(TEKEN.advies);
  advies.forEach(({ naar, delen }, i) => {
    if (i > 0) zet(TEKEN.komma);
    zet(adviesKop(naar));
    zetGronden(delen, zet);
  });
  zet(TEKEN.einde);
}

function zetGronden(delen: readonly Deel[], zet: (bytes: Uint8Array) => void): void {
  delen.forEach((deel, i) => {
    if (i > 0) zet(TEKEN.komma);
    zet(grond(deel));
  });
  zet(TEKEN.eindGronden);
}

const GRONDEN = new WeakMap<Deel, Uint8Array>();
function grond(deel: Deel): Uint8Array {
  const eerder = GRONDEN.get(deel);
  if (eerder) return eerder;
  const bytes = utf8.encode(JSON.stringify(deel.grond));
  GRONDEN.set(deel, bytes);
  return bytes;
}

const BEGINNEN = new WeakMap<Beoordeling['regeling'], Uint8Array>();
function begin(regeling: Beoordeling['regeling']): Uint8Array {
  const eerder = BEGINNEN.get(regeling);
  if (eerder) return eerder;
  const { gemeente, regeling: sleutel, geldigVan } = regeling;
  const hoofd = JSON.stringify({ gemeente, regeling: sleutel, versie: geldigVan }).slice(0, -1);
  const bytes = utf8.encode(`${hoofd},"producten":[`);
  BEGINNEN.set(regeling, bytes);
  return bytes;
}

const KOPPEN: Record<UitkomstWaarde, Map<string, Uint8Array>> = {
  passend: new Map(),
  'niet-passend': new Map(),
  'onder-voorwaarde': new Map(),
};
function kop(product: string, uitkomst: UitkomstWaarde): Uint8Array {
  const eerder = KOPPEN[uitkomst].get(product);
  if (eerder) return eerder;
  const bytes = utf8.encode(`${JSON.stringify({ product, uitkomst }).slice(0, -1)},"gronden":[`);
  KOPPEN[uitkomst].set(product, bytes);
  return bytes;
}

const ADVIEZEN = new Map<string, Uint8Array>();
function adviesKop(naar: string): Uint8Array {
  const eerder = ADVIEZEN.get(naar);
  if (eerder) return eerder;
  const bytes = utf8.encode(`${JSON.stringify({ naar }).slice(0, -1)},"gronden":[`);
  ADVIEZEN.set(naar, bytes);
  return bytes;
}
