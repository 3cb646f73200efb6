/** What can be set, with its default. All are choices: no source gives these numbers. */
export interface Instelling {
  sleutel: Sleutel;
  naam: string;
  eenheid: 'dagen' | 'minuten';
  uitleg: string;
  /** Holds until beheer sets something else. */
  standaard: number;
  laagste: number;
  hoogste: number;
}

export type Sleutel =
  | 'uitnodiging-dagen'
  | 'stil-medewerker-minuten'
  | 'stil-inwoner-minuten'
  | 'zonder-inloggen-dagen'
  | 'mandaat-eindigt-dagen'
  | 'mail-bewaren-dagen';

export const instellingen: readonly Instelling[] = [
  {
    sleutel: 'uitnodiging-dagen',
    naam: 'Hoe lang een uitnodiging geldt',
    eenheid: 'dagen',
    uitleg: 'Daarna werkt de link niet meer en stuur je een nieuwe.',
    standaard: 7,
    laagste: 1,
    hoogste: 30,
  },
  {
    sleutel: 'stil-medewerker-minuten',
    naam: 'Wanneer een medewerker vanzelf is uitgelogd',
    eenheid: 'minuten',
    uitleg:
      'Zo lang mag er niets gebeuren. Geldt voor de gemeente en voor aanbieders. Na een werkdag van acht uur logt iedereen opnieuw in.',
    standaard: 60,
    laagste: 5,
    hoogste: 480,
  },
  {
    sleutel: 'stil-inwoner-minuten',
    naam: 'Wanneer een inwoner vanzelf is uitgelogd',
    eenheid: 'minuten',
    uitleg: 'Een inwoner gebruikt soms een computer van een ander. Korter is veiliger, langer geeft meer tijd om te lezen.',
    standaard: 30,
    laagste: 5,
    hoogste: 240,
  },
  {
    sleutel: 'zonder-inloggen-dagen',
    naam: 'Wanneer een ongebruikt account opvalt',
    eenheid: 'dagen',
    uitleg: 'Wie zo lang niet inlogde, staat op de eerste pagina van beheer.',
    standaard: 90,
    laagste: 7,
    hoogste: 365,
  },
  {
    sleutel: 'mandaat-eindigt-dagen',
    naam: 'Hoe lang van tevoren een mandaat opvalt dat eindigt',
    eenheid: 'dagen',
    uitleg: 'Zo is er tijd voor een nieuw besluit.',
    standaard: 60,
    laagste: 7,
    hoogste: 365,
  },
  {
    sleutel: 'mail-bewaren-dagen',
    naam: 'Hoe lang de tekst van een verstuurde mail blijft staan',
    eenheid: 'dagen',
    uitleg: 'Daarna blijft alleen over dat er iets is verstuurd, en wanneer.',
    standaard: 30,
    laagste: 1,
    hoogste: 365,
  },
];

export const findSoort = (sleutel: string): Instelling | undefined => instellingen.find((een) => een.sleutel === sleutel);

/** Why a value cannot be set, in Dutch; undefined when it can. */
export const waardeReden = (soort: Instelling, waarde: number): string | undefined =>
  waarde >= soort.laagste && waarde <= soort.hoogste
    ? undefined
    : `Kies een getal van ${soort.laagste} tot en met ${soort.hoogste} ${soort.eenheid}.`;
