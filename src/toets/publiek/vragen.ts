// The questions of the public page, in plain words (B1). Which of them are asked follows from what the regeling needs to know.
import { type Regeling, tredeNaam } from '../../beleid/regeling.ts';
import { parseTrede, TREDEN, type Trede } from '../../kernel/trede.ts';
import { HOOFDDOELEN, type ToetsFeiten, UITKERINGEN, ZICHT } from '../types.ts';
import { vraagt } from '../vraagt.ts';

/** What was answered so far, by name of the question. Only answers that the question has. */
export type Antwoorden = Readonly<Partial<Record<VraagNaam, string>>>;

export interface Keus {
  waarde: string;
  tekst: string;
  uitleg?: string;
}

interface Vraag {
  /** Whether this regeling needs it, given what was answered before it. */
  nodig(regeling: Regeling, antwoorden: Antwoorden): boolean;
  vraag(regeling: Regeling): string;
  hint?: string;
  /** In the list of answers. */
  kort: string;
  keuzes(regeling: Regeling): readonly Keus[];
  /** What the answer says. "Weet ik niet" says nothing: then the fact stays unknown. */
  feiten(antwoord: string, o: { regeling: Regeling; vandaag: string; antwoorden: Antwoorden }): Partial<ToetsFeiten>;
}

export type VraagNaam =
  | 'leeftijd'
  | 'trede'
  | 'perspectief'
  | 'duidelijk'
  | 'wil'
  | 'hoofddoel'
  | 'hulp'
  | 'zelfstandig'
  | 'afstand'
  | 'zicht'
  | 'uitkering'
  | 'akkoord'
  | 'wmo'
  | 'vermogen'
  | 'adviesUwv'
  | 'mantelzorg'
  | 'regie'
  | 'continu';

export const WEET_NIET = 'weet-niet';
const WEET_NIET_KEUS: Keus = { waarde: WEET_NIET, tekst: 'Weet ik niet' };
const JA_NEE: readonly Keus[] = [
  { waarde: 'ja', tekst: 'Ja' },
  { waarde: 'nee', tekst: 'Nee' },
];
const isJa = (antwoord: string): boolean => antwoord === 'ja';

const tredeVan = ({ trede }: Antwoorden): Trede | undefined => parseTrede(trede ?? '');
const sluitUit = (regeling: Regeling, soort: Regeling['uitsluitingen'][number]['soort']): boolean =>
  regeling.uitsluitingen.some((een) => een.soort === soort);
const wijst = (regeling: Regeling, ...wanneer: Regeling['wegwijzers'][number]['wanneer'][]): boolean =>
  regeling.wegwijzers.some((een) => wanneer.includes(een.wanneer));
const groepOp = (regeling: Regeling, trede: Trede | undefined): boolean =>
  regeling.producten.some((p) => p.soort === 'begeleiding-groep' && trede !== undefined && p.startTreden?.waarde.includes(trede));

/** The treden as somebody would say it of himself; the name in the regeling stands under it. */
const TREDE_B1: Record<Trede, string> = {
  1: 'Ik kom bijna alleen buiten voor de dokter of voor boodschappen',
  2: 'Ik doe mee aan activiteiten met andere mensen',
  3: 'Ik doe eenvoudige taken voor anderen, met iemand dicht bij me',
  4: 'Ik werk zelfstandig, maar ik krijg er geen loon voor',
  5: 'Ik heb betaald werk, met hulp of met een uitkering erbij',
  6: 'Ik heb betaald werk, zonder hulp',
};

const HOOFDDOEL_B1: Record<(typeof HOOFDDOELEN)[number], string> = {
  'bijdragen-of-werken': 'Iets doen voor anderen, of werken',
  ontmoeten: 'Mensen ontmoeten',
  zelfredzaamheid: 'Beter voor mezelf kunnen zorgen',
  'mantelzorg-ontlasten': 'Dat degene die voor mij zorgt het minder zwaar heeft',
  dagstructuur: 'Elke dag of week een vast ritme',
};

const UITKERING_B1: Record<(typeof UITKERINGEN)[number], string> = {
  bijstand: 'Ja, bijstand van de gemeente',
  wajong: 'Ja, Wajong',
  wia: 'Ja, WIA',
  ww: 'Ja, WW',
  ziektewet: 'Ja, Ziektewet',
};

/** Only ages that matter are asked, never a day of birth: a year in the middle of the answer gives the same outcome. */
const geborenVoor = (vandaag: string, jaren: number): string => `${Number(vandaag.slice(0, 4)) - jaren}-01-01`;
const MIDDEN = 40;
const OUD = 85;

export const VRAGEN: Readonly<Record<VraagNaam, Vraag>> = {
  leeftijd: {
    nodig: (r) =>
      r.doelgroep.minimumLeeftijd !== undefined ||
      r.doelgroep.bovengrens !== undefined ||
      sluitUit(r, 'aow-leeftijd') ||
      wijst(r, 'aow-leeftijd'),
    vraag: () => 'Hoe oud ben je?',
    hint: 'Je geboortedatum vragen we niet. De AOW-leeftijd is de leeftijd waarop je met pensioen gaat.',
    kort: 'Leeftijd',
    keuzes: ({ doelgroep: { minimumLeeftijd } }) =>
      minimumLeeftijd
        ? [
            { waarde: 'jonger', tekst: `Jonger dan ${minimumLeeftijd.waarde} jaar` },
            { waarde: 'tussen', tekst: `${minimumLeeftijd.waarde} jaar of ouder, maar nog geen AOW-leeftijd` },
            { waarde: 'aow', tekst: 'Ik heb de AOW-leeftijd bereikt' },
          ]
        : [
            { waarde: 'tussen', tekst: 'Nog geen AOW-leeftijd' },
            { waarde: 'aow', tekst: 'Ik heb de AOW-leeftijd bereikt' },
          ],
    feiten: (antwoord, { regeling, vandaag }) => {
      const minimum = regeling.doelgroep.minimumLeeftijd?.waarde ?? 0;
      const jaren = antwoord === 'jonger' ? minimum - 1 : antwoord === 'aow' ? OUD : Math.max(MIDDEN, minimum + 1);
      return { geboortedatum: geborenVoor(vandaag, jaren) };
    },
  },
  trede: {
    nodig: () => true,
    vraag: () => 'Wat past nu het best bij jou?',
    hint: 'Dit heet de participatieladder. Hij heeft zes treden. Kies wat je nu meestal doet.',
    kort: 'Wat ik nu doe',
    keuzes: (regeling) =>
      TREDEN.map((trede) => {
        const uitleg = `Trede ${trede}: ${tredeNaam(regeling, trede).toLowerCase()}`;
        return { waarde: String(trede), tekst: TREDE_B1[trede], uitleg };
      }),
    feiten: (antwoord) => {
      const trede = parseTrede(antwoord);
      return trede === undefined ? {} : { trede };
    },
  },
  perspectief: {
    nodig: (r, a) => {
      const trede = tredeVan(a);
      return (
        trede !== undefined &&
        ((r.doelgroep.perspectiefNodig?.waarde.includes(trede) ?? false) ||
          (trede === 2 && wijst(r, 'trede-2-zonder-perspectief')))
      );
    },
    vraag: () => 'Denk je dat je later meer kunt dan nu?',
    hint: 'Bijvoorbeeld: nu doe je mee aan activiteiten, en later wil je taken doen voor anderen.',
    kort: 'Later meer dan nu',
    keuzes: () => JA_NEE,
    feiten: (antwoord, { antwoorden }) => {
      const trede = tredeVan(antwoorden);
      const hoger = TREDEN.find((een) => trede !== undefined && een === trede + 1);
      const perspectief = isJa(antwoord) ? hoger : trede;
      return perspectief === undefined ? {} : { perspectief };
    },
  },
  duidelijk: {
    nodig: (r) => r.producten.some((p) => p.soort === 'orientatie') || wijst(r, 'onduidelijk-wat-inwoner-wil-en-kan'),
    vraag: () => 'Weet je al wat je wilt en wat je kunt?',
    hint: 'Nee is ook goed. Dan kun je dat samen met iemand uitzoeken.',
    kort: 'Ik weet wat ik wil en kan',
    keuzes: () => JA_NEE,
    feiten: (antwoord) => ({ duidelijkWatInwonerWilEnKan: isJa(antwoord) }),
  },
  wil: {
    nodig: (r) => r.doelgroep.wil !== undefined || vraagt(r, 'wilDeelnemen'),
    vraag: () => 'Wil je iets doen voor anderen, of werken?',
    kort: 'Iets doen voor anderen, of werken',
    keuzes: () => JA_NEE,
    feiten: (antwoord) => ({ wilDeelnemen: isJa(antwoord) }),
  },
  hoofddoel: {
    nodig: (r) => sluitUit(r, 'hoofddoel') || wijst(r, 'hoofddoel'),
    vraag: () => 'Wat vind je het belangrijkst?',
    kort: 'Het belangrijkst',
    keuzes: () => HOOFDDOELEN.map((waarde) => ({ waarde, tekst: HOOFDDOEL_B1[waarde] })),
    feiten: (antwoord) => {
      const hoofddoel = HOOFDDOELEN.find((een) => een === antwoord);
      return hoofddoel === undefined ? {} : { hoofddoel };
    },
  },
  hulp: {
    nodig: (r) =>
      r.doelgroep.ondersteuningNodig !== undefined || r.begeleidingGroep !== undefined || vraagt(r, 'ondersteuningNodig'),
    vraag: () => 'Heb je daar hulp bij nodig?',
    hint: 'Bijvoorbeeld iemand die uitlegt wat je moet doen, of die bij je in de buurt blijft.',
    kort: 'Hulp nodig',
    keuzes: () => JA_NEE,
    feiten: (antwoord) => ({ ondersteuningNodig: isJa(antwoord) }),
  },
  zelfstandig: {
    nodig: (r) => sluitUit(r, 'zelfstandig-na-instructie') || wijst(r, 'zelfstandig-na-instructie'),
    vraag: () => 'Kun je het daarna zelf, als iemand het goed uitlegt?',
    hint: 'Zonder dat er steeds iemand helpt.',
    kort: 'Zelf, na uitleg',
    keuzes: () => JA_NEE,
    feiten: (antwoord) => ({ zelfstandigNaInstructie: isJa(antwoord) }),
  },
  afstand: {
    nodig: (r) => r.doelgroep.afstandTotArbeidsmarkt !== undefined,
    vraag: () => 'Is het nu moeilijk voor je om betaald werk te vinden of te houden?',
    kort: 'Betaald werk is moeilijk',
    keuzes: () => JA_NEE,
    feiten: (antwoord) => ({ afstandTotArbeidsmarkt: isJa(antwoord) ? 'groot' : 'klein' }),
  },
  zicht: {
    nodig: (r) => wijst(r, 'betaald-werk-binnen-een-jaar', 'betaald-werk-aan-de-orde'),
    vraag: () => 'Denk je dat je betaald werk krijgt?',
    kort: 'Betaald werk krijgen',
    keuzes: () =>
      ZICHT.map((waarde) => ({
        waarde,
        tekst: { 'binnen-een-jaar': 'Ja, binnen een jaar', later: 'Ja, maar later', nee: 'Nee' }[waarde],
      })),
    feiten: (antwoord) => {
      const zichtOpBetaaldWerk = ZICHT.find((een) => een === antwoord);
      return zichtOpBetaaldWerk === undefined ? {} : { zichtOpBetaaldWerk };
    },
  },
  uitkering: {
    nodig: (r) => r.doelgroep.uitkering !== undefined,
    vraag: () => 'Heb je een uitkering?',
    kort: 'Uitkering',
    keuzes: () => [{ waarde: 'nee', tekst: 'Nee' }, ...UITKERINGEN.map((waarde) => ({ waarde, tekst: UITKERING_B1[waarde] }))],
    feiten: (antwoord, { antwoorden }) => {
      const soort = UITKERINGEN.find((een) => een === antwoord);
      if (soort === undefined) return { uitkering: null };
      const { akkoord } = antwoorden;
      return { uitkering: { soort, toestemming: akkoord === 'ja' ? true : akkoord === 'nee' ? false : null } };
    },
  },
  akkoord: {
    nodig: (r, a) => r.doelgroep.uitkering !== undefined && UITKERINGEN.some((een) => een === a.uitkering),
    vraag: () => 'Vindt wie jouw uitkering betaalt het goed dat je meedoet?',
    hint: 'Dat is de gemeente of UWV. Heb je het nog niet gevraagd? Kies dan: weet ik niet.',
    kort: 'Mag van wie de uitkering betaalt',
    keuzes: () => JA_NEE,
    feiten: () => ({}),
  },
  wmo: {
    nodig: (r) => r.doelgroep.wmoOndersteuning !== undefined || vraagt(r, 'wmoOndersteuning'),
    vraag: () => 'Krijg je nu hulp van de gemeente?',
    hint: 'Bijvoorbeeld dagbesteding, of iemand die je begeleidt. Dat is hulp van de Wmo.',
    kort: 'Hulp van de gemeente',
    keuzes: () => JA_NEE,
    feiten: (antwoord) => ({ wmoOndersteuning: isJa(antwoord) }),
  },
  vermogen: {
    nodig: (r) => r.doelgroep.ontwikkelbaarArbeidsvermogen !== undefined || vraagt(r, 'ontwikkelbaarArbeidsvermogen'),
    vraag: () => 'Denk je, of denkt je begeleider, dat je betaald werk kunt leren doen?',
    hint: 'Het hoeft nu nog niet te lukken.',
    kort: 'Betaald werk kunnen leren',
    keuzes: () => JA_NEE,
    feiten: (antwoord) => ({ ontwikkelbaarArbeidsvermogen: isJa(antwoord) }),
  },
  adviesUwv: {
    nodig: (r) => vraagt(r, 'positiefAdviesUwv'),
    vraag: () => 'Heeft UWV gezegd dat beschut werk bij je past?',
    hint: 'Beschut werk is betaald werk met veel hulp. Heb je niets gevraagd aan UWV? Kies dan nee.',
    kort: 'UWV zegt: beschut werk past',
    keuzes: () => JA_NEE,
    feiten: (antwoord) => ({ positiefAdviesUwv: isJa(antwoord) }),
  },
  mantelzorg: {
    nodig: (r) => sluitUit(r, 'mantelzorg-overbelast') || wijst(r, 'mantelzorg-overbelast'),
    vraag: () => 'Is het te zwaar voor familie of vrienden om voor jou te zorgen?',
    hint: 'Zorgt er niemand voor jou? Kies dan nee. Wordt het bijna te zwaar? Kies dan ja.',
    kort: 'Zorgen voor mij is te zwaar',
    keuzes: () => JA_NEE,
    feiten: (antwoord) => ({ mantelzorgOverbelast: isJa(antwoord) }),
  },
  regie: {
    nodig: (r, a) => groepOp(r, tredeVan(a)),
    vraag: () => 'Lukt het je om zelf keuzes te maken in je leven?',
    hint: 'Bijvoorbeeld over geld, wonen en hoe je dag eruitziet.',
    kort: 'Zelf keuzes maken',
    keuzes: () => JA_NEE,
    feiten: (antwoord) => ({ regieverlies: !isJa(antwoord) }),
  },
  continu: {
    nodig: (r, a) => groepOp(r, tredeVan(a)) || wijst(r, 'zwaardere-ondersteuning-nodig'),
    vraag: () => 'Heb je de hele dag iemand nodig die je helpt?',
    kort: 'De hele dag hulp nodig',
    keuzes: () => JA_NEE,
    feiten: (antwoord) => ({ continueBegeleiding: isJa(antwoord) }),
  },
};

const NAMEN: readonly VraagNaam[] = [
  'leeftijd',
  'trede',
  'perspectief',
  'duidelijk',
  'wil',
  'hoofddoel',
  'hulp',
  'zelfstandig',
  'regie',
  'continu',
  'afstand',
  'zicht',
  'uitkering',
  'akkoord',
  'wmo',
  'vermogen',
  'adviesUwv',
  'mantelzorg',
];

export const isVraag = (naam: string): naam is VraagNaam => NAMEN.some((een) => een === naam);

/** The choices of a question; "weet ik niet" is always one of them. */
export const keuzesVan = (naam: VraagNaam, regeling: Regeling): readonly Keus[] => [
  ...VRAGEN[naam].keuzes(regeling),
  WEET_NIET_KEUS,
];

/** The questions that this regeling asks, in order, given the answers so far. */
export const nodigeVragen = (regeling: Regeling, antwoorden: Antwoorden): VraagNaam[] =>
  NAMEN.filter((naam) => VRAGEN[naam].nodig(regeling, antwoorden));

/** Takes from what was sent the answers that exist, of questions that are asked. */
export function leesAntwoorden(regeling: Regeling, gestuurd: (naam: string) => string): Antwoorden {
  const antwoorden: Partial<Record<VraagNaam, string>> = {};
  for (const naam of NAMEN) {
    const waarde = gestuurd(naam);
    if (VRAGEN[naam].nodig(regeling, antwoorden) && keuzesVan(naam, regeling).some((een) => een.waarde === waarde))
      antwoorden[naam] = waarde;
  }
  return antwoorden;
}

/** The answers as facts of the toets. Nobody is named in them, and no day of birth. */
export function feitenUit(regeling: Regeling, antwoorden: Antwoorden, vandaag: string): ToetsFeiten {
  let feiten: ToetsFeiten = { gemeente: regeling.gemeente, peildatum: vandaag };
  for (const naam of nodigeVragen(regeling, antwoorden)) {
    const antwoord = antwoorden[naam];
    if (antwoord === undefined || antwoord === WEET_NIET) continue;
    feiten = { ...feiten, ...VRAGEN[naam].feiten(antwoord, { regeling, vandaag, antwoorden }) };
  }
  return feiten;
}
