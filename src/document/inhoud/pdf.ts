import { inflateSync } from 'node:zlib';

/** What a PDF asks of whoever opens it. `onleesbaar`: parts of it could not be looked into. */
export interface PdfBevinding {
  heel: boolean;
  versleuteld: boolean;
  /** Starts a program, or has another file in it. */
  programma: boolean;
  /** Runs a script inside the reader. */
  script: boolean;
  onleesbaar: boolean;
}

/** No more than so many bytes are unpacked, whatever the file claims. */
const UITGEPAKT = 16 * 1024 * 1024;

/** Names may be written with #xx for any character: /J#61vaScript. */
const gewoon = (tekst: string): string =>
  tekst.replace(/#([0-9a-fA-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

/**
 * Looks for what a PDF would do besides showing pages. Objects may be packed in object streams: those are unpacked, within limits.
 * The bytes of pictures and pages are left out, since anything may stand there by chance.
 */
export const bekijkPdf = (bytes: Uint8Array): PdfBevinding => {
  const tekst = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const delen: string[] = [];
  let onleesbaar = false;
  let ruimte = UITGEPAKT;
  let van = 0;
  const begin = /(?<!end)stream\r?\n/g;
  for (;;) {
    begin.lastIndex = van;
    const gevonden = begin.exec(tekst);
    if (!gevonden) {
      delen.push(tekst.slice(van));
      break;
    }
    delen.push(tekst.slice(van, gevonden.index));
    const data = gevonden.index + gevonden[0].length;
    const einde = tekst.indexOf('endstream', data);
    if (einde === -1) {
      onleesbaar = true;
      break;
    }
    const hoofd = gewoon(tekst.slice(Math.max(van, tekst.lastIndexOf('obj', gevonden.index)), gevonden.index));
    if (/\/ObjStm(?![\w])/.test(hoofd)) {
      const uitgepakt = pakUit(bytes.subarray(data, einde), hoofd, ruimte);
      if (uitgepakt === undefined) onleesbaar = true;
      else {
        ruimte -= uitgepakt.length;
        delen.push(uitgepakt);
      }
    }
    van = einde + 'endstream'.length;
  }
  const alles = gewoon(delen.join('\n'));
  const heeft = (namen: string): boolean => new RegExp(`/(?:${namen})(?![A-Za-z0-9])`).test(alles);
  return {
    heel: /^%PDF-[12]\.\d/.test(tekst.slice(0, 1024).replace(/^[\s\S]*?(?=%PDF-)/, '')) && tekst.slice(-2048).includes('%%EOF'),
    versleuteld: heeft('Encrypt'),
    programma: heeft('Launch|EmbeddedFiles?|RichMedia|Movie|GoToE|ImportData'),
    script: heeft('JavaScript|JS|XFA|SubmitForm'),
    onleesbaar,
  };
};

const pakUit = (data: Uint8Array, hoofd: string, ruimte: number): string | undefined => {
  if (ruimte <= 0) return undefined;
  const filter = /\/Filter\s*(\[[^\]]*\]|\/\w+)/.exec(hoofd)?.[1];
  if (filter === undefined) return Buffer.from(data).toString('latin1');
  if (!/^\[?\s*\/(FlateDecode|Fl)\s*\]?$/.test(filter) || /\/Predictor\s*[2-9]/.test(hoofd)) return undefined;
  try {
    return inflateSync(data, { maxOutputLength: ruimte }).toString('latin1');
  } catch {
    return undefined;
  }
};
