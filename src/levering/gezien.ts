/** What is remembered of the rows of one file while it is judged. */
export type Gezien = {
  /** The line on which a row stood before: one with this key that was accepted, or the same row that was refused. */
  dubbelVan(sleutel: string, inhoud: () => string): number | undefined;
  aangenomen(sleutel: string, regel: number): void;
  afgewezen(sleutel: string, regel: number, inhoud: string): void;
};

/** Of so many refused rows with one key the content is remembered: a hostile file may repeat one key a million times. */
const MEESTE_AFGEWEZEN = 21;

const BLOK = 1 << 20;
const VOOR_SLEUTEL = 10;

/** 53 bits of a text. */
function vingerafdruk(tekst: string, zaad: number): number {
  let a = 0xdeadbeef ^ zaad;
  let b = 0x41c6ce57 ^ zaad;
  for (let i = 0; i < tekst.length; i++) {
    const teken = tekst.charCodeAt(i);
    a = Math.imul(a ^ teken, 2654435761);
    b = Math.imul(b ^ teken, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return 4294967296 * (2097151 & b) + (a >>> 0);
}

/**
 * Room for `hoogstens` keys, in tens of bytes a key and outside the heap: a file may hold two million, and a Map of that size would be
 * most of the memory of the server. Keys are compared in full. Of what was refused only a fingerprint of 53 bits is kept; a row whose
 * fingerprint happens to be that of another one with its own key would be called `dubbel`. `zaad` is any whole number.
 */
export function maakGezien(hoogstens: number, zaad = 0): Gezien {
  let maat = 16;
  while (maat < hoogstens * 1.5) maat *= 2;
  // Where a key stands in the blocks, plus one.
  const plaatsen = new Uint32Array(maat);
  // A key: length, line, last refused row (0: accepted), its bytes.
  const blokken: DataView[] = [];
  let vrij = BLOK;
  let aantal = 0;
  const vorige = [0];
  const afdrukken = [0];
  const codeer = new TextEncoder();
  let bytes = new Uint8Array(1024);
  let lengte = 0;
  let laatst: { sleutel: string; plek: number } | undefined;

  const blokVan = (adres: number): DataView => {
    const blok = blokken[Math.floor(adres / BLOK)];
    if (!blok) throw new RangeError('een sleutel staat buiten het geheugen');
    return blok;
  };
  const isDeze = (adres: number): boolean => {
    const blok = blokVan(adres);
    const begin = adres % BLOK;
    if (blok.getUint16(begin) !== lengte) return false;
    for (let i = 0; i < lengte; i++) if (blok.getUint8(begin + VOOR_SLEUTEL + i) !== bytes[i]) return false;
    return true;
  };
  /** The place of a key in `plaatsen`: its own, or the free one where it would come. */
  const zoek = (sleutel: string): number => {
    if (laatst?.sleutel === sleutel) return laatst.plek;
    if (bytes.length < sleutel.length * 3) bytes = new Uint8Array(sleutel.length * 3);
    lengte = codeer.encodeInto(sleutel, bytes).written;
    let plek = vingerafdruk(sleutel, zaad) % maat;
    for (let adres = plaatsen[plek] ?? 0; adres !== 0; adres = plaatsen[plek] ?? 0) {
      if (isDeze(adres - 1)) break;
      plek = (plek + 1) % maat;
    }
    laatst = { sleutel, plek };
    return plek;
  };
  const bewaar = (plek: number, regel: number): number => {
    const bekend = plaatsen[plek] ?? 0;
    if (bekend !== 0) return bekend - 1;
    if (++aantal === maat) throw new RangeError('er zijn meer sleutels dan gezegd was');
    if (vrij + VOOR_SLEUTEL + lengte > BLOK) {
      blokken.push(new DataView(new ArrayBuffer(BLOK)));
      vrij = 0;
    }
    const adres = (blokken.length - 1) * BLOK + vrij;
    const blok = blokVan(adres);
    blok.setUint16(vrij, lengte);
    blok.setUint32(vrij + 2, regel);
    for (let i = 0; i < lengte; i++) blok.setUint8(vrij + VOOR_SLEUTEL + i, bytes[i] ?? 0);
    vrij += VOOR_SLEUTEL + lengte;
    plaatsen[plek] = adres + 1;
    return adres;
  };
  return {
    dubbelVan: (sleutel, inhoud) => {
      const gevonden = plaatsen[zoek(sleutel)] ?? 0;
      if (gevonden === 0) return undefined;
      const blok = blokVan(gevonden - 1);
      const begin = (gevonden - 1) % BLOK;
      const regel = blok.getUint32(begin + 2);
      let afgewezen = blok.getUint32(begin + 6);
      if (afgewezen === 0) return regel;
      const afdruk = vingerafdruk(inhoud(), zaad);
      for (let i = 0; i < MEESTE_AFGEWEZEN && afgewezen !== 0; i++) {
        if (afdrukken[afgewezen] === afdruk) return regel;
        afgewezen = vorige[afgewezen] ?? 0;
      }
      return undefined;
    },
    aangenomen: (sleutel, regel) => {
      const adres = bewaar(zoek(sleutel), regel);
      const blok = blokVan(adres);
      blok.setUint32((adres % BLOK) + 2, regel);
      blok.setUint32((adres % BLOK) + 6, 0);
    },
    afgewezen: (sleutel, regel, inhoud) => {
      const adres = bewaar(zoek(sleutel), regel);
      const blok = blokVan(adres);
      vorige.push(blok.getUint32((adres % BLOK) + 6));
      afdrukken.push(vingerafdruk(inhoud, zaad));
      blok.setUint32((adres % BLOK) + 6, vorige.length - 1);
    },
  };
}
