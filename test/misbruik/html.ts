/**
 * Reads a page as a browser does, as far as our own pages go: tags, attributes, text, forms. What was typed must never become a tag
 * or an attribute, so this follows the rules of HTML for what opens a tag and what ends a value, and not what we hope stands there.
 */

export interface Teken {
  soort: 'begin' | 'eind' | 'tekst' | 'commentaar';
  /** Name of the tag in small letters; '' for text. */
  naam: string;
  attributen: ReadonlyMap<string, string>;
  tekst: string;
  /** Where it stands in the source. */
  plek: number;
}

const BENAMINGEN: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

export const ontcijfer = (tekst: string): string =>
  tekst.includes('&')
    ? tekst.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (heel, hex?: string, getal?: string, naam?: string) => {
        if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
        if (getal !== undefined) return String.fromCodePoint(Number(getal));
        return BENAMINGEN[naam ?? ''] ?? heel;
      })
    : tekst;

/** Elements whose text is no markup, up to their own end tag. */
const RUW = new Set(['script', 'style', 'textarea', 'title', 'xmp', 'iframe', 'noembed', 'noframes']);
const ONTCIJFERD = new Set(['textarea', 'title']);
export const LEEG = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'source',
  'track',
  'wbr',
]);

const ATTRIBUUT = /[\s/]*([^\s/>=][^\s/>=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']*)))?/y;
const geen: ReadonlyMap<string, string> = new Map();

let laatste: { bron: string; tekens: readonly Teken[] } = { bron: '', tekens: [] };
/** Of one page the forms, the links and the build are read one after another: it is taken apart once. */
export const leesHtml = (bron: string): readonly Teken[] => {
  if (laatste.bron !== bron) laatste = { bron, tekens: ontleed(bron) };
  return laatste.tekens;
};

const ontleed = (bron: string): Teken[] => {
  const tekens: Teken[] = [];
  let at = 0;
  const tekstTot = (tot: number, raw = false): void => {
    if (tot > at) {
      const deel = bron.slice(at, tot);
      tekens.push({ soort: 'tekst', naam: '', attributen: geen, tekst: raw ? deel : ontcijfer(deel), plek: at });
    }
    at = tot;
  };
  while (at < bron.length) {
    let open = bron.indexOf('<', at);
    while (open >= 0 && !/[a-z!?/]/i.test(bron[open + 1] ?? '')) open = bron.indexOf('<', open + 1);
    if (open < 0) {
      tekstTot(bron.length);
      break;
    }
    tekstTot(open);
    if (bron.startsWith('<!--', at)) {
      const eind = bron.indexOf('-->', at + 4);
      const tot = eind < 0 ? bron.length : eind + 3;
      tekens.push({ soort: 'commentaar', naam: '', attributen: geen, tekst: bron.slice(at, tot), plek: at });
      at = tot;
      continue;
    }
    if (/[!?]/.test(bron[at + 1] ?? '') || (bron[at + 1] === '/' && !/[a-z]/i.test(bron[at + 2] ?? ''))) {
      const eind = bron.indexOf('>', at);
      const tot = eind < 0 ? bron.length : eind + 1;
      if (!/^<!doctype html>$/i.test(bron.slice(at, tot)))
        tekens.push({ soort: 'commentaar', naam: '', attributen: geen, tekst: bron.slice(at, tot), plek: at });
      at = tot;
      continue;
    }
    const begin = at;
    const eindtag = bron[at + 1] === '/';
    at += eindtag ? 2 : 1;
    const naamTot = /[\s/>]|$/g;
    naamTot.lastIndex = at;
    const na = naamTot.exec(bron)?.index ?? bron.length;
    const naam = bron.slice(at, na).toLowerCase();
    at = na;
    const attributen = new Map<string, string>();
    for (;;) {
      ATTRIBUUT.lastIndex = at;
      const gevonden = ATTRIBUUT.exec(bron);
      if (!gevonden) break;
      const [heel, sleutel = '', dubbel, enkel, kaal] = gevonden;
      const klein = sleutel.toLowerCase();
      if (!attributen.has(klein)) attributen.set(klein, ontcijfer(dubbel ?? enkel ?? kaal ?? ''));
      at += heel.length;
    }
    const eind = bron.indexOf('>', at);
    at = eind < 0 ? bron.length : eind + 1;
    tekens.push({ soort: eindtag ? 'eind' : 'begin', naam, attributen, tekst: '', plek: begin });
    if (!eindtag && RUW.has(naam)) {
      const sluit = new RegExp(`</${naam}(?=[\\s/>])`, 'gi');
      sluit.lastIndex = at;
      const tot = sluit.exec(bron)?.index ?? bron.length;
      tekstTot(tot, !ONTCIJFERD.has(naam));
    }
  }
  return tekens;
};

export interface Veld {
  naam: string;
  soort: 'tekst' | 'tekstvak' | 'keuzelijst' | 'rondjes' | 'vinkjes' | 'verborgen' | 'bestand' | 'knop';
  /** What stands in it; of boxes and lists what is chosen. */
  waarden: readonly string[];
  opties: readonly string[];
  /** Keyboard, label, hint: what tells a person what to type. */
  inputmode: string;
  label: string;
  hint: string;
  maximum: number | undefined;
}

export interface Formulier {
  actie: string;
  methode: 'get' | 'post';
  multipart: boolean;
  velden: Veld[];
}

type Groei = { -readonly [k in keyof Veld]: Veld[k] extends readonly string[] ? string[] : Veld[k] };

const SOORT: Record<string, Veld['soort']> = {
  hidden: 'verborgen',
  radio: 'rondjes',
  checkbox: 'vinkjes',
  file: 'bestand',
  submit: 'knop',
};

/** Every form of a page with its fields, in the order of the page. */
export const leesFormulieren = (bron: string): Formulier[] => {
  const formulieren: Formulier[] = [];
  const labels = new Map<string, string>();
  const hints = new Map<string, string>();
  const namen = new Map<Groei, string>();
  /** Buttons that send the form elsewhere: each is a form of its own. */
  const elders: { formulier: Formulier; knop: Groei | undefined; actie: string }[] = [];
  let velden: Groei[] | undefined;
  let lijst: Groei | undefined;
  let vak: Groei | undefined;
  let in_: { soort: 'label' | 'hint'; van: string } | undefined;
  const veld = (naam: string, soort: Veld['soort'], attributen: ReadonlyMap<string, string>): Groei => {
    const al = velden?.find((een) => een.naam === naam && een.soort === soort && (soort === 'rondjes' || soort === 'vinkjes'));
    if (al) return al;
    const nieuw: Groei = {
      naam,
      soort,
      waarden: [],
      opties: [],
      inputmode: attributen.get('inputmode') ?? '',
      label: '',
      hint: '',
      maximum: attributen.has('maxlength') ? Number(attributen.get('maxlength')) : undefined,
    };
    velden?.push(nieuw);
    namen.set(nieuw, attributen.get('id') ?? '');
    return nieuw;
  };
  for (const { soort, naam, attributen, tekst } of leesHtml(bron)) {
    if (soort === 'tekst') {
      if (vak) vak.waarden = [tekst.replace(/^\n/, '')];
      if (in_) {
        const bij = in_.soort === 'label' ? labels : hints;
        bij.set(in_.van, `${bij.get(in_.van) ?? ''}${tekst}`);
      }
      continue;
    }
    if (soort === 'eind') {
      if (naam === 'form') velden = undefined;
      if (naam === 'select') lijst = undefined;
      if (naam === 'textarea') vak = undefined;
      if (naam === 'label' || naam === 'p' || naam === 'legend') in_ = undefined;
      continue;
    }
    if (soort !== 'begin') continue;
    const id = attributen.get('id') ?? '';
    if (naam === 'label') in_ = { soort: 'label', van: attributen.get('for') ?? '' };
    if (naam === 'p' && id.endsWith('-hint')) in_ = { soort: 'hint', van: id.slice(0, -5) };
    if (naam === 'form') {
      velden = [];
      formulieren.push({
        actie: attributen.get('action') ?? '',
        methode: (attributen.get('method') ?? 'get').toLowerCase() === 'post' ? 'post' : 'get',
        multipart: attributen.get('enctype') === 'multipart/form-data',
        velden,
      });
    }
    if (!velden) continue;
    const heet = attributen.get('name');
    const actie = naam === 'button' ? attributen.get('formaction') : undefined;
    const formulier = formulieren.at(-1);
    if (actie !== undefined && formulier) {
      const knop = heet === undefined ? undefined : veld(heet, 'knop', attributen);
      knop?.opties.push(attributen.get('value') ?? '');
      elders.push({ formulier, knop, actie });
      continue;
    }
    if (naam === 'option' && lijst) {
      const waarde = attributen.get('value') ?? '';
      lijst.opties.push(waarde);
      if (attributen.has('selected') || lijst.waarden.length === 0) lijst.waarden = [waarde];
    }
    if (heet === undefined) continue;
    if (naam === 'select') lijst = veld(heet, 'keuzelijst', attributen);
    if (naam === 'textarea') vak = veld(heet, 'tekstvak', attributen);
    if (naam === 'button') veld(heet, 'knop', attributen).opties.push(attributen.get('value') ?? '');
    if (naam === 'input') {
      const type = SOORT[attributen.get('type') ?? 'text'] ?? 'tekst';
      const een = veld(heet, type, attributen);
      const waarde = attributen.get('value') ?? '';
      if (type === 'rondjes' || type === 'vinkjes') {
        een.opties.push(waarde);
        if (attributen.has('checked')) een.waarden.push(waarde);
      } else een.waarden = [waarde];
    }
  }
  for (const [een, id] of namen) {
    een.label = (labels.get(id) ?? '').trim();
    een.hint = (hints.get(id) ?? '').trim();
  }
  const eigenKnop = (een: Veld): boolean => elders.every(({ knop }) => knop !== een);
  return [
    ...formulieren.map((een) => ({ ...een, velden: een.velden.filter(eigenKnop) })),
    ...elders.map(({ formulier, knop, actie }) => ({
      ...formulier,
      actie,
      velden: [...formulier.velden.filter((een) => een.soort !== 'knop'), ...(knop ? [knop] : [])],
    })),
  ];
};

/** Gives the one who sends it another session, or none: what is tried after it would be by somebody else. */
export const wisseltSessie = ({ actie }: Formulier): boolean => actie === '/uitloggen' || actie === '/andere-gemeente';
