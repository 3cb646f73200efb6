// Lists, the dossier, the hours. Nobody in them exists.
import { datum } from '../src/kernel/datum.ts';
import * as w from '../src/web/index.ts';
import { aanbieder, consulent, menuAanbieder, menuConsulent, treden } from './gallery-frame.ts';

const { html } = w;

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

export const werkvoorraad = w.page({
  ...consulent,
  titel: 'Mijn werkvoorraad',
  menu: menuConsulent('Werkvoorraad'),
  demo: w.demoDag({ gemeente: 'Arnhem', dag: '2 november 2020' }),
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
          { kop: 'Volgende stap', sorteer: { href: '?sorteer=stap', richting: 'oplopend' }, vanzelf: true },
          { kop: 'Status', vanzelf: true },
        ],
        rijen: rijen.map(([naam, onder, nu, doel, plek, product, stap, dag, rest, soort, status], nr) => [
          w.kiesvak({
            naam: 'inwoner',
            waarde: nr,
            label: `Kies ${naam}`,
            aan: nr === 1,
            inhoud: w.metOnder(w.link('/dossier', naam), onder),
          }),
          w.miniLadder({ nu, doel }),
          w.metOnder(plek, product),
          w.metOnder(stap, html`${dag}${rest !== '' && html`<br>${rest}`}`, { telaat: soort === 'telaat' }),
          w.badge(soort, status),
        ]),
      })}${w.paginering({ pagina: 2, paginas: 9, href: (p) => `?pagina=${p}` })}${w.sneltoetsen([
        ['j en k', 'naar de volgende of de vorige inwoner'],
        ['x', 'kies de inwoner, of niet'],
        ['/', 'naar het zoekveld'],
        ['?', 'open of sluit deze uitleg'],
      ])}`,
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

export const dossier = w.page({
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

export function urenpagina(aantalDagen: 5 | 7) {
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
    })}${w.uitklap('Hoe vul ik uren in?', html`<p>Vul uren in als 3 of 3,5 of 3:30. Laat een vak leeg als iemand er niet was.</p>`)}${w.vouwkaart({ titel: 'Doelgroep', id: 'vouw-doelgroep', kort: 'Vanaf 18 jaar tot AOW-leeftijd', inhoud: html`<p>Wie wil bijdragen en daar hulp bij nodig heeft.</p>` })}`,
  });
}

const stappen = (...treden: (1 | 2 | 3 | 4 | 5 | 6)[]) =>
  treden.map((trede, nr) => ({ trede, datum: datum('2024-01-15').add({ months: nr * 5 }) }));

/** The staircase in its odd shapes. */
export const ladders = w.page({
  ...consulent,
  titel: 'Ladders',
  inhoud: html`${w.kop({ titel: 'Ladders' })}${(
    [
      ['Nog niet bepaald', { verloop: [] }],
      ['Doel is waar hij staat', { verloop: stappen(3), doel: { trede: 3 }, perspectief: 6 }],
      ['Grote stappen', { verloop: stappen(1, 3, 5), doel: { trede: 6, wanneer: 'in 2028' } }],
      ['Ver terug', { verloop: stappen(2, 5, 2), doel: { trede: 3 }, perspectief: 4 }],
      ['Op en neer', { verloop: stappen(2, 3, 2, 3, 4, 3, 2), doel: { trede: 4 } }],
      ['Bovenaan', { verloop: stappen(5, 6) }],
    ] as const
  ).map(([titel, o]) => w.kaart({ titel, inhoud: w.ladder({ treden, wie: 'Jan', ...o }) }))}${w.kaart({
    titel: 'Scores',
    inhoud: html`${w.scoreTabel({
      naam: 'Scores',
      keuzes: ['acute problematiek', 'niet zelfredzaam', 'beperkt zelfredzaam', 'voldoende zelfredzaam', 'volledig zelfredzaam']
        .map((tekst, nr) => ({ waarde: String(nr + 1), kort: String(nr + 1), tekst }))
        .concat({ waarde: 'niet', kort: '–', tekst: 'niet besproken' }),
      rijen: [
        {
          naam: 'score_financien',
          label: 'Financiën',
          waarde: '3',
          vorige: 'Vorige: 2, 03-06-2026',
          veldenTekst: 'Erbij schrijven',
          velden: html`<p>Twee velden</p>`,
        },
        {
          naam: 'score_huisvesting',
          label: 'Huisvesting',
          fout: 'Kies een score van 1 tot en met 5, of niet besproken.',
          veldenTekst: 'Erbij schrijven',
          velden: html`<p>Twee velden</p>`,
          open: true,
        },
      ],
    })}<p>${w.verandering('hoger', 'Van 2 naar 3')} ${w.verandering('lager', 'Van 4 naar 3')} ${w.verandering('gelijk', 'Gelijk gebleven')}</p>${w.lijntje({ waarden: [1, 3, 2, 4], min: 1, max: 5 })}`,
  })}`,
});
