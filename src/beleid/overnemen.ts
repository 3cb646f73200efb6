// The regeling of another municipality as a text to begin with: its route and its steps, without what is of that municipality alone.
import { type Document, isMap, isPair, isScalar, isSeq, Pair, parseDocument, Scalar, visit, YAMLSeq } from 'yaml';
import { explainBron } from './explain.ts';

/** Before what a municipality has to write itself; a version that still says so is not put ready. */
export const NOG_TE_REGELEN = 'Nog te regelen';
/** How a source begins that was taken over: it is no source here, so it is a choice until somebody gives it one. */
export const OVERGENOMEN = 'keuze overgenomen van ';

export interface Overname {
  /** The municipality for which the text is. */
  code: string;
  /** How its own regeling will be called, in stored rows and for people. */
  sleutel: string;
  naam: string;
  /** `jjjj-mm-dd` */
  geldigVan: string;
  /** Whose it was: "Almere". */
  van: string;
}

/** The key of a regeling out of its name, "Stap voor stap" → "stap-voor-stap"; empty when it has no letter or digit. */
export const sleutelVoor = (naam: string): string =>
  naam
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');

/** Of the other municipality alone: who carries it out, what was promised there, what it calls things. */
const VAN_DAAR = [
  'gemeenten',
  'regio',
  'uitvoerder',
  'terugwerkendeKracht',
  'versiegrens',
  'eigenOordeel',
  'mandaat',
  'bepalingen',
  'begrippen',
  'algemeneVoorzieningen',
  'wegwijzers',
  'uitgangspunten',
  'persoonlijkeDoelen',
  'doelenOpgesteldDoor',
  'portfolio',
  'lichteOndersteuning',
  'opleiding',
  'regie',
  'volgendeStap',
  'tariefmethode',
  'vragen',
  'elementen',
];
/** Names and codes of organisations there, wherever they stand. */
const VAN_DAAR_IN_DELEN = new Set(['toelichting', 'tegenspraak', 'uitvoerder', 'waar', 'iwmo', 'delen', 'verwijst', 'onkosten']);

/**
 * A text that another municipality can go on with: steps, outcomes, terms and duties stay, each with where it came from; names, amounts,
 * mandates, places and answers are gone. It has the shape of a regeling, so that it can be checked and drawn at once.
 *
 * @param tekst the file of the regeling that is begun with
 */
export function neemOver(tekst: string, o: Overname): string {
  const document: Document = parseDocument(tekst);
  const top = document.contents;
  if (!isMap(top)) throw new Error('de regeling is geen lijst van velden');
  for (const veld of VAN_DAAR) top.delete(veld);
  zonderOpmerkingen(document);
  if (isMap(top.get('route'))) top.deleteIn(['route', 'rollen']);
  leegmaken(document, o.van);
  const zet = (veld: string, waarde: unknown): void => {
    const oud = top.items.find((paar) => isScalar(paar.key) && paar.key.value === veld);
    const nieuw = document.createNode(waarde, { flow: veld !== 'doel' && veld !== 'rechtsgrond' });
    if (oud) oud.value = nieuw;
    else top.items.splice(Math.min(3, top.items.length), 0, new Pair(new Scalar(veld), nieuw));
  };
  const keten = wetten(top.getIn(['rechtsgrond', 'keten']));
  zet('regeling', o.sleutel);
  zet('naam', o.naam);
  const code = new Scalar(o.code);
  code.type = 'QUOTE_DOUBLE';
  zet('gemeente', o.code);
  const gemeente = top.items.find((paar) => isScalar(paar.key) && paar.key.value === 'gemeente');
  if (gemeente) gemeente.value = code;
  zet('geldigVan', o.geldigVan);
  zet('geldigTot', null);
  zet('vastgesteldOp', null);
  zet('bekendgemaaktOp', null);
  zet('overgang', { lopende: 'blijven', bron: 'keuze' });
  zet('bronnen', {});
  zet('rechtsgrond', { bron: 'keuze', keten });
  zet('doel', { tekst: `${NOG_TE_REGELEN}: wat de gemeente met deze regeling wil.`, bron: 'keuze' });
  zet('nietGeregeld', []);
  top.set('vragen', document.createNode([], { flow: true }));
  return `${kop(o)}${document.toString({ lineWidth: 0, flowCollectionPadding: true })}`;
}

const kop = ({ naam, van }: Overname): string =>
  [
    '# yaml-language-server: $schema=../../../schema/regeling.json',
    `# ${naam}: begonnen met de regeling van ${van}.`,
    '#',
    `# Namen, bedragen, mandaten, plaatsen en antwoorden van ${van} zijn eruit. Wat bleef, heeft als bron “${OVERGENOMEN}${van}”:`,
    '# dat is hier geen bron. Zet er je eigen bron bij (beschrijf die eerst bovenaan, bij bronnen), of schrijf “keuze”.',
    `# Waar “${NOG_TE_REGELEN}” staat, schrijft de gemeente zelf iets. Het product laat zien wat er nog te regelen is, met het regelnummer.`,
    '',
    '',
  ].join('\n');

function zonderOpmerkingen(document: Document): void {
  document.commentBefore = null;
  document.comment = null;
  visit(document, {
    Node: (_, knoop) => {
      knoop.comment = null;
      knoop.commentBefore = null;
    },
  });
}

/** Every source becomes a choice with where it was taken from, but that of a law: it holds here too. */
function leegmaken(document: Document, van: string): void {
  visit(document, {
    Map: (_, blok) => {
      const bron = blok.get('bron');
      if (typeof bron === 'string') {
        const wet = explainBron({ bronnen: {} }, bron)?.status === 'wet';
        if (!wet) {
          // The reading that was chosen there was chosen there.
          blok.delete('keuze');
          blok.set('bron', bronNa(bron, van));
        }
      }
      for (const veld of VAN_DAAR_IN_DELEN) blok.delete(veld);
      // Who decides there by a mandate of there.
      const besluit = blok.get('besluit');
      if (blok.has('product') && blok.has('voorziening') && isMap(besluit)) {
        besluit.set('wie', new YAMLSeq());
        besluit.delete('samenMet');
        besluit.delete('samenBij');
      }
      if (blok.has('product') && blok.has('voorziening')) blok.delete('vierOgen');
    },
    Pair: (_, paar) => {
      if (!isPair(paar) || !isScalar(paar.key) || paar.key.value !== 'bedrag') return;
      paar.value = new Scalar(null);
    },
  });
}

const bronNa = (bron: string, van: string): string =>
  bron.startsWith(OVERGENOMEN) ? bron : `${OVERGENOMEN}${van}${bron === 'keuze' ? '' : `: ${bron.replace(/^keuze\s+/, '')}`}`;

/** Of the chain of rules only the laws: a verordening is of one municipality. */
function wetten(keten: unknown): string[] {
  const namen = isSeq(keten) ? keten.items.map((item) => String(isScalar(item) ? item.value : item)) : [];
  const over = namen.filter((naam) => /wet\b/i.test(naam) && !/verordening|regels|besluit/i.test(naam));
  return over.length > 0 ? over : ['Wet maatschappelijke ondersteuning 2015'];
}
