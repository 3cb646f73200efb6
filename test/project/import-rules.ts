/**
 * How the house hangs together: who may import whom. Each rule takes the files with their imports and gives its findings as text,
 * so that the test can hold the house against it and can show on an invented house that it finds what it has to find.
 */
import { type Import, importsOf, isTest, lex, type Source } from './sources.ts';

export type House = ReadonlyMap<string, { readonly imports: readonly Import[]; readonly text: string }>;

/** The product's own files: tests apart, declarations none. */
export const buildHouse = (sources: readonly Source[]): House =>
  new Map(
    sources
      .filter((source) => !isTest(source.path))
      .map((source) => [source.path, { imports: importsOf(source), text: source.text }]),
  );

/** `src/uren/queries.ts` → `uren`; undefined for composition (`src/app.ts`) and what stands outside src. */
const folderOf = (file: string): string | undefined => /^src\/([^/]+)\//.exec(file)?.[1];
const BASE = new Set(['kernel', 'platform', 'web']);
const areaOf = (file: string): string | undefined => {
  const folder = folderOf(file);
  return folder === undefined || BASE.has(folder) ? undefined : folder;
};

/** The shape of a regeling and what is computed from it alone: everybody may use these directly. */
const PURE_BELEID = new Set(['regeling', 'explain', 'landelijk', 'pick'].map((name) => `src/beleid/${name}.ts`));
const isRules = (file: string): boolean => /^src\/[^/]+\/rules(\/.*)?\.ts$/.test(file) || /^src\/[^/]+\/rules\//.test(file);
const isQueries = (file: string): boolean => /\/queries[^/]*(\.ts$|\/)/.test(file);
const isPublic = (file: string): boolean => /^src\/[^/]+\/(index|opdracht|types|rules)\.ts$/.test(file);

type Edge = { from: string; to: string; typeOnly: boolean };
const edges = (house: House): Edge[] =>
  [...house].flatMap(([from, { imports }]) => imports.map((i) => ({ from, to: i.target, typeOnly: i.typeOnly })));
const inside = (target: string): boolean => target.startsWith('src/');
const arrow = (e: { from: string; to: string }): string => `${e.from} → ${e.to}`;

/** Clock, chance, network, files and output: what the same facts must not make different. */
const IMPURE =
  /\b(Date\.now|new Date|Temporal\.Now|Math\.random|randomUUID|process\.|fetch\(|console\.|setTimeout|performance\.)/;

/**
 * rules.ts and the pure files of beleid: facts and regeling in, outcome out. They and every own file they use take only the kernel,
 * pure files of beleid, the front door or the public types and rules of another area, and zod.
 */
export const rulesArePure = (house: House): string[] => {
  const findings = new Set<string>();
  const seen = new Set<string>();
  const visit = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    const source = house.get(file);
    if (!source) return;
    const impure = IMPURE.exec(lex(source.text).code);
    if (impure) findings.add(`${file}: ${impure[0]}`);
    for (const { target, typeOnly } of source.imports) {
      const edge = arrow({ from: file, to: target });
      if (target === 'zod') continue;
      if (!inside(target)) findings.add(edge);
      else if (folderOf(target) === 'kernel' || PURE_BELEID.has(target)) continue;
      else if (areaOf(target) === undefined) findings.add(edge);
      else if (areaOf(target) !== areaOf(file)) {
        if (!isPublic(target)) findings.add(edge);
      } else if (!typeOnly) {
        if (isQueries(target) || /\/(actions|pages|jobs|api|index)(\.ts$|\/)/.test(target)) findings.add(edge);
        else visit(target);
      }
    }
  };
  for (const file of house.keys()) if (isRules(file) || PURE_BELEID.has(file)) visit(file);
  return [...findings];
};

const SQL_CALL =
  /\.(insertInto|updateTable|deleteFrom|selectFrom|selectNoFrom|mergeInto)\(|\bsql(<[^>]*>)?`|(?<!\breq)\.query(<[^(]*>)?\(/;

/** The files outside queries where SQL is the job itself. */
const SQL_BY_TRADE: ReadonlyMap<string, string> = new Map([
  ['src/beleid/store.ts', 'brings beleid/ into the database at the start, under the owner'],
  ['src/web/route.ts', 'hands the pool and the handle of a transaction to pages'],
  ['src/web/idempotency.ts', 'keeps the keys of forms in the transaction of the form'],
  ['src/web/failure.ts', 'knows what an error of PostgreSQL means for a page'],
]);

/** SQL stands in `queries` (and in the platform, which is about the database). Importing a type of kysely or pg is not SQL. */
export const sqlOnlyInQueries = (house: House): string[] =>
  [...house]
    .filter(([file]) => inside(file) && folderOf(file) !== 'platform' && !isQueries(file) && !SQL_BY_TRADE.has(file))
    .flatMap(([file, { imports, text }]) => {
      const package_ = imports.find((i) => !i.typeOnly && ['kysely', 'pg'].includes(i.target));
      const call = SQL_CALL.exec(lex(text).code);
      return package_ || call ? [`${file}: ${[package_?.target, call?.[0]].filter(Boolean).join(', ')}`] : [];
    });

/**
 * Another area is entered through its index.ts; types and rules may also be named as types. An area that a command uses without its pages
 * has a second door, `opdracht.ts`: a command that answers from files alone would otherwise first read the whole web.
 */
export const areasMeetAtTheFrontDoor = (house: House): string[] =>
  edges(house)
    .filter((e) => {
      const to = inside(e.to) ? areaOf(e.to) : undefined;
      if (to === undefined || to === areaOf(e.from) || !inside(e.from)) return false;
      if (e.to === `src/${to}/index.ts` || e.to === `src/${to}/opdracht.ts` || PURE_BELEID.has(e.to)) return false;
      return !(e.typeOnly && isPublic(e.to));
    })
    .map(arrow);

/** kernel knows nobody, platform only the kernel, web those two: no area ever. */
export const basesKnowNoArea = (house: House): string[] => {
  const allowed: Record<string, readonly string[]> = {
    kernel: ['kernel'],
    platform: ['kernel', 'platform'],
    web: ['kernel', 'platform', 'web'],
  };
  return edges(house)
    .filter((e) => {
      const may = allowed[folderOf(e.from) ?? ''];
      return (
        may !== undefined &&
        !e.to.includes(':') &&
        e.to.includes('/') &&
        /^(src|seed|test|tooling)\//.test(e.to) &&
        !may.includes(folderOf(e.to) ?? '')
      );
    })
    .map(arrow);
};

/** The one file of the web that an action may use: it reads what was typed, and knows nothing of pages. */
const READS_A_FORM = 'src/web/form-data.ts';

/** A use case goes one way: pages → actions → rules and queries; below the pages nothing knows the web. */
export const useCasesGoOneWay = (house: House): string[] =>
  edges(house)
    .filter((e) => inside(e.from) && areaOf(e.from) !== undefined)
    .filter((e) => {
      const below = isQueries(e.from) || /\/actions\//.test(e.from);
      if (below && e.to.startsWith('src/web/')) return e.to !== READS_A_FORM;
      if (areaOf(e.from) !== areaOf(e.to)) return false;
      return (
        (isQueries(e.from) && /\/(actions|pages)(\.ts$|\/)/.test(e.to)) ||
        (/\/actions\//.test(e.from) && /\/pages(\.ts$|\/)/.test(e.to))
      );
    })
    .map(arrow);

/** Groups of files that need each other to start. Type imports do not count: they are gone when the program runs. */
export const noCycles = (house: House): string[] => {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const found: string[] = [];
  const visit = (file: string): void => {
    index.set(file, index.size);
    low.set(file, index.get(file) ?? 0);
    stack.push(file);
    for (const { target, typeOnly } of house.get(file)?.imports ?? []) {
      if (typeOnly || !house.has(target)) continue;
      if (target === file) found.push(`${file} → itself`);
      if (!index.has(target)) visit(target);
      if (stack.includes(target)) low.set(file, Math.min(low.get(file) ?? 0, low.get(target) ?? 0));
    }
    if (low.get(file) !== index.get(file)) return;
    const group = stack.splice(stack.indexOf(file));
    if (group.length > 1) found.push(group.sort().join(' ↔ '));
  };
  for (const file of house.keys()) if (!index.has(file)) visit(file);
  return found;
};

/** What is started or opened by its name. */
const ENTRIES = ['src/main.ts', 'src/cli.ts', 'src/worker.ts'];

/** Files below src that nothing of the product reaches; a file that only tests use belongs beside the tests. */
export const noUnusedFile = (house: House): string[] => {
  const reached = new Set<string>();
  const visit = (file: string): void => {
    if (reached.has(file) || !house.has(file)) return;
    reached.add(file);
    for (const { target } of house.get(file)?.imports ?? []) visit(target);
  };
  for (const entry of ENTRIES) visit(entry);
  for (const file of house.keys()) if (!inside(file)) visit(file);
  return [...house.keys()].filter((file) => inside(file) && !reached.has(file));
};

/** Every relative import exists: a scanner that reads paths wrongly would find nothing wrong anywhere. */
export const importsExist = (house: House, exists: (file: string) => boolean): string[] =>
  edges(house)
    .filter((e) => /^(src|seed|test|tooling|bench|drill)\//.test(e.to) && !exists(e.to))
    .map(arrow);

/** What runs in production (src, and the seed of the demo) uses only `dependencies`. */
export const packagesAreDependencies = (house: House, dependencies: ReadonlySet<string>): string[] =>
  edges(house)
    .filter(
      (e) =>
        /^(src|seed)\//.test(e.from) &&
        !/^(src|seed|test|tooling|bench|drill|beleid|db|node_modules)\//.test(e.to) &&
        !e.to.includes('..'),
    )
    .filter((e) => !e.to.startsWith('node:') && !dependencies.has(/^(@[^/]+\/)?[^/]+/.exec(e.to)?.[0] ?? ''))
    .map(arrow);
