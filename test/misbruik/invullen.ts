/** Fills a form as a person would, from what the page itself says of each field: so that what is tried stands among what is right. */
import { testBsn } from '../factories.ts';
import type { Formulier, Veld } from './html.ts';

/** One value as it is sent: text, or bytes that are no text, written in percents. */
export interface Paar {
  naam: string;
  waarde: string;
  /** The value is already in percents: bytes that no text gives. */
  ruw?: boolean;
}

let volgende = 700;

/** What a field of this name takes. The page says the rest. */
const BEKEND: [RegExp, (veld: Veld) => string][] = [
  [/^bsn$/, () => testBsn(++volgende)],
  [/^geboortedatum$/, () => '01-05-1990'],
  [/^postcode$/, () => '7311 AB'],
  [/^huisnummer$/, () => '12'],
  [/telefoon/, () => '0612345678'],
  [/e-?mail/, () => 'proef@voorbeeld.nl'],
  [/^(ingang|vanaf|eerste)/, () => '01-12-2026'],
  [/^urenPerWeek$/, () => '12'],
  [/^indicatie_van$/, () => '01-11-2026'],
  [/^indicatie_tot$/, () => '01-11-2027'],
  [/tarief|bedrag/, () => '9,50'],
  [/^u-\d+-\d$/, () => '2'],
  [/^(dag|datum|laatste|einde|.*_op)$/, () => '22-11-2026'],
];

const DATUM = /\d{2}-\d{2}-\d{4}/;
export const isDatumveld = (veld: Veld): boolean => DATUM.test(veld.hint) || veld.waarden.some((waarde) => DATUM.test(waarde));
export const isGetalveld = (veld: Veld): boolean => /decimal|numeric/.test(veld.inputmode);
export const hoeftNiet = (veld: Veld): boolean => veld.label.includes('(hoeft niet)');
/** A field in which anything may be typed. */
export const isVrijeTekst = (veld: Veld): boolean =>
  (veld.soort === 'tekst' || veld.soort === 'tekstvak') &&
  !isDatumveld(veld) &&
  !isGetalveld(veld) &&
  !/^(bsn|postcode|huisnummer|telefoon|e-?mail)$/.test(veld.naam);

/** What a file field gets: a delivery of one row. */
const CSV = 'regel_id;toewijzing;bsn;datum;uren\nproef-1;1;999960001;05-10-2026;2\n';

/** Ways to fill a form: everything, only what must be, and both again with the next answer of each list. */
export const KEUZES = [0, 1, 2, 3] as const;
export type Keuze = (typeof KEUZES)[number];

/** Values that fit; none when the field sends nothing. */
export const goedeWaarden = (veld: Veld, hoe: Keuze = 0): string[] => {
  const [staat = ''] = veld.waarden;
  const keuze = hoe >= 2 ? 1 : 0;
  switch (veld.soort) {
    case 'verborgen':
      return [staat];
    case 'knop':
      return [];
    case 'bestand':
      // A document in a dossier; the camera beside it stays off. Each is another one: the same twice is refused.
      if (veld.naam === 'foto') return [];
      return [veld.hint.includes('PDF') ? `%PDF-1.4\n% ${++volgende}\n1 0 obj<</Type/Catalog>>endobj\n%%EOF\n` : CSV];
    case 'keuzelijst': {
      const opties = veld.opties.filter((optie) => optie !== '');
      return [staat !== '' && keuze === 0 ? staat : (opties[keuze] ?? opties.at(-1) ?? '')];
    }
    case 'rondjes':
      return veld.waarden.length > 0 && keuze === 0 ? [staat] : [veld.opties[keuze] ?? veld.opties.at(-1) ?? ''];
    case 'vinkjes':
      return veld.opties.slice(0, 20);
    default: {
      if (staat !== '') return [staat];
      const bekend = BEKEND.find(([naam]) => naam.test(veld.naam));
      if (hoeftNiet(veld) && hoe % 2 === 1) return [''];
      if (bekend) return [bekend[1](veld)];
      if (isDatumveld(veld)) return [DATUM.exec(veld.hint)?.[0] ?? ''];
      if (isGetalveld(veld)) return ['2'];
      return [/^(voorvoegsel|taal)$/.test(veld.naam) ? 'van' : 'Een rustige zin over hoe het gaat'];
    }
  }
};

/** The whole form as it would be sent, with one of its buttons; the key goes apart. */
export const ingevuld = (formulier: Formulier, knop?: string, keuze: Keuze = 0): Paar[] => {
  const paren: Paar[] = [];
  let gedrukt = false;
  for (const veld of formulier.velden) {
    if (veld.naam === '_sleutel') continue;
    if (veld.soort === 'knop') {
      const [waarde = ''] = veld.opties;
      if (!gedrukt && (knop === undefined || waarde === knop)) {
        gedrukt = true;
        paren.push({ naam: veld.naam, waarde });
      }
      continue;
    }
    for (const waarde of goedeWaarden(veld, keuze)) paren.push({ naam: veld.naam, waarde });
  }
  return paren;
};

const percents = (tekst: string): string => encodeURIComponent(tekst.toWellFormed());

/** As a browser sends a form without files. */
export const alsFormulier = (paren: readonly Paar[]): string =>
  paren.map(({ naam, waarde, ruw }) => `${percents(naam)}=${ruw ? waarde : percents(waarde)}`).join('&');

export const FORMULIER = { 'content-type': 'application/x-www-form-urlencoded' };

/** The body with its kind, as a browser sends this form; a value of a file field is the content of a file. */
export const bericht = (
  formulier: Formulier,
  paren: readonly Paar[],
  multipart = formulier.multipart,
): { body: NonNullable<RequestInit['body']>; headers?: Record<string, string> } => {
  if (!multipart) return { body: alsFormulier(paren), headers: FORMULIER };
  const bestanden = new Set(formulier.velden.filter((veld) => veld.soort === 'bestand').map((veld) => veld.naam));
  const data = new FormData();
  for (const { naam, waarde } of paren)
    data.append(naam, formulier.multipart && bestanden.has(naam) ? new File([waarde.toWellFormed()], 'uren.csv') : waarde);
  return { body: data };
};
