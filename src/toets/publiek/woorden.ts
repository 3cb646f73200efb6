// What each ground says, in plain words (B1) and to the person. The place in the source stays that of the ground itself.
import { type Product, type Regeling, toonLengte } from '../../beleid/regeling.ts';
import type { Grond } from '../../kernel/uitkomst.ts';
import { BIJ_DE_ROUTE, type Deel, opsomming } from '../deel.ts';
import type { Voorwaarde } from '../regels.ts';
import type { ToetsFeiten } from '../types.ts';

/** What somebody said that comes back in the words; undefined: not known. */
export interface Gezegd {
  trede: number | undefined;
  uitkering: ToetsFeiten['uitkering'];
}

interface Over extends Gezegd {
  regeling: Regeling;
  product: Product | undefined;
}

/** Said when it is met, when it is not, and when it is not known. */
type Zinnen = readonly [ja: (o: Over) => string, nee: (o: Over) => string, onbekend: (o: Over) => string];

const vast =
  (tekst: string): ((o: Over) => string) =>
  () =>
    tekst;
const voorTrede = ({ product }: Over): string => {
  const treden = product?.startTreden?.waarde ?? [];
  return `Dit is er voor wie op trede ${opsomming(treden)} staat.`;
};
const leeftijd = ({ regeling: { doelgroep } }: Over): string => {
  const van = doelgroep.minimumLeeftijd ? ` van ${doelgroep.minimumLeeftijd.waarde} jaar` : '';
  return `Dit is er voor mensen${van}${doelgroep.bovengrens ? ' tot de AOW-leeftijd' : ''}.`;
};
const nietNu = 'Dit geldt nu niet.';

const ZINNEN: Record<Voorwaarde, Zinnen> = {
  geldigheid: [
    vast('Deze regeling geldt nu.'),
    vast('Deze regeling geldt nu niet.'),
    vast('We weten niet of deze regeling geldt.'),
  ],
  vervallen: [vast('Dit is er nu nog.'), vast('Dit is er niet meer.'), vast('We weten niet of dit er nog is.')],
  trede: [
    ({ trede }) => `Jij staat op trede ${trede ?? '?'}. Dat past hierbij.`,
    (o) => `${voorTrede(o)} Jij staat op trede ${o.trede ?? '?'}.`,
    (o) => `${voorTrede(o)} We weten nog niet op welke trede jij staat. Dat bepalen we samen met jou.`,
  ],
  perspectief: [
    vast('Je denkt dat je later meer kunt dan nu.'),
    vast('Dit is er voor mensen die later meer kunnen dan nu.'),
    vast('Dit is er voor mensen die later meer kunnen dan nu. We weten nog niet of dat bij jou zo is.'),
  ],
  'geen-product': [
    vast('Dit past bij jouw trede.'),
    vast('Op trede 1 is dit nog niet mogelijk. We helpen je wel op een andere manier.'),
    vast('We weten nog niet op welke trede je staat.'),
  ],
  leeftijd: [vast('Je leeftijd past hierbij.'), leeftijd, (o) => `${leeftijd(o)} We weten jouw leeftijd nog niet.`],
  afstand: [
    vast('Betaald werk is nu moeilijk voor je. Daar is deze hulp voor.'),
    vast('Dit is er voor mensen voor wie betaald werk nu te moeilijk is. Bij jou is dat niet zo.'),
    vast('Dit is er voor mensen voor wie betaald werk nu te moeilijk is. We weten nog niet of dat bij jou zo is.'),
  ],
  wil: [
    vast('Je wilt iets doen voor anderen, of werken.'),
    vast('Dit is er voor mensen die iets willen doen voor anderen, of willen werken.'),
    vast('We weten nog niet of je iets wilt doen voor anderen, of wilt werken.'),
  ],
  ondersteuning: [
    vast('Je hebt daar hulp bij nodig.'),
    vast('Dit is er voor mensen die hulp nodig hebben. Jij kunt het zonder hulp.'),
    vast('We weten nog niet of je hulp nodig hebt.'),
  ],
  uitkering: [
    ({ uitkering }) =>
      uitkering
        ? 'Wie jouw uitkering betaalt, vindt het goed dat je meedoet. Je houdt je uitkering.'
        : 'Je hebt geen uitkering. Je hoeft het dus aan niemand te vragen.',
    vast('Wie jouw uitkering betaalt, vindt het nu niet goed. Dan kun je niet meedoen met behoud van je uitkering.'),
    ({ uitkering }) =>
      uitkering
        ? 'Wie jouw uitkering betaalt, moet het goedvinden dat je meedoet. Vraag dat eerst.'
        : 'Heb je een uitkering? Dan moet wie die betaalt het goedvinden dat je meedoet. Dat weten we nog niet.',
  ],
  'uitsluiting-aow': [
    vast('Je hebt de AOW-leeftijd nog niet.'),
    vast('Je hebt de AOW-leeftijd. Dan past dit niet.'),
    vast('We weten nog niet of je de AOW-leeftijd hebt.'),
  ],
  'uitsluiting-hoofddoel': [
    vast('Wat jij belangrijk vindt, past hierbij.'),
    vast('Jij vindt nu iets anders belangrijker. Daar is andere hulp voor.'),
    vast('We weten nog niet wat je het belangrijkst vindt.'),
  ],
  'uitsluiting-mantelzorg': [
    vast('Zorgen voor jou is niet te zwaar voor je familie of vrienden.'),
    vast('Zorgen voor jou is te zwaar voor je familie of vrienden. Daar is andere hulp voor.'),
    vast('We weten nog niet of zorgen voor jou te zwaar is voor je familie of vrienden.'),
  ],
  'uitsluiting-zelfstandig': [
    vast('Ook na uitleg heb je hulp nodig.'),
    vast('Na uitleg kun je het zelf. Dan heb je deze hulp niet nodig.'),
    vast('We weten nog niet of je het na uitleg zelf kunt.'),
  ],
  'duur-ontwikkeling': [({ product }) => duur(product), vast(nietNu), vast(nietNu)],
  'duur-werkplek': [({ product }) => duur(product), vast(nietNu), vast(nietNu)],
  'duur-orientatie': [({ product }) => duur(product), vast(nietNu), vast(nietNu)],
  'duur-trajectstap': [({ product }) => duur(product), vast(nietNu), vast(nietNu)],
  'orientatie-trede': [
    ({ trede }) => `Jij staat op trede ${trede ?? '?'}. Dan kun je dit doen, zonder brief van de gemeente.`,
    (o) => `${voorTrede(o)} Jij staat op trede ${o.trede ?? '?'}.`,
    (o) => `${voorTrede(o)} We weten nog niet op welke trede jij staat.`,
  ],
  'orientatie-duidelijk': [
    vast('Je weet nog niet wat je wilt en kunt. Daar is dit voor.'),
    vast('Je weet al wat je wilt en kunt. Dan heb je dit niet nodig.'),
    vast('Dit is er voor mensen die nog niet weten wat ze willen en kunnen. We weten niet of dat bij jou zo is.'),
  ],
  groep: [
    vast('Deze hulp past bij waar je nu staat.'),
    ({ product }) =>
      `Deze hulp is er voor mensen op trede ${opsomming(product?.startTreden?.waarde ?? [])} die veel hulp nodig hebben.`,
    vast('We weten nog niet of je deze hulp nodig hebt.'),
  ],
  'groep-continu': [
    vast('Je hebt de hele dag hulp nodig.'),
    vast('Dit is er voor mensen die de hele dag hulp nodig hebben.'),
    vast('We weten nog niet of je de hele dag hulp nodig hebt.'),
  ],
  leefgebieden: [
    vast('Je hebt hulp nodig op de gebieden waar dit voor is.'),
    vast('Het aantal dingen waar je hulp bij nodig hebt, past hier niet bij.'),
    vast('Iemand van de gemeente bekijkt samen met jou op welke gebieden je hulp nodig hebt, zoals geld, wonen en gezondheid.'),
  ],
  regie: [
    vast('Hoe jij keuzes maakt in je leven, past hierbij.'),
    vast('Dit is er voor mensen die zelf geen keuzes meer kunnen maken in hun leven. Jij kunt dat wel.'),
    vast('We weten nog niet of het je lukt om zelf keuzes te maken.'),
  ],
  'open-vraag': [
    vast('Dit past.'),
    vast('Dit past niet.'),
    vast('De regels zeggen niet of dit bij jou past. Praat er met de gemeente over.'),
  ],
  'wijst-trede-1': [vast('Je komt weinig buiten. Hier kun je andere mensen ontmoeten.'), vast(nietNu), vast(nietNu)],
  'wijst-ontmoeten': [vast('Hier kun je andere mensen ontmoeten. Je hebt er geen brief voor nodig.'), vast(nietNu), vast(nietNu)],
  'wijst-orientatie': [vast('Hier zoek je samen met iemand uit wat je wilt en wat je kunt.'), vast(nietNu), vast(nietNu)],
  'wijst-betaald-werk': [
    vast('Denk je dat je snel betaald werk hebt? Hier krijg je hulp bij de volgende stap.'),
    vast(nietNu),
    vast(nietNu),
  ],
  'wijst-wijk': [vast('Je wilt vooral mensen ontmoeten. We zoeken samen met jou iets in je wijk.'), vast(nietNu), vast(nietNu)],
  'wijst-dagbesteding': [vast('Dagbesteding kan bij je passen. Vraag ernaar bij de gemeente.'), vast(nietNu), vast(nietNu)],
  'wijst-grens': [
    vast('Bij dagbesteding doe je iets voor jezelf. Dat past bij wat jij belangrijk vindt.'),
    vast(nietNu),
    vast(nietNu),
  ],
  'wijst-zelfstandig': [
    vast('Na uitleg kun je het zelf. Je kunt zo beginnen, zonder hulp van de gemeente.'),
    vast(nietNu),
    vast(nietNu),
  ],
  voorwaarde: [vast('Dit is zo.'), vast('Dit is niet zo.'), vast('Dit is niet bekend.')],
  bovenop: [vast('Dit komt bovenop een ander product.'), vast(nietNu), vast(nietNu)],
  'wmo-ondersteuning': [
    vast('Je krijgt al hulp van de gemeente.'),
    vast('Dit is er voor mensen die al hulp krijgen van de gemeente (Wmo).'),
    vast('Dit is er voor mensen die al hulp krijgen van de gemeente (Wmo). We weten niet of dat bij jou zo is.'),
  ],
  arbeidsvermogen: [
    vast('Je kunt misschien leren om te werken.'),
    vast('Dit is er voor mensen die misschien kunnen leren om te werken.'),
    vast('Dit is er voor mensen die misschien kunnen leren om te werken. Dat bekijken we samen met jou.'),
  ],
  'wijst-zwaarder': [
    vast('Je hebt veel hulp nodig. Vraag de gemeente of begeleiding in een groep bij je past.'),
    vast(nietNu),
    vast(nietNu),
  ],
};

function duur(product: Product | undefined): string {
  if (!product?.duur) return '';
  const { soort } = product.duur;
  const hoe = { vast: '', maximum: 'hoogstens ', minimum: 'minstens ', gemiddeld: 'meestal ongeveer ', uitgangspunt: 'meestal ' };
  return `Het duurt ${hoe[soort]}${toonLengte(product.duur)}.`;
}

/** What a regeling says in its own words: there are no others. */
const EIGEN_WOORDEN: ReadonlySet<Voorwaarde> = new Set(['voorwaarde', 'bovenop']);

/** The grounds as they are read on the public page; what would be said twice is said once. */
export function inGewoneWoorden(delen: readonly Deel[], over: Over): Grond[] {
  const gezegd = new Set<string>();
  return delen.flatMap(({ voorwaarde, stand, grond }) => {
    const [ja, nee, onbekend] = ZINNEN[voorwaarde];
    const tekst = EIGEN_WOORDEN.has(voorwaarde)
      ? grond.tekst.replace(BIJ_DE_ROUTE, ' Dat bekijken we samen met jou.')
      : (stand === null ? onbekend : stand ? ja : nee)(over);
    if (gezegd.has(tekst)) return [];
    gezegd.add(tekst);
    return [{ ...grond, tekst }];
  });
}
