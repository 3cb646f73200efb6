// Word and OpenDocument files are zips. Their list of contents is read, and of the contents only the few small parts that say what kind
// of file it is and where it reaches to; nothing else is unpacked.
import { inflateRawSync } from 'node:zlib';

export type Tekstbestand =
  | { soort: 'docx' | 'odt' }
  | { fout: 'kapot' | 'versleuteld' | 'bom' | 'programma' | 'verwijzing' | 'ander-bestand' };

interface Onderdeel {
  naam: string;
  versleuteld: boolean;
  methode: number;
  gepakt: number;
  grootte: number;
  op: number;
}

/** More parts, more bytes or packed tighter than any letter: made to fill a machine. */
const GRENS = {
  onderdelen: 2_000,
  uitgepakt: 200 * 1024 * 1024,
  verhouding: 150,
  klein: 10 * 1024 * 1024,
  deel: 1024 * 1024,
  verwijzingen: 60,
};

/** Looks into a zip: which kind of text it is, or why it cannot be kept. */
export const bekijkTekstbestand = (bytes: Uint8Array): Tekstbestand => {
  const b = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const delen = inhoudsopgave(b);
  if (!delen || delen.length === 0) return { fout: 'kapot' };
  if (delen.some((deel) => deel.versleuteld)) return { fout: 'versleuteld' };
  const uitgepakt = delen.reduce((som, deel) => som + deel.grootte, 0);
  const gepakt = delen.reduce((som, deel) => som + deel.gepakt, 0);
  // Parts that lie over each other claim more packed bytes than there are.
  if (delen.length > GRENS.onderdelen || uitgepakt > GRENS.uitgepakt || gepakt > b.length) return { fout: 'bom' };
  if (uitgepakt > GRENS.klein && uitgepakt > b.length * GRENS.verhouding) return { fout: 'bom' };
  if (delen.some(({ naam }) => /(^|[\\/])\.\.([\\/]|$)|^[\\/]|\0|^[a-z]:/i.test(naam))) return { fout: 'kapot' };
  const lees = (naam: string): string | undefined => {
    const deel = delen.find((een) => een.naam === naam);
    return deel && tekstVan(b, deel);
  };
  const soort = soortVan(lees);
  if (!soort) return { fout: 'ander-bestand' };
  if (
    delen.some(({ naam }) =>
      /vbaProject|vbaData|activeX|\/embeddings\/|^Basic\/|^Scripts\/|\.(exe|dll|js|vbs|bat|cmd|ps1|hta|lnk)$/i.test(naam),
    )
  )
    return { fout: 'programma' };
  // A hyperlink only goes where somebody clicks; any other outside part is fetched as soon as the file is opened.
  const rels = delen.filter(({ naam }) => naam.endsWith('.rels'));
  if (rels.length > GRENS.verwijzingen) return { fout: 'bom' };
  for (const deel of rels) {
    const tekst = tekstVan(b, deel);
    if (tekst === undefined) return { fout: 'kapot' };
    for (const [verwijzing] of tekst.matchAll(/<[\w:]*Relationship\b[^>]*>/g))
      if (/TargetMode\s*=\s*["']External/i.test(verwijzing) && !/\/hyperlink["']/i.test(verwijzing))
        return { fout: 'verwijzing' };
  }
  return { soort };
};

const soortVan = (lees: (naam: string) => string | undefined): 'docx' | 'odt' | undefined => {
  if (lees('mimetype')?.trim() === 'application/vnd.oasis.opendocument.text') return 'odt';
  const soorten = lees('[Content_Types].xml');
  return soorten?.includes('wordprocessingml.document.main+xml') && !/macroEnabled/i.test(soorten) ? 'docx' : undefined;
};

const EINDE = 0x06054b50;
const ONDERDEEL = 0x02014b50;
const KOP = 0x04034b50;

/** The central directory; undefined when there is none, or when it does not fit. */
const inhoudsopgave = (b: Buffer): Onderdeel[] | undefined => {
  let einde = -1;
  for (let i = b.length - 22; i >= 0 && i >= b.length - 22 - 65_535; i--)
    if (b.readUInt32LE(i) === EINDE) {
      einde = i;
      break;
    }
  if (einde === -1) return undefined;
  const aantal = b.readUInt16LE(einde + 10);
  let op = b.readUInt32LE(einde + 16);
  const delen: Onderdeel[] = [];
  for (let nr = 0; nr < aantal; nr++) {
    if (op + 46 > einde || b.readUInt32LE(op) !== ONDERDEEL) return undefined;
    const naam = b.readUInt16LE(op + 28);
    delen.push({
      naam: b.toString('utf8', op + 46, op + 46 + naam),
      versleuteld: (b.readUInt16LE(op + 8) & 0x2041) !== 0,
      methode: b.readUInt16LE(op + 10),
      gepakt: b.readUInt32LE(op + 20),
      grootte: b.readUInt32LE(op + 24),
      op: b.readUInt32LE(op + 42),
    });
    op += 46 + naam + b.readUInt16LE(op + 30) + b.readUInt16LE(op + 32);
  }
  return delen;
};

/** A small part as text; undefined when it is too large or damaged. */
const tekstVan = (b: Buffer, deel: Onderdeel): string | undefined => {
  if (deel.op + 30 > b.length || b.readUInt32LE(deel.op) !== KOP) return undefined;
  const begin = deel.op + 30 + b.readUInt16LE(deel.op + 26) + b.readUInt16LE(deel.op + 28);
  if (begin + deel.gepakt > b.length) return undefined;
  const data = b.subarray(begin, begin + deel.gepakt);
  if (deel.methode === 0) return data.length > GRENS.deel ? undefined : data.toString('utf8');
  if (deel.methode !== 8) return undefined;
  try {
    return inflateRawSync(data, { maxOutputLength: GRENS.deel }).toString('utf8');
  } catch {
    return undefined;
  }
};
