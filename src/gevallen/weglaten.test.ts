// "Deleting any rule makes a named case fail": every value with a source, every item of a list is taken out of the file, one at a time.
import { describe, expect, test } from 'vitest';
import { beleidVanHuis } from '../../test/beleid.ts';
import { BeleidsFout, parseRegeling, type Regeling } from '../beleid/index.ts';
import { type GevalUitkomst, gevalUitkomsten } from './index.ts';

const beleid = beleidVanHuis();

type Pad = readonly (string | number)[];
const isBlok = (waarde: unknown): waarde is Record<string, unknown> =>
  waarde !== null && typeof waarde === 'object' && !Array.isArray(waarde);

/** The words of a product for a resident say nothing that is not a rule elsewhere; who holds a list is judged by the list as a whole. */
const GEEN_REGEL = new Set(['kortgezegd', 'lijst', 'onderdelen', 'wie', 'met', 'samenMet', 'tegenspraak', 'keuzes']);

/** In the route each of those who carry out, decide or owe something is a rule of its own, and so is each edge. */
const VAN_DE_ROUTE = new Set(['wie', 'met', 'samen', 'samenMet']);
const IN_DE_ROUTE = new Set([
  'naar',
  'einde',
  'dan',
  'minstens',
  'verlenging',
  'bijUren',
  'hoogstensJaren',
  'betaler',
  'nietBij',
  'alleenAls',
  'naTermijn',
  'eerderMag',
]);
/** Of these it is the block that is the rule. */
const BLOK_IN_DE_ROUTE = new Set(['eerderMag']);

/** What a step or a way back of the route says on the source of that step. */
const VAN_DE_STAP = new Set([
  'termijn',
  'besluit',
  'derde',
  'begin',
  'tijdelijk',
  'naast',
  'na',
  'volgorde',
  'indicatie',
  'waar',
  'vanaf',
  'uren',
]);

/** Everything that may be taken out: blocks with a source, items of a list, what a step of the route says. */
function* plekken(waarde: unknown, pad: Pad = []): Generator<Pad> {
  if (Array.isArray(waarde)) {
    const inRoute = pad[0] === 'route' && VAN_DE_ROUTE.has(String(pad.at(-1))) && !pad.includes('kortgezegd');
    for (const [i, deel] of waarde.entries()) {
      if (inRoute || !GEEN_REGEL.has(String(pad.at(-1)))) yield [...pad, i];
      yield* plekken(deel, [...pad, i]);
    }
  } else if (isBlok(waarde)) {
    for (const [sleutel, deel] of Object.entries(waarde)) {
      // How the route is drawn: nothing is computed with it, and test/routebeeld.test.ts looks at the drawing.
      if (sleutel === 'gewoneWeg') continue;
      if (isBlok(deel) && 'bron' in deel && !GEEN_REGEL.has(sleutel)) yield [...pad, sleutel];
      if (sleutel === 'tegenspraak') yield [...pad, sleutel];
      if (pad[0] === 'route' && pad.length === 3 && VAN_DE_STAP.has(sleutel) && deel !== null) yield [...pad, sleutel];
      if (pad[0] === 'route' && pad.length > 3 && IN_DE_ROUTE.has(sleutel) && (!isBlok(deel) || BLOK_IN_DE_ROUTE.has(sleutel)))
        yield [...pad, sleutel];
      yield* plekken(deel, [...pad, sleutel]);
    }
  }
}

/** Lists of words that nothing refers to: what is read of them is what stands there, so that they need not be read again each time. */
const WOORDEN = new Set([
  'vragen',
  'elementen',
  'bepalingen',
  'begrippen',
  'nietGeregeld',
  'teksten',
  'eigenOordeel',
  'uitgangspunten',
]);

/** The same content without what stands at the path. */
function zonder(waarde: unknown, [eerste, ...rest]: Pad): unknown {
  if (Array.isArray(waarde)) {
    const i = Number(eerste);
    return rest.length === 0 ? waarde.toSpliced(i, 1) : waarde.with(i, zonder(waarde[i], rest));
  }
  if (!isBlok(waarde)) return waarde;
  const { [String(eerste)]: weg, ...over } = waarde;
  return rest.length === 0 ? over : { ...over, [String(eerste)]: zonder(weg, rest) };
}

function lees(inhoud: unknown): Regeling | undefined {
  try {
    return parseRegeling(inhoud);
  } catch (fout) {
    if (fout instanceof BeleidsFout) return undefined;
    throw fout;
  }
}

/** The first case that comes out differently. */
function eersteAnders(uitkomsten: Iterable<GevalUitkomst>): string | undefined {
  for (const { geval, verschillen } of uitkomsten) if (verschillen.length > 0) return geval;
  return undefined;
}

/** A file that several municipalities share says the same for each. */
const bestanden = beleid.regelingen.filter(({ bestand }, i, alle) => alle.findIndex((een) => een.bestand === bestand) === i);

describe.each(bestanden.map((geladen) => [geladen.bestand, geladen] as const))('%s', (_, { regeling, inhoud }) => {
  const gevallen = beleid.gevallen.find(
    ({ gevallen: een }) => een.gemeente === regeling.gemeente && een.regeling === regeling.regeling,
  )?.gevallen;
  const andere = beleid.regelingen.map((een) => een.regeling).filter((een) => een !== regeling);

  test('wat er ook uit verdwijnt: een geval met een naam faalt, of het bestand wordt geweigerd', { timeout: 120_000 }, () => {
    if (!gevallen) throw new Error('geen gevallen');
    const ongemerkt: string[] = [];
    const gevallenVan = new Map<string, number>();
    // Most of what goes is missed by a case about the text, and that is found without computing anything.
    const tekst: typeof gevallen = { ...gevallen, toets: [], besluit: undefined, termijnen: [], bedragen: [], route: [] };
    // What stands outside the route moves no route; and of the route only these two kinds of cases speak.
    const buitenRoute: typeof gevallen = { ...gevallen, inhoud: [], route: [] };
    const alleenRoute: typeof gevallen = { ...tekst, inhoud: [], route: gevallen.route };
    const zonderRoute = zonder(inhoud, ['route']);
    const { route } = regeling;
    /** Looking whether a route can be gone takes longest: where it is not touched, it stays as it was read. */
    const zonderPlek = (pad: Pad): Regeling | undefined => {
      if (WOORDEN.has(String(pad[0])) && pad.length > 1) return zonder(regeling, pad) as Regeling;
      if (pad[0] === 'route' || !route) return lees(zonder(inhoud, pad));
      const rest = lees(zonder(zonderRoute, pad));
      return rest && { ...rest, route };
    };
    for (const pad of plekken(inhoud)) {
      const rest = zonderPlek(pad);
      if (!rest) continue;
      const versies = [...andere, rest];
      const gemerkt =
        eersteAnders(gevalUitkomsten(tekst, versies, beleid.landelijk)) ??
        eersteAnders(gevalUitkomsten(pad[0] === 'route' ? alleenRoute : buitenRoute, versies, beleid.landelijk));
      if (gemerkt !== undefined) gevallenVan.set(gemerkt, (gevallenVan.get(gemerkt) ?? 0) + 1);
      else ongemerkt.push(pad.join('.'));
    }
    expect(ongemerkt).toEqual([]);
    expect(gevallenVan.size).toBeGreaterThan(20);
  });
});
