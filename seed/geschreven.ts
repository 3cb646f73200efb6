// What people of the demo wrote to each other and put in the dossiers, at days back from today.

interface DemoNotitie {
  voornaam: string;
  dagen: number;
  werk?: boolean;
  tekst: string;
  /** What it said at first, with why that was corrected some days later. */
  eerst?: { tekst: string; reden: string };
}

export const notities: readonly DemoNotitie[] = [
  {
    voornaam: 'Jan',
    dagen: 41,
    tekst:
      'Vandaag spraken we elkaar bij de fietswerkplaats. Het gaat goed. Je repareert nu zelf een band en een ketting.\n\nWe spraken af: je vraagt Karin of je ook eens bij de balie mag staan. In december praten we verder.',
  },
  {
    voornaam: 'Jan',
    dagen: 19,
    tekst: 'Je belde over je reiskosten. Je krijgt de kosten van de bus terug. Het formulier stuur ik je deze week.',
    eerst: {
      tekst: 'Je belde over je reiskosten. Je krijgt de kosten van de bus niet terug.',
      reden: 'Ik las de regel verkeerd. Je hebt er wel recht op.',
    },
  },
  {
    voornaam: 'Jan',
    dagen: 18,
    werk: true,
    tekst: 'Reiskosten nagevraagd bij het team Inkomen: vergoeding is mogelijk omdat de reis langer is dan 5 kilometer.',
  },
  {
    voornaam: 'Fatima',
    dagen: 33,
    tekst: 'We maakten kennis. Je wilt graag met kinderen werken. Je Nederlands wordt snel beter. We gaan kijken wat er kan.',
  },
  {
    voornaam: 'Fatima',
    dagen: 33,
    werk: true,
    tekst: 'Taalniveau navragen bij de taalschool. Kinderopvang op woensdag is nog niet geregeld.',
  },
  {
    voornaam: 'Amina',
    dagen: 12,
    tekst: 'Je vertelde dat drie ochtenden te veel is. We proberen twee ochtenden, tot het nieuwe jaar.',
  },
  { voornaam: 'Amina', dagen: 11, werk: true, tekst: 'Aanbieder gebeld: kan per week schuiven met de dagen.' },
  { voornaam: 'Tomasz', dagen: 26, tekst: 'Je wilt je certificaat voor de heftruck halen. Ik zoek uit wie dat betaalt.' },
  { voornaam: 'Tomasz', dagen: 8, werk: true, tekst: 'Scholingsbudget: aanvraag ligt bij de teammanager.' },
  {
    voornaam: 'Kees',
    dagen: 5,
    tekst: 'Je wilt stoppen met de kringloop en iets anders zoeken. We spreken elkaar volgende week.',
  },
];

interface DemoBericht {
  dagen: number;
  van: 'inwoner' | 'gemeente' | 'aanbieder';
  tekst: string;
  /** How many days after it the others read it; none: not yet. */
  gelezen?: number;
  soort?: 'erbij' | 'klaar';
}

export const overleggen: readonly {
  voornaam: string;
  onderwerp: string;
  metInwoner: boolean;
  aanbieder: boolean;
  berichten: readonly DemoBericht[];
}[] = [
  {
    voornaam: 'Jan',
    onderwerp: 'Mijn reiskosten',
    metInwoner: true,
    aanbieder: false,
    berichten: [
      { dagen: 20, van: 'inwoner', tekst: 'Dag Sanne, krijg ik de bus terugbetaald? Ik reis drie keer per week.', gelezen: 0 },
      {
        dagen: 19,
        van: 'gemeente',
        tekst: 'Dag Jan, ja. Ik stuur je het formulier. Vul het in en stuur het hier terug.',
        gelezen: 1,
      },
      { dagen: 17, van: 'inwoner', tekst: 'Dank je wel.', gelezen: 0 },
      {
        dagen: 17,
        van: 'gemeente',
        tekst: 'Sanne de Wit las dit. Er komt geen antwoord op, want dat is niet nodig.',
        soort: 'klaar',
      },
    ],
  },
  {
    voornaam: 'Jan',
    onderwerp: 'Een dag bij de balie',
    metInwoner: true,
    aanbieder: true,
    berichten: [
      {
        dagen: 6,
        van: 'gemeente',
        tekst: 'Jan en Karin, in ons gesprek vroeg Jan of hij eens bij de balie mag staan. Past dat, Karin?',
        gelezen: 1,
      },
      { dagen: 5, van: 'aanbieder', tekst: 'Leuk plan. Donderdag is het rustig, dan kan ik naast hem staan.', gelezen: 0 },
      { dagen: 2, van: 'inwoner', tekst: 'Donderdag kan ik. Mag mijn zus een keer komen kijken?' },
    ],
  },
  {
    voornaam: 'Jan',
    onderwerp: 'Verlof rond Kerstmis',
    metInwoner: false,
    aanbieder: true,
    berichten: [
      {
        dagen: 4,
        van: 'aanbieder',
        tekst: 'Wij zijn dicht van 24 december tot en met 2 januari. Hoe schrijven we die uren op?',
        gelezen: 1,
      },
      { dagen: 3, van: 'gemeente', tekst: 'Als jullie dicht zijn vul je vakantie in. Dan telt het niet als gemist.' },
    ],
  },
  {
    voornaam: 'Amina',
    onderwerp: 'Twee ochtenden proberen',
    metInwoner: true,
    aanbieder: true,
    berichten: [
      {
        dagen: 11,
        van: 'gemeente',
        tekst: 'We proberen twee ochtenden tot het nieuwe jaar. Zijn maandag en woensdag goed?',
        gelezen: 1,
      },
      { dagen: 6, van: 'aanbieder', tekst: 'Voor ons wel. Amina twijfelt nog over woensdag, willen jullie bellen?' },
    ],
  },
];

export const stukken: readonly {
  voornaam: string;
  dagen: number;
  soort: 'diploma' | 'plan' | 'advies' | 'verslag' | 'brief' | 'medisch' | 'anders';
  titel: string;
  lezers: 'gemeente' | 'inwoner' | 'aanbieder';
  regels: readonly string[];
  weg?: string;
}[] = [
  {
    voornaam: 'Jan',
    dagen: 38,
    soort: 'diploma',
    titel: 'Certificaat fietstechniek, deel 1',
    lezers: 'aanbieder',
    regels: ['Fietswerkplaats Het Wiel verklaart dat', 'Jan Hoekstra', 'deel 1 van de cursus fietstechniek heeft gehaald.'],
  },
  {
    voornaam: 'Jan',
    dagen: 30,
    soort: 'plan',
    titel: 'Plan voor de winter',
    lezers: 'inwoner',
    regels: [
      'Wat ik wil: leren hoe je mensen aan de balie helpt.',
      'Wat ik nodig heb: iemand naast me.',
      'Wanneer we kijken hoe het gaat: in december.',
    ],
  },
  {
    voornaam: 'Jan',
    dagen: 29,
    soort: 'brief',
    titel: 'Brief van de huurbaas',
    lezers: 'gemeente',
    regels: ['Deze brief was voor iemand anders.'],
    weg: 'De brief hoort bij een andere inwoner.',
  },
  {
    voornaam: 'Fatima',
    dagen: 31,
    soort: 'advies',
    titel: 'Uitslag van de taaltoets',
    lezers: 'inwoner',
    regels: ['Spreken: B1', 'Lezen: A2', 'Schrijven: A2'],
  },
  {
    voornaam: 'Amina',
    dagen: 12,
    soort: 'medisch',
    titel: 'Brief over belastbaarheid',
    lezers: 'inwoner',
    regels: ['Twee dagdelen per week is op dit moment haalbaar.', 'Over drie maanden kijken we opnieuw.'],
  },
  {
    voornaam: 'Tomasz',
    dagen: 25,
    soort: 'verslag',
    titel: 'Verslag van het kennismakingsgesprek',
    lezers: 'inwoner',
    regels: ['Tomasz werkte eerder in een magazijn.', 'Hij wil zijn certificaat voor de heftruck halen.'],
  },
];

export const sjablonen: readonly { naam: string; waarvoor: 'notitie' | 'bericht' | 'besluit'; tekst: string; wie: string }[] = [
  {
    naam: 'Verslag van een gesprek',
    waarvoor: 'notitie',
    tekst: 'Op {datum} spraken we elkaar.\n\nHoe het gaat: \n\nWat we afspraken: \n\nWie doet wat: ',
    wie: 'teammanager',
  },
  {
    naam: 'Kennismaking',
    waarvoor: 'notitie',
    tekst: 'Op {datum} maakten we kennis. {voornaam} vertelde: \n\nWat {voornaam} wil: \n\nWat {voornaam} nodig heeft: ',
    wie: 'teammanager',
  },
  {
    naam: 'Uitnodiging voor een gesprek',
    waarvoor: 'bericht',
    tekst:
      'Dag {voornaam},\n\nIk wil graag met je praten over hoe het gaat. Past het je op \n\nKun je niet? Schrijf het hier, of bel {telefoon}.\n\nGroet, {consulent}',
    wie: 'teammanager',
  },
  {
    naam: 'Werkplek die past',
    waarvoor: 'besluit',
    tekst: '{voornaam} staat op de trede die bij dit product hoort. In het gesprek bleek dat deze plek past, omdat ',
    wie: 'teammanager',
  },
];
