// Names: how they are written, searched and compared. Pure.

export type Naam = { voornaam: string; voorvoegsel: string; achternaam: string };

// Letters that Unicode does not take apart into a base and a mark.
const LETTERS: Record<string, string> = { ß: 'ss', ø: 'o', ł: 'l', đ: 'd', ð: 'd', æ: 'ae', œ: 'oe', ı: 'i', þ: 'th' };

/** Words before a surname that do not count when names are searched or compared. */
const VOORVOEGSELS = new Set(
  'van de der den het t ter ten te in op aan bij onder uit voor la le les du des da dos di del della von zu zum zur el al ould ben bin'.split(
    ' ',
  ),
);

/** Lower case, without diacritics, apostrophes and double spaces; hyphens become spaces: "Aydın-D’Hont" → "aydin dhont". */
export function normaliseer(tekst: string): string {
  return tekst
    .toLocaleLowerCase('nl')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[ßøłđðæœıþ]/g, (letter) => LETTERS[letter] ?? letter)
    .replace(/['’‘`´ʼ]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The form in which a name is stored for searching and for finding double persons: surname, first name, without voorvoegsel. */
export function zoeknaam(naam: Pick<Naam, 'voornaam' | 'achternaam'>): string {
  return normaliseer(`${naam.achternaam} ${naam.voornaam}`);
}

/** "Jan van Dijk" */
export function toonNaam(naam: Naam): string {
  return [naam.voornaam, naam.voorvoegsel, naam.achternaam].filter((deel) => deel !== '').join(' ');
}

/**
 * The beginnings of a zoeknaam that a typed text can mean: as typed, and with the first words put behind the surname, so that
 * "Jan van Dijk", "van Dijk" and "Dijk, Jan" all find "dijk jan". Words before a surname are left out, unless nothing remains.
 */
export function zoekvormen(getypt: string): string[] {
  const woorden = normaliseer(getypt).split(' ').filter(Boolean).slice(0, 6);
  const kern = woorden.filter((woord) => !VOORVOEGSELS.has(woord));
  const vormen = new Set<string>();
  for (const lijst of kern.length === 0 || kern.length === woorden.length ? [woorden] : [kern, woorden]) {
    for (let i = 0; i < lijst.length; i++) vormen.add([...lijst.slice(i), ...lijst.slice(0, i)].join(' '));
  }
  vormen.delete('');
  return [...vormen];
}

/** What somebody means with a text in the search field. Eight or nine digits are meant as a BSN, also when they are no valid one. */
export function soortZoekvraag(getypt: string): 'leeg' | 'bsn' | 'dossiernummer' | 'postcode' | 'naam' {
  const tekst = getypt.trim();
  if (tekst === '') return 'leeg';
  if (/^20\d{2}-\d{1,9}$/.test(tekst)) return 'dossiernummer';
  if (/^\d{8,9}$/.test(tekst.replace(/[\s.-]/g, ''))) return 'bsn';
  if (POSTCODE.test(tekst)) return 'postcode';
  return 'naam';
}

/** A postcode, whole or as far as somebody typed: four digits, one letter or two. */
const POSTCODE = /^([1-9]\d{3})\s?([a-z]{0,2})$/i;

/** How the postcodes that are meant begin, as they are stored: "7311ab" → "7311 AB", "7311" → "7311". */
export function postcodeBegin(getypt: string): string {
  const [, cijfers = '', letters = ''] = POSTCODE.exec(getypt.trim()) ?? [];
  return letters === '' ? cijfers : `${cijfers} ${letters.toUpperCase()}`;
}

/** What to type instead, when a search that found nobody could not have; undefined when there is nothing to say but that nobody is called so. */
export function zoekhulp(getypt: string): string | undefined {
  const tekst = getypt.trim();
  const soort = soortZoekvraag(tekst);
  if (soort === 'leeg' || soort === 'bsn' || soort === 'dossiernummer') return undefined;
  if (soort === 'postcode')
    return `Niemand met een postcode die begint met ${postcodeBegin(tekst)}. Zoek je een dossier? Typ het hele nummer, zoals 2026-123.`;
  const woorden = normaliseer(tekst).split(' ').filter(Boolean);
  if (woorden.length === 0) return 'Typ letters of cijfers: een naam, een dossiernummer, een postcode of een BSN.';
  if (/^[\d\s.-]+$/.test(tekst))
    return 'Met cijfers zoek je op een postcode (7311 of 7311 AB), een heel dossiernummer (2026-123) of een BSN van 9 cijfers.';
  if (woorden.every((woord) => VOORVOEGSELS.has(woord)))
    return `“${tekst}” is een tussenvoegsel. Daarop zoeken we niet. Typ de achternaam: bij Van Dijk typ je Dijk.`;
  return undefined;
}
