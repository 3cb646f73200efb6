/**
 * What an answer must be, whatever was asked: one that was declared, our own page in Dutch, with its headers, whole, without anything
 * of our insides, and with what was typed only as text.
 */
import { LEEG, leesHtml } from './html.ts';
import type { Antwoord } from './slagveld.ts';

/** What of our insides may never be on a page. */
const BINNENKANT =
  /node_modules|\bat \/|\.ts:\d+|file:\/\/\/(?!raak)|pg_catalog|syntax error at|violates [a-z-]+ constraint|invalid input syntax|invalid byte sequence|out of range for type|ZodError|TypeError|RangeError|undefined is not|\[object Object\]|>NaN<|\bNaN-|Invalid Date|>undefined<|>null</;

/** In an address of a page: our own, or what the policy names. Never a place that somebody typed. */
const EIGEN_ADRES = /^(\/(?![/\\])|#|tel:[\d+]*$|mailto:[^<>"]+$|https:\/\/|data:image\/svg)/;

/** Tags of our own pages that could do harm, and what they may then be. */
const gevaarlijk = (naam: string, attributen: ReadonlyMap<string, string>, links: readonly string[]): string | undefined => {
  for (const [attribuut, waarde] of attributen) {
    if (attribuut.startsWith('on')) return `${naam} ${attribuut}`;
    if (['style', 'srcdoc', 'background', 'ping', 'xlink:href', 'http-equiv'].includes(attribuut))
      return `${naam} ${attribuut}=${waarde}`;
    if (/[<>"'`]/.test(attribuut)) return `attribuut ${attribuut}`;
    const bedoeld = naam === 'a' && attribuut === 'href' && /^https?:\/\//.test(waarde) && links.includes(waarde);
    if (
      ['href', 'src', 'action', 'formaction'].includes(attribuut) &&
      !(bedoeld || EIGEN_ADRES.test(waarde) || (naam === 'form' && waarde === ''))
    )
      return `${naam} ${attribuut}=${waarde.slice(0, 80)}`;
  }
  if (naam === 'script' || naam === 'link') {
    const bron = attributen.get(naam === 'script' ? 'src' : 'href') ?? '';
    return bron.startsWith('/assets/') ? undefined : `${naam} ${bron}`;
  }
  // A scan in a dossier, shown on the page about it.
  if (naam === 'img' && /^\/dossier\/\d+\/stukken\/\d+\/bestand$/.test(attributen.get('src') ?? '')) return undefined;
  if (
    /^(iframe|frame|object|embed|base|applet|style|img|audio|video|source|template|math|foreignobject|animate|set|image|marquee|xmp|portal|noscript)$/.test(
      naam,
    )
  )
    return naam;
  // Every element of ours is HTML or a drawing; a name with a dash or a number is somebody's.
  return /^[a-z]+[1-6]?$/.test(naam) ? undefined : naam;
};

/** Faults in the build of a page: what was typed closed or opened something, or it could do harm. */
export const bouwfouten = (bron: string, links: readonly string[] = []): string[] => {
  const fouten: string[] = [];
  const open: string[] = [];
  for (const { soort, naam, attributen, tekst } of leesHtml(bron)) {
    if (soort === 'commentaar') fouten.push(`commentaar ${tekst.slice(0, 60)}`);
    if (soort === 'begin') {
      const gevaar = gevaarlijk(naam, attributen, links);
      if (gevaar) fouten.push(`staat als opmaak op de pagina: ${gevaar}`);
      if (!LEEG.has(naam) && !/^(path|circle|rect|line|polyline|polygon|ellipse|use)$/.test(naam)) open.push(naam);
    }
    if (soort === 'eind' && !/^(path|circle|rect|line|polyline|polygon|ellipse|use)$/.test(naam)) {
      const laatste = open.pop();
      if (laatste !== naam) {
        fouten.push(`</${naam}> sluit <${laatste}>`);
        break;
      }
    }
    if (fouten.length > 3) break;
  }
  if (fouten.length === 0 && open.length > 0) fouten.push(`open gebleven: ${open.join(' ')}`);
  return fouten;
};

const KOPPEN: Record<string, RegExp> = {
  'content-security-policy': /default-src 'none'.*frame-ancestors 'none'/,
  'x-frame-options': /^DENY$/,
  'x-content-type-options': /^nosniff$/,
  'referrer-policy': /^same-origin$/,
};

/** Text that was typed and that is markup when it is not escaped. */
const isOpmaak = (waarde: string): boolean => waarde.length >= 6 && /[<"]/.test(waarde);

export interface Verwacht {
  /** Statuses that fit here. */
  status: readonly number[];
  /** What was typed. */
  getypt?: readonly string[];
  /** Slower than this is a fault, in milliseconds. */
  hoogstens?: number;
  /** Addresses that were typed where an address is asked for: those may be a link, when they are one of the web. */
  links?: readonly string[];
  /** The declared route, when what it answers is no page of ours. */
  route?: string;
}

/** Routes that lead to a login service, and routes for machines. */
const NAAR_BUITEN = /^GET \/(inloggen|uitnodiging)\b/;
const VOOR_MACHINES = new Set(['GET /gezond', 'GET /klaar']);

/** Routes of the API: JSON, and what goes wrong as problem+json that says the same as the status. */
const VOOR_PROGRAMMAS = /^[A-Z]+ \/v1\//;
/** An archive: it begins with a file and ends with its list. */
const ZIP = /^PK\p{Cc}{2}.*PK\p{Cc}{2}/su;
/** Files that are neither a list nor a paper, by the route that gives them: a sheet, a calendar, a picture, what went along, one's own copy; with what it holds. */
const BESTANDSOORT: [route: RegExp, soort: RegExp, inhoud?: RegExp][] = [
  [/^GET \/[^:]*\.xlsx$/, /^application\/vnd\.openxmlformats-officedocument\.spreadsheetml\.sheet$/],
  [/\.ics$/, /^text\/calendar; charset=utf-8$/],
  [/\/(stukken|documenten)\/:stuk(\/bestand)?$/, /^image\/(png|jpeg)$/],
  [/^GET \/dossier\/:inwoner\/overdracht\/:overdracht\/gegevens$/, /^application\/json$/],
  [/^GET \/mijn\/bewaren\/kopie\/:[a-z]+$/, /^application\/zip$/],
  [/^GET \/dossier\/:inwoner\/overdracht\/:overdracht\/zip$/, /^application\/zip$/, ZIP],
  // A number for the page of the hours, and nothing else.
  [/^GET \/toewijzingen\/berichten\/aantal$/, /^text\/plain; charset=utf-8$/, /^\d{1,6}$/],
];
const API_STATUS: readonly number[] = [200, 400, 403, 404, 405, 413, 414, 415];

const apiGebreken = ({ status, text, headers }: Antwoord): string[] => {
  const fouten: string[] = [];
  if (!API_STATUS.includes(status)) fouten.push(`status ${status}, hoort ${API_STATUS.join(' of ')}`);
  if (headers.get('cache-control') !== 'no-store') fouten.push(`bewaren: ${headers.get('cache-control')}`);
  if (!/^\d+\.\d+\.\d+$/.test(headers.get('api-version') ?? '')) fouten.push('geen API-Version');
  const soort = status === 200 ? 'application/json' : 'application/problem+json';
  if (headers.get('content-type') !== `${soort}; charset=utf-8`) fouten.push(`soort ${headers.get('content-type')}`);
  const binnen = status === 200 ? null : BINNENKANT.exec(text);
  if (binnen) fouten.push(`toont ${binnen[0]}: …${rond(text, binnen.index)}…`);
  const inhoud: unknown = JSON.parse(text);
  if (status !== 200 && !(inhoud !== null && typeof inhoud === 'object' && 'status' in inhoud && inhoud.status === status))
    fouten.push('het probleem noemt een andere status');
  return fouten;
};

const rond = (tekst: string, plek: number): string => tekst.slice(Math.max(0, plek - 60), plek + 80).replace(/\s+/g, ' ');

/** Everything that is wrong with an answer. */
export const gebreken = (antwoord: Antwoord, verwacht: Verwacht): string[] => {
  const { status, text, headers, location } = antwoord;
  const fouten: string[] = [];
  const api = VOOR_PROGRAMMAS.test(verwacht.route ?? '');
  if (!api && !verwacht.status.includes(status)) fouten.push(`status ${status}, hoort ${verwacht.status.join(' of ')}`);
  if (antwoord.duur > (verwacht.hoogstens ?? 10_000)) fouten.push(`duurde ${Math.round(antwoord.duur)} ms`);
  for (const [naam, patroon] of Object.entries(KOPPEN))
    if (!patroon.test(headers.get(naam) ?? '')) fouten.push(`kop ${naam}: ${headers.get(naam)}`);
  if (headers.has('x-powered-by') || headers.has('server')) fouten.push('zegt waar het op draait');
  if (api) return [...fouten, ...apiGebreken(antwoord)];
  if (status === 303) {
    const buiten = NAAR_BUITEN.test(verwacht.route ?? '') && location?.startsWith('http://localhost/issuer/');
    if (!location || !(buiten || /^\/(?![/\\])[\x21-\x7e]*$/.test(location))) fouten.push(`stuurt door naar ${location}`);
    return fouten;
  }
  const type = headers.get('content-type') ?? '';
  if (!/^(private, no-cache|no-store)$/.test(headers.get('cache-control') ?? ''))
    fouten.push(`bewaren: ${headers.get('cache-control')}`);
  if (VOOR_MACHINES.has(verwacht.route ?? '') && type === 'application/json') return fouten;
  if (!type.startsWith('text/html')) {
    if (status !== 200) fouten.push(`${status} zonder eigen pagina: ${type} ${text.slice(0, 60)}`);
    if (
      !/^((text\/csv|application\/yaml); charset=utf-8|application\/pdf)$/i.test(type) &&
      !BESTANDSOORT.some(([route, soort]) => route.test(verwacht.route ?? '') && soort.test(type))
    )
      fouten.push(`soort ${type}`);
    for (const [route, soort, inhoud] of BESTANDSOORT)
      if (inhoud && status === 200 && route.test(verwacht.route ?? '') && soort.test(type) && !inhoud.test(text))
        fouten.push(`is geen ${type}: ${text.slice(0, 20)}`);
    if (!/^(attachment|inline); filename="[\w.-]+"$/.test(headers.get('content-disposition') ?? ''))
      fouten.push(`bestandsnaam ${headers.get('content-disposition')}`);
    return fouten;
  }
  if (!/^text\/html; charset=utf-8$/i.test(type)) fouten.push(`soort ${type}`);
  if (!/<html lang="nl"/.test(text)) fouten.push('geen eigen pagina in het Nederlands');
  if (!/<title>[^<]* – Werkt mee<\/title>/.test(text)) fouten.push('geen titel');
  if (status === 422 && !/<title>(Fout: |Inloggen is niet gelukt)/.test(text)) fouten.push('422 zonder Fout: in de titel');
  if (status === 200 && /<title>Fout: /.test(text)) fouten.push('een fout met status 200');
  const binnen = BINNENKANT.exec(text);
  if (binnen && !verwacht.getypt?.some((waarde) => waarde.includes(binnen[0].replace(/[<>]/g, ''))))
    fouten.push(`toont ${binnen[0]}: …${rond(text, binnen.index)}…`);
  fouten.push(...bouwfouten(text, verwacht.links));
  for (const waarde of verwacht.getypt ?? []) {
    if (!isOpmaak(waarde)) continue;
    const plek = text.indexOf(waarde);
    if (plek >= 0) fouten.push(`ongeschoond: …${rond(text, plek)}…`);
  }
  return fouten;
};
