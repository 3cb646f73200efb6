// Words of the screens of the resident. What a trede or product is stands in the regeling; this says the same shorter, in B1 (keuze).
import type { Trede } from '../kernel/trede.ts';
import type { ZrmDomein, ZrmScore } from '../kernel/zrm.ts';
import type { ToewijzingStatus } from '../toewijzing/index.ts';

export const TREDE_IN_HET_KORT: Record<Trede, string> = {
  1: 'Je bent veel alleen. Je ziet vooral mensen als dat nodig is, zoals de huisarts of in de winkel.',
  2: 'Je ontmoet andere mensen, bijvoorbeeld bij een cursus, taalles of sport.',
  3: 'Je helpt mee met taken. Het is rustig werk en er is iemand dichtbij die je helpt.',
  4: 'Je doet zelf je werk, zonder loon. Je kunt iemand roepen als je hulp nodig hebt.',
  5: 'Je hebt betaald werk, met hulp. Of je volgt een opleiding voor een beroep.',
  6: 'Je hebt betaald werk.',
};

/** The domains of the Zelfredzaamheid-Matrix by what they are about, in B1 (keuze): own words, not those of the matrix. */
export const LEEFGEBIED: Record<ZrmDomein, string> = {
  financien: 'Geld',
  werkEnOpleiding: 'Werk en leren',
  tijdsbesteding: 'Wat je overdag doet',
  huisvesting: 'Wonen',
  huiselijkeRelaties: 'Thuis met elkaar',
  geestelijkeGezondheid: 'Hoe je je voelt',
  lichamelijkeGezondheid: 'Je lichaam',
  middelengebruik: 'Alcohol, drugs, gokken of gamen',
  basaleAdl: 'Voor jezelf zorgen',
  instrumenteleAdl: 'Dingen regelen in huis',
  sociaalNetwerk: 'Familie en vrienden',
  maatschappelijkeParticipatie: 'Meedoen met anderen',
  justitie: 'Politie en regels',
};

/** A score in B1 (keuze): own words for its name. */
export const SCORE_IN_HET_KORT: Record<ZrmScore, string> = {
  1: 'Hier is nu meteen hulp nodig',
  2: 'Dit lukt nu niet zonder hulp',
  3: 'Dit lukt voor een deel',
  4: 'Dit lukt goed genoeg',
  5: 'Dit lukt goed',
};

/** A toewijzing as the resident reads it. */
export const PLEK_STATUS: Record<ToewijzingStatus, string> = {
  toegewezen: 'Nog geen antwoord van de aanbieder',
  geaccepteerd: 'Je kunt hier beginnen',
  gestart: 'Je bent hier begonnen',
  geweigerd: 'Het lukt hier niet',
  beeindigd: 'Je bent hier gestopt',
};

export const CONTACT_WERKWOORD = {
  bellen: 'belt je',
  appen: 'stuurt je een appje',
  mailen: 'stuurt je een mail',
  brief: 'schrijft je een brief',
  'via-begeleider': 'neemt contact op met jou of je begeleider',
} as const;

export const AFWEZIG_WOORD = {
  ziek: 'je was ziek',
  vakantie: 'je had vakantie',
  afspraak: 'je had een afspraak',
  'andere-reden': 'je was er niet',
  onbekend: 'je was er niet',
} as const;

/** What somebody did, as the second half of a sentence: "Sanne de Wit … opende je dossier". */
const HANDELING: Record<string, string> = {
  'account-gemaakt': 'logde voor het eerst in',
  'aanmelding-vastgelegd': 'schreef je aanmelding op',
  'aanmelding-bijgewerkt': 'schreef op hoe ver het onderzoek is',
  'plan-ontvangen': 'schreef jouw plan op',
  'ondersteuning-beantwoord': 'schreef op of je hulp wilt bij het gesprek',
  'melding-gedaan': 'meldde jou aan',
  'melding-opgepakt': 'begon met je vraag',
  'melding-gesloten': 'sloot je vraag',
  'melding-beantwoord': 'gaf antwoord aan wie jou aanmeldde',
  'ladderbepaling-vastgelegd': 'schreef op welke trede je staat',
  'ladderbepaling-verbeterd': 'verbeterde op welke trede je staat',
  'zrm-vastgelegd': 'schreef op hoe het met je gaat, per leefgebied',
  'zrm-verbeterd': 'verbeterde wat er staat over hoe het met je gaat',
  'concept-bewaard': 'werkte aan een tekst over jou die nog niet klaar is',
  'concept-weggegooid': 'gooide een tekst weg die nog niet klaar was',
  'kijk-beantwoord': 'gaf antwoord op wat jij anders ziet',
  'toets-gedaan': 'keek welke hulp bij je past',
  'besluit-genomen': 'nam een besluit',
  'besluit-bekendgemaakt': 'stuurde je de brief over je besluit',
  'toewijzing-gegeven': 'gaf je een plek',
  'gegevens-gewijzigd': 'veranderde je naam, adres of telefoonnummer',
  'uitkering-gewijzigd': 'veranderde wat er over je uitkering staat',
  'consulent-gewijzigd': 'gaf je een andere contactpersoon',
  'noodtoegang-geopend': 'opende je dossier met noodtoegang',
  'noodtoegang-gesloten': 'sloot je dossier weer',
  'noodtoegang-beoordeeld': 'zei of het goed was dat iemand je dossier met noodtoegang opende',
  'afscherming-gezet': 'gaf je dossier extra bescherming',
  'afscherming-verlengd': 'hield je dossier extra beschermd',
  'afscherming-opgeheven': 'haalde de extra bescherming van je dossier weg',
  'afscherming-genoemd': 'schreef op wie je beschermde dossier ook mag openen',
  'afscherming-genoemd-af': 'haalde iemand weg die je beschermde dossier mocht openen',
  'orientatie-verwezen': 'liet het oriëntatiecentrum weten dat je komt',
  'orientatie-beeindigd': 'zorgde dat het oriëntatiecentrum je niet meer ziet',
  'bsn-gezocht': 'zocht je op met je burgerservicenummer',
  'bsn-verbeterd': 'verbeterde je burgerservicenummer',
  'persoonsgegevens-verbeterd': 'verbeterde je naam of geboortedatum',
  'brp-geraadpleegd': 'keek bij je gegevens in de BRP, het register van de overheid',
  'brp-overgenomen': 'nam je gegevens over uit de BRP, het register van de overheid',
  'samenvoegen-voorgesteld': 'zei dat je twee dossiers hebt',
  'samenvoegen-afgewezen': 'keek na of je twee dossiers hebt. Dat is niet zo',
  'dossier-samengevoegd': 'maakte van jouw twee dossiers één dossier',
  'samenvoeging-teruggedraaid': 'haalde jouw dossier en dat van iemand anders weer uit elkaar',
  'niet-dezelfde-persoon': 'schreef op dat jij iemand anders bent dan een inwoner met bijna dezelfde naam',
  'gebeurtenis-vastgelegd': 'schreef op dat er iets in je leven is veranderd',
  'gebeurtenis-ingetrokken': 'schreef op dat die verandering niet klopt',
  'voorstel-uitgevoerd': 'deed wat er nodig was door een verandering in je leven',
  'voorstel-niet-nodig': 'schreef op wat niet nodig was na een verandering in je leven',
  'dossier-afgerond': 'rondde je dossier af',
  'overlijden-vastgelegd': 'legde een overlijden vast',
  'toewijzing-hersteld': 'zette terug dat je bent gestopt',
  'toewijzing-geaccepteerd': 'zei dat je kunt beginnen',
  'toewijzing-gestart': 'schreef op dat je bent begonnen',
  'toewijzing-geweigerd': 'zei dat het daar niet lukt',
  'toewijzing-beeindigd': 'schreef op dat je bent gestopt',
  'uren-ingestuurd': 'stuurde je uren in',
  'uren-gecorrigeerd': 'verbeterde je uren',
  'voortgang-gemeld': 'schreef op hoe het gaat',
  'plicht-vastgelegd': 'schreef op of een gesprek of bericht over jou er is geweest',
  'voortgang-gelezen': 'las hoe het gaat',
  'resultaat-gemeld': 'schreef op wat je hebt bereikt',
  'resultaat-bevestigd': 'was het eens met wat je hebt bereikt',
  'instemming-gegeven': 'gaf antwoord',
  'notitie-geschreven': 'schreef een notitie die jij kunt lezen',
  'notitie-verbeterd': 'verbeterde een notitie die jij kunt lezen',
  'werknotitie-geschreven': 'schreef een werknotitie',
  'werknotitie-verbeterd': 'verbeterde een werknotitie',
  'bericht-gestuurd': 'stuurde een bericht',
  'overleg-partij-erbij': 'haalde iemand bij de berichten',
  'overleg-zonder-antwoord': 'las een bericht en hoefde niet te antwoorden',
  'document-toegevoegd': 'zette een document in je dossier',
  'document-gewijzigd': 'veranderde wie een document mag lezen',
  'document-weggehaald': 'haalde een document weg',
  'mail-over-berichten-aan': 'zette mail over berichten aan',
  'mail-over-berichten-uit': 'zette mail over berichten uit',
  'afspraak-gemaakt': 'maakte een afspraak met je',
  'afspraak-voorgesteld': 'stelde momenten voor om te praten',
  'afspraak-vastgezet': 'zette een afspraak vast',
  'afspraak-beantwoord': 'gaf antwoord op een voorstel voor een afspraak',
  'afspraak-verplaatst': 'verplaatste een afspraak',
  'afspraak-afgezegd': 'zegde een afspraak af',
  'afspraak-kan-niet': 'zei dat een afspraak dan niet kan',
  'afspraak-geweest': 'schreef op dat een gesprek er was',
  'afspraak-niet-verschenen': 'schreef op dat een gesprek er niet was',
  'afspraak-opgevolgd': 'schreef op wat er na een gemiste afspraak gebeurde',
  'afspraak-teruggedraaid': 'verbeterde wat er over een afspraak stond',
  'afspraak-verwijderd': 'haalde een afspraak weg die per ongeluk was gemaakt',
  'afspraak-herinnering': 'veranderde een herinnering aan een afspraak',
  'herinneringen-gewijzigd': 'veranderde of je herinneringen krijgt',
};

const INZAGE: Record<string, string> = {
  dossier: 'opende je dossier',
  inwoner: 'opende je dossier',
  inwoner_persoon: 'bekeek je naam en adres',
  gegevens: 'bekeek je gegevens',
  ladder: 'bekeek je ladder',
  ladderbepaling: 'bekeek je ladder',
  zrm: 'bekeek hoe het met je gaat, per leefgebied',
  aanmelding: 'bekeek je aanmelding',
  melding: 'las je vraag of melding',
  toets: 'bekeek welke hulp bij je past',
  besluit: 'bekeek je besluit',
  voortgang: 'las hoe het gaat',
  resultaat: 'bekeek wat je hebt bereikt',
  bsn: 'bekeek je burgerservicenummer',
  uren: 'bekeek je uren',
  toewijzing: 'bekeek je plek',
  afspraken: 'bekeek je afspraken',
  document: 'opende een brief van jou',
  dossierstuk: 'opende een document',
  notities: 'las de notities over jou',
  notitie: 'las een notitie over jou',
  werknotitie: 'las een werknotitie over jou',
  berichten: 'bekeek je berichten',
  overleg: 'las berichten',
  documenten: 'bekeek je brieven en documenten',
  toegang: 'bekeek wie je dossier mag zien',
  logboek: 'bekeek wie jouw gegevens heeft gezien',
};

/** In B1 what a line of the logboek says; what has no words of its own is told by its name. */
export const toonHandeling = (handeling: string, soort: string): string => {
  if (handeling === 'inzage') return INZAGE[soort] ?? 'bekeek gegevens van jou';
  return HANDELING[handeling] ?? `veranderde iets in je dossier (${handeling.replaceAll('-', ' ')})`;
};
