// Forms, outcomes and what comes after them. Nobody in them exists.
import { datum } from '../src/kernel/datum.ts';
import type { Grond } from '../src/kernel/uitkomst.ts';
import * as w from '../src/web/index.ts';
import { basis, consulent, inwoner, menuConsulent, menuInwoner, treden } from './gallery-frame.ts';

const { html } = w;

/** More names than one reads in a list. */
const veelNamen = Array.from({ length: w.VEEL_OPTIES + 5 }, (_, nr) => ({ waarde: String(nr + 1), tekst: `Bea Boer ${nr + 1}` }));
const kies = (getypt: string) => w.leesKeuze(veelNamen, 'wie', (naam) => (naam === 'wie' ? getypt : ''));

export const controleren = w.page({
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

export const vraag = w.page({
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

export const inwonerStart = w.page({
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

export const ladderkeuze = w.page({
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
    })}${w.keuzelijst({ naam: 'perspectief', label: 'Perspectief', leeg: 'Kies een trede', opties: treden.map((t) => ({ waarde: String(t.trede), tekst: `${t.trede} ${t.naam}` })) })}${w.kiesEen({ naam: 'gemeente', label: 'Welke gemeente?', leeg: 'Kies een gemeente', opties: ['Almere', 'Amsterdam', 'Apeldoorn', 'Arnhem', 'Ede', 'Nijmegen', 'Oss', 'Uden'].map((naam) => ({ waarde: naam.toLowerCase(), tekst: naam })) })}${w.zoekkeuze({ naam: 'consulent', label: 'Consulent', leeg: 'Alle consulenten', opties: veelNamen, gekozen: kies('') })}${w.zoekkeuze({ naam: 'vervanger', label: 'Wie vervangt?', leeg: 'Kies een consulent', opties: veelNamen, gekozen: kies('boer 1') })}${w.zoekkeuze({ naam: 'collega', label: 'Welke collega?', leeg: 'Kies een collega', opties: veelNamen, gekozen: kies('niemand') })}${w.bestandveld({ naam: 'stuk', label: 'Stuk erbij', verplicht: false, hint: 'Een pdf, hoogstens 10 MB.' })}${w.vinkje({ naam: 'gesproken', label: 'Ik heb dit met Jan besproken', hint: 'Jan ziet de trede op zijn eigen pagina.' })}${w.acties(w.knop({ tekst: 'Controleren' }), w.linkKnop({ tekst: 'Terug naar het dossier', href: '/d', soort: 'stil' }))}`,
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

export const toets = w.page({
  ...consulent,
  titel: 'Toets',
  menu: menuConsulent('Inwoners'),
  inhoud: html`${w.kop({ titel: 'Wat past bij Jan?', onder: 'Getoetst op 22 november 2026 aan de regeling Werkt mee van 1 januari 2021.' })}${w.kaart(
    {
      titel: 'Werkt mee ontwikkeling naar trede 4',
      acties: w.uitkomstBadge('onder-voorwaarde'),
      inhoud: w.gronden(gronden),
    },
  )}${w.kaart({ titel: 'Werkt mee op trede 3', acties: w.uitkomstBadge('passend'), inhoud: html`${w.gronden(gronden.slice(0, 1))}${w.waarom({ over: 'past Werkt mee op trede 3', gronden, watAls: [{ met: 'Met trede 1, 2, 4, 5 of 6', dan: 'past niet' }], versie: 'Werkt mee, geldig vanaf 1 januari 2021', open: true })}` })}${w.kaart({ titel: 'Werkt mee op trede 4', acties: w.uitkomstBadge('niet-passend'), inhoud: w.gronden(gronden.slice(3)) })}`,
});

export const declaratie = w.page({
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

export const bevestiging = w.page({
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

export const conflictInhoud = w.conflict({
  wat: 'het telefoonnummer van Jan',
  door: 'Mark Bakker',
  wanneer: '22 november om 14.02 uur',
  velden: [
    {
      label: 'Telefoon',
      jouw: '06 0000 0107',
      nu: '06 0000 0199',
      anders: true,
      keuze: { naam: 'telefoon', nu: '06 0000 0199' },
    },
    { label: 'Adres', jouw: 'Parkweg 3', nu: 'Parkweg 3', anders: false },
  ],
  terug: '/d',
  opnieuw: { actie: '/g', sleutel: 'k', versie: 8, waarden: [['telefoon', '06 0000 0107']] },
});

export const foutpagina = (f: w.FoutPagina) =>
  w.page({ ...consulent, titel: f.titel, menu: menuConsulent(''), inhoud: f.inhoud });

export const inloggen = w.page({
  ...basis,
  titel: 'Wie ben je vandaag?',
  inhoud: html`${w.kop({ titel: 'Wie ben je vandaag?', onder: 'Dit is een demo. Kies een persoon om mee rond te kijken.' })}${w.personas(
    {
      actie: '/demo/inloggen',
      naar: '/',
      personas: [
        { id: 'inwoner', naam: 'Jan Hoekstra', rolnaam: 'Inwoner', dag: 'Wil weten hoe het met zijn plan gaat.' },
        {
          id: 'consulent',
          naam: 'Sanne de Wit',
          rolnaam: 'Consulent',
          dag: 'Meldt inwoners aan, bepaalt de trede, toetst en bereidt besluiten voor. Begint de dag met wat te laat is.',
        },
        { id: 'aanbieder', naam: 'Atelier Linde', rolnaam: 'Aanbieder', dag: 'Vult uren in en declareert.' },
      ],
    },
  )}`,
});
