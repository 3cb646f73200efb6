// The acts of a consulent on a hand-over: what each asks, and what it does.
import type { Kysely } from 'kysely';
import type { Resultaat } from '../../kernel/resultaat.ts';
import type { DB } from '../../platform/db/schema.ts';
import { datumveld, type Html, html, keuzelijst, keuzerondjes, lijst, tekstvak, tekstveld, vinkjes } from '../../web/index.ts';
import type { PageContext } from '../../web/route.ts';
import {
  answerOverdracht,
  askAgain,
  finishOverdracht,
  type OverdrachtOpdracht,
  recordAntwoord,
  recordVerteld,
  sendOverdracht,
  stopOverdracht,
} from '../actions/change-overdracht.ts';
import {
  ALTIJD_MEE,
  ANDERE_GEMEENTE,
  LANGS,
  MEE,
  NA_VERSTUREN,
  type Overdracht,
  type OverdrachtStand,
  type Pakket,
} from '../types.ts';

/** What a field of a form gets: its name, what was typed, its fault. */
export type Veldmaker = (naam: string, anders?: string) => { naam: string; waarde: string | undefined; fout: string | undefined };

/** One act on a hand-over: its form, and what it does. */
export interface OverdrachtAct {
  sleutel: string;
  titel: string;
  onder: string;
  knop: string;
  handeling: string;
  stand: readonly OverdrachtStand[];
  velden(
    veld: Veldmaker,
    o: {
      overdracht: Overdracht;
      dag: string;
      c: PageContext;
      getypt: boolean;
      /** People of the other party who work in this system. */
      collegas: readonly { id: number; naam: string }[];
    },
  ): Html;
  voer(db: Kysely<DB>, o: OverdrachtOpdracht): Promise<Resultaat<unknown>>;
}

/** What goes along, as it is read before it is sent. */
export const pakketBlok = (pakket: Pakket): Html =>
  html`${pakket.delen.map((deel) => html`<h3>${deel.kop}</h3>${lijst(deel.regels)}`)}`;

export const overdrachtActen: readonly OverdrachtAct[] = [
  {
    sleutel: 'toestemming',
    titel: 'Wat zei de inwoner?',
    onder: 'Vraag het per onderdeel. Zonder toestemming gaat er niets mee.',
    knop: 'Vastleggen',
    handeling: 'overdracht-beantwoord',
    stand: ['gevraagd'],
    velden: (veld, { overdracht, c, getypt }) =>
      html`${keuzerondjes({
        ...veld('akkoord'),
        label: 'Vindt de inwoner de overdracht goed?',
        keuzes: [
          { waarde: 'ja', tekst: 'Ja' },
          { waarde: 'nee', tekst: 'Nee' },
        ],
      })}${vinkjes({
        naam: 'mee',
        label: 'Wat mag er mee?',
        hint: `${MEE[ALTIJD_MEE]} gaat altijd mee.`,
        verplicht: false,
        waarden: getypt ? c.form.lijst('mee') : overdracht.mee,
        keuzes: overdracht.mee.filter((een) => een !== ALTIJD_MEE).map((soort) => ({ waarde: soort, tekst: MEE[soort] })),
      })}${tekstvak({ ...veld('reden'), label: 'Waarom niet?', hint: 'Nodig bij nee.', verplicht: false, regels: 3, maximum: 1000 })}`,
    voer: answerOverdracht,
  },
  {
    sleutel: 'versturen',
    titel: 'Doorgeven',
    onder:
      'Download eerst het pakket en geef het door, bijvoorbeeld met beveiligde mail of in een gesprek met zijn drieën. Dat doe je buiten Werkt mee. Leg daarna hier vast hoe het ging. Wat er meeging, blijft precies zo bewaard.',
    knop: 'Vastleggen dat het is doorgegeven',
    handeling: 'overdracht-verstuurd',
    stand: ['toegestaan'],
    velden: (veld, { dag }) =>
      html`${keuzerondjes({
        ...veld('langs'),
        label: 'Hoe gaf je het door?',
        keuzes: Object.entries(LANGS).map(([waarde, tekst]) => ({ waarde, tekst })),
      })}${tekstveld({ ...veld('ontvanger'), label: 'Aan wie?', hint: 'Naam, en hoe je diegene bereikt. Bijvoorbeeld: Petra de Boer, sociaal wijkteam, 0570 00 00 00.', maximum: 200 })}${tekstvak({ ...veld('hoe'), label: 'Wat is er verder afgesproken?', verplicht: false, regels: 2, maximum: 250 })}${datumveld({ ...veld('antwoord_tot', dag), label: 'Op welke dag moet er uiterlijk antwoord zijn?', hint: 'Is er dan geen antwoord, dan staat het in je werkvoorraad en later bij de teammanager.' })}`,
    voer: sendOverdracht,
  },
  {
    sleutel: 'antwoord',
    titel: 'Antwoord van de andere partij',
    onder: 'Tot de ander ja zegt, blijf jij de contactpersoon van de inwoner.',
    knop: 'Vastleggen',
    handeling: 'overdracht-beantwoord',
    stand: ['verstuurd'],
    velden: (veld, { overdracht }) =>
      html`${keuzerondjes({
        ...veld('uitkomst'),
        label: 'Wat zei de andere partij?',
        keuzes: [
          {
            waarde: 'aangenomen',
            tekst: 'Zij gaan verder met de inwoner',
            uitleg:
              overdracht.partij === ANDERE_GEMEENTE
                ? 'Daarna rond je de overdracht af en sluit je het dossier hier.'
                : 'We plannen vanzelf nazorg.',
          },
          { waarde: 'teruggegeven', tekst: 'Zij geven het terug', uitleg: 'Daarna kies je zelf het vervolg.' },
        ],
      })}${tekstvak({ ...veld('tekst'), label: 'Wie gaat er verder, of waarom niet?', regels: 3, maximum: 1000 })}`,
    voer: recordAntwoord,
  },
  {
    sleutel: 'navragen',
    titel: 'Nagevraagd',
    onder: 'Er was nog geen antwoord.',
    knop: 'Vastleggen',
    handeling: 'overdracht-nagevraagd',
    stand: ['verstuurd'],
    velden: (veld, { dag }) =>
      html`${tekstvak({ ...veld('hoe'), label: 'Wie sprak je, en wat zei die?', regels: 2, maximum: 500 })}${datumveld({ ...veld('antwoord_tot', dag), label: 'Op welke dag moet er nu uiterlijk antwoord zijn?' })}`,
    voer: askAgain,
  },
  {
    sleutel: 'afronden',
    titel: 'Overdracht afronden',
    onder: 'Schrijf op hoe het verder gaat. Daarmee is deze overdracht klaar. De inwoner leest dit.',
    knop: 'Afronden',
    handeling: 'overdracht-afgerond',
    stand: ['aangenomen', 'teruggegeven', 'ingetrokken', 'geweigerd'],
    velden: (veld, { overdracht, collegas }) =>
      html`${tekstvak({ ...veld('vervolg'), label: 'Wat is er afgesproken?', regels: 3, maximum: 1000 })}${
        collegas.length > 0 &&
        keuzelijst({
          ...veld('naar'),
          label: `Wie van ${overdracht.partijNaam} gaat verder met de inwoner?`,
          hint: 'Kies je een naam, dan staat de inwoner daarna bij hem. Je ziet het dossier dan niet meer.',
          verplicht: false,
          leeg: 'Niemand: de inwoner blijft bij mij',
          opties: collegas.map(({ id, naam }) => ({ waarde: String(id), tekst: naam })),
        })
      }`,
    voer: finishOverdracht,
  },
  {
    sleutel: 'vertellen',
    titel: 'Aan de inwoner verteld',
    onder: 'Er kon geen brief komen. De inwoner kreeg wel een bericht op de eigen pagina.',
    knop: 'Vastleggen',
    handeling: 'overdracht-verteld',
    stand: NA_VERSTUREN,
    velden: (veld, { overdracht }) =>
      html`<p>${overdracht.teVertellen}</p>${tekstvak({ ...veld('hoe'), label: 'Hoe en wanneer heb je het verteld?', regels: 2, maximum: 1000 })}`,
    voer: recordVerteld,
  },
  {
    sleutel: 'stoppen',
    titel: 'Overdracht stoppen',
    onder: 'De inwoner leest je reden.',
    knop: 'Stoppen',
    handeling: 'overdracht-gestopt',
    stand: ['gevraagd', 'toegestaan', 'verstuurd'],
    velden: (veld) => tekstvak({ ...veld('reden'), label: 'Waarom stopt de overdracht?', regels: 3, maximum: 1000 }),
    voer: stopOverdracht,
  },
];
