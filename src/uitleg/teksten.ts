// Who sees what, in B1: the policies and grants of the database in words.
export const CATEGORIEEN = [
  'Naam, geboortedatum, telefoon',
  'Adres en BSN',
  'Uitkering',
  'Ladder en besluiten',
  'Zelfredzaamheid',
  'Doelen en hoe het gaat',
  'Uren',
  'Bedragen',
  'Wie heeft gekeken',
] as const;

export type WieZietWat = { rol: string; uitleg: string; ziet: Record<(typeof CATEGORIEEN)[number], string> };

/** The last answer is about the Zelfredzaamheid-Matrix, which nearly nobody sees. */
const ziet = (
  ...antwoorden: [string, string, string, string, string, string, string, string, zelfredzaamheid?: string]
): WieZietWat['ziet'] => ({
  'Naam, geboortedatum, telefoon': antwoorden[0],
  'Adres en BSN': antwoorden[1],
  Uitkering: antwoorden[2],
  'Ladder en besluiten': antwoorden[3],
  Zelfredzaamheid: antwoorden[8] ?? 'nee',
  'Doelen en hoe het gaat': antwoorden[4],
  Uren: antwoorden[5],
  Bedragen: antwoorden[6],
  'Wie heeft gekeken': antwoorden[7],
});

export const WIE_ZIET_WAT: readonly WieZietWat[] = [
  {
    rol: 'Jij (inwoner)',
    uitleg: 'Alleen je eigen gegevens.',
    ziet: ziet('ja', 'ja', 'ja', 'ja', 'ja', 'ja', 'nee', 'ja', 'ja'),
  },
  {
    rol: 'Je contactpersoon',
    uitleg:
      'Alleen inwoners die hij of zij helpt. Niet de inwoners van een collega. Een nieuwe melding lezen alle consulenten, tot een van hen haar oppakt.',
    ziet: ziet('ja', 'ja', 'ja', 'ja', 'ja', 'ja', 'nee', 'ja', 'ja'),
  },
  {
    rol: 'Vervanger van je contactpersoon',
    uitleg: 'Alleen op de dagen dat je contactpersoon er niet is.',
    ziet: ziet('ja', 'ja', 'ja', 'ja', 'ja', 'ja', 'nee', 'ja', 'ja'),
  },
  {
    rol: 'Collega met noodtoegang',
    uitleg: 'Alleen als het niet kan wachten, en voor korte tijd. Jij ziet wie het was en waarom.',
    ziet: ziet('ja', 'ja', 'ja', 'ja', 'ja', 'ja', 'nee', 'ja', 'ja'),
  },
  {
    rol: 'Oriëntatiecentrum',
    uitleg: 'Alleen inwoners die daar komen kijken welk werk past. Je uitkering alleen als jij dat goed vindt.',
    ziet: ziet(
      'ja',
      'nee',
      'alleen als jij wilt',
      'alleen je trede',
      'alleen je doelen',
      'nee',
      'nee',
      'nee',
      'alleen als jij wilt',
    ),
  },
  {
    rol: 'Teammanager',
    uitleg: 'Alle inwoners van de gemeente, om te lezen en om te verdelen. Niet als je dossier extra beschermd is.',
    ziet: ziet('ja', 'ja', 'ja', 'ja', 'ja', 'ja', 'nee', 'ja', 'ja'),
  },
  {
    rol: 'Je aanbieder',
    uitleg: 'Alleen inwoners die daar een plek hebben of hadden. Nooit wat een andere aanbieder schrijft.',
    ziet: ziet('ja', 'nee', 'nee', 'alleen begin en doel', 'van de eigen plek', 'van de eigen plek', 'van de eigen plek', 'nee'),
  },
  {
    rol: 'Financiën',
    uitleg: 'Om de aanbieder te betalen. Zonder naam, met een nummer.',
    ziet: ziet('nee', 'nee', 'nee', 'alleen begin en doel', 'alleen het resultaat', 'zonder naam', 'ja', 'nee'),
  },
  {
    rol: 'Contractmanager',
    uitleg: 'Wat er loopt bij een aanbieder. Zonder naam, met een nummer.',
    ziet: ziet('nee', 'nee', 'nee', 'alleen begin en doel', 'nee', 'nee', 'ja', 'nee'),
  },
  {
    rol: 'Beleid',
    uitleg: 'Alleen aantallen. Groepen van minder dan vijf mensen staan er niet bij.',
    ziet: ziet('nee', 'nee', 'nee', 'alleen aantallen', 'nee', 'nee', 'nee', 'nee'),
  },
  {
    rol: 'Beheer',
    uitleg: 'Medewerkers, mandaten en het logboek. Opent geen dossiers; een inwoner is een nummer.',
    ziet: ziet('nee', 'nee', 'nee', 'nee', 'nee', 'nee', 'nee', 'met nummers'),
  },
];

export const HULP: readonly { rol: string; regels: readonly string[] }[] = [
  {
    rol: 'Inwoner',
    regels: [
      'Op je overzicht zie je waar je staat, wat er nu gebeurt en wie dat doet.',
      'Je zegt of je het eens bent met je doelen en of je uren kloppen. Zeg je nee? Dan schrijf je op waarom, en je hoort wanneer je antwoord krijgt.',
      'Bij Mijn brieven staan de brieven van de gemeente. Bij Wie ziet wat zie je wie jouw gegevens heeft gezien.',
      'Bij Mijn afspraken zie je wanneer je met iemand praat. Kun je niet? Zeg wanneer je wel kunt. Bij Mijn plan staat wat je wilt, waar je aan werkt en wie je helpt. Klopt iets niet? Zeg het daar.',
      'Bij Mijn stappen lees je wat je hebt bereikt en hoe je terug kunt als iets niet lukt. Gaat iemand anders met je verder? Er gaat niets mee zonder dat jij ja zegt.',
      'Bij Mijn berichten schrijf je met de gemeente. Bij Mijn documenten stuur je een foto van een brief of diploma. Bij Mijn notities lees je wat de gemeente opschreef.',
      'Lukt het niet alleen? Iemand van je familie, een vriend of een onafhankelijke cliëntondersteuner mag je helpen. Dat kost niets.',
    ],
  },
  {
    rol: 'Consulent',
    regels: [
      'Begin bij de werkvoorraad: daar staat wat op jou wacht, het dringendste eerst.',
      'Bij Meldingen staat wat van buiten binnenkwam. Pak een melding op, maak er een aanmelding van of sluit haar met een reden. Bij Aanmelding in het dossier zie je elke termijn van de wet.',
      'Meld iemand aan, bepaal samen de trede, doe de toets, neem het besluit en volg hoe het gaat. Bij elke uitkomst staat waar zij in de regeling vandaan komt.',
      'De trede bepaal je in stappen: vragen uit de regeling, een voorstel, jouw oordeel, waar het uit blijkt. Een concept blijft bewaard tot je verder gaat.',
      'Maak afspraken vast of stel momenten voor, in het dossier bij Contact. Jouw week staat bij Afspraken; zet die met een geheim adres in je eigen agenda. Maak samen het plan: iedereen zegt of hij het eens is, en elke versie blijft te lezen.',
      'Schrijf notities, berichten en documenten in het dossier. Boven elk tekstvak staat wie het leest. Een werknotitie leest alleen de gemeente, maar de inwoner mag erom vragen.',
      'Spreek bij elke stap omhoog de weg terug af, bij Ladder. Gaat iemand terug, dan leg je dat in twee klikken vast en staat in je werkvoorraad wat er moet gebeuren. Een overdracht aan een ander begint met de toestemming van de inwoner.',
      'Mag een besluit niet? Dan staat erbij waarom en wie het wel mag.',
    ],
  },
  {
    rol: 'Teammanager',
    regels: [
      'Verdeel nieuwe inwoners en meldingen over je team.',
      'Zie wat te laat is. Lees leveringen van aanbieders in en bekijk welke regels zijn afgewezen.',
    ],
  },
  {
    rol: 'Aanbieder',
    regels: [
      'Accepteer een toewijzing en meld de start. Vul elke week de uren van al je inwoners in; een fout verbeter je later met een reden.',
      'Bij Afspraken zie je de gesprekken waar je bij bent, en kies je een moment. Bij Plan, op de pagina van een toewijzing, lees je de doelen van jullie plek en zeg je of jullie het eens zijn.',
      'Bij Berichten schrijf je met de gemeente over een inwoner, en met de inwoner als die meedoet. Documenten die de gemeente deelt staan bij de toewijzing.',
      'Schrijf op hoe het gaat en meld een resultaat. Maak aan het eind van de maand de declaratie en dien die in.',
    ],
  },
  {
    rol: 'Financiën',
    regels: [
      'Controleer een declaratie regel voor regel: elke regel legt het bedrag uit.',
      'Een ander keurt goed wat jij hebt gecontroleerd. Sluit daarna de maand.',
    ],
  },
  { rol: 'Contractmanager', regels: ['Beheer contracten en tarieven, en zie per aanbieder wat er loopt.'] },
  {
    rol: 'Beleid',
    regels: [
      'Lees de regeling zoals het systeem haar uitvoert, met bij elke regel de bron en de kracht daarvan.',
      'Bekijk cijfers zonder personen.',
    ],
  },
  {
    rol: 'Beheer',
    regels: [
      'Voeg collega’s toe en nodig ze uit. Regel hun rol, functie, team, afwezigheid en vertrek.',
      'Houd het mandaatregister bij. Zoek in het logboek op wie wat deed.',
    ],
  },
];
