// Pictures are written out again without what a camera or a program added: the place, the device, names, a smaller picture of before.

/** No more points than this: a small file can claim a picture that no machine can hold. */
const MEESTE_PUNTEN = 100_000_000;

/** What is kept of a picture; a text when it is damaged or too large. */
export type Beeld = { inhoud: Uint8Array; ingekort: boolean } | { fout: 'kapot' | 'te-veel-punten' };

const KAPOT: Beeld = { fout: 'kapot' };

/**
 * A JPEG without EXIF (place!), XMP, IPTC, comments and what stands behind its end. Which side is up is kept, in an EXIF of our own
 * that says nothing else: without it every photo of a telephone lies on its side. Colour profile and Adobe's mark stay.
 */
export const schoonJpeg = (bytes: Uint8Array): Beeld => {
  const b = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (b.length < 4 || b[0] !== 0xff || b[1] !== 0xd8) return KAPOT;
  const delen: Uint8Array[] = [];
  let draaiing = 1;
  let ingekort = false;
  let beeld = false;
  let jfif = false;
  let i = 2;
  for (;;) {
    if (b[i] !== 0xff) return KAPOT;
    while (b[i + 1] === 0xff) i++;
    const soort = b[i + 1];
    if (soort === undefined) return KAPOT;
    if (soort === 0xd9) {
      if (!beeld) return KAPOT;
      if (i + 2 < b.length) ingekort = true;
      break;
    }
    if (i + 4 > b.length) return KAPOT;
    const lengte = b.readUInt16BE(i + 2);
    const einde = i + 2 + lengte;
    if (lengte < 2 || einde > b.length) return KAPOT;
    const inhoud = b.subarray(i + 4, einde);
    const isSof = soort >= 0xc0 && soort <= 0xcf && soort !== 0xc4 && soort !== 0xc8 && soort !== 0xcc;
    if (isSof) {
      if (inhoud.length < 5) return KAPOT;
      const punten = inhoud.readUInt16BE(1) * inhoud.readUInt16BE(3);
      if (punten === 0) return KAPOT;
      if (punten > MEESTE_PUNTEN) return { fout: 'te-veel-punten' };
    }
    const isApp = soort >= 0xe0 && soort <= 0xef;
    if (soort === 0xe1) draaiing = draaiingVan(inhoud) ?? draaiing;
    const houden =
      soort === 0xe0
        ? inhoud.toString('latin1', 0, 5) === 'JFIF\0'
        : soort === 0xe2
          ? inhoud.toString('latin1', 0, 11) === 'ICC_PROFILE'
          : soort === 0xee
            ? inhoud.toString('latin1', 0, 5) === 'Adobe'
            : !isApp && soort !== 0xfe;
    if (houden) delen.push(b.subarray(i, einde));
    else ingekort = true;
    if (soort === 0xe0 && houden && delen.length === 1) jfif = true;
    i = einde;
    if (soort !== 0xda) continue;
    beeld = true;
    const naBeeld = eindeVanBeeld(b, i);
    if (naBeeld === undefined) return KAPOT;
    delen.push(b.subarray(i, naBeeld));
    i = naBeeld;
  }
  // Behind the mark of JFIF, which wants to be first.
  if (draaiing !== 1) delen.splice(jfif ? 1 : 0, 0, exifMet(draaiing));
  return { inhoud: Buffer.concat([Buffer.from([0xff, 0xd8]), ...delen, Buffer.from([0xff, 0xd9])]), ingekort };
};

/** The first marker behind the points of a picture; a file that breaks off has none. */
const eindeVanBeeld = (b: Buffer, van: number): number | undefined => {
  for (let i = b.indexOf(0xff, van); i !== -1 && i + 1 < b.length; i = b.indexOf(0xff, i + 1)) {
    const na = b[i + 1] ?? 0;
    if (na !== 0 && na !== 0xff && !(na >= 0xd0 && na <= 0xd7)) return i;
  }
  return undefined;
};

/** The orientation (1 to 8) out of an EXIF segment; undefined when it says none. */
const draaiingVan = (app1: Buffer): number | undefined => {
  if (app1.toString('latin1', 0, 6) !== 'Exif\0\0' || app1.length < 16) return undefined;
  const t = app1.subarray(6);
  const klein = t.toString('latin1', 0, 2) === 'II';
  const getal2 = (op: number): number => (op + 2 > t.length ? 0 : klein ? t.readUInt16LE(op) : t.readUInt16BE(op));
  const getal4 = (op: number): number => (op + 4 > t.length ? 0 : klein ? t.readUInt32LE(op) : t.readUInt32BE(op));
  const ifd = getal4(4);
  const aantal = Math.min(getal2(ifd), 200);
  for (let nr = 0; nr < aantal; nr++) {
    const op = ifd + 2 + nr * 12;
    if (getal2(op) !== 0x0112) continue;
    const waarde = getal2(op + 8);
    return waarde >= 1 && waarde <= 8 ? waarde : undefined;
  }
  return undefined;
};

const exifMet = (draaiing: number): Buffer =>
  Buffer.from([
    0xff,
    0xe1,
    0x00,
    0x22,
    0x45,
    0x78,
    0x69,
    0x66,
    0x00,
    0x00,
    0x4d,
    0x4d,
    0x00,
    0x2a,
    0x00,
    0x00,
    0x00,
    0x08,
    0x00,
    0x01,
    0x01,
    0x12,
    0x00,
    0x03,
    0x00,
    0x00,
    0x00,
    0x01,
    0x00,
    draaiing,
    0x00,
    0x00,
    0x00,
    0x00,
    0x00,
    0x00,
  ]);

const PNG_BEGIN = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** What a picture needs to look right; text, EXIF, time and moving pictures go. */
const PNG_HOUDEN = new Set([
  'IHDR',
  'PLTE',
  'IDAT',
  'IEND',
  'tRNS',
  'gAMA',
  'cHRM',
  'sRGB',
  'iCCP',
  'sBIT',
  'bKGD',
  'pHYs',
  'cICP',
]);

/** A PNG with only the chunks that make the picture, and nothing behind its end. */
export const schoonPng = (bytes: Uint8Array): Beeld => {
  const b = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!b.subarray(0, 8).equals(PNG_BEGIN)) return KAPOT;
  const delen: Uint8Array[] = [PNG_BEGIN];
  let ingekort = false;
  let i = 8;
  let beeld = false;
  for (let eerste = true; ; eerste = false) {
    if (i + 12 > b.length) return KAPOT;
    const einde = i + 12 + b.readUInt32BE(i);
    const soort = b.toString('latin1', i + 4, i + 8);
    if (einde > b.length || eerste !== (soort === 'IHDR') || !/^[A-Za-z]{4}$/.test(soort)) return KAPOT;
    if (eerste) {
      const punten = b.readUInt32BE(i + 8) * b.readUInt32BE(i + 12);
      if (punten === 0) return KAPOT;
      if (punten > MEESTE_PUNTEN) return { fout: 'te-veel-punten' };
    }
    if (soort === 'IDAT') beeld = true;
    if (PNG_HOUDEN.has(soort)) delen.push(b.subarray(i, einde));
    else ingekort = true;
    i = einde;
    if (soort === 'IEND') break;
  }
  if (!beeld) return KAPOT;
  return { inhoud: Buffer.concat(delen), ingekort: ingekort || i < b.length };
};
