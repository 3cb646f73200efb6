/**
 * The caseload of the town beside the people of inwoners.ts: one line a resident. Invented, with names from the many places that people
 * of a Dutch town come from; house numbers that are nobody's. What happened to each stands in caseload.ts.
 */
import type { DemoInwoner } from './inwoners.ts';

// Voornaam | voorvoegsel | achternaam | geboren | straat | nummer | postcode | woonplaats | consulent | lezen | taal | contact | uitkering | door | vraag
const LIJST = `
Gülay | | Öztürk | 1978-09-03 | Arnhemseweg | 1214 | 7334 NN | Apeldoorn | consulent | goed | Turks en Nederlands | appen | bijstand ja | inwoner | Ik wil werken met mensen om me heen, niet meer alleen thuis zitten.
Willem | de | Jong | 1961-03-27 | Koninginnelaan | 1087 | 7315 DR | Apeldoorn | consulent | goed | | bellen | wia ja | gemeente | Buiten bezig zijn, dat heb ik mijn hele leven gedaan.
Priscilla | | Martina | 1989-12-11 | Eglantierlaan | 1330 | 7329 AP | Apeldoorn | consulent | goed | Papiaments en Nederlands | appen | bijstand ja | wijkteam | Ik ben handig en ik wil een vak leren.
Bert | | Reinders | 1964-07-19 | Zwolseweg | 1175 | 7315 GJ | Apeldoorn | consulent | met-hulp | | bellen | wia ja | inwoner | Ik wil weer een dag die ergens over gaat.
Soraya | | Rahimi | 1995-02-08 | Stadhoudersmolenweg | 1042 | 7317 AW | Apeldoorn | consulent | goed | Dari en Nederlands | mailen | bijstand ja | inwoner | Ik wil naar betaald werk in een winkel.
Dennis | van den | Brink | 1986-10-30 | Laan van Maten | 1018 | 7324 BT | Apeldoorn | consulent | met-hulp | | appen | bijstand ? | wijkteam | Ik wil best iets doen, als het maar rustig begint.
Annemieke | van 't | Veld | 1970-04-22 | Ugchelseweg | 1056 | 7339 CE | Ugchelen | consulent | goed | | mailen | | naaste | Na mijn scheiding wil ik weer onder de mensen.
Loubna | | Haddouchi | 1993-06-15 | Gijsbrechtgaarde | 1122 | 7329 BP | Apeldoorn | consulent | met-hulp | Berbers en Nederlands | appen | bijstand ja | inwoner | Ik wil koken voor een ander. Dat kan ik goed.
Desirée | | Pinas | 1982-01-17 | Laan van Erica | 1009 | 7321 BX | Apeldoorn | consulent-2 | goed | | bellen | bijstand ja | wijkteam | Met mijn handen maak ik mooie dingen. Daar wil ik verder mee.
Jarosław | | Wiśniewski | 1979-08-25 | Edisonlaan | 1288 | 7316 JS | Apeldoorn | consulent-2 | met-hulp | Pools | bellen | | wijkteam | Ik was lasser. Door mijn schouder kan dat niet meer.
Thea | | Hulleman | 1962-11-05 | Wilhelminapark | 1014 | 7316 BV | Apeldoorn | consulent-2 | goed | | brief | wia ja | inwoner | Ik wil blijven meedoen, ook nu het soms minder gaat.
Kwame | | Asante | 1990-03-09 | Kanaal Noord | 1233 | 7323 AC | Apeldoorn | consulent-2 | goed | Engels en Nederlands | appen | bijstand ja | inwoner | Ik wil werken en ondertussen de taal beter leren.
Bianca | | Schouten | 1976-05-28 | Vosselmanstraat | 1301 | 7311 CL | Apeldoorn | consulent-2 | met-hulp | | bellen | bijstand ja | gemeente | Ik wil iets met dieren of planten.
Emre | | Şahin | 2006-02-14 | Talingweg | 1077 | 7331 KK | Apeldoorn | consulent-2 | met-hulp | Turks en Nederlands | appen | wajong ja | school | Ik wil iets leren, maar geen school.
Mohammed | al | Hussaini | 1984-12-02 | Sprengenbos | 1060 | 7335 KB | Apeldoorn | consulent-2 | voorlezen | Arabisch | via-begeleider | bijstand ? | wijkteam | Ik wil Nederlands praten en iets doen met hout.
Corrie | van der | Veen | 1960-04-18 | Jachtlaan | 1144 | 7312 GX | Apeldoorn | consulent-2 | goed | | bellen | | inwoner | Zolang ik kan wil ik nuttig zijn.
Stefan | | Grobben | 1987-09-21 | Imkersplaats | 1020 | 7325 PN | Apeldoorn | consulent-2 | goed | | mailen | bijstand ja | gemeente | Ik wil van de uitkering af.
Li-Ming | | Chen | 1992-07-07 | Hofstraat | 1091 | 7311 KR | Apeldoorn | consulent-2 | goed | Mandarijn en Nederlands | mailen | | inwoner | Ik heb een baan voor tien uur en wil meer uren.
Rachid | | Ouali | 1981-06-24 | Schumanpark | 1158 | 7336 AK | Apeldoorn | consulent-2 | met-hulp | | appen | bijstand ja | wijkteam | Sleutelen, daar word ik rustig van.
Monique | | Verhaegh | 1973-08-12 | Sluisoordlaan | 1205 | 7323 GG | Apeldoorn | consulent-2 | goed | | bellen | wia ja | inwoner | Ik wil mijn dagen weer zelf vullen.
Noortje | | Zandbergen | 2009-04-30 | Ritbroekwarande | 1031 | 7325 TP | Apeldoorn | consulent-3 | goed | | appen | | school | Ik stop met school en weet niet wat ik dan moet.
Abel | | Tesfay | 1991-01-20 | Marchantstraat | 1067 | 7323 RL | Apeldoorn | consulent-3 | met-hulp | Tigrinya en Nederlands | appen | bijstand ja | wijkteam | Ik wil werken, elke dag.
Marijke | | Eikelboom | 1972-12-29 | Veldhuis | 1110 | 7335 LM | Apeldoorn | consulent-3 | goed | | bellen | wia ja | inwoner | Ik kook graag en wil weer een team om me heen.
Özlem | | Çelik | 1988-03-16 | Heemradenlaan | 1245 | 7329 BZ | Apeldoorn | consulent-3 | goed | Turks en Nederlands | mailen | bijstand ja | inwoner | Nu de kinderen naar school gaan, wil ik weer werken.
Ronald | | Wassink | 1969-09-09 | Anklaarseweg | 1188 | 7317 AT | Apeldoorn | consulent-3 | voorlezen | | via-begeleider | bijstand ? | wijkteam | Ik kom bijna niet buiten. Dat moet anders.
Shanti | | Ramdjan | 1980-11-11 | Gildenlaan | 1302 | 7329 DE | Apeldoorn | consulent-3 | goed | | bellen | bijstand ja | gemeente | Ik ben secuur en ik houd van orde.
Oksana | | Kovalenko | 1985-05-19 | Waterloseweg | 1025 | 7311 JG | Apeldoorn | consulent-3 | met-hulp | Oekraïens en Engels | mailen | | wijkteam | Ik was boekhouder. Ik wil weten wat hier kan.
Björn | | Lindeboom | 1983-02-06 | Vliegerweg | 1017 | 7313 EB | Apeldoorn | consulent-3 | goed | | appen | ziektewet ja | inwoner | Langzaam weer beginnen.
Mariam | | Jafari | 1996-08-23 | Saba | 1148 | 7333 ZP | Apeldoorn | consulent-3 | met-hulp | Farsi en Nederlands | appen | bijstand ja | inwoner | Ik wil leren naaien op een echte machine.
Gerda | | Nijhof | 1963-10-08 | Dorpstraat | 1093 | 7361 AS | Beekbergen | consulent-4 | goed | | brief | wia ja | inwoner | Ik wil iets doen dat ertoe doet.
Jamal | | Bouzid | 1994-04-04 | Mercuriuslaan | 1219 | 7314 HJ | Apeldoorn | consulent-4 | goed | | appen | bijstand ja | gemeente | Ik wil een baan, liefst in een magazijn.
Tineke | | Kamphuis | 1967-06-02 | Loenenseweg | 1038 | 7361 GB | Beekbergen | consulent-4 | goed | | bellen | ww ? | inwoner | Ik zoek iets naast de zorg voor mijn moeder.
Ruben | | Castelein | 2001-11-26 | Pythagorasstraat | 1071 | 7316 MA | Apeldoorn | consulent-4 | goed | | mailen | wajong ja | naaste | Ik weet veel van computers. Drukte kan ik niet goed tegen.
Fenna | | Hoogeveen | 1997-07-13 | Hoenderloseweg | 1160 | 7339 GK | Ugchelen | consulent-4 | goed | | appen | wajong ja | school | Buiten werken, met weinig mensen.
Ihor | | Melnyk | 1977-01-05 | Linnaeuslaan | 1104 | 7322 PV | Apeldoorn | consulent-4 | met-hulp | Oekraïens | via-begeleider | | wijkteam | Ik wil werken tot ik de taal goed ken.
Carla | de | Vries | 1965-04-18 | Badhuisweg | 1086 | 7314 JR | Apeldoorn | consulent-4 | goed | | bellen | bijstand ja | inwoner | Ik wil weten wat ik nog kan.
Samuel | | Okafor | 1989-09-17 | Händelstraat | 1012 | 7333 BD | Apeldoorn | consulent-4 | goed | Engels | appen | ziektewet nee | inwoner | Ik wil iets doen terwijl ik herstel.
Jolanda | te | Riele | 1971-03-31 | Bonhoefferplein | 1027 | 7333 ND | Apeldoorn | consulent-4 | goed | | bellen | bijstand ja | gemeente | Ik wil laten zien dat ik meer kan.
Patrick | | Meulenbelt | 1998-05-06 | Zutphensestraat | 1176 | 7325 WP | Apeldoorn | consulent-4 | onbekend | | appen | | werkgever | Mijn contract stopt. Ik heb hulp nodig bij wat nu komt.
Egbert | | Slots | 1966-12-23 | Oude Apeldoornseweg | 1041 | 7333 NS | Apeldoorn | consulent-4 | met-hulp | | bellen | wia ja | wijkteam | Een praatje en wat te doen, meer hoeft niet.
Wilma | | Roelofs | 1968-08-08 | Ravelijn | 1053 | 7325 NK | Apeldoorn | collega-aisha | goed | | bellen | bijstand ja | inwoner | Ik wil weer leren om op tijd te zijn.
Hatice | | Demirtaş | 1975-10-19 | Rietzangerweg | 1129 | 7331 TK | Apeldoorn | collega-aisha | voorlezen | Turks | bellen | bijstand ja | wijkteam | Ik wil de keuken in, dat kan ik.
Simon | van | Ommen | 2000-01-29 | Driehuizerweg | 1116 | 7312 DT | Apeldoorn | collega-aisha | met-hulp | | appen | wajong ja | naaste | Ik wil iets met oude spullen.
Yonas | | Berhane | 1988-02-14 | Sleutelbloemstraat | 1290 | 7322 AG | Apeldoorn | collega-aisha | met-hulp | Tigrinya en Nederlands | appen | bijstand ja | wijkteam | Ik kan goed met fietsen overweg.
Krzysztof | | Zieliński | 1974-11-15 | Fauststraat | 1011 | 7323 BA | Apeldoorn | niemand | onbekend | Pools | bellen | | wijkteam | Ik ben gevallen en mijn werk is weg.
Sabrina | van | Loon | 2003-09-01 | Tannhäuserstraat | 1066 | 7323 VD | Apeldoorn | niemand | goed | | appen | wajong ? | werkgever | Het ging te snel op mijn werk. Ik wil het opnieuw proberen.
Omar | | Farah | 1986-06-06 | Operaplein | 1019 | 7323 DS | Apeldoorn | niemand | met-hulp | Somali en Nederlands | bellen | bijstand ? | inwoner | Ik wil een plek waar ik elke week heen kan.
`;

type Persoon = Omit<DemoInwoner, 'ladder' | 'aangemeld'> & Pick<DemoInwoner['aangemeld'], 'door' | 'vraag'>;

const CONSULENTEN = ['consulent', 'consulent-2', 'consulent-3', 'consulent-4', 'collega-aisha', 'niemand'] as const;
const LEZEN = ['goed', 'met-hulp', 'voorlezen', 'onbekend'] as const;
const CONTACT = ['bellen', 'appen', 'mailen', 'brief', 'via-begeleider'] as const;
const DOOR = ['inwoner', 'wijkteam', 'gemeente', 'aanbieder', 'school', 'werkgever', 'naaste'] as const;
const UITKERING = ['bijstand', 'wajong', 'wia', 'ww', 'ziektewet'] as const;

const een = <T extends string>(uit: readonly T[], tekst: string): T => {
  const gevonden = uit.find((woord) => woord === tekst);
  if (gevonden === undefined) throw new Error(`de demo kent “${tekst}” niet: kies ${uit.join(', ')}`);
  return gevonden;
};

/** “bijstand ja”: which benefit, and whether who pays it agreed; “?” was not asked yet. */
const uitkeringVan = (tekst: string): DemoInwoner['uitkering'] => {
  if (tekst === '') return undefined;
  const [soort = '', toestemming] = tekst.split(' ');
  return { soort: een(UITKERING, soort), toestemming: toestemming === '?' ? null : toestemming === 'ja' };
};

export const mensen: readonly Persoon[] = LIJST.trim()
  .split('\n')
  .map((regel, nr) => {
    const vakken = regel.split('|').map((vak) => vak.trim());
    const [voornaam, voorvoegsel, achternaam, geboren, straat, huisnummer, postcode, woonplaats, ...rest] = vakken;
    const [consulent = '', lezen = '', taal, contact = '', uitkering = '', door = '', vraag] = rest;
    if (!voornaam || !achternaam || !geboren || !straat || !huisnummer || !postcode || !woonplaats || !vraag)
      throw new Error(`de demo mist iets op de regel van ${voornaam}`);
    return {
      voornaam,
      voorvoegsel: voorvoegsel ?? '',
      achternaam,
      geboren,
      straat,
      huisnummer,
      postcode,
      woonplaats,
      telefoon: `06 0000 ${3001 + nr * 17}`,
      consulent: een(CONSULENTEN, consulent),
      lezen: een(LEZEN, lezen),
      taal: taal || 'Nederlands',
      contact: een(CONTACT, contact),
      uitkering: uitkeringVan(uitkering),
      door: een(DOOR, door),
      vraag,
    };
  });
