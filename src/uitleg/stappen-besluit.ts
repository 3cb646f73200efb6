// As stappen.ts, of a concept of a besluit, an objection, destroying a dossier and a change for many at once.
import type { StapUitleg } from './stappen.ts';

const ZONDER = 'Geen bron noemt een dag. De stap blijft staan tot zij is gedaan.';
const CONCEPT = 'Zo veel dagen als beheer heeft ingesteld, vanaf de laatste stap. Dat is een keuze.';

export const STAP_UITLEG_BESLUIT: readonly StapUitleg[] = [
  {
    soort: 'verslag-geven',
    titel: 'Verslag van het onderzoek geven',
    waarom: 'Het onderzoek is klaar. De inwoner krijgt er een verslag van, ook als er geen aanvraag komt.',
    dag: 'De wet noemt geen dag (Wmo 2015, artikel 2.3.2, lid 8).',
    status: 'wet',
  },
  {
    soort: 'aanvraag-afwachten',
    titel: 'Aanvraag van de inwoner',
    waarom:
      'De inwoner kreeg het verslag en kan nu ondersteuning aanvragen. Leg het antwoord vast, ook als er geen aanvraag komt.',
    dag: 'De wet noemt geen dag (Wmo 2015, artikel 2.3.2, lid 9). Na de aanvraag is de beschikking er binnen twee weken.',
    status: 'wet',
  },
  {
    soort: 'besluitconcept-afmaken',
    titel: 'Concept van een besluit afmaken',
    waarom: 'Je begon aan een besluit en legde het nog niet voor. Maak het af, leg het voor of leg het weg.',
    dag: CONCEPT,
    status: 'keuze',
  },
  {
    soort: 'besluitconcept-terug',
    titel: 'Teruggestuurd besluit aanpassen',
    waarom: 'Wie zou ondertekenen stuurde het concept terug, met de reden.',
    dag: CONCEPT,
    status: 'keuze',
  },
  {
    soort: 'besluitconcept-tekenen',
    titel: 'Besluit ondertekenen',
    waarom: 'Een besluit ligt voor bij iemand met mandaat. Het geldt pas als het is ondertekend.',
    dag: CONCEPT,
    status: 'keuze',
  },
  {
    soort: 'bezwaar-bevestigen',
    titel: 'Ontvangst van bezwaar bevestigen',
    waarom: 'De inwoner maakte bezwaar. De gemeente bevestigt de ontvangst schriftelijk (Awb artikel 6:14).',
    dag: ZONDER,
    status: 'wet',
  },
  {
    soort: 'bezwaar-behandelen',
    titel: 'Beslissen op het bezwaar',
    waarom: 'De inwoner maakte bezwaar. Een teammanager die het besluit niet nam, behandelt het.',
    dag: 'De laatste dag om te beslissen (Awb artikel 7:10). Verdagen schuift die dag op.',
    status: 'wet',
  },
  {
    soort: 'bezwaar-opnieuw',
    titel: 'Opnieuw beslissen op het bezwaar',
    waarom: 'De rechter vernietigde de beslissing op het bezwaar en vroeg een nieuwe (Awb artikel 8:72, lid 4).',
    dag: 'De dag die de rechter noemt. Noemt hij geen dag: zes weken na het versturen van de uitspraak (Awb artikel 7:10). Dat we tellen vanaf het versturen is een keuze.',
    status: 'wet',
  },
  {
    soort: 'tussenuitspraak-herstellen',
    titel: 'Een gebrek herstellen na een tussenuitspraak',
    waarom: 'De rechter laat de gemeente eerst een gebrek in de beslissing herstellen (Awb artikel 8:51a en 8:51d).',
    dag: 'De dag die de rechter geeft (Awb artikel 8:51a, lid 2).',
    status: 'wet',
  },
  {
    soort: 'uitspraak-aanvullen',
    titel: 'Vastleggen wat de rechter vraagt',
    waarom: 'De rechter gaf de inwoner gelijk, en er staat nog niet bij wat de gemeente moet doen (Awb artikel 8:72).',
    dag: ZONDER,
    status: 'wet',
  },
  {
    soort: 'uitspraak-uitvoeren',
    titel: 'De uitspraak van de rechter uitvoeren',
    waarom:
      'De rechter besliste zelf. Dat komt in de plaats van het besluit (Awb artikel 8:72, lid 3), en de gemeente regelt het.',
    dag: ZONDER,
    status: 'wet',
  },
  {
    soort: 'bezwaar-versturen',
    titel: 'Beslissing op het bezwaar bekendmaken',
    waarom: 'Op het bezwaar is beslist, en de inwoner weet het nog niet.',
    dag: 'De laatste dag om te beslissen (Awb artikel 7:10).',
    status: 'wet',
  },
  {
    soort: 'bezwaar-herzien',
    titel: 'Nieuw besluit na het bezwaar',
    waarom: 'Het bezwaar is gegrond. Neem een nieuw besluit, of schrijf op waarom dat niet nodig is.',
    dag: 'De laatste dag om te beslissen: het nieuwe besluit hoort bij de beslissing op het bezwaar (Awb artikel 7:10 en 7:11, lid 2).',
    status: 'wet',
  },
  {
    soort: 'vernietigverzoek-beantwoorden',
    titel: 'Antwoord geven op een vraag om te vernietigen',
    waarom: 'De inwoner vraagt om het dossier te vernietigen. De gemeente antwoordt met de reden.',
    dag: 'De laatste dag om te antwoorden (Wmo 2015, artikel 5.3.5, lid 1).',
    status: 'wet',
  },
  {
    soort: 'vernietigen-voorleggen',
    titel: 'Dossier voorleggen om te vernietigen',
    waarom: 'De bewaartermijn is voorbij. Een consulent legt voor, een teammanager beslist.',
    dag: 'De stap komt de dag na de bewaartermijn. Geen bron noemt een laatste dag.',
    status: 'keuze',
  },
  {
    soort: 'vernietigen-beslissen',
    titel: 'Beslissen over vernietigen',
    waarom: 'Een dossier is voorgelegd om te vernietigen. Daar zijn twee mensen voor nodig.',
    dag: ZONDER,
    status: 'keuze',
  },
  {
    soort: 'omzetting-nagaan',
    titel: 'Nagaan wat er met een plek gebeurt',
    waarom: 'Er verandert iets voor veel inwoners tegelijk. Per toewijzing ligt er een voorstel dat iemand nagaat.',
    dag: 'De dag die bij de wijziging is gekozen.',
    status: 'keuze',
  },
  {
    soort: 'einde-herstellen',
    titel: 'Beëindiging terugdraaien',
    waarom:
      'Een plek eindigt door een besluit na een gebeurtenis die niet klopte en is ingetrokken. Een besluit verandert alleen door een nieuw besluit.',
    dag: 'De laatste dag van de plek: tot en met die dag kan het worden teruggedraaid.',
    status: 'keuze',
  },
  {
    soort: 'omzetting-tekenen',
    titel: 'Ondertekenen bij een wijziging voor velen',
    waarom: 'Wie akkoord gaf op het voorstel heeft geen mandaat voor dat besluit. Daarom tekent iemand die dat wel heeft.',
    dag: 'De dag die bij de wijziging is gekozen.',
    status: 'keuze',
  },
  {
    soort: 'omzetting-bespreken',
    titel: 'Opnieuw bespreken met de inwoner',
    waarom: 'Een plek kan niet blijven zoals die is, en er is geen andere uitkomst zonder gesprek.',
    dag: 'De laatste dag bij een aanbieder die stopt. Anders de dag waarop het nagaan klaar moet zijn, of waarop de wijziging ingaat.',
    status: 'keuze',
  },
  {
    soort: 'omzetting-uitvoeren',
    titel: 'Een wijziging voor velen uitvoeren',
    waarom:
      'Het voorstel voor deze inwoner is akkoord. De teammanager laat de wijziging uitvoeren, dan gaan de besluiten en de brieven.',
    dag: 'De dag die bij de wijziging is gekozen.',
    status: 'keuze',
  },
  {
    soort: 'omzetting-zelf',
    titel: 'Zelf regelen wat een wijziging voor velen niet deed',
    waarom:
      'De wijziging is bij deze inwoner overgeslagen of mislukt. Er is niets gedaan, en de plek kan niet zomaar blijven zoals die is.',
    dag: 'De laatste dag bij een aanbieder die stopt. Anders de dag waarop het nagaan klaar moet zijn, of waarop de wijziging ingaat.',
    status: 'keuze',
  },
];
