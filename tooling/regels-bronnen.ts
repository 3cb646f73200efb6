// What docs/regels.md is made of: the register, the policy files with their cases, the sources and the tests, and where pages stand.
import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const root = path.join(import.meta.dirname, '..');
const read = (file: string): string => fs.readFileSync(path.join(root, file), 'utf8');

const Register = z.strictObject({
  regels: z.array(
    z.strictObject({
      regel: z.string().regex(/^(L|AP|AR|NI|AL|AM|OS|ED|U|K)\d+$/),
      bron: z.string().min(2),
      tekst: z.string().min(15),
      /** Places in the regelingen where its values stand, when no case about the text names them. */
      waar: z.array(z.string()).optional(),
      /** Why the product does not execute it. */
      niet: z.string().min(10).optional(),
    }),
  ),
});
export type Regel = z.output<typeof Register>['regels'][number];

export const readRegister = (): Regel[] => Register.parse(parse(read('beleid/regels.yaml'))).regels;

/** Files below a folder with this end, sorted; paths as git names them. */
export function filesIn(folder: string, end: string): string[] {
  return fs
    .readdirSync(path.join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(end))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();
}

const Geval = z.looseObject({
  geval: z.string(),
  regels: z.array(z.string()),
  staat: z.record(z.string(), z.unknown()).optional(),
  versie: z.string().optional(),
});
const Gevallen = z.looseObject({
  regeling: z.string(),
  gemeente: z.string(),
  toets: z.array(Geval).default([]),
  besluit: z.looseObject({ gevallen: z.array(Geval) }).optional(),
  termijnen: z.array(Geval).default([]),
  bedragen: z.array(Geval).default([]),
  inhoud: z.array(Geval).default([]),
});

/** Of one municipality, or shared by several. */
const policyFiles = (end: string): string[] => ['beleid/gemeenten', 'beleid/regio'].flatMap((folder) => filesIn(folder, end));

/** A case, with the file it stands in and the places of the policy file that it looks at. */
export type GevalPlaats = {
  regels: string[];
  naam: string;
  soort: string;
  bestand: string;
  plaatsen: { bestand: string; pad: string }[];
};

export function readGevallen(): GevalPlaats[] {
  return policyFiles('gevallen.yaml').flatMap((bestand) => {
    const gevallen = Gevallen.parse(parse(read(bestand)));
    const versies = filesIn(path.dirname(bestand), '.yaml').filter((file) => /\d{4}-\d{2}-\d{2}\.yaml$/.test(file));
    const van = (soort: string, lijst: z.output<typeof Geval>[]): GevalPlaats[] =>
      lijst.map((geval) => ({
        regels: geval.regels,
        naam: geval.geval,
        soort,
        bestand,
        plaatsen: Object.keys(geval.staat ?? {}).flatMap((pad) =>
          versies
            .filter((file) => geval.versie === undefined || file.endsWith(`${geval.versie}.yaml`))
            .map((file) => ({ bestand: file, pad })),
        ),
      }));
    return [
      ...van('toets', gevallen.toets),
      ...van('besluit', gevallen.besluit?.gevallen ?? []),
      ...van('termijnen', gevallen.termijnen),
      ...van('bedragen', gevallen.bedragen),
      ...van('inhoud', gevallen.inhoud),
    ];
  });
}

const KEYS = ['product', 'sleutel', 'id', 'naam'];

function opPad(waarde: unknown, pad: readonly string[]): boolean {
  const [deel, ...rest] = pad;
  if (deel === undefined) return waarde !== undefined && waarde !== null;
  if (Array.isArray(waarde))
    return waarde.some(
      (een) => KEYS.some((key) => z.record(z.string(), z.unknown()).safeParse(een).data?.[key] === deel) && opPad(een, rest),
    );
  const blok = z.record(z.string(), z.unknown()).safeParse(waarde).data;
  return blok !== undefined && Object.hasOwn(blok, deel) && opPad(blok[deel], rest);
}

/** Each file is read once: every rule asks for its places in all of them. */
const gelezen = new Map<string, unknown>();
function inhoudVan(file: string): unknown {
  if (!gelezen.has(file)) gelezen.set(file, parse(read(file)));
  return gelezen.get(file);
}

/** The versions in which a place is. */
export function findPlaces(pad: string): { bestand: string; pad: string }[] {
  return policyFiles('.yaml')
    .filter((file) => /\d{4}-\d{2}-\d{2}\.yaml$/.test(file) && opPad(inhoudVan(file), pad.split('.')))
    .map((bestand) => ({ bestand, pad }));
}

/** Every mention of a rule in a text: "AP5", also within "AP5/AP6" and "AP10, AP11". */
const mentions = (text: string): Set<string> => new Set(text.match(/\b(?:L|AP|AR|NI|AL|AM|OS|ED|U|K)\d+\b/g) ?? []);

/** What a line of code declares, if it does. */
const DECLARES = /^(?:export\s+)?(?:default\s+)?(?:async\s+)?(?:function\*?|const|class|type|interface)\s+([A-Za-z_$][\w$]*)/;

export type CodePlaats = { regel: string; bestand: string; naam: string };

/** The rules that the code names, in its comments or as the rule of a ground, with the declaration they belong to. */
export function readCode(): CodePlaats[] {
  const found: CodePlaats[] = [];
  for (const bestand of filesIn('src', '.ts').filter((file) => !file.endsWith('.test.ts'))) {
    const lines = read(bestand).split('\n');
    let naam = '';
    for (const [i, line] of lines.entries()) {
      const declared = DECLARES.exec(line)?.[1];
      if (declared !== undefined) naam = declared;
      const regels = mentions(line.replace(/\bd="[^"]*"/g, ''));
      if (regels.size === 0 || /^\s*(<|')?[MmLlHhVvCcZz][\d\s.]/.test(line)) continue;
      // A comment belongs to what comes after it.
      const comment = /^(\/\*\*|\s\*|\/\/)/.test(line);
      const next = comment
        ? lines
            .slice(i + 1, i + 12)
            .map((een) => DECLARES.exec(een)?.[1])
            .find((een) => een !== undefined)
        : undefined;
      for (const regel of regels) found.push({ regel, bestand, naam: next ?? naam });
    }
  }
  return found;
}

export type TestPlaats = { regel: string; bestand: string; naam: string };

/** The names of tests that name a rule: of `test`, `it` and `describe`, and the rows of a table. */
export function readTests(): TestPlaats[] {
  const found: TestPlaats[] = [];
  for (const bestand of [...filesIn('src', '.test.ts'), ...filesIn('test', '.test.ts')]) {
    const text = read(bestand);
    const names = [
      ...text.matchAll(/\b(?:test|it|describe)(?:\.each\((?:[^()]|\([^()]*\))*\))?\(\s*(['"`])((?:(?!\1).)*)\1/g),
      ...text.matchAll(/^\s*\[\s*(['"`])((?:(?!\1).)*)\1/gm),
    ].map(([, , name]) => name ?? '');
    for (const naam of names) for (const regel of mentions(naam)) found.push({ regel, bestand, naam });
  }
  return found;
}

/** The GET routes that the sources declare, with the constants of the same file filled in. */
export function readRoutes(): Set<string> {
  const routes = new Set<string>();
  for (const bestand of filesIn('src', '.ts')) {
    const text = read(bestand);
    if (!/\b(router\.get|openbaar)\(/.test(text)) continue;
    const constants = new Map(
      [...text.matchAll(/const (\w+) = '(\/[^']*)'/g)].map(([, name, value]) => [name ?? '', value ?? '']),
    );
    if (text.includes('router.get(pad')) for (const [, pad] of text.matchAll(/\bpad: '(\/[^']+)'/g)) routes.add(pad ?? '');
    for (const [, quoted, template, name, openbaar] of text.matchAll(
      /router\.get\(\s*(?:'([^']+)'|`([^`]+)`|(\w+),)|openbaar\('GET', '([^']+)'/g,
    )) {
      const route = quoted ?? openbaar ?? (name === undefined ? template : constants.get(name));
      if (route !== undefined) routes.add(route.replace(/\$\{(\w+)\}/g, (whole, constant) => constants.get(constant) ?? whole));
    }
  }
  return routes;
}
