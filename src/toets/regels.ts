/** What a ground is about. A ground of the outcome carries the number that the rule has in the regeling. */
export type Voorwaarde =
  | 'geldigheid'
  | 'vervallen'
  | 'trede'
  | 'perspectief'
  | 'geen-product'
  | 'leeftijd'
  | 'afstand'
  | 'wil'
  | 'ondersteuning'
  | 'uitkering'
  | 'uitsluiting-aow'
  | 'uitsluiting-hoofddoel'
  | 'uitsluiting-mantelzorg'
  | 'uitsluiting-zelfstandig'
  | 'voorwaarde'
  | 'bovenop'
  | 'wmo-ondersteuning'
  | 'arbeidsvermogen'
  | 'duur-ontwikkeling'
  | 'duur-werkplek'
  | 'duur-orientatie'
  | 'duur-trajectstap'
  | 'orientatie-trede'
  | 'orientatie-duidelijk'
  | 'groep'
  | 'groep-continu'
  | 'leefgebieden'
  | 'regie'
  | 'open-vraag'
  | 'wijst-trede-1'
  | 'wijst-ontmoeten'
  | 'wijst-orientatie'
  | 'wijst-betaald-werk'
  | 'wijst-wijk'
  | 'wijst-dagbesteding'
  | 'wijst-grens'
  | 'wijst-zelfstandig'
  | 'wijst-zwaarder';

/** Rules that hold for every regeling: choices of this product. */
const OVERAL: Partial<Record<Voorwaarde, string>> = { 'open-vraag': 'K8' };

/** The numbers of the rules by regeling (regels.md §2 and §3). A regeling that is not here shows what the ground is about. */
const PER_REGELING: ReadonlyMap<string, Partial<Record<Voorwaarde, string>>> = new Map([
  [
    'werkt-mee',
    {
      geldigheid: 'AP31',
      trede: 'AP2',
      perspectief: 'AP3',
      'geen-product': 'AP3',
      leeftijd: 'AP1',
      afstand: 'AP20',
      wil: 'AP20',
      ondersteuning: 'AP20',
      uitkering: 'AP12',
      'duur-ontwikkeling': 'AP5',
      'duur-werkplek': 'AP6',
      'duur-orientatie': 'AP10',
      'orientatie-trede': 'AP10',
      groep: 'AP28',
      'groep-continu': 'AP28',
      leefgebieden: 'AP4',
      regie: 'AP4',
      'wijst-trede-1': 'AP3',
      'wijst-ontmoeten': 'AP27',
      'wijst-orientatie': 'AP10',
      'wijst-betaald-werk': 'AP17',
      'wijst-zwaarder': 'AP42',
    },
  ],
  [
    'activerend-werk',
    {
      geldigheid: 'AR4',
      vervallen: 'AR5',
      trede: 'AR2',
      leeftijd: 'AR1',
      afstand: 'AR1',
      wil: 'AR1',
      ondersteuning: 'AR1',
      'uitsluiting-aow': 'AR2',
      'uitsluiting-hoofddoel': 'AR2',
      'uitsluiting-mantelzorg': 'AR2',
      'uitsluiting-zelfstandig': 'AR2',
      'duur-ontwikkeling': 'AR3',
      'duur-werkplek': 'AR4',
      'duur-orientatie': 'AR3',
      'orientatie-duidelijk': 'AR19',
      'wijst-orientatie': 'AR19',
      'wijst-betaald-werk': 'AR20',
      'wijst-wijk': 'AR23',
      'wijst-dagbesteding': 'AR2',
      'wijst-grens': 'AR24',
      'wijst-zelfstandig': 'AR2',
    },
  ],
  [
    'op-weg-naar-werk',
    {
      geldigheid: 'NI7',
      trede: 'NI1',
      'geen-product': 'NI1',
      bovenop: 'NI2',
      'duur-ontwikkeling': 'NI14',
      'wijst-betaald-werk': 'NI13',
    },
  ],
  [
    'van-dagbesteding-naar-werk',
    {
      geldigheid: 'AL4',
      wil: 'AL1',
      voorwaarde: 'AL3',
      'duur-trajectstap': 'AL4',
      'wijst-dagbesteding': 'AL18',
    },
  ],
  [
    'leer-werkroute',
    {
      geldigheid: 'AM7',
      wil: 'AM7',
      'wmo-ondersteuning': 'AM7',
      arbeidsvermogen: 'AM7',
      voorwaarde: 'AM3',
      'duur-trajectstap': 'AM2',
      'wijst-orientatie': 'AM12',
    },
  ],
  [
    'van-zorg-naar-werk',
    { geldigheid: 'OS1', wil: 'OS1', 'wmo-ondersteuning': 'OS1', arbeidsvermogen: 'OS7', voorwaarde: 'OS11' },
  ],
  ['van-vso-naar-beschut-werk', { geldigheid: 'OS5', voorwaarde: 'OS13', 'duur-trajectstap': 'OS5' }],
  ['ontwikkeltraject', { geldigheid: 'ED1', voorwaarde: 'ED9' }],
]);

/** "AP20" for `wil` in Werkt mee; the name of the condition where the rules of a regeling have no numbers. */
export const regelVan = (regeling: string, voorwaarde: Voorwaarde): string =>
  OVERAL[voorwaarde] ?? PER_REGELING.get(regeling)?.[voorwaarde] ?? voorwaarde;

const WIE: readonly Voorwaarde[] = [
  'wil',
  'afstand',
  'ondersteuning',
  'wmo-ondersteuning',
  'arbeidsvermogen',
  'uitsluiting-aow',
  'uitsluiting-hoofddoel',
  'uitsluiting-mantelzorg',
  'uitsluiting-zelfstandig',
];

/** Whether a ground says for whom the regeling is: what only the toets asks, and a besluit rests on. */
export const isDoelgroepRegel = (regeling: string, regel: string): boolean =>
  WIE.some((voorwaarde) => regelVan(regeling, voorwaarde) === regel);
