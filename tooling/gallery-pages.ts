// Invented pages that show every component with the right words. Nobody in them exists.
import { datum } from '../src/kernel/datum.ts';
import type { Grond } from '../src/kernel/uitkomst.ts';
import * as w from '../src/web/index.ts';

const { html } = w;

const treden = (
  ['Geïsoleerd', 'Ontmoeten', 'Bijdrage leveren', 'Onbetaald werk', 'Betaald werk met ondersteuning', 'Betaald werk'] as const
).map((naam, nr) => ({ trede: ([1, 2, 3, 4, 5, 6] as const)[nr] ?? 1, naam }));

const basis = { gemeente: 'Apeldoorn', telefoon: '14 055', sleutel: 'a1b2' };
const consulent = {
  ...basis,
  actor: { naam: 'Sanne de Wit', rolnaam: 'Consulent', rol: 'consulent' },
  zoek: { actie: '/inwoners' },
};
const aanbieder = { ...basis, actor: { naam: 'Atelier Linde', rolnaam: 'Aanbieder', rol: 'aanbieder' } };
const inwoner = { ...basis, inwoner: true, actor: { naam: 'Jan', rolnaam: 'Inwoner', rol: 'inwoner' } };

const menuConsulent = (huidig: string): w.MenuItem[] =>
  (
    [
      { href: '/', tekst: 'Werkvoorraad', icon: 'inbox' },
      { href: '/inwoners', tekst: 'Inwoners', icon: 'users' },
      { href: '/toewijzingen', tekst: 'Toewijzingen', icon: 'route' },
      { href: '/declaraties', tekst: 'Declaraties', icon: 'receipt-euro' },
      { href: '/berichten', tekst: 'Berichten', icon: 'message', aantal: 3 },
    ] as const
  ).map((item) => ({ ...item, huidig: item.tekst === huidig }));
const menuAanbieder: w.MenuItem[] = [
  { href: '/uren', tekst: 'Uren', icon: 'clock', huidig: true },
  { href: '/inwoners', tekst: 'Inwoners', icon: 'users' },
  { href: '/voortgang', tekst: 'Voortgang', icon: 'file-text' },
  { href: '/declaraties', tekst: 'Declaraties', icon: 'receipt-euro', aantal: 1 },
];
const menuInwoner: w.MenuItem[] = [
  { href: '/', tekst: 'Start', icon: 'home', huidig: true },
  { href: '/uren', tekst: 'Mijn uren', icon: 'clock' },
  { href: '/berichten', tekst: 'Berichten', icon: 'message', aantal: 1 },
];

const rijen = [
  [
    'Fatima el Amrani',
    '2024-0318 · Zuid',
    2,
    4,
    'De Groene Hoek',
    'Werkt mee op trede 3',
    'Evaluatie bespreken',
    '18 november',
    '4 dagen te laat',
    'telaat',
    'Te laat',
  ],
  [
    'Jan Hoekstra',
    '2025-0107 · Noordoost',
    3,
    5,
    'Fietspunt Oost',
    'Ontwikkeling naar trede 4',
    'Besluit nemen over verlenging',
    '24 november',
    'nog 2 dagen',
    'aandacht',
    'Wacht op jou',
  ],
  [
    'Nadia Petrova',
    '2025-0441 · Centrum',
    2,
    3,
    'Centrum Apeldoorn Werkt',
    'Oriëntatie',
    'Plan maken met inwoner',
    '25 november',
    'nog 3 dagen',
    'info',
    'Wacht op inwoner',
  ],
  [
    'Kees van Dijk-Oosterhuizen',
    '2023-0950 · Uddel',
    4,
    5,
    'Kringloop Twee',
    'Werkt mee op trede 4',
    'Voortgang lezen',
    '28 november',
    'nog 6 dagen',
    'goed',
    'Op schema',
  ],
  [
    'Rob Teunissen',
    '2022-0077 · West',
    5,
    6,
    'Groen & Zo',
    'Ontwikkeling naar trede 5',
    'Resultaat bevestigen',
    '3 december',
    '',
    'neutraal',
    'Wacht op aanbieder',
  ],
] as const;

const werkvoorraad = w.page({
  ...consulent,
  titel: 'Mijn werkvoorraad',
  menu: menuConsulent('Werkvoorraad'),
  inhoud: html`${w.kop({
    titel: 'Mijn werkvoorraad',
    onder: 'Zondag 22 november · 42 inwoners',
    acties: [
      w.linkKnop({ tekst: 'Exporteren', href: '/export', icoon: 'download' }),
      w.linkKnop({ tekst: 'Inwoner aanmelden', href: '/aanmelden', soort: 'primair', icoon: 'plus' }),
    ],
  })}${w.tegels([
    { aantal: 3, tekst: 'Evaluatie te laat', href: '?s=telaat', soort: 'telaat' },
    { aantal: 5, tekst: 'Wacht op mijn besluit', href: '?s=besluit', soort: 'aandacht', icoon: 'gavel' },
    { aantal: 2, tekst: 'Nieuw aangemeld', href: '?s=nieuw', icoon: 'user-plus' },
    { aantal: 32, tekst: 'Op schema', href: '?s=schema', soort: 'goed' },
  ])}${w.kolommen({
    breed: w.tabs({
      naam: 'Weergaven',
      tabs: [
        { tekst: 'Wat nu moet', href: '?', huidig: true, aantal: 10 },
        { tekst: 'Alle inwoners', href: '?alle', aantal: 42 },
        { tekst: 'Afgerond', href: '?klaar' },
      ],
      paneel: html`${w.filters({
        actie: '/',
        velden: [
          w.tekstveld({ naam: 'naam', label: 'Naam of dossier' }),
          w.keuzelijst({
            naam: 'trede',
            label: 'Trede',
            leeg: 'Alle treden',
            opties: treden.map((t) => ({ waarde: String(t.trede), tekst: `${t.trede} ${t.naam}` })),
          }),
          w.keuzelijst({
            naam: 'status',
            label: 'Status',
            leeg: 'Alles wat openstaat',
            opties: [{ waarde: 'telaat', tekst: 'Te laat' }],
          }),
        ],
      })}${w.telling('10 inwoners, 1 tot en met 5 getoond. Gesorteerd op: volgende stap.')}${w.tabel({
        caption: 'Inwoners met een volgende stap',
        toetsen: true,
        kolommen: [
          { kop: 'Inwoner', sorteer: { href: '?sorteer=inwoner' } },
          { kop: 'Trede', sorteer: { href: '?sorteer=trede' } },
          { kop: 'Plek' },
          { kop: 'Volgende stap', sorteer: { href: '?sorteer=stap', richting: 'oplopend' } },
          { kop: 'Status' },
        ],
        rijen: rijen.map(([naam, onder, nu, doel, plek, product, stap, dag, rest, soort, status]) => [
          w.metOnder(w.link('/dossier', naam), onder),
          w.miniLadder({ nu, doel }),
          w.metOnder(plek, product),
          w.metOnder(stap, html`${dag}${rest !== '' && html`<br>${rest}`}`, { telaat: soort === 'telaat' }),
          w.badge(soort, status),
        ]),
      })}${w.paginering({ pagina: 2, paginas: 9, href: (p) => `?pagina=${p}` })}`,
    }),
    smal: [
      w.kaart({
        titel: 'Vandaag',
        inhoud: w.takenlijst([
          { titel: 'Bel Fatima over de evaluatie', href: '/1', onder: 'voor 12.00 uur', status: w.badge('telaat', 'Te laat') },
          { titel: 'Besluit van Jan nemen', href: '/2', onder: 'concept staat klaar', status: w.badge('aandacht', 'Te doen') },
          { titel: 'Huisbezoek Nadia', href: '/3', onder: '14.30 uur, Parkweg', status: w.badge('info', 'Afspraak', 'calendar') },
        ]),
      }),
      w.kaart({
        titel: 'Gewijzigd sinds gisteren',
        inhoud: w.takenlijst([
          { titel: html`${w.link('/u', 'Atelier Linde')} stuurde uren in`, onder: 'Amina Yusuf, week 47: 9 uur' },
        ]),
      }),
    ],
  })}`,
});

const ladder = w.ladder({
  treden,
  wie: 'Jan',
  verloop: [
    { trede: 2, datum: datum('2024-01-15'), door: 'M. Bakker', motivering: 'Neemt deel aan een taalles.' },
    { trede: 3, datum: datum('2024-09-02'), door: 'S. de Wit', motivering: 'Voert taken uit met lage werkdruk.' },
    { trede: 4, datum: datum('2025-05-06'), door: 'S. de Wit', motivering: 'Werkt zelfstandig aan fietsen.' },
    { trede: 3, datum: datum('2026-02-10'), door: 'S. de Wit', motivering: 'Heeft na ziekte meer steun nodig.' },
  ],
  doel: { trede: 4, wanneer: 'in mei 2027' },
  perspectief: 5,
});

const dossier = w.page({
  ...consulent,
  titel: 'Dossier 2025-0107',
  menu: menuConsulent('Inwoners'),
  kruimels: [{ tekst: 'Inwoners', href: '/inwoners' }, { tekst: 'Jan Hoekstra' }],
  inhoud: html`${w.kop({
    titel: 'Jan Hoekstra',
    onder: html`Dossier 2025-0107 · 46 jaar · Noordoost ${w.badge('aandacht', 'Besluit nodig voor 24 november')}`,
    acties: [
      w.linkKnop({ tekst: 'Notitie', href: '/notitie', icoon: 'notes' }),
      w.linkKnop({ tekst: 'Besluit voorbereiden', href: '/besluit', soort: 'primair', icoon: 'gavel' }),
    ],
  })}${w.tabs({
    naam: 'Onderdelen van het dossier',
    tabs: ['Overzicht', 'Ladder', 'Toets', 'Besluiten', 'Uren', 'Voortgang', 'Documenten', 'Logboek'].map((tekst, nr) => ({
      tekst,
      href: `/d/${nr}`,
      huidig: nr === 0,
    })),
  })}${w.kaart({ titel: 'Waar staat Jan op de ladder?', inhoud: ladder })}${w.kolommen({
    breed: [
      w.kaart({
        titel: 'Tijdlijn',
        inhoud: w.tijdlijn([
          {
            datum: datum('2026-11-24'),
            titel: 'Besluit over verlenging',
            inhoud: html`<p>De toewijzing eindigt op 31 december.</p>`,
            soort: 'straks',
          },
          {
            datum: datum('2026-11-18'),
            titel: 'Voortgang ontvangen van Fietspunt Oost',
            inhoud: html`<p>Jan werkt drie ochtenden zelfstandig. ${w.link('/v', 'Lees de voortgang', 'van 18 november')}</p>`,
            soort: 'nu',
          },
          { datum: datum('2026-02-10'), titel: 'Van trede 4 naar trede 3', inhoud: html`<p>Meer steun nodig na ziekte.</p>` },
          { datum: datum('2025-05-06'), titel: 'Van trede 3 naar trede 4' },
        ]),
      }),
      w.kaart({
        titel: 'Toewijzingen',
        acties: w.linkKnop({ tekst: 'Alles', href: '/t', soort: 'stil' }),
        inhoud: w.tabel({
          caption: 'Toewijzingen van Jan',
          kolommen: [{ kop: 'Product' }, { kop: 'Aanbieder' }, { kop: 'Periode' }, { kop: 'Status' }],
          rijen: [
            [
              'Werkt mee ontwikkeling naar trede 4',
              'Fietspunt Oost',
              '1 juli tot en met 31 december 2026',
              w.badge('goed', 'Gestart'),
            ],
            [
              'Werkt mee op trede 3',
              'Atelier Linde',
              '1 juli 2026 tot en met 30 juni 2027',
              w.badge('aandacht', 'Wacht op aanbieder'),
            ],
          ],
        }),
      }),
    ],
    smal: [
      w.kaart({
        titel: 'Gegevens',
        inhoud: w.lijst([
          { kop: 'Telefoon', waarde: '06 0000 0107', wijzig: '/g/tel' },
          { kop: 'Adres', waarde: 'Arbeidsongeschiktheidsverzekeringslaan 12a, 7311 AB Apeldoorn', wijzig: '/g/adres' },
          { kop: 'Lezen', waarde: 'Lezen lukt met hulp', wijzig: '/g/lezen' },
          { kop: 'Contact', waarde: '', wijzig: '/g/contact' },
        ]),
      }),
      w.melding({
        soort: 'info',
        titel: 'Jan ziet dit ook',
        inhoud: 'Jan kan de tijdlijn en zijn plan lezen. Werknotities niet.',
      }),
      w.kaart({
        titel: 'Uren dit jaar',
        inhoud: w.voortgangsbalk({ label: 'Gemaakte uren', waarde: 212, max: 416, tekst: '212 van 416 uur' }),
      }),
    ],
  })}`,
});

const fout25 = 'Tomasz Nowak, donderdag 19 november: vul een getal in van 0 tot en met 24. Er staat nu 25.';
const dagen = ['ma 16', 'di 17', 'wo 18', 'do 19', 'vr 20', 'za 21', 'zo 22'].map((kop, nr) => ({
  kop,
  onder: 'nov',
  naam: `${['maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag', 'zondag'][nr]} ${16 + nr} november`,
}));
const redenen = [
  { waarde: 'ziek', tekst: 'Ziek' },
  { waarde: 'vrij', tekst: 'Vrij' },
  { waarde: 'niet-gekomen', tekst: 'Niet gekomen' },
];
const uren = [
  ['Amina Yusuf', '16 uur per week · trede 3', '3 3 - 3,5 -', ''],
  ['Jan Hoekstra', '12 uur per week · trede 4', '4 - 4 - 4', ''],
  ['Ria Smit', '8 uur per week · trede 3', '- - - - -', 'ziek'],
  ['Tomasz Nowak', '20 uur per week · trede 4', '4 4 4 25 4', ''],
  ['Lena Bos-van der Meulen', '10 uur per week · trede 3', '2 2:30 2 2 2', ''],
] as const;

function urenpagina(aantalDagen: 5 | 7) {
  const metFout = aantalDagen === 5;
  return w.page({
    ...aanbieder,
    titel: 'Uren van week 47',
    fout: metFout,
    menu: menuAanbieder,
    inhoud: html`${metFout && w.foutSamenvatting([{ veld: 'uren[3][3]', tekst: fout25 }])}${w.kop({
      titel: 'Uren van week 47',
      onder: '16 tot en met 22 november 2026 · insturen voor dinsdag 1 december',
      acties: [
        w.linkKnop({ tekst: 'Week 46', href: '/uren/2026-W46', icoon: 'chevron-left' }),
        w.linkKnop({ tekst: 'Week 48', href: '/uren/2026-W48', icoonNa: 'chevron-right' }),
      ],
    })}${w.form({
      actie: '/uren',
      sleutel: 'k',
      versie: 3,
      inhoud: html`${w.urenrooster({
        caption: 'Uren per inwoner per dag. Vul uren in als 3,5 of 3:30.',
        dagen: dagen.slice(0, aantalDagen),
        redenen,
        rijen: uren.map(([naam, onder, tekst, reden], r) => ({
          naam,
          onder,
          cellen: [...tekst.split(' '), '-', '-'].map((u, c) => ({
            naam: `uren[${r}][${c}]`,
            waarde: u === '-' ? '' : u,
            fout: metFout && u === '25' ? fout25 : undefined,
            dicht: r === 4 && c > 3 ? 'na het einde van de toewijzing' : undefined,
          })),
          afwezig: { naam: `afwezig[${r}]`, waarde: reden },
          let: r === 4 ? 'Meer dan afgesproken' : undefined,
        })),
      })}${w.actiebalk({
        tekst: html`Bewaard om 14.02 uur.`,
        acties: [
          w.knop({ tekst: 'Neem week 46 over', soort: 'tweede', icoon: 'copy', naam: 'doe', waarde: 'kopie' }),
          w.knop({ tekst: 'Bewaren', soort: 'tweede', naam: 'doe', waarde: 'bewaar' }),
          w.knop({ tekst: 'Controleren en insturen', naam: 'doe', waarde: 'controle' }),
        ],
      })}`,
    })}${w.uitklap('Hoe vul ik uren in?', html`<p>Vul uren in als 3 of 3,5 of 3:30. Laat een vak leeg als iemand er niet was.</p>`)}`,
  });
}

const controleren = w.page({
  ...inwoner,
  smal: true,
  titel: 'Klopt alles?',
  menu: menuInwoner,
  inhoud: w.vraagpagina({
    terug: '/vorige',
    stap: w.stappen({ stap: 4, van: 4 }),
    inhoud: html`${w.kop({ titel: 'Klopt alles?', onder: 'Kijk nog een keer. Daarna sturen we het naar Sanne de Wit.' })}${w.controleer(
      [
        { vraag: 'Wat wil je doen?', antwoord: 'Werken met planten', wijzig: '/1' },
        { vraag: 'Welke dagen?', antwoord: 'Dinsdag en donderdag', wijzig: '/2' },
        { vraag: 'Wat is lastig voor je?', antwoord: 'Lang staan', wijzig: '/3' },
        { vraag: 'Hoe bellen we je?', antwoord: '06 0000 0107', wijzig: '/4' },
      ],
    )}${w.melding({ soort: 'info', titel: 'Wat gebeurt er daarna?', inhoud: 'Sanne belt je binnen 5 dagen.' })}${w.form({
      actie: '/versturen',
      sleutel: 'k',
      inhoud: w.acties(w.knop({ tekst: 'Versturen', icoon: 'send' }), w.linkKnop({ tekst: 'Later verder', href: '/' })),
    })}`,
  }),
});

const vraag = w.page({
  ...inwoner,
  smal: true,
  fout: true,
  titel: 'Ben je het eens met het plan?',
  menu: menuInwoner,
  inhoud: w.vraagpagina({
    terug: '/vorige',
    stap: w.stappen({ stap: 2, van: 4 }),
    fouten: w.foutSamenvatting([{ veld: 'akkoord', tekst: 'Kies of je het eens bent met het plan.' }]),
    inhoud: w.form({
      actie: '/akkoord',
      sleutel: 'k',
      inhoud: html`${w.keuzerondjes({
        naam: 'akkoord',
        label: 'Ben je het eens met het plan?',
        paginakop: true,
        hint: 'Je mag altijd iemand vragen om mee te kijken.',
        fout: 'Kies of je het eens bent met het plan.',
        keuzes: [
          { waarde: 'ja', tekst: 'Ja, ik ben het eens' },
          { waarde: 'nee', tekst: 'Nee, ik wil iets anders' },
          { waarde: 'praten', tekst: 'Ik wil er eerst over praten' },
        ],
      })}${w.tekstvak({ naam: 'anders', label: 'Wil je er iets bij zeggen?', verplicht: false, waarde: '' })}${w.acties(w.knop({ tekst: 'Volgende' }))}`,
    }),
  }),
});

const inwonerStart = w.page({
  ...inwoner,
  titel: 'Start',
  menu: menuInwoner,
  inhoud: html`${w.kop({ titel: 'Dag Jan', onder: 'Hier zie je hoe het met je plan gaat.' })}${w.melding({ soort: 'succes', titel: 'Je antwoord is verstuurd', inhoud: 'Sanne de Wit belt je voor vrijdag 27 november.' })}${w.kaart(
    {
      titel: 'Waar sta je nu?',
      inhoud: w.ladder({ treden, wie: 'Je', verloop: [{ trede: 3, datum: datum('2026-07-01') }], doel: { trede: 4 } }),
    },
  )}${w.kaart({ titel: 'Je brief', inhoud: html`<p>De gemeente heeft besloten dat je mag starten bij Fietspunt Oost.</p>${w.acties(w.linkKnop({ tekst: 'Lees je brief', href: '/brief.pdf', icoon: 'file-text' }))}` })}`,
});

const ladderkeuze = w.page({
  ...consulent,
  titel: 'Trede bepalen',
  fout: true,
  menu: menuConsulent('Inwoners'),
  kruimels: [{ tekst: 'Inwoners', href: '/inwoners' }, { tekst: 'Jan Hoekstra', href: '/d' }, { tekst: 'Trede bepalen' }],
  inhoud: html`${w.foutSamenvatting([
    { veld: 'datum', tekst: 'Vul een datum in die bestaat, bijvoorbeeld 22-11-2026. Er staat nu 31-11-2026.' },
    { veld: 'motivering', tekst: 'Schrijf op waarom deze trede past.' },
  ])}${w.kop({ titel: 'Op welke trede staat Jan?' })}${w.form({
    actie: '/ladder',
    sleutel: 'k',
    versie: 7,
    inhoud: html`${w.keuzerondjes({
      naam: 'trede',
      label: 'Trede',
      waarde: '3',
      hint: 'De criteria staan in Werkt mee, paragraaf 4.',
      keuzes: treden.map((t, nr) => ({
        waarde: String(t.trede),
        tekst: `${t.trede} ${t.naam}`,
        uitleg: [
          'Alleen functionele contacten, zoals huisarts of boodschappen.',
          'Neemt deel aan een activiteit.',
          'Voert taken uit met lage werkdruk en weinig eigen verantwoordelijkheid.',
          'Voert zelfstandig taken uit en/of draagt verantwoordelijkheid.',
          'Met aanvullende uitkering en instrumenten van UWV, of studiefinanciering.',
          'Geen nadere tekst in de bron.',
        ][nr],
      })),
    })}${w.datumveld({ naam: 'datum', label: 'Vanaf welke dag?', waarde: '31-11-2026', fout: 'Vul een datum in die bestaat, bijvoorbeeld 22-11-2026. Er staat nu 31-11-2026.' })}${w.tekstvak({ naam: 'motivering', label: 'Waarom deze trede?', fout: 'Schrijf op waarom deze trede past.', waarde: '' })}${w.naastElkaar(
      w.getalveld({ naam: 'uren', label: 'Uren', eenheid: 'uur per week', waarde: '12' }),
      w.tekstveld({ naam: 'postcode', label: 'Postcode', breedte: 10, autocomplete: 'postal-code', waarde: '7311 AB' }),
    )}${w.vinkjes({
      naam: 'contact',
      label: 'Hoe bereiken we Jan?',
      waarden: ['bellen'],
      verplicht: false,
      keuzes: [
        { waarde: 'bellen', tekst: 'Bellen' },
        { waarde: 'brief', tekst: 'Brief' },
        { waarde: 'tolk', tekst: 'Met een tolk' },
      ],
    })}${w.keuzelijst({ naam: 'perspectief', label: 'Perspectief', leeg: 'Kies een trede', opties: treden.map((t) => ({ waarde: String(t.trede), tekst: `${t.trede} ${t.naam}` })) })}${w.bestandveld({ naam: 'stuk', label: 'Stuk erbij', verplicht: false, hint: 'Een pdf, hoogstens 10 MB.' })}${w.vinkje({ naam: 'gesproken', label: 'Ik heb dit met Jan besproken', hint: 'Jan ziet de trede op zijn eigen pagina.' })}${w.acties(w.knop({ tekst: 'Controleren' }), w.linkKnop({ tekst: 'Terug naar het dossier', href: '/d', soort: 'stil' }))}`,
  })}`,
});

const gronden: Grond[] = [
  {
    regel: 'AP1',
    bron: 'Beleidsregels, hoofdstuk G, 2.1',
    status: 'besluit',
    tekst: 'Jan is 46 jaar: 18 jaar of ouder en jonger dan de AOW-leeftijd.',
    voldaan: true,
  },
  {
    regel: 'AP2',
    bron: 'Beleidsregels, hoofdstuk G, 2.3',
    status: 'besluit',
    tekst: 'Ontwikkeling naar trede 4 begint op trede 2 of 3. Jan staat op trede 3.',
    voldaan: true,
  },
  {
    regel: 'AP12',
    bron: 'Werkt mee, paragraaf 11',
    status: 'productbeschrijving',
    tekst: 'De instantie die de uitkering betaalt moet akkoord zijn. Dat is nog niet vastgelegd.',
    voldaan: null,
  },
  {
    regel: 'AP9',
    bron: '',
    status: 'keuze',
    tekst: 'Er loopt al een toewijzing van hetzelfde product in deze periode.',
    voldaan: false,
  },
];

const toets = w.page({
  ...consulent,
  titel: 'Toets',
  menu: menuConsulent('Inwoners'),
  inhoud: html`${w.kop({ titel: 'Wat past bij Jan?', onder: 'Getoetst op 22 november 2026 aan de regeling Werkt mee van 1 januari 2021.' })}${w.kaart(
    {
      titel: 'Werkt mee ontwikkeling naar trede 4',
      acties: w.uitkomstBadge('onder-voorwaarde'),
      inhoud: w.gronden(gronden),
    },
  )}${w.kaart({ titel: 'Werkt mee op trede 3', acties: w.uitkomstBadge('passend'), inhoud: w.gronden(gronden.slice(0, 1)) })}${w.kaart({ titel: 'Werkt mee op trede 4', acties: w.uitkomstBadge('niet-passend'), inhoud: w.gronden(gronden.slice(3)) })}`,
});

const declaratie = w.page({
  ...consulent,
  titel: 'Declaratie oktober 2026',
  menu: menuConsulent('Declaraties'),
  kruimels: [{ tekst: 'Declaraties', href: '/declaraties' }, { tekst: 'Atelier Linde, oktober 2026' }],
  inhoud: html`${w.kop({ titel: 'Declaratie oktober 2026', onder: html`Atelier Linde · ${w.badge('aandacht', 'Wacht op controle')}`, acties: [w.linkKnop({ tekst: 'Exporteren', href: '/x', icoon: 'table-export', download: true })] })}${w.melding({ soort: 'waarschuwing', titel: '1 regel vraagt aandacht', inhoud: 'Het aantal uren is hoger dan het volume. Er wordt tot het volume betaald.' })}${w.tabel(
    {
      caption: 'Regels van de declaratie',
      kolommen: [
        { kop: 'Inwoner' },
        { kop: 'Product' },
        { kop: 'Uren', uitlijning: 'eind' },
        { kop: 'Tarief', uitlijning: 'eind' },
        { kop: 'Bedrag', uitlijning: 'eind' },
        { kop: 'Beoordeling', zonderLabel: true },
      ],
      rijen: [
        [
          w.link('/r1', 'Amina Yusuf'),
          'Werkt mee op trede 3',
          '61,5',
          w.bedrag(900),
          w.bedrag(55350),
          w.form({
            actie: '/k',
            sleutel: 'k',
            kaal: true,
            naam: 'Beoordeel Amina Yusuf',
            inhoud: [
              w.knop({ tekst: 'Akkoord', soort: 'tweede', icoon: 'check', extra: 'Amina Yusuf' }),
              w.knop({ tekst: 'Afwijzen', soort: 'gevaar', naam: 'afwijzen', waarde: '1', extra: 'Amina Yusuf' }),
            ],
          }),
        ],
        [
          w.metOnder(w.link('/r2', 'Tomasz Nowak'), '88 gemaakt, 86 binnen het volume', { telaat: true }),
          'Werkt mee op trede 4',
          '86',
          w.bedrag(660),
          w.bedrag(56760),
          w.badge('goed', 'Akkoord'),
        ],
        [
          w.link('/r3', 'Jan Hoekstra'),
          'Werkt mee ontwikkeling naar trede 4',
          '',
          w.bedrag(160000),
          w.bedrag(160000),
          w.badge('neutraal', 'Afgewezen', 'circle-x'),
        ],
      ],
      voet: ['Totaal', '', '147,5', '', w.bedrag(272110), ''],
    },
  )}${w.leegBlok({ titel: 'Er zijn geen correcties', inhoud: 'Een correctie is een credit en een nieuwe regel.', acties: w.linkKnop({ tekst: 'Maak een correctie', href: '/c' }) })}`,
});

const bevestiging = w.page({
  ...consulent,
  smal: true,
  titel: 'Besluit genomen',
  menu: menuConsulent('Inwoners'),
  inhoud: w.bevestiging({
    titel: 'Het besluit is genomen',
    onder: 'Jan mag starten met Werkt mee ontwikkeling naar trede 4 bij Fietspunt Oost.',
    kenmerk: { label: 'Beschikkingsnummer', waarde: '2026-000107' },
    hierna: [
      { wat: 'De brief gaat naar Jan en staat op zijn pagina.', wie: 'Werkt mee', wanneer: 'vandaag' },
      {
        wat: 'De aanbieder neemt de toewijzing aan of stuurt haar terug.',
        wie: 'Fietspunt Oost',
        wanneer: 'voor vrijdag 27 november',
      },
    ],
    acties: [
      w.linkKnop({ tekst: 'Naar het dossier', href: '/d', soort: 'primair' }),
      w.linkKnop({ tekst: 'Bekijk de brief', href: '/b', icoon: 'file-certificate' }),
    ],
  }),
});

const conflictInhoud = w.conflict({
  wat: 'het telefoonnummer van Jan',
  door: 'Mark Bakker',
  wanneer: '22 november om 14.02 uur',
  velden: [
    { label: 'Telefoon', jouw: '06 0000 0107', nu: '06 0000 0199', anders: true },
    { label: 'Adres', jouw: 'Parkweg 3', nu: 'Parkweg 3', anders: false },
  ],
  terug: '/d',
  opnieuw: { actie: '/g', sleutel: 'k', versie: 8, waarden: { telefoon: '06 0000 0107' } },
});

const foutpagina = (f: w.FoutPagina) => w.page({ ...consulent, titel: f.titel, menu: menuConsulent(''), inhoud: f.inhoud });

/** Every page of the gallery by its name. */
export const galleryPages: Readonly<Record<string, w.Html>> = {
  werkvoorraad,
  dossier,
  uren: urenpagina(5),
  'uren-7': urenpagina(7),
  controleren,
  vraag,
  'inwoner-start': inwonerStart,
  ladderkeuze,
  toets,
  declaratie,
  bevestiging,
  conflict: foutpagina(conflictInhoud),
  'niet-gevonden': foutpagina(w.nietGevonden({ telefoon: '14 055' })),
  'geen-recht': foutpagina(w.geenRecht({ telefoon: '14 055', rolnaam: 'Consulent', wie: 'een teammanager' })),
  serverfout: foutpagina(w.serverfout({ telefoon: '14 055', nummer: 'F-2026-0001' })),
};
