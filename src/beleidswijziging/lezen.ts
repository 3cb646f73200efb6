// What comes in as a file: bytes of a stranger, held to a size, a text that people can read, and the shape of a regeling.
import { isAlias, isMap, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import { type Fout, leesGevallen, leesRegeling, leesRoute, type Regeling } from '../beleid/index.ts';

/** No policy file comes near this (keuze): Apeldoorn's is 30 kB. */
export const MAX_BESTAND = 200_000;
const MAX_REGELS = 4000;
/** Faults that anybody could want to see of one file. */
const MAX_FOUTEN = 200;

export type Gelezen = { regeling: Regeling; inhoud: unknown; hash: string; tekst: string };
/** With the route when that can be drawn, so that people see where it goes wrong. */
export type Fouten = { ok: false; fouten: Fout[]; tekst: string; route?: Regeling['route'] };

const fout = (tekst: string, regel = 1): Fout => ({ bestand: '', regel, pad: '', tekst });

/** The text of a file; a fault when it is no text. */
export function tekstVan(bytes: Uint8Array): { ok: true; tekst: string } | Fouten {
  const mis = (waarom: string): Fouten => ({ ok: false, fouten: [fout(waarom)], tekst: '' });
  if (bytes.length === 0) return mis('het bestand is leeg; kies het bestand dat je hebt gewijzigd');
  if (bytes.length > MAX_BESTAND)
    return mis(`het bestand is groter dan ${MAX_BESTAND / 1000} kB; een regeling is een kleine tekst, kies het YAML-bestand`);
  const [een, twee] = bytes;
  if ((een === 0xff && twee === 0xfe) || (een === 0xfe && twee === 0xff))
    return mis('de tekst is opgeslagen als Unicode of UTF-16; kies bij opslaan de codering UTF-8');
  if (bytes.includes(0)) return mis('dit is geen tekst; kies het YAML-bestand dat je hier hebt gedownload');
  let tekst: string;
  try {
    tekst = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return mis('de tekst is niet opgeslagen als UTF-8; kies bij opslaan de codering UTF-8');
  }
  tekst = tekst.replace(/\r\n?/g, '\n').normalize('NFC');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what may not be in it
  const raar = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.exec(tekst);
  if (raar) {
    const regel = tekst.slice(0, raar.index).split('\n').length;
    return { ok: false, fouten: [fout('er staat een onzichtbaar teken in deze regel; typ de regel opnieuw', regel)], tekst };
  }
  const diep = teDiep(tekst);
  if (diep !== undefined) return { ok: false, fouten: [fout(diep.tekst, diep.regel)], tekst: '' };
  if (tekst.split('\n').length > MAX_REGELS) return mis(`het bestand heeft meer dan ${MAX_REGELS} regels; kies het YAML-bestand`);
  return { ok: true, tekst: tekst.endsWith('\n') ? tekst : `${tekst}\n` };
}

/**
 * What no policy file has and a reader of YAML could drown in: a line without end, brackets in brackets, lists in lists. Looked at
 * before anything is made of it, for the process that runs out of memory ends for everybody.
 */
function teDiep(tekst: string): { tekst: string; regel: number } | undefined {
  let haken = 0;
  let nr = 0;
  for (const regel of tekst.split('\n')) {
    nr++;
    if (regel.length > MAX_REGEL) return { regel: nr, tekst: `deze regel is langer dan ${MAX_REGEL} tekens; maak haar korter` };
    if (STREPEN.test(regel)) return { regel: nr, tekst: 'er staan te veel streepjes of vraagtekens achter elkaar; zet er één' };
    // Brackets in a text count too: a text with so many of them, never closed, is no policy either.
    for (const teken of regel) {
      if (teken === '[' || teken === '{') haken++;
      else if ((teken === ']' || teken === '}') && haken > 0) haken--;
      if (haken > MAX_HAKEN)
        return { regel: nr, tekst: 'hier staan te veel haken open; sluit ze, of schrijf de waarde onder elkaar' };
    }
  }
  return undefined;
}
const MAX_REGEL = 4000;
const MAX_HAKEN = 30;
const STREPEN = /(?:[-?:]\s+){6}/;

/** Only what a policy file needs of YAML: no text that stands for another, and no tags. */
function alleenGewoon(tekst: string): Fout[] {
  const regels = new LineCounter();
  const document = parseDocument(tekst, { lineCounter: regels });
  const fouten: Fout[] = [];
  visit(document, {
    Node: (_, knoop) => {
      const regel = regels.linePos(knoop.range?.[0] ?? 0).line;
      if (isAlias(knoop) || ('anchor' in knoop && knoop.anchor))
        fouten.push(fout('verwijs niet met & en *; schrijf de waarde voluit', regel));
      else if (knoop.tag !== undefined && !knoop.tag.startsWith('tag:yaml.org,2002:'))
        fouten.push(fout(`het woord ${knoop.tag} hoort hier niet; schrijf alleen de waarde`, regel));
    },
  });
  return fouten;
}

/** Reads a version from bytes; with `geldigVan` (`jjjj-mm-dd`) the day on which it begins is put in the text first. */
export function leesBestand(bytes: Uint8Array, o: { geldigVan?: string | undefined } = {}): ({ ok: true } & Gelezen) | Fouten {
  const gelezen = tekstVan(bytes);
  if (!gelezen.ok) return gelezen;
  const zonderKop = gelezen.tekst.replace(KOP, '');
  const uit = leesTekst(o.geldigVan === undefined ? zonderKop : metGeldigVan(zonderKop, o.geldigVan));
  if (uit.ok || zonderKop === gelezen.tekst) return uit;
  // The numbers are those of the file as it lies before whoever handed it in.
  return { ...uit, fouten: uit.fouten.map((een) => ({ ...een, regel: een.regel + 1 })), tekst: gelezen.tekst };
}

export function leesTekst(tekst: string): ({ ok: true } & Gelezen) | Fouten {
  try {
    const vreemd = alleenGewoon(tekst);
    if (vreemd.length > 0) return { ok: false, fouten: vreemd.slice(0, MAX_FOUTEN), tekst };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { ok: false, fouten: [fout('het bestand zit te diep in elkaar om te lezen')], tekst };
  }
  const uit = leesRegeling(tekst, '');
  if (uit.ok) return { ...uit, tekst };
  return { ...uit, fouten: uit.fouten.slice(0, MAX_FOUTEN), tekst, route: leesRoute(tekst) };
}

/** Agreed cases that come along; the text as it is kept. */
export function leesGevallenBestand(bytes: Uint8Array): { ok: true; tekst: string; gemeente: string; regeling: string } | Fouten {
  const gelezen = tekstVan(bytes);
  if (!gelezen.ok) return gelezen;
  try {
    const vreemd = alleenGewoon(gelezen.tekst);
    if (vreemd.length > 0) return { ok: false, fouten: vreemd, tekst: gelezen.tekst };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { ok: false, fouten: [fout('het bestand zit te diep in elkaar om te lezen')], tekst: gelezen.tekst };
  }
  const uit = leesGevallen(gelezen.tekst, '');
  if (!uit.ok) return { ...uit, tekst: gelezen.tekst };
  return { ok: true, tekst: gelezen.tekst, gemeente: uit.gevallen.gemeente, regeling: uit.gevallen.regeling };
}

/** The text with another first day; as it was when the file has none to replace. */
export function metGeldigVan(tekst: string, dag: string): string {
  const document = parseDocument(tekst);
  if (!isMap(document.contents)) return tekst;
  const waarde = document.contents.items.find((paar) => isScalar(paar.key) && paar.key.value === 'geldigVan')?.value;
  if (!isScalar(waarde) || !waarde.range) return tekst;
  return `${tekst.slice(0, waarde.range[0])}${dag}${tekst.slice(waarde.range[1])}`;
}

/** The first line of what is downloaded: it says from which version somebody works, and is taken off again. */
const KOP = /^# Werkt mee: dit is versie (\d{1,9}) \(([0-9a-f]{12})\)[^\n]*\n/;

export const metKop = (versie: { id: number; hash: string; tekst: string }): string =>
  `# Werkt mee: dit is versie ${versie.id} (${versie.hash.slice(0, 12)}). Laat deze regel staan: zo weet het systeem waar je van uitging.\n${versie.tekst}`;

/** From which version a file was made; undefined when it does not say. */
export function basisVan(bytes: Uint8Array): { id: number; hash: string } | undefined {
  const gelezen = tekstVan(bytes);
  const kop = gelezen.ok ? KOP.exec(gelezen.tekst) : undefined;
  return kop ? { id: Number(kop[1]), hash: kop[2] ?? '' } : undefined;
}
