import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { toonGeld } from '../kernel/geld.ts';
import { explainBron } from './explain.ts';
import { Gemeente } from './gemeente.ts';
import { Gevallen } from './gevallen.ts';
import { AowTabel, Feestdagen, type Landelijk, WettelijkeTermijnen } from './landelijk.ts';
import { Regeling } from './regeling.ts';
import { vernieuwInhoud } from './vernieuw.ts';

/** One fault in a file, with the line to look at. */
export type Fout = { bestand: string; regel: number; pad: string; tekst: string };

/** A policy file that cannot be used. Its message lists every fault as `bestand:regel pad: wat er mis is`. */
export class BeleidsFout extends Error {
  readonly fouten: Fout[];
  constructor(fouten: Fout[]) {
    super(fouten.map((f) => `${f.bestand}:${f.regel} ${f.pad ? `${f.pad}: ` : ''}${f.tekst}`).join('\n'));
    this.name = 'BeleidsFout';
    this.fouten = fouten;
  }
}

export type LoadedRegeling = {
  regeling: Regeling;
  bestand: string;
  /** SHA-256 of the content, independent of comments, order of keys and layout. */
  hash: string;
  /** The file as plain data, to store as the immutable version; `parseRegeling` reads it again. */
  inhoud: unknown;
  /** The file as it was written, with its comments. */
  tekst: string;
};

export type LoadedGevallen = { gevallen: Gevallen; bestand: string };

export type Beleid = {
  landelijk: Landelijk;
  gemeenten: Gemeente[];
  regelingen: LoadedRegeling[];
  gevallen: LoadedGevallen[];
};

/**
 * Reads a folder `beleid/` (landelijk/ and gemeenten/<code>-<naam>/<regeling>/<versie>.yaml), used at start-up.
 * Throws a BeleidsFout with every fault of every file.
 */
export function loadBeleid(map: string): Beleid {
  const fouten: Fout[] = [];
  const lees = <T extends z.ZodType>(
    pad: string,
    shape: T,
  ): { waarde: z.output<T>; inhoud: unknown; bestand: string; tekst: string } | undefined => {
    const bestand = relative(process.cwd(), pad) || pad;
    const tekst = readFileSync(pad, 'utf8');
    const gelezen = parseYaml(tekst, bestand, shape);
    if (gelezen.ok) return { ...gelezen, bestand, tekst };
    fouten.push(...gelezen.fouten);
    return undefined;
  };

  const aow = lees(join(map, 'landelijk', 'aow-leeftijd.yaml'), AowTabel);
  const feestdagen = lees(join(map, 'landelijk', 'feestdagen.yaml'), Feestdagen);
  const termijnen = lees(join(map, 'landelijk', 'wettelijke-termijnen.yaml'), WettelijkeTermijnen);

  const gemeenten: Gemeente[] = [];
  const regelingen: LoadedRegeling[] = [];
  const gevallen: LoadedGevallen[] = [];
  for (const gemeenteMap of mappen(join(map, 'gemeenten'))) {
    const gemeente = lees(join(gemeenteMap, 'gemeente.yaml'), Gemeente);
    if (gemeente) gemeenten.push(gemeente.waarde);
    for (const regelingMap of mappen(gemeenteMap)) {
      for (const pad of yamlBestanden(regelingMap)) {
        if (pad.endsWith('gevallen.yaml')) {
          const gelezen = lees(pad, Gevallen);
          if (gelezen) gevallen.push({ gevallen: gelezen.waarde, bestand: gelezen.bestand });
          continue;
        }
        const gelezen = lees(pad, GecontroleerdeRegeling);
        if (!gelezen) continue;
        const { waarde, inhoud, bestand, tekst } = gelezen;
        regelingen.push({ regeling: waarde, bestand, inhoud, tekst, hash: hashVan(inhoud) });
        if (gemeente && waarde.gemeente !== gemeente.waarde.code) {
          fouten.push({
            bestand,
            regel: 1,
            pad: 'gemeente',
            tekst: `is ${waarde.gemeente}, maar de map is van ${gemeente.waarde.code}`,
          });
        }
      }
    }
  }
  fouten.push(...dubbeleVersies(regelingen));
  if (fouten.length > 0 || !aow || !feestdagen || !termijnen) throw new BeleidsFout(fouten);
  return {
    landelijk: {
      aow: aow.waarde,
      termijnen: termijnen.waarde.termijnen,
      feestdagen: new Map(feestdagen.waarde.dagen.map((dag) => [dag.datum, dag.naam])),
      feestdagJaren: feestdagen.waarde.jaren,
    },
    gemeenten,
    regelingen: regelingen.sort((a, b) => (a.regeling.geldigVan < b.regeling.geldigVan ? -1 : 1)),
    gevallen,
  };
}

/** Reads a stored version (`LoadedRegeling.inhoud`) again. Throws a BeleidsFout when it no longer fits. */
export function parseRegeling(inhoud: unknown, bestand = 'regeling'): Regeling {
  const gelezen = GecontroleerdeRegeling.safeParse(vernieuwInhoud(inhoud));
  if (gelezen.success) return gelezen.data;
  throw new BeleidsFout(gelezen.error.issues.map((i) => ({ bestand, regel: 1, pad: i.path.join('.'), tekst: dutch(i) })));
}

/**
 * Reads the text of one version that somebody hands in, on the same terms as a file of `beleid/`. What cannot be read at all is a fault
 * too, never an error.
 */
export function leesRegeling(
  tekst: string,
  bestand: string,
): { ok: true; regeling: Regeling; inhoud: unknown; hash: string } | { ok: false; fouten: Fout[] } {
  return leesTekst(tekst, bestand, GecontroleerdeRegeling, ({ waarde, inhoud }) => ({
    ok: true,
    regeling: waarde,
    inhoud,
    hash: hashVan(inhoud),
  }));
}

/** As leesRegeling, for agreed cases. */
export function leesGevallen(tekst: string, bestand: string): { ok: true; gevallen: Gevallen } | { ok: false; fouten: Fout[] } {
  return leesTekst(tekst, bestand, Gevallen, ({ waarde }) => ({ ok: true, gevallen: waarde }));
}

function leesTekst<T extends z.ZodType, U>(
  tekst: string,
  bestand: string,
  shape: T,
  gelukt: (gelezen: { waarde: z.output<T>; inhoud: unknown }) => U,
): U | { ok: false; fouten: Fout[] } {
  try {
    const gelezen = parseYaml(tekst, bestand, shape);
    return gelezen.ok ? gelukt(gelezen) : gelezen;
  } catch (fout) {
    // Aliases that multiply, brackets in brackets without end: yaml and zod give up on them with an error of their own.
    if (!(fout instanceof ReferenceError) && !(fout instanceof RangeError) && !(fout instanceof TypeError)) throw fout;
    const tekst = 'het bestand zit te diep in elkaar om te lezen; schrijf elke waarde voluit, zonder & en *';
    return { ok: false, fouten: [{ bestand, regel: 1, pad: '', tekst }] };
  }
}

/** SHA-256 over the content with sorted keys. */
export function hashVan(inhoud: unknown): string {
  return createHash('sha256').update(canoniek(inhoud)).digest('hex');
}

function canoniek(waarde: unknown): string {
  if (Array.isArray(waarde)) return `[${waarde.map(canoniek).join(',')}]`;
  if (waarde !== null && typeof waarde === 'object') {
    const delen = Object.entries(waarde)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([sleutel, deel]) => `${JSON.stringify(sleutel)}:${canoniek(deel)}`);
    return `{${delen.join(',')}}`;
  }
  return JSON.stringify(waarde) ?? 'null';
}

/** The shape plus what only the whole file can tell: every source is known, every key is used once, every reference leads somewhere. */
const GecontroleerdeRegeling = Regeling.superRefine((regeling, ctx) => {
  const fout = (path: (string | number)[], message: string): void => ctx.addIssue({ code: 'custom', path, message });
  loopBronnen(regeling, [], (pad, bron) => {
    if (explainBron(regeling, bron)) return;
    const bekend = [...Object.keys(regeling.bronnen), 'Awb', 'Atw', 'AOW', 'Wmo 2015', 'AVG', 'iWmo', 'keuze'].join(', ');
    fout(pad, `de bron “${bron}” is niet bekend; gebruik een van: ${bekend}`);
  });
  const gezien = new Set<string>();
  regeling.producten.forEach((product, i) => {
    const bij = (veld: string): (string | number)[] => ['producten', i, veld];
    if (gezien.has(product.product)) fout(bij('product'), `${product.product} staat er twee keer in`);
    gezien.add(product.product);
    const { soort } = product;
    if (soort === 'ontwikkeling' && !product.doelTreden) fout(['producten', i], 'een ontwikkeling heeft doelTreden nodig');
    const opTrede = soort !== 'orientatie' || product.toegang?.waarde !== 'onduidelijk-wat-inwoner-wil-en-kan';
    if (opTrede && !product.startTreden) fout(['producten', i], `${product.product} heeft startTreden nodig`);
    if (soort !== 'orientatie' && product.toegang) fout(bij('toegang'), 'alleen een oriëntatie heeft een toegang');
    if (soort === 'begeleiding-groep') {
      if (!product.profiel) fout(['producten', i], 'begeleiding groep heeft een profiel nodig');
      else if (product.profiel !== 'duurzaam-intensief' && !product.leefgebieden)
        fout(['producten', i], `het profiel ${product.profiel} heeft leefgebieden nodig`);
      if (!regeling.begeleidingGroep) fout(['producten', i], 'begeleiding groep heeft het blok begeleidingGroep nodig');
    }
    if (product.afrekening && !product.prijs) fout(bij('afrekening'), 'een afrekening heeft een prijs nodig');
    if (product.prijs?.per === 'geen' && product.prijs.bedrag !== null)
      fout(bij('prijs'), 'wie “per: geen” schrijft, schrijft “bedrag: null”');
    if (product.prijs?.delen) prijsDelen(product.prijs.bedrag, product.prijs.delen, (tekst) => fout(bij('prijs'), tekst));
  });
  for (const functie of regeling.mandaat?.keten ?? []) {
    if (!regeling.mandaat?.functies[functie]) fout(['mandaat', 'keten'], `de functie ${functie} heeft geen naam onder functies`);
  }
  const naar = new Set(regeling.wegwijzers.map((wegwijzer) => wegwijzer.naar));
  regeling.wegwijzers.forEach((wegwijzer, i) => {
    if ((wegwijzer.wanneer === 'hoofddoel') !== (wegwijzer.hoofddoelen !== undefined))
      fout(['wegwijzers', i], 'hoofddoelen horen bij “wanneer: hoofddoel”, en alleen daarbij');
  });
  regeling.uitsluitingen.forEach((uitsluiting, i) => {
    if ((uitsluiting.soort === 'hoofddoel') !== (uitsluiting.hoofddoelen !== undefined))
      fout(['uitsluitingen', i], 'hoofddoelen horen bij “soort: hoofddoel”, en alleen daarbij');
    if (uitsluiting.verwijst !== undefined && !naar.has(uitsluiting.verwijst))
      fout(
        ['uitsluitingen', i, 'verwijst'],
        `er is geen wegwijzer naar ${uitsluiting.verwijst}; kies uit: ${[...naar].join(', ') || 'geen'}`,
      );
  });
  regeling.ladder.treden.forEach((trede, i) => {
    if (trede.trede !== i + 1)
      fout(['ladder', 'treden', i, 'trede'], `hier hoort trede ${i + 1}: schrijf de treden van 1 tot en met 6`);
  });
  for (const fouteStap of routeFouten(regeling)) fout(fouteStap.pad, fouteStap.tekst);
  if (regeling.geldigTot !== null && regeling.geldigTot < regeling.geldigVan)
    fout(['geldigTot'], `ligt voor geldigVan (${regeling.geldigVan}); schrijf een latere dag, of null`);
});

function prijsDelen(bedrag: number | null, delen: readonly { bedrag: number | null }[], fout: (tekst: string) => void): void {
  const bedragen = delen.map((deel) => deel.bedrag);
  if (bedragen.includes(null)) return;
  const som = bedragen.reduce<number>((totaal, deel) => totaal + (deel ?? 0), 0);
  if (som !== bedrag)
    fout(
      `de delen zijn samen ${toonGeld(som)}, het bedrag is ${bedrag === null ? 'niet geregeld' : toonGeld(bedrag)}; maak ze gelijk`,
    );
}

function routeFouten(regeling: Regeling): { pad: (string | number)[]; tekst: string }[] {
  const { route } = regeling;
  if (!route) return [];
  const fouten: { pad: (string | number)[]; tekst: string }[] = [];
  const ids = new Set<string>();
  route.stappen.forEach((stap, i) => {
    const pad = ['route', 'stappen', i];
    if (ids.has(stap.id)) fouten.push({ pad: [...pad, 'id'], tekst: `de stap ${stap.id} staat er twee keer in` });
    ids.add(stap.id);
    if (stap.product !== undefined && !regeling.producten.some((product) => product.product === stap.product))
      fouten.push({ pad: [...pad, 'product'], tekst: `het product ${stap.product} staat niet onder producten` });
  });
  const uitgangen = [
    ...route.stappen.map((stap, i) => ({ uit: stap.uit, pad: ['route', 'stappen', i, 'uit'] })),
    ...route.terug.map((terug, i) => ({ uit: terug.naar, pad: ['route', 'terug', i, 'naar'] })),
  ];
  for (const { uit, pad } of uitgangen) {
    uit.forEach((uitgang, i) => {
      if (uitgang.naar !== undefined && !ids.has(uitgang.naar))
        fouten.push({ pad: [...pad, i, 'naar'], tekst: `er is geen stap ${uitgang.naar}; kies uit: ${[...ids].join(', ')}` });
    });
  }
  return fouten;
}

function loopBronnen(waarde: unknown, pad: (string | number)[], zie: (pad: (string | number)[], bron: string) => void): void {
  if (Array.isArray(waarde)) {
    waarde.forEach((deel, i) => {
      loopBronnen(deel, [...pad, i], zie);
    });
  } else if (waarde !== null && typeof waarde === 'object') {
    for (const [sleutel, deel] of Object.entries(waarde)) {
      if (sleutel === 'bron' && typeof deel === 'string') zie([...pad, sleutel], deel);
      else loopBronnen(deel, [...pad, sleutel], zie);
    }
  }
}

type Gelezen<T> = { ok: true; waarde: T; inhoud: unknown } | { ok: false; fouten: Fout[] };

/** Reads YAML text and holds it against a shape; each fault carries the line it stands on. */
export function parseYaml<T extends z.ZodType>(tekst: string, bestand: string, shape: T): Gelezen<z.output<T>> {
  const regels = new LineCounter();
  const document = parseDocument(tekst, { lineCounter: regels });
  if (document.errors.length > 0) {
    const fouten = document.errors.map((fout) => {
      const regel = regels.linePos(fout.pos[0]).line;
      return { bestand, regel, pad: '', tekst: `dit is geen geldige YAML (${fout.code})` };
    });
    return { ok: false, fouten };
  }
  const inhoud: unknown = document.toJS();
  const gelezen = shape.safeParse(inhoud);
  if (gelezen.success) return { ok: true, waarde: gelezen.data, inhoud };
  const fouten = gelezen.error.issues.map((issue) => ({
    bestand,
    regel: regelVan(document.contents, issue.path, regels),
    pad: issue.path.join('.'),
    tekst: dutch(issue),
  }));
  return { ok: false, fouten };
}

/** Line of the deepest part of the path that exists in the file. */
function regelVan(begin: unknown, pad: readonly PropertyKey[], regels: LineCounter): number {
  let knoop = begin;
  let regel = 1;
  for (const deel of pad) {
    if (isMap(knoop)) {
      const paar = knoop.items.find((item) => isScalar(item.key) && String(item.key.value) === String(deel));
      if (!paar) break;
      if (isScalar(paar.key) && paar.key.range) regel = regels.linePos(paar.key.range[0]).line;
      knoop = paar.value;
    } else if (isSeq(knoop)) {
      knoop = knoop.items[Number(deel)];
      if ((isMap(knoop) || isScalar(knoop) || isSeq(knoop)) && knoop.range) regel = regels.linePos(knoop.range[0]).line;
    } else break;
  }
  return regel;
}

function dutch(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return `kent geen ${issue.keys.join(', ')}: controleer de spelling`;
    case 'invalid_type':
      return issue.input === undefined && issue.message.includes('undefined')
        ? 'ontbreekt'
        : `hoort ${TYPEN[issue.expected] ?? issue.expected} te zijn`;
    case 'invalid_value':
      return issue.message.startsWith('Invalid') ? `kan alleen zijn: ${issue.values.map(String).join(', ')}` : issue.message;
    case 'too_small':
      return issue.message.startsWith('Too small') ? `is te klein of te kort (minstens ${issue.minimum})` : issue.message;
    case 'too_big':
      return issue.message.startsWith('Too big') ? `is te groot of te lang (hoogstens ${issue.maximum})` : issue.message;
    case 'invalid_format':
      return issue.message.startsWith('Invalid') ? 'heeft niet de juiste vorm' : issue.message;
    default:
      return issue.message === 'Invalid input' ? 'klopt niet' : issue.message;
  }
}

const TYPEN: Record<string, string> = {
  string: 'tekst',
  number: 'een getal',
  int: 'een heel getal',
  boolean: 'true of false',
  array: 'een lijst',
  object: 'een blok met velden',
  record: 'een blok met velden',
};

function dubbeleVersies(regelingen: LoadedRegeling[]): Fout[] {
  const gezien = new Set<string>();
  return regelingen.flatMap(({ regeling, bestand }) => {
    const sleutel = `${regeling.gemeente} ${regeling.regeling} ${regeling.geldigVan} ${regeling.vastgesteldOp}`;
    const dubbel = gezien.has(sleutel);
    gezien.add(sleutel);
    return dubbel
      ? [{ bestand, regel: 1, pad: 'geldigVan', tekst: `versie ${regeling.geldigVan} van ${regeling.naam} bestaat al` }]
      : [];
  });
}

function mappen(map: string): string[] {
  return readdirSync(map, { withFileTypes: true })
    .filter((item) => item.isDirectory())
    .map((item) => join(map, item.name))
    .sort();
}

function yamlBestanden(map: string): string[] {
  return readdirSync(map)
    .filter((naam) => naam.endsWith('.yaml'))
    .map((naam) => join(map, naam))
    .sort();
}
