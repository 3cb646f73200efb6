/** The story of the demo: invented people around today, in every state. Days are counted back from today, months forward from a start. */
export interface DemoToewijzing {
  product: `wm-ontwikkeling-${3 | 4 | 5}` | `wm-werkplek-${3 | 4}` | `aw-op-weg-naar-${2 | 3 | 4 | 5}` | `aw-op-de-plek-${3 | 4}`;
  aanbieder: string;
  /** Days ago that it began (negative: it still has to begin). */
  begon: number;
  maanden: number;
  urenPerWeek?: number;
  /** Usual working days, 1 = Monday, with hours. */
  rooster?: readonly (readonly [dag: 1 | 2 | 3 | 4 | 5 | 6 | 7, uren: number])[];
  doelTrede?: 2 | 3 | 4 | 5 | 6;
  doelen: readonly string[];
  status?: 'toegewezen' | 'geaccepteerd' | 'gestart' | 'beeindigd' | 'geweigerd';
  bekendgemaakt?: boolean;
  reden?: string;
  werkplek?: string;
  begeleider?: string;
  akkoord?: { akkoord: boolean; toelichting?: string } | undefined;
  voortgang?: readonly {
    dagen: number;
    hoe: 'goed' | 'wisselend' | 'moeilijk';
    tekst: string;
    volgende?: string;
    gelezen?: boolean;
  }[];
  resultaat?: { dagen: number; trede: 2 | 3 | 4 | 5 | 6; onderbouwing: string; akkoord?: boolean; reden?: string };
  /** A week in which nobody worked, with the reason: weeks ago. */
  afwezig?: readonly { weken: number; reden: 'ziek' | 'vakantie' | 'afspraak' | 'andere-reden' }[];
  /** The resident questions the hours of this week: weeks ago. */
  urenBetwist?: { weken: number; toelichting: string };
  /** Ended before its last day: days ago, and why. */
  gestopt?: { dagen: number; reden: string };
}

export interface DemoInwoner {
  voornaam: string;
  voorvoegsel?: string;
  achternaam: string;
  geboren: string;
  straat: string;
  huisnummer: string;
  postcode: string;
  woonplaats: string;
  telefoon: string;
  consulent:
    | 'consulent'
    | 'consulent-2'
    | 'consulent-3'
    | 'consulent-4'
    | 'collega-aisha'
    | 'arnhem-wijkcoach'
    | 'almere-accountadviseur'
    | 'almere-accountadviseur-2'
    | 'arnhem-collega'
    | 'niemand';
  persona?: string;
  lezen?: 'goed' | 'met-hulp' | 'voorlezen' | 'onbekend';
  taal?: string;
  contact?: 'bellen' | 'appen' | 'mailen' | 'brief' | 'via-begeleider';
  contactToelichting?: string;
  uitkering?: { soort: 'bijstand' | 'wajong' | 'wia' | 'ww' | 'ziektewet'; toestemming: boolean | null } | undefined;
  aangemeld: {
    dagen: number;
    door: 'inwoner' | 'wijkteam' | 'gemeente' | 'aanbieder' | 'school' | 'werkgever' | 'naaste';
    vraag: string;
  };
  ladder: readonly {
    dagen: number;
    trede: 1 | 2 | 3 | 4 | 5 | 6;
    perspectief?: 3 | 4 | 5 | 6;
    termijn?: 'binnen-een-jaar' | 'later';
    motivering: string;
  }[];
  toets?: boolean | undefined;
  toewijzingen?: readonly DemoToewijzing[];
  afgerond?: boolean | undefined;
}

export const inwoners: readonly DemoInwoner[] = [
  {
    voornaam: 'Jan',
    achternaam: 'Hoekstra',
    geboren: '1980-03-14',
    straat: 'Asselsestraat',
    huisnummer: '118',
    postcode: '7312 TR',
    woonplaats: 'Apeldoorn',
    telefoon: '06 0000 0107',
    consulent: 'consulent',
    persona: 'inwoner',
    lezen: 'met-hulp',
    contact: 'bellen',
    contactToelichting: 'liefst na 10.00 uur',
    uitkering: { soort: 'bijstand', toestemming: true },
    aangemeld: { dagen: 690, door: 'wijkteam', vraag: 'Ik zit al lang thuis. Ik wil weer iets doen met mijn handen.' },
    ladder: [
      {
        dagen: 680,
        trede: 1,
        perspectief: 3,
        termijn: 'later',
        motivering: 'Jan komt alleen buiten voor boodschappen en de huisarts. Hij zegt dat hij dat anders wil.',
      },
      {
        dagen: 520,
        trede: 2,
        perspectief: 4,
        termijn: 'later',
        motivering: 'Jan komt elke week bij de Basisontmoetingsplek en doet mee met de fietsclub.',
      },
      {
        dagen: 240,
        trede: 3,
        perspectief: 5,
        termijn: 'later',
        motivering: 'Jan plakt banden en ruimt op, met weinig druk. Hij komt op tijd en belt als hij niet kan.',
      },
    ],
    toets: true,
    toewijzingen: [
      {
        product: 'wm-ontwikkeling-3',
        aanbieder: 'fiets',
        begon: 425,
        maanden: 6,
        rooster: [[2, 3]],
        doelTrede: 3,
        doelen: ['Ik kom elke dinsdag op tijd', 'Ik leer een band plakken'],
        status: 'beeindigd',
        begeleider: 'Karin Peters',
        akkoord: { akkoord: true },
        resultaat: {
          dagen: 245,
          trede: 3,
          onderbouwing: 'Jan voert vaste taken uit met lage druk: banden plakken, schoonmaken, onderdelen sorteren.',
          akkoord: true,
        },
      },
      {
        product: 'wm-werkplek-3',
        aanbieder: 'fiets',
        begon: 236,
        maanden: 24,
        urenPerWeek: 12,
        rooster: [
          [2, 4],
          [4, 4],
          [5, 4],
        ],
        doelen: ['Ik houd mijn drie ochtenden vol', 'Ik leer zelf een fiets nakijken'],
        werkplek: 'Werkplaats, Stationsplein',
        begeleider: 'Karin Peters',
        akkoord: { akkoord: true },
        voortgang: [
          {
            dagen: 95,
            hoe: 'goed',
            tekst: 'Jan werkt drie ochtenden. Hij kijkt nu zelf een fiets na en vraagt om hulp als het nodig is.',
            volgende: 'Een eigen klus van begin tot eind.',
            gelezen: true,
          },
          {
            dagen: 1,
            hoe: 'goed',
            tekst: 'Jan helpt een nieuwe collega op weg. Hij wil leren solliciteren.',
            volgende: 'Praten over de stap naar trede 4 of 5.',
          },
        ],
        afwezig: [{ weken: 9, reden: 'ziek' }],
      },
      {
        product: 'wm-ontwikkeling-5',
        aanbieder: 'kringloop',
        begon: 110,
        maanden: 6,
        rooster: [[3, 2]],
        doelTrede: 5,
        doelen: ['Ik leer hoe ik solliciteer', 'Ik loop drie keer mee bij een echt bedrijf'],
        werkplek: 'Leslokaal boven de winkel',
        begeleider: 'Bram Kok',
        akkoord: { akkoord: true },
      },
    ],
  },
  {
    voornaam: 'Fatima',
    voorvoegsel: 'el',
    achternaam: 'Amrani',
    geboren: '1974-11-02',
    straat: 'Koninginnelaan',
    huisnummer: '52',
    postcode: '7315 BX',
    woonplaats: 'Apeldoorn',
    telefoon: '06 0000 0318',
    consulent: 'consulent',
    lezen: 'voorlezen',
    taal: 'Arabisch, Nederlands spreken gaat',
    contact: 'bellen',
    uitkering: { soort: 'bijstand', toestemming: true },
    aangemeld: { dagen: 410, door: 'inwoner', vraag: 'Ik wil mensen ontmoeten en beter Nederlands leren.' },
    ladder: [
      {
        dagen: 400,
        trede: 2,
        perspectief: 4,
        termijn: 'later',
        motivering: 'Fatima volgt taalles en helpt bij de maaltijd in het buurthuis. Zij wil iets voor anderen doen.',
      },
      {
        dagen: 150,
        trede: 3,
        perspectief: 4,
        termijn: 'later',
        motivering: 'Zij maakt zelf de salades en weet wat er moet gebeuren.',
      },
    ],
    toets: true,
    toewijzingen: [
      {
        product: 'wm-ontwikkeling-3',
        aanbieder: 'lunch',
        begon: 330,
        maanden: 6,
        rooster: [
          [1, 3],
          [3, 3],
        ],
        doelTrede: 3,
        doelen: ['Ik help twee dagen in de keuken'],
        status: 'beeindigd',
        akkoord: { akkoord: true },
        resultaat: {
          dagen: 152,
          trede: 3,
          onderbouwing: 'Fatima doet haar taken in de koude keuken met weinig sturing.',
          akkoord: true,
        },
      },
      {
        product: 'wm-werkplek-3',
        aanbieder: 'lunch',
        begon: 146,
        maanden: 12,
        urenPerWeek: 16,
        rooster: [
          [1, 4],
          [2, 4],
          [3, 4],
          [5, 4],
        ],
        doelen: ['Ik oefen elke dag mijn Nederlands', 'Ik leer de kassa'],
        werkplek: 'Keuken',
        begeleider: 'Wouter Bos',
        akkoord: { akkoord: true },
        voortgang: [
          {
            dagen: 12,
            hoe: 'wisselend',
            tekst: 'Fatima doet haar werk goed. Haar moeder is ziek, daardoor mist zij soms een dag.',
            volgende: 'Kijken of minder dagen tijdelijk beter past.',
          },
        ],
        afwezig: [{ weken: 3, reden: 'andere-reden' }],
      },
    ],
  },
  {
    voornaam: 'Nadia',
    achternaam: 'Petrova',
    geboren: '1998-07-21',
    straat: 'Deventerstraat',
    huisnummer: '201',
    postcode: '7321 BV',
    woonplaats: 'Apeldoorn',
    telefoon: '06 0000 0441',
    consulent: 'consulent',
    lezen: 'goed',
    contact: 'appen',
    uitkering: { soort: 'wajong', toestemming: null },
    aangemeld: { dagen: 19, door: 'school', vraag: 'Ik ben klaar met school en weet niet wat ik kan.' },
    ladder: [
      {
        dagen: 11,
        trede: 2,
        perspectief: 4,
        termijn: 'later',
        motivering: 'Nadia ziet elke week vrienden en sport. Zij heeft nog niet gewerkt.',
      },
    ],
    toets: true,
  },
  {
    voornaam: 'Kees',
    voorvoegsel: 'van',
    achternaam: 'Dijk',
    geboren: '1965-01-30',
    straat: 'Dorpsstraat',
    huisnummer: '9',
    postcode: '3888 AB',
    woonplaats: 'Uddel',
    telefoon: '055 000 0950',
    consulent: 'consulent',
    lezen: 'met-hulp',
    contact: 'via-begeleider',
    uitkering: { soort: 'wia', toestemming: true },
    aangemeld: { dagen: 900, door: 'gemeente', vraag: 'Ik was timmerman. Ik wil weer een reden om op te staan.' },
    ladder: [
      { dagen: 890, trede: 3, perspectief: 4, termijn: 'later', motivering: 'Kees helpt bij de tuin van het dorpshuis.' },
      {
        dagen: 600,
        trede: 4,
        perspectief: 5,
        termijn: 'later',
        motivering: 'Kees doet de houtwerkplaats alleen en legt anderen uit hoe het moet.',
      },
      {
        dagen: 300,
        trede: 3,
        perspectief: 4,
        termijn: 'later',
        motivering: 'Na zijn operatie kan Kees minder aan. Hij wil blijven meedoen, met minder druk.',
      },
      { dagen: 90, trede: 4, perspectief: 4, motivering: 'Kees werkt weer zelfstandig en draagt de sleutel van de werkplaats.' },
    ],
    toets: true,
    toewijzingen: [
      {
        product: 'wm-werkplek-4',
        aanbieder: 'tuin',
        begon: 84,
        maanden: 6,
        urenPerWeek: 20,
        rooster: [
          [1, 5],
          [2, 5],
          [4, 5],
          [5, 5],
        ],
        doelen: ['Ik werk weer alleen in de werkplaats', 'Ik let op mijn rug'],
        werkplek: 'Houtwerkplaats',
        begeleider: 'Ellen Mulder',
        akkoord: { akkoord: true },
        urenBetwist: { weken: 1, toelichting: 'Vrijdag was ik er niet. Er staat vijf uur.' },
      },
    ],
  },
  {
    voornaam: 'Amina',
    achternaam: 'Yusuf',
    geboren: '1990-05-01',
    straat: 'Waltersingel',
    huisnummer: '33',
    postcode: '7314 NL',
    woonplaats: 'Apeldoorn',
    telefoon: '06 0000 0502',
    consulent: 'consulent',
    lezen: 'met-hulp',
    taal: 'Somali en Nederlands',
    contact: 'appen',
    uitkering: { soort: 'bijstand', toestemming: true },
    aangemeld: { dagen: 96, door: 'wijkteam', vraag: 'Ik wil leren werken, iets met kinderen of met stof.' },
    ladder: [
      {
        dagen: 88,
        trede: 2,
        perspectief: 3,
        termijn: 'binnen-een-jaar',
        motivering: 'Amina komt bij de naaigroep en de taalles.',
      },
    ],
    toets: true,
    toewijzingen: [
      {
        product: 'wm-ontwikkeling-3',
        aanbieder: 'atelier',
        begon: 68,
        maanden: 6,
        rooster: [
          [2, 3],
          [4, 3],
        ],
        doelTrede: 3,
        doelen: ['Ik kom twee ochtenden', 'Ik maak mijn eerste tas'],
        werkplek: 'Naaiatelier',
        begeleider: 'Ina Vos',
        akkoord: { akkoord: false, toelichting: 'Ik wil liever drie ochtenden.' },
        voortgang: [
          { dagen: 20, hoe: 'goed', tekst: 'Amina leert snel en vraagt om meer werk.', volgende: 'Een derde ochtend bespreken.' },
        ],
      },
    ],
  },
  {
    voornaam: 'Rob',
    achternaam: 'Teunissen',
    geboren: '1986-09-09',
    straat: 'Zutphensestraat',
    huisnummer: '77',
    postcode: '7325 WL',
    woonplaats: 'Apeldoorn',
    telefoon: '06 0000 0077',
    consulent: 'consulent',
    lezen: 'goed',
    contact: 'mailen',
    uitkering: { soort: 'ww', toestemming: true },
    aangemeld: { dagen: 520, door: 'inwoner', vraag: 'Na mijn burn-out wil ik stap voor stap terug naar een baan.' },
    ladder: [
      {
        dagen: 510,
        trede: 3,
        perspectief: 5,
        termijn: 'binnen-een-jaar',
        motivering: 'Rob doet licht administratief werk met weinig druk.',
      },
      { dagen: 300, trede: 4, perspectief: 5, termijn: 'binnen-een-jaar', motivering: 'Rob doet de voorraad zelfstandig.' },
      {
        dagen: 30,
        trede: 5,
        perspectief: 6,
        termijn: 'later',
        motivering: 'Rob is begonnen bij een groothandel, met een jobcoach.',
      },
    ],
    toewijzingen: [
      {
        product: 'wm-ontwikkeling-5',
        aanbieder: 'kringloop',
        begon: 210,
        maanden: 6,
        rooster: [[1, 2]],
        doelTrede: 5,
        doelen: ['Ik heb een betaalde baan voor 24 uur'],
        status: 'beeindigd',
        akkoord: { akkoord: true },
        resultaat: {
          dagen: 32,
          trede: 5,
          onderbouwing: 'Rob heeft een contract voor 24 uur bij een groothandel, met jobcoach van UWV.',
          akkoord: true,
        },
      },
    ],
    afgerond: true,
  },
  {
    voornaam: 'Lena',
    achternaam: 'Bos',
    geboren: '2003-02-18',
    straat: 'Hofstraat',
    huisnummer: '14',
    postcode: '7311 KW',
    woonplaats: 'Apeldoorn',
    telefoon: '06 0000 0620',
    consulent: 'consulent',
    lezen: 'goed',
    contact: 'appen',
    uitkering: { soort: 'wajong', toestemming: true },
    aangemeld: { dagen: 260, door: 'school', vraag: 'Ik wil in een winkel werken.' },
    ladder: [
      {
        dagen: 250,
        trede: 3,
        perspectief: 4,
        termijn: 'binnen-een-jaar',
        motivering: 'Lena liep stage in een winkel en deed vaste taken.',
      },
    ],
    toets: true,
    toewijzingen: [
      {
        product: 'wm-werkplek-3',
        aanbieder: 'kringloop',
        begon: 178,
        maanden: 12,
        urenPerWeek: 10,
        rooster: [
          [1, 2],
          [2, 2],
          [3, 2],
          [4, 2],
          [5, 2],
        ],
        doelen: ['Ik help klanten in de winkel'],
        werkplek: 'Winkel',
        begeleider: 'Bram Kok',
        akkoord: { akkoord: true },
      },
      {
        product: 'wm-ontwikkeling-4',
        aanbieder: 'kringloop',
        begon: 178,
        maanden: 6,
        rooster: [[4, 1.5]],
        doelTrede: 4,
        doelen: ['Ik doe de boekenafdeling alleen'],
        begeleider: 'Bram Kok',
        akkoord: { akkoord: true },
        resultaat: {
          dagen: 3,
          trede: 4,
          onderbouwing:
            'Lena doet de boekenafdeling zelfstandig: prijzen, inruimen en klanten helpen. Zij heeft de sleutel van de kast.',
        },
      },
    ],
  },
  {
    voornaam: 'Tomasz',
    achternaam: 'Nowak',
    geboren: '1978-12-05',
    straat: 'Arnhemseweg',
    huisnummer: '340',
    postcode: '7334 CZ',
    woonplaats: 'Apeldoorn',
    telefoon: '06 0000 0733',
    consulent: 'consulent',
    lezen: 'met-hulp',
    taal: 'Pools en Nederlands',
    contact: 'bellen',
    uitkering: { soort: 'ziektewet', toestemming: true },
    aangemeld: { dagen: 330, door: 'gemeente', vraag: 'Ik wil weer werken, maar mijn rug doet niet alles.' },
    ladder: [
      {
        dagen: 320,
        trede: 4,
        perspectief: 5,
        termijn: 'binnen-een-jaar',
        motivering: 'Tomasz repareert zelfstandig en heeft verantwoordelijkheid voor het gereedschap.',
      },
    ],
    toets: true,
    toewijzingen: [
      {
        product: 'wm-werkplek-4',
        aanbieder: 'fiets',
        begon: 300,
        maanden: 12,
        urenPerWeek: 20,
        rooster: [
          [1, 4],
          [2, 4],
          [3, 4],
          [4, 4],
          [5, 4],
        ],
        doelen: ['Ik bouw op naar 20 uur', 'Ik haal mijn VCA'],
        werkplek: 'Werkplaats',
        begeleider: 'Karin Peters',
        akkoord: { akkoord: true },
        afwezig: [{ weken: 6, reden: 'vakantie' }],
      },
      {
        product: 'wm-ontwikkeling-5',
        aanbieder: 'fiets',
        begon: 150,
        maanden: 6,
        rooster: [[3, 1.5]],
        doelTrede: 5,
        doelen: ['Ik vind een baan als monteur'],
        begeleider: 'Karin Peters',
        akkoord: { akkoord: true },
        resultaat: {
          dagen: 25,
          trede: 4,
          onderbouwing: 'Tomasz had twee gesprekken, maar nog geen baan. Hij wil doorgaan.',
          akkoord: false,
          reden: 'Het doel trede 5 is nog niet bereikt. We bespreken een verlenging.',
        },
      },
    ],
  },
  {
    voornaam: 'Ria',
    achternaam: 'Smit',
    geboren: '1963-06-25',
    straat: 'Jachtlaan',
    huisnummer: '8',
    postcode: '7313 CA',
    woonplaats: 'Apeldoorn',
    telefoon: '055 000 0811',
    consulent: 'consulent',
    lezen: 'goed',
    contact: 'brief',
    aangemeld: { dagen: 200, door: 'naaste', vraag: 'Mijn man is overleden. Ik wil onder de mensen zijn en iets nuttigs doen.' },
    ladder: [{ dagen: 190, trede: 3, perspectief: 3, motivering: 'Ria schenkt koffie in het verzorgingshuis en leest voor.' }],
    toets: true,
    toewijzingen: [
      {
        product: 'wm-werkplek-3',
        aanbieder: 'fiets',
        begon: 170,
        maanden: 24,
        urenPerWeek: 8,
        rooster: [
          [2, 4],
          [4, 4],
        ],
        doelen: ['Ik sta twee ochtenden achter de balie'],
        werkplek: 'Balie',
        begeleider: 'Karin Peters',
        akkoord: { akkoord: true },
        afwezig: [{ weken: 1, reden: 'ziek' }],
      },
    ],
  },
  {
    voornaam: 'Zoë',
    achternaam: 'Mulder',
    geboren: '2001-10-10',
    straat: 'Kanaal Noord',
    huisnummer: '190',
    postcode: '7322 AJ',
    woonplaats: 'Apeldoorn',
    telefoon: '06 0000 0904',
    consulent: 'consulent',
    lezen: 'goed',
    contact: 'appen',
    uitkering: { soort: 'bijstand', toestemming: true },
    aangemeld: { dagen: 60, door: 'inwoner', vraag: 'Ik wil uit huis en leren wat ik leuk vind.' },
    ladder: [
      {
        dagen: 48,
        trede: 2,
        perspectief: 4,
        termijn: 'later',
        motivering: 'Zoë gaat naar de creatieve middag en de sportschool.',
      },
    ],
    toets: true,
    toewijzingen: [
      {
        product: 'wm-ontwikkeling-4',
        aanbieder: 'kringloop',
        begon: 2,
        maanden: 6,
        rooster: [[2, 2]],
        doelTrede: 4,
        doelen: ['Ik ontdek welk werk bij mij past', 'Ik kom drie keer per week'],
        status: 'toegewezen',
      },
    ],
  },
  {
    voornaam: 'Youssef',
    achternaam: 'Bensaïd',
    geboren: '1995-04-12',
    straat: 'Laan van Malkenschoten',
    huisnummer: '21',
    postcode: '7333 NP',
    woonplaats: 'Apeldoorn',
    telefoon: '06 0000 1011',
    consulent: 'consulent',
    lezen: 'goed',
    contact: 'mailen',
    uitkering: { soort: 'bijstand', toestemming: true },
    aangemeld: { dagen: 45, door: 'gemeente', vraag: 'Ik wil graag met planten werken.' },
    ladder: [
      {
        dagen: 35,
        trede: 3,
        perspectief: 4,
        termijn: 'binnen-een-jaar',
        motivering: 'Youssef helpt in de moestuin van de buurt met vaste taken.',
      },
    ],
    toets: true,
    toewijzingen: [
      {
        product: 'wm-werkplek-3',
        aanbieder: 'tuin',
        begon: 0,
        maanden: 12,
        urenPerWeek: 12,
        rooster: [
          [1, 4],
          [3, 4],
          [5, 4],
        ],
        doelen: ['Ik leer zaaien en oogsten'],
        status: 'geaccepteerd',
      },
    ],
  },
  {
    voornaam: 'Wim',
    achternaam: 'Yıldız',
    geboren: '1971-08-03',
    straat: 'Marktplein',
    huisnummer: '110',
    postcode: '7311 LH',
    woonplaats: 'Apeldoorn',
    telefoon: '06 0000 1120',
    consulent: 'consulent',
    lezen: 'voorlezen',
    contact: 'bellen',
    uitkering: { soort: 'wia', toestemming: true },
    aangemeld: { dagen: 30, door: 'wijkteam', vraag: 'Ik wil graag helpen, ik zit de hele dag alleen.' },
    ladder: [{ dagen: 21, trede: 3, perspectief: 3, motivering: 'Wim doet de was in het buurthuis, rustig en met hulp.' }],
    toets: true,
    toewijzingen: [
      {
        product: 'wm-werkplek-3',
        aanbieder: 'lunch',
        begon: -5,
        maanden: 12,
        urenPerWeek: 9,
        rooster: [
          [1, 3],
          [2, 3],
          [4, 3],
        ],
        doelen: ['Ik help drie ochtenden in de keuken'],
        status: 'toegewezen',
        bekendgemaakt: false,
      },
    ],
  },
  {
    voornaam: 'Joke',
    voorvoegsel: 'de',
    achternaam: 'Graaf',
    geboren: '1969-12-19',
    straat: 'Beekbergerweg',
    huisnummer: '4',
    postcode: '7361 AC',
    woonplaats: 'Beekbergen',
    telefoon: '055 000 1231',
    consulent: 'consulent',
    lezen: 'goed',
    contact: 'bellen',
    aangemeld: { dagen: 5, door: 'naaste', vraag: 'Ik wil graag weer iets doen met koken.' },
    ladder: [],
  },
  {
    voornaam: 'Hendrik',
    voorvoegsel: "van 't",
    achternaam: 'Hof',
    geboren: '1961-05-10',
    straat: 'Loolaan',
    huisnummer: '60',
    postcode: '7315 AG',
    woonplaats: 'Apeldoorn',
    telefoon: '055 000 1342',
    consulent: 'consulent',
    lezen: 'goed',
    contact: 'brief',
    aangemeld: { dagen: 380, door: 'inwoner', vraag: 'Tot mijn pensioen wil ik bezig blijven.' },
    ladder: [{ dagen: 370, trede: 4, perspectief: 4, motivering: 'Hendrik doet zelfstandig de boekhouding van de vereniging.' }],
    toets: true,
    toewijzingen: [
      {
        product: 'wm-werkplek-4',
        aanbieder: 'kringloop',
        begon: 340,
        maanden: 12,
        urenPerWeek: 8,
        rooster: [
          [3, 4],
          [5, 4],
        ],
        doelen: ['Ik houd de administratie bij'],
        werkplek: 'Kantoor',
        begeleider: 'Bram Kok',
        akkoord: { akkoord: true },
      },
    ],
  },
  {
    voornaam: 'Chantal',
    achternaam: 'Visser',
    geboren: '1983-01-24',
    straat: 'Schubertplein',
    huisnummer: '3',
    postcode: '7333 CV',
    woonplaats: 'Apeldoorn',
    telefoon: '06 0000 1453',
    consulent: 'consulent',
    lezen: 'met-hulp',
    contact: 'bellen',
    uitkering: { soort: 'bijstand', toestemming: false },
    aangemeld: { dagen: 50, door: 'wijkteam', vraag: 'Ik wil wel, maar ik weet niet of het mag van mijn uitkering.' },
    ladder: [
      {
        dagen: 40,
        trede: 3,
        perspectief: 4,
        termijn: 'later',
        motivering: 'Chantal helpt op de school van haar kinderen met vaste taken.',
      },
    ],
    toets: true,
  },
  {
    voornaam: 'Piet',
    achternaam: 'Kuipers',
    geboren: '1976-02-11',
    straat: 'Ritbroekstraat',
    huisnummer: '19',
    postcode: '7325 HN',
    woonplaats: 'Apeldoorn',
    telefoon: '06 0000 1564',
    consulent: 'consulent',
    lezen: 'met-hulp',
    contact: 'bellen',
    uitkering: { soort: 'bijstand', toestemming: true },
    aangemeld: { dagen: 150, door: 'gemeente', vraag: 'Ik kom de deur niet meer uit.' },
    ladder: [
      { dagen: 140, trede: 1, perspectief: 3, termijn: 'later', motivering: 'Piet ziet alleen de huisarts en de supermarkt.' },
    ],
    toets: true,
  },
  {
    voornaam: 'Sevda',
    achternaam: 'Kaya',
    geboren: '1988-05-17',
    straat: 'Vlijtseweg',
    huisnummer: '88',
    postcode: '7317 AH',
    woonplaats: 'Apeldoorn',
    telefoon: '06 0000 1675',
    consulent: 'consulent-2',
    lezen: 'goed',
    contact: 'appen',
    uitkering: { soort: 'bijstand', toestemming: true },
    aangemeld: { dagen: 280, door: 'inwoner', vraag: 'Ik wil naar een baan in de zorg of de horeca.' },
    ladder: [
      { dagen: 270, trede: 3, perspectief: 5, termijn: 'binnen-een-jaar', motivering: 'Sevda bedient in het buurtrestaurant.' },
    ],
    toets: true,
    toewijzingen: [
      {
        product: 'wm-werkplek-3',
        aanbieder: 'lunch',
        begon: 200,
        maanden: 12,
        urenPerWeek: 16,
        rooster: [
          [2, 4],
          [3, 4],
          [4, 4],
          [5, 4],
        ],
        doelen: ['Ik leer bedienen'],
        werkplek: 'Bediening',
        begeleider: 'Wouter Bos',
        akkoord: { akkoord: true },
      },
      {
        product: 'wm-ontwikkeling-5',
        aanbieder: 'lunch',
        begon: 100,
        maanden: 6,
        rooster: [[1, 2]],
        doelTrede: 5,
        doelen: ['Ik vind een baan voor 20 uur'],
        begeleider: 'Wouter Bos',
        akkoord: { akkoord: true },
      },
    ],
  },
  {
    voornaam: 'Daan',
    achternaam: 'Kuiper',
    geboren: '1999-03-03',
    straat: 'Eendrachtstraat',
    huisnummer: '45',
    postcode: '7336 AB',
    woonplaats: 'Apeldoorn',
    telefoon: '06 0000 1786',
    consulent: 'consulent-2',
    lezen: 'goed',
    contact: 'appen',
    uitkering: { soort: 'wajong', toestemming: true },
    aangemeld: { dagen: 160, door: 'school', vraag: 'Techniek vind ik leuk.' },
    ladder: [
      {
        dagen: 150,
        trede: 2,
        perspectief: 4,
        termijn: 'later',
        motivering: 'Daan gaat naar de gameclub en repareert computers van vrienden.',
      },
    ],
    toets: true,
    toewijzingen: [
      {
        product: 'wm-ontwikkeling-4',
        aanbieder: 'fiets',
        begon: 120,
        maanden: 6,
        rooster: [
          [1, 3],
          [4, 3],
        ],
        doelTrede: 4,
        doelen: ['Ik maak zelf een fiets rijklaar'],
        werkplek: 'Werkplaats',
        begeleider: 'Karin Peters',
        akkoord: { akkoord: true },
      },
    ],
  },
  {
    voornaam: 'Mireille',
    achternaam: 'Wałęsa',
    geboren: '1981-07-30',
    straat: 'Kerklaan',
    huisnummer: '12',
    postcode: '7339 AA',
    woonplaats: 'Ugchelen',
    telefoon: '06 0000 1897',
    consulent: 'consulent-2',
    lezen: 'met-hulp',
    taal: 'Pools en Nederlands',
    contact: 'bellen',
    uitkering: { soort: 'bijstand', toestemming: true },
    aangemeld: { dagen: 14, door: 'wijkteam', vraag: 'Ik wil graag naaien of schilderen.' },
    ladder: [
      { dagen: 6, trede: 2, perspectief: 3, termijn: 'later', motivering: 'Mireille komt elke week bij de creatieve groep.' },
    ],
  },
  {
    voornaam: 'Ahmed',
    achternaam: 'Warsame',
    geboren: '1992-02-02',
    straat: 'Aluminiumweg',
    huisnummer: '2',
    postcode: '7335 AB',
    woonplaats: 'Apeldoorn',
    telefoon: '06 0000 1908',
    consulent: 'niemand',
    lezen: 'met-hulp',
    taal: 'Somali',
    contact: 'bellen',
    aangemeld: { dagen: 3, door: 'wijkteam', vraag: 'Ik zoek werk met begeleiding.' },
    ladder: [],
  },
  {
    voornaam: 'Ilse',
    voorvoegsel: 'ter',
    achternaam: 'Horst',
    geboren: '1979-09-14',
    straat: 'Hoenderparkweg',
    huisnummer: '70',
    postcode: '7335 GW',
    woonplaats: 'Apeldoorn',
    telefoon: '06 0000 2019',
    consulent: 'niemand',
    lezen: 'goed',
    contact: 'mailen',
    uitkering: { soort: 'wia', toestemming: null },
    aangemeld: { dagen: 1, door: 'inwoner', vraag: 'Ik wil graag weer onder de mensen en iets leren.' },
    ladder: [],
  },
];
