import type { BriefdataInvoer } from '../../brief/index.ts';
import { datum } from '../../kernel/datum.ts';
import { type BeschikkingFeiten, beschikkingInhoud } from './beschikking.ts';

/** An invented besluit with everything that is hard to set: two goals, a condition of an agency. For tests only. */
export function voorbeeldFeiten(): BeschikkingFeiten {
  return {
    gemeente: 'Apeldoorn',
    product: {
      naam: 'Werkt mee ontwikkeling naar trede 4',
      uitleg: 'Je leert zelfstandiger te werken. Een begeleider helpt je daarbij.',
    },
    aanbieder: 'Stichting De Groene Ruimte, Apeldoorn',
    periode: { van: datum('2026-12-01'), tot: datum('2027-05-31') },
    minutenPerWeek: 750,
    startTrede: { nummer: 3, naam: 'bijdrage leveren' },
    doelTrede: { nummer: 4, naam: 'onbetaald werk' },
    doelen: ['Ik werk drie ochtenden per week in het groen en begin op tijd.', 'Ik leer zelf een plan te maken voor mijn dag.'],
    waarom: ['Je wilt weer werken en je kunt een stap zetten. Daar heb je begeleiding bij nodig.'],
    gronden: [
      {
        regel: 'AP1',
        bron: 'Beleidsregels, hoofdstuk G Participatie, 2.1',
        status: 'besluit',
        tekst: 'Je bent 18 jaar of ouder en je hebt de pensioengerechtigde leeftijd nog niet.',
        voldaan: true,
      },
      {
        regel: 'AP2',
        bron: 'Beleidsregels, hoofdstuk G Participatie, 2.3',
        status: 'besluit',
        tekst: 'Je staat op trede 3 en je wilt naar trede 4.',
        voldaan: true,
      },
      {
        regel: 'AP5',
        bron: 'Beleidsregels, hoofdstuk G Participatie, 2.3',
        status: 'besluit',
        tekst: 'Het traject duurt zes maanden.',
        voldaan: true,
      },
      {
        regel: 'AP12',
        bron: 'Werkt mee (een nadere beschrijving), 2 juli 2020, §11',
        status: 'productbeschrijving',
        tekst: 'Je houdt je uitkering. De instantie die je uitkering betaalt, is akkoord.',
        voldaan: true,
      },
    ],
    grondslag: [
      'Wet maatschappelijke ondersteuning 2015',
      'Verordening maatschappelijke ondersteuning 2020, artikel 6 lid 6',
      'Nadere regels maatschappelijke ondersteuning 2021',
      'Beleidsregels Maatschappelijke Ondersteuning en Jeugd 2018, deel II, hoofdstuk G Participatie',
    ],
    rechtsmiddel: {
      soort: 'bezwaar',
      uiterlijk: '2027-01-04',
      adres: ['Gemeente Apeldoorn', 'Postbus 9033', '7300 ES Apeldoorn'],
    },
    middel: { soort: 'bezwaar', tot: datum('2027-01-04') },
  };
}

/** The letter around it, to somebody whose name is hard to set. For tests only. */
export function voorbeeldBrief(feiten = voorbeeldFeiten()): BriefdataInvoer {
  return {
    soort: 'beschikking',
    gemeente: {
      naam: 'Apeldoorn',
      postadres: ['Postbus 9033', '7300 ES Apeldoorn'],
      telefoon: '14 055',
      site: 'www.apeldoorn.nl',
      kleur: '#00618a',
    },
    inwoner: {
      naam: 'mevrouw J. Wałęsa-Yıldız',
      aanhef: 'Beste mevrouw Wałęsa-Yıldız',
      adres: ['Ĳsselstraat 12 b', '7311 AB APELDOORN'],
    },
    datum: '2026-11-23',
    kenmerk: 'WM-2026-000123',
    inhoud: beschikkingInhoud(feiten),
    ondertekening: {
      namens: 'het college van burgemeester en wethouders van Apeldoorn',
      naam: 'S. de Vries',
      functie: 'trajectregisseur',
    },
    contact: { naam: 'S. de Vries', telefoon: '055 580 00 00', bereikbaar: 'Dat kan op werkdagen van 9 tot 17 uur.' },
    clientondersteuning: null,
  };
}
