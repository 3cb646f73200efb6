// Files of the demo, made by hand: small, and the same each time.
import { deflateSync } from 'node:zlib';

const CP1252: Record<string, string> = { '’': '\x92', '“': '\x93', '”': '\x94', '–': '\x96', '€': '\x80' };

/** A page of text as a PDF, written by hand: a heading and lines. */
export const pdf = (titel: string, regels: readonly string[]): Uint8Array<ArrayBuffer> => {
  const tekst = (t: string): string =>
    `(${t.replace(/[’“”–€]/g, (teken) => CP1252[teken] ?? teken).replace(/[\\()]/g, (teken) => `\\${teken}`)}) Tj`;
  const inhoud = `BT /F2 20 Tf 64 770 Td ${tekst(titel)} /F1 12 Tf 0 -34 Td ${regels.map((regel) => `${tekst(regel)} 0 -18 Td`).join(' ')} ET`;
  const letter = (naam: string): string => `<</Type/Font/Subtype/Type1/BaseFont/${naam}/Encoding/WinAnsiEncoding>>`;
  const delen = [
    '<</Type/Catalog/Pages 2 0 R/Lang(nl)>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R/F2 6 0 R>>>>>>',
    `<</Length ${inhoud.length}>>stream\n${inhoud}\nendstream`,
    letter('Helvetica'),
    letter('Helvetica-Bold'),
  ];
  let uit = '%PDF-1.4\n';
  const plekken = delen.map((deel, nr) => {
    const op = uit.length;
    uit += `${nr + 1} 0 obj${deel}endobj\n`;
    return `${String(op).padStart(10, '0')} 00000 n \n`;
  });
  const xref = uit.length;
  uit += `xref\n0 ${delen.length + 1}\n0000000000 65535 f \n${plekken.join('')}trailer<</Size ${delen.length + 1}/Root 1 0 R>>\nstartxref\n${xref}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(uit, 'latin1'));
};

/** As a photo of a letter on a table: a light sheet with dark lines. */
export const foto = (): Uint8Array<ArrayBuffer> => {
  const [breed, hoog] = [480, 640];
  const punten = Buffer.alloc((breed + 1) * hoog);
  for (let y = 0; y < hoog; y++)
    for (let x = 0; x < breed; x++) {
      const blad = x > 60 && x < 420 && y > 50 && y < 590;
      const regel = blad && x > 100 && y > 120 && y < 520 && y % 28 < 6 && x < (y % 84 < 28 ? 300 : 380);
      const kop = blad && x > 100 && x < 260 && y > 80 && y < 98;
      punten[y * (breed + 1) + 1 + x] = regel || kop ? 70 : blad ? 244 - ((x + y) >> 6) : 132 + ((x ^ y) & 7);
    }
  const stuk = (soort: string, data: Buffer): Buffer => {
    const lengte = Buffer.alloc(4);
    lengte.writeUInt32BE(data.length);
    const inhoud = Buffer.concat([Buffer.from(soort, 'latin1'), data]);
    const som = Buffer.alloc(4);
    som.writeUInt32BE(crc(inhoud));
    return Buffer.concat([lengte, inhoud, som]);
  };
  const kop = Buffer.alloc(13);
  kop.writeUInt32BE(breed, 0);
  kop.writeUInt32BE(hoog, 4);
  kop[8] = 8;
  return new Uint8Array(
    Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      stuk('IHDR', kop),
      stuk('IDAT', deflateSync(punten)),
      stuk('IEND', Buffer.alloc(0)),
    ]),
  );
};

const crc = (bytes: Buffer): number => {
  let som = 0xffffffff;
  for (const byte of bytes) {
    som ^= byte;
    for (let bit = 0; bit < 8; bit++) som = (som >>> 1) ^ (som & 1 ? 0xedb88320 : 0);
  }
  return (som ^ 0xffffffff) >>> 0;
};
