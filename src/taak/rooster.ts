import type { Wachtrij } from '../platform/jobs.ts';

/** Work that the house does by itself: a name for the queue, words for beheer, and when (minute, hour, day, month, weekday). */
interface Gepland {
  naam: string;
  titel: string;
  uitleg: string;
  cron: string;
  /** Also once when the server starts. */
  bijStart: boolean;
}

/** What runs by the clock of the Netherlands. To add one: a line here, and what it does in `src/worker.ts`. */
export const rooster = [
  {
    naam: 'verzegelen',
    titel: 'Logboek verzegelen',
    uitleg: 'Zet een verzegeling op de nieuwe regels van het logboek, zodat later te zien is dat niemand ze heeft veranderd.',
    cron: '*/5 * * * *',
    bijStart: true,
  },
  {
    naam: 'bewaren',
    titel: 'Back-up maken',
    uitleg:
      'Bewaart alle gegevens in de map die bij de instellingen staat (WERKTMEE_BEWAAR), leest ze na en gooit de oudste weg.',
    cron: '30 2 * * *',
    bijStart: false,
  },
  {
    naam: 'werkvoorraad',
    titel: 'Werkvoorraad bijwerken',
    uitleg:
      'Leidt de volgende stappen opnieuw af van inwoners bij wie iets veranderde, bijvoorbeeld door een levering of door een nieuwe dag.',
    cron: '*/5 * * * *',
    bijStart: true,
  },
  {
    naam: 'werkvoorraad-controleren',
    titel: 'Werkvoorraad controleren',
    uitleg: 'Kijkt of alles in iemands werkvoorraad staat: wat op niemand wacht, ziet de teammanager.',
    cron: '40 3 * * *',
    bijStart: true,
  },
  {
    naam: 'plichten',
    titel: 'Plichten bijwerken',
    uitleg: 'Leidt de plichten opnieuw af van toewijzingen waarvan iets veranderde, en bewaart welke dag verschoof en waarom.',
    cron: '*/5 * * * *',
    bijStart: true,
  },
  {
    naam: 'plichten-nalopen',
    titel: 'Plichten nalopen',
    uitleg:
      'Loopt van alle toewijzingen na of de plichten kloppen, en geeft door wat te lang te laat is aan een vervanger of de teammanager.',
    cron: '10 4 * * *',
    bijStart: true,
  },
  {
    naam: 'herinneren',
    titel: 'Herinneren aan plichten',
    uitleg: 'Zet een herinnering klaar voor wie iets moet doen, vooraf of als het te laat is. Nooit twee keer voor hetzelfde.',
    cron: '35 6 * * *',
    bijStart: true,
  },
  {
    naam: 'mail-nasturen',
    titel: 'Mail nasturen',
    uitleg: 'Verstuurt mail die eerder niet lukte of bleef liggen.',
    cron: '*/5 * * * *',
    bijStart: true,
  },
  {
    naam: 'werk-hervatten',
    titel: 'Verdergaan met wat stilstaat',
    uitleg: 'Gaat verder met een wijziging of een verdeling voor veel inwoners die na storingen halverwege bleef staan.',
    cron: '*/5 * * * *',
    bijStart: true,
  },
  {
    naam: 'afspraak-herinneren',
    titel: 'Herinneren aan afspraken',
    uitleg: 'Zet een dag van tevoren een mail klaar voor wie morgen een afspraak heeft. Wie dat niet wil, krijgt niets.',
    cron: '5 9-17 * * *',
    bijStart: false,
  },
  {
    naam: 'termijnen-bewaken',
    titel: 'Waarschuwen over termijnen',
    uitleg: 'Mailt consulent en teammanager als gisteren een termijn van een aanmelding voorbijging of een melding bleef liggen.',
    cron: '20 6 * * *',
    bijStart: false,
  },
  {
    naam: 'opruimen',
    titel: 'Opruimen',
    uitleg: 'Gooit weg wat maar kort nodig is: afgelopen sessies, sleutels van oude formulieren en de tekst van oude mail.',
    cron: '15 3 * * *',
    bijStart: false,
  },
  {
    naam: 'vertrek',
    titel: 'Vertrek afronden',
    uitleg: 'Draagt de inwoners over van wie gisteren de laatste dag had, en zet het account uit. Inloggen kan dan al niet meer.',
    cron: '5 * * * *',
    bijStart: true,
  },
  {
    naam: 'beleid-overgang',
    titel: 'Beleid laten ingaan',
    uitleg:
      'Zet lopende toewijzingen over op een versie van het beleid die vandaag begint, als die versie dat zegt of als dat per inwoner is besloten.',
    cron: '10 0 * * *',
    bijStart: true,
  },
  {
    naam: 'dubbelen-zoeken',
    titel: 'Dubbele dossiers zoeken',
    uitleg: 'Zoekt dossiers die op elkaar lijken, op naam, geboortedatum en adres. Een consulent beoordeelt ze.',
    cron: '20 1 * * *',
    bijStart: false,
  },
  {
    naam: 'brp-volgen',
    titel: 'Kijken in de BRP',
    uitleg: 'Kijkt of inwoners zijn verhuisd of overleden. Een consulent beslist wat er moet gebeuren.',
    cron: '40 1 * * *',
    bijStart: false,
  },
  {
    naam: 'gebeurtenissen-ingaan',
    titel: 'Wijzigingen laten ingaan',
    uitleg:
      'Zet een nieuw adres of een andere uitkering in het dossier op de dag waarop dat ingaat. Een consulent bevestigde het vooraf.',
    cron: '10 * * * *',
    bijStart: true,
  },
  {
    naam: 'aow-aankondigen',
    titel: 'AOW-leeftijd aankondigen',
    uitleg: 'Legt vast wie binnen drie maanden de AOW-leeftijd bereikt, met een voorstel voor de consulent.',
    cron: '15 0 * * *',
    bijStart: true,
  },
  {
    naam: 'bewijs-controleren',
    titel: 'Uitkomsten opnieuw berekenen',
    uitleg:
      'Rekent elke bewaarde toets, elk besluit, oordeel en elke declaratieregel opnieuw uit en kijkt of er hetzelfde uitkomt.',
    cron: '0 5 * * 0',
    bijStart: false,
  },
  {
    naam: 'vernietigen-nacht',
    titel: 'Vernietigen',
    uitleg:
      'Vernietigt dossiers waarover twee personen het eens zijn, en gooit bestanden en kopieën weg waarvan de laatste dag voorbij is.',
    cron: '50 3 * * *',
    bijStart: false,
  },
  {
    naam: 'logboek-controleren',
    titel: 'Logboek controleren',
    uitleg: 'Kijkt of alle regels van het logboek nog precies zijn zoals ze zijn verzegeld.',
    cron: '30 4 * * *',
    bijStart: false,
  },
] as const satisfies readonly Gepland[];

export type GeplandeNaam = (typeof rooster)[number]['naam'];

/** Work that somebody sets going. */
export const wachtrijen: Record<Wachtrij, { titel: string; uitleg: string }> = {
  mail: { titel: 'Mail versturen', uitleg: 'Verstuurt één mail. Lukt het niet, dan gaat het later vanzelf opnieuw.' },
  levering: { titel: 'Levering verwerken', uitleg: 'Leest de bestanden van een levering in.' },
  doorrekening: {
    titel: 'Gevolgen uitrekenen',
    uitleg: 'Rekent uit wat een wijziging van het beleid met elk lopend geval doet.',
  },
  verdeling: {
    titel: 'Inwoners verdelen',
    uitleg: 'Geeft veel inwoners tegelijk een andere consulent. Gaat na een storing verder waar het was.',
  },
  omzetting: {
    titel: 'Wijziging voor veel inwoners',
    uitleg: 'Stelt de voorstellen op en voert uit wat is goedgekeurd. Gaat na een storing verder waar het was.',
  },
  overleg: {
    titel: 'Mail over een bericht',
    uitleg: 'Zegt de anderen in een overleg met een mail dat er een bericht is. Wat erin staat gaat niet mee.',
  },
  vernietigen: {
    titel: 'Dossier vernietigen',
    uitleg: 'Vernietigt een dossier waarover twee personen het eens zijn.',
  },
  dossierkopie: {
    titel: 'Kopie van een dossier maken',
    uitleg: 'Maakt voor een inwoner een kopie van het eigen dossier.',
  },
  overgang: {
    titel: 'Lopende gevallen overzetten',
    uitleg: 'Zet lopende toewijzingen op een nieuwe versie van het beleid, als die versie dat zegt.',
  },
};
