import { isUtf8 } from 'node:buffer';
import { gelukt, geweigerd, type Resultaat } from '../kernel/resultaat.ts';
import { MAX_BYTES } from './types.ts';

export const SCHEIDINGSTEKENS = [';', ',', '\t'] as const;

/** What a first look at the bytes of a file gives. */
export type Keuring = {
  codering: 'utf-8' | 'windows-1252';
  aanhalingstekens: boolean;
  /** Line ends: there are at most one record more. */
  regeleinden: number;
};

const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;

function begintMet(bytes: Uint8Array, ...begin: number[]): boolean {
  return begin.every((waarde, i) => bytes[i] === waarde);
}

/** Where the last character of these bytes that may not be whole begins; their length when all are. */
function totHeel(bytes: Uint8Array): number {
  for (let i = bytes.length - 1; i >= Math.max(0, bytes.length - 3); i--) {
    const byte = bytes[i] ?? 0;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) return byte >= 0xf0 || (byte >= 0xe0 && bytes.length - i < 3) || bytes.length - i < 2 ? i : bytes.length;
  }
  return bytes.length;
}

/** Counts line ends in parts: \n, \r\n and \r. */
function regelteller(): (bytes: Uint8Array) => number {
  let naCr = false;
  return (bytes) => {
    let aantal = 0;
    for (let i = bytes.indexOf(LF); i !== -1; i = bytes.indexOf(LF, i + 1)) if (!(i === 0 ? naCr : bytes[i - 1] === CR)) aantal++;
    for (let i = bytes.indexOf(CR); i !== -1; i = bytes.indexOf(CR, i + 1)) aantal++;
    if (bytes.length > 0) naCr = bytes[bytes.length - 1] === CR;
    return aantal;
  };
}

/**
 * Looks at a file of `grootte` bytes, fed in parts: UTF-8 with or without BOM, otherwise Windows-1252. Refused with a reason: UTF-16,
 * a file that is no text (Excel, PDF, zip), an empty one and one over MAX_BYTES.
 */
export function keurBytes(grootte: number): { neem(bytes: Uint8Array): void; einde(): Resultaat<Keuring> } {
  let begin = new Uint8Array(0);
  let nul = false;
  let utf8 = true;
  let leeg = true;
  let aanhalingstekens = false;
  let regeleinden = 0;
  const telRegels = regelteller();
  let rest = new Uint8Array(0);
  const voegToe = (bytes: Uint8Array, einde: boolean): void => {
    if (!utf8) return;
    const alles = rest.length === 0 ? bytes : Buffer.concat([rest, bytes]);
    const heel = einde ? alles.length : totHeel(alles);
    const deel = alles.subarray(0, heel);
    rest = Uint8Array.from(alles.subarray(heel));
    utf8 = isUtf8(deel);
    if (utf8 && leeg) leeg = new TextDecoder().decode(deel).trim() === '';
  };
  return {
    neem: (bytes) => {
      if (begin.length < 4) begin = Uint8Array.from([...begin, ...bytes.subarray(0, 4)]);
      nul ||= bytes.includes(0);
      aanhalingstekens ||= bytes.includes(QUOTE);
      regeleinden += telRegels(bytes);
      voegToe(bytes, false);
    },
    einde: () => {
      voegToe(new Uint8Array(0), true);
      if (grootte > MAX_BYTES) {
        return geweigerd(
          `Het bestand is ${Math.ceil(grootte / 1024 / 1024)} MB; meer dan ${MAX_BYTES / 1024 / 1024} MB lezen we niet. Splits het in delen.`,
        );
      }
      if (begintMet(begin, 0xff, 0xfe) || begintMet(begin, 0xfe, 0xff)) {
        return geweigerd('Het bestand is UTF-16 (“Unicode-tekst”). Sla het op als “CSV UTF-8” en lever het opnieuw aan.');
      }
      if (begintMet(begin, 0x50, 0x4b)) {
        return geweigerd('Dit is een Excel- of zipbestand. Sla het blad op als “CSV UTF-8” en lever dat aan.');
      }
      if (begintMet(begin, 0x25, 0x50, 0x44, 0x46) || begintMet(begin, 0xd0, 0xcf, 0x11, 0xe0) || nul) {
        return geweigerd('Dit is geen tekstbestand. Lever een CSV-bestand aan, bijvoorbeeld opgeslagen als “CSV UTF-8”.');
      }
      if (utf8) {
        return leeg ? geweigerd('Het bestand is leeg.') : gelukt({ codering: 'utf-8', aanhalingstekens, regeleinden });
      }
      if (begintMet(begin, 0xef, 0xbb, 0xbf)) {
        return geweigerd(
          'Het bestand zegt dat het UTF-8 is, maar bevat tekens die dat niet zijn. Sla het opnieuw op als “CSV UTF-8”.',
        );
      }
      return gelukt({ codering: 'windows-1252', aanhalingstekens, regeleinden });
    },
  };
}

/** Text out of bytes that come in parts which end anywhere: one kind of line end, \n, and no BOM. */
export function maakTekstlezer(codering: Keuring['codering']): { neem(bytes: Uint8Array): string; einde(): string } {
  const windows = new TextDecoder('windows-1252');
  let begin = true;
  let rest = new Uint8Array(0);
  let wacht = false;
  const utf8 = (bytes: Uint8Array, einde: boolean): string => {
    const alles = rest.length === 0 ? bytes : Buffer.concat([rest, bytes]);
    const heel = einde ? alles.length : totHeel(alles);
    rest = Uint8Array.from(alles.subarray(heel));
    // Not a TextDecoder: what that gives takes two bytes for each character, and this only where it must.
    const tekst = Buffer.from(alles.buffer, alles.byteOffset, heel).toString('utf8');
    if (!begin || tekst === '') return tekst;
    begin = false;
    return tekst.startsWith('\uFEFF') ? tekst.slice(1) : tekst;
  };
  const regeleinden = (tekst: string): string => {
    const met = wacht ? `\r${tekst}` : tekst;
    // A \r that ends a part may be half a line end.
    wacht = met.endsWith('\r');
    const heel = wacht ? met.slice(0, -1) : met;
    return heel.includes('\r') ? heel.replace(/\r\n?/g, '\n') : heel;
  };
  return {
    neem: (bytes) => regeleinden(codering === 'utf-8' ? utf8(bytes, false) : windows.decode(bytes)),
    einde: () => {
      const uit = regeleinden(codering === 'utf-8' ? utf8(new Uint8Array(0), true) : '');
      if (!wacht) return uit;
      wacht = false;
      return `${uit}\n`;
    },
  };
}
