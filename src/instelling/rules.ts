import type { Sleutel } from './sleutels.ts';

/** What can be set, with its default. All are choices: no source gives these numbers. */
export interface Instelling {
  sleutel: Sleutel;
  naam: string;
  eenheid: 'jaar' | 'dagen' | 'weken' | 'minuten' | 'uur' | 'MB' | 'ja-nee';
  uitleg: string;
  /** Holds until beheer sets something else. */
  standaard: number;
  laagste: number;
  hoogste: number;
}

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
    sleutel: 'mandaat-ook-weigeren',
    naam: 'Of wie een besluit mag verlenen, ook mag afwijzen',
    eenheid: 'ja-nee',
    uitleg: 'Het mandaat in de regeling noemt alleen verlenen. Bij nee is voor een afwijzing een eigen mandaat nodig.',
    standaard: 1,
    laagste: 0,
    hoogste: 1,
  },
  {
    sleutel: 'mandaat-ook-intrekken',
    naam: 'Of wie een besluit mag verlenen, ook mag beëindigen en intrekken',
    eenheid: 'ja-nee',
    uitleg: 'Het mandaat in de regeling noemt alleen verlenen. Bij nee is daarvoor een eigen mandaat nodig.',
    standaard: 1,
    laagste: 0,
    hoogste: 1,
  },
  {
    sleutel: 'concept-oud-dagen',
    naam: 'Hoe lang een concept van een besluit mag blijven liggen',
    eenheid: 'dagen',
    uitleg: 'Een concept dat ouder is, staat in de werkvoorraad als te laat.',
    standaard: 7,
    laagste: 1,
    hoogste: 60,
  },
  {
    sleutel: 'verlengen-weken',
    naam: 'Hoeveel weken voor het einde een aanbieder om verlenging kan vragen',
    eenheid: 'weken',
    uitleg: 'Alleen waar de regeling geen evaluatiegesprek noemt. Anders kan het vanaf dat gesprek.',
    standaard: 8,
    laagste: 1,
    hoogste: 26,
  },
  {
    sleutel: 'verlenging-aansluiting-dagen',
    naam: 'Wanneer een nieuw besluit een verlenging is',
    eenheid: 'dagen',
    uitleg:
      'Begint een tweede besluit voor dezelfde ontwikkeling zo kort na het einde van de eerste, dan is het een verlenging: één keer, en zonder tweede prijs.',
    standaard: 30,
    laagste: 0,
    hoogste: 365,
  },
  {
    sleutel: 'opschorten-weken',
    naam: 'Hoe lang een opschorting ten hoogste duurt',
    eenheid: 'weken',
    uitleg: 'Duurt het langer, dan volgt een nieuwe opschorting. Zo kijkt iemand op tijd hoe het gaat.',
    standaard: 26,
    laagste: 1,
    hoogste: 52,
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
  {
    sleutel: 'afspraak-vanaf-uur',
    naam: 'Vanaf welk uur we afspraken maken',
    eenheid: 'uur',
    uitleg: 'Wie een afspraak eerder op de dag zet, krijgt een waarschuwing. Het mag wel.',
    standaard: 8,
    laagste: 0,
    hoogste: 12,
  },
  {
    sleutel: 'afspraak-tot-uur',
    naam: 'Tot welk uur we afspraken maken',
    eenheid: 'uur',
    uitleg: 'Wie een afspraak later op de dag zet, krijgt een waarschuwing. Het mag wel.',
    standaard: 18,
    laagste: 13,
    hoogste: 24,
  },
  {
    sleutel: 'afspraak-minuten',
    naam: 'Hoe lang een afspraak meestal duurt',
    eenheid: 'minuten',
    uitleg: 'Staat vast ingevuld bij een nieuwe afspraak.',
    standaard: 45,
    laagste: 10,
    hoogste: 240,
  },
  {
    sleutel: 'afspraak-dag-minuten',
    naam: 'Hoe lang een meeloopdag of proefdag meestal duurt',
    eenheid: 'minuten',
    uitleg: 'Geldt als het oriëntatiecentrum bij zo’n dag geen duur invult. Zes uur is 360 minuten.',
    standaard: 360,
    laagste: 30,
    hoogste: 480,
  },
  {
    sleutel: 'upload-megabyte',
    naam: 'Hoe groot een document mag zijn',
    eenheid: 'MB',
    uitleg: 'Een foto van een telefoon is meestal 3 tot 8 MB.',
    standaard: 10,
    laagste: 1,
    hoogste: 15,
  },
  {
    sleutel: 'upload-foto',
    naam: 'Of een document een foto of afbeelding mag zijn',
    eenheid: 'ja-nee',
    uitleg: 'JPEG en PNG. Inwoners maken met hun telefoon een foto van een brief of diploma. PDF mag altijd.',
    standaard: 1,
    laagste: 0,
    hoogste: 1,
  },
  {
    sleutel: 'upload-tekstbestand',
    naam: 'Of een document een tekstbestand mag zijn',
    eenheid: 'ja-nee',
    uitleg: 'Word en OpenDocument. Die tonen we nooit in het scherm: ze zijn alleen te downloaden.',
    standaard: 1,
    laagste: 0,
    hoogste: 1,
  },
  {
    sleutel: 'bericht-antwoord-dagen',
    naam: 'Hoe snel we een bericht beantwoorden',
    eenheid: 'dagen',
    uitleg: 'Een bericht van een inwoner of aanbieder dat zo lang wacht, staat in de werkvoorraad als te laat.',
    standaard: 3,
    laagste: 1,
    hoogste: 30,
  },
  {
    sleutel: 'melding-oppakken-dagen',
    naam: 'Binnen hoeveel dagen iemand een melding oppakt',
    eenheid: 'dagen',
    uitleg:
      'Dat zeggen we tegen wie iets meldt. Ligt een melding langer, dan ziet de teammanager dat. De zes weken voor het onderzoek lopen intussen door.',
    standaard: 3,
    laagste: 1,
    hoogste: 14,
  },
  {
    sleutel: 'herinnering-vooraf-dagen',
    naam: 'Hoe lang vooraf we aan een plicht herinneren',
    eenheid: 'dagen',
    uitleg: 'Zo veel dagen voor de laatste dag krijgt wie iets moet doen een herinnering. 0 is: niet vooraf.',
    standaard: 7,
    laagste: 0,
    hoogste: 60,
  },
  {
    sleutel: 'herinnering-laat-dagen',
    naam: 'Wanneer we herinneren aan een plicht die te laat is',
    eenheid: 'dagen',
    uitleg: 'Zo veel dagen na de laatste dag krijgt wie iets had moeten doen nog een herinnering.',
    standaard: 1,
    laagste: 1,
    hoogste: 60,
  },
  {
    sleutel: 'herinnering-inwoner-dagen',
    naam: 'Wanneer we een inwoner herinneren',
    eenheid: 'dagen',
    uitleg:
      'Als er zo lang iets voor een inwoner klaarstaat, krijgt die één keer een herinnering. Het telt vanaf de dag dat het klaarstond.',
    standaard: 7,
    laagste: 1,
    hoogste: 60,
  },
  {
    sleutel: 'escalatie-dagen',
    naam: 'Wanneer een collega of de teammanager meekijkt',
    eenheid: 'dagen',
    uitleg:
      'Wat zo lang te laat is, komt bij wie de consulent vervangt. Doet die er even lang niets mee, of vervangt er niemand, dan komt het bij de teammanager.',
    standaard: 14,
    laagste: 1,
    hoogste: 90,
  },
  {
    sleutel: 'kopie-bewaren-dagen',
    naam: 'Hoe lang een inwoner de kopie van het dossier kan ophalen',
    eenheid: 'dagen',
    uitleg: 'Daarna gooien we de kopie weg. De inwoner kan altijd een nieuwe vragen.',
    standaard: 14,
    laagste: 1,
    hoogste: 60,
  },
  {
    sleutel: 'financien-bewaren-jaren',
    naam: 'Hoe lang uren en resultaten blijven staan van een dossier dat is vernietigd',
    eenheid: 'jaar',
    uitleg:
      'Wat is betaald blijft zonder naam staan. De uren en resultaten eronder gaan weg zo veel jaar na het jaar van de laatste declaratie; daarna blijft alleen het bedrag. Geen bron in het beleid geeft deze termijn: spreek hem af met financiën en de archivaris.',
    standaard: 7,
    laagste: 1,
    hoogste: 30,
  },
  {
    sleutel: 'melding-bewaren-dagen',
    naam: 'Hoe lang namen en vraag van een afgehandelde melding blijven staan',
    eenheid: 'dagen',
    uitleg:
      'Daarna blijft alleen over dat er een melding was en wat ermee is gebeurd. Wat nodig is voor het onderzoek staat in het dossier.',
    standaard: 180,
    laagste: 30,
    hoogste: 365,
  },
  {
    sleutel: 'concept-afmaken-dagen',
    naam: 'Hoe lang een begonnen trede, matrix of plan mag blijven liggen',
    eenheid: 'dagen',
    uitleg: 'Daarna staat in de werkvoorraad van de consulent dat het nog af moet.',
    standaard: 14,
    laagste: 1,
    hoogste: 90,
  },
  {
    sleutel: 'resultaat-reactie-dagen',
    naam: 'Hoe lang een aanbieder kan reageren als de gemeente niet akkoord is met een resultaat',
    eenheid: 'dagen',
    uitleg: 'In die tijd kan de aanbieder opnieuw melden, of vragen of iemand anders kijkt.',
    standaard: 14,
    laagste: 1,
    hoogste: 90,
  },
  {
    sleutel: 'herbeoordeling-dagen',
    naam: 'Hoe snel iemand anders naar een betwist resultaat kijkt',
    eenheid: 'dagen',
    uitleg: 'De teammanager kijkt als de aanbieder daarom vraagt. Die uitkomst is het laatste woord over de betaling.',
    standaard: 14,
    laagste: 1,
    hoogste: 90,
  },
  {
    sleutel: 'terugval-gesprek-dagen',
    naam: 'Hoe snel we iemand spreken na een stap terug',
    eenheid: 'dagen',
    uitleg: 'Zo blijft de inwoner in beeld. Geen bron geeft een termijn.',
    standaard: 7,
    laagste: 1,
    hoogste: 60,
  },
  {
    sleutel: 'overdracht-antwoord-dagen',
    naam: 'Hoe lang een andere partij heeft om ja of nee te zeggen op een overdracht',
    eenheid: 'dagen',
    uitleg: 'Staat vast ingevuld bij een nieuwe overdracht. Je kunt per overdracht een andere dag kiezen.',
    standaard: 14,
    laagste: 1,
    hoogste: 90,
  },
  {
    sleutel: 'overdracht-escalatie-dagen',
    naam: 'Wanneer de teammanager meekijkt naar een overdracht zonder antwoord',
    eenheid: 'dagen',
    uitleg: 'Zo veel dagen na de dag waarop het antwoord er moest zijn.',
    standaard: 7,
    laagste: 1,
    hoogste: 60,
  },
  {
    sleutel: 'nazorg-antwoord-dagen',
    naam: 'Hoe lang een inwoner zelf kan antwoorden op de vraag of de plek nog goed is',
    eenheid: 'dagen',
    uitleg: 'Daarna vraagt de consulent het zelf, bijvoorbeeld aan de telefoon.',
    standaard: 14,
    laagste: 1,
    hoogste: 60,
  },
  {
    sleutel: 'noodtoegang-minuten',
    naam: 'Hoe lang noodtoegang tot een dossier duurt',
    eenheid: 'minuten',
    uitleg: 'Wie noodtoegang neemt leest het dossier zo lang. Daarna is het weer dicht.',
    standaard: 60,
    laagste: 10,
    hoogste: 480,
  },
];

export const findSoort = (sleutel: string): Instelling | undefined => instellingen.find((een) => een.sleutel === sleutel);

/** Why a value cannot be set, in Dutch; undefined when it can. */
export const waardeReden = (soort: Instelling, waarde: number): string | undefined =>
  waarde >= soort.laagste && waarde <= soort.hoogste
    ? undefined
    : soort.eenheid === 'ja-nee'
      ? 'Schrijf 1 voor ja of 0 voor nee.'
      : `Kies een getal van ${soort.laagste} tot en met ${soort.hoogste} ${soort.eenheid}.`;

const EEN: Readonly<Record<string, string>> = { dagen: 'dag', weken: 'week', minuten: 'minuut' };

/** "14 dagen", "1 dag", "ja". */
export const toonWaarde = (soort: Pick<Instelling, 'eenheid'>, waarde: number): string =>
  soort.eenheid === 'ja-nee'
    ? waarde === 1
      ? 'ja'
      : 'nee'
    : `${waarde} ${(waarde === 1 && EEN[soort.eenheid]) || soort.eenheid}`;
