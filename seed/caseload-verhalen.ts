/** What happened to the people of caseload-mensen.ts, by first name: every state of the chain, in days back from today. */
import type { DemoInwoner, DemoToewijzing } from './inwoners.ts';

type Stap = DemoInwoner['ladder'][number];
type Rooster = NonNullable<DemoToewijzing['rooster']>;
/** How far the research is: what of it was written down. */
type Onderzoek = 'niets' | 'ontvangst' | 'gesprek' | 'klaar' | 'aanvraag';
export type Verhaal = Pick<DemoInwoner, 'ladder' | 'toets' | 'afgerond'> & {
  aangemeld: number;
  onderzoek: Onderzoek;
  toewijzingen?: readonly DemoToewijzing[];
};

/** `naar` is the perspective; with “!” behind it within a year. */
const op = (dagen: number, trede: Stap['trede'], motivering: string, naar?: 3 | 4 | 5 | 6, gauw = false): Stap => ({
  dagen,
  trede,
  motivering,
  ...(naar === undefined ? {} : { perspectief: naar, termijn: gauw ? 'binnen-een-jaar' : 'later' }),
});

/** The same hours on these days of the week. */
const week = (dagen: readonly (1 | 2 | 3 | 4 | 5)[], uren: number): Rooster => dagen.map((dag) => [dag, uren]);

type Rest = Partial<DemoToewijzing>;
const JA = { akkoord: { akkoord: true } } as const;
const BEGELEIDER: Readonly<Record<string, string>> = {
  fiets: 'Karin Peters',
  kringloop: 'Bram Kok',
  tuin: 'Ellen Mulder',
  lunch: 'Wouter Bos',
  atelier: 'Ina Vos',
};

const plek = (
  trede: 3 | 4,
  aanbieder: string,
  begon: number,
  rooster: Rooster,
  doel: string,
  rest: Rest = {},
): DemoToewijzing => ({
  product: trede === 3 ? 'wm-werkplek-3' : 'wm-werkplek-4',
  aanbieder,
  begon,
  maanden: 12,
  urenPerWeek: rooster.reduce((som, [, uren]) => som + uren, 0),
  rooster,
  doelen: [doel],
  begeleider: BEGELEIDER[aanbieder] ?? '',
  ...JA,
  ...rest,
});

const leren = (
  naar: 3 | 4 | 5,
  aanbieder: string,
  begon: number,
  rooster: Rooster,
  doelen: readonly string[],
  rest: Rest = {},
): DemoToewijzing => ({
  product: naar === 3 ? 'wm-ontwikkeling-3' : naar === 4 ? 'wm-ontwikkeling-4' : 'wm-ontwikkeling-5',
  aanbieder,
  begon,
  maanden: 6,
  rooster,
  doelTrede: naar,
  doelen,
  begeleider: BEGELEIDER[aanbieder] ?? '',
  ...JA,
  ...rest,
});

const klaar = (aangemeld: number, ladder: readonly Stap[], ...toewijzingen: DemoToewijzing[]): Verhaal => ({
  aangemeld,
  onderzoek: 'aanvraag',
  ladder,
  toets: true,
  toewijzingen,
});
const wacht = (aangemeld: number, onderzoek: Onderzoek, ladder: readonly Stap[] = [], toets = false): Verhaal => ({
  aangemeld,
  onderzoek,
  ladder,
  toets,
});

export const verhalen: Readonly<Record<string, Verhaal>> = {
  // With Sanne.
  Gülay: klaar(
    260,
    [op(226, 3, 'Gülay sorteert en prijst in de kringloop, met hulp.', 4), op(214, 4, 'Zij draait de kassa nu zelf.', 5)],
    plek(4, 'kringloop', 190, week([1, 2, 4], 5), 'Ik sta een dagdeel alleen in de winkel', {
      werkplek: 'Winkel',
      voortgang: [
        { dagen: 103, hoe: 'goed', tekst: 'Gülay leert snel en helpt graag mensen aan de balie.', gelezen: true },
        { dagen: 6, hoe: 'goed', tekst: 'Zij werkt een nieuwe collega in aan de kassa.', volgende: 'Een tweede dag alleen.' },
      ],
    }),
  ),
  Willem: klaar(
    198,
    [op(160, 3, 'Willem doet vast werk in de kas en kent de planten.', 4)],
    plek(3, 'tuin', 131, week([1, 3, 5], 4), 'Ik werk drie ochtenden buiten', {
      werkplek: 'Kas',
      afwezig: [0, 1, 2, 3, 4].map((weken) => ({ weken, reden: 'ziek' as const })),
      voortgang: [
        { dagen: 26, hoe: 'moeilijk', tekst: 'Willem is ziek thuis. Wij bellen elke week.', volgende: 'Rustig opbouwen.' },
      ],
    }),
  ),
  Priscilla: klaar(
    150,
    [op(112, 3, 'Priscilla maakt fietsen schoon en zet ze in elkaar naar een voorbeeld.', 4, true)],
    plek(3, 'fiets', 88, week([2, 4], 4), 'Ik werk twee ochtenden in de werkplaats', { werkplek: 'Werkplaats' }),
    leren(4, 'fiets', 60, week([5], 3), ['Ik stel zelf een versnelling af', 'Ik leg iemand uit wat ik deed'], {
      voortgang: [{ dagen: 9, hoe: 'goed', tekst: 'De versnellingen lukken. De balie vindt zij spannend.', gelezen: true }],
    }),
  ),
  Bert: klaar(
    330,
    [op(292, 3, 'Bert helpt in het magazijn met vaste klussen.', 3)],
    plek(3, 'kringloop', 270, week([2, 3], 4), 'Ik kom twee dagen op tijd', {
      status: 'beeindigd',
      gestopt: { dagen: 38, reden: 'Bert is geopereerd en kan een half jaar niet werken.' },
    }),
  ),
  Soraya: klaar(
    300,
    [op(262, 4, 'Soraya staat alleen in de winkel en maakt het rooster.', 5), op(31, 5, 'Zij werkt 24 uur met hulp.', 6)],
    leren(5, 'kringloop', 222, week([1, 4], 3), ['Ik vind een baan in een winkel'], {
      status: 'beeindigd',
      resultaat: { dagen: 36, trede: 5, onderbouwing: 'Soraya heeft een contract voor 24 uur.', akkoord: true },
    }),
  ),
  Dennis: wacht(34, 'gesprek', [op(15, 2, 'Dennis komt elke week bij de gitaarclub in de wijk.', 3)], true),
  Annemieke: wacht(2, 'ontvangst'),
  Loubna: klaar(
    58,
    [op(28, 3, 'Loubna kookt twee keer in de week voor het buurthuis.', 4)],
    plek(3, 'lunch', -6, week([1, 2, 4], 4), 'Ik kook mee voor de lunch', { status: 'toegewezen', akkoord: undefined }),
  ),
  // With Murat.
  Desirée: klaar(
    230,
    [op(196, 3, 'Desirée maakt sieraden in het atelier en ruimt zelf op.', 4)],
    plek(3, 'atelier', 168, week([2, 3, 5], 4), 'Ik maak een eigen serie voor de winkel', {
      voortgang: [{ dagen: 61, hoe: 'goed', tekst: 'Haar sieraden worden verkocht in de winkel.', gelezen: true }],
    }),
  ),
  Jarosław: wacht(38, 'gesprek', [op(20, 3, 'Jarosław helpt drie ochtenden in de buurtwerkplaats.', 4)]),
  Thea: klaar(
    620,
    [
      op(580, 4, 'Thea geeft creatieve les aan een groep.', 4),
      op(330, 3, 'Na haar ziekte gaat het langzamer. Zij wil blijven komen.', 4),
      op(120, 4, 'Thea geeft weer les, een dag minder dan vroeger.', 4),
    ],
    plek(4, 'kringloop', 105, week([2, 4], 4), 'Ik geef elke week een les meubels opknappen', {
      voortgang: [{ dagen: 20, hoe: 'goed', tekst: 'Thea heeft een vaste groep van zes mensen.', gelezen: true }],
    }),
  ),
  Kwame: klaar(
    74,
    [op(35, 3, 'Kwame helpt in de keuken van de kerk en komt altijd.', 5)],
    plek(3, 'lunch', -4, week([1, 3, 4, 5], 5), 'Ik werk vier dagen in de keuken', { status: 'geaccepteerd' }),
  ),
  Bianca: klaar(
    90,
    [op(46, 3, 'Bianca verzorgt de dieren van de kinderboerderij.', 3)],
    plek(3, 'tuin', 9, week([2, 5], 4), 'Ik werk met planten', {
      status: 'geweigerd',
      akkoord: undefined,
      reden: 'Op deze dagen is er geen begeleider. Vanaf het voorjaar wel.',
    }),
  ),
  Emre: klaar(
    210,
    [op(180, 1, 'Emre was vooral thuis.', 3), op(142, 2, 'Emre gaat naar de fietscrossclub en helpt daar bij wedstrijden.', 4)],
    leren(3, 'fiets', 116, week([3, 5], 3), ['Ik kom op tijd', 'Ik ruim mijn plek op'], {
      voortgang: [
        { dagen: 55, hoe: 'wisselend', tekst: 'Emre is handig. Op tijd komen lukt nog niet altijd.', gelezen: true },
        { dagen: 4, hoe: 'goed', tekst: 'Drie weken op tijd. Hij is er trots op.', volgende: 'Een dag erbij.' },
      ],
    }),
  ),
  Mohammed: wacht(51, 'gesprek', [op(30, 2, 'Mohammed komt bij de taalles en het houtcafé.', 3)]),
  Corrie: klaar(
    150,
    [op(118, 4, 'Corrie leidt de leesclub en regelt de zaal.', 4)],
    plek(4, 'lunch', 92, week([2, 4], 3), 'Ik ontvang gasten', {
      maanden: 6,
      voortgang: [{ dagen: 13, hoe: 'goed', tekst: 'Gasten vragen naar haar. Zij blijft graag tot haar pensioen.' }],
    }),
  ),
  Stefan: {
    ...klaar(
      520,
      [op(486, 4, 'Stefan plant het werk van de ploeg.', 6, true), op(60, 6, 'Stefan heeft een vaste baan bij een hovenier.')],
      leren(5, 'tuin', 330, week([1, 3, 5], 4), ['Ik vind een baan als hovenier'], {
        status: 'beeindigd',
        resultaat: { dagen: 146, trede: 6, onderbouwing: 'Stefan heeft een contract zonder begeleiding.', akkoord: true },
      }),
    ),
    afgerond: true,
  },
  'Li-Ming': wacht(66, 'klaar', [op(40, 5, 'Li-Ming werkt tien uur in een bibliotheek, met een jobcoach.', 6)], true),
  Rachid: klaar(
    175,
    [op(140, 3, 'Rachid repareert thuis brommers en helpt buren.', 4)],
    plek(3, 'fiets', 110, week([1, 2, 4], 4), 'Ik werk drie dagen', {
      urenBetwist: { weken: 2, toelichting: 'Dinsdag bleef ik een uur langer. Dat staat er niet.' },
    }),
  ),
  Monique: klaar(
    240,
    [op(205, 3, 'Monique doet de bloemen in het verpleeghuis.', 3)],
    plek(3, 'tuin', 170, week([2, 3], 4), 'Ik kweek bloemen voor de verkoop', {
      voortgang: [{ dagen: 70, hoe: 'goed', tekst: 'Monique komt altijd en kent alle planten.', gelezen: true }],
    }),
  ),
  // With Lieke.
  Noortje: wacht(8, 'ontvangst'),
  Abel: klaar(
    255,
    [op(220, 2, 'Abel sport elke dag en volgt taalles.', 4)],
    leren(3, 'kringloop', 190, week([1, 2, 3], 3), ['Ik werk drie dagen achter elkaar', 'Ik begrijp een opdracht'], {
      status: 'beeindigd',
      resultaat: { dagen: 5, trede: 3, onderbouwing: 'Abel haalt op, sorteert en vraagt wat hij daarna kan doen.' },
    }),
  ),
  Marijke: klaar(
    400,
    [op(368, 3, 'Marijke kookt bij de eettafel van de wijk.', 4)],
    plek(3, 'lunch', 341, week([1, 3, 5], 4), 'Ik draai de koude keuken', {
      voortgang: [
        { dagen: 180, hoe: 'goed', tekst: 'Marijke maakt de salades voor veertig gasten.', gelezen: true },
        { dagen: 18, hoe: 'goed', tekst: 'Zij wil door. Wij denken aan de stap naar trede 4.', gelezen: true },
      ],
    }),
  ),
  Özlem: wacht(33, 'aanvraag', [op(16, 3, 'Özlem helpt op school met lezen en de overblijf.', 4)], true),
  Ronald: wacht(95, 'klaar', [op(70, 1, 'Ronald ziet een keer in de week zijn begeleider.', 3)], true),
  Shanti: klaar(
    320,
    [op(285, 3, 'Shanti houdt de voorraad bij.', 4), op(262, 4, 'Zij doet de bestellingen zelf.', 5)],
    plek(4, 'tuin', 244, week([1, 2, 4, 5], 4), 'Ik doe de planning van de verkoop', {
      maanden: 24,
      werkplek: 'Kantoor',
      voortgang: [
        { dagen: 33, hoe: 'goed', tekst: 'De planning klopt. Shanti wil leren met een rekenblad werken.', gelezen: true },
      ],
    }),
  ),
  Oksana: wacht(13, 'gesprek', [op(5, 3, 'Oksana houdt de kas bij van de Oekraïense school.', 5)]),
  Björn: {
    ...klaar(
      480,
      [op(440, 3, 'Björn helpt een ochtend in een fietsenwinkel.', 4)],
      plek(3, 'fiets', 400, week([3], 4), 'Ik bouw rustig op', {
        status: 'beeindigd',
        gestopt: { dagen: 290, reden: 'Björn werkt weer bij zijn eigen werkgever.' },
      }),
    ),
    afgerond: true,
  },
  Mariam: klaar(
    64,
    [op(32, 2, 'Mariam komt bij de naaigroep en neemt anderen mee.', 3)],
    leren(3, 'atelier', -12, week([2, 4], 3), ['Ik naai een tas van begin tot eind'], {
      status: 'toegewezen',
      bekendgemaakt: false,
      akkoord: undefined,
    }),
  ),
  // With Bas.
  Gerda: klaar(
    470,
    [op(430, 4, 'Gerda leidt een groep vrijwilligers.', 4)],
    plek(4, 'kringloop', 401, week([3, 4], 5), 'Ik werk nieuwe mensen in', {
      maanden: 24,
      werkplek: 'Winkel',
      voortgang: [
        { dagen: 210, hoe: 'goed', tekst: 'Gerda is de spil van de boekenhoek.', gelezen: true },
        { dagen: 27, hoe: 'goed', tekst: 'Het gaat goed. Zij wil geen dag meer.', gelezen: true },
      ],
      afwezig: [
        { weken: 17, reden: 'vakantie' },
        { weken: 18, reden: 'vakantie' },
      ],
    }),
  ),
  Jamal: klaar(
    290,
    [op(255, 4, 'Jamal regelt het vervoer van de voetbalclub.', 5, true)],
    leren(5, 'kringloop', 215, week([1, 3], 3), ['Ik vind een baan in een magazijn'], {
      status: 'beeindigd',
      resultaat: {
        dagen: 30,
        trede: 5,
        onderbouwing: 'Jamal had drie sollicitatiegesprekken.',
        akkoord: false,
        reden: 'Een gesprek is nog geen baan. Er is geen contract.',
      },
    }),
  ),
  Tineke: wacht(27, 'gesprek', [op(9, 3, 'Tineke doet de administratie van de kerk, een ochtend.', 4)]),
  Ruben: klaar(
    130,
    [op(98, 3, 'Ruben maakt computers van de school klaar, met vaste opdrachten.', 4)],
    leren(4, 'fiets', 74, week([1, 4], 3), ['Ik maak de website van de werkplaats', 'Ik zeg het als het te druk is'], {
      voortgang: [
        {
          dagen: 3,
          hoe: 'moeilijk',
          tekst: 'Na de verbouwing is het erg druk. Ruben bleef twee keer weg.',
          volgende: 'Rustige plek.',
        },
      ],
      afwezig: [{ weken: 1, reden: 'andere-reden' }],
    }),
  ),
  Fenna: klaar(
    84,
    [op(47, 3, 'Fenna verzorgt paarden op een manege.', 3)],
    plek(3, 'tuin', 19, week([2, 4], 3), 'Ik werk in een groep van vier', {
      akkoord: { akkoord: false, toelichting: 'Een groep van vier is mij te druk. Twee gaat wel.' },
    }),
  ),
  Ihor: klaar(
    77,
    [op(44, 3, 'Ihor helpt met verhuizen en klussen.', 5)],
    plek(3, 'kringloop', 16, week([1, 2, 3, 4], 5), 'Ik leer elke dag tien woorden', {
      akkoord: undefined,
      werkplek: 'Magazijn',
    }),
  ),
  Carla: {
    ...klaar(
      480,
      [op(445, 3, 'Carla doet de was in het buurthuis.', 3)],
      plek(3, 'lunch', 408, week([1, 2], 4), 'Ik werk twee ochtenden', { status: 'beeindigd' }),
    ),
    afgerond: true,
  },
  Samuel: wacht(37, 'gesprek', [op(17, 3, 'Samuel helpt in de tuin van de opvang.', 4)], true),
  Jolanda: klaar(
    488,
    [
      op(450, 2, 'Jolanda komt elke week bij de ontmoetingsplek.', 4),
      op(228, 3, 'Zij doet vaste taken in de lunchroom.', 5),
      op(125, 4, 'Jolanda opent en sluit de zaak.', 5),
    ],
    leren(3, 'lunch', 414, week([2, 4], 3), ['Ik doe mijn taken zonder hulp'], {
      status: 'beeindigd',
      resultaat: { dagen: 230, trede: 3, onderbouwing: 'Jolanda doet haar taken zonder hulp.', akkoord: true },
    }),
    plek(4, 'lunch', 112, week([1, 2, 4, 5], 4), 'Ik draai een dag met een eigen team', {
      voortgang: [{ dagen: 40, hoe: 'goed', tekst: 'Jolanda heeft de sleutel en verdeelt het werk.', gelezen: true }],
    }),
  ),
  Patrick: wacht(1, 'niets'),
  Egbert: klaar(
    190,
    [op(155, 3, 'Egbert helpt bij de koffie en de post.', 3)],
    plek(3, 'lunch', 128, week([3, 4], 3), 'Ik schenk koffie', {
      voortgang: [{ dagen: 48, hoe: 'goed', tekst: 'Egbert is er altijd en kent iedereen.', gelezen: true }],
    }),
  ),
  // With Aisha, who took them over from Greet.
  Wilma: klaar(
    330,
    [op(296, 2, 'Wilma wandelt elke week met een groep.', 4), op(75, 3, 'Zij doet drie taken zelfstandig.', 4)],
    leren(3, 'kringloop', 270, week([1, 3], 3), ['Ik kom elke maandag op tijd'], {
      status: 'beeindigd',
      resultaat: { dagen: 86, trede: 3, onderbouwing: 'Wilma komt op tijd en doet haar taken.', akkoord: true },
    }),
  ),
  Hatice: klaar(
    250,
    [op(218, 3, 'Hatice kookt in de moskee, samen met anderen.', 4)],
    plek(3, 'lunch', 192, week([1, 2, 3], 4), 'Ik leer de namen van alles in de keuken', {
      voortgang: [{ dagen: 15, hoe: 'goed', tekst: 'Haar soep staat nu op de kaart.' }],
      afwezig: [{ weken: 5, reden: 'vakantie' }],
    }),
  ),
  Simon: klaar(
    170,
    [op(136, 2, 'Simon zoekt schatten op rommelmarkten, met zijn vader.', 3)],
    leren(3, 'kringloop', 95, week([2, 5], 3), ['Ik sorteer een doos helemaal'], {
      voortgang: [{ dagen: 30, hoe: 'wisselend', tekst: 'Dinsdag gaat goed. Vrijdag is hij moe.', gelezen: true }],
    }),
  ),
  Yonas: klaar(
    110,
    [op(75, 3, 'Yonas maakt fietsen voor de opvang.', 5)],
    plek(3, 'atelier', 40, week([1, 3], 4), 'Ik werk twee dagen', {
      status: 'geweigerd',
      akkoord: undefined,
      reden: 'Wij hebben geen plek voor iemand die met fietsen wil werken.',
    }),
    plek(3, 'fiets', -3, week([1, 3, 5], 4), 'Ik werk drie dagen in de werkplaats', { status: 'geaccepteerd' }),
  ),
  // With nobody yet.
  Krzysztof: wacht(0, 'niets'),
  Sabrina: wacht(4, 'niets'),
  Omar: wacht(9, 'niets'),
};
