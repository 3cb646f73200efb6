// As stappen.ts, of a disputed result, the way back, a hand-over and the aftercare.
import type { StapUitleg } from './stappen.ts';

const ZONDER = 'Geen bron noemt een dag. De stap blijft staan tot zij is gedaan.';

export const STAP_UITLEG_TERUG: readonly StapUitleg[] = [
  {
    soort: 'resultaat-reageren',
    titel: 'Reageren op een oordeel over een resultaat',
    waarom: 'De gemeente is niet akkoord met het resultaat. De aanbieder kan opnieuw melden, of vragen of iemand anders kijkt.',
    dag: 'Zo veel dagen na het oordeel als beheer heeft ingesteld. Dat is een keuze.',
    status: 'keuze',
  },
  {
    soort: 'resultaat-herbeoordelen',
    titel: 'Opnieuw kijken naar een resultaat',
    waarom:
      'De aanbieder is het niet eens met het oordeel. Een teammanager die niet als eerste oordeelde, kijkt opnieuw. Die uitkomst is het laatste woord.',
    dag: 'Zo veel dagen nadat het is gevraagd als beheer heeft ingesteld. Dat is een keuze.',
    status: 'keuze',
  },
  {
    soort: 'terugkeer-afspreken',
    titel: 'Weg terug afspreken',
    waarom: 'De inwoner ging een trede omhoog, en er is nog niet afgesproken waarnaar iemand terug kan als het niet lukt.',
    dag: ZONDER,
    status: 'keuze',
  },
  {
    soort: 'terugkeer-akkoord',
    titel: 'Zeggen of de weg terug klopt',
    waarom: 'De afspraak over de weg terug ligt bij de inwoner.',
    dag: ZONDER,
    status: 'keuze',
  },
  {
    soort: 'terugkeer-bespreken',
    titel: 'Weg terug bespreken',
    waarom: 'De inwoner is het niet eens met de afspraak over de weg terug.',
    dag: ZONDER,
    status: 'keuze',
  },
  {
    soort: 'terugstap-gesprek',
    titel: 'Gesprek na een stap terug',
    waarom: 'De inwoner ging een stap terug. In een gesprek kijken jullie hoe het verder gaat (regel AR14, elders een keuze).',
    dag: 'Zo veel dagen na de stap terug als beheer heeft ingesteld. Dat is een keuze.',
    status: 'keuze',
  },
  {
    soort: 'terugstap-orientatie',
    titel: 'Nieuwe oriëntatie na een stap terug',
    waarom: 'De inwoner ging een stap terug, en jullie kozen voor een nieuwe oriëntatie (regel AR14).',
    dag: ZONDER,
    status: 'keuze',
  },
  {
    soort: 'terugstap-toets',
    titel: 'Toets na een stap terug',
    waarom: 'Op de andere trede past misschien iets anders, terwijl er nog iets loopt.',
    dag: ZONDER,
    status: 'keuze',
  },
  {
    soort: 'terugstap-ondersteuning',
    titel: 'Beslissen over wat loopt na een stap terug',
    waarom: 'De inwoner ging een stap terug terwijl er een plek liep. Er stopt niets vanzelf.',
    dag: ZONDER,
    status: 'keuze',
  },
  {
    soort: 'terugstap-inkomen',
    titel: 'Inkomen regelen na een stap terug',
    waarom: 'Het inkomen wordt lager door de stap terug, of dat is nog niet bekend (regel L4).',
    dag: ZONDER,
    status: 'keuze',
  },
  {
    soort: 'overdracht-toestemming',
    titel: 'Zeggen wat er mee mag',
    waarom: 'Er is een overdracht voorgesteld. De inwoner zegt of dat goed is en wat er mee mag.',
    dag: ZONDER,
    status: 'keuze',
  },
  {
    soort: 'overdracht-doorgeven',
    titel: 'Overdracht doorgeven',
    waarom: 'De inwoner vindt de overdracht goed, en het is nog niet doorgegeven.',
    dag: ZONDER,
    status: 'keuze',
  },
  {
    soort: 'overdracht-navragen',
    titel: 'Antwoord krijgen op een overdracht',
    waarom: 'De overdracht is doorgegeven. Tot de ander ja zegt, blijft het dossier bij de consulent.',
    dag: 'De dag die de consulent bij de overdracht invulde.',
    status: 'keuze',
  },
  {
    soort: 'overdracht-meekijken',
    titel: 'Meekijken met een overdracht',
    waarom: 'De andere partij gaf geen antwoord. De teammanager kijkt mee.',
    dag: 'Zo veel dagen na de dag van het antwoord als beheer heeft ingesteld. Dat is een keuze.',
    status: 'keuze',
  },
  {
    soort: 'overdracht-afronden',
    titel: 'Overdracht afronden',
    waarom: 'De overdracht is aangenomen, teruggegeven of ingetrokken. Hoe het verder gaat staat er nog niet bij.',
    dag: ZONDER,
    status: 'keuze',
  },
  {
    soort: 'nazorg-vragen',
    titel: 'Zeggen of de plek nog goed is',
    waarom:
      'Na een stap omhoog vragen we na drie, zes en twaalf maanden of de plek nog goed is. Die maanden zijn een keuze (K7).',
    dag: 'Zo veel dagen na de vraag als beheer heeft ingesteld. Dat is een keuze.',
    status: 'keuze',
  },
  {
    soort: 'nazorg-bellen',
    titel: 'Vragen of de plek nog goed is',
    waarom: 'De inwoner gaf zelf nog geen antwoord op de vraag of de plek nog goed is.',
    dag: 'Twee keer de dagen die de inwoner krijgt. Dat is een keuze.',
    status: 'keuze',
  },
  {
    soort: 'nazorg-opvolgen',
    titel: 'Iets doen met een antwoord van nazorg',
    waarom: 'De inwoner twijfelt of de plek nog goed is, of zegt van niet.',
    dag: ZONDER,
    status: 'keuze',
  },
];
