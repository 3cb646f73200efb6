// How the parts of a policy file are said in Dutch: for the differences between two versions. Works on the file as plain data, so that
// a version of an earlier release, with another shape, can be compared too.

import { parseDatum, toonDatum } from '../../kernel/datum.ts';
import { hoofdletter } from '../../kernel/tekst.ts';

export type Blok = Readonly<Record<string, unknown>>;
export const isBlok = (waarde: unknown): waarde is Blok =>
  waarde !== null && typeof waarde === 'object' && !Array.isArray(waarde);
export const blok = (waarde: unknown): Blok => (isBlok(waarde) ? waarde : {});

const VELDEN: Readonly<Record<string, string>> = {
  aan: 'Staat aan',
  aantal: 'Aantal',
  afrekening: 'Afrekening',
  afstandTotArbeidsmarkt: 'Afstand tot de arbeidsmarkt',
  algemeneVoorzieningen: 'Algemene voorzieningen',
  bedrag: 'Bedrag',
  begeleiding: 'Begeleiding',
  begeleidingGroep: 'Begeleiding groep',
  begrippen: 'Begrippen',
  bekendgemaaktOp: 'Bekendgemaakt op',
  bepalingen: 'Bepalingen',
  besluit: 'Wie beslist',
  betwisteUrenDagen: 'Dagen tot betwiste uren zijn afgehandeld',
  plichtVooruitWeken: 'Weken dat een plicht vooraf in de werkvoorraad staat',
  navraagDagen: 'Dagen waarin naar een plicht wordt gevraagd',
  eindeVooruitWeken: 'Weken voor het einde dat het vervolg wordt gekozen',
  bevestigdDoor: 'Bevestigd door',
  bovengrens: 'Tot',
  bronnen: 'Bronnen',
  budgetWaarschuwing: 'Budget waarschuwt bij (procent)',
  combinatie: 'Combinatie',
  criterium: 'Criterium',
  delen: 'Delen van het tarief',
  doel: 'Doel',
  doelenOpgesteldDoor: 'Doelen opgesteld door',
  doelgroep: 'Doelgroep',
  doelTreden: 'Doel',
  duur: 'Duur',
  eigenBijdrage: 'Eigen bijdrage',
  functies: 'Functies',
  geldigTot: 'Geldig tot en met',
  geldigVan: 'Geldig vanaf',
  gemeente: 'Gemeente',
  hoger: 'Hoger dan afgesproken',
  hoofddoelen: 'Hoofddoelen',
  ingangsdatum: 'Ingangsdatum',
  iwmo: 'iWmo',
  keten: 'Keten',
  keuzes: 'Keuzes',
  kort: 'Korte naam',
  kortgezegd: 'Voor de inwoner',
  korterMag: 'Korter mag',
  ja: 'Antwoord ja op',
  ladder: 'Participatieladder',
  nee: 'Antwoord nee op',
  vraag: 'Vraag',
  vragen: 'Vragen',
  lager: 'Lager dan afgesproken',
  leefgebieden: 'Leefgebieden met een probleem',
  lichteOndersteuning: 'Lichte ondersteuning',
  mandaat: 'Mandaat',
  minimumLeeftijd: 'Minimumleeftijd',
  naam: 'Naam',
  naamInwoner: 'Zo heet het voor de inwoner',
  naastOntwikkeling: 'Naast een ontwikkeling',
  nazorgMaanden: 'Nazorg na (maanden)',
  nietBehaald: 'Doel niet behaald',
  nietGenoemd: 'Niet genoemd in de bron',
  nietGeregeld: 'Niet geregeld',
  omvat: 'Wat erbij hoort',
  onbekendIsNul: 'Onbekend telt als nul',
  ondersteuning: 'Ondersteuning',
  ondersteuningNodig: 'Ondersteuning nodig',
  onderdelen: 'Onderdelen',
  onkosten: 'Onkosten',
  opleiding: 'Opleiding',
  overgang: 'Wat er met lopende gevallen gebeurt',
  persoonlijkeDoelen: 'Persoonlijke doelen',
  perspectiefNodig: 'Alleen met perspectief vanaf trede',
  plekVerbergenNaDagen: 'Dagen tot een plek uit beeld verdwijnt',
  plichten: 'Plichten',
  portfolio: 'Portfolio',
  prijs: 'Prijs',
  product: 'Code',
  producten: 'Producten',
  profiel: 'Profiel',
  profielKenmerken: 'Kenmerken',
  rechtsgrond: 'Grondslag',
  regeling: 'Sleutel van de regeling',
  regie: 'Regie',
  resultaat: 'Resultaat',
  resultaten: 'Resultaten',
  route: 'Route',
  scoreIsProbleem: 'Een score telt als probleem tot en met',
  sleutel: 'Sleutel',
  soort: 'Soort',
  stappen: 'Stap',
  startTreden: 'Kan beginnen op trede',
  status: 'Kracht',
  tariefmethode: 'Tarieven',
  tekst: 'Tekst',
  teksten: 'Teksten voor brieven en schermen',
  terug: 'De weg terug',
  terugwerkendeKracht: 'Terugwerkende kracht',
  toegang: 'Toegang',
  treden: 'Trede',
  uitgangspunten: 'Uitgangspunten',
  uitkering: 'Uitkering',
  uitleg: 'Uitleg',
  uitsluitingen: 'Uitsluitingen',
  uitvoerder: 'Uitvoerder',
  uren: 'Uren',
  vastgesteldOp: 'Vastgesteld op',
  verlenging: 'Verlenging',
  verlengingInPrijs: 'Verlenging in de prijs',
  versiegrens: 'Waarom de versie dan begint',
  vervallenVanaf: 'Geen nieuwe start vanaf',
  vindplaats: 'Vindplaats',
  vierOgen: 'Twee handtekeningen bij',
  volgendeStap: 'Volgende stap',
  voor: 'Voor',
  voorziening: 'Voorziening',
  wegwijzers: 'Wegwijzers',
  wie: 'Wie',
  wil: 'Wil',
  antwoord: 'Antwoord',
  begin: 'Kan hier beginnen',
  betaler: 'Wie betaalt',
  bijUren: 'Bij uren per week',
  bovenop: 'Bovenop',
  criteria: 'Waarop wordt gekozen',
  dagdeel: 'Dagdeel',
  derde: 'Gevraagd aan',
  eigenOordeel: 'Wat de gemeente er zelf van vindt',
  element: 'Element',
  elementen: 'Werkzame elementen',
  feit: 'Feit',
  geld: 'Geld',
  gemeenten: 'Gemeenten',
  indicatie: 'Indicatie',
  inkomen: 'Gevolg voor het inkomen',
  minuten: 'Minuten',
  na: 'Eerst',
  naarRato: 'Deel van een jaar',
  naMaanden: 'Pas na zoveel maanden',
  gewoneWeg: 'De gewone weg',
  naast: 'Kan naast',
  ontwikkelbaarArbeidsvermogen: 'Ontwikkelbaar arbeidsvermogen',
  opbouw: 'Opbouw',
  pogingen: 'Hoe vaak',
  regio: 'Regio',
  rollen: 'Namen van wie meedoet',
  samen: 'Beslissen samen',
  termijn: 'Termijn',
  tijdelijk: 'Tijdelijk',
  uit: 'Wat eruit komt',
  uitkomst: 'Uitkomst',
  urenPerWeek: 'Uren per week',
  vanaf: 'Vanaf',
  volgorde: 'In deze volgorde',
  voorwaarden: 'Voorwaarden',
  waar: 'Waar',
  wmoOndersteuning: 'Ondersteuning van de Wmo',
  zonderDoelgroep: 'Geldt hier niet van de doelgroep',
  betekenis: 'Betekenis',
  lopende: 'Lopende gevallen',
  naar: 'Naar',
  onderwerp: 'Onderwerp',
  trede: 'Trede',
  verwijst: 'Wijst naar',
  wanneer: 'Wanneer',
  woord: 'Woord',
  zrmVersie: 'Versie van de Zelfredzaamheid-Matrix',
};

const DEZE_VERSIE = 'Deze versie';
/** The subject that a field at the top of the file belongs to. */
const ONDERWERPEN: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ['regeling', 'naam', 'gemeente', 'geldigVan', 'geldigTot', 'vastgesteldOp', 'bekendgemaaktOp'].map((veld) => [
      veld,
      DEZE_VERSIE,
    ]),
  ),
  terugwerkendeKracht: DEZE_VERSIE,
  versiegrens: DEZE_VERSIE,
  overgang: DEZE_VERSIE,
  rechtsgrond: 'Doel en grondslag',
  doel: 'Doel en grondslag',
  algemeneVoorzieningen: 'Algemene voorzieningen',
  uitgangspunten: 'Afspraken voor alle producten',
  persoonlijkeDoelen: 'Afspraken voor alle producten',
  doelenOpgesteldDoor: 'Afspraken voor alle producten',
  portfolio: 'Afspraken voor alle producten',
  lichteOndersteuning: 'Afspraken voor alle producten',
  opleiding: 'Afspraken voor alle producten',
  regie: 'Afspraken voor alle producten',
  volgendeStap: 'Afspraken voor alle producten',
  combinatie: 'Afspraken voor alle producten',
  tariefmethode: 'Afspraken voor alle producten',
};

export const onderwerpVan = (veld: string): string => ONDERWERPEN[veld] ?? veldNaam(veld);

/** "startTreden" → "Kan beginnen op trede"; a field that is not known here is cut into words. */
export const veldNaam = (veld: string): string =>
  Object.hasOwn(VELDEN, veld)
    ? (VELDEN[veld] ?? veld)
    : // The name that a municipality gave to a source (BR, CB) is no word to cut.
      /^[A-Z0-9]+$/.test(veld)
      ? veld
      : hoofdletter(veld.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`));

/** Fields for which the table above has a word: a test holds the shape against it. */
export const heeftWoord = (veld: string): boolean => Object.hasOwn(VELDEN, veld);

const WAARDEN: Readonly<Record<string, string>> = {
  'aow-leeftijd': 'de AOW-leeftijd',
  'bijdragen-of-werken': 'wil bijdragen of werken',
  'goedkeuring-uitkerende-instantie': 'de uitkerende instantie keurt goed',
  'gemaakte-uren': 'op gemaakte uren',
  'nieuwe-versie': 'zij gaan over op deze versie',
  blijven: 'zij houden hun eigen versie',
  inspanning: 'op inspanning',
  resultaat: 'op resultaat',
  maatwerk: 'maatwerkvoorziening',
  algemeen: 'algemene voorziening',
  orientatie: 'oriëntatie',
  telkens: 'telkens opnieuw',
};

const BEDRAGEN = new Set(['bedrag', 'nietBehaald']);

/** One value as people read it; `veld` says how. */
export const inWoorden = (waarde: unknown, veld = ''): string => {
  if (waarde === null || waarde === undefined) return BEDRAGEN.has(veld) ? 'niet geregeld' : 'niet bekend';
  if (typeof waarde === 'boolean') return waarde ? 'ja' : 'nee';
  if (Array.isArray(waarde)) return waarde.map((een) => inWoorden(een, veld)).join(', ');
  if (isBlok(waarde)) return velden(waarde);
  const tekst = String(waarde);
  if (BEDRAGEN.has(veld)) return `€ ${tekst}`;
  const dag = /^\d{4}-\d{2}-\d{2}$/.test(tekst) ? parseDatum(tekst) : undefined;
  if (dag) return toonDatum(dag);
  if (Object.hasOwn(WAARDEN, tekst)) return WAARDEN[tekst] ?? tekst;
  return /^[a-z0-9]+(-[a-z0-9]+)+$/.test(tekst) ? tekst.replaceAll('-', ' ') : tekst;
};

const velden = (waarde: Blok): string =>
  Object.entries(waarde)
    .map(([veld, deel]) => `${veldNaam(veld).toLowerCase()} ${inWoorden(deel, veld)}`)
    .join(', ');

const keer = (aantal: unknown, een: string, meer: string): string => (aantal === 1 ? een : `${String(aantal)} ${meer}`);
const maanden = (aantal: unknown): string => keer(aantal, '1 maand', 'maanden');
const samen = (waarde: unknown): string => inWoorden(waarde).replace(/, ([^,]*)$/, ' en $1');

const DUUR: Readonly<Record<string, (tekst: string) => string>> = {
  vast: (tekst) => `${tekst}, vast`,
  maximum: (tekst) => `ten hoogste ${tekst}`,
  minimum: (tekst) => `ten minste ${tekst}`,
  gemiddeld: (tekst) => `gemiddeld ${tekst} (geen grens)`,
  uitgangspunt: (tekst) => `${tekst} als uitgangspunt`,
};

const EEN: Readonly<Record<string, string>> = {
  werkdagen: '1 werkdag',
  dagen: '1 dag',
  weken: '1 week',
  maanden: '1 maand',
  jaren: '1 jaar',
};

/** { weken: 5 } → "5 weken" */
const lengte = (waarde: unknown): string => {
  const [eenheid, aantal] = Object.entries(blok(waarde))[0] ?? ['', ''];
  return keer(aantal, EEN[eenheid] ?? `1 ${eenheid}`, eenheid);
};

const wanneer = (waarde: unknown): string => {
  const { na, voor, bij, voorEinde, elk } = blok(waarde);
  if (isBlok(voorEinde)) return `${lengte(voorEinde)} voor het einde`;
  if (isBlok(elk)) return `elke ${lengte(elk).replace(/^1 /, '')}`;
  if (isBlok(na) && na.maanden === undefined) return `${lengte(na)} na het begin`;
  if (isBlok(na)) return `${maanden(na.maanden)} na het begin`;
  if (isBlok(voor)) return `${keer(voor.weken, '1 week', 'weken')} voor het einde`;
  return bij === undefined ? inWoorden(waarde) : `bij een ${inWoorden(bij)}`;
};

/** Blocks that are said in one sentence; what is not here is said field by field. */
const ZINNEN: Readonly<Record<string, (o: Blok) => string>> = {
  prijs: ({ bedrag, per, delen }) => {
    if (per === 'geen') return 'geen prijs';
    const opgebouwd = Array.isArray(delen)
      ? ` (${delen.map((deel) => `${inWoorden(blok(deel).naam)} ${inWoorden(blok(deel).bedrag, 'bedrag')}`).join(', ')})`
      : '';
    return `${inWoorden(bedrag, 'bedrag')} ${per === 'naar-rato' ? 'naar rato' : `per ${inWoorden(per)}`}${opgebouwd}`;
  },
  duur: ({ maanden: aantal, soort }) => (DUUR[String(soort)] ?? ((tekst: string) => tekst))(maanden(aantal)),
  verlenging: ({ aantal, maanden: hoogstens, redenNodig }) =>
    `${aantal === null ? 'geen grens in de bron' : aantal === 1 ? 'één keer' : `${String(aantal)} keer`}, ten hoogste ${maanden(hoogstens)}${redenNodig === true ? ', met reden' : ''}`,
  uren: ({ perWeekNodig, hoogstens, perWeek, soort }) =>
    perWeek !== undefined
      ? (DUUR[String(soort)] ?? ((tekst: string) => tekst))(`${String(perWeek)} per week`)
      : `${perWeekNodig === true ? 'uren per week afgesproken, ' : ''}hoogstens ${String(hoogstens)} per week`,
  besluit: ({ wie, samenMet, samenBij, vorm, samen: allen }) =>
    [
      Array.isArray(wie) && wie.length > 0 ? samen(wie) : Array.isArray(allen) ? `${samen(allen)} samen` : 'niet geregeld',
      ...(samenMet === undefined ? [] : [`samen met ${samen(samenMet)}`]),
      ...(samenBij === undefined ? [] : [`samen bij ${samen(blok(samenBij).waarde)}`]),
      ...(vorm === undefined ? [] : [vorm === 'geen' ? 'zonder beschikking' : `met een ${inWoorden(vorm)}`]),
    ].join(', '),
  leefgebieden: ({ minimaal, maximaal }) =>
    maximaal === null ? `${String(minimaal)} of meer` : `${String(minimaal)} tot en met ${String(maximaal)}`,
  plichten: ({ naam, wie, samenMet, wanneer: tijd, herhaald }) =>
    `${inWoorden(naam)} door ${inWoorden(wie)}${samenMet === undefined ? '' : ` samen met ${samen(samenMet)}`}, ${wanneer(tijd)}${herhaald === undefined ? '' : `, ${inWoorden(blok(herhaald).waarde)}`}`,
  overgang: ({ lopende }) => inWoorden(lopende),
  termijn: ({ aantal, eenheid, soort, vanaf, minstens, verlenging }) => {
    const zeg = (n: unknown, wat: unknown): string => keer(n, EEN[String(wat)] ?? `1 ${String(wat)}`, String(wat));
    const langer = blok(verlenging);
    return [
      (DUUR[String(soort)] ?? ((tekst: string) => tekst))(zeg(aantal, eenheid)),
      ...(minstens === undefined ? [] : [`ten minste ${zeg(minstens, eenheid)}`]),
      ...(vanaf === undefined ? [] : [`vanaf ${inWoorden(vanaf)}`]),
      ...(verlenging === undefined
        ? []
        : [
            `verlengen ${langer.keren === null ? 'zo vaak als nodig' : langer.keren === 1 ? 'één keer' : `${String(langer.keren)} keer`}${langer.aantal === null ? '' : `, ten hoogste ${zeg(langer.aantal, langer.eenheid)}`}${langer.reden === true ? ', met reden' : ''}`,
          ]),
    ].join(', ');
  },
  pogingen: ({ hoogstens, dan }) =>
    `hoogstens ${hoogstens === 1 ? 'één keer' : `${String(hoogstens)} keer`}${dan === undefined ? '' : `, dan ${inWoorden(dan)}`}`,
  na: ({ stap, uitkomst }) => `${inWoorden(stap)}${uitkomst === undefined ? '' : ` met uitkomst ${inWoorden(uitkomst)}`}`,
  uit: ({ wat, als, naar, einde }) =>
    `${inWoorden(wat)}${als === undefined ? '' : ` (als: ${inWoorden(als)})`}: ${
      einde === true ? 'einde van het traject' : naar === undefined ? 'de bron zegt niet wat volgt' : inWoorden([naar].flat())
    }`,
  geld: ({ naam, aan, bedrag, per, betaler, bijUren, hoogstensJaren, alleenAls, nietBij }) =>
    [
      `${inWoorden(naam)}: ${inWoorden(bedrag, 'bedrag')}${bedrag === null ? '' : per === 'eenmalig' ? ' eenmalig' : ` per ${inWoorden(per)}`}`,
      `aan de ${inWoorden(aan)}`,
      ...(bijUren === undefined ? [] : [`bij ${String(bijUren)} uur per week`]),
      ...(hoogstensJaren === undefined ? [] : [`ten hoogste ${String(hoogstensJaren)} jaar`]),
      ...(alleenAls === undefined ? [] : [`alleen als ${inWoorden(alleenAls)}`]),
      ...(nietBij === undefined ? [] : [`niet bij ${inWoorden(nietBij)}`]),
      ...(Array.isArray(betaler) && betaler.length > 0 ? [`betaald uit ${samen(betaler)}`] : []),
    ].join(', '),
};

export const heeftZin = (veld: string): boolean => Object.hasOwn(ZINNEN, veld);

/** A block without the fields that say where it comes from, in one sentence. */
export const zin = (veld: string, waarde: Blok): string => {
  const zeg = Object.hasOwn(ZINNEN, veld) ? ZINNEN[veld] : undefined;
  if (zeg) return zeg(waarde);
  // What names it among the others stands before it already.
  const delen = Object.entries(waarde).filter(([naam]) => !('tekst' in waarde && ['sleutel', 'onderwerp'].includes(naam)));
  const enige = delen.length === 1 ? delen[0] : undefined;
  if (enige && ['waarde', 'tekst', 'lijst'].includes(enige[0])) return inWoorden(enige[1], veld);
  return delen
    .map(([naam, deel]) =>
      naam === 'waarde' ? inWoorden(deel, veld) : `${veldNaam(naam).toLowerCase()}: ${inWoorden(deel, naam)}`,
    )
    .join('; ');
};
