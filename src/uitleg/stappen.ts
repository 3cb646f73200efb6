// Why a step stands in the werkvoorraad and where its day comes from, by kind. The steps themselves are derived in src/werkvoorraad.
import type { BronStatus } from '../kernel/uitkomst.ts';
import { ZO_BESLIST } from './waarom.ts';

export type StapUitleg = { soort: string; titel: string; waarom: string; dag: string; status: BronStatus };

const ZONDER = 'Geen bron noemt een dag. De stap blijft staan tot zij is gedaan.';
const ONDERZOEK =
  'Uiterlijk zes weken na de aanmelding (Wmo 2015, artikel 2.3.2). Valt dat in het weekend of op een feestdag, dan de eerste werkdag erna.';

export const STAP_UITLEG: readonly StapUitleg[] = [
  {
    soort: 'verdelen',
    titel: 'Consulent kiezen',
    waarom: 'De inwoner is aangemeld en heeft nog niemand die helpt.',
    dag: ONDERZOEK,
    status: 'wet',
  },
  {
    soort: 'trede-bepalen',
    titel: 'Trede bepalen',
    waarom: 'De toets en het besluit rusten op de trede (regel L1 en AP2). Die is er nog niet.',
    dag: ONDERZOEK,
    status: 'wet',
  },
  {
    soort: 'toets-doen',
    titel: 'Toets doen',
    waarom: 'Er is nog geen toets, of de trede is daarna veranderd.',
    dag: ONDERZOEK,
    status: 'wet',
  },
  {
    soort: 'besluit-nemen',
    titel: 'Besluit voorbereiden',
    waarom: 'De toets zegt dat er een product past, en er is nog geen besluit over.',
    dag: ONDERZOEK,
    status: 'wet',
  },
  {
    soort: 'advies-bespreken',
    titel: 'Advies bespreken',
    waarom: 'De toets zegt dat er nu geen product past. De inwoner hoort dat, met de wegwijzers.',
    dag: ZONDER,
    status: 'keuze',
  },
  {
    soort: 'vervolg-kiezen',
    titel: 'Vervolg kiezen',
    waarom: 'De vorige toewijzing is gestopt en er loopt niets.',
    dag: ZONDER,
    status: 'keuze',
  },
  {
    soort: 'besluit-bekendmaken',
    titel: 'Besluit bekendmaken',
    waarom: 'Een besluit werkt pas als de inwoner de brief heeft (Awb, artikel 3:41).',
    dag: ZONDER,
    status: 'keuze',
  },
  {
    soort: 'aannemen',
    titel: 'Aanbieder accepteert de toewijzing',
    waarom: 'De aanbieder laat weten of het kan.',
    dag: 'Drie werkdagen na de toewijzing (informatiestandaard iWmo).',
    status: 'wet',
  },
  {
    soort: 'starten',
    titel: 'Aanbieder meldt de start',
    waarom: 'De periode is begonnen en de start is nog niet gemeld.',
    dag: 'De eerste dag van de periode uit het besluit.',
    status: 'keuze',
  },
  {
    soort: 'andere-aanbieder',
    titel: 'Andere aanbieder zoeken',
    waarom: 'De aanbieder weigerde. Zonder deze stap zou niemand het zien.',
    dag: ZONDER,
    status: 'keuze',
  },
  {
    soort: 'doelen-akkoord',
    titel: 'Inwoner zegt of de doelen goed zijn',
    waarom: 'Doelen stel je samen op (regel AP13). De inwoner zegt of zij kloppen.',
    dag: ZONDER,
    status: 'keuze',
  },
  {
    soort: 'doelen-bespreken',
    titel: 'Praten over de doelen',
    waarom: 'De inwoner is het niet eens met de doelen.',
    dag: 'Een aantal dagen na het antwoord van de inwoner. Geen bron noemt het.',
    status: 'keuze',
  },
  {
    soort: 'uren-nakijken',
    titel: 'Uren nakijken',
    waarom: 'De inwoner zegt dat de uren van een week niet kloppen.',
    dag: 'Veertien dagen na het antwoord van de inwoner (keuze K7 van de regeling).',
    status: 'keuze',
  },
  {
    soort: 'plicht-voortgangsbericht',
    titel: 'Voortgangsbericht',
    waarom: 'De regeling vraagt dit van de aanbieder (regel AR7). Waar de regeling zwijgt, staat deze stap er niet.',
    dag: 'Een aantal maanden na de start, volgens de regeling van de toewijzing.',
    status: 'voorstel',
  },
  {
    soort: 'plicht-evaluatiegesprek',
    titel: 'Evaluatiegesprek',
    waarom: 'De regeling vraagt dit gesprek (regel AR8). Waar de regeling zwijgt, staat deze stap er niet.',
    dag: 'Een aantal weken voor het einde, volgens de regeling van de toewijzing.',
    status: 'voorstel',
  },
  {
    soort: 'plicht-afstemming',
    titel: 'Afstemmen',
    waarom: 'De regeling vraagt dat de aanbieder contact opneemt als daar reden voor is (regel AR9).',
    dag: 'De dag die de regeling noemt.',
    status: 'voorstel',
  },
  {
    soort: 'plicht-navragen',
    titel: 'Navragen bij de aanbieder',
    waarom: 'Een plicht van de aanbieder is niet gedaan op haar dag.',
    dag: 'Een aantal dagen na die dag. Geen bron noemt het.',
    status: 'keuze',
  },
  {
    soort: 'resultaat-beoordelen',
    titel: 'Resultaat beoordelen',
    waarom: 'De aanbieder meldde een resultaat. Zonder akkoord van de gemeente wordt er niets betaald (keuze K5).',
    dag: ZONDER,
    status: 'keuze',
  },
  {
    soort: 'nieuwe-trede',
    titel: 'Nieuwe trede vastleggen',
    waarom: 'Er is een trede bereikt die nog niet in het dossier staat (regel L2).',
    dag: ZONDER,
    status: 'keuze',
  },
  {
    soort: 'einde-nadert',
    titel: 'Vervolg kiezen voor het einde',
    waarom: 'De toewijzing loopt bijna af.',
    dag: 'De laatste dag van de toewijzing. Hoeveel weken ervoor de stap verschijnt, noemt geen bron.',
    status: 'keuze',
  },
  {
    soort: 'resultaat-melden',
    titel: 'Resultaat melden',
    waarom: 'Een ontwikkeling wordt afgerekend op het resultaat (regel AP8 en AP21). Dat is er nog niet.',
    dag: 'De laatste dag van de toewijzing.',
    status: 'productbeschrijving',
  },
  {
    soort: 'bericht-beantwoorden',
    titel: 'Bericht beantwoorden',
    waarom:
      'De inwoner of een aanbieder schreef een bericht en de gemeente antwoordde nog niet. Antwoord, of zeg dat het niet nodig is.',
    dag: 'Zo veel dagen na het bericht als de gemeente koos bij de instellingen.',
    status: 'keuze',
  },
  {
    soort: 'voortgang-lezen',
    titel: 'Voortgang lezen',
    waarom: 'De aanbieder schreef hoe het gaat en niemand las het nog.',
    dag: ZONDER,
    status: 'keuze',
  },
  {
    soort: 'toestemming-vragen',
    titel: 'Akkoord van wie de uitkering betaalt',
    waarom: 'Meedoen met behoud van uitkering kan als die instantie akkoord is (regel AP12).',
    dag: 'De eerste dag van de toewijzing: het akkoord hoort er voor de start te zijn. Die dag is een keuze.',
    status: 'productbeschrijving',
  },
];

/** Where a step of this kind is explained; undefined for a kind without a text. */
export const stapUitlegAdres = (soort: string): string | undefined =>
  STAP_UITLEG.some((een) => een.soort === soort) ? `${ZO_BESLIST}#stap-${soort}` : undefined;
