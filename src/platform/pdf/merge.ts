// Several PDFs of renderPdf as one file to print: the pages as they are, one after the other. For our own files only (no object streams, no
// encryption). Tags, outline and metadata of the parts stay behind: they are for a screen, and each letter by itself keeps them.

import { setImmediate } from 'node:timers/promises';

const WHITE = '\n';

/** So many files, about ten milliseconds, between two turns of the event loop. */
const TURN = 10;

/** The objects of one file by number: the dictionary, and the raw stream where there is one. */
function objectsOf(pdf: Buffer): Map<number, { head: string; stream: Buffer | undefined }> {
  const source = pdf.toString('latin1');
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(source.slice(-64))?.[1] ?? Number.NaN);
  const table = /^xref\s+0 (\d+)\s*\n/.exec(source.slice(start, start + 64));
  if (!table) throw new Error('not a PDF of our own: no table of objects');
  const objects = new Map<number, { head: string; stream: Buffer | undefined }>();
  const first = start + table[0].length;
  for (let number = 1; number < Number(table[1]); number++) {
    const entry = source.slice(first + number * 20, first + number * 20 + 20);
    if (entry[17] !== 'n') continue;
    const opened = /^\s*\d+ 0 obj\s/.exec(source.slice(Number(entry.slice(0, 10)), Number(entry.slice(0, 10)) + 32));
    if (!opened) throw new Error(`object ${number} is not where the table says`);
    const at = Number(entry.slice(0, 10)) + opened[0].length;
    objects.set(number, readObject(pdf, source, at));
  }
  return objects;
}

function readObject(pdf: Buffer, source: string, at: number): { head: string; stream: Buffer | undefined } {
  const end = source.indexOf('\nendobj', at);
  const streamAt = source.slice(at, end).search(/\bstream\r?\n/);
  if (streamAt < 0) return { head: source.slice(at, end), stream: undefined };
  const head = source.slice(at, at + streamAt);
  const length = Number(/\/Length (\d+)/.exec(head)?.[1] ?? Number.NaN);
  const from = at + streamAt + (source[at + streamAt + 6] === '\r' ? 8 : 7);
  return { head, stream: pdf.subarray(from, from + length) };
}

/** Strings of a dictionary, which may hold anything, or a reference to another object. */
const REFERENCE = /\((?:\\[\s\S]|[^\\()])*\)|<[0-9A-Fa-f\s]*>(?!>)|\b(\d+) 0 R\b/g;

const referencesIn = (head: string): number[] =>
  [...head.matchAll(REFERENCE)].flatMap(([, number]) => (number === undefined ? [] : [Number(number)]));

/** What ties a page to the tags that stay behind. */
const untagged = (head: string): string => head.replace(/\/(?:StructParents|StructParent) \d+/g, '').replace(/\/Tabs \/\w+/g, '');

export interface MergeOptions {
  title: string;
  /** A letter begins on the front of a sheet: one with an odd number of pages gets an empty page behind it. */
  duplex: boolean;
}

/**
 * The files in their order as one PDF; the same files give the same bytes. Others get their turn in between. Throws when one of them is no
 * PDF of our own.
 */
export async function mergePdfs(parts: readonly Uint8Array[], o: MergeOptions): Promise<Buffer> {
  const out: Buffer[] = [Buffer.from('%PDF-1.7\n%\xE2\xE3\xCF\xD3\n', 'latin1')];
  const offsets: number[] = [];
  let length = out[0]?.length ?? 0;
  let next = 3; // 1 is the catalog, 2 the tree of pages
  const write = (number: number, head: string, stream?: Buffer): void => {
    offsets[number] = length;
    const pieces: Buffer[] = [Buffer.from(`${number} 0 obj\n${head.trim()}${WHITE}`, 'latin1')];
    if (stream) pieces.push(Buffer.from('stream\n', 'latin1'), stream, Buffer.from('\nendstream\n', 'latin1'));
    pieces.push(Buffer.from('endobj\n', 'latin1'));
    for (const piece of pieces) {
      out.push(piece);
      length += piece.length;
    }
  };
  const kids: number[] = [];
  let count = 0;
  for (const [nr, part] of parts.entries()) {
    if (nr % TURN === TURN - 1) await setImmediate();
    const objects = objectsOf(Buffer.from(part));
    const root = [...objects].find(([, { head }]) => /\/Type \/Pages\b/.test(head) && !/\/Parent /.test(head));
    if (!root) throw new Error('a PDF without pages');
    const numbers = new Map<number, number>();
    const reach = (number: number): void => {
      const object = objects.get(number);
      if (!object || numbers.has(number)) return;
      numbers.set(number, next++);
      for (const to of referencesIn(untagged(object.head))) reach(to);
    };
    reach(root[0]);
    for (const [old, number] of numbers) {
      const object = objects.get(old);
      if (!object) continue;
      const moved = untagged(object.head).replace(REFERENCE, (whole, to: string | undefined) =>
        to === undefined ? whole : `${numbers.get(Number(to)) ?? 0} 0 R`,
      );
      write(number, old === root[0] ? moved.replace(/<</, '<< /Parent 2 0 R') : moved, object.stream);
    }
    kids.push(numbers.get(root[0]) ?? 0);
    const pages = Number(/\/Count (\d+)/.exec(root[1].head)?.[1] ?? 0);
    count += pages;
    if (o.duplex && pages % 2 === 1) {
      write(next, '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595.28 841.89] /Resources << >> >>');
      kids.push(next++);
      count++;
    }
  }
  write(1, '<< /Type /Catalog /Pages 2 0 R /Lang (nl-NL) >>');
  write(2, `<< /Type /Pages /Count ${count} /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] >>`);
  write(next, `<< /Title <FEFF${Buffer.from(o.title, 'utf16le').swap16().toString('hex')}> >>`);
  const table = Array.from({ length: next }, (_, nr) => `${String(offsets[nr + 1] ?? 0).padStart(10, '0')} 00000 n \n`);
  out.push(
    Buffer.from(
      `xref\n0 ${next + 1}\n0000000000 65535 f \n${table.join('')}trailer\n<< /Size ${next + 1} /Root 1 0 R /Info ${next} 0 R >>\nstartxref\n${length}\n%%EOF\n`,
      'latin1',
    ),
  );
  return Buffer.concat(out);
}

/** How many pages a PDF of our own has. */
export const pagesOf = (pdf: Uint8Array): number =>
  Number(/\/Type \/Pages\s+\/Count (\d+)/.exec(Buffer.from(pdf).toString('latin1'))?.[1] ?? 0);
