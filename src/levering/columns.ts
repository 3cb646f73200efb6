import { gelukt, geweigerd, type Resultaat } from '../kernel/resultaat.ts';
import { SCHEIDINGSTEKENS } from './decode.ts';
import { SOORTEN, type Soort } from './types.ts';

/**
 * The columns of each kind of file under the name of the product, with the other headers under which they come in. Headers are
 * compared without case, spaces, punctuation and diacritics. The words of others stand here and nowhere else.
 */
const KOLOMMEN = {
  aanbieders: {
    agb: ['agbcode', 'aanbiederagb', 'agbaanbieder'],
    naam: ['naamaanbieder', 'aanbieder', 'aanbiedernaam'],
    sector: ['werkveld', 'branche'],
    postcode: [],
    woonplaats: ['plaats', 'vestigingsplaats'],
  },
  inwoners: {
    bsn: ['bsnclient', 'bsninwoner', 'burgerservicenummer'],
    voornaam: ['voornamen', 'roepnaam'],
    voorvoegsel: ['tussenvoegsel', 'voorvoegsels'],
    achternaam: ['geslachtsnaam', 'familienaam'],
    geboortedatum: ['geborenop', 'gebdatum'],
    straat: ['straatnaam'],
    huisnummer: ['huisnr'],
    postcode: [],
    woonplaats: ['plaats'],
    uitkering: ['soortuitkering', 'uitkeringssoort'],
    toestemming_uitkering: ['toestemming', 'toestemminguitkerendeinstantie'],
    trede: ['tredeparticipatieladder', 'huidigetrede'],
    trede_datum: ['datumtrede', 'tredeop', 'datumladderbepaling'],
  },
  toewijzingen: {
    nummer: ['toewijzing', 'toewijzingsnummer', 'toewijzingnummer', 'toewijzingsnr', 'toewijzingnr'],
    bsn: ['bsnclient', 'bsninwoner', 'burgerservicenummer'],
    aanbieder_agb: ['agb', 'agbcode', 'agbaanbieder', 'aanbieder'],
    product: ['productcode'],
    ingangsdatum: ['begindatum', 'startdatum', 'van'],
    einddatum: ['tot', 'totenmet'],
    uren_per_week: ['urenperweek', 'urenweek', 'weekuren'],
    doel_trede: ['doeltrede', 'doel'],
  },
  uren: {
    regel_id: ['regelnummer', 'regelnr', 'regel', 'id'],
    toewijzing: ['toewijzingsnummer', 'toewijzingnummer', 'toewijzingsnr', 'toewijzingnr'],
    bsn: ['bsnclient', 'bsninwoner', 'burgerservicenummer'],
    datum: ['werkdatum', 'dag'],
    uren: ['tijd', 'aantaluren', 'gemaakteuren'],
  },
  resultaten: {
    toewijzing: ['toewijzingsnummer', 'toewijzingnummer', 'toewijzingsnr', 'toewijzingnr'],
    datum: ['resultaatdatum', 'datumresultaat'],
    bereikte_trede: ['trede', 'tredebereikt'],
    akkoord_gemeente: ['akkoord', 'gemeenteakkoord'],
  },
} satisfies Record<Soort, Record<string, readonly string[]>>;

type Kolommen = typeof KOLOMMEN;
export type Kolom<S extends Soort> = keyof Kolommen[S] & string;

/** Columns that a file may lack. */
const OPTIONEEL: Record<Soort, readonly string[]> = {
  aanbieders: ['sector', 'postcode', 'woonplaats'],
  inwoners: ['voorvoegsel', 'straat', 'huisnummer', 'postcode', 'woonplaats'],
  toewijzingen: [],
  uren: [],
  resultaten: [],
};

/** Where each column of a kind of file stands; undefined for an optional one that is absent. */
export type Indeling = { soort: Soort; plaats: ReadonlyMap<string, number>; aantal: number };

/** "BSN cliënt" → "bsnclient" */
export function normaliseKop(kop: string): string {
  return kop
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}

/**
 * Recognises the kind of a file by its headers, whatever its name and the order of its columns; columns that it does not need are
 * ignored. Refused: an unknown file, a file that lacks columns (which), and a column that is there twice.
 */
export function recogniseKolommen(koppen: readonly string[]): Resultaat<Indeling> {
  const genormaliseerd = koppen.map(normaliseKop);
  const kandidaten = SOORTEN.map((soort) => vergelijkSoort(soort, genormaliseerd));
  const compleet = kandidaten.filter((k) => k.ontbreekt.length === 0).sort((a, b) => b.plaats.size - a.plaats.size)[0];
  if (compleet) {
    if (compleet.dubbel.length > 0) return geweigerd(`De kolom ${opsomming(compleet.dubbel)} staat er twee keer in.`);
    return gelukt({ soort: compleet.soort, plaats: compleet.plaats, aantal: koppen.length });
  }
  const beste = kandidaten.sort((a, b) => b.deel - a.deel)[0];
  if (beste && beste.deel >= 0.6) {
    const kolommen = beste.ontbreekt.length === 1 ? 'ontbreekt de kolom' : 'ontbreken de kolommen';
    return geweigerd(`Dit lijkt een bestand met ${beste.soort}, maar daarvoor ${kolommen} ${opsomming(beste.ontbreekt)}.`);
  }
  const gezien = koppen
    .map((kop) => kop.trim().slice(0, 40))
    .filter((kop) => kop !== '')
    .slice(0, 8);
  return geweigerd(
    `Aan de kolommen is niet te zien wat voor bestand dit is. Gelezen: ${opsomming(gezien)}. ` +
      'Verwacht: een bestand met aanbieders, inwoners, toewijzingen, uren of resultaten, met de kolomnamen op de eerste regel.',
  );
}

function vergelijkSoort(soort: Soort, koppen: readonly string[]) {
  const plaats = new Map<string, number>();
  const ontbreekt: string[] = [];
  const dubbel: string[] = [];
  let verplicht = 0;
  for (const [kolom, synoniemen] of Object.entries<readonly string[]>(KOLOMMEN[soort])) {
    const namen = [normaliseKop(kolom), ...synoniemen];
    // The product's own name wins over a synonym that happens to be there as well.
    const naam = namen.find((n) => koppen.includes(n));
    const optioneel = OPTIONEEL[soort].includes(kolom);
    if (!optioneel) verplicht++;
    if (naam === undefined) {
      if (!optioneel) ontbreekt.push(kolom);
      continue;
    }
    plaats.set(kolom, koppen.indexOf(naam));
    if (koppen.indexOf(naam) !== koppen.lastIndexOf(naam)) dubbel.push(kolom);
  }
  return { soort, plaats, ontbreekt, dubbel, deel: (verplicht - ontbreekt.length) / verplicht };
}

/** The delimiter of a file: the one that takes its header apart into columns that are known, otherwise into most columns. */
export function recogniseScheidingsteken(kopregel: string): string {
  let beste: { teken: string; score: number } = { teken: ';', score: -1 };
  for (const teken of SCHEIDINGSTEKENS) {
    const koppen = kopregel.split(teken).map(normaliseKop);
    const bekend = Math.max(...SOORTEN.map((soort) => vergelijkSoort(soort, koppen).deel));
    const score = bekend * 1000 + koppen.length;
    if (score > beste.score) beste = { teken, score };
  }
  return beste.teken;
}

function opsomming(woorden: readonly string[]): string {
  return woorden.map((woord) => `“${woord}”`).join(', ');
}
